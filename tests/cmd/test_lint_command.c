/*
 * nianbao lint: forms by file and by id, their examples, an older one, and the schema.
 */

#include "cmd/office.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(lint_command, .timeout = 30, .init = office_open, .fini = office_close);

#define HEAD                                                                                       \
	"form: f\n"                                                                                \
	"version: 1\n"                                                                             \
	"title: 表\n"                                                                             \
	"cover: [{id: year, label: 年度, type: year, help: 年}]\n"                              \
	"sections:\n"                                                                              \
	"  - id: s\n"                                                                              \
	"    heading: 一\n"                                                                       \
	"    help: 说明\n"                                                                       \
	"    table:\n"
#define GOOD                                                                                       \
	HEAD "      columns: [{id: a, label: 甲}, {id: b, label: 乙}]\n"                         \
	     "      rows: [{id: r, label: 行}]\n"                                                 \
	     "      rules: [{id: order, each: row, require: a >= b}]\n"

Test(lint_command, finds_nothing_in_a_good_form_and_says_so)
{
	given_text("f.yaml",
		GOOD "examples:\n"
		     "  - {name: 反, set: {s.r.a: 1, s.r.b: 2}, findings: [order@s.r.a]}\n");
	cr_expect_eq(run("lint f.yaml ./f.yaml"), EXIT_DONE);
	cr_expect_str_eq(errors(), "");
	cr_expect_str_eq(out(), "f.yaml：错 0，警 0，提示 0\n./f.yaml：错 0，警 0，提示 0\n");
}

Test(lint_command, finds_forms_by_their_ids)
{
	cr_expect_eq(run("lint gov-disclosure-2021"), EXIT_DONE, "%s", errors());
	cr_expect_eq(run("lint gov-disclosur-2021"), EXIT_COULD_NOT);
	cr_expect(errors_say("是不是“gov-disclosure-2021”？"));
}

Test(lint_command, ends_with_1_for_errors_alone)
{
	given_text("f.yaml",
		HEAD "      columns: [{id: a, label: 甲}, {id: t, label: 计, formula: a / 0}]\n"
		     "      rows: [{group: 组, id: g, rows: [{id: r, label: 行}]}]\n");
	cr_expect_eq(run("lint f.yaml"), EXIT_FINDINGS);
	cr_expect_str_eq(errors(),
		"f.yaml:10:63: error: s.r.t 永远算不出数来 [no-figure]\n"
		"f.yaml:11:14: note: 这一组的标识“g”没有公式用到 [unused-id]\n");
	cr_expect_str_eq(out(), "f.yaml：错 1，警 0，提示 1\n");
	given_text("f.yaml",
		HEAD "      columns: [{id: a, label: 甲}]\n"
		     "      rows: [{group: 组, id: g, rows: [{id: r, label: 行}]}]\n");
	cr_expect_eq(run("lint f.yaml"), EXIT_DONE);
	cr_expect(errors_say("[unused-id]"));
}

Test(lint_command, says_all_that_the_loader_does)
{
	given_text("f.yaml",
		HEAD "      columns: [{id: a, lable: 甲}]\n"
		     "      rows: [{id: r, label: 行, formula: q}]\n");
	cr_expect_eq(run("lint f.yaml"), EXIT_FINDINGS);
	cr_expect(errors_say("f.yaml:10:25: error: 这里没有“lable”这个键"));
	cr_expect(errors_say("f.yaml:11:41: error: 公式：没有“q”这个名字"), "%s", errors());
	cr_expect_eq(run("lint nosuch.yaml"), EXIT_COULD_NOT);
	cr_expect_eq(run("lint"), EXIT_COULD_NOT);
	cr_expect(errors_say("少了参数"));
}

Test(lint_command, runs_the_examples)
{
	given_text("f.yaml",
		GOOD "examples:\n"
		     "  - {name: 反, set: {s.r.a: 1, s.r.b: 2}}\n"
		     "  - {name: 正, set: {s.r.a: 2}, findings: [order@s.r.a]}\n");
	cr_expect_eq(run("lint f.yaml"), EXIT_FINDINGS);
	cr_expect(errors_say("f.yaml:14:5: error: 例子「反」：查出了没有写的 order@s.r.a"), "%s",
		errors());
	cr_expect(errors_say(
		"f.yaml:15:43: error: 例子「正」：应有 order@s.r.a，没有查出来 [example]"));
}

Test(lint_command, measures_labels_by_the_screen)
{
	GString *form = g_string_new(HEAD "      columns:\n");

	for (int i = 0; i < 9; i++)
		g_string_append_printf(form, "        - {id: a%d, label: 第%d列的名称}\n", i, i);
	g_string_append(form,
		"      rows:\n"
		"        - {id: r, label: 这一行的名称很长很长很长很长很长很长}\n"
		"        - {id: q, label: 这一行的名称很长很长很长很长很长很长, short: 长}\n");
	given_text("f.yaml", form->str);
	cr_expect_eq(run("lint f.yaml"), EXIT_DONE);
	cr_expect(errors_say("f.yaml:11:11: warning: "
			     "列名“第0列的名称”宽11列，80列的屏幕上只放得下7列，多出4列"),
		"%s", errors());
	cr_expect(errors_say("f.yaml:12:11: warning: "
			     "列名“第1列的名称”宽11列，80列的屏幕上只放得下5列，多出6列"));
	cr_expect(errors_say("f.yaml:21:11: warning: 行名“这一行的名称很长"), "%s", errors());
	cr_expect_eq(count_of(errors(), "[long-short]"), 10);
	g_string_free(form, TRUE);
}

/* Months are short, so that the figures' heads get what the stub does not want. */
Test(lint_command, gives_heads_the_room_that_short_rows_leave)
{
	given_text("f.yaml",
		HEAD "      columns:\n"
		     "        - {id: a, label: 月初库存}\n        - {id: b, label: 本月收入}\n"
		     "        - {id: c, label: 本月支出}\n        - {id: d, label: 本月损耗}\n"
		     "        - {id: e, label: 月末库存}\n        - {id: f, label: 损耗率（%）}\n"
		     "      rows: [{id: r, label: 12月}]\n");
	cr_expect_eq(run("lint f.yaml"), EXIT_DONE);
	cr_expect_eq(count_of(errors(), "[long-short]"), 0, "%s", errors());
}

Test(lint_command, measures_help_with_what_stands_before_it)
{
	/* 2 of the unit, 2 of its comma, 9 of the range, 3 blanks: 16 columns, and one before */
	static const struct {
		int help, excess;
	} cases[] = {{63, 0}, {64, 1}};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *help = g_strnfill((gsize)cases[i].help, 'x');
		g_autofree char *form = g_strconcat(HEAD
			"      columns: [{id: a, label: 甲, unit: 件}, {id: b, label: 乙, unit: 件}]\n"
			"      rows: [{id: r, label: 行, help: ",
			help, "}]\n", NULL);

		given_text("f.yaml", form);
		cr_expect_eq(run("lint f.yaml"), EXIT_DONE);
		cr_expect_eq(count_of(errors(), "[long-help]"), cases[i].excess, "%s", errors());
	}
	cr_expect(errors_say("f.yaml:11:14: warning: s.r.a 的说明在80列的屏幕上多出1列"), "%s",
		errors());
}

Test(lint_command, tries_tables_on_paper)
{
	GString *form = g_string_new(HEAD "      columns:\n");

	for (int i = 0; i < 30; i++)
		g_string_append_printf(form, "        - {id: a%d, label: 甲}\n", i);
	g_string_append(form, "      rows: [{id: r, label: 行}]\n");
	given_text("f.yaml", form->str);
	cr_expect_eq(run("lint f.yaml"), EXIT_FINDINGS);
	cr_expect(errors_say("f.yaml:10:7: error: 这张表要"), "%s", errors());
	cr_expect(errors_say("80列的纸上放不下，只能印成清单"));
	g_string_free(form, TRUE);
	given_text("f.yaml",
		HEAD
		"      columns: [{id: a, label: 甲}, {id: b, label: "
		"Pneumonoultramicroscopicsilicovolcanoconiosisandotherdiseasesofthelungsandheart}]\n"
		"      rows: [{id: r, label: 行}]\n");
	cr_expect_eq(run("lint f.yaml"), EXIT_DONE);
	cr_expect(errors_say("f.yaml:10:36: warning: 这张表在80列的纸上多出"), "%s", errors());
}

Test(lint_command, measures_the_tabs_together)
{
	GString *form = g_string_new(HEAD "      columns: [{id: a, label: 甲}]\n"
					  "      rows: [{id: r, label: 行}]\n");

	for (int i = 0; i < 6; i++)
		g_string_append_printf(form,
			"  - id: t%d\n    heading: 第%d节的标题\n    help: 说明\n"
			"    texts: [{id: a, label: 甲}]\n",
			i, i);
	given_text("f.yaml", form->str);
	cr_expect_eq(run("lint f.yaml"), EXIT_DONE);
	cr_expect(errors_say("f.yaml:12:5: warning: 各节的标签在80列的屏幕上多出"), "%s", errors());
	cr_expect(errors_say("最长的是“第0节的标题”（11列）"));
	g_string_free(form, TRUE);
}

Test(lint_command, compares_with_an_older_form)
{
	given_text("f.yaml", GOOD);
	given_text("old.yaml", GOOD);
	cr_expect_eq(run("lint --against=old.yaml f.yaml"), EXIT_DONE, "%s", errors());
	cr_expect_str_eq(errors(), "");
	given_text("f.yaml",
		HEAD "      columns: [{id: a, label: 甲}]\n"
		     "      rows: [{id: r, label: 行}]\n");
	cr_expect_eq(run("lint --against=old.yaml f.yaml"), EXIT_FINDINGS);
	cr_expect(errors_say("f.yaml:2:10: error: 表式改了，version 还是 1"), "%s", errors());
	cr_expect(errors_say("old.yaml:10:36: error: s 的列“b”没有了"));
	cr_expect(errors_say("old.yaml:12:15: warning: 规则“order”没有了"));
	cr_expect_eq(run("lint --against=nosuch.yaml f.yaml"), EXIT_COULD_NOT);
	cr_expect_eq(run("lint --against=old.yaml f.yaml f.yaml"), EXIT_COULD_NOT);
	cr_expect_eq(run("lint --against=gov-disclosure-2019 gov-disclosure-2021"), EXIT_DONE, "%s",
		errors());
}

Test(lint_command, prints_the_schema)
{
	cr_expect_eq(run("lint --schema"), EXIT_DONE);
	cr_expect(g_str_has_prefix(out(), "{\n  \"$schema\": "));
	cr_expect_str_eq(errors(), "");
}
