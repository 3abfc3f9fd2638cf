/*
 * What stands around a field: before it the sign of its state, behind it what
 * follows from it, what last year's report says, and whether it is wrong, in a
 * word.
 */
#include "base/language.h"
#include "session/last_year.h"
#include "tui/app.h"
#include "tui/signs.h"

enum { MARK_COLUMN = 1, BETWEEN = 3 };

void field_paint_mark(struct app *app, int row, cell_index cell)
{
	const struct checker *checker = session_checker(app->session);
	enum level level;

	if (checker_is_blank(checker, cell))
		canvas_printf(app->canvas, row, MARK_COLUMN, ROLE_BLANK, "%c", SIGN_BLANK);
	else if (checker_level_at(checker, cell, &level))
		canvas_printf(app->canvas, row, MARK_COLUMN,
			level == LEVEL_ERROR ? ROLE_ERROR : ROLE_WARNING, "%c",
			level == LEVEL_ERROR ? SIGN_ERROR : SIGN_WARNING);
}

/* "同上年", or what it was, where last year's is to be shown; NULL: nothing. */
static char *last_remark(const struct app *app, cell_index cell)
{
	const struct report *report = session_report(app->session);
	const struct value *value = report_value(report, cell), *last = &report->last[cell];

	if (last->kind != VALUE_BLANK && value_equal(value, last))
		return g_strdup(_("同上年"));
	g_autofree char *words =
		app->last_year == LAST_ALWAYS ? last_year_says(report, cell) : NULL;
	return words ? g_strdup_printf(_("上年 %s"), words) : NULL;
}

/* Puts a remark where it has room; returns the column of the next. */
static int put_remark(struct app *app, int row, int column, enum role role, const char *text)
{
	int room = app_areas(app).page.columns - 1 - column;

	if (!text || canvas_width(app->canvas, text) > room)
		return column;
	return canvas_put(app->canvas, row, column, role, text) + BETWEEN;
}

void field_paint_remarks(struct app *app, int row, int column, cell_index cell)
{
	g_autofree char *period = cell == app->form->year_cell ? cover_period(app) : NULL;
	g_autofree char *last = last_remark(app, cell);
	enum level level;

	column = put_remark(app, row, column, ROLE_HELP, period);
	column = put_remark(app, row, column, ROLE_HELP, last);
	if (!checker_level_at(session_checker(app->session), cell, &level))
		return;
	put_remark(app, row, column, level == LEVEL_ERROR ? ROLE_ERROR : ROLE_WARNING,
		level == LEVEL_ERROR ? C_("level", "错") : C_("level", "警"));
}
