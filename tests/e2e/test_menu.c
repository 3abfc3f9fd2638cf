/*
 * The menu on Esc, and keys that a user has changed.
 */

#include "clerk.h"
#include "figures.h"
#include "papers.h"
#include "seat.h"
#include <string.h>

TestSuite(menu, .init = sit_down_to_full_report, .fini = get_up, .timeout = 60);

static struct screen *open_table_3(void)
{
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Esc 3");
	expect_row(s, 2, "三、");
	return s;
}

static struct screen *open_menu(void)
{
	struct screen *s = open_table_3();
	press(s, "Esc");
	expect(s, "菜单");
	return s;
}

Test(menu, shows_sections_by_digit_and_commands_with_their_keys)
{
	static const char *const lines[] = {"0封面  1总体  2公开  3申请", "-- 填写 --",
		"-- 前往 --", "空格补0                F6 ^O", "存盘                   ^S",
		"-- 报告 --", "版本"};
	struct screen *s = open_menu();
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
		expect(s, lines[i]);
}

Test(menu, digits_go_to_sections)
{
	struct screen *s = open_menu();
	type(s, "4");
	expect_row(s, 2, "四、");
	expect_gone(s, "菜单");
}

Test(menu, does_what_enter_is_pressed_on)
{
	struct screen *s = open_menu();
	press(s, "Right Down");
	press(s, "Enter");
	expect_row(s, LABEL_ROW, "总计");
}

Test(menu, keys_do_their_command_with_it_open)
{
	struct screen *s = open_menu();
	press(s, "F9");
	expect_row(s, 0, "纸样");
	press(s, "Esc");
	expect_row(s, 2, "三、");
	expect_gone(s, "菜单");
}

Test(menu, esc_closes_it_and_leaves_the_cell_alone)
{
	struct screen *s = open_menu();
	press(s, "Esc");
	expect_gone(s, "菜单");
	type(s, "5");
	expect_row(s, LABEL_ROW, "01行");
	expect_figures(s, "01", "5 0 0 0 0 0 5");
}

/* What is no key of it is no text of the cell below either. */
Test(menu, takes_no_text)
{
	struct screen *s = open_menu();
	size_t bells = screen_vt(s)->bells;
	type(s, "年x");
	press(s, "Esc");
	expect_gone(s, "菜单");
	cr_expect_gt(screen_vt(s)->bells, bells);
	papers_close(s);
	expect_saved(desk, "requests.new.natural", "2");
}

Test(menu, fits_the_smallest_screen)
{
	struct screen *s = open_table_3();
	resize(s, 16, 60);
	press(s, "Esc");
	expect(s, "菜单");
	expect(s, "-- 填写 --");
	press(s, "Up");
	expect(s, "重画屏幕");
}

Test(menu, tells_the_version_and_the_form)
{
	struct screen *s = open_menu();
	press(s, "Right Up Enter");
	expect_row(s, PROBLEM_ROW, "nianbao " PACKAGE_VERSION);
	expect_row(s, PROBLEM_ROW, "gov-disclosure-2021");
}

/* A session of its own has no shell to go back to, and so goes on at once. */
Test(menu, suspends_and_comes_back)
{
	struct screen *s = open_menu();
	press(s, "Right Up Up");
	press(s, "Enter");
	expect_gone(s, "菜单");
	type(s, "6");
	expect_figures(s, "01", "6 0 0 0 0 0 6");
	papers_close(s);
}

Test(menu, shows_what_a_key_file_says)
{
	desk_write_config(desk, "keys", "F6 = next-blank\nAlt-u = undo\n");
	struct screen *s = open_table_3();
	expect_row(s, 23, "^O补零");
	press(s, "Delete Down F6");
	expect_row(s, LABEL_ROW, "01行");
	press(s, "Alt-u");
	expect_figures(s, "01", "2 0 0 0 0 0 2");
}

Test(menu, a_key_file_with_mistakes_is_told_of_and_works)
{
	desk_write_config(desk, "keys", "F6 = zeroes\nF12 = undo\n");
	struct screen *s = papers_open(desk, 24, 80);
	expect_row(s, PROBLEM_ROW, "1 处");
	press(s, "Esc 3 Delete F12");
	expect_figures(s, "01", "2 0 0 0 0 0 2");
	papers_close(s);
	expect(s, "keys:1:6: error:");
	expect(s, "zeros");
}
