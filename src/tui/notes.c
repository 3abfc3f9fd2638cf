/*
 * Notes: words that are printed with the report, on a cell, its row or its
 * section. The figures stay what they are.
 */
#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "session/place.h"
#include "tui/app.h"
#include "tui/approval.h"
#include "tui/dialog.h"
#include "tui/targets.h"

enum { NOTE_COLUMNS = 40 }; /* of a note beside what it is on */

/* As much of a note as there is room for; NULL: there is none. Free with g_free. */
static char *shown_note(const struct app *app, const char *address)
{
	const char *note = report_note(session_report(app->session), address);
	g_autoptr(GString) shown = g_string_new(NULL);

	if (!note)
		return NULL;
	text_append_padded(shown, note, NOTE_COLUMNS, app->profile);
	return g_strchomp(g_strdup(shown->str));
}

/* Which of them; -1 for Esc. */
static int choose(struct app *app, const GArray *targets)
{
	const struct checker *checker = session_checker(app->session);
	const char *lines[] = {_("这里有错：错须改正，附注不能代替"), NULL};
	bool wrong = checker_at(checker, app_cursor(app)) != SIZE_MAX;
	g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func(g_free);
	struct choice choices[TARGETS_MOST];

	for (guint i = 0; i < targets->len; i++) {
		const struct target *target = &g_array_index(targets, struct target, i);
		char *note = shown_note(app, target->address);

		g_ptr_array_add(notes, note);
		choices[i] = (struct choice){(int)i + 1, target->name, note};
	}
	return dialog_choose(
		       app, _("附注，印在纸上"), wrong ? lines : NULL, choices, targets->len, 0) -
		1;
}

static unsigned put(struct app *app, const char *address, const char *text)
{
	g_autofree char *place = place_note_address(address);
	g_autoptr(GError) error = NULL;

	if (!session_set(app->session, place, text, &error))
		return app_say(app, "%s", error->message) | REACT_BELL;
	return app_say(app, *text ? _("写了附注，随报告印出") : _("没有附注"));
}

unsigned note_ask(struct app *app)
{
	if (app->text)
		text_keep(app);
	g_autoptr(GArray) targets = targets_at(app, app_cursor(app));
	int chosen = choose(app, targets);

	if (chosen < 0)
		return REACT_REDRAW;
	if (!approval_gives_way(app))
		return REACT_REDRAW;
	const struct target *target = &g_array_index(targets, struct target, chosen);
	const char *before = report_note(session_report(app->session), target->address);
	const char *lines[] = {_("清空后按 Enter，就是去掉附注"), NULL};
	g_autofree char *text = dialog_ask(
		app, target->name, before ? lines : NULL, _("附注"), before ? before : "");
	return text ? put(app, target->address, g_strstrip(text)) : REACT_REDRAW;
}
