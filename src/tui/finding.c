/* Findings as views show them: their sign, their words, and all there is to say. */
#include <string.h>

#include "base/language.h"
#include "report/reasons.h"
#include "report/when.h"
#include "tui/app.h"
#include "tui/dialog.h"

const char *finding_mark(const struct finding *finding)
{
	if (finding->explained)
		return C_("mark of a finding", "说");
	return finding->level == LEVEL_ERROR ? C_("mark of a finding", "错")
					     : C_("mark of a finding", "警");
}

const char *finding_words(const struct form *form, const struct finding *finding)
{
	g_autofree char *name = form_cell_label(form, finding->cell);
	static const char *const colons[] = {"：", ": "}; /* the form's language may be another */

	if (!g_str_has_prefix(finding->message, name))
		return finding->message;
	const char *behind = finding->message + strlen(name);
	for (size_t i = 0; i < G_N_ELEMENTS(colons); i++) {
		if (g_str_has_prefix(behind, colons[i]))
			return behind + strlen(colons[i]);
	}
	return finding->message;
}

static void add_reason(
	GPtrArray *lines, const struct app *app, const struct finding *finding, int columns)
{
	if (!finding->reason)
		return;
	g_autofree char *origin = when_and_who(finding->reason->who, finding->reason->when);
	g_autofree char *text = g_strdup_printf(
		finding->explained ? _("说明（%s）：%s") : _("须重述，说明后数字已改（%s）：%s"),
		origin, finding->reason->text);
	list_add_wrapped(lines, text, columns, app->profile);
}

void finding_describe(
	const struct app *app, const struct finding *finding, int columns, GPtrArray *lines)
{
	list_add_wrapped(lines, finding->message, columns, app->profile);
	if (finding->hint)
		list_add_wrapped(lines, finding->hint, columns, app->profile);
	add_reason(lines, app, finding, columns);
}

size_t finding_choose(struct app *app, const GArray *slots, const char *question, const char *verb)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < slots->len; i++) {
		struct finding finding;

		checker_finding(
			session_checker(app->session), g_array_index(slots, size_t, i), &finding);
		g_ptr_array_add(
			lines, g_strdup_printf("%s %s", finding_mark(&finding), finding.message));
		finding_release(&finding);
	}
	int taken = slots->len > 1 ? list_choose(app, question, verb, lines, 0) : 0;
	return taken < 0 ? SIZE_MAX : g_array_index(slots, size_t, taken);
}
