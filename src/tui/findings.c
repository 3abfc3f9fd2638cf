/*
 * The list of what is wrong and what is still to fill.
 */
#include "tui/findings.h"

#include "base/language.h"

enum { FILTER_ALL, FILTER_ERROR, FILTER_BLANK, FILTER_WARNING, FILTER_EXPLAINED, FILTERS };

/* 4 is kept for remarks. */
static const struct list_filter filters[FILTERS + 1] = {
	[FILTER_ALL] = {0, NC_("filter", "全部")},
	[FILTER_ERROR] = {1, NC_("filter", "错")},
	[FILTER_BLANK] = {2, NC_("filter", "待填")},
	[FILTER_WARNING] = {3, NC_("filter", "警")},
	[FILTER_EXPLAINED] = {5, NC_("filter", "已说明")},
};

static const enum agenda_kind kinds[FILTERS] = {
	[FILTER_ALL] = AGENDA_KINDS,
	[FILTER_ERROR] = AGENDA_ERROR,
	[FILTER_BLANK] = AGENDA_BLANK,
	[FILTER_WARNING] = AGENDA_WARNING,
	[FILTER_EXPLAINED] = AGENDA_EXPLAINED,
};

static void gather(struct filtered_list *list)
{
	struct agenda *agenda = list->data;
	struct session *session = list->app->session;
	g_autoptr(GPtrArray) flaws = session_flaws(session);

	if (agenda->items)
		agenda_release(agenda);
	*agenda = agenda_of(
		session_report(session), session_checker(session), flaws, list->place->section - 1);
}

static size_t count(const struct filtered_list *list, int filter)
{
	return agenda_count(list->data, kinds[filter]);
}

const struct agenda_item *findings_item(const struct filtered_list *list, size_t index)
{
	return agenda_get(list->data, kinds[list->place->filter], index);
}

/* NULL where there is none. */
static const struct agenda_item *chosen(const struct filtered_list *list)
{
	return filtered_list_count(list) > 0 ? findings_item(list, (size_t)list->place->at) : NULL;
}

static void explain(struct filtered_list *list, const struct agenda_item *item)
{
	if (item->kind == AGENDA_BLANK)
		app_say(list->app, _("这一格还没有填，不用说明"));
	else if (item->flaw)
		app_say(list->app, _("这是错，不能用说明代替"));
	else
		reason_ask_for(list->app, item->slot);
}

static void repair(struct filtered_list *list, const struct agenda_item *item)
{
	if (item->kind == AGENDA_BLANK)
		app_say(list->app, _("这一格还没有填，照改不了"));
	else if (item->flaw)
		flaw_show(list->app, item->flaw);
	else
		repair_finding(list->app, item->slot);
}

static bool act(struct filtered_list *list, enum action action)
{
	const struct agenda_item *item = chosen(list);

	if (action == ACTION_PREVIEW) {
		preview_show_findings(list->app);
		return true;
	}
	if (action == ACTION_ENTER && item && item->flaw) {
		flaw_show(list->app, item->flaw);
		return true;
	}
	if (action != ACTION_REASON && action != ACTION_REPAIR)
		return false;
	if (app_refusal(list->app))
		app_say(list->app, "%s", app_refusal(list->app));
	else if (item && action == ACTION_REASON)
		explain(list, item);
	else if (item)
		repair(list, item);
	return true;
}

static char *keys_of(const struct filtered_list *list)
{
	if (app_refusal(list->app))
		return g_strdup_printf(_("Enter 前往，再按F5回来  F9 打印  左右 换部分：%s"),
			filtered_list_part(list));
	return g_strdup_printf(
		_("Enter 前往，再按F5回来  ^G 照改  F4 写说明  F9 打印  左右 换部分：%s"),
		filtered_list_part(list));
}

static char *advice_of(const struct filtered_list *list)
{
	(void)list;
	return g_strdup(_("错须改正才能报送；警改正，或写明原因，原因随附注印出"));
}

static const struct list_kind findings = {
	.title = N_("检查清单"),
	.filters = filters,
	.context = CONTEXT_TABLE,
	.details = 14,
	.gather = gather,
	.count = count,
	.paint_heads = findings_paint_heads,
	.paint_item = findings_paint_item,
	.describe = findings_describe,
	.keys = keys_of,
	.advice = advice_of,
	.act = act,
};

/* Enter goes to the cell, Esc and the list's own key back to where the cursor is; any other key
   does there what it does. */
static unsigned leave(struct filtered_list *list, enum action leaving)
{
	const struct agenda_item *item = chosen(list);

	if (leaving == ACTION_ENTER && item)
		app_go(list->app, item->cell);
	if (leaving == ACTION_ENTER || leaving == ACTION_MENU || leaving == ACTION_LIST ||
		leaving == ACTION_NONE)
		return REACT_REDRAW;
	return app_act(list->app, leaving) | REACT_REDRAW;
}

unsigned findings_show(struct app *app)
{
	struct agenda agenda = {0};
	struct filtered_list list = {
		.app = app, .kind = &findings, .place = &app->findings, .data = &agenda};
	unsigned reaction;

	gather(&list);
	if (filtered_list_count(&list) == 0)
		app->findings = (struct list_place){0};
	gather(&list);
	if (filtered_list_count(&list) == 0)
		reaction = app_say(app, _("没有错，没有警，全部填好了"));
	else
		reaction = leave(&list, filtered_list_run(&list));
	agenda_release(&agenda);
	return reaction;
}
