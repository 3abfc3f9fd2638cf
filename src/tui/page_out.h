#ifndef NIANBAO_TUI_PAGE_OUT_H
#define NIANBAO_TUI_PAGE_OUT_H

/*
 * Papers handed out from the screen: shown, then printed or written to a file,
 * as `print` does it.
 */

#include "document/document.h"
#include "print/print.h"
#include "tui/app.h"

/* A paper, and what it is of. Borrows all of it. */
struct handout {
	const char *title; /* to be looked up */
	struct document *(*document_new)(const void *subject);
	struct document *(*document_new_public)(const void *subject); /* as a web page */
	const char *page_hint; /* about that page, to be looked up; NULL: nothing */
	void (*append_csv)(
		const void *subject, GString *out); /* for spreadsheets; NULL: it cannot */
	const char *suffix; /* behind the name of what it is of, in that of a file */

	const void *subject;
	const char *language; /* of a web page, as BCP 47 has it */
	const char *name;     /* of a file that would have the same name but for its ending */
	const char *original; /* a file that is never written over; NULL: none */
};

/* The papers of the report that is open. */
struct handout handout_copy(const struct app *app);
struct handout handout_findings(const struct app *app);

/* The paper as it is shown, printed and written. To be freed by the caller. */
GString *handout_text(const struct handout *handout, const struct print_options *options);

/* preview.c: shows it, to be read, printed and written. */
void preview_show_handout(struct app *app, const struct handout *handout);

/* Asks whether to print it or what to write, and does that; what came of it is said. */
void page_out_ask(struct app *app, const struct handout *handout);

#endif
