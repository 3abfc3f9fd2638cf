#include "report/previous.h"

#include <string.h>

struct previous *previous_new(void)
{
	struct previous *previous = g_new0(struct previous, 1);

	previous->form = g_strdup("");
	previous->year = g_strdup("");
	previous->digest = g_strdup("");
	previous->figures = answers_new();
	previous->texts = answers_new();
	return previous;
}

void previous_free(struct previous *previous)
{
	if (!previous)
		return;
	g_free(previous->form);
	g_free(previous->year);
	g_free(previous->digest);
	answers_free(previous->figures);
	answers_free(previous->texts);
	g_free(previous);
}

struct previous *previous_copy(const struct previous *previous)
{
	struct previous *copy = g_new(struct previous, 1);

	*copy = (struct previous){
		.form = g_strdup(previous->form),
		.version = previous->version,
		.year = g_strdup(previous->year),
		.digest = g_strdup(previous->digest),
		.figures = answers_copy(previous->figures),
		.texts = answers_copy(previous->texts),
	};
	return copy;
}

const char *previous_find(const struct previous *previous, const char *address)
{
	const char *text = answers_find(previous->figures, address);

	return text ? text : answers_find(previous->texts, address);
}

/* From last year's report */

static bool stands(const struct value *value)
{
	return (value->kind == VALUE_NUMBER || value->kind == VALUE_NOT_APPLICABLE) &&
		!value_incomplete(value);
}

static void copy_figure(struct previous *previous, const struct report *last, cell_index cell)
{
	const struct value *value = report_value(last, cell);
	char buffer[DECIMAL_TEXT_SIZE];

	if (stands(value))
		answers_add(previous->figures, form_cell(last->form, cell)->address,
			value_text(value, buffer), (struct position){0});
}

/* A text of paragraphs becomes a block, as in last year's file. */
static void copy_text(struct previous *previous, const struct report *last, cell_index cell)
{
	const struct form_cell *definition = form_cell(last->form, cell);
	const struct value *value = report_value(last, cell);
	char buffer[DECIMAL_TEXT_SIZE];
	bool prose = definition->spec.type == TYPE_TEXT && value->kind == VALUE_TEXT;

	if (value->kind == VALUE_BLANK)
		return;
	g_autofree char *expanded =
		prose ? report_expand(last, value->text) : g_strdup(value_text(value, buffer));
	g_autofree char *text = g_strconcat(expanded, prose ? "\n" : "", NULL);
	answers_add(previous->texts, definition->address, text, (struct position){0});
}

const char *report_cover_year(const struct report *report)
{
	const struct form_section *cover = &report->form->sections[0];

	for (cell_index cell = cover->first; cell < cover->first + cover->field_count; cell++) {
		const struct value *value = &report->typed[cell];

		if (form_cell(report->form, cell)->spec.type == TYPE_YEAR)
			return value->kind == VALUE_TEXT ? value->text : "";
	}
	return "";
}

struct previous *previous_from_report(const struct report *last, const char *digest)
{
	struct previous *previous = g_new(struct previous, 1);

	*previous = (struct previous){
		.form = g_strdup(last->form->id),
		.version = last->form->version,
		.year = g_strdup(report_cover_year(last)),
		.digest = g_strdup(digest),
		.figures = answers_new(),
		.texts = answers_new(),
	};
	for (cell_index cell = 0; cell < last->form->cell_count; cell++) {
		if (cell_type_row(form_cell(last->form, cell)->spec.type)->figure)
			copy_figure(previous, last, cell);
		else
			copy_text(previous, last, cell);
	}
	return previous;
}

/* In this year's report */

static void look_up(struct report *report, cell_index cell)
{
	const struct form_cell *definition = form_cell(report->form, cell);
	const char *text =
		report->previous ? previous_find(report->previous, definition->address) : NULL;

	value_release(&report->last[cell]);
	if (text)
		report->last[cell] = value_parse(definition, text);
}

void report_take_previous(struct report *report, struct previous *previous)
{
	previous_free(report->previous);
	report->previous = previous;
	for (cell_index cell = 0; cell < report->form->cell_count; cell++)
		look_up(report, cell);
	report_recalculate(report);
}

static void gather_strays(const struct form *form, const struct answers *answers, GPtrArray *strays)
{
	for (guint i = 0; i < answers_count(answers); i++) {
		const struct answer *answer = answers_get(answers, i);

		if (form_find(form, answer->address) == CELL_NONE)
			g_ptr_array_add(strays, answer->address);
	}
}

GPtrArray *report_previous_strays(const struct report *report)
{
	GPtrArray *strays = g_ptr_array_new();

	if (report->previous) {
		gather_strays(report->form, report->previous->figures, strays);
		gather_strays(report->form, report->previous->texts, strays);
	}
	return strays;
}
