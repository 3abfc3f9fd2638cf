/*
 * Writing a text: 56 columns as on paper. What is typed goes to the session at
 * once and becomes a change with every word, at every pause and on leaving, so
 * that a cut line costs no paragraph.
 */
#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "check/text_flaws.h"
#include "document/reading.h"
#include "edit/text_runs.h"
#include "tui/approval.h"
#include "tui/dialog.h"
#include "tui/remarking.h"
#include "tui/writing.h"

/* Where things stand */

enum {
	FIGURES_NARROWEST = 20,
	FIGURES_WIDEST = 36,
	/* last year's text at its full width */
	WIDE = WRITING_LEFT + TEXT_COLUMNS + WRITING_GAP + TEXT_COLUMNS,
};

int text_columns(const struct app *app)
{
	return last_year_text(app, app_cursor(app)) ? WIDE : PAGE_COLUMNS;
}

struct writing_layout writing_layout(const struct app *app)
{
	struct area page = app_areas(app).page;
	struct writing_layout layout = {
		.columns = TEXT_COLUMNS,
		.rows = MAX(1, page.rows - WRITING_TOP),
		.last = -1,
		.figures = -1,
	};
	int behind = WRITING_LEFT + TEXT_COLUMNS;

	if (last_year_text(app, app_cursor(app))) {
		int half = (page.columns - WRITING_LEFT - WRITING_GAP) / 2;

		layout.columns = MIN(TEXT_COLUMNS, half);
		layout.last = WRITING_LEFT + layout.columns + WRITING_GAP;
		behind = layout.last + layout.columns;
	}
	int spare = page.columns - behind - 1;
	if (spare >= FIGURES_NARROWEST) {
		layout.figures_columns = CLAMP(spare - 1, FIGURES_NARROWEST, FIGURES_WIDEST);
		layout.figures = page.columns - layout.figures_columns - 1;
		layout.figures = CLAMP(layout.figures, behind + 1, behind + WRITING_GAP);
	}
	return layout;
}

/* Opening and closing */

static bool is_blank(const struct app *app, cell_index cell)
{
	return session_report(app->session)->typed[cell].kind != VALUE_TEXT;
}

static char *read_reference(const void *data, const char *address)
{
	return reading_of_reference(session_report(((const struct app *)data)->session), address);
}

/* A text that cannot be written is read. */
/* Who reviews remarks on what is read, sentence by sentence, and reads on. */
static unsigned review_text(struct app *app, cell_index cell, const GPtrArray *lines)
{
	const struct binding *remark = keymap_row("remark");
	g_autofree char *key = keymap_keys(app->keymap, remark, CONTEXT_REVIEW, 1);
	g_autofree char *keys =
		g_strdup_printf(_("上下、PgUp PgDn 翻看，%s 批注一句，Esc 返回"), key);
	struct list list = {
		.title = form_field_label(form_cell(app->form, cell)),
		.keys = keys,
		.lines = lines,
		.at = -1,
		.also = remark,
	};

	for (;;) {
		enum key ended = list_run(app, &list);

		if (ended == NKEY_ENTER || ended == NKEY_ESCAPE || ended == NKEY_NONE)
			return REACT_REDRAW;
		remark_ask_sentence(app, form_cell(app->form, cell)->address);
	}
}

static unsigned read_text(struct app *app, cell_index cell, const char *why)
{
	const struct text_reader reader = {read_reference, app};
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	struct text_buffer *buffer =
		text_buffer_new_live(session_report(app->session)->typed[cell].text, TEXT_COLUMNS,
			app->profile, &reader);

	for (int i = 0; text_buffer_has_row(buffer, i); i++) {
		struct text_row row = text_buffer_row(buffer, i);

		g_ptr_array_add(lines,
			g_strdup_printf("%*s%.*s", WRITING_LEFT + row.indent, "", (int)row.length,
				row.shown));
	}
	text_buffer_free(buffer);
	if (app->options->reviewing && !app_refusal(app))
		return review_text(app, cell, lines);
	pager_show(app, form_field_label(form_cell(app->form, cell)), lines);
	return app_say(app, "%s", why);
}

unsigned text_open(struct app *app, cell_index cell)
{
	const char *refusal = cell_refusal(app, cell);

	app_go(app, cell);
	if (!refusal && approval_gives_way(app))
		return text_begin(app, cell);
	if (!refusal)
		refusal = _("没有改，批准仍有效");
	return is_blank(app, cell) ? app_say(app, "%s", refusal) | REACT_BELL
				   : read_text(app, cell, refusal);
}

unsigned text_begin(struct app *app, cell_index cell)
{
	char buffer[DECIMAL_TEXT_SIZE];

	app_go(app, cell);
	app->writing.reader = (struct text_reader){read_reference, app};
	app->writing.step = (struct typing_step){TEXT_EDIT_NONE};
	app->writing.top = 0;
	app->text =
		text_buffer_new_live(value_text(&session_report(app->session)->typed[cell], buffer),
			TEXT_COLUMNS, app->canvas->profile, &app->writing.reader);
	text_buffer_last(app->text);
	app->writing.rows = shown_rows_new();
	app->writing.figures = shown_rows_new();
	app->writing.below = shown_rows_new();
	app->writing.keys = text_keys_hint(app);
	return REACT_REDRAW;
}

void text_forget_shown(struct app *app)
{
	if (!app->text)
		return;
	shown_rows_forget(app->writing.rows);
	shown_rows_forget(app->writing.figures);
	shown_rows_forget(app->writing.below);
	g_clear_pointer(&app->writing.named, g_array_unref);
}

void text_keep(struct app *app)
{
	session_accept(app->session);
	app->writing.step = (struct typing_step){TEXT_EDIT_NONE};
}

void text_close(struct app *app)
{
	if (!app->text)
		return;
	text_keep(app);
	g_clear_pointer(&app->text, text_buffer_free);
	g_clear_pointer(&app->writing.rows, shown_rows_free);
	g_clear_pointer(&app->writing.figures, shown_rows_free);
	g_clear_pointer(&app->writing.below, shown_rows_free);
	g_clear_pointer(&app->writing.named, g_array_unref);
	g_clear_pointer(&app->writing.keys, g_free);
}

void text_reload(struct app *app)
{
	char buffer[DECIMAL_TEXT_SIZE];

	app->writing.step = (struct typing_step){TEXT_EDIT_NONE};
	text_buffer_become(app->text,
		value_text(&session_report(app->session)->typed[app_cursor(app)], buffer));
}

/* Painting */

/* The column behind those of the text: what stands beside it, or the page's end. */
static int text_end(const struct app *app, const struct writing_layout *layout)
{
	if (layout->last >= 0)
		return layout->last;
	return layout->figures >= 0 ? layout->figures : app_areas(app).page.columns;
}

/* Which text it is, how long, and where in it the cursor stands; beside last year's there is less
   room. Returns the column behind it. */
static int paint_place(const struct app *app, const struct writing_layout *layout)
{
	const struct form_cell *cell = form_cell(app->form, app_cursor(app));
	const char *section = app->form->sections[cell->section].heading;
	int paragraph, sentence;

	text_buffer_place(app->text, &paragraph, &sentence);
	g_autofree char *place = g_strdup_printf(_("%s   %d字   第%d段第%d句"),
		form_field_label(cell), text_buffer_characters(app->text), paragraph, sentence);
	if (layout->last < 0)
		return canvas_printf(
			app->canvas, WRITING_HEADING, 0, ROLE_GROUP, " %s %s", section, place);
	canvas_put_left(
		app->canvas, WRITING_HEADING, 1, layout->last - WRITING_GAP, ROLE_GROUP, place);
	return layout->last;
}

static void paint_heading(const struct app *app, const struct writing_layout *layout)
{
	const char *aside = _("28字一行，同纸上");
	int columns = app_areas(app).page.columns;
	int width = canvas_width(app->canvas, aside);
	int behind = paint_place(app, layout);

	if (layout->last >= 0)
		return;
	if (behind + width + 2 <= columns) {
		int start = columns - width - 1;

		canvas_fill(app->canvas, WRITING_HEADING, behind, start - behind, ROLE_TEXT);
		behind = canvas_put(app->canvas, WRITING_HEADING, start, ROLE_HELP, aside);
	}
	canvas_fill_rest(app->canvas, WRITING_HEADING, behind, ROLE_TEXT);
}

static void scroll(struct app *app, int cursor, int rows)
{
	app->writing.top = MIN(app->writing.top, cursor);
	app->writing.top = MAX(app->writing.top, cursor - rows + 1);
}

static enum role run_role(const struct text_run *run)
{
	if (run->selected)
		return ROLE_SELECTED;
	if (run->piece == PIECE_MISTAKEN)
		return ROLE_ERROR;
	if (run->mark != NO_MARK_KIND)
		return ROLE_FLAW;
	return run->piece == PIECE_FIGURE ? ROLE_REFERENCE : ROLE_TEXT;
}

/* What makes a row look as it does. */
static bool row_stands(struct app *app, int index, int indent, const GArray *runs)
{
	GString *said = shown_rows_say(app->writing.rows);

	g_string_append_c(said, (char)indent);
	for (guint i = 0; i < runs->len; i++) {
		const struct text_run *run = &g_array_index(runs, struct text_run, i);

		g_string_append_c(said, (char)run_role(run));
		g_string_append_c(said, (char)run->mark);
		g_string_append_len(said, run->shown, (gssize)run->length);
		g_string_append_c(said, '\0');
	}
	return shown_rows_stands(app->writing.rows, index - app->writing.top);
}

/* In the margin of a row: what is wrong in it, in a word. */
static void paint_margin(struct app *app, int row, const GArray *runs)
{
	bool error = false, warning = false;

	for (guint i = 0; i < runs->len; i++) {
		const struct text_run *run = &g_array_index(runs, struct text_run, i);

		error = error || run->piece == PIECE_MISTAKEN || run->mark == LEVEL_ERROR;
		warning = warning || run->mark != NO_MARK_KIND;
	}
	if (error)
		canvas_put_left(app->canvas, row, 0, WRITING_LEFT, ROLE_ERROR,
			C_("mark of a finding", "错"));
	else if (warning)
		canvas_put_left(app->canvas, row, 0, WRITING_LEFT, ROLE_WARNING,
			C_("mark of a finding", "警"));
	else
		canvas_fill(app->canvas, row, 0, WRITING_LEFT, ROLE_TEXT);
}

/* The words of a row from a column on; returns the column behind them. */
static int paint_runs(struct app *app, int row, int column, const GArray *runs)
{
	for (guint i = 0; i < runs->len; i++) {
		const struct text_run *run = &g_array_index(runs, struct text_run, i);
		g_autofree char *part = g_strndup(run->shown, run->length);

		column = canvas_put(app->canvas, row, column, run_role(run), part);
	}
	return column;
}

/* A row of the text, up to where something else stands. */
static void paint_row(struct app *app, int index, int row, int end, const GArray *marks)
{
	g_autoptr(GArray) runs = g_array_new(FALSE, FALSE, sizeof(struct text_run));
	int indent = text_buffer_row(app->text, index).indent;

	text_buffer_runs(app->text, index, (const struct text_mark *)(const void *)marks->data,
		marks->len, runs);
	if (row_stands(app, index, indent, runs))
		return;
	paint_margin(app, row, runs);
	canvas_fill(app->canvas, row, WRITING_LEFT, indent, ROLE_TEXT);
	int behind = paint_runs(app, row, WRITING_LEFT + indent, runs);
	canvas_fill(app->canvas, row, behind, end - behind, ROLE_TEXT);
}

static void paint_blank_row(struct app *app, int index, int end)
{
	shown_rows_say(app->writing.rows);
	if (!shown_rows_stands(app->writing.rows, index))
		canvas_fill(app->canvas, WRITING_TOP + index, 0, end, ROLE_TEXT);
}

/* The rows that show, and the blank ones below the last. */
static void paint_rows(struct app *app, const struct writing_layout *layout, const GArray *marks)
{
	int end = text_end(app, layout);

	for (int i = 0; i < layout->rows; i++) {
		if (text_buffer_has_row(app->text, app->writing.top + i))
			paint_row(app, app->writing.top + i, WRITING_TOP + i, end, marks);
		else
			paint_blank_row(app, i, end);
	}
}

/* The flaws of the text as it stands, in the rows that show. */
static GArray *find_marks(const struct app *app, int rows)
{
	GArray *marks = g_array_new(FALSE, FALSE, sizeof(struct text_mark));
	int top = app->writing.top, behind = top + rows;
	size_t to = text_buffer_has_row(app->text, behind)
		? text_buffer_row(app->text, behind).start
		: SIZE_MAX;
	g_autoptr(GArray) flaws = checker_flaws(session_checker(app->session), app_cursor(app),
		text_buffer_row(app->text, top).start, to);

	for (guint i = 0; i < flaws->len; i++) {
		const struct text_flaw *flaw = &g_array_index(flaws, struct text_flaw, i);
		struct text_mark mark = {flaw->offset, flaw->length, (int)flaw->level};

		g_array_append_val(marks, mark);
	}
	return marks;
}

void text_settle(struct app *app)
{
	struct writing_layout layout = writing_layout(app);
	int row, column;

	text_buffer_set_columns(app->text, layout.columns);
	text_buffer_cursor(app->text, &row, &column);
	scroll(app, row, layout.rows);
}

void text_paint(struct app *app)
{
	struct writing_layout layout = writing_layout(app);
	const char *last = last_year_text(app, app_cursor(app));
	int row, column;

	text_settle(app);
	text_buffer_cursor(app->text, &row, &column);
	g_autoptr(GArray) marks = find_marks(app, layout.rows);
	paint_heading(app, &layout);
	paint_rows(app, &layout, marks);
	if (layout.figures >= 0)
		text_paint_figures(app, &layout);
	if (last)
		text_paint_last(app, &layout, last);
	canvas_set_cursor(app->canvas, WRITING_TOP + row - app->writing.top, WRITING_LEFT + column);
}
