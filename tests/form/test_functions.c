/*
 * Functions and operators: what they take, at the operand that is something else.
 */

#include "form/forms.h"

#include <criterion/criterion.h>

TestSuite(functions, .timeout = 20);

/* A rule of the form, in double quotes. */
static void expect_rule_refused(const char *formula, const char *words)
{
	g_autofree char *rules = g_strdup_printf("[{id: r, require: \"%s\"}]", formula);
	g_autofree char *text = table_form("[{id: a, label: 甲}, {id: n, label: 注, type: line}, "
					   "{id: d, label: 日, type: date}]",
		"[{id: x, label: 行}]", rules);

	expect_refusal(text, words);
}

Test(functions, take_what_they_are_for)
{
	static const struct {
		const char *formula, *words;
	} cases[] = {
		{"x.a + ^x.n = 1", "这里要数字，得到的是文字"},
		{"x.a * ^x.d = 1", "这里要数字，得到的是日期"},
		{"-^x.n = 1", "这里要数字，得到的是文字"},
		{"abs(x.a ^= 1) = 1", "这里要数字，得到的是真假"},
		{"max(x.a, ^x.d) = 1", "这里要数字，得到的是日期"},
		{"count(^x.n) = 1", "这里要数字，得到的是文字"},
		{"x.a = 1 and ^x.a", "这里要真假，得到的是数字"},
		{"not ^x.n", "这里要真假，得到的是文字"},
		{"if(^x.a, 1, 2) = 1", "if 的第一项要是比较"},
		{"^if(x.a = 1, 1, 'b') = 1", "if 的后两项不是同一类"},
		{"date(2024, 1, ^'1') = x.d", "这里要数字，得到的是文字"},
		{"date(^x.d, 1, 1) = x.d", "这里要数字，得到的是日期"},
		{"mentions(^x.a, 'b')", "这里要文字，得到的是数字"},
		{"mentions(x.n, ^1)", "这里要文字，得到的是数字"},
		{"length(^x.d) = 1", "这里要文字，得到的是日期"},
		{"years_outside(x.n, ^x.d, 2024) = 0", "这里要数字，得到的是日期"},
		{"periods_outside(x.n, ^2024, x.d) = 0", "这里要日期，得到的是数字"},
		{"similarity(x.n, ^x.a) > 0", "这里要文字，得到的是数字"},
		{"x.d ^- x.a = 0", "只能用数减数、日期减日期：左边日期，右边数字"},
		{"x.n ^- x.n = 0", "左边文字，右边文字"},
		{"x.d - x.d ^= x.d", "不是同一类，不能比较：左边数字，右边日期"},
		{"x.n ^= 1", "左边文字，右边数字"},
		{"x.n ^< 'a'", "文字只能比较相等或不等"},
		{"(x.a = 1) ^= (x.a = 2)", "只能比较两边"},
		{"cover.level = ^'c'", "“c”不是 cover.level 的选项"},
		{"^'aa' != cover.level", "“aa”不是 cover.level 的选项"},
		{"^date(2024, 1, 1)", "require 要是一个比较"},
		{"^x.a", "require 要是一个比较"},
		{"^x.n", "require 要是一个比较"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		expect_rule_refused(cases[i].formula, cases[i].words);
}

Test(functions, can_stand_in_one_another)
{
	static const char *const rules[] = {
		"x.d - date(cover.year, 12, 31) <= 31",
		"x.d > date(cover.year + 1, 1, 1)",
		"if(mentions(x.n, 'a'), x.d, date(2024, 1, 1)) < x.d",
		"length(if(x.a = 1, x.n, 'b')) + similarity(x.n, previous.x.n) * 2 > x.a",
		"not (mentions(x.n, cover.level) or x.n = 'b')",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) {
		g_autofree char *rule = g_strdup_printf("[{id: r, require: \"%s\"}]", rules[i]);
		g_autofree char *text =
			table_form("[{id: a, label: 甲}, {id: n, label: 注, type: line}, "
				   "{id: d, label: 日, type: date}]",
				"[{id: x, label: 行}]", rule);

		form_free(given_form(text));
	}
}
