/*
 * Under a table, in rows that its body leaves free: rules of rows worked out, and
 * what is noted of the table. Where there is room each row has a line of its own
 * below what the rule says; else all stand in one line, the row that matters most
 * in words and the others in figures alone. Nothing here is ever the only place
 * where a problem shows.
 */
#include "base/language.h"
#include "check/ledger.h"
#include "tui/table_painter.h"

enum {
	HEAD_COLUMN = 1,
	LINE_COLUMN = 4,
	BETWEEN = 3, /* blanks before a row's state */
	AROUND = 2   /* empty rows around the lines */
};

/* A rule at the rows where it says something. */
struct working {
	const struct form_rule *rule;
	GArray *instances; /* of size_t, the one that matters most first */
};

static bool is_working(const struct app *app, const struct form_rule *rule)
{
	const struct page *page = app_page(app);

	return rule->ledger && rule->each == EACH_ROW && rule->section == page->section &&
		rule->table == page->table;
}

static const struct checker *checker_of(const struct table_painter *painter)
{
	return session_checker(painter->app->session);
}

static const struct rule_instance *instance_at(const struct table_painter *painter, size_t index)
{
	return &painter->app->form->instances[index];
}

static enum finding_state state_of(const struct table_painter *painter, size_t index)
{
	return checker_remainder(checker_of(painter), index).state;
}

/* How much a row matters: what fails, then where the cursor is, then where there is any figure. */
static int weight_of(const struct table_painter *painter, size_t index)
{
	const struct rule_instance *instance = instance_at(painter, index);
	const struct form_cell *cursor = form_cell(painter->app->form, app_cursor(painter->app));
	bool here = cursor->block == instance->block && cursor->row == instance->line;
	bool figures = false;

	for (size_t i = 0; i < instance->cell_count; i++) {
		const struct value *value = report_value(painter->report, instance->cells[i]);

		figures |= value->kind == VALUE_NUMBER && value->number.coefficient != 0;
	}
	return 4 * (state_of(painter, index) == FINDING_FAILED) + 2 * here + figures;
}

static void gather(const struct table_painter *painter, struct working *working)
{
	const struct form_rule *rule = working->rule;
	guint best = 0;

	working->instances = g_array_new(FALSE, FALSE, sizeof(size_t));
	for (size_t i = 0; i < rule->instance_count; i++) {
		size_t index = rule->first_instance + i;

		if (state_of(painter, index) == FINDING_NONE)
			continue;
		g_array_append_val(working->instances, index);
		if (weight_of(painter, index) >
			weight_of(painter, g_array_index(working->instances, size_t, best)))
			best = working->instances->len - 1;
	}
	if (best > 0) {
		size_t first = g_array_index(working->instances, size_t, best);

		g_array_remove_index(working->instances, best);
		g_array_prepend_val(working->instances, first);
	}
}

/* "跨年" of a rule that looks at last year, "勾稽" of others. */
static const char *kind_of(const struct table_painter *painter, const struct working *working)
{
	return instance_at(painter, g_array_index(working->instances, size_t, 0))->reads_previous
		? C_("ledger", "跨年")
		: C_("ledger", "勾稽");
}

/* "2行 ", with as many digits as rows have. */
static char *row_name(const struct table_painter *painter, size_t index)
{
	const struct rule_instance *instance = instance_at(painter, index);

	return g_strdup_printf(_("%0*d行 "), form_row_digits(painter->table),
		form_row_number(&painter->table->blocks[instance->block], instance->line));
}

static enum role role_of(const struct table_painter *painter, size_t index)
{
	static const enum role roles[] = {
		[FINDING_NONE] = ROLE_HELP,
		[FINDING_PASSED] = ROLE_GOOD,
		[FINDING_PENDING] = ROLE_HELP,
		[FINDING_FAILED] = ROLE_ERROR,
	};
	enum finding_state state = state_of(painter, index);
	int rule = instance_at(painter, index)->rule;

	return state == FINDING_FAILED && painter->app->form->rules[rule].level != LEVEL_ERROR
		? ROLE_WARNING
		: roles[state];
}

/* A line for each row */

static int compare_indices(gconstpointer a, gconstpointer b)
{
	size_t left = *(const size_t *)a, right = *(const size_t *)b;

	return left < right ? -1 : left > right;
}

static int widest_words(const struct table_painter *painter, const struct working *working)
{
	int widest = 0;

	for (guint i = 0; i < working->instances->len; i++) {
		g_autofree char *words = ledger_words(
			checker_of(painter), g_array_index(working->instances, size_t, i), false);

		widest = MAX(widest, canvas_width(painter->app->canvas, words));
	}
	return widest;
}

/* What the rule says, and below it its rows in their order. Returns the row behind them. */
static int paint_list(const struct table_painter *painter, int row, const struct working *working)
{
	struct canvas *canvas = painter->app->canvas;
	const struct form_rule *rule = working->rule;
	int width = widest_words(painter, working);

	g_array_sort(working->instances, compare_indices);
	canvas_printf(canvas, row++, HEAD_COLUMN, ROLE_HELP, "%s %s", kind_of(painter, working),
		rule->label ? rule->label : rule->require);
	for (guint i = 0; i < working->instances->len; i++) {
		size_t index = g_array_index(working->instances, size_t, i);
		g_autofree char *name = row_name(painter, index);
		g_autofree char *words = ledger_words(checker_of(painter), index, false);
		g_autofree char *state = ledger_state(checker_of(painter), index);
		int column = canvas_put(canvas, row, LINE_COLUMN, ROLE_HELP, name);

		canvas_put(canvas, row, column, ROLE_HELP, words);
		canvas_put(canvas, row++, column + width + BETWEEN, role_of(painter, index), state);
	}
	return row;
}

/* All rows in one line */

/* One row of the line; -1 where it has no room. */
static int paint_part(
	const struct table_painter *painter, int row, int column, size_t index, bool first)
{
	struct canvas *canvas = painter->app->canvas;
	g_autofree char *name = row_name(painter, index);
	g_autofree char *words = ledger_words(checker_of(painter), index, !first);
	g_autofree char *state = ledger_state(checker_of(painter), index);
	g_autofree char *text =
		g_strdup_printf(first ? "%s%s " : C_("ledger", "；%s%s "), name, words);
	int width = canvas_width(canvas, text) + canvas_width(canvas, state);

	if (column + width >= app_areas(painter->app).page.columns)
		return -1;
	column = canvas_put(canvas, row, column, ROLE_HELP, text);
	return canvas_put(canvas, row, column, role_of(painter, index), state);
}

static void paint_line(const struct table_painter *painter, int row, const struct working *working)
{
	int column = canvas_put(painter->app->canvas, row, HEAD_COLUMN, ROLE_HELP,
			     kind_of(painter, working)) +
		1;

	for (guint i = 0; i < working->instances->len && column >= 0; i++)
		column = paint_part(
			painter, row, column, g_array_index(working->instances, size_t, i), i == 0);
}

/* Notes */

static int paint_note(const struct table_painter *painter, int row, const char *format, ...)
	G_GNUC_PRINTF(3, 4);
static int paint_note(const struct table_painter *painter, int row, const char *format, ...)
{
	int room = app_areas(painter->app).page.columns - HEAD_COLUMN - 1;
	va_list arguments;

	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	canvas_put_left(painter->app->canvas, row, HEAD_COLUMN, room, ROLE_HELP, text);
	return row + 1;
}

/* What is noted of the table's section, what the form prints below the table, and what the paper
   makes of it, as far as there is room. */
static void paint_notes(const struct table_painter *painter, int row, int end)
{
	const struct form_table *table = painter->table;
	const char *id = painter->app->form->sections[table->section].id;
	const char *note = report_note(painter->report, id);
	int rows = table->row_count;

	if (note && row < end)
		row = paint_note(painter, row, _("表注（F4）：%s"), note);
	if (table->footnote && row < end)
		row = paint_note(painter, row, "%s", table->footnote);
	if (table->across && row < end)
		paint_note(painter, row, _("纸上%d行并排成一行%zu格，F9看纸样。"), rows,
			table->cell_count);
}

/* All of it */

static int rows_of_lists(const GArray *workings)
{
	int rows = 0;

	for (guint i = 0; i < workings->len; i++)
		rows += 1 + (int)g_array_index(workings, struct working, i).instances->len;
	return rows;
}

static void release_working(gpointer data)
{
	struct working *working = data;

	g_array_unref(working->instances);
}

static GArray *gather_workings(const struct table_painter *painter)
{
	const struct form *form = painter->app->form;
	GArray *workings = g_array_new(FALSE, FALSE, sizeof(struct working));

	g_array_set_clear_func(workings, release_working);
	for (size_t i = 0; i < form->rule_count; i++) {
		struct working working = {.rule = &form->rules[i]};

		if (!is_working(painter->app, working.rule))
			continue;
		gather(painter, &working);
		if (working.instances->len > 0)
			g_array_append_val(workings, working);
		else
			release_working(&working);
	}
	return workings;
}

static void paint_lists(
	const struct table_painter *painter, struct area area, const GArray *workings)
{
	int row = area.row + 1;

	for (guint i = 0; i < workings->len; i++)
		row = paint_list(painter, row, &g_array_index(workings, struct working, i));
	paint_notes(painter, row + 1, area.row + area.rows - 1);
}

static void paint_lines(
	const struct table_painter *painter, struct area area, const GArray *workings)
{
	int end = area.row + area.rows;
	int row = MAX(area.row, end - (int)workings->len);

	for (guint i = 0; i < workings->len && row + (int)i < end; i++)
		paint_line(painter, row + (int)i, &g_array_index(workings, struct working, i));
	paint_notes(painter, area.row + 1, row - 1);
}

void table_paint_workings(const struct table_painter *painter, struct area area)
{
	if (area.rows <= 0)
		return;
	g_autoptr(GArray) workings = gather_workings(painter);
	for (int row = 0; row < area.rows; row++)
		canvas_fill(painter->app->canvas, area.row + row, 0, area.columns, ROLE_TEXT);
	if (rows_of_lists(workings) + AROUND <= area.rows)
		paint_lists(painter, area, workings);
	else
		paint_lines(painter, area, workings);
}

char *table_row_state(const struct table_painter *painter, int block, int row)
{
	const struct form *form = painter->app->form;

	for (size_t i = 0; i < form->rule_count; i++) {
		const struct form_rule *rule = &form->rules[i];

		for (size_t n = 0; is_working(painter->app, rule) && n < rule->instance_count;
			n++) {
			size_t index = rule->first_instance + n;

			if (form->instances[index].block == block &&
				form->instances[index].line == row &&
				state_of(painter, index) != FINDING_NONE)
				return ledger_state(checker_of(painter), index);
		}
	}
	return NULL;
}
