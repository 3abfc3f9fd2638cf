/* What the start screen does: it gathers what there is, lets one be taken, and visits it. */
#include "tui/start.h"

#include <stdlib.h>
#include <string.h>

#include "report/when.h"
#include "session/papers.h"
#include "session/path.h"
#include "session/recent.h"
#include "tui/board.h"
#include "tui/dialog.h"
#include "tui/new_sheet.h"
#include "tui/overlay.h"
#include "tui/paper_trace.h"
#include "tui/terminal.h"
#include "tui/visit.h"

/* Gathering */

enum {
	ENDS = 4,          /* to open, to review, to verify, and to leave */
	OTHERS = ENDS + 2, /* and to begin, from last year and blank */
	RETURNED = 2,      /* so many of those sent back find room at least */
};

static void add_item(struct start *start, enum start_kind kind, const struct shelf_report *report)
{
	int digit = kind == START_LEAVE ? 0 : start->count + 1;

	start->items[start->count++] = (struct start_item){kind, digit, report};
}

/* As many as leave room for so many items behind them. */
static void add_reports(
	struct start *start, enum start_kind kind, const GPtrArray *reports, int behind)
{
	int room = MAX(0, START_ITEMS_MOST - start->count - behind);

	for (guint i = 0; i < MIN(reports->len, MIN((guint)room, START_OF_A_KIND)); i++)
		add_item(start, kind, g_ptr_array_index(reports, i));
}

/* The reports in the directory at hand that one which is due can go on from. */
static GPtrArray *past_reports(const struct start *start)
{
	const struct tui_options *options = start->app.options;
	g_autofree char *beside = g_build_filename(options->directory, ".", NULL);
	g_autoptr(GDateTime) now = g_date_time_new_from_unix_local(options->now());

	return papers_to_go_on_from(options->forms, beside, papers_year_due(now));
}

/* Whether an item led where the screen comes back from: the report visited last, or what is none. */
static bool led_away(const struct start *start, const struct start_item *item)
{
	if (start->taken == START_BOARD || start->taken == START_VERIFY)
		return item->kind == start->taken;
	return item->report && g_strcmp0(item->report->path, start->visited) == 0;
}

/* The item to come back to, or the first. */
static int item_visited(const struct start *start)
{
	for (int i = 0; i < start->count; i++) {
		if (led_away(start, &start->items[i]))
			return i;
	}
	return 0;
}

static void gather(struct start *start)
{
	const struct tui_options *options = start->app.options;

	shelf_init(
		&start->shelf, options->forms, options->directory, options->state, START_OF_A_KIND);
	start->past = past_reports(start);
	start->count = start->top = 0;
	add_reports(start, START_UNFINISHED, start->shelf.unfinished,
		OTHERS + MIN((int)start->shelf.returned->len, RETURNED));
	add_reports(start, START_RETURNED, start->shelf.returned, OTHERS);
	if (start->past->len > 0)
		add_item(start, START_SUCCESSOR, NULL);
	add_item(start, START_BLANK, NULL);
	add_reports(start, START_RECENT, start->shelf.recent, ENDS);
	add_item(start, START_OPEN, NULL);
	add_item(start, START_BOARD, NULL);
	add_item(start, START_VERIFY, NULL);
	add_item(start, START_LEAVE, NULL);
	start->at = item_visited(start);
}

static void scatter(struct start *start)
{
	shelf_release(&start->shelf);
	g_ptr_array_unref(start->past);
}

/* Visiting */

/* What came of a visit: when it failed, that is said; the input has gone on, so has the terminal. */
static void come_back(struct start *start, const char *path, bool shown,
	struct tui_outcome *outcome, GError *error)
{
	if (!shown)
		app_say(&start->app, "%s", error->message);
	else if (outcome->summary)
		app_say(&start->app, "%s", outcome->summary);
	g_free(start->summary);
	start->summary = outcome->summary;
	g_free(start->visited);
	start->visited = g_canonicalize_filename(path, NULL);
	start->app.ended = outcome->end == TUI_CUT_OFF;
	app_come_back(&start->app);
}

static void visit(struct start *start, const char *path, enum recovery manner)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct report_file *file = report_file_open(path, start->app.options->forms, diagnostics);
	struct tui_outcome outcome = {0};
	g_autoptr(GError) error = NULL;

	if (file)
		come_back(start, path,
			visit_report(file, manner, start->app.options, start->app.input, &outcome,
				&error),
			&outcome, error);
	else
		app_say(&start->app, _("打不开：%s"), diagnostics_get(diagnostics, 0)->text);
	diagnostics_free(diagnostics);
}

static void visit_beginning(struct start *start, const struct beginning *beginning)
{
	struct tui_outcome outcome = {0};
	g_autoptr(GError) error = NULL;
	bool shown = visit_new(beginning, start->app.options, start->app.input, &outcome, &error);

	come_back(start, beginning->path, shown, &outcome, error);
}

/* A report that was never saved is only a journal yet. */
static void go_on(struct start *start, const char *path)
{
	const struct beginning beginning = {.path = path, .manner = RECOVERY_PROMISED};

	if (g_file_test(path, G_FILE_TEST_EXISTS))
		visit(start, path, RECOVERY_PROMISED);
	else
		visit_beginning(start, &beginning);
}

/* Beginning */

/* What is there already is opened instead. */
static void begin_proposed(struct start *start, const struct proposal *proposal)
{
	g_autofree char *path = proposal_path(proposal);
	const struct beginning beginning = {.path = path, .proposal = proposal};

	if (g_file_test(path, G_FILE_TEST_EXISTS))
		visit(start, path, RECOVERY_ASKED);
	else
		visit_beginning(start, &beginning);
}

/* Begins a report that goes on from another; NULL: from none. */
static void begin(struct start *start, const struct past_report *past)
{
	const struct tui_options *options = start->app.options;
	const struct proposal_ground ground = {
		.forms = options->forms,
		.directory = options->directory,
		.home = options->home,
		.last = past ? past->path : NULL,
		.apart = !past,
		.year = past ? past->year + 1 : 0,
		.this_year = when_year(options->now()),
	};
	struct proposal proposal;

	if (!proposal_init(&proposal, &ground))
		app_say(&start->app, "%s", PROPOSAL_NO_FORM);
	else if (new_sheet_ask(&start->app, &proposal))
		begin_proposed(start, &proposal);
	proposal_release(&proposal);
}

/* Opening */

/* The reports in the directory at hand, the one changed last first, as their files' names. */
static GPtrArray *names_here(const struct start *start)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *beside = g_build_filename(start->app.options->directory, ".", NULL);
	g_autoptr(GPtrArray) papers = papers_beside(beside);

	for (guint i = 0; i < papers->len; i++) {
		const struct paper_file *paper = g_ptr_array_index(papers, i);
		g_autofree char *form = paper_form(paper->path);

		if (form)
			g_ptr_array_add(names, g_path_get_basename(paper->path));
	}
	return names;
}

static char *ask_report(struct start *start)
{
	const char *const lines[] = {_("写文件名或路径，Tab 补全；~ 是自己的目录"), NULL};
	g_autofree char *typed = dialog_ask_path(&start->app, _("打开哪个文件"), lines,
		C_("field", "文件"), "", start->app.options->directory);

	return typed && *g_strstrip(typed)
		? path_typed_report(start->app.options->directory, start->app.options->home, typed)
		: NULL;
}

static void open_report(struct start *start)
{
	g_autoptr(GPtrArray) names = names_here(start);
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *path = NULL;

	for (guint i = 0; i < names->len; i++)
		g_ptr_array_add(lines, g_filename_display_name(g_ptr_array_index(names, i)));
	g_ptr_array_add(lines, g_strdup(_("另外写一个文件")));
	int chosen = names->len == 0 ? 0
				     : list_choose(&start->app, _("打开哪一份报告？"),
					       C_("Enter will", "打开"), lines, 0);
	if (chosen < 0)
		return;
	if ((guint)chosen < names->len)
		path = g_build_filename(start->app.options->directory,
			(const char *)g_ptr_array_index(names, (guint)chosen), NULL);
	else
		path = ask_report(start);
	if (path)
		visit(start, path, RECOVERY_ASKED);
}

/* Reviewing */

/* The directory whose reports are to be reviewed; that at hand is proposed. NULL for Esc; free with
   g_free. */
static char *ask_directory(struct start *start)
{
	const struct tui_options *options = start->app.options;
	const char *const lines[] = {_("目录里的报告一份一行；Tab 补全，~ 是自己的目录"), NULL};
	g_autofree char *here = path_shown(options->home, options->directory);
	g_autofree char *typed = dialog_ask_path(
		&start->app, _("审核台账"), lines, C_("field", "目录"), here, options->directory);

	return typed && *g_strstrip(typed) ? path_typed(options->directory, options->home, typed)
					   : NULL;
}

static void show_board(struct start *start)
{
	g_autofree char *directory = ask_directory(start);
	const char *const names[] = {directory, NULL};
	struct tui_outcome outcome = {0};

	if (!directory)
		return;
	if (!g_file_test(directory, G_FILE_TEST_IS_DIR)) {
		app_say(&start->app, _("没有这个目录"));
		return;
	}
	board_run(start->app.options, names, true, start->app.input, &outcome);
	start->app.ended = outcome.end == TUI_CUT_OFF;
	app_come_back(&start->app);
}

/* Choosing */

/* The item of a digit; -1: none. */
static int item_of(const struct start *start, const struct input_event *event)
{
	if (event->kind != INPUT_TEXT || event->length != 1)
		return -1;
	for (int i = 0; i < start->count; i++) {
		if (event->text[0] == '0' + start->items[i].digit)
			return i;
	}
	return -1;
}

static bool leaves(const struct app *app, enum key key)
{
	const struct binding *binding = keymap_find(app->keymap, key, CONTEXT_TABLE);

	return binding && binding->action == ACTION_FINISH;
}

static void move(struct start *start, enum key key)
{
	int count = start->count;

	switch (key) {
	case NKEY_ARROW_UP: start->at = (start->at + count - 1) % count; break;
	case NKEY_TAB:
	case NKEY_ARROW_DOWN: start->at = (start->at + 1) % count; break;
	case NKEY_HOME: start->at = 0; break;
	case NKEY_END: start->at = count - 1; break;
	default: terminal_bell();
	}
}

/* True when an item has been taken: the one it stands on. */
static bool take(struct start *start, const struct input_event *event)
{
	int item = item_of(start, event);

	if (item >= 0) {
		start->at = item;
		return true;
	}
	if (event->kind != INPUT_KEY) {
		terminal_bell();
		return false;
	}
	if (leaves(&start->app, event->key)) {
		start->at = start->count - 1;
		return true;
	}
	if (event->key == NKEY_ENTER)
		return true;
	move(start, event->key);
	return false;
}

/* Waits until an item is taken; false when the program must end. */
static bool choose(struct start *start)
{
	struct input_event event;

	start->app.stale = true;
	while (app_wait(&start->app, &event)) {
		g_clear_pointer(&start->app.message, g_free);
		start->app.stale = true;
		if (take(start, &event))
			return true;
	}
	return false;
}

static void carry_out(struct start *start)
{
	const struct start_item *item = &start->items[start->at];

	start->taken = item->kind;
	switch (item->kind) {
	case START_UNFINISHED:
	case START_RETURNED:
	case START_RECENT: go_on(start, item->report->path); break;
	case START_SUCCESSOR: begin(start, g_ptr_array_index(start->past, 0)); break;
	case START_BLANK: begin(start, NULL); break;
	case START_OPEN: open_report(start); break;
	case START_BOARD: show_board(start); break;
	case START_VERIFY: paper_trace_ask(&start->app); break;
	case START_LEAVE: break;
	}
}

void start_run(const struct tui_options *options, struct input *input, struct tui_outcome *outcome)
{
	struct start start = {0};
	bool leaving = false;

	app_init(&start.app, options, input);
	overlay_put(&start.app, start_paint, &start);
	while (!leaving && !start.app.ended) {
		gather(&start);
		if (choose(&start)) {
			leaving = start.items[start.at].kind == START_LEAVE;
			carry_out(&start);
		}
		scatter(&start);
	}
	*outcome = (struct tui_outcome){.end = start.app.ended ? TUI_CUT_OFF : TUI_DONE};
	if (start.app.ended)
		outcome->summary = g_steal_pointer(&start.summary);
	g_free(start.summary);
	g_free(start.visited);
	app_release(&start.app);
}
