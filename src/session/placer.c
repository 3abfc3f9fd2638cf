/*
 * The ways are tried one after the other: labels of the table at hand, its shape,
 * as many values as it has cells, labels of any other table, and the cursor. Then
 * the columns are settled for each block of the table by itself.
 */
#include "session/placer.h"

#include "session/rows_matched.h"

static const struct form_block *block_of_row(const struct form_table *table, int row)
{
	for (int b = 0; b < table->block_count; b++) {
		const struct form_block *block = &table->blocks[b];

		if (row >= block->first_row && row < block->first_row + block->rows.tree.leaves)
			return block;
	}
	return NULL;
}

static bool is_typed(const struct form *form, cell_index cell)
{
	return !form_cell(form, cell)->absent && !form_cell_is_computed(form_cell(form, cell));
}

/* How many cells of a row are typed. */
static size_t typed_in_row(const struct form *form, const struct form_block *block, int leaf)
{
	size_t typed = 0;

	for (int column = 0; column < block->columns.tree.leaves; column++)
		typed += is_typed(form, form_block_cell(block, leaf, column));
	return typed;
}

/* In a block, the most that a row has to type. */
static size_t typed_columns(const struct form *form, const struct form_block *block)
{
	size_t most = 0;

	for (int leaf = 0; leaf < block->rows.tree.leaves; leaf++)
		most = MAX(most, typed_in_row(form, block, leaf));
	return most;
}

/* The rows of the table, in order: all, or those that have something to type. */
static GArray *rows_of(const struct placer *placer, bool typed_only)
{
	GArray *rows = g_array_new(FALSE, FALSE, sizeof(int));

	for (int row = 0; row < placer->table->row_count; row++) {
		const struct form_block *block = block_of_row(placer->table, row);

		if (!typed_only ||
			typed_in_row(placer->report->form, block, row - block->first_row) > 0)
			g_array_append_val(rows, row);
	}
	return rows;
}

/* Whether rows, one for each of the block's, hold its values: one of them to the brim. */
static bool has_shape(const struct placer *placer, const GArray *rows)
{
	bool full = false;

	if (rows->len != placer->block->rows->len)
		return false;
	for (guint i = 0; i < rows->len; i++) {
		const struct form_block *block =
			block_of_row(placer->table, g_array_index(rows, int, i));
		size_t columns = (size_t)block->columns.tree.leaves;
		size_t width = block_row(placer->block, i)->values->len;

		if (width > columns)
			return false;
		full |= width == columns || width == typed_columns(placer->report->form, block);
	}
	return full;
}

static bool try_shape(struct placer *placer, bool typed_only)
{
	g_autoptr(GArray) rows = rows_of(placer, typed_only);

	if (placer->block->rows->len < 2 || !has_shape(placer, rows))
		return false;
	placer->way = PLACEMENT_WHOLE;
	placer->rows = g_memdup2(rows->data, rows->len * sizeof(int));
	return true;
}

/* The cells of the table row by row: all, or those to be typed. */
static GArray *cells_of(const struct placer *placer, bool typed_only)
{
	const struct form *form = placer->report->form;
	GArray *cells = g_array_new(FALSE, FALSE, sizeof(cell_index));

	for (size_t i = 0; i < placer->table->cell_count; i++) {
		cell_index cell = placer->table->first + (cell_index)i;

		if (typed_only ? is_typed(form, cell) : !form_cell(form, cell)->absent)
			g_array_append_val(cells, cell);
	}
	return cells;
}

static bool try_order(struct placer *placer, bool typed_only)
{
	const struct block *block = placer->block;
	GArray *cells = cells_of(placer, typed_only);

	if ((block->rows->len != 1 && block->width != 1) || block->count != cells->len ||
		block->count < 2 || cells->len == (size_t)placer->table->row_count) {
		g_array_unref(cells);
		return false;
	}
	placer->way = PLACEMENT_IN_ORDER;
	placer->cells = cells;
	return true;
}

static void place_at_cursor(struct placer *placer)
{
	int first = placer->table->blocks[placer->cursor->block].first_row + placer->cursor->row;

	placer->way = PLACEMENT_AT_CURSOR;
	placer->rows = g_new(int, placer->block->rows->len);
	for (guint i = 0; i < placer->block->rows->len; i++)
		placer->rows[i] = first + (int)i;
}

static bool try_labels(struct placer *placer, const struct form_table *table)
{
	int *rows = rows_matched(table, placer->block);

	if (!rows)
		return false;
	placer->table = table;
	placer->rows = rows;
	placer->way = PLACEMENT_BY_LABELS;
	return true;
}

/* By labels into any other table, where the one at hand has none of them. */
static bool try_other_tables(struct placer *placer, const struct form_table *except)
{
	const struct form *form = placer->report->form;

	for (int s = 0; s < form->section_count; s++) {
		for (int t = 0; t < form->sections[s].table_count; t++) {
			const struct form_table *table = &form->sections[s].tables[t];

			if (table != except && try_labels(placer, table))
				return true;
		}
	}
	return false;
}

bool placer_find_way(struct placer *placer)
{
	const struct form_table *here = placer->table;

	if (here && try_labels(placer, here))
		return true;
	if (here &&
		(try_shape(placer, false) || try_shape(placer, true) || try_order(placer, false) ||
			try_order(placer, true)))
		return true;
	if (try_other_tables(placer, here))
		return true;
	if (here)
		place_at_cursor(placer);
	return here != NULL;
}

/* Where values begin */

static bool is_cursors(const struct placer *placer, const struct form_block *block)
{
	return placer->cursor->table >= 0 &&
		form_cell_block(placer->report->form,
			(cell_index)(placer->cursor - placer->report->form->cells)) == block;
}

/* A row as wide as the block, or as what there is to type, begins in front; one that fits behind
   the cursor begins there, or as near as the block has it. */
static void settle_columns(
	const struct placer *placer, const struct form_block *block, struct columns *columns)
{
	size_t all = (size_t)block->columns.tree.leaves;
	size_t typed = typed_columns(placer->report->form, block);
	bool beside = placer->way == PLACEMENT_AT_CURSOR || is_cursors(placer, block);
	int cursor = beside ? MIN(placer->cursor->column, (int)all - 1) : 0;

	columns->typed_only = columns->width == typed && typed < all;
	columns->from = 0;
	if (columns->width < typed && (size_t)cursor + columns->width <= all)
		columns->from = cursor;
}

void placer_find_columns(struct placer *placer)
{
	const struct form_table *table = placer->table;

	placer->columns = g_new0(struct columns, table->block_count);
	for (guint i = 0; i < placer->block->rows->len; i++) {
		const struct form_block *block = block_of_row(table, placer->rows[i]);
		size_t width = block_row(placer->block, i)->values->len;

		if (block) {
			struct columns *columns = &placer->columns[block - table->blocks];
			columns->width = MAX(columns->width, width);
		}
	}
	for (int b = 0; b < table->block_count; b++)
		settle_columns(placer, &table->blocks[b], &placer->columns[b]);
}

static cell_index nth_typed(
	const struct form *form, const struct form_block *block, int leaf, guint n)
{
	for (int column = 0; column < block->columns.tree.leaves; column++) {
		cell_index cell = form_block_cell(block, leaf, column);
		bool typed = !form_cell_is_computed(form_cell(form, cell)) ||
			typed_in_row(form, block, leaf) == 0;

		if (typed && n-- == 0)
			return cell;
	}
	return CELL_NONE;
}

cell_index placer_cell(const struct placer *placer, guint row, guint value, guint number)
{
	const struct form *form = placer->report->form;

	if (placer->cells)
		return g_array_index(placer->cells, cell_index, number);
	const struct form_block *block = block_of_row(placer->table, placer->rows[row]);
	if (!block)
		return CELL_NONE;
	const struct columns *columns = &placer->columns[block - placer->table->blocks];
	int leaf = placer->rows[row] - block->first_row;
	int column = columns->from + (int)value;
	if (columns->typed_only)
		return nth_typed(form, block, leaf, value);
	if (column >= block->columns.tree.leaves)
		return CELL_NONE;
	cell_index cell = form_block_cell(block, leaf, column);
	return form_cell(form, cell)->absent ? CELL_NONE : cell;
}
