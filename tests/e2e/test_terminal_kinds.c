/*
 * Terminals of all kinds: what each sends, what each can show, and what is said
 * where there is none.
 */

#include "clerk.h"
#include "figures.h"
#include "papers.h"
#include "seat.h"
#include <string.h>

TestSuite(terminal_kinds, .init = sit_down, .fini = get_up, .timeout = 60);

enum {
	SETTLED_MS = 100, /* the rest of a frame has come by then */
	LONG_MS = 700,    /* longer than any pause the program counts */
};

/* Sequences of other terminals and of none: known ones act, others beep, none types. */
Test(terminal_kinds, no_byte_of_an_unknown_sequence_reaches_a_field)
{
	static const char *const sequences[] = {"\033[99;99~", "\033[1;2y", "\033[?1;2c", "\033O2z",
		"\033[123456789u", "\033[<0;12;3M", "\033[5;9R", "\033[38;5;1m"};
	struct screen *s = papers_begin_table_3(desk);
	type(s, "4");
	for (size_t i = 0; i < G_N_ELEMENTS(sequences); i++)
		send_raw(s, sequences[i]);
	type(s, "2");
	expect_figures(s, "01", "42 . . . . . 42+");
	press(s, "Esc 6 Enter");
	for (size_t i = 0; i < G_N_ELEMENTS(sequences); i++)
		send_raw(s, sequences[i]);
	type(s, "完");
	expect_row(s, 2, " 1字");
	expect_row(s, 3, "      完");
}

Test(terminal_kinds, keys_of_other_terminals_are_known)
{
	static const struct {
		const char *bytes, *place;
	} keys[] = {
		{"\033[B", "02行 "},
		{"\033OB", "03行 "},
		{"\033[1;2B", "04行 "},
		{"\033[A", "03行 "},
		{"\033[4~", "总计"},
		{"\033[1~", "自然人"},
		{"\033[8~", "总计"},
		{"\033[7~", "自然人"},
		{"\033OF", "总计"},
		{"\033OH", "自然人"},
		{"\033[6~", "05行 "},
		{"\033[5~", "03行 "},
	};
	struct screen *s = papers_begin_table_3(desk);
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
		send_raw(s, keys[i].bytes);
		expect_row(s, 20, keys[i].place);
	}
	send_raw(s, "\033[15~");
	expect_row(s, 1, "检查清单");
	press(s, "Esc");
	expect_row(s, 2, "三、");
	send_raw(s, "\033[[E");
	expect_row(s, 1, "检查清单");
	press(s, "Esc");
	expect_row(s, 2, "三、");
	send_raw(s, "\033[[A");
	expect_row(s, 0, "帮助");
}

Test(terminal_kinds, the_keypad_types_in_application_mode)
{
	struct screen *s = papers_begin_table_3(desk);
	for (const char *key = "qrstuvwxyp"; *key; key++) {
		char bytes[] = {'\033', 'O', *key, '\0'};
		send_raw(s, bytes);
	}
	expect(s, "1234567890");
	send_raw(s, "\033OM");
	expect_row(s, 20, "02行 ");
}

Test(terminal_kinds, nothing_is_sent_while_nobody_types)
{
	struct screen *s = papers_begin_table_3(desk);
	screen_listen(s, SETTLED_MS);
	cr_expect_eq(screen_listen(s, LONG_MS), 0);
	type(s, "1");
	expect_figures(s, "01", "1 . . . . . 1+");
	screen_listen(s, SETTLED_MS);
	cr_expect_eq(screen_listen(s, LONG_MS), 0);
}

/* How soon is measured by make bench; here it answers at all without another key. */
Test(terminal_kinds, esc_answers_by_itself)
{
	struct screen *s = papers_begin_table_3(desk);
	type(s, "1");
	press(s, "Enter");
	type(s, "2");
	expect_figures(s, "02", "2 . . . . . 2+");
	press(s, "Esc");
	expect_figures(s, "02", ". . . . . . .");
	press(s, "Down Esc");
	expect(s, "菜单");
}

/* Whatever the terminal can do, the words, signs and the cursor say it all. */
static void work_on(const char *term)
{
	desk_setenv(desk, "TERM", term);
	papers_lay_out(desk, "real-00.yaml");
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Esc 3");
	expect_figures(s, LEDGER, "平 平 平 平 平 平 平");
	type(s, "7");
	expect_figures(s, "01", "7 0 0 0 0 0 7");
	expect_figures(s, LEDGER, "余5 平 平 平 平 平 余5");
	expect_row(s, 1, "[3申请错2]");
	press(s, "Tab");
	expect_row(s, 20, "商业企业");
	papers_close(s);
	expect_saved(desk, "requests.new.natural", "7");
}

Test(terminal_kinds, every_terminal_shows_the_same_words)
{
	static const char *const terms[] = {"vt100", "vt220", "linux", "xterm", "xterm-256color",
		"screen", "tmux-256color", "rxvt"};
	for (size_t i = 0; i < G_N_ELEMENTS(terms); i++)
		work_on(terms[i]);
}

/* What no terminfo here knows is taken for the oldest of its family. */
Test(terminal_kinds, types_that_are_not_installed_have_a_stand_in)
{
	static const char *const terms[] = {
		"putty-not-here", "xterm-not-here", "tmux-not-here", "alacritty-not-here"};
	for (size_t i = 0; i < G_N_ELEMENTS(terms); i++)
		work_on(terms[i]);
}

/* Errors, warnings and the cell being typed in are told apart on every kind, by colour or without. */
Test(terminal_kinds, states_are_told_apart_on_every_terminal)
{
	static const char *const terms[] = {"vt100", "vt220", "linux", "xterm", "xterm-16color",
		"xterm-256color", "screen", "screen-256color", "tmux-256color", "putty-not-here"};
	for (size_t i = 0; i < G_N_ELEMENTS(terms); i++) {
		int row, column;
		desk_setenv(desk, "TERM", terms[i]);
		papers_lay_out(desk, "real-00.yaml");
		struct screen *s = papers_open(desk, 24, 80);
		press(s, "Esc 3");
		expect_figures(s, LEDGER, "平 平 平 平 平 平 平");
		cr_assert(vt_find(screen_vt(s), "自然人", &row, &column));
		row++;
		column += (int)strlen("自然") - 1; /* the last column under the head */
		struct look here = vt_look(screen_vt(s), row, column);
		struct look below = vt_look(screen_vt(s), row + 1, column);
		type(s, "7");
		expect_figures(s, "01", "7 0 0 0 0 0 7");
		struct look typed = vt_look(screen_vt(s), row, column);
		struct look errors = vt_look(screen_vt(s), 0, 70);
		cr_expect(memcmp(&here, &below, sizeof here) != 0, "%s: the cell", terms[i]);
		cr_expect(memcmp(&typed, &below, sizeof typed) != 0, "%s: what is typed", terms[i]);
		cr_expect(errors.reverse || errors.coloured, "%s: the bar", terms[i]);
		press(s, "Enter");
		papers_close(s);
	}
}

static bool has_colour(struct screen *s)
{
	for (int row = 0; row < 24; row++) {
		for (int column = 0; column < 80; column++) {
			if (vt_look(screen_vt(s), row, column).coloured)
				return true;
		}
	}
	return false;
}

Test(terminal_kinds, no_colour_is_none_where_asked)
{
	papers_lay_out(desk, "real-00.yaml");
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Esc 3");
	type(s, "-7");
	expect_row(s, 1, "[3申请错");
	cr_expect(has_colour(s));
	press(s, "F10 4");
	expect(s, "真的放弃");
	press(s, "4");
	expect_exit(s, 0);
	desk_setenv(desk, "NO_COLOR", "1");
	papers_lay_out(desk, "real-00.yaml");
	s = papers_open(desk, 24, 80);
	press(s, "Esc 3");
	type(s, "-7");
	expect_row(s, 1, "[3申请错");
	expect_figures(s, "01", "-7! 0 0 0 0 0 -7");
	cr_expect_not(has_colour(s));
	cr_expect(vt_look(screen_vt(s), 0, 0).reverse, "the bars are still bars");
}

/* The clerk's cell, a total and a blank can be told apart without colour. */
Test(terminal_kinds, the_cell_is_seen_without_colour)
{
	int row, column;
	desk_setenv(desk, "NO_COLOR", "1");
	struct screen *s = papers_begin_table_3(desk);
	vt_cursor(screen_vt(s), &row, &column);
	struct look here = vt_look(screen_vt(s), row, column);
	struct look below = vt_look(screen_vt(s), row + 1, column);
	cr_expect(memcmp(&here, &below, sizeof here) != 0);
}

Test(terminal_kinds, any_locale_will_do)
{
	static const char *const locales[] = {
		"C", "POSIX", "zh_CN.GB18030", "fr_FR.UTF-8", "nowhere", ""};
	for (size_t i = 0; i < G_N_ELEMENTS(locales); i++) {
		desk_setenv(desk, "LANG", *locales[i] ? locales[i] : NULL);
		work_on("xterm");
	}
}

static void expect_refusal(const char *script, const char *reason)
{
	char *const command[] = {"sh", "-c", (char *)script, NULL};
	char *errors = NULL;
	cr_expect_eq(desk_run(desk, command, NULL, NULL, &errors), 2, "%s", script);
	cr_expect(strstr(errors, reason), "%s", errors);
	cr_expect_eq(
		strchr(errors, '\n') - errors, (long)strlen(errors) - 1, "one line: %s", errors);
	g_free(errors);
}

static char *shell_words(void)
{
	const char *const arguments[] = {"report.yaml", NULL};
	char **command = desk_command(arguments), *words = g_strjoinv(" ", command);
	g_strfreev(command);
	return words;
}

Test(terminal_kinds, without_a_terminal_it_says_so)
{
	char *words = shell_words();
	papers_lay_out(desk, "real-00.yaml");
	expect_refusal(words, "终端");
	g_free(words);
}

Test(terminal_kinds, a_terminal_nobody_knows_is_named)
{
	static const char *const terms[] = {"nobody-knows", "dumb", ""};
	papers_lay_out(desk, "real-00.yaml");
	for (size_t i = 0; i < G_N_ELEMENTS(terms); i++) {
		desk_setenv(desk, "TERM", terms[i]);
		struct screen *s = start(desk, 24, 80, "report.yaml");
		expect_exit(s, 2);
		expect_restored(s);
		expect(s, "nianbao:");
		if (*terms[i])
			expect(s, terms[i]);
	}
}
