/*
 * Disks that are full, and disks that became read-only: the cause is named, the
 * data stay, and another place is offered.
 *
 * The disks are real ones, in memory, mounted where only the test and its
 * programs see them. Where nobody may mount, the tests are skipped; what a limit
 * on the size of files can show is in test_reliability.c.
 */

#include "clerk.h"
#include "figures.h"
#include "papers.h"
#include "seat.h"
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

TestSuite(disks, .init = sit_down, .fini = get_up, .timeout = 60);

static void unmount(void *folder)
{
	umount2(folder, MNT_DETACH);
	g_free(folder);
}

/* Lays the report onto a disk of its own, "disk". A skipped test does not reach its tear-down. */
static void lay_out_on_small_disk(void)
{
	char *folder = desk_path(desk, "disk");
	g_mkdir(folder, 0700);
	bool mounted = unshare(CLONE_NEWNS) == 0 &&
		mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
		mount("none", folder, "tmpfs", 0, "size=128k") == 0;
	if (!mounted) {
		g_free(folder);
		desk_free(desk);
		cr_skip_test("nobody may mount a disk here");
	}
	desk_keep(desk, folder, unmount);
	g_autofree char *text = papers_data("real-00.yaml");
	desk_write(desk, "disk/report.yaml", text);
}

/* Until there is room for nothing more. */
static void fill_disk(void)
{
	g_autofree char *path = desk_path(desk, "disk/filler");
	static const char page[4096];
	int descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND, 0600);
	while (write(descriptor, page, sizeof page) > 0)
		continue;
	close(descriptor);
}

static void make_room(void)
{
	g_autofree char *path = desk_path(desk, "disk/filler");
	g_remove(path);
}

static struct screen *open_table_3(void)
{
	struct screen *s = start(desk, 24, 80, "disk/report.yaml");
	expect(s, "F1帮助");
	press(s, "Esc 3");
	expect(s, "三、收到和处理");
	return s;
}

/* A figure that finds no room. */
static struct screen *type_on_full_disk(void)
{
	lay_out_on_small_disk();
	struct screen *s = open_table_3();
	fill_disk();
	type(s, "7");
	press(s, "Enter");
	expect_row(s, 22, "磁盘已满");
	return s;
}

static void expect_old_file(void)
{
	g_autofree char *before = papers_data("real-00.yaml");
	g_autofree char *now = desk_read(desk, "disk/report.yaml");
	cr_expect_str_eq(now, before);
}

Test(disks, full_ones_are_named_and_another_place_is_offered)
{
	struct screen *s = type_on_full_disk();
	expect_figures(s, "01", "7 0 0 0 0 0 7");
	press(s, "Ctrl-S");
	expect(s, "report.yaml：磁盘已满");
	expect(s, "改动都还在，但恢复日志也写不进去");
	press(s, "1");
	expect(s, "存到哪个文件");
	type(s, "elsewhere.yaml");
	press(s, "Enter");
	expect_row(s, 22, "接着在那里填");
	expect_row(s, 0, "已存");
	expect_old_file();
	type(s, "8");
	press(s, "Enter");
	expect_figures(s, "02", "8 0 0 0 0 0 8");
	papers_close(s);
	g_autofree char *saved = desk_read(desk, "elsewhere.yaml");
	cr_expect(saved && strstr(saved, "natural: 7"));
	cr_expect(saved && strstr(saved, "natural: 8"));
}

Test(disks, with_room_again_take_all_that_waited)
{
	struct screen *s = type_on_full_disk();
	make_room();
	type(s, "8");
	press(s, "Enter");
	expect_figures(s, "02", "8 0 0 0 0 0 8");
	send_signal(s, SIGKILL);
	expect_exit(s, 128 + SIGKILL);
	s = start(desk, 24, 80, "disk/report.yaml");
	expect(s, "上次没有存盘");
	press(s, "Enter");
	expect_gone(s, "上次没有存盘");
	press(s, "Esc 3");
	expect_figures(s, "01", "7 0 0 0 0 0 7");
	expect_figures(s, "02", "8 0 0 0 0 0 8");
	papers_close(s);
	g_autofree char *backup = desk_read(desk, "disk/report.yaml~");
	g_autofree char *before = papers_data("real-00.yaml");
	cr_expect_str_eq(backup, before, "the version before stays");
}

Test(disks, that_became_read_only_are_named_and_the_data_stay)
{
	lay_out_on_small_disk();
	g_autofree char *folder = desk_path(desk, "disk");
	struct screen *s = open_table_3();
	cr_assert_eq(mount("none", folder, "tmpfs", MS_REMOUNT | MS_RDONLY, NULL), 0);
	type(s, "7");
	press(s, "Enter");
	expect_row(s, 22, "只读文件系统");
	press(s, "Ctrl-S");
	expect(s, "report.yaml：只读文件系统");
	press(s, "2");
	expect_gone(s, "存到别处");
	expect_figures(s, "01", "7 0 0 0 0 0 7");
	cr_assert_eq(mount("none", folder, "tmpfs", MS_REMOUNT, NULL), 0);
	papers_close(s);
	g_autofree char *saved = desk_read(desk, "disk/report.yaml");
	cr_expect(strstr(saved, "natural: 7"));
}
