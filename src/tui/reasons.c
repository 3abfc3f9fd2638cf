/*
 * Saying why a figure that looks wrong is right. What is wrong for certain takes
 * no reason: an error has to be put right.
 */
#include "report/reasons.h"
#include "report/when.h"

#include "base/language.h"
#include "session/explain.h"
#include "tui/app.h"
#include "tui/approval.h"
#include "tui/dialog.h"

/* What stands above the line that is asked for. Free with g_strfreev. */
static char **describe(const struct app *app, const struct finding *finding)
{
	GPtrArray *lines = g_ptr_array_new();

	list_add_wrapped(lines, finding->message, ASK_COLUMNS, app->profile);
	if (finding->hint)
		list_add_wrapped(lines, finding->hint, ASK_COLUMNS, app->profile);
	if (finding->reason) {
		g_autofree char *origin = when_and_who(finding->reason->who, finding->reason->when);

		g_ptr_array_add(lines,
			g_strdup_printf(finding->explained ? _("原说明：%s")
							   : _("原说明：%s；其后数字已改，须重述"),
				origin));
		g_ptr_array_add(lines, g_strdup(_("清空后按 Enter，就是去掉说明")));
	}
	g_ptr_array_add(lines, NULL);
	return (char **)g_ptr_array_free(lines, FALSE);
}

static unsigned give(struct app *app, size_t slot, const char *text)
{
	g_autofree char *when = when_iso(app->options->now());
	g_autoptr(GError) error = NULL;
	struct change_list *changes =
		explain_changes(app->session, slot, text, app->options->user, when);

	if (!session_apply(app->session, changes, &error))
		return app_say(app, "%s", error->message) | REACT_BELL;
	return app_say(app, *text ? _("已说明，不再计入警") : _("没有说明，仍计入警"));
}

unsigned reason_ask_for(struct app *app, size_t slot)
{
	struct finding finding;

	if (!checker_finding(session_checker(app->session), slot, &finding))
		return REACT_BELL;
	bool warns = finding.level == LEVEL_WARNING;
	g_auto(GStrv) lines = describe(app, &finding);
	g_autofree char *text = g_strdup(finding.reason ? finding.reason->text : "");
	finding_release(&finding);
	if (!warns)
		return app_say(app, _("错须改正，不能用说明代替")) | REACT_BELL;
	if (!approval_gives_way(app))
		return REACT_REDRAW;
	g_autofree char *answer =
		dialog_ask(app, _("说明理由"), (const char *const *)lines, _("理由"), text);
	return answer ? give(app, slot, g_strstrip(answer)) : REACT_REDRAW;
}

unsigned reason_ask(struct app *app)
{
	if (app->text)
		text_keep(app);
	if (remark_here(app))
		return remark_answer_ask(app);
	const struct checker *checker = session_checker(app->session);
	g_autoptr(GArray) slots = checker_warnings_at(checker, app_cursor(app));

	if (slots->len == 0)
		return note_ask(app);
	size_t slot = finding_choose(
		app, slots, _("这里有几处警，说明哪一处？"), C_("Enter will", "说明"));
	return slot == SIZE_MAX ? REACT_REDRAW : reason_ask_for(app, slot);
}
