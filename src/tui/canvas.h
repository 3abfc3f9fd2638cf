#ifndef NIANBAO_TUI_CANVAS_H
#define NIANBAO_TUI_CANVAS_H

/*
 * A canvas: the screen as it ought to look, before curses sees it.
 *
 * Painting what stands there already changes nothing. Of each row the canvas
 * knows between which columns cells became others; the terminal compares those
 * with what it showed last, and hands the ones that differ to curses. So a view
 * paints what a key may have changed and need not know what did. Nothing here
 * knows curses, so a view can be tested by reading its rows.
 *
 * A cell holds a character with what combines with it (tui/cluster.h).
 *
 * A wide character takes two cells and is never cut: where half of it would
 * show, a blank stands. Text is sanitised as it is put (base/text.h), so no
 * data ever reach the terminal as commands. Rows and columns count from 0;
 * what falls outside is not painted.
 *
 * A view paints in a window of its own: between canvas_enter and canvas_leave
 * rows and columns count from the window's corner, and nothing outside it is
 * painted.
 */

#include "base/text.h"
#include "tui/areas.h"
#include "tui/theme.h"
#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* Thousands are painted and compared at a key, so it is small, and compared as a whole. */
struct canvas_cell {
	gunichar text; /* a cluster; 0: the right half of a wide character */
	enum role role;
};

static inline bool canvas_cell_equal(struct canvas_cell a, struct canvas_cell b)
{
	return memcmp(&a, &b, sizeof a) == 0;
}

/* What a click of the mouse is, where something was painted that knows. */
enum mark_kind {
	MARK_NONE,
	MARK_KEY,     /* value: an enum key */
	MARK_DIGIT,   /* value: 0 to 9 */
	MARK_SECTION, /* value: its number */
	MARK_CELL,    /* value: a cell_index */
	MARK_LINE,    /* value: a number that whoever waits for events understands */
};

struct mark {
	enum mark_kind kind;
	unsigned value;
};

/* Columns [from, to) of a row; none where they meet. */
struct reach {
	int from, to;
};

struct canvas {
	int rows, columns;
	enum width_profile profile; /* how wide the terminal draws ambiguous characters */
	struct canvas_cell *cells;  /* row by row */
	struct mark *marks;         /* beside each cell */
	struct reach *changed;      /* by row: what may differ from what the terminal shows */
	struct area window;         /* all of it, but between canvas_enter and canvas_leave */
	int cursor_row, cursor_column;
	bool cursor_shown;
};

struct canvas *canvas_new(int rows, int columns);
void canvas_free(struct canvas *canvas);
/* Blanks of ROLE_TEXT everywhere, and no cursor. */
void canvas_clear(struct canvas *canvas);

/* Says what a click there is, until the canvas is cleared or the marks are. */
void canvas_mark(struct canvas *canvas, int row, int column, int columns, struct mark mark);
void canvas_clear_marks(struct canvas *canvas);
/* What a click is on the screen, whatever the window. */
struct mark canvas_mark_at(const struct canvas *canvas, int row, int column);

void canvas_enter(struct canvas *canvas, struct area window);
void canvas_leave(struct canvas *canvas);

/* The columns a text takes there. */
int canvas_width(const struct canvas *canvas, const char *text);

/* Puts text and returns the column behind it. */
int canvas_put(struct canvas *canvas, int row, int column, enum role role, const char *text);
int canvas_printf(struct canvas *canvas, int row, int column, enum role role, const char *format,
	...) G_GNUC_PRINTF(5, 6);
/* Puts text into exactly columns cells, padded or clipped with "..". */
void canvas_put_left(
	struct canvas *canvas, int row, int column, int columns, enum role role, const char *text);
void canvas_put_right(
	struct canvas *canvas, int row, int column, int columns, enum role role, const char *text);
void canvas_put_center(
	struct canvas *canvas, int row, int column, int columns, enum role role, const char *text);
/* Blanks of role. */
void canvas_fill(struct canvas *canvas, int row, int column, int columns, enum role role);
/* The same up to the end of the window. */
void canvas_fill_rest(struct canvas *canvas, int row, int column, enum role role);
/* Takes the rows as shown: nothing has changed on them since. */
void canvas_settle(struct canvas *canvas);
void canvas_set_cursor(struct canvas *canvas, int row, int column);

/* A row as text without trailing blanks, for tests. Free with g_free. */
char *canvas_row_text(const struct canvas *canvas, int row);

#endif
