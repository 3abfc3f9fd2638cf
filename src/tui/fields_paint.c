/*
 * The cover, and the texts of a section: one field below the other, a text with
 * its first lines. Fields are written where they stand; a text opens in the
 * editor.
 */
#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "edit/help_line.h"
#include "tui/app.h"

enum {
	AIR = 9, /* from so many rows more than fields on, an empty one comes first */
	LABEL_COLUMN = 3,
	TEXT_COLUMN = 5,
	LABEL_LEAST = 8,
	LABEL_WIDEST = 26,
	PREVIEW_MOST = 6,
	FIELD_BAR = 24, /* the bar of the cursor is at least so wide */
};

struct painter {
	struct app *app;
	const struct page *page;
	const struct report *report;
	int label;       /* columns of the labels */
	int preview;     /* lines shown of a text */
	int top, bottom; /* the first row, and the first that is not ours */
	int columns;
};

static int widest_label(const struct app *app, const struct page *page)
{
	int widest = LABEL_LEAST;

	for (size_t i = 0; i < page->count; i++)
		widest = MAX(widest,
			canvas_width(app->canvas,
				form_field_label(
					form_cell(app->form, page->first + (cell_index)i))));
	return MIN(widest, LABEL_WIDEST);
}

static int wrapped_lines(const struct app *app, const char *text)
{
	struct text_buffer *buffer = text_buffer_new(text, TEXT_COLUMNS, app->profile);
	int lines = text_buffer_rows(buffer);

	text_buffer_free(buffer);
	return lines;
}

/* The lines of a text as it will be printed; 0 for a field that shows none. */
static int text_lines(const struct app *app, cell_index cell)
{
	const struct report *report = session_report(app->session);
	const struct value *value = report_value(report, cell);

	if (form_cell(app->form, cell)->spec->type != TYPE_TEXT || value->kind != VALUE_TEXT)
		return 0;
	g_autofree char *shown = report_expand(report, value->text);
	return wrapped_lines(app, shown);
}

/* The same of last year's, where it is shown beside. */
static int last_lines(const struct app *app, cell_index cell)
{
	const char *last = form_cell(app->form, cell)->spec->type == TYPE_TEXT
		? last_year_text(app, cell)
		: NULL;

	return last ? wrapped_lines(app, last) : 0;
}

/* The row of the first field. It does not hang on what is written, so that nothing jumps. */
static int top_row(const struct app *app, const struct page *page)
{
	return app_areas(app).page.rows - 1 - (int)page->count >= AIR ? 2 : 1;
}

/* The most lines each text can show so that all fields still fit. */
static int preview_lines(const struct app *app, const struct page *page)
{
	int room = app_areas(app).page.rows - top_row(app, page) - (int)page->count;
	int rows[PREVIEW_MOST + 1] = {0}; /* that all texts take with at most so many lines each */

	for (size_t i = 0; i < page->count; i++) {
		int lines = text_lines(app, page->first + (cell_index)i);
		int last = last_lines(app, page->first + (cell_index)i);

		for (int most = 1; most <= PREVIEW_MOST; most++)
			rows[most] += MIN(lines, most) + MIN(last, most);
	}
	int most = PREVIEW_MOST;
	while (most > 1 && rows[most] > room)
		most--;
	return most;
}

/* Whether a field says nothing because it does not apply. */
static bool is_void(const struct painter *painter, cell_index cell)
{
	enum value_kind kind = report_value(painter->report, cell)->kind;

	return (kind == VALUE_BLANK || kind == VALUE_NOT_APPLICABLE) &&
		!report_applies(painter->report, cell);
}

static enum role field_role(const struct painter *painter, cell_index cell)
{
	const struct checker *checker = session_checker(painter->app->session);

	if (cell == painter->app->entry.cell)
		return ROLE_ENTRY;
	if (cell == painter->page->cursor)
		return ROLE_CURSOR;
	if (checker_state(checker, cell) == FINDING_FAILED &&
		report_value(painter->report, cell)->kind != VALUE_BLANK)
		return ROLE_ERROR;
	return ROLE_FIGURE;
}

/* The field the cursor is on shows as a bar, so that a blank one can be seen. */
static int field_columns(const struct painter *painter, const char *shown, enum role role, int most)
{
	if (role != ROLE_CURSOR && role != ROLE_ENTRY)
		return most;
	return CLAMP(canvas_width(painter->app->canvas, shown) + 1, MIN(FIELD_BAR, most), most);
}

static void paint_line_field(const struct painter *painter, int row, int column, cell_index index)
{
	const struct entry *entry = &painter->app->entry;
	struct canvas *canvas = painter->app->canvas;
	int columns = painter->columns - column - 1;
	g_autofree char *shown = entry->cell == index ? g_strdup(entry->line.text->str)
						      : report_display(painter->report, index);
	enum role role = field_role(painter, index);
	size_t cursor = entry->cell == index ? entry->line.cursor : strlen(shown);
	size_t skipped = line_shown_from(shown, cursor, columns);

	if (*shown == '\0' && role == ROLE_FIGURE)
		canvas_put(canvas, row, column, ROLE_BLANK, ".");
	else
		canvas_put_left(canvas, row, column,
			field_columns(painter, shown + skipped, role, columns), role,
			shown + skipped);
	if (index == painter->page->cursor)
		canvas_set_cursor(canvas, row,
			column + text_width(shown + skipped, cursor - skipped, canvas->profile));
	field_paint_remarks(
		painter->app, row, column + 2 + MAX(FIELD_BAR, canvas_width(canvas, shown)), index);
}

/* Whether all choices find room in their row. */
static bool choices_fit(const struct painter *painter, const struct form_cell *cell, int column)
{
	g_autoptr(GString) list = g_string_new(NULL);

	help_append_choices(cell, list);
	return column + text_width(list->str, list->len, painter->app->canvas->profile) +
		2 * (int)cell->spec->choice_count <=
		painter->columns;
}

/* The choices in their row, the one taken in brackets. Returns the column behind them. */
static int paint_choice(const struct painter *painter, int row, int column, cell_index index)
{
	const struct form_cell *cell = form_cell(painter->app->form, index);
	const struct value *value = report_value(painter->report, index);
	struct canvas *canvas = painter->app->canvas;
	int cursor = column;

	for (size_t i = 0; i < cell->spec->choice_count; i++) {
		bool taken = g_strcmp0(value->text, cell->spec->choices[i].id) == 0;
		enum role role = !taken                  ? ROLE_TEXT
			: index == painter->page->cursor ? ROLE_CURSOR
							 : ROLE_GROUP;

		if (taken)
			cursor = column;
		g_autofree char *text = g_strdup_printf(
			taken ? "[%zu%s]" : " %zu%s ", i + 1, cell->spec->choices[i].label);
		column = canvas_put(canvas, row, column, role, text) + 1;
	}
	if (index == painter->page->cursor)
		canvas_set_cursor(canvas, row, cursor + 1);
	return column;
}

/* A choice that was taken, or none yet, stands among the others; what is no choice stands alone. */
static void paint_choice_field(const struct painter *painter, int row, int column, cell_index index)
{
	const struct form_cell *cell = form_cell(painter->app->form, index);
	const struct value *value = report_value(painter->report, index);
	bool listed = value->kind == VALUE_BLANK ||
		(value->kind == VALUE_TEXT && form_choice_label(cell, value->text));

	if (listed && choices_fit(painter, cell, column))
		field_paint_remarks(
			painter->app, row, paint_choice(painter, row, column, index) + 1, index);
	else
		paint_line_field(painter, row, column, index);
}

static void paint_void_field(const struct painter *painter, int row, int column, cell_index index)
{
	bool here = index == painter->page->cursor;

	canvas_put(painter->app->canvas, row, column, here ? ROLE_CURSOR : ROLE_ABSENT, "-");
	if (here)
		canvas_set_cursor(painter->app->canvas, row, column);
}

/* The first lines of a text, wrapped as on paper; what is left out is counted. Returns the row
   behind them. */
static int paint_lines(const struct painter *painter, int row, const char *text)
{
	struct text_buffer *buffer = text_buffer_new(text, TEXT_COLUMNS, painter->app->profile);
	int rows = text_buffer_rows(buffer);
	int most = MIN(painter->preview, painter->bottom - row);

	for (int i = 0; i < MIN(rows, most) && *text; i++, row++) {
		struct text_row line = text_buffer_row(buffer, i);
		g_autofree char *part =
			g_strndup(text_buffer_text(buffer) + line.start, line.length);

		canvas_put(painter->app->canvas, row, TEXT_COLUMN + line.indent, ROLE_HELP, part);
		if (i == most - 1 && rows > most)
			canvas_printf(painter->app->canvas, row, TEXT_COLUMN + TEXT_COLUMNS + 1,
				ROLE_HELP, _("..共%d行"), rows);
	}
	text_buffer_free(buffer);
	return row;
}

/* A text's first lines, and last year's. */
static int paint_preview(const struct painter *painter, int row, cell_index index)
{
	const struct value *value = report_value(painter->report, index);
	g_autofree char *shown =
		report_expand(painter->report, value->kind == VALUE_TEXT ? value->text : "");
	const char *last = last_year_text(painter->app, index);
	int behind = paint_lines(painter, row, shown);

	if (last && behind < painter->bottom)
		canvas_put(painter->app->canvas, behind, TEXT_COLUMN, ROLE_GROUP, _("上年"));
	return last ? paint_lines(painter, behind, last) : behind;
}

/* As the editor counts them. Free with g_free. */
static char *count_characters(const char *text)
{
	struct text_buffer *buffer = text_buffer_new(text, TEXT_COLUMNS, WIDTH_NARROW);
	char *count = g_strdup_printf(_("%d字"), text_buffer_characters(buffer));

	text_buffer_free(buffer);
	return count;
}

static char *count_shown_characters(const struct painter *painter, const char *text)
{
	g_autofree char *shown = report_expand(painter->report, text);

	return count_characters(shown);
}

static void paint_text_field(const struct painter *painter, int row, int column, cell_index index)
{
	const struct value *value = report_value(painter->report, index);
	g_autofree char *state = NULL;

	if (value->kind == VALUE_BLANK)
		state = g_strdup(form_cell(painter->app->form, index)->spec->required
				? _("未写")
				: _("未写（可以不写）"));
	else if (value->kind == VALUE_NOT_APPLICABLE)
		state = g_strdup(_("/ 不适用"));
	else
		state = count_shown_characters(painter, value->text);
	int behind =
		canvas_put(painter->app->canvas, row, column, field_role(painter, index), state);
	field_paint_remarks(painter->app, row, behind + 3, index);
	if (index == painter->page->cursor)
		canvas_set_cursor(painter->app->canvas, row, column);
}

/* Paints a field from row on; returns the row behind it. */
static int paint_field(const struct painter *painter, int row, cell_index index)
{
	const struct form_cell *cell = form_cell(painter->app->form, index);
	int column = LABEL_COLUMN + painter->label + 2;

	canvas_mark(
		painter->app->canvas, row, 0, painter->columns, (struct mark){MARK_CELL, index});
	field_paint_mark(painter->app, row, index);
	canvas_put_left(painter->app->canvas, row, LABEL_COLUMN, painter->label,
		index == painter->page->cursor ? ROLE_GROUP : ROLE_TEXT, form_field_label(cell));
	if (is_void(painter, index))
		paint_void_field(painter, row, column, index);
	else if (cell->spec->type == TYPE_CHOICE)
		paint_choice_field(painter, row, column, index);
	else if (cell->spec->type == TYPE_TEXT)
		paint_text_field(painter, row, column, index);
	else
		paint_line_field(painter, row, column, index);
	row++;
	return cell->spec->type == TYPE_TEXT ? paint_preview(painter, row, index) : row;
}

/* The rows a field takes with its preview. */
static int field_rows(const struct painter *painter, cell_index cell)
{
	return 1 + MIN(text_lines(painter->app, cell), painter->preview) +
		MIN(last_lines(painter->app, cell), painter->preview);
}

/* Keeps the cursor's field on the screen, and all of them where there is room: fields are left out
   at the top until the cursor's fits, and come back as soon as they find room again. */
static void scroll(const struct painter *painter, struct page *page)
{
	int cursor = (int)(page->cursor - page->first);
	int free = painter->bottom - painter->top;
	int top = (int)page->count;

	while (top > 0 && (free -= field_rows(painter, page->first + (cell_index)top - 1)) >= 0)
		top--;
	/* from there on the end is on the screen: no use in beginning later */
	page->top = MIN(page->top, MIN(top, cursor));
	free = painter->bottom - painter->top;
	for (top = cursor; (free -= field_rows(painter, page->first + (cell_index)top)) >= 0 &&
		top > page->top;)
		top--;
	if (free < 0)
		page->top = MIN(top + 1, cursor);
}

static struct painter painter_of(struct app *app)
{
	struct page *page = app_page(app);

	return (struct painter){
		.app = app,
		.page = page,
		.report = session_report(app->session),
		.label = widest_label(app, page),
		.preview = preview_lines(app, page),
		.top = top_row(app, page),
		.bottom = app_areas(app).page.rows,
		.columns = app_areas(app).page.columns,
	};
}

void fields_settle(struct app *app)
{
	const struct painter painter = painter_of(app);

	scroll(&painter, app_page(app));
}

void fields_paint(struct app *app)
{
	const struct painter painter = painter_of(app);
	struct page *page = app_page(app);
	int row = painter.top;

	g_autofree char *heading = page_heading(app);
	canvas_printf(app->canvas, 0, 0, ROLE_GROUP, " %s", heading);
	scroll(&painter, page);
	for (size_t i = (size_t)page->top; i < page->count && row < painter.bottom; i++)
		row = paint_field(&painter, row, page->first + (cell_index)i);
	if (page->section == 0)
		cover_paint_facts(app, row, painter.bottom);
}
