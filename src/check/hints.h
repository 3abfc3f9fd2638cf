#ifndef NIANBAO_CHECK_HINTS_H
#define NIANBAO_CHECK_HINTS_H

/*
 * Hints: what a difference looks like.
 *
 * Most figures that do not add up are one of four slips. A row and a column that
 * fail by the same amount cross in the cell that is wrong. Two columns of a rule
 * whose differences cancel have a case between them that stands in the wrong one.
 * A difference that is just a figure of the sum has that figure left out, or
 * counted twice. One that nine divides is what two digits make that changed places.
 *
 * The first that fits is said; it is a guess, and is worded as one.
 */

#include "check/checker.h"

/* What the failed finding of a slot looks like, or NULL. Free with g_free. */
char *hint_of(const struct checker *checker, size_t slot);

#endif
