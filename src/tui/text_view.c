/*
 * Writing a text: 56 columns as on paper. What is typed goes to the session at
 * once and becomes a change at every pause and on leaving, so that a cut line
 * costs no paragraph.
 */
#include <glib/gi18n.h>
#include <string.h>

#include "base/text.h"
#include "tui/app.h"
#include "tui/dialog.h"

enum {
	HEADING = 0,
	TOP = 1,
	LEFT = 2,
};

/* Where last year's text stands: at the right where there is room for both, else in the lower half,
   under a bar. */
enum {
	LAST_COLUMN = LEFT + TEXT_COLUMNS + 3,
	WIDE = LAST_COLUMN + TEXT_COLUMNS + 1,
};

int text_columns(const struct app *app)
{
	return last_year_text(app, app_cursor(app)) ? WIDE : PAGE_COLUMNS;
}

static bool is_split(const struct app *app)
{
	return app_areas(app).page.columns < WIDE && last_year_text(app, app_cursor(app));
}

static int room(const struct app *app)
{
	return MAX(1, app_areas(app).page.rows - TOP);
}

static int shown_rows(const struct app *app)
{
	return is_split(app) ? MAX(1, (room(app) - 1) / 2) : room(app);
}

static bool is_blank(const struct app *app, cell_index cell)
{
	return session_report(app->session)->typed[cell].kind != VALUE_TEXT;
}

/* A text that cannot be written is read. */
static unsigned read_text(struct app *app, cell_index cell)
{
	const struct report *report = session_report(app->session);
	g_autofree char *shown = report_expand(report, report->typed[cell].text);
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	struct text_buffer *buffer = text_buffer_new(shown, TEXT_COLUMNS, WIDTH_NARROW);

	for (int i = 0; i < text_buffer_rows(buffer); i++) {
		struct text_row row = text_buffer_row(buffer, i);

		g_ptr_array_add(lines,
			g_strdup_printf("%*s%.*s", LEFT + row.indent, "", (int)row.length,
				text_buffer_text(buffer) + row.start));
	}
	text_buffer_free(buffer);
	pager_show(app, form_field_label(form_cell(app->form, cell)), lines);
	return app_say(app, "%s", cell_refusal(app, cell));
}

unsigned text_open(struct app *app, cell_index cell)
{
	char buffer[DECIMAL_TEXT_SIZE];

	app_go(app, cell);
	if (cell_refusal(app, cell))
		return is_blank(app, cell)
			? app_say(app, "%s", cell_refusal(app, cell)) | REACT_BELL
			: read_text(app, cell);
	app->text = text_buffer_new(value_text(&session_report(app->session)->typed[cell], buffer),
		TEXT_COLUMNS, WIDTH_NARROW);
	app->text_top = 0;
	text_buffer_last(app->text);
	return REACT_REDRAW;
}

void text_keep(struct app *app)
{
	session_accept(app->session);
}

void text_close(struct app *app)
{
	if (!app->text)
		return;
	text_keep(app);
	g_clear_pointer(&app->text, text_buffer_free);
}

void text_reload(struct app *app)
{
	cell_index cell = app_cursor(app);

	g_clear_pointer(&app->text, text_buffer_free);
	text_open(app, cell);
}

static unsigned changed(struct app *app, bool something)
{
	if (!something)
		return REACT_BELL;
	session_type(app->session, app_cursor(app), text_buffer_text(app->text));
	return REACT_REDRAW;
}

unsigned text_type(struct app *app, const char *text, size_t length)
{
	return changed(app, text_buffer_insert(app->text, text, length));
}

static unsigned moved(bool something)
{
	return something ? REACT_REDRAW : REACT_BELL;
}

/* Leaves for another field, as Tab does in a cell. */
static unsigned leave(struct app *app, int direction)
{
	cell_index cell = app_cursor(app);

	text_close(app);
	return app_go_next(app, cell, direction);
}

unsigned text_act(struct app *app, enum action action)
{
	struct text_buffer *text = app->text;

	switch (action) {
	case ACTION_ENTER: return changed(app, text_buffer_insert(text, "\n", 1));
	case ACTION_ERASE: return changed(app, text_buffer_erase(text));
	case ACTION_CLEAR: return changed(app, text_buffer_remove(text));
	case ACTION_LEFT: return moved(text_buffer_left(text));
	case ACTION_RIGHT: return moved(text_buffer_right(text));
	case ACTION_UP: return moved(text_buffer_up(text, 1));
	case ACTION_DOWN: return moved(text_buffer_down(text, 1));
	case ACTION_PAGE_UP: return moved(text_buffer_up(text, shown_rows(app) - 1));
	case ACTION_PAGE_DOWN: return moved(text_buffer_down(text, shown_rows(app) - 1));
	case ACTION_HOME: return moved(text_buffer_home(text));
	case ACTION_END: return moved(text_buffer_end(text));
	case ACTION_NEXT: return leave(app, +1);
	case ACTION_PREVIOUS: return leave(app, -1);
	case ACTION_ESCAPE: text_close(app); return REACT_REDRAW;
	default: return REACT_BELL;
	}
}

static void paint_heading(const struct app *app)
{
	const struct form_cell *cell = form_cell(app->form, app_cursor(app));
	int paragraph, sentence;

	text_buffer_place(app->text, &paragraph, &sentence);
	canvas_printf(app->canvas, HEADING, 0, ROLE_GROUP, _(" %s %s   %d字   第%d段第%d句"),
		app->form->sections[cell->section].heading, form_field_label(cell),
		text_buffer_characters(app->text), paragraph, sentence);
	if (!last_year_text(app, app_cursor(app)))
		canvas_put_right(app->canvas, HEADING, app->canvas->columns - 10, 9, ROLE_HELP,
			_("28字一行"));
}

static void scroll(struct app *app, int cursor)
{
	int rows = shown_rows(app);

	app->text_top = MIN(app->text_top, cursor);
	app->text_top = MAX(app->text_top, cursor - rows + 1);
}

static void paint_row(
	struct app *app, const struct text_buffer *buffer, int index, int row, int column)
{
	struct text_row line = text_buffer_row(buffer, index);
	g_autofree char *part = g_strndup(text_buffer_text(buffer) + line.start, line.length);

	canvas_put(app->canvas, row, column + line.indent,
		buffer == app->text ? ROLE_TEXT : ROLE_HELP, part);
}

/* The row where the paragraph begins that stands at the place of the one being written; the last
   one where there are fewer. */
static int row_beside(const struct app *app, const struct text_buffer *last)
{
	int paragraph, sentence, begun = 0, row = 0;

	text_buffer_place(app->text, &paragraph, &sentence);
	for (int i = 0; i < text_buffer_rows(last) && begun < paragraph; i++) {
		if (text_buffer_row(last, i).indent > 0) {
			row = i;
			begun++;
		}
	}
	return row;
}

/* Last year's text, as far down as this year's is. */
static void paint_last(struct app *app, const char *text)
{
	bool split = is_split(app);
	struct text_buffer *last = text_buffer_new(text, TEXT_COLUMNS, WIDTH_NARROW);
	int top = TOP + (split ? shown_rows(app) + 1 : 0);
	int rows = app_areas(app).page.rows - top;
	int first = MIN(row_beside(app, last), MAX(0, text_buffer_rows(last) - rows));
	int column = split ? LEFT : LAST_COLUMN;

	if (split)
		canvas_fill(app->canvas, top - 1, 0, app_areas(app).page.columns, ROLE_BAR);
	canvas_printf(app->canvas, top - 1, column, split ? ROLE_BAR : ROLE_GROUP,
		_("上年原文   %d字   第%d-%d行，共%d行"), text_buffer_characters(last), first + 1,
		MIN(first + rows, text_buffer_rows(last)), text_buffer_rows(last));
	for (int i = 0; i < rows && first + i < text_buffer_rows(last); i++)
		paint_row(app, last, first + i, top + i, column);
	text_buffer_free(last);
}

void text_paint(struct app *app)
{
	const char *last = last_year_text(app, app_cursor(app));
	int cursor_row, cursor_column;

	paint_heading(app);
	text_buffer_cursor(app->text, &cursor_row, &cursor_column);
	scroll(app, cursor_row);
	for (int i = 0; i < shown_rows(app); i++) {
		if (app->text_top + i < text_buffer_rows(app->text))
			paint_row(app, app->text, app->text_top + i, TOP + i, LEFT);
	}
	if (last)
		paint_last(app, last);
	canvas_set_cursor(app->canvas, TOP + cursor_row - app->text_top, LEFT + cursor_column);
}
