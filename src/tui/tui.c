/* Coming and going: what is asked before a report opens, the visit itself, and what is left behind. */
#include "tui/tui.h"

#include <string.h>

#include "tui/app.h"
#include "tui/dialog.h"
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
static void take_esc_digit_back(struct app *app, const struct input_event *event)
{
	bool digit = event->kind == INPUT_TEXT && event->alt && event->length == 1 &&
		     g_ascii_isdigit(event->text[0]);

	if (digit && app->discarded.text && event->when - app->discarded.when < SECOND_THOUGHT_MS)
		session_set(app->session,
			form_cell(app->form, app->discarded.cell)->address,
			app->discarded.text, NULL);
	if (event->kind == INPUT_KEY && keymap_find(event->key, app_context(app)) &&
		keymap_find(event->key, app_context(app))->action == ACTION_UNDO)
		return;
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
		take_esc_digit_back(app, &event);
		reaction = event.kind == INPUT_KEY ? dispatch_key(app, &event)
						   : dispatch_text(app, &event);
		tell_trouble(app);
		if (reaction & REACT_BELL)
			terminal_bell();
		if (reaction & REACT_QUIT)
			return;
		app->stale = true; /* the message is gone, if nothing else */
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

/* Recovery: what a cut connection left behind. */

enum {
	RECOVER = 1,
	FROM_FILE = 2,
	NOT_NOW = 3,
};

static guint count_changes(const struct journal_content *content)
{
	guint count = 0;

	for (guint i = 0; i < content->lists->len; i++)
		count += change_list_length(g_ptr_array_index(content->lists, i));
	return count;
}

/* Asks what to do with a journal; false when the report is not to be opened. */
static bool ask_recovery(struct app *app, const struct journal_content *content)
{
	static const struct choice choices[] = {
		{RECOVER, "接着做", "取回这些改动；文件等存盘时才动"},
		{FROM_FILE, "用存盘的文件", "这些改动移到 .journal.old"},
		{NOT_NOW, "不打开", NULL},
	};
	g_autoptr(GDateTime) when = g_date_time_new_from_unix_local(content->modified);
	g_autofree char *time = g_date_time_format(when, "%m月%d日 %H:%M");
	g_autofree char *facts = g_strdup_printf(
		"上次没有存盘：%s 有%u处改动", time, count_changes(content));
	const char *lines[] = {facts, NULL};

	switch (dialog_choose(
		app, "接着上次的做？", lines, choices, G_N_ELEMENTS(choices), 0)) {
	case RECOVER: {
		size_t lost = session_recover(app->session, content);

		if (lost > 0)
			app_say(app, "已取回；%zu步改动的地址表式里已没有，略去", lost);
		else
			app_say(app, "已取回上次的改动");
		return true;
	}
	case FROM_FILE: return journal_put_aside(session_path(app->session), NULL);
	default: return false;
	}
}

/* False when the clerk chose not to open. */
static bool recover(struct app *app)
{
	g_autoptr(GError) error = NULL;
	struct journal_content *content = journal_read(session_path(app->session), &error);
	bool open = true;

	if (error)
		app_say(app, "%s", error->message);
	if (content && content->lists->len > 0)
		open = ask_recovery(app, content);
	journal_content_free(content);
	return open;
}

static enum tui_end run(struct app *app, bool ask)
{
	enum tui_end end = TUI_NOT_OPENED;

	if (!ask || recover(app)) {
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

/* A new report */

/* The id of the form to use, from those installed; NULL for Esc. Free with g_free. */
static char *choose_form(struct app *app, const GPtrArray *paths)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	int taken = 0;

	for (guint i = 0; i < paths->len; i++) {
		char *name = g_path_get_basename(g_ptr_array_index(paths, i));

		name[strlen(name) - strlen(".yaml")] = '\0';
		g_ptr_array_add(names, name);
	}
	if (names->len > 1)
		taken = list_choose(app, "新报告用哪个表式", names);
	return taken < 0 || names->len == 0 ? NULL : g_strdup(g_ptr_array_index(names, taken));
}

/* The first cover field of a type, or CELL_NONE. */
static cell_index cover_field(const struct form *form, enum cell_type type)
{
	for (cell_index cell = 0; cell < form->sections[0].cell_count; cell++) {
		if (form_cell(form, cell)->spec.type == type)
			return cell;
	}
	return CELL_NONE;
}

/* Asks for one cover field and sets it; false for Esc. */
static bool ask_field(struct app *app, enum cell_type type, const char *initial)
{
	cell_index cell = cover_field(app->form, type);

	if (cell == CELL_NONE)
		return true;
	const struct form_cell *field = form_cell(app->form, cell);
	g_autofree char *answer = dialog_ask(app, "新报告", field->label, initial);
	if (!answer)
		return false;
	session_set(app->session, field->address, answer, NULL);
	return true;
}

/* The year a report is usually written for: the one before this. */
static bool ask_unit_and_year(struct app *app)
{
	g_autoptr(GDateTime) now = g_date_time_new_from_unix_local(app->now());
	g_autofree char *year = g_strdup_printf("%d", g_date_time_get_year(now) - 1);

	return ask_field(app, TYPE_LINE, "") && ask_field(app, TYPE_YEAR, year);
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

/* Which form a new report is on: that of a journal left behind, or the one chosen. */
static char *new_form_id(
	struct app *app, const char *path, const struct form_search *forms, bool *left_behind)
{
	g_autoptr(GPtrArray) paths = form_search_list(forms);
	struct journal_content *content = journal_read(path, NULL);
	char *id;

	*left_behind = content && content->lists->len > 0;
	id = *left_behind ? g_strdup(content->form) : choose_form(app, paths);
	journal_content_free(content);
	return id;
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
	g_autofree char *id = new_form_id(&app, path, forms, &left_behind);
	if (id)
		done = start_new(&app, path, id, forms, error);
	if (id && done && (left_behind || ask_unit_and_year(&app)))
		*end = run(&app, left_behind);
	if (app.ended)
		*end = TUI_CUT_OFF;
	app_release(&app);
	terminal_close();
	return done;
}
