#ifndef NIANBAO_TUI_PAGES_H
#define NIANBAO_TUI_PAGES_H

/*
 * Where the clerk is: the pages of a report in a row, the cover first, and the cell
 * on each that has the cursor; how to get about, and where something can be typed.
 */

#include "form/form.h"
#include <stdbool.h>
#include <stddef.h>

struct app;

struct page {
	int section;
	int table;        /* -1: the section's fields */
	cell_index first; /* its cells */
	size_t count;
	cell_index cursor;
	bool visited;            /* cursor was put here by the clerk */
	int top;                 /* first line shown of what scrolls */
	int ledgers;             /* lines under a table that say what remains of a rule */
	struct table_plan *plan; /* of a table that has been shown; NULL */
};

/* pages.c */
void pages_init(struct app *app);
void pages_release(struct app *app);
struct page *app_page(const struct app *app);
cell_index app_cursor(const struct app *app);
/* Puts the cursor on a cell, wherever it is, and shows its page. */
void app_go(struct app *app, cell_index cell);
/* To a page's first blank cell, or where there is none to its first. */
void app_enter_page(struct app *app, int page);
/* To the page of the same section before (-1) or behind (+1); false where there is none. */
bool app_go_page(struct app *app, int direction);
/* The same, to the page's nearest row: its first or its last, in about that column. */
bool app_go_row_beside(struct app *app, int direction, int column);
/* The heading of the section, and which of its pages is shown where it has several. Free with
   g_free. */
char *page_heading(const struct app *app);
/* Accepts what is open and goes to a section, at the cell left there last, at first the first blank
   one. */
unsigned app_go_section(struct app *app, int section);
/* Goes to the next cell that can be entered in that direction (+1, -1), over all pages and round; a
   form can have none. */
unsigned app_go_next(struct app *app, cell_index from, int direction);
unsigned app_next_blank(struct app *app);
unsigned app_next_problem(struct app *app);
/* Whether something can be typed there: it is a cell, it applies, and it is not computed. */
bool cell_enterable(const struct app *app, cell_index cell);
/* Why nothing can be put into the report, as a sentence; NULL when something can: for who reviews
   that is remarks, which go into one that is handed in too. */
const char *app_refusal(const struct app *app);
/* Why nothing at all can be typed, as a sentence; NULL when it can. */
const char *typing_refusal(const struct app *app);
/* Why nothing can be typed there, as a sentence; NULL when it can. */
const char *cell_refusal(const struct app *app, cell_index cell);

#endif
