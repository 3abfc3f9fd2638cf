/*
 * What leaves the office: the copy as it is shown, printed and written to a file.
 */

#include "clerk.h"
#include "papers.h"
#include "seat.h"

#include <glib/gstdio.h>
#include <string.h>

TestSuite(papers, .init = sit_down_to_full_report, .fini = get_up, .timeout = 60);

enum { PAGE_LINES = 70 };

/* A line as the preview shows it: what the paper's font draws two columns wide and the terminal one is
   followed by a blank. */
static char *as_shown(const char *line)
{
	GString *shown = g_string_new(line);
	g_string_replace(shown, "“", "“ ", 0);
	g_string_replace(shown, "”", "” ", 0);
	return g_strchomp(g_string_free(shown, FALSE));
}

static void expect_page(struct screen *s, char *const *lines)
{
	for (int row = 0; row < PAGE_LINES; row++) {
		g_autofree char *wanted = as_shown(lines[row]);
		g_autofree char *shown = g_strchomp(g_strdup(screen_row(s, row + 1)));
		cr_expect_str_eq(
			shown, wanted, "row %d\n shown   %s\n printed %s", row + 1, shown, wanted);
	}
}

Test(papers, are_shown_line_by_line_as_they_are_printed)
{
	enum { PAGES = 3 };
	struct screen *s = papers_open(desk, PAGE_LINES + 2, 110);
	g_autofree char *printed = papers_ask(desk, 0, "print");
	g_auto(GStrv) lines = g_strsplit(printed, "\n", -1);
	cr_assert_eq(g_strv_length(lines), PAGES * PAGE_LINES + 1);
	press(s, "F9 Left Left");
	expect_row(s, PAGE_LINES, "            表式"); /* with the margin */
	for (int page = 0; page < PAGES; page++) {
		g_autofree char *title = g_strdup_printf("纸样   第%d页，共%d页", page + 1, PAGES);
		g_autofree char *number = g_strdup_printf("%d/%d", page + 1, PAGES);
		expect_row(s, 0, title);
		expect_row(s, PAGE_LINES, number);
		expect_page(s, lines + page * PAGE_LINES);
		press(s, "PgDn");
	}
}

/* Puts a program where alone programs are found now. */
static void given_program(const char *name, const char *script)
{
	g_autofree char *bin = desk_path(desk, "bin"), *file = g_strconcat("bin/", name, NULL);
	g_autofree char *program = desk_path(desk, file);
	g_mkdir_with_parents(bin, 0700);
	desk_write(desk, file, script);
	cr_assert_eq(g_chmod(program, 0700), 0);
	desk_setenv(desk, "PATH", bin);
}

/* A script of the spooler that keeps what it was asked and given on the desk. */
static char *keeping_spooler(void)
{
	const char *folder = desk_folder(desk);
	return g_strdup_printf("#!/bin/sh\n"
			       "echo request id is 1\n"
			       "echo \"$@\" >'%s/asked.txt'\n"
			       "/bin/cat >'%s/printed.txt'\n",
		folder, folder);
}

Test(papers, are_printed_from_the_screen)
{
	g_autofree char *spooler = keeping_spooler();
	given_program("lp", spooler);
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "F9 Enter 1");
	expect(s, "空着就用默认的打印机");
	type(s, "hall");
	press(s, "Enter");
	expect_row(s, 23, "已送到打印机");
	g_autofree char *asked = desk_read(desk, "asked.txt");
	g_autofree char *copy = desk_read(desk, "printed.txt");
	g_autofree char *printed = papers_ask(desk, 0, "print");
	cr_expect_str_eq(asked, "-d hall -\n");
	cr_expect_str_eq(copy, printed);
	press(s, "Enter 1");
	expect(s, "打印机 hall");
	press(s, "Esc");
	expect_row(s, 0, "纸样");
}

Test(papers, are_typeset_where_that_can_be_done)
{
	g_autofree char *spooler = keeping_spooler();
	given_program("lp", spooler);
	given_program("paps", "#!/bin/sh\necho typeset\n/usr/bin/tr -dc '\\f' | /usr/bin/wc -c\n");
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "F9 Enter 1 Enter");
	expect(s, "激光、喷墨打印机");
	press(s, "Enter");
	expect_row(s, 23, "已送到打印机");
	g_autofree char *copy = desk_read(desk, "printed.txt");
	cr_expect_str_eq(copy, "typeset\n2\n", "%s", copy);
}

Test(papers, that_were_not_printed_are_kept)
{
	given_program("lp", "#!/bin/sh\necho 'lp: fire!' >&2\nexit 1\n");
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "F9 Enter 1 Enter");
	expect(s, "没有打印，文本留在");
	expect(s, "fire!");
	press(s, "Enter");
	expect_gone(s, "fire!");
	expect_row(s, 0, "纸样");
}
