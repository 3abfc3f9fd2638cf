#ifndef NIANBAO_REPORT_COMPARISON_H
#define NIANBAO_REPORT_COMPARISON_H

/*
 * This year's figure beside last year's: the same, so many per cent more or
 * less, or, where per cent would only be a long number, so many times as much.
 * What was nothing last year, or below it, has no share to speak of: there the
 * difference is said. A total that blanks can still add to is not compared.
 */

#include "report/value.h"
#include <stdbool.h>

enum comparison_kind {
	COMPARISON_NONE, /* one of the two is no figure yet */
	COMPARISON_SAME,
	COMPARISON_PERCENT, /* more or less by so many */
	COMPARISON_TIMES,   /* so many times as much */
	COMPARISON_DIFFERENCE,
};

struct comparison {
	enum comparison_kind kind;
	struct decimal number;
};

struct comparison comparison_of(const struct value *value, const struct value *last);

enum { COMPARISON_LEAST = 10 }; /* two whole numbers that differ by less are no matter */

/* Whether the greater of two figures is so many times the smaller one or more: what somebody who
   reviews wants to see. Figures of which one is nought or below are beyond any factor; counts that
   differ by less than COMPARISON_LEAST are not. False where one of the two is no figure. */
bool comparison_is_beyond(
	const struct value *value, const struct value *last, struct decimal factor);

/* "+7.9%", "9748倍", "平", "+15"; "" where there is nothing to compare. Free with g_free. */
char *comparison_text(struct comparison comparison);

#endif
