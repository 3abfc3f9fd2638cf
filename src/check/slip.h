#ifndef NIANBAO_CHECK_SLIP_H
#define NIANBAO_CHECK_SLIP_H

/*
 * Slips: what a difference between figures comes from, as far as it shows.
 *
 * Most figures that do not add up are one of four slips. A row and a column that
 * fail by the same amount cross in the cell that is wrong. Two columns of a rule
 * whose differences cancel have a case between them that stands in the wrong one.
 * A difference that is just a figure of the sum has that figure left out, or
 * counted twice. One that nine divides is what two digits make that changed places.
 *
 * The first that fits is taken; it is a guess. Hints (hints.h) word it as one, and
 * repairs (repair.h) offer to put it right.
 */

#include "check/slots.h"

enum slip_kind {
	SLIP_NONE,
	SLIP_CELL,    /* `cell` is wrong, where a row and a column cross */
	SLIP_LINE,    /* a case stands in the wrong line: `other` fails by the opposite */
	SLIP_FIGURE,  /* the figure of `cell` has been left out, or counted twice */
	SLIP_DIGITS,  /* two digits of `cell` have changed places */
	SLIP_SOMEONE, /* two digits of one of several cells have */
};

struct slip {
	enum slip_kind kind;
	struct decimal difference; /* of the finding's sides */
	cell_index cell;
	size_t other; /* instance */
};

/* What was found last, which a finding's hint, its repairs and its sides all ask for. The checker
   owns one and forgets it whenever something is examined anew. */
struct slip_memo;
struct slip_memo *slip_memo_new(void);
void slip_memo_free(struct slip_memo *memo);
void slip_memo_forget(struct slip_memo *memo);

/* What the failed finding of a slot comes from; false where it does not show. */
bool slip_of(const struct checker *checker, size_t slot, struct slip *slip);

/* What two neighbouring digits that change places can make of a figure so that it differs by so
   much (more, or less where that is below nought); false when none can. */
bool slip_turn_digits(struct decimal figure, struct decimal by, struct decimal *turned);

/* The columns or rows of which an instance stands for one. */
const struct form_axis *slip_axis(const struct form *form, const struct rule_instance *instance);

#endif
