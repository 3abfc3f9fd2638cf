/*
 * The cover: the questions before a new report, and the fields a clerk fills in first.
 */

#include "clerk.h"
#include "papers.h"
#include "seat.h"

TestSuite(cover, .init = sit_down, .fini = get_up, .timeout = 60);

/* Where the fields stand, and the column their values begin in. */
enum {
	ORG_ROW = 4,
	YEAR_ROW,
	DATE_ROW,
	LEVEL_ROW,
	PREAMBLE_ROW,
	VALUE_COLUMN = 13,
};

Test(cover, a_new_report_asks_for_unit_and_year)
{
	struct screen *s = papers_begin_official(desk, 24, 80);
	expect_row(s, 0, "新建报告");
	expect_row(s, 6, "文件      report.yaml");
	expect_cursor(s, 3, 11);
	type(s, "桥头镇人民政府");
	expect_cursor(s, 3, 11 + 14);
	press(s, "Tab");
	type(s, "２０２４");
	press(s, "Enter");
	expect_row(s, 0, "桥头镇人民政府 2024年报");
	expect_row(s, ORG_ROW, "桥头镇人民政府");
	expect_row(s, YEAR_ROW, "2024");
	expect(s, "2024年政府信息公开工作年度报告");
	expect(s, "2024年1月1日至2024年12月31日");
	char *text = desk_read(desk, "report.yaml");
	cr_expect_null(text, "written before it was saved");
	papers_close(s);
	expect_saved(desk, "cover.org", "桥头镇人民政府");
	expect_saved(desk, "cover.year", "2024");
}

Test(cover, the_year_in_the_name_of_the_file_is_proposed)
{
	struct screen *s = start(desk, 24, 80, "edit", "2021年报.yaml");
	expect_row(s, 2, "2021年政府信息公开工作年度报告");
	expect_row(s, 4, "报告年度  2021");
}

Test(cover, the_year_proposed_is_taken_with_enter_or_typed_over)
{
	struct screen *s = papers_begin_official(desk, 24, 80);
	expect_row(s, 4, "报告年度  20");
	press(s, "Enter");
	expect_row(s, 0, "年报");
	expect_row(s, YEAR_ROW, "报告年度  20");
}

Test(cover, enter_leads_to_what_is_still_open_and_begins_where_nothing_is)
{
	struct screen *s = papers_begin_official(desk, 24, 80);
	expect_row(s, 23, "Enter 开始填写");
	press(s, "Down");
	expect_row(s, 23, "Enter 下一项");
	press(s, "Enter");
	expect_cursor(s, 3, 11);
	expect_row(s, 23, "Enter 开始填写");
	type(s, "桥头镇");
	press(s, "Enter");
	expect_row(s, 0, "桥头镇 20");
}

Test(cover, esc_at_the_sheet_leaves_nothing_behind)
{
	for (int answered = 0; answered < 2; answered++) {
		struct screen *s = papers_begin_official(desk, 24, 80);
		if (answered > 0) {
			type(s, "桥头镇");
			press(s, "Down");
			expect_row(s, 3, "单位名称  桥头镇");
		}
		press(s, "Esc");
		expect_exit(s, 0);
		expect_restored(s);
		cr_expect_null(desk_read(desk, "report.yaml"));
		cr_expect_null(desk_read(desk, ".report.yaml.journal"));
	}
}

Test(cover, every_field_is_filled_in_from_top_to_bottom)
{
	struct screen *s = papers_begin(desk, 24, 80);
	expect_cursor(s, DATE_ROW, VALUE_COLUMN);
	press(s, "Home");
	expect_cursor(s, ORG_ROW, VALUE_COLUMN + 6);
	press(s, "Enter Enter");
	type(s, "0124");
	press(s, "Enter");
	expect_row(s, DATE_ROW, "2025年1月24日");
	type(s, "2");
	expect_row(s, LEVEL_ROW, "[2乡镇街道]");
	expect_row(s, 1, "[0封面完]");
	papers_close(s);
	expect_saved(desk, "cover.date", "2025-01-24");
	expect_saved(desk, "cover.level", "township");
}

Test(cover, a_date_is_typed_in_any_usual_form)
{
	static const char *const forms[] = {"1.24", "1-24", "1月24日", "2025-1-24", "20250124",
		"2025年1月24日", "１。２４", "01/24"};
	struct screen *s = papers_begin(desk, 24, 80);
	for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
		press(s, "Delete");
		expect_row(s, DATE_ROW, ". 成文日期");
		type(s, forms[i]);
		press(s, "Down Up");
		expect_row(s, DATE_ROW, "  成文日期  2025年1月24日");
	}
}

Test(cover, a_date_that_is_none_stays_and_is_marked)
{
	struct screen *s = papers_begin(desk, 24, 80);
	type(s, "1340");
	press(s, "Enter");
	expect_row(s, DATE_ROW, "! 成文日期  1340");
	expect_row(s, 0, "错 1");
	expect_row(s, PROBLEM_ROW, "错");
	papers_close(s);
	expect_saved(desk, "cover.date", "1340");
}

Test(cover, a_choice_takes_its_digits_and_nothing_else)
{
	struct screen *s = papers_begin(desk, 24, 80);
	press(s, "Down");
	expect(s, "关系到公布期限");
	type(s, "9");
	expect_row(s, PROBLEM_ROW, "请按选项的数字");
	type(s, "3");
	expect_row(s, LEVEL_ROW, "[3政府]");
	type(s, "x");
	expect_row(s, PROBLEM_ROW, "请按选项的数字");
	expect_row(s, LEVEL_ROW, "[3政府]");
	cr_expect_eq(screen_vt(s)->bells, 2);
	press(s, "Delete");
	expect_gone(s, "[3政府]");
	press(s, "Ctrl-Z");
	expect_row(s, LEVEL_ROW, "[3政府]");
}

Test(cover, a_name_is_typed_in_chinese_with_the_cursor_behind_it)
{
	struct screen *s = papers_begin(desk, 24, 80);
	press(s, "Home");
	type(s, "县");
	expect_cursor(s, ORG_ROW, VALUE_COLUMN + 2);
	type(s, "𠮷A");
	expect_cursor(s, ORG_ROW, VALUE_COLUMN + 5);
	expect_row(s, ORG_ROW, "县𠮷A");
	press(s, "Backspace");
	expect_cursor(s, ORG_ROW, VALUE_COLUMN + 4);
	press(s, "Backspace");
	expect_cursor(s, ORG_ROW, VALUE_COLUMN + 2);
	type(s, "城");
	press(s, "Enter");
	expect_row(s, 0, "县城 2024年报");
	expect_row(s, ORG_ROW, "县城");
}

Test(cover, f2_edits_in_place)
{
	struct screen *s = papers_begin(desk, 24, 80);
	press(s, "Home");
	press(s, "F2 Home Right Right");
	expect_cursor(s, ORG_ROW, VALUE_COLUMN + 4);
	type(s, "东");
	expect_row(s, ORG_ROW, "桥头东镇");
	press(s, "End Left Delete");
	type(s, "街");
	expect_row(s, ORG_ROW, "桥头东街");
	expect_cursor(s, ORG_ROW, VALUE_COLUMN + 8);
	press(s, "Enter");
	expect_row(s, 0, "桥头东街 2024年报");
	press(s, "Ctrl-Z");
	expect_row(s, 0, "桥头镇 2024年报");
}

Test(cover, a_long_name_shows_the_part_around_the_cursor)
{
	struct screen *s = papers_begin(desk, 24, 80);
	press(s, "Home");
	int row, column;
	for (int i = 0; i < 5; i++)
		type(s, "一二三四五六七八九十");
	type(s, "末");
	expect_row(s, ORG_ROW, "九十末");
	vt_cursor(screen_vt(s), &row, &column);
	cr_expect_lt(column, 80);
	press(s, "Enter F2 Up F2 Home");
	expect_cursor(s, ORG_ROW, VALUE_COLUMN);
	expect_row(s, ORG_ROW, "单位名称  一二三四");
}

Test(cover, typing_on_the_preamble_goes_on_writing_it)
{
	struct screen *s = papers_begin(desk, 24, 80);
	press(s, "End");
	expect_row(s, PREAMBLE_ROW, "前言      91字");
	type(s, "另");
	expect(s, "92字");
	expect(s, "12月31日。另");
	press(s, "Esc");
	expect_row(s, PREAMBLE_ROW, "92字");
}

Test(cover, pasting_several_lines_into_a_field_changes_nothing)
{
	struct screen *s = papers_begin(desk, 24, 80);
	press(s, "Home");
	paste(s, "甲\n乙\n");
	expect_row(s, PROBLEM_ROW, "粘来的有几行，这一格只放一行");
	expect_row(s, ORG_ROW, "桥头镇");
	paste(s, "城关镇");
	expect_row(s, ORG_ROW, "城关镇");
	expect_cursor(s, ORG_ROW, VALUE_COLUMN + 6);
}
