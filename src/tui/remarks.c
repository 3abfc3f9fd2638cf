/*
 * Remarks of a reviewer, at the cells they sit on: shown where the cursor stands,
 * answered by the clerk.
 */
#include "report/remarks.h"

#include "base/language.h"
#include "report/when.h"
#include "session/remark_changes.h"
#include "tui/app.h"
#include "tui/dialog.h"

const struct remark *remark_here(const struct app *app)
{
	return report_remark_at(session_report(app->session), app_cursor(app));
}

bool remark_paint(struct app *app, int row)
{
	const struct remark *remark = remark_here(app);

	if (!remark)
		return false;
	g_autofree char *words = *remark->quote
		? g_strdup_printf(_("「%s」%s"), remark->quote, remark->text)
		: g_strdup(remark->text);
	g_autofree char *line =
		g_strdup_printf(_("批注%u %s：%s"), remark->number, remark->who, words);
	const char *keys = session_refusal(app->session) ? "" : _("   F4答复");
	int room = app->canvas->columns - 2 - canvas_width(app->canvas, keys);
	int columns = MIN(canvas_width(app->canvas, line), room);

	canvas_fill(app->canvas, row, 0, 1, ROLE_TEXT);
	canvas_put_left(app->canvas, row, 1, columns, ROLE_WARNING, line);
	canvas_fill_rest(app->canvas, row,
		canvas_put(app->canvas, row, 1 + columns, ROLE_TEXT, keys), ROLE_TEXT);
	return true;
}

static unsigned answer(struct app *app, unsigned number, const char *text)
{
	g_autofree char *when = when_iso(app->options->now());
	g_autoptr(GError) error = NULL;
	struct change_list *changes =
		remark_answer(app->session, number, text, app->options->user, when, &error);

	if (!changes || !session_apply(app->session, changes, &error))
		return app_say(app, "%s", error->message) | REACT_BELL;
	return app_say(app, _("已答复"));
}

/* What stands above the line that is asked for. Free with g_strfreev. */
static char **describe(const struct app *app, const struct remark *remark)
{
	GPtrArray *lines = g_ptr_array_new();

	if (*remark->quote)
		list_add_wrapped(lines, remark->quote, ASK_COLUMNS, app->profile);
	list_add_wrapped(lines, remark->text, ASK_COLUMNS, app->profile);
	g_ptr_array_add(lines, g_strdup(_("照批注改了，就不用答复")));
	g_ptr_array_add(lines, NULL);
	return (char **)g_ptr_array_free(lines, FALSE);
}

unsigned remark_answer_ask(struct app *app)
{
	const struct remark *remark = remark_here(app);
	g_auto(GStrv) lines = describe(app, remark);
	unsigned number = remark->number;
	g_autofree char *title = g_strdup_printf(_("答复批注%u  %s"), number, remark->who);
	g_autofree char *text = dialog_ask(app, title, (const char *const *)lines, _("答复"), "");

	if (!text || *g_strstrip(text) == '\0')
		return REACT_REDRAW;
	return answer(app, number, text);
}
