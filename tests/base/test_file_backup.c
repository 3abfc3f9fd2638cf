/*
 * Backups: the version before stays, whatever stood in its place.
 */

#include "base/file.h"
#include "base/file_backup.h"

#include "file_room.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *path, *backup;

static void begin(void)
{
	room_open();
	path = room_given_file("年报.yaml", "旧", 0640);
	backup = backup_path(path);
}

static void end(void)
{
	g_free(path);
	g_free(backup);
	room_close();
}

TestSuite(file_backup, .timeout = 20, .init = begin, .fini = end);

static char *replace(const char *name, const char *bytes)
{
	char *notice = NULL;

	cr_assert(file_replace_keeping(name, bytes, strlen(bytes), &notice, NULL));
	return notice;
}

Test(file_backup, is_the_version_before_with_its_mode)
{
	cr_expect(g_str_has_suffix(backup, "/年报.yaml~"));
	cr_expect_null(replace(path, "新"));
	expect_content(path, "新");
	expect_content(backup, "旧");
	cr_expect_eq(mode_of(backup), 0640);
	cr_expect_null(replace(path, "更新"));
	expect_content(path, "更新");
	expect_content(backup, "新");
	cr_expect_eq(room_count_entries(), 2, "nothing else is left");
}

Test(file_backup, of_a_file_that_is_not_there_is_none)
{
	g_autofree char *other = room_path_of("b");

	cr_expect_null(replace(other, "新"));
	cr_expect_eq(room_count_entries(), 2);
}

Test(file_backup, lies_beside_the_file_that_a_link_leads_to)
{
	g_autofree char *folder = room_path_of("d"), *link = g_build_filename(folder, "l", NULL);

	cr_assert_eq(g_mkdir(folder, 0700), 0);
	cr_assert_eq(symlink("../年报.yaml", link), 0);
	cr_expect_null(replace(link, "新"));
	expect_content(backup, "旧");
	g_remove(link);
	g_rmdir(folder);
}

/* A kill between the two renamings leaves both names to one file. */
Test(file_backup, is_made_where_it_is_the_same_file_already)
{
	cr_assert_eq(link(path, backup), 0);
	cr_expect_null(replace(path, "新"));
	expect_content(backup, "旧");
	cr_expect_eq(room_count_entries(), 2);
}

Test(file_backup, takes_the_place_of_a_link_and_does_not_follow_it)
{
	g_autofree char *elsewhere = room_given_file("别处", "别动", 0600);

	cr_assert_eq(symlink("别处", backup), 0);
	cr_expect_null(replace(path, "新"));
	expect_content(backup, "旧");
	cr_expect_not(g_file_test(backup, G_FILE_TEST_IS_SYMLINK));
	expect_content(elsewhere, "别动");
}

Test(file_backup, that_cannot_be_stops_no_replacing_and_is_told)
{
	g_autofree char *inside = g_build_filename(backup, "x", NULL);
	g_autofree char *expected =
		g_strdup_printf("%s：已保存，但没有留下上一版：是目录，不是文件", path);

	cr_assert_eq(g_mkdir(backup, 0700), 0);
	cr_assert(g_file_set_contents(inside, "", 0, NULL));
	g_autofree char *notice = replace(path, "新");
	cr_expect_str_eq(notice, expected);
	expect_content(path, "新");
	cr_expect_eq(room_count_entries(), 2, "nothing else is left");
	g_remove(inside);
}
