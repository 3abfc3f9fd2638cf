/*
 * Notes: words that are printed with the report, on a cell, its row or its
 * section. The figures stay what they are.
 */
#include <glib/gi18n.h>
#include <string.h>

#include "base/text.h"
#include "session/place.h"
#include "tui/app.h"
#include "tui/dialog.h"

enum {
	TARGETS_MOST = 3,
	NOTE_COLUMNS = 40, /* of a note beside what it is on */
};

/* What a note can be on. */
struct target {
	char *address;
	char *name;
	char *note; /* as much of it as has room; NULL: none yet */
};

static void add_target(struct app *app, char *address, char *name, GArray *targets)
{
	const char *note = report_note(session_report(app->session), address);
	struct target target = {.address = address, .name = name};

	if (note) {
		GString *shown = g_string_new(NULL);

		text_append_padded(shown, note, NOTE_COLUMNS, WIDTH_NARROW);
		target.note = g_strchomp(g_string_free(shown, FALSE));
	}
	g_array_append_val(targets, target);
}

static void target_clear(gpointer data)
{
	struct target *target = data;

	g_free(target->address);
	g_free(target->name);
	g_free(target->note);
}

/* The cell, its row when it has one, its section. Free with g_array_unref. */
static GArray *targets_of(struct app *app)
{
	GArray *targets = g_array_new(FALSE, FALSE, sizeof(struct target));
	const struct form_cell *cell = form_cell(app->form, app_cursor(app));
	const struct form_section *section = &app->form->sections[cell->section];
	const struct form_block *block = form_cell_block(app->form, app_cursor(app));

	g_array_set_clear_func(targets, target_clear);
	if (block) {
		const struct form_line *row = form_axis_leaf(&block->rows, cell->row);

		add_target(app, g_strdup(cell->address), g_strdup(_("这一格")), targets);
		add_target(app, g_strdup_printf("%s.%s", section->id, row->id),
			g_strdup_printf(_("这一行 %s"), row->short_label), targets);
	} else {
		add_target(app, g_strdup(cell->address),
			g_strdup_printf(_("这一项 %s"), form_field_label(cell)), targets);
	}
	add_target(app, g_strdup(section->id),
		g_strdup_printf(_("这一部分 %s"), section->short_label), targets);
	return targets;
}

/* Which of them; -1 for Esc. */
static int choose(struct app *app, const GArray *targets)
{
	const struct checker *checker = session_checker(app->session);
	const char *lines[] = {_("这里有错：错须改正，附注不能代替"), NULL};
	bool wrong = checker_at(checker, app_cursor(app)) != SIZE_MAX;
	struct choice choices[TARGETS_MOST];

	for (guint i = 0; i < targets->len; i++) {
		const struct target *target = &g_array_index(targets, struct target, i);

		choices[i] = (struct choice){(int)i + 1, target->name, target->note};
	}
	return dialog_choose(
		       app, _("附注，印在纸上"), wrong ? lines : NULL, choices, targets->len, 0) -
		1;
}

static unsigned put(struct app *app, const char *address, const char *text)
{
	g_autofree char *place = place_note(address);
	g_autoptr(GError) error = NULL;

	if (!session_set(app->session, place, text, &error))
		return app_say(app, "%s", error->message) | REACT_BELL;
	return app_say(app, *text ? _("写了附注，随报告印出") : _("没有附注"));
}

unsigned note_ask(struct app *app)
{
	if (app->text)
		text_keep(app);
	g_autoptr(GArray) targets = targets_of(app);
	int chosen = choose(app, targets);

	if (chosen < 0)
		return REACT_REDRAW;
	const struct target *target = &g_array_index(targets, struct target, chosen);
	const char *before = report_note(session_report(app->session), target->address);
	const char *lines[] = {_("清空后按 Enter，就是去掉附注"), NULL};
	g_autofree char *text = dialog_ask(
		app, target->name, before ? lines : NULL, _("附注"), before ? before : "");
	return text ? put(app, target->address, g_strstrip(text)) : REACT_REDRAW;
}
