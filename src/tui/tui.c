/* Coming and going: what is asked before a report opens, the visit itself, and what is left behind. */
#include "tui/tui.h"

#include <glib/gi18n.h>

#include "tui/app.h"
#include "tui/terminal.h"

static void app_init(struct app *app, const struct tui_options *options)
{
	int rows, columns;

	terminal_size(&rows, &columns);
	*app = (struct app){
		.canvas = canvas_new(rows, columns),
		.input = input_new(),
		.entry.cell = CELL_NONE,
		.tab_origin = CELL_NONE,
		.options = options,
		.keymap = options->keymap,
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
	g_free(app->sections_shown);
	g_free(app->pages);
	g_free(app->sought);
	g_free(app->clipboard);
	g_free(app->writing.sought);
	g_free(app->writing.substitute);
	g_free(app->message);
	g_free(app->saved_at);
	entry_forget_discarded(app);
}

static void take_session(struct app *app, struct report_file *file)
{
	app->session = session_new(file);
	app->form = session_form(app->session);
	pages_init(app);
}

/* The visit, unless what was asked before it was answered by not opening. */
static enum tui_end run(struct app *app, bool open)
{
	enum tui_end end = TUI_NOT_OPENED;

	if (open) {
		app_enter_page(app, 0);
		if (app->options->notice)
			app_say(app, "%s", app->options->notice);
		app_run(app);
		end = TUI_DONE;
	}
	if (app->ended)
		end = TUI_CUT_OFF;
	return end;
}

/* Where the report is now, and how far it has come; NULL where that cannot be told. Free with g_free. */
static char *summarize(const struct app *app)
{
	struct section_count count = checker_total(session_checker(app->session));
	const char *path = session_path(app->session);

	if (session_is_read_only(app->session))
		return NULL;
	if (session_unsaved(app->session) > 0 || session_is_new(app->session))
		return g_strdup_printf(_("%s：未存盘"), path);
	return g_strdup_printf(_("%s：填 %zu/%zu，错 %zu，警 %zu"), path,
		section_count_filled(count), count.required, count.errors, count.warnings);
}

/* Gives everything back; false with *error when the report could not be opened after all. */
static bool leave(struct app *app, struct tui_outcome *outcome, GError **error)
{
	GError *failure = app->failure;

	if (outcome->end == TUI_DONE)
		outcome->summary = summarize(app);

	app_release(app);
	terminal_close();
	if (failure)
		g_propagate_error(error, failure);
	return !failure;
}

bool tui_edit(struct report_file *file, const struct tui_options *options,
	struct tui_outcome *outcome, GError **error)
{
	struct app app;

	if (!terminal_open(options->colour, error)) {
		report_file_free(file);
		return false;
	}
	app_init(&app, options);
	take_session(&app, file);
	*outcome = (struct tui_outcome){0};
	outcome->end = run(&app, recovery_ask(&app));
	return leave(&app, outcome, error);
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

/* What a new report asks; false when it is not to be opened. */
static bool begin(struct app *app, bool left_behind)
{
	if (!recovery_ask(app))
		return false;
	if (left_behind || new_report_ask(app))
		return true;
	session_discard(app->session); /* a report that nobody began leaves nothing behind */
	return false;
}

bool tui_new(const char *path, const struct form_search *forms, const struct tui_options *options,
	struct tui_outcome *outcome, GError **error)
{
	struct app app;
	bool left_behind = false, done = true;

	*outcome = (struct tui_outcome){.end = TUI_NOT_OPENED};
	if (!terminal_open(options->colour, error))
		return false;
	app_init(&app, options);
	g_autofree char *id = new_report_form(&app, path, forms, &left_behind);
	if (id)
		done = start_new(&app, path, id, forms, error);
	outcome->end = run(&app, id && done && begin(&app, left_behind));
	return leave(&app, outcome, error) && done;
}
