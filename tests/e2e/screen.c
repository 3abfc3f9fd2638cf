#include "screen.h"

#include "keys.h"
#include "line.h"
#include <poll.h>
#include <stdarg.h>
#include <string.h>

enum {
	PATIENCE_MS = 5000,
	GLANCE_MS = 10, /* between two looks at whether a program has ended */
	MOST_PIECES = 64,
};

struct screen {
	struct line line;
	struct vt vt;
	bool closed; /* the line: nothing more will come */
	size_t received, keystrokes;
	int64_t patience; /* microseconds */
	int64_t last_arrival;
	GString *row, *trouble;
};

/* Life. */

static int64_t patience_from_environment(void)
{
	const char *factor = g_getenv("NIANBAO_PATIENCE");
	double times = factor ? g_ascii_strtod(factor, NULL) : 1;
	return (int64_t)(PATIENCE_MS * 1000.0 * (times > 0 ? times : 1));
}

static void screen_free(void *data)
{
	struct screen *screen = data;
	line_release(&screen->line);
	vt_release(&screen->vt);
	g_string_free(screen->row, TRUE);
	g_string_free(screen->trouble, TRUE);
	g_free(screen);
}

struct screen *screen_open(struct desk *desk, int rows, int columns, char *const command[])
{
	struct screen *screen = g_new0(struct screen, 1);
	screen->row = g_string_new("");
	screen->trouble = g_string_new("");
	screen->patience = patience_from_environment();
	vt_init(&screen->vt, rows, columns);
	if (!line_init(&screen->line, command, desk_environment(desk), desk_folder(desk), rows,
		    columns))
		g_error("no terminal for %s", command[0]);
	desk_keep(desk, screen, screen_free);
	return screen;
}

static GPtrArray *collect(va_list words)
{
	GPtrArray *collected = g_ptr_array_new();
	const char *word;
	do {
		word = va_arg(words, const char *);
		g_ptr_array_add(collected, (void *)word);
	} while (word);
	return collected;
}

struct screen *screen_start(struct desk *desk, int rows, int columns, ...)
{
	va_list words;
	va_start(words, columns);
	GPtrArray *arguments = collect(words);
	va_end(words);
	char **command = desk_command((const char *const *)arguments->pdata);
	struct screen *screen = screen_open(desk, rows, columns, command);
	g_strfreev(command);
	g_ptr_array_free(arguments, TRUE);
	return screen;
}

struct screen *screen_start_other(struct desk *desk, int rows, int columns, ...)
{
	va_list words;
	va_start(words, columns);
	GPtrArray *command = collect(words);
	va_end(words);
	struct screen *screen = screen_open(desk, rows, columns, (char *const *)command->pdata);
	g_ptr_array_free(command, TRUE);
	return screen;
}

/* The line. */

static void hand_over(struct screen *screen)
{
	ssize_t written =
		line_write(&screen->line, screen->vt.outgoing->str, screen->vt.outgoing->len);
	if (written > 0)
		g_string_erase(screen->vt.outgoing, 0, written);
}

/* Draws one piece of output; false when there is none now. */
static bool take_in(struct screen *screen)
{
	char bytes[4096];
	ssize_t count = line_read(&screen->line, bytes, sizeof bytes);
	if (count < 0)
		screen->closed = true;
	if (count <= 0)
		return false;
	screen->last_arrival = g_get_monotonic_time();
	vt_draw(&screen->vt, bytes, (size_t)count);
	screen->received += (size_t)count;
	hand_over(screen);
	return true;
}

/* Draws what has arrived; bounded, for a program that never stops must not outlast a deadline. */
static void take_all(struct screen *screen)
{
	for (int pieces = 0; pieces < MOST_PIECES && !screen->closed && take_in(screen); pieces++)
		;
}

bool screen_draw(struct screen *screen, int milliseconds)
{
	struct pollfd end = {.fd = screen->closed ? -1 : screen->line.fd, .events = POLLIN};
	if (screen->vt.outgoing->len)
		end.events |= POLLOUT;
	poll(&end, 1, milliseconds);
	if (end.revents & POLLOUT)
		hand_over(screen);
	if (end.revents & (POLLIN | POLLHUP | POLLERR))
		take_all(screen);
	return !screen->closed;
}

static int milliseconds_until(int64_t deadline)
{
	int64_t left = deadline - g_get_monotonic_time();
	return left > 0 ? (int)((left + 999) / 1000) : 0;
}

/* Trouble. */

static void append_picture(struct screen *screen)
{
	int rows, columns, row, column;
	vt_size(&screen->vt, &rows, &columns);
	vt_cursor(&screen->vt, &row, &column);
	g_string_append_printf(screen->trouble, "-- %d rows, %d columns, cursor %s at %d,%d, ",
		rows, columns, screen->vt.cursor_shown ? "shown" : "hidden", row, column);
	if (line_has_ended(&screen->line))
		g_string_append_printf(screen->trouble, "ended with %d --\n", screen->line.status);
	else
		g_string_append(screen->trouble, screen->closed ? "closed --\n" : "running --\n");
	for (int i = 0; i < rows; i++)
		g_string_append_printf(screen->trouble, "%3d|%s\n", i, screen_row(screen, i));
}

/* Says what went wrong and returns false, so that failing is one line. */
static bool G_GNUC_PRINTF(2, 3) fail(struct screen *screen, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	g_string_vprintf(screen->trouble, format, arguments);
	va_end(arguments);
	g_string_append_c(screen->trouble, '\n');
	append_picture(screen);
	return false;
}

const char *screen_trouble(const struct screen *screen)
{
	return screen->trouble->str;
}

void screen_answer(struct screen *screen, enum vt_answers answers)
{
	screen->vt.answers = answers;
}

/* Doing. */

static bool deliver(struct screen *screen)
{
	int64_t deadline = g_get_monotonic_time() + screen->patience;
	while (screen->vt.outgoing->len) {
		hand_over(screen);
		if (!screen->vt.outgoing->len)
			break;
		if (!screen_draw(screen, milliseconds_until(deadline)))
			return fail(screen, "the program has closed the terminal");
		if (g_get_monotonic_time() >= deadline)
			return fail(screen, "the program does not take its keys");
	}
	return true;
}

bool screen_send_raw(struct screen *screen, const char *bytes)
{
	screen->keystrokes++;
	g_string_append(screen->vt.outgoing, bytes);
	return deliver(screen);
}

bool screen_type(struct screen *screen, const char *text)
{
	screen->keystrokes += (size_t)g_utf8_strlen(text, -1);
	g_string_append(screen->vt.outgoing, text);
	return deliver(screen);
}

/* libvterm has the keypad's Enter send a line feed where xterm sends a carriage return. */
static void mend_keypad_enter(struct screen *screen, const char *name)
{
	gsize length = screen->vt.outgoing->len;
	if (length && strcmp(name, "KeypadEnter") == 0 &&
		screen->vt.outgoing->str[length - 1] == '\n')
		screen->vt.outgoing->str[length - 1] = '\r';
}

static bool press_one(struct screen *screen, const char *name)
{
	if (!key_press(screen->vt.terminal, name))
		return fail(screen, "there is no key %s", name);
	mend_keypad_enter(screen, name);
	screen->keystrokes++;
	return deliver(screen);
}

bool screen_press(struct screen *screen, const char *keys)
{
	char **names = g_strsplit(keys, " ", -1);
	bool pressed = true;
	take_all(screen); /* the modes that keys depend on */
	for (char **name = names; *name && pressed; name++)
		pressed = **name == '\0' || press_one(screen, *name);
	g_strfreev(names);
	return pressed;
}

bool screen_paste(struct screen *screen, const char *text)
{
	take_all(screen);
	screen->keystrokes++;
	vterm_keyboard_start_paste(screen->vt.terminal);
	g_string_append(screen->vt.outgoing, text);
	vterm_keyboard_end_paste(screen->vt.terminal);
	return deliver(screen);
}

/* What the program sent for the old size must find room: the terminal grows before the program
   is told, and shrinks after what was on its way has been drawn. */
void screen_resize(struct screen *screen, int rows, int columns)
{
	int old_rows, old_columns;
	vt_size(&screen->vt, &old_rows, &old_columns);
	vt_resize(&screen->vt, MAX(rows, old_rows), MAX(columns, old_columns));
	line_resize(&screen->line, rows, columns);
	take_all(screen);
	vt_resize(&screen->vt, rows, columns);
}

void screen_signal(struct screen *screen, int signal)
{
	line_signal(&screen->line, signal);
}

void screen_hang_up(struct screen *screen)
{
	take_all(screen);
	line_hang_up(&screen->line);
	screen->closed = true;
}

/* Waiting. */

struct wish {
	const char *text;
	int row, column;
};

static bool wait_for(struct screen *screen,
	bool (*met)(struct screen *screen, const struct wish *wish), const struct wish *wish)
{
	int64_t deadline = g_get_monotonic_time() + screen->patience;
	take_all(screen);
	while (!met(screen, wish)) {
		if (screen->closed || g_get_monotonic_time() >= deadline)
			return false;
		screen_draw(screen, milliseconds_until(deadline));
	}
	return true;
}

static bool stands(struct screen *screen, const struct wish *wish)
{
	int row, column;
	return vt_find(&screen->vt, wish->text, &row, &column);
}

static bool stands_in_row(struct screen *screen, const struct wish *wish)
{
	return strstr(screen_row(screen, wish->row), wish->text) != NULL;
}

static bool stands_nowhere(struct screen *screen, const struct wish *wish)
{
	return !stands(screen, wish);
}

static bool cursor_stands(struct screen *screen, const struct wish *wish)
{
	int row, column;
	vt_cursor(&screen->vt, &row, &column);
	return row == wish->row && column == wish->column;
}

bool screen_expect(struct screen *screen, const char *text)
{
	return wait_for(screen, stands, &(struct wish){.text = text}) ||
		fail(screen, "expected on the screen: %s", text);
}

bool screen_expect_row(struct screen *screen, int row, const char *text)
{
	return wait_for(screen, stands_in_row, &(struct wish){.text = text, .row = row}) ||
		fail(screen, "expected in row %d: %s", row, text);
}

bool screen_expect_gone(struct screen *screen, const char *text)
{
	return wait_for(screen, stands_nowhere, &(struct wish){.text = text}) ||
		fail(screen, "expected to be gone: %s", text);
}

bool screen_expect_cursor(struct screen *screen, int row, int column)
{
	return wait_for(screen, cursor_stands, &(struct wish){.row = row, .column = column}) ||
		fail(screen, "expected the cursor at %d,%d", row, column);
}

/* The line closes before or after the program ends, so both are looked at. */
bool screen_wait_exit(struct screen *screen, int *status)
{
	int64_t deadline = g_get_monotonic_time() + screen->patience;
	while (!line_has_ended(&screen->line)) {
		if (g_get_monotonic_time() >= deadline)
			return fail(screen, "expected the program to end");
		screen_draw(screen, GLANCE_MS);
	}
	take_all(screen);
	*status = screen->line.status;
	fail(screen, "the program ended"); /* for those who wanted another status */
	return true;
}

size_t screen_listen(struct screen *screen, int milliseconds)
{
	int64_t deadline = g_get_monotonic_time() + milliseconds * G_GINT64_CONSTANT(1000);
	size_t before = screen->received;
	while (g_get_monotonic_time() < deadline)
		screen_draw(screen, milliseconds_until(deadline));
	return screen->received - before;
}

/* Looking. */

const char *screen_row(struct screen *screen, int row)
{
	g_string_truncate(screen->row, 0);
	vt_append_row(&screen->vt, row, screen->row);
	return screen->row->str;
}

const struct vt *screen_vt(const struct screen *screen)
{
	return &screen->vt;
}

int screen_process(const struct screen *screen)
{
	return screen->line.pid;
}

bool screen_is_restored(const struct screen *screen)
{
	const struct vt *vt = &screen->vt;
	return !vt->alternate && vt->cursor_shown && line_is_restored(&screen->line);
}

void screen_mark(struct screen *screen)
{
	take_all(screen);
	screen->received = screen->keystrokes = 0;
}

size_t screen_received(const struct screen *screen)
{
	return screen->received;
}

size_t screen_keystrokes(const struct screen *screen)
{
	return screen->keystrokes;
}

int64_t screen_last_arrival(const struct screen *screen)
{
	return screen->last_arrival;
}
