/*
 * The board of reports: a supervisor with the reports of several units, from the
 * first look at them to the last one approved.
 */

#include "clerk.h"
#include "golden.h"
#include "papers.h"
#include "report/digest.h"
#include "report/file.h"
#include "report/previous.h"
#include "report/record.h"
#include "report/remarks.h"
#include "report/reports.h"
#include "review/histories.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static struct desk *desk;

/* Where the reports lie: on every machine ~/2024. */
#define ROOM "../home/2024"

static void save(const char *name, const struct report *report)
{
	g_autoptr(GString) bytes = g_string_new(NULL);

	report_write(report, bytes);
	desk_write(desk, name, bytes->str);
}

/* A report that is in order, of a unit; with last year's in it, from which two figures are far. */
static struct report_file *report_of(const char *unit, bool with_last_year)
{
	struct report_file *file = source_report("tests/data/full.yaml");

	fill(file->report, "cover.org", unit);
	if (with_last_year) {
		struct report_file *last = source_report("tests/data/real-01.yaml");

		report_take_previous(file->report, previous_from_report(last->report, ""));
		report_file_free(last);
	}
	return file;
}

static void remark(struct report *report, const char *answer)
{
	struct remark *made = remark_new(
		"proactive.fees.amount", "请核对单位", "李四", "2025-01-20T10:00:00+08:00");

	made->number = 1;
	remark_stand(made, report);
	if (*answer) {
		record_set(&made->answer, answer);
		record_set(&made->answered_when, "2025-01-20T11:00:00+08:00");
	}
	report_set_remark(report, made);
}

/* A report that went through these steps, separated by blanks. */
static void lay_out(const char *name, const char *unit, const char *steps)
{
	struct report_file *file = report_of(unit, false);
	g_auto(GStrv) each = g_strsplit(steps, " ", -1);

	for (char **step = each; *step && **step; step++)
		given_step(file->report, *step, "张三");
	save(name, file->report);
	report_file_free(file);
}

static void lay_out_second_round(void)
{
	struct report_file *file = report_of("桥头镇人民政府", true);

	given_step(file->report, HISTORY_SUBMIT, "经办");
	remark(file->report, "已改为万元");
	given_step(file->report, HISTORY_RETURN, "李四");
	given_change(file->report, "proactive.fees.amount", "130");
	given_step(file->report, HISTORY_SUBMIT, "经办");
	save(ROOM "/桥头镇.yaml", file->report);
	report_file_free(file);
}

static void lay_out_returned(void)
{
	struct report_file *file = report_of("示例县教育局", false);

	given_step(file->report, HISTORY_SUBMIT, "经办");
	remark(file->report, "");
	given_step(file->report, HISTORY_RETURN, "李四");
	save(ROOM "/教育局.yaml", file->report);
	report_file_free(file);
}

/* Approved, and then altered by other means than the program. */
static void lay_out_void(void)
{
	struct report_file *file = report_of("示例县财政局", false);

	given_step(file->report, HISTORY_SUBMIT, "经办");
	given_approval(file->report, "李四", "");
	fill(file->report, "proactive.permits.decisions", "3118");
	save(ROOM "/财政局.yaml", file->report);
	report_file_free(file);
}

static void sit_down(void)
{
	desk = desk_new();
	g_autofree char *folder = desk_path(desk, ROOM);
	cr_assert_eq(g_mkdir(folder, 0700), 0);
	lay_out_second_round();
	lay_out(ROOM "/城关镇.yaml", "城关镇人民政府", "submit");
	lay_out_returned();
	lay_out(ROOM "/李庄乡.yaml", "李庄乡人民政府", "");
	lay_out(ROOM "/王村乡.yaml", "王村乡人民政府", "submit withdraw");
	lay_out(ROOM "/司法局.yaml", "示例县司法局", "submit approve");
	lay_out_void();
	desk_write(desk, ROOM "/水务局.yaml", "form: [\n");
	desk_write(desk, ROOM "/说明.yaml", "不是报告: 是\n");
}

static void get_up(void)
{
	desk_free(desk);
}

TestSuite(board, .init = sit_down, .fini = get_up, .timeout = 60);

static struct screen *open_board(int rows, int columns)
{
	struct screen *s = start(desk, rows, columns, "review", ROOM);

	expect_row(s, 1, " 台账 [0待审 2]");
	return s;
}

Test(board, shows_where_every_report_stands)
{
	static const struct {
		int rows, columns;
		const char *language;
	} each[] = {
		{24, 80, "zh"},
		{24, 80, "en"},
		{43, 132, "zh"},
		{43, 132, "en"},
		{16, 60, "zh"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(each); i++) {
		g_autofree char *option = g_strdup_printf("--lang=%s", each[i].language);
		struct screen *s =
			start(desk, each[i].rows, each[i].columns, option, "review", ROOM);
		g_autofree char *waiting = g_strdup_printf(
			"board-waiting-%s-%dx%d", each[i].language, each[i].columns, each[i].rows);
		g_autofree char *all = g_strdup_printf(
			"board-%s-%dx%d", each[i].language, each[i].columns, each[i].rows);
		golden_screen(s, waiting);
		press(s, "4");
		golden_screen(s, all);
		press(s, "F10");
		expect_exit(s, 0);
		expect_restored(s);
	}
}

Test(board, leads_into_every_review_and_back_to_the_same_line)
{
	struct screen *s = open_board(24, 80);

	press(s, "4 Down Down Enter");
	expect_row(s, 0, "审核 示例县教育局 2024年报  退回");
	expect_row(s, 21, "Esc 回台账");
	press(s, "Esc");
	expect_row(s, 1, "[4全部 8]");
	expect_cursor(s, 5, 0);
	expect_row(s, 5, " 示例县教育局");
	press(s, "F10");
	expect_exit(s, 0);
}

Test(board, fills_the_window_that_became_another_during_a_review)
{
	struct screen *s = open_board(24, 80);

	press(s, "Enter");
	expect_row(s, 0, "审核 城关镇人民政府");
	resize(s, 30, 100);
	expect_row(s, 27, "Esc 回台账");
	press(s, "Esc");
	expect_row(s, 1, "[0待审 2]");
	expect_row(s, 27, "F9 打印台账");
	press(s, "Enter");
	expect_row(s, 27, "Esc 回台账");
	resize(s, 20, 70);
	expect_row(s, 17, "Esc 回台账");
	press(s, "Esc");
	expect_row(s, 1, "[0待审 2]");
	expect_row(s, 17, "Enter 审核");
	press(s, "F10");
	expect_exit(s, 0);
}

Test(board, goes_from_one_waiting_report_to_the_next_until_all_are_approved)
{
	struct screen *s = open_board(24, 80);

	expect_row(s, 3, "城关镇人民政府");
	press(s, "F7");
	expect_cursor(s, 4, 0);
	press(s, "F7");
	expect_cursor(s, 3, 0);
	press(s, "Enter");
	expect_row(s, 0, "审核 城关镇人民政府");
	press(s, "F10 2");
	expect(s, "以什么身份批准");
	press(s, "2");
	expect_row(s, 1, "[0待审 1] 1退回 1  2未报 2  3已批 2");
	expect_row(s, 22, "城关镇.yaml：已批准");
	expect_row(s, 3, "桥头镇人民政府");
	press(s, "Enter");
	expect_row(s, 0, "审核 桥头镇人民政府");
	press(s, "F10 1");
	type(s, "再核");
	press(s, "Enter");
	expect_row(s, 1, "[0待审 0] 1退回 2");
	press(s, "F7");
	expect_row(s, 22, "没有待审的了");
	press(s, "F10");
	expect_exit(s, 0);
}

Test(board, what_was_remarked_is_asked_about_before_the_review_is_left)
{
	struct screen *s = open_board(24, 80);

	press(s, "Enter");
	expect_row(s, 0, "审核 城关镇人民政府");
	press(s, "6 F4");
	type(s, "请附文号");
	press(s, "Enter");
	expect(s, "写了批注");
	press(s, "Esc");
	expect(s, "不作结论");
	press(s, "3");
	expect_row(s, 3, "城关镇人民政府");
	expect_row(s, 3, "0/1");
	press(s, "Esc");
	expect_row(s, 22, "要退出请按 F10");
	press(s, "F10");
	expect_exit(s, 0);
}

Test(board, finds_a_unit_wherever_it_stands)
{
	struct screen *s = open_board(24, 80);

	press(s, "F3");
	expect(s, "找单位");
	type(s, "司法");
	press(s, "Enter");
	expect_row(s, 1, "[4全部 8]");
	expect_row(s, 13, "司法局.yaml   表式 gov-disclosure-2021");
	press(s, "F3");
	type(s, "水利");
	press(s, "Enter");
	expect_row(s, 22, "没有名称里有「水利」的单位或文件");
	press(s, "F3");
	type(s, "人民政府");
	press(s, "Enter F3 Enter");
	expect_row(s, 13, "桥头镇.yaml");
	press(s, "F7 F7");
	expect_row(s, 13, "桥头镇.yaml");
}

Test(board, reads_again_what_changed_meanwhile)
{
	struct screen *s = open_board(24, 80);

	press(s, "F5");
	expect_row(s, 22, "读了0份");
	lay_out(ROOM "/李庄乡.yaml", "李庄乡人民政府", "submit");
	lay_out(ROOM "/民政局.yaml", "示例县民政局", "");
	press(s, "F5");
	expect_row(s, 22, "读了2份");
	expect_row(s, 1, "[0待审 3] 1退回 1  2未报 2  3已批 1  4全部 9");
	g_autofree char *gone = desk_path(desk, ROOM "/民政局.yaml");
	g_unlink(gone);
	press(s, "F5");
	expect_row(s, 1, "4全部 8");
}

/* So many approved ones that to read them takes a while. */
static void lay_out_many(const char *room, int many)
{
	g_autofree char *one = desk_path(desk, ROOM "/司法局.yaml");

	for (int i = 0; i < many; i++) {
		g_autofree char *name = g_strdup_printf("%s/%04d.yaml", room, i);
		g_autofree char *path = desk_path(desk, name);

		cr_assert_eq(link(one, path), 0);
	}
}

Test(board, takes_keys_while_many_reports_are_read)
{
	lay_out_many(ROOM, 4000);
	struct screen *s = start(desk, 24, 80, "review", ROOM);

	expect_row(s, 0, "正在读 ");
	press(s, "4 Down Down");
	expect_row(s, 1, "[4全部 ");
	expect_row(s, 0, "正在读 ");
	press(s, "F9");
	expect_row(s, 22, "还没有读完");
	press(s, "Down Enter");
	expect_row(s, 0, "审核 示例县司法局");
	press(s, "Esc");
	expect_row(s, 0, "正在读 ");
	press(s, "F10");
	expect_exit(s, 0);
}

/* A board of approved reports alone, where nothing waits. */
static struct screen *open_approved(void)
{
	g_autofree char *folder = desk_path(desk, ROOM "/已批");

	cr_assert_eq(g_mkdir(folder, 0700), 0);
	lay_out_many(ROOM "/已批", 300);
	struct screen *s = start(desk, 24, 80, "review", ROOM "/已批");
	expect_row(s, 1, "0待审 0");
	return s;
}

Test(board, that_was_to_be_read_again_before_a_review_says_nothing_of_it_behind)
{
	struct screen *s = open_approved();

	press(s, "4 F5 Enter");
	expect_row(s, 0, "审核 示例县司法局");
	press(s, "Esc");
	expect_row(s, 0, "300份报告");
	expect_gone(s, "又读了");
	press(s, "F10");
	expect_exit(s, 0);
}

Test(board, stays_under_the_filter_that_was_chosen_while_it_was_read)
{
	struct screen *s = open_approved();

	press(s, "1");
	expect_row(s, 0, "300份报告");
	expect_row(s, 1, "[1退回 0]");
	press(s, "F10");
	expect_exit(s, 0);
}

Test(board, tells_reports_of_several_years_apart)
{
	struct report_file *file = report_of("城关镇人民政府", false);

	fill(file->report, "cover.year", "2023");
	save(ROOM "/上年.yaml", file->report);
	report_file_free(file);
	struct screen *s = open_board(24, 80);
	press(s, "2");
	expect_row(s, 0, "审核台账  ~/2024  ");
	expect_row(s, 2, " 单位            年度  状态");
	expect(s, " 城关镇人民政府  2023  草稿");
	press(s, "F10");
	expect_exit(s, 0);
}

Test(board, says_why_a_report_cannot_be_opened)
{
	struct screen *s = open_board(24, 80);

	press(s, "5");
	expect_row(s, 3, "示例县财政局");
	expect_row(s, 3, "批准已失效");
	expect_row(s, 4, "水务局.yaml");
	expect_row(s, 4, "第2行：");
	press(s, "Down Enter");
	expect_row(s, 22, "打不开");
	press(s, "F10");
	expect_exit(s, 0);
}

Test(board, is_printed_as_it_is_filtered)
{
	struct screen *s = open_board(24, 80);

	press(s, "4 F9");
	expect_row(s, 0, "审核台账   第1页");
	expect(s, "2024年  共8份：待审2，退回1，未报2，已批1，异常2");
	press(s, "Enter 2");
	expect(s, "台账.txt");
	press(s, "Enter");
	expect(s, "已写到");
	g_autofree char *text = desk_read(desk, "台账.txt");
	cr_expect(strstr(text, "水务局.yaml读不了：第2行"), "%s", text);
	press(s, "Enter 4");
	expect(s, "台账.csv");
	press(s, "Enter");
	expect(s, "已写到");
	g_autofree char *sheet = desk_read(desk, "台账.csv");
	cr_expect(g_str_has_prefix(sheet, "\ufeff单位,年度,状态,"), "%s", sheet);
	cr_expect(strstr(sheet, "水务局.yaml,第2行"), "%s", sheet);
	press(s, "Esc");
	expect_row(s, 1, "[4全部 8]");
	press(s, "1 F9");
	expect_row(s, 0, "审核台账   第1页");
	expect(s, "示例县教育局");
	expect_gone(s, "桥头镇");
	press(s, "Esc");
	expect_row(s, 1, "[1退回 1]");
	press(s, "F1");
	expect(s, "台账：到下一份待审的");
	press(s, "Esc");
	expect_row(s, 1, "[1退回 1]");
	press(s, "F10");
	expect_exit(s, 0);
}

Test(board, a_line_that_is_clicked_on_twice_is_reviewed_and_led_back_from)
{
	static const char fifth_row[] = "\033[<0;5;5M\033[<0;5;5m";
	struct screen *s = start(desk, 24, 80, "review", "--mouse=on", ROOM);

	expect_row(s, 1, "[0待审 2]");
	send_raw(s, fifth_row);
	expect_cursor(s, 4, 0);
	send_raw(s, fifth_row);
	expect_row(s, 0, "审核 桥头镇人民政府");
	press(s, "Esc");
	expect_row(s, 1, "[0待审 2]");
	expect_cursor(s, 4, 0);
	press(s, "F10");
	expect_exit(s, 0);
}

Test(board, takes_files_by_name_and_says_what_is_not_there)
{
	struct screen *s = start(desk, 24, 80, "review", ROOM "/城关镇.yaml", ROOM "/none.yaml");

	expect_row(s, 1, "[0待审 1]");
	press(s, "5");
	expect_row(s, 3, "没有这个文件");
	hang_up(s);
	expect_exit(s, 2);
}
