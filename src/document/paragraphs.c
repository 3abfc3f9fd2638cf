/*
 * What clerks write, as paragraphs.
 *
 * A text that does not apply says so behind its label; one without a label says
 * nothing, for nobody could tell what it is that does not apply.
 *
 * The paper indents paragraphs itself, so the blanks that a clerk put before
 * one are not part of it; nor are empty lines.
 */

#include <string.h>

#include "document/clean.h"
#include "document/compose.h"
#include "document/reading.h"

/* The unit of a figure, unless its label names it already: tables have their units in their
   heads. */
static const char *unit_of(const struct report *report, cell_index cell)
{
	const struct form_cell *field = form_cell(report->form, cell);
	const char *unit = field->spec->unit;
	bool figure = report_value(report, cell)->kind == VALUE_NUMBER;

	return unit && figure && !strstr(field->words->field->label, unit) ? unit : "";
}

/* What the report says in a field, with its references replaced. */
static char *field_text(const struct composition *composition, cell_index cell)
{
	const struct report *report = composition->report;
	bool is_text = form_cell(report->form, cell)->spec->type == TYPE_TEXT;

	if (is_text && reading_is_void(report, cell))
		return g_strdup(composition->words->not_applicable);
	g_autofree char *shown = compose_reading(composition, cell);
	g_autofree char *expanded = compose_expanded(composition, shown);
	const char *unit = unit_of(report, cell);
	return g_strconcat(expanded, g_ascii_isalpha(*unit) ? " " : "", unit, NULL);
}

static bool ends_with_mark(const char *label)
{
	const char *last = g_utf8_find_prev_char(label, label + strlen(label));

	return last && g_unichar_type(g_utf8_get_char(last)) == G_UNICODE_OTHER_PUNCTUATION;
}

/* （一）主动公开 becomes （一）主动公开。 in front of a text, and 电话 becomes 电话： */
static char *run_in_label(const struct composition *composition, cell_index cell, const char *label)
{
	bool is_text = form_cell(composition->form, cell)->spec->type == TYPE_TEXT;
	const char *mark = is_text ? composition->words->stop : composition->words->colon;

	return g_strconcat(label, ends_with_mark(label) ? "" : mark, NULL);
}

/* A text of an empty form: its label, and room to write it. */
static bool is_written_by_hand(const struct composition *composition, cell_index cell)
{
	return composition->use == DOCUMENT_BLANK &&
		form_cell(composition->form, cell)->spec->type == TYPE_TEXT &&
		report_value(composition->report, cell)->kind == VALUE_BLANK &&
		!reading_is_void(composition->report, cell);
}

static void compose_room(struct composition *composition, const char *label)
{
	if (label && *label != '\0')
		compose_line(composition, DOCUMENT_PARAGRAPH, label)->keep_with_next = true;
	compose_block(composition, DOCUMENT_WRITING);
}

static void compose_paragraphs(struct composition *composition, cell_index cell, const char *label)
{
	bool labelled = label && *label != '\0';
	g_autofree char *text = field_text(composition, cell);
	g_autofree char *clean = clean_text(text);
	g_auto(GStrv) lines = g_strsplit(clean, "\n", -1);

	for (char **line = lines; *line != NULL; line++) {
		g_autofree char *words = clean_line(*line);
		if (*words == '\0')
			continue;
		g_autofree char *lead =
			labelled ? run_in_label(composition, cell, label) : g_strdup("");
		g_autofree char *paragraph = g_strconcat(lead, words, NULL);
		compose_line(composition, DOCUMENT_PARAGRAPH, paragraph);
		labelled = false;
	}
	if (labelled)
		compose_line(composition, DOCUMENT_PARAGRAPH, label);
}

void compose_field(struct composition *composition, cell_index cell, const char *label)
{
	bool labelled = label && *label != '\0';

	if (!labelled && reading_is_void(composition->report, cell))
		return;
	if (is_written_by_hand(composition, cell))
		compose_room(composition, label);
	else
		compose_paragraphs(composition, cell, label);
}
