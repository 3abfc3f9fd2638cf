#ifndef NIANBAO_CHECK_AGENDA_H
#define NIANBAO_CHECK_AGENDA_H

/*
 * The agenda: what is left to do about a report, as a list to be gone through.
 *
 * First the errors, then what is not filled in, warnings, and warnings that have
 * been explained; each in the order of the form. Blanks of a table are folded by
 * row, for a hundred lines of "not filled" help nobody.
 *
 * An agenda says how things stood when it was made, and borrows nothing.
 */

#include "check/checker.h"
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
	size_t slot;     /* of the finding; of blanks that of the first */
	cell_index cell; /* where it belongs */
	size_t blanks;   /* of AGENDA_BLANK: how many cells of the row */
};

struct agenda {
	GArray *items; /* of struct agenda_item */
	size_t counts[AGENDA_KINDS];
};

/* Of one section, or of all (-1). To be released. */
struct agenda agenda_of(const struct checker *checker, int section);
void agenda_release(struct agenda *agenda);

/* How many items there are of a kind, AGENDA_KINDS: of all. */
size_t agenda_count(const struct agenda *agenda, enum agenda_kind kind);
/* The n-th of them, from 0. */
const struct agenda_item *agenda_get(const struct agenda *agenda, enum agenda_kind kind, size_t n);

/* The next cell to look at behind one: the cells of errors in turn, then those of open remarks, then those
   of warnings that are not explained, and round. CELL_NONE when there are none. */
cell_index agenda_next(const struct checker *checker, cell_index from);

#endif
