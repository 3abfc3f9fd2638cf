/*
 * Files read whole, and what is told when they cannot be.
 */

#include "base/file.h"

#include "file_room.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	LIMIT = 1024 * 1024,
};

TestSuite(file, .timeout = 30, .init = room_open, .fini = room_close);

static void expect_unreadable(const char *path, const char *cause)
{
	GError *error = NULL;
	size_t length;
	cr_expect_null(file_read(path, LIMIT, &length, &error));
	expect_error(&error, path, cause);
}

Test(file, is_read_whole)
{
	g_autofree char *path = room_path_of("甲.yaml");
	cr_assert(g_file_set_contents(path, "a\0年报\n", 9, NULL));
	size_t length;
	g_autofree char *content = file_read(path, LIMIT, &length, NULL);
	cr_assert_not_null(content);
	cr_expect_eq(length, 9);
	cr_expect_arr_eq(content, "a\0年报\n", 10);
}

Test(file, an_empty_one_is_read_too)
{
	g_autofree char *path = room_given_file("空", "", 0644);
	size_t length = 42;
	g_autofree char *content = file_read(path, LIMIT, &length, NULL);
	cr_expect_str_eq(content, "");
	cr_expect_eq(length, 0);
}

Test(file, is_read_up_to_the_limit_and_no_farther)
{
	g_autofree char *path = room_given_file("a", "12345", 0644);
	size_t length;
	GError *error = NULL;
	g_autofree char *content = file_read(path, 5, &length, &error);
	cr_expect_str_eq(content, "12345");
	cr_expect_null(file_read(path, 4, &length, &error));
	expect_error(&error, path, "超过 4 字节的上限");
}

Test(file, larger_than_one_read_arrives_whole)
{
	g_autofree char *bytes = g_strnfill(300000, 'x');
	bytes[299999] = 'y';
	g_autofree char *path = room_given_file("a", bytes, 0644);
	size_t length;
	g_autofree char *content = file_read(path, LIMIT, &length, NULL);
	cr_expect_eq(length, 300000);
	cr_expect_str_eq(content, bytes);
}

Test(file, a_symbolic_link_is_read_through)
{
	g_autofree char *path = room_given_file("a", "甲", 0644);
	g_autofree char *link = room_path_of("b");
	cr_assert_eq(symlink(path, link), 0);
	size_t length;
	g_autofree char *content = file_read(link, LIMIT, &length, NULL);
	cr_expect_str_eq(content, "甲");
}

Test(file, what_is_not_a_file_is_refused_without_waiting)
{
	g_autofree char *fifo = room_path_of("管道");
	cr_assert_eq(mkfifo(fifo, 0600), 0);
	g_autofree char *missing = room_path_of("没有.yaml");
	expect_unreadable(fifo, "是管道，不是文件");
	expect_unreadable(room_path(), "是目录，不是文件");
	expect_unreadable("/dev/zero", "是设备，不是文件");
	expect_unreadable(missing, "没有这个文件");
}

Test(file, a_name_in_a_message_cannot_act_on_the_terminal)
{
	g_autofree char *path = room_path_of("a\033[2J");
	g_autofree char *shown = room_path_of("a\uFFFD[2J");
	GError *error = NULL;
	size_t length;
	cr_expect_null(file_read(path, LIMIT, &length, &error));
	expect_error(&error, shown, "没有这个文件");
}

Test(file, standard_input_is_a_dash)
{
	int ends[2];
	cr_assert_eq(pipe(ends), 0);
	cr_assert_eq(write(ends[1], "甲乙", 6), 6);
	close(ends[1]);
	cr_assert_eq(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
	close(ends[0]);
	size_t length;
	g_autofree char *content = file_read("-", LIMIT, &length, NULL);
	cr_expect_str_eq(content, "甲乙");
	cr_expect_eq(length, 6);
}

Test(file, standard_input_has_the_limit_too)
{
	int ends[2];
	cr_assert_eq(pipe(ends), 0);
	cr_assert_eq(write(ends[1], "12345", 5), 5);
	close(ends[1]);
	cr_assert_eq(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
	close(ends[0]);
	size_t length;
	GError *error = NULL;
	cr_expect_null(file_read("-", 4, &length, &error));
	expect_error(&error, "标准输入", "超过 4 字节的上限");
}

Test(file, common_causes_are_told_in_chinese)
{
	cr_expect_str_eq(file_cause(ENOENT), "没有这个文件");
	cr_expect_str_eq(file_cause(ENOSPC), "磁盘已满");
	cr_expect_str_eq(file_cause(EROFS), "只读文件系统");
	cr_expect_str_eq(file_cause(EACCES), "没有权限");
	cr_expect_str_eq(file_cause(EDOM), g_strerror(EDOM));
}
