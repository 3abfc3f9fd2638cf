/* Writing a report: the form's order, whatever order things were typed in. */
#include "report/file.h"

#include "report/history.h"
#include "report/previous.h"
#include "report/reasons.h"
#include "report/remarks.h"
#include "report/strays.h"
#include "yaml/writer.h"

/* What a file says of a cell: the typed value, or a stated figure that stands, or the computed
   one. */
static const char *file_text(
	const struct report *report, cell_index cell, char buffer[static DECIMAL_TEXT_SIZE])
{
	const struct value *value = report_value(report, cell);

	if (report_contradicted(report, cell))
		return value_text(&report->stated[cell], buffer);
	if (value->kind == VALUE_BLANK || value_incomplete(value) ||
		value->kind == VALUE_UNCOMPUTABLE || value->kind == VALUE_OVERFLOW)
		return NULL;
	return value_text(value, buffer);
}

static void write_field(struct yaml_writer *writer, const struct report *report, cell_index index)
{
	const struct form_cell *cell = form_cell(report->form, index);
	char buffer[DECIMAL_TEXT_SIZE];
	const char *text = file_text(report, index, buffer);

	if (cell->spec->type == TYPE_TEXT && report->typed[index].kind == VALUE_TEXT) {
		/* a text is a block, however short, so that a longer one differs by its lines */
		g_autofree char *block = g_strconcat(text, "\n", NULL);

		yaml_write(writer, cell->words->field->id, block);
	} else {
		yaml_write(writer, cell->words->field->id, text);
	}
}

/* Strays */

static bool is_section(const char *id, void *data)
{
	const struct report *report = data;

	return form_find_section(report->form, id) >= 0;
}

struct section_of {
	const struct report *report;
	const struct form_section *section;
};

/* Whether a row of the form's begins with what is written there: its strays stand on its line. */
static bool is_row(const char *id, void *data)
{
	const struct section_of *at = data;
	int number = (int)(at->section - at->report->form->sections), table, block, leaf;

	return form_find_row(at->report->form, number, id, &table, &block, &leaf);
}

static void write_strays(struct yaml_writer *writer, const struct report *report,
	const char *prefix, bool (*skips)(const char *part, void *data), void *data)
{
	if (report->strays)
		answers_write(report->strays->answers, prefix, skips, data, writer);
}

/* Sections */

/* What a row's line says of columns that the form does not have. */
static void write_row_strays(struct yaml_writer *writer, const struct report *report,
	const struct form_section *section, const char *row)
{
	if (!report->strays)
		return;
	g_autofree char *prefix = g_strdup_printf("%s.%s.", section->id, row);

	write_strays(writer, report, prefix, NULL, NULL);
}

static void write_row(struct yaml_writer *writer, const struct report *report,
	const struct form_block *block, int row)
{
	const struct form_cell *first = form_cell(report->form, form_block_cell(block, row, 0));
	const char *id = form_axis_leaf(&block->rows, row)->id;
	char buffer[DECIMAL_TEXT_SIZE];

	yaml_open_flow(writer, id);
	for (int column = 0; column < block->columns.tree.leaves; column++) {
		cell_index cell = form_block_cell(block, row, column);

		if (!form_cell(report->form, cell)->absent)
			yaml_write(writer, form_axis_leaf(&block->columns, column)->id,
				file_text(report, cell, buffer));
	}
	write_row_strays(writer, report, &report->form->sections[first->section], id);
	yaml_close_flow(writer);
}

static void write_section(
	struct yaml_writer *writer, const struct report *report, const struct form_section *section)
{
	g_autofree char *prefix = g_strconcat(section->id, ".", NULL);
	struct section_of at = {report, section};

	if (section->cell_count == 0 && !report->strays)
		return;
	yaml_open_mapping(writer, section->id);
	for (size_t i = 0; i < section->field_count; i++)
		write_field(writer, report, section->first + (cell_index)i);
	for (int t = 0; t < section->table_count; t++) {
		for (int b = 0; b < section->tables[t].block_count; b++) {
			const struct form_block *block = &section->tables[t].blocks[b];

			for (int row = 0; row < block->rows.tree.leaves; row++)
				write_row(writer, report, block, row);
		}
	}
	write_strays(writer, report, prefix, is_row, &at);
	yaml_close_mapping(writer);
}

static gint compare_addresses(gconstpointer a, gconstpointer b)
{
	return g_strcmp0(a, b);
}

static void write_notes(struct yaml_writer *writer, const struct report *report)
{
	g_autoptr(GList) addresses = g_hash_table_get_keys(report->notes);

	if (!addresses)
		return;
	addresses = g_list_sort(addresses, compare_addresses);
	yaml_open_mapping(writer, "notes");
	for (GList *at = addresses; at; at = at->next)
		yaml_write(writer, at->data, report_note(report, at->data));
	yaml_close_mapping(writer);
}

static void write_head(struct yaml_writer *writer, const struct report *report)
{
	const struct strays *strays = report->strays;
	g_autofree char *title = report_title(report);
	g_autofree char *version = strays ? g_strdup(strays->form_version)
					  : g_strdup_printf("%d", report->form->version);

	yaml_write_comment(writer, title);
	yaml_write(writer, "form", report->form->id);
	if (version)
		yaml_write(writer, "form_version", version);
	yaml_write(writer, "form_digest", report_form_digest(report));
	yaml_write(writer, "status", report_status_id(report->status));
}

static void write_previous(struct yaml_writer *writer, const struct report *report)
{
	if (!report->previous)
		return;
	yaml_open_mapping(writer, "previous");
	previous_write(report->previous, writer);
	yaml_close_mapping(writer);
}

void report_write(const struct report *report, GString *out)
{
	struct yaml_writer writer;

	yaml_writer_init(&writer, out);
	write_head(&writer, report);
	for (int s = 0; s < report->form->section_count; s++)
		write_section(&writer, report, &report->form->sections[s]);
	write_strays(&writer, report, "", is_section, (gpointer)report);
	write_notes(&writer, report);
	report_write_reasons(report, &writer);
	report_write_remarks(report, &writer);
	report_write_history(report, &writer);
	write_previous(&writer, report);
}
