/*
 * Recalculation: after every edit the figures are those of a full pass.
 */

#include "report/random_form.h"
#include "report/reports.h"

#include <criterion/criterion.h>

TestSuite(recalculation, .timeout = 60);

/* Whether computing everything anew changes anything. */
static void expect_settled(struct report *report, const char *when)
{
	g_autofree struct value *before =
		g_memdup2(report->computed, report->form->cell_count * sizeof *before);

	report_recalculate(report);
	for (cell_index cell = 0; cell < report->form->cell_count; cell++)
		cr_expect(value_equal(&before[cell], &report->computed[cell]), "%s: %s", when,
			form_cell(report->form, cell)->address);
}

Test(recalculation, equals_a_full_pass_after_any_edit)
{
	struct form *form = official_form();
	struct report *report = report_new(form);

	for (unsigned seed = 1, edit = 0; edit < 3000; edit++) {
		cell_index cell = fill_randomly(report, &seed);

		expect_settled(report, form_cell(form, cell)->address);
	}
	report_free(report);
	form_free(form);
}

static const char chained[] =
	"[{id: a, label: 甲}, {id: b, label: 乙}, "
	"{id: p, label: 积, formula: a * b}, {id: q, label: 商, formula: a / b}, "
	"{id: m, label: 大, formula: \"max(p, q)\"}, "
	"{id: i, label: 选, formula: \"if(m > 2 or a = 0, q - p, m + above.a)\", crossing: column}]";

Test(recalculation, equals_a_full_pass_through_every_operation)
{
	g_autofree char *text =
		table_form(chained, "[{id: above, label: 上}, {id: below, label: 下}]", NULL);
	struct form *form = given_form(text);
	struct report *report = report_new(form);

	for (unsigned seed = 7, edit = 0; edit < 3000; edit++) {
		fill_randomly(report, &seed);
		expect_settled(report, "chained");
	}
	report_free(report);
	form_free(form);
}

/* What is typed into a random cell of any kind: years and choices too. */
static cell_index edit_randomly(struct report *report, unsigned *seed)
{
	static const char *const covers[] = {"a", "b", "2022", "2023", "2024", "2025", "", "/"};
	const cell_index *changed;
	cell_index cover = random_below(seed, 2);

	if (random_below(seed, 4) > 0)
		return fill_randomly(report, seed);
	report_set(report, cover, covers[random_below(seed, G_N_ELEMENTS(covers))], &changed);
	return cover;
}

Test(recalculation, equals_a_full_pass_on_forms_made_up_by_chance)
{
	unsigned seed = 11;
	size_t conditions = 0, computed = 0;

	for (int round = 0; round < 60; round++) {
		struct form *form = random_form(&seed);
		struct report *report = report_new(form);

		for (int edit = 0; edit < 150; edit++) {
			cell_index cell = edit_randomly(report, &seed);

			expect_settled(report, form_cell(form, cell)->address);
		}
		conditions += form->condition_count;
		computed += form->computed_count;
		report_free(report);
		form_free(form);
	}
	cr_expect_gt(conditions, 60, "%zu", conditions);
	cr_expect_gt(computed, 200, "%zu", computed);
}

Test(recalculation, names_the_cells_that_changed_and_no_others)
{
	struct form *form = official_form();
	struct report *report = report_new(form);
	const cell_index *changed;
	static const char *const expected[] = {"requests.granted.natural", "requests.granted.total",
		"requests.handled.natural", "requests.handled.total"};
	size_t count =
		report_set(report, form_find(form, "requests.granted.natural"), "3", &changed);

	cr_assert_eq(count, G_N_ELEMENTS(expected));
	cr_expect_str_eq(form_cell(form, changed[0])->address, expected[0]);
	for (size_t i = 0; i < count; i++) {
		bool named = false;

		for (size_t c = 0; c < count; c++)
			named |= changed[c] == form_find(form, expected[i]);
		cr_expect(named, "%s", expected[i]);
	}
	count = report_set(report, form_find(form, "requests.granted.natural"), "3", &changed);
	cr_expect_eq(count, 1, "nothing else changes when the figure is the same");
	report_free(report);
	form_free(form);
}

/* Two hundred comparisons for each of 90,000 cells, which a total asks, and a year that decides
   them all: each is worked out once. */
Test(recalculation, asks_each_condition_once)
{
	enum { LINES = 300, TERMS = 180 };
	g_autoptr(GString) columns = g_string_new("[");
	g_autoptr(GString) rows = g_string_new("[{group: 组, id: g, rows: [");
	g_autoptr(GString) terms = g_string_new("cover.year > 2000");
	const cell_index *changed;

	for (int i = 1; i < TERMS; i++)
		g_string_append_printf(terms, " or cover.year > %d", 2000 + i);
	for (int i = 0; i < LINES; i++) {
		g_string_append_printf(columns, "{id: c%d, label: 列}, ", i);
		g_string_append_printf(rows,
			"{id: r%d, label: 行, when: \"%s or cover.year = %d\"}, ", i, terms->str,
			i);
	}
	g_string_append(columns, "]");
	g_string_append(rows, "]}, {id: z, label: 计, formula: sum(g)}]");
	g_autofree char *text = table_form(columns->str, rows->str, NULL);
	struct form *form = given_form(text);
	struct report *report = report_new(form);

	for (int i = 0; i < 20; i++)
		report_set(report, form->year_cell, i % 2 ? "2024" : "1999", &changed);
	expect_settled(report, "after twenty years");
	fill(report, "cover.year", "1999");
	g_autofree char *total = shown(report, "s.z.c7");
	cr_expect_str_eq(total, "/");
	report_free(report);
	form_free(form);
}

Test(recalculation, goes_by_dependants_and_not_by_the_size_of_the_form)
{
	g_autoptr(GString) rows = g_string_new("[{id: r0, label: 行}");
	const cell_index *changed;

	for (int i = 1; i < 500; i++)
		g_string_append_printf(rows, ", {id: r%d, label: 行}", i);
	g_string_append_c(rows, ']');
	g_autofree char *text =
		table_form("[{id: a, label: 甲}, {id: t, label: 计, formula: a}]", rows->str, NULL);
	struct form *form = given_form(text);
	struct report *report = report_new(form);

	cr_expect_eq(report_set(report, form_find(form, "s.r250.a"), "3", &changed), 2);
	report_free(report);
	form_free(form);
}
