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
/* Whether what a cell shows still fits into its column. */
bool table_cell_fits(const struct table_painter *painter, cell_index cell);

/* table_ledger.c: rules that show what remains under the table */

/* How many lines they take. */
int table_ledger_lines(const struct app *app);
/* Paints labels and all remainders. */
void table_paint_ledger(const struct table_painter *painter);
/* Paints the remainders of rules that read a cell that the session says changed. */
void table_paint_ledger_changed(const struct table_painter *painter);

#endif
