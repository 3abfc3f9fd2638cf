/*
 * A role's attributes and colour pair are prepared once. Cells that stand beside
 * each other go to curses in one call.
 */

#include "tui/pen.h"

#include "tui/cluster.h"

#include <curses.h>
#include <wchar.h>

static struct {
	attr_t attributes[ROLE_COUNT];
	short pairs[ROLE_COUNT];
} pen;

static void prepare_style(enum scheme scheme, enum role role)
{
	struct style style = theme_style(scheme, role);
	bool is_coloured = style.foreground != COLOUR_DEFAULT || style.background != COLOUR_DEFAULT;
	if (is_coloured)
		init_pair((short)(role + 1), (short)style.foreground, (short)style.background);
	pen.pairs[role] = is_coloured ? (short)(role + 1) : 0;
	pen.attributes[role] = (style.bold ? A_BOLD : 0) | (style.reverse ? A_REVERSE : 0) |
		(style.underline ? A_UNDERLINE : 0) | (style.dim ? A_DIM : 0);
}

void pen_prepare(bool colour)
{
	bool has_colour = colour && has_colors() && start_color() == OK &&
		use_default_colors() == OK && COLOR_PAIRS > ROLE_COUNT;
	for (int role = 0; role < ROLE_COUNT; role++)
		prepare_style(has_colour ? SCHEME_COLOUR : SCHEME_MONOCHROME, (enum role)role);
}

enum { RUN_MOST = 64 };

/* The cell's text as curses takes it. What the C library counts to another width than the canvas
   would shift the rest of the row, so a stand-in of the right width is shown for it. */
static void convert_text(struct canvas_cell cell, int width, wchar_t *out)
{
	gunichar characters[CLUSTER_CHARACTERS];
	size_t length = cluster_characters(cell.text, characters), count = 0;
	wchar_t base = (wchar_t)characters[0];
	bool is_sure = base < 0x80; /* no character of ASCII is wider elsewhere */
	out[count++] = is_sure || wcwidth(base) == width ? base : width == 2 ? L'？' : L'?';
	for (size_t i = 1; i < length; i++) {
		if (wcwidth((wchar_t)characters[i]) == 0)
			out[count++] = (wchar_t)characters[i];
	}
	out[count] = L'\0';
}

/* Cells that stand beside each other and go to curses in one call. */
struct run {
	int row, column, end; /* screen columns [column, end) */
	int count;
	cchar_t cells[RUN_MOST];
};

static void run_draw(struct run *run)
{
	if (run->count > 0)
		mvwadd_wchnstr(newscr, run->row, run->column, run->cells, run->count);
	run->count = 0;
}

static void run_add(struct run *run, int column, struct canvas_cell cell, int width)
{
	wchar_t text[CLUSTER_CHARACTERS + 1];
	if (run->count == RUN_MOST || column != run->end)
		run_draw(run);
	if (run->count == 0)
		run->column = column;
	convert_text(cell, width, text);
	setcchar(&run->cells[run->count++], text, pen.attributes[cell.role], pen.pairs[cell.role],
		NULL);
	run->end = column + width;
}

void pen_draw_row(const struct canvas *canvas, int row, struct reach columns, struct canvas *shown)
{
	size_t start = (size_t)row * (size_t)canvas->columns;
	const struct canvas_cell *cells = canvas->cells + start;
	struct canvas_cell *old = shown->cells + start;
	struct run run;
	run.row = row;
	run.end = run.count = 0;
	for (int column = columns.from; column < columns.to; column++) {
		if (canvas_cell_equal(cells[column], old[column]))
			continue;
		bool is_left_half = column + 1 < canvas->columns && cells[column + 1].text == 0;
		bool is_right_half = cells[column].text == 0;
		if (!is_right_half)
			run_add(&run, column, cells[column], is_left_half ? 2 : 1);
		old[column] = cells[column];
	}
	run_draw(&run);
}
