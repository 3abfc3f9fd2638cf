/*
 * Pasting: figures copied elsewhere are shown with their places before anything
 * is done, taken as one step, and never acted on as keys.
 */

#include "clerk.h"
#include "figures.h"
#include "papers.h"
#include "seat.h"
#include <string.h>

TestSuite(paste, .init = sit_down, .fini = get_up, .timeout = 60);

Test(paste, a_block_is_shown_first_and_enter_takes_it_as_one_step)
{
	struct screen *s = papers_begin_table_3(desk);
	type(s, "5");
	press(s, "Enter Up");
	paste(s, "1\t2\n３\t/\n");
	expect_row(s, 0, "粘贴：先看放到哪里");
	expect_row(s, 1, "从 申请 01行 自然人 放起");
	expect_row(s, 2, "填3格，改1格");
	expect_row(s, 4, "01 一、本年新收政府信息公开.. 5改1    2");
	expect_row(s, 5, "02 二、上年结转政府信息公开..    3    /");
	press(s, "Enter");
	expect_figures(s, "01", "1 2 . . . . 3+");
	expect_figures(s, "02", "3 / . . . . 3+");
	expect_row(s, PROBLEM_ROW, "放进4格，^Z 可撤销");
	press(s, "Ctrl-Z");
	expect_figures(s, "01", "5 . . . . . 5+");
	expect_figures(s, "02", ". . . . . . .");
	press(s, "Ctrl-Y");
	expect_figures(s, "02", "3 / . . . . 3+");
}

Test(paste, esc_leaves_everything_as_it_was)
{
	struct screen *s = papers_begin_table_3(desk);
	paste(s, "1\t2\n3\t4\n");
	expect_row(s, 2, "填4格");
	press(s, "Esc");
	expect_figures(s, "01", ". . . . . . .");
	expect_row(s, PROBLEM_ROW, "没有放，什么也没改");
	expect_row(s, 0, "填 3/");
}

Test(paste, a_single_figure_is_just_typed)
{
	struct screen *s = papers_begin_table_3(desk);
	paste(s, "31");
	expect_figures(s, "01", "31 . . . . . 31+");
	expect_row(s, 20, "01行 ");
	press(s, "Down");
	paste(s, "１２件\r\n");
	expect_figures(s, "02", "12 . . . . . 12+");
	press(s, "Down");
	paste(s, "=12+3\n");
	expect_figures(s, "03", "=12+3 . . . . . 15+");
	press(s, "Down");
	paste(s, "合计");
	expect_row(s, PROBLEM_ROW, "此格只收数字");
	expect_figures(s, "04", ". . . . . . .");
}

/* As in the report of a district: two of its totals were published as nought. */
Test(paste, totals_that_are_added_wrongly_become_findings)
{
	struct screen *s = papers_begin(desk, 24, 80);
	press(s, "Esc 4");
	paste(s, "10\t1\t0\t0\t0\t0\t0\t0\t0\t0\t1\t0\t0\t0\t0\n");
	expect_row(s, 1, "个数与整张表相同");
	expect_row(s, 2, "2个合计与算得的不同");
	press(s, "Enter");
	expect_row(s, 0, "错 2");
	expect_figures(s, "1", "10 1 0 0 11!");
	papers_close(s);
	char *findings = papers_ask(desk, 1, "check");
	cr_expect(strstr(findings, "[dispute-sum]"), "%s", findings);
	g_free(findings);
}

Test(paste, rows_with_labels_find_their_rows)
{
	struct screen *s = papers_begin_table_3(desk);
	paste(s,
		"\t规章\n\t0\n\t0 \n\t0\n\n\t行政规范性文件\n\t0\n\t15\n\t19\n\n\t行政许可\n\t3117\n\n"
		"\t行政处罚\n\t15\n\n\t行政强制\n\t0\n\n\t行政事业性收费\n\t127.9     \n");
	expect_row(s, 1, "二、主动公开政府信息情况：按行名对上");
	press(s, "Enter");
	expect_row(s, 1, "2公开完");
	expect_figures(s, "2", "0 15 19");
	expect_figures(s, "6", "127.9");
}

static const char whole_report[] =
	"一、总体情况\r\n（一）主动公开。全年公开120条,其中解读8条。\r\n"
	"（二）依申请公开\r\n　　全年收到申请3件。\r\n"
	"二、主动公开政府信息情况\r\n\t规章\r\n\t0\r\n"
	"六、其他需要报告的事项\r\n[bookmark: _GoBack]没有收取信息处理费。\r\n\r\n示例县教育局\r\n";

Test(paste, a_whole_report_goes_into_its_texts_as_one_step)
{
	struct screen *s = papers_begin(desk, 24, 80);
	paste(s, whole_report);
	expect_row(s, 0, "粘贴整份报告：先看分到哪里");
	expect_row(s, 1, "分到3处");
	expect_row(s, 2, "总体 （一）主动公开                     16字");
	expect(s, "问题 主要问题                          没有找到，不动");
	expect(s, "清理了：书签1处，半角标点1处，段首空格3处，空行1处");
	expect(s, "表里的2行没有取");
	press(s, "Enter");
	expect_row(s, 1, "1总体2/5");
	expect_row(s, PROBLEM_ROW, "写进3处，^Z 可撤销");
	press(s, "Ctrl-Z");
	expect_row(s, 1, "1总体0/5");
	press(s, "Ctrl-Y");
	papers_close(s);
	expect_saved(desk, "overview.proactive", "全年公开120条，其中解读8条。");
	expect_saved(desk, "other.matters", "没有收取信息处理费。");
}

Test(paste, a_whole_report_can_be_left_alone)
{
	struct screen *s = papers_begin(desk, 24, 80);
	press(s, "Esc 5");
	paste(s, whole_report);
	expect_row(s, 1, "分到3处");
	press(s, "Esc");
	expect_row(s, 1, "1总体0/5");
	expect_row(s, PROBLEM_ROW, "没有放，什么也没改");
}

/* What looks like keys is text: nothing is saved, left or undone by it. */
Test(paste, runs_no_command)
{
	struct screen *s = papers_begin_table_3(desk);
	paste(s, "1\t2\x13\x11\x1a\x1b[17~\n\x1b\n3\t4\x03\n");
	expect_row(s, 0, "粘贴");
	press(s, "Esc");
	expect_figures(s, "01", ". . . . . . .");
	paste(s, "7\x1b[A\x1bOP\x11");
	expect_row(s, 20, "01行 ");
	expect_gone(s, "粘贴");
	expect_row(s, 0, "未存");
}

/* A terminal without brackets sends the lines as if they were typed. */
Test(paste, lines_that_come_at_once_are_a_paste_too)
{
	struct screen *s = papers_begin_table_3(desk);
	g_autoptr(GString) text = g_string_new(NULL);
	for (int row = 0; row < 25; row++)
		g_string_append(text, "1\t0\t0\t0\t0\t0\t1\r");
	send_raw(s, text->str);
	expect_row(s, 1, "行列与整张表相同");
	press(s, "Enter");
	expect_row(s, 1, "[3申请");
	expect_figures(s, "02", "1 0 0 0 0 0 1");
	press(s, "Ctrl-Z");
	expect_figures(s, "02", ". . . . . . .");
}

/* A key storm and a window that changes its size meanwhile lose nothing of a paste. */
Test(paste, while_the_window_changes_its_size_loses_nothing)
{
	struct screen *s = papers_begin_table_3(desk);
	for (int i = 0; i < 6; i++) {
		resize(s, i % 2 ? 24 : 12, i % 2 ? 80 : 50);
		paste(s, "1\t2\n3\t4\n");
		press(s, "Enter Ctrl-Z");
	}
	resize(s, 24, 80);
	paste(s, "1\t2\n3\t4\n");
	expect_row(s, 2, "填4格");
	press(s, "Enter");
	expect_figures(s, "01", "1 2 . . . . 3+");
	expect_figures(s, "02", "3 4 . . . . 7+");
}

Test(paste, bytes_that_are_no_text_do_no_harm)
{
	struct screen *s = papers_begin_table_3(desk);
	paste(s, "7\xff\xfe\x80");
	expect_row(s, PROBLEM_ROW, "此格只收数字");
	expect_figures(s, "01", ". . . . . . .");
	paste(s, "1\t\xc3\t2\x01\n3\t4");
	expect_row(s, 0, "粘贴");
	expect_row(s, 2, "填3格");
	press(s, "Esc");
	expect_figures(s, "01", ". . . . . . .");
	send_raw(s, "\xe4\xb8");
	type(s, "5");
	expect_row(s, PROBLEM_ROW, "此格只收数字");
	type(s, "5");
	expect_figures(s, "01", "5 . . . . . 5+");
}

Test(paste, a_megabyte_into_a_text_is_all_there)
{
	struct screen *s = papers_begin(desk, 24, 80);
	g_autoptr(GString) text = g_string_new(NULL);
	for (int i = 0; i < 10000; i++)
		g_string_append(text, "全年主动公开政府信息一百二十条，其中政策解读八条。\n");
	press(s, "Esc 1 Down Enter");
	paste(s, text->str);
	expect(s, "250000字");
	press(s, "Esc");
	papers_close(s);
	/* a line break is two characters there; the last one is not kept */
	char *saved = papers_value(desk, "overview.on_request");
	cr_expect_eq(strlen(saved), text->len - 1 + 9999, "%zu of %zu", strlen(saved), text->len);
	g_free(saved);
}

Test(paste, a_megabyte_into_a_count_is_answered_at_once)
{
	struct screen *s = papers_begin_table_3(desk);
	g_autoptr(GString) text = g_string_new(NULL);
	while (text->len < 1 << 20)
		g_string_append(text, "9999999999999999");
	paste(s, text->str);
	expect_row(s, PROBLEM_ROW, "不像一格的内容，没有放进来");
	expect_figures(s, "01", ". . . . . . .");
	g_string_truncate(text, 0);
	while (text->len < 1 << 20)
		g_string_append(text, "1\t2\t3\n");
	paste(s, text->str);
	expect(s, "粘来的太长，只看前20000个");
	expect_row(s, 2, "19926个不放");
	press(s, "End");
	expect(s, "第26行至第6667行  超出表外");
	press(s, "Esc");
	expect_figures(s, "01", ". . . . . . .");
}
