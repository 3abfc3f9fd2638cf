/* Writing a report: the form's order, whatever order things were typed in. */
#include "report/file.h"

#include "yaml/writer.h"

/* What a file says of a cell: the typed value, or a stated figure that stands, or the computed one. */
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

	if (cell->spec.type == TYPE_TEXT && report->typed[index].kind == VALUE_TEXT) {
		/* a text is a block, however short, so that a longer one differs by its lines */
		g_autofree char *block = g_strconcat(text, "\n", NULL);

		yaml_write(writer, cell->id, block);
	} else {
		yaml_write(writer, cell->id, text);
	}
}

static void write_row(struct yaml_writer *writer, const struct report *report,
	const struct form_block *block, int row)
{
	char buffer[DECIMAL_TEXT_SIZE];

	yaml_open_flow(writer, form_axis_leaf(&block->rows, row)->id);
	for (int column = 0; column < block->columns.tree.leaves; column++)
		yaml_write(writer, form_axis_leaf(&block->columns, column)->id,
			file_text(report, form_block_cell(block, row, column), buffer));
	yaml_close_flow(writer);
}

static void write_section(
	struct yaml_writer *writer, const struct report *report, const struct form_section *section)
{
	if (section->cell_count == 0)
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
	g_autofree char *title = report_title(report);
	g_autofree char *version = g_strdup_printf("%d", report->form->version);

	yaml_write_comment(writer, title);
	yaml_write(writer, "form", report->form->id);
	yaml_write(writer, "form_version", version);
	yaml_write(writer, "form_digest", report->form->digest);
	yaml_write(writer, "status", report->status);
}

void report_write(const struct report *report, GString *out)
{
	static const char *const lists[] = {"reasons", "remarks", "history"};
	struct yaml_writer writer;

	yaml_writer_init(&writer, out);
	write_head(&writer, report);
	for (int s = 0; s < report->form->section_count; s++)
		write_section(&writer, report, &report->form->sections[s]);
	write_notes(&writer, report);
	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
		yaml_write_empty_list(&writer, lists[i]);
}
