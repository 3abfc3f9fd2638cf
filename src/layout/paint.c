/*
 * Painting: rows as high as their cells take, and then line by line.
 *
 * A painted line lies inside one row, or between two: then it carries a rule,
 * save where a merged cell runs through it and may put its text there. Both are
 * described by the row above and the row below, which are the same row inside
 * one. What stands at a crossing follows from which of its four arms exist.
 */

#include "layout/grid_internal.h"

#include <string.h>

enum { ARM_UP = 1, ARM_DOWN = 2, ARM_LEFT = 4, ARM_RIGHT = 8 };

/* The crossing with these arms. One arm alone is drawn as two: half rules have no ambiguous
   width, so they would not be as wide as the others. */
static const char *const crossings[][16] = {
	[RULES_ASCII] = {" ", "|", "|", "|", "-", "+", "+", "+", "-", "+", "+", "+", "-", "+", "+",
		"+"},
	[RULES_LIGHT] = {" ", "│", "│", "│", "─", "┘", "┐", "┤", "─", "└", "┌", "├", "─", "┴", "┬",
		"┼"},
	[RULES_NONE] = {" ", " ", " ", " ", " ", " ", " ", " ", " ", " ", " ", " ", " ", " ", " ",
		" "},
};

/* One cell's text: `count` lines from `first` in the drawing's lines. */
struct cell_text {
	guint first;
	int count;
	int width; /* of the cell */
};

struct drawing {
	const struct grid *grid;
	const struct grid_measure *measure;
	const struct grid_paper *paper;
	GArray *lines;           /* struct text_line, of all cells */
	struct cell_text *texts; /* of each cell */
	int *top;                /* of each row, its first line; counted from the upper edge */
	int *height;             /* of each row */
};

/* Rows */

static void break_figure(const struct drawing *drawing, const struct grid_cell *cell)
{
	size_t length = strlen(cell->text);
	int width = text_width(cell->text, length, drawing->paper->profile);
	struct text_line line = {.start = 0, .length = length, .width = width};

	g_array_append_val(drawing->lines, line);
}

static bool is_ideographic(const char *text)
{
	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		if (!g_unichar_iswide(g_utf8_get_char(text)))
			return false;
	}
	return true;
}

/* Heads of columns break between words, as 社会公益 组织 rather than 社会公 益组织: ideographs go
   two, or four, to a line even where three would fit, unless three cannot be parted, as （个）
   cannot. */
static void break_head(const struct drawing *drawing, const struct grid_cell *cell, int width)
{
	size_t length = strlen(cell->text);
	enum width_profile profile = drawing->paper->profile;
	bool fits = text_width(cell->text, length, profile) <= width;
	int even = width / GRID_WORD * GRID_WORD;

	if (!fits && is_ideographic(cell->text) && grid_longest_word(cell->text, profile) <= even)
		width = even;
	text_break(cell->text, length, width, width, profile, drawing->lines);
}

/* Bytes of the number at the beginning of a label, as （三） or 三、; 0 when there is none. */
static size_t number_length(const char *text)
{
	enum { LONGEST = 4 };
	const char *at = text;

	for (int i = 0; i < LONGEST && *at != '\0'; i++) {
		gunichar c = g_utf8_get_char(at);
		at = g_utf8_next_char(at);
		if (c == U'、' || g_unichar_type(c) == G_UNICODE_CLOSE_PUNCTUATION)
			return (size_t)(at - text);
	}
	return 0;
}

/* Labels of groups have their number on a line of its own, unless that takes one line more. */
static void break_group(const struct drawing *drawing, const struct grid_cell *cell, int width)
{
	size_t length = strlen(cell->text);
	enum width_profile profile = drawing->paper->profile;
	guint first = drawing->lines->len;

	text_break(cell->text, length, width, width, profile, drawing->lines);
	guint end = drawing->lines->len;
	int number = text_width(cell->text, number_length(cell->text), profile);
	if (end - first == 1 || number == 0 || number > width)
		return;
	text_break(cell->text, length, number, width, profile, drawing->lines);
	if (drawing->lines->len - end <= end - first)
		g_array_remove_range(drawing->lines, first, end - first);
	else
		g_array_set_size(drawing->lines, end);
}

static void break_label(const struct drawing *drawing, const struct grid_cell *cell, int width)
{
	text_break_balanced(
		cell->text, strlen(cell->text), width, drawing->paper->profile, drawing->lines);
}

static void break_text(struct drawing *drawing, guint index)
{
	const struct grid *grid = drawing->grid;
	const struct grid_cell *cell = &g_array_index(grid->cells, struct grid_cell, index);
	struct cell_text *text = &drawing->texts[index];

	text->first = drawing->lines->len;
	text->width = grid_cell_width(cell, drawing->measure->width, drawing->measure->rule);
	if (cell->figure)
		break_figure(drawing, cell);
	else if (cell->columns == 1 && grid->kinds[cell->column] == GRID_GROUPS)
		break_group(drawing, cell, text->width);
	else if (cell->align == GRID_CENTER)
		break_head(drawing, cell, text->width);
	else
		break_label(drawing, cell, text->width);
	text->count = (int)(drawing->lines->len - text->first);
}

static bool same_cell(const struct grid *grid, int row, int column, int other_row, int other_column)
{
	const struct grid_cell *cell = grid_cell_at(grid, row, column);

	return cell && cell == grid_cell_at(grid, other_row, other_column);
}

/* Whether a rule runs between two rows in this column; above the first and below the last row the
   other is outside of the grid. */
static bool is_ruled(const struct grid *grid, int above, int below, int column)
{
	if (above == below)
		return false;
	if (above < 0 || below >= grid->rows)
		return true;
	return column < grid->unruled_from[above] && !same_cell(grid, above, column, below, column);
}

static bool has_rule_below(const struct grid *grid, int row)
{
	for (int column = 0; column < grid->columns; column++) {
		if (is_ruled(grid, row, row + 1, column))
			return true;
	}
	return false;
}

/* A row is as high as the cells that end in it still need. Rows above are final by then, so that
   whatever ends further down finds them as high as they will be. */
static int height_of_row(const struct drawing *drawing, int row)
{
	const struct grid *grid = drawing->grid;
	int height = 1;

	for (int column = 0; column < grid->columns; column++) {
		const struct grid_cell *cell = grid_cell_at(grid, row, column);
		if (!cell || cell->row + cell->rows != row + 1)
			continue;
		int index = grid->owner[row * grid->columns + column];
		int above = drawing->top[row] - drawing->top[cell->row];
		height = MAX(height, drawing->texts[index].count - above);
	}
	return height;
}

static void place_rows(struct drawing *drawing)
{
	int y = 1;

	for (int row = 0; row < drawing->grid->rows; row++) {
		drawing->top[row] = y;
		drawing->height[row] = height_of_row(drawing, row);
		y += drawing->height[row] + has_rule_below(drawing->grid, row);
	}
}

/* Cells */

static void append_repeated(GString *out, const char *piece, int count)
{
	for (int i = 0; i < count; i++)
		g_string_append(out, piece);
}

/* Characters that run down a narrow merged cell stand under each other: a last one that is alone
   stands in the middle. */
static bool runs_down(const struct grid_cell *cell, const struct cell_text *text)
{
	return cell->middle && text->count > 1 && text->width <= GRID_WORD;
}

static int blanks_before(const struct drawing *drawing, const struct grid_cell *cell,
	const struct cell_text *text, int width)
{
	int left_over = text->width - width;

	if (cell->align == GRID_CENTER || runs_down(cell, text))
		return left_over / 2;
	if (cell->align == GRID_RIGHT)
		return MAX(left_over - drawing->measure->blank, 0);
	return 0;
}

/* The line of its text that a cell shows at y, or NULL. */
static const struct text_line *line_at(const struct drawing *drawing, const struct grid_cell *cell,
	const struct cell_text *text, int y)
{
	int last = cell->row + cell->rows - 1;
	int top = drawing->top[cell->row];
	int height = drawing->top[last] + drawing->height[last] - top;
	int number = y - top - (cell->middle ? (height - text->count) / 2 : 0);

	if (number < 0 || number >= text->count)
		return NULL;
	return &g_array_index(drawing->lines, struct text_line, text->first + (guint)number);
}

static void paint_cell(const struct drawing *drawing, int index, int y, GString *out)
{
	const struct grid_cell *cell =
		&g_array_index(drawing->grid->cells, struct grid_cell, index);
	const struct cell_text *text = &drawing->texts[index];
	const struct text_line *line = line_at(drawing, cell, text, y);

	if (!line) {
		append_repeated(out, " ", text->width);
		return;
	}
	int before = blanks_before(drawing, cell, text, line->width);
	append_repeated(out, " ", before);
	g_string_append_len(out, cell->text + line->start, (gssize)line->length);
	append_repeated(out, " ", text->width - before - line->width);
}

/* Lines */

/* Whether an upright rule stands before a column in a row, outside of the grid never. */
static bool is_parted(const struct grid *grid, int row, int column)
{
	if (row < 0 || row >= grid->rows)
		return false;
	if (column == 0 || column == grid->columns)
		return true;
	return !same_cell(grid, row, column - 1, row, column);
}

static void paint_crossing(
	const struct drawing *drawing, int above, int below, int column, GString *out)
{
	const struct grid *grid = drawing->grid;
	unsigned arms = 0;

	if (is_parted(grid, above, column))
		arms |= ARM_UP;
	if (is_parted(grid, below, column))
		arms |= ARM_DOWN;
	if (column > 0 && is_ruled(grid, above, below, column - 1))
		arms |= ARM_LEFT;
	if (column < grid->columns && is_ruled(grid, above, below, column))
		arms |= ARM_RIGHT;
	append_repeated(out, crossings[drawing->paper->rules][arms],
		arms == 0 ? drawing->measure->rule : 1);
}

/* Paints what fills one column between two crossings: a rule, or nothing. */
static void paint_gap(const struct drawing *drawing, int above, int below, int column, GString *out)
{
	int width = drawing->measure->width[column];

	if (is_ruled(drawing->grid, above, below, column)) {
		const char *rule = crossings[drawing->paper->rules][ARM_LEFT | ARM_RIGHT];
		append_repeated(out, rule, width / drawing->measure->rule);
	} else {
		append_repeated(out, " ", width);
	}
}

/* The cell that covers this column at a line, be it inside one row or across two; NULL for none. */
static const struct grid_cell *cell_through(
	const struct grid *grid, int above, int below, int column)
{
	if (above < 0 || below >= grid->rows || !same_cell(grid, above, column, below, column))
		return NULL;
	return grid_cell_at(grid, above, column);
}

static void paint_line(const struct drawing *drawing, int y, int above, int below, GPtrArray *lines)
{
	const struct grid *grid = drawing->grid;
	GString *out = g_string_new(NULL);

	for (int column = 0; column < grid->columns;) {
		paint_crossing(drawing, above, below, column, out);
		const struct grid_cell *cell = cell_through(grid, above, below, column);
		if (cell) {
			paint_cell(drawing, grid->owner[above * grid->columns + column], y, out);
			column += cell->columns;
		} else {
			paint_gap(drawing, above, below, column, out);
			column++;
		}
	}
	paint_crossing(drawing, above, below, grid->columns, out);
	g_ptr_array_add(lines, g_string_free(out, FALSE));
}

static void paint_row(const struct drawing *drawing, int row, GPtrArray *lines)
{
	int end = drawing->top[row] + drawing->height[row];

	for (int y = drawing->top[row]; y < end; y++)
		paint_line(drawing, y, row, row, lines);
	if (has_rule_below(drawing->grid, row))
		paint_line(drawing, end, row, row + 1, lines);
}

void grid_draw(const struct grid *grid, const struct grid_measure *measure,
	const struct grid_paper *paper, GPtrArray *lines)
{
	struct drawing drawing = {
		.grid = grid,
		.measure = measure,
		.paper = paper,
		.lines = g_array_new(FALSE, FALSE, sizeof(struct text_line)),
		.texts = g_new(struct cell_text, grid->cells->len),
		.top = g_new(int, grid->rows),
		.height = g_new(int, grid->rows),
	};

	for (guint i = 0; i < grid->cells->len; i++)
		break_text(&drawing, i);
	place_rows(&drawing);
	paint_line(&drawing, 0, -1, 0, lines);
	for (int row = 0; row < grid->rows; row++)
		paint_row(&drawing, row, lines);
	g_array_free(drawing.lines, TRUE);
	g_free(drawing.texts);
	g_free(drawing.top);
	g_free(drawing.height);
}
