#ifndef NIANBAO_SESSION_BOARD_INTERNAL_H
#define NIANBAO_SESSION_BOARD_INTERNAL_H

/*
 * Inside the board: board.c finds reports and reads them, board_lists.c puts their
 * lines in order and looks for them.
 */

#include "session/board.h"
#include <sys/stat.h>

/* What a file is known by: another one in its place differs in some of it. */
struct stamp {
	dev_t device;
	ino_t number;
	off_t size;
	struct timespec changed; /* of its content, its name or who may read it */
};

struct board_entry {
	struct board_line line;
	char *form; /* id that it names; NULL: none that can be told */
	struct stamp stamp, form_stamp;
	bool was_found;    /* by the survey going on */
	bool in_directory; /* ... in one, and not by its own name: it may be no report at all */
	bool was_read, is_due;
	bool is_alien; /* it is no report, and has no line */
};

struct board {
	const struct form_search *forms;
	const char *const *names;
	struct decimal factor;
	GPtrArray *entries;              /* of struct board_entry *, owned */
	GHashTable *by_path;             /* of the same, borrowed */
	GPtrArray *lists[BOARD_FILTERS]; /* of struct board_line *, borrowed, in order */
	guint next;                      /* entry to be looked at by board_read_next */
};

static inline struct board_entry *board_entry_at(const struct board *board, guint index)
{
	return g_ptr_array_index(board->entries, index);
}

#endif
