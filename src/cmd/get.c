/* nianbao get: values by their addresses. */
#include "cmd/escape.h"
#include "cmd/work.h"
#include "report/previous.h"
#include "session/place.h"

/* A total that blanks can still change is blank, here as in the file. */
static void append_cell(GString *out, const struct report *report, cell_index cell)
{
	const struct value *value = report_value(report, cell);
	char buffer[DECIMAL_TEXT_SIZE];

	escape_append_line(out, form_cell(report->form, cell)->address,
		value_incomplete(value) ? "" : value_text(value, buffer));
}

static void append_all(GString *out, const struct report *report)
{
	for (cell_index cell = 0; cell < report->form->cell_count; cell++) {
		if (!form_cell(report->form, cell)->absent)
			append_cell(out, report, cell);
	}
}

/* What last year's report said, by an address of this form or of last year's. */
static bool append_last(GString *out, const struct report *report, const char *address)
{
	const char *named = place_behind_previous(address);
	cell_index cell = named ? form_find(report->form, named) : CELL_NONE;
	const char *text =
		named && report->previous ? previous_find(report->previous, named) : NULL;
	char buffer[DECIMAL_TEXT_SIZE];

	if (cell != CELL_NONE)
		text = value_text(&report->last[cell], buffer);
	if (text)
		escape_append_line(out, address, text);
	return text != NULL;
}

/* False when there is no such address. */
static bool append_address(GString *out, const struct report *report, const char *address)
{
	cell_index cell = form_find(report->form, address);

	if (cell != CELL_NONE) {
		append_cell(out, report, cell);
		return true;
	}
	if (append_last(out, report, address))
		return true;
	const char *noted = place_behind_notes(address);
	if (!noted || !form_knows(report->form, noted))
		return false;
	const char *note = report_note(report, noted);
	escape_append_line(out, address, note ? note : "");
	return true;
}

static enum exit_status show(
	struct environment *environment, const struct report *report, char *const *addresses)
{
	g_autoptr(GString) out = g_string_new(NULL);
	enum exit_status status = EXIT_DONE;

	if (!*addresses)
		append_all(out, report);
	for (; *addresses; addresses++) {
		if (append_address(out, report, *addresses))
			continue;
		work_unknown_address(environment, report->form, *addresses);
		status = EXIT_COULD_NOT;
	}
	if (status == EXIT_DONE)
		fwrite(out->str, 1, out->len, environment->out);
	return status;
}

enum exit_status command_get(struct environment *environment, int argc, char **argv)
{
	return work_show(environment, 1, argc, argv, show);
}
