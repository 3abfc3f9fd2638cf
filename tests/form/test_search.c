/*
 * Where forms are found: the first directory wins, and names lead nowhere else.
 */

#include "base/file_room.h"
#include "form/search.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

TestSuite(form_search, .timeout = 20, .init = room_open, .fini = room_close);

static char *directory_with(const char *directory, const char *form)
{
	char *path = room_path_of(directory);
	g_autofree char *name = g_strconcat(directory, "/", form, NULL);

	g_mkdir(path, 0700);
	g_free(room_given_file(name, "form: x\nversion: 1\n", 0600));
	return path;
}

static void remove_directory(const char *directory, const char *form)
{
	g_autofree char *path = g_build_filename(directory, form, NULL);

	g_remove(path);
	g_rmdir(directory);
}

Test(form_search, takes_the_first_of_two_forms_of_one_name)
{
	g_autofree char *first = directory_with("first", "a.yaml");
	g_autofree char *second = directory_with("second", "a.yaml");
	struct form_search search;

	form_search_init(&search);
	form_search_add(&search, NULL);
	form_search_add(&search, "");
	form_search_add(&search, "/nonexistent");
	form_search_add(&search, first);
	form_search_add(&search, second);
	g_autofree char *found = form_search_find(&search, "a");
	cr_assert_not_null(found);
	cr_expect(g_str_has_prefix(found, first), "%s", found);
	g_autoptr(GPtrArray) all = form_search_list(&search);
	cr_assert_eq(all->len, 1);
	cr_expect_str_eq(g_ptr_array_index(all, 0), "a");
	form_search_release(&search);
	remove_directory(first, "a.yaml");
	remove_directory(second, "a.yaml");
}

Test(form_search, does_not_leave_its_directories)
{
	static const char *const names[] = {"", "../first/a", "/etc/passwd", ".a", "first/a"};
	g_autofree char *first = directory_with("first", "a.yaml");
	struct form_search search;

	form_search_init(&search);
	form_search_add(&search, first);
	form_search_add(&search, room_path());
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *found = form_search_find(&search, names[i]);

		cr_expect_null(found, "%s", names[i]);
	}
	form_search_release(&search);
	remove_directory(first, "a.yaml");
}

Test(form_search, names_a_missing_form_where_it_was_asked_for)
{
	g_autofree char *first = directory_with("first", "works.yaml");
	struct diagnostics *diagnostics = diagnostics_new();
	struct form_search search;

	form_search_init(&search);
	form_search_add(&search, first);
	cr_expect_null(
		form_open(&search, "work", "report.yaml", (struct position){2, 7}, diagnostics));
	cr_assert_eq(diagnostics_count(diagnostics), 1);
	const struct diagnostic *error = diagnostics_get(diagnostics, 0);
	cr_expect_str_eq(error->file, "report.yaml");
	cr_expect_eq(error->at.line, 2);
	cr_expect_eq(error->at.column, 7);
	cr_expect(strstr(error->text, "是不是“works”？"), "%s", error->text);
	diagnostics_free(diagnostics);
	form_search_release(&search);
	remove_directory(first, "works.yaml");
}

Test(form_search, lists_forms_and_no_other_files)
{
	static const struct {
		const char *name, *text;
		bool form;
	} cases[] = {
		{"b.yaml", "# 表式\nversion: 1\nform: b\n", true},
		{"a.yaml", "form: a\nsections:\n  - wrong\n", true},
		{"c.yaml",
			"\xef\xbb\xbf"
			"form: c\r\nversion: 1\r\n",
			true},
		{"report.yaml", "form: a\nform_version: 1\ncover:\n  version: 1\n", false},
		{"indented.yaml", "x:\n  form: a\n  version: 1\n", false},
		{"empty.yaml", "", false},
		{"b.txt", "form: b\nversion: 1\n", false},
		{".yaml", "form: b\nversion: 1\n", false},
	};
	g_autoptr(GString) listed = g_string_new(NULL);
	struct form_search search;

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		g_free(room_given_file(cases[i].name, cases[i].text, 0600));
	form_search_init(&search);
	form_search_add(&search, room_path());
	g_autoptr(GPtrArray) ids = form_search_list(&search);
	for (guint i = 0; i < ids->len; i++)
		g_string_append_printf(listed, "%s ", (char *)g_ptr_array_index(ids, i));
	cr_expect_str_eq(listed->str, "a b c ");
	form_search_release(&search);
}

/* A report in an earlier directory hides a form of its name, in the list as when it is opened. */
Test(form_search, lists_what_it_would_open)
{
	g_autofree char *second = directory_with("second", "a.yaml");
	struct form_search search;

	g_free(room_given_file("a.yaml", "form: a\nform_version: 1\n", 0600));
	form_search_init(&search);
	form_search_add(&search, room_path());
	form_search_add(&search, second);
	g_autoptr(GPtrArray) ids = form_search_list(&search);
	cr_expect_eq(ids->len, 0);
	form_search_release(&search);
	remove_directory(second, "a.yaml");
}

Test(form_search, of_a_chosen_form_finds_it_first_and_lists_no_other)
{
	g_autofree char *installed = directory_with("first", "a.yaml");
	g_autofree char *tried = directory_with("second", "a.yaml");
	g_autofree char *path = g_build_filename(tried, "a.yaml", NULL);
	struct form_search search, copy;

	g_free(room_given_file("b.yaml", "form: b\nversion: 1\n", 0600));
	form_search_init(&search);
	form_search_add(&search, installed);
	form_search_add(&search, room_path());
	form_search_choose(&search, path);
	form_search_copy(&copy, &search);
	g_autofree char *found = form_search_find(&copy, "a");
	cr_expect_str_eq(found, path);
	g_autofree char *other = form_search_find(&copy, "b");
	cr_expect_not_null(other, "last year's report may be on it");
	g_autoptr(GPtrArray) ids = form_search_list(&copy);
	cr_assert_eq(ids->len, 1);
	cr_expect_str_eq(g_ptr_array_index(ids, 0), "a");
	form_search_release(&copy);
	form_search_release(&search);
	remove_directory(installed, "a.yaml");
	remove_directory(tried, "a.yaml");
}
