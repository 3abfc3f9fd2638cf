#include "print/listing.h"

#include <jansson.h>
#include <string.h>

#include "base/json_text.h"
#include "base/text.h"
#include "print/csv.h"
#include "report/digest.h"

/* What a cell says, "" for a blank and for an open total. */
static const char *said_of(const struct report *report, cell_index cell, char *buffer)
{
	const struct value *value = report_value(report, cell);

	return value_incomplete(value) ? "" : value_text(value, buffer);
}

static bool is_listed(const struct report *report, cell_index cell)
{
	return !form_cell(report->form, cell)->absent;
}

/* CSV */

void print_csv(const struct report *report, GString *out)
{
	csv_append_line(out, (const char *[]){"address", "label", "value"}, 3);
	for (cell_index cell = 0; cell < report->form->cell_count; cell++) {
		char buffer[DECIMAL_TEXT_SIZE];
		g_autofree char *label = NULL;
		if (!is_listed(report, cell))
			continue;
		label = form_cell_label(report->form, cell);
		const char *fields[] = {form_cell(report->form, cell)->address, label,
			said_of(report, cell, buffer)};
		csv_append_line(out, fields, G_N_ELEMENTS(fields));
	}
}

/* JSON */

static json_t *cell_object(const struct report *report, cell_index cell)
{
	char buffer[DECIMAL_TEXT_SIZE];
	const char *said = said_of(report, cell, buffer);
	g_autofree char *label = form_cell_label(report->form, cell);

	return json_pack("{s:s, s:s, s:o}", "address", form_cell(report->form, cell)->address,
		"label", label, "value", *said == '\0' ? json_null() : json_string(said));
}

static json_t *cells_array(const struct report *report)
{
	json_t *array = json_array();

	for (cell_index cell = 0; cell < report->form->cell_count; cell++) {
		if (is_listed(report, cell))
			json_array_append_new(array, cell_object(report, cell));
	}
	return array;
}

static json_t *notes_object(const struct report *report)
{
	json_t *object = json_object();
	GHashTableIter iter;
	gpointer address, note;

	g_hash_table_iter_init(&iter, report->notes);
	while (g_hash_table_iter_next(&iter, &address, &note))
		json_object_set_new(object, address, json_string(note));
	return object;
}

/* Appends what jansson wrote, with the characters escaped that a terminal acts on: they can stand
   nowhere but in a string. */
static void append_harmless(GString *out, const char *text)
{
	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		gunichar c = g_utf8_get_char(text);
		if (text_harmless(c) == c || c == '\n')
			g_string_append_unichar(out, c);
		else
			g_string_append_printf(out, "\\u%04x", c);
	}
}

void print_json(const struct report *report, GString *out)
{
	g_autofree char *digest = report_digest(report);
	json_t *object = json_pack("{s:s, s:s, s:s, s:o, s:o}", "form", report->form->id, "digest",
		digest, "status", report_status_id(report->status), "cells", cells_array(report),
		"notes", notes_object(report));
	g_autofree char *text = json_to_text(object, JSON_INDENT(1) | JSON_SORT_KEYS);

	append_harmless(out, text);
	g_string_append_c(out, '\n');
}
