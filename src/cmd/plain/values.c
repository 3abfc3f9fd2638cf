/*
 * What was written for a cell. It goes the way of what is typed on the screen,
 * so a line is refused where a key would beep, and a value that cannot be right
 * stays, is named, and is saved as it was written.
 */
#include "cmd/plain/desk.h"

#include <string.h>

#include "base/language.h"
#include "edit/entry.h"
#include "edit/help_line.h"
#include "session/walk.h"

void desk_tell_trouble(struct desk *desk)
{
	g_autofree char *trouble = session_trouble(desk->session);

	if (trouble)
		desk_say(desk, "%s", trouble);
}

void desk_step(struct desk *desk)
{
	cell_index next = walk_next(session_report(desk->session), desk->cell, +1);

	desk->cell = next == CELL_NONE || next <= desk->cell ? CELL_NONE : next;
}

void desk_put(struct desk *desk, const char *text, const char *addends)
{
	const cell_index *changed;

	session_type(desk->session, desk->cell, text);
	session_type_addends(desk->session, addends);
	size_t count = session_changed(desk->session, &changed);
	desk_say_changed(desk, changed, count);
	session_accept(desk->session);
	desk_tell_trouble(desk);
	desk->spoken = SIZE_MAX;
	desk_say_problem(desk, desk->cell);
}

/* A paragraph a line; an empty line or a lone point ends them. Free with g_free. */
static char *ask_paragraphs(struct desk *desk, const char *first)
{
	GString *text = g_string_new(first);

	for (int paragraph = 2; !desk->ended; paragraph++) {
		g_autofree char *prompt =
			g_strdup_printf(_("第%d段（空行或一个 . 结束）："), paragraph);
		g_autofree char *line = desk_ask(desk, prompt);

		if (!line || !*line || strcmp(line, ".") == 0 || strcmp(line, "。") == 0)
			break;
		g_string_append_printf(text, "\n%s", line);
	}
	return g_string_free(text, FALSE);
}

static bool take_text(struct desk *desk, const char *written)
{
	g_autofree char *text = ask_paragraphs(desk, written);

	desk_put(desk, text, NULL);
	return true;
}

/* One of a few things, by its number or its name. */
static bool take_choice(struct desk *desk, const struct form_cell *cell, const char *written)
{
	g_autofree char *id = entry_normalize(cell, written, 0);
	g_autoptr(GString) choices = g_string_new(NULL);

	if (form_choice_label(cell, id) || strcmp(id, "/") == 0) {
		desk_put(desk, id, NULL);
		return true;
	}
	help_append_choices(cell, choices);
	desk_say(desk, _("没有采用；请写选项的数字：%s"), choices->str);
	return false;
}

/* What of it goes into a cell that takes a line; NULL when something cannot, which is said. */
static char *characters_of(struct desk *desk, const struct form_cell *cell, const char *written)
{
	char *typed = entry_characters(cell, written, strlen(written));

	if (typed && entry_fits(cell, "", 0, typed))
		return typed;
	desk_say(desk, _("没有采用：%s"), entry_only(cell));
	g_free(typed);
	return NULL;
}

char *desk_read_line(struct desk *desk, const struct form_cell *cell, const char *written)
{
	g_autofree char *typed = characters_of(desk, cell, written);

	return typed ? entry_normalize(cell, typed, 0) : NULL;
}

static bool take_line(struct desk *desk, const struct form_cell *cell, const char *written)
{
	g_autofree char *typed = characters_of(desk, cell, written);

	if (!typed)
		return false;
	g_autofree char *text =
		entry_normalize(cell, typed, report_year(session_report(desk->session)));
	g_autofree char *addends = entry_addends(cell, typed);
	if (addends)
		desk_say(desk, _("  合计 %s（%s），各项记作附注"), text, addends);
	desk_put(desk, text, addends);
	return true;
}

bool desk_means_blank(const char *written)
{
	return strcmp(written, "~") == 0 || strcmp(written, "～") == 0;
}

bool desk_take(struct desk *desk, const char *written)
{
	const struct form_cell *cell = form_cell(desk->form, desk->cell);

	if (!desk_may_change(desk))
		return false;
	if (desk_means_blank(written)) {
		desk_put(desk, "", NULL);
		return true;
	}
	if (cell->spec->type == TYPE_TEXT)
		return take_text(desk, written);
	if (cell->spec->type == TYPE_CHOICE)
		return take_choice(desk, cell, written);
	return take_line(desk, cell, written);
}
