/* What stands above and below every page: the report's state, the cell's label and help, the
   problem here or nearest, the keys. */
#include <string.h>

#include "base/language.h"
#include "edit/help_line.h"
#include "report/remarks.h"
#include "review/state.h"
#include "session/last_year.h"
#include "tui/app.h"

enum { UNIT_NARROWEST = 8 };

unsigned app_context(const struct app *app)
{
	if (!app->session)
		return CONTEXT_BOARD;
	if (app->options->reviewing)
		return CONTEXT_REVIEW;
	if (app->text)
		return CONTEXT_TEXT;
	if (app_page(app)->table >= 0)
		return entry_is_open(app) ? CONTEXT_CELL : CONTEXT_TABLE;
	return entry_is_open(app) ? CONTEXT_FIELD : CONTEXT_FIELDS;
}

static char *saved_text(const struct app *app)
{
	if (app->opening.held_by)
		return g_strdup_printf(_("只读：%s在用"), app->opening.held_by);
	if (app_refusal(app))
		return g_strdup(_("只读"));
	size_t unsaved = session_unsaved(app->session);

	if (unsaved > 0)
		return g_strdup_printf(_("未存 %zu 处"), unsaved);
	if (app->saved_at)
		return g_strdup_printf(_("已存 %s"), app->saved_at);
	return g_strdup(session_is_new(app->session) ? _("新报告") : _("已存"));
}

/* The counts as far as they keep their look: warnings, and remarks where some are open. Free with
   g_free. */
static char *counts_behind_errors(const struct app *app, struct section_count count)
{
	size_t remarks = report_open_remarks(session_report(app->session));

	return remarks > 0 ? g_strdup_printf(_("警 %zu  批注 %zu"), count.warnings, remarks)
			   : g_strdup_printf(_("警 %zu"), count.warnings);
}

/* The counts at the right end; only that of errors changes its look when there are some. They begin
   at app->shown.counts_column. */
static void paint_counts(struct app *app)
{
	struct section_count count = session_total(app->session);
	struct canvas *canvas = app->canvas;

	app->shown.counts_column = canvas->columns;
	if (session_lacks_form(app->session))
		return;
	g_autofree char *filled =
		g_strdup_printf(_("填 %zu/%zu"), section_count_filled(count), count.required);
	g_autofree char *errors = g_strdup_printf(_("错 %zu"), count.errors);
	g_autofree char *others = counts_behind_errors(app, count);
	int start = canvas->columns - 2 - canvas_width(canvas, filled) -
		canvas_width(canvas, errors) - canvas_width(canvas, others) - 4;
	enum role role = count.errors > 0 ? ROLE_BAR_ERROR : ROLE_BAR;
	int column = canvas_put(canvas, 0, start, ROLE_BAR, filled) + 2;

	column = canvas_put(canvas, 0, column, role, errors) + 2;
	canvas_put(canvas, 0, column, ROLE_BAR, others);
	app->shown.counts_column = start;
}

/* Unit, year, state and what is not saved, in the room before the counts: the unit is clipped
   first, and then goes what has no room at all. */
static void paint_state(struct app *app, int room)
{
	const char *year = report_cover_year(session_report(app->session));
	g_autofree char *saved = saved_text(app);
	g_autofree char *title = report_expand(session_report(app->session),
		app->form->title.count ? app->form->title.texts[0] : "");
	g_autofree char *unit =
		app->options->reviewing ? g_strdup_printf(_("审核 %s"), title) : g_strdup(title);
	const char *state = session_lacks_form(app->session)
		? _("没有表式")
		: review_word(session_report(app->session));
	/* a title that is made of all the cover says names the year itself */
	g_autofree char *rest = *year && !strstr(unit, year)
		? g_strdup_printf(_(" %s年报  %s  %s"), year, state, saved)
		: g_strdup_printf("  %s  %s", state, saved);
	int left = room - 2 - canvas_width(app->canvas, rest);

	if (left < UNIT_NARROWEST) {
		canvas_put_left(app->canvas, 0, 1, MAX(room - 2, 0), ROLE_BAR,
			left >= 0 ? g_strchug(rest) : saved);
		return;
	}
	left = MIN(left, canvas_width(app->canvas, unit));
	canvas_put_left(app->canvas, 0, 1, left, ROLE_BAR, unit);
	canvas_put(app->canvas, 0, 1 + left, ROLE_BAR, rest);
}

static void paint_top(struct app *app)
{
	canvas_fill(app->canvas, 0, 0, app->canvas->columns, ROLE_BAR);
	paint_counts(app);
	paint_state(app, app->shown.counts_column);
}

/* The same, where nothing before the counts has changed. */
static void repaint_counts(struct app *app)
{
	int column = app->shown.counts_column;

	paint_counts(app);
	if (app->shown.counts_column != column)
		paint_top(app);
}

/* Below */

/* Row and column in full; where there is no room for that, in short: the column must show. */
static char *full_label(const struct app *app, cell_index index, int room)
{
	const struct form_cell *cell = form_cell(app->form, index);
	const struct form_block *block = form_cell_block(app->form, index);
	char *label = form_cell_label(app->form, index);
	if (canvas_width(app->canvas, label) <= room)
		return label;
	g_free(label);
	return g_strdup_printf(C_("row and column", "%s，%s"),
		form_axis_leaf(&block->rows, cell->row)->short_label,
		block->columns.tree.heads[block->columns.leaves[cell->column]].label);
}

/* "13行 " before what a table's cell is called. */
static void paint_cell_label(const struct app *app, int row, cell_index index)
{
	const struct form_cell *cell = form_cell(app->form, index);
	g_autofree char *number =
		g_strdup_printf(_("%0*d行 "), form_row_digits(form_cell_table(app->form, index)),
			form_row_number(form_cell_block(app->form, index), cell->row));
	int column = canvas_put(app->canvas, row, 1, ROLE_TEXT, number);
	g_autofree char *label = full_label(app, index, app->canvas->columns - 1 - column);

	canvas_put(app->canvas, row, column, ROLE_TEXT, label);
}

static void paint_label(struct app *app, int row)
{
	cell_index index = app_cursor(app);

	if (form_cell(app->form, index)->table >= 0) {
		paint_cell_label(app, row, index);
	} else {
		g_autofree char *label = help_field_label(form_cell(app->form, index));

		canvas_put_left(app->canvas, row, 1, app->canvas->columns - 1, ROLE_TEXT, label);
	}
}

char *cell_help(const struct app *app)
{
	cell_index index = app_cursor(app);
	const struct form_cell *cell = form_cell(app->form, index);
	const struct report *report = session_report(app->session);
	g_autofree char *last = last_year_says(report, index);
	struct help_facts facts = {
		.contradicted = report_contradicted(report, index),
		.ruled_out_by = report_applies(report, index)
			? NULL
			: &app->form->conditions[cell->condition],
		.last_year = last,
	};

	return help_line(app->form, cell, &facts);
}

static void paint_help(struct app *app, int row)
{
	g_autofree char *help = cell_help(app);

	canvas_fill(app->canvas, row, 0, app->canvas->columns, ROLE_TEXT);
	canvas_put_left(app->canvas, row, 1, app->canvas->columns - 1, ROLE_HELP, help);
}

/* What a word of the last row takes, with the blank behind it. */
static int word_columns(const struct app *app, const struct footer_word *word)
{
	return canvas_width(app->canvas, word->name) + canvas_width(app->canvas, word->word) + 1;
}

/* What the way out takes of the last row. */
static int columns_of_leaving(const struct app *app, const GArray *words)
{
	for (guint i = 0; i < words->len; i++) {
		const struct footer_word *word = &g_array_index(words, struct footer_word, i);

		if (word->leaves)
			return word_columns(app, word);
	}
	return 0;
}

/* Who reviews writes remarks, where the report's state lets them be made. */
static bool takes_remarks(const struct app *app)
{
	enum report_status status = session_report(app->session)->status;

	return review_transition(status, REVIEW_REMARK).refusal == REFUSED_NOT_AT_ALL;
}

/* What commands may need of the report as it is. */
static enum action_needs needs_met(const struct app *app)
{
	if (!app->session)
		return NEEDS_WRITING; /* on the board nothing is asked of a report */
	if (session_lacks_form(app->session))
		return NEEDS_NOTHING;
	if (app_refusal(app) || (app->options->reviewing && !takes_remarks(app)))
		return NEEDS_FINDINGS;
	return NEEDS_WRITING;
}

static const GArray *keys_now(const struct app *app)
{
	return footer_words(app->footer, app_context(app), needs_met(app));
}

void bars_paint_keys(struct app *app, int row)
{
	const GArray *words = app->shown.keys = keys_now(app);
	int column = 1, kept = columns_of_leaving(app, words);

	canvas_fill(app->canvas, row, 0, app->canvas->columns, ROLE_FOOTER);
	for (guint i = 0; i < words->len; i++) {
		const struct footer_word *word = &g_array_index(words, struct footer_word, i);
		int width = word_columns(app, word);

		kept = word->leaves ? 0 : kept;
		if (column + width + kept > app->canvas->columns)
			continue;
		canvas_mark(app->canvas, row, column, width, (struct mark){MARK_KEY, word->key});
		column = canvas_put(app->canvas, row, column, ROLE_KEY, word->name);
		column = canvas_put(app->canvas, row, column, ROLE_FOOTER, word->word) + 1;
	}
}

/* Paints of top line and sections what is not shown yet, and remembers it. */
static void paint_progress(struct app *app)
{
	size_t unsaved = session_unsaved(app->session);
	bool known = app->shown.sections != NULL;
	bool same = sections_are_shown(app);

	if (!known || unsaved != app->shown.unsaved)
		paint_top(app);
	else if (!same)
		repaint_counts(app);
	if (!known)
		sections_paint(app);
	else if (!same)
		sections_paint_changed(app);
	app->shown.unsaved = unsaved;
}

/* What is said of the cursor's cell. */
static void paint_words(struct app *app)
{
	struct areas areas = app_areas(app);

	if (app->shown.help_covered || form_cell(app->form, app_cursor(app))->condition >= 0)
		paint_help(app, areas.help);
	app->shown.help_covered = false;
	problem_paint(app, areas.problem);
}

void bars_paint_changed(struct app *app)
{
	struct areas areas = app_areas(app);

	paint_progress(app);
	if (app->text)
		text_paint_problems(app);
	else
		paint_words(app);
	if (app->shown.keys != keys_now(app))
		bars_paint_keys(app, areas.keys);
}

void bars_paint(struct app *app)
{
	app->shown.keys = NULL;
	g_clear_pointer(&app->shown.sections, g_free);
	paint_label(app, app_areas(app).label);
	app->shown.help_covered = true; /* by what stood there before */
	bars_paint_changed(app);
}

void bars_paint_frame(struct app *app)
{
	paint_top(app);
	bars_paint_keys(app, app->canvas->rows - 1);
}
