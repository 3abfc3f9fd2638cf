/*
 * `cells:` of a table: single cells that differ, or that are none.
 */

#include "form/forms.h"

#include <criterion/criterion.h>

TestSuite(overrides, .timeout = 20);

#define A_B "[{id: a, label: 甲}, {id: b, label: 乙}]"
#define X_Y "[{id: x, label: 子}, {id: y, label: 丑}]"

Test(overrides, are_refused_where_they_are_wrong)
{
	static const struct table_refusal cases[] = {
		{A_B, X_Y, BESIDE("cells: ^[x.a]"), "cells 应是“行.列: …”的组合"},
		{A_B, X_Y, BESIDE("cells: {^x.c: none}"),
			"没有“x.c”这一格（行.列）；是不是“x.a”？"},
		{A_B, X_Y, BESIDE("cells: {^s.x.a: none}"), "没有“s.x.a”这一格（行.列）"},
		{A_B, X_Y, BESIDE("cells: {x.a: ^nothing}"), "“键: 值”的组合，而不是文字"},
		{A_B, X_Y, BESIDE("cells: {x.a: {^formla: b}}"), "是不是“formula”？"},
		{A_B, X_Y, BESIDE("cells: {x.a: {formula: ^c}}"), "没有“c”这个名字"},
		{A_B, X_Y, BESIDE("cells: {x.a: {formula: ^b = 1}}"), "公式得不出数字"},
		{A_B, X_Y, BESIDE("cells: {x.a: {formula: ^b, type: line}}"), "s.x.a 不是数字格"},
		{A_B, X_Y, BESIDE("cells: {x.a: {rule: ^r}}"), "rule 须与 formula 写在一起"},
		{A_B, X_Y, BESIDE("cells: {x.a: {type: ^text}}"), "不能是 text"},
		{A_B, X_Y, BESIDE("cells: {x.a: ^{type: choice}}"), "必须用于类型 choice"},
		{A_B, X_Y, BESIDE("cells: {x.a: {min: 3, max: ^2}}"), "min 大于 max"},
		{A_B, X_Y, BESIDE("cells: {x.a: none, ^x.a: none}"), "重复，第一次在第15行"},
		{"[{id: a, label: 甲}, {id: b, label: 乙, formula: a + ^s.y.a}]", X_Y,
			BESIDE("cells: {y.a: none}"), "没有“s.y.a”这个名字"},
		{A_B, "[^{id: x, label: 子}, {id: y, label: 丑}]",
			BESIDE("cells: {x.a: {formula: b}, x.b: {formula: a}}"),
			"s.x.a ← s.x.b ← s.x.a"},
	};

	expect_table_refusals(cases, G_N_ELEMENTS(cases));
}

static const struct form_cell *cell_at(const struct form *form, const char *address)
{
	cell_index cell = form_find(form, address);

	cr_assert_neq(cell, CELL_NONE, "%s", address);
	return form_cell(form, cell);
}

Test(overrides, take_a_cell_away_and_leave_its_neighbours)
{
	g_autofree char *text = table_form(A_B, X_Y, BESIDE("cells: {x.a: none}"));
	struct form *form = given_form(text);

	cr_expect_eq(form_find(form, "s.x.a"), CELL_NONE);
	cr_expect_not(cell_at(form, "s.x.b")->absent);
	cr_expect_not(cell_at(form, "s.y.a")->absent);
	form_free(form);
}

/* What the type alone had said goes with it; what the form says stays. */
Test(overrides, of_the_type_bring_its_own_bounds)
{
	static const struct {
		const char *columns, *cells;
		bool negative;
		int decimals;
	} cases[] = {
		{"[{id: a, label: 甲, type: count}]", "{x.a: {type: amount}}", true, 6},
		{"[{id: a, label: 甲, type: count, min: 0}]", "{x.a: {type: amount}}", false, 6},
		{"[{id: a, label: 甲, type: amount}]", "{x.a: {type: count}}", false, 0},
		{"[{id: a, label: 甲, type: amount, decimals: 2}]", "{x.a: {type: percent}}", true,
			2},
		{"[{id: a, label: 甲, type: count}]", "{x.a: {min: -3}}", true, 0},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *beside = g_strconcat(BESIDE("cells: "), cases[i].cells, NULL);
		g_autofree char *text =
			table_form(cases[i].columns, "[{id: x, label: 子}]", beside);
		struct form *form = given_form(text);
		const struct cell_spec *spec = cell_at(form, "s.x.a")->spec;

		cr_expect_eq(!spec->has_min || spec->min.coefficient < 0, cases[i].negative,
			"case %zu", i);
		cr_expect_eq(spec->decimals, cases[i].decimals, "case %zu", i);
		form_free(form);
	}
}

/* A formula of its own goes before those of its row and column, which then need not agree. */
Test(overrides, with_a_formula_settle_a_crossing)
{
	g_autofree char *text =
		table_form("[{id: a, label: 甲}, {id: t, label: 计, formula: a * 2, rule: c}]",
			"[{id: x, label: 子}, {id: z, label: 计, formula: x, rule: r}]",
			BESIDE("cells: {z.t: {formula: x.t + a, rule: own}, x.t: {formula: a}}"));
	struct form *form = given_form(text);

	cr_expect_str_eq(form_cell_rule(form, form_find(form, "s.z.t")), "own");
	cr_expect_str_eq(form_cell_rule(form, form_find(form, "s.z.a")), "r");
	cr_expect_null(form_cell_rule(form, form_find(form, "s.x.t")));
	form_free(form);
}
