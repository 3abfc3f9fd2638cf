/*
 * The directory in which a test of files works.
 */

#include "file_room.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static char *room;

void room_open(void)
{
	room = g_dir_make_tmp("nianbao-file-XXXXXX", NULL);
	umask(022);
}

/* Tests take away the right to write, so it is given back first. */
void remove_tree(const char *path)
{
	bool is_link = g_file_test(path, G_FILE_TEST_IS_SYMLINK);
	if (!is_link && g_file_test(path, G_FILE_TEST_IS_DIR)) {
		g_chmod(path, 0700);
		remove_entries(path);
	}
	g_remove(path);
}

void remove_entries(const char *path)
{
	GDir *entries = g_dir_open(path, 0, NULL);
	const char *name;
	while (entries && (name = g_dir_read_name(entries)) != NULL) {
		g_autofree char *entry = g_build_filename(path, name, NULL);
		remove_tree(entry);
	}
	g_clear_pointer(&entries, g_dir_close);
}

void room_remove_entries(void)
{
	remove_entries(room);
}

void room_close(void)
{
	remove_tree(room);
	g_free(room);
}

const char *room_path(void)
{
	return room;
}

char *room_path_of(const char *name)
{
	return g_build_filename(room, name, NULL);
}

char *room_given_file(const char *name, const char *content, mode_t mode)
{
	char *path = room_path_of(name);
	FILE *file = fopen(path, "w");
	cr_assert_not_null(file, "%s", path);
	fputs(content, file);
	fclose(file);
	cr_assert_eq(chmod(path, mode), 0);
	return path;
}

void expect_content(const char *path, const char *expected)
{
	g_autofree char *content = NULL;
	cr_assert(g_file_get_contents(path, &content, NULL, NULL), "%s", path);
	cr_expect_str_eq(content, expected);
}

mode_t mode_of(const char *path)
{
	struct stat status;
	cr_assert_eq(stat(path, &status), 0);
	return status.st_mode & 07777;
}

int room_count_entries(void)
{
	int count = 0;
	GDir *entries = g_dir_open(room, 0, NULL);
	while (g_dir_read_name(entries) != NULL)
		count++;
	g_dir_close(entries);
	return count;
}

void expect_error(GError **error, const char *path, const char *cause)
{
	g_autofree char *expected = g_strdup_printf("%s：%s", path, cause);
	cr_assert_not_null(*error);
	cr_expect_eq((*error)->domain, G_FILE_ERROR);
	cr_expect_str_eq((*error)->message, expected);
	g_clear_error(error);
}
