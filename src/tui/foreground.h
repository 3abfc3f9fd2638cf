#ifndef NIANBAO_TUI_FOREGROUND_H
#define NIANBAO_TUI_FOREGROUND_H

/*
 * Another program in our place on the terminal.
 *
 * The terminal is given back before and taken again after, whatever its size is by
 * then. The program belongs to our process group: ^C and ^\ are its own business,
 * ^Z stops both, and the shell continues both. When the terminal closes or we are
 * told to end, so is the program.
 */

#include <glib.h>
#include <stdbool.h>

/* Runs a program, found as a shell finds it, to its end. False with *error where it could not be
   started; *status is that of waitpid. */
bool foreground_run(char *const arguments[], int *status, GError **error);

#endif
