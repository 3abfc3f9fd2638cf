#ifndef NIANBAO_FORM_RANGE_H
#define NIANBAO_FORM_RANGE_H

/*
 * Ranges: what a formula can come to, whatever is typed.
 *
 * A range holds every value that can come up, and perhaps more: what lies outside
 * is proved never to happen, what lies inside may or may not. Figures and dates
 * are ranges of numbers; a truth may hold, may fail, or both; of a text at most
 * the words it is, or the choices it is one of, are known.
 *
 * Sums pass over what is blank, so a range remembers whether its value is certain
 * to stand: whether it does as soon as every required cell is filled in.
 *
 * Ranges are plain values; texts are borrowed from the form.
 */

#include "base/decimal.h"
#include "form/form.h"
#include "form/program.h"
#include <stdbool.h>

/* A number, or what is below or above all of them. */
struct bound {
	int beyond; /* -1: below all numbers, 1: above all, 0: `number` */
	struct ratio number;
};

enum range_kind {
	RANGE_NOTHING, /* no value ever stands there */
	RANGE_FIGURE,
	RANGE_TEXT,
	RANGE_TRUTH,
};

struct range {
	enum range_kind kind;
	bool certain;
	struct bound least, greatest;
	bool may_hold, may_fail;
	const char *text;             /* the words, or NULL */
	const struct form_cell *cell; /* whose choices it is one of, or NULL */
};

struct bound bound_of(struct ratio number);
/* Below, at or above zero as a is less than, equal to or greater than b. */
int bound_compare(struct bound a, struct bound b);

struct range range_nothing(void);
struct range range_figure(struct bound least, struct bound greatest, bool certain);
/* Any figure at all. */
struct range range_any(bool certain);
struct range range_exactly(struct ratio number);
struct range range_truth(bool may_hold, bool may_fail, bool certain);

/* What either of two ranges of one kind holds. */
struct range range_either(struct range a, struct range b);
/* Whether two ranges of figures have one in common. */
bool range_meets(struct range a, struct range b);

/* Arithmetic, as formulas do it: a sum passes over what may be blank, all else needs both. */
struct range range_add(struct range a, struct range b);
struct range range_negate(struct range a);
struct range range_multiply(struct range a, struct range b);
struct range range_divide(struct range a, struct range b);
struct range range_absolute(struct range a);
/* The greater of the two, or the lesser. */
struct range range_greater(struct range a, struct range b);
struct range range_lesser(struct range a, struct range b);
/* What is stored in a cell with so many decimals. */
struct range range_round(struct range a, int decimals);

/* A truth: what comparing the two can come to. */
struct range range_compare(enum operation relation, struct range a, struct range b);

#endif
