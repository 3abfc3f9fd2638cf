#ifndef NIANBAO_SESSION_PLACEMENT_H
#define NIANBAO_SESSION_PLACEMENT_H

/*
 * Placing a block: which of its values goes into which cell of the report.
 *
 * A block whose rows have the labels of a table's rows goes to those rows; one
 * that has the shape of the whole table begins at its first cell; one line, or
 * one column, of as many values as the table has cells fills it row by row; any
 * other begins where the cursor stands. Blanks leave cells alone. A total is not
 * typed over what is computed: it is kept as stated where the two differ, and so
 * becomes a finding.
 *
 * A placement only foresees; its changes are handed to session_apply. It borrows
 * report and block.
 */

#include "edit/block.h"
#include "report/report.h"
#include "session/change.h"
#include <glib.h>
#include <stdbool.h>

enum placement_way {
	PLACEMENT_AT_CURSOR,
	PLACEMENT_BY_LABELS,
	PLACEMENT_WHOLE,    /* shaped as the table */
	PLACEMENT_IN_ORDER, /* as many values as the table has cells */
};

enum placing_kind {
	PLACING_FILLS,
	PLACING_REPLACES,
	PLACING_SAME,       /* it stands there already */
	PLACING_STATED,     /* a total, to be compared with the computed one */
	PLACING_OUTSIDE,    /* the table has no cell there */
	PLACING_NO_ROW,     /* ... and no row of that label */
	PLACING_NO_FIGURE,  /* words where a figure belongs */
	PLACING_OTHER_UNIT, /* 元 where the cell is in 万元 */
	PLACING_VOID,       /* the cell does not apply */
	PLACING_KINDS,
};

/* What becomes of one value. */
struct placing {
	enum placing_kind kind;
	guint row, value;   /* of the block */
	guint line, column; /* where people read it: in the block's rows, or in the table's */
	cell_index cell;    /* CELL_NONE where there is none */
	char *text;         /* as a report's file has it */
	bool differs;       /* of a total: from the computed one */
};

struct placement {
	const struct form_table *table;
	enum placement_way way;
	GArray *placings; /* of struct placing, in the order of the block; none of blanks */
	guint counts[PLACING_KINDS];
	guint contradicted; /* totals that differ from the computed ones */
	cell_index first;   /* where the first value goes; CELL_NONE: none goes anywhere */
	struct change_list *changes;
};

/* Finds places for a block, with the cursor on a cell. False when there is no table for it. Release
   it in any case. */
bool placement_find(const struct report *report, const struct block *block, cell_index cursor,
	struct placement *placement);
void placement_release(struct placement *placement);

/* How many cells it would change, and how many values it leaves out. */
guint placement_taken(const struct placement *placement);
guint placement_left_out(const struct placement *placement);

/* What it would do, to be read first: where it begins and why, how much, then a line for each row
   of the block. Lines (char *) are added. */
void placement_describe(const struct placement *placement, const struct report *report,
	const struct block *block, GPtrArray *lines);

#endif
