/*
 * Drawing through curses, reading past it.
 *
 * curses writes into a frame (tui/frame.h) and is not told of the real
 * terminal: its modes are set here, its size is measured here.
 *
 * Life: open -> (give back, take again)* -> close. Giving back and taking
 * again happen around a stop; curses itself sends its start-up strings again at
 * the first update after endwin().
 *
 * curses keeps its own picture of the screen, but comparing canvases first
 * spares it nearly all work at a keystroke. There is one window, the whole
 * screen, so cells go straight into the screen that curses makes next (newscr):
 * to put them into a window first would touch every one of them twice.
 */

#include "tui/terminal.h"

#include "base/language.h"
#include "tui/alarm.h"
#include "tui/capability.h"
#include "tui/crash.h"
#include "tui/frame.h"
#include "tui/pen.h"
#include "tui/signals.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

static struct {
	bool is_open;
	SCREEN *screen;
	struct termios mode;  /* as it was before us */
	struct canvas *shown; /* NULL: nothing is known to stand on the screen */
	bool has_mouse;       /* its clicks are asked for */
	bool is_lent;         /* given back for the time being */
	int cursor;           /* as curses was told last: 1 shown, 0 hidden; -1: nothing yet */
} terminal;

int64_t terminal_now(void)
{
	return g_get_monotonic_time() / 1000;
}

void terminal_repaint(void)
{
	canvas_free(terminal.shown);
	terminal.shown = NULL;
}

static void prepare_for_crash(void)
{
	g_autoptr(GString) bytes = g_string_new(NULL);
	capability_append_restore(bytes, LINES);
	crash_guard_prepare(bytes->str, bytes->len, &terminal.mode);
}

/* A terminal that does not know its size (0 × 0, a serial line) keeps what curses assumed. */
static void adopt_size(void)
{
	struct winsize size;
	bool is_known =
		ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0;
	if (is_known)
		resize_term(size.ws_row, size.ws_col);
	prepare_for_crash();
	terminal_repaint();
}

/* Every byte as it was typed: nothing is echoed, translated, stripped, or a signal. */
static void enter_raw_mode(void)
{
	struct termios mode = terminal.mode;
	cfmakeraw(&mode);
	mode.c_iflag &= ~(tcflag_t)IXOFF;
	tcsetattr(STDIN_FILENO, TCSANOW, &mode);
}

static void leave_raw_mode(void)
{
	tcsetattr(STDIN_FILENO, TCSANOW, &terminal.mode);
}

static const char mouse_on[] = "\033[?1000h\033[?1006h", mouse_off[] = "\033[?1006l\033[?1000l";

/* What curses does not send of itself. */
static void append_modes(void)
{
	const char *keypad_as_digits = tigetstr("rmkx");
	if (keypad_as_digits != NULL && keypad_as_digits != (const char *)-1)
		frame_append(keypad_as_digits); /* whoever left it otherwise */
	if (!capability_has_private_modes())
		return;
	frame_append("\033[?2004h\033[?1004l"); /* pastes marked, and nothing said of the focus */
	frame_append(terminal.has_mouse ? mouse_on : mouse_off);
}

bool terminal_set_mouse(bool wanted)
{
	if (!capability_has_private_modes())
		return false;
	if (wanted != terminal.has_mouse)
		frame_append(wanted ? mouse_on : mouse_off);
	terminal.has_mouse = wanted;
	frame_send();
	return true;
}

/* Leaves the program's screen; the next update enters it again. */
static void leave_screen(void)
{
	if (capability_has_private_modes())
		frame_append("\033[?2004l");
	if (terminal.has_mouse)
		frame_append(mouse_off);
	endwin();
	frame_send();
}

static void prepare_screen(void)
{
	nonl();
	meta(stdscr, FALSE); /* Alt with a key as Esc and the key, not as another character */
	keypad(stdscr, FALSE);
	typeahead(-1); /* or curses would look at our input while it draws */
	idlok(stdscr, FALSE);
	idcok(stdscr, FALSE);
}

static bool is_terminal(GError **error)
{
	if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
		return true;
	g_set_error_literal(error, terminal_error_quark(), 0, _("标准输入和标准输出须是终端"));
	return false;
}

static bool fail(GError **error, const char *reason)
{
	g_set_error(error, terminal_error_quark(), 0, _("终端不能启用：%s"), reason);
	return false;
}

/* Until its screen was left and entered again curses writes after every movement of the cursor, and
   from then on once for a frame. So that is done before anybody sees it. */
static void enter_again(void)
{
	endwin();
	frame_drop();
	doupdate();
}

/* What is waited for beside keys; false with errno set when it is not to be had. */
static bool take_wakers(void)
{
	if (!alarm_open())
		return false;
	if (signals_take())
		return true;
	alarm_close();
	return false;
}

static void give_back_wakers(void)
{
	signals_give_back();
	alarm_close();
}

/* Handlers are set before curses starts: it leaves those alone that somebody has set. */
static bool start_curses(const char *type, GError **error)
{
	if (!frame_open())
		return fail(error, g_strerror(errno));
	if (!take_wakers()) {
		frame_close();
		return fail(error, g_strerror(errno));
	}
	terminal.screen = newterm(type, frame_stream(), stdin);
	if (terminal.screen != NULL) {
		enter_again();
		return true;
	}
	give_back_wakers();
	frame_close();
	return fail(error, "newterm");
}

bool terminal_open(bool colour, GError **error)
{
	static bool closes_at_exit;
	const char *name = is_terminal(error) ? capability_type(error) : NULL;
	if (name == NULL || !start_curses(name, error))
		return false;
	terminal.is_open = true;
	terminal.has_mouse = false;
	terminal.cursor = -1;
	tcgetattr(STDIN_FILENO, &terminal.mode);
	crash_guard_begin();
	enter_raw_mode();
	prepare_screen();
	pen_prepare(colour);
	append_modes();
	adopt_size();
	if (!closes_at_exit)
		closes_at_exit = atexit(terminal_close) == 0;
	return true;
}

bool terminal_ask_widths(const char *const texts[])
{
	g_autoptr(GString) bytes = g_string_new(NULL);
	for (size_t i = 0; texts[i] != NULL; i++) {
		if (!capability_append_question(bytes, texts[i]))
			return false;
	}
	frame_append(bytes->str);
	frame_send();
	return true;
}

/* Where a terminal has one screen only, the shell goes on writing in this row. */
static void clear_last_row(void)
{
	wattr_set(newscr, A_NORMAL, 0, NULL);
	wmove(newscr, LINES - 1, 0);
	wclrtoeol(newscr);
	doupdate();
}

void terminal_close(void)
{
	if (!terminal.is_open)
		return;
	terminal.is_open = false;
	terminal_repaint();
	if (!terminal.is_lent) {
		clear_last_row();
		leave_screen();
		leave_raw_mode();
	}
	delscreen(terminal.screen);
	frame_close();
	crash_guard_end();
	give_back_wakers();
}

void terminal_size(int *rows, int *columns)
{
	getmaxyx(newscr, *rows, *columns);
}

void terminal_give_back(void)
{
	terminal.is_lent = true;
	leave_screen();
	leave_raw_mode();
}

void terminal_take_again(void)
{
	terminal.is_lent = false;
	enter_raw_mode();
	append_modes();
	adopt_size();
}

void terminal_suspend(void)
{
	terminal_give_back();
	signals_stop_process();
	/* continued behind another program to hand the report over, we may not touch it any more */
	if (!signals_came(SIGNALS_ASKED))
		terminal_take_again();
}

/* Acts on the signals that came; false when none of them concerns the loop. */
static bool handle_signals(enum terminal_wake *wake)
{
	unsigned came = signals_collect() & ~(unsigned)SIGNALS_CHILD;
	if (came == 0)
		return false;
	*wake = TERMINAL_RESIZED;
	if (came & SIGNALS_HUNG_UP) {
		*wake = TERMINAL_HANGUP;
	} else if (came & SIGNALS_TERMINATED) {
		*wake = TERMINAL_TERMINATED;
	} else if (came & SIGNALS_ASKED) {
		*wake = TERMINAL_ASKED;
	} else if (came & SIGNALS_STOP_ASKED) {
		terminal_suspend();
		if (terminal.is_lent)
			*wake = TERMINAL_ASKED;
	} else if (came & SIGNALS_CONTINUED) {
		/* Stopped without being asked: the shell has changed modes meanwhile. */
		leave_screen();
		terminal_take_again();
	} else {
		adopt_size();
	}
	return true;
}

/* False when there was nothing after all. */
static bool read_bytes(char *buffer, size_t size, size_t *count, enum terminal_wake *wake)
{
	ssize_t got = read(STDIN_FILENO, buffer, size);
	if (got < 0 && (errno == EINTR || errno == EAGAIN))
		return false;
	*count = got > 0 ? (size_t)got : 0;
	*wake = got > 0 ? TERMINAL_BYTES : TERMINAL_HANGUP;
	return true;
}

enum terminal_wake terminal_wait(int timeout_ms, char *buffer, size_t size, size_t *count)
{
	int64_t deadline = timeout_ms < 0 ? INT64_MAX : terminal_now() + timeout_ms;
	enum terminal_wake wake;
	*count = 0;
	for (;;) {
		struct pollfd sources[] = {
			{.fd = STDIN_FILENO, .events = POLLIN},
			{.fd = signals_descriptor(), .events = POLLIN},
			{.fd = alarm_descriptor(), .events = POLLIN},
		};
		bool is_over = deadline <= terminal_now();
		if (!is_over)
			alarm_want(deadline);
		int ready = poll(sources, G_N_ELEMENTS(sources), is_over ? 0 : -1);
		bool signalled = ready < 0 || sources[1].revents != 0;
		if (signalled && handle_signals(&wake))
			return wake;
		if (ready > 0 && sources[0].revents != 0 && read_bytes(buffer, size, count, &wake))
			return wake;
		if (ready > 0 && sources[2].revents != 0)
			alarm_stop();
		if (is_over)
			return TERMINAL_TIMEOUT;
	}
}

static bool has_same_size(const struct canvas *a, const struct canvas *b)
{
	return a->rows == b->rows && a->columns == b->columns;
}

void terminal_show(struct canvas *canvas)
{
	int rows, columns;
	terminal_size(&rows, &columns);
	if (terminal.shown != NULL && !has_same_size(canvas, terminal.shown))
		terminal_repaint();
	bool anew = terminal.shown == NULL;
	if (anew) {
		wclear(newscr); /* to what a new canvas is: blanks */
		terminal.shown = canvas_new(canvas->rows, canvas->columns);
	}
	for (int row = 0; row < MIN(rows, canvas->rows); row++) {
		struct reach reach =
			anew ? (struct reach){0, canvas->columns} : canvas->changed[row];
		reach.to = MIN(reach.to, columns);
		pen_draw_row(canvas, row, reach, terminal.shown);
	}
	canvas_settle(canvas);
	if (canvas->cursor_shown)
		wmove(newscr, canvas->cursor_row, canvas->cursor_column);
	if (canvas->cursor_shown != terminal.cursor)
		curs_set(terminal.cursor = canvas->cursor_shown);
	doupdate();
	frame_send();
}

void terminal_bell(void)
{
	beep();
	frame_send();
}
