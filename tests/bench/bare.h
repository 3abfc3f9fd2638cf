#ifndef NIANBAO_TESTS_BENCH_BARE_H
#define NIANBAO_TESTS_BENCH_BARE_H

/*
 * What the floors of the bench share: ncurses with nothing above it.
 *
 * A floor does what any program on ncurses must do for the same picture, in the
 * plainest way, and nothing else: no diffs of its own, no checks, no journal.
 */

#include <stdbool.h>

enum bare_look {
	LOOK_PLAIN,
	LOOK_BAR,
	LOOK_HEAD,
	LOOK_COMPUTED,
	LOOK_ERROR,
	LOOK_HELP,
};

/* Takes the terminal: locale, raw, colours. Keys are read by the caller. */
void bare_open(void);
void bare_close(void);
void bare_put(int row, int column, enum bare_look look, const char *text);
/* Right-aligned in so many columns; text of width 1 only. */
void bare_put_number(int row, int column, int columns, enum bare_look look, int number);
/* Shows what was put, with the cursor there. */
void bare_show(int row, int column);

/* A byte of standard input; false when it is closed. */
bool bare_read(char *byte);

#endif
