/*
 * Moving about in a table. Rows are counted through all its blocks; where a
 * block has fewer columns the cursor comes as near as it can.
 */
#include "session/place.h"
#include "session/walk.h"

#include "base/language.h"
#include "tui/app.h"
#include "tui/approval.h"

struct spot {
	const struct form_table *table;
	const struct form_cell *cell;
};

static struct spot here(const struct app *app)
{
	const struct page *page = app_page(app);

	return (struct spot){
		&app->form->sections[page->section].tables[page->table],
		form_cell(app->form, page->cursor),
	};
}

/* The cell in table row `row` (counted through the blocks) nearest to a column. */
static cell_index cell_in_row(const struct form_table *table, int row, int column)
{
	for (int b = 0; b < table->block_count; b++) {
		const struct form_block *block = &table->blocks[b];

		if (row < block->first_row + block->rows.tree.leaves)
			return form_block_cell(block, row - block->first_row,
				MIN(column, block->columns.tree.leaves - 1));
	}
	return CELL_NONE;
}

static int table_row(const struct spot *spot)
{
	return spot->table->blocks[spot->cell->block].first_row + spot->cell->row;
}

/* The cell that can be stood on nearest to one of its row, or CELL_NONE. */
static cell_index nearest_in_row(
	const struct app *app, const struct form_table *table, cell_index cell)
{
	const struct form_cell *wanted = form_cell(app->form, cell);
	const struct form_block *block = &table->blocks[wanted->block];
	int columns = block->columns.tree.leaves;

	for (int away = 0; away < columns; away++) {
		for (int side = -1; side <= 1; side += 2) {
			int column = wanted->column + side * away;

			if (column < 0 || column >= columns)
				continue;
			cell_index there = form_block_cell(block, wanted->row, column);
			if (!form_cell(app->form, there)->absent)
				return there;
		}
	}
	return CELL_NONE;
}

static unsigned go(struct app *app, cell_index cell)
{
	if (cell == CELL_NONE)
		return REACT_BELL;
	app_go(app, cell);
	return REACT_REDRAW;
}

static unsigned move_rows(struct app *app, int rows)
{
	struct spot spot = here(app);
	int row = CLAMP(table_row(&spot) + rows, 0, spot.table->row_count - 1);
	int step = rows < 0 ? -1 : +1;
	cell_index cell = CELL_NONE;

	if (row == table_row(&spot))
		return REACT_BELL;
	/* a row may have no cell at all */
	for (; cell == CELL_NONE && row >= 0 && row < spot.table->row_count; row += step)
		cell = nearest_in_row(
			app, spot.table, cell_in_row(spot.table, row, spot.cell->column));
	return go(app, cell);
}

/* A row down or up; at the table's edge on to the section's next table or texts. */
static unsigned move_row(struct app *app, int direction)
{
	int column = form_cell(app->form, app_cursor(app))->column;
	unsigned reaction = move_rows(app, direction);

	return reaction == REACT_BELL && app_go_row_beside(app, direction, column) ? REACT_REDRAW
										   : reaction;
}

static unsigned move_columns(struct app *app, int columns)
{
	struct spot spot = here(app);
	const struct form_block *block = &spot.table->blocks[spot.cell->block];
	int step = columns < 0 ? -1 : +1;
	int column = spot.cell->column + columns;

	for (; column >= 0 && column < block->columns.tree.leaves; column += step) {
		cell_index cell = form_block_cell(block, spot.cell->row, column);

		if (!form_cell(app->form, cell)->absent)
			return go(app, cell);
	}
	return REACT_BELL;
}

/* To the first or the last cell of the row. */
static unsigned move_to_end(struct app *app, bool last)
{
	struct spot spot = here(app);
	const struct form_block *block = &spot.table->blocks[spot.cell->block];
	int column = last ? block->columns.tree.leaves - 1 : 0;

	return go(app,
		nearest_in_row(app, spot.table, form_block_cell(block, spot.cell->row, column)));
}

/* The first cell that can be entered below a row in a column, or CELL_NONE. */
static cell_index below(const struct app *app, const struct form_table *table, int row, int column)
{
	while (++row < table->row_count) {
		cell_index cell = cell_in_row(table, row, column);

		if (cell_enterable(app, cell))
			return cell;
	}
	return CELL_NONE;
}

/* At the bottom: to the top of the next column, and behind the last one to the next page. */
static cell_index behind_column(const struct app *app, const struct spot *spot, int column)
{
	const struct form_table *table = spot->table;
	int columns = table->block_count == 1 ? table->blocks[0].columns.tree.leaves : 0;

	for (column++; column < columns; column++) {
		cell_index cell = below(app, table, -1, column);

		if (cell != CELL_NONE)
			return cell;
	}
	return walk_next(
		session_report(app->session), table->first + (cell_index)table->cell_count - 1, +1);
}

/* Enter: one row down, in the column where a run of Tabs began. */
static unsigned enter(struct app *app)
{
	struct spot spot = here(app);
	int column = app->tab_origin != CELL_NONE ? form_cell(app->form, app->tab_origin)->column
						  : spot.cell->column;
	cell_index cell = below(app, spot.table, table_row(&spot), column);

	app->tab_origin = CELL_NONE;
	return go(app, cell != CELL_NONE ? cell : behind_column(app, &spot, column));
}

/* Enter on a total that a file states otherwise takes the computed one. */
static unsigned take_computed(struct app *app)
{
	const struct form_cell *cell = form_cell(app->form, app_cursor(app));
	g_autofree char *address = place_stated_address(cell->address);

	if (!approval_gives_way(app))
		return REACT_REDRAW;
	session_set(app->session, address, "", NULL);
	return app_say(app, _("已用算得的数"));
}

/* The group of the stub a row belongs to: the first line in it. */
static const struct form_line *row_group(
	const struct app *app, const struct form_table *table, int row)
{
	const struct form_cell *cell = form_cell(app->form, cell_in_row(table, row, 0));
	const struct form_axis *rows = &table->blocks[cell->block].rows;

	return &rows->lines[head_parent(&rows->tree, rows->leaves[cell->row]) + 1];
}

static bool begins_group(const struct app *app, const struct form_table *table, int row)
{
	return row == 0 || row_group(app, table, row) != row_group(app, table, row - 1);
}

/* The row where the next group begins, or back where this one does, or the one before; without
   groups, a screenful away. It can lie outside the table. */
static int group_beside(const struct app *app, const struct spot *spot, int direction)
{
	const struct form_axis *rows = &spot->table->blocks[spot->cell->block].rows;
	int row = table_row(spot);

	if (rows->tree.levels < 2 && spot->table->block_count == 1)
		return row + direction * table_body_rows(app);
	do
		row += direction;
	while (row > 0 && row < spot->table->row_count && !begins_group(app, spot->table, row));
	return row;
}

/* By groups, and behind the last one to the section's next table, before the first to the one
   before. */
static unsigned move_group(struct app *app, int direction)
{
	struct spot spot = here(app);
	int row = group_beside(app, &spot, direction);
	bool leaves = direction > 0 ? row >= spot.table->row_count : table_row(&spot) == 0;

	if (leaves && app_go_page(app, direction))
		return REACT_REDRAW;
	return move_rows(app, row - table_row(&spot));
}

/* What stands where nothing applies can be taken away. */
static bool can_be_cleared(const struct app *app, cell_index cell)
{
	return cell_enterable(app, cell) ||
		session_report(app->session)->typed[cell].kind != VALUE_BLANK;
}

static unsigned clear(struct app *app)
{
	cell_index cell = app_cursor(app);

	if (!can_be_cleared(app, cell))
		return app_say(app, "%s", cell_refusal(app, cell)) | REACT_BELL;
	if (session_report(app->session)->typed[cell].kind == VALUE_BLANK ||
		!approval_gives_way(app))
		return REACT_REDRAW;
	session_set(app->session, form_cell(app->form, cell)->address, "", NULL);
	return REACT_REDRAW;
}

unsigned table_act(struct app *app, enum action action)
{
	switch (action) {
	case ACTION_ENTER:
		if (report_contradicted(session_report(app->session), app_cursor(app)))
			return take_computed(app);
		return enter(app);
	case ACTION_UP: return move_row(app, -1);
	case ACTION_DOWN: return move_row(app, +1);
	case ACTION_LEFT: return move_columns(app, -1);
	case ACTION_RIGHT: return move_columns(app, +1);
	case ACTION_HOME: return move_to_end(app, false);
	case ACTION_END: return move_to_end(app, true);
	case ACTION_PAGE_UP: return move_group(app, -1);
	case ACTION_PAGE_DOWN: return move_group(app, +1);
	case ACTION_CLEAR: return clear(app);
	default: return REACT_BELL;
	}
}
