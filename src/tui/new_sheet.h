#ifndef NIANBAO_TUI_NEW_SHEET_H
#define NIANBAO_TUI_NEW_SHEET_H

/*
 * The sheet of a new report: all that is asked before it begins, with what is
 * proposed, on one screen that stays as it is. Enter leads through what has no
 * answer yet, and begins where nothing is open. What is to be chosen from stands
 * below and answers to digits.
 */

#include "edit/line_buffer.h"
#include "session/proposal.h"
#include "tui/app.h"
#include "tui/overlay.h"

/* Asks until it can be begun; false for Esc. */
bool new_sheet_ask(struct app *app, struct proposal *proposal);

/* What follows is between new_sheet.c and new_sheet_paint.c. */

struct new_sheet {
	struct overlay under;
	struct proposal *proposal; /* borrowed */
	enum proposal_item at;
	struct line_buffer line;   /* the text of the item it is at */
	bool is_proposed;          /* which what is typed takes the place of */
	bool seen[PROPOSAL_ITEMS]; /* answered with Enter, be it by leaving it blank */
	const char *fault;         /* why Enter did not go on; NULL: nothing */
};

/* Whether an item is chosen from lines that stand below. */
bool new_sheet_chooses(enum proposal_item item);
/* The line of it that is chosen, and how many there are. */
guint new_sheet_chosen(const struct proposal *proposal, enum proposal_item item, guint *count);
/* The item that Enter leads to; PROPOSAL_ITEMS: it begins. */
enum proposal_item new_sheet_next(const struct new_sheet *sheet);

/* Paints it, as an overlay; `data` is the struct new_sheet. */
void new_sheet_paint(struct app *app, void *data);

#endif
