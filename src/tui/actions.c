/* What can be done from anywhere; what remains goes to the view. */
#include <signal.h>

#include "base/language.h"
#include "session/place.h"
#include "tui/app.h"
#include "tui/approval.h"
#include "tui/terminal.h"

/* Shows where a step took place that was undone or done again; where that leads away from what is
   on the screen, what was done is said. */
static unsigned look_at(struct app *app, const char *address, const char *done)
{
	cell_index cell = place_shown(app->form, address);
	const struct page *page = app_page(app);
	bool leaves_text = app->text && cell != app_cursor(app);

	if (leaves_text)
		text_close(app);
	if (cell != CELL_NONE)
		app_go(app, cell);
	if (app->text)
		text_reload(app);
	if (cell == CELL_NONE || (app_page(app) == page && !leaves_text))
		return REACT_REDRAW;
	g_autofree char *label = form_cell_place(app->form, cell);

	return app_say(app, _("%s：%s"), done, label);
}

/* Ctrl-Z straight after Esc brings back what Esc threw away. */
static bool bring_back(struct app *app)
{
	if (!app->discarded.text)
		return false;
	if (!approval_gives_way(app))
		return true;
	entry_bring_back(app);
	entry_forget_discarded(app);
	look_at(app, form_cell(app->form, app->discarded.cell)->address, _("已撤销"));
	return true;
}

static unsigned undo(struct app *app)
{
	const char *address;

	if (bring_back(app))
		return REACT_REDRAW;
	if (!session_undo(app->session, &address))
		return app_say(app, _("没有可撤销的了")) | REACT_BELL;
	return look_at(app, address, _("已撤销"));
}

static unsigned redo(struct app *app)
{
	const char *address;

	if (!session_redo(app->session, &address))
		return app_say(app, _("没有可重做的了")) | REACT_BELL;
	return look_at(app, address, _("已重做"));
}

static unsigned move_next(struct app *app, int direction)
{
	cell_index from = app_cursor(app);
	unsigned reaction;

	if (app->tab_origin == CELL_NONE)
		app->tab_origin = from;
	reaction = app_go_next(app, from, direction);
	if (form_cell(app->form, from)->section != form_cell(app->form, app_cursor(app))->section)
		app->tab_origin = CELL_NONE;
	return reaction;
}

/* Runs something that lies over the page. */
static unsigned over_page(struct app *app, void (*show)(struct app *))
{
	show(app);
	return REACT_REDRAW;
}

/* What leaves a text that is being written before it acts. */
static unsigned leave_text(struct app *app, unsigned (*act)(struct app *))
{
	text_close(app);
	return act(app);
}

/* The stop is asked for as somebody else would: the loop gives the terminal back before it. */
static unsigned suspend(struct app *app)
{
	if (app->text)
		text_keep(app);
	raise(SIGTSTP);
	return REACT_REDRAW;
}

static unsigned tell_version(struct app *app)
{
	return app_say(app, _("nianbao %s   表式 %s"), PACKAGE_VERSION, app->form->id);
}

static const char *command_that_leaves(unsigned context)
{
	switch (context) {
	case CONTEXT_REVIEW: return "conclude";
	case CONTEXT_BOARD: return "close-board";
	default: return "finish";
	}
}

static unsigned tell_way_out(struct app *app)
{
	const char *command = command_that_leaves(app_context(app));
	g_autofree char *keys = keymap_keys(app->keymap, keymap_row(command), app_context(app), 1);

	return app_say(app, _("要退出请按 %s"), *keys ? keys : _("Esc，在菜单里选"));
}

/* Keys that mean the same everywhere; false for the others. */
static bool act_anywhere(struct app *app, enum action action, unsigned *reaction)
{
	switch (action) {
	case ACTION_HELP: *reaction = over_page(app, help_show); return true;
	case ACTION_PREVIEW: *reaction = over_page(app, preview_show); return true;
	case ACTION_LIST:
		*reaction = leave_text(app, app->options->reviewing ? review_show : findings_show);
		return true;
	case ACTION_REASON: *reaction = reason_ask(app); return true;
	case ACTION_REPAIR: *reaction = repair_problem(app); return true;
	case ACTION_NOTE: *reaction = note_ask(app); return true;
	case ACTION_LAST_YEAR: *reaction = last_year_toggle(app); return true;
	case ACTION_REPEAT_LAST: *reaction = leave_text(app, last_year_repeat); return true;
	case ACTION_TAKE_LAST: *reaction = last_year_ask(app); return true;
	case ACTION_NEXT_PROBLEM:
		*reaction =
			leave_text(app, app->options->reviewing ? review_next : app_next_problem);
		return true;
	case ACTION_REMARK: *reaction = remark_ask(app); return true;
	case ACTION_ACCEPT: *reaction = reason_ask_acceptance(app); return true;
	case ACTION_CONCLUDE: *reaction = conclusion_ask(app); return true;
	case ACTION_NEXT_BLANK: *reaction = leave_text(app, app_next_blank); return true;
	case ACTION_FINISH: *reaction = finish_ask(app); return true;
	case ACTION_SAVE: *reaction = app_save(app); return true;
	case ACTION_UNDO: *reaction = undo(app); return true;
	case ACTION_REDO: *reaction = redo(app); return true;
	case ACTION_REPAINT:
		terminal_repaint();
		*reaction = REACT_REDRAW;
		return true;
	case ACTION_SUSPEND: *reaction = suspend(app); return true;
	case ACTION_ABOUT: *reaction = tell_version(app); return true;
	case ACTION_INTERRUPT: *reaction = tell_way_out(app); return true;
	default: return false;
	}
}

static unsigned act_in_view(struct app *app, enum action action)
{
	switch (action) {
	case ACTION_NEXT: return move_next(app, +1);
	case ACTION_PREVIOUS: return move_next(app, -1);
	case ACTION_EDIT: return entry_edit(app);
	case ACTION_ZEROS: return zeros_ask(app);
	case ACTION_FIND: return find_show(app);
	case ACTION_MENU: return menu_show(app);
	default:
		return app_page(app)->table >= 0 ? table_act(app, action) : fields_act(app, action);
	}
}

/* Why a command is of no use on this report; NULL when it is. */
static const char *refusal_of(const struct app *app, enum action action)
{
	switch (action_needs(action)) {
	case NEEDS_WRITING: return app_refusal(app);
	case NEEDS_FINDINGS:
		return session_lacks_form(app->session) ? session_refusal(app->session) : NULL;
	default: return NULL;
	}
}

unsigned app_act(struct app *app, enum action action)
{
	const char *refusal = refusal_of(app, action);
	unsigned reaction;

	if (action == ACTION_SAVE && session_is_seized(app->session))
		return app_save_elsewhere(app);
	if (refusal)
		return app_say(app, "%s", refusal) | REACT_BELL;
	if (entry_is_open(app) && action != ACTION_REPAINT && action != ACTION_HELP)
		return entry_act(app, action);
	if (act_anywhere(app, action, &reaction))
		return reaction;
	if (action != ACTION_NEXT && action != ACTION_PREVIOUS && action != ACTION_ENTER)
		app->tab_origin = CELL_NONE;
	return app->text ? text_act(app, action) : act_in_view(app, action);
}
