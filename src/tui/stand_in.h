#ifndef NIANBAO_TUI_STAND_IN_H
#define NIANBAO_TUI_STAND_IN_H

/*
 * Stand-ins for characters of ambiguous width (UAX #11: “ ” — … · ①) on a
 * terminal that draws them two columns wide. curses takes them for one, and what
 * follows would stand a column off; so what labels and texts say in them is drawn
 * by characters of which nobody disagrees, exactly as wide. The data keep theirs.
 */

#include <glib.h>

enum { STAND_IN_SIZE = 8 };

/* What stands for a character, two columns wide; NULL for one that is not ambiguous. */
const char *stand_in(gunichar c, char buffer[static STAND_IN_SIZE]);

#endif
