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

/* The type of terminal to start curses with: TERM, or what stands in for one that is not installed
   here. NULL with *error set when none will do: nothing is known of it, or it cannot move its
   cursor. Loads nothing; what follows asks the terminal curses has started. */
const char *capability_type(GError **error);

/* Whether terminals of TERM's kind have no Chinese characters, whatever is sent to them. */
bool capability_lacks_chinese(void);

/* Appends what shows a few characters in a corner, has the terminal say where its cursor is then
   (ESC [ row ; column R, the column one more than their width), and blanks them again. False where
   it is not known to answer; nothing is appended then. */
bool capability_append_question(GString *bytes, const char *text);

/* Whether it knows DEC private modes, and so ignores the ones it does not know. */
bool capability_has_private_modes(void);

/* Appends what brings a terminal of so many rows back from the program's screen. */
void capability_append_restore(GString *bytes, int rows);

/* The domain of errors of the terminal. */
GQuark terminal_error_quark(void);

#endif
