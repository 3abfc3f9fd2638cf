#ifndef NIANBAO_CMD_PLAIN_DESK_H
#define NIANBAO_CMD_PLAIN_DESK_H

/*
 * Inside the line-by-line front end: the report at work, and how it is talked
 * about. What is said goes to standard output, a line each, without anything a
 * terminal acts on. Where input is no terminal, what was read is written behind
 * its prompt, so that a transcript reads as a dialogue did.
 */

#include "cmd/command.h"
#include "session/claim.h"
#include "session/session.h"
#include <glib.h>
#include <stdbool.h>

struct desk {
	struct environment *environment;
	struct session *session;
	const struct form *form;
	cell_index cell;  /* the one asked for; CELL_NONE: all have been */
	int section;      /* announced last; -1: none */
	size_t spoken;    /* slot of the problem spoken of last; SIZE_MAX: none, or several */
	bool echo;        /* input is no terminal */
	bool ended;       /* nothing more comes in, or nothing more can be said */
	bool leaving;     /* somebody wants to leave */
	int asked;        /* readable when another window wants the report; -1: nobody can ask */
	bool handed_over; /* it does, and nothing more is asked here */
	char *left_dead;  /* who did not leave the report as one should; NULL: nobody */
};

/* lines.c */

/* Says a line. */
void desk_say(struct desk *desk, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* Asks for a line, which comes without the blanks around it; NULL at the end of input. What is no
   UTF-8 is refused and asked for again. Free with g_free. */
char *desk_ask(struct desk *desk, const char *prompt);
/* The number of a line chosen from a list, from 1; 0 for none of them, which a new question is for
   where something is to be taken. Enter takes the first. -1 at the end of input, and where somebody
   wants to leave. */
int desk_choose(struct desk *desk, const char *prompt, guint count, bool must);

/* words.c: what is said of cells */

/* "申请 13行 （四）无法提供 …，自然人": where one is, for people who do not see it. Free with g_free. */
char *desk_name(const struct form *form, cell_index cell);

/* Place, label, what can be written, last year's, what stands there. Free with g_free. */
char *desk_prompt(const struct desk *desk, cell_index cell);
/* Begins a section with its heading and how much of it is filled, if another one was announced last. */
void desk_announce(struct desk *desk, cell_index cell);
/* The figures that a value changed, all but its own. */
void desk_say_changed(struct desk *desk, const cell_index *cells, size_t count);
/* The problem that says most about a cell, and what would put it right; nothing where there is none. */
void desk_say_problem(struct desk *desk, cell_index cell);
/* All there is to say of a cell. */
void desk_explain(struct desk *desk, cell_index cell);
/* What is wrong and what is still to be filled, and how much of it. */
void desk_say_findings(struct desk *desk);
void desk_say_counts(struct desk *desk);

/* consent.c */

/* Whether something of the report may be changed; it is said where it may not, and asked where a
   change would end an approval. */
bool desk_may_change(struct desk *desk);

/* values.c */

/* The strict text of what was written for a cell that takes a line; NULL when it cannot stand there,
   which is said. Free with g_free. */
char *desk_read_line(struct desk *desk, const struct form_cell *cell, const char *written);

/* Takes what was written for the cell at hand; true when it was, and the next can be asked for. */
bool desk_take(struct desk *desk, const char *written);
/* Whether what was written is the sign for a blank. */
bool desk_means_blank(const char *written);
/* Puts a value there as if it had been written. */
void desk_put(struct desk *desk, const char *text, const char *addends);
/* On to the next cell, or behind the last. */
void desk_step(struct desk *desk);
void desk_tell_trouble(struct desk *desk);

/* commands.c */

/* Whether a line is a command where the cell at hand is asked for; it has been carried out then. */
bool desk_command(struct desk *desk, const char *line);
/* Whether a line is the command to leave, for questions that come before the first cell. */
bool desk_means_leaving(const char *line);
bool desk_save(struct desk *desk);

/* repairs.c */

/* Says what would put the problem of a slot right, if anything is offered. */
void desk_say_repairs(struct desk *desk, size_t slot);
/* Carries out one of the repairs of the problem spoken of last, by its number from 1, which the only
   one needs not. */
void desk_repair(struct desk *desk, const char *number);

/* coming_back.c */

/* Takes the report's lock, from who has it where that is wished and may be. False when it is not to be
   opened, with *status, and everything said. */
bool desk_claim(struct desk *desk, const char *path, struct claim *claim, enum exit_status *status);
/* Asks what to do with what was left beside the report. False as above. */
bool desk_come_back(struct desk *desk, enum exit_status *status);
/* Somebody has taken the report away: says so, offers another file for what is not saved, and ends. */
void desk_lose(struct desk *desk);

/* opening.c */

/* Opens the report, or begins one; NULL with *status when it is not to be, and everything said. */
struct session *desk_open(struct desk *desk, const char *path, enum exit_status *status);

#endif
