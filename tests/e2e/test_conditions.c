/*
 * Cells that do not apply, squares that are no cells, and cells of words: what a
 * clerk sees of them, and where the cursor goes.
 */

#include "clerk.h"
#include "figures.h"
#include "papers.h"
#include "seat.h"

TestSuite(conditions, .init = sit_down_to_works, .fini = get_up, .timeout = 60);

#define COVER "form: works\ncover: {org: 城北镇, year: 2024, level: "

/* Opens a report of an office of that kind, at the first cell of a section. */
static struct screen *open_report(const char *level, const char *rest, const char *keys)
{
	char *text = g_strconcat(COVER, level, "}\n", rest, NULL);
	desk_write(desk, "report.yaml", text);
	g_free(text);
	struct screen *s = papers_open(desk, 24, 80);
	press(s, keys);
	return s;
}

Test(conditions, what_does_not_apply_is_a_dash_and_comes_back_with_a_choice)
{
	struct screen *s = open_report("department", "", "Esc 3");
	expect_figures(s, "3", "- - - -");
	expect_row(s, TABS_ROW, "4附表-");
	press(s, "Esc 0 Down Down");
	expect_row(s, LABEL_ROW, "单位类别");
	type(s, "2");
	expect_row(s, TABS_ROW, "4附表0/2");
	press(s, "Esc 3");
	expect_figures(s, "3", ". . . .");
}

Test(conditions, a_digit_lets_a_row_apply_and_takes_it_back)
{
	struct screen *s = open_report("township", "", "Esc 3 Right Right");
	expect_row(s, LABEL_ROW, "行政许可，办结");
	type(s, "5");
	expect_figures(s, "4", "- - - -");
	type(s, "0");
	expect_figures(s, "4", ". . . .");
	press(s, "Backspace");
	expect_figures(s, "4", "- - - -");
}

Test(conditions, tab_enter_next_blank_and_zeros_pass_over_what_does_not_apply)
{
	struct screen *s = open_report("department", "permits:\n  permit: {done: 1}\n", "Esc 3");
	press(s, "Down Right Right");
	expect_row(s, LABEL_ROW, "2行 行政处罚，办结");
	press(s, "Tab");
	expect_row(s, LABEL_ROW, "单位名称");
	press(s, "Esc 3");
	expect_row(s, LABEL_ROW, "行政处罚，办结");
	press(s, "Enter");
	expect_row(s, LABEL_ROW, "单位名称");
	press(s, "Esc 3 Ctrl-U");
	expect_row(s, LABEL_ROW, "总述");
	press(s, "Esc 3 F6");
	expect(s, "本表");
	press(s, "3");
	expect_figures(s, "2", "0 0 0 0");
	expect_figures(s, "3", "- - - -");
}

Test(conditions, a_zero_is_not_put_where_zeros_make_nothing_apply)
{
	struct screen *s = open_report("department", "", "Esc 3");
	expect_figures(s, "4", ". . . .");
	press(s, "F6");
	expect(s, "本表");
	press(s, "3");
	expect_figures(s, "1", "0 0 0 0");
	expect_figures(s, "4", "- - - -");
	expect_row(s, 0, "错 0");
}

Test(conditions, what_stands_where_nothing_applies_is_an_error_and_can_be_deleted)
{
	struct screen *s = open_report("department", "permits:\n  village: {new: 7}\n", "F7");
	expect_row(s, LABEL_ROW, "村级事项，本年新收");
	expect_row(s, PROBLEM_ROW, "错 村级事项，本年新收：这一格不适用");
	expect_figures(s, "3", "- 7! - -");
	type(s, "8");
	expect_row(s, PROBLEM_ROW, "此格不适用，不用填");
	press(s, "Delete");
	expect_figures(s, "3", "- - - -");
	press(s, "Delete");
	expect_row(s, PROBLEM_ROW, "此格不适用，不用填");
	papers_close(s);
	expect_saved(desk, "permits.village.new", "");
}

Test(conditions, help_says_under_which_condition_a_cell_applies)
{
	struct screen *s = open_report("department", "", "Esc 3 Down Down");
	expect_row(s, HELP_ROW, "不适用，不用填（单位类别是乡镇才填）");
	press(s, "Esc 1 Down");
	expect_row(s, LABEL_ROW, "（二）村级");
	expect_row(s, HELP_ROW, "不适用");
	press(s, "Enter");
	expect_row(s, PROBLEM_ROW, "此格不适用");
}

Test(conditions, no_key_stops_on_a_square_that_is_no_cell)
{
	struct screen *s = open_report("township", "", "Esc 2 Home");
	expect_row(s, LABEL_ROW, "1行 主要工程，项目");
	press(s, "Down Down Down");
	expect_row(s, LABEL_ROW, "4行 合计，预算");
	expect_row(s, 7, "::::");
	press(s, "Left");
	expect_row(s, LABEL_ROW, "4行 合计，预算");
	press(s, "Home");
	expect_row(s, LABEL_ROW, "4行 合计，预算");
	press(s, "End");
	expect_row(s, LABEL_ROW, "4行 合计，占比");
	cr_expect_eq(screen_vt(s)->bells, 1);
	press(s, "Up");
	expect_row(s, LABEL_ROW, "3行 村级工程，占比");
}

/* Words in tables */

Test(conditions, a_digit_takes_a_choice_and_f2_lists_them)
{
	struct screen *s = open_report("township", "", "Esc 2");
	expect_row(s, HELP_ROW, " 1道路 2水利 3房屋");
	type(s, "2");
	expect_row(s, 4, "水利");
	press(s, "F2");
	expect_row(s, 0, "主要工程，类别");
	expect_row(s, 1, " 1 道路");
	expect_cursor(s, 2, 1);
	press(s, "Down Enter");
	expect_row(s, 4, "房屋");
	press(s, "F2");
	expect_row(s, 0, "主要工程，类别");
	type(s, "1");
	expect_row(s, 4, "道路");
	press(s, "F2 3");
	expect_row(s, 4, "房屋");
	type(s, "7");
	expect_row(s, PROBLEM_ROW, "请按选项的数字");
	papers_close(s);
	expect_saved(desk, "works.main.kind", "house");
}

Test(conditions, a_date_in_a_table_falls_into_the_year)
{
	struct screen *s = open_report("township", "", "Esc 2 Right");
	expect_row(s, HELP_ROW, "不写年份取报告年度");
	type(s, "3.5");
	press(s, "Tab");
	expect_row(s, 4, "2024-03-05");
	type(s, "1.5");
	press(s, "Tab");
	type(s, "0.5");
	press(s, "Tab");
	expect_figures(s, "1", "2024-03-05 1.5 0.5 33.3");
	papers_close(s);
	expect_saved(desk, "works.main.begun", "2024-03-05");
}

Test(conditions, words_are_clipped_whole_and_scroll_while_they_are_typed)
{
	struct screen *s = open_report("township", "", "Esc 2 Home");
	expect_row(s, HELP_ROW, "一行文字");
	type(s, "环城路二期工程含桥梁涵洞及附属设施");
	expect_row(s, 4, "及附属设施");
	press(s, "Enter");
	expect_row(s, 4, "1 主要工程             环城路二期工程..");
	press(s, "Up F2 Home");
	expect_row(s, 4, "环城路二期");
	type(s, "新");
	expect_row(s, 4, "新环城路二期");
	press(s, "Enter");
	papers_close(s);
	expect_saved(desk, "works.main.name", "新环城路二期工程含桥梁涵洞及附属设施");
}
