/*
 * What a reviewer does on the screen: the list of what there is to see, and going
 * through it.
 */
#include "tui/review.h"

#include "base/language.h"
#include "report/reasons.h"
#include "review/standing.h"
#include "tui/findings.h"
#include "tui/remarking.h"

enum {
	FILTER_DUE, /* what has to be looked at before a word is said */
	FILTER_FINDINGS,
	FILTER_YEAR,
	FILTER_CHANGED,
	FILTER_REMARKS,
	FILTER_NOTES,
	FILTER_ALL,
	FILTERS,
};

static const struct list_filter filters[FILTERS + 1] = {
	[FILTER_DUE] = {0, NC_("filter", "要看")},
	[FILTER_FINDINGS] = {1, NC_("filter", "错警")},
	[FILTER_YEAR] = {2, NC_("filter", "比上年")},
	[FILTER_CHANGED] = {3, NC_("filter", "上轮后改")},
	[FILTER_REMARKS] = {4, NC_("filter", "批注")},
	[FILTER_NOTES] = {5, NC_("filter", "附注")},
	[FILTER_ALL] = {6, NC_("filter", "全部")},
};

static const unsigned kinds[FILTERS] = {
	[FILTER_DUE] = SCRUTINY_DUE,
	[FILTER_FINDINGS] = SCRUTINY_SET(SCRUTINY_FINDING),
	[FILTER_YEAR] = SCRUTINY_SET(SCRUTINY_YEAR),
	[FILTER_CHANGED] = SCRUTINY_SET(SCRUTINY_CHANGED),
	[FILTER_REMARKS] = SCRUTINY_SET(SCRUTINY_REMARK),
	[FILTER_NOTES] = SCRUTINY_SET(SCRUTINY_NOTE),
	[FILTER_ALL] = SCRUTINY_SET(SCRUTINY_CELL),
};

static struct scrutiny scrutiny_at(const struct app *app, int section)
{
	g_autoptr(GPtrArray) flaws = session_flaws(app->session);

	return scrutiny_of(session_report(app->session), session_checker(app->session), flaws,
		section, app->options->beyond);
}

static void gather(struct filtered_list *list)
{
	struct scrutiny *scrutiny = list->data;

	if (scrutiny->items)
		scrutiny_release(scrutiny);
	*scrutiny = scrutiny_at(list->app, list->place->section - 1);
}

static size_t count(const struct filtered_list *list, int filter)
{
	return scrutiny_count(list->data, kinds[filter]);
}

const struct scrutiny_item *review_item(const struct filtered_list *list, size_t index)
{
	return scrutiny_get(list->data, kinds[list->place->filter], index);
}

/* NULL where there is none. */
static const struct scrutiny_item *chosen(const struct filtered_list *list)
{
	return filtered_list_count(list) > 0 ? review_item(list, (size_t)list->place->at) : NULL;
}

/* A remark on what an item is about; what is a remark already is written anew. */
static void remark_on(struct app *app, const struct scrutiny_item *item)
{
	bool on_cell = item->cell != CELL_NONE;

	if (item->kind == SCRUTINY_REMARK && !remark_is_answered(item->remark))
		remark_change(app, item->remark);
	else if (remark_allowed(app->form, item->address))
		remark_ask_for(app, item->address);
	else if (on_cell)
		remark_ask_for(app, form_cell(app->form, item->cell)->address);
	else
		app_say(app, _("表式里已没有这一处，不能批注"));
}

static bool act(struct filtered_list *list, enum action action)
{
	const struct scrutiny_item *item = chosen(list);

	if (action == ACTION_ENTER && item && item->kind == SCRUTINY_FINDING &&
		item->finding.flaw) {
		flaw_show(list->app, item->finding.flaw);
		return true;
	}
	if (action != ACTION_REMARK && action != ACTION_ACCEPT)
		return false;
	if (item && action == ACTION_REMARK)
		remark_on(list->app, item);
	else if (item && item->kind == SCRUTINY_FINDING && item->finding.kind == AGENDA_EXPLAINED)
		reason_accept_for(list->app, item->finding.slot);
	else if (item)
		app_say(list->app, _("这里没有可认可的说明"));
	return true;
}

/* What F6 does with an item; "" where it does nothing. */
static const char *acceptance_key(const struct app *app, const struct scrutiny_item *item)
{
	if (app_refusal(app) || !item || item->kind != SCRUTINY_FINDING ||
		item->finding.kind != AGENDA_EXPLAINED)
		return "";
	const struct reason *reason =
		checker_reason(session_checker(app->session), item->finding.slot);
	return reason_is_accepted(reason, session_report(app->session)) ? _("F6 不再认可   ")
									: _("F6 认可说明   ");
}

static char *keys_of(const struct filtered_list *list)
{
	const struct app *app = list->app;
	GString *keys = g_string_new(acceptance_key(app, chosen(list)));

	if (!app_refusal(app))
		g_string_append(keys, _("F4 写批注   "));
	g_string_append_printf(
		keys, _("Enter 前往，F5回来   左右 换部分：%s"), filtered_list_part(list));
	if (app->options->from_board)
		g_string_append(keys, _("   Esc 回台账"));
	return g_string_free(keys, FALSE);
}

static char *advice_of(const struct filtered_list *list)
{
	const struct session *session = list->app->session;
	const struct standing standing =
		standing_of(session_report(session), session_checker(session));
	g_autofree char *obstacles = standing_obstacles(&standing, REVIEW_APPROVE);

	return *obstacles
		? g_strdup_printf(_("还不能批准：%s。退回随时可以，批注随附（F10）"), obstacles)
		: g_strdup(_("可以批准了（F10）；退回随时可以，批注随附"));
}

static const struct list_kind review = {
	.title = N_("审核"),
	.filters = filters,
	.context = CONTEXT_REVIEW,
	.details = 14,
	.gather = gather,
	.count = count,
	.paint_heads = review_paint_heads,
	.paint_item = review_paint_item,
	.describe = review_describe,
	.keys = keys_of,
	.advice = advice_of,
	.act = act,
};

/* Where something was remarked or accepted, what is to become of it is asked as F10 does. */
static unsigned leave_for_board(struct app *app)
{
	bool is_kept = session_unsaved(app->session) == 0 || app_refusal(app);

	return is_kept ? REACT_QUIT : conclusion_ask(app);
}

/* Enter goes to the cell, Esc and the list's own key back to where the cursor is; any other key
   does there what it does. */
static unsigned leave(struct filtered_list *list, enum action leaving)
{
	const struct scrutiny_item *item = chosen(list);

	if (leaving == ACTION_MENU && list->app->options->from_board)
		return leave_for_board(list->app);
	if (leaving == ACTION_ENTER && item && item->cell != CELL_NONE)
		app_go(list->app, item->cell);
	if (leaving == ACTION_ENTER || leaving == ACTION_MENU || leaving == ACTION_LIST ||
		leaving == ACTION_NONE)
		return REACT_REDRAW;
	return app_act(list->app, leaving) | REACT_REDRAW;
}

unsigned review_show(struct app *app)
{
	struct scrutiny scrutiny = {0};
	struct filtered_list list = {
		.app = app, .kind = &review, .place = &app->findings, .data = &scrutiny};
	unsigned reaction;

	gather(&list);
	reaction = leave(&list, filtered_list_run(&list));
	scrutiny_release(&scrutiny);
	return reaction;
}

/* On from the cursor to the next of what has to be looked at, and round. */
unsigned review_next(struct app *app)
{
	struct scrutiny scrutiny = scrutiny_at(app, -1);
	cell_index next = CELL_NONE, first = CELL_NONE, here = app_cursor(app);

	size_t due = scrutiny_count(&scrutiny, SCRUTINY_DUE);
	for (size_t i = 0; i < due; i++) {
		cell_index cell = scrutiny_get(&scrutiny, SCRUTINY_DUE, i)->cell;

		first = MIN(first, cell);
		if (cell > here)
			next = MIN(next, cell);
	}
	scrutiny_release(&scrutiny);
	if (first == CELL_NONE)
		return app_say(
			app, due > 0 ? _("要看的不在哪一格上，见清单（F5）") : _("没有要看的了"));
	app_go(app, next != CELL_NONE ? next : first);
	return REACT_REDRAW;
}
