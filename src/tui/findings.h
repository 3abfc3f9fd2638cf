#ifndef NIANBAO_TUI_FINDINGS_H
#define NIANBAO_TUI_FINDINGS_H

/*
 * Inside the list of findings: what is shown of the agenda, filtered by kind and
 * by section. findings.c takes the keys, findings_paint.c paints; both word only
 * the lines that show.
 */

#include "check/agenda.h"
#include "tui/app.h"

struct findings_filter {
	int digit;
	enum agenda_kind kind; /* AGENDA_KINDS: all */
	const char *label;     /* to be looked up */
};

struct findings {
	struct app *app;
	struct agenda agenda;
	struct findings_place *place; /* the app's, so that it is found again */
};

/* The filters, ending with one without label. */
const struct findings_filter *findings_filters(void);
enum agenda_kind findings_kind(const struct findings *findings);
/* The lines there are, and the one chosen: NULL where there is none. */
int findings_count(const struct findings *findings);
const struct agenda_item *findings_chosen(const struct findings *findings);
/* How many lines show at once. */
int findings_rows(const struct findings *findings);
/* Keeps the line chosen among those there are, and on the screen. */
void findings_settle(struct findings *findings);

/* As the overlay of the page. */
void findings_paint(struct app *app, void *data);

#endif
