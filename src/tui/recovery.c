/* What a cut connection left behind, and the one question about it. */
#include "tui/app.h"

#include "tui/dialog.h"
#include <glib/gi18n.h>

enum {
	RECOVER = 1,
	FROM_FILE = 2,
	NOT_NOW = 3,
};

/* Goes on with a journal; what cannot be, for its addresses are gone, is counted. */
static void go_on(struct app *app, const struct journal_content *content)
{
	g_free(app->left_at);
	app->left_at = g_strdup(journal_left_at(content));
	size_t lost = session_recover(app->session, content);

	if (lost > 0)
		app_say(app,
			ngettext("已取回；%zu步改动的地址表式里已没有，略去",
				"已取回；%zu步改动的地址表式里已没有，略去", lost),
			lost);
	else
		app_say(app, _("已取回上次的改动"));
}

/* Moves a journal out of the way of the next one; false when it cannot be, and then nothing may be
   opened, for the next change would write over it. */
static bool put_aside(struct app *app)
{
	return journal_put_aside(session_path(app->session), &app->failure);
}

/* Asks what to do with a journal; false when the report is not to be opened. */
static bool ask(struct app *app, const struct journal_content *content)
{
	const struct choice choices[] = {
		{RECOVER, _("接着做"), _("取回这些改动；文件等存盘时才动")},
		{FROM_FILE, _("不要这些改动"), _("另存一份备查")},
		{NOT_NOW, _("不打开"), NULL},
	};
	g_autoptr(GDateTime) when = g_date_time_new_from_unix_local(content->modified);
	g_autofree char *time = g_date_time_format(when, _("%m月%d日 %H:%M"));
	guint changes = journal_count(content);
	g_autofree char *facts = g_strdup_printf(
		ngettext("上次没有存盘：%s 有%u处改动", "上次没有存盘：%s 有%u处改动", changes),
		time, changes);
	g_autofree char *unused =
		g_strdup_printf(ngettext("恢复日志中%u行读不出来，没有用",
					"恢复日志中%u行读不出来，没有用", content->unused),
			content->unused);
	const char *lines[] = {facts, NULL, NULL, NULL};
	int count = 1;

	if (!session_continues(app->session, content))
		lines[count++] = _("这些改动之后，文件又被改过");
	if (content->unused > 0)
		lines[count] = unused;

	switch (dialog_choose(app, _("接着上次的做？"), lines, choices, G_N_ELEMENTS(choices), 0)) {
	case RECOVER: go_on(app, content); return true;
	case FROM_FILE: return put_aside(app);
	default: return false;
	}
}

bool recovery_ask(struct app *app)
{
	g_autoptr(GError) error = NULL;
	struct journal_content *content = journal_read(session_path(app->session), &error);
	bool open = true;

	if (error) {
		app_say(app, _("%s；已改名 .old"), error->message);
		open = put_aside(app);
	} else if (content && content->lists->len > 0 && session_lacks_form(app->session)) {
		app_say(app, _("上次没有存盘的改动，要装上表式 %s 才能取回"), app->form->id);
	} else if (content && content->lists->len > 0) {
		open = ask(app, content);
	}
	journal_content_free(content);
	return open;
}
