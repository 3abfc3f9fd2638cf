/*
 * What ends a program from outside, and what only stops it: after each, all that
 * was accepted can be recovered, and the terminal is as it was.
 */

#include "clerk.h"
#include "figures.h"
#include "papers.h"
#include "seat.h"
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

TestSuite(signals, .init = sit_down, .fini = get_up, .timeout = 60);

/* Types 1 to 6 into the first row of table 3. The last cell stays open, and is in the journal. */
static void fill(struct screen *s)
{
	press(s, "Esc 3");
	expect(s, "三、收到和处理");
	for (char figure = '1'; figure <= '6'; figure++) {
		press(s, figure > '1' ? "Tab" : "");
		type(s, ((char[]){figure, '\0'}));
	}
	expect_figures(s, "01", "1 2 3 4 5 6 21");
	papers_await_journal(desk, s, "{\"open\":[[\"requests.new.other_org\",\"6\"]]");
}

static struct screen *fill_a_row(void)
{
	papers_lay_out(desk, "real-00.yaml");
	struct screen *s = papers_open(desk, 24, 80);
	fill(s);
	return s;
}

/* The next start offers all of it, and gives it with Enter. */
static void expect_recovered(const char *figures)
{
	struct screen *s = papers_open(desk, 24, 80);
	expect(s, "上次没有存盘");
	press(s, "Enter");
	expect_gone(s, "上次没有存盘");
	press(s, "Esc 3");
	expect_figures(s, "01", figures);
	papers_close(s);
	expect_saved(desk, "requests.new.legal", "5");
}

Test(signals, that_ask_for_the_end_keep_all_and_say_so_by_the_status)
{
	static const int numbers[] = {SIGHUP, SIGTERM, SIGINT, SIGQUIT};
	for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
		struct screen *s = fill_a_row();
		type(s, "7"); /* not in the journal yet */
		send_signal(s, numbers[i]);
		expect_exit(s, 2);
		expect_restored(s);
		expect_recovered("1 2 3 4 5 67 82");
	}
}

Test(signals, a_terminal_that_closes_keeps_all)
{
	struct screen *s = fill_a_row();
	type(s, "7");
	expect_figures(s, "01", "1 2 3 4 5 67 82");
	hang_up(s);
	expect_exit(s, 2);
	expect_recovered("1 2 3 4 5 67 82");
}

Test(signals, of_a_crash_restore_the_terminal_and_leave_the_journal)
{
	static const int numbers[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};
	/* a sanitizer would take these for faults of its own finding, and end otherwise */
	desk_setenv(desk, "ASAN_OPTIONS",
		"handle_segv=0:handle_sigbus=0:handle_sigfpe=0:handle_sigill=0");
	for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
		struct screen *s = fill_a_row();
		send_signal(s, numbers[i]);
		expect_exit(s, 128 + numbers[i]);
		expect_restored(s);
		expect_recovered("1 2 3 4 5 6 21");
	}
}

/* Under a shell with job control, which brings it back as soon as it has stopped. */
static struct screen *fill_a_row_under_a_shell(void)
{
	const char *const arguments[] = {"report.yaml", NULL};
	g_auto(GStrv) command = desk_command(arguments);
	g_autofree char *words = g_strjoinv(" ", command);
	g_autofree char *script = g_strconcat(words, "; echo STOPPED; fg", NULL);
	papers_lay_out(desk, "real-00.yaml");
	struct screen *s = start_other(desk, 24, 80, "bash", "-mc", script);
	expect(s, "F1帮助");
	fill(s);
	return s;
}

Test(signals, a_stop_by_the_menu_gives_the_terminal_back_and_loses_nothing)
{
	struct screen *s = fill_a_row_under_a_shell();
	press(s, "Tab"); /* or Esc would put the open cell back */
	expect_cursor(s, 5, 41);
	press(s, "Esc");
	expect(s, "菜单");
	press(s, "Right Up Up");
	press(s, "Enter");
	expect_gone(s, "菜单");
	expect_figures(s, "01", "1 2 3 4 5 6 21");
	type(s, "7");
	expect_figures(s, "02", "7 0 0 0 0 0 7");
	hang_up(s);
	wait_exit(s);
	expect_recovered("1 2 3 4 5 6 21");
}

/* Waits until the program has stopped. */
static void stop(struct screen *s)
{
	siginfo_t info = {0};
	send_signal(s, SIGSTOP);
	bool stopped = waitid(P_PID, (id_t)screen_process(s), &info, WSTOPPED | WNOWAIT) == 0 &&
		info.si_code == CLD_STOPPED;
	cr_assert(stopped, "it does not stop");
}

Test(signals, a_program_that_was_stopped_goes_on_where_it_was)
{
	struct screen *s = fill_a_row();
	stop(s);
	send_signal(s, SIGCONT);
	type(s, "7");
	expect_figures(s, "01", "1 2 3 4 5 67 82");
	send_signal(s, SIGTERM);
	expect_exit(s, 2);
	expect_restored(s);
	expect_recovered("1 2 3 4 5 67 82");
}

Test(signals, a_program_that_dies_while_it_is_stopped_loses_nothing)
{
	struct screen *s = fill_a_row();
	stop(s);
	send_signal(s, SIGKILL);
	expect_exit(s, 128 + SIGKILL);
	expect_recovered("1 2 3 4 5 6 21");
}

Test(signals, that_end_a_stopped_program_keep_all)
{
	struct screen *s = fill_a_row();
	stop(s);
	send_signal(s, SIGHUP);
	send_signal(s, SIGCONT);
	expect_exit(s, 2);
	expect_recovered("1 2 3 4 5 6 21");
}
