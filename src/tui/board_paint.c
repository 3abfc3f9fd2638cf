/*
 * How the board looks: units at the left as wide as there is room for, behind them
 * in columns what there is to say of each, and of the one chosen all of it.
 */
#include "tui/board.h"

#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "session/path.h"
#include "tui/dialog.h"

enum {
	UNIT_COLUMN = 1,
	UNIT_NARROWEST = 14,
	GAP = 2,
	WIDE = 110, /* columns of the screen from which there is room for more */
};

static struct board_view *view_of(const struct filtered_list *list)
{
	return list->data;
}

/* Columns */

/* In the order in which they stand; the last are the first to go where there is no room. */
static const struct {
	enum summary_column what;
	int from; /* columns of the screen */
} columns[] = {
	{SUMMARY_YEAR, WIDE},
	{SUMMARY_STATUS, 0},
	{SUMMARY_FILLED, WIDE},
	{SUMMARY_ERRORS, 0},
	{SUMMARY_WARNINGS, 0},
	{SUMMARY_BEYOND, 0},
	{SUMMARY_REMARKS, 0},
	{SUMMARY_CHANGED, 0},
	{SUMMARY_SUBMITTED, 0},
};

/* As many of them as have room behind the units. */
struct fit {
	enum summary_column what[G_N_ELEMENTS(columns)];
	size_t count;
	int start; /* of the first */
};

static int width_of(const struct board_view *view, enum summary_column what)
{
	const struct canvas *canvas = view->app.canvas;
	int width = canvas_width(canvas, summary_head(what));

	for (size_t i = 0; i < board_count(view->board, BOARD_ALL); i++) {
		const struct report_summary *summary =
			board_get(view->board, BOARD_ALL, i)->summary;
		g_autofree char *text = summary ? summary_text(summary, what) : g_strdup("");

		width = MAX(width, canvas_width(canvas, text));
	}
	return width;
}

static int width_of_names(const struct board_view *view)
{
	int width = UNIT_NARROWEST;

	for (size_t i = 0; i < board_count(view->board, BOARD_ALL); i++)
		width = MAX(width,
			canvas_width(view->app.canvas, board_get(view->board, BOARD_ALL, i)->name));
	return width;
}

void board_measure(struct board_view *view)
{
	view->widths[SUMMARY_UNIT] = width_of_names(view);
	for (size_t i = 0; i < G_N_ELEMENTS(columns); i++)
		view->widths[columns[i].what] = width_of(view, columns[i].what);
}

/* Years are shown wherever they tell reports apart. */
static bool is_wanted(const struct board_view *view, size_t column)
{
	bool is_mixed = columns[column].what == SUMMARY_YEAR && !board_year(view->board);

	return is_mixed || columns[column].from <= view->app.canvas->columns;
}

static struct fit fit_of(const struct board_view *view)
{
	int room = view->app.canvas->columns - UNIT_COLUMN - UNIT_NARROWEST - 1;
	struct fit fit = {.count = 0};

	for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
		int width = view->widths[columns[i].what] + GAP;

		if (!is_wanted(view, i))
			continue;
		if (width > room)
			break;
		room -= width;
		fit.what[fit.count++] = columns[i].what;
	}
	fit.start = UNIT_COLUMN + MIN(UNIT_NARROWEST + room, view->widths[SUMMARY_UNIT]) + GAP;
	return fit;
}

static int put_column(const struct board_view *view, int row, int column, enum summary_column what,
	enum role role, const char *text)
{
	int width = view->widths[what];

	(summary_is_figure(what) ? canvas_put_right : canvas_put_left)(
		view->app.canvas, row, column, width, role, text);
	return column + width + GAP;
}

void board_paint_heads(const struct filtered_list *list, int row)
{
	const struct board_view *view = view_of(list);
	struct fit fit = fit_of(view);
	int column = fit.start;

	canvas_put(list->app->canvas, row, UNIT_COLUMN, ROLE_HEAD, summary_head(SUMMARY_UNIT));
	for (size_t i = 0; i < fit.count; i++)
		column = put_column(
			view, row, column, fit.what[i], ROLE_HEAD, summary_head(fit.what[i]));
}

/* Lines */

static enum role role_of(const struct report_summary *summary, enum summary_column what)
{
	if (what == SUMMARY_ERRORS && summary->count.errors > 0)
		return ROLE_ERROR;
	if (what == SUMMARY_STATUS && summary_is_amiss(summary))
		return ROLE_ERROR;
	return what == SUMMARY_STATUS && summary_is_approved(summary) ? ROLE_GOOD : ROLE_TEXT;
}

static void paint_summary(const struct board_view *view, int row, const struct fit *fit,
	const struct report_summary *summary, bool here)
{
	int column = fit->start;

	for (size_t i = 0; i < fit->count; i++) {
		enum role role = here ? ROLE_CURSOR : role_of(summary, fit->what[i]);
		g_autofree char *text = summary_text(summary, fit->what[i]);

		column = put_column(view, row, column, fit->what[i], role, text);
	}
}

void board_paint_item(const struct filtered_list *list, int row, size_t index, bool here)
{
	const struct board_line *line = board_view_line(list, index);
	struct canvas *canvas = list->app->canvas;
	struct fit fit = fit_of(view_of(list));

	canvas_put_left(canvas, row, UNIT_COLUMN, fit.start - GAP - UNIT_COLUMN,
		here ? ROLE_CURSOR : ROLE_TEXT, line->name);
	if (line->summary)
		paint_summary(view_of(list), row, &fit, line->summary, here);
	else
		canvas_put_left(canvas, row, fit.start, canvas->columns - fit.start - 1,
			here ? ROLE_CURSOR : ROLE_ERROR, line->trouble);
}

/* Paths */

/* The whole path of a name, as it can be shown. */
static char *shown_name(const struct board_view *view, const char *name)
{
	const struct tui_options *options = view->app.options;
	g_autofree char *path = g_canonicalize_filename(name, options->directory);
	g_autofree char *shown = path_shown(options->home, path);

	return text_sanitize(shown, strlen(shown));
}

/* Where the reports are: the one directory or file that was named, else where all were named. */
char *board_place(const struct board_view *view)
{
	const struct tui_options *options = view->app.options;
	const char *name = view->names[1] ? options->directory : view->names[0];

	return shown_name(view, name);
}

/* The one chosen */

void board_describe(const struct filtered_list *list, size_t index, GPtrArray *lines)
{
	const struct board_line *line = board_view_line(list, index);
	g_autofree char *path = shown_name(view_of(list), line->path);

	if (line->summary)
		g_ptr_array_add(
			lines, g_strdup_printf(_("%s   表式 %s"), path, line->summary->form));
	else
		g_ptr_array_add(lines, g_strdup(path));
	if (line->trouble)
		list_add_wrapped(
			lines, line->trouble, list->app->canvas->columns - 2, list->app->profile);
	if (line->has_unsaved)
		g_ptr_array_add(lines, g_strdup(_("还有没存盘的改动：正开着，或断了线")));
	if (line->summary)
		summary_describe(line->summary, lines);
}

/* Who has not handed in anything yet. */
char *board_advice(const struct filtered_list *list)
{
	const struct board *board = view_of(list)->board;
	size_t count = board_count(board, BOARD_DRAFT);
	g_autoptr(GString) names = g_string_new(NULL);

	if (view_of(list)->to_read > 0)
		return g_strdup(_("读到的先列在这里，可以先审"));
	GString *advice = g_string_new(NULL);
	for (size_t i = 0; i < count && (int)names->len < list->app->canvas->columns * 4; i++)
		g_string_append_printf(
			names, "%s%s", i > 0 ? " " : "", board_get(board, BOARD_DRAFT, i)->name);
	g_autofree char *text = count > 0 ? g_strdup_printf(_("未报 %zu：%s"), count, names->str)
					  : g_strdup(_("都报上来了"));
	text_append_padded(
		advice, text, list->app->canvas->columns - 2, list->app->canvas->profile);
	return g_string_free(advice, FALSE);
}

/* Around */

static void paint_top(const struct board_view *view, const char *right)
{
	struct canvas *canvas = view->app.canvas;
	const char *year = board_year(view->board);
	g_autofree char *place = board_place(view);
	g_autofree char *left = year ? g_strdup_printf(_("审核台账  %s年  %s"), year, place)
				     : g_strdup_printf(_("审核台账  %s"), place);
	int column = canvas->columns - 1 - canvas_width(canvas, right);

	canvas_fill(canvas, 0, 0, canvas->columns, ROLE_BAR);
	canvas_put_left(canvas, 0, 1, MAX(0, column - 1 - GAP), ROLE_BAR, left);
	canvas_put(canvas, 0, column, ROLE_BAR, right);
}

void board_paint_frame(const struct filtered_list *list)
{
	const struct board_view *view = view_of(list);
	size_t count = board_count(view->board, BOARD_ALL);
	g_autofree char *right = view->to_read > 0
		? g_strdup_printf(_("正在读 %zu/%zu"), view->read, view->to_read)
		: g_strdup_printf(ngettext("%zu份报告", "%zu份报告", count), count);

	paint_top(view, right);
	bars_paint_keys(list->app, list->app->canvas->rows - 1);
}
