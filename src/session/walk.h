#ifndef NIANBAO_SESSION_WALK_H
#define NIANBAO_SESSION_WALK_H

/*
 * The ways between cells: in the order of the form, over all sections and
 * tables, and round at the end. What is computed, absent or does not apply is
 * passed over.
 */

#include "check/checker.h"
#include "report/report.h"
#include <stdbool.h>

/* Whether something can be filled in there: it is a cell, it applies, and it is not computed. */
bool walk_enterable(const struct report *report, cell_index cell);

/* The next cell that can be filled in, onward (+1) or back (-1); CELL_NONE where there is none. */
cell_index walk_next(const struct report *report, cell_index from, int direction);

/* The next required cell that is not filled in, behind a cell and round to it; CELL_NONE: all
   are. */
cell_index walk_next_blank(
	const struct report *report, const struct checker *checker, cell_index from);

#endif
