/*
 * Rules as forms write them: what is refused, and where each kind holds.
 */

#include "form/forms.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(rules, .timeout = 60);

#define A_B "[{id: a, label: 甲}, {id: b, label: 乙}]"
#define X "[{id: x, label: 行}]"

Test(rules, on_tables_are_refused_where_they_are_wrong)
{
	static const struct table_refusal cases[] = {
		{A_B, X, "^3", "这里应是列表，而不是文字"},
		{A_B, X, "[^3]", "“键: 值”的组合"},
		{A_B, X, "[^{each: row, require: a = b}]", "缺少“id”"},
		{A_B, X, "[{id: r, ^requires: a = b, each: row}]", "是不是“require”？"},
		{A_B, X, "[^{id: r, each: row}]", "require、figures、years 须写一个"},
		{A_B, X, "[^{id: r, each: text, require: length(text) > 1, years: {is: 2024}}]",
			"也只写一个"},
		{A_B, X, "[{id: ^a b, each: row, require: a = b}]", "不能有空格、冒号和 @"},
		{A_B, X, "[{id: ^a@b, each: row, require: a = b}]", "不能有空格、冒号和 @"},
		{A_B, X, "[^{id: blank, each: row, require: a = b}]", "“blank”是程序自己的查项"},
		{A_B, X,
			"[{id: r, each: row, require: a = b}, ^{id: r, each: row, require: a > b}]",
			"规则“r”重复，第一次在第14行"},
		{A_B, X, "[{id: r, each: ^line, require: a = b}]", "column、row、cell 或 text"},
		{A_B, X, "[{id: r, each: ^row of t, require: a = b}]", "没有“t”这一节"},
		{A_B, X, "[{id: r, ^in: [s], each: row, require: a = b}]",
			"in 只用于整份表式的规则"},
		{A_B, X, "[{id: r, ^together: true, require: x.a = x.b}]",
			"together 须与 each 写在一起"},
		{A_B, X, "[{id: r, together: ^yes, each: row, require: a = b}]",
			"true、all 或 false"},
		{A_B, X, "[{id: r, within: ^-1, each: row, require: a = b}]", "within 不能是负数"},
		{A_B, X, "[{id: r, within: ^x, each: row, require: a = b}]", "这里应是数字"},
		{A_B, X, "[{id: r, within: 1, each: row, require: ^a < b}]",
			"within 只用于两边数字相等的规则"},
		{A_B, X, "[{id: r, within: 1, each: row, require: ^a = 1 or b = 1}]", "within"},
		{A_B, X,
			"[{id: r, ^slips: [{unit: 万元, typed: 元, factor: 1}], each: row, "
			"require: a = b}]",
			"slips 只用于 each: cell"},
		{A_B, X,
			"[{id: r, slips: [{unit: 万元, typed: 元, factor: ^0}], each: cell, "
			"require: cell < 5}]",
			"factor 须是大于零的数"},
		{A_B, X, "[{id: r, level: ^fatal, each: row, require: a = b}]",
			"error、warning 或 note"},
		{A_B, X, "[{id: r, each: row, require: a = b, message: \"{row}：差^{diff}\"}]",
			"message 里没有“{diff}”"},
		{A_B, X, "[{id: r, each: row, require: a = b, ledger: ^余}]", "要用花括号写到列"},
		{A_B, X, "[{id: r, each: row, require: a = b, ledger: ^'{a}＝{c}'}]",
			"“{c}”：有一行没有这一列"},
		{A_B, X, "[{id: r, require: s.x.a = s.x.b, ledger: ^'{a}'}]", "ledger 只用于"},
		{A_B, X, "[{id: r, each: column of s, require: s.x.@ = 1, ledger: ^余}]",
			"ledger 只用于"},
		{A_B, X, "[{id: r, each: column, require: x = 1 or x = 2, ledger: ^余}]",
			"ledger 只用于"},
		{A_B, X, "[{id: r, each: row, when: ^a + b, require: a = b}]", "when 要是一个比较"},
		{A_B, X, "[{id: r, each: row, when: a = ^c, require: a = b}]", "没有“c”这个名字"},
		{A_B, X, "[{id: r, each: row, require: ^a + b = b + a}]", "总是相等"},
		{A_B, X, "[{id: r, each: row, require: ^1 = 2}]", "规则里没有格"},
		{A_B, X, "[{id: r, each: row, require: ^previous.a = previous.b}]", "规则里没有格"},
		{A_B, X, "[{id: r, each: cell, require: ^cell * 2 = cell + cell}]", "总是相等"},
		{A_B, X, "[{id: r, each: cell, require: cell + ^previous.sell = cell}]",
			"是不是“previous.cell”？"},
		{A_B, X, "[{id: r, each: text, require: length(^cell) > 1}]", "each: cell"},
		{A_B, X, "[{id: r, each: text, require: ^length(text) > 0}]", "没有一处"},
		{A_B, X, "[{id: r, each: row of s, require: s.@.a = ^s.@.c}]",
			"没有“s.@.c”这个名字"},
		{A_B, X, "[{id: r, each: row of s, when: s.@.a = ^money.@.c, require: s.@.a = 1}]",
			"没有“money.@.c”这个名字"},
	};

	expect_table_refusals(cases, G_N_ELEMENTS(cases));
}

#define FORM                                                                                       \
	"form: f\nversion: 1\ntitle: 表\n"                                                        \
	"cover: [{id: year, label: 年, type: year}, {id: org, label: 名}]\n"                     \
	"sections:\n"                                                                              \
	"  - id: s\n    heading: 一\n    texts: [{id: p, label: 文}]\n"                          \
	"    table: {columns: [{id: a, label: 甲}, {id: b, label: 乙}], "                        \
	"rows: [{id: x, label: 行}, {id: y, label: 行}]}\n"                                      \
	"  - id: t\n    heading: 审批情况\n    texts: [{id: q, label: 文}]\n"                 \
	"    table: {columns: [{id: a, label: 甲}, {id: c, label: 丙}], "                        \
	"rows: [{id: y, label: 行}, {id: z, label: 行}]}\n"                                      \
	"rules:\n"

Test(rules, of_the_form_are_refused_where_they_are_wrong)
{
	static const struct refusal cases[] = {
		{FORM "  - {id: r, each: ^row, require: a > 0}\n", "须用 in 说明是哪几节"},
		{FORM "  - {id: r, in: ^[], each: row, require: a > 0}\n", "至少要有一节"},
		{FORM "  - {id: r, in: [s, ^u], each: row, require: a > 0}\n", "没有“u”这一节"},
		{FORM "  - {id: r, in: ^审批情况, each: row, require: a > 0}\n",
			"没有“审批情况”这一节；是不是“t”？"},
		{FORM "  - {id: r, ^in: s, require: s.x.a > 0}\n", "in 须与 each 写在一起"},
		{FORM "  - {id: r, ^in: s, each: row of t, require: s.@.a > 0}\n",
			"each 已经说明是哪一节"},
		{FORM "  - {id: r, in: [s, t], each: row, require: ^d > 0}\n", "没有“d”这个名字"},
		{FORM "  - {id: r, in: [s, t], each: row, require: ^b > c}\n", "没有一处有"},
		{FORM "  - {id: r, each: row of s, require: t.@.a = ^t.@.cc}\n",
			"没有“t.@.cc”这个名字"},
		{FORM "  - {id: r, require: ^x.a > 0}\n", "没有“x.a”这个名字"},
		{FORM "  - {id: r, each: column, ledger: ^余, in: s, require: x = 0}\n",
			"ledger 只用于表格上"},
		{FORM "  - {id: r, each: cell, require: cell > ^'a'}\n", ""},
	};

	expect_refusals(cases, G_N_ELEMENTS(cases) - 1);
}

Test(rules, about_prose_are_refused_where_they_are_wrong)
{
	static const struct refusal cases[] = {
		{FORM "  - ^{id: r, figures: [{after: 收, is: s.x.a}]}\n", "只用于 each: text"},
		{FORM "  - ^{id: r, each: row, in: s, years: {is: cover.year}}\n",
			"只用于 each: text"},
		{FORM "  - {id: r, each: text, figures: ^收}\n", "这里应是列表"},
		{FORM "  - {id: r, each: text, figures: [^{after: 收}]}\n", "须写一个"},
		{FORM "  - {id: r, each: text, figures: [^{is: s.x.a}]}\n", "缺少“after”"},
		{FORM "  - {id: r, each: text, figures: [{after: 收, is: ^s.x.c}]}\n",
			"没有“s.x.c”这个名字"},
		{FORM "  - {id: r, each: text, figures: [{after: 收, is: ^cover.org}]}\n",
			"is 要是数字"},
		{FORM "  - {id: r, each: text, figures: [{after: 收, is: [s.x.a, ^x.a]}]}\n",
			"没有“x.a”这个名字"},
		{FORM "  - {id: r, each: text, years: ^2024}\n", "“键: 值”的组合"},
		{FORM "  - {id: r, each: text, years: ^{last: 比}}\n", "缺少“is”"},
		{FORM "  - {id: r, each: text, years: {is: ^cover.org}}\n", "is 要是年份"},
		{FORM "  - {id: r, each: text, years: {is: cover.year, ahead: ^u}}\n",
			"没有“u”这一节"},
	};

	expect_refusals(cases, G_N_ELEMENTS(cases));
}

/* Where a rule of the form holds: what each instance reads first. */
static char *places_of(const char *rule)
{
	g_autofree char *text = g_strconcat(FORM, rule, "\n", NULL);
	struct form *form = given_form(text);
	GString *out = g_string_new(NULL);

	for (size_t i = 0; i < form->instance_count; i++)
		g_string_append_printf(out, "%s%s", i > 0 ? " " : "",
			form_cell(form, form->instances[i].cells[0])->address);
	form_free(form);
	return g_string_free(out, FALSE);
}

Test(rules, hold_where_they_say)
{
	static const struct {
		const char *rule, *places;
	} cases[] = {
		{"  - {id: r, require: s.x.a = t.y.a}", "s.x.a"},
		{"  - {id: r, each: row, in: [s, t], require: a > 0}", "s.x.a s.y.a t.y.a t.z.a"},
		{"  - {id: r, each: row, in: [s, t], require: b > 0}", "s.x.b s.y.b"},
		{"  - {id: r, each: row, in: [s, t], require: a > 0, when: c > 0}", "t.y.a t.z.a"},
		{"  - {id: r, each: column, in: [t], require: y > z}", "t.y.a t.y.c"},
		{"  - {id: r, each: row of s, require: s.@.a = t.@.a}", "s.y.a"},
		{"  - {id: r, each: row of t, require: t.@.c > s.@.b}", "t.y.c"},
		{"  - {id: r, each: column of s, require: s.x.@ = t.z.@}", "s.x.a"},
		{"  - {id: r, each: cell, require: cell < 9}",
			"s.x.a s.x.b s.y.a s.y.b t.y.a t.y.c t.z.a t.z.c"},
		{"  - {id: r, each: cell, in: t, require: cell < 9}", "t.y.a t.y.c t.z.a t.z.c"},
		{"  - {id: r, each: text, require: length(text) > 9}", "s.p t.q"},
		{"  - {id: r, each: text, in: [t], require: length(text) > 9}", "t.q"},
		{"  - {id: r, each: text, figures: [{after: 收, is: s.x.a}, "
		 "{after: 办, is: s.x.b}]}",
			"s.p s.p t.q t.q"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *places = places_of(cases[i].rule);

		cr_expect_str_eq(places, cases[i].places, "%s: %s", cases[i].rule, places);
	}
}

/* A column of remarks beside figures. */
Test(rules, about_figures_pass_over_lines_of_texts)
{
	g_autofree char *text = table_form("[{id: a, label: 甲}, {id: n, label: 注, type: line}]",
		"[{id: x, label: 行}, {id: y, label: 行}]",
		"[{id: r, each: column, require: x >= y}, "
		"{id: n, each: row, require: n != 'a'}]");
	struct form *form = given_form(text);

	cr_expect_eq(form->rules[0].instance_count, 1);
	cr_expect_eq(form->rules[1].instance_count, 2);
	form_free(form);
}

/* Only the blocks that have its names; not where one of its cells is none. */
Test(rules, on_a_table_hold_in_the_blocks_that_have_their_names)
{
	struct form *form = given_form(
		"form: f\nversion: 1\ntitle: 表\ncover: [{id: year, label: 年, type: year}]\n"
		"sections:\n"
		"  - id: s\n"
		"    heading: 一\n"
		"    table:\n"
		"      blocks:\n"
		"        - columns: [{id: a, label: 甲}, {id: b, label: 乙}]\n"
		"          rows: [{id: x, label: 行}, {id: y, label: 行}]\n"
		"        - columns: [{id: c, label: 丙}]\n"
		"          rows: [{id: z, label: 行}]\n"
		"      cells: {y.b: none}\n"
		"      rules: [{id: r, each: row, require: a >= b}]\n");

	cr_assert_eq(form->instance_count, 1);
	cr_expect_str_eq(form_cell(form, form->instances[0].cells[0])->address, "s.x.a");
	form_free(form);
}
