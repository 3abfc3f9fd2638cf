/*
 * Last year's report: taken in, seen beside this year's, carried over.
 */

#include "clerk.h"
#include "figures.h"
#include "papers.h"
#include "seat.h"

#include <glib/gstdio.h>

TestSuite(last_year, .init = sit_down_to_works, .fini = get_up, .timeout = 60);

static void lay_out_last_year(void)
{
	char *text = papers_data("works-2023.yaml");
	desk_write(desk, "2023.yaml", text);
	g_free(text);
}

static struct screen *open_report(void)
{
	desk_write(desk, "report.yaml",
		"form: works\ncover: {org: 城北镇人民政府, year: 2024, level: township}\n");
	return papers_open(desk, 24, 80);
}

Test(last_year, a_report_beside_is_offered_and_taken_in_as_one_step)
{
	lay_out_last_year();
	struct screen *s = open_report();
	expect(s, "上年报告  没有载入");
	press(s, "F8");
	expect_row(s, 1, "2023年  城北镇人民政府");
	press(s, "Enter");
	expect(s, "填上4格");
	expect(s, "许可 1行 上年结转   3");
	press(s, "Enter");
	expect_row(s, PROBLEM_ROW, "已载入2023年的报告");
	expect_row(s, 0, "未存 5 处");
	expect(s, "上年报告  已载入2023年的");
	press(s, "Ctrl-Z");
	expect(s, "上年报告  没有载入");
	press(s, "Ctrl-Y");
	expect(s, "上年报告  已载入2023年的");
	papers_close(s);
	expect_saved(desk, "permits.permit.carried", "3");
}

/* What a wide screen shows unasked goes away at the first F8, however fast it comes. */
Test(last_year, is_put_away_before_it_could_be_painted)
{
	lay_out_last_year();
	desk_write(desk, "report.yaml",
		"form: works\ncover: {org: 城北镇人民政府, year: 2024, level: township}\n");
	papers_run(desk, "previous report.yaml 2023.yaml");
	for (int i = 0; i < 2; i++) {
		struct screen *s = papers_open(desk, 43, 132);
		bool waits = i == 1;

		if (waits) {
			press(s, "Esc 3");
			expect(s, "上年");
			press(s, "F8");
		} else {
			send_raw(s, "\0333\033[19~");
		}
		expect_row(s, 41, "上年的已收起");
		press(s, "F8");
		expect_row(s, 41, "上年的数和文字列在旁边");
		papers_close(s);
	}
}

Test(last_year, stands_in_the_help_line_and_below_each_row)
{
	lay_out_last_year();
	struct screen *s = open_report();
	press(s, "F8 Enter Enter Esc 3");
	expect_row(s, HELP_ROW, "上年 550");
	expect_figures(s, "1", "3 . . 3+");
	expect_figures(s, "上年", "5 550 552 3");
	expect_row(s, 6, "  2 行政处罚");
	type(s, "12");
	expect_figures(s, "1", "3 12 . 15+");
	press(s, "F8");
	expect_row(s, 5, "  2 行政处罚");
	press(s, "F8");
	expect_row(s, 6, "  2 行政处罚");
}

Test(last_year, a_text_is_written_above_last_years)
{
	lay_out_last_year();
	struct screen *s = open_report();
	press(s, "F8 Enter Enter F8 Esc 1");
	expect(s, "上年2023年，我镇完成工程三项。");
	press(s, "Enter");
	type(s, "今年完成四项。");
	expect_row(s, 3, "今年完成四项。");
	expect(s, "上年原文   26字");
	resize(s, 30, 132);
	expect_row(s, 3, "2023年，我镇完成工程三项。");
	press(s, "F8");
	expect_gone(s, "上年原文");
}

Test(last_year, a_text_it_does_not_have_is_not_said_to_stand_beside)
{
	desk_write(desk, "2023.yaml",
		"form: works\ncover: {org: 城北镇人民政府, year: 2023, level: township}\n");
	struct screen *s = open_report();
	press(s, "F8 Enter Esc 1 Enter");
	expect(s, "第1段第1句");
	press(s, "F8");
	expect(s, "上年的报告没有这一段文字");
	expect_cursor(s, 3, 6);
}

Test(last_year, is_asked_for_by_path_where_none_lies_beside)
{
	struct screen *s = open_report();
	press(s, "Ctrl-V");
	expect(s, "上年的报告在哪个文件");
	type(s, "report.yaml");
	press(s, "Enter");
	expect(s, "就是本报告自己");
	press(s, "Esc");
	expect_gone(s, "上年的报告在哪个文件");
	desk_write(desk, "later.yaml", "form: works\ncover: {year: 2025}\n");
	press(s, "Ctrl-V");
	type(s, "later.yaml");
	press(s, "Enter");
	expect_row(s, PROBLEM_ROW, "2025年的报告，不能作2024年");
}

/* Tab completes from where the report lies, and what was mistyped is there to be put right. */
Test(last_year, a_path_that_leads_nowhere_is_asked_for_again_as_it_was_typed)
{
	g_autofree char *folder = desk_path(desk, "2024"), *other = desk_path(desk, "2023"),
			*text = papers_data("works-2023.yaml");
	cr_assert_eq(g_mkdir(folder, 0700), 0);
	cr_assert_eq(g_mkdir(other, 0700), 0);
	desk_write(desk, "2023/城北.yaml", text);
	desk_write(desk, "2024/城北.yaml",
		"form: works\ncover: {org: 城北镇人民政府, year: 2024, level: township}\n");
	struct screen *s = start(desk, 24, 80, "2024/城北.yaml");
	expect(s, "上年报告  没有载入");
	press(s, "F8");
	type(s, "../2022/城");
	press(s, "Enter");
	expect(s, "城.yaml：没有这个文件");
	expect(s, "文件 ../2022/城");
	press(s, "Backspace Backspace Backspace");
	type(s, "3/");
	press(s, "Tab");
	expect(s, "文件 ../2023/城北.yaml");
	press(s, "Enter");
	expect(s, "填上4格");
}

Test(last_year, a_tilde_is_home)
{
	struct screen *s = open_report();
	char *text = papers_data("works-2023.yaml");
	char *path = g_build_filename(
		g_environ_getenv(desk_environment(desk), "HOME"), "去年.yaml", NULL);
	cr_assert(g_file_set_contents(path, text, -1, NULL));
	g_free(path);
	g_free(text);
	press(s, "Ctrl-V");
	type(s, "~/去年.yaml");
	press(s, "Enter");
	expect(s, "填上4格");
}

Test(last_year, what_this_years_form_has_no_cell_for_is_said)
{
	desk_write(desk, "2023.yaml",
		"form: elsewhere\ncover: {org: 城北镇人民政府, year: '2023'}\n"
		"bridges:\n  old: {count: 7}\npermits:\n  permit: {carried: 5}\n");
	struct screen *s = open_report();
	press(s, "Ctrl-V");
	expect_row(s, 1, "2023年  城北镇人民政府");
	press(s, "Enter");
	expect(s, "没有对上的1项");
	expect(s, "bridges.old.count   7");
}

Test(last_year, a_cell_can_be_the_same_again)
{
	lay_out_last_year();
	struct screen *s = open_report();
	press(s, "Ctrl-D");
	expect_row(s, PROBLEM_ROW, "上年的报告没有这一格");
	press(s, "F8 Enter Enter Esc 2 Left");
	expect_row(s, LABEL_ROW, "主要工程，项目");
	press(s, "Ctrl-D Right Ctrl-D Right Ctrl-D");
	expect_row(s, 4, "环城路        道路  2023-03-01");
	press(s, "End Ctrl-D");
	expect_row(s, PROBLEM_ROW, "由程序计算");
	press(s, "Esc 1 Ctrl-D");
	expect(s, "我镇完成工程三项");
	press(s, "Ctrl-Z");
	expect_gone(s, "我镇完成工程三项");
}

Test(last_year, can_be_taken_away_again)
{
	lay_out_last_year();
	struct screen *s = open_report();
	press(s, "Ctrl-V Enter Enter Ctrl-V");
	expect_row(s, 3, "去掉已载入的上年报告");
	press(s, "End Enter");
	expect_row(s, PROBLEM_ROW, "上年的报告已去掉");
	expect(s, "上年报告  没有载入");
}

Test(last_year, a_new_report_goes_on_from_the_one_beside_it)
{
	lay_out_last_year();
	desk_setenv(desk, "NIANBAO_FORMS", desk_folder(desk));
	struct screen *s = start(desk, 24, 80, "2024.yaml");
	expect(s, "Enter 开始填写");
	expect(s, "单位名称  城北镇人民政府");
	expect(s, "报告年度  2024");
	expect(s, "上年报告  2023年  城北镇人民政府");
	press(s, "Enter");
	expect(s, "已载入2023年的报告");
	press(s, "Enter");
	expect_row(s, 0, "城北镇人民政府 2024年报");
	expect(s, "上年报告  已载入2023年的");
}

Test(last_year, a_new_report_need_not_go_on_from_it)
{
	lay_out_last_year();
	struct screen *s = start(desk, 24, 80, "2024.yaml");
	expect(s, "Enter 开始填写");
	press(s, "Down Down");
	expect(s, "2 不接上年的报告");
	press(s, "2");
	expect(s, "上年报告  不接上年的报告");
	press(s, "Up Up");
	type(s, "城南镇");
	press(s, "Enter");
	expect_row(s, 0, "城南镇 20");
	expect(s, "上年报告  没有载入");
}
