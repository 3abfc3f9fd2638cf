/*
 * Painting into cells.
 *
 * Every code point that has a width takes cells of its own and every one that
 * has none joins the cell before it, which is how curses and terminals count
 * too. The one invariant is that the right half of a wide character always
 * stands behind its left half: whoever overwrites one half blanks the other.
 */

#include "tui/canvas.h"

#include "base/text.h"

#include <stdarg.h>
#include <string.h>

static struct canvas_cell blank_of(enum role role)
{
	return (struct canvas_cell){.text = {' '}, .role = (uint8_t)role};
}

struct canvas *canvas_new(int rows, int columns)
{
	struct canvas *canvas = g_new0(struct canvas, 1);
	canvas->rows = MAX(rows, 1);
	canvas->columns = MAX(columns, 1);
	canvas->cells = g_new(struct canvas_cell, (size_t)canvas->rows * (size_t)canvas->columns);
	canvas_clear(canvas);
	return canvas;
}

void canvas_free(struct canvas *canvas)
{
	if (canvas == NULL)
		return;
	g_free(canvas->cells);
	g_free(canvas);
}

void canvas_clear(struct canvas *canvas)
{
	size_t count = (size_t)canvas->rows * (size_t)canvas->columns;
	const struct canvas_cell blank = blank_of(ROLE_TEXT);
	for (size_t i = 0; i < count; i++)
		canvas->cells[i] = blank;
	canvas->cursor_shown = false;
}

static bool is_inside(const struct canvas *canvas, int row, int column)
{
	return row >= 0 && row < canvas->rows && column >= 0 && column < canvas->columns;
}

static struct canvas_cell *cell_at(const struct canvas *canvas, int row, int column)
{
	return &canvas->cells[(size_t)row * (size_t)canvas->columns + (size_t)column];
}

static bool is_right_half(const struct canvas *canvas, int row, int column)
{
	return is_inside(canvas, row, column) && cell_at(canvas, row, column)->text[0] == 0;
}

static void blank_text(struct canvas_cell *cell)
{
	*cell = blank_of(cell->role);
}

/* Puts one cell, and blanks what its old text leaves behind as half a character. */
static void set_cell(struct canvas *canvas, int row, int column, struct canvas_cell cell)
{
	if (is_right_half(canvas, row, column))
		blank_text(cell_at(canvas, row, column - 1));
	else if (is_right_half(canvas, row, column + 1))
		blank_text(cell_at(canvas, row, column + 1));
	*cell_at(canvas, row, column) = cell;
}

/* Puts a character of one or two columns; false when it does not stand there whole. */
static bool put_character(
	struct canvas *canvas, int row, int column, int width, enum role role, gunichar c)
{
	bool is_whole = true;
	for (int i = 0; i < width; i++)
		is_whole = is_whole && is_inside(canvas, row, column + i);
	for (int i = 0; i < width; i++) {
		if (is_inside(canvas, row, column + i))
			set_cell(canvas, row, column + i, blank_of(role));
	}
	if (!is_whole)
		return false;
	cell_at(canvas, row, column)->text[0] = c;
	if (width == 2)
		cell_at(canvas, row, column + 1)->text[0] = 0;
	return true;
}

/* Adds a combining character to the cell of its base; what has no room is dropped. */
static void combine(struct canvas_cell *base, gunichar c)
{
	for (size_t i = 1; i < G_N_ELEMENTS(base->text); i++) {
		if (base->text[i] == 0) {
			base->text[i] = c;
			return;
		}
	}
}

static int put_clean(struct canvas *canvas, int row, int column, enum role role, const char *text)
{
	struct canvas_cell *base = NULL;
	for (const char *at = text, *next; *at != '\0'; at = next) {
		next = g_utf8_next_char(at);
		gunichar c = g_utf8_get_char(at);
		int width = c >= ' ' && c <= '~'
			? 1
			: text_width(at, (size_t)(next - at), WIDTH_NARROW);
		if (width == 0) {
			if (base != NULL)
				combine(base, c);
			continue;
		}
		bool stands = put_character(canvas, row, column, width, role, c);
		base = stands ? cell_at(canvas, row, column) : NULL;
		column += width;
	}
	return column;
}

/* A copy that is one line of text and nothing a terminal would obey. */
static char *clean(const char *text)
{
	char *copy = text_sanitize(text, strlen(text));
	return g_strdelimit(copy, "\n\t", ' ');
}

static bool is_plain(const char *text)
{
	while (*text >= ' ' && *text <= '~')
		text++;
	return *text == '\0';
}

int canvas_put(struct canvas *canvas, int row, int column, enum role role, const char *text)
{
	if (is_plain(text))
		return put_clean(canvas, row, column, role, text);
	g_autofree char *copy = clean(text);
	return put_clean(canvas, row, column, role, copy);
}

int canvas_printf(
	struct canvas *canvas, int row, int column, enum role role, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	return canvas_put(canvas, row, column, role, text);
}

/* A field of plain characters needs no measuring: as many columns as bytes. */
static void put_plain_field(struct canvas *canvas, int row, int column, int columns, enum role role,
	const char *text, bool right)
{
	int length = (int)strlen(text);
	int blanks = columns - length;

	if (right)
		canvas_fill(canvas, row, column, blanks, role);
	put_clean(canvas, row, right ? column + blanks : column, role, text);
	if (!right)
		canvas_fill(canvas, row, column + length, blanks, role);
}

static void put_field(struct canvas *canvas, int row, int column, int columns, enum role role,
	const char *text, bool right)
{
	if (is_plain(text) && (int)strlen(text) <= columns) {
		put_plain_field(canvas, row, column, columns, role, text, right);
		return;
	}
	g_autofree char *copy = clean(text);
	g_autoptr(GString) field = g_string_new(NULL);
	(right ? text_append_right : text_append_padded)(field, copy, columns, WIDTH_NARROW);
	put_clean(canvas, row, column, role, field->str);
}

void canvas_put_left(
	struct canvas *canvas, int row, int column, int columns, enum role role, const char *text)
{
	put_field(canvas, row, column, columns, role, text, false);
}

void canvas_put_right(
	struct canvas *canvas, int row, int column, int columns, enum role role, const char *text)
{
	put_field(canvas, row, column, columns, role, text, true);
}

void canvas_put_center(
	struct canvas *canvas, int row, int column, int columns, enum role role, const char *text)
{
	g_autofree char *copy = clean(text);
	int width = text_width(copy, strlen(copy), WIDTH_NARROW);
	int indent = MAX(columns - width, 0) / 2;
	canvas_fill(canvas, row, column, columns, role);
	canvas_put_left(canvas, row, column + indent, MIN(width, columns), role, copy);
}

void canvas_fill(struct canvas *canvas, int row, int column, int columns, enum role role)
{
	for (int i = 0; i < columns; i++)
		put_character(canvas, row, column + i, 1, role, ' ');
}

void canvas_recolor(struct canvas *canvas, int row, int column, int columns, enum role role)
{
	for (int i = 0; i < columns; i++) {
		if (is_inside(canvas, row, column + i))
			cell_at(canvas, row, column + i)->role = (uint8_t)role;
	}
}

void canvas_set_cursor(struct canvas *canvas, int row, int column)
{
	canvas->cursor_row = row;
	canvas->cursor_column = column;
	canvas->cursor_shown = is_inside(canvas, row, column);
}

char *canvas_row_text(const struct canvas *canvas, int row)
{
	GString *out = g_string_new(NULL);
	for (int column = 0; column < canvas->columns && is_inside(canvas, row, column); column++) {
		const struct canvas_cell *cell = cell_at(canvas, row, column);
		for (size_t i = 0; i < G_N_ELEMENTS(cell->text) && cell->text[i] != 0; i++)
			g_string_append_unichar(out, cell->text[i]);
	}
	return g_strchomp(g_string_free(out, FALSE));
}
