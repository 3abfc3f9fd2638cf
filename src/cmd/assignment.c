#include "cmd/assignment.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "cmd/arguments.h"
#include "cmd/escape.h"
#include "cmd/say.h"
#include "cmd/work.h"
#include "edit/entry.h"
#include "session/addends.h"
#include "session/place.h"

struct assignment {
	char *address;
	char *value;
};

static void assignment_free(gpointer data)
{
	struct assignment *assignment = data;

	g_free(assignment->address);
	g_free(assignment->value);
	g_free(assignment);
}

GPtrArray *assignments_new(void)
{
	return g_ptr_array_new_with_free_func(assignment_free);
}

/* Splits at the first =. NULL when there is none. */
static struct assignment *assignment_parse(const char *text)
{
	const char *equals = strchr(text, '=');

	if (!equals)
		return NULL;
	struct assignment *assignment = g_new(struct assignment, 1);
	assignment->address = g_strstrip(g_strndup(text, (gsize)(equals - text)));
	assignment->value = g_strdup(equals + 1);
	return assignment;
}

bool assignments_add_words(
	GPtrArray *assignments, struct environment *environment, char *const *words)
{
	bool good = true;

	for (; words && *words; words++) {
		struct assignment *assignment = assignment_parse(*words);

		if (assignment)
			g_ptr_array_add(assignments, assignment);
		else
			say(environment, _("“%s”：应写成 ADDRESS=VALUE"), *words);
		good &= assignment != NULL;
	}
	return good;
}

/* Reading lines */

/* Why a line is no assignment, or NULL when it is one, added to the list. */
static const char *add_line(GPtrArray *assignments, const char *line, size_t length)
{
	if (strlen(line) != length)
		return _("含有 NUL 字符");
	struct assignment *assignment = assignment_parse(line);
	if (!assignment)
		return _("应写成 ADDRESS=VALUE");
	char *value = escape_decode(assignment->value);
	g_free(assignment->value);
	assignment->value = value;
	if (!value) {
		assignment_free(assignment);
		return _("反斜杠后面只能是 n、反斜杠，或 u 和四位十六进制数");
	}
	g_ptr_array_add(assignments, assignment);
	return NULL;
}

/* Without the line break, be it that of another system. */
static size_t chomp(char *line, size_t length)
{
	while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r'))
		line[--length] = '\0';
	return length;
}

bool assignments_add_lines(GPtrArray *assignments, struct environment *environment)
{
	char *line = NULL;
	size_t size = 0;
	ssize_t read;
	bool good = true;

	for (int number = 1; (read = getline(&line, &size, environment->in)) >= 0; number++) {
		size_t length = chomp(line, (size_t)read);
		const char *fault = length > 0 ? add_line(assignments, line, length) : NULL;

		if (fault)
			say(environment, _("标准输入第%d行：%s"), number, fault);
		good &= fault == NULL;
	}
	free(line);
	if (ferror(environment->in)) {
		say(environment, _("标准输入：读不出来"));
		good = false;
	}
	return good;
}

/* Becoming changes */

/* The strict text for a cell, or NULL with *fault set. */
static char *read_value(
	const struct form_cell *cell, const char *typed, int year, const char **fault)
{
	if (form_cell_is_computed(cell))
		*fault = _("由程序计算，不能填写");
	else
		*fault = argument_fault(typed);
	if (*fault)
		return NULL;
	g_autofree char *text = entry_normalize(cell, typed, year);
	struct value value = value_parse(cell, text);
	*fault = value_fault(cell, &value);
	value_release(&value);
	return *fault ? NULL : g_steal_pointer(&text);
}

static void say_fault(
	struct environment *environment, const struct assignment *assignment, const char *fault)
{
	say(environment, _("%s：“%s”%s，没有改动"), assignment->address, assignment->value, fault);
}

/* A sum keeps its addends, as on the screen. */
static void add_typed(struct change_list *changes, const struct report *report, cell_index cell,
	const char *typed, const char *text)
{
	g_autofree char *addends = entry_addends(form_cell(report->form, cell), typed);

	addends_add_change(changes, report, cell, NULL, text, addends);
}

/* Adds the change one assignment makes; false when there is none, which has been said. */
static bool add_change(struct change_list *changes, const struct assignment *assignment,
	struct environment *environment, const struct report *report, int year)
{
	const struct form *form = report->form;
	cell_index cell = form_find(form, assignment->address);
	const char *noted = place_behind_notes(assignment->address);
	const char *fault = NULL;
	g_autofree char *text = NULL;

	if (cell != CELL_NONE) {
		text = read_value(form_cell(form, cell), assignment->value, year, &fault);
	} else if (noted && form_knows(form, noted)) {
		fault = argument_fault(assignment->value);
		text = g_strdup(assignment->value);
	} else {
		work_unknown_address(environment, form, assignment->address);
		return false;
	}
	if (fault)
		say_fault(environment, assignment, fault);
	else if (cell != CELL_NONE)
		add_typed(changes, report, cell, assignment->value, text);
	else
		change_list_add(changes, assignment->address, NULL, text);
	return fault == NULL;
}

/* The year that a text for an address makes the report's, or 0 where it does not. */
static int year_set(const struct report *report, const char *address, const char *typed)
{
	cell_index cell = form_find(report->form, address);
	const char *fault;

	if (cell == CELL_NONE || cell != report->form->year_cell)
		return 0;
	g_autofree char *text = read_value(form_cell(report->form, cell), typed, 0, &fault);
	return text ? year_parse(text) : 0;
}

int assignments_year(const GPtrArray *assignments, const struct change_list *changes,
	const struct report *report)
{
	int year = report_year(report);

	for (guint i = 0; i < change_list_length(changes); i++) {
		const struct change *change = change_list_get(changes, i);
		int set = year_set(report, change->address, change->after);

		year = set ? set : year;
	}
	for (guint i = 0; i < assignments->len; i++) {
		const struct assignment *assignment = g_ptr_array_index(assignments, i);
		int set = year_set(report, assignment->address, assignment->value);

		year = set ? set : year;
	}
	return year;
}

/* Adds the changes that assignments make to a list. False when there is any that will not do. */
static bool add_changes(struct change_list *changes, const GPtrArray *assignments,
	struct environment *environment, const struct report *report)
{
	int year = assignments_year(assignments, changes, report); /* by which dates are read */
	bool good = true;

	for (guint i = 0; i < assignments->len; i++)
		good &= add_change(
			changes, g_ptr_array_index(assignments, i), environment, report, year);
	return good;
}

enum exit_status assignments_carry_out(const GPtrArray *assignments, bool good,
	struct change_list *changes, struct environment *environment, struct session *session)
{
	good &= add_changes(changes, assignments, environment, session_report(session));
	if (good)
		return work_finish(environment, session, changes);
	change_list_free(changes);
	session_free(session);
	return EXIT_COULD_NOT;
}
