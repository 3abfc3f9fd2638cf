/* Saving, and what can be done where it fails: what is in the way is named, everything typed stays, and
   another place is offered. */
#include "tui/app.h"

#include <string.h>

#include "session/claim.h"
#include "session/completion.h"
#include "session/recovery.h"
#include "tui/dialog.h"
#include "tui/terminal.h"

enum {
	COMPARE = 1,
	ELSEWHERE = 2,
	BACK = 3,
	BACK_FIRST = 1, /* where there is nothing to compare with */
};

static unsigned tell_saved(struct app *app)
{
	g_autoptr(GDateTime) now = g_date_time_new_from_unix_local(app->options->now());

	g_free(app->saved_at);
	app->saved_at = g_date_time_format(now, "%H:%M");
	return app_say(app, _("已存盘"));
}

static unsigned tell_unsaved(struct app *app, const GError *error)
{
	return app_say(app, _("没有存成：%s"), error->message) | REACT_BELL;
}

/* Another name */

/* "2024-2.yaml" for "2024.yaml". Free with g_free. */
static char *proposed_name(const struct app *app)
{
	const char *path = session_path(app->session);
	const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
	const char *dot = strrchr(name, '.');

	if (!dot || dot == name)
		return g_strconcat(path, "-2", NULL);
	return g_strdup_printf("%.*s-2%s", (int)(dot - path), path, dot);
}

/* Free with g_free; NULL for Esc. */
static char *ask_path(struct app *app)
{
	const char *const lines[] = {_("不能是已有的文件；此后就在新的文件里接着填"), NULL};
	g_autofree char *name = proposed_name(app);
	g_autofree char *typed =
		dialog_ask_path(app, _("另存为"), lines, C_("field", "文件"), name);

	return typed && *g_strstrip(typed)
		? path_typed(app->options->directory, app->options->home, typed)
		: NULL;
}

/* Takes the lock of the new name, under which the session goes on. */
static bool save_under(struct app *app, const char *path, GError **error)
{
	const struct lock_taker taker = admission_taker(app, NULL);
	struct claim claim;

	claim_make(&claim, path, &taker);
	bool saved = claim.lock && session_save_as(app->session, path, error);
	if (saved)
		session_hold(app->session, g_steal_pointer(&claim.lock));
	else if (!claim.lock)
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
			claim.holder ? _("%s：正开着") : _("%s：存不进去"),
			claim.holder ? path : claim.obstacle);
	claim_release(&claim);
	return saved;
}

unsigned app_save_elsewhere(struct app *app)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *path = ask_path(app);

	if (!path)
		return REACT_REDRAW;
	if (!save_under(app, path, &error))
		return tell_unsaved(app, error);
	app->seized = false;
	tell_saved(app);
	return app_say(app, _("已存为 %s，在这里接着填"), path);
}

/* What is in the way */

/* What the file says otherwise; where it cannot be read, that it cannot. */
static GPtrArray *differences(const struct app *app)
{
	GPtrArray *lines = recovery_lines_of_file(
		app->session, app->options->forms, session_path(app->session));

	if (lines)
		return lines;
	lines = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(lines, g_strdup(_("现在的文件读不出来，不是一份报告")));
	return lines;
}

/* Somebody else's bytes stand there by now. */
static int ask_about_other(struct app *app, const GError *error, const GPtrArray *lines)
{
	const struct choice choices[] = {
		{COMPARE, _("看哪里不同"), NULL},
		{ELSEWHERE, _("另存为"), _("换一个文件名，在那里接着填")},
		{BACK, _("不存"), _("回去接着填；不存退出、再打开，可在新的文件上接着做")},
	};
	g_autofree char *count = g_strdup_printf(
		ngettext("与这里不同的有%u处", "与这里不同的有%u处", lines->len), lines->len);
	const char *const said[] = {error->message, count, NULL};

	return dialog_choose(app, _("没有存成"), said, choices, G_N_ELEMENTS(choices), 0);
}

static unsigned settle_with_other(struct app *app, const GError *error)
{
	g_autoptr(GPtrArray) lines = differences(app);

	for (;;) {
		switch (ask_about_other(app, error, lines)) {
		case COMPARE: pager_show(app, _("文件里的 改 成这里的"), lines); break;
		case ELSEWHERE: return app_save_elsewhere(app);
		default: return tell_unsaved(app, error);
		}
	}
}

/* The disk is full, the directory gone, the report a directory by now. */
static unsigned settle_with_cause(struct app *app, const GError *error)
{
	const struct choice choices[] = {
		{BACK_FIRST, _("回去"), _("改动都还在，可以再存")},
		{ELSEWHERE, _("另存为"), _("换一个地方或文件名")},
	};
	const char *const said[] = {error->message, NULL};

	if (dialog_choose(app, _("没有存成"), said, choices, G_N_ELEMENTS(choices), 0) == ELSEWHERE)
		return app_save_elsewhere(app);
	return tell_unsaved(app, error);
}

unsigned app_save(struct app *app)
{
	g_autoptr(GError) error = NULL;

	if (session_save(app->session, &error))
		return tell_saved(app);
	terminal_bell();
	return g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_EXIST)
		? settle_with_other(app, error)
		: settle_with_cause(app, error);
}
