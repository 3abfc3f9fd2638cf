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
#include "tui/stand_in.h"

#include <stdarg.h>
#include <string.h>

static struct canvas_cell blank_of(enum role role)
{
	return (struct canvas_cell){.text = {' '}, .role = role};
}

struct canvas *canvas_new(int rows, int columns)
{
	struct canvas *canvas = g_new0(struct canvas, 1);
	canvas->rows = MAX(rows, 1);
	canvas->columns = MAX(columns, 1);
	canvas->cells = g_new(struct canvas_cell, (size_t)canvas->rows * (size_t)canvas->columns);
	canvas->marks = g_new(struct mark, (size_t)canvas->rows * (size_t)canvas->columns);
	canvas->changed = g_new(struct reach, canvas->rows);
	canvas_leave(canvas);
	canvas_clear(canvas);
	return canvas;
}

void canvas_free(struct canvas *canvas)
{
	if (canvas == NULL)
		return;
	g_free(canvas->cells);
	g_free(canvas->marks);
	g_free(canvas->changed);
	g_free(canvas);
}

void canvas_clear(struct canvas *canvas)
{
	size_t count = (size_t)canvas->rows * (size_t)canvas->columns;
	const struct canvas_cell blank = blank_of(ROLE_TEXT);
	for (size_t i = 0; i < count; i++)
		canvas->cells[i] = blank;
	for (int row = 0; row < canvas->rows; row++)
		canvas->changed[row] = (struct reach){0, canvas->columns};
	canvas->cursor_shown = false;
	canvas_clear_marks(canvas);
}

void canvas_settle(struct canvas *canvas)
{
	memset(canvas->changed, 0, (size_t)canvas->rows * sizeof(*canvas->changed));
}

void canvas_clear_marks(struct canvas *canvas)
{
	memset(canvas->marks, 0,
		(size_t)canvas->rows * (size_t)canvas->columns * sizeof(*canvas->marks));
}

void canvas_enter(struct canvas *canvas, struct area window)
{
	canvas->window = window;
	canvas->window.rows = CLAMP(window.rows, 0, canvas->rows - window.row);
	canvas->window.columns = CLAMP(window.columns, 0, canvas->columns - window.column);
}

void canvas_leave(struct canvas *canvas)
{
	canvas->window = (struct area){.rows = canvas->rows, .columns = canvas->columns};
}

static bool is_inside(const struct canvas *canvas, int row, int column)
{
	return row >= 0 && row < canvas->window.rows && column >= 0 &&
		column < canvas->window.columns;
}

/* Rows and columns are the window's. */
static struct canvas_cell *cell_at(const struct canvas *canvas, int row, int column)
{
	size_t start = (size_t)(canvas->window.row + row) * (size_t)canvas->columns;

	return &canvas->cells[start + (size_t)(canvas->window.column + column)];
}

/* The one way a cell changes, but for what combines with it. */
static void set_cell(struct canvas *canvas, int row, int column, const struct canvas_cell *content)
{
	struct canvas_cell *cell = cell_at(canvas, row, column);
	struct reach *changed = &canvas->changed[canvas->window.row + row];
	bool first = changed->from == changed->to;

	if (canvas_cell_equal(cell, content))
		return;
	*cell = *content;
	column += canvas->window.column;
	changed->from = first ? column : MIN(changed->from, column);
	changed->to = first ? column + 1 : MAX(changed->to, column + 1);
}

static bool is_right_half(const struct canvas *canvas, int row, int column)
{
	return is_inside(canvas, row, column) && cell_at(canvas, row, column)->text[0] == 0;
}

static void blank_half(struct canvas *canvas, int row, int column)
{
	const struct canvas_cell blank = blank_of(cell_at(canvas, row, column)->role);
	set_cell(canvas, row, column, &blank);
}

/* Whoever paints over [column, end) blanks what that leaves of wide characters at its edges: before it
   begins... */
static void free_half_before(struct canvas *canvas, int row, int column)
{
	if (is_right_half(canvas, row, column))
		blank_half(canvas, row, column - 1);
}

/* ... and when it has ended. */
static void free_half_behind(struct canvas *canvas, int row, int end)
{
	if (is_right_half(canvas, row, end))
		blank_half(canvas, row, end);
}

/* Blanks of role in [column, end), as far as they are inside. */
static void put_blanks(struct canvas *canvas, int row, int column, int end, enum role role)
{
	const struct canvas_cell blank = blank_of(role);
	column = MAX(column, 0);
	end = MIN(end, canvas->window.columns);
	if (row < 0 || row >= canvas->window.rows)
		return;
	for (; column < end; column++) {
		if (!canvas_cell_equal(cell_at(canvas, row, column), &blank))
			set_cell(canvas, row, column, &blank);
	}
}

/* Puts a character of one or two columns; false when it does not stand there whole, and then blanks
   stand for the part that would. */
static bool put_character(
	struct canvas *canvas, int row, int column, int width, enum role role, gunichar c)
{
	const struct canvas_cell cell = {.text = {c}, .role = role}, right = {.role = role};

	if (!is_inside(canvas, row, column) || column + width > canvas->window.columns) {
		put_blanks(canvas, row, column, column + width, role);
		return false;
	}
	set_cell(canvas, row, column, &cell);
	if (width == 2)
		set_cell(canvas, row, column + 1, &right);
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

/* What is shown for a character: one line of text, and nothing a terminal would obey. */
static gunichar shown(gunichar c)
{
	return c == '\n' || c == '\t' ? ' ' : text_harmless(c);
}

/* Puts what is drawn for a character: itself, or what stands for it where the terminal draws it
   wider than curses takes it for. Returns where characters combine with it, or NULL. */
static struct canvas_cell *put_shown(
	struct canvas *canvas, int row, int column, int width, enum role role, gunichar c)
{
	char buffer[STAND_IN_SIZE];
	const char *other =
		canvas->profile == WIDTH_WIDE && width == 2 ? stand_in(c, buffer) : NULL;
	bool stands;

	if (!other)
		stands = put_character(canvas, row, column, width, role, c);
	else if ((guchar)*other >= 0x80)
		stands = put_character(canvas, row, column, width, role, g_utf8_get_char(other));
	else
		stands = put_character(canvas, row, column, 1, role, (guchar)other[0]) &&
			put_character(canvas, row, column + 1, 1, role, (guchar)other[1]);
	return stands && !other ? cell_at(canvas, row, column) : NULL;
}

int canvas_width(const struct canvas *canvas, const char *text)
{
	return text_width(text, strlen(text), canvas->profile);
}

/* Puts characters from *column on as long as they end before `end`; *column is behind them then.
   Returns what is left of the text. */
static const char *put_characters(
	struct canvas *canvas, int row, int *column, int end, enum role role, const char *text)
{
	struct canvas_cell *base = NULL;
	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		gunichar c = shown(g_utf8_get_char(text));
		int width = text_character_width(c, canvas->profile);
		if (*column + width > end)
			break;
		if (width > 0)
			base = put_shown(canvas, row, *column, width, role, c);
		else if (base != NULL)
			combine(base, c);
		*column += width;
	}
	return text;
}

/* Puts text up to the column `end`, which no character passes; returns the column behind it, or -1
   when it did not fit. */
static int put_until(
	struct canvas *canvas, int row, int column, int end, enum role role, const char *text)
{
	if (*text == '\0')
		return column;
	free_half_before(canvas, row, column);
	text = put_characters(canvas, row, &column, end, role, text);
	free_half_behind(canvas, row, column);
	return *text == '\0' ? column : -1;
}

int canvas_put(struct canvas *canvas, int row, int column, enum role role, const char *text)
{
	return put_until(canvas, row, column, G_MAXINT, role, text);
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

/* A copy that is one line of text and nothing a terminal would obey. */
static char *clean(const char *text)
{
	char *copy = text_sanitize(text, strlen(text));
	return g_strdelimit(copy, "\n\t", ' ');
}

/* Puts text that is wider than its field; `append` says on which side a blank is left over. */
static void put_clipped(struct canvas *canvas, int row, int column, int columns, enum role role,
	const char *text, void (*append)(GString *, const char *, int, enum width_profile))
{
	g_autofree char *copy = clean(text);
	g_autoptr(GString) field = g_string_new(NULL);
	append(field, copy, columns, canvas->profile);
	canvas_put(canvas, row, column, role, field->str);
}

void canvas_put_left(
	struct canvas *canvas, int row, int column, int columns, enum role role, const char *text)
{
	int end = put_until(canvas, row, column, column + columns, role, text);
	if (end >= 0)
		canvas_fill(canvas, row, end, column + columns - end, role);
	else
		put_clipped(canvas, row, column, columns, role, text, text_append_padded);
}

void canvas_put_right(
	struct canvas *canvas, int row, int column, int columns, enum role role, const char *text)
{
	int blanks = columns - canvas_width(canvas, text);
	if (blanks < 0) {
		put_clipped(canvas, row, column, columns, role, text, text_append_right);
		return;
	}
	canvas_fill(canvas, row, column, blanks, role);
	canvas_put_left(canvas, row, column + blanks, columns - blanks, role, text);
}

void canvas_put_center(
	struct canvas *canvas, int row, int column, int columns, enum role role, const char *text)
{
	int width = canvas_width(canvas, text);
	int indent = MAX(columns - width, 0) / 2;
	canvas_fill(canvas, row, column, indent, role);
	canvas_put_left(canvas, row, column + indent, columns - indent, role, text);
}

void canvas_fill(struct canvas *canvas, int row, int column, int columns, enum role role)
{
	if (columns <= 0)
		return;
	free_half_before(canvas, row, column);
	put_blanks(canvas, row, column, column + columns, role);
	free_half_behind(canvas, row, column + columns);
}

void canvas_fill_rest(struct canvas *canvas, int row, int column, enum role role)
{
	canvas_fill(canvas, row, column, canvas->window.columns - column, role);
}

void canvas_set_cursor(struct canvas *canvas, int row, int column)
{
	canvas->cursor_row = canvas->window.row + row;
	canvas->cursor_column = canvas->window.column + column;
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

void canvas_mark(struct canvas *canvas, int row, int column, int columns, struct mark mark)
{
	for (int i = column; i < column + columns; i++) {
		if (is_inside(canvas, row, i))
			canvas->marks[cell_at(canvas, row, i) - canvas->cells] = mark;
	}
}

struct mark canvas_mark_at(const struct canvas *canvas, int row, int column)
{
	bool is_there = row >= 0 && row < canvas->rows && column >= 0 && column < canvas->columns;
	return is_there ? canvas->marks[row * canvas->columns + column] : (struct mark){0};
}
