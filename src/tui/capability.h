#ifndef NIANBAO_TUI_CAPABILITY_H
#define NIANBAO_TUI_CAPABILITY_H

/*
 * What the terminal can do, as its terminfo entry says.
 *
 * Apart from tui/terminal.c because the system's term.h makes macros of plain
 * words such as lines and columns.
 */

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Whether the entry that TERM names will do: it exists, and the terminal can move its cursor. False
   with *error set when not. Loads nothing; what follows asks the terminal curses has started. */
bool capability_check(GError **error);

/* Whether it knows DEC private modes, and so ignores the ones it does not know. */
bool capability_has_private_modes(void);

/* Appends what brings a terminal of so many rows back from the program's screen. */
void capability_append_restore(GString *bytes, int rows);

/* The domain of errors of the terminal. */
GQuark terminal_error_quark(void);

#endif
