#include "tui/table_plan.h"

#include <string.h>

enum { FIGURE_NARROWEST = 6, FIGURE_WIDEST_HEAD = 14 };

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

/* Widths */

static int width_of(const struct table_plan *plan, const char *text)
{
	return text_width(text, strlen(text), plan->profile);
}

static int most_columns(const struct form_table *table)
{
	int most = 1;

	for (int b = 0; b < table->block_count; b++)
		most = MAX(most, table->blocks[b].columns.tree.leaves);
	return most;
}

/* With a blank between two heads; before the first one the stub leaves room. */
static void measure_heads(struct table_plan *plan, const struct form_axis *columns)
{
	for (int leaf = 0; leaf < columns->tree.leaves; leaf++) {
		const char *label = form_axis_leaf(columns, leaf)->short_label;
		int width = width_of(plan, label) + (leaf > 0 ? 1 : 0);

		plan->heads[leaf] = MAX(plan->heads[leaf], width);
		plan->head = MAX(plan->head, MIN(width, FIGURE_WIDEST_HEAD));
	}
}

/* Rows show their label clipped when the stub is narrower. */
static void measure_labels(struct table_plan *plan, const struct form_axis *rows)
{
	for (int i = 0; i < rows->tree.count; i++) {
		const struct head *head = &rows->tree.heads[i];
		int indent = 2 * head->depth;

		plan->label = MAX(plan->label, indent + width_of(plan, rows->lines[i].short_label));
		plan->full_label = MAX(plan->full_label, indent + width_of(plan, head->label));
	}
}

static void find_words(struct table_plan *plan)
{
	for (int column = 0; column < plan->most; column++)
		plan->words[column] = true;
	for (size_t i = 0; i < plan->table->cell_count; i++) {
		const struct form_cell *cell =
			form_cell(plan->form, plan->table->first + (cell_index)i);

		if (cell_type_row(cell->spec->type)->figure && !cell->absent)
			plan->words[cell->column] = false;
		if (cell->spec->type == TYPE_LINE)
			plan->open[cell->column] = true;
	}
}

static bool has_ledger(const struct form *form, const struct form_table *table)
{
	for (size_t i = 0; i < form->rule_count; i++) {
		const struct form_rule *rule = &form->rules[i];

		if (rule->ledger && rule->each == EACH_COLUMN && rule->section == table->section &&
			&form->sections[rule->section].tables[rule->table] == table)
			return true;
	}
	return false;
}

/* Lines */

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

/* Whether the rows of a block have last year's below them. */
static bool stands_below(const struct form_block *block, enum table_below below)
{
	return below == BELOW_ALL || (below == BELOW_SEVERAL && block->columns.tree.leaves > 1);
}

static void add_block(struct table_plan *plan, const struct report *report, int index)
{
	const struct form_block *block = &plan->table->blocks[index];
	const struct head_tree *rows = &block->rows.tree;

	for (int level = 0; index > 0 && level < table_head_levels(block); level++)
		add_line(plan->lines, TABLE_LINE_HEAD, index, level);
	for (int i = 0; i < rows->count; i++) {
		int row = rows->heads[i].first_leaf;

		if (!rows->heads[i].leaf) {
			add_line(plan->lines, TABLE_LINE_GROUP, index, i);
			continue;
		}
		plan->line_of_row[block->first_row + row] = (int)plan->lines->len;
		add_line(plan->lines, TABLE_LINE_ROW, index, row);
		if (stands_below(block, plan->below) && has_last_year(report, block, row))
			add_line(plan->lines, TABLE_LINE_LAST, index, row);
	}
}

void table_plan_count_last(struct table_plan *plan, const struct report *report)
{
	if (plan->previous == report->previous)
		return;
	plan->previous = report->previous;
	memset(plan->last_lines, 0, sizeof plan->last_lines);
	for (int b = 0; b < plan->table->block_count; b++) {
		const struct form_block *block = &plan->table->blocks[b];

		for (int row = 0; row < block->rows.tree.leaves; row++) {
			bool has = has_last_year(report, block, row);

			plan->last_lines[BELOW_SEVERAL] +=
				has && stands_below(block, BELOW_SEVERAL);
			plan->last_lines[BELOW_ALL] += has;
		}
	}
	g_array_set_size(plan->lines, 0);
}

void table_plan_arrange(
	struct table_plan *plan, const struct report *report, enum table_below below)
{
	if (plan->lines->len > 0 && plan->below == below)
		return;
	plan->below = below;
	g_array_set_size(plan->lines, 0);
	for (int b = 0; b < plan->table->block_count; b++)
		add_block(plan, report, b);
}

struct table_plan *table_plan_new(
	const struct form *form, const struct form_table *table, enum width_profile profile)
{
	struct table_plan *plan = g_new0(struct table_plan, 1);

	plan->form = form;
	plan->table = table;
	plan->profile = profile;
	plan->most = most_columns(table);
	plan->heads = g_new0(int, plan->most);
	plan->words = g_new0(bool, plan->most);
	plan->open = g_new0(bool, plan->most);
	plan->line_of_row = g_new0(int, table->row_count);
	plan->lines = g_array_new(FALSE, FALSE, sizeof(struct table_line));
	plan->head = FIGURE_NARROWEST;
	for (int b = 0; b < table->block_count; b++) {
		measure_heads(plan, &table->blocks[b].columns);
		measure_labels(plan, &table->blocks[b].rows);
	}
	find_words(plan);
	plan->ledger = has_ledger(form, table);
	plan->beside = plan->ledger ? 3 : 2;
	return plan;
}

void table_plan_free(struct table_plan *plan)
{
	if (!plan)
		return;
	g_array_unref(plan->lines);
	g_free(plan->line_of_row);
	g_free(plan->heads);
	g_free(plan->words);
	g_free(plan->open);
	g_free(plan);
}
