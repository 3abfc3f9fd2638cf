/* The loop: bytes become events, events go to where the cursor is, and what came back is acted on
   once. */
#include <stdarg.h>

#include "base/language.h"
#include "tui/app.h"
#include "tui/burst.h"
#include "tui/terminal.h"

/* A pause after which what was written into a text is put down as a change. */
enum { PAUSE_MS = 400 };

static void resize(struct app *app)
{
	int rows, columns;

	terminal_size(&rows, &columns);
	if (rows == app->canvas->rows && columns == app->canvas->columns)
		return;
	canvas_free(app->canvas);
	app->canvas = canvas_new(rows, columns);
	app->canvas->profile = app->profile;
	terminal_repaint();
}

void app_come_back(struct app *app)
{
	resize(app);
	terminal_repaint();
	app->stale = true;
	app->only_changed = false;
}

static void paint_notice(struct app *app)
{
	canvas_printf(app->canvas, 0, 0, ROLE_WARNING, _("窗口太小"));
	canvas_printf(
		app->canvas, 1, 0, ROLE_TEXT, _("要%d列%d行"), SCREEN_MIN_COLUMNS, SCREEN_MIN_ROWS);
	canvas_printf(app->canvas, 2, 0, ROLE_TEXT, _("现%d列%d行"), app->canvas->columns,
		app->canvas->rows);
	canvas_set_cursor(app->canvas, 0, 0);
}

static bool is_large_enough(const struct app *app)
{
	return areas_fit(app->canvas->rows, app->canvas->columns);
}

struct areas app_areas(const struct app *app)
{
	int wanted = app->text ? text_columns(app) : PAGE_COLUMNS;

	return areas_of(app->canvas->rows, app->canvas->columns, wanted);
}

static void paint_page(struct app *app)
{
	bars_paint(app);
	canvas_enter(app->canvas, app_areas(app).page);
	if (app->text)
		text_paint(app);
	else if (app_page(app)->table >= 0)
		table_paint(app);
	else
		fields_paint(app);
	canvas_leave(app->canvas);
}

/* Whether what shows can be painted over; last year's text beside this one scrolls as a whole. */
static bool can_paint_over(const struct app *app)
{
	bool knows_how =
		app->text ? !last_year_text(app, app_cursor(app)) : app_page(app)->table >= 0;

	return knows_how && !app->overlay && is_large_enough(app);
}

bool app_paint_changed(struct app *app)
{
	bool enough = true;

	if (!app->only_changed || !can_paint_over(app))
		return false;
	bars_paint_changed(app);
	canvas_enter(app->canvas, app_areas(app).page);
	if (app->text)
		text_paint(app);
	else
		enough = table_paint_changed(app);
	canvas_leave(app->canvas);
	return enough;
}

void app_paint_whole(struct app *app)
{
	canvas_clear(app->canvas);
	text_forget_shown(app);
	if (!is_large_enough(app)) {
		paint_notice(app);
	} else {
		if (app->session)
			paint_page(app);
		if (app->overlay)
			canvas_clear_marks(app->canvas); /* what lies over the page says its own */
		if (app->overlay)
			app->overlay(app, app->overlay_data);
	}
}

void app_paint(struct app *app)
{
	if (!app_paint_changed(app))
		app_paint_whole(app);
	terminal_show(app->canvas);
	app->stale = app->only_changed = false;
}

/* The sooner of two waits, of which -1 is for ever. */
static int sooner(int wait, int other)
{
	return wait < 0 || (other >= 0 && other < wait) ? other : wait;
}

/* Whether something was written into a text that is no change yet. */
static bool is_writing(const struct app *app)
{
	return app->text && app->session && session_open_cell(app->session) != CELL_NONE;
}

/* Milliseconds until nothing has come for so long that it is a pause. */
static int pause_left(const struct app *app)
{
	return (int)(app->arrivals.last + PAUSE_MS - terminal_now());
}

/* How long to wait: until the decoder wants to be asked, a pause has to be noticed, or the terminal
   has had its time to answer, or the journal wants its due. */
static int wait_time(const struct app *app)
{
	int wait = input_timeout(app->input, terminal_now());

	if (app->arrivals.bursting)
		return BURST_PAUSE_MS;
	if (is_writing(app))
		wait = sooner(wait, MAX(0, pause_left(app)));
	if (app->stale)
		wait = sooner(wait, probe_wait(app));
	return sooner(wait, keeping_wait(app));
}

static void feed(struct app *app, const char *bytes, size_t count)
{
	app->arrivals.number++;
	app->arrivals.last = terminal_now();
	if (!input_in_paste(app->input) && burst_is_paste(bytes, count)) {
		app->arrivals.bursting = true;
		burst_begin(app->input, terminal_now());
	}
	input_feed(app->input, bytes, count, terminal_now());
}

/* Says what could not be kept, if anything. */
static void tell_trouble(struct app *app)
{
	g_autofree char *trouble = app->session ? session_trouble(app->session) : NULL;

	if (!trouble)
		return;
	app_say(app, "%s", trouble);
	app->stale = true;
	app->only_changed = false;
}

/* Nothing has come for a while: a burst is over, and a pause in a text is a change. */
static void notice_pause(struct app *app)
{
	if (app->arrivals.bursting) {
		app->arrivals.bursting = false;
		burst_end(app->input, terminal_now());
	} else if (is_writing(app) && pause_left(app) <= 0 &&
		input_timeout(app->input, terminal_now()) < 0) {
		text_keep(app);
		app->stale = true; /* the change is counted at the top */
	}
	tell_trouble(app);
}

/* Nothing has come: time for a piece of what can wait. */
static void go_on_errand(struct app *app)
{
	if (!app->errand(app->errand_data))
		app->errand = NULL;
}

static void take_bytes(struct app *app)
{
	bool on_errand = app->errand && !app->arrivals.bursting;
	static char buffer[4096]; /* on the stack it would lie between what is used at every key */
	size_t count = 0;

	switch (terminal_wait(on_errand ? 0 : wait_time(app), buffer, sizeof buffer, &count)) {
	case TERMINAL_BYTES: feed(app, buffer, count); break;
	case TERMINAL_RESIZED:
		resize(app);
		app->stale = true;
		app->only_changed = false;
		break;
	case TERMINAL_HANGUP:
	case TERMINAL_TERMINATED: app->ended = true; break;
	case TERMINAL_ASKED:
		app->ended = app->handed_over = app->session && session_is_held(app->session);
		if (!app->ended)
			terminal_take_again(); /* there is nothing here to want */
		break;
	case TERMINAL_TIMEOUT: (on_errand ? go_on_errand : notice_pause)(app); break;
	}
}

/* What the terminal says of itself, and the mouse, are seen to before anybody asks. A terminal that
   another program left reporting its mouse does so unasked. */
static bool is_for_clerk(struct app *app, struct input_event *event)
{
	if (event->kind == INPUT_PLACE)
		probe_take(app, event);
	if (event->kind == INPUT_CLICK)
		return app->options->mouse && click_take(app, event);
	return event->kind != INPUT_PLACE;
}

bool app_wait(struct app *app, struct input_event *event)
{
	while (!app->ended) {
		if (input_next(app->input, terminal_now(), event)) {
			if (is_for_clerk(app, event))
				return true;
			continue;
		}
		if (app->stale && probe_wait(app) == 0)
			app_paint(app);
		keeping_take(app);
		take_bytes(app);
	}
	return false;
}

unsigned app_say(struct app *app, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_free(app->message);
	app->message = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	return REACT_REDRAW;
}

static unsigned dispatch_key(struct app *app, const struct input_event *event)
{
	const struct binding *binding =
		keymap_find(app->keymap, event_key(event), app_context(app));

	/* what nobody uses with Ctrl or Alt is the key itself */
	if (!binding && event->kind == INPUT_KEY)
		binding = keymap_find(app->keymap, event->key, app_context(app));
	return binding ? app_act(app, binding->action) : REACT_BELL;
}

static unsigned dispatch_text(struct app *app, const struct input_event *event)
{
	if (event->alt && event->kind == INPUT_TEXT) {
		if (event->length != 1 || !g_ascii_isdigit(event->text[0]))
			return dispatch_key(app, event);
		return app_go_section(app, event->text[0] - '0');
	}
	if (event->kind == INPUT_PASTE)
		return paste_take(app, event->text, event->length);
	return app->text ? text_type(app, event->text, event->length)
			 : entry_type(app, event->text, event->length);
}

unsigned app_take(struct app *app, const struct input_event *event)
{
	return event->kind == INPUT_KEY ? dispatch_key(app, event) : dispatch_text(app, event);
}

enum { SECOND_THOUGHT_MS = 500 };

/* Esc restores an open cell at once; a digit straight after it meant "accept and go" all along, and
   the rest of a sequence that it was never a key. */
static bool is_second_thought(const struct app *app, const struct input_event *event)
{
	bool is_digit = event->kind == INPUT_TEXT && event->alt && event->length == 1 &&
		g_ascii_isdigit(event->text[0]) &&
		event->when - app->discarded.when < SECOND_THOUGHT_MS;

	return app->discarded.text && app->discarded.when > 0 && (is_digit || event->split);
}

static bool is_undo(const struct app *app, const struct input_event *event)
{
	const struct binding *binding =
		keymap_find(app->keymap, event_key(event), app_context(app));

	return binding && binding->action == ACTION_UNDO;
}

/* What follows an Esc is Alt with it however slowly it comes, unless that Esc has done its work. */
static void settle_escape(struct app *app, struct input_event *event)
{
	if (is_second_thought(app, event))
		entry_bring_back(app);
	else if (event->late && (app->arrivals.escape_spent || app->discarded.text))
		event->alt = false;
	app->arrivals.escape_spent = false;
	if (app->discarded.text && !is_undo(app, event))
		entry_forget_discarded(app);
}

/* A key that no text holds shows that hands were at it: what comes behind it is meant for where it
   led, even if it arrived together with what was refused. */
static void settle_refused(struct app *app, const struct input_event *event)
{
	if (event->kind == INPUT_KEY && event->key != NKEY_ENTER && event->key != NKEY_TAB)
		app->arrivals.refused = 0;
}

/* Wraps and scrolls the page as painting it would: keys that come together do what they do one by
   one, though nothing is painted between them. Characters need no rows. */
static void settle_page(struct app *app, const struct input_event *event)
{
	if (!app->stale || event->kind == INPUT_TEXT || !is_large_enough(app))
		return;
	if (app->text)
		text_settle(app);
	else if (app_page(app)->table >= 0)
		table_settle(app);
	else
		fields_settle(app);
}

/* Too small a window takes what is typed as if the page stood there. */
void app_run(struct app *app)
{
	struct input_event event;

	app->stale = true;
	while (app_wait(app, &event)) {
		unsigned reaction;

		g_clear_pointer(&app->message, g_free);
		settle_escape(app, &event);
		settle_refused(app, &event);
		settle_page(app, &event);
		reaction = app_take(app, &event);
		tell_trouble(app);
		if (reaction & REACT_BELL)
			terminal_bell();
		if (reaction & REACT_QUIT)
			return;
		/* the message is gone, if nothing else; of several events at once all is painted */
		app->only_changed = !app->stale && reaction == REACT_CHANGED;
		app->stale = true;
	}
}
