/*
 * Recent reports: noted, in order, bounded, and never in the way.
 */

#include "base/file_room.h"
#include "session/recent.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static char *directory;

static void begin(void)
{
	room_open();
	directory = room_path_of("state/nianbao");
}

static void end(void)
{
	g_free(directory);
	room_close();
}

TestSuite(recent, .timeout = 10, .init = begin, .fini = end);

/* The reports noted as "NAME@ADDRESS:WHEN", separated by blanks. */
static char *noted(void)
{
	g_autoptr(GPtrArray) list = recent_list(directory);
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < list->len; i++) {
		const struct recent *recent = g_ptr_array_index(list, i);
		g_autofree char *name = g_path_get_basename(recent->path);

		g_string_append_printf(out, "%s%s@%s:%d", i > 0 ? " " : "", name, recent->address,
			(int)recent->when);
	}
	return g_string_free(out, FALSE);
}

Test(recent, the_one_last_at_work_comes_first_and_each_stands_once)
{
	recent_note(directory, "/a.yaml", "s.r.x", 0, 1);
	recent_note(directory, "/b 与 c.yaml", "", 0, 2);
	recent_note(directory, "/a.yaml", "s.r.y", 0, 3);
	g_autofree char *list = noted();
	cr_expect_str_eq(list, "a.yaml@s.r.y:3 b 与 c.yaml@:2");
}

Test(recent, an_empty_address_leaves_the_one_that_was_noted)
{
	int top = 0, none = 1;

	recent_note(directory, "/a.yaml", "s.r.x", 12, 1);
	recent_note(directory, "/a.yaml", "", 0, 2);
	g_autofree char *place = recent_place(directory, "/a.yaml", &top);
	g_autofree char *other = recent_place(directory, "/b.yaml", &none);
	cr_expect_str_eq(place, "s.r.x");
	cr_expect_eq(top, 12);
	cr_expect_null(other);
	cr_expect_eq(none, 0);
}

Test(recent, a_relative_path_is_the_same_report)
{
	g_autofree char *here = g_get_current_dir();
	g_autofree char *absolute = g_build_filename(here, "a.yaml", NULL);

	int top;

	recent_note(directory, "a.yaml", "s.r.x", 0, 1);
	g_autofree char *place = recent_place(directory, absolute, &top);
	cr_expect_str_eq(place, "s.r.x");
}

Test(recent, names_that_are_no_utf8_come_back)
{
	recent_note(directory, "/a\xff\n.yaml", "s.r.x", 0, 1);
	g_autoptr(GPtrArray) list = recent_list(directory);
	cr_assert_eq(list->len, 1);
	cr_expect_str_eq(((struct recent *)g_ptr_array_index(list, 0))->path, "/a\xff\n.yaml");
}

Test(recent, keeps_so_many_and_no_more)
{
	for (int i = 0; i < RECENT_MOST + 5; i++) {
		g_autofree char *path = g_strdup_printf("/%d.yaml", i);

		recent_note(directory, path, "", 0, i);
	}
	g_autoptr(GPtrArray) list = recent_list(directory);
	cr_expect_eq(list->len, RECENT_MOST);
	cr_expect_str_eq(((struct recent *)g_ptr_array_index(list, 0))->path, "/24.yaml");
}

Test(recent, passes_over_what_cannot_be_read)
{
	static const char *const files[] = {
		"",
		"\n\n",
		"nonsense\n",
		"1 - http://example.com/a.yaml\n",
		"x - file:///a.yaml\n",
		"1 -\n",
		"\xff\xfe\n",
	};

	g_free(room_given_file("recent", "", 0600));
	g_mkdir_with_parents(directory, 0700);
	g_autofree char *file = g_build_filename(directory, "recent", NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
		cr_assert(g_file_set_contents(file, files[i], -1, NULL));
		g_autofree char *list = noted();
		cr_expect_str_eq(list, "", "%s", files[i]);
	}
	g_unlink(file);
	g_mkdir(file, 0700); /* can be neither read nor replaced */
	recent_note(directory, "/a.yaml", "", 0, 1);
	g_autofree char *list = noted();
	cr_expect_str_eq(list, "");
}

Test(recent, without_a_directory_nothing_is_kept)
{
	recent_note(NULL, "/a.yaml", "s", 0, 1);
	g_autoptr(GPtrArray) list = recent_list(NULL);
	cr_expect_eq(list->len, 0);
}

Test(recent, the_directory_is_the_users_own)
{
	recent_note(directory, "/a.yaml", "", 0, 1);
	cr_expect_eq(mode_of(directory) & 0777, 0700);
}
