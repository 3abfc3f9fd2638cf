#ifndef NIANBAO_TUI_SIGNALS_H
#define NIANBAO_TUI_SIGNALS_H

/*
 * Signals as something the loop can wait for.
 *
 * A handler notes the signal and writes a byte into a pipe, so that one which
 * comes just before poll() wakes it as surely as one that comes during it.
 * Signals belong to the process, so this is part of the terminal's global state.
 */

#include <stdbool.h>

/* What came since it was last asked; bits of a set. */
enum {
	SIGNALS_RESIZED = 1 << 0,
	SIGNALS_HUNG_UP = 1 << 1,
	SIGNALS_TERMINATED = 1 << 2,
	SIGNALS_CONTINUED = 1 << 3,
	SIGNALS_STOP_ASKED = 1 << 4,
	SIGNALS_CHILD = 1 << 5, /* a program we started has ended */
	SIGNALS_ASKED = 1 << 6, /* SIGUSR1: another process wants the report */
};

/* Handles them from here on; false with errno set when there is no pipe to be had. */
bool signals_take(void);
/* Handles them as before. */
void signals_give_back(void);

/* Readable when a signal came. */
int signals_descriptor(void);
/* What came, and forgets it. */
unsigned signals_collect(void);

/* Whether some of these came, without forgetting them. */
bool signals_came(unsigned set);

/* Stops the process group as a terminal's ^Z does; returns when it is continued. */
void signals_stop_process(void);

/* While another program has the terminal: its interrupts are not ours, and a stop stops us too. */
void signals_lend(void);
void signals_take_again(void);
/* In a child before it becomes another program: every signal as it is by default. */
void signals_forget(void);

#endif
