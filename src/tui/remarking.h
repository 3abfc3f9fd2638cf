#ifndef NIANBAO_TUI_REMARKING_H
#define NIANBAO_TUI_REMARKING_H

/*
 * Inside the reviewer's screens: making remarks, and accepting reasons.
 */

#include "report/remarks.h"
#include "tui/app.h"

/* The same as remark_ask for an address: the remark that is open there, or a new one. */
unsigned remark_ask_for(struct app *app, const char *address);
/* A new one on a sentence of the text at an address, which is asked for. */
unsigned remark_ask_sentence(struct app *app, const char *address);
/* Changes the words of a remark; none take it back. */
unsigned remark_change(struct app *app, const struct remark *remark);
/* Adds all there is to say of a remark, in lines (char *) of so many columns. */
void remark_describe(
	const struct app *app, const struct remark *remark, int columns, GPtrArray *lines);

/* Accepts the reason given for the finding of a slot, or takes the acceptance back. */
unsigned reason_accept_for(struct app *app, size_t slot);

#endif
