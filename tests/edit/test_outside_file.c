/*
 * What a text needs besides itself: a file for another editor, and the paragraph of
 * last year's that it is held against.
 */

#include <criterion/criterion.h>

#include "base/file_room.h"
#include "edit/counterpart.h"
#include "edit/outside_file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

TestSuite(outside_file, .init = room_open, .fini = room_close, .timeout = 60);

static struct outside_file *lend(const char *text)
{
	g_autofree char *directory = room_path_of(".");
	struct outside_file *file = outside_file_new(directory, text, NULL);
	cr_assert(file);
	return file;
}

Test(outside_file, is_private_and_reads_back_as_it_was)
{
	struct outside_file *file = lend("一。\n二。");
	g_autofree char *text = outside_file_read(file, NULL);
	GStatBuf status;
	cr_assert_eq(g_stat(outside_file_path(file), &status), 0);
	cr_expect_eq(status.st_mode & 0777, 0600);
	cr_expect_not(outside_file_is_changed(file));
	cr_expect_str_eq(text, "一。\n二。");
	outside_file_remove(file);
}

Test(outside_file, goes_with_what_editors_leave_beside_it)
{
	struct outside_file *file = lend("一。");
	g_autofree char *directory = g_path_get_dirname(outside_file_path(file));
	g_autofree char *copy = g_strconcat(outside_file_path(file), "~", NULL);
	cr_assert(g_file_set_contents(copy, "", 0, NULL));
	outside_file_remove(file);
	cr_expect_not(g_file_test(directory, G_FILE_TEST_EXISTS));
}

Test(outside_file, says_when_it_was_changed_or_spoiled)
{
	struct outside_file *file = lend("一。");
	g_autoptr(GError) error = NULL;
	cr_assert(g_file_set_contents(outside_file_path(file), "\xFF", 1, NULL));
	cr_expect(outside_file_is_changed(file));
	cr_expect_null(outside_file_read(file, &error));
	cr_expect_str_eq(error->message, "第1行不是 UTF-8 文字");
	outside_file_remove(file);
}

Test(outside_file, needs_a_directory)
{
	g_autofree char *directory = room_path_of("nowhere");
	g_autoptr(GError) error = NULL;
	cr_expect_null(outside_file_new(directory, "", &error));
	cr_assert(error);
}

Test(outside_file, a_paragraph_stands_beside_the_one_most_alike)
{
	static const char last[] =
		"2023年主动公开信息一百条。\n收到申请三件，均已办结。\n另设专栏两个。";
	static const struct {
		const char *paragraph;
		int number, counterpart;
	} cases[] = {
		{"收到申请五件，均已办结。", 0, 1},
		{"2024年主动公开信息二百条。", 2, 0},
		{"全然不同的话", 1, 1},
		{"全然不同的话", 9, 2},
		{"", 2, 2},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		int found = counterpart_of(
			cases[i].paragraph, strlen(cases[i].paragraph), cases[i].number, last);
		cr_expect_eq(found, cases[i].counterpart, "case %zu: %d", i, found);
	}
}
