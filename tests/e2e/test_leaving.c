/*
 * Leaving by the end sheet, and coming back to what was left behind.
 */

#include "clerk.h"
#include "figures.h"
#include "papers.h"
#include "seat.h"

TestSuite(leaving, .init = sit_down, .fini = get_up, .timeout = 60);

static void leave_without_saving(struct screen *s)
{
	press(s, "F10");
	expect(s, "1处改动留在恢复日志");
	press(s, "3");
	expect_exit(s, 0);
	expect_restored(s);
}

static void expect_no_journal(void)
{
	char *journal = desk_read(desk, ".report.yaml.journal");
	cr_expect_null(journal);
	g_free(journal);
}

Test(leaving, enter_saves_and_leaves)
{
	struct screen *s = papers_change_a_figure(desk);
	press(s, "F10");
	expect(s, "未存 1 处");
	expect(s, "[1 存盘退出]");
	press(s, "Enter");
	expect_exit(s, 0);
	expect_restored(s);
	expect_saved(desk, "requests.new.natural", "7");
	expect_no_journal();
}

/* Nothing of it is finished, and a column does not balance. */
Test(leaving, an_incomplete_and_wrong_report_is_saved)
{
	struct screen *s = papers_begin_table_3(desk);
	type(s, "2");
	press(s, "Enter");
	type(s, "约3");
	papers_close(s);
	expect_saved(desk, "requests.new.natural", "2");
	g_free(papers_ask(desk, 1, "check"));
}

Test(leaving, the_open_cell_is_saved_too)
{
	struct screen *s = papers_change_a_figure(desk);
	type(s, "8");
	press(s, "Ctrl-Q");
	expect(s, "未存 2 处");
	type(s, "1");
	expect_exit(s, 0);
	expect_saved(desk, "requests.brought_forward.natural", "8");
}

Test(leaving, esc_goes_on_where_it_was)
{
	struct screen *s = papers_change_a_figure(desk);
	press(s, "F10");
	expect(s, "存盘退出");
	press(s, "Esc");
	expect_gone(s, "存盘退出");
	type(s, "3");
	expect_figures(s, "02", "3 0 0 0 0 0 3");
}

Test(leaving, the_sheet_answers_to_arrows_and_ignores_other_keys)
{
	struct screen *s = papers_change_a_figure(desk);
	press(s, "F10");
	expect(s, "[1 存盘退出]");
	press(s, "Down");
	expect(s, "[2 报送审核]");
	press(s, "Down Down");
	expect(s, "[4 放弃改动]");
	press(s, "Down");
	expect(s, "[1 存盘退出]");
	press(s, "x F6 9 Up");
	expect(s, "[4 放弃改动]");
	cr_expect_eq(screen_vt(s)->bells, 3);
}

Test(leaving, what_was_left_unsaved_is_recovered_with_enter)
{
	struct screen *s = papers_change_a_figure(desk);
	leave_without_saving(s);
	expect_saved(desk, "requests.new.natural", "2");
	s = papers_open(desk, 24, 80);
	expect(s, "上次没有存盘");
	expect(s, "1处改动");
	press(s, "Enter");
	expect_row(s, 0, "未存 1 处");
	press(s, "Esc 3");
	expect_figures(s, "01", "7 0 0 0 0 0 7");
	expect_saved(desk, "requests.new.natural", "2");
	press(s, "Ctrl-Z");
	expect_figures(s, "01", "2 0 0 0 0 0 2");
	press(s, "Ctrl-Y");
	papers_close(s);
	expect_saved(desk, "requests.new.natural", "7");
	expect_no_journal();
	s = papers_open(desk, 24, 80);
	expect_row(s, 0, "已存");
	expect_gone(s, "上次没有存盘");
}

Test(leaving, what_was_left_can_be_left_again)
{
	struct screen *s = papers_change_a_figure(desk);
	leave_without_saving(s);
	s = papers_open(desk, 24, 80);
	expect(s, "上次没有存盘");
	press(s, "Esc");
	expect_exit(s, 0);
	s = papers_open(desk, 24, 80);
	expect(s, "上次没有存盘");
	press(s, "Enter");
	leave_without_saving(s);
	s = papers_open(desk, 24, 80);
	expect(s, "1处改动");
}

Test(leaving, the_file_can_be_preferred_and_the_changes_are_put_aside)
{
	struct screen *s = papers_change_a_figure(desk);
	leave_without_saving(s);
	s = papers_open(desk, 24, 80);
	expect(s, "上次没有存盘");
	press(s, "2");
	expect_gone(s, "上次没有存盘");
	press(s, "Esc 3");
	expect_figures(s, "01", "2 0 0 0 0 0 2");
	char *aside = desk_read(desk, ".report.yaml.journal.old");
	cr_expect_not_null(aside);
	g_free(aside);
	papers_close(s);
	expect_saved(desk, "requests.new.natural", "2");
}

Test(leaving, giving_changes_up_takes_a_second_word)
{
	struct screen *s = papers_change_a_figure(desk);
	press(s, "F10 4");
	expect(s, "真的放弃");
	press(s, "Enter");
	expect_gone(s, "真的放弃");
	expect_row(s, 0, "未存 1 处");
	press(s, "F10 4");
	expect(s, "真的放弃");
	press(s, "4");
	expect_exit(s, 0);
	expect_restored(s);
	expect_no_journal();
	expect_saved(desk, "requests.new.natural", "2");
	s = papers_open(desk, 24, 80);
	expect_row(s, 0, "已存");
}

Test(leaving, a_new_report_left_unsaved_is_recovered_without_questions)
{
	struct screen *s = papers_begin(desk, 24, 80);
	press(s, "Esc 3");
	type(s, "4");
	press(s, "F10 3");
	expect_exit(s, 0);
	cr_expect_null(desk_read(desk, "report.yaml"));
	s = start(desk, 24, 80, "report.yaml");
	expect(s, "上次没有存盘");
	press(s, "Enter");
	expect_row(s, 0, "桥头镇 2024年报");
	press(s, "Esc 3");
	expect_figures(s, "01", "4 . . . . . 4+");
	papers_close(s);
	expect_saved(desk, "requests.new.natural", "4");
}

Test(leaving, an_unchanged_report_keeps_its_bytes)
{
	papers_lay_out(desk, "real-00.yaml");
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Ctrl-S");
	expect(s, "已存盘");
	char *first = desk_read(desk, "report.yaml");
	papers_close(s);
	papers_close(papers_open(desk, 24, 80));
	char *second = desk_read(desk, "report.yaml");
	cr_expect_str_eq(first, second);
	g_free(first);
	g_free(second);
}

Test(leaving, with_nothing_left_to_save_there_is_nothing_to_come_back_to)
{
	struct screen *s = papers_change_a_figure(desk);
	press(s, "Ctrl-Z F10");
	expect(s, "没有未存的改动");
	type(s, "3");
	expect_exit(s, 0);
	expect_no_journal();
}

Test(leaving, says_where_the_report_is_and_how_far_it_has_come)
{
	struct screen *s = papers_change_a_figure(desk);
	press(s, "F10 Enter");
	expect_exit(s, 0);
	expect(s, "report.yaml：填 171/" ANSWERS_IN_ALL "，错 2，警 0");
}

Test(leaving, a_report_that_is_not_settled_is_not_submitted_and_says_why)
{
	struct screen *s = papers_change_a_figure(desk);
	press(s, "F10");
	expect(s, "存盘退出");
	press(s, "2");
	expect(s, "还不能报送：错 ");
	expect(s, "草稿");
}
