/*
 * The question of zero fill: which blanks, how many, and what would come of it
 * (session/zeros.h). Digits take one; Enter takes the table, or where it is full
 * all tables.
 */
#include "session/zeros.h"

#include "base/language.h"
#include "tui/app.h"
#include "tui/approval.h"
#include "tui/dialog.h"

struct offer {
	struct zeros zeros;
	char *words;
};

/* "141 格  补后皆平"; of the report, where they lie besides. */
static char *offer_words(const struct app *app, const struct zeros *zeros, enum zeros_scope scope)
{
	g_autofree char *sequel = zeros_words(zeros);
	guint count = zeros_count(zeros);

	if (scope != ZEROS_REPORT || count == 0)
		return g_strdup_printf(ngettext("%3u 格  %s", "%3u 格  %s", count), count, sequel);
	g_autofree char *where = zeros_by_section(app->form, zeros);
	return g_strdup_printf(
		ngettext("%3u 格  %s  %s", "%3u 格  %s  %s", count), count, where, sequel);
}

static unsigned fill(struct app *app, struct zeros *zeros)
{
	guint count = zeros_count(zeros);

	if (count == 0)
		return app_say(app, _("那里没有空格")) | REACT_BELL;
	if (!approval_gives_way(app))
		return REACT_REDRAW;
	session_apply(app->session, change_list_copy(zeros->changes), NULL);
	return app_say(app, ngettext("%u格已补0，^Z 可撤销", "%u格已补0，^Z 可撤销", count), count);
}

static int choose(struct app *app, const struct offer *offers)
{
	g_autofree char *place = form_cell_place(app->form, app_cursor(app));
	g_autofree char *title = g_strdup_printf(_("补零   当前：%s"), place);
	const char *lines[] = {_("只补空格；已填的和 / 不动；^Z 可撤销"), NULL};
	struct choice choices[ZEROS_SCOPES];
	bool table = zeros_count(&offers[ZEROS_TABLE].zeros) > 0;

	for (int s = 0; s < ZEROS_SCOPES; s++)
		choices[s] = (struct choice){.digit = s + 1,
			.text = zeros_scope_name((enum zeros_scope)s),
			.more = offers[s].words};
	return dialog_choose(app, title, lines, choices, ZEROS_SCOPES,
		       table ? ZEROS_TABLE : ZEROS_REPORT) -
		1;
}

unsigned zeros_ask(struct app *app)
{
	struct offer offers[ZEROS_SCOPES];
	unsigned reaction = REACT_REDRAW;

	for (int s = 0; s < ZEROS_SCOPES; s++) {
		struct zeros *zeros = &offers[s].zeros;

		zeros_foresee(session_report(app->session), session_checker(app->session),
			app_cursor(app), (enum zeros_scope)s, zeros);
		offers[s].words = offer_words(app, zeros, (enum zeros_scope)s);
	}
	int taken = zeros_count(&offers[ZEROS_REPORT].zeros) > 0 ? choose(app, offers) : -1;
	if (taken >= 0)
		reaction = fill(app, &offers[taken].zeros);
	else if (zeros_count(&offers[ZEROS_REPORT].zeros) == 0)
		reaction = app_say(app, _("没有空格，不用补零"));
	for (int s = 0; s < ZEROS_SCOPES; s++) {
		zeros_release(&offers[s].zeros);
		g_free(offers[s].words);
	}
	return reaction;
}
