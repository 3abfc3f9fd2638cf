#ifndef NIANBAO_TUI_EXPLAINING_H
#define NIANBAO_TUI_EXPLAINING_H

/*
 * What people say about what the rules find, and do about it: repairs that are
 * offered, reasons, notes, a reviewer's remarks and their answers; and how findings
 * are put into words on the screen.
 */

#include "check/checker.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct app;
struct remark;

/* repairs.c */

/* Carries out the repair offered for the problem here; of several the one chosen. */
unsigned repair_problem(struct app *app);
/* The same for the finding of a slot. */
unsigned repair_finding(struct app *app, size_t slot);

/* reasons.c, finding.c */

/* Words about where the cursor stands: why one of the warnings there is right all the same; where
   there are none, a note. */
unsigned reason_ask(struct app *app);
/* The reviewer's open remark at the cursor's cell, or NULL; the report's. */
const struct remark *remark_here(const struct app *app);
/* Shows it on a row of the screen; false where there is none. */
bool remark_paint(struct app *app, int row);
/* Asks for an answer to it. */
unsigned remark_answer_ask(struct app *app);
unsigned reason_ask_for(struct app *app, size_t slot);
/* "错", "警", and "说" for a warning that is explained; in another language perhaps a letter. */
const char *finding_mark(const struct finding *finding);
/* What a finding says, without the name of its cell in front: a part of its message. */
const char *finding_words(const struct form *form, const struct finding *finding);
/* One of the findings of some slots, of which there is one at least: asked for where there are
   more. SIZE_MAX for Esc. */
size_t finding_choose(struct app *app, const GArray *slots, const char *question, const char *verb);
/* All of it, with hint and reason, in lines (char *) of so many columns. */
void finding_describe(
	const struct app *app, const struct finding *finding, int columns, GPtrArray *lines);

/* notes.c */

/* Asks for a note on the cursor's cell, its row or its section. */
unsigned note_ask(struct app *app);

/* remarking.c: a remark about where the cursor stands; a reason there that is accepted. */
unsigned remark_ask(struct app *app);
unsigned reason_ask_acceptance(struct app *app);

#endif
