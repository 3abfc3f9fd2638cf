/*
 * Writing a text: 56 columns as on paper. What is typed goes to the session at
 * once and becomes a change at every pause and on leaving, so that a cut line
 * costs no paragraph.
 */
#include <string.h>

#include "base/text.h"
#include "tui/app.h"

enum {
	HEADING = BARS_ABOVE,
	TOP = BARS_ABOVE + 1,
	LEFT = 2,
};

static int shown_rows(const struct app *app)
{
	return MAX(1, app->canvas->rows - TOP - BARS_BELOW);
}

unsigned text_open(struct app *app, cell_index cell)
{
	char buffer[DECIMAL_TEXT_SIZE];

	app_go(app, cell);
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
	canvas_printf(app->canvas, HEADING, 0, ROLE_GROUP, " %s %s   %d字   第%d段第%d句",
		app->form->sections[cell->section].heading, form_field_label(cell),
		text_buffer_characters(app->text), paragraph, sentence);
	canvas_put_right(
		app->canvas, HEADING, app->canvas->columns - 25, 24, ROLE_HELP, "28字一行");
}

static void scroll(struct app *app, int cursor)
{
	int rows = shown_rows(app);

	app->text_top = MIN(app->text_top, cursor);
	app->text_top = MAX(app->text_top, cursor - rows + 1);
}

void text_paint(struct app *app)
{
	int cursor_row, cursor_column;

	paint_heading(app);
	text_buffer_cursor(app->text, &cursor_row, &cursor_column);
	scroll(app, cursor_row);
	for (int i = 0; i < shown_rows(app); i++) {
		int index = app->text_top + i;

		if (index >= text_buffer_rows(app->text))
			break;
		struct text_row row = text_buffer_row(app->text, index);
		g_autofree char *line =
			g_strndup(text_buffer_text(app->text) + row.start, row.length);
		canvas_put(app->canvas, TOP + i, LEFT + row.indent, ROLE_TEXT, line);
	}
	canvas_set_cursor(app->canvas, TOP + cursor_row - app->text_top, LEFT + cursor_column);
}
