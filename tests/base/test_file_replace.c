/*
 * Files replaced whole: what is kept, and what is left when it fails.
 */

#include "base/file.h"

#include "file_room.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	LIMIT = 1024,
	NOBODY = 65534,
};

TestSuite(file_replace, .timeout = 30, .init = room_open, .fini = room_close);

/* A skipped test does not reach its tear-down. */
static void skip(const char *reason)
{
	room_close();
	cr_skip_test("%s", reason);
}

Test(file_replace, a_new_one_gets_the_usual_mode)
{
	g_autofree char *path = room_path_of("甲.yaml");
	umask(027);
	cr_assert(file_replace(path, "年报", 6, NULL));
	expect_content(path, "年报");
	cr_expect_eq(mode_of(path), 0640);
	cr_expect_eq(room_count_entries(), 1);
}

Test(file_replace, a_replaced_one_keeps_its_mode)
{
	static const mode_t modes[] = {0600, 0664, 0444, 0777, 0000};
	umask(077);
	for (size_t i = 0; i < G_N_ELEMENTS(modes); i++) {
		g_autofree char *path = room_given_file("a", "旧", modes[i]);
		cr_assert(file_replace(path, "新", 3, NULL));
		cr_expect_eq(mode_of(path), modes[i], "%o", modes[i]);
		chmod(path, 0600);
		expect_content(path, "新");
		g_remove(path);
	}
}

Test(file_replace, nothing_to_tell_when_all_is_kept)
{
	g_autofree char *path = room_given_file("a", "旧", 0640);
	char *notice = path;
	cr_assert(file_replace_noting(path, "新", 3, &notice, NULL));
	cr_expect_null(notice);
}

Test(file_replace, empty_and_binary_contents_are_written_too)
{
	g_autofree char *path = room_given_file("a", "旧", 0640);
	cr_assert(file_replace(path, "", 0, NULL));
	expect_content(path, "");
	cr_assert(file_replace(path, "a\0b", 3, NULL));
	size_t length;
	g_autofree char *content = file_read(path, LIMIT, &length, NULL);
	cr_expect_eq(length, 3);
	cr_expect_arr_eq(content, "a\0b", 4);
}

Test(file_replace, what_is_read_of_a_descriptor_is_written_in_pieces)
{
	enum { LENGTH = 100 * 1000 };
	g_autofree char *long_text = g_strnfill(LENGTH, 'a');
	g_autofree char *from = room_given_file("from", long_text, 0600);
	g_autofree char *path = room_given_file("to", "旧", 0640);
	int descriptor = open(from, O_RDONLY | O_CLOEXEC);
	char *notice = path;
	cr_assert_geq(lseek(descriptor, 1, SEEK_SET), 0);
	cr_assert(file_replace_copying(path, descriptor, &notice, NULL));
	close(descriptor);
	cr_expect_null(notice);
	expect_content(path, long_text + 1);
	cr_expect_eq(mode_of(path), 0640);
}

Test(file_replace, what_cannot_be_read_replaces_nothing)
{
	g_autofree char *path = room_given_file("to", "旧", 0640);
	int directory = open(".", O_RDONLY | O_CLOEXEC);
	char *notice;
	GError *error = NULL;
	cr_expect_not(file_replace_copying(path, directory, &notice, &error));
	close(directory);
	cr_assert_not_null(error);
	g_error_free(error);
	expect_content(path, "旧");
	cr_expect_eq(room_count_entries(), 1);
}

Test(file_replace, a_linked_name_stays_a_link)
{
	g_autofree char *target = room_given_file("目标", "旧", 0644);
	g_autofree char *near = room_path_of("近");
	g_autofree char *far = room_path_of("远");
	cr_assert_eq(symlink("目标", near), 0);
	cr_assert_eq(symlink(near, far), 0);
	cr_assert(file_replace(far, "新", 3, NULL));
	cr_expect(g_file_test(near, G_FILE_TEST_IS_SYMLINK));
	cr_expect(g_file_test(far, G_FILE_TEST_IS_SYMLINK));
	expect_content(target, "新");
}

Test(file_replace, a_link_to_nothing_gets_its_target)
{
	g_autofree char *target = room_path_of("目标");
	g_autofree char *link = room_path_of("名");
	cr_assert_eq(symlink("目标", link), 0);
	cr_assert(file_replace(link, "新", 3, NULL));
	cr_expect(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
	expect_content(target, "新");
}

Test(file_replace, a_name_without_a_directory_is_here)
{
	cr_assert_eq(chdir(room_path()), 0);
	cr_assert(file_replace("甲", "新", 3, NULL));
	expect_content("甲", "新");
}

Test(file_replace, a_name_as_long_as_can_be_is_replaced)
{
	g_autofree char *name = g_strnfill(255, 'n');
	g_autofree char *path = room_given_file(name, "旧", 0644);
	cr_assert(file_replace(path, "新", 3, NULL));
	expect_content(path, "新");
}

static void expect_irreplaceable(const char *path, const char *cause)
{
	GError *error = NULL;
	int before = room_count_entries();
	cr_expect_not(file_replace(path, "新", 3, &error), "%s", path);
	expect_error(&error, path, cause);
	cr_expect_eq(room_count_entries(), before);
}

Test(file_replace, what_is_not_a_file_is_not_replaced)
{
	g_autofree char *fifo = room_path_of("管道");
	cr_assert_eq(mkfifo(fifo, 0600), 0);
	g_autofree char *circle = room_path_of("圈");
	cr_assert_eq(symlink("圈", circle), 0);
	g_autofree char *nowhere = room_path_of("没有/a");
	g_autofree char *file = room_given_file("a", "", 0644);
	g_autofree char *below_file = room_path_of("a/b");
	g_autofree char *long_name = g_strnfill(256, 'n');
	g_autofree char *too_long = room_path_of(long_name);
	expect_irreplaceable(fifo, "是管道，不是文件");
	expect_irreplaceable(room_path(), "是目录，不是文件");
	expect_irreplaceable("/dev/null", "是设备，不是文件");
	expect_irreplaceable(circle, "符号链接循环");
	expect_irreplaceable(nowhere, "没有这个目录");
	expect_irreplaceable(below_file, "路径中有一段不是目录");
	expect_irreplaceable(too_long, "文件名太长");
}

/* A file system that has no room_path() left, played by a limit on the size of files. */
static void given_full_disk(void)
{
	struct rlimit little = {.rlim_cur = 4096, .rlim_max = 4096};
	signal(SIGXFSZ, SIG_IGN);
	cr_assert_eq(setrlimit(RLIMIT_FSIZE, &little), 0);
}

Test(file_replace, a_write_that_fails_leaves_the_old_file_and_nothing_else)
{
	g_autofree char *path = room_given_file("a", "旧", 0644);
	g_autofree char *bytes = g_strnfill(10000, 'x');
	GError *error = NULL;
	given_full_disk();
	cr_expect_not(file_replace(path, bytes, 10000, &error));
	expect_error(&error, path, "文件太大");
	g_autofree char *notice = NULL;
	cr_expect_not(file_create("/tmp/none/none", bytes, 10000, &notice, &error));
	g_clear_error(&error);
	expect_content(path, "旧");
	cr_expect_eq(room_count_entries(), 1);
}

/* Goes on as an ordinary user where the tests are run by root; others are that already. */
static void become_ordinary(void)
{
	if (geteuid() == 0)
		cr_assert(setegid(NOBODY) == 0 && seteuid(NOBODY) == 0);
}

static void become_root_again(void)
{
	if (getuid() == 0)
		cr_assert(seteuid(0) == 0 && setegid(0) == 0);
}

Test(file_replace, without_permission_says_so)
{
	g_autofree char *path = room_given_file("a", "旧", 0000);
	cr_assert_eq(chmod(room_path(), 0555), 0);
	become_ordinary();
	GError *error = NULL;
	size_t length;
	cr_expect_null(file_read(path, LIMIT, &length, &error));
	expect_error(&error, path, "没有权限");
	cr_expect_not(file_replace(path, "新", 3, &error));
	expect_error(&error, path, "没有权限");
	become_root_again();
	chmod(path, 0600);
	expect_content(path, "旧");
}

/* Needs root to give the file to somebody first. */
Test(file_replace, an_owner_that_cannot_be_kept_is_told)
{
	if (geteuid() != 0)
		skip("only root can give files away");
	g_autofree char *path = room_given_file("a", "旧", 0664);
	cr_assert_eq(chown(path, 54321, 54322), 0);
	cr_assert_eq(chmod(room_path(), 0777), 0);
	become_ordinary();
	g_autofree char *notice = NULL;
	bool is_done = file_replace_noting(path, "新", 3, &notice, NULL);
	become_root_again();
	cr_assert(is_done);
	g_autofree char *expected =
		g_strdup_printf("%s：已保存，但未能保留原来的用户组 54322、所有者 54321", path);
	cr_expect_str_eq(notice, expected);
	/* The group that is not the old one gets no more than everybody. */
	cr_expect_eq(mode_of(path), 0644);
	expect_content(path, "新");
}

Test(file_replace, root_keeps_owner_and_group)
{
	if (geteuid() != 0)
		skip("only root can give files away");
	g_autofree char *path = room_given_file("a", "旧", 0664);
	cr_assert_eq(chown(path, 54321, 54322), 0);
	g_autofree char *notice = NULL;
	cr_assert(file_replace_noting(path, "新", 3, &notice, NULL));
	struct stat status;
	cr_assert_eq(stat(path, &status), 0);
	cr_expect_eq(status.st_uid, 54321);
	cr_expect_eq(status.st_gid, 54322);
	cr_expect_eq(mode_of(path), 0664);
	cr_expect_null(notice);
}

Test(file_replace, is_created_where_there_is_none)
{
	g_autofree char *path = room_path_of("甲");
	g_autofree char *notice = NULL;
	cr_assert(file_create(path, "新", 3, &notice, NULL));
	cr_expect_null(notice);
	expect_content(path, "新");
	cr_expect_eq(mode_of(path), 0644);
	cr_expect_eq(room_count_entries(), 1);
}

Test(file_replace, is_never_created_over_another)
{
	g_autofree char *path = room_given_file("甲", "旧", 0600);
	g_autofree char *link = room_path_of("名");
	cr_assert_eq(symlink("没有", link), 0);
	const char *const taken[] = {path, link, room_path()};
	for (size_t i = 0; i < G_N_ELEMENTS(taken); i++) {
		GError *error = NULL;
		g_autofree char *notice = NULL;
		cr_expect_not(file_create(taken[i], "新", 3, &notice, &error));
		cr_expect(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_EXIST));
		expect_error(&error, taken[i], "文件已存在");
	}
	expect_content(path, "旧");
	cr_expect_eq(room_count_entries(), 2);
}

/* A process that replaces path and stands still before it begins, for its tracer to go on. */
static pid_t start_writer(const char *path, const char *bytes, size_t length)
{
	pid_t writer = fork();
	if (writer != 0) {
		int status;
		waitpid(writer, &status, 0);
		if (!WIFSTOPPED(status))
			skip("this system allows no tracing");
		return writer;
	}
	if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0)
		_exit(1);
	raise(SIGSTOP);
	_exit(file_replace(path, bytes, length, NULL) ? 0 : 1);
}

/* Kills the writer when it has entered or left its count-th system call. True when it ended
   before, of its own accord. */
static bool kill_at_call(pid_t writer, int count)
{
	for (int i = 0; i < count; i++) {
		int status;
		if (ptrace(PTRACE_SYSCALL, writer, NULL, NULL) != 0)
			return true;
		waitpid(writer, &status, 0);
		if (WIFEXITED(status))
			return true;
	}
	kill(writer, SIGKILL);
	waitpid(writer, NULL, 0);
	return false;
}

Test(file_replace, a_kill_at_any_system_call_leaves_the_one_or_the_other)
{
	bool is_over = false;
	int kills = 0;
	for (; !is_over; kills++) {
		g_autofree char *path = room_given_file("a", "旧", 0644);
		is_over = kill_at_call(start_writer(path, "新", 3), kills + 1);
		g_autofree char *content = NULL;
		cr_assert(g_file_get_contents(path, &content, NULL, NULL));
		cr_assert(strcmp(content, "旧") == 0 || strcmp(content, "新") == 0, "kill %d: %s",
			kills, content);
		cr_assert(!is_over || strcmp(content, "新") == 0, "%s", content);
		room_remove_entries();
	}
	cr_expect_geq(kills, 10, "only %d kills: was the writer traced?", kills);
}
