/* Reasons in a report's file: a list of mappings. */
#include "base/language.h"
#include "report/reasons.h"

#include <string.h>

bool reason_read_figures(const struct record_reader *reader, const struct yaml_node *node)
{
	if (yaml_is_null(node))
		return true;
	if (node->kind != NODE_MAPPING)
		return diagnostics_error(reader->diagnostics, reader->file, node->at,
			_("reasons 的 figures 应是“地址: 值”的组合"));
	for (const struct yaml_node *figure = node->first; figure; figure = figure->next) {
		if (figure->kind != NODE_SCALAR)
			return diagnostics_error(reader->diagnostics, reader->file, figure->at,
				_("%s 应是一个值"), figure->key);
		reason_add_figure(
			reader->record, figure->key, yaml_is_null(figure) ? "" : figure->text);
	}
	return true;
}

/* Whether a form knows the cells of an address, or of several joined by +. */
static bool is_known(const struct form *form, const char *address)
{
	g_auto(GStrv) cells = g_strsplit(address, "+", -1);
	bool known = true;

	for (char **cell = cells; *cell; cell++)
		known &= form_find(form, *cell) != CELL_NONE;
	return known;
}

/* Gives the report a reason that was read at a node. */
static void take_reason(
	struct report *report, const struct record_reader *reader, const struct yaml_node *node)
{
	struct reason *reason = reader->record;

	if (report_reason_find(report, reason->rule, reason->address)) {
		diagnostics_error(reader->diagnostics, reader->file, node->at,
			_("%s 在 %s 的理由写了两次"), reason->rule, reason->address);
		reason_free(reason);
		return;
	}
	if (!is_known(report->form, reason->address))
		diagnostics_add(reader->diagnostics, reader->file, node->at, LEVEL_NOTE, NULL,
			_("理由所在的地址“%s”不存在，照原样保留"), reason->address);
	report_set_reason(report, reason);
}

static void take(struct record_reader *reader, const struct yaml_node *node, void *data)
{
	reader->record = reason_new("", "", "", "", "");
	if (record_read(reader, node))
		take_reason(data, reader, node);
	else
		reason_free(reader->record);
}

void report_read_reasons(struct report *report, const struct yaml_node *node, const char *file,
	struct diagnostics *diagnostics)
{
	record_read_list(&reason_table, node, file, diagnostics, take, report);
}

static void write_reason(const struct reason *reason, struct yaml_writer *writer)
{
	yaml_open_mapping(writer, NULL);
	record_write(&reason_table, reason, writer);
	yaml_open_flow(writer, REASON_FIGURES);
	for (guint i = 0; i < reason->figures->len; i++) {
		const struct reason_figure *figure = g_ptr_array_index(reason->figures, i);

		yaml_write(writer, figure->address, *figure->text ? figure->text : NULL);
	}
	yaml_close_flow(writer);
	yaml_close_mapping(writer);
}

void report_write_reasons(const struct report *report, struct yaml_writer *writer)
{
	yaml_open_list(writer, reason_table.list);
	for (guint i = 0; i < report->reasons->len; i++)
		write_reason(g_ptr_array_index(report->reasons, i), writer);
	yaml_close_list(writer);
}
