#ifndef NIANBAO_TUI_BURST_H
#define NIANBAO_TUI_BURST_H

/*
 * Bursts: a paste from a terminal that does not say where one begins and ends.
 *
 * Its lines come in at once, which no hand types: several hundred bytes with line
 * breaks among them and no Esc, which keys would have. They are handed to the
 * decoder in the brackets that the terminal left out, so that they are a paste
 * like any other; it ends where nothing more has come for a while.
 */

#include "tui/input.h"
#include <stdbool.h>
#include <stddef.h>

enum {
	BURST_LEAST = 256, /* bytes that came at once */
	BURST_PAUSE_MS = 100,
};

/* Whether bytes that came at once are a paste. */
bool burst_is_paste(const char *bytes, size_t count);

/* Opens and closes the brackets. */
void burst_begin(struct input *input, int64_t now);
void burst_end(struct input *input, int64_t now);

#endif
