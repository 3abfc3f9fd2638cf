#ifndef NIANBAO_TUI_KEYMAP_H
#define NIANBAO_TUI_KEYMAP_H

/*
 * The keys: one table of rows, from which keys are looked up and the footer and
 * the help page are drawn. Adding a command is adding a row and the branch that
 * carries it out.
 *
 * A key and a command are two things: a key is what the terminal sends, a
 * command what the clerk means, and which command a key is depends on the
 * context the cursor is in.
 */

#include "tui/input.h"
#include <stddef.h>

enum action {
	ACTION_NONE,
	ACTION_ENTER,
	ACTION_NEXT,
	ACTION_PREVIOUS,
	ACTION_UP,
	ACTION_DOWN,
	ACTION_LEFT,
	ACTION_RIGHT,
	ACTION_HOME,
	ACTION_END,
	ACTION_PAGE_UP,
	ACTION_PAGE_DOWN,
	ACTION_ERASE,
	ACTION_CLEAR,
	ACTION_EDIT,
	ACTION_ESCAPE,
	ACTION_HELP,
	ACTION_FIND,
	ACTION_REASON,
	ACTION_LIST,
	ACTION_LAST_YEAR,
	ACTION_REPEAT_LAST,
	ACTION_TAKE_LAST,
	ACTION_ZEROS,
	ACTION_NEXT_PROBLEM,
	ACTION_PREVIEW,
	ACTION_FINISH,
	ACTION_SAVE,
	ACTION_UNDO,
	ACTION_REDO,
	ACTION_NEXT_BLANK,
	ACTION_REPAINT,
	ACTION_INTERRUPT,
};

/* Where the cursor is. */
enum context {
	CONTEXT_TABLE = 1,
	CONTEXT_FIELDS = 2, /* cover, and the texts of a section */
	CONTEXT_CELL = 4,   /* a table's cell being typed in */
	CONTEXT_FIELD = 8,  /* a field being typed in */
	CONTEXT_TEXT = 16,  /* a text being written */
	CONTEXT_ENTRY = CONTEXT_CELL | CONTEXT_FIELD,
	CONTEXT_ANY = 31,
};

struct binding {
	enum action action;
	unsigned contexts;
	enum key key, twin; /* twin: the same for terminals without function keys; or NKEY_NONE */
	const char *footer; /* a word at the bottom of the screen, to be looked up in the context
			       "footer"; NULL: not there */
	const char *help;   /* to be looked up */
};

/* The row of a key in a context, or NULL. */
const struct binding *keymap_find(enum key key, unsigned context);

/* All rows, in the order of the help page. */
const struct binding *keymap_rows(size_t *count);

#endif
