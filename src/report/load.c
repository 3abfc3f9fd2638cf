/* Reading a report's tree against its form. */
#include "report/file.h"

#include <stdarg.h>
#include <string.h>

#include "base/suggest.h"

struct reader {
	struct report *report;
	const struct form *form;
	const char *file;
	struct diagnostics *diagnostics;
	int section;
};

static bool reader_error(struct reader *reader, const struct yaml_node *node, const char *format,
	...) G_GNUC_PRINTF(3, 4);

static bool reader_error(
	struct reader *reader, const struct yaml_node *node, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	return diagnostics_error(reader->diagnostics, reader->file, node->at, "%s", text);
}

static void unknown_key(struct reader *reader, const struct yaml_node *key, const char *what,
	const struct suggestion *suggestion)
{
	if (suggestion->best)
		reader_error(reader, key, "表式里没有%s“%s”；是不是“%s”？", what, key->text,
			suggestion->best);
	else
		reader_error(reader, key, "表式里没有%s“%s”", what, key->text);
}

/* Cells */

static void read_cell(struct reader *reader, cell_index index, const struct yaml_node *value)
{
	const struct form_cell *cell = form_cell(reader->form, index);
	struct report *report = reader->report;
	const char *text = yaml_is_null(value) ? "" : value->text;

	if (value->kind != NODE_SCALAR) {
		reader_error(reader, value, "%s 应是一个值，而不是%s", cell->address,
			yaml_kind_name(value->kind));
		return;
	}
	report->positions[index] = value->at;
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
	int columns = block->columns.tree.leaves;

	for (int i = 0; i < columns; i++) {
		int leaf = (next + i) % columns;

		if (strcmp(form_axis_leaf(&block->columns, leaf)->id, id) == 0)
			return leaf;
	}
	return -1;
}

static void unknown_column(
	struct reader *reader, const struct form_block *block, const struct yaml_node *key)
{
	struct suggestion suggestion;

	suggestion_init(&suggestion, key->text);
	for (int leaf = 0; leaf < block->columns.tree.leaves; leaf++)
		suggestion_offer(&suggestion, form_axis_leaf(&block->columns, leaf)->id);
	unknown_key(reader, key, "这一列：", &suggestion);
}

static void read_row(struct reader *reader, const struct form_block *block, int row,
	const struct yaml_node *node)
{
	int next = 0;

	if (node->kind != NODE_MAPPING) {
		reader_error(reader, node, "这一行应写成 {列: 值, …}");
		return;
	}
	for (int leaf = 0; leaf < block->columns.tree.leaves; leaf++)
		reader->report->positions[form_block_cell(block, row, leaf)] = node->key->at;
	for (const struct yaml_node *value = node->first; value; value = value->next) {
		int column = find_column(block, value->key->text, next);

		if (column < 0) {
			unknown_column(reader, block, value->key);
			continue;
		}
		read_cell(reader, form_block_cell(block, row, column), value);
		next = column + 1;
	}
}

/* Sections */

static cell_index find_field(const struct reader *reader, const char *id)
{
	const struct form_section *section = &reader->form->sections[reader->section];

	for (size_t i = 0; i < section->field_count; i++) {
		cell_index cell = section->first + (cell_index)i;

		if (strcmp(form_cell(reader->form, cell)->id, id) == 0)
			return cell;
	}
	return CELL_NONE;
}

static void unknown_entry(struct reader *reader, const struct yaml_node *key)
{
	const struct form_section *section = &reader->form->sections[reader->section];
	struct suggestion suggestion;

	suggestion_init(&suggestion, key->text);
	for (size_t i = 0; i < section->field_count; i++)
		suggestion_offer(&suggestion, form_cell(reader->form, section->first + i)->id);
	for (int t = 0; t < section->table_count; t++) {
		for (int b = 0; b < section->tables[t].block_count; b++) {
			const struct form_axis *rows = &section->tables[t].blocks[b].rows;

			for (int leaf = 0; leaf < rows->tree.leaves; leaf++)
				suggestion_offer(&suggestion, form_axis_leaf(rows, leaf)->id);
		}
	}
	unknown_key(reader, key, "这一项：", &suggestion);
}

/* Cells that the file does not name are pointed at by their section. */
static void place_section(struct reader *reader, const struct yaml_node *node)
{
	const struct form_section *section = &reader->form->sections[reader->section];

	for (size_t i = 0; i < section->cell_count; i++)
		reader->report->positions[section->first + i] = node->key->at;
}

static void read_section(struct reader *reader, const struct yaml_node *node)
{
	int table, block, leaf;

	place_section(reader, node);
	if (yaml_is_null(node))
		return;
	if (node->kind != NODE_MAPPING) {
		reader_error(reader, node, "“%s”应是“键: 值”的组合", node->key->text);
		return;
	}
	for (const struct yaml_node *value = node->first; value; value = value->next) {
		const char *id = value->key->text;
		cell_index field = find_field(reader, id);

		if (field != CELL_NONE)
			read_cell(reader, field, value);
		else if (form_find_row(reader->form, reader->section, id, &table, &block, &leaf))
			read_row(reader,
				&reader->form->sections[reader->section]
					 .tables[table]
					 .blocks[block],
				leaf, value);
		else
			unknown_entry(reader, value->key);
	}
}

/* The report's own keys */

static void read_form(struct reader *reader, const struct yaml_node *node)
{
	if (strcmp(node->text, reader->form->id) != 0)
		reader_error(reader, node, "这是表式“%s”的报告，不是“%s”的", node->text,
			reader->form->id);
}

static void read_version(struct reader *reader, const struct yaml_node *node)
{
	struct decimal version;

	if (node->kind != NODE_SCALAR || decimal_parse(node->text, &version) != DECIMAL_OK ||
		version.scale > 0)
		reader_error(reader, node, "form_version 应是整数");
	else if (version.coefficient != reader->form->version)
		diagnostics_add(reader->diagnostics, reader->file, node->at, LEVEL_NOTE, NULL,
			"报告按表式第%s版填写，现在用的是第%d版", node->text,
			reader->form->version);
}

static void read_digest(struct reader *reader, const struct yaml_node *node)
{
	if (node->kind != NODE_SCALAR)
		reader_error(reader, node, "form_digest 应是一串摘要");
	else if (!yaml_is_null(node) && strcmp(node->text, reader->form->digest) != 0)
		diagnostics_add(reader->diagnostics, reader->file, node->at, LEVEL_NOTE, NULL,
			"报告填写以后，表式文件有过改动");
}

static void read_status(struct reader *reader, const struct yaml_node *node)
{
	if (node->kind != NODE_SCALAR || strcmp(node->text, "draft") != 0)
		reader_error(reader, node, "状态只能是 draft（草稿）");
}

static void read_notes(struct reader *reader, const struct yaml_node *node)
{
	if (yaml_is_null(node))
		return;
	if (node->kind != NODE_MAPPING) {
		reader_error(reader, node, "notes 应是“地址: 文字”的组合");
		return;
	}
	for (const struct yaml_node *note = node->first; note; note = note->next) {
		if (note->kind != NODE_SCALAR)
			reader_error(reader, note, "附注应是文字");
		else if (!report_note_allowed(reader->form, note->key->text))
			reader_error(
				reader, note->key, "附注所在的地址“%s”不存在", note->key->text);
		else if (!yaml_is_null(note))
			report_set_note(reader->report, note->key->text, note->text);
	}
}

/* Kept for what later versions write here; this one writes them empty. */
static void read_empty_list(struct reader *reader, const struct yaml_node *node)
{
	if (node->children > 0 || (node->kind == NODE_SCALAR && !yaml_is_null(node)))
		reader_error(reader, node, "这一版程序还读不了“%s”里的内容", node->key->text);
}

static const struct report_key {
	const char *key;
	void (*read)(struct reader *reader, const struct yaml_node *node);
} report_keys[] = {
	{"form", read_form},
	{"form_version", read_version},
	{"form_digest", read_digest},
	{"status", read_status},
	{"notes", read_notes},
	{"reasons", read_empty_list},
	{"remarks", read_empty_list},
	{"history", read_empty_list},
	{"previous", read_empty_list},
};

static void unknown_report_key(struct reader *reader, const struct yaml_node *key)
{
	struct suggestion suggestion;

	suggestion_init(&suggestion, key->text);
	for (size_t i = 0; i < G_N_ELEMENTS(report_keys); i++)
		suggestion_offer(&suggestion, report_keys[i].key);
	for (int s = 0; s < reader->form->section_count; s++)
		suggestion_offer(&suggestion, reader->form->sections[s].id);
	unknown_key(reader, key, "这一节：", &suggestion);
}

static void read_entry(struct reader *reader, const struct yaml_node *node)
{
	for (size_t i = 0; i < G_N_ELEMENTS(report_keys); i++) {
		if (strcmp(report_keys[i].key, node->key->text) == 0) {
			report_keys[i].read(reader, node);
			return;
		}
	}
	reader->section = form_find_section(reader->form, node->key->text);
	if (reader->section >= 0)
		read_section(reader, node);
	else
		unknown_report_key(reader, node->key);
}

const struct yaml_node *report_form_node(
	const struct yaml_tree *tree, struct diagnostics *diagnostics)
{
	const struct yaml_node *root = yaml_root(tree);
	const struct yaml_node *form = root->kind == NODE_MAPPING ? yaml_get(root, "form") : NULL;

	if (form && form->kind == NODE_SCALAR && !yaml_is_null(form))
		return form;
	diagnostics_error(diagnostics, yaml_file(tree), root->at,
		"这不是年报文件：没有写明所用的表式（form: …）");
	return NULL;
}

/* A stated figure that agrees says nothing and is let go of. */
static void drop_agreeing(struct report *report)
{
	for (cell_index cell = 0; cell < report->form->cell_count; cell++) {
		if (report->stated[cell].kind != VALUE_BLANK && !report_contradicted(report, cell))
			value_release(&report->stated[cell]);
	}
}

struct report *report_load(
	const struct form *form, const struct yaml_tree *tree, struct diagnostics *diagnostics)
{
	struct report *report = report_blank(form);
	size_t errors = diagnostics_errors(diagnostics);
	struct reader reader = {
		.report = report,
		.form = form,
		.file = yaml_file(tree),
		.diagnostics = diagnostics,
	};

	for (const struct yaml_node *node = yaml_root(tree)->first; node; node = node->next)
		read_entry(&reader, node);
	if (diagnostics_errors(diagnostics) > errors) {
		report_free(report);
		return NULL;
	}
	report_recalculate(report);
	drop_agreeing(report);
	return report;
}
