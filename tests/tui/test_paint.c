/*
 * Painting: what is painted over after a key is what a whole painting would
 * have been, character by character and look by look. No terminal is needed: it
 * is canvases that are compared.
 */

#include "base/file_room.h"
#include "form/search.h"
#include "report/reports.h"
#include "session/last_year.h"
#include "tui/app.h"

#include <criterion/criterion.h>
#include <string.h>

static struct app app;
static struct keymap *keymap;

static void sit_down_at(struct form *form)
{
	g_autofree char *path = room_path_of("r.yaml");

	static const struct tui_options options;

	app = (struct app){.options = &options,
		.entry.cell = CELL_NONE,
		.tab_origin = CELL_NONE,
		.input = input_new()};
	app.keymap = keymap = keymap_new();
	app.footer = footer_new(keymap);
	app.session = session_new(report_file_new(path, form));
	app.form = session_form(app.session);
	pages_init(&app);
}

static void get_up(void)
{
	entry_accept(&app);
	text_close(&app);
	session_free(app.session);
	canvas_free(app.canvas);
	input_free(app.input);
	table_layout_release(&app.layout);
	g_free(app.shown.sections);
	pages_release(&app);
	g_free(app.message);
	g_free(app.discarded.text);
	footer_free(app.footer);
	keymap_free(keymap);
}

static void begin(void)
{
	room_open();
	sit_down_at(official_form());
}

static void end(void)
{
	get_up();
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

	if (key->text && entry_is_open(&app) && app.entry.line.text->len >= 2)
		return &enter;
	/* F2 lists what can be chosen */
	if (key->action == ACTION_EDIT &&
		form_cell(app.form, app_cursor(&app))->spec->type == TYPE_CHOICE)
		return &enter;
	return key;
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
	app.only_changed = reaction == REACT_CHANGED;
	bool enough = app_paint_changed(&app);

	if (!enough)
		app_paint_whole(&app);
	app.only_changed = false;
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
	whole.shown.sections = NULL;
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
	g_free(whole.shown.sections);
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

static struct form *works_form(void)
{
	g_autofree char *path = source_path("tests/data/works.yaml");
	struct diagnostics *diagnostics = diagnostics_new();
	struct form *form = form_load_file(path, diagnostics);

	cr_assert(form && diagnostics_count(diagnostics) == 0, "%s", path);
	diagnostics_free(diagnostics);
	return form;
}

/* Puts last year's report beside, so that rules and lines of it are there to be painted. */
static void take_last_year(void)
{
	struct report_file *last = source_report("tests/data/works-2023.yaml");
	struct previous *previous = last_year_copy(last);

	cr_assert(session_apply(
		app.session, last_year_changes(session_report(app.session), previous), NULL));
	previous_free(previous);
	report_file_free(last);
}

/* A digit decides which cells apply: a choice, and figures that conditions name. */
Test(paint, of_cells_that_come_and_go_is_what_a_whole_painting_shows)
{
	enum { KEYS = 400 };
	int parts = 0;

	get_up();
	sit_down_at(works_form());
	take_last_year();
	app.canvas = canvas_new(24, 80);
	for (int section = 1; section < app.form->section_count; section++) {
		app.last_year = (enum last_year_view)(section % 3);
		parts += play(section, KEYS, (unsigned)section);
	}
	cr_expect_gt(parts, KEYS / 10, "a part is painted often enough to be looked at");
}

/* Keys of a text, of which most write or move. */
static const struct stroke text_keys[] = {
	{ACTION_NONE, "本"},
	{ACTION_NONE, "，"},
	{ACTION_NONE, "7"},
	{ACTION_NONE, "新收申请9件。"},
	{ACTION_ENTER, NULL},
	{ACTION_ERASE, NULL},
	{ACTION_CLEAR, NULL},
	{ACTION_LEFT, NULL},
	{ACTION_RIGHT, NULL},
	{ACTION_UP, NULL},
	{ACTION_DOWN, NULL},
	{ACTION_HOME, NULL},
	{ACTION_END, NULL},
	{ACTION_PAGE_UP, NULL},
	{ACTION_PAGE_DOWN, NULL},
	{ACTION_SENTENCE_LEFT, NULL},
	{ACTION_FIRST, NULL},
	{ACTION_LAST, NULL},
	{ACTION_MARK, NULL},
	{ACTION_UNDO, NULL},
};

static void write_at(int rows, int columns, unsigned seed)
{
	enum { KEYS = 150 };
	int parts = 0;

	canvas_free(app.canvas);
	app.canvas = canvas_new(rows, columns);
	text_open(&app, form_find(app.form, "overview.management"));
	app_paint_whole(&app);
	for (int i = 0; i < KEYS && app.text; i++) {
		const struct stroke *key = &text_keys[random_below(&seed, G_N_ELEMENTS(text_keys))];
		g_autofree char *after = g_strdup_printf("key %d at %d columns, %s %d", i, columns,
			key->text ? key->text : "action", (int)key->action);

		parts += paint_after(press(key));
		expect_whole(after);
	}
	cr_expect_gt(parts, KEYS / 2, "most keys paint over what is there");
	text_close(&app);
}

/* Words that a rule finds wrong, a live figure, and one that leads nowhere. */
static const char narrative[] =
	"本年新收政府信息公开申请21件，上年结转3件。办结{requests.new.total}件，见{nowhere.at.all}。\n"
	"2019年制定了办法，逐项核对公开目录，按月更新栏目内容，收到来信及时登记，来访耐心解答。\n\n"
	"下一步，继续做好主动公开，答复申请，办理复议。";

Test(paint, of_a_text_being_written_is_what_a_whole_painting_shows)
{
	session_set(app.session, "cover.year", "2024", NULL);
	session_set(app.session, "requests.new.natural", "2", NULL);
	cr_assert(session_set(app.session, "overview.management", narrative, NULL));
	write_at(24, 80, 1);
	write_at(16, 60, 2);
	write_at(40, 132, 3);
}

/* How many rows the last painting changed. */
static int changed_rows(void)
{
	int rows = 0;

	for (int row = 0; row < app.canvas->rows; row++)
		rows += app.canvas->changed[row].to > app.canvas->changed[row].from;
	return rows;
}

Test(paint, of_a_character_changes_few_rows_of_the_canvas)
{
	static const struct stroke one = {ACTION_NONE, "1"}, word = {ACTION_NONE, "本"};

	app.canvas = canvas_new(24, 80);
	cr_assert(session_set(app.session, "overview.management", narrative, NULL));
	app_go_section(&app, 3);
	app_paint_whole(&app);
	paint_after(press(&one));
	canvas_settle(app.canvas);
	cr_expect(paint_after(press(&one)));
	/* its row, the handled ones, the ledger, the finding and the bars */
	cr_expect_leq(changed_rows(), 7, "%d rows for a digit", changed_rows());
	text_open(&app, form_find(app.form, "overview.management"));
	app_paint_whole(&app);
	paint_after(press(&word));
	canvas_settle(app.canvas);
	cr_expect(paint_after(press(&word)));
	/* its row, and how many characters there are */
	cr_expect_eq(changed_rows(), 2, "%d rows for a character", changed_rows());
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
