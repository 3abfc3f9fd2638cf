/*
 * Formulas of lines in each of their places: compiled once and moved, or anew where
 * cells are of another kind.
 */

#include "report/reports.h"

#include <criterion/criterion.h>

TestSuite(along, .timeout = 20);

/* Rows x, y and z of columns a and b, beside what is given. */
static void expect_shown(const char *columns, const char *rows, const char *beside,
	const char *filled, const char *const (*wanted)[2], size_t count)
{
	g_autofree char *text = table_form(columns, rows, beside);
	struct form *form = given_form(text);
	struct report *report = report_new(form);

	fill_all(report, filled);
	for (size_t i = 0; i < count; i++) {
		g_autofree char *figure = shown(report, wanted[i][0]);

		cr_expect_str_eq(figure, wanted[i][1], "%s is %s", wanted[i][0], figure);
	}
	report_free(report);
	form_free(form);
}

#define ROWS "{id: x, label: 子}, {id: y, label: 丑}"

Test(along, a_row_and_a_column_mean_their_own_cells_everywhere)
{
	static const char *const wanted[][2] = {{"s.x.t", "3"}, {"s.y.t", "30"}, {"s.sum.a", "11"},
		{"s.sum.b", "22"}, {"s.sum.t", "33"}};

	expect_shown("[{group: 组, id: g, columns: [{id: a, label: 甲}, {id: b, label: 乙}]}, "
		     "{id: t, label: 计, formula: sum(g)}]",
		"[" ROWS ", {id: sum, label: 总, formula: x + y}]", NULL,
		"s.x.a=1 s.x.b=2 s.y.a=10 s.y.b=20", wanted, G_N_ELEMENTS(wanted));
}

Test(along, an_address_means_the_same_cell_everywhere)
{
	static const char *const wanted[][2] = {{"s.less.a", "0"}, {"s.less.b", "2"}};

	expect_shown("[{id: a, label: 甲}, {id: b, label: 乙}]",
		"[{id: x, label: 子}, {id: less, label: 差, formula: x - s.x.a}]", NULL,
		"s.x.a=1 s.x.b=3", wanted, G_N_ELEMENTS(wanted));
}

Test(along, a_group_has_other_cells_where_one_is_none)
{
	static const char *const wanted[][2] = {{"s.x.t", "2"}, {"s.y.t", "30"}};

	expect_shown("[{group: 组, id: g, columns: [{id: a, label: 甲}, {id: b, label: 乙}]}, "
		     "{id: t, label: 计, formula: sum(g)}]",
		"[" ROWS "]", BESIDE("cells: {x.a: none}"), "s.x.b=2 s.y.a=10 s.y.b=20", wanted,
		G_N_ELEMENTS(wanted));
}

Test(along, a_rule_holds_its_own_line)
{
	g_autofree char *text = table_form("[{id: a, label: 甲}, {id: b, label: 乙}]", "[" ROWS "]",
		"[{id: r, each: column, when: x > 0, require: x <= y}]");
	struct form *form = given_form(text);
	size_t first = first_instance(form, "r");

	for (size_t i = 0; i < 2; i++) {
		const struct rule_instance *instance = &form->instances[first + i];

		cr_expect_eq(instance->cell_count, 2);
		cr_expect_eq(form_cell(form, instance->cells[0])->column, (int)i);
		cr_expect_eq(form_cell(form, instance->cells[1])->column, (int)i);
		cr_expect_eq(
			form->code.instructions[instance->when.start].operand, instance->cells[0]);
	}
	form_free(form);
}

Test(along, each_place_is_looked_at_for_what_is_wrong_in_it)
{
	static const struct table_refusal cases[] = {
		{"[{id: a, label: 甲}, {id: b, label: 乙}]",
			"[" ROWS ", {id: z, label: 寅, formula: ^x + y}]",
			BESIDE("cells: {x.b: {type: line}}"), "这里要数字，得到的是文字"},
		{"[{id: a, label: 甲}, {id: b, label: 乙}]",
			"[{id: k, label: 类, type: choice, choices: {p: 一}}, "
			"{id: n, label: 数, formula: \"if(k = ^'p', 1, 2)\"}]",
			BESIDE("cells: {k.b: {choices: {q: 二}}}"), "“p”不是 s.k.b 的选项"},
	};

	expect_table_refusals(cases, G_N_ELEMENTS(cases));
}
