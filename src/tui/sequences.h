#ifndef NIANBAO_TUI_SEQUENCES_H
#define NIANBAO_TUI_SEQUENCES_H

/*
 * Escape sequences: how far one reaches, and which key it stands for.
 *
 * Two questions that must not be mixed. Where a sequence ends follows from its
 * grammar alone, so that one nobody knows is still read whole; what it means
 * is looked up in tables once it has ended. A sequence is given here without
 * the byte 27 that begins it: `[A`, `OP`, `[1;5C`.
 */

#include "tui/input.h"
#include <stdbool.h>
#include <stddef.h>

enum sequence_step {
	SEQUENCE_GOES_ON,
	SEQUENCE_ENDS,   /* with this byte */
	SEQUENCE_BROKEN, /* this byte cannot belong to it: it ended before, unfinished */
};

/* What next does to the sequence of which bytes were read before. */
enum sequence_step sequence_step(const char *bytes, size_t length, unsigned char next);

enum sequence_meaning {
	SEQUENCE_UNKNOWN,
	SEQUENCE_KEY,
	SEQUENCE_TEXT,   /* a key of the numeric keypad */
	SEQUENCE_REPORT, /* the terminal says something nobody typed and nobody wants to know */
	SEQUENCE_PLACE,  /* where its cursor is */
	SEQUENCE_CLICK,  /* where the mouse's first button was pressed */
	SEQUENCE_WHEEL,  /* key: an arrow, for each notch */
	SEQUENCE_PASTE,  /* what follows is pasted */
};

struct sequence {
	enum sequence_meaning meaning;
	enum key key;
	char text; /* ASCII */
	bool shift, alt, control;
	int row, column; /* of a place or click, from 0 */
};

struct sequence sequence_decode(const char *bytes, size_t length);

#endif
