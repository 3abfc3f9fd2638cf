/* What was said when the report was sent back: shown when it is opened, and again before it is
   handed in anew. */
#include "review/returned.h"

#include "report/remarks.h"
#include "tui/app.h"
#include "tui/dialog.h"

void returned_describe(const struct app *app, GPtrArray *lines)
{
	g_autoptr(GPtrArray) words = returned_words(session_report(app->session));

	for (guint i = 0; i < words->len; i++)
		list_add_wrapped(lines, g_ptr_array_index(words, i), ASK_COLUMNS, app->profile);
}

/* Those that sit on cells are gone through there. */
static void add_count(const struct app *app, GPtrArray *lines)
{
	guint open = (guint)report_open_remarks(session_report(app->session));

	if (open > 0)
		g_ptr_array_add(lines,
			g_strdup_printf(ngettext("批注%u条未答：F7 逐条看，F4 答复",
						"批注%u条未答：F7 逐条看，F4 答复", open),
				open));
}

unsigned returned_show(struct app *app)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	struct input_event event;

	returned_describe(app, lines);
	if (lines->len == 0)
		return 0;
	add_count(app, lines);
	g_ptr_array_add(lines, NULL);
	if (dialog_tell(app, _("报告退回来了"), (const char *const *)lines->pdata, &event) ||
		app->ended)
		return REACT_REDRAW;
	return app_take(app, &event);
}
