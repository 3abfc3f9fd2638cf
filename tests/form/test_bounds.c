/*
 * Files out of all proportion: refused with a place, in bounded time and memory.
 *
 * The suite's timeout bounds the time; expect_modest_memory the memory. The
 * inputs are made here, for a file of a hundred megabytes is nothing to keep.
 */

#include "form/forms.h"

#include "form/search.h"
#include "report/file.h"
#include "yaml/tree.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

TestSuite(bounds, .timeout = 20);

enum {
	MOST_MEGABYTES = 400, /* with all that sanitizers add */
};

static void expect_modest_memory(void)
{
	struct rusage usage;

	cr_assert_eq(getrusage(RUSAGE_SELF, &usage), 0);
	cr_expect_lt(usage.ru_maxrss / 1024, MOST_MEGABYTES, "%ld MB", usage.ru_maxrss / 1024);
}

/* Loads bytes as a form, which must be refused with that place and those words first. */
static void expect_refused(
	const char *bytes, size_t length, int line, int column, const char *words)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct form *form = form_load("f.yaml", bytes, length, diagnostics);

	cr_expect_null(form, "“%s” is accepted", words);
	form_free(form);
	cr_assert_gt(diagnostics_errors(diagnostics), 0, "no reason given for “%s”", words);
	const struct diagnostic *first = diagnostics_get(diagnostics, 0);
	cr_expect(strstr(first->text, words), "“%s” is not said but “%s”", words, first->text);
	cr_expect(first->at.line == line && first->at.column == column, "“%s” is at %d:%d",
		first->text, first->at.line, first->at.column);
	cr_expect_leq(diagnostics_count(diagnostics), 200);
	diagnostics_free(diagnostics);
	expect_modest_memory();
}

static void append_times(GString *text, const char *piece, int count)
{
	for (int i = 0; i < count; i++)
		g_string_append(text, piece);
}

/* So many columns or rows, one a line. */
static void append_heads(GString *text, int count)
{
	for (int i = 0; i < count; i++)
		g_string_append_printf(text, "        - {id: h%d, label: 头}\n", i);
}

/* Eight lines that are right, and after them the table's keys. */
static GString *table_begun(void)
{
	return g_string_new("form: f\n"
			    "version: 1\n"
			    "title: 表\n"
			    "cover: [{id: year, label: 年度, type: year}]\n"
			    "sections:\n"
			    "  - id: s\n"
			    "    heading: 一\n"
			    "    table:\n");
}

Test(bounds, ten_thousand_columns)
{
	g_autoptr(GString) text = table_begun();

	g_string_append(text, "      rows: [{id: x, label: 行}]\n      columns:\n");
	append_heads(text, 10000);
	expect_refused(text->str, text->len, 11, 9, "列太多（最多1000列）");
}

/* Each of them could be meant for any of two hundred thousand cells. */
Test(bounds, a_thousand_columns_whose_formulas_name_nothing)
{
	g_autoptr(GString) text = table_begun();

	g_string_append(text, "      rows:\n");
	append_heads(text, 200);
	g_string_append(text, "      columns:\n");
	for (int i = 0; i < FORM_MAX_COLUMNS; i++)
		g_string_append_printf(
			text, "        - {id: c%d, label: 头, formula: nothing%d}\n", i, i);
	expect_refused(text->str, text->len, 211, 39, "没有“nothing0”这个名字");
}

Test(bounds, more_than_a_million_cells)
{
	g_autoptr(GString) text = table_begun();

	g_string_append(text, "      columns:\n");
	append_heads(text, FORM_MAX_COLUMNS);
	g_string_append(text, "      rows:\n");
	append_heads(text, FORM_MAX_CELLS / FORM_MAX_COLUMNS);
	expect_refused(text->str, text->len, 11 + FORM_MAX_COLUMNS, 11, "格子太多");
}

/* A thousand texts, each held against a thousand figures. */
Test(bounds, more_than_a_million_places_of_rules)
{
	g_autoptr(GString) text = g_string_new("form: f\n"
					       "version: 1\n"
					       "title: 表\n"
					       "cover: [{id: year, label: 年度, type: year}]\n"
					       "rules:\n"
					       "  - {id: r, each: text, figures: [");

	append_times(text, "{after: 收, is: cover.year}, ", 1010);
	g_string_append(text, "]}\nsections:\n  - id: s\n    heading: 一\n    texts:\n");
	append_heads(text, 1000);
	expect_refused(text->str, text->len, 6, 5, "规则要查的地方太多");
}

/* Brackets, and blocks each a step further in. */
Test(bounds, nesting_of_a_thousand)
{
	g_autoptr(GString) text = g_string_new("form: f\ntitle: ");
	g_autoptr(GString) blocks = g_string_new("form: f\n");

	append_times(text, "[", 1000);
	expect_refused(text->str, text->len, 2, 8 + YAML_MAX_DEPTH - 1, "嵌套太深");
	for (int depth = 0; depth < 1000; depth++)
		g_string_append_printf(blocks, "%*sa:\n", depth, "");
	expect_refused(
		blocks->str, blocks->len, 2 + YAML_MAX_DEPTH, YAML_MAX_DEPTH + 1, "嵌套太深");
}

Test(bounds, groups_in_groups)
{
	g_autoptr(GString) text = table_begun();

	g_string_append(text, "      rows: [{id: x, label: 行}]\n      columns: ");
	append_times(text, "[{group: 组, columns: ", 100);
	expect_refused(text->str, text->len, 10, 16 + 21 * (YAML_MAX_DEPTH - 4) / 2, "嵌套太深");
}

Test(bounds, a_formula_of_a_hundred_thousand_characters)
{
	g_autoptr(GString) text = table_begun();

	g_string_append(text,
		"      columns: [{id: a, label: 甲}]\n"
		"      rows:\n"
		"        - {id: x, label: 行}\n"
		"        - {id: y, label: 行, formula: x");
	append_times(text, "+x", 50000);
	g_string_append(text, "}\n");
	expect_refused(text->str, text->len, 12, 38, "公式太长");
}

/* Ten aliases of ten aliases and so on: a few lines that would be ten thousand million texts. */
Test(bounds, aliases_of_aliases)
{
	g_autoptr(GString) text = g_string_new("form: f\na0: &a0 [x]\n");

	for (int level = 1; level <= 10; level++) {
		g_string_append_printf(text, "a%d: &a%d [", level, level);
		for (int i = 0; i < 10; i++)
			g_string_append_printf(text, "%s*a%d", i > 0 ? ", " : "", level - 1);
		g_string_append(text, "]\n");
	}
	expect_refused(text->str, text->len, 2, 5, "锚点");
}

Test(bounds, bytes_that_are_no_text)
{
	static const char nul[] = "form: f\nversion: \0001\n", gbk[] = "form: f\ntitle: \xb1\xed\n";

	expect_refused(nul, sizeof nul - 1, 2, 10, "NUL");
	expect_refused(gbk, sizeof gbk - 1, 2, 8, "UTF-8");
}

Test(bounds, mistakes_without_end)
{
	g_autoptr(GString) text = table_begun();

	g_string_append(text, "      columns: [{id: a, label: 甲}]\n      rows:\n");
	for (int i = 0; i < 10000; i++)
		g_string_append_printf(text, "        - {id: r%d, lable: 行}\n", i);
	expect_refused(text->str, text->len, 11, 20, "是不是“label”？");
}

/* A sparse file of so many bytes in the temporary directory; to be unlinked. */
static char *file_of(goffset size)
{
	char *path = NULL;
	int descriptor = g_file_open_tmp("bounds-XXXXXX.yaml", &path, NULL);

	cr_assert_geq(descriptor, 0);
	cr_assert_eq(ftruncate(descriptor, size), 0);
	close(descriptor);
	return path;
}

Test(bounds, a_file_of_a_hundred_megabytes)
{
	g_autofree char *path = file_of(100 * 1024 * 1024);
	struct diagnostics *diagnostics = diagnostics_new();
	struct form_search search;

	form_search_init(&search);
	cr_expect_null(form_load_file(path, diagnostics));
	cr_expect_null(report_file_open(path, &search, diagnostics));
	cr_assert_eq(diagnostics_errors(diagnostics), 2);
	for (size_t i = 0; i < 2; i++) {
		g_autofree char *line = diagnostic_format(diagnostics_get(diagnostics, i));

		cr_expect(strstr(line, path) && strstr(line, path) == g_strrstr(line, path), "%s",
			line);
		cr_expect(strstr(line, "上限"), "%s", line);
	}
	form_search_release(&search);
	diagnostics_free(diagnostics);
	g_unlink(path);
	expect_modest_memory();
}
