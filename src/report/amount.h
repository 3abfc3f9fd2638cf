#ifndef NIANBAO_REPORT_AMOUNT_H
#define NIANBAO_REPORT_AMOUNT_H

/*
 * An amount in the smaller unit people have at hand: who types 1279000 into a
 * cell of 万元 reads that it is 12,790,000,000 元. Which units are smaller is the
 * form's to say (`unit_is`).
 */

#include "form/form.h"
#include "report/value.h"

/* "12,790,000,000 元（一百二十七亿九千万元）": the words only on a form in Chinese. NULL where
   there is no figure, the form names no smaller unit, or it has too many digits. Free with
   g_free. */
char *amount_reading(
	const struct form *form, const struct cell_spec *spec, const struct value *value);

#endif
