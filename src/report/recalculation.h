#ifndef NIANBAO_REPORT_RECALCULATION_H
#define NIANBAO_REPORT_RECALCULATION_H

/*
 * Recalculation: figures computed from what the clerk typed.
 *
 * A computed figure never overwrites a typed one. The order of computation is
 * fixed when the form is loaded (cycles are refused there). An edit marks the
 * cell's direct dependants in a bitmap by rank and walks it upwards: each
 * marked cell is computed once, and where nothing changed nothing is marked
 * further. Nothing is allocated on the way. Which conditions are known to be false
 * is kept with the figures, and decided anew when a cell they read has changed.
 *
 * A recalculation belongs to its report.
 */

#include "report/evaluate.h"
#include "report/report.h"
#include <stddef.h>

struct recalculation *recalculation_new(const struct form *form);
void recalculation_free(struct recalculation *recalculation);

/* Computes what depends on cell, whose typed value has just changed. Returns how many cells
   changed, the cell itself first, in *changed until the next call; behind those that did come all
   whose condition may have, so that a cell can be there twice. */
size_t recalculation_run(struct report *report, cell_index cell, const cell_index **changed);

/* With which a report's programs are evaluated when nothing else is at hand. */
struct evaluation recalculation_evaluation(const struct report *report);

/* Computes every computed cell. */
void recalculation_run_all(struct report *report);

#endif
