/*
 * A user's small files: what their lines say, and what is said of lines that are
 * none.
 */

#include "base/file_room.h"
#include "base/settings.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(settings, .timeout = 10, .init = room_open, .fini = room_close);

static struct diagnostics *diagnostics;

static GArray *settings_of(const char *text)
{
	g_autofree char *path = room_given_file("settings", text, 0644);
	diagnostics_free(diagnostics);
	diagnostics = diagnostics_new();
	return settings_read(path, diagnostics);
}

Test(settings, are_a_name_and_a_value_each)
{
	g_autoptr(GArray) read = settings_of("# for people\n\n a = b\nc=d e # and this\r\n  f =\n");
	static const struct {
		const char *name, *value;
		struct position name_at, value_at;
	} lines[] = {
		{"a", "b", {3, 2}, {3, 6}},
		{"c", "d e", {4, 1}, {4, 3}},
		{"f", "", {5, 3}, {5, 6}},
	};
	cr_assert_eq(read->len, G_N_ELEMENTS(lines));
	cr_expect_eq(diagnostics_count(diagnostics), 0);
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		struct setting setting = g_array_index(read, struct setting, i);
		cr_expect_str_eq(setting.name, lines[i].name);
		cr_expect_str_eq(
			setting.value, lines[i].value, "%s: [%s]", setting.name, setting.value);
		cr_expect_eq(setting.name_at.line, lines[i].name_at.line);
		cr_expect_eq(setting.name_at.column, lines[i].name_at.column, "%s", setting.name);
		cr_expect_eq(setting.value_at.column, lines[i].value_at.column, "%s at %d",
			setting.name, setting.value_at.column);
	}
}

Test(settings, that_are_not_there_are_none)
{
	g_autofree char *path = room_path_of("nothing");
	diagnostics = diagnostics_new();
	g_autoptr(GArray) read = settings_read(path, diagnostics);
	cr_expect_eq(read->len, 0);
	cr_expect_eq(diagnostics_count(diagnostics), 0);
}

Test(settings, say_where_a_line_is_none)
{
	g_autoptr(GArray) read = settings_of("a = b\n  words\nc = d\n");
	cr_expect_eq(read->len, 2, "the rest holds");
	cr_assert_eq(diagnostics_count(diagnostics), 1);
	g_autofree char *line = diagnostic_format(diagnostics_get(diagnostics, 0));
	cr_expect(strstr(line, "settings:2:3: error: "), "%s", line);
}

Test(settings, are_utf8_or_nothing)
{
	g_autoptr(GArray) read = settings_of("a = b\nc = \xB2\xE1\n");
	cr_expect_eq(read->len, 0);
	cr_assert_eq(diagnostics_count(diagnostics), 1);
	g_autofree char *line = diagnostic_format(diagnostics_get(diagnostics, 0));
	cr_expect(strstr(line, "settings:2: error: "), "%s", line);
}

Test(settings, that_cannot_be_read_are_said_to_be_so)
{
	diagnostics = diagnostics_new();
	g_autoptr(GArray) read = settings_read(room_path(), diagnostics);
	cr_expect_eq(read->len, 0);
	cr_expect_eq(diagnostics_count(diagnostics), 1);
}
