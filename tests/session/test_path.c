/*
 * Paths as they are typed, and what Tab makes of them.
 */

#include "base/file_room.h"
#include "session/path.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>

static void begin(void)
{
	static const char *const names[] = {"2023-教育局.yaml", "2024-教育局.yaml",
		"2024-财政局.yaml", "说明.txt", ".隐.yaml", "年报/a.yaml"};

	room_open();
	g_autofree char *folder = room_path_of("年报");
	cr_assert_eq(g_mkdir(folder, 0700), 0);
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		g_free(room_given_file(names[i], "", 0600));
}

static void end(void)
{
	g_autofree char *inner = room_path_of("年报/a.yaml");
	g_autofree char *folder = room_path_of("年报");

	g_unlink(inner);
	g_rmdir(folder);
	room_close();
}

TestSuite(path, .timeout = 10, .init = begin, .fini = end);

static const struct {
	const char *typed, *completed;
	guint names;
} cases[] = {
	{"2", "202", 3},
	{"2023", "2023-教育局.yaml", 1},
	{"2024-", "2024-", 2}, /* 教 and 财 share a first byte */
	{"2024-财", "2024-财政局.yaml", 1},
	{"年", "年报/", 1},
	{"年报/", "年报/a.yaml", 1},
	{"说", "说", 0},
	{".", ".隐.yaml", 1},
	{"没有", "没有", 0},
	{"没有/", "没有/", 0},
	{"", "", 4},
	{"~", "~/", 0},
	{"~/年", "~/年报/", 1},
};

Test(path, goes_as_far_as_one_way_leads)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		GPtrArray *names;
		g_autofree char *completed =
			path_complete(room_path(), room_path(), cases[i].typed, &names);

		cr_expect_str_eq(
			completed, cases[i].completed, "%s: %s", cases[i].typed, completed);
		cr_expect_eq(names->len, cases[i].names, "%s: %u", cases[i].typed, names->len);
		g_ptr_array_unref(names);
	}
}

Test(path, a_path_is_absolute_of_home_or_of_the_directory_at_hand)
{
	static const char *const paths[][2] = {
		{"a.yaml", "/here/a.yaml"},
		{"/b.yaml", "/b.yaml"},
		{"~/c.yaml", "/home/c.yaml"},
		{"~x.yaml", "/here/~x.yaml"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
		g_autofree char *path = path_typed("/here", "/home", paths[i][0]);

		cr_expect_str_eq(path, paths[i][1], "%s", path);
	}
}

Test(path, a_report_without_an_ending_has_that_of_reports)
{
	static const char *const paths[][2] = {
		{"2024-教育局", "2024-教育局.yaml"},
		{"2025", "2025.yaml"},
		{"2025.yml", "2025.yml"},
		{"说明.txt", "说明.txt"},
		{"年报", "年报"}, /* a directory is what it is */
		{"年报/b", "年报/b.yaml"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
		g_autofree char *path = path_typed_report(room_path(), NULL, paths[i][0]);
		g_autofree char *wanted = room_path_of(paths[i][1]);

		cr_expect_str_eq(path, wanted, "%s", path);
	}
}

Test(path, a_name_that_is_taken_gets_a_number)
{
	static const char *const names[][2] = {
		{"2025.yaml", "2025.yaml"},
		{"2023-教育局.yaml", "2023-教育局-2.yaml"},
		{"年报", "年报-2"},
		{".隐.yaml", ".隐-2.yaml"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *name = path_free_name(room_path(), names[i][0]);

		cr_expect_str_eq(name, names[i][1], "%s", name);
	}
}

Test(path, home_is_shown_by_its_sign)
{
	static const struct {
		const char *home, *path, *shown;
	} each[] = {
		{"/home/zhang", "/home/zhang/年报/a.yaml", "~/年报/a.yaml"},
		{"/home/zhang", "/home/zhangsan/a.yaml", "/home/zhangsan/a.yaml"},
		{"", "/a.yaml", "/a.yaml"},
		{NULL, "a.yaml", "a.yaml"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(each); i++) {
		g_autofree char *shown = path_shown(each[i].home, each[i].path);

		cr_expect_str_eq(shown, each[i].shown);
	}
}
