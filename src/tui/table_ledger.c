/*
 * The ledger: what remains of a rule, column by column, in a line of its own
 * under the table: 余 is still to place, 超 is too much.
 */
#include "check/ledger.h"
#include "tui/signs.h"
#include "tui/table_painter.h"

static bool is_ledger(const struct page *page, const struct form_rule *rule)
{
	return rule->ledger && rule->each == EACH_COLUMN && rule->section == page->section &&
		rule->table == page->table;
}

int table_count_ledgers(const struct form *form, const struct page *page)
{
	int lines = 0;

	for (size_t i = 0; i < form->rule_count; i++)
		lines += is_ledger(page, &form->rules[i]);
	return lines;
}

static void paint_remainder(const struct table_painter *painter, int row,
	const struct rule_instance *instance, size_t index)
{
	struct remainder remainder =
		checker_remainder(session_checker(painter->app->session), index);
	bool open = remainder.incomplete && !remainder.blank && remainder.number.coefficient == 0;
	enum role role = ROLE_HELP;

	if (!table_column_shown(painter, instance->line))
		return;
	if (remainder.state == FINDING_FAILED)
		role = ROLE_ERROR;
	else if (remainder.state == FINDING_PASSED)
		role = ROLE_GOOD;
	g_autofree char *words = remainder_text(remainder);
	/* the same column for the sign as in the cells above */
	const char sign[] = {open ? SIGN_INCOMPLETE : ' ', '\0'};
	g_autofree char *text = g_strconcat(words, sign, NULL);
	table_put_in_column(painter, row, instance->line, role, text);
}

/* The remainders of a rule; of a table of several blocks, in the block the cursor is in. */
static void paint_remainders(const struct table_painter *painter, int row,
	const struct form_rule *rule,
	bool (*wanted)(const struct table_painter *, const struct rule_instance *))
{
	const struct form *form = painter->app->form;
	int block = form_cell(form, app_cursor(painter->app))->block;

	for (size_t i = 0; i < rule->instance_count; i++) {
		size_t index = rule->first_instance + i;
		const struct rule_instance *instance = &form->instances[index];

		if (instance->block == block && (!wanted || wanted(painter, instance)))
			paint_remainder(painter, row, instance, index);
	}
}

/* Paints the ledger's rows: labels and all remainders, or, with `wanted`, only remainders that
   are. */
static void paint_ledger(const struct table_painter *painter,
	bool (*wanted)(const struct table_painter *, const struct rule_instance *))
{
	const struct app *app = painter->app;
	const struct page *page = app_page(app);
	int row = app_areas(app).page.rows - page->ledgers;

	for (size_t r = 0; r < app->form->rule_count; r++) {
		const struct form_rule *rule = &app->form->rules[r];

		if (!is_ledger(page, rule))
			continue;
		if (!wanted)
			canvas_put_left(app->canvas, row, 4, painter->layout.stub - 5, ROLE_HELP,
				rule->ledger);
		paint_remainders(painter, row++, rule, wanted);
	}
}

/* Whether a rule instance reads a cell that changed. */
static bool reads_changed_cell(
	const struct table_painter *painter, const struct rule_instance *instance)
{
	const cell_index *changed;
	size_t count = session_changed(painter->app->session, &changed);

	for (size_t i = 0; i < count; i++) {
		for (size_t c = 0; c < instance->cell_count; c++) {
			if (changed[i] == instance->cells[c])
				return true;
		}
	}
	return false;
}

void table_paint_ledger(const struct table_painter *painter)
{
	paint_ledger(painter, NULL);
}

void table_paint_ledger_changed(const struct table_painter *painter)
{
	paint_ledger(painter, reads_changed_cell);
}
