/*
 * What the program asks the terminal at the start, and what becomes of answers
 * that are wide, none, late, or about a terminal without Chinese.
 */

#include "clerk.h"
#include "papers.h"
#include "seat.h"
#include <string.h>

TestSuite(probe, .init = sit_down_to_full_report, .fini = get_up, .timeout = 60);

#define NO_CHINESE "This terminal shows no Chinese"

static struct screen *start_answering(enum vt_answers answers)
{
	struct screen *s = start(desk, 24, 80, "report.yaml");
	screen_answer(s, answers);
	return s;
}

/* As a screen that nobody asked anything. */
static void expect_first_screen(struct screen *s)
{
	expect_row(s, 2, "封面");
	expect(s, "F10");
	cr_expect(strstr(screen_row(s, 1), "0封面"), "%s", screen_row(s, 1));
	cr_expect_eq(strncmp(screen_row(s, 1), "[0封面", strlen("[0封面")), 0,
		"something remains before the tabs: %s", screen_row(s, 1));
}

Test(probe, leaves_nothing_on_the_screen)
{
	struct screen *s = start_answering(VT_ANSWERS_NARROW);
	expect_first_screen(s);
	cr_expect_not(strstr(screen_row(s, 22), NO_CHINESE));
}

Test(probe, does_without_an_answer)
{
	struct screen *s = start_answering(VT_ANSWERS_NOTHING);
	expect_first_screen(s);
	press(s, "Esc 3");
	expect_row(s, 2, "三、");
}

/* Over a slow line they come when somebody is typing already. */
Test(probe, takes_late_answers_for_no_keys)
{
	static const char *const answers[] = {
		"\033[2;3R", "\033[2;2R", "\033[2;3R", "\033[1;1R", "\033[24;80R"};
	struct screen *s = start_answering(VT_ANSWERS_NOTHING);
	expect_first_screen(s);
	press(s, "Esc 3 Delete");
	expect_row(s, 4, " . ");
	type(s, "4");
	for (size_t i = 0; i < G_N_ELEMENTS(answers); i++)
		send_raw(s, answers[i]);
	type(s, "2");
	expect_row(s, 4, " 42 ");
	press(s, "Enter");
	papers_close(s);
	expect_saved(desk, "requests.new.natural", "42");
}

Test(probe, says_in_a_line_that_there_is_no_chinese)
{
	struct screen *s = start_answering(VT_ANSWERS_NO_UTF8);
	expect_row(s, 22, NO_CHINESE);
	press(s, "Esc 3");
	expect_row(s, 2, "三、");
	cr_expect_not(strstr(screen_row(s, 22), NO_CHINESE), "it needs no key of its own");
}

Test(probe, the_console_of_the_kernel_is_told_so)
{
	desk_setenv(desk, "TERM", "linux");
	struct screen *s = start_answering(VT_ANSWERS_NARROW);
	expect_row(s, 22, NO_CHINESE);
	expect_row(s, 22, "and such a font"); /* all of it */
}

/* A terminal whose terminfo does not say that it answers is not asked. */
Test(probe, asks_only_who_is_known_to_answer)
{
	desk_setenv(desk, "TERM", "rxvt");
	struct screen *s = start_answering(VT_ANSWERS_NO_UTF8);
	expect_first_screen(s);
	cr_expect_not(strstr(screen_row(s, 22), NO_CHINESE));
}

/* A quotation mark two columns wide would push the row's figures out of their columns. */
Test(probe, a_wide_terminal_is_drawn_nothing_ambiguous)
{
	struct screen *s = start_answering(VT_ANSWERS_WIDE);
	expect_first_screen(s);
	press(s, "Esc 3");
	expect_row(s, 12, "三安全一稳定");
	cr_expect_not(strstr(screen_row(s, 12), "“"), "%s", screen_row(s, 12));
	papers_close(s);
	desk_write_config(desk, "settings", "ambiguous = narrow\n");
	s = start_answering(VT_ANSWERS_WIDE); /* the report opens where it was left */
	expect_row(s, 12, "“三安全一稳定”");
	papers_close(s);
	s = start(desk, 24, 80, "--ambiguous=wide", "report.yaml");
	expect_row(s, 12, "三安全一稳定");
	cr_expect_not(strstr(screen_row(s, 12), "“"), "%s", screen_row(s, 12));
}

Test(probe, a_wide_terminal_has_the_cursor_behind_what_is_typed)
{
	struct screen *s = start(desk, 24, 80, "--ambiguous=wide", "report.yaml");
	expect_first_screen(s);
	press(s, "F3");
	type(s, "“甲”");
	expect_cursor(s, 1, 10);
}
