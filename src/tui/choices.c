/*
 * Cells that hold one of a few things: a digit takes one at once, F2 lists them,
 * which a list of more than nine needs.
 */
#include "edit/entry.h"

#include "base/language.h"
#include "tui/app.h"
#include "tui/approval.h"
#include "tui/dialog.h"

static unsigned take(struct app *app, const struct form_cell *cell, const char *id)
{
	if (approval_gives_way(app))
		session_set(app->session, cell->address, id, NULL);
	return REACT_REDRAW;
}

unsigned choice_type(struct app *app, cell_index index, const char *text, size_t length)
{
	const struct form_cell *cell = form_cell(app->form, index);
	g_autofree char *typed = g_strndup(text, length);
	g_autofree char *id = entry_normalize(cell, typed, 0);

	if (!form_choice_label(cell, id) && !g_str_equal(id, "/"))
		return app_say(app, _("请按选项的数字，F2列出全部")) | REACT_BELL;
	return take(app, cell, id);
}

unsigned choice_ask(struct app *app, cell_index index)
{
	const struct form_cell *cell = form_cell(app->form, index);
	const struct value *value = &session_report(app->session)->typed[index];
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *label = form_cell_label(app->form, index);
	int at = 0;

	for (size_t i = 0; i < cell->spec->choice_count; i++) {
		const struct form_choice *choice = &cell->spec->choices[i];

		g_ptr_array_add(lines, g_strdup(choice->label));
		if (g_strcmp0(value->text, choice->id) == 0)
			at = (int)i;
	}
	at = list_choose(app, label, C_("Enter will", "选用"), lines, at);
	return at < 0 ? REACT_REDRAW : take(app, cell, cell->spec->choices[at].id);
}
