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
 * spares it nearly all work at a keystroke, and no cell is put into it twice.
 */

#include "tui/terminal.h"

#include "tui/capability.h"
#include "tui/crash.h"
#include "tui/frame.h"
#include "tui/signals.h"

#include <curses.h>
#include <errno.h>
#include <glib/gi18n.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

static struct {
	bool is_open;
	SCREEN *screen;
	struct termios mode; /* as it was before us */
	attr_t attributes[ROLE_COUNT];
	short pairs[ROLE_COUNT];
	struct canvas *shown; /* NULL: nothing is known to stand on the screen */
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

/* What curses does not send of itself. */
static void append_modes(void)
{
	const char *keypad_as_digits = tigetstr("rmkx");
	if (keypad_as_digits != NULL && keypad_as_digits != (const char *)-1)
		frame_append(keypad_as_digits); /* whoever left it otherwise */
	if (capability_has_private_modes())
		frame_append("\033[?2004h");
}

/* Leaves the program's screen; the next update enters it again. */
static void leave_screen(void)
{
	if (capability_has_private_modes())
		frame_append("\033[?2004l");
	endwin();
	frame_send();
}

static void prepare_style(enum scheme scheme, enum role role)
{
	struct style style = theme_style(scheme, role);
	bool is_coloured = style.foreground != COLOUR_DEFAULT || style.background != COLOUR_DEFAULT;
	if (is_coloured)
		init_pair((short)(role + 1), (short)style.foreground, (short)style.background);
	terminal.pairs[role] = is_coloured ? (short)(role + 1) : 0;
	terminal.attributes[role] = (style.bold ? A_BOLD : 0) | (style.reverse ? A_REVERSE : 0) |
		(style.underline ? A_UNDERLINE : 0) | (style.dim ? A_DIM : 0);
}

static void prepare_styles(bool colour)
{
	bool has_colour = colour && has_colors() && start_color() == OK &&
		use_default_colors() == OK && COLOR_PAIRS > ROLE_COUNT;
	for (int role = 0; role < ROLE_COUNT; role++)
		prepare_style(has_colour ? SCHEME_COLOUR : SCHEME_MONOCHROME, (enum role)role);
}

static void prepare_screen(void)
{
	nonl();
	meta(stdscr, FALSE); /* Alt with a key as Esc and the key, not as another character */
	keypad(stdscr, FALSE);
	typeahead(-1); /* or curses would look at our input while it draws */
	idlok(stdscr, FALSE);
	idcok(stdscr, FALSE);
	scrollok(stdscr, FALSE);
	leaveok(stdscr, FALSE);
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

/* Handlers are set before curses starts: it leaves those alone that somebody has set. */
static bool start_curses(GError **error)
{
	if (!frame_open())
		return fail(error, g_strerror(errno));
	if (!signals_take()) {
		frame_close();
		return fail(error, g_strerror(errno));
	}
	terminal.screen = newterm(NULL, frame_stream(), stdin);
	if (terminal.screen != NULL)
		return true;
	signals_give_back();
	frame_close();
	return fail(error, "newterm");
}

bool terminal_open(bool colour, GError **error)
{
	static bool closes_at_exit;
	if (!is_terminal(error) || !capability_check(error) || !start_curses(error))
		return false;
	terminal.is_open = true;
	tcgetattr(STDIN_FILENO, &terminal.mode);
	crash_guard_begin();
	enter_raw_mode();
	prepare_screen();
	prepare_styles(colour);
	append_modes();
	adopt_size();
	if (!closes_at_exit)
		closes_at_exit = atexit(terminal_close) == 0;
	return true;
}

/* Where a terminal has one screen only, the shell goes on writing in this row. */
static void clear_last_row(void)
{
	attr_set(A_NORMAL, 0, NULL);
	move(LINES - 1, 0);
	clrtoeol();
	wnoutrefresh(stdscr);
	doupdate();
}

void terminal_close(void)
{
	if (!terminal.is_open)
		return;
	terminal.is_open = false;
	terminal_repaint();
	clear_last_row();
	leave_screen();
	leave_raw_mode();
	delscreen(terminal.screen);
	frame_close();
	crash_guard_end();
	signals_give_back();
}

void terminal_size(int *rows, int *columns)
{
	getmaxyx(stdscr, *rows, *columns);
}

void terminal_give_back(void)
{
	leave_screen();
	leave_raw_mode();
}

void terminal_take_again(void)
{
	enter_raw_mode();
	append_modes();
	adopt_size();
}

void terminal_suspend(void)
{
	terminal_give_back();
	signals_stop_process();
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
	} else if (came & SIGNALS_STOP_ASKED) {
		terminal_suspend();
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

static int time_left(int timeout_ms, int64_t began)
{
	if (timeout_ms < 0)
		return -1;
	return (int)MAX(timeout_ms - (terminal_now() - began), 0);
}

enum terminal_wake terminal_wait(int timeout_ms, char *buffer, size_t size, size_t *count)
{
	int64_t began = terminal_now();
	enum terminal_wake wake;
	*count = 0;
	for (;;) {
		struct pollfd sources[] = {
			{.fd = STDIN_FILENO, .events = POLLIN},
			{.fd = signals_descriptor(), .events = POLLIN},
		};
		int ready = poll(sources, G_N_ELEMENTS(sources), time_left(timeout_ms, began));
		bool signalled = ready < 0 || sources[1].revents != 0;
		if (signalled && handle_signals(&wake))
			return wake;
		if (ready == 0)
			return TERMINAL_TIMEOUT;
		if (ready > 0 && sources[0].revents != 0 && read_bytes(buffer, size, count, &wake))
			return wake;
	}
}

enum { RUN_MOST = 64 };

/* The cell's text as curses takes it. What the C library counts to another width than the canvas
   would shift the rest of the row, so a stand-in of the right width is shown for it. */
static void convert_text(const struct canvas_cell *cell, int width, wchar_t *out)
{
	wchar_t base = (wchar_t)cell->text[0];
	size_t count = 0;
	out[count++] = wcwidth(base) == width ? base : width == 2 ? L'？' : L'?';
	for (size_t i = 1; i < G_N_ELEMENTS(cell->text) && cell->text[i] != 0; i++) {
		if (wcwidth((wchar_t)cell->text[i]) == 0)
			out[count++] = (wchar_t)cell->text[i];
	}
	out[count] = L'\0';
}

/* Cells that stand beside each other and go to curses in one call. */
struct run {
	int row, column, end; /* screen columns [column, end) */
	int count;
	cchar_t cells[RUN_MOST];
};

static void run_draw(struct run *run)
{
	if (run->count > 0)
		mvadd_wchnstr(run->row, run->column, run->cells, run->count);
	run->count = 0;
}

static void run_add(struct run *run, int column, const struct canvas_cell *cell, int width)
{
	wchar_t text[G_N_ELEMENTS(cell->text) + 1];
	if (run->count == RUN_MOST || column != run->end)
		run_draw(run);
	if (run->count == 0)
		run->column = column;
	convert_text(cell, width, text);
	setcchar(&run->cells[run->count++], text, terminal.attributes[cell->role],
		terminal.pairs[cell->role], NULL);
	run->end = column + width;
}

/* Hands the cells of a row that are not what was shown last to curses, and remembers them. */
static void draw_row(const struct canvas *canvas, int row, int columns)
{
	size_t start = (size_t)row * (size_t)canvas->columns;
	size_t size = (size_t)canvas->columns * sizeof(*canvas->cells);
	const struct canvas_cell *cells = canvas->cells + start;
	struct canvas_cell *old = terminal.shown->cells + start;
	struct run run;
	if (memcmp(cells, old, size) == 0)
		return;
	run.row = row;
	run.end = run.count = 0;
	for (int column = 0; column < columns; column++) {
		const struct canvas_cell *cell = &cells[column];
		bool is_left_half = column + 1 < canvas->columns && cells[column + 1].text[0] == 0;
		bool is_right_half = cell->text[0] == 0;
		if (!is_right_half && memcmp(cell, &old[column], sizeof(*cell)) != 0)
			run_add(&run, column, cell, is_left_half ? 2 : 1);
	}
	run_draw(&run);
	memcpy(old, cells, size);
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
		clear(); /* to what a new canvas is: blanks */
		terminal.shown = canvas_new(canvas->rows, canvas->columns);
	}
	for (int row = 0; row < MIN(rows, canvas->rows); row++) {
		if (anew || canvas->touched[row])
			draw_row(canvas, row, MIN(columns, canvas->columns));
		canvas->touched[row] = false;
	}
	if (canvas->cursor_shown)
		move(canvas->cursor_row, canvas->cursor_column);
	curs_set(canvas->cursor_shown ? 1 : 0);
	wnoutrefresh(stdscr);
	doupdate();
	frame_send();
}

void terminal_bell(void)
{
	beep();
	frame_send();
}
