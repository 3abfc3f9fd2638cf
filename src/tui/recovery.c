/* What a cut connection left behind, and the one question about it. */
#include "session/recovery.h"

#include "tui/app.h"

#include "base/language.h"
#include "tui/dialog.h"

enum {
	RECOVER = 1,
	FROM_FILE = 2,
	NOT_NOW = 3,
	SHOW_ALL = 4,
	ROWS_AROUND = 13, /* of the question, besides what differs */
};

/* Goes on with a journal. How many steps cannot be, for their addresses are gone. */
static size_t go_on(struct app *app, const struct journal_content *content)
{
	g_free(app->opening.left_at);
	app->opening.left_at = g_strdup(journal_left_at(content));
	return session_recover(app->session, content);
}

static void tell_recovered(struct app *app, const GPtrArray *differences, size_t lost)
{
	size_t places = session_unsaved(app->session);

	if (lost > 0)
		app_say(app,
			ngettext("已取回；%zu步改动的地址表式里已没有，略去",
				"已取回；%zu步改动的地址表式里已没有，略去", lost),
			lost);
	else if (differences->len == 0)
		app_say(app, _("已取回上次的改动"));
	else if (differences->len == 1)
		app_say(app, _("已取回上次的改动：%s"), (char *)differences->pdata[0]);
	else
		app_say(app,
			ngettext("已取回上次的%zu处改动：%s 等", "已取回上次的%zu处改动：%s 等",
				places),
			places, (char *)differences->pdata[0]);
}

static void recover(
	struct app *app, const struct journal_content *content, const GPtrArray *differences)
{
	size_t lost = go_on(app, content);

	tell_recovered(app, differences, lost);
}

/* The clerk sat here just now, in another window. */
static void take_over(struct app *app, const struct journal_content *content)
{
	go_on(app, content);
	size_t unsaved = session_unsaved(app->session);
	app_say(app,
		ngettext("接过来了，没有存的%zu处改动都在", "接过来了，没有存的%zu处改动都在",
			unsaved),
		unsaved);
}

/* Moves a journal out of the way of the next one; false when it cannot be, and then nothing may be
   opened, for the next change would write over it. */
static bool put_aside(struct app *app)
{
	return journal_put_aside(session_path(app->session), &app->failure);
}

/* The question */

/* As many of the differences as have room behind the notices, and how many are left. */
static void add_differences(const struct app *app, const GPtrArray *differences, GPtrArray *lines)
{
	guint room = (guint)MAX(1, app->canvas->rows - ROWS_AROUND);
	guint shown = differences->len <= room ? differences->len : room - 1;

	for (guint i = 0; i < shown; i++)
		g_ptr_array_add(lines, g_strconcat("  ", differences->pdata[i], NULL));
	if (shown < differences->len)
		g_ptr_array_add(lines,
			g_strdup_printf(ngettext("  另有%u处，按4看全部", "  另有%u处，按4看全部",
						differences->len - shown),
				differences->len - shown));
	g_ptr_array_add(lines, NULL);
}

static int choose(struct app *app, const struct journal_content *content,
	const struct recovery_account *account)
{
	const struct choice choices[] = {
		{RECOVER, _("接着做"), _("取回这些改动；文件等存盘时才动")},
		{FROM_FILE, _("不要这些改动"), _("另存一份备查")},
		{NOT_NOW, _("不打开"), NULL},
		{SHOW_ALL, _("看全部不同"), NULL},
	};
	g_autoptr(GPtrArray) lines =
		recovery_notices(app->session, content, account, app->opening.left_dead);

	add_differences(app, account->lines, lines);
	return dialog_choose(app, _("接着上次的做？"), (const char *const *)lines->pdata, choices,
		G_N_ELEMENTS(choices), 0);
}

/* Asks what to do with a journal; false when the report is not to be opened. */
static bool ask(struct app *app, const struct journal_content *content,
	const struct recovery_account *account)
{
	for (;;) {
		switch (choose(app, content, account)) {
		case RECOVER: recover(app, content, account->lines); return true;
		case FROM_FILE: return put_aside(app);
		case SHOW_ALL: pager_show(app, _("取回后与文件不同的"), account->lines); break;
		default: return false;
		}
	}
}

/* Coming back */

/* Everything in it stands in the file too: the end came between a save and the removal. */
static bool drop(struct app *app)
{
	session_discard(app->session);
	app_say(app, _("上次的改动都已在文件里"));
	return true;
}

static bool go_on_from(struct app *app, enum recovery manner, const struct journal_content *content,
	const struct recovery_account *account)
{
	if (recovery_is_settled(app->session, content, account))
		return drop(app);
	/* what the start screen has promised; but a file changed since is worth a question */
	if (manner != RECOVERY_PROMISED || !session_continues(app->session, content))
		return ask(app, content, account);
	recover(app, content, account->lines);
	return true;
}

static bool come_back(struct app *app, enum recovery manner, const struct journal_content *content)
{
	if (manner == RECOVERY_HANDED_OVER) {
		take_over(app, content);
		return true;
	}
	struct recovery_account account = recovery_account_of(
		app->session, app->options->forms, content, app->options->now());
	bool open = go_on_from(app, manner, content, &account);

	recovery_account_release(&account);
	return open;
}

/* Changes from before it was handed in are not for a report that is locked now; the next remark
   would write over their journal. */
static bool lay_by(struct app *app)
{
	app_say(app, _("%s；上次没有存盘的改动没有取回，已改名 .old"),
		session_refusal(app->session));
	return put_aside(app);
}

/* Nothing can be recovered into a report that nobody may alter here: the journal waits, or is of
   somebody who is at work. */
static bool leave_alone(struct app *app)
{
	if (session_lacks_form(app->session))
		app_say(app, _("上次没有存盘的改动，要装上表式 %s 才能取回"), app->form->id);
	else if (!app->opening.held_by)
		app_say(app, _("%s；上次没有存盘的改动没有取回"), session_refusal(app->session));
	return true;
}

static bool answer(struct app *app, enum recovery manner, const struct journal_content *content,
	const GError *trouble)
{
	switch (recovery_look(app->session, content, trouble)) {
	case LEFT_WAITING: return leave_alone(app);
	case LEFT_UNREADABLE:
		app_say(app, _("%s；已改名 .old"), trouble->message);
		return put_aside(app);
	case LEFT_OUTDATED: return lay_by(app);
	case LEFT_CHANGES: return come_back(app, manner, content);
	case LEFT_NOTHING: break;
	}
	if (manner == RECOVERY_HANDED_OVER)
		app_say(app, _("接过来了，没有未存的改动"));
	return true;
}

bool recovery_ask(struct app *app, enum recovery manner)
{
	g_autoptr(GError) error = NULL;
	struct journal_content *content = journal_read(session_path(app->session), &error);
	bool open = answer(app, manner, content, error);

	journal_content_free(content);
	if (app->opening.left_dead && !app->message)
		app_say(app, "%s", app->opening.left_dead);
	return open;
}
