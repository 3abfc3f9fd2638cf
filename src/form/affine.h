#ifndef NIANBAO_FORM_AFFINE_H
#define NIANBAO_FORM_AFFINE_H

/*
 * Differences of two formulas as sums of typed cells.
 *
 * A total and one of its parts are not free of each other: `total >= part` holds
 * although each by itself can be any count. Written as a sum of multiples of typed
 * cells, with totals put apart into what they add up, the difference of the two
 * shows it.
 *
 * Not every formula is such a sum, and long ones are given up.
 */

#include "form/bounds.h"

/* What left - right can come to. False when it is no sum of cells. */
bool affine_difference(const struct form *form, struct bounds *bounds, struct program left,
	struct program right, struct range *difference);

#endif
