/*
 * Names in formulas: ids of the rows or columns at hand, addresses whole or from
 * the section on, sets of cells, the cell itself, and all of these of last year.
 */
#include "form/loader.h"

#include <string.h>

static struct named one_cell(cell_index cell)
{
	return (struct named){.kind = cell == CELL_NONE ? NAMED_NOTHING : NAMED_CELL, .cell = cell};
}

static GArray *new_cells(void)
{
	return g_array_new(FALSE, FALSE, sizeof(cell_index));
}

void named_release(struct named *named)
{
	if (named->cells)
		g_array_unref(named->cells);
	named->cells = NULL;
}

/* The rows or columns at hand */

static const struct form_axis *axis_of(const struct form_block *block, bool columns)
{
	return columns ? &block->columns : &block->rows;
}

static cell_index cell_at(const struct form_block *block, bool columns, int leaf, int fixed)
{
	return columns ? form_block_cell(block, fixed, leaf) : form_block_cell(block, leaf, fixed);
}

/* The leaves of a group that have no formula of their own. */
static GArray *group_cells(const struct loader *loader, const struct form_block *block,
	bool columns, int head, int fixed)
{
	const struct form_axis *axis = axis_of(block, columns);
	int first = axis->tree.heads[head].first_leaf;
	GArray *cells = new_cells();

	for (int leaf = first; leaf < first + axis->tree.heads[head].leaves; leaf++) {
		cell_index cell = cell_at(block, columns, leaf, fixed);

		if (!form_axis_leaf(axis, leaf)->formula && !form_cell(loader->form, cell)->absent)
			g_array_append_val(cells, cell);
	}
	return cells;
}

static struct named find_head(
	const struct loader *loader, const struct scope *scope, bool columns, const char *name)
{
	int fixed = columns == scope->names_columns ? scope->fixed : scope->other;
	const struct form_axis *axis = axis_of(scope->block, columns);
	int head = fixed < 0 ? -1 : form_axis_find_head(axis, name);

	if (head < 0)
		return (struct named){NAMED_NOTHING};
	if (axis->tree.heads[head].leaf)
		return one_cell(
			cell_at(scope->block, columns, axis->tree.heads[head].first_leaf, fixed));
	return (struct named){.kind = NAMED_SET,
		.cells = group_cells(loader, scope->block, columns, head, fixed)};
}

static struct named find_at_hand(
	const struct loader *loader, const struct scope *scope, const char *name)
{
	if (!scope->block)
		return (struct named){NAMED_NOTHING};
	struct named named = find_head(loader, scope, scope->names_columns, name);
	return named.kind != NAMED_NOTHING ? named
					   : find_head(loader, scope, !scope->names_columns, name);
}

/* Sets by address */

/* The leaves of an axis that a word stands for: all, those of a group, or one by itself. */
struct leaves {
	int first, end;
	bool itself; /* one that is named by itself is meant, whatever it is */
};

static struct leaves leaves_of(const struct form_axis *axis, const char *word)
{
	if (strcmp(word, "*") == 0)
		return (struct leaves){.end = axis->tree.leaves};
	int index = form_axis_find_head(axis, word);
	if (index < 0)
		return (struct leaves){0};
	const struct head *head = &axis->tree.heads[index];
	return (struct leaves){head->first_leaf, head->first_leaf + head->leaves, head->leaf};
}

/* Adds where a row meets a column, a group of columns or all of them; of several no totals. */
static void add_columns(const struct loader *loader, const struct form_block *block, int row,
	const char *column, GArray *cells)
{
	struct leaves columns = leaves_of(&block->columns, column);

	for (int leaf = columns.first; leaf < columns.end; leaf++) {
		cell_index cell = form_block_cell(block, row, leaf);
		bool total = form_axis_leaf(&block->columns, leaf)->formula != NULL;

		if (!form_cell(loader->form, cell)->absent && (!total || columns.itself))
			g_array_append_val(cells, cell);
	}
}

/* The same of all rows a name stands for. */
static void add_rows(const struct loader *loader, const struct form_block *block, const char *row,
	const char *column, GArray *cells)
{
	struct leaves rows = leaves_of(&block->rows, row);

	for (int leaf = rows.first; leaf < rows.end; leaf++) {
		if (rows.itself || !form_axis_leaf(&block->rows, leaf)->formula)
			add_columns(loader, block, leaf, column, cells);
	}
}

/* `row.column` in a section, where one of the two stands for several. */
static struct named find_set(
	const struct loader *loader, int section, const char *row, const char *column)
{
	GArray *cells = new_cells();

	for (int t = 0; t < loader->form->sections[section].table_count; t++) {
		const struct form_table *table = &loader->form->sections[section].tables[t];

		for (int b = 0; b < table->block_count; b++)
			add_rows(loader, &table->blocks[b], row, column, cells);
	}
	if (cells->len > 0)
		return (struct named){.kind = NAMED_SET, .cells = cells};
	g_array_unref(cells);
	return (struct named){NAMED_NOTHING};
}

static struct named find_set_address(
	const struct loader *loader, const struct scope *scope, const char *name)
{
	g_auto(GStrv) parts = g_strsplit(name, ".", 4);
	guint count = g_strv_length(parts);

	if (count == 3) {
		int section = form_find_section(loader->form, parts[0]);

		if (section >= 0)
			return find_set(loader, section, parts[1], parts[2]);
	}
	if (count == 2 && scope->section >= 0)
		return find_set(loader, scope->section, parts[0], parts[1]);
	return (struct named){NAMED_NOTHING};
}

/* Addresses */

static struct named find_address(
	const struct loader *loader, const struct scope *scope, const char *name)
{
	cell_index cell = form_find(loader->form, name);

	if (cell == CELL_NONE && scope->section >= 0) {
		cell = form_find_in_section(loader->form, scope->section, name);
	}
	if (cell == CELL_NONE && strchr(name, '.'))
		return find_set_address(loader, scope, name);
	return one_cell(cell);
}

/* With what `@` stands for in its place. */
static struct named find_with_id(
	const struct loader *loader, const struct scope *scope, const char *name)
{
	g_autoptr(GString) whole = g_string_new(name);

	if (!scope->at)
		return (struct named){NAMED_NOTHING};
	g_string_replace(whole, "@", scope->at, 0);
	return find_address(loader, scope, whole->str);
}

struct named find_named(const struct loader *loader, const struct scope *scope, const char *name)
{
	bool previous = g_str_has_prefix(name, NAME_PREVIOUS);
	struct named named;

	if (scope->self && strcmp(name, "previous") == 0)
		return (struct named){.kind = NAMED_SELF, .previous = true};
	if (previous)
		name += strlen(NAME_PREVIOUS);
	if (scope->self && strcmp(name, scope->self) == 0)
		return (struct named){.kind = NAMED_SELF, .previous = previous};
	named = strchr(name, '@') ? find_with_id(loader, scope, name)
				  : find_at_hand(loader, scope, name);
	if (named.kind == NAMED_NOTHING)
		named = find_address(loader, scope, name);
	else
		named.at_hand = true;
	named.previous = previous;
	return named;
}

static void offer_label(struct suggestion *suggestion, const char *name, const char *label)
{
	if (label)
		suggestion_offer_for(suggestion, name, label);
}

/* Ids, and the labels in whose place an id has to stand. */
static void offer_axis(const struct form_axis *axis, struct suggestion *suggestion)
{
	for (int i = 0; i < axis->tree.count; i++) {
		const struct form_line *line = &axis->lines[i];

		if (!line->id)
			continue;
		suggestion_offer(suggestion, line->id);
		offer_label(suggestion, line->id, axis->tree.heads[i].label);
		offer_label(suggestion, line->id, line->short_label);
	}
}

/* There can be a million addresses: with the first few mistakes they are looked through. */
static bool has_few_mistakes(const struct loader *loader)
{
	enum { FEW = 10 };

	return diagnostics_errors(loader->diagnostics) < loader->errors_before + FEW;
}

/* What a cell is called within its section. */
static const char *in_section(const struct form_cell *cell)
{
	return strchr(cell->address, '.') + 1;
}

void offer_addresses(const struct loader *loader, struct suggestion *suggestion)
{
	const struct form *form = loader->form;

	for (cell_index i = 0; has_few_mistakes(loader) && i < form->cell_count; i++) {
		const struct form_cell *cell = &form->cells[i];

		if (cell->absent)
			continue;
		suggestion_offer(suggestion, cell->address);
		suggestion_offer_for(suggestion, cell->address, in_section(cell));
		if (cell->words->field) {
			offer_label(suggestion, cell->address, cell->words->field->label);
			offer_label(suggestion, cell->address, cell->words->field->short_label);
		}
	}
}

void offer_sections(const struct loader *loader, struct suggestion *suggestion)
{
	const struct form *form = loader->form;

	for (int i = 0; i < form->section_count; i++) {
		const struct form_section *section = &form->sections[i];

		if (!section->id)
			continue;
		suggestion_offer(suggestion, section->id);
		offer_label(suggestion, section->id, section->heading);
		offer_label(suggestion, section->id, section->short_label);
	}
}

static void offer_section_names(
	const struct form *form, const struct form_section *section, struct suggestion *suggestion)
{
	for (cell_index i = 0; i < section->cell_count; i++) {
		const struct form_cell *cell = form_cell(form, section->first + i);

		if (!cell->absent)
			suggestion_offer(suggestion, in_section(cell));
	}
}

void offer_names(
	const struct loader *loader, const struct scope *scope, struct suggestion *suggestion)
{
	const struct form *form = loader->form;

	if (scope->block)
		offer_axis(axis_of(scope->block, scope->names_columns), suggestion);
	if (scope->self)
		suggestion_offer(suggestion, scope->self);
	if (suggestion->best || !has_few_mistakes(loader))
		return;
	if (scope->section >= 0)
		offer_section_names(form, &form->sections[scope->section], suggestion);
	offer_addresses(loader, suggestion);
}
