/* Reading sections: their fields, and rows of their tables with the cells in them. */
#include "base/language.h"
#include "report/reader.h"

#include <string.h>

/* Cells */

void read_cell(struct reader *reader, cell_index index, const struct yaml_node *value)
{
	const struct form_cell *cell = form_cell(reader->form, index);
	struct report *report = reader->report;
	const char *text = yaml_is_null(value) ? "" : value->text;

	if (value->kind != NODE_SCALAR) {
		reader_error(reader, value, _("%s 应是一个值，而不是%s"), cell->address,
			yaml_kind_name(value->kind));
		return;
	}
	if (reader->named[index]) {
		reader_error_at(reader, value->key_at, _("%s 写了两次，有一次是它原来的标识"),
			cell->address);
		return;
	}
	report->positions[index] = value->at;
	reader->named[index] = true;
	if (form_cell_is_computed(cell)) {
		report_state(report, index, text);
		return;
	}
	value_release(&report->typed[index]);
	report->typed[index] = value_parse(cell, text);
}

/* The leaf column of a key. Files keep the form's order, so the next one is tried first. */
static int find_column(const struct form_block *block, const char *id, int next)
{
	bool kept = next < block->columns.tree.leaves &&
		strcmp(form_axis_leaf(&block->columns, next)->id, id) == 0;

	return kept ? next : form_axis_find(&block->columns, id);
}

static bool is_cell(
	const struct reader *reader, const struct form_block *block, int row, int column)
{
	return column >= 0 && !form_cell(reader->form, form_block_cell(block, row, column))->absent;
}

static void unknown_column(struct reader *reader, const struct form_block *block, int row,
	const struct yaml_node *value)
{
	g_autofree char *address =
		g_strdup_printf("%s.%s.%s", reader->form->sections[reader->section].id,
			form_axis_leaf(&block->rows, row)->id, value->key);
	struct suggestion suggestion;

	if (reader_take_older(reader, address, value, _("这一列：")))
		return;
	suggestion_init(&suggestion, value->key);
	for (int leaf = 0; leaf < block->columns.tree.leaves; leaf++) {
		if (is_cell(reader, block, row, leaf))
			suggestion_offer(&suggestion, form_axis_leaf(&block->columns, leaf)->id);
	}
	reader_unknown(reader, value, _("这一列："), &suggestion);
}

static void read_row(struct reader *reader, const struct form_block *block, int row,
	const struct yaml_node *node)
{
	int next = 0;

	if (node->kind != NODE_MAPPING) {
		reader_error(reader, node, _("这一行应写成 {列: 值, …}"));
		return;
	}
	for (int leaf = 0; leaf < block->columns.tree.leaves; leaf++)
		reader->report->positions[form_block_cell(block, row, leaf)] = node->key_at;
	for (const struct yaml_node *value = node->first; value && !reader_gave_up(reader);
		value = value->next) {
		int column = find_column(block, value->key, next);

		if (!is_cell(reader, block, row, column)) {
			unknown_column(reader, block, row, value);
			continue;
		}
		read_cell(reader, form_block_cell(block, row, column), value);
		next = column + 1;
	}
}

/* Sections */

static void unknown_entry(struct reader *reader, const struct yaml_node *value)
{
	const struct form_section *section = &reader->form->sections[reader->section];
	g_autofree char *address = g_strconcat(section->id, ".", value->key, NULL);
	struct suggestion suggestion;

	if (reader_take_older(reader, address, value, _("这一项：")))
		return;
	suggestion_init(&suggestion, value->key);
	for (cell_index i = 0; i < section->field_count; i++)
		suggestion_offer(
			&suggestion, form_cell(reader->form, section->first + i)->words->field->id);
	for (int t = 0; t < section->table_count; t++) {
		for (int b = 0; b < section->tables[t].block_count; b++) {
			const struct form_axis *rows = &section->tables[t].blocks[b].rows;

			for (int leaf = 0; leaf < rows->tree.leaves; leaf++)
				suggestion_offer(&suggestion, form_axis_leaf(rows, leaf)->id);
		}
	}
	reader_unknown(reader, value, _("这一项："), &suggestion);
}

/* Cells that the file does not name are pointed at by their section. */
static void place_section(struct reader *reader, const struct yaml_node *node)
{
	const struct form_section *section = &reader->form->sections[reader->section];

	for (cell_index i = 0; i < section->cell_count; i++)
		reader->report->positions[section->first + i] = node->key_at;
}

/* Puts the row of an id into reader->block and reader->row. Files keep the form's order, so the one
   behind the last is tried first. */
static bool find_row(struct reader *reader, const char *id)
{
	const struct form_section *section = &reader->form->sections[reader->section];
	const struct form_axis *rows = reader->block ? &reader->block->rows : NULL;
	int table, block;

	if (rows && reader->row + 1 < rows->tree.leaves &&
		strcmp(form_axis_leaf(rows, reader->row + 1)->id, id) == 0) {
		reader->row++;
		return true;
	}
	if (!form_find_row(reader->form, reader->section, id, &table, &block, &reader->row))
		return false;
	reader->block = &section->tables[table].blocks[block];
	return true;
}

/* One entry of a section: a row, most of all, or a field. */
static void read_named(struct reader *reader, const struct yaml_node *value)
{
	const char *id = value->key;

	if (find_row(reader, id)) {
		read_row(reader, reader->block, reader->row, value);
		return;
	}
	cell_index field = form_find_field(reader->form, reader->section, id);
	if (field != CELL_NONE)
		read_cell(reader, field, value);
	else
		unknown_entry(reader, value);
}

void read_section(struct reader *reader, const struct yaml_node *node)
{
	reader->block = NULL;
	place_section(reader, node);
	if (yaml_is_null(node))
		return;
	if (node->kind != NODE_MAPPING) {
		reader_error(reader, node, _("“%s”应是“键: 值”的组合"), node->key);
		return;
	}
	for (const struct yaml_node *value = node->first; value && !reader_gave_up(reader);
		value = value->next)
		read_named(reader, value);
}
