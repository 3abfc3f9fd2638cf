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
	ROLE_ABSENT, /* a cell that does not exist */
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
	ROLE_COUNT
};

#endif
