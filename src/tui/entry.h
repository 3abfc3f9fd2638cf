#ifndef NIANBAO_TUI_ENTRY_H
#define NIANBAO_TUI_ENTRY_H

/*
 * What is being typed: into a cell, of which one can be open; as one of a few
 * choices; into a text, of which one can be open for writing.
 *
 * All of it goes down to the session with each key. What Esc threw away is kept
 * until the next key, for Ctrl-Z to bring back.
 */

#include "edit/line_buffer.h"
#include "edit/text_buffer.h"
#include "edit/typing_step.h"
#include "form/form.h"
#include "tui/keymap.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct app;
struct shown_rows;

/* The cell being typed in. */
struct entry {
	cell_index cell; /* CELL_NONE: no cell is open */
	bool editing;    /* F2: arrows, Home and End stay inside */
	struct line_buffer line;
};

/* What Esc threw away, for Ctrl-Z to bring back. */
struct discarded {
	cell_index cell;
	char *text;    /* NULL: nothing */
	char *addends; /* kept with it, or NULL */
	gint64 when;   /* 0: it was not Esc */
};

/* A text being written, beside the text itself. What was looked for stays from text to text. */
struct writing {
	struct text_reader reader; /* of its references */
	struct typing_step step;   /* that undo would take back */
	int top;                   /* first row shown */
	char *sought, *substitute; /* owned, or NULL */
	/* while it is open: */
	struct shown_rows *rows, *figures, *below; /* of the text, beside it, and below */
	GArray *named; /* the figures that all stand in the panel; NULL: none is known to */
	char *keys;    /* the hint below it */
};

/* entry.c: typing into a cell */
unsigned entry_type(struct app *app, const char *text, size_t length);
unsigned entry_edit(struct app *app);
void entry_accept(struct app *app);
unsigned entry_act(struct app *app, enum action action);
bool entry_is_open(const struct app *app);
/* Puts back what Esc threw away; and forgets it. */
void entry_bring_back(struct app *app);
void entry_forget_discarded(struct app *app);

/* choices.c: cells that hold one of a few things */
unsigned choice_type(struct app *app, cell_index cell, const char *text, size_t length);
/* Lists them, to take one. */
unsigned choice_ask(struct app *app, cell_index cell);

/* text_view.c, text_keys.c, text_problems.c: writing a text */
unsigned text_open(struct app *app, cell_index cell);
/* The same where it has been asked already whether an approval is to end. */
unsigned text_begin(struct app *app, cell_index cell);
void text_close(struct app *app);
/* After the canvas was cleared: all of it has to be painted again. */
void text_forget_shown(struct app *app);
unsigned text_act(struct app *app, enum action action);
unsigned text_type(struct app *app, const char *text, size_t length);
/* Writes down what has been typed so far, and goes on. */
void text_keep(struct app *app);
/* Takes in what the session says now, the cursor where it differs. */
void text_reload(struct app *app);
/* Wraps and scrolls as painting does. The screen must not be too small. */
void text_settle(struct app *app);
void text_paint(struct app *app);
/* What is wrong with the text and what its keys are, in place of label, help and problem. */
void text_paint_problems(struct app *app);
/* The columns it takes. */
int text_columns(const struct app *app);

#endif
