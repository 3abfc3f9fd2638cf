#ifndef NIANBAO_TUI_AREAS_H
#define NIANBAO_TUI_AREAS_H

/*
 * What stands where, for every size of terminal: worked out from nothing but the
 * size and what the page asks for, and by nobody else.
 *
 *	top    unit, year, state, counts
 *	tabs   the sections in a row; or, on a wide screen, at the side
 *	page   the heading and what is below it; a view counts from its corner
 *	label  what the cursor's cell is
 *	help   how to fill it in
 *	problem
 *	keys
 */

#include <stdbool.h>

enum {
	SCREEN_MIN_ROWS = 16,
	SCREEN_MIN_COLUMNS = 60,
	SIDE_FROM_COLUMNS = 110, /* from here on the sections stand at the side */
	LAST_FROM_COLUMNS = 132, /* ... and last year's column beside the entry in every table */
	PAGE_COLUMNS = 80,       /* what a page can count on where there is a side */
};

struct area {
	int row, column, rows, columns;
};

struct areas {
	struct area top, tabs, side, page; /* without tabs or side their area has no rows */
	int label, help, problem, keys;    /* rows */
};

/* `wanted`: the columns a page needs; the sections do not take them away from it. */
struct areas areas_of(int rows, int columns, int wanted);

/* Whether a terminal is large enough to show anything but a notice. */
bool areas_fit(int rows, int columns);

#endif
