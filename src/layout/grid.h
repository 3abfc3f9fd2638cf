#ifndef NIANBAO_LAYOUT_GRID_H
#define NIANBAO_LAYOUT_GRID_H

/*
 * A grid: cells over rows and columns, some merged, painted as lines of text.
 *
 * Cells are given by where they stand and how far they reach; the grid finds
 * how wide its columns are on the paper, wraps each text inside its cell, makes
 * rows as high as that takes, and paints rules between. Every line it paints is
 * exactly as wide as every other under the profile of the paper. Nothing is
 * ever cut: figures do not wrap, so a column of figures is at least as wide as
 * its widest one.
 *
 * A grid owns copies of its texts. They are texts without control characters
 * (text_sanitize) other than \n, which breaks the line.
 */

#include "base/text.h"
#include <glib.h>
#include <stdbool.h>

struct head_tree;

enum grid_align {
	GRID_LEFT,
	GRID_CENTER,
	GRID_RIGHT,
};

/* What stands in a column decides how wide it is made; see grid_paint. */
enum grid_column {
	GRID_FIGURES, /* figures, or heads over figures: all of a grid are equally wide, as long as
	                 texts stand beside them only */
	GRID_LABELS,  /* texts: these take what the others leave */
	GRID_GROUPS,  /* merged labels of groups of rows: two characters a line, or four, or six */
};

enum rule_style {
	RULES_ASCII, /* + - | */
	RULES_LIGHT, /* ┌ ─ │ , each as wide as the profile says */
	RULES_NONE,  /* blanks, also at the end of lines */
};

struct grid_cell {
	int row, rows;
	int column, columns;
	enum grid_align align;
	bool middle; /* stands in the middle of its height, not at its top */
	bool figure; /* never wrapped */
	const char *text;
};

/* What a grid is painted on. */
struct grid_paper {
	int width; /* columns; the rules at both edges are within */
	enum width_profile profile;
	enum rule_style rules;
};

struct grid;

/* All columns are GRID_FIGURES until grid_set_column says otherwise. */
struct grid *grid_new(int rows, int columns);
void grid_free(struct grid *grid);

/* Cells must not overlap; what no cell covers is painted empty. */
void grid_add(struct grid *grid, struct grid_cell cell);

void grid_set_column(struct grid *grid, int column, enum grid_column kind);

/* No rule is drawn below `row` from column `from` on (the columns before it keep their merged
   cells' own borders). Rules are drawn below every other row. */
void grid_no_rule_below(struct grid *grid, int row, int from);

/*
 * Trees of heads as cells. The heads fill their area, whatever the shape of the
 * tree: leaves reach to the area's inner edge (the lowest row above columns, the
 * last column beside rows), and the last leaf covers what the area has left
 * behind it. So blocks of different shape stand in one grid, and a block of two
 * columns stretches its last over the place of three.
 */
enum grid_side {
	GRID_ABOVE,  /* heads of columns: centred */
	GRID_BESIDE, /* heads of rows: at the left; groups stand in the middle of their height.
	                Makes its columns GRID_GROUPS, the last one GRID_LABELS */
};

struct grid_area {
	int row, rows;
	int column, columns;
};

/* The area must have at least as many levels and lines as the tree. */
void grid_add_heads(struct grid *grid, const struct head_tree *tree, enum grid_side side,
	struct grid_area area);

/* Leaves out the rules between the rows of one group, as head_rule_below has it. The tree stands
   beside them in area. */
void grid_rule_groups_only(struct grid *grid, const struct head_tree *tree, struct grid_area area);

/* Says that rows [from, from + rows) are the heads of the rows below them, down to the next heads.
   A page that begins among those repeats them. */
void grid_set_heads(struct grid *grid, int from, int rows);
/* Whether a page may end above a row: not inside heads, nor right below them. */
bool grid_may_part(const struct grid *grid, int row);

/*
 * Paints lines (char *, to be freed with g_free) and appends them. False when
 * even the narrowest columns do not fit; nothing is appended then.
 *
 * How wide columns are:
 * - Columns of figures are equally wide and share half of the paper (all of it
 *   when there are no labels), but take no more than their widest text needs
 *   while labels still have to wrap.
 * - A column of groups is as narrow as a multiple of four that takes the longest
 *   word and makes no label taller than the number of rows it covers.
 * - Columns of labels share the rest, in proportion to what each lacks. Where
 *   there are several, texts stand among the figures: then columns of figures are
 *   as wide as each needs, and take their part in the rest as labels do.
 * Where that does not fit, these are given up, one after the other: equally wide
 * columns, keeping words whole, the blank behind figures. Only between equal
 * columns without labels can some of the paper stay empty.
 */
bool grid_paint(const struct grid *grid, const struct grid_paper *paper, GPtrArray *lines);

/*
 * A sheet: a grid whose columns have been measured for a paper, to be painted
 * whole or page by page. It borrows the grid, which must outlive it and not
 * change.
 */
struct grid_sheet;

/* NULL where the grid does not fit. */
struct grid_sheet *grid_sheet_new(const struct grid *grid, const struct grid_paper *paper);
void grid_sheet_free(struct grid_sheet *sheet);
/* Paints the rows [from, to) as a table of its own, with the columns of the whole and below the
   heads that row `from` stands under. Cells that are cut in two show their text in both. */
void grid_sheet_paint(const struct grid_sheet *sheet, int from, int to, GPtrArray *lines);
/* Columns of the paper that every line takes. */
int grid_sheet_width(const struct grid_sheet *sheet);
int grid_rows(const struct grid *grid);
int grid_columns(const struct grid *grid);
/* The cell whose top left square this is, for painters that know merged cells themselves; NULL when
   there is none. Valid as long as the grid. */
const struct grid_cell *grid_cell_beginning(const struct grid *grid, int row, int column);
/* Whether a row is one of heads. */
bool grid_is_head(const struct grid *grid, int row);

/* The least width at which grid_paint succeeds; that of paper is not looked at. */
int grid_narrowest(const struct grid *grid, const struct grid_paper *paper);
/* The least width at which it does so without breaking a word. */
int grid_narrowest_whole(const struct grid *grid, const struct grid_paper *paper);

/* What a text needs at least where no word is broken: the width of its longest. */
int grid_longest_word(const char *text, enum width_profile profile);

#endif
