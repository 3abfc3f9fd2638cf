/*
 * Zero fill: zeros into the blanks of a row, a column, a table or the report,
 * each with its count and with what would then not balance. What is filled and
 * what is 不适用 stays.
 */
#include "tui/app.h"

#include "tui/dialog.h"
#include <glib/gi18n.h>

enum scope {
	SCOPE_ROW,
	SCOPE_COLUMN,
	SCOPE_TABLE,
	SCOPE_REPORT,
	SCOPE_COUNT,
};

static bool in_scope(const struct form *form, cell_index here, cell_index cell, enum scope scope)
{
	const struct form_cell *a = form_cell(form, here), *b = form_cell(form, cell);
	bool table = a->section == b->section && a->table == b->table;

	switch (scope) {
	case SCOPE_ROW: return table && a->block == b->block && a->row == b->row;
	case SCOPE_COLUMN: return table && a->block == b->block && a->column == b->column;
	case SCOPE_TABLE: return table;
	default: return true;
	}
}

static bool takes_zero(const struct app *app, cell_index cell)
{
	const struct form_cell *definition = form_cell(app->form, cell);

	return definition->table >= 0 && cell_enterable(app, cell) &&
		cell_type_row(definition->spec->type)->figure &&
		session_report(app->session)->typed[cell].kind == VALUE_BLANK;
}

static struct change_list *zeros_of(const struct app *app, enum scope scope)
{
	struct change_list *list = change_list_new();

	for (cell_index cell = 0; cell < app->form->cell_count; cell++) {
		if (takes_zero(app, cell) && in_scope(app->form, app_cursor(app), cell, scope))
			change_list_add(list, form_cell(app->form, cell)->address, NULL, "0");
	}
	return list;
}

enum { NAMED_MOST = 3 };

/* The column or row that the rule of a slot stands for; where it stands for none, the section. */
static const char *slot_name(const struct app *app, size_t slot)
{
	const struct form *form = app->form;
	size_t index = slot - form->cell_count;
	const struct rule_instance *instance =
		index < form->instance_count ? &form->instances[index] : NULL;

	if (!instance || instance->line < 0) {
		cell_index cell = checker_cell(session_checker(app->session), slot);
		return form->sections[form_cell(form, cell)->section].short_label;
	}
	const struct form_rule *rule = &form->rules[instance->rule];
	const struct form_block *block =
		&form->sections[instance->section].tables[instance->table].blocks[instance->block];
	return form_axis_leaf(
		rule->each == EACH_COLUMN ? &block->columns : &block->rows, instance->line)
		->short_label;
}

/* The rules that make problems on the copy and not now, by the names of what they stand for. */
static char *name_failures(const struct app *app, const struct checker *foreseen)
{
	const struct checker *now = session_checker(app->session);
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	size_t failures = 0;

	for (size_t slot = app->form->cell_count; slot < checker_slots(now); slot++) {
		if (!checker_is_problem(foreseen, slot) || checker_is_problem(now, slot))
			continue;
		const char *name = slot_name(app, slot);
		if (!g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
			g_ptr_array_add(names, (char *)name);
		failures++;
	}
	if (failures == 0)
		return g_strdup(checker_total(foreseen).errors == 0 ? _("补后皆平") : "");
	bool more = names->len > NAMED_MOST;
	g_ptr_array_set_size(names, (gint)MIN(names->len, NAMED_MOST));
	g_ptr_array_add(names, NULL);
	g_autofree char *listed = g_strjoinv(_("、"), (char **)names->pdata);
	return g_strdup_printf(_("补后%zu处不平：%s%s"), failures, listed, more ? _("等") : "");
}

/* Puts the zeros into a copy, and takes those out of the list again that would then stand where
   nothing applies: a zero can decide that. */
static void try_out(const struct app *app, struct change_list *list, struct report *copy)
{
	const cell_index *changed;

	for (guint i = 0; i < change_list_length(list); i++)
		report_set(copy, form_find(app->form, change_list_get(list, i)->address), "0",
			&changed);
	for (guint i = change_list_length(list); i-- > 0;) {
		cell_index cell = form_find(app->form, change_list_get(list, i)->address);

		if (report_applies(copy, cell))
			continue;
		report_set(copy, cell, "", &changed);
		g_ptr_array_remove_index(list->changes, i);
	}
}

/* What the report would say with these zeros. */
static char *foresee(const struct app *app, struct change_list *list)
{
	struct report *copy = report_copy(session_report(app->session));

	try_out(app, list, copy);
	struct checker *checker = checker_new(copy);
	char *sequel = name_failures(app, checker);

	checker_free(checker);
	report_free(copy);
	return sequel;
}

unsigned zeros_ask(struct app *app)
{
	static const char *const names[SCOPE_COUNT] = {
		[SCOPE_ROW] = N_("本行"),
		[SCOPE_COLUMN] = N_("本列"),
		[SCOPE_TABLE] = N_("本表"),
		[SCOPE_REPORT] = N_("全部"),
	};
	struct change_list *lists[SCOPE_COUNT];
	struct choice choices[SCOPE_COUNT];
	char *sequels[SCOPE_COUNT];
	g_autofree char *place = form_cell_place(app->form, app_cursor(app));
	g_autofree char *title = g_strdup_printf(_("补零   当前：%s"), place);
	static const char *const lines[] = {N_("只补空格；已填的和 / 不动；^Z 可撤销"), NULL};
	int taken;

	for (int s = 0; s < SCOPE_COUNT; s++) {
		lists[s] = zeros_of(app, (enum scope)s);
		g_autofree char *sequel = foresee(app, lists[s]);
		sequels[s] = g_strdup_printf(_("%3u 格  %s"), change_list_length(lists[s]), sequel);
		choices[s] = (struct choice){.digit = s + 1, .text = names[s], .more = sequels[s]};
	}
	taken = dialog_choose(app, title, lines, choices, SCOPE_COUNT, SCOPE_TABLE);
	for (int s = 0; s < SCOPE_COUNT; s++) {
		guint count = change_list_length(lists[s]);

		g_free(sequels[s]);
		if (taken == s + 1 && count > 0) {
			session_apply(app->session, lists[s], NULL);
			app_say(app, _("%u格已补0，^Z 可撤销"), count);
		} else {
			change_list_free(lists[s]);
		}
	}
	return REACT_REDRAW;
}
