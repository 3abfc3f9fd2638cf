/*
 * Commands: zero fill, undo and redo, saving, the list, help and the printed page.
 */

#include "clerk.h"
#include "figures.h"
#include "papers.h"
#include "seat.h"
#include <string.h>

TestSuite(commands, .init = sit_down, .fini = get_up, .timeout = 60);

/* The report, filled in but for its texts, at one of its sections. */
static struct screen *open_at(const char *keys)
{
	papers_lay_out(desk, "real-00.yaml");
	struct screen *s = papers_open(desk, 24, 80);
	press(s, keys);
	return s;
}

Test(commands, zeros_fill_the_blanks_of_a_row)
{
	struct screen *s = papers_begin_table_3(desk);
	type(s, "2");
	press(s, "Tab F6");
	expect(s, "补零");
	expect(s, "5 格");
	type(s, "1");
	expect_figures(s, "01", "2 0 0 0 0 0 2");
	expect_figures(s, "02", ". . . . . . .");
	expect_row(s, PROBLEM_ROW, "5格已补0");
	press(s, "Ctrl-Z");
	expect_figures(s, "01", "2 . . . . . 2+");
}

Test(commands, zeros_fill_the_blanks_of_a_column)
{
	struct screen *s = papers_begin_table_3(desk);
	type(s, "2");
	press(s, "F6");
	expect(s, "23 格");
	type(s, "2");
	expect_figures(s, "01", "2 . . . . . 2+");
	expect_figures(s, "12", "0 . . . . . 0+");
	expect_figures(s, LEDGER, "余2 . . . . . 余2");
}

Test(commands, zeros_fill_the_table_with_enter)
{
	struct screen *s = papers_begin_table_3(desk);
	type(s, "2");
	press(s, "Enter");
	type(s, "/");
	press(s, "Enter F6");
	expect(s, "142 格");
	press(s, "Enter");
	expect_figures(s, "01", "2 0 0 0 0 0 2");
	expect_figures(s, "02", "/ 0 0 0 0 0 0");
	expect_figures(s, LEDGER, "余2 平 平 平 平 平 余2");
	expect_row(s, 1, "2公开0/10");
	press(s, "Ctrl-Z");
	expect_figures(s, "02", "/ . . . . . .");
	press(s, "Ctrl-Y");
	expect_figures(s, "02", "/ 0 0 0 0 0 0");
}

Test(commands, zeros_fill_the_whole_report)
{
	struct screen *s = papers_begin_table_3(desk);
	press(s, "Ctrl-O");
	expect(s, "166 格");
	press(s, "Down");
	expect(s, "[4 全部]");
	press(s, "Enter");
	expect_row(s, 1, "2公开完");
	expect_row(s, 1, "3申请完");
	expect_row(s, 1, "4复议完");
	papers_close(s);
	expect_saved(desk, "proactive.fees.amount", "0");
	expect_saved(desk, "disputes.after_review.total", "0");
}

Test(commands, zeros_say_what_would_not_balance)
{
	struct screen *s = papers_begin_table_3(desk);
	type(s, "2");
	press(s, "F6");
	expect(s, "不平");
	press(s, "Esc");
	expect_gone(s, "不平");
	expect_figures(s, "01", "2 . . . . . 2+");
	expect_figures(s, "02", ". . . . . . .");
}

/* What a text says can be wrong of nought too, and no row or column is to blame. */
Test(commands, zeros_say_which_section_would_not_agree)
{
	desk_write(desk, "report.yaml",
		"form: gov-disclosure-2021\ncover: {org: 示例县, year: 2024}\n"
		"overview: {on_request: 全年共收到申请3件。}\n");
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Esc 3 F6");
	expect(s, "补后待核：总体");
}

/* One of two cases in another column: the message is longer than a row. */
Test(commands, a_problem_of_the_cell_is_read_in_whole_where_it_stands)
{
	struct screen *s = open_at("Esc 3");
	type(s, "1");
	press(s, "Tab");
	type(s, "1");
	press(s, "Tab Left");
	expect_row(s, LABEL_ROW, "商业企业");
	expect_row(s, LABEL_ROW + 1, "错 商业企业：第一项加第二项之和 1");
	expect_row(s, PROBLEM_ROW, "归错了列）");
	press(s, "F1");
	expect(s, "「商业企业」与「自然人」的差正好相抵：疑有1件归错了列");
	expect(s, "件，0或正整数");
	press(s, "Esc");
	expect_row(s, 2, "三、");
	press(s, "Right");
	/* of a problem elsewhere there is room for what it looks like only */
	expect_row(s, LABEL_ROW + 1, "件，0或正整数");
	expect_row(s, PROBLEM_ROW,
		"错 「自然人」与「商业企业」的差正好相抵：疑有1件归错了列   ^G看改法");
}

Test(commands, undo_shows_where_it_worked)
{
	struct screen *s = papers_begin_table_3(desk);
	type(s, "2");
	press(s, "Esc 2");
	type(s, "4");
	press(s, "Esc 0");
	expect_row(s, 2, "封面");
	press(s, "Ctrl-Z");
	expect_row(s, 2, "二、");
	expect_figures(s, "1", ". . .");
	press(s, "Ctrl-Z");
	expect_row(s, 2, "三、");
	expect_figures(s, "01", ". . . . . . .");
	press(s, "Ctrl-Y Ctrl-Y");
	expect_row(s, 2, "二、");
	expect_figures(s, "1", "4 . .");
	press(s, "Ctrl-Y");
	expect_row(s, PROBLEM_ROW, "没有可重做的了");
}

Test(commands, undo_leads_back_to_an_empty_report_and_no_further)
{
	struct screen *s = open_at("Esc 3");
	type(s, "5");
	press(s, "Ctrl-Z");
	expect_figures(s, "01", "2 0 0 0 0 0 2");
	expect_row(s, 0, "已存");
	press(s, "Ctrl-Z");
	expect_row(s, PROBLEM_ROW, "没有可撤销的了");
}

Test(commands, the_top_line_tells_what_is_not_saved)
{
	struct screen *s = open_at("Esc 3");
	expect_row(s, 0, "草稿  已存");
	expect_row(s, 0, "填 171/" ANSWERS_IN_ALL);
	expect_row(s, 0, "错 0  警 0");
	type(s, "9");
	press(s, "Enter");
	expect_row(s, 0, "未存 1 处");
	expect_row(s, 0, "错 2");
	expect_row(s, 1, "[3申请错2]");
	type(s, "1");
	press(s, "Enter");
	expect_row(s, 0, "未存 2 处");
	press(s, "Ctrl-S");
	expect_row(s, PROBLEM_ROW, "已存盘");
	expect_row(s, 0, "已存 ");
	expect_saved(desk, "requests.new.natural", "9");
	expect_saved(desk, "requests.new.total", "9");
	press(s, "Ctrl-Z");
	expect_row(s, 0, "未存 1 处");
	press(s, "Ctrl-Y");
	expect_row(s, 0, "已存 ");
}

Test(commands, saving_takes_the_open_cell_with_it)
{
	struct screen *s = papers_begin_table_3(desk);
	type(s, "31");
	press(s, "Ctrl-S");
	expect_row(s, PROBLEM_ROW, "已存盘");
	expect_saved(desk, "requests.new.natural", "31");
}

Test(commands, the_list_leads_to_the_place)
{
	struct screen *s = open_at("Esc 3");
	type(s, "9");
	press(s, "F5");
	expect_row(s, 1, "1错 2");
	expect_row(s, 1, "2待填 8");
	expect_row(s, 3, "错 申请 01行 自然人");
	press(s, "Down");
	expect_cursor(s, 4, 0);
	press(s, "Down Enter");
	expect_row(s, 2, "一、总体情况");
	expect_row(s, LABEL_ROW, "（一）主动公开");
	press(s, "F5");
	expect_cursor(s, 5, 0);
	press(s, "Home Enter");
	expect_row(s, 2, "三、");
	expect_row(s, LABEL_ROW, "01行 ");
	press(s, "F5");
	expect_row(s, 1, "2待填 8");
	press(s, "Esc");
	expect_row(s, 2, "三、");
}

Test(commands, the_list_counts_blanks_by_row)
{
	struct screen *s = papers_begin_table_3(desk);
	press(s, "F5 End");
	expect(s, "未填，这一行6格");
}

Test(commands, a_total_stated_otherwise_stays_until_enter_takes_the_computed_one)
{
	papers_lay_out(desk, "real-01.yaml");
	struct screen *s = papers_open(desk, 24, 80);
	expect_row(s, 0, "错 2");
	press(s, "F7");
	expect_row(s, 2, "四、");
	expect_row(s, PROBLEM_ROW, "文件写 0，算得 11");
	expect_figures(s, "1", "10 1 0 0 11!");
	press(s, "Enter");
	expect_figures(s, "1", "10 1 0 0 11");
	expect_row(s, 0, "错 1");
	press(s, "Ctrl-Z");
	expect_figures(s, "1", "10 1 0 0 11!");
	papers_close(s);
	char *text = desk_read(desk, "report.yaml");
	cr_expect(strstr(text, "pending: 0, total: 0}"), "the figure stated is still there");
	g_free(text);
	expect_saved(desk, "disputes.review.total", "11");
}

Test(commands, a_total_taken_is_where_undo_leads_back_to)
{
	papers_lay_out(desk, "real-01.yaml");
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "F7 Enter");
	expect_row(s, 0, "错 1");
	press(s, "Esc 0");
	expect(s, "[0封面");
	press(s, "Ctrl-Z");
	expect_figures(s, "1", "10 1 0 0 11!");
	expect_row(s, LABEL_ROW, "总计");
	press(s, "Esc 0");
	expect(s, "[0封面");
	press(s, "Ctrl-Y");
	expect_figures(s, "1", "10 1 0 0 11");
	expect_row(s, LABEL_ROW, "总计");
}

Test(commands, help_tells_of_the_place_and_of_the_keys)
{
	struct screen *s = open_at("Esc 3");
	press(s, "F1");
	expect(s, "requests.new.natural");
	expect(s, "条例29、31条");
	expect(s, "F2 ^E");
	press(s, "PgDn");
	expect(s, "F6 ^O");
	press(s, "Esc");
	expect_row(s, 2, "三、");
	send_raw(s, "\033[11~");
	expect(s, "requests.new.natural");
}

Test(commands, help_does_not_close_an_open_cell)
{
	struct screen *s = papers_begin_table_3(desk);
	type(s, "12");
	press(s, "F1");
	expect(s, "requests.new.natural");
	press(s, "Esc");
	expect_figures(s, "01", "12 . . . . . 12+");
	type(s, "3");
	expect_figures(s, "01", "123 . . . . . 123+");
}

Test(commands, the_printed_page_can_be_looked_at)
{
	struct screen *s = open_at("Esc 3");
	press(s, "F9");
	expect_row(s, 0, "纸样");
	expect(s, "2024年政府信息公开工作年度报告");
	expect_row(s, 0, "第1页，共3页");
	expect_cursor(s, 1, 0);
	press(s, "PgDn PgDn");
	expect(s, "行政事业性收费");
	press(s, "PgDn PgDn");
	expect_row(s, 0, "第2页，共3页");
	press(s, "End");
	expect(s, "3/3");
	press(s, "F3");
	type(s, "盖章");
	press(s, "Enter");
	expect(s, "日期：____");
	press(s, "Home");
	expect(s, "根据《中华人民共和国政府信息公开条例》");
	press(s, "Esc");
	expect_row(s, 2, "三、");
}

Test(commands, the_printed_page_is_written_to_a_file)
{
	struct screen *s = open_at("Esc 3");
	press(s, "F9");
	expect_row(s, 23, "Enter 打印、写成文件");
	press(s, "Enter 2");
	expect(s, "文件 report.txt");
	press(s, "Enter");
	expect_row(s, 23, "已写到 ");
	char *text = desk_read(desk, "report.txt"), *printed = papers_ask(desk, 0, "print");
	cr_expect_str_eq(text, printed, "as the command prints it");
	g_free(text);
	g_free(printed);
	press(s, "Enter 3");
	expect(s, "文件 report.html");
	type(s, "report.yaml");
	press(s, "Enter");
	expect_row(s, 23, "这就是报告自己");
	press(s, "Enter 2 Enter");
	expect(s, "已有这个文件");
	press(s, "Enter");
	expect_gone(s, "已有这个文件");
	press(s, "Esc");
	expect_row(s, 2, "三、");
}

Test(commands, ctrl_c_tells_how_to_leave)
{
	struct screen *s = papers_begin_table_3(desk);
	press(s, "Ctrl-C");
	expect_row(s, PROBLEM_ROW, "F10");
	type(s, "1");
	expect_figures(s, "01", "1 . . . . . 1+");
}

Test(commands, the_footer_names_the_keys)
{
	struct screen *s = papers_begin_table_3(desk);
	expect_row(
		s, 23, "F1帮助 F2改 F3找 F4说明 F5清单 F6补零 F7问题 F8上年 F9纸样 F10结束 ^Z撤销");
}
