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
#include "tui/cluster.h"
#include "tui/stand_in.h"

#include <stdarg.h>

G_STATIC_ASSERT(sizeof(struct canvas_cell) == 8);

static struct canvas_cell blank_of(enum role role)
{
	return (struct canvas_cell){.text = ' ', .role = role};
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

/* What is painted with: a row of the window and a look. */
struct brush {
	struct canvas_cell *cells; /* from the window's first column on */
	int columns;               /* of the window; none where the row is outside */
	int offset;                /* the window's first column on the screen */
	struct reach *changed;
	enum role role;
	enum width_profile profile;
};

static struct brush brush_for(struct canvas *canvas, int row, enum role role)
{
	struct brush brush = {.role = role, .profile = canvas->profile};

	if (row >= 0 && row < canvas->window.rows) {
		brush.cells = cell_at(canvas, row, 0);
		brush.columns = canvas->window.columns;
		brush.offset = canvas->window.column;
		brush.changed = &canvas->changed[canvas->window.row + row];
	}
	return brush;
}

static void note_change(const struct brush *brush, int column)
{
	struct reach *changed = brush->changed;
	bool first = changed->from == changed->to;

	column += brush->offset;
	changed->from = first ? column : MIN(changed->from, column);
	changed->to = first ? column + 1 : MAX(changed->to, column + 1);
}

/* The one way a cell changes. */
static void set_cell(const struct brush *brush, int column, struct canvas_cell content)
{
	if (canvas_cell_equal(brush->cells[column], content))
		return;
	brush->cells[column] = content;
	note_change(brush, column);
}

static bool is_right_half(const struct brush *brush, int column)
{
	return column >= 0 && column < brush->columns && brush->cells[column].text == 0;
}

static void blank_half(const struct brush *brush, int column)
{
	set_cell(brush, column, blank_of(brush->cells[column].role));
}

/* Whoever paints over [column, end) blanks what that leaves of wide characters at its edges: before it
   begins... */
static void free_half_before(const struct brush *brush, int column)
{
	if (is_right_half(brush, column))
		blank_half(brush, column - 1);
}

/* ... and when it has ended. */
static void free_half_behind(const struct brush *brush, int end)
{
	if (is_right_half(brush, end))
		blank_half(brush, end);
}

/* Blanks in [column, end), as far as they are inside. */
static void put_blanks(const struct brush *brush, int column, int end)
{
	const struct canvas_cell blank = blank_of(brush->role);

	end = MIN(end, brush->columns);
	for (column = MAX(column, 0); column < end; column++)
		set_cell(brush, column, blank);
}

/* Puts a character of one or two columns; false when it does not stand there whole, and then blanks
   stand for the part that would. */
static bool put_character(const struct brush *brush, int column, int width, gunichar c)
{
	if (column < 0 || column + width > brush->columns) {
		put_blanks(brush, column, column + width);
		return false;
	}
	set_cell(brush, column, (struct canvas_cell){.text = c, .role = brush->role});
	if (width == 2)
		set_cell(brush, column + 1, (struct canvas_cell){.role = brush->role});
	return true;
}

/* Adds a combining character to its base; what has no room is dropped. */
static void combine(const struct brush *brush, int column, gunichar c)
{
	struct canvas_cell cell = brush->cells[column];

	cell.text = cluster_join(cell.text, c);
	set_cell(brush, column, cell);
}

/* What is shown for a character: one line of text, and nothing a terminal would obey. */
static gunichar shown(gunichar c)
{
	return c == '\n' || c == '\t' ? ' ' : text_harmless(c);
}

/* Puts what is drawn for a character: itself, or what stands for it where the terminal draws it
   wider than curses takes it for. False where nothing can combine with it. */
static bool put_shown(const struct brush *brush, int column, int width, gunichar c)
{
	char buffer[STAND_IN_SIZE];
	const char *other = brush->profile == WIDTH_WIDE && width == 2 ? stand_in(c, buffer) : NULL;

	if (!other)
		return put_character(brush, column, width, c);
	if ((guchar)*other >= 0x80)
		put_character(brush, column, width, g_utf8_get_char(other));
	else if (put_character(brush, column, 1, (guchar)other[0]))
		put_character(brush, column + 1, 1, (guchar)other[1]);
	return false;
}

int canvas_width(const struct canvas *canvas, const char *text)
{
	return text_width(text, strlen(text), canvas->profile);
}

/* Puts characters from *column on as long as they end before `end`; *column is behind them then.
   Returns what is left of the text. */
static const char *put_characters(const struct brush *brush, int *column, int end, const char *text)
{
	int base = -1; /* where characters combine with what was put last */
	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		gunichar c = shown(g_utf8_get_char(text));
		int width = text_character_width(c, brush->profile);
		if (*column + width > end)
			break;
		if (width > 0)
			base = put_shown(brush, *column, width, c) ? *column : -1;
		else if (base >= 0)
			combine(brush, base, c);
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
	const struct brush brush = brush_for(canvas, row, role);
	free_half_before(&brush, column);
	text = put_characters(&brush, &column, end, text);
	free_half_behind(&brush, column);
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
	const struct brush brush = brush_for(canvas, row, role);
	free_half_before(&brush, column);
	put_blanks(&brush, column, column + columns);
	free_half_behind(&brush, column + columns);
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
		gunichar characters[CLUSTER_CHARACTERS];
		size_t count = cluster_characters(cell_at(canvas, row, column)->text, characters);
		for (size_t i = 0; i < count; i++)
			g_string_append_unichar(out, characters[i]);
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
