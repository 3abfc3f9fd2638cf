/*
 * Any locale starts: none, one that is not installed, one of another encoding. Figures and
 * texts are the same in all of them.
 */

#include "clerk.h"
#include "figures.h"
#include "papers.h"
#include "seat.h"
#include <string.h>

TestSuite(locales, .init = sit_down, .fini = get_up, .timeout = 240);

/* Makes a locale at the desk, where the machine has what it takes; else it is one not installed. */
static void make_locale(const char *input, const char *charmap, const char *name)
{
	char *directory = desk_path(desk, "locales"),
	     *path = g_build_filename(directory, name, NULL);
	char *command[] = {
		"localedef", "-c", "-i", (char *)input, "-f", (char *)charmap, path, NULL};
	char *make[] = {"mkdir", "-p", directory, NULL};
	desk_run(desk, make, NULL, NULL, NULL);
	desk_run(desk, command, NULL, NULL, NULL);
	desk_setenv(desk, "LOCPATH", directory);
	g_free(path);
	g_free(directory);
}

/* Fills in a cell and a text, saves, and asks for both. */
static void work(void)
{
	papers_lay_out(desk, "real-00.yaml");
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Esc 3");
	type(s, "7");
	press(s, "Enter");
	expect_figures(s, "01", "7 0 0 0 0 0 7");
	press(s, "Esc 1 Enter");
	type(s, "“甲”𠮷İ");
	expect(s, "“甲”𠮷İ");
	press(s, "Esc");
	papers_close(s);
	expect_saved(desk, "requests.new.total", "7");
	expect_saved(desk, "overview.proactive", "“甲”𠮷İ");
	expect_saved(desk, "proactive.fees.amount", "127.9");
}

Test(locales, any_of_them_starts_and_works_the_same)
{
	static const char *const names[] = {
		NULL, "C", "POSIX", "nowhere", "zh_CN.GB18030", "en_US.ISO-8859-1", "tr_TR.UTF-8"};
	make_locale("zh_CN", "GB18030", "zh_CN.GB18030");
	make_locale("tr_TR", "UTF-8", "tr_TR.UTF-8");
	make_locale("en_US", "ISO-8859-1", "en_US.ISO-8859-1");
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		desk_setenv(desk, "LANG", names[i]);
		desk_setenv(desk, "LC_ALL", names[i]);
		desk_setenv(desk, "LANGUAGE", "zh"); /* what en_US would say is another test's */
		work();
	}
}

/* What is written to a file or a pipe does not depend on it either. */
Test(locales, commands_write_the_same_bytes_in_all_of_them)
{
	static const char *const lines[] = {
		"get report.yaml", "check report.yaml", "print report.yaml", "--help", "nosuch"};
	static const char *const names[] = {NULL, "C", "POSIX", "nowhere", "zh_CN.GB18030"};
	make_locale("zh_CN", "GB18030", "zh_CN.GB18030");
	papers_lay_out(desk, "real-01.yaml");
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		g_auto(GStrv) words = g_strsplit(lines[i], " ", -1);
		char **command = desk_command((const char *const *)words), *wanted[2];
		desk_setenv(desk, "LC_ALL", "C.UTF-8");
		int status = desk_run(desk, command, NULL, &wanted[0], &wanted[1]);
		for (size_t k = 0; k < G_N_ELEMENTS(names); k++) {
			char *output, *errors;
			desk_setenv(desk, "LC_ALL", names[k]);
			cr_expect_eq(desk_run(desk, command, NULL, &output, &errors), status,
				"%s in %s: %s", lines[i], names[k], errors);
			cr_expect_str_eq(output, wanted[0], "%s in %s", lines[i], names[k]);
			cr_expect_str_eq(errors, wanted[1], "%s in %s", lines[i], names[k]);
			g_free(output);
			g_free(errors);
		}
		g_free(wanted[0]);
		g_free(wanted[1]);
		g_strfreev(command);
	}
}
