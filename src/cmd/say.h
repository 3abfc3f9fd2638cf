#ifndef NIANBAO_CMD_SAY_H
#define NIANBAO_CMD_SAY_H

/*
 * Saying what went wrong: always on the error stream, always a line, and nothing
 * in it that a terminal acts on, wherever its words came from.
 */

#include "base/diagnostics.h"
#include "cmd/command.h"
#include <glib.h>

/* "nianbao: …", a line. */
void say(struct environment *environment, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* The same, and returns EXIT_COULD_NOT, so that failing is one line. */
enum exit_status give_up(struct environment *environment, const char *format, ...)
	G_GNUC_PRINTF(2, 3);

/* A line on the standard output, harmless as above. */
void announce(struct environment *environment, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Each diagnostic: as file:line:column where it has a file, else as say has it. */
void say_diagnostics(struct environment *environment, const struct diagnostics *diagnostics);

/* A file's name as it can be shown: one line of valid UTF-8 that no terminal acts on. Free with
   g_free. */
char *shown_name(const char *path);

#endif
