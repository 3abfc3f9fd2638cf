/*
 * Notes: F4 where there is no warning, on a cell, its row or its section; long words are wrapped in the
 * dialog.
 */

#include "clerk.h"
#include "papers.h"
#include "seat.h"

TestSuite(notes, .init = sit_down_to_full_report, .fini = get_up, .timeout = 60);

static void note(struct screen *s, const char *digit, const char *text)
{
	press(s, "F4");
	expect(s, "附注，印在纸上");
	type(s, digit);
	expect(s, "Enter 确定");
	type(s, text);
	press(s, "Enter");
}

Test(notes, stand_on_a_cell_a_row_and_a_section)
{
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Esc 3");
	note(s, "1", "其中一件撤回");
	expect_row(s, PROBLEM_ROW, "写了附注，随报告印出");
	note(s, "2", "含网上申请");
	note(s, "3", "含上年度结转");
	press(s, "F4");
	expect(s, "[1 这一格]                      其中一件撤回");
	expect(s, " 2 这一行 一、本年新收申请数量  含网上申请");
	expect(s, " 3 这一部分 申请                含上年度结转");
	press(s, "Esc");
	expect_gone(s, "附注，印在纸上");
	papers_close(s);
	char *text = desk_read(desk, "report.yaml");
	cr_expect(strstr(text, "requests.new.natural: 其中一件撤回"), "%s", text);
	cr_expect(strstr(text, "requests.new: 含网上申请"), "%s", text);
	cr_expect(strstr(text, "requests: 含上年度结转"), "%s", text);
	g_free(text);
}

Test(notes, an_empty_one_takes_it_away)
{
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Esc 3");
	note(s, "1", "其中一件撤回");
	expect_row(s, PROBLEM_ROW, "写了附注");
	press(s, "F4 Enter");
	expect(s, "附注 其中一件撤回");
	press(s, "Delete Enter");
	expect_row(s, PROBLEM_ROW, "没有附注");
	expect_row(s, 0, "草稿  已存"); /* as it was */
}

Test(notes, a_field_has_one_too)
{
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Esc 6");
	note(s, "1", "另见附件");
	expect_row(s, PROBLEM_ROW, "写了附注");
	papers_close(s);
	char *text = desk_read(desk, "report.yaml");
	cr_expect(strstr(text, "other.matters: 另见附件"), "%s", text);
	g_free(text);
}

Test(notes, long_words_are_wrapped_where_they_are_typed)
{
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Esc 3 F4 Enter");
	expect(s, "Enter 确定");
	for (int i = 0; i < 6; i++)
		type(s, "一二三四五六七八九十");
	expect(s, "附注 一二三四五六七八九十一二三四五六七八九十一二三四五六七");
	expect(s, "八九十一二三四五六七八九十一二三四五六七八九十一二三四");
	press(s, "Home");
	type(s, "甲");
	expect(s, "附注 甲一二三");
	press(s, "End");
	type(s, "乙");
	expect(s, "五六七八九十乙");
	resize(s, 16, 60);
	expect(s, "五六七八九十乙");
	press(s, "Enter");
	expect_row(s, 14, "写了附注");
}
