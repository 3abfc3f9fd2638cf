/*
 * Handing a report on from the screen: submitted, locked, returned with remarks
 * that stand at their cells, answered, and approved until something is changed.
 */

#include "clerk.h"
#include "papers.h"
#include "seat.h"

#include <glib/gstdio.h>
#include <string.h>

TestSuite(handing_on, .init = sit_down_to_full_report, .fini = get_up, .timeout = 60);

static struct screen *open_returned(void)
{
	papers_run(desk, "submit report.yaml");
	papers_run(desk, "return --by=李四 --on=requests.new.natural --remark=少一件 report.yaml");
	return papers_open(desk, 24, 80);
}

Test(handing_on, locks_a_report_that_was_submitted)
{
	papers_run(desk, "submit report.yaml");
	struct screen *s = papers_open(desk, 24, 80);

	expect_row(s, 0, "已报送  只读");
	expect_row(s, 23, " F1帮助 F3找 F5清单 F7问题 F8上年 F9纸样 F10结束 ^U下一空");
	press(s, "Alt-3");
	type(s, "9");
	expect(s, "已经报送，不能改");
}

Test(handing_on, shows_remarks_at_their_cells_and_takes_answers)
{
	struct screen *s = open_returned();

	expect_row(s, 0, "退回");
	expect_row(s, 1, "3申请批1");
	press(s, "F7");
	expect_row(s, PROBLEM_ROW, "批注1 李四：少一件   F4答复");
	press(s, "F4");
	expect(s, "答复批注1");
	type(s, "已核对");
	press(s, "Enter");
	expect(s, "已答复");
	expect_gone(s, "批注1");
	expect_row(s, 1, "[3申请完]");
}

Test(handing_on, ends_an_approval_with_the_first_figure)
{
	papers_run(desk, "submit report.yaml");
	papers_run(desk, "approve --by=李四 report.yaml");
	struct screen *s = papers_open(desk, 24, 80);

	expect_row(s, 0, "已批准");
	press(s, "Alt-3");
	type(s, "9");
	expect(s, "这份报告已经批准");
	press(s, "Down Enter Enter");
	expect_row(s, 0, "批准已失效");
	press(s, "Ctrl-Z");
	expect_row(s, 0, "已批准");
	press(s, "Ctrl-S");
	expect_row(s, 0, "已批准  已存");
	press(s, "F10 1");
	expect_exit(s, 0);
	papers_run(desk, "verify report.yaml");
}

static struct screen *open_approved(void)
{
	papers_run(desk, "submit report.yaml");
	papers_run(desk, "approve --by=李四 report.yaml");
	struct screen *s = papers_open(desk, 24, 80);

	expect_row(s, 0, "已批准");
	press(s, "Alt-3");
	return s;
}

Test(handing_on, asks_before_a_figure_ends_an_approval_and_loses_no_digit)
{
	struct screen *s = open_approved();

	type(s, "127");
	expect(s, "输入的：127");
	expect(s, "[不改]");
	press(s, "Enter");
	expect(s, "没有改，批准仍有效；^Z 取回输入的 127");
	expect_row(s, 0, "已批准  已存");
	press(s, "Ctrl-Z");
	expect(s, "这份报告已经批准");
	press(s, "2");
	expect_row(s, 0, "批准已失效");
	press(s, "Ctrl-S");
	expect(s, "已存");
	press(s, "F10 1");
	expect_exit(s, 0);
	expect_saved(desk, "requests.new.natural", "127");
}

Test(handing_on, never_says_saved_of_an_approval_that_ended_on_the_screen_alone)
{
	struct screen *s = open_approved();

	type(s, "5");
	press(s, "Down Enter Enter");
	expect_row(s, 4, "5     0     0     0     0     0     5");
	press(s, "Up");
	type(s, "2");
	press(s, "Enter");
	expect_row(s, 4, "2     0     0     0     0     0     2");
	expect_row(s, 0, "批准已失效  未存 1 处");
	press(s, "F10");
	expect(s, "1处改动留在恢复日志");
	press(s, "3");
	expect_exit(s, 0);
	s = start(desk, 24, 80, "report.yaml");
	expect(s, "状态  已批准 改 草稿");
	press(s, "Enter");
	expect_row(s, 0, "批准已失效  未存 1 处");
	press(s, "Ctrl-S");
	expect_row(s, 0, "批准已失效  已存");
	press(s, "F10 1");
	expect_exit(s, 0);
	g_autofree char *saved = desk_read(desk, "report.yaml");
	cr_expect(strstr(saved, "\nstatus: draft\n"), "%s", saved);
}

Test(handing_on, asks_once_before_what_is_typed_goes_in)
{
	struct screen *s = open_approved();

	type(s, "12");
	expect(s, "输入的：12");
	press(s, "Down Enter");
	expect_gone(s, "这份报告已经批准");
	type(s, "7");
	press(s, "Enter");
	expect_row(s, 0, "批准已失效");
	type(s, "8");
	press(s, "Enter Ctrl-S");
	expect_row(s, 0, "已存");
	press(s, "F10 1");
	expect_exit(s, 0);
	expect_saved(desk, "requests.new.natural", "127");
}

Test(handing_on, asks_before_other_ways_to_end_an_approval)
{
	static const char *const keys[] = {"Delete", "F2", "Alt-1 Enter", "Alt-1 Delete"};
	struct screen *s = open_approved();

	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
		press(s, "Alt-3");
		press(s, keys[i]);
		expect(s, "这份报告已经批准");
		press(s, "1");
		expect_gone(s, "这份报告已经批准");
		press(s, "Esc"); /* the text can be read */
		press(s, "Esc");
		expect_row(s, 0, "已批准  已存");
	}
	press(s, "Alt-3");
	paste(s, "1\t2\n3\t4\n");
	expect(s, "粘贴：先看放到哪里");
	press(s, "Enter");
	expect(s, "这份报告已经批准");
	press(s, "Esc");
	expect(s, "没有改，批准仍有效");
	expect_row(s, 0, "已批准  已存");
}

Test(handing_on, takes_no_block_of_figures_into_the_question_about_one)
{
	struct screen *s = open_approved();

	type(s, "12");
	expect(s, "输入的：12");
	paste(s, "7\n");
	expect(s, "输入的：127");
	paste(s, "1\t2\n3\t4\n");
	expect(s, "没有改，批准仍有效；^Z 取回输入的 127，其余没有留");
	expect_row(s, 0, "已批准  已存");
	press(s, "Ctrl-Z");
	expect(s, "这份报告已经批准");
	press(s, "2 Ctrl-S");
	expect_row(s, 0, "批准已失效  已存");
	press(s, "F10 1");
	expect_exit(s, 0);
	expect_saved(desk, "requests.new.natural", "127");
}

Test(handing_on, says_what_of_the_typed_is_no_figure_and_was_not_kept)
{
	struct screen *s = open_approved();

	type(s, "5");
	expect(s, "输入的：5");
	type(s, "x");
	expect(s, "输入的：5x");
	press(s, "Enter");
	expect(s, "没有改，批准仍有效；^Z 取回输入的 5，其余没有留");
}

Test(handing_on, takes_lines_pasted_behind_words_into_the_question_about_a_text)
{
	struct screen *s = open_approved();

	press(s, "Alt-1");
	type(s, "新");
	expect(s, "输入的：新");
	paste(s, "甲\n\a乙\n");
	expect(s, "输入的：新甲 ");
	press(s, "Esc");
	expect(s, "没有改，批准仍有效；输入的可用 ^V 粘贴");
	expect_row(s, 0, "已批准  已存");
}

Test(handing_on, keeps_words_that_were_typed_into_an_approved_text)
{
	struct screen *s = open_approved();

	press(s, "Alt-1");
	type(s, "新");
	expect(s, "输入的：新");
	type(s, "名称");
	expect(s, "输入的：新名称");
	press(s, "Esc");
	expect(s, "没有改，批准仍有效；输入的可用 ^V 粘贴");
	expect_row(s, 0, "已批准  已存");
}

/* A key with a password, which approvals are to be signed with. What asks for it is no ssh-keygen: that
   misses a Ctrl-C that comes between its question and its reading. */
static void given_locked_key(void)
{
	g_autofree char *key = desk_path(desk, "key"), *tool = desk_path(desk, "ssh-keygen");
	g_autofree char *setting = g_strdup_printf("signing-key = %s\n", key);
	g_autofree char *path = g_strconcat(desk_folder(desk), ":", g_getenv("PATH"), NULL);

	desk_write(desk, "key", "locked\n");
	desk_write(desk, "ssh-keygen",
		"#!/bin/sh\nprintf 'Enter passphrase: ' >/dev/tty\nexec cat </dev/tty\n");
	cr_assert_eq(g_chmod(tool, 0700), 0);
	desk_setenv(desk, "PATH", path);
	desk_write_config(desk, "settings", setting);
}

static bool is_locked(void)
{
	g_autofree char *lock = desk_path(desk, ".report.yaml.lock");

	return g_file_test(lock, G_FILE_TEST_EXISTS);
}

Test(handing_on, is_not_approved_by_who_does_not_answer_for_the_key)
{
	const char *const arguments[] = {"approve", "report.yaml", NULL};
	g_auto(GStrv) command = desk_command(arguments);

	papers_run(desk, "submit report.yaml");
	given_locked_key();
	g_autofree char *before = desk_read(desk, "report.yaml");
	struct screen *s = screen_open(desk, 24, 80, command);
	expect(s, "passphrase");
	press(s, "Ctrl-C");
	expect(s, "没有批准：没有输签名密钥");
	expect_exit(s, 2);
	g_autofree char *after = desk_read(desk, "report.yaml");
	cr_expect_str_eq(after, before);
	cr_expect_not(is_locked());
}

Test(handing_on, goes_on_on_the_screen_where_nobody_answers_for_the_key)
{
	papers_run(desk, "submit report.yaml");
	given_locked_key();
	struct screen *s = start(desk, 24, 80, "review", "report.yaml");
	expect_row(s, 1, "审核");
	press(s, "F10 2");
	expect(s, "以什么身份批准");
	press(s, "2");
	expect(s, "passphrase");
	press(s, "Ctrl-C");
	expect(s, "没有批准：没有输签名密钥");
	expect_row(s, 0, "已报送");
	press(s, "F10 3");
	expect_exit(s, 0);
	expect_restored(s);
}

/* Somebody changes the saved report with a text editor. */
static void alter(const char *from, const char *to)
{
	g_autofree char *text = desk_read(desk, "report.yaml");
	g_auto(GStrv) parts = g_strsplit(text, from, 2);
	g_autofree char *altered = g_strjoinv(to, parts);

	desk_write(desk, "report.yaml", altered);
}

Test(handing_on, lists_what_is_wrong_with_history_and_status_as_check_does)
{
	papers_run(desk, "submit --by=张三 report.yaml");
	alter("name: 张三", "name: 王五");
	alter("status: submitted", "status: approved");
	g_autofree char *check = papers_ask(desk, 1, "check");
	struct screen *s = papers_open(desk, 24, 80);

	cr_expect(strstr(check, "错 2，警 0，待填 0"), "%s", check);
	cr_expect(strstr(check, "文件写着已批准，按历史应是已报送；改法：重开"), "%s", check);
	expect_row(s, STATUS_ROW, "批准已失效");
	expect_row(s, STATUS_ROW, "错 2  警 0");
	press(s, "F7");
	expect_row(s, PROBLEM_ROW, "错在整份报告的状态或历史，不在哪一格：F5 看办法");
	press(s, "F5");
	expect_row(s, 1, "[0全部 2] 1错 2");
	expect_row(s, 3,
		" 错 整份报告                   文件写着已批准，按历史应是已报送          看办法");
	expect_row(s, 4, " 错 整份报告                   历史第1条与链不符");
	expect(s, "改法：重开，再报送、批准，状态和历史就对上了");
	press(s, "Down Enter");
	expect(s, "1 知道了");
	expect(s, "这里改不回来，报告照常可用");
	press(s, "1");
	expect_gone(s, "1 知道了");
	press(s, "F4");
	expect(s, "这是错，不能用说明代替");
	press(s, "Esc F10 2");
	expect_row(s, STATUS_ROW, "错 1  警 0");
}

Test(handing_on, shows_the_reviewer_what_is_wrong_with_the_history)
{
	papers_run(desk, "submit --by=张三 report.yaml");
	alter("name: 张三", "name: 王五");
	struct screen *s = start(desk, 24, 80, "review", "report.yaml");

	expect_row(s, 1, "审核 [0要看 1] 1错警 1");
	expect_row(s, 3, " 错 整份报告");
	press(s, "Enter");
	expect(s, "这里改不回来");
	press(s, "Enter F4");
	type(s, "历史被改过，请说明");
	press(s, "Enter");
	expect_row(s, 1, "4批注 1");
}

Test(handing_on, shows_what_was_said_with_a_return_when_the_report_is_opened)
{
	papers_run(desk, "submit report.yaml");
	papers_run(desk, "return --by=李四 --remark=请补充正文 report.yaml");
	struct screen *s = start(desk, 24, 80, "report.yaml");

	expect(s, "报告退回来了");
	expect(s, "退回");
	expect(s, "批注1 李四：请补充正文");
	expect(s, "批注1条未答：F7 逐条看，F4 答复");
	press(s, "Enter");
	expect_gone(s, "报告退回来了");
	press(s, "F10");
	expect(s, "存盘退出");
	expect_row(s, 10, "批注1 李四：请补充正文");
	press(s, "Esc");
	expect_gone(s, "存盘退出");
	press(s, "F4");
	type(s, "已补充");
	press(s, "Enter");
	expect(s, "已答复");
}

Test(handing_on, asks_in_english_too)
{
	papers_run(desk, "submit report.yaml");
	papers_run(desk, "approve --by=李四 report.yaml");
	struct screen *s = start(desk, 24, 80, "--lang=en", "report.yaml");

	expect_row(s, 0, "approved");
	press(s, "Alt-3");
	type(s, "9");
	expect(s, "Change it");
	expect(s, "[Leave it]");
}
