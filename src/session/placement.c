/*
 * Placing goes in three steps: which table and which way; for each of its blocks
 * of columns, where the values of a row begin; then each value by itself. What
 * totals contradict is found out on a copy at the end.
 */
#include "session/placement.h"

#include <string.h>

#include "edit/entry.h"
#include "session/addends.h"
#include "session/place.h"
#include "session/rows_matched.h"

/* Units */

static const char *const counting_words[] = {
	"件", "条", "个", "份", "项", "次", "人", "宗", "起", "期", "篇"};
static const char *const money_words[] = {"亿元", "万元", "千元", "元"};

const char **placement_units(const struct form *form)
{
	GPtrArray *units = g_ptr_array_new();

	for (size_t i = 0; i < G_N_ELEMENTS(counting_words); i++)
		g_ptr_array_add(units, (char *)counting_words[i]);
	for (size_t i = 0; i < G_N_ELEMENTS(money_words); i++)
		g_ptr_array_add(units, (char *)money_words[i]);
	for (cell_index cell = 0; cell < form->cell_count; cell++) {
		const char *unit = form_cell(form, cell)->spec->unit;

		if (unit && *unit &&
			!g_ptr_array_find_with_equal_func(units, unit, g_str_equal, NULL))
			g_ptr_array_add(units, (char *)unit);
	}
	g_ptr_array_add(units, NULL);
	return (const char **)g_ptr_array_free(units, FALSE);
}

static bool counts(const char *unit)
{
	for (size_t i = 0; i < G_N_ELEMENTS(counting_words); i++) {
		if (strcmp(counting_words[i], unit) == 0)
			return true;
	}
	return false;
}

/* Whether a figure of a unit can go into a cell: all words for counting mean the same. */
static bool unit_fits(const struct form_cell *cell, const char *unit)
{
	const char *wanted = cell->spec->unit;

	return !unit || !wanted || !*wanted || strcmp(unit, wanted) == 0 ||
		(counts(unit) && counts(wanted));
}

/* Where a block goes */

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
	struct placement *placement;
	int *rows;               /* of the table, for each of the block; owned */
	struct columns *columns; /* by block of the table; owned */
	GArray *cells;           /* in order: the cell_index of each value; owned, or NULL */
};

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
	placer->placement->way = PLACEMENT_WHOLE;
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
	placer->placement->way = PLACEMENT_IN_ORDER;
	placer->cells = cells;
	return true;
}

static void place_at_cursor(struct placer *placer)
{
	int first = placer->table->blocks[placer->cursor->block].first_row + placer->cursor->row;

	placer->placement->way = PLACEMENT_AT_CURSOR;
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
	placer->placement->way = PLACEMENT_BY_LABELS;
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

static bool find_way(struct placer *placer)
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

/* A row as wide as the block, or as what there is to type, begins in front; one that fits behind the
   cursor begins there, or as near as the block has it. */
static void settle_columns(
	const struct placer *placer, const struct form_block *block, struct columns *columns)
{
	size_t all = (size_t)block->columns.tree.leaves;
	size_t typed = typed_columns(placer->report->form, block);
	bool beside = placer->placement->way == PLACEMENT_AT_CURSOR || is_cursors(placer, block);
	int cursor = beside ? MIN(placer->cursor->column, (int)all - 1) : 0;

	columns->typed_only = columns->width == typed && typed < all;
	columns->from = 0;
	if (columns->width < typed && (size_t)cursor + columns->width <= all)
		columns->from = cursor;
}

static void find_columns(struct placer *placer)
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

static cell_index cell_for(const struct placer *placer, guint row, guint value, guint number)
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

/* Each value */

/* The strict text for a cell, or NULL where it cannot stand there. */
static char *text_for(
	const struct report *report, const struct form_cell *cell, const struct block_value *value)
{
	bool figure = cell_type_row(cell->spec->type)->figure;

	if (figure)
		return value->kind == BLOCK_OTHER ? NULL : g_strdup(value->text);
	g_autofree char *text = entry_normalize(cell, value->text, report_year(report));
	struct value parsed = value_parse(cell, text);
	bool fits = value_fault(cell, &parsed) == NULL;

	value_release(&parsed);
	return fits ? g_steal_pointer(&text) : NULL;
}

static enum placing_kind kind_of_typed(
	const struct report *report, cell_index cell, const char *text)
{
	char buffer[DECIMAL_TEXT_SIZE];
	const struct value *before = &report->typed[cell];

	if (before->kind == VALUE_BLANK)
		return PLACING_FILLS;
	return strcmp(value_text(before, buffer), text) == 0 ? PLACING_SAME : PLACING_REPLACES;
}

static enum placing_kind kind_of(
	const struct placer *placer, const struct block_value *value, struct placing *placing)
{
	const struct report *report = placer->report;
	bool unmatched = placer->rows && placer->rows[placing->row] == ROW_UNMATCHED;

	if (placing->cell == CELL_NONE)
		return unmatched ? PLACING_NO_ROW : PLACING_OUTSIDE;
	const struct form_cell *cell = form_cell(report->form, placing->cell);
	if (!report_applies(report, placing->cell))
		return PLACING_VOID;
	if (!unit_fits(cell, value->unit))
		return PLACING_OTHER_UNIT;
	placing->text = text_for(report, cell, value);
	if (!placing->text)
		return PLACING_NO_FIGURE;
	return form_cell_is_computed(cell) ? PLACING_STATED
					   : kind_of_typed(report, placing->cell, placing->text);
}

/* In the block's own rows, but what is placed in order is read in the table's. */
static void set_line(const struct placer *placer, struct placing *placing)
{
	placing->line = placing->row;
	placing->column = placing->value;
	if (!placer->cells)
		return;
	const struct form_cell *cell = form_cell(placer->report->form, placing->cell);
	placing->line = (guint)(placer->table->blocks[cell->block].first_row + cell->row);
	placing->column = (guint)cell->column;
}

static void place_values(struct placer *placer)
{
	struct placement *placement = placer->placement;
	guint number = 0;

	for (guint r = 0; r < placer->block->rows->len; r++) {
		const struct block_row *row = block_row(placer->block, r);

		for (guint v = 0; v < row->values->len; v++, number++) {
			const struct block_value *value = block_value(row, v);
			struct placing placing = {
				.row = r, .value = v, .cell = cell_for(placer, r, v, number)};

			if (value->kind == BLOCK_BLANK)
				continue;
			set_line(placer, &placing);
			placing.kind = kind_of(placer, value, &placing);
			placement->counts[placing.kind]++;
			if (placement->first == CELL_NONE)
				placement->first = placing.cell;
			g_array_append_val(placement->placings, placing);
		}
	}
}

/* Changes */

static const struct placing *placing_at(const struct placement *placement, guint index)
{
	return &g_array_index(placement->placings, struct placing, index);
}

static void type_values(
	struct placement *placement, const struct report *report, struct report *copy)
{
	const cell_index *changed;

	for (guint i = 0; i < placement->placings->len; i++) {
		const struct placing *placing = placing_at(placement, i);

		if (placing->kind != PLACING_FILLS && placing->kind != PLACING_REPLACES)
			continue;
		addends_add_change(
			placement->changes, report, placing->cell, NULL, placing->text, NULL);
		report_set(copy, placing->cell, placing->text, &changed);
	}
}

/* A total that agrees says nothing, as in a file; it may take the place of one that does not. */
static void state_totals(
	struct placement *placement, const struct report *report, struct report *copy)
{
	for (guint i = 0; i < placement->placings->len; i++) {
		const struct placing *placing = placing_at(placement, i);

		if (placing->kind != PLACING_STATED)
			continue;
		report_state(copy, placing->cell, placing->text);
		bool differs = report_contradicted(copy, placing->cell);
		g_autofree char *address =
			place_stated(form_cell(report->form, placing->cell)->address);
		if (differs || report->stated[placing->cell].kind != VALUE_BLANK)
			change_list_add(
				placement->changes, address, NULL, differs ? placing->text : "");
		placement->contradicted += differs;
	}
}

static void make_changes(struct placement *placement, const struct report *report)
{
	struct report *copy = report_copy(report);

	type_values(placement, report, copy);
	state_totals(placement, report, copy);
	report_free(copy);
}

static void placing_clear(gpointer data)
{
	g_free(((struct placing *)data)->text);
}

bool placement_find(const struct report *report, const struct block *block, cell_index cursor,
	struct placement *placement)
{
	struct placer placer = {
		.report = report,
		.block = block,
		.table = form_cell_table(report->form, cursor),
		.cursor = form_cell(report->form, cursor),
		.placement = placement,
	};

	*placement = (struct placement){
		.placings = g_array_new(FALSE, FALSE, sizeof(struct placing)),
		.first = CELL_NONE,
		.changes = change_list_new(),
	};
	g_array_set_clear_func(placement->placings, placing_clear);
	bool found = block->rows->len > 0 && find_way(&placer);
	if (found) {
		placement->table = placer.table;
		if (placer.rows)
			find_columns(&placer);
		place_values(&placer);
		make_changes(placement, report);
	}
	g_free(placer.rows);
	g_free(placer.columns);
	g_clear_pointer(&placer.cells, g_array_unref);
	return found;
}

void placement_release(struct placement *placement)
{
	g_array_unref(placement->placings);
	change_list_free(placement->changes);
	*placement = (struct placement){0};
}

guint placement_taken(const struct placement *placement)
{
	return placement->counts[PLACING_FILLS] + placement->counts[PLACING_REPLACES];
}

guint placement_left_out(const struct placement *placement)
{
	guint left_out = 0;

	for (int kind = PLACING_OUTSIDE; kind < PLACING_KINDS; kind++)
		left_out += placement->counts[kind];
	return left_out;
}
