#include "tui/table_layout.h"

#include <string.h>

#include "base/text.h"

enum {
	FIGURE_NARROWEST = 6,
	FIGURE_WIDEST_HEAD = 14, /* longer heads do not widen their columns */
	STUB_NARROWEST = 24,
	BESIDE_LABEL = 4, /* blanks around number and label */
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

static void add_block(GArray *lines, const struct form_block *block, int index)
{
	const struct head_tree *rows = &block->rows.tree;

	for (int level = 0; index > 0 && level < table_head_levels(block); level++)
		add_line(lines, TABLE_LINE_HEAD, index, level);
	for (int i = 0; i < rows->count; i++) {
		if (rows->heads[i].leaf)
			add_line(lines, TABLE_LINE_ROW, index, rows->heads[i].first_leaf);
		else
			add_line(lines, TABLE_LINE_GROUP, index, i);
	}
}

static int short_width(const char *text)
{
	return text_width(text, strlen(text), WIDTH_NARROW);
}

/* Widens each column as far as its figures need. */
static void measure_figures(
	const struct report *report, const struct form_table *table, int beside, int *widths)
{
	for (size_t i = 0; i < table->cell_count; i++) {
		cell_index cell = table->first + (cell_index)i;
		int column = form_cell(report->form, cell)->column;
		char buffer[DECIMAL_TEXT_SIZE];
		const char *text = value_text(report_value(report, cell), buffer);

		widths[column] =
			MAX(widths[column], MIN(short_width(text), DECIMAL_TEXT_SIZE) + beside);
	}
}

static int widest_head(const struct form_table *table)
{
	int widest = FIGURE_NARROWEST;

	for (int b = 0; b < table->block_count; b++) {
		const struct form_axis *columns = &table->blocks[b].columns;

		/* a blank between two heads; before the first one the stub leaves room */
		for (int leaf = 0; leaf < columns->tree.leaves; leaf++)
			widest = MAX(widest,
				short_width(form_axis_leaf(columns, leaf)->short_label) +
					(leaf > 0 ? 1 : 0));
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
static void choose_columns(struct table_layout *layout, int most, int column, int columns)
{
	int room = columns - 1 - STUB_NARROWEST;

	layout->first = 0;
	while (layout->first + (layout->shown = count_fitting(layout, layout->first, most, room)) <=
		column)
		layout->first++;
	layout->stub = columns - 1 -
		(layout->sums[layout->first + layout->shown] - layout->sums[layout->first]);
}

/* The widths of the columns, each at least `least`, as running sums. Free with g_free. */
static int *sum_widths(const struct report *report, const struct form_table *table, int beside,
	int most, int least)
{
	g_autofree int *widths = g_new(int, most);
	int *sums = g_new(int, most + 1);

	for (int column = 0; column < most; column++)
		widths[column] = least;
	measure_figures(report, table, beside, widths);
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
		.beside = has_ledger(form, table) ? 3 : 2,
	};
}

void table_layout_init(struct table_layout *layout, const struct report *report,
	const struct form_table *table, struct table_measures measures, cell_index cursor,
	int columns)
{
	int most = most_columns(table);

	*layout = (struct table_layout){
		.lines = g_array_new(FALSE, FALSE, sizeof(struct table_line)),
		.digits = table->row_count > 99 ? 4 : 2,
		.sums = sum_widths(report, table, measures.beside, most, measures.head),
		.head_rows = table_head_levels(&table->blocks[0]),
	};
	/* heads can be clipped, figures cannot */
	if (columns - 1 - layout->sums[most] < STUB_NARROWEST) {
		g_free(layout->sums);
		layout->sums = sum_widths(report, table, measures.beside, most, FIGURE_NARROWEST);
	}
	for (int b = 0; b < table->block_count; b++)
		add_block(layout->lines, &table->blocks[b], b);
	choose_columns(layout, most, form_cell(report->form, cursor)->column, columns);
	layout->full = measures.full_label + layout->digits + BESIDE_LABEL <= layout->stub;
	int label = layout->full ? measures.full_label : measures.label;
	layout->stub =
		MIN(layout->stub, MAX(STUB_NARROWEST, label + layout->digits + BESIDE_LABEL));
}

void table_layout_release(struct table_layout *layout)
{
	g_clear_pointer(&layout->lines, g_array_unref);
	g_clear_pointer(&layout->sums, g_free);
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
