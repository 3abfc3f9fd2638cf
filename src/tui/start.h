#ifndef NIANBAO_TUI_START_H
#define NIANBAO_TUI_START_H

/*
 * The start screen: what there is to go on with, to begin and to open. Reports
 * are visited from it, and lead back to it; only what is there is offered.
 */

#include "session/shelf.h"
#include "tui/app.h"
#include "tui/input.h"

/* Runs until the clerk leaves, or the program must end. */
void start_run(const struct tui_options *options, struct input *input, struct tui_outcome *outcome);

/* What follows is between start.c and start_paint.c. */

enum {
	START_ITEMS_MOST = 10, /* every item has a digit */
	START_OF_A_KIND = 3,   /* reports listed at most */
};

enum start_kind {
	START_UNFINISHED,
	START_RETURNED,
	START_SUCCESSOR,
	START_BLANK,
	START_RECENT,
	START_OPEN,
	START_BOARD,
	START_VERIFY,
	START_LEAVE,
};

struct start_item {
	enum start_kind kind;
	int digit;
	const struct shelf_report *report; /* the shelf's; NULL: none */
};

struct start {
	struct app app; /* without a report: it waits and paints */
	struct shelf shelf;
	GPtrArray *past; /* struct past_report *: what a new one can go on from, newest first */
	struct start_item items[START_ITEMS_MOST];
	int count, at;
	int top;       /* first line shown, where not all have room */
	char *summary; /* what came of that visit, for whoever is back at the shell; owned, or NULL */
	enum start_kind taken; /* the item taken last */
	char *visited; /* the path of the report visited last, on which it stands then; owned, or NULL */
};

/* Paints it, as an overlay; `data` is the struct start. */
void start_paint(struct app *app, void *data);

#endif
