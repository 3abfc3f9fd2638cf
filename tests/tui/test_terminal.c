/*
 * The terminal, tried through the program `stage` whose path the variable
 * NIANBAO_STAGE gives.
 */

#include "../e2e/clerk.h"
#include "../e2e/seat.h"
#include "tui/theme.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

TestSuite(terminal, .init = sit_down, .fini = get_up, .timeout = 60);

static struct screen *stage(int rows, int columns)
{
	const char *program = getenv("NIANBAO_STAGE");
	cr_assert(program != NULL, "NIANBAO_STAGE does not say where the stage is");
	struct screen *s = start_other(desk, rows, columns, program);
	expect(s, "event");
	return s;
}

static void expect_end(struct screen *s, int status, const char *how)
{
	int ended;
	MUST(s, screen_wait_exit(s, &ended));
	cr_expect_eq(ended, status, "%s: status %d, not %d", how, ended, status);
	cr_expect(screen_is_restored(s), "%s leaves the terminal unusable", how);
}

Test(terminal, shows_a_canvas_as_it_is)
{
	struct screen *s = stage(24, 80);
	expect_row(s, 0, "size 24x80");
	expect_row(s, 2, "年报e\u0301|𠮷");
	expect_row(s, 23, "last");
	expect_cursor(s, 2, 4);
	cr_expect_str_eq(screen_row(s, 3), "", "half a character shows");
	cr_expect(vt_look(screen_vt(s), 0, 0).reverse);
	cr_expect_not(vt_look(screen_vt(s), 1, 0).reverse);
}

Test(terminal, wide_characters_move_by_one_column_and_leave_nothing_behind)
{
	struct screen *s = stage(24, 80);
	for (int i = 0; i < 5; i++) {
		type(s, "w");
		expect(s, "text w");
		type(s, "x");
		expect(s, "text x");
		cr_expect_str_eq(
			screen_row(s, 2), i % 2 == 0 ? " 年报e\u0301|𠮷" : "年报e\u0301|𠮷");
	}
}

Test(terminal, sends_what_changed_and_nothing_while_idle)
{
	struct screen *s = stage(24, 80);
	type(s, "1");
	expect(s, "text 1");
	cr_expect_eq(screen_listen(s, 100), 0);
	screen_mark(s);
	type(s, "2");
	expect(s, "text 2");
	screen_listen(s, 50);
	cr_expect(screen_received(s) < 40, "%zu bytes for one digit", screen_received(s));
	screen_mark(s);
	type(s, "2");
	screen_listen(s, 100);
	cr_expect_eq(screen_received(s), 0, "%zu bytes for no change", screen_received(s));
}

Test(terminal, repaints_all_when_asked)
{
	struct screen *s = stage(24, 80);
	screen_mark(s);
	type(s, "l");
	expect(s, "text l");
	screen_listen(s, 50);
	cr_expect(screen_received(s) > 60, "only %zu bytes", screen_received(s));
}

Test(terminal, every_key_arrives_and_none_is_a_signal)
{
	static const struct {
		const char *key, *event;
	} cases[] = {
		{"F1", "key F1"},
		{"F10", "key F10"},
		{"Home", "key Home"},
		{"Up", "key 上"},
		{"Enter", "key Enter"},
		{"Shift-Tab", "key S-Tab"},
		{"Ctrl-S", "key ^S"},
		{"Ctrl-Q", "key ^Q"},
		{"Ctrl-C", "key ^C"},
		{"Ctrl-Z", "key ^Z"},
		{"Ctrl-V", "key ^V"},
		{"Ctrl-O", "key ^O"},
		{"Keypad7", "text 7"},
		{"Keypad.", "text ."},
		{"KeypadEnter", "key Enter"},
		{"Esc", "key Esc"},
	};
	struct screen *s = stage(24, 80);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		type(s, "-");
		expect(s, "text -");
		press(s, cases[i].key);
		expect(s, cases[i].event);
	}
}

Test(terminal, a_paste_is_one_event)
{
	struct screen *s = stage(24, 80);
	paste(s, "q年报\nq");
	expect(s, "paste 9");
}

Test(terminal, rings_and_hides_the_cursor)
{
	struct screen *s = stage(24, 80);
	type(s, "b");
	expect(s, "text b");
	screen_listen(s, 20);
	cr_expect_eq(screen_vt(s)->bells, 1);
	cr_expect(screen_vt(s)->cursor_shown);
	type(s, "h");
	expect(s, "text h");
	screen_listen(s, 20);
	cr_expect_not(screen_vt(s)->cursor_shown);
}

Test(terminal, follows_any_size)
{
	static const int sizes[][2] = {{10, 40}, {1, 2}, {50, 200}, {2, 300}, {24, 80}};
	struct screen *s = stage(24, 80);
	for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
		g_autofree char *size = g_strdup_printf("size %dx%d", sizes[i][0], sizes[i][1]);
		resize(s, sizes[i][0], sizes[i][1]);
		if (sizes[i][1] > 12)
			expect(s, size);
	}
	expect_row(s, 2, "年报e\u0301|𠮷");
	expect_cursor(s, 2, 4);
}

Test(terminal, takes_a_hundred_sizes_while_keys_come)
{
	GRand *random = g_rand_new_with_seed(1);
	struct screen *s = stage(24, 80);
	for (int i = 0; i < 100; i++) {
		resize(s, g_rand_int_range(random, 1, 60), g_rand_int_range(random, 2, 160));
		type(s, i % 2 == 0 ? "w" : "1");
	}
	g_rand_free(random);
	resize(s, 24, 80);
	expect(s, "size 24x80");
	expect_row(s, 2, "年报e\u0301|𠮷");
	expect_row(s, 23, "last");
	press(s, "F3");
	expect(s, "key F3");
}

/* Sanitizers answer crashes with a report and a status of their own; here the signal is meant. */
static void leave_crashes_alone(void)
{
	const char *options = getenv("ASAN_OPTIONS");
	g_autofree char *all = g_strconcat(options != NULL ? options : "",
		":handle_segv=0:handle_sigbus=0:handle_sigfpe=0:handle_abort=0", NULL);
	desk_setenv(desk, "ASAN_OPTIONS", all);
}

Test(terminal, every_way_out_restores_it)
{
	static const struct {
		const char *key;
		int signal, status;
	} cases[] = {
		{"q", 0, 0},
		{"e", 0, 3},
		{"a", 0, 128 + SIGABRT},
		{"s", 0, 128 + SIGSEGV},
		{NULL, SIGTERM, 5},
		{NULL, SIGINT, 5},
		{NULL, SIGHUP, 4},
		{NULL, SIGQUIT, 5},
		{NULL, SIGBUS, 128 + SIGBUS},
		{NULL, SIGFPE, 128 + SIGFPE},
		{NULL, SIGSEGV, 128 + SIGSEGV},
	};
	leave_crashes_alone();
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct screen *s = stage(24, 80);
		g_autofree char *how = cases[i].key != NULL ? g_strdup(cases[i].key)
							    : g_strdup(strsignal(cases[i].signal));
		if (cases[i].key != NULL)
			type(s, cases[i].key);
		else
			send_signal(s, cases[i].signal);
		expect_end(s, cases[i].status, how);
	}
}

Test(terminal, a_window_that_closes_is_noticed)
{
	struct screen *s = stage(24, 80);
	int status;
	hang_up(s);
	MUST(s, screen_wait_exit(s, &status));
	cr_expect_eq(status, 4);
}

Test(terminal, can_be_closed_and_opened_again)
{
	struct screen *s = stage(24, 80);
	for (int i = 0; i < 3; i++) {
		type(s, "o");
		expect(s, "text o");
		expect_row(s, 2, "年报e\u0301|𠮷");
		type(s, "1");
		expect(s, "text 1");
	}
	paste(s, "123");
	expect(s, "paste 3");
	type(s, "q");
	expect_end(s, 0, "q");
}

/* A shell with jobs shows what it prints while the program is stopped. The program's own number
   is left in the file "stage". */
static struct screen *stage_under_a_shell(void)
{
	g_autofree char *script =
		g_strdup_printf("set -m; sh -c 'echo $$ >stage; exec \"$0\"' '%s'; "
				"stty -a; echo stopped; read x; fg",
			getenv("NIANBAO_STAGE"));
	struct screen *s = start_other(desk, 24, 80, "bash", "-c", script);
	expect(s, "event");
	return s;
}

static void expect_stopped_and_continue(struct screen *s)
{
	expect(s, "stopped");
	cr_expect_not(screen_vt(s)->alternate);
	expect(s, " icanon");
	press(s, "Enter");
	expect_row(s, 2, "年报e\u0301|𠮷");
	expect_gone(s, "stopped");
	cr_expect(screen_vt(s)->alternate);
	press(s, "Ctrl-C");
	expect(s, "key ^C");
	paste(s, "123");
	expect(s, "paste 3");
	type(s, "q");
	expect_end(s, 0, "q");
}

Test(terminal, gives_the_screen_back_while_it_is_suspended)
{
	struct screen *s = stage_under_a_shell();
	type(s, "z");
	expect_stopped_and_continue(s);
}

Test(terminal, suspends_when_it_is_told_to_from_outside)
{
	struct screen *s = stage_under_a_shell();
	g_autofree char *stage = desk_read(desk, "stage");
	cr_assert_eq(kill(atoi(stage), SIGTSTP), 0);
	expect_stopped_and_continue(s);
}

Test(terminal, comes_back_after_a_stop_nobody_can_catch)
{
	struct screen *s = stage(24, 80);
	send_signal(s, SIGSTOP);
	send_signal(s, SIGCONT);
	type(s, "1");
	expect(s, "text 1");
	expect_row(s, 2, "年报e\u0301|𠮷");
	cr_expect(screen_vt(s)->alternate);
}

Test(terminal, runs_on_every_terminal_that_can_move_the_cursor)
{
	static const char *const names[] = {"xterm", "screen", "tmux", "rxvt", "linux", "vt100",
		"vt220", "xterm-mono", "screen-256color", "cygwin", "ansi"};
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		desk_setenv(desk, "TERM", names[i]);
		struct screen *s = stage(24, 80);
		MUST(s, screen_expect_row(s, 0, "size 24x80"));
		MUST(s, screen_expect_row(s, 2, "年报"));
		press(s, "F1");
		MUST(s, screen_expect(s, "key F1"));
		type(s, "q");
		expect_end(s, 0, names[i]);
	}
}

Test(terminal, says_why_it_cannot_start)
{
	static const char *const names[] = {"dumb", "no-such-terminal", NULL};
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		desk_setenv(desk, "TERM", names[i]);
		struct screen *s = start_other(desk, 24, 80, getenv("NIANBAO_STAGE"));
		expect(s, names[i] != NULL ? names[i] : "TERM");
		expect_end(s, 1, "no terminal");
	}
	char *command[] = {getenv("NIANBAO_STAGE"), NULL};
	g_autofree char *errors = NULL;
	cr_expect_eq(desk_run(desk, command, "q", NULL, &errors), 1);
	cr_expect(strstr(errors, "终端") != NULL, "%s", errors);
}

static const char last_role[] = "role15";

/* Where stage shows a role. */
static struct look look_of(struct screen *s, enum role role)
{
	return vt_look(screen_vt(s), 5 + (int)role % 16, (int)role / 16 * 20);
}

Test(terminal, without_colour_no_cell_has_any)
{
	desk_setenv(desk, "NO_COLOR", "1");
	struct screen *s = stage(24, 80);
	type(s, "r");
	expect(s, last_role);
	for (int role = 0; role < ROLE_COUNT; role++) {
		struct look wanted = look_of(s, (enum role)role);
		cr_expect_not(wanted.coloured, "role %d", role);
	}
	cr_expect(look_of(s, ROLE_ERROR).bold && look_of(s, ROLE_ERROR).underline);
	cr_expect(look_of(s, ROLE_ENTRY).reverse && look_of(s, ROLE_ENTRY).underline);
}

Test(terminal, with_colour_errors_have_one)
{
	struct screen *s = stage(24, 80);
	type(s, "r");
	expect(s, last_role);
	cr_expect(look_of(s, ROLE_ERROR).coloured);
	cr_expect(look_of(s, ROLE_BAR_ERROR).coloured);
	cr_expect_not(look_of(s, ROLE_FIGURE).coloured);
	cr_expect(look_of(s, ROLE_CURSOR).reverse);
}
