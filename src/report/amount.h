#ifndef NIANBAO_REPORT_AMOUNT_H
#define NIANBAO_REPORT_AMOUNT_H

/*
 * An amount in the smaller unit people have at hand: who types 1279000 into a
 * cell of 万元 reads that it is 12,790,000,000 元. Which units are smaller is the
 * form's to say (`unit_is`).
 */

#include "form/form.h"
#include "report/value.h"

/* What a figure of a cell comes to in its smaller unit; false where the form names none, or where it
   has too many digits. */
bool amount_in_smaller_unit(
	const struct cell_spec *spec, struct decimal amount, struct decimal *out);

/* "12,790,000,000 元（一百二十七亿九千万元）": the words only on a form in Chinese. NULL where there is
   nothing to say. Free with g_free. */
char *amount_reading(
	const struct form *form, const struct cell_spec *spec, const struct value *value);

#endif
