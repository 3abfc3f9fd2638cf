/*
 * The start screen: what there is to go on with, to begin and to open; and where
 * a report opens again.
 */

#include "clerk.h"
#include "figures.h"
#include "papers.h"
#include "seat.h"
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <utime.h>

TestSuite(start, .init = sit_down, .fini = get_up, .timeout = 60);

enum { LAST_SPRING = 1737336600 }; /* 20 January 2025 */

#define KEYS " 按数字，或上下选定后按 Enter   F10 退出"

/* A file of tests/data as a paper of that name. */
static void lay_out(const char *data, const char *name)
{
	char *text = papers_data(data);
	desk_write(desk, name, text);
	g_free(text);
}

/* The path of the list of recent reports, in a directory that is there. */
static char *recent_path(void)
{
	char *directory = g_build_filename(
		g_environ_getenv(desk_environment(desk), "XDG_STATE_HOME"), "nianbao", NULL);
	char *path = g_build_filename(directory, "recent", NULL);
	g_mkdir_with_parents(directory, 0700);
	g_free(directory);
	return path;
}

/* Notes a paper as at work then. */
static void note(const char *name, const char *address)
{
	char *list = recent_path(), *paper = desk_path(desk, name), *before = NULL;
	char *uri = g_filename_to_uri(paper, NULL, NULL);
	g_file_get_contents(list, &before, NULL, NULL);
	char *text =
		g_strdup_printf("%d %s %s\n%s", LAST_SPRING, address, uri, before ? before : "");
	cr_assert(g_file_set_contents(list, text, -1, NULL));
	g_free(text);
	g_free(uri);
	g_free(before);
	g_free(paper);
	g_free(list);
}

/* Leaves a change in a report that was not saved, then. */
static void leave_unsaved(const char *name, const char *lines)
{
	const char *const arguments[] = {"edit", "--plain", name, NULL};
	char **words = desk_command(arguments), *output = NULL;
	cr_assert_eq(desk_run(desk, words, lines, &output, NULL), 0, "%s", output);
	char *hidden = g_strdup_printf(".%s.journal", name), *journal = desk_path(desk, hidden);
	struct utimbuf times = {LAST_SPRING, LAST_SPRING};
	cr_assert_eq(g_utime(journal, &times), 0, "%s", output);
	g_free(hidden);
	g_free(journal);
	g_free(output);
	g_strfreev(words);
	char *list = recent_path();
	g_unlink(list);
	g_free(list);
}

static struct screen *sit_at_start(int rows, int columns)
{
	struct screen *s = start(desk, rows, columns);
	expect_row(s, rows - 1, KEYS);
	return s;
}

/* All rows but those of the date, of the path and of the keys; the last of them is waited for. */
static void expect_lines(struct screen *s, int rows, const char *const *lines)
{
	expect_row(s, 0, "年报  nianbao");
	for (int row = 1; row < rows - 3; row++) {
		const char *wanted = *lines ? *lines++ : "";
		cr_expect_str_eq(
			screen_row(s, row), wanted, "row %d is %s", row, screen_row(s, row));
	}
}

static const char *const nothing_yet[] = {
	"",
	" 新建",
	" 1 空白新建  选表式",
	"",
	" 其他",
	" 2 打开文件  选这里的报告，或写路径",
	" 3 审核台账  目录里的报告，一份一行",
	" 4 核对纸件  输入纸上的摘要",
	" 0 退出",
	NULL,
};

Test(start, offers_what_there_is_and_nothing_else)
{
	static const int sizes[][2] = {{24, 80}, {16, 60}, {43, 132}};

	for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
		struct screen *s = sit_at_start(sizes[i][0], sizes[i][1]);
		expect_lines(s, sizes[i][0], nothing_yet);
		expect_cursor(s, 3, 1);
		type(s, "0");
		expect_exit(s, 0);
		expect_restored(s);
	}
}

static void replace_in(const char *name, const char *old, const char *new)
{
	char *text = desk_read(desk, name);
	GString *changed = g_string_new(text);
	g_string_replace(changed, old, new, 0);
	desk_write(desk, name, changed->str);
	g_string_free(changed, TRUE);
	g_free(text);
}

/* A desk with something unsaved, something with errors, and something done lately at work. */
static void lay_out_work(void)
{
	lay_out("full.yaml", "2024-办公室.yaml");
	lay_out("real-01.yaml", "2023-办公室.yaml");
	lay_out("full.yaml", "2022-办公室.yaml");
	replace_in("2022-办公室.yaml", "示例县政务公开办公室", "示例县教育局");
	replace_in("2022-办公室.yaml", "2024", "2022");
	replace_in("2022-办公室.yaml", "2025-", "2023-");
	leave_unsaved("2024-办公室.yaml", ".go 3.13\n5\n.quit\n");
	note("gone.yaml", "cover.org");
	note("2022-办公室.yaml", "-");
	note("2023-办公室.yaml", "requests.new.natural");
}

static const char *const work_80[] = {
	"",
	" 接着做",
	" 1 示例县政务公开办公室 2024年报  填179/179 错2 警1  2025年1月20日，1处未存",
	"     停在 申请 13行 自然人；打开后原样接着做，文件未动",
	" 2 示例县人民政府 2023年报        填171/179 错2 警0  2025年1月20日",
	"     停在 申请 01行 自然人",
	"",
	" 新建",
	" 3 依上年新建                     接2024年的报告，带单位、类别、结转数",
	" 4 空白新建                       选表式",
	"",
	" 最近",
	" 5 示例县教育局 2022年报          填179/179 错0 警0  2025年1月20日",
	"",
	" 其他",
	" 6 打开文件                       选这里的报告，或写路径",
	" 7 审核台账                       目录里的报告，一份一行",
	" 8 核对纸件                       输入纸上的摘要",
	" 0 退出",
	NULL,
};

Test(start, shows_what_is_unfinished_and_what_was_at_work_lately)
{
	lay_out_work();
	struct screen *s = sit_at_start(24, 80);
	expect_lines(s, 24, work_80);
	expect_row(s, 21, "2024-办公室.yaml   表式 gov-disclosure-2021");
	expect_cursor(s, 3, 1);
	press(s, "Down");
	expect_cursor(s, 5, 1);
	press(s, "F10");
	expect_exit(s, 0);
}

/* Where there is no room beside a long unit's name, all of it moves. */
Test(start, says_what_can_be_done_in_one_column)
{
	lay_out("full.yaml", "2024-管委会.yaml");
	replace_in("2024-管委会.yaml", "示例县政务公开办公室", "示例县经济技术开发区管理委员会");
	note("2024-管委会.yaml", "-");
	struct screen *s = start(desk, 24, 80, "--lang=en");
	expect_row(s, 4, " 2 Blank             choose a form");
	expect_row(s, 7, " 3 示例县经济技术开发区管理委员会 2024 report  filled 179/179");
	expect_row(s, 10, " 4 Open a file       choose a report here, or name one");
	expect_row(s, 11, " 5 Board of reports  the reports of a directory, a line each");
}

Test(start, has_all_of_it_on_a_small_screen_too)
{
	lay_out_work();
	struct screen *s = sit_at_start(16, 60);
	expect_row(s, 1, " 接着做");
	expect_row(s, 2, " 1 示例县政务公开办公室 2024年报  填179/179 错2 警1");
	expect_row(s, 4, " 新建");
	expect_row(s, 5, " 3 依上年新建  接2024年的报告，带单位、类别、结转数");
	expect_row(s, 12, " 0 退出");
	press(s, "Up");
	expect_cursor(s, 12, 1);
	resize(s, 24, 80);
	expect_row(s, 19, " 0 退出");
}

Test(start, fills_the_window_that_became_another_during_a_visit)
{
	lay_out_work();
	struct screen *s = sit_at_start(24, 80);
	press(s, "Enter");
	expect(s, "F10结束");
	resize(s, 30, 100);
	expect_row(s, 29, "F10结束");
	press(s, "F10");
	expect(s, "存盘退出");
	press(s, "1");
	expect_row(s, 29, KEYS);
	resize(s, 24, 80);
	expect_row(s, 23, KEYS);
	press(s, "7 Enter");
	expect_row(s, 1, " 台账");
	resize(s, 28, 90);
	expect_row(s, 25, "F9 打印台账");
	press(s, "Esc");
	expect_row(s, 27, KEYS);
}

Test(start, goes_on_where_work_stopped_and_comes_back)
{
	lay_out_work();
	struct screen *s = sit_at_start(24, 80);
	press(s, "Enter");
	expect_row(s, 22, "已取回上次的改动：申请 13行 自然人  1 改 5");
	expect_row(s, 20, "13行 （四）无法提供 1.本机关不掌握相关政府信息，自然人");
	press(s, "Ctrl-Z F10");
	expect(s, "存盘退出");
	press(s, "Enter");
	expect_row(s, 22, "2024-办公室.yaml：填 179/179，错 0");
	expect_row(s, 3, " 1 示例县人民政府 2023年报");
	expect_row(s, 11, "示例县政务公开办公室 2024年报");
	expect_cursor(s, 11, 1);
	press(s, "F10");
	expect_exit(s, 0);
	expect_restored(s);
}

Test(start, a_report_begins_from_last_years)
{
	lay_out("full.yaml", "2024-办公室.yaml");
	struct screen *s = sit_at_start(24, 80);
	expect_row(s, 3, "接2024年的报告");
	type(s, "1");
	expect(s, "单位名称  示例县政务公开办公室");
	expect(s, "报告年度  2025");
	expect(s, "上年报告  2024年  示例县政务公开办公室  2024-办公室.yaml");
	expect(s, "文件      2025-办公室.yaml");
	press(s, "Enter");
	expect(s, "填上7格");
	press(s, "Esc");
	expect_row(s, 0, "示例县政务公开办公室 2025年报");
	papers_close_to_start(s);
	expect_row(s, 22, "2025-办公室.yaml：填 10/179");
	char *text = desk_read(desk, "2025-办公室.yaml");
	cr_expect(strstr(text, "year: 2025") && strstr(text, "form: gov-disclosure-2021"), "%s",
		text);
	g_free(text);
}

Test(start, next_years_report_is_not_offered_twice)
{
	lay_out("full.yaml", "2023-办公室.yaml");
	replace_in("2023-办公室.yaml", "year: 2024", "year: 2023");
	struct screen *s = sit_at_start(24, 80);
	expect_row(s, 3, " 1 依上年新建  接2023年的报告");
	type(s, "0");
	expect_exit(s, 0);
	lay_out("full.yaml", "2024-办公室.yaml");
	replace_in("2024-办公室.yaml", "year: 2024", "year: 2999");
	replace_in("2023-办公室.yaml", "year: 2023", "year: 2998");
	s = sit_at_start(24, 80);
	expect_row(s, 3, " 1 空白新建");
}

Test(start, a_report_that_was_left_unfinished_is_the_first_to_go_on_with)
{
	lay_out("full.yaml", "2023-办公室.yaml");
	replace_in("2023-办公室.yaml", "year: 2024", "year: 2023");
	lay_out("real-00.yaml", "report.yaml");
	papers_close(papers_open(desk, 24, 80));
	struct screen *s = sit_at_start(24, 80);
	expect_row(s, 2, " 接着做");
	expect_row(s, 3, " 1 示例县政务公开办公室 2024年报");
	expect_cursor(s, 3, 1);
	press(s, "Enter");
	expect_row(s, 0, "示例县政务公开办公室 2024年报");
}

Test(start, a_report_begins_blank_on_a_form)
{
	struct screen *s = sit_at_start(24, 80);
	type(s, "1");
	expect(s, "Enter 开始填写");
	type(s, "示例县教育局");
	press(s, "Down");
	type(s, "2024");
	expect(s, "文件      2024年报.yaml");
	press(s, "Down");
	type(s, "本局.yaml");
	press(s, "Enter");
	expect_row(s, 0, "示例县教育局 2024年报");
	papers_close_to_start(s);
	expect(s, "示例县教育局 2024年报");
}

Test(start, what_is_begun_and_exists_is_opened)
{
	lay_out("full.yaml", "2024.yaml");
	struct screen *s = sit_at_start(24, 80);
	type(s, "2");
	expect(s, "Enter 开始填写");
	press(s, "Shift-Tab Shift-Tab");
	type(s, "2024.yaml");
	expect(s, "已有这份报告");
	press(s, "Enter Enter");
	expect_row(s, 0, "示例县政务公开办公室 2024年报");
}

Test(start, a_report_begun_by_mistake_leaves_nothing_behind)
{
	struct screen *s = sit_at_start(24, 80);
	type(s, "1");
	expect(s, "Enter 开始填写");
	type(s, "示例县教育局");
	press(s, "Esc");
	expect_row(s, 23, KEYS);
	expect_lines(s, 24, nothing_yet);
	type(s, "1");
	expect(s, "Enter 开始填写");
	press(s, "Down Down");
	expect_cursor(s, 6, 11 + 13);
	type(s, "没有/a.yaml");
	press(s, "Enter");
	expect_row(s, 22, "没有这个目录");
	expect_row(s, 6, "没有/a.yaml");
}

Test(start, a_report_that_was_never_saved_has_nothing_to_go_back_to)
{
	struct screen *s = sit_at_start(24, 80);
	type(s, "1");
	expect(s, "Enter 开始填写");
	type(s, "示例县教育局");
	press(s, "Enter");
	expect_row(s, 0, "示例县教育局");
	press(s, "F10");
	expect(s, "4 放弃改动  还没有存过，什么也不留");
	press(s, "4 4");
	expect_lines(s, 24, nothing_yet);
}

Test(start, a_file_is_opened_from_the_list_or_by_its_path)
{
	lay_out("full.yaml", "2024.yaml");
	desk_write(desk, "坏.yaml", "form: [\n");
	struct screen *s = sit_at_start(24, 80);
	type(s, "3");
	expect_row(s, 0, "打开哪一份报告？");
	expect(s, "2024.yaml");
	press(s, "End Enter");
	expect(s, "打开哪个文件");
	type(s, "2");
	press(s, "Tab");
	expect(s, "文件 2024.yaml");
	press(s, "Enter");
	expect_row(s, 0, "示例县政务公开办公室 2024年报");
	papers_close_to_start(s);
	expect(s, "最近");
	press(s, "End Up Up Up Enter End Enter");
	expect(s, "打开哪个文件");
	type(s, "坏");
	press(s, "Tab Enter");
	expect_row(s, 22, "打不开");
}

Test(start, leads_to_the_board_of_a_directory_and_back)
{
	lay_out("full.yaml", "2024.yaml");
	struct screen *s = sit_at_start(24, 80);
	type(s, "4");
	expect(s, "目录里的报告一份一行；Tab 补全");
	press(s, "Enter");
	expect_row(s, 1, "[4全部 1]");
	expect_row(s, 3, "示例县政务公开办公室");
	press(s, "Enter");
	expect_row(s, 0, "审核 示例县政务公开办公室");
	press(s, "Esc");
	expect_row(s, 1, "[4全部 1]");
	press(s, "Esc");
	expect_row(s, 23, KEYS);
	expect(s, "最近");
	expect_row(s, 11, " 5 审核台账");
	expect_cursor(s, 11, 1);
	press(s, "Enter");
	expect(s, "目录里的报告一份一行；Tab 补全");
	type(s, "没有");
	press(s, "Enter");
	expect_row(s, 22, "没有这个目录");
	press(s, "F10");
	expect_exit(s, 0);
}

Test(start, finds_the_report_a_paper_is_of)
{
	lay_out("full.yaml", "2024.yaml");
	const char *const arguments[] = {"submit", "2024.yaml", NULL};
	char **words = desk_command(arguments), *output = NULL;
	cr_assert_eq(desk_run(desk, words, NULL, &output, NULL), 0);
	g_strfreev(words);
	char *digest = strstr(output, "摘要 ");
	cr_assert(digest, "%s", output);
	g_strchomp(digest);
	struct screen *s = sit_at_start(24, 80);
	type(s, "5");
	expect(s, "纸页脚「摘要」后面的三组");
	type(s, digest + strlen("摘要 "));
	press(s, "Enter");
	expect_row(s, 2, "示例县政务公开办公室   ");
	expect_row(s, 3, "相符：纸上的摘要就是这份报告现在的摘要");
	press(s, "Esc");
	expect_row(s, 23, KEYS);
	press(s, "Enter");
	type(s, "9f2c 41aa 07de");
	press(s, "Enter");
	expect_row(s, 22, "都没有这个摘要");
	press(s, "Enter");
	type(s, "2024");
	press(s, "Enter");
	expect_row(s, 22, "这不是摘要");
	press(s, "F10");
	expect_exit(s, 0);
	g_free(output);
}

Test(start, tab_names_the_ways_on)
{
	lay_out("full.yaml", "2024-甲.yaml");
	lay_out("full.yaml", "2024-乙.yaml");
	struct screen *s = sit_at_start(24, 80);
	type(s, "3");
	press(s, "End Enter");
	expect(s, "打开哪个文件");
	press(s, "Tab");
	expect(s, "文件 2024-");
	expect(s, "2024-乙.yaml  2024-甲.yaml");
	type(s, "甲");
	expect_gone(s, "2024-乙.yaml  2024-甲.yaml");
	press(s, "Tab");
	expect(s, "文件 2024-甲.yaml");
}

Test(start, works_without_anything_to_remember_by)
{
	static const char *const lists[] = {"\xff\xfe\n", "1 - nonsense\n", ""};

	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
		char *list = recent_path();
		cr_assert(g_file_set_contents(list, lists[i], -1, NULL));
		g_free(list);
		struct screen *s = sit_at_start(24, 80);
		expect_lines(s, 24, nothing_yet);
		type(s, "0");
		expect_exit(s, 0);
	}
	desk_setenv(desk, "XDG_STATE_HOME", "/dev/null/nowhere");
	lay_out("full.yaml", "2024.yaml");
	struct screen *s = sit_at_start(24, 80);
	type(s, "3");
	expect(s, "2024.yaml");
	press(s, "Enter");
	expect_row(s, 0, "示例县政务公开办公室 2024年报");
	papers_close_to_start(s);
	expect_row(s, 23, KEYS);
}

Test(start, keys_that_mean_nothing_beep_and_a_closed_terminal_ends_it)
{
	struct screen *s = sit_at_start(24, 80);
	type(s, "9x");
	press(s, "Esc F1");
	expect_lines(s, 24, nothing_yet);
	hang_up(s);
	expect_exit(s, 2);
}

Test(start, a_report_opens_where_it_was_left)
{
	papers_lay_out(desk, "full.yaml");
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Esc 3 Down Down Right");
	expect_row(s, 20, "3行 （一）予以公开，法人或其他组织 商业企业");
	press(s, "F10 3");
	expect_exit(s, 0);
	s = start(desk, 24, 80, "report.yaml");
	expect_row(s, 20, "3行 （一）予以公开，法人或其他组织 商业企业");
	send_signal(s, SIGTERM);
	expect_exit(s, 2);
	char *text = desk_read(desk, "report.yaml");
	char *given = papers_data("full.yaml");
	cr_expect_str_eq(text, given, "the report knows nothing of it");
	g_free(text);
	g_free(given);
}
