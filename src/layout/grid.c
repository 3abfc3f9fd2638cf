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
	grid->heads = g_new0(struct grid_heads, rows);
	grid->kinds = g_new0(enum grid_column, columns);
	grid->texts = g_string_chunk_new(1024);
	fill(grid->owner, rows * columns, -1);
	fill(grid->unruled_from, rows, columns);
	return grid;
}

void grid_free(struct grid *grid)
{
	if (!grid)
		return;
	g_array_free(grid->cells, TRUE);
	g_free(grid->owner);
	g_free(grid->unruled_from);
	g_free(grid->heads);
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

void grid_set_heads(struct grid *grid, int from, int rows)
{
	for (int row = from; row < grid->rows; row++)
		grid->heads[row] = (struct grid_heads){.from = from, .rows = rows};
}

int grid_rows(const struct grid *grid)
{
	return grid->rows;
}

/* How many rows further down than the first of its heads a row stands. */
static int depth_of(const struct grid *grid, int row)
{
	return row - grid->heads[row].from;
}

int grid_columns(const struct grid *grid)
{
	return grid->columns;
}

const struct grid_cell *grid_cell_beginning(const struct grid *grid, int row, int column)
{
	const struct grid_cell *cell = grid_cell_at(grid, row, column);
	bool begins = cell && cell->row == row && cell->column == column;

	return begins ? cell : NULL;
}

bool grid_is_head(const struct grid *grid, int row)
{
	return depth_of(grid, row) < grid->heads[row].rows;
}

bool grid_may_part(const struct grid *grid, int row)
{
	if (row <= 0 || row >= grid->rows)
		return row == grid->rows;
	return depth_of(grid, row) == 0 || depth_of(grid, row) > grid->heads[row].rows;
}

/* Pieces */

/* Rows of a grid and where they go in a piece. */
struct cut {
	int from, to, at;
};

static void add_cell(struct grid *piece, struct grid_cell cell, const struct cut *cut)
{
	int first = MAX(cell.row, cut->from);
	int end = MIN(cell.row + cell.rows, cut->to);

	if (first >= end)
		return;
	cell.row = first - cut->from + cut->at;
	cell.rows = end - first;
	grid_add(piece, cell);
}

static void add_cut(struct grid *piece, const struct grid *grid, struct cut cut)
{
	for (guint i = 0; i < grid->cells->len; i++)
		add_cell(piece, g_array_index(grid->cells, struct grid_cell, i), &cut);
	for (int row = cut.from; row < cut.to; row++)
		piece->unruled_from[cut.at + row - cut.from] = grid->unruled_from[row];
}

static struct grid *piece_new(const struct grid *grid, int from, int to)
{
	struct grid_heads heads = grid->heads[from];
	int repeated = depth_of(grid, from) < heads.rows ? 0 : heads.rows;
	struct grid *piece = grid_new(repeated + to - from, grid->columns);

	for (int column = 0; column < grid->columns; column++)
		piece->kinds[column] = grid->kinds[column];
	add_cut(piece, grid, (struct cut){heads.from, heads.from + repeated, 0});
	add_cut(piece, grid, (struct cut){from, to, repeated});
	return piece;
}

/* Sheets */

struct grid_sheet {
	const struct grid *grid;
	struct grid_paper paper;
	struct grid_measure measure;
};

struct grid_sheet *grid_sheet_new(const struct grid *grid, const struct grid_paper *paper)
{
	struct grid_measure measure;

	if (!grid_measure_init(&measure, grid, paper))
		return NULL;
	struct grid_sheet *sheet = g_new(struct grid_sheet, 1);
	*sheet = (struct grid_sheet){.grid = grid, .paper = *paper, .measure = measure};
	return sheet;
}

void grid_sheet_free(struct grid_sheet *sheet)
{
	if (!sheet)
		return;
	grid_measure_release(&sheet->measure);
	g_free(sheet);
}

void grid_sheet_paint(const struct grid_sheet *sheet, int from, int to, GPtrArray *lines)
{
	g_assert(0 <= from && from < to && to <= sheet->grid->rows);
	if (from == 0 && to == sheet->grid->rows) {
		grid_draw(sheet->grid, &sheet->measure, &sheet->paper, lines);
		return;
	}
	struct grid *piece = piece_new(sheet->grid, from, to);
	grid_draw(piece, &sheet->measure, &sheet->paper, lines);
	grid_free(piece);
}

int grid_sheet_width(const struct grid_sheet *sheet)
{
	int width = (sheet->grid->columns + 1) * sheet->measure.rule;

	for (int column = 0; column < sheet->grid->columns; column++)
		width += sheet->measure.width[column];
	return width;
}

bool grid_paint(const struct grid *grid, const struct grid_paper *paper, GPtrArray *lines)
{
	struct grid_sheet *sheet = grid_sheet_new(grid, paper);

	if (!sheet)
		return false;
	grid_sheet_paint(sheet, 0, grid->rows, lines);
	grid_sheet_free(sheet);
	return true;
}
