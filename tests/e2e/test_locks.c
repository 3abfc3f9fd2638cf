/*
 * Two programs on one report: who has it, who may look, and how it is handed
 * over.
 */

#include "clerk.h"
#include "figures.h"
#include "papers.h"
#include "seat.h"
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

TestSuite(locks, .init = sit_down_to_figures, .fini = get_up, .timeout = 60);

/* The report at work in one window: a figure changed, the next one still open. */
static struct screen *work(void)
{
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Esc 3");
	type(s, "7");
	press(s, "Tab");
	type(s, "5");
	expect_figures(s, "01", "7 5 0 0 0 0 12");
	return s;
}

/* The same report in another window, where it is asked about. */
static struct screen *come_to(const char *words)
{
	struct screen *s = start(desk, 24, 80, "report.yaml");
	expect(s, words);
	return s;
}

static bool lock_exists(void)
{
	g_autofree char *path = desk_path(desk, ".report.yaml.lock");
	return g_file_test(path, G_FILE_TEST_EXISTS);
}

/* Puts something else in a place of the lock. */
static void alter_lock(const char *before, const char *after)
{
	g_autofree char *line = desk_read(desk, ".report.yaml.lock");
	cr_assert_not_null(line);
	g_auto(GStrv) parts = g_strsplit(line, before, 2);
	cr_assert_not_null(parts[1], "%s is not in %s", before, line);
	g_autofree char *altered = g_strconcat(parts[0], after, parts[1], NULL);
	desk_write(desk, ".report.yaml.lock", altered);
}

/* What happened to the report, by whom. */
static void expect_log(const char *who, const char *what)
{
	g_autofree char *log = papers_ask(desk, 0, "log");
	cr_expect(strstr(log, who) && strstr(log, what), "%s", log);
}

Test(locks, the_same_clerk_is_offered_to_take_the_report_over)
{
	struct screen *s = work();
	struct screen *other = come_to("这份报告还开着");
	expect(other, "（您自己）在 pts/");
	expect(other, "[1 接过来] 让那边存好草稿后退出，在这里原样接着做");
	expect(other, " 2 只读看");
	expect(other, " 3 不打开");
	press(other, "Esc");
	expect_exit(other, 0);
	type(s, "6");
	expect_figures(s, "01", "7 56 0 0 0 0 63");
	papers_close(s);
	cr_expect_not(lock_exists());
}

Test(locks, taken_over_it_goes_on_in_the_same_cell_with_all_that_was_typed)
{
	struct screen *s = work();
	struct screen *other = come_to("这份报告还开着");
	press(other, "Enter");
	expect_row(other, MESSAGE_ROW, "接过来了，没有存的2处改动都在");
	expect_figures(other, "01", "7 5 0 0 0 0 12");
	expect_row(other, 20, "01行");
	expect_row(other, 20, "商业企业");
	expect_exit(s, 2);
	expect_restored(s);
	expect(s, "report.yaml：已在别的窗口接过去，没有存盘的改动都在那边");
	expect_saved(desk, "requests.new.natural", "2");
	papers_close(other);
	expect_saved(desk, "requests.new.natural", "7");
	expect_saved(desk, "requests.new.business", "5");
}

Test(locks, taken_over_with_nothing_unsaved_it_opens_in_the_same_cell_too)
{
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Esc 3 Down Down Right");
	expect_row(s, 20, "03行");
	struct screen *other = come_to("这份报告还开着");
	press(other, "1");
	expect_row(other, MESSAGE_ROW, "接过来了，没有未存的改动");
	expect_row(other, 20, "03行");
	expect_row(other, 20, "商业企业");
	expect_exit(s, 2);
}

Test(locks, what_the_other_window_saved_meanwhile_is_read_again)
{
	struct screen *s = work();
	struct screen *other = come_to("这份报告还开着");
	press(s, "Ctrl-S");
	expect(s, "已存盘");
	press(other, "Enter Esc 3");
	expect_figures(other, "01", "7 5 0 0 0 0 12");
	expect_row(other, 0, "已存");
	expect_exit(s, 2);
}

Test(locks, who_was_not_the_first_to_take_it_is_asked_about_the_one_who_was)
{
	struct screen *s = work();
	struct screen *first = come_to("这份报告还开着");
	struct screen *second = come_to("这份报告还开着");
	press(first, "1");
	expect_row(first, MESSAGE_ROW, "接过来了");
	expect_exit(s, 2);
	press(second, "1");
	expect(second, "这份报告还开着");
	press(second, "1");
	expect_row(second, MESSAGE_ROW, "接过来了，没有存的2处改动都在");
	expect_exit(first, 2);
	papers_close(second);
	expect_saved(desk, "requests.new.natural", "7");
}

Test(locks, a_text_being_written_is_handed_over_too)
{
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Esc 1 Enter");
	type(s, "写到一半");
	expect_row(s, 3, "写到一半");
	struct screen *other = come_to("这份报告还开着");
	press(other, "Enter");
	expect(other, "写到一半");
	expect_exit(s, 2);
}

Test(locks, looking_changes_nothing_and_says_who_has_it)
{
	struct screen *s = work();
	struct screen *other = come_to("这份报告还开着");
	press(other, "2");
	expect_row(other, 0, "只读：");
	expect_row(other, 0, "在用");
	expect_row(other, MESSAGE_ROW, "正开着这份报告，这里只能看");
	press(other, "Esc 3");
	expect_figures(other, "01", "2 0 0 0 0 0 2");
	type(other, "9");
	expect_row(other, MESSAGE_ROW, "这里只能看");
	cr_expect_geq(screen_vt(other)->bells, 1);
	expect_figures(other, "01", "2 0 0 0 0 0 2");
	press(other, "F5");
	expect(other, "检查清单");
	press(other, "Esc F10");
	expect_exit(other, 0);
	cr_expect(lock_exists());
	papers_close(s);
	expect_saved(desk, "requests.new.natural", "7");
}

Test(locks, one_that_was_stopped_hands_over_and_leaves_the_terminal_alone)
{
	struct screen *s = work();
	papers_await_journal(desk, s, "\"5\"");
	send_signal(s, SIGSTOP);
	struct screen *other = come_to("这份报告还开着");
	press(other, "Enter");
	expect_figures(other, "01", "7 5 0 0 0 0 12");
	expect_exit(s, 2);
	papers_close(other);
}

/* The window of somebody who is not to be asked from here. */
static struct screen *meet_another(void)
{
	alter_lock("\"machine\":\"", "\"machine\":\"another");
	alter_lock("\"user\":\"", "\"user\":\"wang-");
	struct screen *other = come_to("这份报告还开着");
	expect(other, "wang-");
	return other;
}

/* The report at work line by line, in a terminal. */
static struct screen *work_by_lines(const char *words)
{
	const char *const arguments[] = {"edit", "--plain", "report.yaml", NULL};
	g_auto(GStrv) command = desk_command(arguments);
	struct screen *s = screen_open(desk, 24, 80, command);
	expect(s, words);
	return s;
}

static void answer_line(struct screen *s, const char *line, const char *said)
{
	type(s, line);
	press(s, "Enter");
	expect(s, said);
}

Test(locks, without_a_screen_it_is_handed_over_with_a_word)
{
	struct screen *s = work_by_lines(".帮助 列出命令");
	answer_line(s, ".到 3.1", "自然人（件，0或正整数）");
	answer_line(s, "7", "商业企业");
	struct screen *other = come_to("这份报告还开着");
	press(other, "Enter");
	expect_row(other, MESSAGE_ROW, "接过来了，没有存的1处改动都在");
	expect_row(other, 20, "商业企业");
	expect_exit(s, 2);
	expect(s, "report.yaml：已在别的窗口接过去，没有存盘的改动都在那边");
	papers_close(other);
	expect_saved(desk, "requests.new.natural", "7");
}

Test(locks, without_a_screen_who_was_not_the_first_is_told_who_was)
{
	struct screen *s = work();
	struct screen *lines = work_by_lines("1 接过来");
	struct screen *first = come_to("这份报告还开着");
	press(first, "1");
	expect_row(first, MESSAGE_ROW, "接过来了");
	expect_exit(s, 2);
	answer_line(lines, "1", "正开着，没有改动");
	expect_exit(lines, 2);
	type(first, "8");
	expect_row(first, 0, "未存");
}

Test(locks, without_a_screen_it_is_taken_from_another_by_name_too)
{
	struct screen *s = work();
	papers_await_journal(desk, s, "\"5\"");
	alter_lock("\"machine\":\"", "\"machine\":\"another");
	alter_lock("\"user\":\"", "\"user\":\"wang-");
	struct screen *other = work_by_lines("这份报告还开着：wang-");
	answer_line(other, "2", "姓名（记进报告的历史，那边也看得到）：");
	answer_line(other, "李四", "有2处改动");
	answer_line(other, "1", "已取回上次的改动");
	expect_log("李四", "接手  原由 wang-");
	type(s, "8");
	expect_row(s, MESSAGE_ROW, "这份报告已被别处接过去，这里只能看");
}

Test(locks, without_a_screen_who_lost_the_report_is_told_and_can_save_elsewhere)
{
	struct screen *s = work_by_lines(".帮助 列出命令");
	answer_line(s, ".到 3.1", "自然人（件，0或正整数）");
	answer_line(s, "7", "商业企业");
	struct screen *other = meet_another();
	press(other, "2");
	expect(other, "谁接过来？");
	press(other, "Enter");
	expect(other, "接过来了");
	answer_line(s, "8", "这份报告已被别处接过去，这里只能看");
	expect(s, "没有存的另存到哪个文件？");
	answer_line(s, "report-2.yaml", "已存到 report-2.yaml");
	expect_exit(s, 0);
	papers_close(other);
	g_autofree char *saved = desk_read(desk, "report-2.yaml");
	cr_assert_not_null(saved);
	cr_expect(strstr(saved, "natural: 7"), "%s", saved);
}

Test(locks, somebody_elses_report_is_looked_at_unless_it_is_taken_over_by_name)
{
	struct screen *s = work();
	papers_await_journal(desk, s, "\"5\"");
	struct screen *other = meet_another();
	expect(other, "[1 只读看]");
	expect(other, " 2 接过来  先写明姓名；那边从此不能改、不能存");
	press(other, "Enter");
	expect_row(other, 0, "只读：wang-");
	press(other, "F10");
	expect_exit(other, 0);
	other = meet_another();
	press(other, "2");
	expect(other, "谁接过来？");
	type(other, "李四");
	press(other, "Enter");
	expect_figures(other, "01", "7 5 0 0 0 0 12");
	g_autofree char *lock = desk_read(desk, ".report.yaml.lock");
	cr_expect(strstr(lock, "\"name\":\"李四\""), "%s", lock);
	cr_expect(strstr(lock, "\"seized_from\":\"wang-"), "%s", lock);
	papers_close(other);
	expect_saved(desk, "requests.new.business", "5");
	expect_log("李四", "接手  原由 wang-");
}

/* A directory stands where the lock should: nobody can remove it as one. */
Test(locks, what_cannot_be_taken_over_says_why)
{
	g_autofree char *lock = desk_path(desk, ".report.yaml.lock");

	cr_assert_eq(g_mkdir(lock, 0700), 0);
	struct screen *s = start(desk, 24, 80, "report.yaml");
	expect(s, "这份报告还开着");
	press(s, "2");
	expect(s, "谁接过来？");
	press(s, "Enter");
	expect(s, "接不过来");
	expect(s, ".report.yaml.lock：");
	press(s, "Enter");
	expect(s, "[1 只读看]");
	press(s, "Enter");
	expect_row(s, 0, "只读");
	press(s, "F10");
	expect_exit(s, 0);
	s = start(desk, 24, 80, "--plain", "report.yaml");
	answer_line(s, "2", "姓名");
	answer_line(s, "李四", "锁不住");
	expect_exit(s, 2);
}

Test(locks, who_lost_the_report_is_told_and_can_save_elsewhere)
{
	struct screen *s = work();
	papers_await_journal(desk, s, "\"5\"");
	struct screen *other = meet_another();
	press(other, "2");
	expect(other, "谁接过来？");
	press(other, "Enter");
	expect_figures(other, "01", "7 5 0 0 0 0 12");
	press(s, "Tab");
	expect_row(s, MESSAGE_ROW, "这份报告已被别处接过去，这里只能看");
	type(s, "8");
	expect_row(s, MESSAGE_ROW, "这里只能看");
	press(s, "F10");
	expect(s, "3 不存退出");
	expect(s, "只有那边取走的还在");
	press(s, "Esc");
	expect_gone(s, "不存退出");
	press(s, "Ctrl-S");
	expect(s, "[1 存到别处]");
	press(s, "Enter");
	expect(s, "存到哪个文件");
	type(s, "report-2.yaml");
	press(s, "Enter");
	expect_row(s, MESSAGE_ROW, "接着在那里填");
	type(s, "8");
	expect_figures(s, "01", "7 5 8 0 0 0 20");
	papers_close(s);
	papers_close(other);
	expect_saved(desk, "requests.new.business", "5");
	g_autofree char *saved = desk_read(desk, "report-2.yaml");
	cr_assert_not_null(saved);
	cr_expect(strstr(saved, "research: 8"), "%s", saved);
}

Test(locks, who_lost_the_report_and_leaves_names_the_other_file_at_once)
{
	struct screen *s = work();
	papers_await_journal(desk, s, "\"5\"");
	struct screen *other = meet_another();
	press(other, "2 Enter");
	expect_figures(other, "01", "7 5 0 0 0 0 12");
	press(s, "Tab");
	expect_row(s, MESSAGE_ROW, "这份报告已被别处接过去，这里只能看");
	press(s, "F10 1");
	expect(s, "存到哪个文件");
	expect(s, "文件 report-2.yaml");
	press(s, "Esc");
	expect_gone(s, "存到哪个文件");
	press(s, "F10 1");
	type(s, "report");
	press(s, "Enter");
	expect(s, "report.yaml：文件已存在");
	press(s, "1");
	expect(s, "存到哪个文件");
	press(s, "Enter");
	expect_row(s, MESSAGE_ROW, "接着在那里填");
	g_autofree char *saved = desk_read(desk, "report-2.yaml");
	cr_assert_not_null(saved);
	cr_expect(strstr(saved, "business: 5"), "%s", saved);
	papers_close(s);
	papers_close(other);
}

Test(locks, a_lock_of_another_machine_stays)
{
	struct screen *s = papers_open(desk, 24, 80);
	alter_lock("\"machine\":\"", "\"machine\":\"another");
	send_signal(s, SIGKILL);
	expect_exit(s, 128 + SIGKILL);
	s = come_to("这份报告还开着");
	press(s, "Esc");
	expect_exit(s, 0);
	cr_expect(lock_exists());
}

Test(locks, a_dead_one_clears_with_a_word_in_the_question_about_what_was_left)
{
	struct screen *s = work();
	papers_await_journal(desk, s, "\"5\"");
	send_signal(s, SIGKILL);
	expect_exit(s, 128 + SIGKILL);
	cr_expect(lock_exists());
	s = start(desk, 24, 80, "report.yaml");
	expect(s, "接着上次的做？");
	expect(s, "上次没有正常退出：");
	press(s, "Enter");
	expect_figures(s, "01", "7 5 0 0 0 0 12");
	expect_row(s, 20, "商业企业");
	papers_close(s);
}

Test(locks, a_dead_one_clears_with_a_word_at_the_bottom_where_nothing_was_left)
{
	struct screen *s = papers_open(desk, 24, 80);
	send_signal(s, SIGKILL);
	expect_exit(s, 128 + SIGKILL);
	s = start(desk, 24, 80, "report.yaml");
	expect_row(s, MESSAGE_ROW, "上次没有正常退出：");
	papers_close(s);
	cr_expect_not(lock_exists());
}

Test(locks, a_command_does_not_alter_what_is_open)
{
	struct screen *s = papers_open(desk, 24, 80);
	const char *const arguments[] = {"set", "report.yaml", "requests.new.natural=9", NULL};
	g_auto(GStrv) command = desk_command(arguments);
	g_autofree char *errors = NULL;
	cr_expect_eq(desk_run(desk, command, NULL, NULL, &errors), 2);
	cr_expect(strstr(errors, "report.yaml：正开着，没有改动；"), "%s", errors);
	papers_close(s);
	cr_expect_eq(desk_run(desk, command, NULL, NULL, NULL), 0);
	expect_saved(desk, "requests.new.natural", "9");
}

Test(locks, a_link_leads_to_the_same_lock_and_the_same_journal)
{
	g_autofree char *link = desk_path(desk, "link.yaml");
	cr_assert_eq(symlink("report.yaml", link), 0);
	struct screen *s = work();
	struct screen *other = start(desk, 24, 80, "link.yaml");
	expect(other, "这份报告还开着");
	press(other, "Enter");
	expect_figures(other, "01", "7 5 0 0 0 0 12");
	expect_exit(s, 2);
	papers_close(other);
	cr_expect(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
	expect_saved(desk, "requests.new.natural", "7");
}

Test(locks, a_new_report_that_another_window_has_begun_is_not_begun_again)
{
	g_autofree char *report = desk_path(desk, "report.yaml");
	cr_assert_eq(g_unlink(report), 0);
	struct screen *s = papers_begin(desk, 24, 80);
	press(s, "Esc 3");
	type(s, "4");
	press(s, "Enter");
	struct screen *other = come_to("这份报告还开着");
	press(other, "2");
	expect(other, "还没有存过，没有可看的");
	expect_exit(other, 2);
	other = come_to("这份报告还开着");
	press(other, "1 Esc 3");
	expect_figures(other, "01", "4 . . . . . 4+");
	expect_exit(s, 2);
	papers_close(other);
	expect_saved(desk, "requests.new.natural", "4");
}

Test(locks, where_nothing_can_be_written_a_report_is_only_looked_at)
{
	g_autofree char *folder = g_strdup(desk_folder(desk));
	g_autofree char *setpriv = g_find_program_in_path("setpriv");
	if (geteuid() == 0 && !setpriv)
		cr_skip_test("nothing here makes a directory that cannot be written");
	const char *const arguments[] = {"report.yaml", NULL};
	g_auto(GStrv) program = desk_command(arguments);
	g_autofree char *words = g_strjoinv(" ", program);
	g_autofree char *script =
		g_strconcat(geteuid() == 0 ? "exec setpriv --bounding-set -all --inh-caps -all "
					     "--securebits +noroot,+no_setuid_fixup "
					   : "exec ",
			words, NULL);
	g_chmod(folder, 0500);
	struct screen *s = start_other(desk, 24, 80, "sh", "-c", script);
	expect_row(s, 0, "只读");
	expect_row(s, MESSAGE_ROW, "不能写（没有权限），这里只能看");
	press(s, "Esc 3");
	type(s, "9");
	expect_row(s, MESSAGE_ROW, "这里只能看");
	expect_figures(s, "01", "2 0 0 0 0 0 2");
	press(s, "F10");
	expect_exit(s, 0);
	g_chmod(folder, 0700);
}
