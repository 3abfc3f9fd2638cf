/*
 * The driver itself, tried on programs whose behaviour is known.
 */

#include "clerk.h"
#include "seat.h"
#include <signal.h>
#include <string.h>
#include <unistd.h>

TestSuite(driver, .init = sit_down, .fini = get_up, .timeout = 60);

/* A shell that says it is ready once the script has set the stage. */
static struct screen *shell(const char *script)
{
	return start_other(desk, 24, 80, "sh", "-c", script);
}

/* A program that shows the bytes it gets: raw, so that every key arrives. */
static struct screen *key_viewer(const char *modes)
{
	char *script =
		g_strdup_printf("stty raw -echo; printf '%sready\\r\\n'; exec cat -vT", modes);
	struct screen *s = shell(script);
	g_free(script);
	expect(s, "ready");
	return s;
}

Test(driver, shows_what_a_program_prints)
{
	struct screen *s = shell("printf 'one\\n  two\\n'; read line");
	expect_row(s, 0, "one");
	expect_row(s, 1, "  two");
	expect_cursor(s, 2, 0);
	cr_expect_str_eq(screen_row(s, 1), "  two");
	cr_expect_str_eq(screen_row(s, 5), "");
}

Test(driver, types_and_reads_the_echo)
{
	struct screen *s = start_other(desk, 24, 80, "cat");
	type(s, "本年新收 2 件");
	expect_row(s, 0, "本年新收 2 件");
	press(s, "Backspace Backspace Backspace");
	expect_gone(s, "2 件");
	press(s, "Enter");
	expect_row(s, 1, "本年新收");
}

Test(driver, a_wide_character_stands_once_and_takes_two_columns)
{
	struct screen *s = shell("printf '表三|𠮷|é|\\033[7m反\\033[0m'; read line");
	int row, column;
	expect_row(s, 0, "表三|𠮷|é|反");
	cr_assert(vt_find(screen_vt(s), "|é", &row, &column));
	cr_expect_eq(column, 7);
	cr_assert(vt_find(screen_vt(s), "反", &row, &column));
	cr_expect_eq(column, 10);
	expect_cursor(s, 0, 12);
}

Test(driver, sees_how_a_cell_looks)
{
	struct screen *s =
		shell("printf 'a\\033[7mb\\033[0;1mc\\033[0;4md\\033[0;31me\\033[0mf'; read line");
	static const struct look looks[] = {
		{0},
		{.reverse = true},
		{.bold = true},
		{.underline = true},
		{.coloured = true},
		{0},
	};
	expect(s, "abcdef");
	for (int i = 0; i < (int)G_N_ELEMENTS(looks); i++) {
		struct look look = vt_look(screen_vt(s), 0, i);
		cr_expect(look.reverse == looks[i].reverse && look.bold == looks[i].bold &&
				look.underline == looks[i].underline &&
				look.coloured == looks[i].coloured,
			"column %d", i);
	}
}

struct key_case {
	const char *keys, *shown;
};

static void expect_keys(const char *modes, const struct key_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct screen *s = key_viewer(modes);
		press(s, cases[i].keys);
		type(s, "|");
		expect_row(s, 1, "|");
		char *wanted = g_strconcat(cases[i].shown, "|", NULL);
		cr_expect_str_eq(
			screen_row(s, 1), wanted, "%s: %s", cases[i].keys, screen_row(s, 1));
		g_free(wanted);
	}
}

Test(driver, keys_send_what_xterm_sends)
{
	static const struct key_case cases[] = {
		{"Tab Shift-Tab", "^I^[[Z"},
		{"Enter KeypadEnter", "^M^M"},
		{"Esc 1", "^[1"},
		{"Alt-1", "^[1"},
		{"Ctrl-Z Ctrl-s Ctrl-I Ctrl-[", "^Z^S^I^["},
		{"Up Down Right Left", "^[[A^[[B^[[C^[[D"},
		{"Home End Insert Delete PgUp PgDn", "^[[H^[[F^[[2~^[[3~^[[5~^[[6~"},
		{"F1 F4 F5 F6 F10 F12", "^[OP^[OS^[[15~^[[17~^[[21~^[[24~"},
		{"Shift-Up Ctrl-Right", "^[[1;2A^[[1;5C"},
		{"Backspace Space x", "^? x"},
		{"Keypad5 Keypad. Keypad-", "5.-"},
	};
	expect_keys("", cases, G_N_ELEMENTS(cases));
}

Test(driver, application_modes_change_what_keys_send)
{
	static const struct key_case cases[] = {
		{"Up Home End", "^[OA^[OH^[OF"},
		{"Keypad0 Keypad5 Keypad. KeypadEnter", "^[Op^[Ou^[On^[OM"},
	};
	expect_keys("\\033[?1h\\033=", cases, G_N_ELEMENTS(cases));
}

Test(driver, pastes_within_brackets_when_the_program_asks)
{
	struct screen *plain = key_viewer(""), *asked = key_viewer("\\033[?2004h");
	paste(plain, "三");
	paste(asked, "x");
	expect_row(plain, 1, "M-dM-8M-^I");
	expect_row(asked, 1, "^[[200~x^[[201~");
}

Test(driver, sends_bytes_as_they_are)
{
	struct screen *s = key_viewer("");
	send_raw(s, "\033[11~");
	expect_row(s, 1, "^[[11~");
}

Test(driver, answers_where_the_cursor_is)
{
	struct screen *s = shell("stty raw -echo; printf '\\033[5;9H\\033[6n'; exec cat -vT");
	expect(s, "^[[5;9R");
}

Test(driver, tells_the_program_its_size)
{
	struct screen *s = shell("trap 'stty size' WINCH; stty size; while :; do read line; done");
	expect_row(s, 0, "24 80");
	resize(s, 30, 100);
	expect_row(s, 1, "30 100");
	resize(s, 5, 20);
	expect(s, "5 20");
}

/* Whatever the program sends for a size that is no more, the terminal draws it. */
Test(driver, survives_any_size)
{
	struct screen *s = shell("while printf '表𠮷x\\033[%d;%dH三' $((i % 50)) $((i % 140)); "
				 "do i=$((i + 7)); done");
	GRand *dice = g_rand_new_with_seed(9);
	for (int i = 0; i < 300; i++)
		resize(s, g_rand_int_range(dice, 1, 60), g_rand_int_range(dice, 1, 150));
	resize(s, 1, 1);
	screen_draw(s, 20);
	resize(s, 24, 80);
	expect(s, "三");
	g_rand_free(dice);
}

/* Left to itself libvterm 0.1.4 leads it above the screen, and out of its memory. */
Test(driver, keeps_the_cursor_on_a_screen_that_shrinks)
{
	struct vt vt;
	GRand *dice = g_rand_new_with_seed(3);
	vt_init(&vt, 24, 80);
	for (int i = 0; i < 1000; i++) {
		int rows = g_rand_int_range(dice, 1, 60), columns = g_rand_int_range(dice, 2, 150);
		int row, column;
		g_autofree char *text = g_strdup_printf("\033[%d;%dH三", i % 50, i % 140);
		vt_resize(&vt, rows, columns);
		vt_cursor(&vt, &row, &column);
		cr_assert(row >= 0 && row < rows && column >= 0 && column < columns,
			"at %d,%d of %d rows and %d columns", row, column, rows, columns);
		vt_draw(&vt, text, strlen(text));
	}
	vt_release(&vt);
	g_rand_free(dice);
}

Test(driver, reports_how_a_program_ended)
{
	expect_exit(shell("exit 3"), 3);
	expect_exit(shell("kill -9 $$"), 128 + SIGKILL);
	expect_exit(start_other(desk, 24, 80, "/nowhere/program"), 127);
}

Test(driver, passes_signals_and_hang_ups_on)
{
	struct screen *s = shell("trap 'exit 5' TERM; echo ready; while :; do read line; done");
	expect(s, "ready");
	send_signal(s, SIGTERM);
	expect_exit(s, 5);
	s = shell("trap 'exit 6' HUP; echo ready; while :; do read line; done");
	expect(s, "ready");
	hang_up(s);
	expect_exit(s, 6);
}

Test(driver, says_what_it_waited_for_and_shows_the_screen)
{
	struct screen *s = shell("echo 起; exit 0");
	cr_assert_not(screen_expect_row(s, 1, "终"));
	cr_expect(strstr(screen_trouble(s), "expected in row 1: 终"));
	cr_expect(strstr(screen_trouble(s), "  0|起"));
	cr_expect_not(screen_press(s, "F13"));
	cr_expect(strstr(screen_trouble(s), "there is no key F13"));
}

Test(driver, waits_no_longer_than_its_patience)
{
	g_setenv("NIANBAO_PATIENCE", "0.02", TRUE);
	struct screen *s = start_other(desk, 24, 80, "cat");
	int64_t before = g_get_monotonic_time();
	cr_expect_not(screen_expect(s, "never"));
	cr_expect_not(screen_expect_cursor(s, 9, 9));
	cr_expect_lt(g_get_monotonic_time() - before, 2 * G_USEC_PER_SEC);
}

Test(driver, counts_bytes_keys_and_bells)
{
	struct screen *s = key_viewer("");
	screen_mark(s);
	type(s, "年报");
	press(s, "Up Ctrl-G");
	expect(s, "^[[A^G");
	cr_expect_eq(screen_keystrokes(s), 4);
	cr_expect_eq(screen_received(s), strlen("M-eM-9M-4M-fM-^JM-%^[[A^G"));
	cr_expect_eq(screen_listen(s, 20), 0);
	s = shell("printf '\\a\\a.'; read line");
	expect(s, ".");
	cr_expect_eq(screen_vt(s)->bells, 2);
}

Test(driver, knows_whether_the_terminal_was_restored)
{
	struct screen *s = shell("stty raw; printf '\\033[?1049h\\033[?25lx'; read line");
	expect(s, "x");
	cr_expect_not(screen_is_restored(s));
	s = shell(
		"a=$(stty -g); stty raw; stty $a; printf '\\033[?1049h\\033[?25l\\033[?1049l\\033[?25h'");
	expect_exit(s, 0);
	expect_restored(s);
}

/* Neither end may wait for the other when both have much to say. */
Test(driver, takes_long_pastes_both_ways)
{
	struct screen *s = key_viewer("");
	char *text = g_strnfill(200000, 'x');
	type(s, text);
	type(s, "done");
	expect(s, "done");
	g_free(text);
}

Test(driver, programs_see_a_fixed_private_environment)
{
	char *env[] = {"env", NULL}, *output = NULL;
	g_setenv("NO_COLOR", "1", TRUE);
	desk_setenv(desk, "EDITOR", "true");
	cr_assert_eq(desk_run(desk, env, NULL, &output, NULL), 0);
	static const char *const wanted[] = {"TERM=xterm-256color\n", "TZ=UTC\n", "LANG=C.UTF-8\n",
		"EDITOR=true\n", "HOME=/", "XDG_STATE_HOME=/"};
	for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++)
		cr_expect(strstr(output, wanted[i]), "%s", wanted[i]);
	cr_expect_not(strstr(output, "NO_COLOR"));
	g_free(output);
}

Test(driver, runs_commands_without_a_terminal)
{
	char *script[] = {"sh", "-c", "cat; echo trouble >&2; exit 2", NULL};
	char *output = NULL, *errors = NULL;
	cr_expect_eq(desk_run(desk, script, "表\n", &output, &errors), 2);
	cr_expect_str_eq(output, "表\n");
	cr_expect_str_eq(errors, "trouble\n");
	g_free(output);
	g_free(errors);
}

Test(driver, a_desk_leaves_nothing_behind)
{
	struct desk *other = desk_new();
	char *path = desk_path(other, "report.yaml"),
	     *lock[] = {"sh", "-c", "mkdir d; touch d/f; chmod 0 d", NULL};
	desk_write(other, "report.yaml", "form: x\n");
	desk_run(other, lock, NULL, NULL, NULL);
	char *text = desk_read(other, "report.yaml");
	cr_expect_str_eq(text, "form: x\n");
	struct screen *s = start_other(
		other, 24, 80, "sh", "-c", "trap '' HUP; echo on; while :; do read l; done");
	expect(s, "on");
	pid_t process = screen_process(s);
	desk_free(other);
	cr_expect_not(g_file_test(path, G_FILE_TEST_EXISTS));
	cr_expect_eq(kill(process, 0), -1);
	g_free(text);
	g_free(path);
}
