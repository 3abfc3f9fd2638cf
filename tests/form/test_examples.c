/*
 * Examples of a form as it is loaded: what they say, and mistakes in them.
 */

#include "form/forms.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(form_examples, .timeout = 20);

#define FORM                                                                                       \
	"form: f\n"                                                                                \
	"version: 1\n"                                                                             \
	"title: 表\n"                                                                             \
	"cover: [{id: year, label: 年度, type: year}]\n"                                         \
	"sections:\n"                                                                              \
	"  - id: s\n"                                                                              \
	"    heading: 一\n"                                                                       \
	"    table:\n"                                                                             \
	"      columns: [{id: a, label: 甲}, {id: t, label: 计, formula: a, rule: row-sum}]\n"   \
	"      rows: [{id: r, label: 行}, {id: n, label: 无, carry: previous.r}]\n"              \
	"      cells: {n.a: none}\n"                                                               \
	"      rules: [{id: least, each: row, require: a > 2}]\n"                                  \
	"examples:\n"

Test(form_examples, are_read_with_values_and_findings)
{
	struct form *form = given_form(
		FORM "  - name: 甲少\n"
		     "    set: {s.r.a: 1, cover.year: ~, s.r.t: 3}\n"
		     "    previous: {s.r.a: \"007\"}\n"
		     "    findings: [least@s.r.a, row-sum@s.r.t, carry, type@cover.year]\n"
		     "  - {name: 空}\n");
	const struct form_example *example = form->examples;

	cr_assert_eq(form->example_count, 2);
	cr_expect_str_eq(example->name, "甲少");
	cr_assert_eq(example->set_count, 3);
	cr_expect_eq(example->set[0].cell, form_find(form, "s.r.a"));
	cr_expect_str_eq(example->set[0].text, "1");
	cr_expect_str_eq(example->set[1].text, "");
	cr_assert_eq(example->previous_count, 1);
	cr_expect_str_eq(example->previous[0].text, "007");
	cr_assert_eq(example->finding_count, 4);
	cr_expect_str_eq(example->findings[1].rule, "row-sum");
	cr_expect_eq(example->findings[1].cell, form_find(form, "s.r.t"));
	cr_expect_eq(example->findings[2].cell, CELL_NONE);
	cr_expect_eq(example->findings[0].at.line, 17);
	cr_expect_eq(example->findings[0].at.column, 16);
	cr_expect_eq(form->examples[1].finding_count, 0);
	form_free(form);
}

Test(form_examples, name_their_mistakes)
{
	static const struct refusal cases[] = {
		{FORM "  - ^{set: {s.r.a: 1}}\n", "缺少“name”"},
		{FORM "  - {name: 甲, ^sets: {s.r.a: 1}}\n", "是不是“set”？"},
		{FORM "  - {name: 甲, set: {^s.r.b: 1}}\n", "没有“s.r.b”这个地址；是不是“s.r.a”？"},
		{FORM "  - {name: 甲, set: {^s.n.a: 1}}\n", "没有“s.n.a”这个地址"},
		{FORM "  - {name: 甲, previous: {^nosuch: 1}}\n", "没有“nosuch”这个地址"},
		{FORM "  - {name: 甲, set: {s.r.a: ^[1]}}\n", "这里应是值，而不是列表"},
		{FORM "  - {name: 甲, set: ^[s.r.a]}\n", "“地址: 值”的组合，而不是列表"},
		{FORM "  - {name: 甲, findings: [^leest@s.r.a]}\n",
			"没有“leest”这条规则；是不是“least”？"},
		{FORM "  - {name: 甲, findings: [^least@s.r.aa]}\n",
			"没有“s.r.aa”这个地址；是不是“s.r.a”？"},
		{FORM "  - {name: 甲, findings: [^blank@s.r.a]}\n", "没有填的格不写在 findings 里"},
		{FORM "  - {name: 甲, findings: ^least}\n", "应是列表"},
		{FORM "  ^name: 甲\n", "应是列表"},
	};

	expect_refusals(cases, G_N_ELEMENTS(cases));
}

/* A rule that is wrong in itself is still one that examples can name. */
Test(form_examples, know_rules_that_are_refused)
{
	static const char *const words[] = {"“{行}”", "没有配上"};

	expect_refusals_together(
		"form: f\nversion: 1\ntitle: 表\n"
		"cover: [{id: year, label: 年度, type: year}]\n"
		"sections:\n  - id: s\n    heading: 一\n    table:\n"
		"      columns: [{id: a, label: 甲}]\n"
		"      rows: [{id: r, label: 行}]\n"
		"      rules:\n"
		"        - {id: q, each: row, require: a > 2, message: \"^{行}少\"}\n"
		"        - {id: p, each: row, require: a > 3, message: \"{row}^{left\"}\n"
		"examples:\n  - {name: 甲, set: {s.r.a: 1}, findings: [q, p@s.r.a]}\n",
		words, G_N_ELEMENTS(words));
}
