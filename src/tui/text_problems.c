/*
 * Below a text: what is wrong with it, the nearest two problems, and the keys
 * that only texts have.
 */
#include "base/language.h"
#include "check/text_flaws.h"
#include "tui/writing.h"

enum {
	MARK_COLUMN = 0,
	WORDS_COLUMN = 3,
	PROBLEMS = 2,
};

/* Whether what makes a row look as it does stands there already. */
static bool row_stands(struct app *app, int row, enum role role, const char *mark, const char *text,
	const char *keys)
{
	GString *said = shown_rows_say(app->writing.below);

	g_string_append_c(said, (char)role);
	g_string_append(said, mark);
	g_string_append_c(said, '\n');
	g_string_append(said, text);
	g_string_append_c(said, '\n');
	g_string_append(said, keys);
	return shown_rows_stands(app->writing.below, row - app_areas(app).label);
}

/* What is wrong, clipped for what keys can do about it. */
static void paint_problem(struct app *app, int row, const struct finding *finding, size_t slot)
{
	int room = app->canvas->columns - WORDS_COLUMN - 1;
	g_autofree char *keys = problem_keys(app, finding, slot, room);
	const char *text = finding_words(app->form, finding);
	enum role role = finding->level == LEVEL_ERROR ? ROLE_ERROR : ROLE_WARNING;
	int columns = canvas_width(app->canvas, text);

	if (row_stands(app, row, role, finding_mark(finding), text, keys))
		return;
	columns = MIN(columns, MAX(room - canvas_width(app->canvas, keys), 0));
	canvas_fill(app->canvas, row, 0, app->canvas->columns, ROLE_TEXT);
	canvas_put(app->canvas, row, MARK_COLUMN, role, finding_mark(finding));
	canvas_put_left(app->canvas, row, WORDS_COLUMN, columns, ROLE_TEXT, text);
	canvas_put(app->canvas, row, WORDS_COLUMN + columns, ROLE_TEXT, keys);
}

/* Returns the row behind them. */
static int paint_problems(struct app *app, int row)
{
	const struct checker *checker = session_checker(app->session);
	g_autoptr(GArray) slots =
		checker_problems_near(checker, app_cursor(app), text_buffer_offset(app->text));

	for (guint i = 0; i < MIN(slots->len, (guint)PROBLEMS); i++) {
		size_t slot = g_array_index(slots, size_t, i);
		struct finding finding;

		if (!checker_finding(checker, slot, &finding))
			continue;
		paint_problem(app, row++, &finding, slot);
		finding_release(&finding);
	}
	return row;
}

/* The name of the first key that leads to a command. */
static char *key_of(const struct app *app, const char *command)
{
	return keymap_keys(app->keymap, keymap_row(command), CONTEXT_TEXT, 1);
}

char *text_keys_hint(const struct app *app)
{
	g_autofree char *done = key_of(app, "done"), *beside = key_of(app, "last-year");
	g_autofree char *outside = key_of(app, "outside"), *mark = key_of(app, "mark");

	return g_strdup_printf(
		_("%s 完成（回到各栏）   %s 左右对照上年原文   %s 选   %s 用外部编辑器"), done,
		beside, mark, outside);
}

/* What was said last, or else the keys. */
static void paint_message(struct app *app, int row)
{
	const char *words = app->message ? app->message : app->writing.keys;
	enum role role = app->message ? ROLE_WARNING : ROLE_HELP;

	if (row_stands(app, row, role, "", words, ""))
		return;
	canvas_fill(app->canvas, row, 0, 1, ROLE_TEXT);
	canvas_fill_rest(app->canvas, row, app->canvas->columns - 1, ROLE_TEXT);
	canvas_put_left(app->canvas, row, 1, app->canvas->columns - 2, role, words);
}

void text_paint_problems(struct app *app)
{
	struct areas areas = app_areas(app);
	int row = paint_problems(app, areas.label);

	for (; row < areas.problem; row++)
		if (!row_stands(app, row, ROLE_TEXT, "", "", ""))
			canvas_fill(app->canvas, row, 0, app->canvas->columns, ROLE_TEXT);
	paint_message(app, areas.problem);
}
