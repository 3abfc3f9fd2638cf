/*
 * What cells continue: the addresses that last year's report, or a report on an
 * older version of the form, has for them.
 *
 * `was:` of a row, column or field is another id of the same thing. `previous:`
 * of a table maps last year's rows to this year's, that of the form addresses;
 * several joined by + are one now.
 */
#include "form/loader.h"

#include <string.h>

#include "base/language.h"
#include "base/suggest.h"

const struct value_shape shape_succession = {SHAPE_NAMES, .item = &shape_text};

void add_predecessor(struct loader *loader, cell_index cell, const char *address, bool was)
{
	struct form_predecessor predecessor = {
		.cell = cell,
		.address = g_string_chunk_insert(loader->form->private->strings, address),
		.was = was,
	};

	g_array_append_val(loader->predecessors, predecessor);
}

/* was: of rows and columns */

static void add_formers(struct loader *loader, cell_index index, const struct form_line *row,
	const struct form_line *column)
{
	const struct form_cell *cell = form_cell(loader->form, index);
	const char *section = loader->form->sections[cell->section].id;
	const char *rows[] = {row->was ? row->was : row->id, row->id};
	const char *columns[] = {column->was ? column->was : column->id, column->id};

	for (int r = 0; r < (row->was ? 2 : 1); r++) {
		for (int c = 0; c < (column->was ? 2 : 1); c++) {
			g_autofree char *address =
				g_strconcat(section, ".", rows[r], ".", columns[c], NULL);

			if (strcmp(address, cell->address) != 0)
				add_predecessor(loader, index, address, true);
		}
	}
}

static bool holds_former(const struct form_axis *axis)
{
	for (int leaf = 0; leaf < axis->tree.leaves; leaf++) {
		if (form_axis_leaf(axis, leaf)->was)
			return true;
	}
	return false;
}

static void list_block(struct loader *loader, const struct form_block *block)
{
	if (!holds_former(&block->rows) && !holds_former(&block->columns))
		return;
	for (int row = 0; row < block->rows.tree.leaves; row++) {
		const struct form_line *line = form_axis_leaf(&block->rows, row);

		for (int column = 0; column < block->columns.tree.leaves; column++) {
			const struct form_line *other = form_axis_leaf(&block->columns, column);

			if (line->was || other->was)
				add_formers(
					loader, form_block_cell(block, row, column), line, other);
		}
	}
}

/* previous: */

static GStrv split_sources(struct loader *loader, const struct yaml_node *node)
{
	GStrv sources = g_strsplit(node->key, "+", -1);
	bool empty = *sources == NULL;

	for (char **source = sources; *source; source++)
		empty |= *g_strstrip(*source) == '\0';
	if (empty)
		loader_error_at(loader, node->key_at, _("“+”两边、“:”前面都要有上年的名字"));
	return sources;
}

static void name_unknown_row(
	struct loader *loader, const struct yaml_node *node, const struct form_table *table)
{
	struct suggestion suggestion;

	suggestion_init(&suggestion, node->kind == NODE_SCALAR ? node->text : "");
	for (int b = 0; b < table->block_count; b++) {
		const struct form_axis *rows = &table->blocks[b].rows;

		for (int leaf = 0; leaf < rows->tree.leaves; leaf++)
			suggestion_offer(&suggestion, form_axis_leaf(rows, leaf)->id);
	}
	g_autofree char *question = suggestion_question(&suggestion);
	if (node->kind != NODE_SCALAR)
		loader_error(loader, node, _("这里应是今年的行"));
	else
		loader_error(loader, node, _("没有“%s”这个行%s"), node->text, question);
}

static void name_unknown_address(struct loader *loader, const struct yaml_node *node)
{
	struct suggestion suggestion;

	suggestion_init(&suggestion, node->kind == NODE_SCALAR ? node->text : "");
	offer_addresses(loader, &suggestion);
	g_autofree char *question = suggestion_question(&suggestion);
	if (node->kind != NODE_SCALAR)
		loader_error(loader, node, _("这里应是今年的地址"));
	else
		loader_error(loader, node, _("没有“%s”这个地址%s"), node->text, question);
}

/* This year's row takes last year's rows, column by column. */
static void map_row(struct loader *loader, const struct form_section *section,
	const struct yaml_node *node, const struct form_block *block, int row)
{
	g_auto(GStrv) sources = split_sources(loader, node);

	for (int column = 0; column < block->columns.tree.leaves; column++) {
		const char *id = form_axis_leaf(&block->columns, column)->id;

		for (char **source = sources; *source; source++) {
			g_autofree char *address =
				g_strconcat(section->id, ".", *source, ".", id, NULL);

			add_predecessor(
				loader, form_block_cell(block, row, column), address, false);
		}
	}
}

static void map_table(
	struct loader *loader, const struct form_section *section, const struct form_table *table)
{
	const struct yaml_node *mapping = table->succession;
	int number = (int)(section - loader->form->sections);
	int t, b, leaf;

	if (mapping->kind != NODE_MAPPING) {
		loader_error(loader, mapping, _("previous 应是“上年的行: 今年的行”的组合"));
		return;
	}
	for (const struct yaml_node *node = mapping->first; node; node = node->next) {
		if (node->kind == NODE_SCALAR &&
			form_find_row(loader->form, number, node->text, &t, &b, &leaf) &&
			&section->tables[t] == table)
			map_row(loader, section, node, &table->blocks[b], leaf);
		else
			name_unknown_row(loader, node, table);
	}
}

static void map_form(struct loader *loader)
{
	const struct yaml_node *mapping = loader->succession;

	if (mapping->kind != NODE_MAPPING) {
		loader_error(loader, mapping, _("previous 应是“上年的地址: 今年的地址”的组合"));
		return;
	}
	for (const struct yaml_node *node = mapping->first; node && !loader_gave_up(loader);
		node = node->next) {
		cell_index cell =
			node->kind == NODE_SCALAR ? form_find(loader->form, node->text) : CELL_NONE;
		g_auto(GStrv) sources = split_sources(loader, node);

		if (cell == CELL_NONE)
			name_unknown_address(loader, node);
		for (char **source = sources; cell != CELL_NONE && *source; source++)
			add_predecessor(loader, cell, *source, false);
	}
}

static gint compare_cells(gconstpointer a, gconstpointer b)
{
	const struct form_predecessor *left = a, *right = b;

	return left->cell < right->cell ? -1 : left->cell > right->cell;
}

/* Addresses of older versions lead to their cells, unless another cell has that address now. */
static void register_formers(struct loader *loader)
{
	for (guint i = 0; i < loader->predecessors->len; i++) {
		const struct form_predecessor *at =
			&g_array_index(loader->predecessors, struct form_predecessor, i);

		if (at->was && form_find(loader->form, at->address) == CELL_NONE)
			g_hash_table_insert(loader->form->private->formers, (gpointer)at->address,
				GUINT_TO_POINTER(at->cell + 1));
	}
}

void list_predecessors(struct loader *loader)
{
	struct form *form = loader->form;

	for (int s = 0; s < form->section_count; s++) {
		for (int t = 0; t < form->sections[s].table_count; t++) {
			const struct form_table *table = &form->sections[s].tables[t];

			for (int b = 0; b < table->block_count; b++)
				list_block(loader, &table->blocks[b]);
			if (table->succession)
				map_table(loader, &form->sections[s], table);
		}
	}
	if (loader->succession)
		map_form(loader);
	g_array_sort(loader->predecessors, compare_cells);
	register_formers(loader);
	form->predecessor_count = loader->predecessors->len;
	form->predecessors = g_memdup2(loader->predecessors->data,
		loader->predecessors->len * sizeof(struct form_predecessor));
}
