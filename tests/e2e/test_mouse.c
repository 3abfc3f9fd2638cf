/*
 * The mouse, where it is on: what is clicked on does what its key would do.
 */

#include "clerk.h"
#include "figures.h"
#include "papers.h"
#include "seat.h"
#include <string.h>

TestSuite(mouse, .init = sit_down_to_full_report, .fini = get_up, .timeout = 60);

static struct screen *open_with_mouse(void)
{
	struct screen *s = start(desk, 24, 80, "--mouse=on", "report.yaml");
	expect(s, "单位名称");
	expect(s, "F1帮助");
	return s;
}

/* Presses and lets go of the first button where words begin. */
static void click_on(struct screen *s, const char *words)
{
	int row, column;
	expect(s, words);
	cr_assert(vt_find(screen_vt(s), words, &row, &column), "%s", words);
	g_autofree char *bytes = g_strdup_printf(
		"\033[<0;%d;%dM\033[<0;%d;%dm", column + 1, row + 1, column + 1, row + 1);
	send_raw(s, bytes);
}

static void click_at(struct screen *s, int row, int column)
{
	g_autofree char *bytes = g_strdup_printf("\033[<0;%d;%dM", column + 1, row + 1);
	send_raw(s, bytes);
}

Test(mouse, goes_to_the_tab_and_the_cell_clicked_on)
{
	int row, column, at_row, at_column;
	struct screen *s = open_with_mouse();
	click_on(s, "3申请");
	expect_row(s, 2, "三、");
	press(s, "Down Down Tab");
	expect_row(s, 20, "商业企业");
	vt_cursor(screen_vt(s), &row, &column);
	press(s, "Up Up Up Home");
	expect_row(s, 20, "自然人");
	click_at(s, row, column);
	expect_row(s, 20, "商业企业");
	expect_cursor(s, row, column);
	vt_cursor(screen_vt(s), &at_row, &at_column);
	type(s, "7");
	click_at(s, row - 1, column);
	press(s, "Down");
	expect_row(s, row, " 7 ");
}

Test(mouse, presses_the_key_at_the_bottom)
{
	struct screen *s = open_with_mouse();
	click_on(s, "F5清单");
	expect_row(s, 22, "没有错");
	click_on(s, "F10结束");
	click_on(s, "存盘退出");
	expect_exit(s, 0);
	expect_restored(s);
}

Test(mouse, chooses_in_the_menu)
{
	struct screen *s = open_with_mouse();
	press(s, "Esc");
	click_on(s, "印出来的样子");
	expect_row(s, 0, "纸样");
}

/* Where a digit is what is being typed, a click is an answer all the same. */
Test(mouse, answers_the_question_that_digits_are_typed_into)
{
	papers_run(desk, "submit report.yaml");
	papers_run(desk, "approve --by=李四 report.yaml");
	struct screen *s = open_with_mouse();
	press(s, "Alt-3");
	type(s, "5");
	expect(s, "输入的：5");
	click_on(s, "批准仍有效");
	expect(s, "没有改，批准仍有效；^Z 取回输入的 5");
	type(s, "6");
	expect(s, "输入的：6");
	click_on(s, "批准随之失效");
	expect_gone(s, "输入的");
	press(s, "Enter Ctrl-S");
	expect_row(s, 0, "批准已失效  已存");
	press(s, "F10 1");
	expect_exit(s, 0);
	expect_saved(desk, "requests.new.natural", "6");
}

Test(mouse, on_nothing_does_nothing)
{
	struct screen *s = open_with_mouse();
	press(s, "Esc 3");
	expect_row(s, 2, "三、");
	click_at(s, 0, 0);
	click_at(s, 999, 999);
	send_raw(s, "\033[<2;3;3M\033[<0;40;10m\033[<35;40;10M");
	press(s, "F10");
	expect(s, "存盘退出");
	click_on(s, "3申请");
	press(s, "Enter");
	expect_exit(s, 0);
}

/* Three lines a notch. */
Test(mouse, scrolls_with_its_wheel)
{
	struct screen *s = open_with_mouse();
	press(s, "Esc 3");
	expect_row(s, 20, "01行");
	send_raw(s, "\033[<65;40;10M");
	expect_row(s, 20, "04行");
	send_raw(s, "\033[<64;40;10M");
	expect_row(s, 20, "01行");
}

/* Selecting and pasting are the terminal's own until the mouse is wanted. */
Test(mouse, is_left_to_the_terminal_unless_it_is_asked_for)
{
	struct screen *s = papers_open(desk, 24, 80);
	click_on(s, "3申请");
	press(s, "Down");
	expect_row(s, 20, "报告年度");
	expect_row(s, 2, "封面");
	cr_expect_not(screen_vt(s)->mouse);
	papers_close(s);
	desk_write_config(desk, "settings", "mouse = on\n");
	s = papers_open(desk, 24, 80);
	cr_expect(screen_vt(s)->mouse);
	click_on(s, "3申请");
	expect_row(s, 2, "三、");
	papers_close(s);
	cr_expect_not(screen_vt(s)->mouse, "the terminal still reports clicks");
}
