#ifndef NIANBAO_TUI_PROBE_H
#define NIANBAO_TUI_PROBE_H

/*
 * The probe: how wide this terminal draws what terminals disagree about, and
 * whether it draws Chinese at all.
 *
 * A terminal that is known to say where its cursor is gets a Chinese character
 * and an ambiguous one, and is asked after each; nothing of them remains. The
 * first screen waits for the answers, but not for long: where they come later,
 * over a slow line, it is painted anew if it has to be. They are events of their
 * own and never keys.
 */

#include "tui/input.h"
#include <stdbool.h>
#include <stdint.h>

struct app;

struct probe {
	int answers;      /* how many are still to come */
	int64_t deadline; /* of the clock of terminal_now: until then nothing is painted */
};

/* Asks, where there is something to be known. */
void probe_begin(struct app *app);
/* How long painting has to wait for an answer, in milliseconds; 0: no longer. */
int probe_wait(const struct app *app);
/* Takes an answer in. */
void probe_take(struct app *app, const struct input_event *event);

#endif
