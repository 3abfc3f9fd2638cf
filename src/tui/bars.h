#ifndef NIANBAO_TUI_BARS_H
#define NIANBAO_TUI_BARS_H

/*
 * What stands around a page: the top line with the report's state and counts, the
 * sections in tabs or at the side, and below the cell's label and help, the problem
 * here or nearest, the keys.
 *
 * Each remembers what it shows, so that a digit repaints only what it changed.
 */

#include "check/checker.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct app;

/* What top line and tabs show of a section. */
struct section_shown {
	struct section_count count;
	size_t remarks;    /* open ones */
	bool is_void;      /* its condition is false */
	bool stale;        /* its tab shows something else */
	int column, width; /* of its tab */
};

/* What the bars show by now. */
struct bars_shown {
	struct section_shown *sections; /* by section; NULL: none yet. Owned */
	bool tabs_bare;                 /* tabs go without names but that of the one shown */
	bool help_covered;              /* a finding takes the row of the help */
	size_t unsaved;                 /* places that are not saved */
	int counts_column;              /* where the counts of the top line begin */
	const GArray *keys;             /* by the last row; the footer's, NULL: none yet */
};

/* sections.c */

/* Paints the sections: a row of tabs, or the side. */
void sections_paint(struct app *app);
/* Of these what shows something else than there is to show, and what has to move for that. */
void sections_paint_changed(struct app *app);
/* Whether all is shown that there is to show. Takes up how the sections stand now. */
bool sections_are_shown(struct app *app);

/* bars.c */
void bars_paint(struct app *app);
/* Paints of the bars what a figure typed can change. */
void bars_paint_changed(struct app *app);
/* The top line and the keys, for what takes all the rows between. */
void bars_paint_frame(struct app *app);
/* The keys, on a row. */
void bars_paint_keys(struct app *app, int row);
/* All that the line below the label of the cursor's cell would say, had it room. Free with
   g_free. */
char *cell_help(const struct app *app);
/* Where the cursor is: an enum context. An app without a report is that of the board. */
unsigned app_context(const struct app *app);

/* problem.c: the problem here or nearest, with the repair offered, or what was said last. What it
   has no room for stands in the row above it too, when it is about the cursor's cell. */
void problem_paint(struct app *app, int row);
/* The finding to speak of where the cursor stands, in a text too; SIZE_MAX: there is none. */
size_t problem_slot(const struct app *app);
/* What keys can do about a finding, in so many columns at most. Free with g_free. */
char *problem_keys(const struct app *app, const struct finding *finding, size_t slot, int room);

#endif
