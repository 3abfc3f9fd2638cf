/*
 * What a supervisor does on the board: looks for a unit, goes on to what waits,
 * opens one report after the other, has it read again and printed.
 */
#include "tui/board.h"

#include "base/language.h"
#include "print/board_listing.h"
#include "tui/dialog.h"
#include "tui/overlay.h"
#include "tui/page_out.h"
#include "tui/terminal.h"
#include "tui/visit.h"

enum {
	PIECE_MS = 10,  /* of reading, after which keys are looked for */
	SHOWN_MS = 100, /* between two looks at how far it has got */
};

static struct board_view *view_of(const struct filtered_list *list)
{
	return list->data;
}

static enum board_filter filter_of(const struct filtered_list *list)
{
	return (enum board_filter)list->place->filter;
}

const struct board_line *board_view_line(const struct filtered_list *list, size_t index)
{
	return board_get(view_of(list)->board, filter_of(list), index);
}

/* NULL where there is none. */
static const struct board_line *chosen(const struct filtered_list *list)
{
	return board_view_line(list, (size_t)list->place->at);
}

/* Reading */

/* Some of the reports; false when all are read. */
static bool read_some(struct board_view *view, int milliseconds)
{
	int64_t until = terminal_now() + milliseconds;

	while (board_read_next(view->board)) {
		view->read++;
		if (terminal_now() >= until)
			return true;
	}
	return false;
}

/* The path of the report it stands at. Who has just come, and has gone nowhere yet, stays at the
   first line. Free with g_free. */
static char *place_of(const struct filtered_list *list)
{
	const struct board_line *line = chosen(list);
	bool has_just_come = view_of(list)->is_first && list->place->at == 0;

	return g_strdup(line && !has_just_come ? line->path : "");
}

/* Stands at it again, where it is still under the filter. */
static void stand_at(struct filtered_list *list, const char *path)
{
	size_t index = board_index(view_of(list)->board, filter_of(list), path);

	if (index != SIZE_MAX)
		list->place->at = (int)index;
}

/* Shows what was read so far. */
static void show_read(struct filtered_list *list)
{
	struct board_view *view = view_of(list);
	g_autofree char *path = place_of(list);

	board_put_in_order(view->board);
	stand_at(list, path);
	board_measure(view);
	view->shown = terminal_now();
	view->app.stale = true;
}

/* All is read: who has just come, and has not chosen otherwise, looks at what waits, or where
   nothing does at all there is. */
static void finish_reading(struct board_view *view)
{
	bool waits_in_vain = view->place.filter == BOARD_SUBMITTED &&
		board_count(view->board, BOARD_SUBMITTED) == 0;

	if (view->is_first && waits_in_vain)
		view->place.filter = BOARD_ALL;
	if (view->is_asked_for)
		app_say(&view->app,
			ngettext("又读了%zu份，其余没有变", "又读了%zu份，其余没有变", view->read),
			view->read);
	view->is_first = view->is_asked_for = false;
	view->to_read = 0;
}

/* Reads for so long, as an errand of the app's. */
static bool read_for(struct filtered_list *list, int milliseconds)
{
	struct board_view *view = view_of(list);
	bool more = read_some(view, milliseconds);

	if (!more || terminal_now() - view->shown >= SHOWN_MS)
		show_read(list);
	if (!more)
		finish_reading(view);
	return more;
}

static bool read_on(void *list)
{
	return read_for(list, PIECE_MS);
}

/* Begins to read what there is to read. What can be read at a glance is, before a key is looked
   for. */
static void read_reports(struct filtered_list *list)
{
	struct board_view *view = view_of(list);
	g_autofree char *path = place_of(list);

	view->read = 0;
	view->to_read = board_survey(view->board);
	stand_at(list, path);
	view->app.errand_data = list;
	view->app.errand = read_for(list, SHOWN_MS) ? read_on : NULL;
}

/* The list */

static void gather(struct filtered_list *list)
{
	board_measure(view_of(list));
}

static size_t count(const struct filtered_list *list, int filter)
{
	return board_count(view_of(list)->board, (enum board_filter)filter);
}

static char *keys_of(const struct filtered_list *list)
{
	(void)list;
	return g_strdup(
		_("Enter 审核   F7 下一份待审的   F3 找单位   F5 有变化的再读   F9 打印台账"));
}

/* Goes to a line, under the filter that is on or under another. */
static void go_to(struct filtered_list *list, enum board_filter filter, size_t index)
{
	if (filter != filter_of(list))
		*list->place = (struct list_place){.filter = (int)filter};
	list->place->at = (int)index;
}

static void find_words(struct filtered_list *list, const char *words)
{
	struct board_view *view = view_of(list);
	size_t found = board_find(view->board, filter_of(list), (size_t)list->place->at, words);

	if (found != SIZE_MAX) {
		go_to(list, filter_of(list), found);
		return;
	}
	found = board_find(view->board, BOARD_ALL, 0, words);
	if (found != SIZE_MAX)
		go_to(list, BOARD_ALL, found);
	else
		app_say(&view->app, _("没有名称里有「%s」的单位或文件"), words);
}

static void find(struct filtered_list *list)
{
	struct app *app = list->app;
	const char *lines[] = {_("单位或文件名里的几个字；F3 和 Enter 到下一个"), NULL};
	char *words = dialog_ask(
		app, _("找单位"), lines, C_("find", "找"), app->sought ? app->sought : "");

	if (!words || !*g_strstrip(words)) {
		g_free(words);
		return;
	}
	g_free(app->sought);
	app->sought = words;
	find_words(list, words);
}

static void go_on(struct filtered_list *list)
{
	struct board_view *view = view_of(list);
	size_t next = board_next(view->board, filter_of(list), (size_t)list->place->at);

	if (next != SIZE_MAX)
		go_to(list, filter_of(list), next);
	else if (board_count(view->board, BOARD_SUBMITTED) > 0)
		go_to(list, BOARD_SUBMITTED, 0);
	else
		app_say(&view->app, _("没有待审的了"));
}

static void refresh(struct filtered_list *list)
{
	view_of(list)->is_asked_for = true;
	read_reports(list);
}

/* Reviewing */

/* Takes over what came of a review; a failure is said. */
static void come_back(
	struct board_view *view, struct tui_outcome *outcome, bool shown, const GError *error)
{
	app_come_back(&view->app);
	view->app.ended = outcome->end == TUI_CUT_OFF;
	if (!shown)
		app_say(&view->app, "%s", error->message);
	else if (outcome->summary)
		app_say(&view->app, "%s", outcome->summary);
	g_free(outcome->summary);
}

static void review(struct filtered_list *list, const struct board_line *line)
{
	struct board_view *view = view_of(list);
	struct diagnostics *diagnostics = diagnostics_new();
	struct report_file *file = report_file_open(line->path, view->options.forms, diagnostics);
	struct tui_outcome outcome = {0};
	g_autoptr(GError) error = NULL;

	if (file) {
		bool shown = visit_report(
			file, RECOVERY_ASKED, &view->options, view->app.input, &outcome, &error);

		come_back(view, &outcome, shown, error);
	} else {
		app_say(&view->app, _("打不开：%s"),
			line->trouble ? line->trouble : diagnostics_get(diagnostics, 0)->text);
	}
	diagnostics_free(diagnostics);
	view->is_asked_for = false; /* what came of the review is to be read */
	if (!view->app.ended)
		read_reports(list);
}

/* Printing */

static struct document *paper_of(const void *subject)
{
	const struct board_view *view = subject;
	g_autofree char *origin = board_place(view);

	return board_document(view->board, (enum board_filter)view->place.filter, origin);
}

static void list_lines(const void *subject, GString *out)
{
	const struct board_view *view = subject;

	print_board_csv(view->board, (enum board_filter)view->place.filter, out);
}

/* What stands under the filter that is on, when all of it does. */
static void print(struct board_view *view)
{
	const struct handout handout = {
		.title = N_("审核台账"),
		.document_new = paper_of,
		.document_new_public = paper_of,
		.append_csv = list_lines,
		.suffix = "",
		.subject = view,
		.language = _("zh-CN"),
		.name = _("台账"),
	};

	if (view->to_read > 0)
		app_say(&view->app, _("还没有读完，读完再打印"));
	else
		preview_show_handout(&view->app, &handout);
}

/* Keys */

/* What does not leave the board; Enter does not, for the review leads back. */
static bool act(struct filtered_list *list, enum action action)
{
	const struct board_line *line = chosen(list);

	switch (action) {
	case ACTION_ENTER:
		if (line)
			review(list, line);
		return true;
	case ACTION_FIND: find(list); return true;
	case ACTION_NEXT_PROBLEM: go_on(list); return true;
	case ACTION_REFRESH: refresh(list); return true;
	case ACTION_PREVIEW: print(view_of(list)); return true;
	case ACTION_HELP: help_show_keys(list->app); return true;
	case ACTION_ESCAPE:
		if (view_of(list)->leads_back)
			return false;
		app_act(list->app, ACTION_INTERRUPT); /* which says the way out */
		return true;
	case ACTION_INTERRUPT: app_act(list->app, action); return true;
	default: return false;
	}
}

static const struct list_kind kind = {
	.title = N_("台账"),
	.context = CONTEXT_BOARD,
	.details = 8,
	.paint_frame = board_paint_frame,
	.gather = gather,
	.count = count,
	.paint_heads = board_paint_heads,
	.paint_item = board_paint_item,
	.describe = board_describe,
	.keys = keys_of,
	.advice = board_advice,
	.act = act,
};

static void view_init(struct board_view *view, const struct tui_options *options,
	const char *const *names, bool leads_back, struct input *input)
{
	*view = (struct board_view){
		.options = *options,
		.names = names,
		.leads_back = leads_back,
		.is_first = true,
		.board = board_new(options->forms, names, options->beyond),
		.kind = kind,
	};
	for (int i = 0; i < BOARD_FILTERS; i++)
		view->filters[i] = (struct list_filter){i, board_filter_labels[i]};
	view->kind.filters = view->filters;
	view->options.reviewing = view->options.from_board = true;
	app_init(&view->app, &view->options, input);
}

void board_run(const struct tui_options *options, const char *const *names, bool leads_back,
	struct input *input, struct tui_outcome *outcome)
{
	struct board_view view;
	struct filtered_list list = {
		.app = &view.app, .kind = &view.kind, .place = &view.place, .data = &view};

	view_init(&view, options, names, leads_back, input);
	read_reports(&list);
	if (view.options.notice)
		app_say(&view.app, "%s", view.options.notice);
	view.options.notice = NULL; /* once is enough */
	filtered_list_run(&list);
	*outcome = (struct tui_outcome){.end = view.app.ended ? TUI_CUT_OFF : TUI_DONE};
	board_free(view.board);
	app_release(&view.app);
}
