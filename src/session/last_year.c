#include "session/last_year.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "report/digest.h"
#include "session/place.h"

struct previous *last_year_copy(const struct report_file *last)
{
	g_autofree char *digest = last->lacks_form ? g_strdup("") : report_digest(last->report);

	return previous_from_report(last->report, digest);
}

/* Characters of a text, without blanks and line feeds. */
static int count_characters(const char *text)
{
	int count = 0;

	for (; *text; text = g_utf8_next_char(text))
		count += !g_unichar_isspace(g_utf8_get_char(text));
	return count;
}

char *last_year_says(const struct report *report, cell_index index)
{
	const struct form_cell *cell = form_cell(report->form, index);
	const struct value *last = &report->last[index];
	char buffer[DECIMAL_TEXT_SIZE];

	if (last->kind == VALUE_BLANK)
		return NULL;
	if (last->kind == VALUE_TEXT && cell->spec->type == TYPE_TEXT)
		return g_strdup_printf(_("%d字"), count_characters(last->text));
	if (last->kind == VALUE_TEXT && cell->spec->type == TYPE_DATE)
		return report_format_date(report->form, last->text);
	if (last->kind == VALUE_TEXT && cell->spec->type == TYPE_CHOICE)
		return g_strdup(form_choice_label(cell, last->text));
	return g_strdup(value_text(last, buffer));
}

bool last_year_fits(int year, const struct previous *previous, char **warning, GError **error)
{
	int last = year_parse(previous->year);

	*warning = NULL;
	if (year == 0 || last == 0 || last == year - 1)
		return true;
	if (last >= year) {
		g_set_error(error, PLACE_ERROR, PLACE_ERROR_TEXT,
			_("这是%d年的报告，不能作%d年报告的上年报告"), last, year);
		return false;
	}
	*warning = g_strdup_printf(_("这是%d年的报告，不是%d年的：中间隔了年"), last, year - 1);
	return true;
}

/* A report that does not say its year yet is of the next one. */
static void add_year(
	struct change_list *changes, const struct report *report, const struct previous *previous)
{
	cell_index cell = report->form->year_cell;
	int last = year_parse(previous->year);

	if (last == 0 || cell == CELL_NONE || report->typed[cell].kind != VALUE_BLANK)
		return;
	g_autofree char *year = g_strdup_printf("%d", last + 1);
	change_list_add(changes, form_cell(report->form, cell)->address, NULL, year);
}

/* What the form carries over into cells that are blank, and apply. */
static void add_carried(
	struct change_list *changes, const struct report *report, const struct previous *previous)
{
	struct report *taken = report_copy(report);
	char buffer[DECIMAL_TEXT_SIZE];

	report_take_previous(taken, previous_copy(previous));
	for (cell_index cell = 0; cell < report->form->cell_count; cell++) {
		const struct form_cell *definition = form_cell(report->form, cell);

		if (definition->carry == CELL_NONE || report->typed[cell].kind != VALUE_BLANK ||
			taken->last[definition->carry].kind == VALUE_BLANK ||
			!report_applies(taken, cell))
			continue;
		change_list_add(changes, definition->address, NULL,
			value_text(&taken->last[definition->carry], buffer));
	}
	report_free(taken);
}

struct change_list *last_year_changes(const struct report *report, const struct previous *previous)
{
	struct change_list *changes = change_list_new();
	g_autofree char *text = previous_text(previous);

	change_list_add(changes, PLACE_PREVIOUS_ADDRESS, NULL, text);
	add_year(changes, report, previous);
	add_carried(changes, report, previous);
	return changes;
}
