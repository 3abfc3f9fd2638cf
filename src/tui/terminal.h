#ifndef NIANBAO_TUI_TERMINAL_H
#define NIANBAO_TUI_TERMINAL_H

/*
 * The terminal: the one place with global state, because a process has one.
 *
 * curses draws, and only draws: bytes are read here and decoded by tui/input.h,
 * so keypad mode stays off and the numeric keypad keeps sending digits. Every
 * way out restores the terminal, a crash included: the bytes that do it are
 * kept ready, and the crash handler uses write() and tcsetattr() only.
 */

#include "tui/canvas.h"
#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* What woke terminal_wait. */
enum terminal_wake {
	TERMINAL_BYTES,
	TERMINAL_RESIZED,
	TERMINAL_TIMEOUT,
	TERMINAL_HANGUP,     /* SIGHUP, or nobody at the other end any more */
	TERMINAL_TERMINATED, /* SIGTERM, SIGINT sent from outside */
	TERMINAL_ASKED,      /* SIGUSR1: somebody wants what is open here */
};

/* Takes over the terminal on standard input and output: raw, no flow control, bracketed paste.
   False with *error set when they are no terminal or nothing is known of TERM; nothing is changed then.
   colour: false for monochrome (NO_COLOR). */
bool terminal_open(bool colour, GError **error);
/* Gives it back as it was. Harmless when it is not open. */
void terminal_close(void);

void terminal_size(int *rows, int *columns);

/* Asks for clicks of the mouse as bytes, or no longer. False where the terminal knows no such thing. */
bool terminal_set_mouse(bool wanted);

/* Asks how far the cursor moves for each of a few short texts (ends with NULL), in a corner that is
   blank again afterwards: the answers come as bytes, as many as there are texts. Before anything is
   shown. False where the terminal is not known to answer. */
bool terminal_ask_widths(const char *const texts[]);

/* Waits for bytes, at most timeout_ms (-1: for ever), and reads what is there into buffer. */
enum terminal_wake terminal_wait(int timeout_ms, char *buffer, size_t size, size_t *count);

/* Shows a canvas: what differs from the last one shown, in one write. Only rows painted
   on since the last show are looked at, so it must be the same canvas from one show to the next. */
void terminal_show(struct canvas *canvas);
/* Paints everything anew at the next show: after a resize, ^L, or a program that used the screen. */
void terminal_repaint(void);
void terminal_bell(void);
/* Gives it to another program, and takes it again, whatever that did to it and whatever its size is by
   then; everything is painted anew at the next show. */
void terminal_give_back(void);
void terminal_take_again(void);
/* Gives the terminal back, stops the process as ^Z would elsewhere, takes it again on return. */
void terminal_suspend(void);

/* Milliseconds of the monotonic clock. */
int64_t terminal_now(void);

#endif
