/*
 * The grid as a set of cells, and its pieces.
 *
 * A piece of a grid is a grid again, with cells cut at its edges. It is painted
 * with the columns of the whole, so that all pages of a table look alike.
 */

#include "layout/grid_internal.h"

static void fill(int *items, int count, int value)
{
	for (int i = 0; i < count; i++)
		items[i] = value;
}

struct grid *grid_new(int rows, int columns)
{
	struct grid *grid = g_new0(struct grid, 1);
	grid->rows = rows;
	grid->columns = columns;
	grid->cells = g_array_new(FALSE, FALSE, sizeof(struct grid_cell));
	grid->owner = g_new(int, rows *columns);
	grid->unruled_from = g_new(int, rows);
	grid->kinds = g_new0(enum grid_column, columns);
	grid->texts = g_string_chunk_new(1024);
	fill(grid->owner, rows * columns, -1);
	fill(grid->unruled_from, rows, columns);
	return grid;
}

void grid_free(struct grid *grid)
{
	if (grid == NULL)
		return;
	g_array_free(grid->cells, TRUE);
	g_free(grid->owner);
	g_free(grid->unruled_from);
	g_free(grid->kinds);
	g_string_chunk_free(grid->texts);
	g_free(grid);
}

static void claim(struct grid *grid, const struct grid_cell *cell, int index)
{
	for (int row = cell->row; row < cell->row + cell->rows; row++) {
		for (int column = cell->column; column < cell->column + cell->columns; column++) {
			int *owner = &grid->owner[row * grid->columns + column];
			g_assert(*owner == -1);
			*owner = index;
		}
	}
}

void grid_add(struct grid *grid, struct grid_cell cell)
{
	g_assert(cell.rows > 0 && cell.row >= 0 && cell.row + cell.rows <= grid->rows);
	g_assert(cell.columns > 0 && cell.column >= 0 &&
		cell.column + cell.columns <= grid->columns);
	claim(grid, &cell, (int)grid->cells->len);
	cell.text = g_string_chunk_insert(grid->texts, cell.text);
	g_array_append_val(grid->cells, cell);
}

void grid_set_column(struct grid *grid, int column, enum grid_column kind)
{
	grid->kinds[column] = kind;
}

void grid_no_rule_below(struct grid *grid, int row, int from)
{
	grid->unruled_from[row] = from;
}

/* Adds what rows [from, to) hold of cell; row `from` becomes row `at` of the piece. */
static void add_cut(struct grid *piece, struct grid_cell cell, int from, int to, int at)
{
	int first = MAX(cell.row, from);
	int end = MIN(cell.row + cell.rows, to);
	if (first >= end)
		return;
	cell.row = first - from + at;
	cell.rows = end - first;
	grid_add(piece, cell);
}

static struct grid *cut_piece(const struct grid *grid, int heads, int from, int to)
{
	struct grid *piece = grid_new(heads + to - from, grid->columns);
	for (int column = 0; column < grid->columns; column++)
		piece->kinds[column] = grid->kinds[column];
	for (guint i = 0; i < grid->cells->len; i++) {
		struct grid_cell cell = g_array_index(grid->cells, struct grid_cell, i);
		add_cut(piece, cell, 0, heads, 0);
		add_cut(piece, cell, from, to, heads);
	}
	for (int row = 0; row < heads; row++)
		piece->unruled_from[row] = grid->unruled_from[row];
	for (int row = from; row < to; row++)
		piece->unruled_from[heads + row - from] = grid->unruled_from[row];
	return piece;
}

bool grid_paint(const struct grid *grid, const struct grid_paper *paper, GPtrArray *lines)
{
	struct grid_measure measure;
	if (!grid_measure_init(&measure, grid, paper))
		return false;
	grid_draw(grid, &measure, paper, lines);
	grid_measure_release(&measure);
	return true;
}

bool grid_paint_part(const struct grid *grid, const struct grid_paper *paper, int heads, int from,
	int to, GPtrArray *lines)
{
	g_assert(heads <= from && from < to && to <= grid->rows);
	struct grid_measure measure;
	if (!grid_measure_init(&measure, grid, paper))
		return false;
	struct grid *piece = cut_piece(grid, heads, from, to);
	grid_draw(piece, &measure, paper, lines);
	grid_free(piece);
	grid_measure_release(&measure);
	return true;
}
