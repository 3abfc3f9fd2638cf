/*
 * What befalls a program at work: kills, closed windows, full disks. Nothing that
 * was put down is lost, and the terminal is as it was.
 */

#include "clerk.h"
#include "figures.h"
#include "papers.h"
#include "seat.h"
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

TestSuite(reliability, .init = sit_down, .fini = get_up, .timeout = 60);

static void expect_paper(const char *name, const char *text)
{
	char *now = desk_read(desk, name);
	cr_expect(now && strcmp(now, text) == 0, "%s reads\n%s", name, now);
	g_free(now);
}

/* Types 1 to 6 into the first row of table 3; the last cell stays open. */
static struct screen *fill_a_row(void)
{
	static const char *const figures[] = {"1", "2", "3", "4", "5", "6"};
	papers_lay_out(desk, "real-00.yaml");
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Esc 3");
	for (size_t i = 0; i < G_N_ELEMENTS(figures); i++) {
		press(s, i > 0 ? "Tab" : "");
		type(s, figures[i]);
	}
	expect_figures(s, "01", "1 2 3 4 5 6 21");
	return s;
}

/* The next start offers what was typed, and gives it with Enter. */
static void expect_recovered(const char *figures)
{
	struct screen *s = papers_open(desk, 24, 80);
	expect(s, "上次没有存盘");
	press(s, "Enter Esc 3");
	expect_figures(s, "01", figures);
	papers_close(s);
}

Test(reliability, after_a_kill_all_but_the_open_cell_comes_back)
{
	struct screen *s = fill_a_row();
	send_signal(s, SIGKILL);
	expect_exit(s, 128 + SIGKILL);
	expect_saved(desk, "requests.new.natural", "2");
	expect_recovered("1 2 3 4 5 0 15");
	expect_saved(desk, "requests.new.legal", "5");
}

Test(reliability, after_a_second_kill_too)
{
	struct screen *s = fill_a_row();
	send_signal(s, SIGKILL);
	expect_exit(s, 128 + SIGKILL);
	s = papers_open(desk, 24, 80);
	press(s, "Enter"); /* leads to the last change */
	expect_figures(s, "01", "1 2 3 4 5 0 15");
	press(s, "Home");
	type(s, "9");
	press(s, "Enter");
	expect_cursor(s, 5, 41);
	expect_row(s, 0, "未存 5 处");
	send_signal(s, SIGKILL);
	expect_exit(s, 128 + SIGKILL);
	expect_recovered("9 2 3 4 5 0 23");
}

Test(reliability, the_question_counts_what_the_top_line_counted_and_names_it_as_people_do)
{
	papers_lay_out(desk, "full.yaml");
	struct screen *s = papers_open(desk, 24, 80);

	press(s, "Down Down");
	type(s, "20250131");
	press(s, "Enter");
	expect(s, "[1部门]");
	type(s, "2");
	expect(s, "[2乡镇街道]");
	press(s, "Esc 3");
	paste(s, "1\t2\n3\t4\n");
	expect(s, "先看放到哪里");
	press(s, "Enter");
	expect_row(s, 0, "未存 6 处");
	send_signal(s, SIGKILL);
	expect_exit(s, 128 + SIGKILL);
	s = papers_open(desk, 24, 80);
	expect(s, "有6处改动");
	expect(s, "2025年1月24日 改 2025年1月31日");
	expect(s, "部门 改 乡镇街道");
	press(s, "Enter");
	expect(s, "已取回上次的6处改动");
	expect_row(s, 0, "未存 6 处");
}

Test(reliability, half_a_second_later_the_open_cell_comes_back_too)
{
	struct screen *s = fill_a_row();
	papers_await_journal(desk, s, "{\"open\":[[\"requests.new.other_org\",\"6\"]]");
	type(s, "7");
	papers_await_journal(desk, s, "\"67\"");
	send_signal(s, SIGKILL);
	expect_exit(s, 128 + SIGKILL);
	expect_recovered("1 2 3 4 5 67 82");
}

/* Nothing more is written while nobody types. */
Test(reliability, the_journal_rests_with_the_clerk)
{
	struct screen *s = fill_a_row();
	papers_await_journal(desk, s, "\"cursor\"");
	papers_await_journal(desk, s, "\"6\"");
	char *before = desk_read(desk, ".report.yaml.journal");
	screen_listen(s, 1200);
	expect_paper(".report.yaml.journal", before);
	g_free(before);
}

Test(reliability, a_text_comes_back_up_to_the_last_pause)
{
	papers_lay_out(desk, "real-00.yaml");
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Esc 1 Enter");
	type(s, "写到这里。");
	papers_await_journal(desk, s, "写到这里。");
	send_signal(s, SIGKILL);
	expect_exit(s, 128 + SIGKILL);
	s = papers_open(desk, 24, 80);
	press(s, "Enter Esc 1");
	expect(s, "写到这里。");
}

Test(reliability, a_window_closed_over_a_question_or_a_text_loses_nothing)
{
	struct screen *s = fill_a_row();
	press(s, "F10");
	expect(s, "存盘退出");
	hang_up(s);
	expect_exit(s, 2);
	s = papers_open(desk, 24, 80);
	expect(s, "上次没有存盘");
	hang_up(s);
	expect_exit(s, 2);
	s = papers_open(desk, 24, 80);
	press(s, "Enter Esc 1 Enter");
	type(s, "未写完");
	expect_row(s, 3, "未写完");
	hang_up(s);
	expect_exit(s, 2);
	s = papers_open(desk, 24, 80);
	press(s, "Enter Esc 1");
	expect(s, "未写完");
	press(s, "Esc 3");
	expect_figures(s, "01", "1 2 3 4 5 6 21");
}

Test(reliability, a_folder_that_vanished_is_named_and_the_data_stay)
{
	papers_lay_out(desk, "real-00.yaml");
	char *folder = desk_path(desk, "gone"), *moved = desk_path(desk, "moved");
	char *text = desk_read(desk, "report.yaml");
	g_mkdir(folder, 0700);
	desk_write(desk, "gone/report.yaml", text);
	struct screen *s = start(desk, 24, 80, "gone/report.yaml");
	expect(s, "F1帮助");
	g_rename(folder, moved);
	press(s, "Esc 3");
	type(s, "7");
	press(s, "Enter");
	expect_figures(s, "01", "7 0 0 0 0 0 7");
	expect_row(s, 22, "恢复日志");
	press(s, "Ctrl-S");
	expect(s, "没有这个目录");
	press(s, "2");
	expect_gone(s, "存到别处");
	expect_row(s, 22, "没有存成");
	expect_row(s, 0, "未存 1 处");
	press(s, "F10");
	expect(s, "存盘退出");
	press(s, "Enter");
	expect(s, "[1 存到别处]");
	press(s, "Esc");
	expect_gone(s, "存到别处");
	expect_row(s, 22, "没有存成");
	g_rename(moved, folder);
	papers_close(s);
	char *saved = desk_read(desk, "gone/report.yaml");
	cr_expect(strstr(saved, "natural: 7"));
	g_free(saved);
	g_free(text);
	g_free(folder);
	g_free(moved);
}

/* A report too large for the limit set on files; the screen and the journal are far below it. */
static char *write_large_report(void)
{
	char *text = papers_data("real-00.yaml"), *prose = g_strnfill(100000, 'x');
	char *large = g_strconcat(text, "overview:\n  lead: ", prose, "\n", NULL);
	desk_write(desk, "report.yaml", large);
	g_free(prose);
	g_free(text);
	return large;
}

static struct screen *open_with_little_room(void)
{
	const char *const arguments[] = {"report.yaml", NULL};
	char **command = desk_command(arguments), *words = g_strjoinv(" ", command);
	char *script = g_strconcat("ulimit -f 64; exec ", words, NULL);
	struct screen *s = start_other(desk, 24, 80, "sh", "-c", script);
	g_strfreev(command);
	g_free(words);
	g_free(script);
	expect(s, "F1帮助");
	return s;
}

Test(reliability, a_file_that_finds_no_room_is_told_and_the_old_one_stays_whole)
{
	char *before = write_large_report();
	struct screen *s = open_with_little_room();
	press(s, "Esc 3");
	type(s, "7");
	press(s, "Enter Ctrl-S");
	expect(s, "文件太大");
	expect(s, "改动都还在，也记在恢复日志里");
	press(s, "2");
	expect_gone(s, "存到别处");
	expect_row(s, 22, "没有存成");
	expect_row(s, 0, "未存 1 处");
	press(s, "F10 3");
	expect_exit(s, 0);
	char *after = desk_read(desk, "report.yaml");
	cr_expect_str_eq(before, after);
	expect_recovered("7 0 0 0 0 0 7");
	g_free(before);
	g_free(after);
}

/* Somebody else's hand on the report while it is open, or after it was left. */
static char *write_as_another_would(void)
{
	char *text = papers_data("real-01.yaml");
	desk_write(desk, "report.yaml", text);
	return text;
}

Test(reliability, what_cannot_be_saved_here_is_saved_elsewhere_and_goes_on_there)
{
	struct screen *s = papers_change_a_figure(desk);
	char *other = write_as_another_would();
	press(s, "Ctrl-S");
	expect(s, " 1 存到别处");
	press(s, "1");
	expect(s, "存到哪个文件");
	type(s, "report.yaml"); /* the name it has: that is taken */
	press(s, "Enter");
	expect(s, "文件已存在");
	press(s, "1");
	expect(s, "存到哪个文件");
	type(s, "另一份.yaml");
	press(s, "Enter");
	expect_row(s, 22, "另一份.yaml，接着在那里填");
	expect_row(s, 0, "已存");
	expect_paper("report.yaml", other);
	g_free(other);
	cr_expect_null(desk_read(desk, ".report.yaml.journal"));
	type(s, "8");
	press(s, "Enter");
	expect_row(s, 0, "未存 1 处");
	expect(s, "03行"); /* the figure has been accepted */
	send_signal(s, SIGKILL);
	expect_exit(s, 128 + SIGKILL);
	s = start(desk, 24, 80, "另一份.yaml");
	expect(s, "上次没有存盘");
	press(s, "Enter");
	expect_figures(s, "01", "7 0 0 0 0 0 7");
	expect_figures(s, "02", "8 0 0 0 0 0 8");
}

Test(reliability, a_new_report_never_takes_the_place_of_another)
{
	struct screen *s = papers_begin(desk, 24, 80);
	papers_lay_out(desk, "real-01.yaml");
	char *before = desk_read(desk, "report.yaml");
	press(s, "Ctrl-S");
	expect(s, "文件已存在");
	press(s, "Esc");
	expect_gone(s, "存到别处");
	expect_row(s, 22, "没有存成");
	char *after = desk_read(desk, "report.yaml");
	cr_expect_str_eq(before, after);
	g_free(before);
	g_free(after);
}

Test(reliability, a_file_changed_meanwhile_is_not_saved_over_and_nothing_is_lost)
{
	struct screen *s = papers_change_a_figure(desk);
	char *other = write_as_another_would();
	press(s, "Ctrl-S");
	expect(s, "打开以后被改过，没有覆盖");
	press(s, "2");
	expect_gone(s, "存到别处");
	expect_row(s, 22, "没有存成");
	expect_row(s, 0, "未存 1 处");
	press(s, "F10 1");
	expect(s, " 1 存到别处");
	press(s, "Esc");
	expect_gone(s, "存到别处");
	expect_row(s, 22, "没有存成");
	expect_paper("report.yaml", other);
	press(s, "F10 3");
	expect_exit(s, 0);
	expect_paper("report.yaml", other);
	s = papers_open(desk, 24, 80);
	expect(s, "这些改动之后，文件又被改过");
	press(s, "Enter Esc 3");
	expect_figures(s, "01", "7 0 0 0 0 0 7");
	papers_close(s);
	expect_saved(desk, "requests.new.natural", "7");
	expect_saved(desk, "disputes.review.upheld", "10");
	g_free(other);
}

Test(reliability, changes_to_a_file_written_again_since_are_offered_with_a_word_about_it)
{
	struct screen *s = papers_change_a_figure(desk);
	press(s, "F10 3");
	expect_exit(s, 0);
	s = papers_open(desk, 24, 80);
	expect(s, "上次没有存盘");
	expect_gone(s, "文件又被改过");
	press(s, "Esc");
	expect_exit(s, 0);
	char *other = write_as_another_would();
	s = papers_open(desk, 24, 80);
	expect(s, "这些改动之后，文件又被改过");
	press(s, "Esc");
	expect_exit(s, 0);
	expect_paper("report.yaml", other);
	g_free(other);
	expect_recovered("7 0 0 0 0 0 7");
}

/* Journals that this version cannot read: of a later one, and of nobody. */
static const char *const strange_journals[] = {
	"{\"nianbao-journal\": 3, \"form\": \"x\", \"base\": \"\"}\n[]\n",
	"不是日志\n",
};

static void expect_strange_journal_aside(struct screen *s, const char *journal)
{
	expect_row(s, 22, ".report.yaml.journal");
	expect_row(s, 22, "已改名 .old");
	expect_paper(".report.yaml.journal.old", journal);
	press(s, "Esc 3");
	type(s, "8");
	press(s, "Enter");
	expect_row(s, 0, "未存");
	expect_paper(".report.yaml.journal.old", journal);
	papers_close(s);
	expect_paper(".report.yaml.journal.old", journal);
	expect_saved(desk, "requests.new.natural", "8");
}

Test(reliability, a_journal_that_cannot_be_read_is_named_and_put_aside)
{
	for (size_t i = 0; i < G_N_ELEMENTS(strange_journals); i++) {
		papers_lay_out(desk, "real-00.yaml");
		desk_write(desk, ".report.yaml.journal", strange_journals[i]);
		struct screen *s = papers_open(desk, 24, 80);
		expect_strange_journal_aside(s, strange_journals[i]);
	}
}

Test(reliability, a_new_report_does_not_write_over_such_a_journal_either)
{
	desk_write(desk, ".report.yaml.journal", strange_journals[0]);
	struct screen *s = papers_begin_official(desk, 24, 80);
	press(s, "Esc");
	expect_exit(s, 0);
	expect_paper(".report.yaml.journal", strange_journals[0]);
	expect_strange_journal_aside(papers_begin(desk, 24, 80), strange_journals[0]);
}

Test(reliability, changes_the_journal_cannot_hold_are_told_of_before_they_are_left)
{
	char *journal = desk_path(desk, ".report.yaml.journal");
	papers_lay_out(desk, "real-00.yaml");
	struct screen *s = papers_open(desk, 24, 80);
	cr_assert_eq(g_mkdir(journal, 0700), 0, "what stands in its place keeps it from being");
	press(s, "Esc 3");
	type(s, "7");
	press(s, "Enter");
	expect_row(s, 22, "恢复日志");
	press(s, "F10");
	expect(s, "恢复日志写不进去，1处改动会丢失");
	press(s, "Esc");
	expect_gone(s, "会丢失");
	cr_assert_eq(g_rmdir(journal), 0);
	g_free(journal);
	press(s, "Right");
	type(s, "5");
	press(s, "F10");
	expect(s, "2处改动留在恢复日志，下次可取回");
	press(s, "3");
	expect_exit(s, 0);
	s = papers_open(desk, 24, 80);
	press(s, "Enter Esc 3");
	expect_figures(s, "01", "7 0 0 0 0 0 7");
	expect_figures(s, "02", "0 5 0 0 0 0 5");
}

Test(reliability, a_report_is_not_begun_where_it_could_not_be_saved)
{
	struct screen *s = start(desk, 24, 80, "nowhere/report.yaml");
	expect_exit(s, 2);
	expect(s, "没有这个目录");
}

Test(reliability, a_journal_that_somebody_removed_is_written_again)
{
	struct screen *s = fill_a_row();
	char *journal = desk_path(desk, ".report.yaml.journal");
	cr_assert_eq(g_unlink(journal), 0);
	g_free(journal);
	press(s, "Down");
	type(s, "8");
	press(s, "Enter");
	expect_figures(s, "02", "0 0 0 0 0 8 8");
	papers_await_journal(desk, s, "\"8\"");
	send_signal(s, SIGKILL);
	expect_exit(s, 128 + SIGKILL);
	s = papers_open(desk, 24, 80);
	expect(s, "上次没有存盘");
	press(s, "Enter Esc 3");
	expect_figures(s, "01", "1 2 3 4 5 6 21");
}
