#ifndef NIANBAO_TUI_TABLE_LAYOUT_H
#define NIANBAO_TUI_TABLE_LAYOUT_H

/*
 * A table on the screen: which columns fit, how wide they are, and where last
 * year's figures stand.
 *
 * The body is a list of lines (table_plan.h). The heads of the block at the top
 * of what is shown stand still above it; those of further blocks scroll with their
 * rows. Columns that do not fit beside the stub scroll sideways, and the stub
 * stays.
 *
 * Last year's figures stand in two columns beside those of a block that has only
 * one, and on a very wide screen beside every block, for the column the cursor is
 * in; else below their rows. They take no room from this year's: where all of it
 * does not fit, they stand there only if they were asked for.
 */

#include "tui/table_plan.h"

enum last_year_view {
	LAST_FITTING, /* where there is room */
	LAST_ALWAYS,
	LAST_NEVER,
};

struct table_layout {
	const struct table_plan *plan; /* borrowed */
	int stub;                      /* columns of number and label */
	int digits;                    /* of row numbers */
	int slots;                     /* columns with those of last year */
	int *sums;    /* screen columns before each slot, and of all; see table_layout_width */
	int first;    /* first column of figures shown */
	int shown;    /* how many are shown */
	bool beside;  /* last year's stand beside blocks of one column, */
	bool wide;    /* ... and beside the others */
	int compared; /* the column last year's are of there */
	int reading;  /* the line of the amount read back; -1: none */
};

/* How a table is looked at. */
struct table_view {
	cell_index cursor;
	int columns; /* of the page */
	int rows;    /* of the body */
	bool wide;   /* there may be last year's columns beside all blocks */
	enum last_year_view last;
};

/* Arranges the plan's lines, too. */
void table_layout_init(struct table_layout *layout, const struct report *report,
	struct table_plan *plan, struct table_view view);
void table_layout_release(struct table_layout *layout);

/* The screen columns of a figure column, and the one behind its last, where it is shown. */
int table_layout_width(const struct table_layout *layout, int column);
int table_layout_end(const struct table_layout *layout, int column);

/* The lines of the body, and one of them. */
int table_layout_lines(const struct table_layout *layout);
struct table_line table_layout_line(const struct table_layout *layout, int line);
/* The line of a row. */
int table_layout_line_of(const struct table_layout *layout, int block, int row);

/* The slot of a block's figures of last year, behind which that of the comparison stands; -1 where
   they do not stand beside it. */
int table_layout_last(const struct table_layout *layout, const struct form_block *block);
/* Which of a block's columns they are of. */
int table_layout_compared(const struct table_layout *layout, const struct form_block *block);
/* Whether last year's figures are shown at all. */
bool table_layout_shows_last(const struct table_layout *layout);

#endif
