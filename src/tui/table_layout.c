#include "tui/table_layout.h"

#include <string.h>

#include "base/text.h"

enum {
	FIGURE_NARROWEST = 6,
	FIGURE_WIDEST_HEAD = 14, /* longer heads do not widen their columns */
	STUB_NARROWEST = 24,
	BESIDE_LABEL = 4, /* blanks around number and label */
	DATE_WIDTH = 10,
	CHOICE_WIDEST = 16,
	LINE_NARROWEST = 12, /* words have at least so much room, */
	LINE_WIDEST = 40,    /* and at most so much where there is more */
};

int table_head_levels(const struct form_block *block)
{
	const struct head_tree *tree = &block->columns.tree;
	int levels = tree->levels;

	for (int i = 0; i < tree->count; i++) {
		if (!tree->heads[i].leaf && tree->heads[i].leaves == tree->leaves)
			levels--;
	}
	return MAX(levels, 1);
}

static void add_line(GArray *lines, enum table_line_kind kind, int block, int index)
{
	struct table_line line = {kind, block, index};

	g_array_append_val(lines, line);
}

/* Whether last year's report says something of a row. */
static bool has_last_year(const struct report *report, const struct form_block *block, int row)
{
	for (int column = 0; column < block->columns.tree.leaves; column++) {
		if (report->last[form_block_cell(block, row, column)].kind != VALUE_BLANK)
			return true;
	}
	return false;
}

static void add_block(GArray *lines, const struct report *report, const struct form_block *block,
	int index, bool last_year)
{
	const struct head_tree *rows = &block->rows.tree;

	for (int level = 0; index > 0 && level < table_head_levels(block); level++)
		add_line(lines, TABLE_LINE_HEAD, index, level);
	for (int i = 0; i < rows->count; i++) {
		int row = rows->heads[i].first_leaf;

		if (!rows->heads[i].leaf) {
			add_line(lines, TABLE_LINE_GROUP, index, i);
			continue;
		}
		add_line(lines, TABLE_LINE_ROW, index, row);
		if (last_year && has_last_year(report, block, row))
			add_line(lines, TABLE_LINE_LAST, index, row);
	}
}

static int short_width(const char *text)
{
	return text_width(text, strlen(text), WIDTH_NARROW);
}

static int widest_choice(const struct form_cell *cell)
{
	int widest = 0;

	for (size_t i = 0; i < cell->spec->choice_count; i++)
		widest = MAX(widest, short_width(cell->spec->choices[i].label));
	return MIN(widest, CHOICE_WIDEST);
}

static int figure_width(const struct value *value)
{
	char buffer[DECIMAL_TEXT_SIZE];

	return MIN(short_width(value_text(value, buffer)), DECIMAL_TEXT_SIZE);
}

/* The room a cell takes: figures as they are; of words what the form says of them, so that a column
   does not jump while they are typed. */
static int cell_width(const struct report *report, cell_index index, bool last_year)
{
	const struct form_cell *cell = form_cell(report->form, index);
	int width;

	switch (cell->spec->type) {
	case TYPE_LINE: return LINE_NARROWEST;
	case TYPE_CHOICE: return widest_choice(cell);
	case TYPE_DATE: return DATE_WIDTH;
	default:
		width = figure_width(report_value(report, index));
		return last_year ? MAX(width, figure_width(&report->last[index])) : width;
	}
}

/* Widens each column as far as its cells need. */
static void measure_cells(const struct report *report, const struct form_table *table,
	const struct table_view *view, int *widths)
{
	for (size_t i = 0; i < table->cell_count; i++) {
		cell_index cell = table->first + (cell_index)i;
		int column = form_cell(report->form, cell)->column;

		widths[column] = MAX(widths[column],
			cell_width(report, cell, view->last_year) + view->measures.beside);
	}
}

/* Which columns hold no figure. Free with g_free. */
static bool *find_words(const struct form *form, const struct form_table *table, int most)
{
	bool *words = g_new(bool, most);

	for (int column = 0; column < most; column++)
		words[column] = true;
	for (size_t i = 0; i < table->cell_count; i++) {
		const struct form_cell *cell = form_cell(form, table->first + (cell_index)i);

		if (cell_type_row(cell->spec->type)->figure && !cell->absent)
			words[cell->column] = false;
	}
	return words;
}

/* With a blank between two heads; before the first one the stub leaves room. */
static int head_width(const struct form_axis *columns, int leaf)
{
	return short_width(form_axis_leaf(columns, leaf)->short_label) + (leaf > 0 ? 1 : 0);
}

static int widest_head(const struct form_table *table)
{
	int widest = FIGURE_NARROWEST;

	for (int b = 0; b < table->block_count; b++) {
		const struct form_axis *columns = &table->blocks[b].columns;

		for (int leaf = 0; leaf < columns->tree.leaves; leaf++)
			widest = MAX(widest, head_width(columns, leaf));
	}
	return MIN(widest, FIGURE_WIDEST_HEAD);
}

static int most_columns(const struct form_table *table)
{
	int most = 1;

	for (int b = 0; b < table->block_count; b++)
		most = MAX(most, table->blocks[b].columns.tree.leaves);
	return most;
}

/* The widest label with its indent, short or as printed; rows show it clipped when the stub is
   narrower. */
static int widest_label(const struct form_table *table, bool full)
{
	int widest = 0;

	for (int b = 0; b < table->block_count; b++) {
		const struct form_axis *rows = &table->blocks[b].rows;

		for (int i = 0; i < rows->tree.count; i++)
			widest = MAX(widest,
				short_width(full ? rows->tree.heads[i].label
						 : rows->lines[i].short_label) +
					2 * rows->tree.heads[i].depth);
	}
	return widest;
}

/* What the labels keep when the figures want all the room: no more than they need. A ledger's label
   stands among them. */
static int narrowest_stub(struct table_measures measures, int digits)
{
	return measures.ledger ? STUB_NARROWEST
			       : MIN(STUB_NARROWEST, measures.label + digits + BESIDE_LABEL);
}

/* How many columns from `first` on fit into `room`; at least one. */
static int count_fitting(const struct table_layout *layout, int first, int most, int room)
{
	int count = 1;

	while (first + count < most &&
		layout->sums[first + count + 1] - layout->sums[first] <= room)
		count++;
	return count;
}

/* Scrolls sideways as far as the cursor's column needs. */
static void choose_columns(
	struct table_layout *layout, int most, int column, int columns, int narrowest)
{
	int room = columns - 1 - narrowest;

	layout->first = 0;
	while (layout->first + (layout->shown = count_fitting(layout, layout->first, most, room)) <=
		column)
		layout->first++;
	layout->stub = columns - 1 -
		(layout->sums[layout->first + layout->shown] - layout->sums[layout->first]);
}

/* Each column's own widest head. Free with g_free. */
static int *head_widths(const struct form_table *table, int most)
{
	int *heads = g_new0(int, most);

	for (int b = 0; b < table->block_count; b++) {
		const struct form_axis *columns = &table->blocks[b].columns;

		for (int leaf = 0; leaf < columns->tree.leaves; leaf++)
			heads[leaf] = MAX(heads[leaf], head_width(columns, leaf));
	}
	return heads;
}

static int total_of(const int *widths, int most)
{
	int total = 0;

	for (int column = 0; column < most; column++)
		total += widths[column];
	return total;
}

/* Widens columns to the widest head of all, so that they look alike. */
static bool widen_alike(int *widths, int most, int head, int room)
{
	int total = 0;

	for (int column = 0; column < most; column++)
		total += MAX(widths[column], head);
	for (int column = 0; total <= room && column < most; column++)
		widths[column] = MAX(widths[column], head);
	return total <= room;
}

/* Widens columns to their own heads as far as there is room: heads can be clipped, figures cannot. */
static void widen_to_heads(int *widths, const int *heads, int most, int room)
{
	int spare = room - total_of(widths, most);
	bool widened = true;

	while (widened && spare > 0) {
		widened = false;
		for (int column = 0; column < most && spare > 0; column++) {
			if (widths[column] >= MIN(heads[column], FIGURE_WIDEST_HEAD))
				continue;
			widths[column]++;
			spare--;
			widened = true;
		}
	}
}

/* The widths of the columns as running sums: alike where the stub stays wide beside them, else as their own
   heads need, within `room`. Free with g_free. */
static int *sum_widths(const struct report *report, const struct form_table *table,
	const struct table_view *view, int most, int room)
{
	g_autofree int *widths = g_new(int, most);
	g_autofree int *heads = head_widths(table, most);
	int *sums = g_new(int, most + 1);

	for (int column = 0; column < most; column++)
		widths[column] = FIGURE_NARROWEST;
	measure_cells(report, table, view, widths);
	if (!widen_alike(widths, most, view->measures.head, view->columns - 1 - STUB_NARROWEST))
		widen_to_heads(widths, heads, most, room);
	sums[0] = 0;
	for (int column = 0; column < most; column++)
		sums[column + 1] = sums[column] + widths[column];
	return sums;
}

static bool has_ledger(const struct form *form, const struct form_table *table)
{
	for (size_t i = 0; i < form->rule_count; i++) {
		const struct form_rule *rule = &form->rules[i];

		if (rule->ledger && rule->section == table->section &&
			&form->sections[rule->section].tables[rule->table] == table)
			return true;
	}
	return false;
}

struct table_measures table_measure(const struct form *form, const struct form_table *table)
{
	return (struct table_measures){
		.label = widest_label(table, false),
		.full_label = widest_label(table, true),
		.head = widest_head(table),
		.ledger = has_ledger(form, table),
		.beside = has_ledger(form, table) ? 3 : 2,
	};
}

static bool holds_lines(const struct form *form, const struct form_table *table, int column)
{
	for (size_t i = 0; i < table->cell_count; i++) {
		const struct form_cell *cell = form_cell(form, table->first + (cell_index)i);

		if (cell->column == column && cell->spec->type == TYPE_LINE)
			return true;
	}
	return false;
}

/* Gives the room that is left over to the columns for words, one after the other. */
static void widen_lines(struct table_layout *layout, const struct form *form,
	const struct form_table *table, int most, int columns)
{
	int end = layout->first + layout->shown;
	int spare = columns - 1 - table_layout_end(layout, end - 1);

	for (int column = layout->first; column < end && spare > 0; column++) {
		int more = MIN(spare, LINE_WIDEST - table_layout_width(layout, column));

		if (more <= 0 || !holds_lines(form, table, column))
			continue;
		for (int behind = column + 1; behind <= most; behind++)
			layout->sums[behind] += more;
		spare -= more;
	}
}

/* The stub takes what the figures leave, as far as its labels need it. */
static void choose_stub(struct table_layout *layout, struct table_measures measures)
{
	int label = measures.full_label + layout->digits + BESIDE_LABEL;

	layout->stub = MIN(layout->stub, MAX(STUB_NARROWEST, label));
}

void table_layout_init(struct table_layout *layout, const struct report *report,
	const struct form_table *table, struct table_view view)
{
	int most = most_columns(table);
	int digits = table->row_count > 99 ? 4 : 2;
	int narrowest = narrowest_stub(view.measures, digits);

	*layout = (struct table_layout){
		.lines = g_array_new(FALSE, FALSE, sizeof(struct table_line)),
		.digits = digits,
		.sums = sum_widths(report, table, &view, most, view.columns - 1 - narrowest),
		.words = find_words(report->form, table, most),
		.head_rows = table_head_levels(&table->blocks[0]),
	};
	for (int b = 0; b < table->block_count; b++)
		add_block(layout->lines, report, &table->blocks[b], b, view.last_year);
	choose_columns(layout, most, form_cell(report->form, view.cursor)->column, view.columns,
		narrowest);
	choose_stub(layout, view.measures);
	widen_lines(layout, report->form, table, most, view.columns);
}

void table_layout_release(struct table_layout *layout)
{
	g_clear_pointer(&layout->lines, g_array_unref);
	g_clear_pointer(&layout->sums, g_free);
	g_clear_pointer(&layout->words, g_free);
}

int table_layout_width(const struct table_layout *layout, int column)
{
	return layout->sums[column + 1] - layout->sums[column];
}

int table_layout_end(const struct table_layout *layout, int column)
{
	return layout->stub + layout->sums[column + 1] - layout->sums[layout->first];
}

int table_layout_line(const struct table_layout *layout, int block, int row)
{
	for (guint i = 0; i < layout->lines->len; i++) {
		const struct table_line *line = &g_array_index(layout->lines, struct table_line, i);

		if (line->kind == TABLE_LINE_ROW && line->block == block && line->index == row)
			return (int)i;
	}
	return -1;
}
