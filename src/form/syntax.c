/*
 * Formulas of a form whose names are not known: read, and left at that.
 */
#include "form/loader.h"

static void check_formula(struct loader *loader, const char *text, struct position at)
{
	if (text)
		formula_free(formula_parse(loader->file, at, text, loader->diagnostics));
}

static void check_axis(struct loader *loader, const struct form_axis *axis)
{
	for (int i = 0; i < axis->tree.count; i++)
		check_formula(loader, axis->lines[i].formula, axis->lines[i].formula_at);
}

static void check_tables(struct loader *loader, const struct form_section *section)
{
	for (int t = 0; t < section->table_count; t++) {
		for (int b = 0; b < section->tables[t].block_count; b++) {
			check_axis(loader, &section->tables[t].blocks[b].columns);
			check_axis(loader, &section->tables[t].blocks[b].rows);
		}
	}
}

void check_rule_syntax(struct loader *loader, const struct form_rule *rule)
{
	check_formula(loader, rule->when, rule->when_at);
	check_formula(loader, rule->require, rule->require_at);
}

void check_syntax(struct loader *loader)
{
	const struct form *form = loader->form;

	for (size_t i = 0; i < form->condition_count; i++) {
		if (form->conditions[i].text && !condition_is_year_bound(&form->conditions[i]))
			check_formula(loader, form->conditions[i].text, form->conditions[i].at);
	}
	for (int s = 0; s < form->section_count; s++)
		check_tables(loader, &form->sections[s]);
	for (guint i = 0; i < loader->cell_formulas->len; i++) {
		const struct cell_formula *formula =
			&g_array_index(loader->cell_formulas, struct cell_formula, i);

		check_formula(loader, formula->text, formula->at);
	}
	for (size_t i = 0; i < form->rule_count; i++)
		check_rule_syntax(loader, &form->rules[i]);
}
