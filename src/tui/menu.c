/*
 * The menu: every command of the key table with its key, in two columns of two
 * groups each, and the sections by their digits above them.
 *
 * It is there for who does not know a key, and teaches it; so a key does with the
 * menu open what it does without. Only arrows, Tab, Enter and Esc are its own.
 * Where the screen is too low for all of it, it scrolls.
 */
#include "base/language.h"
#include "tui/app.h"
#include "tui/overlay.h"
#include "tui/terminal.h"

enum {
	COLUMNS = 2,
	MOST_WIDTH = 76,
	MARGIN = 2,
	KEYS_NAMED = 2,
	ROWS_AROUND = 3, /* title, sections, footer */
};

static const struct {
	const char *heading;
	int column;
} groups[MENU_GROUPS] = {
	[MENU_FILL] = {N_("填写"), 0},
	[MENU_REVIEW] = {N_("审核"), 0},
	[MENU_LOOK] = {N_("查看"), 0},
	[MENU_GO] = {N_("前往"), 1},
	[MENU_REPORT] = {N_("报告"), 1},
};

/* A line of a column: a command, or a heading. */
struct item {
	const struct binding *row; /* NULL: a heading */
	const char *heading;
};

struct menu {
	GArray *items[COLUMNS]; /* of struct item */
	int column, line;       /* where the bar stands */
	int top;                /* first line shown */
};

/* What came of it. */
struct answer {
	int section;               /* -1: none */
	const struct binding *row; /* NULL: none */
	bool mistaken;             /* the Esc that opened it was the beginning of another key */
};

static const struct item *item_at(const struct menu *menu, int column, int line)
{
	bool is_there = line >= 0 && line < (int)menu->items[column]->len;

	return is_there ? &g_array_index(menu->items[column], struct item, line) : NULL;
}

static bool is_command(const struct menu *menu, int column, int line)
{
	const struct item *item = item_at(menu, column, line);

	return item && item->row;
}

static void collect_group(struct menu *menu, enum menu_group group, unsigned context)
{
	GArray *items = menu->items[groups[group].column];
	struct item heading = {.heading = groups[group].heading};
	size_t count;
	const struct binding *rows = keymap_rows(&count);

	for (size_t i = 0; i < count; i++) {
		struct item item = {.row = &rows[i]};

		if (rows[i].group != group || !(rows[i].contexts & context))
			continue;
		if (heading.heading)
			g_array_append_val(items, heading);
		heading.heading = NULL;
		g_array_append_val(items, item);
	}
}

static void menu_init(struct menu *menu, unsigned context)
{
	*menu = (struct menu){.line = 1};
	for (int column = 0; column < COLUMNS; column++)
		menu->items[column] = g_array_new(FALSE, FALSE, sizeof(struct item));
	for (int group = MENU_NONE + 1; group < MENU_GROUPS; group++)
		collect_group(menu, (enum menu_group)group, context);
}

static void menu_release(struct menu *menu)
{
	for (int column = 0; column < COLUMNS; column++)
		g_array_unref(menu->items[column]);
}

static int line_count(const struct menu *menu)
{
	return (int)MAX(menu->items[0]->len, menu->items[1]->len);
}

/* Painting */

static void paint_item(struct app *app, const struct menu *menu, int column, int line, int row,
	int left, int columns)
{
	const struct item *item = item_at(menu, column, line);
	bool here = column == menu->column && line == menu->line;

	canvas_fill(app->canvas, row, left, columns, here ? ROLE_DIALOG_HERE : ROLE_DIALOG);
	if (!item)
		return;
	if (!item->row) {
		canvas_printf(
			app->canvas, row, left + 1, ROLE_DIALOG, "-- %s --", _(item->heading));
		return;
	}
	g_autofree char *keys = keymap_keys(app->keymap, item->row, app_context(app), KEYS_NAMED);
	enum role role = here ? ROLE_DIALOG_HERE : ROLE_DIALOG;
	canvas_put(app->canvas, row, left + MARGIN, role, _(item->row->label));
	canvas_put(app->canvas, row, left + columns * 2 / 3, role, keys);
	canvas_mark(app->canvas, row, left, columns,
		(struct mark){MARK_LINE, (unsigned)(line * COLUMNS + column)});
	if (here)
		canvas_set_cursor(app->canvas, row, left + MARGIN);
}

/* "0封面 1总体 …": what digits do. */
static void paint_sections(struct app *app, int row, int left, int columns)
{
	g_autoptr(GString) line = g_string_new(NULL);

	for (int s = 0; s < app->form->section_count; s++)
		g_string_append_printf(
			line, "%s%d%s", s > 0 ? "  " : "", s, app->form->sections[s].short_label);
	canvas_fill(app->canvas, row, left, columns, ROLE_DIALOG);
	canvas_put_left(
		app->canvas, row, left + MARGIN, columns - 2 * MARGIN, ROLE_DIALOG, line->str);
}

static void scroll(struct menu *menu, int rows)
{
	menu->top = MIN(menu->top, menu->line == 1 ? 0 : menu->line);
	menu->top = MAX(menu->top, menu->line - rows + 1);
	menu->top = CLAMP(menu->top, 0, MAX(0, line_count(menu) - rows));
}

static void paint_menu(struct app *app, void *data)
{
	struct menu *menu = data;
	struct canvas *canvas = app->canvas;
	int columns = MIN(MOST_WIDTH, canvas->columns);
	int left = (canvas->columns - columns) / 2, half = columns / COLUMNS;
	int lines = MIN(line_count(menu), canvas->rows - ROWS_AROUND);
	int row = (canvas->rows - lines - ROWS_AROUND) / 2;

	scroll(menu, lines);
	canvas_fill(canvas, row, left, columns, ROLE_BAR);
	canvas_put(canvas, row++, left + MARGIN, ROLE_BAR, _("菜单"));
	paint_sections(app, row++, left, columns);
	for (int line = menu->top; line < menu->top + lines; line++, row++) {
		paint_item(app, menu, 0, line, row, left, half);
		paint_item(app, menu, 1, line, row, left + half, columns - half);
	}
	canvas_fill(canvas, row, left, columns, ROLE_FOOTER);
	canvas_put(canvas, row, left + MARGIN, ROLE_FOOTER,
		_("按数字到各节；方向键选，Enter 做；各键照常；Esc 返回"));
}

/* Moving */

/* To the next command above (-1) or below (+1), from the end to the beginning. */
static void move_along(struct menu *menu, int step)
{
	int count = (int)menu->items[menu->column]->len;

	do
		menu->line = (menu->line + count + step) % count;
	while (!is_command(menu, menu->column, menu->line));
}

/* To the command beside; where there is none, to the nearest above. */
static void move_across(struct menu *menu)
{
	menu->column = (menu->column + 1) % COLUMNS;
	menu->line = MIN(menu->line, (int)menu->items[menu->column]->len - 1);
	if (!is_command(menu, menu->column, menu->line))
		menu->line++;
}

static bool move(struct menu *menu, enum key key)
{
	switch (key) {
	case NKEY_ARROW_UP: move_along(menu, -1); return true;
	case NKEY_TAB:
	case NKEY_ARROW_DOWN: move_along(menu, +1); return true;
	case NKEY_ARROW_LEFT:
	case NKEY_ARROW_RIGHT: move_across(menu); return true;
	default: return false;
	}
}

/* Answering */

/* A digit, typed alone or behind Esc; -1 otherwise. */
static int section_of(const struct app *app, const struct input_event *event)
{
	bool is_digit = event->kind == INPUT_TEXT && event->length == 1 &&
		g_ascii_isdigit(event->text[0]) && event->text[0] - '0' < app->form->section_count;

	return is_digit ? event->text[0] - '0' : -1;
}

/* False when the menu is to be closed, with the answer if there is one. */
static bool take(
	struct app *app, struct menu *menu, const struct input_event *event, struct answer *answer)
{
	/* a letter behind the Esc that opened the menu is Alt with it, an arrow is the menu's */
	enum key key = event->kind == INPUT_KEY && event->late ? event->key : event_key(event);

	answer->section = section_of(app, event);
	answer->mistaken = event->split;
	if (answer->section >= 0 || answer->mistaken || key == NKEY_ESCAPE)
		return false;
	if (move(menu, key))
		return true;
	if (event->kind == INPUT_CLICK) {
		menu->column = event->row % COLUMNS;
		menu->line = event->row / COLUMNS;
		key = NKEY_ENTER;
	}
	answer->row = key == NKEY_ENTER ? item_at(menu, menu->column, menu->line)->row
					: keymap_find(app->keymap, key, app_context(app));
	if (answer->row && answer->row->group != MENU_NONE)
		return false;
	answer->row = NULL;
	terminal_bell();
	return true;
}

unsigned menu_show(struct app *app)
{
	struct answer answer = {.section = -1};
	struct input_event event;
	struct overlay under;
	struct menu menu;

	menu_init(&menu, app_context(app));
	under = overlay_put(app, paint_menu, &menu);
	while (app_wait(app, &event) && take(app, &menu, &event, &answer))
		app->stale = true;
	overlay_take_off(app, under);
	menu_release(&menu);
	if (answer.mistaken)
		return app_take(app, &event);
	if (answer.section >= 0)
		return app_go_section(app, answer.section);
	return answer.row ? app_act(app, answer.row->action) : REACT_REDRAW;
}
