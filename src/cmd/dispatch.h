#ifndef NIANBAO_CMD_DISPATCH_H
#define NIANBAO_CMD_DISPATCH_H

/*
 * From the words of the command line to the command they ask for.
 *
 * The first word names a command (cmd/command.h). One that names none is a report to be
 * edited, or an option of the program itself, or a slip, which is named; without any word
 * somebody at a terminal gets the start screen and anybody else the help.
 */

#include "cmd/command.h"

/* Runs what is asked for; argv are the words behind the program's name, ending with NULL. Returns
   how it went, all that is to be said of it having been said. */
enum exit_status dispatch(struct environment *environment, int argc, char **argv);

#endif
