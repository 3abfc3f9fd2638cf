/* Saving, and what is offered when it fails: the report can be put somewhere else, and what was typed
   stays as it is meanwhile. */
#include <glib/gi18n.h>

#include "session/completion.h"
#include "tui/app.h"
#include "tui/dialog.h"

enum {
	ELSEWHERE = 1,
	BACK = 2,
	LINE_COLUMNS = 70,
};

static unsigned tell_saved(struct app *app)
{
	g_autoptr(GDateTime) now = g_date_time_new_from_unix_local(app->options->now());

	g_free(app->saved_at);
	app->saved_at = g_date_time_format(now, "%H:%M");
	return app_say(app, _("已存盘"));
}

/* Why it was not saved and where the changes are, in lines (char *) ending with NULL. */
static GPtrArray *lines_about(const struct app *app, const GError *error)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);

	list_add_wrapped(lines, error->message, LINE_COLUMNS);
	list_add_wrapped(lines,
		session_is_kept(app->session)
			? _("改动都还在，也记在恢复日志里")
			: _("改动都还在，但恢复日志也写不进去：存好以前不要退出"),
		LINE_COLUMNS);
	g_ptr_array_add(lines, NULL);
	return lines;
}

static bool wants_other_place(struct app *app, const GError *error)
{
	const struct choice choices[] = {
		{ELSEWHERE, _("存到别处"), _("换一个目录或文件名，接着在那里填")},
		{BACK, _("回去接着填"), _("原因除去以后再存")},
	};
	g_autoptr(GPtrArray) lines = lines_about(app, error);

	return dialog_choose(app, _("没有存成"), (const char *const *)lines->pdata, choices,
		       G_N_ELEMENTS(choices), 0) == ELSEWHERE;
}

/* NULL for Esc; free with g_free. */
static char *ask_place(struct app *app)
{
	g_autofree char *name = g_path_get_basename(session_path(app->session));
	g_autofree char *typed =
		dialog_ask_path(app, _("存到哪个文件"), NULL, C_("field", "文件"), name);

	return typed && *g_strstrip(typed)
		? path_typed(app->options->directory, app->options->home, typed)
		: NULL;
}

/* Asks until it is saved somewhere or the clerk goes back. */
static unsigned save_elsewhere(struct app *app, GError *error)
{
	while (wants_other_place(app, error)) {
		g_autofree char *path = ask_place(app);

		if (!path)
			continue;
		g_clear_error(&error);
		if (session_save_as(app->session, path, &error)) {
			tell_saved(app);
			return app_say(app, _("已存到 %s，接着在那里填"), path);
		}
	}
	app_say(app, _("没有存成：%s"), error->message);
	g_clear_error(&error);
	return REACT_REDRAW | REACT_BELL;
}

unsigned app_save(struct app *app)
{
	GError *error = NULL;

	if (session_save(app->session, &error))
		return tell_saved(app);
	return save_elsewhere(app, error);
}
