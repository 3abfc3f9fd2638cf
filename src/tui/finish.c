/* The end sheet: how to leave, with what that means said before it is done. */
#include "report/when.h"
#include "session/handing.h"
#include "tui/app.h"

#include "base/language.h"
#include "tui/dialog.h"

enum {
	SAVE_AND_LEAVE = 1,
	HAND_ON = 2,
	LEAVE = 3,
	DISCARD = 4,
};

static unsigned save_and_leave(struct app *app)
{
	unsigned reaction = app_save(app);

	return session_unsaved(app->session) == 0 && !session_is_new(app->session) ? REACT_QUIT
										   : reaction;
}

/* Work is given up only on a second word. */
static unsigned discard(struct app *app, size_t unsaved)
{
	const struct choice choices[] = {
		{1, _("回去接着填"), NULL},
		{DISCARD, _("放弃"), _("不能再取回")},
	};
	g_autofree char *title = g_strdup_printf(
		ngettext("真的放弃这%zu处改动？", "真的放弃这%zu处改动？", unsaved), unsaved);

	if (unsaved > 0 &&
		dialog_choose(app, title, NULL, choices, G_N_ELEMENTS(choices), 0) != DISCARD)
		return REACT_REDRAW;
	session_discard(app->session);
	return REACT_QUIT;
}

/* Where everything typed has been taken back there is nothing to come back to. */
static unsigned leave(struct app *app, size_t unsaved)
{
	if (unsaved == 0)
		session_discard(app->session);
	return REACT_QUIT;
}

/* What becomes of changes that are not saved. Free with g_free. */
static char *what_is_kept(const struct app *app, size_t unsaved)
{
	if (session_is_kept(app->session))
		return g_strdup_printf(ngettext("%zu处改动留在恢复日志，下次可取回",
					       "%zu处改动留在恢复日志，下次可取回", unsaved),
			unsaved);
	return g_strdup_printf(ngettext("恢复日志写不进去，%zu处改动会丢失",
				       "恢复日志写不进去，%zu处改动会丢失", unsaved),
		unsaved);
}

/* What remains when changes are given up. */
static const char *what_is_left(const struct app *app)
{
	return session_is_new(app->session) ? _("还没有存过，什么也不留") : _("回到上次存盘的样子");
}

/* What the clerk can do with the report in each status but write in it. */
static const struct way_on {
	enum review_command command;
	const char *label, *hint;
} ways_on[STATUSES] = {
	[STATUS_DRAFT] = {REVIEW_SUBMIT, N_("报送审核"), N_("之后改动须先撤回")},
	[STATUS_SUBMITTED] = {REVIEW_WITHDRAW, N_("撤回"), N_("可以再改，再报送")},
	[STATUS_RETURNED] = {REVIEW_SUBMIT, N_("再报送"), N_("批注须先答复，或照着改")},
	[STATUS_APPROVED] = {REVIEW_REOPEN, N_("重开"), N_("批准随之失效")},
};

static const struct way_on *way_on(const struct app *app)
{
	return &ways_on[session_report(app->session)->status];
}

static unsigned hand_it_on(struct app *app)
{
	g_autofree char *when = when_iso(app->options->now());
	g_autoptr(GError) error = NULL;
	const struct handing handing = {
		.command = way_on(app)->command, .name = app->options->user, .when = when};

	if (!hand_on(app->session, &handing, &error))
		return app_say(app, "%s", error->message) | REACT_BELL;
	return app_say(app, _("现在：%s，已存盘"), review_word(session_report(app->session)));
}

/* A report that is handed in can be looked at, and be taken back. */
static unsigned ask_locked(struct app *app)
{
	const struct choice choices[] = {
		{SAVE_AND_LEAVE, _("退出"), NULL},
		{HAND_ON, _(way_on(app)->label), _(way_on(app)->hint)},
	};
	const char *lines[] = {session_refusal(app->session), NULL};

	switch (dialog_choose(app, _("结束"), lines, choices, G_N_ELEMENTS(choices), 0)) {
	case SAVE_AND_LEAVE: return REACT_QUIT;
	case HAND_ON: return hand_it_on(app);
	default: return REACT_REDRAW;
	}
}

/* What was typed until somebody else took the report over is nowhere else in sight. */
static unsigned ask_seized(struct app *app, size_t unsaved)
{
	g_autofree char *kept = g_strdup_printf(ngettext("未存的%zu处，只有那边取走的还在",
							"未存的%zu处，只有那边取走的还在", unsaved),
		unsaved);
	const struct choice choices[] = {
		{SAVE_AND_LEAVE, _("存到别处"), _("换一个目录或文件名，接着在那里填")},
		{LEAVE, _("不存退出"), kept},
	};

	switch (dialog_choose(
		app, session_refusal(app->session), NULL, choices, G_N_ELEMENTS(choices), 0)) {
	case SAVE_AND_LEAVE: return app_save_as(app);
	case LEAVE: return REACT_QUIT;
	default: return REACT_REDRAW;
	}
}

static unsigned ask_refused(struct app *app)
{
	size_t unsaved = session_unsaved(app->session);

	return session_is_seized(app->session) && unsaved > 0 ? ask_seized(app, unsaved)
							      : REACT_QUIT;
}

unsigned finish_ask(struct app *app)
{
	if (session_is_locked(app->session))
		return ask_locked(app);
	if (session_refusal(app->session))
		return ask_refused(app);
	session_accept(app->session);
	struct section_count count = session_total(app->session);
	size_t unsaved = session_unsaved(app->session);
	g_autofree char *state =
		g_strdup_printf(_("错 %zu   警 %zu   已说明 %zu   待填 %zu   未存 %zu 处"),
			count.errors, count.warnings, count.explained, count.blanks, unsaved);
	g_autofree char *kept = what_is_kept(app, unsaved);
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);

	g_ptr_array_add(lines, g_steal_pointer(&state));
	returned_describe(app, lines);
	g_ptr_array_add(lines, NULL);
	const struct choice choices[] = {
		{SAVE_AND_LEAVE, _("存盘退出"), NULL},
		{HAND_ON, _(way_on(app)->label), _(way_on(app)->hint)},
		{LEAVE, _("不存退出"), unsaved > 0 ? kept : _("没有未存的改动")},
		{DISCARD, _("放弃改动"), unsaved > 0 ? what_is_left(app) : NULL},
	};

	switch (dialog_choose(app, _("结束"), (const char *const *)lines->pdata, choices,
		G_N_ELEMENTS(choices), 0)) {
	case SAVE_AND_LEAVE: return save_and_leave(app);
	case LEAVE: return leave(app, unsaved);
	case DISCARD: return discard(app, unsaved);
	case HAND_ON: return hand_it_on(app);
	default: return REACT_REDRAW;
	}
}
