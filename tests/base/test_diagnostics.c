/*
 * Diagnostics: collected, counted, and written one to a line.
 */

#include "base/diagnostics.h"

#include <criterion/criterion.h>

TestSuite(diagnostics, .timeout = 10);

static struct diagnostics *list;

static void set_up(void)
{
	list = diagnostics_new();
}

static void tear_down(void)
{
	diagnostics_free(list);
}

static void expect_line(size_t index, const char *expected)
{
	g_autofree char *line = diagnostic_format(diagnostics_get(list, index));
	cr_expect_str_eq(line, expected);
}

Test(diagnostics, an_error_is_also_the_answer_false, .init = set_up, .fini = tear_down)
{
	struct position at = {.line = 3, .column = 7};
	cr_expect_not(diagnostics_error(list, "表.yaml", at, "没有“%s”这一行", "合计"));
	expect_line(0, "表.yaml:3:7: error: 没有“合计”这一行");
}

Test(diagnostics, leaves_out_what_is_unknown, .init = set_up, .fini = tear_down)
{
	static const struct {
		const char *file;
		struct position at;
		enum level level;
		const char *rule;
		const char *expected;
	} cases[] = {
		{"a", {3, 7}, LEVEL_WARNING, "一-1", "a:3:7: warning: 甲 [一-1]"},
		{"a", {3, 0}, LEVEL_NOTE, NULL, "a:3: note: 甲"},
		{"a", {0, 0}, LEVEL_ERROR, NULL, "a: error: 甲"},
		{"a", {0, 7}, LEVEL_ERROR, NULL, "a: error: 甲"},
		{NULL, {3, 7}, LEVEL_ERROR, NULL, "error: 甲"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		diagnostics_add(list, cases[i].file, cases[i].at, cases[i].level, cases[i].rule,
			"%s", "甲");
		expect_line(i, cases[i].expected);
	}
}

Test(diagnostics, counts_errors_apart, .init = set_up, .fini = tear_down)
{
	struct position at = {0};
	cr_expect_eq(diagnostics_count(list), 0);
	diagnostics_add(list, "a", at, LEVEL_WARNING, NULL, "甲");
	diagnostics_error(list, "a", at, "乙");
	diagnostics_add(list, "a", at, LEVEL_ERROR, "r", "丙");
	cr_expect_eq(diagnostics_count(list), 3);
	cr_expect_eq(diagnostics_errors(list), 2);
}

Test(diagnostics, owns_what_it_was_given, .init = set_up, .fini = tear_down)
{
	char file[] = "a.yaml";
	char rule[] = "r1";
	diagnostics_add(list, file, (struct position){0}, LEVEL_NOTE, rule, "甲");
	file[0] = rule[0] = 'x';
	expect_line(0, "a.yaml: note: 甲 [r1]");
}

Test(diagnostics, nothing_quoted_reaches_the_terminal, .init = set_up, .fini = tear_down)
{
	diagnostics_error(list, "a\nb", (struct position){0}, "坏 \033[2J\n\t\xFF\u202E 完");
	expect_line(0, "a b: error: 坏 \uFFFD[2J  \uFFFD\uFFFD 完");
}

Test(diagnostics, every_level_has_a_name)
{
	cr_expect_str_eq(level_name(LEVEL_ERROR), "error");
	cr_expect_str_eq(level_name(LEVEL_WARNING), "warning");
	cr_expect_str_eq(level_name(LEVEL_NOTE), "note");
}

Test(diagnostics, freeing_nothing_is_fine)
{
	diagnostics_free(NULL);
}

Test(diagnostics, are_put_in_the_order_of_places, .init = set_up, .fini = tear_down)
{
	static const struct {
		const char *file;
		struct position at;
		const char *text;
	} cases[] = {
		{"b", {1, 1}, "5"},
		{"a", {2, 3}, "3"},
		{"a", {2, 1}, "2"},
		{"a", {2, 3}, "4"},
		{"a", {1, 9}, "1"},
		{NULL, {0, 0}, "0"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		diagnostics_error(list, cases[i].file, cases[i].at, "%s", cases[i].text);
	diagnostics_sort(list);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *place = g_strdup_printf("%zu", i);

		cr_expect_str_eq(diagnostics_get(list, i)->text, place);
	}
}
