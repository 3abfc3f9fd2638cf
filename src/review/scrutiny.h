#ifndef NIANBAO_REVIEW_SCRUTINY_H
#define NIANBAO_REVIEW_SCRUTINY_H

/*
 * Scrutiny: what a reviewer looks at in a report, gathered as one list.
 *
 * First what is wrong or odd by the rules, with the reasons given for it; then
 * what was changed since the reviewer saw the report last, and what was remarked
 * upon; then, for those who want more, figures far from last year's, notes, and
 * every cell that can be filled in. What is computed follows from those. One cell can stand in it several times, once
 * for each thing there is to see. Each kind is in the order of the form, what has
 * no place in it any more at the end.
 *
 * A scrutiny says how things stood when it was made. It borrows from the report,
 * which must not change before it is released, and keeps the flaws it was given.
 */

#include "report/history.h"
#include "report/remarks.h"
#include "review/agenda.h"
#include <glib.h>

enum scrutiny_kind {
	SCRUTINY_FINDING,
	SCRUTINY_CHANGED, /* since the submission before the present one */
	SCRUTINY_REMARK,
	SCRUTINY_YEAR, /* beyond last year's by a factor */
	SCRUTINY_NOTE,
	SCRUTINY_CELL,
	SCRUTINY_KINDS,
};

/* Sets of kinds, as filters have them. */
#define SCRUTINY_SET(kind) (1U << (kind))
enum {
	SCRUTINY_DUE = SCRUTINY_SET(SCRUTINY_FINDING) | SCRUTINY_SET(SCRUTINY_CHANGED) |
		SCRUTINY_SET(SCRUTINY_REMARK), /* what has to be looked at before a word is said */
};

struct scrutiny_item {
	enum scrutiny_kind kind;
	cell_index cell;             /* where to go; CELL_NONE: its address is gone */
	const char *address;         /* of what there is to see; the report's or the form's */
	struct agenda_item finding;  /* of SCRUTINY_FINDING */
	const struct remark *remark; /* of SCRUTINY_REMARK */
	const char *before, *after;  /* of SCRUTINY_CHANGED: what stood and stands there */
};

struct scrutiny {
	GArray *items;    /* of struct scrutiny_item */
	GPtrArray *flaws; /* which they lead to; a reference, or NULL */
	size_t counts[SCRUTINY_KINDS];
};

enum { SCRUTINY_BEYOND = 3 }; /* times last year's, where nothing else is wished */

/* Of one section, or of all (-1), which have those without a place too, such as `flaws` of the
   whole (review/flaws.h; NULL: none). Figures that are `factor` times last year's, or the other way
   round, are of SCRUTINY_YEAR (report/comparison.h). To be released. */
struct scrutiny scrutiny_of(const struct report *report, const struct checker *checker,
	GPtrArray *flaws, int section, struct decimal factor);
void scrutiny_release(struct scrutiny *scrutiny);

/* How many items there are of a set of kinds. */
size_t scrutiny_count(const struct scrutiny *scrutiny, unsigned kinds);
/* The n-th of them, from 0. */
const struct scrutiny_item *scrutiny_get(const struct scrutiny *scrutiny, unsigned kinds, size_t n);

#endif
