#include "tui/visit.h"

#include "base/language.h"
#include "report/digest.h"
#include "review/state.h"
#include "session/claim.h"
#include "session/journal.h"
#include "session/recent.h"
#include "tui/app.h"
#include "tui/terminal.h"

void app_init(struct app *app, const struct tui_options *options, struct input *input)
{
	int rows, columns;

	terminal_size(&rows, &columns);
	*app = (struct app){
		.canvas = canvas_new(rows, columns),
		.input = input,
		.entry.cell = CELL_NONE,
		.tab_origin = CELL_NONE,
		.keeping.noted = CELL_NONE,
		.options = options,
		.keymap = options->keymap,
		.footer = footer_new(options->keymap),
	};
	terminal_repaint(); /* a canvas it has not shown yet */
	input_set_mouse(app->input, terminal_set_mouse(options->mouse) && options->mouse);
	probe_begin(app);
}

void app_release(struct app *app)
{
	if (app->session) {
		/* what was being typed when the terminal went is kept like anything else */
		entry_accept(app);
		text_close(app);
		session_free(app->session);
	}
	canvas_free(app->canvas);
	footer_free(app->footer);
	table_layout_release(&app->layout);
	g_free(app->shown.sections);
	pages_release(app);
	g_free(app->sought);
	g_free(app->printer);
	g_free(app->clipboard);
	g_free(app->writing.sought);
	g_free(app->writing.substitute);
	g_free(app->message);
	g_free(app->saved_at);
	g_free(app->opening.left_at);
	g_free(app->opening.left_dead);
	g_free(app->opening.held_by);
	entry_forget_discarded(app);
}

static void take_session(struct app *app, struct report_file *file)
{
	app->session = session_new(file);
	app->form = session_form(app->session);
	session_set_clock(app->session, app->options->now);
	session_work_as(app->session, app->options->login ? app->options->login : "",
		app->options->user ? app->options->user : "");
	pages_init(app);
}

/* The address where work stopped, or NULL, and how far its page was scrolled where that was noted
   for it. Another report may have had the name of a new one. */
static char *place_left(const struct app *app, int *top)
{
	g_autofree char *noted = recent_place(app->options->state, session_path(app->session), top);
	bool is_other = session_is_new(app->session) ||
		(app->opening.left_at && g_strcmp0(noted, app->opening.left_at) != 0);

	if (!app->opening.left_at && !is_other)
		return g_steal_pointer(&noted);
	if (is_other)
		*top = 0;
	return g_strdup(app->opening.left_at);
}

/* Where work goes on: at the last change brought back, or where it was left, else at the first
   blank of the cover. */
static void enter(struct app *app)
{
	int top;
	g_autofree char *left = place_left(app, &top);
	cell_index cell = left ? form_find(app->form, left) : CELL_NONE;

	if (cell == CELL_NONE) {
		app_enter_page(app, 0);
		return;
	}
	app_go(app, cell);
	app_page(app)->top = top; /* as far as the cursor shows then */
}

void app_note_place(struct app *app)
{
	if (app->keeping.noted == app_cursor(app))
		return;
	app->keeping.noted = app_cursor(app);
	recent_note(app->options->state, session_path(app->session),
		form_cell(app->form, app_cursor(app))->address, app_page(app)->top,
		app->options->now());
}

/* What is to be known before the first key, where nothing else has been said: of the user's files, or
   that names and help are not those that the report was handed in on. */
static void say_first(struct app *app)
{
	const struct report *report = session_report(app->session);

	if (app->message)
		return;
	if (app->options->notice)
		app_say(app, "%s", app->options->notice);
	else if (report->strays)
		app_say(app, _("表式文件改过；表式里没有了的内容留在报告里，不显示"));
	else if (report_is_on_older_form(report))
		app_say(app, _("报送以后表式文件改过：名称、说明照改后的，摘要照原来的"));
}

/* The visit, unless what was asked before it was answered by not opening. */
static enum tui_end run(struct app *app, bool open)
{
	enum tui_end end = TUI_NOT_OPENED;

	if (open) {
		enter(app);
		say_first(app);
		app_paint(app);
		app_note_place(
			app); /* behind the first screen: a file that is replaced takes its time */
		if (!((app->options->reviewing ? review_show : returned_show)(app)&REACT_QUIT))
			app_run(app);
		session_keep(app->session, app_cursor(app));
		app->keeping.noted = CELL_NONE; /* the time is noted too */
		app_note_place(app);
		end = TUI_DONE;
	}
	if (app->ended)
		end = TUI_CUT_OFF;
	return end;
}

/* What became of a report that was reviewed. Free with g_free. */
static char *summarize_review(const struct report *report, const char *path)
{
	g_autofree char *whole = report_digest(report), *digest = digest_shown(whole);

	return g_strdup_printf(_("%s：%s，摘要 %s"), path, review_word(report), digest);
}

/* Where the report is now, and how far it has come; NULL where that cannot be told. Free with
   g_free. */
static char *summarize(const struct app *app)
{
	struct section_count count = session_total(app->session);
	const char *path = session_path(app->session);

	if (session_lacks_form(app->session))
		return NULL;
	if (session_unsaved(app->session) > 0 || session_is_new(app->session))
		return g_strdup_printf(_("%s：未存盘"), path);
	if (app->options->reviewing)
		return summarize_review(session_report(app->session), path);
	return g_strdup_printf(_("%s：填 %zu/%zu，错 %zu，警 %zu"), path,
		section_count_filled(count), count.required, count.errors, count.warnings);
}

/* What those are told whose report was taken over from elsewhere. Free with g_free. */
static char *farewell(const struct app *app)
{
	return g_strdup_printf(
		_("%s：已在别的窗口接过去，没有存盘的改动都在那边"), session_path(app->session));
}

/* Gives everything back; false with *error when the report could not be opened after all. */
static bool leave(struct app *app, struct tui_outcome *outcome, GError **error)
{
	GError *failure = app->failure;

	if (app->handed_over)
		outcome->summary = farewell(app);
	else if (outcome->end == TUI_DONE)
		outcome->summary = summarize(app);

	app_release(app);
	if (failure)
		g_propagate_error(error, failure);
	return !failure;
}

/* Lets the session write, or says why it cannot. */
static void settle(struct app *app, struct claim *claim)
{
	const struct lock_holder *dead = claim->lock ? lock_predecessor(claim->lock) : NULL;
	g_autofree char *why = NULL;

	if (dead)
		app->opening.left_dead = lock_left_words(dead, app->options->now());
	if (claim->lock) {
		session_hold(app->session, g_steal_pointer(&claim->lock));
		return;
	}
	if (claim->holder) {
		app->opening.held_by = g_strdup(lock_holder_name(claim->holder));
		why = g_strdup_printf(_("%s正开着这份报告，这里只能看"), app->opening.held_by);
	} else {
		why = g_strdup_printf(_("%s，这里只能看"), claim->obstacle);
	}
	session_refuse(app->session, why);
	app_say(app, "%s", session_refusal(app->session));
}

/* The report as it was saved last by who had it until now; what was read before, where that cannot
   be read. */
static struct report_file *read_again(const struct app *app, struct report_file *file)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct report_file *now = report_file_open(file->path, app->options->forms, diagnostics);

	diagnostics_free(diagnostics);
	if (!now)
		return file;
	report_file_free(file);
	return now;
}

/* A new report that is not ours has nothing yet to be looked at: that is the app's failure. */
static bool can_be_shown(struct app *app, const struct claim *claim, const struct report_file *file)
{
	if (claim->lock || file->bytes)
		return true;
	g_set_error(&app->failure, G_FILE_ERROR, G_FILE_ERROR_FAILED,
		claim->holder ? _("%s：正开着，还没有存过，没有可看的") : _("%s：存不进去"),
		claim->holder ? file->path : claim->obstacle);
	return false;
}

/* Gets hold of a report, which it takes over, and of what was left of it. False when it is not to
   be opened. */
static bool enter_report(struct app *app, struct report_file *file, enum recovery manner)
{
	struct claim claim = {0};
	bool handed_over,
		open = admission_ask(app, file->path, &claim, &handed_over) &&
		can_be_shown(app, &claim, file);

	if (open) {
		take_session(app, handed_over ? read_again(app, file) : file);
		settle(app, &claim);
		open = recovery_ask(app, handed_over ? RECOVERY_HANDED_OVER : manner);
	} else {
		report_file_free(file);
	}
	claim_release(&claim);
	return open;
}

bool visit_report(struct report_file *file, enum recovery manner, const struct tui_options *options,
	struct input *input, struct tui_outcome *outcome, GError **error)
{
	struct app app;

	app_init(&app, options, input);
	*outcome = (struct tui_outcome){0};
	outcome->end = run(&app, enter_report(&app, file, manner));
	return leave(&app, outcome, error);
}

/* Starts a session on a form for a path that has no file; false for Esc and faults, which are
   said. */
static bool start_new(
	struct app *app, const struct beginning *beginning, const char *id, GError **error)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct form *form =
		form_open(app->options->forms, id, NULL, (struct position){0}, diagnostics);

	bool open = form &&
		enter_report(app, report_file_new(beginning->path, form), beginning->manner);
	if (!form) {
		g_autofree char *text = diagnostic_format(diagnostics_get(diagnostics, 0));

		g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, text);
	}
	diagnostics_free(diagnostics);
	return open;
}

/* Begins a report as it was proposed. False when it is not to be opened. */
static bool begin(struct app *app, const struct beginning *beginning,
	const struct proposal *proposal, GError **error)
{
	if (!start_new(app, beginning, proposal_form(proposal), error))
		return false;
	new_report_fill(app, proposal);
	return true;
}

/* The same, when it is known what of. */
static bool ask_and_begin(struct app *app, const struct beginning *beginning, GError **error)
{
	struct proposal proposal = {0};
	bool open = false;

	if (beginning->proposal)
		return begin(app, beginning, beginning->proposal, error);
	if (new_report_ask(app, beginning->path, &proposal))
		open = begin(app, beginning, &proposal, error);
	proposal_release(&proposal);
	return open;
}

bool visit_new(const struct beginning *beginning, const struct tui_options *options,
	struct input *input, struct tui_outcome *outcome, GError **error)
{
	struct app app;
	g_autofree char *left_behind = journal_form(beginning->path);
	GError *fault = NULL;

	*outcome = (struct tui_outcome){.end = TUI_NOT_OPENED};
	app_init(&app, options, input);
	bool open = left_behind ? start_new(&app, beginning, left_behind, &fault)
				: ask_and_begin(&app, beginning, &fault);
	outcome->end = run(&app, open);
	if (fault)
		g_propagate_error(error, fault);
	return leave(&app, outcome, fault ? NULL : error) && !fault;
}
