/* On the cover: what follows from its fields. */
#include <string.h>

#include "base/language.h"
#include "report/digest.h"
#include "report/previous.h"
#include "report/words.h"
#include "tui/app.h"

enum { LABEL_COLUMN = 3 };

/* Whether the dates of the period can be told yet. */
static bool has_period(const struct app *app)
{
	const struct form *form = app->form;
	g_autofree char *from = form->period_from
		? report_expand(session_report(app->session), form->period_from)
		: g_strdup("");

	return *from && !strstr(from, paper_words_of(form->language)->blank);
}

static char *period_date(const struct report *report, const char *reference)
{
	g_autofree char *iso = report_expand(report, reference);

	return report_format_date(report->form, iso);
}

/* Which report was taken in as last year's. */
static void paint_last_facts(struct app *app, int row)
{
	const struct previous *previous = session_report(app->session)->previous;

	if (!previous) {
		if (!session_lacks_form(app->session))
			canvas_put(app->canvas, row, LABEL_COLUMN, ROLE_HELP,
				_("上年报告  没有载入（F8 载入）"));
		return;
	}
	g_autofree char *taken = *previous->year
		? g_strdup_printf(
			  _("上年报告  已载入%s年的  表式 %s"), previous->year, previous->form)
		: g_strdup_printf(_("上年报告  已载入  表式 %s"), previous->form);
	int column = canvas_put(app->canvas, row, LABEL_COLUMN, ROLE_HELP, taken);

	g_autofree char *digest = digest_shown(previous->digest);

	if (digest)
		canvas_printf(app->canvas, row, column + 2, ROLE_HELP, _("摘要 %s"), digest);
}

char *cover_period(const struct app *app)
{
	const struct form *form = app->form;

	if (!has_period(app))
		return NULL;
	g_autofree char *from = period_date(session_report(app->session), form->period_from);
	g_autofree char *to = period_date(session_report(app->session), form->period_to);
	return g_strdup_printf(_("统计期限 %s至%s"), from, to);
}

/* The title under a heading of its own, as it will be printed. */
static void paint_title(struct app *app, int row, int bottom)
{
	const struct form *form = app->form;

	if (row + 1 + (int)form->title.count > bottom)
		return;
	canvas_printf(app->canvas, row, 0, ROLE_GROUP, " %s", _("纸上标题"));
	for (size_t i = 0; i < form->title.count; i++) {
		g_autofree char *line =
			report_expand(session_report(app->session), form->title.texts[i]);

		canvas_put(app->canvas, ++row, LABEL_COLUMN, ROLE_HELP, line);
	}
}

/* The row of last year's report goes before the title, where there is room for only one of them. */
void cover_paint_facts(struct app *app, int row, int bottom)
{
	bool air = row + 3 + (int)app->form->title.count < bottom;

	if (row >= bottom)
		return;
	paint_last_facts(app, row);
	paint_title(app, row + 1 + air, bottom);
}
