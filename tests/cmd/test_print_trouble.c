/*
 * print, when what it prints to fails: nothing is half written, what was there
 * stays, and the cause is named.
 */

#include "cmd/office.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

TestSuite(print_trouble, .timeout = 60, .init = office_open, .fini = office_close);

/* From now on no file of this process grows beyond so many bytes, as on a disk that is full. */
static void fill_disk(rlim_t bytes)
{
	struct rlimit limit = {bytes, bytes};
	signal(SIGXFSZ, SIG_IGN);
	cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static int files_here(void)
{
	g_autoptr(GDir) here = g_dir_open(".", 0, NULL);
	int count = 0;
	while (g_dir_read_name(here))
		count++;
	return count;
}

Test(print_trouble, a_full_disk_leaves_the_old_copy_and_nothing_else)
{
	given_data("full.yaml");
	given_text("copy.txt", "上一份\n");
	int files = files_here();
	fill_disk(4000);
	cr_expect_eq(run("print --output=copy.txt r.yaml"), EXIT_COULD_NOT);
	cr_expect(errors_say("文件太大"), "%s", errors());
	g_autofree char *copy = bytes_of("copy.txt");
	cr_expect_str_eq(copy, "上一份\n");
	cr_expect_eq(files_here(), files);
}

Test(print_trouble, a_directory_that_vanished_is_named)
{
	given_data("full.yaml");
	g_autofree char *home = g_get_current_dir();
	g_autofree char *report = g_build_filename(home, "r.yaml", NULL);
	cr_assert_eq(g_mkdir("gone", 0700), 0);
	cr_assert_eq(g_chdir("gone"), 0);
	cr_assert_eq(g_rmdir("../gone"), 0);
	cr_expect_eq(run_words("print", "--output=copy.txt", report, NULL), EXIT_COULD_NOT);
	cr_expect(errors_say("copy.txt"), "%s", errors());
	cr_assert_eq(g_chdir(home), 0);
}

Test(print_trouble, a_character_the_encoding_lacks_is_named_with_its_place)
{
	given_data("full.yaml");
	given_text("copy.txt", "上一份\n");
	run_words("set", "r.yaml", "other.matters=无\xee\x9e\x8d字", NULL);
	cr_expect_eq(run("print --encoding=GB18030 --output=copy.txt r.yaml"), EXIT_COULD_NOT);
	cr_expect(errors_say("行“无”后面的 U+E78D，GB18030 里没有这个字"), "%s", errors());
	g_autofree char *copy = bytes_of("copy.txt");
	cr_expect_str_eq(copy, "上一份\n");
	cr_expect_eq(run("print --output=copy.txt r.yaml"), EXIT_DONE, "UTF-8 has it");
}

/* Puts a program where alone programs are found now. */
static void given_program(const char *name, const char *script)
{
	g_autofree char *here = g_get_current_dir();
	given_text(name, script);
	cr_assert_eq(g_chmod(name, 0700), 0);
	g_setenv("PATH", here, TRUE);
}

struct spooler {
	const char *lp, *paps; /* scripts; NULL: there is none */
	const char *words;     /* of what is said */
};

static const struct spooler spoolers[] = {
	{"#!/bin/sh\necho 'lp: 打印机不存在' >&2\nexit 1\n", NULL, "lp: 打印机不存在"},
	{"#!/bin/sh\nexit 3\n", NULL, "lp"},
	{"#!/bin/sh\nkill -9 $$\n", NULL, "lp"},
	{"#!/bin/sh\nkill -13 $$\n", NULL, "lp"},
	{NULL, NULL, "没有 lp 这个程序"},
	{"#!/bin/sh\nprintf '\\377\\033[2J' >&2\nexit 1\n", NULL, "\xef\xbf\xbd"},
	{"#!/bin/sh\nexit 0\n", "#!/bin/sh\necho 'paps: no font' >&2\nexit 1\n", "paps: no font"},
};

static void expect_kept(const char *copy)
{
	static const char lead[] = "没有打印，文本留在";
	const char *words = strstr(errors(), lead);
	cr_assert_not_null(words, "%s", errors());
	words += strlen(lead);
	g_autofree char *path = g_strndup(words, (gsize)(strstr(words, "：") - words));
	g_autofree char *kept = bytes_of(path);
	cr_expect_str_eq(kept, copy);
	g_unlink(path);
}

Test(print_trouble, whatever_the_spooler_does_the_text_is_kept)
{
	given_data("full.yaml");
	run("print r.yaml");
	g_autofree char *copy = g_strdup(out());
	run("print --form-feed r.yaml");
	g_autofree char *fed = g_strdup(out());
	given_program("none", "");
	for (size_t i = 0; i < G_N_ELEMENTS(spoolers); i++) {
		g_unlink("lp");
		if (spoolers[i].lp)
			given_program("lp", spoolers[i].lp);
		if (spoolers[i].paps)
			given_program("paps", spoolers[i].paps);
		cr_expect_eq(run(spoolers[i].paps ? "print --to=x --via=paps r.yaml"
						  : "print --to=x r.yaml"),
			EXIT_COULD_NOT, "%zu", i);
		cr_expect(errors_say(spoolers[i].words), "%zu: %s", i, errors());
		cr_expect_null(strchr(errors(), '\x1b'), "%zu: %s", i, errors());
		expect_kept(spoolers[i].paps ? fed : copy);
	}
}

Test(print_trouble, a_spooler_that_reads_nothing_is_not_waited_for)
{
	given_data("full.yaml");
	given_program("lp", "#!/bin/sh\nexit 0\n");
	cr_expect_eq(run("print --to=x r.yaml"), EXIT_DONE, "%s", errors());
}

Test(print_trouble, hundreds_of_reports_are_printed_in_one_call)
{
	enum { REPORTS = 200 };
	g_autoptr(GString) line = g_string_new("print");
	given_data("full.yaml");
	for (int i = 0; i < REPORTS; i++)
		g_string_append(line, " r.yaml");
	run("print r.yaml");
	size_t once = strlen(out());
	cr_expect_eq(run(line->str), EXIT_DONE, "%s", errors());
	cr_expect_eq(strlen(out()), once * REPORTS);
}
