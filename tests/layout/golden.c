/* Golden files of painted tables. */

#include "golden.h"

#include <criterion/criterion.h>

static char *path_of(const char *name)
{
	const char *source = g_getenv("srcdir");
	return g_build_filename(
		source != NULL ? source : ".", "tests", "layout", "golden", name, NULL);
}

static char *join(const GPtrArray *lines)
{
	GString *text = g_string_new(NULL);
	for (guint i = 0; i < lines->len; i++)
		g_string_append_printf(text, "%s\n", (const char *)g_ptr_array_index(lines, i));
	return g_string_free(text, FALSE);
}

static void compare(const char *name, const char *expected, const char *painted)
{
	g_auto(GStrv) want = g_strsplit(expected, "\n", -1);
	g_auto(GStrv) have = g_strsplit(painted, "\n", -1);
	for (int i = 0; want[i] != NULL && have[i] != NULL; i++)
		cr_expect_str_eq(have[i], want[i], "%s:%d\n have %s\n want %s", name, i + 1,
			have[i], want[i]);
	cr_expect_eq(g_strv_length(have), g_strv_length(want), "%s: other number of lines", name);
}

void golden_expect(const char *name, const GPtrArray *lines)
{
	g_autofree char *path = path_of(name);
	g_autofree char *painted = join(lines);
	if (g_getenv("GOLDEN_UPDATE") != NULL) {
		cr_assert(g_file_set_contents(path, painted, -1, NULL), "%s", path);
		return;
	}
	g_autofree char *expected = NULL;
	cr_assert(g_file_get_contents(path, &expected, NULL, NULL), "%s", path);
	compare(name, expected, painted);
}
