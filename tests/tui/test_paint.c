/*
 * Painting: what is painted over after a key is what a whole painting would
 * have been, character by character and look by look. No terminal is needed: it
 * is canvases that are compared.
 */

#include "base/file_room.h"
#include "report/reports.h"
#include "tui/app.h"

#include <criterion/criterion.h>
#include <string.h>

static struct app app;

static void begin(void)
{
	room_open();
	g_autofree char *path = room_path_of("r.yaml");

	app = (struct app){.entry.cell = CELL_NONE, .tab_origin = CELL_NONE};
	app.session = session_new(report_file_new(path, official_form()));
	app.form = session_form(app.session);
	pages_init(&app);
}

static void end(void)
{
	entry_accept(&app);
	text_close(&app);
	session_free(app.session);
	canvas_free(app.canvas);
	table_layout_release(&app.layout);
	g_free(app.counts_shown);
	g_free(app.pages);
	g_free(app.message);
	g_free(app.discarded.text);
	room_close();
}

TestSuite(paint, .timeout = 60, .init = begin, .fini = end);

struct stroke {
	enum action action;
	const char *text; /* NULL: a key that types nothing */
};

/* Keys that open nothing over the page. */
static const struct stroke keys[] = {
	{ACTION_NONE, "1"},
	{ACTION_NONE, "7"},
	{ACTION_NONE, "0"},
	{ACTION_NONE, "/"},
	{ACTION_NONE, "x"},
	{ACTION_ENTER, NULL},
	{ACTION_NEXT, NULL},
	{ACTION_PREVIOUS, NULL},
	{ACTION_UP, NULL},
	{ACTION_DOWN, NULL},
	{ACTION_LEFT, NULL},
	{ACTION_RIGHT, NULL},
	{ACTION_HOME, NULL},
	{ACTION_END, NULL},
	{ACTION_PAGE_DOWN, NULL},
	{ACTION_ERASE, NULL},
	{ACTION_CLEAR, NULL},
	{ACTION_EDIT, NULL},
	{ACTION_ESCAPE, NULL},
	{ACTION_UNDO, NULL},
	{ACTION_REDO, NULL},
	{ACTION_NEXT_BLANK, NULL},
	{ACTION_NEXT_PROBLEM, NULL},
};

/* While a figure is typed its column grows and never shrinks, so that it does not jump; figures of
   two characters make none grow. */
static const struct stroke *pick_key(unsigned *seed)
{
	static const struct stroke enter = {ACTION_ENTER, NULL};
	const struct stroke *key = &keys[random_below(seed, G_N_ELEMENTS(keys))];

	return key->text && entry_is_open(&app) && app.entry.line.text->len >= 2 ? &enter : key;
}

static unsigned press(const struct stroke *key)
{
	g_clear_pointer(&app.message, g_free);
	if (!key->text)
		return app_act(&app, key->action);
	return app.text ? text_type(&app, key->text, strlen(key->text))
			: entry_type(&app, key->text, strlen(key->text));
}

/* As the loop does after a key. */
static bool paint_after(unsigned reaction)
{
	app.only_cells = reaction == REACT_CELLS;
	bool enough = app_paint_changed(&app);

	if (!enough)
		app_paint_whole(&app);
	app.only_cells = false;
	return enough;
}

static bool row_is_alike(const struct canvas *left, const struct canvas *right, int row)
{
	size_t columns = (size_t)left->columns;

	return memcmp(left->cells + (size_t)row * columns, right->cells + (size_t)row * columns,
		       columns * sizeof *left->cells) == 0;
}

static void expect_whole(const char *after)
{
	struct app whole = app;

	whole.layout = (struct table_layout){0};
	whole.counts_shown = NULL;
	whole.canvas = canvas_new(app.canvas->rows, app.canvas->columns);
	app_paint_whole(&whole);
	for (int row = 0; row < app.canvas->rows; row++) {
		g_autofree char *painted = canvas_row_text(app.canvas, row);
		g_autofree char *wanted = canvas_row_text(whole.canvas, row);

		cr_assert(row_is_alike(app.canvas, whole.canvas, row),
			"%s, row %d is\n%s\nand painted whole\n%s", after, row, painted, wanted);
	}
	cr_expect_eq(app.canvas->cursor_row, whole.canvas->cursor_row, "%s", after);
	cr_expect_eq(app.canvas->cursor_column, whole.canvas->cursor_column, "%s", after);
	cr_expect_eq(app.canvas->cursor_shown, whole.canvas->cursor_shown, "%s", after);
	canvas_free(whole.canvas);
	table_layout_release(&whole.layout);
	g_free(whole.counts_shown);
}

/* Presses random keys from a section on; how many of them a part was painted for. */
static int play(int section, int count, unsigned seed)
{
	int parts = 0;

	app_go_section(&app, section);
	app_paint_whole(&app);
	for (int i = 0; i < count; i++) {
		const struct stroke *key = pick_key(&seed);
		g_autofree char *after = g_strdup_printf("key %d of section %d, %s %d", i, section,
			key->text ? key->text : "action", (int)key->action);

		parts += paint_after(press(key));
		expect_whole(after);
	}
	return parts;
}

Test(paint, of_what_a_key_changes_is_what_a_whole_painting_shows)
{
	static const struct {
		int rows, columns;
	} sizes[] = {{24, 80}, {16, 60}, {40, 132}};
	enum { KEYS = 300 };

	for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
		int parts = 0;

		canvas_free(app.canvas);
		app.canvas = canvas_new(sizes[i].rows, sizes[i].columns);
		for (int section = 1; section < app.form->section_count; section++)
			parts += play(section, KEYS, (unsigned)(section + 7 * (int)i));
		cr_expect_gt(parts, KEYS / 10, "a part is painted often enough to be looked at");
	}
}

Test(paint, of_a_window_too_small_is_a_notice)
{
	app.canvas = canvas_new(SCREEN_MIN_ROWS - 1, SCREEN_MIN_COLUMNS);
	app_go_section(&app, 3);
	app_paint_whole(&app);
	paint_after(press(&keys[0]));
	expect_whole("a digit");
	g_autofree char *first = canvas_row_text(app.canvas, 0);
	cr_expect_str_eq(first, "窗口太小");
}
