#include "tui/areas.h"

#include <glib.h>

enum { SIDE_NARROWEST = 28, SIDE_WIDEST = 36 };

/* The columns of the side: what the page can spare, 0 where that is too little. */
static int side_columns(int columns, int wanted)
{
	int spare = columns - wanted;

	if (columns < SIDE_FROM_COLUMNS || spare < SIDE_NARROWEST)
		return 0;
	return CLAMP(spare - SIDE_NARROWEST / 2, SIDE_NARROWEST, SIDE_WIDEST);
}

struct areas areas_of(int rows, int columns, int wanted)
{
	int side = side_columns(columns, wanted);
	int first = side > 0 ? 1 : 2; /* row of the page's heading */

	return (struct areas){
		.top = {0, 0, 1, columns},
		.tabs = {1, 0, side > 0 ? 0 : 1, columns},
		.side = {1, 0, side > 0 ? rows - 5 : 0, side},
		.page = {first, side, rows - 4 - first, columns - side},
		.label = rows - 4,
		.help = rows - 3,
		.problem = rows - 2,
		.keys = rows - 1,
	};
}

bool areas_fit(int rows, int columns)
{
	return rows >= SCREEN_MIN_ROWS && columns >= SCREEN_MIN_COLUMNS;
}
