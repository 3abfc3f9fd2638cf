#ifndef NIANBAO_CMD_ASSIGNMENT_H
#define NIANBAO_CMD_ASSIGNMENT_H

/*
 * Assignments: ADDRESS=VALUE as `set` and `new --set` take them.
 *
 * All of them are looked at before any is carried out, and each that will not do
 * is named, so that one look is enough to put a list right.
 */

#include "cmd/command.h"
#include "report/report.h"
#include "session/change.h"
#include <glib.h>
#include <stdbool.h>

struct assignment {
	char *address;
	char *value;
};

/* An empty list of struct assignment *. */
GPtrArray *assignments_new(void);

/* Adds words of the command line, whose values stand as they are; NULL: none. False when one is no
   assignment, which has been said. */
bool assignments_add_words(
	GPtrArray *assignments, struct environment *environment, char *const *words);
/* Adds the lines of standard input, whose values are escaped as cmd/escape.h says. */
bool assignments_add_lines(GPtrArray *assignments, struct environment *environment);

/* The changes they make to a report: values in the strict form of its file. NULL when there is any
   that will not do. */
struct change_list *assignments_to_changes(
	const GPtrArray *assignments, struct environment *environment, const struct report *report);

#endif
