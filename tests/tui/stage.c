/*
 * A program for the tests of the terminal: it shows a few rows, names the last
 * event, and leaves in as many ways as there are.
 *
 *   q   closes and ends            e   ends without closing
 *   a   aborts                     s   overflows its stack
 *   z   suspends                   o   closes and opens again
 *   w   shows other wide characters, one column on
 *   l   repaints all               b   rings
 *   h   hides the cursor           r   shows all roles
 */

#include "tui/input.h"
#include "tui/terminal.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

enum {
	STATUS_HANGUP = 4,
	STATUS_TERMINATED = 5,
};

struct stage {
	struct input *input;
	struct canvas *canvas;
	char event[64];
	bool shifted, cursor_hidden, shows_roles;
	bool leaves;
};

static void open_terminal(void)
{
	g_autoptr(GError) error = NULL;
	if (terminal_open(g_getenv("NO_COLOR") == NULL, &error))
		return;
	fprintf(stderr, "%s\n", error->message);
	exit(1);
}

static void paint_roles(struct canvas *canvas)
{
	for (int role = 0; role < ROLE_COUNT; role++)
		canvas_printf(
			canvas, 5 + role % 16, role / 16 * 20, (enum role)role, "role%02d年", role);
}

static void paint(struct stage *stage)
{
	int rows, columns;
	terminal_size(&rows, &columns);
	canvas_free(stage->canvas);
	struct canvas *canvas = stage->canvas = canvas_new(rows, columns);
	canvas_printf(canvas, 0, 0, ROLE_BAR, "size %dx%d", rows, columns);
	canvas_printf(canvas, 1, 0, ROLE_TEXT, "event %s", stage->event);
	canvas_put(canvas, 2, stage->shifted ? 1 : 0, ROLE_TEXT, "年报e\u0301|𠮷");
	canvas_put(canvas, 3, columns - 1, ROLE_TEXT, "界");
	if (stage->shows_roles)
		paint_roles(canvas);
	canvas_put_right(canvas, rows - 1, 0, columns, ROLE_FOOTER, "last");
	if (!stage->cursor_hidden)
		canvas_set_cursor(canvas, 2, 4);
	terminal_show(canvas);
}

static int overflow(int depth)
{
	volatile char block[4096];
	block[0] = (char)depth;
	return depth < 0 ? 0 : overflow(depth + 1) + block[0];
}

static void obey(struct stage *stage, char letter)
{
	switch (letter) {
	case 'q': stage->leaves = true; break;
	case 'e': exit(3);
	case 'a': abort();
	case 's': exit(overflow(1));
	case 'z': terminal_suspend(); break;
	case 'o':
		terminal_close();
		open_terminal();
		break;
	case 'w': stage->shifted = !stage->shifted; break;
	case 'l': terminal_repaint(); break;
	case 'b': terminal_bell(); break;
	case 'h': stage->cursor_hidden = !stage->cursor_hidden; break;
	case 'r': stage->shows_roles = true; break;
	default: break;
	}
}

static void take_event(struct stage *stage, const struct input_event *event)
{
	if (event->kind == INPUT_KEY)
		g_snprintf(stage->event, sizeof(stage->event), "key %s", key_name(event->key));
	else if (event->kind == INPUT_TEXT)
		g_snprintf(stage->event, sizeof(stage->event), "text %s", event->text);
	else
		g_snprintf(stage->event, sizeof(stage->event), "paste %zu", event->length);
	if (event->kind == INPUT_TEXT)
		obey(stage, event->text[0]);
}

static void run(struct stage *stage)
{
	char bytes[256];
	size_t count;
	struct input_event event;
	while (!stage->leaves) {
		paint(stage);
		int timeout = input_timeout(stage->input, terminal_now());
		enum terminal_wake wake = terminal_wait(timeout, bytes, sizeof(bytes), &count);
		if (wake == TERMINAL_HANGUP || wake == TERMINAL_TERMINATED)
			exit(wake == TERMINAL_HANGUP ? STATUS_HANGUP : STATUS_TERMINATED);
		input_feed(stage->input, bytes, count, terminal_now());
		while (input_next(stage->input, terminal_now(), &event))
			take_event(stage, &event);
	}
}

int main(void)
{
	setlocale(LC_ALL, "");
	struct stage stage = {.input = input_new()};
	open_terminal();
	run(&stage);
	terminal_close();
	input_free(stage.input);
	canvas_free(stage.canvas);
	return 0;
}
