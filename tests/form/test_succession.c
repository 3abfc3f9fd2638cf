/*
 * What of last year's report a form takes over: carry, was and previous.
 */

#include "form/forms.h"

#include <criterion/criterion.h>

TestSuite(succession, .timeout = 20);

#define A_B "[{id: a, label: 甲}, {id: b, label: 乙}]"

Test(succession, is_refused_where_it_is_wrong)
{
	static const struct table_refusal cases[] = {
		{A_B, "[{id: x, label: 行, carry: ^y}, {id: y, label: 行}]", NULL,
			"要写 previous.y"},
		{A_B, "[{id: x, label: 行, carry: ^previous.z}, {id: y, label: 行}]", NULL,
			"没有“previous.z”这一格"},
		{A_B, "[{id: x, label: 行, carry: ^previous.cover.level}]", NULL, "不是同一类"},
		{A_B, "[{id: x, label: 行, carry: ^[previous.x]}]", NULL, "这里应是文字"},
		{A_B, "[{id: x, label: 行}, {id: z, label: 计, formula: x, carry: ^previous.x}]",
			NULL, "不能与 formula 写在一起"},
		{A_B, "[{group: 组, carry: ^previous.x, rows: [{id: x, label: 行}]}]", NULL,
			"carry 写在组内的行或列上"},
		{A_B, "[{id: x, label: 行, rule: ^r}]", NULL,
			"rule 须与 formula 或 carry 写在一起"},
		{A_B, "[{id: x, label: 行, was: ^X}]", NULL, "标识“X”"},
		{A_B, "[{id: x, label: 行}]", BESIDE("previous: ^[x]"),
			"previous 应是“上年的行: 今年的行”的组合"},
		{A_B, "[{id: road, label: 行}]", BESIDE("previous: {main + side: ^roads}"),
			"没有“roads”这个行；是不是“road”？"},
		{A_B, "[{id: x, label: 行}]", BESIDE("previous: {main: ^{x: y}}"),
			"这里应是今年的行"},
		{A_B, "[{id: x, label: 行}]", BESIDE("previous: {^main + : x}"),
			"都要有上年的名字"},
	};

	expect_table_refusals(cases, G_N_ELEMENTS(cases));
}

#define HEAD                                                                                       \
	"form: f\nversion: 1\ntitle: 表\n"                                                        \
	"cover: [{id: year, label: 年, type: year}, {id: org, label: 名}]\n"

Test(succession, of_fields_and_of_the_form_is_refused_where_it_is_wrong)
{
	static const struct refusal cases[] = {
		{HEAD "sections: []\nprevious: ^3\n", "“上年的地址: 今年的地址”"},
		{HEAD "sections: []\nprevious: {cover.name: ^cover.orgg}\n",
			"没有“cover.orgg”这个地址；是不是“cover.org”？"},
		{HEAD "sections: []\nprevious: {cover.name: ^[cover.org]}\n", "这里应是今年的地址"},
		{"form: f\nversion: 1\ntitle: 表\n"
		 "cover: [{id: year, label: 年, type: year}, {id: org, label: 名, carry: ^org}]\n"
		 "sections: []\n",
			"要写 previous.org"},
		{"form: f\nversion: 1\ntitle: 表\n"
		 "cover: [{id: year, label: 年, type: year, carry: ^previous.yaer}]\n"
		 "sections: []\n",
			"没有“previous.yaer”这一格"},
	};

	expect_refusals(cases, G_N_ELEMENTS(cases));
}

static void expect_predecessors(
	const char *rows, const char *rules, const char *address, const char *expected)
{
	g_autofree char *text = table_form(A_B, rows, rules);
	struct form *form = given_form(text);
	g_autoptr(GString) out = g_string_new(NULL);
	size_t count;
	const struct form_predecessor *list =
		form_predecessors(form, form_find(form, address), &count);

	for (size_t i = 0; i < count; i++)
		g_string_append_printf(
			out, "%s%s%s", i > 0 ? " " : "", list[i].address, list[i].was ? "" : "+");
	cr_expect_str_eq(out->str, expected, "%s continues %s", address, out->str);
	form_free(form);
}

Test(succession, leads_from_cells_to_what_they_continue)
{
	expect_predecessors("[{id: x, label: 行, was: old}]", NULL, "s.x.a", "s.old.a");
	expect_predecessors("[{id: x, label: 行}]", NULL, "s.x.a", "");
	expect_predecessors("[{id: x, label: 行}, {id: y, label: 行}]",
		BESIDE("previous: {main + side: x}"), "s.x.b", "s.main.b+ s.side.b+");
	expect_predecessors("[{id: x, label: 行}, {id: y, label: 行}]",
		BESIDE("previous: {main + side: x}"), "s.y.b", "");
}

Test(succession, carries_into_typed_cells_and_warns_by_a_rule)
{
	g_autofree char *text = table_form("[{id: a, label: 甲}, {id: b, label: 乙, formula: a}]",
		"[{id: x, label: 行, carry: previous.y, rule: begun}, {id: y, label: 行}]", NULL);
	struct form *form = given_form(text);

	cr_expect_eq(form_cell(form, form_find(form, "s.x.a"))->carry, form_find(form, "s.y.a"));
	cr_expect_eq(form_cell(form, form_find(form, "s.x.b"))->carry, CELL_NONE, "computed");
	cr_expect_eq(form_cell(form, form_find(form, "s.y.a"))->carry, CELL_NONE);
	cr_assert_eq(form->rule_count, 1);
	cr_expect_str_eq(form->rules[0].id, "begun");
	cr_expect_eq(form->rules[0].level, LEVEL_WARNING);
	cr_expect_eq(form->rules[0].instance_count, 1);
	form_free(form);
}
