#ifndef NIANBAO_TESTS_E2E_SCREEN_H
#define NIANBAO_TESTS_E2E_SCREEN_H

/*
 * A screen: a program at work in a terminal, and what a clerk sees of it.
 *
 * The program's output is drawn on a vt, and the vt's keys and answers (where
 * is the cursor?) go to the program.
 *
 * Nothing sleeps. What waits reads and draws until its condition holds, and
 * gives up at a deadline: 5 seconds, times the number in NIANBAO_PATIENCE
 * where the program runs slowly. It also gives up when the program has closed
 * the terminal, because nothing can change any more. A condition may hold
 * already on the screen as it stood before a key: expect what only the key
 * brings. Operations that return false have said why, with the whole screen,
 * in screen_trouble.
 *
 * Tests use the words of clerk.h instead of these functions. The desk a screen
 * was opened at owns it.
 */

#include "desk.h"
#include "vt.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct screen;

/* Starts a command at a desk, in a terminal of rows and columns. Aborts when the machine gives no
   terminal. */
struct screen *screen_open(struct desk *desk, int rows, int columns, char *const command[]);
/* Starts the program under test with arguments, which end with NULL. */
struct screen *screen_start(struct desk *desk, int rows, int columns, ...) G_GNUC_NULL_TERMINATED;
/* Starts any other program. */
struct screen *screen_start_other(
	struct desk *desk, int rows, int columns, ...) G_GNUC_NULL_TERMINATED;

/* How the terminal answers from now on; before anything is drawn, for a program that asks at once. */
void screen_answer(struct screen *screen, enum vt_answers answers);

/* Doing. Output is drawn meanwhile, so that neither end ever waits for the other. */

bool screen_type(struct screen *screen, const char *text);
/* Keys by name, separated by blanks (keys.h). */
bool screen_press(struct screen *screen, const char *keys);
/* Pastes as xterm does: within brackets when the program has asked for them. */
bool screen_paste(struct screen *screen, const char *text);
/* Sends bytes as they are, as one key. */
bool screen_send_raw(struct screen *screen, const char *bytes);
void screen_resize(struct screen *screen, int rows, int columns);
void screen_signal(struct screen *screen, int signal);
/* Closes the window under the program. */
void screen_hang_up(struct screen *screen);

/* Waiting. */

bool screen_expect(struct screen *screen, const char *text);
bool screen_expect_row(struct screen *screen, int row, const char *text);
bool screen_expect_gone(struct screen *screen, const char *text);
bool screen_expect_cursor(struct screen *screen, int row, int column);
/* The program ends: its exit status, or 128 and the signal. */
bool screen_wait_exit(struct screen *screen, int *status);
/* Draws for so many milliseconds and returns how many bytes came: the one wait that is for
   something not to happen. */
size_t screen_listen(struct screen *screen, int milliseconds);
/* Draws what there is, waiting for it at most so long; false when the line is closed. */
bool screen_draw(struct screen *screen, int milliseconds);

/* Looking at what has been drawn so far, without reading on. */

/* A row without trailing blanks, valid until the next call. */
const char *screen_row(struct screen *screen, int row);
/* The terminal itself, for vt_find, vt_cursor, vt_look, its bells and its modes. */
const struct vt *screen_vt(const struct screen *screen);
int screen_process(const struct screen *screen);
/* The program left the alternate screen, showed the cursor and put the terminal's settings back. */
bool screen_is_restored(const struct screen *screen);

/* Bytes received, and keys pressed and characters typed, since the mark; at first since the
   start. Setting a mark draws what has arrived, and counts it before the mark. */
void screen_mark(struct screen *screen);
size_t screen_received(const struct screen *screen);
size_t screen_keystrokes(const struct screen *screen);
/* When the last bytes were read, before they were drawn: g_get_monotonic_time. */
int64_t screen_last_arrival(const struct screen *screen);

/* What went wrong last, and the screen as it was then. */
const char *screen_trouble(const struct screen *screen);

#endif
