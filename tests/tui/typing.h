#ifndef NIANBAO_TESTS_TUI_TYPING_H
#define NIANBAO_TESTS_TUI_TYPING_H

/*
 * A hand at the keyboard: bytes and pauses go into a decoder, and what it made
 * of them comes back as one line of text that a test can compare.
 *
 * An event reads as its key's name (`Home`, `下`, `?` for an unknown sequence),
 * as its text in quotes (`'x'`), as `paste<…>`, or as `place<row,column>` and
 * `click<row,column>`, behind `A-`, `C-` and `S-`
 * for alt, control and shift; events are parted by blanks.
 */

#include "tui/input.h"
#include <glib.h>
#include <stdint.h>

struct typing {
	struct input *input;
	int64_t now;
	GString *seen;
};

struct typing *typing_new(void);
void typing_free(struct typing *typing);

void typing_send(struct typing *typing, const char *bytes, size_t count);
/* Lets time pass, and takes the events as a loop would. */
void typing_pause(struct typing *typing, int milliseconds);
/* All events so far, after a long pause. Borrowed until the next call. */
const char *typing_seen(struct typing *typing);

/* One event as text. Free with g_free. */
char *event_describe(const struct input_event *event);

/* What the decoder makes of bytes that come all at once. Free with g_free. */
char *type_whole(const char *bytes, size_t count);
/* The same, with a pause behind the first bytes. */
char *type_split(const char *bytes, size_t count, size_t first, int pause);

#endif
