/*
 * The squares of a table. Figures stand at the right of their column, with a
 * sign behind them; words stand at the left, clipped where they are long. While
 * they are typed, the part around the cursor shows. A square that does not apply
 * is a dash, one that is no cell is hatched.
 */
#include "base/language.h"
#include "base/text.h"
#include "report/amount.h"
#include "report/comparison.h"
#include "tui/signs.h"
#include "tui/table_painter.h"

static bool holds_words(const struct form_cell *cell)
{
	return !cell_type_row(cell->spec->type)->figure;
}

/* Whether a cell says nothing because it does not apply. */
static bool is_void(const struct table_painter *painter, cell_index cell, const struct value *value)
{
	return (value->kind == VALUE_BLANK || value->kind == VALUE_NOT_APPLICABLE) &&
		!report_applies(painter->report, cell);
}

static enum role cell_role(const struct table_painter *painter, cell_index cell)
{
	const struct checker *checker = session_checker(painter->app->session);
	const struct value *value = report_value(painter->report, cell);
	enum level level;

	if (cell == painter->app->entry.cell)
		return ROLE_ENTRY;
	if (cell == app_cursor(painter->app))
		return ROLE_CURSOR;
	if (is_void(painter, cell, value))
		return ROLE_ABSENT;
	if (checker_level_at(checker, cell, &level))
		return level == LEVEL_ERROR ? ROLE_ERROR : ROLE_WARNING;
	if (form_cell_is_computed(form_cell(painter->app->form, cell)))
		return ROLE_COMPUTED;
	return value->kind == VALUE_BLANK ? ROLE_BLANK : ROLE_FIGURE;
}

/* What follows a figure: the sign of an error or a warning of its own, else a plus where blanks can
   still add to it. */
static char sign_of(const struct table_painter *painter, cell_index cell, const struct value *value)
{
	enum level level;

	if (checker_level_at(session_checker(painter->app->session), cell, &level))
		return level == LEVEL_ERROR ? SIGN_ERROR : SIGN_WARNING;
	if (value->kind == VALUE_NUMBER && value_incomplete(value))
		return SIGN_INCOMPLETE;
	return report_contradicted(painter->report, cell) ? SIGN_ERROR : ' ';
}

/* As people read it: a choice by its label; a date as it is written down, which is short and the
   same in every language. */
static const char *text_of(const struct form_cell *cell, const struct value *value,
	char buffer[static DECIMAL_TEXT_SIZE])
{
	const char *label = value->kind == VALUE_TEXT && cell->spec->type == TYPE_CHOICE
		? form_choice_label(cell, value->text)
		: NULL;

	return label ? label : value_text(value, buffer);
}

/* What a cell shows, without its sign; a blank is a point. */
static void append_text(const struct table_painter *painter, cell_index cell, GString *out)
{
	const struct value *value = report_value(painter->report, cell);
	char buffer[DECIMAL_TEXT_SIZE];

	if (cell == painter->app->entry.cell)
		g_string_append(out, painter->app->entry.line.text->str);
	else if (is_void(painter, cell, value))
		g_string_append_c(out, SIGN_VOID);
	else if (value->kind == VALUE_BLANK)
		g_string_append_c(out, SIGN_BLANK);
	else
		g_string_append(out, text_of(form_cell(painter->app->form, cell), value, buffer));
}

static void gather_text(const struct table_painter *painter, cell_index cell)
{
	GString *text = painter->scratch;

	g_string_truncate(text, 0);
	append_text(painter, cell, text);
	g_string_append_c(text, sign_of(painter, cell, report_value(painter->report, cell)));
}

/* The real cursor stands behind the figure, or where the next character goes. */
static void put_cursor(const struct table_painter *painter, int row, int sign)
{
	const struct entry *entry = &painter->app->entry;
	int column = sign - 1;

	if (entry->cell == app_cursor(painter->app)) {
		const GString *text = entry->line.text;

		column = sign -
			text_width(text->str + entry->line.cursor, text->len - entry->line.cursor,
				painter->app->canvas->profile);
	}
	canvas_set_cursor(painter->app->canvas, row, column);
}

static void paint_figure(const struct table_painter *painter, int row, cell_index cell, int column)
{
	gather_text(painter, cell);
	table_put_in_column(painter, row, column, cell_role(painter, cell), painter->scratch->str);
	if (cell == app_cursor(painter->app))
		put_cursor(painter, row, table_layout_end(&painter->layout, column) - 1);
}

/* A blank, the words, the sign. */
static void paint_words(const struct table_painter *painter, int row, cell_index cell, int column)
{
	const struct entry *entry = &painter->app->entry;
	struct canvas *canvas = painter->app->canvas;
	int width = table_layout_width(&painter->layout, column) - 2;
	int start = table_layout_end(&painter->layout, column) - width - 1;
	enum role role = cell_role(painter, cell);
	char sign[] = {sign_of(painter, cell, report_value(painter->report, cell)), '\0'};
	size_t cursor = entry->cell == cell ? entry->line.cursor : 0;

	g_string_truncate(painter->scratch, 0);
	append_text(painter, cell, painter->scratch);
	const char *text = painter->scratch->str;
	size_t from = line_shown_from(text, cursor, width);
	canvas_put(canvas, row, start - 1, role, " ");
	canvas_put_left(canvas, row, start, width, role, text + from);
	canvas_put(canvas, row, start + width, role, sign);
	if (cell == app_cursor(painter->app))
		canvas_set_cursor(canvas, row,
			start +
				text_width(
					text + from, cursor - from, painter->app->canvas->profile));
}

static void paint_hatched(const struct table_painter *painter, int row, int column)
{
	int width = table_layout_width(&painter->layout, column) - 2;
	int start = table_layout_end(&painter->layout, column) - width - 1;

	for (int i = 0; i < width; i++)
		canvas_printf(painter->app->canvas, row, start + i, ROLE_ABSENT, "%c", SIGN_ABSENT);
}

void table_paint_cell(const struct table_painter *painter, int row, cell_index cell, int column)
{
	const struct form_cell *definition = form_cell(painter->app->form, cell);
	int width = table_layout_width(&painter->layout, column);

	canvas_mark(painter->app->canvas, row, table_layout_end(&painter->layout, column) - width,
		width, (struct mark){MARK_CELL, cell});
	if (definition->absent)
		paint_hatched(painter, row, column);
	else if (holds_words(definition))
		paint_words(painter, row, cell, column);
	else
		paint_figure(painter, row, cell, column);
}

void table_paint_last(const struct table_painter *painter, int row, cell_index cell, int column)
{
	const struct form_cell *definition = form_cell(painter->app->form, cell);
	const struct value *last = &painter->report->last[cell];
	int width = table_layout_width(&painter->layout, column) - 2;
	int start = table_layout_end(&painter->layout, column) - width - 1;
	char buffer[DECIMAL_TEXT_SIZE];

	if (last->kind == VALUE_BLANK)
		return;
	const char *text = text_of(definition, last, buffer);
	if (holds_words(definition))
		canvas_put_left(painter->app->canvas, row, start, width, ROLE_HELP, text);
	else
		canvas_put_right(painter->app->canvas, row, start, width, ROLE_HELP, text);
}

static void put_beside(
	const struct table_painter *painter, int row, int slot, enum role role, const char *text)
{
	int width = table_layout_width(&painter->layout, slot);

	/* the same column for the sign as in the cells beside it */
	canvas_put_right(painter->app->canvas, row,
		table_layout_end(&painter->layout, slot) - width, width - 1, role, text);
}

void table_paint_comparison(
	const struct table_painter *painter, int row, const struct table_line *line)
{
	const struct form_block *block = &painter->table->blocks[line->block];
	int slot = table_layout_last(&painter->layout, block);

	if (slot < 0)
		return;
	cell_index cell =
		form_block_cell(block, line->index, table_layout_compared(&painter->layout, block));
	const struct value *last = &painter->report->last[cell];
	char buffer[DECIMAL_TEXT_SIZE];
	g_autofree char *comparison =
		comparison_text(comparison_of(report_value(painter->report, cell), last));
	const char *text = last->kind == VALUE_BLANK
		? ""
		: text_of(form_cell(painter->app->form, cell), last, buffer);
	put_beside(painter, row, slot, ROLE_HELP, text);
	put_beside(painter, row, slot + 1, ROLE_HELP, comparison);
}

void table_paint_reading(const struct table_painter *painter, int row)
{
	const struct app *app = painter->app;
	const struct form_cell *cell = form_cell(app->form, app_cursor(app));
	int columns = app_areas(app).page.columns;
	g_autofree char *reading = amount_reading(
		app->form, cell->spec, report_value(painter->report, app_cursor(app)));

	canvas_fill(app->canvas, row, 0, columns, ROLE_TEXT);
	if (!reading)
		return;
	g_autofree char *text = g_strdup_printf(_("即 %s"), reading);
	int width = canvas_width(app->canvas, text);
	int column = MAX(1, MIN(painter->layout.stub, columns - 1 - width));
	canvas_put_left(app->canvas, row, column, columns - 1 - column, ROLE_HELP, text);
}

/* Words are clipped, figures are not. */
bool table_cell_fits(const struct table_painter *painter, cell_index cell)
{
	const struct form_cell *definition = form_cell(painter->app->form, cell);

	if (definition->absent || holds_words(definition))
		return true;
	gather_text(painter, cell);
	return text_width(painter->scratch->str, painter->scratch->len,
		       painter->app->canvas->profile) <=
		table_layout_width(&painter->layout, definition->column) + 1 -
		painter->layout.plan->beside;
}
