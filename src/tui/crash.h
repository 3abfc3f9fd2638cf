#ifndef NIANBAO_TUI_CRASH_H
#define NIANBAO_TUI_CRASH_H

/*
 * A crash must not leave the clerk with a dead terminal.
 *
 * In a signal handler nothing of curses is safe, so the bytes and the mode
 * that restore the terminal are copied here beforehand and the handler only
 * calls write() and tcsetattr(). It runs on a stack of its own, lets the
 * signal do afterwards what it would have done without us, and so changes
 * neither exit status nor core dump.
 */

#include <stddef.h>
#include <termios.h>

void crash_guard_begin(void);
void crash_guard_end(void);

/* What restores the terminal from now on. Bytes too many to keep are left out. */
void crash_guard_prepare(const char *bytes, size_t count, const struct termios *mode);

#endif
