#ifndef NIANBAO_CMD_PLAIN_PLAIN_H
#define NIANBAO_CMD_PLAIN_PLAIN_H

/*
 * The line-by-line front end: a report filled in on standard input and output,
 * for screen readers and scripts.
 *
 * One field a line is asked, in the order of the form, from the first that is
 * blank; Enter alone keeps what stands there. Values go the way of the screen's
 * (edit/entry.h, session_type), so the same is taken, refused, kept and
 * journalled. Nothing of curses is touched, and no byte is sent that a terminal
 * would act on.
 *
 * At the end of input everything that was answered is saved, as at the end of
 * all fields; leaving without saving keeps it in the journal. Either way nothing
 * is lost. A program that is killed leaves the journal; one that is asked for the
 * report by another window of the same user (SIGUSR1) hands it over, says so and
 * ends.
 */

#include "cmd/command.h"
#include "report/file.h"
#include "session/rekeying.h"
#include <stdbool.h>

/* Fills in the report of a file, or begins one. EXIT_COULD_NOT when it could not be opened or, at
   the end, not be saved. */
enum exit_status plain_edit(struct environment *environment, const char *path);

/* Asks for the figures of a second keying that are still to be keyed, without showing what stands
   there, and then for what is to be done where the two differ. EXIT_FINDINGS when something is left
   for later. */
enum exit_status plain_rekey(struct environment *environment, const struct report_file *file,
	struct rekeying *rekeying, bool resumed);

#endif
