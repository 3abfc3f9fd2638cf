#ifndef NIANBAO_LAYOUT_GRID_INTERNAL_H
#define NIANBAO_LAYOUT_GRID_INTERNAL_H

/*
 * What the files of the grid share: its cells as stored, and its columns as
 * measured. Cells are found from squares: owner says which cell covers one, so
 * borders, rules and junctions are all questions about neighbouring squares.
 *
 * Nobody outside layout/ includes this.
 */

#include "layout/grid.h"

/* Two ideographs: most Chinese words have two, so labels break well at multiples of it. */
enum { GRID_WORD = 4 };

/* Rows of heads; none where rows is 0. */
struct grid_heads {
	int from, rows;
};

struct grid {
	int rows, columns;
	GArray *cells;            /* struct grid_cell; their texts are in texts */
	int *owner;               /* row by row: index of the covering cell, or -1 */
	int *unruled_from;        /* row -> first column without a rule below it */
	struct grid_heads *heads; /* row -> the heads it stands under, or is one of */
	enum grid_column *kinds;  /* of each column */
	GStringChunk *texts;
};

/* The width of a text's widest character, word and line. A figure is all word; its line counts a
   blank at either side. */
struct text_need {
	int character, word, line;
};

/* One for each cell, in their order. Free with g_free. */
struct text_need *grid_needs(const struct grid *grid, enum width_profile profile);

/* The columns of a grid on a paper. Every width is a multiple of that of a rule, so that a
   horizontal rule fills it exactly. */
struct grid_measure {
	int rule;   /* columns of one rule */
	bool blank; /* figures keep a blank between them and the rule */
	int *width; /* of each column, rules not counted */
};

/* False when the grid does not fit; nothing is to be released then. */
bool grid_measure_init(
	struct grid_measure *measure, const struct grid *grid, const struct grid_paper *paper);
void grid_measure_release(struct grid_measure *measure);

/* Appends the lines of grid with the columns of measure. */
void grid_draw(const struct grid *grid, const struct grid_measure *measure,
	const struct grid_paper *paper, GPtrArray *lines);

static inline const struct grid_cell *grid_cell_at(const struct grid *grid, int row, int column)
{
	int index = grid->owner[row * grid->columns + column];
	return index < 0 ? NULL : &g_array_index(grid->cells, struct grid_cell, index);
}

/* Width inside a cell: its columns and the rules between them. */
static inline int grid_cell_width(const struct grid_cell *cell, const int *width, int rule)
{
	int sum = (cell->columns - 1) * rule;
	for (int i = 0; i < cell->columns; i++)
		sum += width[cell->column + i];
	return sum;
}

#endif
