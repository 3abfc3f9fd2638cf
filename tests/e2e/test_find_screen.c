/*
 * Find and go: F3, a line, a list that narrows, and where it leads.
 */

#include "clerk.h"
#include "figures.h"
#include "papers.h"
#include "seat.h"

TestSuite(find_screen, .init = sit_down_to_full_report, .fini = get_up, .timeout = 60);

/* The whole screen, row by row; rows that are not named further down are empty but for the last. */
static void expect_screen(struct screen *s, int rows, const char *const *lines, const char *last)
{
	expect_row(s, rows - 1, last);
	for (int row = 0; row < rows - 1; row++) {
		const char *wanted = *lines ? *lines++ : "";
		cr_expect_str_eq(
			screen_row(s, row), wanted, "row %d is %s", row, screen_row(s, row));
	}
}

static const char keys_row[] = " Enter 前往   上下选   F3 下一处   Esc 返回";

static const char *const hints[] = {
	" 找",
	" 找",
	"",
	"   13            眼前这张表的13行；别的表的13行排在后面",
	"   3.13          第3部分的13行，也可写 三13；后面可再写栏目：13 商业",
	"   不掌握        名称里的字：行、栏目、项目、各部分，简称也算；几个词用空格隔开",
	"   requests.new  地址，或地址的一段",
	"   3117          填着这个数的格；正文、附注、说明里的字",
	NULL,
};

static const char *const found_80[] = {
	" 找                                                                         2处",
	" 找 不掌握",
	"",
	" 申请 13行 自然人       （四）无法提供 1.本机关不掌握相关政府信息",
	" 总体 （二）依申请公开  ..法提供1件，系本机关不掌握相关信息。无上年结转，也无..",
	NULL,
};

Test(find_screen, tells_what_can_be_typed)
{
	static const int sizes[][2] = {{24, 80}, {43, 132}};

	for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
		struct screen *s = papers_open(desk, sizes[i][0], sizes[i][1]);
		press(s, "F3");
		expect_screen(s, sizes[i][0], hints, keys_row);
		expect_cursor(s, 1, 4);
		press(s, "Esc");
		expect(s, "单位名称");
		send_signal(s, 15);
		wait_exit(s);
	}
}

Test(find_screen, lists_what_is_found_with_every_key)
{
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Ctrl-F");
	type(s, "不");
	expect_row(s, 0, "9处");
	type(s, "掌握");
	expect_row(s, 0, "2处");
	expect_screen(s, 24, found_80, keys_row);
	press(s, "Enter");
	expect_row(s, LABEL_ROW, "13行 （四）无法提供 1.本机关不掌握相关政府信息");
}

Test(find_screen, is_whole_on_a_small_screen)
{
	struct screen *s = papers_open(desk, 16, 60);
	press(s, "F3");
	type(s, "商业");
	expect_row(s, 3, "申请 01行 商业  法人或其他组织 商业企业");
	expect_row(s, 15, keys_row);
	press(s, "Enter");
	expect_row(s, 12, "1行 一、本年新收");
}

Test(find_screen, goes_to_a_row_by_its_number)
{
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Esc 3 Right F3");
	type(s, "１３");
	expect_row(s, 3, "申请 13行 商业");
	press(s, "Enter");
	expect_row(s, LABEL_ROW,
		"13行 （四）无法提供 1.本机关不掌握相关政府信息，法人或其他组织 商业企业");
	press(s, "F3");
	type(s, "4.2");
	expect_row(s, 3, "复议 2行");
	press(s, "Enter");
	expect_row(s, LABEL_ROW, "2行 ");
	expect_row(s, 2, "四、");
}

Test(find_screen, arrows_choose_and_f3_goes_round)
{
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "F3");
	type(s, "总计");
	expect_cursor(s, 1, 8);
	press(s, "Down Down Up F3 Enter");
	expect_gone(s, keys_row);
	press(s, "F3");
	expect_row(s, 1, "找 总计");
	press(s, "Enter");
	expect_gone(s, keys_row);
}

Test(find_screen, goes_on_to_the_next_place_with_what_was_looked_for_last)
{
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "F3");
	type(s, "3.逾");
	expect_row(s, 0, "没有找到");
	press(s, "Backspace Backspace Backspace");
	type(s, "法律");
	press(s, "Enter");
	expect_row(s, LABEL_ROW, "法律服务机构");
	press(s, "F3");
	expect_row(s, 1, "找 法律");
	press(s, "Enter");
	expect_row(s, LABEL_ROW, "6行 （三）不予公开 2.其他法律行政法规禁止公开");
	press(s, "F3");
	type(s, "网站");
	expect_row(s, 1, "找 网站");
	expect_gone(s, "法律");
}

Test(find_screen, accepts_the_open_cell_first)
{
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Esc 3");
	type(s, "5");
	press(s, "F3 Esc");
	expect_figures(s, "01", "5 0 0 0 0 0 5");
	expect_row(s, 0, "未存 1 处");
}

Test(find_screen, nothing_found_beeps_and_stays)
{
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "F3");
	type(s, "没有人写过的话");
	expect_row(s, 0, "没有找到");
	press(s, "Enter");
	expect_row(s, 1, "找 没有人写过的话");
	press(s, "Esc");
	expect(s, "[0封面");
}
