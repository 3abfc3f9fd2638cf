#ifndef NIANBAO_SESSION_PLACER_H
#define NIANBAO_SESSION_PLACER_H

/*
 * Inside the placing of blocks: which table a block goes to, which of its rows
 * each of the block's is, and in which column values begin.
 */

#include "session/placement.h"

/* For one block of a table: its first column for the values, or the typed ones one by one. */
struct columns {
	size_t width; /* of the longest row that goes there */
	bool typed_only;
	int from;
};

struct placer {
	const struct report *report;
	const struct block *block;
	const struct form_table *table;
	const struct form_cell *cursor;
	enum placement_way way;
	int *rows;               /* of the table, for each of the block; owned */
	struct columns *columns; /* by block of the table; owned */
	GArray *cells;           /* in order: the cell_index of each value; owned, or NULL */
};

/* Finds table and way; false when there is no table for the block. */
bool placer_find_way(struct placer *placer);
/* Finds where in each block of the table values begin. */
void placer_find_columns(struct placer *placer);
/* The cell for a value of a row, the number-th of all; or CELL_NONE. */
cell_index placer_cell(const struct placer *placer, guint row, guint value, guint number);

#endif
