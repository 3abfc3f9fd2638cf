/* Coming and going: what is asked before a report opens, the visit itself, and what is left behind. */
#include "tui/tui.h"

#include "tui/app.h"
#include "tui/terminal.h"

static unsigned dispatch_text(struct app *app, const struct input_event *event)
{
	if (event->alt && event->kind == INPUT_TEXT) {
		if (event->length != 1 || !g_ascii_isdigit(event->text[0]))
			return REACT_BELL;
		entry_accept(app);
		text_close(app);
		return app_go_section(app, event->text[0] - '0');
	}
	return app->text ? text_type(app, event->text, event->length)
			 : entry_type(app, event->text, event->length);
}

static unsigned dispatch_key(struct app *app, const struct input_event *event)
{
	const struct binding *binding = keymap_find(event->key, app_context(app));

	return binding ? app_act(app, binding->action) : REACT_BELL;
}

enum { SECOND_THOUGHT_MS = 500 };

/* Esc restores an open cell at once; a digit straight after it meant "accept and go" all along. */
static bool is_second_thought(const struct app *app, const struct input_event *event)
{
	return app->discarded.text && event->kind == INPUT_TEXT && event->alt &&
		event->length == 1 && g_ascii_isdigit(event->text[0]) &&
		event->when - app->discarded.when < SECOND_THOUGHT_MS;
}

/* What follows an Esc is Alt with it however slowly it comes, unless that Esc has done its work. */
static void settle_escape(struct app *app, struct input_event *event)
{
	const struct binding *binding =
		event->kind == INPUT_KEY ? keymap_find(event->key, app_context(app)) : NULL;

	if (is_second_thought(app, event))
		session_set(app->session, form_cell(app->form, app->discarded.cell)->address,
			app->discarded.text, NULL);
	else if (event->late && (app->escape_spent || app->discarded.text))
		event->alt = false;
	app->escape_spent = false;
	if (!binding || binding->action != ACTION_UNDO)
		g_clear_pointer(&app->discarded.text, g_free);
}

static void tell_trouble(struct app *app)
{
	g_autofree char *trouble = session_trouble(app->session);

	if (trouble)
		app_say(app, "%s", trouble);
}

/* Too small a window takes what is typed as if the page stood there. */
static void visit(struct app *app)
{
	struct input_event event;

	app->stale = true;
	while (app_wait(app, &event)) {
		unsigned reaction;

		g_clear_pointer(&app->message, g_free);
		settle_escape(app, &event);
		reaction = event.kind == INPUT_KEY ? dispatch_key(app, &event)
						   : dispatch_text(app, &event);
		tell_trouble(app);
		if (reaction & REACT_BELL)
			terminal_bell();
		if (reaction & REACT_QUIT)
			return;
		/* the message is gone, if nothing else; of several events at once all is painted */
		app->only_cells = !app->stale && reaction == REACT_CELLS;
		app->stale = true;
	}
}

static void app_init(struct app *app, const struct tui_options *options)
{
	int rows, columns;

	terminal_size(&rows, &columns);
	*app = (struct app){
		.canvas = canvas_new(rows, columns),
		.input = input_new(),
		.entry.cell = CELL_NONE,
		.tab_origin = CELL_NONE,
		.now = options->now,
	};
}

static void app_release(struct app *app)
{
	if (app->session) {
		/* what was being typed when the terminal went is kept like anything else */
		entry_accept(app);
		text_close(app);
		session_free(app->session);
	}
	canvas_free(app->canvas);
	input_free(app->input);
	table_layout_release(&app->layout);
	g_free(app->pages);
	g_free(app->message);
	g_free(app->saved_at);
	g_free(app->discarded.text);
}

static void take_session(struct app *app, struct report_file *file)
{
	app->session = session_new(file);
	app->form = session_form(app->session);
	pages_init(app);
}

static enum tui_end run(struct app *app, bool ask)
{
	enum tui_end end = TUI_NOT_OPENED;

	if (!ask || recovery_ask(app)) {
		app_enter_page(app, 0);
		visit(app);
		end = TUI_DONE;
	}
	if (app->ended)
		end = TUI_CUT_OFF;
	return end;
}

bool tui_edit(struct report_file *file, const struct tui_options *options, enum tui_end *end,
	GError **error)
{
	struct app app;

	if (!terminal_open(options->colour, error)) {
		report_file_free(file);
		return false;
	}
	app_init(&app, options);
	take_session(&app, file);
	*end = run(&app, true);
	app_release(&app);
	terminal_close();
	return true;
}

/* Starts a session on a form for a path that has no file; false for Esc and faults, which are said. */
static bool start_new(struct app *app, const char *path, const char *id,
	const struct form_search *forms, GError **error)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct form *form = form_open(forms, id, NULL, (struct position){0}, diagnostics);

	if (form) {
		take_session(app, report_file_new(path, form));
	} else {
		g_autofree char *text = diagnostic_format(diagnostics_get(diagnostics, 0));

		g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, text);
	}
	diagnostics_free(diagnostics);
	return form != NULL;
}

bool tui_new(const char *path, const struct form_search *forms, const struct tui_options *options,
	enum tui_end *end, GError **error)
{
	struct app app;
	bool left_behind = false, done = true;

	*end = TUI_NOT_OPENED;
	if (!terminal_open(options->colour, error))
		return false;
	app_init(&app, options);
	g_autofree char *id = new_report_form(&app, path, forms, &left_behind);
	if (id)
		done = start_new(&app, path, id, forms, error);
	if (id && done && (left_behind || new_report_ask(&app)))
		*end = run(&app, left_behind);
	if (app.ended)
		*end = TUI_CUT_OFF;
	app_release(&app);
	terminal_close();
	return done;
}
