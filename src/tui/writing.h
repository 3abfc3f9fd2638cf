#ifndef NIANBAO_TUI_WRITING_H
#define NIANBAO_TUI_WRITING_H

/*
 * Inside the screen floor: a text being written.
 *
 * text_view.c opens, closes and paints it, text_keys.c carries out its keys,
 * text_replace.c finds and replaces, text_reference.c inserts figures,
 * text_figures.c paints the panel beside it, text_beside.c last year's text,
 * text_problems.c what is wrong below it, and text_outside.c hands it to another
 * editor. All change it through writing_change alone, so that steps of undo are
 * what typing_step.h says.
 */

#include "tui/app.h"
#include "tui/shown_rows.h"

enum {
	WRITING_HEADING = 0,
	WRITING_TOP = 1,
	WRITING_LEFT = 2, /* the margin, where a row is marked */
	WRITING_GAP = 2,  /* between this year's text and last year's */
};

/* Where things stand on the page, in columns; a column of -1: it is not there. */
struct writing_layout {
	int columns; /* of a line of the text */
	int rows;    /* shown of it */
	int last;    /* column of last year's text */
	int figures; /* column of the panel */
	int figures_columns;
};

struct writing_layout writing_layout(const struct app *app);

/* text_keys.c */

/* Hands the text down after an edit of a kind that began with the cursor at an offset; text is what
   was typed, or NULL. */
unsigned writing_change(
	struct app *app, enum text_edit kind, size_t from, const char *text, size_t length);
/* Makes it another text, as one step. */
unsigned writing_become(struct app *app, const char *text);
/* Puts words in the place of what is selected, or at the cursor, as one step. */
unsigned writing_put(struct app *app, const char *words);

/* Carries out what only texts know; each a command of the key table. */
unsigned text_replace_ask(struct app *app);
unsigned text_reference_ask(struct app *app);
unsigned text_outside(struct app *app);

/* text_problems.c: the keys that only texts have, in a line. Free with g_free. */
char *text_keys_hint(const struct app *app);

/* Paint their part of the page. */
void text_paint_figures(struct app *app, const struct writing_layout *layout);
void text_paint_last(struct app *app, const struct writing_layout *layout, const char *last);

#endif
