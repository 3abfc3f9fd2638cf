#ifndef NIANBAO_CMD_ASSIGNMENT_H
#define NIANBAO_CMD_ASSIGNMENT_H

/*
 * Assignments: ADDRESS=VALUE as `set` and `new --set` take them.
 *
 * All of them are looked at before any is carried out, and each that will not do
 * is named, so that one look is enough to put a list right.
 */

#include "cmd/command.h"
#include "session/session.h"
#include <glib.h>
#include <stdbool.h>

/* An empty list. Free with g_ptr_array_unref. */
GPtrArray *assignments_new(void);

/* Adds words of the command line, whose values stand as they are; NULL: none. False when one is no
   assignment, which has been said. */
bool assignments_add_words(
	GPtrArray *assignments, struct environment *environment, char *const *words);
/* Adds the lines of standard input, whose values are escaped as cmd/escape.h says. */
bool assignments_add_lines(GPtrArray *assignments, struct environment *environment);

/* The year a report will be of when assignments are carried out behind changes; 0: that is not
   known. */
int assignments_year(const GPtrArray *assignments, const struct change_list *changes,
	const struct report *report);

/* Makes them changes, with values in the strict form of a report's file, carries them out behind
   those that `changes`, which it takes over, holds already, saves, and lets go of the session. When
   one will not do, or when not all could be read and `good` is false, nothing is altered; even so
   all are looked at, so that all mistakes are named at once. */
enum exit_status assignments_carry_out(const GPtrArray *assignments, bool good,
	struct change_list *changes, struct environment *environment, struct session *session);

#endif
