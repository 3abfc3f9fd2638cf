/*
 * The list of what is wrong and what is still to fill. It keeps its place: who
 * went to a cell from it finds the same line when coming back, and after a repair
 * it stays and shows what is left.
 */
#include "tui/findings.h"

#include <glib/gi18n.h>

#include "tui/overlay.h"
#include "tui/terminal.h"

/* A digit, once learnt, stays what it is; 4 is kept for remarks. */
static const struct findings_filter filters[] = {
	{0, AGENDA_KINDS, N_("全部")},
	{1, AGENDA_ERROR, N_("错")},
	{2, AGENDA_BLANK, N_("待填")},
	{3, AGENDA_WARNING, N_("警")},
	{5, AGENDA_EXPLAINED, N_("已说明")},
	{.label = NULL},
};

const struct findings_filter *findings_filters(void)
{
	return filters;
}

enum agenda_kind findings_kind(const struct findings *findings)
{
	return filters[findings->place->filter].kind;
}

int findings_count(const struct findings *findings)
{
	return (int)agenda_count(&findings->agenda, findings_kind(findings));
}

const struct agenda_item *findings_chosen(const struct findings *findings)
{
	return findings_count(findings) > 0 ? agenda_get(&findings->agenda, findings_kind(findings),
						      (size_t)findings->place->at)
					    : NULL;
}

void findings_settle(struct findings *findings)
{
	struct findings_place *place = findings->place;
	int count = findings_count(findings), rows = findings_rows(findings);

	place->at = CLAMP(place->at, 0, MAX(0, count - 1));
	place->top = CLAMP(place->top, place->at - rows + 1, place->at);
	place->top = CLAMP(place->top, 0, MAX(0, count - rows));
}

static void gather(struct findings *findings)
{
	if (findings->agenda.items)
		agenda_release(&findings->agenda);
	findings->agenda =
		agenda_of(session_checker(findings->app->session), findings->place->section - 1);
	findings_settle(findings);
}

/* Keys */

static bool filter_by(struct findings *findings, const struct input_event *event)
{
	if (event->kind != INPUT_TEXT || event->length != 1)
		return false;
	for (int i = 0; filters[i].label; i++) {
		if (event->text[0] != '0' + filters[i].digit)
			continue;
		*findings->place =
			(struct findings_place){.filter = i, .section = findings->place->section};
		return true;
	}
	return false;
}

/* On to the next section, or back; behind the last one come all of them. */
static void turn_section(struct findings *findings, int direction)
{
	int sections = findings->app->form->section_count + 1;
	int section = (findings->place->section + direction + sections) % sections;

	*findings->place =
		(struct findings_place){.filter = findings->place->filter, .section = section};
	gather(findings);
}

static bool move(struct findings *findings, enum action action)
{
	struct findings_place *place = findings->place;
	int page = MAX(1, findings_rows(findings) - 1), count = findings_count(findings);

	switch (action) {
	case ACTION_UP: place->at--; break;
	case ACTION_DOWN: place->at++; break;
	case ACTION_PAGE_UP: place->at -= page; break;
	case ACTION_PAGE_DOWN: place->at += page; break;
	case ACTION_HOME: place->at = 0; break;
	case ACTION_END: place->at = count; break;
	case ACTION_LEFT: turn_section(findings, -1); break;
	case ACTION_RIGHT: turn_section(findings, +1); break;
	default: return false;
	}
	return true;
}

static void explain(struct findings *findings, const struct agenda_item *item)
{
	if (item->kind == AGENDA_BLANK)
		app_say(findings->app, _("这一格还没有填，不用说明"));
	else
		reason_ask_for(findings->app, item->slot);
}

static void repair(struct findings *findings, const struct agenda_item *item)
{
	if (item->kind == AGENDA_BLANK)
		app_say(findings->app, _("这一格还没有填，照改不了"));
	else
		repair_finding(findings->app, item->slot);
}

/* What is done without leaving the list; false for the rest. */
static bool act_here(struct findings *findings, enum action action)
{
	const struct agenda_item *item = findings_chosen(findings);

	if (move(findings, action))
		return true;
	switch (action) {
	case ACTION_SAVE:
	case ACTION_UNDO:
	case ACTION_REDO:
	case ACTION_REPAINT: app_act(findings->app, action); break;
	case ACTION_REASON:
		if (item)
			explain(findings, item);
		break;
	case ACTION_REPAIR:
		if (item)
			repair(findings, item);
		break;
	default: return false;
	}
	gather(findings); /* something may be put right now */
	return true;
}

/* What a key does; what it means outside the list is in *leaving, ACTION_NONE while the list stays. */
static void take(struct findings *findings, const struct input_event *event, enum action *leaving)
{
	const struct binding *binding = event->kind == INPUT_KEY
		? keymap_find(findings->app->keymap, event->key, CONTEXT_TABLE)
		: NULL;

	if (event->kind == INPUT_CLICK) {
		if (click_on_line(event, &findings->place->at))
			*leaving = ACTION_ENTER;
		return;
	}
	if (filter_by(findings, event) || (binding && act_here(findings, binding->action)))
		return;
	if (binding)
		*leaving = binding->action;
	else
		terminal_bell();
}

/* Runs the list; returns what it was left with. */
static enum action run(struct findings *findings)
{
	struct app *app = findings->app;
	struct overlay under = overlay_put(app, findings_paint, findings);
	enum action leaving = ACTION_NONE;
	struct input_event event;

	while (leaving == ACTION_NONE && app_wait(app, &event)) {
		g_clear_pointer(&app->message, g_free);
		take(findings, &event, &leaving);
		findings_settle(findings);
		app->stale = true;
	}
	overlay_take_off(app, under);
	return leaving;
}

/* Enter goes to the cell, Esc and the list's own key back to where the cursor is; any other key does
   there what it does. */
static unsigned leave(struct findings *findings, enum action leaving)
{
	const struct agenda_item *item = findings_chosen(findings);

	if (leaving == ACTION_ENTER && item)
		app_go(findings->app, item->cell);
	if (leaving == ACTION_ENTER || leaving == ACTION_MENU || leaving == ACTION_LIST ||
		leaving == ACTION_NONE)
		return REACT_REDRAW;
	return app_act(findings->app, leaving) | REACT_REDRAW;
}

unsigned findings_show(struct app *app)
{
	struct findings findings = {.app = app, .place = &app->findings};
	unsigned reaction;

	gather(&findings);
	if (findings_count(&findings) == 0)
		app->findings = (struct findings_place){0};
	gather(&findings);
	if (findings_count(&findings) == 0)
		reaction = app_say(app, _("没有错，没有警，全部填好了"));
	else
		reaction = leave(&findings, run(&findings));
	agenda_release(&findings.agenda);
	return reaction;
}
