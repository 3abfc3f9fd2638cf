/*
 * The form of 2021 as it is shipped: what stands in it, and what it is called.
 */

#include "form/forms.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(official_form, .timeout = 20);

Test(official_form, has_every_cell_of_the_official_tables)
{
	static const struct {
		const char *section;
		size_t fields, cells;
	} cases[] = {
		{"cover", 5, 5},
		{"overview", 6, 6},
		{"proactive", 0, 6 + 1 + 2 + 1},
		{"requests", 0, 25 * 7},
		{"disputes", 0, 3 * 5},
		{"problems", 2, 2},
		{"other", 1, 1},
	};
	struct form *form = official_form();

	cr_assert_eq(form->section_count, G_N_ELEMENTS(cases));
	for (int s = 0; s < form->section_count; s++) {
		cr_expect_str_eq(form->sections[s].id, cases[s].section);
		cr_expect_eq(
			form->sections[s].field_count, cases[s].fields, "%s", cases[s].section);
		cr_expect_eq(form->sections[s].cell_count, cases[s].cells, "%s has %zu",
			cases[s].section, form->sections[s].cell_count);
	}
	form_free(form);
}

Test(official_form, computes_totals_and_nothing_else)
{
	struct form *form = official_form();
	size_t computed = 0;

	for (cell_index cell = 0; cell < form->cell_count; cell++)
		computed += form_cell_is_computed(form_cell(form, cell));
	cr_expect_eq(computed, 25 + 6 + 3);
	cr_expect_eq(
		form->rules[form->instances[first_instance(form, "balance")].rule].instance_count,
		7);
	form_free(form);
}

Test(official_form, calls_cells_by_whole_labels)
{
	static const struct {
		const char *address, *label, *place;
	} cases[] = {
		{"requests.not_held.business",
			"（四）无法提供 1.本机关不掌握相关政府信息，法人或其他组织 商业企业",
			"申请 13行 商业"},
		{"requests.new.natural", "一、本年新收政府信息公开申请数量，自然人",
			"申请 01行 自然人"},
		{"problems.improvements", "改进情况", "问题 改进情况"},
		{"cover.org", "单位名称", "封面 单位名称"},
	};
	struct form *form = official_form();

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		cell_index cell = form_find(form, cases[i].address);
		cr_assert_neq(cell, CELL_NONE, "%s", cases[i].address);
		g_autofree char *label = form_cell_label(form, cell);
		g_autofree char *place = form_cell_place(form, cell);

		cr_expect_str_eq(label, cases[i].label, "%s", label);
		cr_expect_str_eq(place, cases[i].place, "%s", place);
	}
	form_free(form);
}

Test(official_form, finds_only_addresses_that_are_whole)
{
	static const char *const wrong[] = {
		"", ".", "requests", "requests.new", "requests.new.natural.x", "natural", "cover"};
	struct form *form = official_form();

	for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
		cr_expect_eq(form_find(form, wrong[i]), CELL_NONE, "%s", wrong[i]);
	for (cell_index cell = 0; cell < form->cell_count; cell++)
		cr_expect_eq(form_find(form, form_cell(form, cell)->address), cell);
	form_free(form);
}
