/* How the start screen looks: headings, items with their digits, and at the bottom the file of the
   one chosen. On a low screen the air between goes first, then it scrolls. */
#include "tui/start.h"

#include <string.h>

#include "base/text.h"
#include "report/when.h"
#include "session/papers.h"
#include "session/path.h"

enum {
	ROWS_BELOW = 3, /* path, hint or message, keys */
	DIGIT_COLUMN = 1,
	TITLE_COLUMN = 3,
	GAP = 2,
	DATE_COLUMNS = 14,
};

/* A line of the screen: an item, more about the one above, a heading, or air. */
struct line {
	const char *heading; /* NULL: none */
	int item;            /* -1: none */
	bool detail;
};

static const char *const headings[] = {
	[START_UNFINISHED] = N_("接着做"),
	[START_RETURNED] = N_("退回待改"),
	[START_SUCCESSOR] = N_("新建"),
	[START_BLANK] = N_("新建"),
	[START_RECENT] = N_("最近"),
	[START_OPEN] = N_("其他"),
	[START_BOARD] = N_("其他"),
	[START_VERIFY] = N_("其他"),
	[START_LEAVE] = N_("其他"),
};

static void add(GArray *lines, const char *heading, int item, bool detail)
{
	struct line line = {heading, item, detail};

	g_array_append_val(lines, line);
}

/* All lines; spare ones leave out what can be done without. */
static GArray *lines_of(const struct start *start, bool spare)
{
	GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct line));
	const char *heading = NULL;

	for (int i = 0; i < start->count; i++) {
		const struct start_item *item = &start->items[i];

		if (!heading || strcmp(heading, headings[item->kind]) != 0) {
			heading = headings[item->kind];
			if (!spare)
				add(lines, NULL, -1, false);
			if (!spare || item->kind != START_OPEN)
				add(lines, heading, -1, false);
		}
		add(lines, NULL, i, false);
		if (!spare && item->kind == START_UNFINISHED &&
			(item->report->unsaved > 0 || item->report->place))
			add(lines, NULL, i, true);
	}
	return lines;
}

/* Words of an item */

static char *counts_text(const struct shelf_report *report)
{
	if (!report->readable)
		return g_strdup(_("读不了，或没有表式"));
	if (report->status == STATUS_RETURNED && report->unsaved == 0)
		return report->remarks > 0
			? g_strdup_printf(
				  ngettext("%s 批注%zu未答", "%s 批注%zu未答", report->remarks),
				  report->state, report->remarks)
			: g_strdup_printf(_("%s 批注皆已答"), report->state);
	if (report->status != STATUS_DRAFT)
		return g_strdup(report->state);
	return g_strdup_printf(_("填%zu/%zu 错%zu 警%zu"), section_count_filled(report->count),
		report->count.required, report->count.errors, report->count.warnings);
}

static char *time_text(const struct start *start, const struct shelf_report *report)
{
	g_autofree char *when = when_seen_from(report->when, start->app.options->now());

	if (report->unsaved == 0)
		return g_steal_pointer(&when);
	return g_strdup_printf(
		ngettext("%s，%u处未存", "%s，%u处未存", report->unsaved), when, report->unsaved);
}

static char *detail_text(const struct shelf_report *report)
{
	if (report->unsaved == 0)
		return g_strdup_printf(_("停在 %s"), report->place);
	if (report->moved_on)
		return g_strdup(_("没存的改动之后，文件又被改过，打开时会说明"));
	if (!report->place)
		return g_strdup(_("打开后原样接着做，文件未动"));
	return g_strdup_printf(_("停在 %s；打开后原样接着做，文件未动"), report->place);
}

static const char *title_of(const struct start_item *item)
{
	switch (item->kind) {
	case START_SUCCESSOR: return _("依上年新建");
	case START_BLANK: return _("空白新建");
	case START_OPEN: return _("打开文件");
	case START_BOARD: return _("审核台账");
	case START_VERIFY: return _("核对纸件");
	case START_LEAVE: return _("退出");
	default: return item->report->title;
	}
}

/* What stands behind the title of what is no report. */
static char *offer_text(const struct start *start, const struct start_item *item)
{
	const struct past_report *past =
		start->past->len > 0 ? g_ptr_array_index(start->past, 0) : NULL;

	switch (item->kind) {
	case START_SUCCESSOR:
		return g_strdup_printf(_("接%d年的报告，带单位、类别、结转数"), past->year);
	case START_BLANK: return g_strdup(_("选表式"));
	case START_OPEN: return g_strdup(_("选这里的报告，或写路径"));
	case START_BOARD: return g_strdup(_("目录里的报告，一份一行"));
	case START_VERIFY: return g_strdup(_("输入纸上的摘要"));
	default: return g_strdup("");
	}
}

/* Painting */

static int counts_columns(const struct start *start)
{
	int widest = 0;

	for (int i = 0; i < start->count; i++) {
		if (!start->items[i].report)
			continue;
		g_autofree char *counts = counts_text(start->items[i].report);
		widest = MAX(widest, canvas_width(start->app.canvas, counts));
	}
	return widest;
}

/* As wide as the widest title, where the counts have room behind it. */
static int title_columns(const struct start *start)
{
	int room = start->app.canvas->columns - TITLE_COLUMN - GAP - counts_columns(start) - 1;
	int widest = 0;

	for (int i = 0; i < start->count; i++)
		widest = MAX(widest, canvas_width(start->app.canvas, title_of(&start->items[i])));
	return MIN(widest, room);
}

/* What stands behind a report's counts: where not all has room, what could be lost; else
   nothing. */
static void paint_time(struct canvas *canvas, int row, int column, enum role role,
	const struct start *start, const struct shelf_report *report)
{
	g_autofree char *time = time_text(start, report);
	g_autofree char *unsaved =
		g_strdup_printf(ngettext("%u处未存", "%u处未存", report->unsaved), report->unsaved);
	int room = canvas->columns - column - 1;

	if (canvas_width(canvas, time) <= room)
		canvas_put(canvas, row, column, role, time);
	else if (report->unsaved > 0 && canvas_width(canvas, unsaved) <= room)
		canvas_put(canvas, row, column, role, unsaved);
}

/* Where what stands behind the titles of all that is no report begins: in line with the reports'
   counts, or behind the widest of those titles, where one of the texts has too little room
   there. */
static int offer_column(const struct start *start, int column)
{
	const struct canvas *canvas = start->app.canvas;
	int widest = 0, behind = 0;

	for (int i = 0; i < start->count; i++) {
		if (start->items[i].report)
			continue;
		g_autofree char *text = offer_text(start, &start->items[i]);
		widest = MAX(widest, canvas_width(canvas, text));
		behind = MAX(behind, canvas_width(canvas, title_of(&start->items[i])));
	}
	return column + widest < canvas->columns ? column : TITLE_COLUMN + behind + GAP;
}

static void paint_offer(struct canvas *canvas, int row, int column, enum role role,
	const struct start *start, const struct start_item *item)
{
	g_autofree char *text = offer_text(start, item);

	canvas_put_left(canvas, row, column, MAX(0, canvas->columns - column - 1), role, text);
}

static void paint_item(struct canvas *canvas, int row, const struct start *start, int index)
{
	const struct start_item *item = &start->items[index];
	bool here = index == start->at;
	enum role role = here ? ROLE_CURSOR : ROLE_TEXT;
	int title = title_columns(start), column = TITLE_COLUMN + title + GAP;

	if (here)
		canvas_fill(canvas, row, 0, canvas->columns, role);
	canvas_mark(
		canvas, row, 0, canvas->columns, (struct mark){MARK_DIGIT, (unsigned)item->digit});
	canvas_printf(canvas, row, DIGIT_COLUMN, here ? role : ROLE_KEY, "%d", item->digit);
	canvas_put_left(canvas, row, TITLE_COLUMN, title, role, title_of(item));
	if (item->report) {
		g_autofree char *counts = counts_text(item->report);

		canvas_put(canvas, row, column, role, counts);
		paint_time(canvas, row, column + counts_columns(start) + GAP, role, start,
			item->report);
	} else {
		paint_offer(canvas, row, offer_column(start, column), role, start, item);
	}
	if (here)
		canvas_set_cursor(canvas, row, DIGIT_COLUMN);
}

static void paint_line(
	struct canvas *canvas, int row, const struct start *start, const struct line *line)
{
	if (line->heading) {
		canvas_put(canvas, row, DIGIT_COLUMN, ROLE_HEAD, _(line->heading));
	} else if (line->detail) {
		g_autofree char *detail = detail_text(start->items[line->item].report);

		canvas_put_left(canvas, row, TITLE_COLUMN + GAP,
			canvas->columns - TITLE_COLUMN - GAP - 1, ROLE_HELP, detail);
	} else if (line->item >= 0) {
		paint_item(canvas, row, start, line->item);
	}
}

static void paint_lines(struct canvas *canvas, struct start *start)
{
	int rows = canvas->rows - 1 - ROWS_BELOW;
	GArray *lines = lines_of(start, false);

	if ((int)lines->len > rows) {
		g_array_unref(lines);
		lines = lines_of(start, true);
	}
	for (guint i = 0; i < lines->len; i++) {
		const struct line *line = &g_array_index(lines, struct line, i);

		if (line->item == start->at && !line->detail)
			start->top = CLAMP(start->top, MAX(0, (int)i - rows + 1), (int)i);
	}
	start->top = CLAMP(start->top, 0, MAX(0, (int)lines->len - rows));
	for (int i = 0; i < rows && start->top + i < (int)lines->len; i++)
		paint_line(
			canvas, 1 + i, start, &g_array_index(lines, struct line, start->top + i));
	g_array_unref(lines);
}

static void paint_top(struct canvas *canvas, const struct start *start)
{
	g_autoptr(GDateTime) now = g_date_time_new_from_unix_local(start->app.options->now());
	g_autofree char *date = g_date_time_format(now, _("%Y年%-m月%-d日"));

	canvas_fill(canvas, 0, 0, canvas->columns, ROLE_BAR);
	canvas_put(canvas, 0, 1, ROLE_BAR, _("年报  nianbao"));
	canvas_put_right(
		canvas, 0, canvas->columns - DATE_COLUMNS - 1, DATE_COLUMNS, ROLE_BAR, date);
}

/* The file of the item chosen, and the form it is on. */
static void paint_path(struct canvas *canvas, const struct start *start, int row)
{
	const struct shelf_report *report = start->items[start->at].report;

	if (!report)
		return;
	g_autofree char *path = path_shown(start->app.options->home, report->path);
	g_autofree char *text = *report->form
		? g_strdup_printf(_("%s   表式 %s"), path, report->form)
		: g_strdup(path);
	canvas_put_left(canvas, row, 1, canvas->columns - 2, ROLE_HELP, text);
}

/* Who cannot read the rest has to find the way to another language. */
static void paint_keys(struct canvas *canvas, int row)
{
	const char *other = _("English: nianbao --lang=en");
	int column;

	canvas_fill(canvas, row, 0, canvas->columns, ROLE_FOOTER);
	column = canvas_put(
		canvas, row, 1, ROLE_FOOTER, _("按数字，或上下选定后按 Enter   F10 退出"));
	if (column + GAP + canvas_width(canvas, other) < canvas->columns)
		canvas_put(canvas, row, canvas->columns - canvas_width(canvas, other) - 1,
			ROLE_FOOTER, other);
}

void start_paint(struct app *app, void *data)
{
	struct start *start = data;
	struct canvas *canvas = app->canvas;
	int row = canvas->rows - ROWS_BELOW;

	canvas_clear(canvas);
	paint_top(canvas, start);
	paint_lines(canvas, start);
	paint_path(canvas, start, row);
	if (app->message)
		canvas_put_left(
			canvas, row + 1, 1, canvas->columns - 2, ROLE_WARNING, app->message);
	paint_keys(canvas, row + 2);
}
