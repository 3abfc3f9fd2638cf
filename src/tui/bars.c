/* What stands above and below every page: the report's state, the tabs, the cell's label and help,
   the problem here or nearest, the keys. */
#include <string.h>

#include "base/text.h"
#include "tui/app.h"
#include "tui/help_line.h"

enum { UNIT_NARROWEST = 8 };

static int columns_of(const char *text)
{
	return text_width(text, strlen(text), WIDTH_NARROW);
}

unsigned app_context(const struct app *app)
{
	if (app->text)
		return CONTEXT_TEXT;
	if (app_page(app)->table >= 0)
		return entry_is_open(app) ? CONTEXT_CELL : CONTEXT_TABLE;
	return entry_is_open(app) ? CONTEXT_FIELD : CONTEXT_FIELDS;
}

/* The year on the cover, or NULL. */
static const char *cover_year(const struct app *app)
{
	const struct report *report = session_report(app->session);

	for (cell_index cell = 0; cell < app->form->sections[0].cell_count; cell++) {
		if (form_cell(app->form, cell)->spec->type == TYPE_YEAR &&
			report->typed[cell].kind == VALUE_TEXT)
			return report->typed[cell].text;
	}
	return NULL;
}

static char *saved_text(const struct app *app)
{
	size_t unsaved = session_unsaved(app->session);

	if (unsaved > 0)
		return g_strdup_printf("未存 %zu 处", unsaved);
	if (app->saved_at)
		return g_strdup_printf("已存 %s", app->saved_at);
	return g_strdup(session_is_new(app->session) ? "新报告" : "已存");
}

/* The counts at the right end; only that of errors changes its look when there are some. Returns the
   column they begin at. */
static int paint_counts(struct app *app)
{
	struct section_count count = checker_total(session_checker(app->session));
	struct canvas *canvas = app->canvas;
	g_autofree char *filled =
		g_strdup_printf("填 %zu/%zu", section_count_filled(count), count.required);
	g_autofree char *errors = g_strdup_printf("错 %zu", count.errors);
	g_autofree char *warnings = g_strdup_printf("警 %zu", count.warnings);
	int start = canvas->columns - 2 - columns_of(filled) - columns_of(errors) -
		columns_of(warnings) - 4;
	enum role role = count.errors > 0 ? ROLE_BAR_ERROR : ROLE_BAR;
	int column = canvas_put(canvas, 0, start, ROLE_BAR, filled) + 2;

	column = canvas_put(canvas, 0, column, role, errors) + 2;
	canvas_put(canvas, 0, column, ROLE_BAR, warnings);
	return start;
}

/* Unit, year, state and what is not saved, in the room before the counts: the unit is clipped first,
   and then goes what has no room at all. */
static void paint_state(struct app *app, int room)
{
	const char *year = cover_year(app);
	g_autofree char *saved = saved_text(app);
	g_autofree char *unit = report_expand(session_report(app->session),
		app->form->title.count ? app->form->title.texts[0] : "");
	g_autofree char *rest = year ? g_strdup_printf(" %s年报  草稿  %s", year, saved)
				     : g_strdup_printf("  草稿  %s", saved);
	int left = room - 2 - columns_of(rest);

	if (left < UNIT_NARROWEST) {
		canvas_put_left(app->canvas, 0, 1, MAX(room - 2, 0), ROLE_BAR, saved);
		return;
	}
	left = MIN(left, columns_of(unit));
	canvas_put_left(app->canvas, 0, 1, left, ROLE_BAR, unit);
	canvas_put(app->canvas, 0, 1 + left, ROLE_BAR, rest);
}

static void paint_top(struct app *app)
{
	canvas_fill(app->canvas, 0, 0, app->canvas->columns, ROLE_BAR);
	paint_state(app, paint_counts(app));
}

/* The state of a section in a word or a fraction. */
static void append_state(GString *out, const struct section_count *count)
{
	if (count->errors > 0)
		g_string_append_printf(out, "错%zu", count->errors);
	else if (count->blanks > 0)
		g_string_append_printf(
			out, "%zu/%zu", section_count_filled(*count), count->required);
	else if (count->warnings > 0)
		g_string_append_printf(out, "警%zu", count->warnings);
	else
		g_string_append(out, "完");
}

static void paint_tabs(struct app *app)
{
	g_autoptr(GString) tab = g_string_new(NULL);
	int column = 0;

	for (int s = 0; s < app->form->section_count; s++) {
		struct section_count count = checker_section(session_checker(app->session), s);
		bool here = s == app_page(app)->section;

		g_string_assign(tab, here ? "[" : " ");
		g_string_append_printf(tab, "%d%s", s, app->form->sections[s].short_label);
		append_state(tab, &count);
		g_string_append_c(tab, here ? ']' : ' ');
		column = canvas_put(
			app->canvas, 1, column, here ? ROLE_TAB_HERE : ROLE_TAB, tab->str);
	}
	canvas_fill(app->canvas, 1, column, app->canvas->columns - column, ROLE_TEXT);
}

/* Below */

/* Row and column in full; where there is no room for that, in short: the column must show. */
static char *full_label(const struct app *app, cell_index index)
{
	const struct form_cell *cell = form_cell(app->form, index);
	const struct form_block *block = form_cell_block(app->form, index);
	char *label = form_cell_label(app->form, index);
	int room = app->canvas->columns - 2 - (int)strlen("25行 ");

	if (text_width(label, strlen(label), WIDTH_NARROW) <= room)
		return label;
	g_free(label);
	return g_strdup_printf("%s，%s", form_axis_leaf(&block->rows, cell->row)->short_label,
		block->columns.tree.heads[block->columns.leaves[cell->column]].label);
}

static void paint_label(struct app *app, int row)
{
	cell_index index = app_cursor(app);
	const struct form_cell *cell = form_cell(app->form, index);
	const struct form_block *block = form_cell_block(app->form, index);

	if (block) {
		g_autofree char *label = full_label(app, index);

		canvas_printf(app->canvas, row, 1, ROLE_TEXT, "%d行 %s",
			form_row_number(block, cell->row), label);
	} else {
		canvas_put(app->canvas, row, 1, ROLE_TEXT, form_field_label(cell));
	}
}

static void paint_help(struct app *app, int row)
{
	cell_index cursor = app_cursor(app);
	bool contradicted = report_contradicted(session_report(app->session), cursor);
	g_autofree char *help = help_line(form_cell(app->form, cursor), contradicted);

	canvas_put(app->canvas, row, 1, ROLE_HELP, help);
}

/* Whether a rule instance stands for the cursor's column or row, though it reads other cells of it. */
static bool is_of_line(const struct app *app, const struct rule_instance *instance)
{
	const struct form_cell *cell = form_cell(app->form, app_cursor(app));
	const struct form_rule *rule = &app->form->rules[instance->rule];

	if (instance->line < 0 || instance->section != cell->section ||
		instance->table != cell->table || instance->block != cell->block)
		return false;
	return instance->line == (rule->each == EACH_COLUMN ? cell->column : cell->row);
}

static size_t slot_of_line(const struct app *app)
{
	const struct checker *checker = session_checker(app->session);

	for (size_t i = 0; i < app->form->instance_count; i++) {
		size_t slot = app->form->cell_count + i;

		if (checker_is_problem(checker, slot) && is_of_line(app, &app->form->instances[i]))
			return slot;
	}
	return SIZE_MAX;
}

static size_t slot_of_section(const struct app *app)
{
	const struct checker *checker = session_checker(app->session);
	int section = app_page(app)->section;

	for (size_t slot = 0; slot < checker_slots(checker); slot++) {
		if (checker_is_problem(checker, slot) &&
			form_cell(app->form, checker_cell(checker, slot))->section == section)
			return slot;
	}
	return SIZE_MAX;
}

/* The problem to speak of: the cell's own, else one of its column or row, else the first in this
   section, else SIZE_MAX. A blank is plain to see; a 不适用 that is no answer is not. */
static size_t nearest_slot(const struct app *app)
{
	const struct checker *checker = session_checker(app->session);
	cell_index cursor = app_cursor(app);
	size_t slot = checker_at(checker, cursor);

	if (checker_is_blank(checker, cursor) &&
		session_report(app->session)->typed[cursor].kind == VALUE_NOT_APPLICABLE)
		return cursor;
	if (slot == SIZE_MAX)
		slot = slot_of_line(app);
	return slot == SIZE_MAX ? slot_of_section(app) : slot;
}

static void paint_problem(struct app *app, int row)
{
	struct finding finding;
	size_t slot;

	if (app->message) {
		canvas_printf(app->canvas, row, 1, ROLE_WARNING, "%s", app->message);
		return;
	}
	slot = nearest_slot(app);
	if (slot == SIZE_MAX || !checker_finding(session_checker(app->session), slot, &finding))
		return;
	canvas_put(app->canvas, row, 1, finding.level == LEVEL_ERROR ? ROLE_ERROR : ROLE_WARNING,
		finding.level == LEVEL_ERROR ? "错" : "警");
	canvas_put(app->canvas, row, 4, ROLE_TEXT, finding.message);
	finding_release(&finding);
}

static void paint_keys(struct app *app, int row)
{
	unsigned context = app->keys_shown = app_context(app);
	int column = 1;
	size_t count;
	const struct binding *rows = keymap_rows(&count);

	canvas_fill(app->canvas, row, 0, app->canvas->columns, ROLE_FOOTER);
	for (size_t i = 0; i < count; i++) {
		if (!rows[i].footer || !(rows[i].contexts & context))
			continue;
		const char *name = key_name(rows[i].key);
		int width = (int)strlen(name) + columns_of(rows[i].footer) + 1;

		if (column + width > app->canvas->columns)
			break;
		column = canvas_put(app->canvas, row, column, ROLE_KEY, name);
		column = canvas_put(app->canvas, row, column, ROLE_FOOTER, rows[i].footer) + 1;
	}
}

/* Whether top line and tabs still show what there is to show; remembers what that is now. */
static bool counts_are_shown(struct app *app)
{
	size_t size = (size_t)app->form->section_count * sizeof(struct section_count);
	size_t unsaved = session_unsaved(app->session);
	g_autofree struct section_count *counts = g_malloc0(size);

	for (int s = 0; s < app->form->section_count; s++)
		counts[s] = checker_section(session_checker(app->session), s);
	if (app->counts_shown && unsaved == app->unsaved_shown &&
		memcmp(counts, app->counts_shown, size) == 0)
		return true;
	g_free(app->counts_shown);
	app->counts_shown = g_steal_pointer(&counts);
	app->unsaved_shown = unsaved;
	return false;
}

void bars_paint_changed(struct app *app)
{
	int rows = app->canvas->rows;

	if (!counts_are_shown(app)) {
		paint_top(app);
		paint_tabs(app);
	}
	canvas_fill(app->canvas, rows - 2, 0, app->canvas->columns, ROLE_TEXT);
	paint_problem(app, rows - 2);
	if (app->keys_shown != app_context(app))
		paint_keys(app, rows - 1);
}

void bars_paint(struct app *app)
{
	app->keys_shown = 0;
	g_clear_pointer(&app->counts_shown, g_free);
	bars_paint_changed(app);
	paint_label(app, app->canvas->rows - BARS_BELOW);
	paint_help(app, app->canvas->rows - BARS_BELOW + 1);
}
