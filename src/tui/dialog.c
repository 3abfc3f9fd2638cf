/* Each dialog paints itself as the overlay of the page, and runs its own small loop. */
#include "tui/dialog.h"

#include <string.h>

#include "base/text.h"
#include "tui/terminal.h"

enum { MARGIN = 2 };

static int columns_of(const char *text)
{
	return text_width(text, strlen(text), WIDTH_NARROW);
}

/* What was on top before, to be put back: dialogs can open on dialogs. */
struct overlay_state {
	void (*paint)(struct app *app, void *data);
	void *data;
};

static struct overlay_state put_on_top(
	struct app *app, void (*paint)(struct app *, void *), void *data)
{
	struct overlay_state under = {app->overlay, app->overlay_data};

	app->overlay = paint;
	app->overlay_data = data;
	app->stale = true;
	return under;
}

static void take_off(struct app *app, struct overlay_state under)
{
	app->overlay = under.paint;
	app->overlay_data = under.data;
	app->escape_spent = true; /* if it was one */
	app->stale = true;
}

/* A plain digit, typed alone or behind Esc; -1 otherwise. */
static int digit_of(const struct input_event *event)
{
	if (event->kind != INPUT_TEXT || event->length != 1 || !g_ascii_isdigit(event->text[0]))
		return -1;
	return event->text[0] - '0';
}

/* Choices */

struct chooser {
	const char *title;
	const char *const *lines;
	const struct choice *choices;
	size_t count, at;
};

static int chooser_columns(const struct chooser *chooser)
{
	int widest = columns_of(chooser->title);

	for (size_t i = 0; chooser->lines && chooser->lines[i]; i++)
		widest = MAX(widest, columns_of(chooser->lines[i]) + MARGIN);
	for (size_t i = 0; i < chooser->count; i++) {
		const struct choice *choice = &chooser->choices[i];

		widest = MAX(widest,
			6 + columns_of(choice->text) +
				(choice->more ? 2 + columns_of(choice->more) : 0));
	}
	return widest + 2 * MARGIN;
}

static void paint_choice(struct canvas *canvas, int row, int left, int columns,
	const struct choice *choice, bool here)
{
	g_autofree char *text =
		g_strdup_printf(here ? "[%d %s]" : " %d %s ", choice->digit, choice->text);
	int column;

	canvas_fill(canvas, row, left, columns, ROLE_DIALOG);
	column =
		canvas_put(canvas, row, left + MARGIN, here ? ROLE_DIALOG_HERE : ROLE_DIALOG, text);
	if (choice->more)
		canvas_put(canvas, row, column + 1, ROLE_DIALOG, choice->more);
	if (here)
		canvas_set_cursor(canvas, row, left + MARGIN + 1);
}

static void paint_chooser(struct app *app, void *data)
{
	const struct chooser *chooser = data;
	struct canvas *canvas = app->canvas;
	int columns = MIN(chooser_columns(chooser), canvas->columns);
	int left = (canvas->columns - columns) / 2;
	int rows = (int)chooser->count + 2;

	for (size_t i = 0; chooser->lines && chooser->lines[i]; i++)
		rows++;
	int row = MAX(0, (canvas->rows - rows) / 2);
	canvas_fill(canvas, row, left, columns, ROLE_BAR);
	canvas_put(canvas, row++, left + MARGIN, ROLE_BAR, chooser->title);
	for (size_t i = 0; chooser->lines && chooser->lines[i]; i++) {
		canvas_fill(canvas, row, left, columns, ROLE_DIALOG);
		canvas_put(canvas, row++, left + MARGIN, ROLE_DIALOG, chooser->lines[i]);
	}
	for (size_t i = 0; i < chooser->count; i++)
		paint_choice(canvas, row++, left, columns, &chooser->choices[i], i == chooser->at);
	canvas_fill(canvas, row, left, columns, ROLE_FOOTER);
	canvas_put(canvas, row, left + MARGIN, ROLE_FOOTER, "按数字或 Enter；Esc 返回");
}

/* The digit taken by an event; -1 and *open false for Esc; -1 and *open true while it goes on. */
static int chooser_take(struct chooser *chooser, const struct input_event *event, bool *open)
{
	int digit = digit_of(event);

	*open = true;
	for (size_t i = 0; digit >= 0 && i < chooser->count; i++) {
		if (chooser->choices[i].digit == digit) {
			*open = false;
			return digit;
		}
	}
	if (event->kind != INPUT_KEY) {
		terminal_bell();
		return -1;
	}
	switch (event->key) {
	case NKEY_ARROW_UP:
		chooser->at = (chooser->at + chooser->count - 1) % chooser->count;
		break;
	case NKEY_TAB:
	case NKEY_ARROW_DOWN: chooser->at = (chooser->at + 1) % chooser->count; break;
	case NKEY_ENTER: *open = false; return chooser->choices[chooser->at].digit;
	case NKEY_ESCAPE: *open = false; return -1;
	default: terminal_bell();
	}
	return -1;
}

int dialog_choose(struct app *app, const char *title, const char *const *lines,
	const struct choice *choices, size_t count, size_t preselected)
{
	struct chooser chooser = {
		.title = title,
		.lines = lines,
		.choices = choices,
		.count = count,
		.at = preselected,
	};
	struct overlay_state under = put_on_top(app, paint_chooser, &chooser);
	struct input_event event;
	bool open = true;
	int digit = -1;

	while (open && app_wait(app, &event)) {
		digit = chooser_take(&chooser, &event, &open);
		app->stale = true;
	}
	take_off(app, under);
	return open ? -1 : digit;
}

/* A line */

struct asker {
	const char *title, *label;
	struct line_buffer line;
	bool proposed; /* the line is a proposal: what is typed takes its place */
};

static void paint_asker(struct app *app, void *data)
{
	const struct asker *asker = data;
	struct canvas *canvas = app->canvas;
	int columns = MIN(64, canvas->columns);
	int left = (canvas->columns - columns) / 2;
	int row = MAX(0, canvas->rows / 2 - 2);
	int start = left + MARGIN + columns_of(asker->label) + 1;

	canvas_fill(canvas, row, left, columns, ROLE_BAR);
	canvas_put(canvas, row, left + MARGIN, ROLE_BAR, asker->title);
	canvas_fill(canvas, row + 1, left, columns, ROLE_DIALOG);
	canvas_put(canvas, row + 1, left + MARGIN, ROLE_DIALOG, asker->label);
	canvas_put_left(canvas, row + 1, start, left + columns - MARGIN - start, ROLE_ENTRY,
		asker->line.text->str);
	canvas_fill(canvas, row + 2, left, columns, ROLE_FOOTER);
	canvas_put(canvas, row + 2, left + MARGIN, ROLE_FOOTER, "Enter 确定；Esc 不要");
	canvas_set_cursor(canvas, row + 1,
		start + text_width(asker->line.text->str, asker->line.cursor, WIDTH_NARROW));
}

static void asker_key(struct asker *asker, enum key key)
{
	static const struct {
		enum key key;
		bool (*operation)(struct line_buffer *line);
	} rows[] = {
		{NKEY_ERASE, line_buffer_erase},
		{NKEY_REMOVE, line_buffer_remove},
		{NKEY_ARROW_LEFT, line_buffer_left},
		{NKEY_ARROW_RIGHT, line_buffer_right},
		{NKEY_HOME, line_buffer_home},
		{NKEY_END, line_buffer_end},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (rows[i].key == key) {
			rows[i].operation(&asker->line);
			return;
		}
	}
	terminal_bell();
}

static void asker_take(struct asker *asker, const struct input_event *event)
{
	if (event->kind == INPUT_KEY) {
		asker_key(asker, event->key);
	} else {
		if (asker->proposed) {
			line_buffer_release(&asker->line);
			line_buffer_init(&asker->line, "");
		}
		line_buffer_insert(&asker->line, event->text, event->length);
	}
	asker->proposed = false;
}

char *dialog_ask(struct app *app, const char *title, const char *label, const char *initial)
{
	struct asker asker = {.title = title, .label = label, .proposed = true};
	struct overlay_state under;
	struct input_event event;
	char *answer = NULL;

	line_buffer_init(&asker.line, initial);
	under = put_on_top(app, paint_asker, &asker);
	while (app_wait(app, &event)) {
		if (event.kind == INPUT_KEY && event.key == NKEY_ESCAPE)
			break;
		if (event.kind == INPUT_KEY && event.key == NKEY_ENTER) {
			answer = g_strdup(asker.line.text->str);
			break;
		}
		asker_take(&asker, &event);
		app->stale = true;
	}
	take_off(app, under);
	line_buffer_release(&asker.line);
	return answer;
}

/* Lines to read, or to choose one of */

struct reader {
	const char *title;
	const char *verb; /* what Enter does with the line chosen */
	const GPtrArray *lines;
	int top, at; /* at: -1 where nothing is chosen */
};

static int reader_rows(const struct app *app)
{
	return MAX(1, app->canvas->rows - 2);
}

/* What is chosen from is clipped visibly; what is read stands as it is. */
static void paint_reader_line(
	struct canvas *canvas, int row, const struct reader *reader, int index)
{
	const char *line = g_ptr_array_index(reader->lines, index);

	if (reader->at < 0)
		canvas_put(canvas, row, 0, ROLE_TEXT, line);
	else
		canvas_put_left(canvas, row, 1, canvas->columns - 2,
			index == reader->at ? ROLE_CURSOR : ROLE_TEXT, line);
}

static void paint_reader_footer(struct canvas *canvas, const struct reader *reader, int rows)
{
	g_autofree char *keys = reader->at >= 0
		? g_strdup_printf("上下选，Enter %s，Esc 返回", reader->verb)
		: g_strdup("上下、PgUp PgDn 翻看，Esc 返回");

	canvas_fill(canvas, canvas->rows - 1, 0, canvas->columns, ROLE_FOOTER);
	canvas_printf(canvas, canvas->rows - 1, 1, ROLE_FOOTER, "%s   第%d-%d行，共%u行", keys,
		reader->top + 1, MIN(reader->top + rows, (int)reader->lines->len),
		reader->lines->len);
}

static void paint_reader(struct app *app, void *data)
{
	struct reader *reader = data;
	struct canvas *canvas = app->canvas;
	int rows = reader_rows(app);

	canvas_clear(canvas);
	canvas_fill(canvas, 0, 0, canvas->columns, ROLE_BAR);
	canvas_printf(canvas, 0, 1, ROLE_BAR, "%s", reader->title);
	if (reader->at >= 0) {
		reader->top = MIN(reader->top, reader->at);
		reader->top = MAX(reader->top, reader->at - rows + 1);
	}
	reader->top = CLAMP(reader->top, 0, MAX(0, (int)reader->lines->len - rows));
	for (int i = 0; i < rows && reader->top + i < (int)reader->lines->len; i++) {
		int index = reader->top + i;
		bool here = index == reader->at;

		if (here)
			canvas_fill(canvas, i + 1, 0, canvas->columns, ROLE_CURSOR);
		paint_reader_line(canvas, i + 1, reader, index);
		if (here)
			canvas_set_cursor(canvas, i + 1, 0);
	}
	paint_reader_footer(canvas, reader, rows);
}

/* How far a key moves, in lines; 0: it is no such key. */
static int reader_step(const struct app *app, const struct reader *reader, enum key key)
{
	switch (key) {
	case NKEY_ARROW_UP: return -1;
	case NKEY_ARROW_DOWN: return +1;
	case NKEY_PAGE_UP: return -(reader_rows(app) - 1);
	case NKEY_PAGE_DOWN: return reader_rows(app) - 1;
	case NKEY_HOME: return -(int)reader->lines->len;
	case NKEY_END: return (int)reader->lines->len;
	default: return 0;
	}
}

static void reader_move(struct reader *reader, int lines)
{
	if (reader->at >= 0)
		reader->at = CLAMP(reader->at + lines, 0, (int)reader->lines->len - 1);
	else
		reader->top = MAX(0, reader->top + lines);
}

/* True when the reader was left by Enter. */
static bool run_reader(struct app *app, struct reader *reader)
{
	struct overlay_state under = put_on_top(app, paint_reader, reader);
	struct input_event event;
	bool taken = false;

	while (app_wait(app, &event)) {
		int step = event.kind == INPUT_KEY ? reader_step(app, reader, event.key) : 0;

		taken = event.kind == INPUT_KEY && event.key == NKEY_ENTER;
		if (taken || (event.kind == INPUT_KEY && event.key == NKEY_ESCAPE))
			break;
		if (step == 0)
			terminal_bell();
		reader_move(reader, step);
		app->stale = true;
	}
	take_off(app, under);
	return taken;
}

void pager_show(struct app *app, const char *title, const GPtrArray *lines)
{
	struct reader reader = {.title = title, .lines = lines, .at = -1};

	run_reader(app, &reader);
}

int list_choose(struct app *app, const char *title, const char *verb, const GPtrArray *lines)
{
	struct reader reader = {
		.title = title,
		.verb = verb,
		.lines = lines,
		.at = lines->len > 0 ? 0 : -1,
	};

	return run_reader(app, &reader) ? reader.at : -1;
}
