#ifndef NIANBAO_TUI_PAGE_OUT_H
#define NIANBAO_TUI_PAGE_OUT_H

/*
 * Papers handed out from the screen: shown, then printed or written to a file,
 * as `print` does it.
 */

#include "document/document.h"
#include "print/print.h"
#include "tui/app.h"

/* What can be handed out of a report. */
struct handout {
	const char *title; /* to be looked up */
	struct document *(*document_new)(const struct report *report);
	struct document *(*document_new_public)(const struct report *report); /* as a web page */
	const char *page_hint; /* about that page, to be looked up; NULL: nothing */
	const char *suffix;    /* behind the report's name in that of a file */
};

extern const struct handout handout_copy, handout_findings;

/* The paper as it is shown, printed and written. To be freed by the caller. */
GString *handout_text(const struct handout *handout, const struct report *report,
	const struct print_options *options);

/* Asks whether to print it or what to write, and does that; what came of it is said. */
void page_out_ask(struct app *app, const struct handout *handout);

#endif
