/*
 * Refusing: each thing that cannot be read is named, with its place, in plain words.
 */

#include "yaml/tree.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(refusals, .timeout = 20);

static struct diagnostics *refuse(const char *text, size_t length)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct yaml_tree *tree = yaml_parse("f", text, length, diagnostics);

	cr_expect_null(tree, "%s was accepted", text);
	yaml_tree_free(tree);
	cr_assert_gt(diagnostics_errors(diagnostics), 0, "%s: no reason given", text);
	return diagnostics;
}

struct refusal {
	const char *text;
	int line;
	int column;
	const char *words; /* what the first diagnostic says, among others */
};

static void expect_refusals(const struct refusal *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct diagnostics *diagnostics = refuse(cases[i].text, strlen(cases[i].text));
		const struct diagnostic *first = diagnostics_get(diagnostics, 0);
		cr_expect(strstr(first->text, cases[i].words), "%s\nsays: %s", cases[i].text,
			first->text);
		cr_expect(first->at.line == cases[i].line && first->at.column == cases[i].column,
			"%s\nis at %d:%d", cases[i].text, first->at.line, first->at.column);
		diagnostics_free(diagnostics);
	}
}

Test(refusals, name_what_report_files_do_without)
{
	static const struct refusal cases[] = {
		{"org: 1\nyear: 2\norg: 3\n", 3, 1, "键“org”重复，第一次在第1行"},
		{"- id: a\n  b: 1\n  id: c\n", 3, 3,
			"键“id”重复，第一次在第1行；若这里开始新的一项，前面要有“- ”"},
		{"a: {b: 1, b: 2}\n", 1, 11, "键“b”重复，第一次在第1行"},
		{"a: &x 1\n", 1, 4, "锚点"},
		{"a: &x [1]\n", 1, 4, "锚点"},
		{"b: *x\n", 1, 4, "别名"},
		{"a: !x 1\n", 1, 4, "标签"},
		{"a: !!str 1\n", 1, 4, "标签"},
		{"a: !x {}\n", 1, 4, "标签"},
		{"a: ! 1\n", 1, 4, "标签"},
		{"<<: {a: 1}\n", 1, 1, "合并键"},
		{"? [a]\n: 1\n", 1, 3, "键只能是文字"},
		{"{a: 1}: 1\n", 1, 1, "键只能是文字"},
		{"a: 1\n---\nb: 2\n", 2, 1, "只能有一个文档"},
		{"a: \"x\\0y\"\n", 1, 4, "NUL"},
		{"", 1, 1, "没有内容"},
		{"# 只有注释\n", 2, 1, "没有内容"},
		{"---\n", 2, 1, "没有内容"},
	};

	expect_refusals(cases, G_N_ELEMENTS(cases));
}

Test(refusals, name_what_yaml_swallows)
{
	static const struct refusal cases[] = {
		{"label: 第 #3 项\n", 1, 10, "当作注释"},
		{"label: #3\n", 1, 8, "当作注释"},
		{"- 甲 #乙\n", 1, 5, "当作注释"},
		{"{label: 第 #3 项}\n", 1, 11, "当作注释"},
		{"{label: 甲,乙}\n", 1, 11, "半角逗号"},
		{"{label: 1,000, id: x}\n", 1, 11, "半角逗号"},
		{"{id: org, label：单位}\n", 1, 11, "冒号是全角的"},
		{"title: {cover.org}\n", 1, 9, "若花括号属于文字"},
		{"cover:\n　　org: x\n", 2, 1, "全角空格"},
		{"cover:\n  a: 1\n  　org: x\n", 3, 3, "全角空格"},
		{"cover:\n  　x\n", 2, 3, "全角空格"},
	};

	expect_refusals(cases, G_N_ELEMENTS(cases));
}

Test(refusals, name_slips_of_typing)
{
	static const struct refusal cases[] = {
		{"cover:\n  org：某局\n  year: 2024\n", 2, 6, "冒号是全角的"},
		{"cover:\n  org: 某局\n  year：2024\n", 3, 7, "冒号是全角的"},
		{"cover:\n  org:某局\n  year: 2024\n", 2, 6, "缺少空格"},
		{"label: 注: 见附件\n", 1, 9, "冒号加空格"},
		{"{id: org， label: 单位}\n", 1, 9, "逗号是全角的"},
		{"a:\n  - {b: 1}\n  － {b: 2}\n", 3, 3, "半角的减号加空格"},
		{"a:\n  - {b: 1}\n  -{b: 2}\n", 3, 3, "半角的减号加空格"},
		{"a:\n  - ｛b: 1, c: 2｝\n", 2, 5, "括号是全角的"},
		{"a: [“{x}”, b]\n", 1, 5, "引号是全角的"},
		{"a:\n\u00a0\u00a0- {b: 1, c: d: 1}\n", 2, 1, "行首有不换行的空格"},
		{"a: [\"甲, 乙]\nb: 1\nc: \"丙\"\n", 1, 5, "没有关上（读到第3行才又有一个）"},
		{"a:\n  - b: 1\n   c: 2\n", 3, 4, "这里前面有3个空格，上面同级的有4个"},
		{"a:\n    - {b: 1}\n   - {b: 2}\n", 3, 4, "这里前面有3个空格，上面同级的有4个"},
		{"{id: a, label: 甲，乙 help: x}\n", 1, 24, "缺少逗号"},
		{"# 说明：甲\na: 1: 2\n", 2, 5, "冒号加空格"},
		{"a:\n\tb: 1\n", 2, 1, "制表符"},
		{"a:\n  - b: 1\n\t  c: 2\n", 3, 1, "制表符"},
		{"a: 1\n　b：2\n", 2, 1, "全角空格"},
		{"label: *必填\n", 1, 8, "不能以“*”开头"},
		{"label: %比例\n", 1, 8, "不能以“%”开头"},
		{"%比例: 1\n", 1, 1, "不能以“%”开头"},
		{"label: @某\n", 1, 8, "不能以“@”开头"},
		{"label: `某`\n", 1, 8, "不能以“`”开头"},
		{"label: &某\n", 1, 8, "不能以“&”开头"},
		{"label: !某\n", 1, 8, "不能以“!”开头"},
		{"label: >5件\n", 1, 8, "不能以“>”开头"},
		{"label: [注]其他\nb: 1\n", 1, 11, "“]”后面还有文字"},
		{"label: {x}年\n", 1, 9, "花括号里的“x”没有值"},
		{"label: \"甲\"和\"乙\"\n", 1, 11, "“\"”后面还有文字"},
		{"a: 1\nb: \"没有关上\nc: 2\n", 2, 4, "引号没有关上"},
		{"a: {b: 1\nc: 2\n", 1, 4, "这个括号没有关上"},
		{"a: {b: 1; c: 2}\n", 1, 12, "前面缺少逗号"},
		{"a: [b, c\n", 1, 4, "这个括号没有关上"},
		{"a: \"\\d\"\n", 1, 5, "双引号里"},
		{"a:\n  b: 1\n c: 2\n", 3, 2, "缩进"},
		{"a: 1\n只有文字\n", 2, 1, "半角冒号"},
		{"a: - b\n", 1, 4, "另起一行"},
		{"a: x\x01y\n", 1, 5, "U+0001"},
	};

	expect_refusals(cases, G_N_ELEMENTS(cases));
}

Test(refusals, warn_of_a_full_width_colon_that_makes_a_text)
{
	static const char text[] = "cover:\n  org：某局\n";
	struct diagnostics *diagnostics = diagnostics_new();
	struct yaml_tree *tree = yaml_parse("f", text, strlen(text), diagnostics);

	cr_expect_not_null(tree);
	cr_assert_eq(diagnostics_count(diagnostics), 1);
	cr_expect_eq(diagnostics_get(diagnostics, 0)->level, LEVEL_WARNING);
	cr_expect_eq(diagnostics_get(diagnostics, 0)->at.line, 2);
	yaml_tree_free(tree);
	diagnostics_free(diagnostics);
}

Test(refusals, name_bytes_that_are_no_text)
{
	static const struct {
		const char *bytes;
		size_t length;
		int line, column;
		const char *words;
	} cases[] = {
		{"a: 1\nb: 甲\xb9y\n", 14, 2, 5, "0xB9（文件第12字节）"},
		{"a: 1\nb\0c: 1\n", 12, 2, 2, "NUL 字节（文件第7字节）"},
		{"\xff\xfe"
		 "a\0:\0",
			6, 1, 1, "UTF-16"},
		{"a\0:\0 \0", 6, 1, 1, "UTF-16"},
		{"\0a\0:\0 ", 6, 1, 1, "UTF-16"},
		{"\xc0\xaf", 2, 1, 1, "0xC0"},
		{"a: \xed\xa0\x80\n", 7, 1, 4, "0xED"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct diagnostics *diagnostics = refuse(cases[i].bytes, cases[i].length);
		const struct diagnostic *first = diagnostics_get(diagnostics, 0);
		cr_expect(strstr(first->text, cases[i].words), "%zu: %s", i, first->text);
		cr_expect(first->at.line == cases[i].line && first->at.column == cases[i].column,
			"%zu is at %d:%d", i, first->at.line, first->at.column);
		diagnostics_free(diagnostics);
	}
}

Test(refusals, report_every_problem_of_a_file)
{
	static const char text[] = "a: &x 1\nb: *x\nc: {d: 甲,乙}\ne: 第 #3\nf: [\n";
	struct diagnostics *diagnostics = refuse(text, strlen(text));

	cr_expect_eq(diagnostics_errors(diagnostics), 5);
	for (size_t i = 0; i < diagnostics_count(diagnostics); i++)
		cr_expect_geq(diagnostics_get(diagnostics, i)->at.line, (int)i + 1);
	diagnostics_free(diagnostics);
}

/* Where libyaml gives up at the first of them. */
Test(refusals, name_slips_below_the_one_that_breaks_the_file)
{
	static const char text[] = "cover:\n  org：某局\n  year: 2024\n"
				   "a: {b: 1， c: 2}\n# 说明：x， y: 1\n\td: 1\n"
				   "t: |\n  　　第一段：甲，乙\n  注：丙\n";
	static const int lines[] = {2, 2, 4, 6}; /* the first is warned of, too */
	struct diagnostics *diagnostics = refuse(text, strlen(text));

	cr_assert_eq(diagnostics_count(diagnostics), G_N_ELEMENTS(lines));
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
		cr_expect_eq(diagnostics_get(diagnostics, i)->at.line, lines[i]);
	diagnostics_free(diagnostics);
}

Test(refusals, end_after_a_hundred)
{
	GString *text = g_string_new(NULL);

	for (int i = 0; i < 1000; i++)
		g_string_append(text, "- *x\n");
	struct diagnostics *diagnostics = refuse(text->str, text->len);
	cr_expect_eq(diagnostics_count(diagnostics), 100);
	diagnostics_free(diagnostics);
	g_string_free(text, TRUE);
}

Test(refusals, bound_the_depth_before_libyaml_labours_at_it)
{
	static const char *const openings[] = {"[", "{a: ", "- ", "[\n", "? "};

	for (size_t i = 0; i < G_N_ELEMENTS(openings); i++) {
		GString *text = g_string_new(NULL);
		for (int depth = 0; depth < 200000; depth++)
			g_string_append(text, openings[i]);
		struct diagnostics *diagnostics = refuse(text->str, text->len);
		diagnostics_free(diagnostics);
		g_string_free(text, TRUE);
	}
}

Test(refusals, bound_the_size_before_reading)
{
	size_t length = YAML_MAX_BYTES + 1;
	g_autofree char *text = g_malloc(length);

	memset(text, '\xff', length);
	struct diagnostics *diagnostics = refuse(text, length);
	cr_expect(strstr(diagnostics_get(diagnostics, 0)->text, "16 MB"));
	diagnostics_free(diagnostics);
}
