#ifndef NIANBAO_PRINT_PAGES_H
#define NIANBAO_PRINT_PAGES_H

/*
 * Pages: pieces of a copy laid onto sheets of so many lines.
 *
 * A piece is what came of one block: lines of text, or a table, which is painted
 * anew where pages part it. A page ends
 * - above what would otherwise be parted from what it leads, as a heading;
 * - above a table that stands on a page of its own but not in what is left of
 *   this one;
 * - in a text so that neither one line of it ends the page nor one begins the
 *   next;
 * - in a longer table above a row, whose heads are then repeated; the last row does
 *   not go on alone.
 * What is longer than a page and has no such place is parted at any line.
 *
 * Pages hold ranges of the painter's lines. Pieces own their grids.
 */

#include "layout/grid.h"
#include <glib.h>
#include <stdbool.h>

struct piece {
	guint first, count;  /* of the lines, a table's those of the whole */
	int above;           /* empty lines between it and the piece before on its page */
	bool keep_with_next; /* must not end a page */
	bool whole;          /* is not parted, unless it is longer than a page */
	struct grid *grid;   /* of a table; NULL: text */
	struct grid_sheet *sheet;
	int indent; /* blanks before a table's lines */
};

/* Lines that stand together on a page. */
struct run {
	int above; /* empty lines before them */
	guint first, count;
};

struct page_runs {
	GArray *runs; /* struct run */
	int used;     /* lines */
};

/* Lays pieces (struct piece) onto pages of so many lines, at least one; more lines are added for
   the parts of tables. Returns struct page_runs; free with pages_free. */
GArray *pages_lay(const GArray *pieces, int height, GPtrArray *lines);
void pages_free(GArray *pages);

/* Adds to lines those of the rows [from, to) of a table. */
void piece_paint_rows(const struct piece *piece, int from, int to, GPtrArray *lines);
void piece_release(struct piece *piece);

#endif
