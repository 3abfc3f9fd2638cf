#include "session/zeros.h"

#include <string.h>

#include "base/language.h"
#include "base/names.h"
#include "session/walk.h"

static bool in_scope(
	const struct form *form, cell_index here, cell_index cell, enum zeros_scope scope)
{
	const struct form_cell *a = form_cell(form, here), *b = form_cell(form, cell);
	bool block = a->section == b->section && a->table == b->table && a->block == b->block;

	switch (scope) {
	case ZEROS_ROW: return block && a->row == b->row;
	case ZEROS_COLUMN: return block && a->column == b->column;
	case ZEROS_TABLE: return a->section == b->section && a->table == b->table;
	default: return true;
	}
}

static bool zero_can_be_right(const struct form_cell *cell)
{
	struct value zero = value_parse(cell, "0");
	bool right = value_fault(cell, &zero) == NULL;

	value_release(&zero);
	return right;
}

static bool takes_zero(const struct report *report, cell_index index)
{
	const struct form_cell *cell = form_cell(report->form, index);

	return cell->table >= 0 && walk_enterable(report, index) &&
		cell_type_row(cell->spec->type)->figure &&
		report->typed[index].kind == VALUE_BLANK && zero_can_be_right(cell);
}

static struct change_list *zeros_of(
	const struct report *report, cell_index here, enum zeros_scope scope)
{
	const struct form *form = report->form;
	struct change_list *list = change_list_new();

	for (cell_index cell = 0; cell < form->cell_count; cell++) {
		if (in_scope(form, here, cell, scope) && takes_zero(report, cell))
			change_list_add(list, form_cell(form, cell)->address, NULL, "0");
	}
	return list;
}

/* Puts the zeros into a copy, and takes those out of the list again that would then stand where
   nothing applies: a zero can decide that. */
static void try_out(struct change_list *list, struct report *copy)
{
	const cell_index *changed;

	for (guint i = 0; i < change_list_length(list); i++)
		report_set(copy, form_find(copy->form, change_list_get(list, i)->address), "0",
			&changed);
	for (guint i = change_list_length(list); i-- > 0;) {
		cell_index cell = form_find(copy->form, change_list_get(list, i)->address);

		if (report_applies(copy, cell))
			continue;
		report_set(copy, cell, "", &changed);
		g_ptr_array_remove_index(list->changes, i);
	}
}

/* The column or row that the rule of a slot stands for; where it stands for none, the section. */
static const char *slot_name(const struct checker *checker, const struct form *form, size_t slot)
{
	size_t index = slot - form->cell_count;
	const struct rule_instance *instance =
		index < form->instance_count ? &form->instances[index] : NULL;

	if (!instance || instance->line < 0) {
		cell_index cell = checker_cell(checker, slot);
		return form->sections[form_cell(form, cell)->section].short_label;
	}
	const struct form_rule *rule = &form->rules[instance->rule];
	const struct form_block *block =
		&form->sections[instance->section].tables[instance->table].blocks[instance->block];
	return form_axis_leaf(
		rule->each == EACH_COLUMN ? &block->columns : &block->rows, instance->line)
		->short_label;
}

static void add_name(GPtrArray *names, const char *name)
{
	if (!g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
		g_ptr_array_add(names, (char *)name);
}

/* Of the rules that make problems on the copy and not now, the names of what they stand for. */
static void compare(const struct checker *now, const struct checker *then, const struct form *form,
	struct zeros *zeros)
{
	for (size_t slot = form->cell_count; slot < checker_slots(now); slot++) {
		if (!checker_is_problem(then, slot) || checker_is_problem(now, slot))
			continue;
		const struct form_rule *rule = checker_rule(then, slot);
		bool error = rule && rule->level == LEVEL_ERROR;

		add_name(error ? zeros->failing : zeros->doubtful, slot_name(then, form, slot));
		zeros->failures += error;
	}
	zeros->sound = checker_total(then).errors == 0;
}

void zeros_foresee(const struct report *report, const struct checker *now, cell_index here,
	enum zeros_scope scope, struct zeros *zeros)
{
	struct report *copy = report_copy(report);

	*zeros = (struct zeros){
		.changes = zeros_of(report, here, scope),
		.failing = g_ptr_array_new(),
		.doubtful = g_ptr_array_new(),
	};
	try_out(zeros->changes, copy);
	struct checker *then = checker_new(copy);

	compare(now, then, report->form, zeros);
	checker_free(then);
	report_free(copy);
}

void zeros_release(struct zeros *zeros)
{
	change_list_free(zeros->changes);
	g_ptr_array_unref(zeros->failing);
	g_ptr_array_unref(zeros->doubtful);
	*zeros = (struct zeros){0};
}

enum { NAMED_MOST = 3 };

static char *list_names(const GPtrArray *names)
{
	g_autofree char *named = names_joined(names, NAMED_MOST);

	return names->len > NAMED_MOST ? g_strdup_printf(_("%s等"), named)
				       : g_steal_pointer(&named);
}

char *zeros_words(const struct zeros *zeros)
{
	g_autofree char *failing = list_names(zeros->failing);
	g_autofree char *doubtful = list_names(zeros->doubtful);

	if (*failing && *doubtful)
		return g_strdup_printf(
			_("补后%zu处不平：%s；待核：%s"), zeros->failures, failing, doubtful);
	if (*failing)
		return g_strdup_printf(_("补后%zu处不平：%s"), zeros->failures, failing);
	if (*doubtful)
		return g_strdup_printf(_("补后待核：%s"), doubtful);
	return g_strdup(zeros->sound ? _("补后皆平") : "");
}

const char *zeros_scope_name(enum zeros_scope scope)
{
	static const char *const names[ZEROS_SCOPES] = {
		[ZEROS_ROW] = N_("本行"),
		[ZEROS_COLUMN] = N_("本列"),
		[ZEROS_TABLE] = N_("本表"),
		[ZEROS_REPORT] = N_("全部"),
	};

	return _(names[scope]);
}

char *zeros_by_section(const struct form *form, const struct zeros *zeros)
{
	g_autofree guint *counts = g_new0(guint, form->section_count);
	GString *words = g_string_new(NULL);

	for (guint i = 0; i < zeros_count(zeros); i++) {
		cell_index cell = form_find(form, change_list_get(zeros->changes, i)->address);
		counts[form_cell(form, cell)->section]++;
	}
	for (int s = 0; s < form->section_count; s++) {
		if (counts[s] > 0)
			g_string_append_printf(words, "%s%s%u", words->len > 0 ? " " : "",
				form->sections[s].short_label, counts[s]);
	}
	return g_string_free(words, FALSE);
}
