/*
 * The reviewer's screens: the list of what there is to see, remarks, reasons that
 * are accepted, and what becomes of the report.
 */

#include "clerk.h"
#include "papers.h"
#include "seat.h"

#include <signal.h>
#include <string.h>

/* The report is in order but for two figures far from last year's, of which the clerk has said why, and
   it has been handed in. */
static void sit_down_to_work(void)
{
	g_autofree char *last = papers_data("real-01.yaml");

	sit_down_to_full_report();
	desk_write(desk, "last.yaml", last);
	papers_run(desk, "previous report.yaml last.yaml");
	papers_run(desk,
		"set report.yaml proactive.normative.in_force=5 proactive.normative.repealed=0"
		" proactive.normative.made=0 proactive.fees.amount=7000");
	papers_run(desk, "reason report.yaml jump@proactive.permits.decisions 承接下放");
	papers_run(desk, "reason report.yaml jump@proactive.penalties.decisions 划出城管");
	papers_run(desk, "submit --by=经办 report.yaml");
}

TestSuite(review, .init = sit_down_to_work, .fini = get_up, .timeout = 60);

static struct screen *begin_review(void)
{
	struct screen *s = start(desk, 24, 80, "review", "report.yaml");

	expect_row(s, 1, "审核 [0要看");
	return s;
}

/* What the saved report's history says. */
static void expect_log(const char *words)
{
	g_autofree char *log = papers_ask(desk, 0, "log");

	cr_expect(strstr(log, words), "\"%s\" is not in\n%s", words, log);
}

Test(review, opens_on_what_there_is_to_see)
{
	static const char *const list[] = {
		" 审核 [0要看 2] 1错警 2  2比上年 5  3上轮后改 0  4批注 0  5附注 0  6全部 180",
		"    哪里                             上年       本年      比  说明、批注",
		" 说 公开 3行 处理决定                 550       3117   5.7倍  待认可：承接下放",
		" 说 公开 4行 处理决定                4119         15  -99.6%  待认可：划出城管",
	};
	struct screen *s = begin_review();

	for (size_t i = 0; i < G_N_ELEMENTS(list); i++)
		expect_row(s, (int)i + 1, list[i]);
	expect_row(s, 0, "审核 示例县政务公开办公室 2024年报  已报送");
	expect_row(s, 22, "还不能批准：说明未认可 2。退回随时可以，批注随附（F10）");
	press(s, "2");
	expect_row(s, 1, "[2比上年");
	press(s, "6 End");
	expect_row(s, 1, "[6全部");
}

Test(review, nothing_can_be_typed)
{
	struct screen *s = begin_review();

	press(s, "Enter");
	expect_row(s, 1, "[2公开");
	type(s, "5");
	expect(s, "审核时不改数字和文字");
	paste(s, "1\t2\n3\t4\n");
	expect(s, "审核时不改数字和文字");
	press(s, "Delete F10");
	expect(s, "结论");
	press(s, "3");
	expect_exit(s, 0);
	expect_saved(desk, "proactive.permits.decisions", "3117");
}

Test(review, a_remark_sits_on_a_cell_or_a_sentence_and_goes_back_with_the_report)
{
	struct screen *s = begin_review();

	press(s, "F4");
	type(s, "请附文号");
	press(s, "Enter");
	expect(s, "写了批注，退回时随附");
	press(s, "Esc");
	expect_row(s, 1, "[0封面");
	press(s, "Esc 1 F4");
	expect(s, "其中一句");
	press(s, "2");
	expect(s, "批注哪一句？");
	press(s, "1");
	type(s, "与表不合");
	press(s, "Enter F5 4");
	expect_row(s, 3, "未答：");
	expect_row(s, 4, "未答：");
	press(s, "F10 1");
	type(s, "请改后再报");
	press(s, "Enter");
	expect_exit(s, 0);
	expect_log("退回");
	expect_log("请改后再报");
	expect_log("与表不合");
}

Test(review, words_of_a_text_are_remarked_on_while_it_is_read)
{
	struct screen *s = begin_review();

	press(s, "Esc");
	expect_row(s, 1, "[0封面");
	press(s, "Esc 1 Enter");
	expect_row(s, 23, "F4 批注一句");
	press(s, "F4");
	expect(s, "批注哪一句？");
	press(s, "1");
	type(s, "与表不合");
	press(s, "Enter");
	expect_row(s, 23, "F4 批注一句");
	press(s, "Esc");
	expect_row(s, 1, "[1总体批1]");
	expect(s, "写了批注");
}

static void remark_and_die(void)
{
	struct screen *s = begin_review();

	press(s, "F4");
	type(s, "请附文号");
	press(s, "Enter");
	expect(s, "写了批注，退回时随附");
	send_signal(s, SIGKILL);
	expect_exit(s, 128 + SIGKILL);
}

Test(review, remarks_on_what_is_another_report_by_now_are_laid_by)
{
	remark_and_die();
	g_autofree char *before = desk_read(desk, "report.yaml");
	g_autofree char *changed = g_strconcat(before, "# 改过\n", NULL);
	desk_write(desk, "report.yaml", changed);
	struct screen *s = start(desk, 24, 80, "review", "report.yaml");
	expect(s, "没有取回，已改名 .old");
	g_autofree char *aside = desk_read(desk, ".report.yaml.journal.old");
	cr_expect(aside && strstr(aside, "请附文号"));
}

Test(review, a_remark_that_was_not_saved_is_brought_back)
{
	struct screen *s;

	remark_and_die();
	s = start(desk, 24, 80, "review", "report.yaml");
	expect(s, "上次没有存盘");
	expect(s, "添上「请附文号");
	press(s, "Enter");
	expect_row(s, 1, "4批注 1");
}

Test(review, a_second_remark_on_a_cell_leaves_the_first_as_it_is)
{
	struct screen *s = begin_review();

	press(s, "F4");
	type(s, "请附文号");
	press(s, "Enter F4");
	expect(s, "这里已有批注");
	press(s, "1");
	type(s, "件数也请核对");
	press(s, "Enter 4");
	expect_row(s, 1, "[4批注 2]");
	expect_row(s, 3, "未答：请附文号");
	expect_row(s, 4, "未答：件数也请");
	press(s, "F10 3");
	expect_exit(s, 0);
}

Test(review, accepting_every_reason_lets_the_report_be_approved)
{
	struct screen *s = begin_review();

	press(s, "F10 2");
	expect(s, "还不能批准");
	press(s, "F5 Down");
	expect_row(s, 3, "待认可：承接下放");
	expect_row(s, 21, " F6 认可说明   F4 写批注");
	press(s, "F6");
	expect_row(s, 4, "认可：划出城管");
	expect_row(s, 21, " F6 不再认可   F4 写批注");
	press(s, "F6");
	expect_row(s, 4, "待认可：划出城管");
	press(s, "F6 Up Enter");
	expect(s, "F6认可");
	press(s, "F6");
	expect(s, "认可了这条说明");
	press(s, "F10 2");
	expect(s, "以什么身份批准");
	expect_row(s, 3, "3 单位负责人");
	expect_row(s, 4, "4 不写身份");
	press(s, "2");
	expect_exit(s, 0);
	expect_log("身份 审核人");
	expect_log("现在：已批准");
}

/* A line is dropped in the middle of a review. */
static struct screen *cut_off_and_come_back(struct screen *s)
{
	expect(s, "写了批注");
	hang_up(s);
	wait_exit(s);
	return start(desk, 24, 80, "review", "report.yaml");
}

Test(review, what_was_remarked_when_the_line_dropped_is_recovered)
{
	struct screen *s = begin_review();

	press(s, "F6 Enter F4 4");
	expect(s, "整份报告");
	type(s, "请补充正文");
	press(s, "Enter");
	s = cut_off_and_come_back(s);
	expect(s, "上次没有存盘");
	expect(s, "批注 整份报告  添上「请补充正文");
	press(s, "Enter");
	expect_row(s, 0, "未存 2 处");
	press(s, "F10 3");
	expect_exit(s, 0);
	expect_log("请补充正文");
	s = begin_review();
	expect(s, "未答：请补充正文");
	expect(s, "认可：承接下放");
}

Test(review, an_answer_of_the_clerk_is_recovered)
{
	papers_run(desk, "return --on=requests.new.natural --remark=核对 report.yaml");
	struct screen *s = start(desk, 24, 80, "report.yaml");

	press(s, "F7 F4");
	type(s, "已核对");
	press(s, "Enter");
	expect(s, "已答复");
	hang_up(s);
	wait_exit(s);
	s = start(desk, 24, 80, "report.yaml");
	expect(s, "答：已核对");
	press(s, "Enter");
	expect_row(s, 0, "未存 1 处");
}

/* A key of nobody's, made on the desk. */
static void given_signing_key(void)
{
	g_autofree char *key = desk_path(desk, "key");
	const char *const words[] = {
		"ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key, NULL};
	g_autofree char *setting = g_strdup_printf("signing-key = %s\n", key);

	cr_assert_eq(desk_run(desk, (char *const *)words, NULL, NULL, NULL), 0);
	desk_write_config(desk, "settings", setting);
}

static void return_with_two_remarks(void)
{
	struct screen *s = begin_review();

	press(s, "Esc");
	expect_row(s, 1, "[0封面");
	press(s, "Esc 1 Down F4 1");
	type(s, "写明渠道");
	press(s, "Enter");
	expect(s, "写了批注");
	press(s, "F4");
	expect(s, "整份报告");
	press(s, "4");
	type(s, "核对日期");
	press(s, "Enter F10 1 Enter");
	expect_exit(s, 0);
	expect(s, "report.yaml：退回");
}

static void meet_the_remarks_and_submit(void)
{
	struct screen *s = start(desk, 24, 80, "report.yaml");

	expect_row(s, 0, "退回");
	expect_row(s, 0, "警 0  批注 2");
	press(s, "F7");
	expect(s, "批注2");
	press(s, "F4");
	expect(s, "答复批注2");
	type(s, "日期无误");
	press(s, "Enter F7");
	expect(s, "批注1");
	press(s, "Enter");
	type(s, "渠道为县政府网站。");
	press(s, "Esc F10 2");
	expect(s, "现在：已报送");
	press(s, "F10 1");
	expect_exit(s, 0);
}

static void approve_what_was_changed(void)
{
	struct screen *s = begin_review();

	expect_row(s, 1, "3上轮后改 1");
	press(s, "3");
	expect_row(s, 3, "改 总体 （一）主动公开");
	press(s, "1 F6 Down F6");
	expect_row(s, 3, " 认可：");
	expect_row(s, 4, " 认可：");
	press(s, "F10 2");
	expect(s, "以什么身份批准");
	press(s, "2");
	expect_exit(s, 0);
	expect(s, "report.yaml：已批准");
}

Test(review, goes_from_hand_to_hand_to_a_signed_approval_that_a_text_editor_ends)
{
	given_signing_key();
	return_with_two_remarks();
	meet_the_remarks_and_submit();
	approve_what_was_changed();
	expect_log("已签名");
	g_autofree char *paper = papers_ask(desk, 0, "print");
	cr_expect(strstr(paper, "审核人："), "%s", paper);
	cr_expect_null(strstr(paper, "批准已失效"));
	g_autofree char *text = desk_read(desk, "report.yaml");
	g_auto(GStrv) parts = g_strsplit(text, "decisions: 3117", 2);
	g_autofree char *altered = g_strjoinv("decisions: 3118", parts);
	desk_write(desk, "report.yaml", altered);
	g_autofree char *spoilt = papers_ask(desk, 0, "print");
	cr_expect(strstr(spoilt, "批准已失效"), "%s", spoilt);
	g_free(papers_ask(desk, 1, "verify"));
	g_free(papers_ask(desk, 1, "check"));
	struct screen *s = start(desk, 24, 80, "report.yaml");
	expect_row(s, 0, "批准已失效");
	press(s, "F10 3");
	expect_exit(s, 0);
}

Test(review, of_two_reviewers_the_second_can_only_look)
{
	struct screen *first = begin_review();
	struct screen *second = start(desk, 24, 80, "review", "report.yaml");

	expect(second, "这份报告还开着");
	press(second, "2");
	expect_row(second, 0, "只读");
	expect_row(second, 21, " Enter 前往，F5回来   左右");
	expect_row(second, 23, " F1帮助 F3找 F5清单 F7下一条 F8上年 F9纸样 F10结论");
	press(second, "F6");
	expect_row(second, 3, "待认可：");
	press(second, "F10");
	expect_exit(second, 0);
	g_free(papers_ask(desk, 2, "approve"));
	press(first, "F10 1 Enter");
	expect_exit(first, 0);
	expect_log("现在：退回");
}
