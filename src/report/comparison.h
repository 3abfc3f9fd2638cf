#ifndef NIANBAO_REPORT_COMPARISON_H
#define NIANBAO_REPORT_COMPARISON_H

/*
 * This year's figure beside last year's: the same, so many per cent more or
 * less, or, where per cent would only be a long number, so many times as much.
 * What was nothing last year, or below it, has no share to speak of: there the
 * difference is said. A total that blanks can still add to is not compared.
 */

#include "report/value.h"

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

/* "+7.9%", "9748倍", "平", "+15"; "" where there is nothing to compare. Free with g_free. */
char *comparison_text(struct comparison comparison);

#endif
