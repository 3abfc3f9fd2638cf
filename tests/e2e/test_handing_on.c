/*
 * Handing a report on from the screen: submitted, locked, returned with remarks
 * that stand at their cells, answered, and approved until something is changed.
 */

#include "clerk.h"
#include "papers.h"

static struct desk *desk;

static void sit_down(void)
{
	desk = desk_new();
	papers_lay_out(desk, "full.yaml");
}

static void get_up(void)
{
	desk_free(desk);
}

TestSuite(handing_on, .init = sit_down, .fini = get_up, .timeout = 60);

enum { PROBLEM_ROW = 22 };

/* Runs a command on the report, with its options behind it, separated by blanks. */
static void ask(const char *line)
{
	g_autofree char *whole = g_strconcat(line, " report.yaml", NULL);
	g_auto(GStrv) named = g_strsplit(whole, " ", -1);
	char **words = desk_command((const char *const *)named), *output, *errors;
	int ended = desk_run(desk, words, NULL, &output, &errors);

	cr_assert_eq(ended, 0, "%s: %s", line, errors);
	g_strfreev(words);
	g_free(output);
	g_free(errors);
}

static struct screen *open_returned(void)
{
	ask("submit");
	ask("return --by=李四 --on=requests.new.natural --remark=少一件");
	return papers_open(desk, 24, 80);
}

Test(handing_on, locks_a_report_that_was_submitted)
{
	ask("submit");
	struct screen *s = papers_open(desk, 24, 80);

	expect_row(s, 0, "已报送  只读");
	press(s, "Alt-3");
	type(s, "9");
	expect(s, "已经报送，不能改");
}

Test(handing_on, shows_remarks_at_their_cells_and_takes_answers)
{
	struct screen *s = open_returned();

	expect_row(s, 0, "退回");
	press(s, "F7");
	expect_row(s, PROBLEM_ROW, "批注1 李四：少一件   F4答复");
	press(s, "F4");
	expect(s, "答复批注1");
	type(s, "已核对");
	press(s, "Enter");
	expect(s, "已答复");
	expect_gone(s, "批注1");
}

Test(handing_on, ends_an_approval_with_the_first_figure)
{
	ask("submit");
	ask("approve --by=李四");
	struct screen *s = papers_open(desk, 24, 80);

	expect_row(s, 0, "已批准");
	press(s, "Alt-3");
	type(s, "9");
	press(s, "Enter");
	expect_row(s, 0, "批准已失效");
	press(s, "Ctrl-Z");
	expect_row(s, 0, "已批准");
}
