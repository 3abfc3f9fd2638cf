/* Reports full of mistakes, and reports in another order than their form. */

#include "report/file.h"
#include "report/reports.h"

#include <criterion/criterion.h>

TestSuite(mistakes, .timeout = 20);

enum { COLUMNS = 500 };

static struct form *wide_form(void)
{
	g_autoptr(GString) columns = g_string_new("[");

	for (int i = 0; i < COLUMNS; i++)
		g_string_append_printf(columns, "{id: c%d, label: 列}, ", i);
	g_string_append(columns, "]");
	g_autofree char *text = table_form(columns->str, "[{id: x, label: 行}]", NULL);
	return given_form(text);
}

/* A report whose row says 1 of so many columns, from the last to the first. */
static GString *row_of(const char *prefix)
{
	GString *text = g_string_new("form: f\ns:\n  x: {");

	for (int i = COLUMNS; i-- > 0;)
		g_string_append_printf(text, "%s%d: 1, ", prefix, i);
	return g_string_append(text, "}\n");
}

Test(mistakes, are_named_a_hundred_times_at_most)
{
	struct form *form = wide_form();
	struct diagnostics *diagnostics = diagnostics_new();
	g_autoptr(GString) text = row_of("unknown");
	struct yaml_tree *tree = yaml_parse("r.yaml", text->str, text->len, diagnostics);

	cr_assert(tree);
	cr_expect_null(report_load(form, tree, diagnostics));
	cr_expect_eq(diagnostics_errors(diagnostics), 100);
	yaml_tree_free(tree);
	diagnostics_free(diagnostics);
	form_free(form);
}

Test(mistakes, are_none_where_columns_stand_the_other_way_round)
{
	struct form *form = wide_form();
	g_autoptr(GString) text = row_of("c");
	struct report *report = given_report(form, text->str);

	for (int i = 0; i < COLUMNS; i++) {
		g_autofree char *address = g_strdup_printf("s.x.c%d", i);
		g_autofree char *figure = shown(report, address);

		cr_expect_str_eq(figure, "1", "%s", address);
	}
	report_free(report);
	form_free(form);
}
