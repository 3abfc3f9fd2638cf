/* Saving, and what is offered when it fails: where another's work is in the way it can be compared, the
   report can be put somewhere else, and what was typed stays as it is meanwhile. */
#include "base/language.h"
#include "session/claim.h"
#include "session/path.h"
#include "session/recovery.h"
#include "tui/app.h"
#include "tui/dialog.h"

enum {
	ELSEWHERE = 1,
	BACK = 2,
	COMPARE = 3,
	LINE_COLUMNS = 70,
};

static unsigned tell_saved(struct app *app)
{
	g_autoptr(GDateTime) now = g_date_time_new_from_unix_local(app->options->now());

	g_free(app->saved_at);
	app->saved_at = g_date_time_format(now, "%H:%M");
	return app_say(app, _("已存盘"));
}

/* What is in the way */

/* What the file says otherwise by now; NULL where it is no such report. */
static GPtrArray *differences(const struct app *app, const GError *error)
{
	return g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_EXIST)
		? recovery_lines_of_file(
			  app->session, app->options->forms, session_path(app->session))
		: NULL;
}

/* Why it was not saved and where the changes are, in lines (char *) ending with NULL. */
static GPtrArray *lines_about(
	const struct app *app, const GError *error, const GPtrArray *differing)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);

	list_add_wrapped(lines, error->message, LINE_COLUMNS, app->profile);
	if (differing)
		g_ptr_array_add(lines,
			g_strdup_printf(ngettext("文件里与这里不同的有%u处",
						"文件里与这里不同的有%u处", differing->len),
				differing->len));
	list_add_wrapped(lines,
		session_is_kept(app->session)
			? _("改动都还在，也记在恢复日志里")
			: _("改动都还在，但恢复日志也写不进去：存好以前不要退出"),
		LINE_COLUMNS, app->profile);
	g_ptr_array_add(lines, NULL);
	return lines;
}

static int choose(struct app *app, const GError *error, const GPtrArray *differing)
{
	const struct choice choices[] = {
		{ELSEWHERE, _("存到别处"), _("换一个目录或文件名，接着在那里填")},
		{BACK, _("回去接着填"),
			differing ? _("不存退出、再打开，可在新的文件上接着做")
				  : _("原因除去以后再存")},
		{COMPARE, _("看哪里不同"), _("文件里的，这里的")},
	};
	g_autoptr(GPtrArray) lines = lines_about(app, error, differing);

	return dialog_choose(app, _("没有存成"), (const char *const *)lines->pdata, choices,
		differing ? COMPARE : BACK, differing ? COMPARE - 1 : 0);
}

static bool wants_other_place(struct app *app, const GError *error, const GPtrArray *differing)
{
	int choice;

	while ((choice = choose(app, error, differing)) == COMPARE)
		pager_show(app, _("与文件不同的：文件里的 改 成这里的"), differing);
	return choice == ELSEWHERE;
}

/* Another place */

/* NULL for Esc; free with g_free. A name that is taken would be refused, so a free one is
   proposed. */
static char *ask_place(struct app *app)
{
	const struct tui_options *options = app->options;
	g_autofree char *own = g_path_get_basename(session_path(app->session));
	g_autofree char *name = path_free_name(options->directory, own);
	g_autofree char *typed = dialog_ask_path(
		app, _("存到哪个文件"), NULL, C_("field", "文件"), name, options->directory);

	return typed && *g_strstrip(typed)
		? path_typed_report(options->directory, options->home, typed)
		: NULL;
}

/* What stands against a claim that was not granted. */
static void tell_obstacle(const struct claim *claim, const char *path, GError **error)
{
	if (claim->holder)
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, _("%s：正开着"), path);
	else if (claim->obstacle)
		g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, claim->obstacle);
}

/* Saves under a name whose lock is taken first: the session goes on with both. */
static bool save_at(struct app *app, const char *path, GError **error)
{
	const struct lock_taker taker = admission_taker(app, NULL);
	struct claim claim;

	if (g_file_test(path, G_FILE_TEST_EXISTS)) {
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_EXIST, _("%s：文件已存在"), path);
		return false;
	}
	claim_make(&claim, path, &taker);
	bool saved = claim.lock && session_save_as(app->session, path, error);
	if (saved)
		session_hold(app->session, g_steal_pointer(&claim.lock));
	else
		tell_obstacle(&claim, path, error);
	claim_release(&claim);
	return saved;
}

/* Asks where, and saves there. False without *error for Esc. */
static bool save_somewhere(struct app *app, GError **error)
{
	g_autofree char *path = ask_place(app);

	if (!path || !save_at(app, path, error))
		return false;
	tell_saved(app);
	app_say(app, _("已存到 %s，接着在那里填"), path);
	return true;
}

/* Asks until it is saved somewhere or the clerk goes back. */
static unsigned save_elsewhere(struct app *app, GError *error)
{
	g_autoptr(GPtrArray) differing = differences(app, error);
	bool saved = false;

	while (!saved && wants_other_place(app, error, differing)) {
		GError *cause = NULL;

		saved = save_somewhere(app, &cause);
		if (cause) {
			g_error_free(error);
			error = cause;
		}
	}
	if (!saved)
		app_say(app, _("没有存成：%s"), error->message);
	g_error_free(error);
	return saved ? REACT_REDRAW : REACT_REDRAW | REACT_BELL;
}

unsigned app_save_elsewhere(struct app *app)
{
	return save_elsewhere(app,
		g_error_new_literal(
			G_FILE_ERROR, G_FILE_ERROR_FAILED, session_refusal(app->session)));
}

unsigned app_save_as(struct app *app)
{
	GError *error = NULL;

	return save_somewhere(app, &error) || !error ? REACT_REDRAW : save_elsewhere(app, error);
}

unsigned app_save(struct app *app)
{
	GError *error = NULL;

	if (!keeping_look(app))
		return app_save_elsewhere(app);
	if (session_save(app->session, &error))
		return tell_saved(app);
	return save_elsewhere(app, error);
}
