#ifndef NIANBAO_TUI_OPENING_H
#define NIANBAO_TUI_OPENING_H

/*
 * How a report comes onto the screen: got hold of where somebody else may have it,
 * gone on with where a journal was left behind, or begun as a new one.
 */

#include "session/lock.h"
#include <stdbool.h>

struct app;
struct claim;
struct proposal;

/* What was found where the report was opened; owned, each NULL where there is nothing. */
struct opening {
	char *left_dead; /* that the session before this one was cut off */
	char *held_by;   /* who else has it open */
	char *left_at;   /* address where what was brought back ended */
};

/* How a report is come back to. */
enum recovery {
	RECOVERY_ASKED,
	RECOVERY_PROMISED,    /* the start screen has said that it opens as it was left */
	RECOVERY_HANDED_OVER, /* its session has just left for this one */
};

/* admission.c: gets hold of a report before it opens, and asks where somebody else has it open.
   False when it is not to be opened. *handed_over tells whether a session of the same user left for
   it. */
bool admission_ask(struct app *app, const char *path, struct claim *claim, bool *handed_over);
/* Whose lock it would be; `name` as they named themselves, or NULL. Borrows. */
struct lock_taker admission_taker(const struct app *app, const char *name);

/* recovery.c: goes on with a journal left behind, after a question if it has to be asked, and puts
   one that cannot be read aside; false when the report is not to be opened. */
bool recovery_ask(struct app *app, enum recovery manner);

/* new_report.c */

/* Asks what a new report is to be; false for Esc, and where there is no form, which is the app's
   failure. The proposal is to be released in any case. */
bool new_report_ask(struct app *app, const char *path, struct proposal *proposal);
/* Fills in what was asked, and goes on from last year's report. */
void new_report_fill(struct app *app, const struct proposal *proposal);

#endif
