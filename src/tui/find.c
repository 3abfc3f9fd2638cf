/*
 * Find and go: a line is typed, the places it leads to are listed below and
 * narrow with every key. What was looked for last is proposed again, with the
 * next place behind the cursor chosen, so that F3 and Enter go on.
 */
#include "session/find.h"

#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "tui/app.h"
#include "tui/dialog.h"
#include "tui/overlay.h"
#include "tui/terminal.h"

enum {
	LINE_ROW = 1,
	LIST_ROW = 3,
	PLACE_COLUMNS_MOST = 30,
	GAP = 2,
};

struct finder {
	struct app *app;
	struct line_buffer line;
	GPtrArray *places; /* of struct found * */
	guint at;
	int top;
	int place_columns; /* of the widest place listed */
	bool proposed;     /* the line is what was looked for last: what is typed takes its place */
};

static const struct found *place_at(const struct finder *finder, guint index)
{
	return g_ptr_array_index(finder->places, index);
}

/* Looking */

static void measure(struct finder *finder)
{
	finder->place_columns = 0;
	for (guint i = 0; i < finder->places->len; i++) {
		g_autofree char *place =
			form_cell_place(finder->app->form, place_at(finder, i)->cell);

		finder->place_columns =
			MAX(finder->place_columns, canvas_width(finder->app->canvas, place));
	}
	finder->place_columns = MIN(finder->place_columns, PLACE_COLUMNS_MOST);
}

static void look(struct finder *finder)
{
	const struct app *app = finder->app;

	if (finder->places)
		g_ptr_array_unref(finder->places);
	finder->places =
		find_places(session_report(app->session), finder->line.text->str, app_cursor(app));
	finder->at = 0;
	finder->top = 0;
	measure(finder);
}

/* Painting */

static void paint_line(struct canvas *canvas, const struct finder *finder)
{
	const char *label = C_("find", "找"), *text = finder->line.text->str;
	int start = 1 + canvas_width(canvas, label) + 1, room = canvas->columns - start - 1;
	size_t from = line_shown_from(text, finder->line.cursor, room);

	canvas_put(canvas, LINE_ROW, 1, ROLE_TEXT, label);
	canvas_put_left(canvas, LINE_ROW, start, room, ROLE_ENTRY, text + from);
	canvas_set_cursor(canvas, LINE_ROW,
		start + text_width(text + from, finder->line.cursor - from, canvas->profile));
}

/* What can be typed, as long as nothing is. */
static void paint_hints(struct canvas *canvas)
{
	static const struct {
		const char *typed, *leads;
	} hints[] = {
		{"13", N_("眼前这张表的13行；别的表的13行排在后面")},
		{"3.13", N_("第3部分的13行，也可写 三13；后面可再写栏目：13 商业")},
		{N_("不掌握"),
			N_("名称里的字：行、栏目、项目、各部分，简称也算；几个词用空格隔开")},
		{"requests.new", N_("地址，或地址的一段")},
		{"3117", N_("填着这个数的格；正文、附注、说明里的字")},
	};
	enum { EXAMPLE_COLUMN = 3, LEADS_COLUMN = 17 };

	for (size_t i = 0; i < G_N_ELEMENTS(hints); i++) {
		int row = LIST_ROW + (int)i;

		canvas_put(canvas, row, EXAMPLE_COLUMN, ROLE_KEY, _(hints[i].typed));
		canvas_put_left(canvas, row, LEADS_COLUMN, canvas->columns - LEADS_COLUMN - 1,
			ROLE_HELP, _(hints[i].leads));
	}
}

/* The part of a line that is what was looked for, where all of it shows. */
static void paint_match(
	struct canvas *canvas, int row, int column, int room, const struct found *found)
{
	int start = text_width(found->text, found->offset, canvas->profile);
	g_autofree char *match = g_strndup(found->text + found->offset, found->length);

	if (found->length > 0 && start + canvas_width(canvas, match) <= room - 2)
		canvas_put(canvas, row, column + start, ROLE_REFERENCE, match);
}

static void paint_place(struct canvas *canvas, int row, const struct finder *finder, guint index)
{
	const struct found *found = place_at(finder, index);
	g_autofree char *place = form_cell_place(finder->app->form, found->cell);
	bool here = index == finder->at;
	enum role role = here ? ROLE_CURSOR : ROLE_TEXT;
	int column = 1 + finder->place_columns + GAP, room = canvas->columns - column - 1;

	if (here)
		canvas_fill(canvas, row, 0, canvas->columns, role);
	canvas_put_left(canvas, row, 1, finder->place_columns, role, place);
	canvas_put_left(canvas, row, column, room, role, found->text);
	if (!here)
		paint_match(canvas, row, column, room, found);
}

static int list_rows(const struct canvas *canvas)
{
	return MAX(1, canvas->rows - LIST_ROW - 1);
}

/* Keeps the place chosen on the screen. */
static void scroll(struct finder *finder)
{
	int at = (int)finder->at;

	finder->top = CLAMP(finder->top, MAX(0, at - list_rows(finder->app->canvas) + 1), at);
}

static void paint_list(struct canvas *canvas, struct finder *finder)
{
	int rows = list_rows(canvas);

	scroll(finder);
	for (int i = 0; i < rows && finder->top + i < (int)finder->places->len; i++)
		paint_place(canvas, LIST_ROW + i, finder, (guint)(finder->top + i));
}

/* How many places there are; where they are too many to be listed, that there are more. */
static char *count_text(const struct finder *finder)
{
	guint count = finder->places->len;

	if (finder->line.text->len == 0)
		return g_strdup("");
	if (count == 0)
		return g_strdup(_("没有找到"));
	return count < FIND_MOST ? g_strdup_printf(_("%u处"), count)
				 : g_strdup_printf(_("%u处以上，再写细些"), count);
}

static void paint(struct app *app, void *data)
{
	struct finder *finder = data;
	struct canvas *canvas = app->canvas;
	g_autofree char *count = count_text(finder);

	canvas_clear(canvas);
	canvas_fill(canvas, 0, 0, canvas->columns, ROLE_BAR);
	canvas_put(canvas, 0, 1, ROLE_BAR, C_("find", "找"));
	canvas_put(canvas, 0, canvas->columns - 1 - canvas_width(canvas, count), ROLE_BAR, count);
	if (finder->line.text->len == 0)
		paint_hints(canvas);
	else
		paint_list(canvas, finder);
	canvas_fill(canvas, canvas->rows - 1, 0, canvas->columns, ROLE_FOOTER);
	canvas_put_left(canvas, canvas->rows - 1, 1, canvas->columns - 2, ROLE_FOOTER,
		_("Enter 前往   上下选   F3 下一处   Esc 返回"));
	paint_line(canvas, finder);
}

/* Keys */

static bool is_find(const struct app *app, enum key key)
{
	const struct binding *binding = keymap_find(app->keymap, key, CONTEXT_TABLE);

	return binding && binding->action == ACTION_FIND;
}

/* Chooses another place; false for keys that choose none. */
static bool choose(struct finder *finder, enum key key)
{
	int rows = list_rows(finder->app->canvas), last = (int)finder->places->len - 1;
	int at = (int)finder->at;

	if (key == NKEY_ARROW_UP)
		at--;
	else if (key == NKEY_ARROW_DOWN)
		at++;
	else if (key == NKEY_PAGE_UP)
		at -= rows - 1;
	else if (key == NKEY_PAGE_DOWN)
		at += rows - 1;
	else if (is_find(finder->app, key))
		at = at < last ? at + 1 : 0;
	else
		return false;
	finder->at = (guint)CLAMP(at, 0, MAX(last, 0));
	scroll(finder);
	return true;
}

static void take(struct finder *finder, const struct input_event *event)
{
	bool key = event->kind == INPUT_KEY;

	if (key && choose(finder, event->key))
		return;
	if (!key && finder->proposed) {
		line_buffer_set(&finder->line, "");
	}
	finder->proposed = false;
	if (!key)
		line_buffer_insert(&finder->line, event->text, event->length);
	else if (!dialog_edit(&finder->line, event->key))
		terminal_bell();
	look(finder);
}

/* Runs until a key ends it; true where there is a place to go to. */
static bool run(struct finder *finder)
{
	struct overlay under = overlay_put(finder->app, paint, finder);
	struct input_event event;
	bool go = false;

	while (!go && app_wait(finder->app, &event)) {
		if (event.kind == INPUT_KEY && event.key == NKEY_ESCAPE)
			break;
		go = event.kind == INPUT_KEY && event.key == NKEY_ENTER && finder->places->len > 0;
		if (!go)
			take(finder, &event);
		finder->app->stale = true;
	}
	overlay_take_off(finder->app, under);
	return go;
}

unsigned find_show(struct app *app)
{
	struct finder finder = {.app = app, .proposed = true};

	line_buffer_init(&finder.line, app->sought ? app->sought : "");
	look(&finder);
	finder.at = find_next(finder.places, app_cursor(app));
	if (run(&finder)) {
		g_free(app->sought);
		app->sought = g_strdup(finder.line.text->str);
		app_go(app, place_at(&finder, finder.at)->cell);
	}
	g_ptr_array_unref(finder.places);
	line_buffer_release(&finder.line);
	return REACT_REDRAW;
}
