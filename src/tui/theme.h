#ifndef NIANBAO_TUI_THEME_H
#define NIANBAO_TUI_THEME_H

/*
 * The theme: what each part of the screen looks like, by role.
 *
 * Painting code names roles, never colours. One table has a row a role and a
 * column a scheme; monochrome is a scheme like the others, and every state must
 * be told apart in it too. No role's meaning hangs on colour alone: the words
 * and signs beside it say the same.
 */

#include <stdbool.h>

enum role {
	ROLE_TEXT,
	ROLE_BAR,       /* the reverse bars that stand for rules: top line, headings */
	ROLE_BAR_ERROR, /* a count of errors inside such a bar */
	ROLE_TAB,
	ROLE_TAB_HERE,
	ROLE_HEAD,     /* heads of columns, captions */
	ROLE_GROUP,    /* a group's line in the stub */
	ROLE_FIGURE,   /* what was typed */
	ROLE_COMPUTED, /* what the program computed: cannot be entered */
	ROLE_BLANK,
	ROLE_ABSENT, /* a cell that does not apply, or is none */
	ROLE_CURSOR, /* the cell the cursor is on */
	ROLE_ENTRY,  /* the cell being typed in */
	ROLE_ERROR,
	ROLE_WARNING,
	ROLE_GOOD,
	ROLE_HELP,
	ROLE_KEY, /* a key in the footer */
	ROLE_FOOTER,
	ROLE_DIALOG,
	ROLE_DIALOG_HERE,
	ROLE_REFERENCE, /* a live figure inside a text */
	ROLE_FLAW,      /* words of a text that a rule finds wrong */
	ROLE_SELECTED,  /* words that are selected */
	ROLE_COUNT
};

enum scheme { SCHEME_MONOCHROME, SCHEME_COLOUR, SCHEME_COUNT };

/* The colours every terminal has, as they are numbered there. */
enum colour {
	COLOUR_DEFAULT = -1, /* the terminal's own, whatever its background is */
	COLOUR_BLACK = 0,
	COLOUR_RED = 1,
	COLOUR_GREEN = 2,
	COLOUR_YELLOW = 3,
	COLOUR_BLUE = 4,
	COLOUR_MAGENTA = 5,
	COLOUR_CYAN = 6,
	COLOUR_WHITE = 7,
};

struct style {
	enum colour foreground, background;
	bool bold, reverse, underline, dim;
};

struct style theme_style(enum scheme scheme, enum role role);

#endif
