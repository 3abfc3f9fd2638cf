#ifndef NIANBAO_REVIEW_AGENDA_H
#define NIANBAO_REVIEW_AGENDA_H

/*
 * The agenda: what is left to do about a report, as a list to be gone through.
 *
 * First the errors, then what is not filled in, warnings, and warnings that have
 * been explained; each in the order of the form. What is wrong with the report's
 * history or status is an error that has no cell, and stands before those that
 * have one. Blanks of a table are folded by row, for a hundred lines of "not
 * filled" help nobody.
 *
 * An agenda says how things stood when it was made, and keeps the flaws it was made
 * from.
 */

#include "check/checker.h"
#include "review/flaws.h"
#include <glib.h>
#include <stddef.h>

enum agenda_kind {
	AGENDA_ERROR,
	AGENDA_BLANK,
	AGENDA_WARNING, /* without a reason that holds */
	AGENDA_EXPLAINED,
	AGENDA_KINDS,
};

struct agenda_item {
	enum agenda_kind kind;
	size_t slot;                    /* of the finding; of blanks that of the first */
	cell_index cell;                /* where it belongs; CELL_NONE: to the report as a whole */
	size_t blanks;                  /* of AGENDA_BLANK: how many cells of the row */
	const struct review_flaw *flaw; /* an AGENDA_ERROR that has no slot; or NULL */
};

struct agenda {
	GArray *items;    /* of struct agenda_item */
	GPtrArray *flaws; /* which they lead to; a reference, or NULL */
	size_t counts[AGENDA_KINDS];
};

/* Of one section, or of all (-1), which have the flaws (struct review_flaw *; NULL: none) too. To
   be released. */
struct agenda agenda_of(
	const struct report *report, const struct checker *checker, GPtrArray *flaws, int section);
void agenda_release(struct agenda *agenda);

/* How many items there are of a kind, AGENDA_KINDS: of all. */
size_t agenda_count(const struct agenda *agenda, enum agenda_kind kind);
/* The n-th of them, from 0. */
const struct agenda_item *agenda_get(const struct agenda *agenda, enum agenda_kind kind, size_t n);

/* How two items are ordered. */
int agenda_item_compare(const struct agenda_item *left, const struct agenda_item *right);

/* The next cell to look at behind one: the cells of errors in turn, then those of open remarks,
   then those of warnings that are not explained, and round. CELL_NONE when there are none. */
cell_index agenda_next(const struct report *report, const struct checker *checker, cell_index from);

#endif
