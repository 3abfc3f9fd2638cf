/* Questions: a few choices, or a line asked for. Each paints itself as the overlay of the page, and
   runs its own small loop. */
#include "tui/dialog.h"

#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "session/path.h"
#include "tui/overlay.h"
#include "tui/terminal.h"

enum {
	MARGIN = 2,
	AROUND_TEXT = 6, /* brackets, digit and the gap behind */
};

int dialog_digit(const struct input_event *event)
{
	if (event->kind != INPUT_TEXT || event->length != 1 || !g_ascii_isdigit(event->text[0]))
		return -1;
	return event->text[0] - '0';
}

/* Choices */

struct chooser {
	struct overlay under; /* what it lies over besides the page */
	const char *title;
	const char *const *lines;
	const struct choice *choices;
	size_t count, at;
	struct typing *typing; /* what is typed, which is no answer then; NULL: digits answer */
};

/* Of the widest choice: what is said behind the choices stands in one column. */
static int choice_columns(const struct canvas *canvas, const struct chooser *chooser)
{
	int widest = 0;

	for (size_t i = 0; i < chooser->count; i++)
		widest = MAX(widest, canvas_width(canvas, chooser->choices[i].text));
	return widest;
}

static int chooser_columns(const struct canvas *canvas, const struct chooser *chooser)
{
	int widest = canvas_width(canvas, chooser->title);
	int texts = choice_columns(canvas, chooser);

	for (size_t i = 0; chooser->lines && chooser->lines[i]; i++)
		widest = MAX(widest, canvas_width(canvas, chooser->lines[i]) + MARGIN);
	for (size_t i = 0; i < chooser->count; i++) {
		const char *more = chooser->choices[i].more;

		widest = MAX(
			widest, AROUND_TEXT + texts + (more ? 2 + canvas_width(canvas, more) : 0));
	}
	return widest + 2 * MARGIN;
}

static void paint_choice(
	struct canvas *canvas, int row, int left, const struct chooser *chooser, size_t index)
{
	const struct choice *choice = &chooser->choices[index];
	bool here = index == chooser->at;
	g_autofree char *name = chooser->typing
		? g_strdup(choice->text)
		: g_strdup_printf("%d %s", choice->digit, choice->text);
	g_autofree char *text = g_strdup_printf(here ? "[%s]" : " %s ", name);
	int behind = left + MARGIN + choice_columns(canvas, chooser) + AROUND_TEXT - 1;

	canvas_put(canvas, row, left + MARGIN, here ? ROLE_DIALOG_HERE : ROLE_DIALOG, text);
	if (choice->more)
		canvas_put(canvas, row, behind, ROLE_DIALOG, choice->more);
	if (here)
		canvas_set_cursor(canvas, row, left + MARGIN + 1);
}

/* A click types the digit of its choice, but where digits are no answers. */
static struct mark choice_mark(const struct chooser *chooser, size_t index)
{
	if (chooser->typing)
		return (struct mark){MARK_LINE, (unsigned)index};
	return (struct mark){MARK_DIGIT, (unsigned)chooser->choices[index].digit};
}

static void paint_typed(struct canvas *canvas, int row, int left, int columns, const char *typed)
{
	g_autofree char *line = g_strdup_printf(_("输入的：%s"), typed);

	canvas_fill(canvas, row, left, columns, ROLE_DIALOG);
	canvas_put_left(canvas, row, left + MARGIN, columns - 2 * MARGIN, ROLE_DIALOG, line);
}

static void paint_chooser(struct app *app, void *data)
{
	const struct chooser *chooser = data;
	struct canvas *canvas = app->canvas;
	int columns = MIN(chooser_columns(canvas, chooser), canvas->columns);
	int left = (canvas->columns - columns) / 2;
	int rows = (int)chooser->count + 2 + (chooser->typing != NULL);

	for (size_t i = 0; chooser->lines && chooser->lines[i]; i++)
		rows++;
	int row = MAX(0, (canvas->rows - rows) / 2);
	overlay_paint(app, chooser->under);
	canvas_fill(canvas, row, left, columns, ROLE_BAR);
	canvas_put(canvas, row++, left + MARGIN, ROLE_BAR, chooser->title);
	for (size_t i = 0; chooser->lines && chooser->lines[i]; i++) {
		canvas_fill(canvas, row, left, columns, ROLE_DIALOG);
		canvas_put(canvas, row++, left + MARGIN, ROLE_DIALOG, chooser->lines[i]);
	}
	if (chooser->typing)
		paint_typed(canvas, row++, left, columns, chooser->typing->text->str);
	for (size_t i = 0; i < chooser->count; i++) {
		canvas_fill(canvas, row, left, columns, ROLE_DIALOG);
		paint_choice(canvas, row, left, chooser, i);
		canvas_mark(canvas, row++, left, columns, choice_mark(chooser, i));
	}
	canvas_fill(canvas, row, left, columns, ROLE_FOOTER);
	canvas_put(canvas, row, left + MARGIN, ROLE_FOOTER,
		chooser->typing ? _("上下键选，按 Enter；Esc 返回")
				: _("按数字或 Enter；Esc 返回"));
}

/* Takes what is typed or pasted on, without the line break that copying adds; false where it cannot. */
static bool typing_take(struct typing *typing, const struct input_event *event)
{
	size_t length = event->length;

	while (length > 0 && event->text[length - 1] == '\n')
		length--;
	typing->cut_short = !typing->takes_lines &&
		(memchr(event->text, '\n', length) || memchr(event->text, '\t', length));
	if (!typing->cut_short)
		g_string_append_len(typing->text, event->text, (gssize)length);
	return !typing->cut_short;
}

/* The digit taken by an event; -1 and *open false for Esc; -1 and *open true while it goes on. */
static int chooser_take(struct chooser *chooser, const struct input_event *event, bool *open)
{
	int digit = dialog_digit(event);

	*open = true;
	if (chooser->typing && (event->kind == INPUT_TEXT || event->kind == INPUT_PASTE)) {
		*open = typing_take(chooser->typing, event);
		return -1;
	}
	if (chooser->typing && event->kind == INPUT_CLICK && (size_t)event->row < chooser->count) {
		*open = false;
		return chooser->choices[event->row].digit;
	}
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

static int run(struct app *app, struct chooser *chooser)
{
	struct input_event event;
	bool open = true;
	int digit = -1;

	chooser->under = overlay_put(app, paint_chooser, chooser);
	while (open && app_wait(app, &event)) {
		digit = chooser_take(chooser, &event, &open);
		app->stale = true;
	}
	overlay_take_off(app, chooser->under);
	return open ? -1 : digit;
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

	return run(app, &chooser);
}

bool dialog_tell(
	struct app *app, const char *title, const char *const *lines, struct input_event *event)
{
	const struct choice read = {1, _("知道了"), NULL};
	struct chooser chooser = {.title = title, .lines = lines, .choices = &read, .count = 1};

	chooser.under = overlay_put(app, paint_chooser, &chooser);
	bool came = app_wait(app, event);
	overlay_take_off(app, chooser.under);
	return came &&
		(dialog_digit(event) == read.digit ||
			(event->kind == INPUT_KEY &&
				(event->key == NKEY_ENTER || event->key == NKEY_ESCAPE)));
}

int dialog_choose_typing(struct app *app, const char *title, const struct choice *choices,
	size_t count, size_t preselected, struct typing *typing)
{
	struct chooser chooser = {
		.title = title,
		.choices = choices,
		.count = count,
		.at = preselected,
		.typing = typing,
	};

	return run(app, &chooser);
}

/* A line */

struct asker {
	struct overlay under; /* as a chooser's */
	const char *title, *label;
	const char *const *lines;
	struct line_buffer line;
	bool proposed;         /* the line is a proposal: what is typed takes its place */
	const char *directory; /* where paths begin that Tab completes; NULL: it is no path */
	char *names; /* ways the path can go on, after a Tab that found several; or NULL */
};

enum { ASKER_COLUMNS = ASK_COLUMNS + 2 * MARGIN };

/* The line as it stands in the dialog: wrapped behind its label, in rows of which those around the
   cursor show where there is no room for all. */
struct asker_rows {
	GArray *lines; /* of struct text_line */
	int cursor;    /* which of them it is on */
	int top, shown;
	int room; /* columns */
};

static struct asker_rows wrap_line(
	const struct canvas *canvas, const struct asker *asker, int room, int most)
{
	struct asker_rows rows = {
		.lines = g_array_new(FALSE, FALSE, sizeof(struct text_line)), .room = room};
	const GString *text = asker->line.text;

	text_break(text->str, text->len, room - 1, room - 1, canvas->profile, rows.lines);
	while (rows.cursor + 1 < (int)rows.lines->len &&
		g_array_index(rows.lines, struct text_line, rows.cursor + 1).start <=
			asker->line.cursor)
		rows.cursor++;
	rows.shown = MIN((int)rows.lines->len, MAX(most, 1));
	rows.top = CLAMP(rows.cursor - rows.shown + 1, 0, (int)rows.lines->len - rows.shown);
	return rows;
}

static void paint_line(const struct asker *asker, struct canvas *canvas, int row, int start,
	const struct asker_rows *rows)
{
	const char *text = asker->line.text->str;

	for (int i = rows->top; i < rows->top + rows->shown; i++, row++) {
		struct text_line line = g_array_index(rows->lines, struct text_line, i);
		g_autofree char *words = g_strndup(text + line.start, line.length);

		canvas_put_left(canvas, row, start, rows->room, ROLE_ENTRY, words);
		if (i == rows->cursor)
			canvas_set_cursor(canvas, row,
				start +
					MIN(rows->room - 1,
						text_width(text + line.start,
							asker->line.cursor - line.start,
							canvas->profile)));
	}
}

static int count_lines(const char *const *lines)
{
	int count = 0;

	while (lines && lines[count])
		count++;
	return count;
}

static void paint_asker(struct app *app, void *data)
{
	const struct asker *asker = data;
	struct canvas *canvas = app->canvas;
	int columns = MIN(ASKER_COLUMNS, canvas->columns), left = (canvas->columns - columns) / 2;
	int start = left + MARGIN + canvas_width(canvas, asker->label) + 1,
	    said = count_lines(asker->lines);
	struct asker_rows rows =
		wrap_line(canvas, asker, left + columns - MARGIN - start, canvas->rows - said - 3);
	int height = said + rows.shown + (asker->names ? 1 : 0) + 2;
	int row = CLAMP(canvas->rows - height, 0, canvas->rows / 2 - 2);

	overlay_paint(app, asker->under);
	for (int i = 0; i < height; i++)
		canvas_fill(canvas, row + i, left, columns, ROLE_DIALOG);
	canvas_fill(canvas, row, left, columns, ROLE_BAR);
	canvas_put_left(canvas, row++, left + MARGIN, columns - 2 * MARGIN, ROLE_BAR, asker->title);
	for (int i = 0; i < said; i++)
		canvas_put_left(canvas, row++, left + MARGIN, columns - 2 * MARGIN, ROLE_DIALOG,
			asker->lines[i]);
	canvas_put(canvas, row, left + MARGIN, ROLE_DIALOG, asker->label);
	paint_line(asker, canvas, row, start, &rows);
	row += rows.shown;
	g_array_unref(rows.lines);
	if (asker->names)
		canvas_put_left(canvas, row++, left + MARGIN, columns - 2 * MARGIN, ROLE_DIALOG,
			asker->names);
	canvas_fill(canvas, row, left, columns, ROLE_FOOTER);
	canvas_put(canvas, row, left + MARGIN, ROLE_FOOTER,
		asker->proposed && asker->line.text->len > 0
			? _("Enter 确定；Esc 不要；Delete 清空")
			: _("Enter 确定；Esc 不要"));
}

bool dialog_edit(struct line_buffer *line, enum key key)
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
			rows[i].operation(line);
			return true;
		}
	}
	return false;
}

/* Goes on with a path as far as there is one way; several are shown. */
static void asker_complete(struct asker *asker, const struct tui_options *options)
{
	GPtrArray *names;
	g_autofree char *typed =
		path_complete(asker->directory, options->home, asker->line.text->str, &names);

	if (names->len == 0 && g_str_equal(typed, asker->line.text->str))
		terminal_bell();
	line_buffer_set(&asker->line, typed);
	if (names->len > 1) {
		g_ptr_array_add(names, NULL);
		asker->names = g_strjoinv("  ", (char **)names->pdata);
	}
	g_ptr_array_unref(names);
	asker->proposed = false;
}

void dialog_type(struct line_buffer *line, bool *is_proposed, const struct input_event *event)
{
	bool removes = event->kind == INPUT_KEY && event->key == NKEY_REMOVE;

	if (*is_proposed && (removes || event->kind != INPUT_KEY)) {
		line_buffer_set(line, "");
	} else if (event->kind == INPUT_KEY && !dialog_edit(line, event->key)) {
		terminal_bell();
	}
	if (event->kind != INPUT_KEY)
		line_buffer_insert(line, event->text, event->length);
	*is_proposed = false;
}

/* Runs until Enter, whose line it returns, or Esc. */
static char *asker_run(struct app *app, struct asker *asker, const char *initial)
{
	struct input_event event;
	char *answer = NULL;

	asker->proposed = true;
	line_buffer_init(&asker->line, initial);
	asker->under = overlay_put(app, paint_asker, asker);
	while (app_wait(app, &event)) {
		if (event.kind == INPUT_KEY && event.key == NKEY_ESCAPE)
			break;
		if (event.kind == INPUT_KEY && event.key == NKEY_ENTER) {
			answer = g_strdup(asker->line.text->str);
			break;
		}
		g_clear_pointer(&asker->names, g_free);
		if (asker->directory && event.kind == INPUT_KEY && event.key == NKEY_TAB)
			asker_complete(asker, app->options);
		else
			dialog_type(&asker->line, &asker->proposed, &event);
		app->stale = true;
	}
	overlay_take_off(app, asker->under);
	line_buffer_release(&asker->line);
	g_free(asker->names);
	return answer;
}

char *dialog_ask(struct app *app, const char *title, const char *const *lines, const char *label,
	const char *initial)
{
	struct asker asker = {.title = title, .lines = lines, .label = label};

	return asker_run(app, &asker, initial);
}

char *dialog_ask_path(struct app *app, const char *title, const char *const *lines,
	const char *label, const char *initial, const char *directory)
{
	struct asker asker = {
		.title = title, .lines = lines, .label = label, .directory = directory};

	return asker_run(app, &asker, initial);
}
