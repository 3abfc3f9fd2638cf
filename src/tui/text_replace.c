/*
 * Find and replace in a text. The place found is selected in the text; what can
 * be done with it stands below, answered to by digits, Enter and Esc.
 */
#include <string.h>

#include "base/language.h"
#include "edit/text_find.h"
#include "tui/dialog.h"
#include "tui/overlay.h"
#include "tui/terminal.h"
#include "tui/writing.h"

struct search {
	struct app *app;
	GArray *matches; /* struct text_match, of the text as it is */
	guint at;
	bool done;
};

static const struct text_match *match_at(const struct search *search, guint index)
{
	return &g_array_index(search->matches, struct text_match, index);
}

/* Looks again, and selects the first place at an offset or behind it; around the end the first. */
static void look(struct search *search, size_t from)
{
	struct app *app = search->app;

	g_array_set_size(search->matches, 0);
	text_buffer_find(app->text, app->writing.sought, search->matches);
	for (search->at = 0; search->at < search->matches->len; search->at++) {
		if (match_at(search, search->at)->from >= from)
			break;
	}
	if (search->at == search->matches->len)
		search->at = 0;
	text_buffer_unmark(app->text);
	if (search->matches->len > 0)
		text_buffer_select(app->text, match_at(search, search->at)->from,
			match_at(search, search->at)->to);
}

/* Asks for words; false for Esc. What was asked for before is proposed. */
static bool ask(struct app *app, const char *title, const char *label, char **words)
{
	static const char *const lines[] = {N_("全角半角不分"), NULL};
	const char *said[] = {_(lines[0]), NULL};
	char *typed = dialog_ask(app, title, said, label, *words ? *words : "");

	if (!typed)
		return false;
	g_free(*words);
	*words = typed;
	return true;
}

static bool ask_sought(struct search *search)
{
	struct app *app = search->app;
	g_autofree char *selected = text_buffer_selected(app->text);
	size_t from = text_buffer_offset(app->text);

	if (selected && !strchr(selected, '\n')) {
		g_free(app->writing.sought);
		app->writing.sought = g_steal_pointer(&selected);
	}
	if (!ask(app, _("在这段文字里找"), C_("find", "找"), &app->writing.sought) ||
		!*app->writing.sought)
		return false;
	look(search, from);
	return true;
}

static bool ask_substitute(struct search *search)
{
	return ask(search->app, _("换成什么；空着就是删去"), C_("replace", "换成"),
		&search->app->writing.substitute);
}

/* What can be done */

static void go_next(struct search *search)
{
	look(search, match_at(search, search->at)->to);
}

static void replace_this(struct search *search)
{
	struct app *app = search->app;

	if (!app->writing.substitute && !ask_substitute(search))
		return;
	if (*app->writing.substitute)
		writing_put(app, app->writing.substitute);
	else if (text_buffer_erase(app->text))
		writing_change(app, TEXT_EDIT_WHOLE, 0, NULL, 0);
	look(search, text_buffer_offset(app->text));
}

static void replace_all(struct search *search)
{
	struct app *app = search->app;
	size_t count;

	if (!app->writing.substitute && !ask_substitute(search))
		return;
	g_autofree char *text = text_buffer_substituted(
		app->text, search->matches, app->writing.substitute, &count);
	guint left = search->matches->len - (guint)count;
	writing_become(app, text);
	search->done = true;
	app_say(app,
		left > 0 ? _("换了%zu处，^Z 可撤销；含引用的没有换") : _("换了%zu处，^Z 可撤销"),
		count);
}

static void find_other(struct search *search)
{
	ask_sought(search);
}

static void ask_other(struct search *search)
{
	ask_substitute(search);
}

static const struct {
	const char *label;
	void (*act)(struct search *search);
} deeds[] = {
	{N_("下一处"), go_next},
	{N_("换这一处"), replace_this},
	{N_("全部换"), replace_all},
	{N_("另找"), find_other},
	{N_("改换成的字"), ask_other},
};

static char *state_text(const struct search *search)
{
	const struct writing *writing = &search->app->writing;
	guint count = search->matches->len;

	if (count == 0)
		return g_strdup_printf(_("没有「%s」"), writing->sought);
	if (!writing->substitute)
		return g_strdup_printf(
			_("「%s」第%u处，共%u处"), writing->sought, search->at + 1, count);
	return g_strdup_printf(_("「%s」第%u处，共%u处   换成「%s」"), writing->sought,
		search->at + 1, count, writing->substitute);
}

static void paint(struct app *app, void *data)
{
	const struct search *search = data;
	struct canvas *canvas = app->canvas;
	struct areas areas = app_areas(app);
	g_autofree char *state = state_text(search);
	int column = 1;

	for (int row = areas.label; row <= areas.keys; row++)
		canvas_fill(canvas, row, 0, canvas->columns, ROLE_FOOTER);
	canvas_put_left(canvas, areas.label, 1, canvas->columns - 2, ROLE_GROUP, state);
	for (size_t i = 0; i < G_N_ELEMENTS(deeds); i++) {
		g_autofree char *digit = g_strdup_printf("%zu", i + 1);

		column = canvas_put(canvas, areas.help, column, ROLE_KEY, digit);
		column = canvas_put(canvas, areas.help, column, ROLE_FOOTER, _(deeds[i].label)) + 2;
	}
	if (app->message)
		canvas_put_left(
			canvas, areas.problem, 1, canvas->columns - 2, ROLE_WARNING, app->message);
	canvas_put_left(canvas, areas.keys, 1, canvas->columns - 2, ROLE_FOOTER,
		_("按数字   Enter 下一处   Esc 完"));
}

/* The deed of an event; the number of deeds for none. */
static size_t deed_of(const struct app *app, const struct input_event *event)
{
	enum key key = event_key(event);
	const struct binding *binding =
		key == NKEY_NONE ? NULL : keymap_find(app->keymap, key, CONTEXT_TEXT);

	if (key == NKEY_ENTER || (binding && binding->action == ACTION_FIND))
		return 0;
	if (event->kind == INPUT_TEXT && event->length == 1 && g_ascii_isdigit(*event->text))
		return (size_t)(*event->text - '1');
	return G_N_ELEMENTS(deeds);
}

static bool needs_match(size_t deed)
{
	return deed <= 2;
}

static void take(struct search *search, const struct input_event *event)
{
	size_t deed = deed_of(search->app, event);
	bool can = deed < G_N_ELEMENTS(deeds) && (!needs_match(deed) || search->matches->len > 0);

	if (can)
		deeds[deed].act(search);
	else
		terminal_bell();
}

static void run(struct search *search)
{
	struct overlay under = overlay_put(search->app, paint, search);
	struct input_event event;

	while (!search->done && app_wait(search->app, &event)) {
		if (event.kind == INPUT_KEY && event.key == NKEY_ESCAPE)
			break;
		g_clear_pointer(&search->app->message, g_free);
		take(search, &event);
		search->app->stale = true;
	}
	overlay_take_off(search->app, under);
}

unsigned text_replace_ask(struct app *app)
{
	struct search search = {
		.app = app,
		.matches = g_array_new(FALSE, FALSE, sizeof(struct text_match)),
	};

	g_clear_pointer(&app->writing.substitute, g_free);
	if (ask_sought(&search))
		run(&search);
	text_buffer_unmark(app->text);
	g_array_unref(search.matches);
	return REACT_REDRAW;
}
