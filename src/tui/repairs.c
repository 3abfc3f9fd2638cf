/*
 * Carrying out the repair offered: at once where there is one, by its digit where
 * there are several. It is one step to undo, wherever the cursor is: what is open
 * is accepted first, and a text that is being written shows it where it stands.
 */
#include <string.h>

#include "base/language.h"
#include "check/repair.h"
#include "session/mend.h"
#include "tui/app.h"
#include "tui/approval.h"
#include "tui/dialog.h"

/* Which of several; -1 for Esc. */
static int choose(struct app *app, size_t slot, const GPtrArray *repairs)
{
	struct choice choices[REPAIRS_MOST];
	struct finding finding;

	for (guint i = 0; i < repairs->len; i++) {
		const struct repair *repair = g_ptr_array_index(repairs, i);

		choices[i] = (struct choice){
			.digit = (int)i + 1,
			.text = repair->where ? repair->where : repair->label,
			.more = repair->where ? repair->label : NULL,
		};
	}
	checker_finding(session_checker(app->session), slot, &finding);
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	list_add_wrapped(lines, finding.hint ? finding.hint : finding.message,
		app->canvas->columns - 8, app->profile);
	g_ptr_array_add(lines, NULL);
	finding_release(&finding);
	return dialog_choose(app, _("照改"), (const char *const *)lines->pdata, choices,
		       repairs->len, 0) -
		1;
}

/* The text being written becomes what it is now, the cursor where it was: behind the same words. */
static void show_in_text(struct app *app, const char *before, size_t at)
{
	text_reload(app);
	const char *now = text_buffer_text(app->text);
	size_t length = strlen(now), same = 0;

	while (same < at && now[same] == before[same])
		same++;
	if (same < at) /* it changed in front of the cursor: what is behind stayed */
		at = length - MIN(length, strlen(before) - at);
	text_buffer_go(app->text, at);
}

static unsigned carry_out(struct app *app, const struct repair *repair)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *text = app->text ? g_strdup(text_buffer_text(app->text)) : NULL;
	size_t at = app->text ? text_buffer_offset(app->text) : 0;
	const struct page *page = app_page(app);
	cell_index cell = repair->steps[0].cell;

	if (!approval_gives_way(app))
		return REACT_REDRAW;
	if (!session_apply(app->session, mend_changes(app->session, repair), &error))
		return app_say(app, "%s", error->message) | REACT_BELL;
	if (app->text && cell == app_cursor(app)) {
		show_in_text(app, text, at);
	} else if (cell < page->first || cell >= page->first + page->count) {
		text_close(app);
		app_go(app, cell);
	}
	return app_say(app, _("已照改：%s   可撤销"), repair->label);
}

unsigned repair_finding(struct app *app, size_t slot)
{
	g_autoptr(GPtrArray) repairs =
		checker_repairs(session_checker(app->session), slot, app_cursor(app));
	int chosen = 0;

	if (repairs->len == 0)
		return app_say(app, _("这里没有给出改法，请照说的改")) | REACT_BELL;
	if (repairs->len > 1)
		chosen = choose(app, slot, repairs);
	return chosen < 0 ? REACT_REDRAW : carry_out(app, g_ptr_array_index(repairs, chosen));
}

unsigned repair_problem(struct app *app)
{
	if (app->text)
		text_keep(app);
	size_t slot = problem_slot(app);
	if (slot == SIZE_MAX)
		return app_say(app, _("这里没有问题")) | REACT_BELL;
	return repair_finding(app, slot);
}
