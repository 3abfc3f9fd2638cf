/*
 * The cover, and the texts of a section: one field below the other, a text with
 * its first lines. Fields are written where they stand; a text opens in the
 * editor.
 */
#include <string.h>

#include "base/text.h"
#include "report/words.h"
#include "tui/app.h"

enum {
	TOP = BARS_ABOVE + 1,
	LABEL_COLUMN = 3,
	LABEL_WIDEST = 26,
	PREVIEW_MOST = 6,
	MARK_COLUMN = 1,
	FIELD_BAR = 24, /* the bar of the cursor is at least so wide */
};

struct painter {
	struct app *app;
	const struct page *page;
	const struct report *report;
	int label;   /* columns of the labels */
	int preview; /* lines shown of a text */
	int bottom;  /* first row that is not ours */
};

static int field_label_width(const char *label)
{
	return text_width(label, strlen(label), WIDTH_NARROW);
}

static int widest_label(const struct app *app, const struct page *page)
{
	int widest = 8;

	for (size_t i = 0; i < page->count; i++)
		widest = MAX(widest,
			field_label_width(form_field_label(
				form_cell(app->form, page->first + (cell_index)i))));
	return MIN(widest, LABEL_WIDEST);
}

/* The lines of a text as it will be printed; 0 for a field that shows none. */
static int text_lines(const struct app *app, cell_index cell)
{
	const struct report *report = session_report(app->session);
	const struct value *value = report_value(report, cell);

	if (form_cell(app->form, cell)->spec.type != TYPE_TEXT || value->kind != VALUE_TEXT)
		return 0;
	g_autofree char *shown = report_expand(report, value->text);
	struct text_buffer *buffer = text_buffer_new(shown, TEXT_COLUMNS, WIDTH_NARROW);
	int lines = text_buffer_rows(buffer);

	text_buffer_free(buffer);
	return lines;
}

/* The most lines each text can show so that all fields still fit. */
static int preview_lines(const struct app *app, const struct page *page)
{
	int room = app->canvas->rows - TOP - BARS_BELOW - (int)page->count;
	int rows[PREVIEW_MOST + 1] = {0}; /* that all texts take with at most so many lines each */

	for (size_t i = 0; i < page->count; i++) {
		int lines = text_lines(app, page->first + (cell_index)i);

		for (int most = 1; most <= PREVIEW_MOST; most++)
			rows[most] += MIN(lines, most);
	}
	int most = PREVIEW_MOST;
	while (most > 1 && rows[most] > room)
		most--;
	return most;
}

static enum role field_role(const struct painter *painter, cell_index cell)
{
	const struct checker *checker = session_checker(painter->app->session);

	if (cell == painter->app->entry.cell)
		return ROLE_ENTRY;
	if (cell == painter->page->cursor)
		return ROLE_CURSOR;
	if (checker_state(checker, cell) == FINDING_FAILED &&
		report_value(painter->report, cell)->kind != VALUE_BLANK)
		return ROLE_ERROR;
	return ROLE_FIGURE;
}

/* The state of a field in one character's width: nothing, blank, or wrong. */
static void paint_mark(const struct painter *painter, int row, cell_index cell)
{
	if (checker_state(session_checker(painter->app->session), cell) != FINDING_FAILED)
		return;
	if (report_value(painter->report, cell)->kind == VALUE_BLANK)
		canvas_put(painter->app->canvas, row, MARK_COLUMN, ROLE_BLANK, ".");
	else
		canvas_put(painter->app->canvas, row, MARK_COLUMN, ROLE_ERROR, "!");
}

static void paint_choice(const struct painter *painter, int row, int column, cell_index index)
{
	const struct form_cell *cell = form_cell(painter->app->form, index);
	const struct value *value = report_value(painter->report, index);
	struct canvas *canvas = painter->app->canvas;
	int cursor = column;

	for (size_t i = 0; i < cell->spec.choice_count; i++) {
		bool taken = g_strcmp0(value->text, cell->spec.choices[i].id) == 0;
		enum role role = !taken                  ? ROLE_TEXT
			: index == painter->page->cursor ? ROLE_CURSOR
							 : ROLE_GROUP;

		if (taken)
			cursor = column;
		g_autofree char *text = g_strdup_printf(
			taken ? "[%zu%s]" : " %zu%s ", i + 1, cell->spec.choices[i].label);
		column = canvas_put(canvas, row, column, role, text) + 1;
	}
	if (index == painter->page->cursor)
		canvas_set_cursor(canvas, row, cursor + 1);
}

/* The field the cursor is on shows as a bar, so that a blank one can be seen. */
static int field_columns(const char *shown, enum role role, int most)
{
	if (role != ROLE_CURSOR && role != ROLE_ENTRY)
		return most;
	return CLAMP(
		text_width(shown, strlen(shown), WIDTH_NARROW) + 1, MIN(FIELD_BAR, most), most);
}

static void paint_line_field(const struct painter *painter, int row, int column, cell_index index)
{
	const struct entry *entry = &painter->app->entry;
	struct canvas *canvas = painter->app->canvas;
	int columns = canvas->columns - column - 1;
	g_autofree char *shown = entry->cell == index ? g_strdup(entry->line.text->str)
						      : report_display(painter->report, index);
	enum role role = field_role(painter, index);
	size_t cursor = entry->cell == index ? entry->line.cursor : strlen(shown);
	size_t skipped = line_shown_from(shown, cursor, columns);

	if (*shown == '\0' && role == ROLE_FIGURE)
		canvas_put(canvas, row, column, ROLE_BLANK, ".");
	else
		canvas_put_left(canvas, row, column, field_columns(shown + skipped, role, columns),
			role, shown + skipped);
	if (index == painter->page->cursor)
		canvas_set_cursor(canvas, row,
			column + text_width(shown + skipped, cursor - skipped, WIDTH_NARROW));
}

/* The first lines of a text, wrapped as on paper; what is left out is counted. */
static int paint_preview(const struct painter *painter, int row, cell_index index)
{
	g_autofree char *shown = report_expand(painter->report,
		report_value(painter->report, index)->text
			? report_value(painter->report, index)->text
			: "");
	struct text_buffer *buffer = text_buffer_new(shown, TEXT_COLUMNS, WIDTH_NARROW);
	int rows = text_buffer_rows(buffer);
	int most = MIN(painter->preview, painter->bottom - row);

	for (int i = 0; i < MIN(rows, most) && *shown; i++, row++) {
		struct text_row line = text_buffer_row(buffer, i);
		g_autofree char *part =
			g_strndup(text_buffer_text(buffer) + line.start, line.length);

		canvas_put(
			painter->app->canvas, row, LABEL_COLUMN + 2 + line.indent, ROLE_HELP, part);
		if (i == most - 1 && rows > most)
			canvas_printf(painter->app->canvas, row,
				LABEL_COLUMN + 2 + TEXT_COLUMNS + 1, ROLE_HELP, "..共%d行", rows);
	}
	text_buffer_free(buffer);
	return row;
}

/* As the editor counts them. Free with g_free. */
static char *count_characters(const char *text)
{
	struct text_buffer *buffer = text_buffer_new(text, TEXT_COLUMNS, WIDTH_NARROW);
	char *count = g_strdup_printf("%d字", text_buffer_characters(buffer));

	text_buffer_free(buffer);
	return count;
}

static void paint_text_field(const struct painter *painter, int row, int column, cell_index index)
{
	const struct value *value = report_value(painter->report, index);
	g_autofree char *state = NULL;

	if (value->kind == VALUE_BLANK)
		state = g_strdup(form_cell(painter->app->form, index)->spec.required
				? "未写"
				: "未写（可以不写）");
	else if (value->kind == VALUE_NOT_APPLICABLE)
		state = g_strdup("/ 不适用");
	else
		state = count_characters(value->text);
	canvas_put(painter->app->canvas, row, column, field_role(painter, index), state);
	if (index == painter->page->cursor)
		canvas_set_cursor(painter->app->canvas, row, column);
}

/* Paints a field from row on; returns the row behind it. */
static int paint_field(const struct painter *painter, int row, cell_index index)
{
	const struct form_cell *cell = form_cell(painter->app->form, index);
	int column = LABEL_COLUMN + painter->label + 2;

	paint_mark(painter, row, index);
	canvas_put_left(painter->app->canvas, row, LABEL_COLUMN, painter->label,
		index == painter->page->cursor ? ROLE_GROUP : ROLE_TEXT, form_field_label(cell));
	if (cell->spec.type == TYPE_CHOICE)
		paint_choice(painter, row, column, index);
	else if (cell->spec.type == TYPE_TEXT)
		paint_text_field(painter, row, column, index);
	else
		paint_line_field(painter, row, column, index);
	row++;
	return cell->spec.type == TYPE_TEXT ? paint_preview(painter, row, index) : row;
}

/* Whether the dates of the period can be told yet. */
static bool has_period(const struct painter *painter)
{
	const struct form *form = painter->app->form;
	g_autofree char *from = form->period_from
		? report_expand(painter->report, form->period_from)
		: g_strdup("");

	return *from && !strstr(from, paper_words_of(form->language)->blank);
}

static char *period_date(const struct report *report, const char *reference)
{
	g_autofree char *iso = report_expand(report, reference);

	return report_format_date(report->form, iso);
}

/* Under the cover: the title as it will be printed, and the period. */
static void paint_cover_facts(const struct painter *painter, int row)
{
	const struct form *form = painter->app->form;
	struct canvas *canvas = painter->app->canvas;

	if (painter->page->section != 0 || row + 2 + (int)form->title.count > painter->bottom)
		return;
	if (has_period(painter)) {
		g_autofree char *from = period_date(painter->report, form->period_from);
		g_autofree char *to = period_date(painter->report, form->period_to);

		canvas_printf(canvas, ++row, LABEL_COLUMN, ROLE_HELP, "统计期限  %s至%s", from, to);
	}
	for (size_t i = 0; i < form->title.count && row + 1 < painter->bottom; i++) {
		g_autofree char *line = report_expand(painter->report, form->title.texts[i]);

		canvas_printf(canvas, ++row, LABEL_COLUMN, ROLE_HELP, "%s%s",
			i == 0 ? "纸上标题  " : "          ", line);
	}
}

/* Keeps the cursor's field on the screen: fields above it are left out until it fits. */
static void scroll(const struct painter *painter, struct page *page)
{
	int cursor = (int)(page->cursor - page->first);
	int rows = painter->bottom - TOP;

	page->top = MIN(page->top, cursor);
	for (;;) {
		int used = 0;

		for (int i = page->top; i <= cursor; i++) {
			const struct form_cell *cell =
				form_cell(painter->app->form, page->first + (cell_index)i);

			used += 1 +
				(cell->spec.type == TYPE_TEXT && i < cursor ? painter->preview : 0);
		}
		if (used <= rows || page->top == cursor)
			return;
		page->top++;
	}
}

void fields_paint(struct app *app)
{
	struct page *page = app_page(app);
	struct painter painter = {
		.app = app,
		.page = page,
		.report = session_report(app->session),
		.label = widest_label(app, page),
		.preview = preview_lines(app, page),
		.bottom = app->canvas->rows - BARS_BELOW,
	};
	int row = TOP;

	canvas_printf(app->canvas, BARS_ABOVE, 0, ROLE_GROUP, " %s",
		app->form->sections[page->section].heading);
	scroll(&painter, page);
	for (size_t i = (size_t)page->top; i < page->count && row < painter.bottom; i++)
		row = paint_field(&painter, row, page->first + (cell_index)i);
	paint_cover_facts(&painter, row);
}

/* Moving */

static unsigned move(struct app *app, int fields)
{
	struct page *page = app_page(app);
	int here = (int)(page->cursor - page->first);
	int there = CLAMP(here + fields, 0, (int)page->count - 1);

	if (there == here)
		return REACT_BELL;
	app_go(app, page->first + (cell_index)there);
	return REACT_REDRAW;
}

static unsigned enter(struct app *app)
{
	cell_index cell = app_cursor(app);

	if (form_cell(app->form, cell)->spec.type == TYPE_TEXT)
		return text_open(app, cell);
	return app_go_next(app, cell, +1);
}

static unsigned clear(struct app *app)
{
	const struct form_cell *cell = form_cell(app->form, app_cursor(app));
	bool written = session_report(app->session)->typed[app_cursor(app)].kind == VALUE_TEXT;

	session_set(app->session, cell->address, "", NULL);
	if (written && cell->spec.type == TYPE_TEXT)
		return app_say(app, "已清空%s，^Z 可取回", form_field_label(cell));
	return REACT_REDRAW;
}

unsigned fields_act(struct app *app, enum action action)
{
	int count = (int)app_page(app)->count;

	switch (action) {
	case ACTION_ENTER: return enter(app);
	case ACTION_UP: return move(app, -1);
	case ACTION_DOWN: return move(app, +1);
	case ACTION_HOME:
	case ACTION_PAGE_UP: return move(app, -count);
	case ACTION_END:
	case ACTION_PAGE_DOWN: return move(app, +count);
	case ACTION_CLEAR: return clear(app);
	default: return REACT_BELL;
	}
}
