/*
 * Loading a form: each mistake is named, with its line and column.
 */

#include "form/forms.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(form_load, .timeout = 20);

/* Five lines that are right, to begin a form with. */
#define HEAD                                                                                       \
	"form: f\n"                                                                                \
	"version: 1\n"                                                                             \
	"title: 表\n"                                                                             \
	"cover:\n"                                                                                 \
	"  - {id: year, label: 年度, type: year}\n"
#define SECTION                                                                                    \
	HEAD "sections:\n"                                                                         \
	     "  - id: s\n"                                                                         \
	     "    heading: 一\n"

Test(form_load, names_mistakes_in_keys)
{
	static const struct refusal cases[] = {
		{HEAD "sections: []\n^label: x\n", "没有“label”这个键"},
		{HEAD "^section: []\n", "是不是“sections”？"},
		{"^form: f\nversion: 1\ntitle: t\nsections: []\n", "缺少“cover”"},
		{"form: ^F\nversion: 1\ntitle: t\ncover: []\nsections: []\n", "标识"},
		{"form: f\nversion: ^x\ntitle: t\ncover: []\nsections: []\n", "正整数"},
		{"form: f\nversion: 1\n^version: 2\n", "重复"},
		{HEAD "sections: ^3\n", "应是列表"},
		{HEAD "sections: [^3]\n", "“键: 值”的组合"},
		{HEAD "paper: {^befor: [x]}\nsections: []\n", "是不是“before”？"},
		{HEAD "not_applicable: ^yes\nsections: []\n", "answer"},
		{HEAD "period: ^{from: x}\nsections: []\n", "缺少“to”"},
		{"^- 1\n", "“键: 值”的组合"},
		{"form: f\nversion: 1\ntitle: t\ncover: []\nsections: ^[]\n", "一个格也没有"},
		{"form: f\nversion: 1\ntitle: 表{^cover.yaer}\ncover: [{id: year, label: 年度}]\n"
		 "sections: []\n",
			"是不是“cover.year”？"},
		{"form: f\nversion: 1\ntitle: [甲, \"{{cover}{cover.year}{^}\"]\ncover: [{id: year, label: 年}]\n"
		 "sections: []\n",
			"没有“”这个地址"},
		{HEAD "period: {from: \"{cover.year}-01-01\", to: \"{^year}-12-31\"}\nsections: []\n",
			"没有“year”这个地址"},
		{HEAD "paper: {closing: [\"{cover.year}\", \"{^cover.org}\"]}\nsections: []\n",
			"没有“cover.org”这个地址"},
		{HEAD "language: ^english\nsections: []\n", "language 只能是 zh-CN 或 en"},
		{HEAD "paper: {closing: \"{cover.year}年^{cover.date\"}\nsections: []\n",
			"“{”没有配上“}”"},
		{HEAD "paper: {before: [^nosuch]}\nsections: []\n", "没有“nosuch”这段文字"},
		{HEAD "paper: {before: ^year}\nsections: []\n", "没有“year”这段文字"},
	};

	expect_refusals(cases, G_N_ELEMENTS(cases));
}

Test(form_load, names_mistakes_in_fields)
{
	static const struct refusal cases[] = {
		{SECTION "    texts: [{id: a, label: 甲}, ^{id: a, label: 乙}]\n", "重复"},
		{SECTION "    texts: [{id: ^A, label: 甲}]\n", "标识“A”"},
		{SECTION "    texts: [{id: a, label: 甲, ^typ: line}]\n", "是不是“type”？"},
		{SECTION "    texts: [{id: a, label: 甲, type: ^lin}]\n", "是不是“line”？"},
		{SECTION "    texts: [^{id: a, label: 甲, type: choice}]\n", "choices"},
		{SECTION "    texts: [{id: a, label: 甲, type: count, default: ^0}]\n",
			"空白不是零"},
		{SECTION "    texts: [^{label: 甲, type: choice, choices: {a: 甲}}]\n", "缺少“id”"},
		{SECTION "    texts: [{id: a, label: 甲, type: date, default: ^2024-02-30}]\n",
			"“2024-02-30”不能填在类型 date 的格里"},
		{SECTION "    texts: [{id: a, label: 甲, type: year, default: ^今年}]\n", "year"},
		{SECTION "    texts: [{id: a, label: 甲, type: line, default: ^\"a\\nb\"}]\n",
			"line"},
		{SECTION
			"    texts: [{id: a, label: 甲, type: choice, choices: {x: 子}, default: ^y}]\n",
			"choice"},
		{SECTION "    texts: [{id: a, label: 甲, type: count, min: 3, max: ^2}]\n",
			"min 大于 max"},
		{SECTION "    texts: [{id: a, label: 甲, type: count, max: ^-1}]\n",
			"min 大于 max"},
		{SECTION
			"    texts: [{id: a, label: 甲, default: \"在{cover.year}，{^cover.yaer}\"}]\n",
			"没有“cover.yaer”这个地址；是不是“cover.year”？"},
		{SECTION "    texts: [{id: a, label: 甲, default: \"{^年度}年\"}]\n",
			"没有“年度”这个地址；是不是“cover.year”？"},
		{HEAD "paper: {sign: [填表人, 审核人], roles: [^审批人]}\nsections: []\n",
			"sign 里没有“审批人”；是不是“审核人”？"},
		{SECTION "    texts: [{id: a, label: 甲, required: ^yes}]\n", "true 或 false"},
		/* what a type is called elsewhere; where nothing is near, what there is */
		{SECTION "    texts: [{id: a, label: 甲, type: ^int}]\n", "是不是“integer”？"},
		{SECTION "    texts: [{id: a, label: 甲, type: ^金额}]\n", "是不是“amount”？"},
		{SECTION "    texts: [{id: a, label: 甲, type: ^大数}]\n", "；有 count、"},
		{SECTION "    texts: [{id: a, label: 甲, ^名称: 乙}]\n",
			"没有“名称”这个键；有 id、label、"},
		{SECTION "    texts: [{id: a, label: 甲, type: ^[line]}]\n", "这里应是类型的名称"},
		{SECTION "    texts: [{id: a, label: ^~}]\n", "这里应是文字"},
		{SECTION "    texts: [{id: a, label: 甲, type: choice, choices: ^[x]}]\n",
			"choices 应是“标识: 名称”的组合"},
		{SECTION "    texts: [{id: a, label: 甲, type: choice, choices: {^\"\": 子}}]\n",
			"选项的标识不能是空的"},
		{SECTION "    texts: [{id: a, label: 甲, type: choice, choices: {^/: 子}}]\n",
			"选项的标识不能是空的"},
		{SECTION "    texts: [{id: a, label: 甲, type: choice, choices: {x: ^[]}}]\n",
			"这里应是文字"},
		{SECTION "    texts: [{id: a, label: 甲, min: ^1e3}]\n", "这里应是数字"},
		{SECTION "    texts: [{id: a, label: 甲, decimals: ^-1}]\n", "0或正整数"},
		{SECTION "    texts: [{id: a, label: 甲, type: amount, decimals: ^19}]\n", "18"},
		{SECTION "    texts: [{id: a, label: 甲, type: count, min: ^x}]\n", "数字"},
		{SECTION "  - ^id: s\n    heading: 二\n", "重复"},
		{HEAD "sections:\n  - ^id: notes\n    heading: 一\n", "报告文件自己的键"},
	};

	expect_refusals(cases, G_N_ELEMENTS(cases));
}

#define TABLE(columns, rows)                                                                       \
	SECTION "    table:\n"                                                                     \
		"      columns: " columns "\n"                                                     \
		"      rows: " rows "\n"

Test(form_load, names_mistakes_in_tables)
{
	static const struct refusal cases[] = {
		{SECTION "    table: ^{rows: [{id: x, label: 行}]}\n", "columns 和 rows"},
		{TABLE("[{id: a, label: 甲}]", "[^{label: 行}]"), "须有 id"},
		{TABLE("[{id: a, label: 甲}]", "[^{id: x}]"), "label"},
		{TABLE("[{id: a, label: 甲}]", "^[]"), "至少要有一项"},
		{TABLE("[{id: a, label: 甲}, ^{id: a, label: 乙}]", "[{id: x, label: 行}]"),
			"重复"},
		{TABLE("[{id: a, label: 甲}]", "[{id: x, label: 行}, ^{id: x, label: 列}]"),
			"重复"},
		{TABLE("[^{group: 组, columns: []}]", "[{id: x, label: 行}]"), "空的"},
		{TABLE("[^{group: 组, formula: a, columns: [{id: a, label: 甲}]}]",
			 "[{id: x, label: 行}]"),
			"一组不能有公式"},
		{TABLE("[{id: a, label: 甲, crossing: ^here}]", "[{id: x, label: 行}]"),
			"row 或 column"},
		{SECTION "    table: {columns: [{id: a, label: 甲}], rows: [{id: x, label: 行}], "
			 "print: ^aside}\n",
			"across"},
		{TABLE("[{id: a, label: 甲, type: ^text}]", "[{id: x, label: 行}]"),
			"表格里的格不能是 text"},
		{TABLE("[{id: a, label: 甲}]",
			 "[{group: 组, type: choice, rows: [^{id: x, label: 行}]}]"),
			"必须用于类型 choice"},
		{TABLE("[{id: a, label: 甲, choices: ^{x: 子}}]", "[{id: x, label: 行}]"),
			"choices 只用于"},
		{TABLE("[{id: a, label: 甲, min: 3, max: ^2}]",
			 "[{id: x, label: 行}, {id: y, label: 行}]"),
			"min 大于 max"},
		{TABLE("[{id: a, label: 甲, max: ^2}]", "[{id: x, label: 行, min: 3}]"),
			"min 大于 max"},
		{TABLE("[{id: a, label: 甲}, {id: b, label: 乙, max: 9}]",
			 "[{id: x, label: 行, max: ^-2}]"),
			"min 大于 max"},
		{TABLE("[{id: a, label: 甲, rule: ^r}]", "[{id: x, label: 行}]"), "formula"},
		{TABLE("[{id: a, label: 甲}]",
			 "[{group: 组, rule: ^r, rows: [{id: x, label: 行}]}]"),
			"formula"},
		{TABLE("[{id: a, label: 甲, crossing: ^row}]", "[{id: x, label: 行}]"), "formula"},
		{SECTION "    table:\n      blocks: ^[]\n", "至少要有一块"},
		{SECTION "    table:\n      blocks: []\n      ^columns: [{id: a, label: 甲}]\n",
			"columns 写在各块里"},
		{SECTION "    table:\n      blocks:\n        - columns: [{id: a, label: 甲}]\n"
			 "          rows: [{id: x, label: 行}]\n      ^corner: 角\n",
			"corner 写在各块里"},
		{TABLE("[{id: a, label: 甲}]", "[{id: x, label: 行}]") "    ^tables: []\n",
			"table 和 tables 只写一个"},
	};

	expect_refusals(cases, G_N_ELEMENTS(cases));
}

Test(form_load, names_mistakes_in_formulas_at_the_character)
{
	static const struct refusal cases[] = {
		{TABLE("[{id: a, label: 甲}, {id: b, label: 乙, formula: a + ^c}]",
			 "[{id: x, label: 行}]"),
			"“c”"},
		{TABLE("[{id: abc, label: 甲}, {id: b, label: 乙, formula: 1 + ^abd}]",
			 "[{id: x, label: 行}]"),
			"是不是“abc”？"},
		{TABLE("[{id: a, label: 甲}, {id: b, label: 乙, formula: a +^}]",
			 "[{id: x, label: 行}]"),
			"没有写完"},
		{TABLE("[{id: a, label: 甲}, {id: b, label: 乙, formula: ^a = 1}]",
			 "[{id: x, label: 行}]"),
			"得不出数字"},
		{TABLE("[{id: a, label: 甲}, {id: b, label: 乙, formula: \"a + ^'x'\"}]",
			 "[{id: x, label: 行}]"),
			"这里要数字"},
		{TABLE("[{id: a, label: 甲}, {id: b, label: 乙, formula: \"a + ^date(1, 2, 3)\"}]",
			 "[{id: x, label: 行}]"),
			"这里要数字"},
		{TABLE("[{group: 组, id: g, columns: [{id: a, label: 甲}]}, "
		       "{id: b, label: 乙, formula: ^g + 1}]",
			 "[{id: x, label: 行}]"),
			"sum(g)"},
	};

	expect_refusals(cases, G_N_ELEMENTS(cases));
}

Test(form_load, says_everything_at_once)
{
	const char *text = TABLE("[{id: a, lable: 甲}, {id: B, label: 乙}]", "[{id: x}]");
	struct diagnostics *diagnostics = diagnostics_new();

	cr_expect_null(form_load("f.yaml", text, strlen(text), diagnostics));
	cr_expect_geq(diagnostics_errors(diagnostics), 4, "%zu", diagnostics_errors(diagnostics));
	diagnostics_free(diagnostics);
}

Test(form_load, warns_of_a_file_that_is_called_otherwise)
{
	static const struct {
		const char *path;
		size_t warnings;
	} cases[] = {{"f.yaml", 0}, {"x/f.yaml", 0}, {"-", 0}, {"g.yaml", 1}, {"f.yml", 1}};
	const char *text = TABLE("[{id: a, label: 甲}]", "[{id: x, label: 行}]");

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct diagnostics *diagnostics = diagnostics_new();
		struct form *form = form_load(cases[i].path, text, strlen(text), diagnostics);

		cr_expect_not_null(form, "%s", cases[i].path);
		cr_expect_eq(
			diagnostics_count(diagnostics), cases[i].warnings, "%s", cases[i].path);
		if (diagnostics_count(diagnostics) > 0) {
			const struct diagnostic *warning = diagnostics_get(diagnostics, 0);

			cr_expect_eq(warning->level, LEVEL_WARNING);
			cr_expect_str_eq(warning->text, "表式“f”的文件应叫做 f.yaml");
			cr_expect(warning->at.line == 1 && warning->at.column == 1);
		}
		form_free(form);
		diagnostics_free(diagnostics);
	}
}

Test(form_load, is_not_put_off_by_what_was_wrong_with_another_file)
{
	const char *text = TABLE(
		"[{id: a, label: 甲}, {id: b, label: 乙, formula: a}]", "[{id: x, label: 行}]");
	struct diagnostics *diagnostics = diagnostics_new();

	diagnostics_error(diagnostics, "other.yaml", (struct position){1, 1}, "wrong");
	struct form *form = form_load("f.yaml", text, strlen(text), diagnostics);
	cr_assert_not_null(form);
	cr_expect(form_cell_is_computed(form_cell(form, form_find(form, "s.x.b"))));
	form_free(form);
	diagnostics_free(diagnostics);
}

Test(form_load, survives_every_truncation_of_the_official_form)
{
	g_autofree char *path = source_path("forms/gov-disclosure-2021.yaml");
	g_autofree char *text = NULL;
	gsize length;

	cr_assert(g_file_get_contents(path, &text, &length, NULL));
	for (gsize cut = 0; cut < length; cut += 97) {
		struct diagnostics *diagnostics = diagnostics_new();
		struct form *form = form_load(path, text, cut, diagnostics);

		cr_expect(form || diagnostics_errors(diagnostics) > 0, "at %zu", cut);
		form_free(form);
		diagnostics_free(diagnostics);
	}
}

Test(form_load, lets_texts_refer_to_any_cell)
{
	struct form *form =
		given_form(HEAD "period: {from: \"{s.a}\", to: \"{s.x.c}\"}\n"
				"paper: {closing: \"{{not.here} {cover.year} {{\"}\n"
				"sections:\n"
				"  - id: s\n"
				"    heading: 一\n"
				"    texts: [{id: a, label: 甲, default: \"{s.x.c}\"}]\n"
				"    table: {columns: [{id: c, label: 列}], "
				"rows: [{id: x, label: 行}]}\n");

	form_free(form);
}
