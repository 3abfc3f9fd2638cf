/*
 * diff: where two reports differ, for people and for programs.
 */

#include "cmd/office.h"

#include <criterion/criterion.h>
#include <jansson.h>
#include <string.h>

/* Two copies of one report. */
static void open_two(void)
{
	office_open();
	given_data("full.yaml");
	g_autofree char *bytes = bytes_of("r.yaml");
	given_text("old.yaml", bytes);
}

TestSuite(diff_command, .timeout = 30, .init = open_two, .fini = office_close);

Test(diff_command, has_nothing_to_say_of_the_same)
{
	cr_expect_eq(run("diff old.yaml r.yaml"), EXIT_DONE, "%s", errors());
	cr_expect_str_eq(out(), "两份报告相同\n");
	cr_expect_str_eq(errors(), "");
}

Test(diff_command, lists_cells_by_label_and_address)
{
	run("set r.yaml proactive.permits.decisions=3118 requests.new.natural=/ "
	    "cover.level=government notes.disputes=含上年结转");
	cr_expect_eq(run("diff old.yaml r.yaml"), EXIT_FINDINGS, "%s", errors());
	cr_expect_str_eq(out(),
		"\n"
		"填写的             原    现          地址\n"
		"封面 单位类别      部门  政府        cover.level\n"
		"公开 3行 处理决定  3117  3118        proactive.permits.decisions\n"
		"申请 01行 自然人   2     /           requests.new.natural\n"
		"\n"
		"随之改变的合计     原    现          地址\n"
		"申请 01行 总计     2     0           requests.new.total\n"
		"\n"
		"附注               原    现          地址\n"
		"复议               空    含上年结转  notes.disputes\n"
		"\n"
		"不同：填写的 3，文字 0，合计 1，附注 1，理由 0，批注 0，上年 0\n");
}

/* Puts a text, its paragraphs parted by \\n, into both copies. */
static void given_leads(const char *old, const char *lead)
{
	g_autofree char *old_line = g_strconcat("overview.lead=", old, "\n", NULL);
	g_autofree char *line = g_strconcat("overview.lead=", lead, "\n", NULL);

	cr_assert_eq(run_with(old_line, "set old.yaml -"), EXIT_DONE, "%s", errors());
	cr_assert_eq(run_with(line, "set r.yaml -"), EXIT_DONE, "%s", errors());
}

Test(diff_command, shows_only_the_paragraphs_that_are_another)
{
	given_leads("第一段。\\n第二段有5件。\\n第三段。",
		"第一段。\\n第二段有6件。\\n第三段。\\n第四段。");
	cr_expect_eq(run("diff old.yaml r.yaml"), EXIT_FINDINGS, "%s", errors());
	cr_expect_str_eq(out(),
		"文字里 [-去掉的-] {+添上的+}\n"
		"\n"
		"文字\n"
		"总体 开头  overview.lead\n"
		"    第二段有[-5-]{+6+}件。\n"
		"    {+第四段。+}\n"
		"\n"
		"不同：填写的 0，文字 1，合计 0，附注 0，理由 0，批注 0，上年 0\n");
}

Test(diff_command, says_where_paragraphs_were_joined)
{
	given_leads(
		"这是很长的第一段。\\n这是很长的第二段。", "这是很长的第一段。这是很长的第二段。");
	run("diff old.yaml r.yaml");
	cr_expect(out_says("    这是很长的第一段。[-（换行）-]\n"), "%s", out());
}

Test(diff_command, compares_what_is_on_different_forms)
{
	given_data("real-04.yaml");
	cr_expect_eq(run("diff r.yaml old.yaml"), EXIT_FINDINGS, "%s", errors());
	cr_expect(out_says("表式：原 gov-disclosure-2019 1，现 gov-disclosure-2021 1\n"), "%s",
		out());
	cr_expect(out_says("没有这一格"), "%s", out());
	cr_expect(out_says("封面 报告年度"), "%s", out());
}

Test(diff_command, is_read_by_programs)
{
	given_leads("年初交卷", "年底交卷");
	run("set r.yaml requests.new.natural=3");
	cr_expect_eq(run("diff --format=json old.yaml r.yaml"), EXIT_FINDINGS, "%s", errors());
	json_t *object = json_loads(out(), 0, NULL);
	const char *old, *address, *kind, *before, *after, *label, *gone, *gone_kind;
	int same;
	json_t *words;

	cr_assert_not_null(object, "%s", out());
	cr_assert_eq(json_unpack(object, "{s:s, s:b, s:[{s:s, s:o}, {s:s, s:s, s:s, s:s, s:s}]}",
			     "old", &old, "same", &same, "differences", "kind", &gone, "words",
			     &words, "kind", &kind, "address", &address, "label", &label, "before",
			     &before, "after", &after),
		0, "%s", out());
	cr_expect_str_eq(old, "old.yaml");
	cr_expect_not(same);
	cr_expect_str_eq(gone, "text");
	cr_expect_str_eq(kind, "cell");
	cr_expect_str_eq(address, "requests.new.natural");
	cr_expect_str_eq(label, "申请 01行 自然人");
	cr_expect_str_eq(before, "2");
	cr_expect_str_eq(after, "3");
	cr_assert_eq(json_unpack(words, "[{}, {s:s}]", "kind", &gone_kind), 0, "%s", out());
	cr_expect_str_eq(gone_kind, "gone");
	json_decref(object);
	run("diff --format=json r.yaml r.yaml");
	cr_expect(out_says("\"same\": true"), "%s", out());
}

Test(diff_command, says_what_it_cannot_compare)
{
	static const struct {
		const char *line, *says;
	} cases[] = {
		{"diff old.yaml", "少了参数"},
		{"diff old.yaml r.yaml r.yaml", "一次比较两份报告"},
		{"diff old.yaml none.yaml", "没有这个文件"},
		{"diff none.yaml r.yaml", "没有这个文件"},
		{"diff --format=xml old.yaml r.yaml", "xml"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		cr_expect_eq(run(cases[i].line), EXIT_COULD_NOT, "%s", cases[i].line);
		cr_expect(errors_say(cases[i].says), "%s: %s", cases[i].line, errors());
	}
}
