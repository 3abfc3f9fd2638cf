/*
 * All faults of a form in one run, the two places of a duplicate, and the paths
 * of cycles.
 */

#include "form/forms.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(faults, .timeout = 20);

#define HEAD                                                                                       \
	"form: f\nversion: 1\ntitle: 表\n"                                                        \
	"cover: [{id: year, label: 年, type: year}, "                                             \
	"{id: kind, label: 类, type: choice, choices: {a: 甲}}]\n"                               \
	"sections:\n  - id: s\n    heading: 一\n"

/* Keys, formulas, conditions, rules and mappings: one fault does not hide another. */
Test(faults, of_all_steps_are_said_together)
{
	static const char *const words[] = {"缺少“title”", "是不是“title”？", "没有“cover.yaer”",
		"是不是“required”？", "true 或 false", "没有“q”这个名字", "没有“p”这个名字",
		"没有写完", "“b”不是 cover.kind 的选项", "没有“x.c”这一格", "是不是“level”？",
		"没有“d”这个名字", "没有“s.x.z”", "没有“z”这个行", "没有“c.a”这个地址"};

	expect_refusals_together("^form: f\nversion: 1\n^titel: 表\n"
				 "cover: [{id: year, label: 年, type: year}, "
				 "{id: kind, label: 类, type: choice, choices: {a: 甲}, "
				 "help: x}, {id: p, label: 文, default: \"{cover.year}\"}]\n"
				 "period: {from: \"{^cover.yaer}\", to: x}\n"
				 "sections:\n  - id: s\n    heading: 一\n"
				 "    texts: [{id: t, label: 文, ^requird: true}, "
				 "{id: u, label: 文, required: ^maybe}]\n"
				 "    table:\n"
				 "      columns:\n"
				 "        - {id: a, label: 甲}\n"
				 "        - {id: b, label: 乙, formula: ^q * a - ^p}\n"
				 "        - {id: e, label: 戊, formula: a *^}\n"
				 "      rows:\n"
				 "        - {id: x, label: 行, when: cover.kind = ^'b'}\n"
				 "      cells: {^x.c: none}\n"
				 "      rules:\n"
				 "        - {id: r, ^levl: error, each: row, require: a = b}\n"
				 "        - {id: s, each: row, require: a = ^d}\n"
				 "        - {id: t, require: s.x.a = ^s.x.z}\n"
				 "      previous: {old: ^z}\n"
				 "previous: {b.a: ^c.a}\n",
		words, G_N_ELEMENTS(words));
}

/* Where a row has no id, names could mean it: formulas are read, names are left alone. */
Test(faults, of_names_are_no_more_than_guessed_at_where_names_are_missing)
{
	static const char *const words[] = {"没有写完", "没有写完", "须有 id", "没有写完", "列表"};

	expect_refusals_together(HEAD "    when: cover.kind =^\n"
				      "    table:\n"
				      "      columns: [{id: a, label: 甲}]\n"
				      "      rows:\n"
				      "        - {id: x, label: 行, formula: y +^}\n"
				      "        - ^{label: 行}\n"
				      "      cells: {x.a: none, q.a: none}\n"
				      "      rules: [{id: r, each: row, require: y >^}]\n"
				      "  - id: t\n    heading: 二\n    texts: ^3\n",
		words, G_N_ELEMENTS(words));
}

/* What stands in a group whose rows are not found could be named anywhere. */
Test(faults, of_a_group_without_rows_draw_no_others_after_them)
{
	static const char *const words[] = {"一组里要写 rows", "是不是“rows”"};

	expect_refusals_together(HEAD "    table:\n"
				      "      columns: [{id: a, label: 甲}]\n"
				      "      rows:\n"
				      "        - ^group: 组\n"
				      "          id: g\n"
				      "          ^row: [{id: x, label: 行}]\n"
				      "        - {id: z, label: 计, formula: x}\n",
		words, G_N_ELEMENTS(words));
}

Test(faults, of_one_formula_are_said_together)
{
	static const char *const words[] = {"“p”", "“q”", "得到的是文字", "“u”"};

	expect_refusals_together(HEAD
		"    table:\n"
		"      columns: [{id: a, label: 甲}, {id: n, label: 注, type: line}]\n"
		"      rows: [{id: x, label: 行}]\n"
		"      rules: [{id: r, each: row, require: \"^p * a + ^q > sum(^n, abs(^u))\"}]\n",
		words, G_N_ELEMENTS(words));
}

/* One fault of a row's formula is one, however many columns it has. */
Test(faults, of_a_line_are_said_once)
{
	static const char *const words[] = {"“q”", "“p”"};

	expect_refusals_together(HEAD
		"    table:\n"
		"      columns: [{id: a, label: 甲}, {id: b, label: 乙}, {id: c, label: 丙}]\n"
		"      rows: [{id: x, label: 行}, {id: z, label: 计, formula: x + ^q}]\n"
		"      rules: [{id: r, each: column, require: z = ^p}]\n",
		words, G_N_ELEMENTS(words));
}

Test(faults, that_are_duplicates_name_both_places)
{
	static const struct refusal cases[] = {
		{"form: f\nversion: 1\n^form: f\n", "第一次在第1行"},
		{HEAD "  - ^id: s\n    heading: 二\n", "分节“s”重复，第一次在第6行"},
		{HEAD "    texts:\n      - {id: a, label: 甲}\n      - ^{id: a, label: 乙}\n",
			"“s.a”重复，第一次在第9行"},
		{HEAD "    table:\n      columns:\n        - {id: a, label: 甲}\n"
		      "        - ^{id: a, label: 乙}\n      rows: [{id: x, label: 行}]\n",
			"“a”重复，第一次在第10行"},
		{HEAD "    table:\n      columns: [{id: a, label: 甲}]\n      rows:\n"
		      "        - {id: x, label: 行}\n        - ^{id: x, label: 行}\n",
			"“x”重复，第一次在第11行"},
		{HEAD "    texts:\n      - {id: x, label: 文}\n    table:\n"
		      "      columns: [{id: a, label: 甲}]\n      rows:\n"
		      "        - ^{id: x, label: 行}\n",
			"“x”在这一节里已经有了（第9行）"},
		{HEAD "    tables:\n"
		      "      - {columns: [{id: a, label: 甲}], rows: [{id: x, label: 行}]}\n"
		      "      - columns: [{id: b, label: 乙}]\n"
		      "        rows: [^{id: x, label: 行}]\n",
			"“x”在这一节里已经有了（第9行）"},
		{HEAD "    table:\n      columns: [{id: a, label: 甲}]\n"
		      "      rows: [{id: x, label: 行}]\n      rules:\n"
		      "        - {id: r, each: row, require: a > 1}\n"
		      "        - ^{id: r, each: row, require: a > 2}\n",
			"规则“r”重复，第一次在第12行"},
		{HEAD "    table:\n      columns:\n        - {id: a, label: 甲}\n"
		      "        - {id: b, label: 乙, formula: a * 2}\n      rows:\n"
		      "        - {id: x, label: 行}\n"
		      "        - {id: z, label: 计, formula: ^x + 1}\n",
			"s.z.b 由行和列两个公式计算，两者不一定相等（列的在第11行）"},
		{HEAD "    table:\n      columns:\n        - {id: a, label: 甲}\n"
		      "        - {id: b, label: 乙, formula: a, crossing: row}\n      rows:\n"
		      "        - {id: x, label: 行}\n"
		      "        - {id: z, label: 计, formula: x, crossing: ^column}\n",
			"与列“b”的 crossing 相反（第11行）"},
	};

	expect_refusals(cases, G_N_ELEMENTS(cases));
}

Test(faults, that_are_cycles_are_printed_as_paths)
{
	static const struct table_refusal cases[] = {
		{"[{id: a, label: 甲, formula: ^a}]", "[{id: x, label: 行}]", NULL,
			"：s.x.a ← s.x.a"},
		{"[{id: a, label: 甲, formula: ^b}, {id: b, label: 乙, formula: c}, "
		 "{id: c, label: 丙, formula: a + b}]",
			"[{id: x, label: 行}]", NULL, "：s.x.a ← s.x.b ← s.x.c ← s.x.a"},
		/* behind a cycle is not on it */
		{"[{id: d, label: 丁, formula: a}, {id: a, label: 甲, formula: ^b}, "
		 "{id: b, label: 乙, formula: a}]",
			"[{id: x, label: 行}]", NULL, "：s.x.a ← s.x.b ← s.x.a"},
		/* a computed cell whose condition asks for itself */
		{"[{id: a, label: 甲}, {id: t, label: 计, formula: ^a, when: s.x.t > 0}]",
			"[{id: x, label: 行}]", NULL, "：s.x.t ←（条件）s.x.t"},
		/* a total of cells that apply only where the total is so large */
		{"[{id: a, label: 甲, when: s.x.t > 0}, {id: t, label: 计, formula: ^a}]",
			"[{id: x, label: 行}]", NULL, "：s.x.t ← s.x.a ←（条件）s.x.t"},
		{"[{id: a, label: 甲, formula: ^b, when: s.x.c = 1}, {id: b, label: 乙}, "
		 "{id: c, label: 丙, formula: a}]",
			"[{id: x, label: 行}]", NULL, "：s.x.a ←（条件）s.x.c ← s.x.a"},
	};

	expect_table_refusals(cases, G_N_ELEMENTS(cases));
}

Test(faults, that_are_several_cycles_are_all_named)
{
	/* columns that go round do so in each row: that is one mistake */
	static const char *const words[] = {"s.x.a ← s.x.b ← s.x.a", "s.z.c ← s.z.c"};

	expect_refusals_together(HEAD
		"    table:\n"
		"      columns: [{id: a, label: 甲, formula: ^b}, {id: b, label: 乙, formula: a}, "
		"{id: c, label: 丙}]\n"
		"      rows: [{id: x, label: 行}, {id: y, label: 行}, ^{id: z, label: 行}]\n"
		"      cells: {z.c: {formula: c}, z.a: none, z.b: none}\n",
		words, G_N_ELEMENTS(words));
}

Test(faults, that_are_long_cycles_are_cut)
{
	g_autoptr(GString) columns = g_string_new("[");

	for (int i = 0; i < 50; i++)
		g_string_append_printf(columns, "{id: c%d, label: 列, formula: %sc%d}, ", i,
			i == 0 ? "^" : "", (i + 1) % 50);
	g_string_append(columns, "]");
	g_autofree char *text = table_form(columns->str, "[{id: x, label: 行}]", NULL);
	expect_refusal(text, "s.x.c11 ← s.x.c12 ← …");
}

/* "万元 is 10000元": a figure more than nought, and a unit. */
Test(faults, of_what_a_unit_is_in_a_smaller_one)
{
	static const char *const words[] = {"unit_is 应是", "unit_is 应是", "unit_is 应是"};

	expect_refusals_together(HEAD
		"    table:\n"
		"      columns:\n"
		"        - {id: a, label: 甲, unit: 万元, unit_is: ^元}\n"
		"        - {id: b, label: 乙, unit: 万元, unit_is: ^0元}\n"
		"        - {id: c, label: 丙, unit: 万元, unit_is: ^10000}\n"
		"        - {id: d, label: 丁, unit: 万元, unit_is: 10000 元}\n"
		"      rows: [{id: x, label: 行}]\n",
		words, G_N_ELEMENTS(words));
}
