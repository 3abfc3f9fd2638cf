#ifndef NIANBAO_TUI_TABLE_PAINTER_H
#define NIANBAO_TUI_TABLE_PAINTER_H

/*
 * Inside the painting of a table: what heads, cells and ledger share.
 *
 * A painter lives for one painting. It borrows the layout from the app, where it
 * stays for the parts that are painted over later.
 */

#include "tui/app.h"
#include "tui/table_layout.h"

struct table_painter {
	struct app *app;
	const struct report *report;
	const struct form_table *table;
	struct table_layout layout;
	GString *scratch; /* one cell's text at a time, kept for its memory */
};

/* Puts text right-aligned into the screen columns of a figure column. */
void table_put_in_column(
	const struct table_painter *painter, int row, int column, enum role role, const char *text);
bool table_column_shown(const struct table_painter *painter, int column);

/* table_cells.c */
void table_paint_cell(const struct table_painter *painter, int row, cell_index cell, int column);
/* What last year's report says of a cell, in the cell's column. */
void table_paint_last(const struct table_painter *painter, int row, cell_index cell, int column);
/* Last year's figure beside a row, and how this year's compares with it. */
void table_paint_comparison(
	const struct table_painter *painter, int row, const struct table_line *line);
/* The amount at the cursor in its smaller unit. */
void table_paint_reading(const struct table_painter *painter, int row);
/* Whether what a cell shows still fits into its column. */
bool table_cell_fits(const struct table_painter *painter, cell_index cell);

/* table_ledger.c: rules that show what remains under the table */

/* Paints labels and all remainders. */
void table_paint_ledger(const struct table_painter *painter);
/* Paints the remainders of rules that read a cell that the session says changed. */
void table_paint_ledger_changed(const struct table_painter *painter);

/* table_workings.c: rules of rows worked out under the table, and notes */

/* Paints them into rows that the body leaves free, which are blanked first. */
void table_paint_workings(const struct table_painter *painter, struct area area);
/* How such a rule stands at a row, in a word; NULL where none says anything. Free with g_free. */
char *table_row_state(const struct table_painter *painter, int block, int row);

#endif
