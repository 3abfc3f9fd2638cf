/* Lines that fill the screen: to be read, or to choose one of. */
#include "tui/dialog.h"

#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "tui/overlay.h"
#include "tui/terminal.h"

enum {
	DIGITS = 9, /* lines that a digit takes */
	LINE_COLUMN = 3,
};

void list_add_wrapped(GPtrArray *lines, const char *text, int columns, enum width_profile profile)
{
	g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(struct text_line));

	text_break(text, strlen(text), columns, columns, profile, rows);
	for (guint i = 0; i < rows->len; i++) {
		struct text_line row = g_array_index(rows, struct text_line, i);

		g_ptr_array_add(lines, g_strndup(text + row.start, row.length));
	}
}

static bool is_chosen_from(const struct list *list)
{
	return list->at >= 0;
}

/* Rows for the lines: all but title and keys. */
static int body_rows(const struct app *app)
{
	return MAX(1, app->canvas->rows - 2);
}

/* Whether an event takes a line at once: a click on it, or the digit that the first nine have. */
static bool takes_line(struct list *list, const struct input_event *event)
{
	int digit = is_chosen_from(list) ? dialog_digit(event) : -1;

	if (digit <= 0 || digit > (int)list->lines->len)
		return click_on_line(event, &list->at);
	list->at = digit - 1;
	return true;
}

/* What is chosen from is clipped visibly, behind its digit; what is read stands as it is. */
static void paint_list_line(struct canvas *canvas, int row, const struct list *list, int index)
{
	const char *line = g_ptr_array_index(list->lines, index);
	bool here = index == list->at;

	if (!is_chosen_from(list)) {
		canvas_put(canvas, row, 0, ROLE_TEXT, line);
		return;
	}
	canvas_mark(canvas, row, 0, canvas->columns, (struct mark){MARK_LINE, (unsigned)index});
	if (here)
		canvas_fill(canvas, row, 0, canvas->columns, ROLE_CURSOR);
	if (index < DIGITS)
		canvas_printf(canvas, row, 1, here ? ROLE_CURSOR : ROLE_KEY, "%d", index + 1);
	canvas_put_left(canvas, row, LINE_COLUMN, canvas->columns - LINE_COLUMN,
		here ? ROLE_CURSOR : ROLE_TEXT, line);
	if (here)
		canvas_set_cursor(canvas, row, 1);
}

static void paint_footer(struct canvas *canvas, const struct list *list, int rows)
{
	int last = MIN(list->top + rows, (int)list->lines->len);

	canvas_fill(canvas, canvas->rows - 1, 0, canvas->columns, ROLE_FOOTER);
	canvas_printf(canvas, canvas->rows - 1, 1, ROLE_FOOTER, _("%s   第%d-%d行，共%u行"),
		list->keys, list->top + 1, last, list->lines->len);
}

static void scroll(struct list *list, int rows)
{
	if (is_chosen_from(list)) {
		list->top = MIN(list->top, list->at);
		list->top = MAX(list->top, list->at - rows + 1);
	}
	list->top = CLAMP(list->top, 0, MAX(0, (int)list->lines->len - rows));
}

static void paint_list(struct app *app, void *data)
{
	struct list *list = data;
	struct canvas *canvas = app->canvas;
	int rows = body_rows(app);

	canvas_clear(canvas);
	canvas_set_cursor(canvas, 1, 0); /* where reading begins */
	canvas_fill(canvas, 0, 0, canvas->columns, ROLE_BAR);
	canvas_put(canvas, 0, 1, ROLE_BAR, list->title);
	scroll(list, rows);
	for (int i = 0; i < rows && list->top + i < (int)list->lines->len; i++)
		paint_list_line(canvas, i + 1, list, list->top + i);
	paint_footer(canvas, list, rows);
}

/* How far a key moves, in lines; 0: it is no such key. */
static int step_of(const struct app *app, const struct list *list, enum key key)
{
	switch (key) {
	case NKEY_ARROW_UP: return -1;
	case NKEY_ARROW_DOWN: return +1;
	case NKEY_PAGE_UP: return -(body_rows(app) - 1);
	case NKEY_PAGE_DOWN: return body_rows(app) - 1;
	case NKEY_HOME: return -(int)list->lines->len;
	case NKEY_END: return (int)list->lines->len;
	default: return 0;
	}
}

/* Not beyond where the painting would stop: what comes next starts from there, painted or not. */
static void move(struct list *list, int lines, int rows)
{
	if (is_chosen_from(list))
		list->at = CLAMP(list->at + lines, 0, (int)list->lines->len - 1);
	else
		list->top += lines;
	scroll(list, rows);
}

static bool is_also(const struct app *app, const struct list *list, enum key key)
{
	return list->also && keymap_find(app->keymap, key, list->also->contexts) == list->also;
}

enum key list_run(struct app *app, struct list *list)
{
	struct overlay under = overlay_put(app, paint_list, list);
	struct input_event event;
	enum key key = NKEY_NONE;

	while (app_wait(app, &event)) {
		key = takes_line(list, &event) ? NKEY_ENTER : event_key(&event);
		if (key == NKEY_ENTER || key == NKEY_ESCAPE || is_also(app, list, key))
			break;
		int step = step_of(app, list, key);
		if (step == 0 && event.kind != INPUT_CLICK)
			terminal_bell();
		move(list, step, body_rows(app));
		app->stale = true;
		key = NKEY_NONE;
	}
	overlay_take_off(app, under);
	return key;
}

void pager_show(struct app *app, const char *title, const GPtrArray *lines)
{
	struct list list = {
		.title = title,
		.keys = _("上下、PgUp PgDn 翻看，Esc 返回"),
		.lines = lines,
		.at = -1,
	};

	list_run(app, &list);
}

int list_choose(
	struct app *app, const char *title, const char *verb, const GPtrArray *lines, int at)
{
	g_autofree char *keys = g_strdup_printf(_("按数字，或上下选，Enter %s，Esc 返回"), verb);
	struct list list = {
		.title = title,
		.keys = keys,
		.lines = lines,
		.at = lines->len > 0 ? at : -1,
	};

	return list_run(app, &list) == NKEY_ENTER ? list.at : -1;
}
