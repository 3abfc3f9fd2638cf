#ifndef NIANBAO_TUI_FRAME_H
#define NIANBAO_TUI_FRAME_H

/*
 * A frame: all bytes of one update, sent to the terminal in one write.
 *
 * curses sends its buffer off when it is full, and at first whenever it has moved
 * the cursor. It is therefore given a file in memory for a terminal,
 * and what has gathered there goes out at once, so that nobody sees half an
 * update and a slow line carries one packet. Only the terminal uses this; like
 * it, there is one in a process.
 */

#include <stdbool.h>
#include <stdio.h>

/* False with errno set when there is no memory to be had. */
bool frame_open(void);
/* Drops what was not sent. */
void frame_close(void);

/* What curses writes to. */
FILE *frame_stream(void);
/* Adds bytes behind those curses has written so far. */
void frame_append(const char *bytes);
/* Takes away what has gathered. */
void frame_drop(void);
/* Sends it and begins the next. Bytes nobody receives any more are dropped. */
void frame_send(void);

#endif
