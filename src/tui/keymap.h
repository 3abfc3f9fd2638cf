#ifndef NIANBAO_TUI_KEYMAP_H
#define NIANBAO_TUI_KEYMAP_H

/*
 * The keys: one table of rows, from which keys are looked up and the footer,
 * the help page, the menu and `nianbao keys` are drawn. Adding a command is
 * adding a row and the branch that carries it out.
 *
 * A key and a command are two things: a key is what the terminal sends, a
 * command what the clerk means, and which command a key is depends on the
 * context the cursor is in. The rows name commands and never change; which keys
 * lead to them is said in a keymap. It begins with the keys of the rows, which
 * are text read as a user's key file is, and what such a file says comes before
 * them: the same key may go on meaning something else where the user's command
 * is of no use.
 *
 * A keymap is owned by whoever made it, and read by all the screens.
 */

#include "base/diagnostics.h"
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
	ACTION_MENU,
	ACTION_HELP,
	ACTION_FIND,
	ACTION_REASON,
	ACTION_NOTE,
	ACTION_LIST,
	ACTION_REPAIR,
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
	ACTION_SUSPEND,
	ACTION_ABOUT,
	ACTION_INTERRUPT,
	ACTION_SENTENCE_LEFT,
	ACTION_SENTENCE_RIGHT,
	ACTION_FIRST,
	ACTION_LAST,
	ACTION_MARK,
	ACTION_COPY,
	ACTION_CUT,
	ACTION_PUT,
	ACTION_REFERENCE,
	ACTION_OUTSIDE,
	ACTION_REMARK,
	ACTION_ACCEPT,
	ACTION_CONCLUDE,
	ACTION_REFRESH,
};

/* Where the cursor is. */
enum context {
	CONTEXT_TABLE = 1,
	CONTEXT_FIELDS = 2,  /* cover, and the texts of a section */
	CONTEXT_CELL = 4,    /* a table's cell being typed in */
	CONTEXT_FIELD = 8,   /* a field being typed in */
	CONTEXT_TEXT = 16,   /* a text being written */
	CONTEXT_REVIEW = 32, /* a report being reviewed: nothing is typed */
	CONTEXT_BOARD = 64,  /* the board of reports: none of them is open */
	CONTEXT_ENTRY = CONTEXT_CELL | CONTEXT_FIELD,
	CONTEXT_FILLING = 31, /* of a report, all but review */
	CONTEXT_REPORT = 63,
	CONTEXT_ANY = 127,
};

/* What a report must be for a command to be of use. */
enum action_needs {
	NEEDS_NOTHING,
	NEEDS_FINDINGS, /* it has been checked: its form is installed */
	NEEDS_WRITING,  /* it can be altered */
};

/* The menu's columns and headings. */
enum menu_group {
	MENU_NONE, /* not there: keys that move in the menu itself, or say nothing to be chosen */
	MENU_FILL,
	MENU_REVIEW,
	MENU_GO,
	MENU_LOOK,
	MENU_REPORT,
	MENU_GROUPS,
};

struct binding {
	enum action action;
	const char *name; /* in key files; a row has a name of its own */
	unsigned contexts;
	enum action_needs needs;
	const char *keys;   /* as key_parse reads them, between blanks; "": only the menu has it */
	const char *footer; /* a word at the bottom of the screen, to be looked up in the context
			       "footer"; NULL: not there */
	enum menu_group group;
	const char *label; /* in the menu, to be looked up; NULL in MENU_NONE */
	const char *help;  /* to be looked up */
};

/* All rows, in the order of the help page. */
const struct binding *keymap_rows(size_t *count);
/* The row of a name, or NULL. */
const struct binding *keymap_row(const char *name);

/* What a command needs; of rows of one command each says the same. */
enum action_needs action_needs(enum action action);

struct keymap;

/* The keys of the rows. */
struct keymap *keymap_new(void);
void keymap_free(struct keymap *keymap);

/* Lets a key do a row's command wherever the command is of use, or nothing anywhere (NULL). */
void keymap_bind(struct keymap *keymap, enum key key, const struct binding *row);
/* Takes in a user's key file, lines `F6 = zeros`. What it says wrongly is added to diagnostics, and
   the rest holds all the same; a file that is not there says nothing. */
void keymap_read(struct keymap *keymap, const char *path, struct diagnostics *diagnostics);

/* The row of a key in a context, or NULL. */
const struct binding *keymap_find(const struct keymap *keymap, enum key key, unsigned context);
/* The next key after one, NKEY_NONE to begin with, that leads to a row in one of these contexts;
   NKEY_NONE: there is no more. Function keys come first. */
enum key keymap_key(
	const struct keymap *keymap, const struct binding *row, unsigned contexts, enum key after);
/* Their names between blanks, at most so many. Free with g_free. */
char *keymap_keys(
	const struct keymap *keymap, const struct binding *row, unsigned contexts, int most);
/* The keys in effect as lines of a key file with what they do. Free with g_free. */
char *keymap_text(const struct keymap *keymap);

#endif
