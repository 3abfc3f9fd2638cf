/*
 * Windows of every size: composed at the usual ones, losing nothing at any.
 */

#include "clerk.h"
#include "figures.h"
#include "papers.h"
#include "seat.h"

TestSuite(sizes, .init = sit_down, .fini = get_up, .timeout = 60);

static const struct size {
	int rows, columns;
} usual[] = {{24, 80}, {23, 80}, {30, 100}, {43, 132}};

/* The sections stand above it, or at the side. */
static int heading_row(int columns)
{
	return columns < 110 ? 2 : 1;
}

/* The report, filled in but for its texts, in table 3. */
static struct screen *open_table_3(int rows, int columns)
{
	papers_lay_out(desk, "real-00.yaml");
	struct screen *s = papers_open(desk, rows, columns);
	press(s, "Esc 3");
	expect(s, "三、收到和处理");
	return s;
}

Test(sizes, every_section_is_composed_at_the_usual_sizes)
{
	static const char *const headings[] = {
		"封面", "一、总体", "二、主动", "三、收到", "四、政府", "五、存在", "六、其他"};
	papers_lay_out(desk, "real-00.yaml");
	for (size_t i = 0; i < G_N_ELEMENTS(usual); i++) {
		struct screen *s = papers_open(desk, usual[i].rows, usual[i].columns);
		for (int section = 0; section < 7; section++) {
			char *key = g_strdup_printf("Alt-%d", section);
			press(s, key);
			expect_row(s, heading_row(usual[i].columns), headings[section]);
			expect_row(s, 0, "填 171/" ANSWERS_IN_ALL "  错 0  警 0");
			expect(s, usual[i].columns < 110 ? "6其他0/1" : "6 六、其他");
			expect_row(s, usual[i].rows - 1, "F1帮助");
			expect_row(s, usual[i].rows - 1, "^Z撤销");
			g_free(key);
		}
		papers_close(s);
	}
}

Test(sizes, table_3_shows_heads_figures_and_ledger_at_the_usual_sizes)
{
	for (size_t i = 0; i < G_N_ELEMENTS(usual); i++) {
		int rows = usual[i].rows;
		struct screen *s = open_table_3(rows, usual[i].columns);
		expect_figures(s, "01", "2 0 0 0 0 0 2");
		expect_figures(s, "11", "1 0 0 0 0 0 1");
		expect_figures(s, LEDGER, "平 平 平 平 平 平 平");
		expect(s, "法人或其他组织");
		expect_row(s, rows - 4, "01行 一、本年新收政府信息公开申请数量，自然人");
		expect_row(s, rows - 3, "条例29、31条");
		papers_close(s);
	}
}

/* 25 rows and 5 groups fit under the heads of a tall window. */
Test(sizes, a_tall_window_shows_the_whole_table)
{
	struct screen *s = open_table_3(43, 132);
	expect_figures(s, "01", "2 0 0 0 0 0 2");
	expect_figures(s, "25", "0 0 0 0 0 0 0");
	expect(s, "（六）其他处理");
}

Test(sizes, a_table_wider_than_the_window_scrolls_sideways)
{
	struct screen *s = open_table_3(24, 62);
	expect_row(s, 3, "自然人");
	press(s, "End");
	expect_row(s, 3, "总计");
	expect_row(s, 20, "总计");
	press(s, "Home");
	expect_row(s, 3, "自然人");
}

Test(sizes, no_row_runs_over_the_edge)
{
	papers_lay_out(desk, "real-00.yaml");
	static const struct size odd[] = {{16, 60}, {17, 61}, {20, 79}, {24, 81}, {60, 200}};
	for (size_t i = 0; i < G_N_ELEMENTS(odd); i++) {
		struct screen *s = papers_open(desk, odd[i].rows, odd[i].columns);
		press(s, "Esc 3");
		expect_row(s, heading_row(odd[i].columns), "三、收到");
		expect_row(s, odd[i].rows - 1, "F1帮助");
		expect_row(s, heading_row(odd[i].columns) + 2, "01 一、本年新收");
		press(s, "F10");
		expect(s, "存盘退出");
		press(s, "Enter");
		expect_exit(s, 0);
	}
}

/* The unit goes first, and nothing else with it. */
Test(sizes, a_narrow_window_keeps_year_and_state)
{
	papers_lay_out(desk, "foia.yaml");
	struct screen *s = start(desk, 16, 60, "report.yaml");
	expect(s, "Agency");
	press(s, "Esc 2");
	type(s, "121");
	press(s, "Enter");
	expect_row(s, 0, " 2024年报  草稿  未存 1 处");
}

Test(sizes, growing_and_shrinking_repaints_all)
{
	struct screen *s = open_table_3(24, 80);
	resize(s, 43, 132);
	expect_row(s, 42, "F1帮助");
	expect_figures(s, "25", "0 0 0 0 0 0 0");
	resize(s, 23, 80);
	expect_row(s, 22, "F1帮助");
	expect_figures(s, "01", "2 0 0 0 0 0 2");
	expect_figures(s, LEDGER, "平 平 平 平 平 平 平");
	resize(s, 30, 100);
	expect_row(s, 29, "F1帮助");
	expect_row(s, 26, "01行 ");
}

Test(sizes, typing_goes_on_under_the_notice)
{
	struct screen *s = open_table_3(24, 80);
	resize(s, 15, 59);
	expect(s, "窗口太小");
	expect(s, "现59");
	type(s, "7");
	press(s, "Tab");
	type(s, "8");
	resize(s, 24, 80);
	expect_figures(s, "01", "7 8 0 0 0 0 15");
	expect_row(s, 20, "商业企业");
	type(s, "9");
	expect_figures(s, "01", "7 89 0 0 0 0 96");
}

Test(sizes, one_cell_and_back_is_the_same_cell)
{
	struct screen *s = open_table_3(24, 80);
	press(s, "PgDn Down Right Right");
	expect_row(s, 20, "04行 ");
	resize(s, 1, 1);
	screen_draw(s, 20);
	resize(s, 24, 80);
	expect_row(s, 20, "04行 ");
	expect_row(s, 20, "科研机构");
	type(s, "6");
	expect_figures(s, "04", "0 0 6 0 0 0 6");
}

Test(sizes, a_text_stays_in_place_when_the_window_changes)
{
	papers_lay_out(desk, "real-00.yaml");
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Esc 1 Enter");
	type(s, "写着，");
	resize(s, 10, 30);
	expect(s, "窗口太小");
	type(s, "窗口变了，");
	resize(s, 30, 100);
	type(s, "还在写。");
	expect(s, "写着，窗口变了，还在写。");
	expect_cursor(s, 3, 2 + 4 + 24);
}

Test(sizes, a_question_stays_when_the_window_changes)
{
	struct screen *s = open_table_3(24, 80);
	press(s, "F10");
	expect(s, "存盘退出");
	resize(s, 30, 100);
	expect(s, "存盘退出");
	resize(s, 5, 10);
	resize(s, 24, 80);
	expect(s, "存盘退出");
	press(s, "Enter");
	expect_exit(s, 0);
}

/* Two hundred sizes while twenty figures are typed down a column. */
Test(sizes, a_storm_of_sizes_loses_no_key)
{
	struct screen *s = open_table_3(24, 80);
	GRand *dice = g_rand_new_with_seed(17);
	for (int i = 0; i < 200; i++) {
		resize(s, g_rand_int_range(dice, 1, 50), g_rand_int_range(dice, 2, 140));
		if (i % 10 == 0) {
			char *figure = g_strdup_printf("%d", 100 + i);
			type(s, figure);
			press(s, "Enter");
			g_free(figure);
		}
	}
	g_rand_free(dice);
	resize(s, 43, 132);
	expect_figures(s, "01", "100 0 0 0 0 0 100");
	expect_figures(s, "20", "290 0 0 0 0 0 290");
	expect_row(s, 39, " 21行 ");
	expect_row(s, 39, "自然人");
}

Test(sizes, the_top_line_gives_way_before_it_runs_together)
{
	struct screen *s = open_table_3(16, 62);
	type(s, "7");
	press(s, "Enter");
	expect_row(s, 0, "未存 1 处");
	expect_row(s, 0, "填 171/" ANSWERS_IN_ALL "  错 2  警 0");
}

Test(sizes, a_wide_window_shows_the_printed_labels_that_fit)
{
	struct screen *s = open_table_3(43, 132);
	expect(s, "一、本年新收政府信息公开申请数量");
	expect(s, "5.要求行政机关确认或重新出具已获取信息");
	expect(s, "1.逾期不补正，不再处理"); /* the printed one is longer than any stub */
	expect_figures(s, "07", "0 0 0 0 0 0 0");
}

Test(sizes, the_way_out_is_named_on_the_narrowest_screen)
{
	struct screen *s = open_table_3(16, 60);
	expect_row(s, 15, "F10结束");
	press(s, "Esc 1");
	expect_row(s, 15, "F10结束");
}

Test(sizes, long_figures_keep_the_total_on_the_screen_and_the_ledger_whole)
{
	struct screen *s = open_table_3(24, 80);
	type(s, "1234567");
	press(s, "Enter");
	expect_figures(s, "01", "1234567 0 0 0 0 0 1234567");
	expect(s, "余1234565");
	expect(s, "总计");
}
