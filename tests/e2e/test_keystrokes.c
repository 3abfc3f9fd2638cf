/*
 * How few keys the tables of a published report take: typed as a clerk does who
 * knows the program, figures that are not nought one by one, and all the rest
 * with one fill. A key is a key pressed: Esc and 2 are two.
 */

#include "clerk.h"
#include "figures.h"
#include "papers.h"
#include "seat.h"
#include <string.h>

TestSuite(keystrokes, .init = sit_down, .fini = get_up, .timeout = 60);

/* Every figure of a list is in the saved report, and every total of the other. */
static void expect_lists_saved(const char *typed, const char *stated)
{
	char *given = papers_ask(desk, 0, "get");
	const char *const lists[] = {typed, stated};
	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
		char *list = papers_data(lists[i]),
		     **lines = g_strsplit(g_strchomp(list), "\n", -1);
		for (char **line = lines; *line; line++) {
			char *wanted = g_strconcat(*line, "\n", NULL);
			cr_expect(strstr(given, wanted), "%s", *line);
			g_free(wanted);
		}
		g_strfreev(lines);
		g_free(list);
	}
	g_free(given);
}

static void expect_at_most(struct screen *s, size_t keys)
{
	size_t pressed = screen_keystrokes(s);
	cr_expect_leq(pressed, keys, "%zu keys", pressed);
}

Test(keystrokes, a_small_office_fills_its_tables_with_45)
{
	struct screen *s = papers_begin(desk, 24, 80);
	screen_mark(s);
	press(s, "Esc 2 Down Right 1 5 Tab 1 9 Tab 3 1 1 7 Enter 1 5 Enter Enter 1 2 7 . 9");
	expect_figures(s, "2", ". 15 19");
	expect_figures(s, "6", "127.9");
	press(s, "Enter 2 PgDn PgDn PgDn 1");
	expect_figures(s, "13", "1 . . . . . 1+");
	press(s, "Up Up 1");
	expect_figures(s, "11", "1 . . . . . 1+");
	press(s, "F6");
	expect(s, "补后皆平");
	press(s, "4");
	expect_row(s, 1, "2公开完");
	expect_row(s, 1, "3申请完");
	expect_row(s, 1, "4复议完");
	expect_at_most(s, 45);
	papers_close(s);
	expect_lists_saved("real-00.typed", "real-00.stated");
}

/* Table 2, and table 3 down its first column. */
static void key_the_district(struct screen *s)
{
	press(s, "Esc 2 Down 3 Tab Tab 8 Tab 9 4 8 7 Enter 2 7 7 6 Enter 8 4 Enter 7 5 4 5 Enter");
	expect_row(s, 2, "三、");
	press(s, "9 5 Enter Enter 5 0 Enter 9 Enter Enter Enter 1 Enter Enter Enter 1 Enter 1");
	expect_figures(s, "11", "1 . . . . . 1+");
	press(s, "Enter Enter 3 1 Enter 1 Enter Enter 1");
	expect_figures(s, "16", "1 . . . . . 1+");
	press(s, "Esc 4 1 Tab 1 Enter 1 Enter 2 Tab Tab 1");
	expect_figures(s, "3", "2 . 1 . 3+");
}

Test(keystrokes, a_district_fills_its_tables_with_70)
{
	struct screen *s = papers_begin(desk, 24, 80);
	screen_mark(s);
	key_the_district(s);
	press(s, "F6");
	expect(s, "补后皆平");
	press(s, "4");
	expect_row(s, 1, "2公开完");
	expect_row(s, 1, "3申请完");
	expect_row(s, 1, "4复议完");
	expect_at_most(s, 70);
	papers_close(s);
	expect_lists_saved("real-02.typed", "real-02.stated");
}

/* Last year's figures beside, and what carries over from them: the same keys, and what the years say
   to each other at the end. */
Test(keystrokes, a_district_fills_them_with_last_year_beside)
{
	char *last = papers_data("real-01.yaml");
	desk_write(desk, "2023.yaml", last);
	g_free(last);
	struct screen *s = start(desk, 24, 80, "report.yaml");
	expect(s, "Enter 开始填写");
	press(s, "Down Down 1");
	expect(s, "报告年度  2024");
	press(s, "Enter");
	expect(s, "填上7格");
	press(s, "Enter");
	expect_row(s, 2, "封面");
	press(s, "F8");
	screen_mark(s);
	key_the_district(s);
	press(s, "F6");
	expect(s, "补后皆平");
	press(s, "4");
	expect_row(s, 1, "3申请完");
	expect_at_most(s, 70);
	papers_close(s);
	expect_lists_saved("real-02.typed", "real-02.stated");
	char *findings = papers_ask(desk, 1, "check");
	cr_expect(strstr(findings, "行政许可"), "%s", findings);
	g_free(findings);
}
