/*
 * Evaluating formulas: exact figures, and what blank, 不适用 and division by
 * zero do to them. Columns a, b, c and d can be typed, r is the formula.
 */

#include "report/reports.h"

#include <criterion/criterion.h>

TestSuite(evaluate, .timeout = 20);

struct evaluation {
	const char *formula;
	const char *filled; /* of row s.x */
	const char *result;
};

/* A report on a form whose r is the formula, rounded to `decimals`. */
static struct report *report_of(const char *formula, const char *decimals, struct form **form)
{
	g_autofree char *columns = g_strdup_printf(
		"[{id: a, label: 甲}, {id: b, label: 乙}, {id: c, label: 丙}, {id: d, label: 丁}, "
		"{id: r, label: 得, decimals: %s, formula: \"%s\"}]",
		decimals, formula);
	g_autofree char *text = table_form(columns, "[{id: x, label: 行}]", NULL);

	*form = given_form(text);
	return report_new(*form);
}

static void expect_result(const struct evaluation *evaluation, const char *decimals)
{
	struct form *form;
	struct report *report = report_of(evaluation->formula, decimals, &form);

	fill_all(report, evaluation->filled);
	g_autofree char *result = shown(report, "s.x.r");
	cr_expect_str_eq(result, evaluation->result, "%s with %s is %s instead of %s",
		evaluation->formula, evaluation->filled, result, evaluation->result);
	report_free(report);
	form_free(form);
}

static void expect_results(const struct evaluation *cases, size_t count, const char *decimals)
{
	for (size_t i = 0; i < count; i++)
		expect_result(&cases[i], decimals);
}

Test(evaluate, is_exact)
{
	static const struct evaluation cases[] = {
		{"a + b", "s.x.a=0.1 s.x.b=0.2", "0.3"},
		{"a + b", "s.x.a=127.90 s.x.b=0", "127.90"},
		{"a - b", "s.x.a=1 s.x.b=1.0", "0.0"},
		{"a * b", "s.x.a=0.5 s.x.b=0.5", "0.25"},
		{"a / b * b", "s.x.a=1 s.x.b=3", "1.000000"},
		{"a + b", "s.x.a=999999999999999998 s.x.b=1", "999999999999999999"},
		{"a + b + c + d", "s.x.a=0.1 s.x.b=0.1 s.x.c=0.1 s.x.d=-0.3", "0.0"},
		{"min(a, b)", "s.x.a=3 s.x.b=-2", "-2"},
		{"max(a, b)", "s.x.a=3 s.x.b=-2", "3"},
		{"abs(a)", "s.x.a=-2.50", "2.50"},
		{"count(a, b, c)", "s.x.a=3 s.x.b=0 s.x.c=/", "2"},
		{"if(a > b, a - b, 0)", "s.x.a=3 s.x.b=5", "0"},
		{"if(a > b, a - b, 0)", "s.x.a=5 s.x.b=3", "2"},
		{"if(cover.level = 'a', 1, 2)", "cover.level=b", "2"},
	};

	expect_results(cases, G_N_ELEMENTS(cases), "6");
}

Test(evaluate, rounds_once_and_half_up)
{
	static const struct evaluation cases[] = {
		{"1 / 3 * 100", "s.x.a=0", "33.3"},
		{"a / b", "s.x.a=1 s.x.b=8", "0.1"},
		{"a / b", "s.x.a=1 s.x.b=20", "0.1"},
		{"a / b", "s.x.a=-1 s.x.b=20", "-0.1"},
		{"a / b + a / b", "s.x.a=1 s.x.b=40", "0.1"},
		{"a / b", "s.x.a=4 s.x.b=2", "2.0"},
		{"a", "s.x.a=0.25", "0.3"},
	};

	expect_results(cases, G_N_ELEMENTS(cases), "1");
}

Test(evaluate, passes_over_blanks_in_sums)
{
	static const struct evaluation cases[] = {
		{"a + b", "s.x.a=2", "2+"},
		{"a + b", "", ""},
		{"sum(a, b, c)", "s.x.c=7", "7+"},
		{"a - b", "s.x.a=2", "2+"},
		{"a - b", "s.x.b=2", "-2+"},
		{"a + b", "s.x.a=0 s.x.b=0", "0"},
		{"a + 1", "", "1+"},
	};

	expect_results(cases, G_N_ELEMENTS(cases), "6");
}

Test(evaluate, waits_in_sums_for_no_figure_that_may_be_left_out)
{
	static const struct {
		const char *formula, *filled, *result;
	} cases[] = {
		{"a + b", "s.x.a=2", "2"},
		{"a + b", "", ""},
		{"a + b + c", "s.x.a=2", "2+"},
		{"a + b + c", "s.x.c=2", "2"},
		{"count(a, b)", "s.x.a=2", "1"},
		{"count(a, b, c)", "s.x.a=2", "1+"},
		{"count(a, b - c)", "s.x.a=2", "1+"},
		{"count(a, over)", "s.x.a=2", "1+"},
		/* who multiplies needs it all the same */
		{"a * b", "s.x.a=2", ""},
		{"a + total", "s.x.c=1", "1"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *columns = g_strdup_printf(
			"[{id: a, label: 甲, required: false}, {id: b, label: 乙, required: false}, "
			"{id: c, label: 丙, min: 0}, {id: total, label: 和, formula: b + c}, "
			"{id: over, label: 差, formula: b - c}, "
			"{id: r, label: 得, formula: \"%s\"}]",
			cases[i].formula);
		g_autofree char *text = table_form(columns, "[{id: x, label: 行}]", NULL);
		struct form *form = given_form(text);
		struct report *report = report_new(form);

		fill_all(report, cases[i].filled);
		g_autofree char *result = shown(report, "s.x.r");
		cr_expect_str_eq(result, cases[i].result, "%s with %s is %s", cases[i].formula,
			cases[i].filled, result);
		report_free(report);
		form_free(form);
	}
}

Test(evaluate, is_blank_where_all_operands_are_needed)
{
	static const char *const formulas[] = {
		"a * b", "b * a", "a / b", "b / a", "min(a, b)", "max(a, b)", "abs(b)"};

	for (size_t i = 0; i < G_N_ELEMENTS(formulas); i++)
		expect_result(&(struct evaluation){formulas[i], "s.x.a=2", ""}, "6");
}

Test(evaluate, counts_not_applicable_as_nothing)
{
	static const struct evaluation cases[] = {
		{"a + b", "s.x.a=2 s.x.b=/", "2"},
		{"a + b", "s.x.a=/ s.x.b=/", "/"},
		{"a - b", "s.x.a=/ s.x.b=3", "-3"},
		{"a + b + c", "s.x.a=/ s.x.b=3", "3+"},
		{"a * b", "s.x.a=2 s.x.b=/", "/"},
		{"a / b", "s.x.a=/ s.x.b=0", "/"},
		{"min(a, b)", "s.x.a=2 s.x.b=/", "/"},
	};

	expect_results(cases, G_N_ELEMENTS(cases), "6");
}

Test(evaluate, knows_what_cannot_be_computed)
{
	static const struct evaluation cases[] = {
		{"a / b", "s.x.a=2 s.x.b=0", "-"},
		{"a / b", "s.x.a=0 s.x.b=0", "-"},
		{"a / b + c", "s.x.a=2 s.x.b=0 s.x.c=5", "5"},
		{"a / b * c", "s.x.a=2 s.x.b=0 s.x.c=5", "-"},
		{"a + b", "s.x.a=999999999999999999 s.x.b=1", "溢出"},
		{"a * b", "s.x.a=999999999999 s.x.b=999999999999", "溢出"},
		{"a * b * c * d",
			"s.x.a=999999999999999999 s.x.b=999999999999999999 "
			"s.x.c=999999999999999999 s.x.d=999999999999999999",
			"溢出"},
		{"a * b * c * d * 0",
			"s.x.a=999999999999999999 s.x.b=999999999999999999 "
			"s.x.c=999999999999999999 s.x.d=999999999999999999",
			"溢出"},
	};

	expect_results(cases, G_N_ELEMENTS(cases), "6");
}

Test(evaluate, decides_as_soon_as_the_known_operands_decide)
{
	static const struct evaluation cases[] = {
		{"if(a = 1 and b = 1, 10, 20)", "s.x.a=2", "20"},
		{"if(b = 1 and a = 1, 10, 20)", "s.x.a=2", "20"},
		{"if(a = 2 or b = 1, 10, 20)", "s.x.a=2", "10"},
		{"if(a = 2 and b = 1, 10, 20)", "s.x.a=2", ""},
		{"if(not (a = 2 or b = 1), 10, 20)", "s.x.a=2", "20"},
		{"if(a = 1, 10, 20)", "", ""},
		{"if(a = 1, 10, 20)", "s.x.a=/", ""},
	};

	expect_results(cases, G_N_ELEMENTS(cases), "6");
}

Test(evaluate, takes_what_is_no_number_for_blank)
{
	expect_result(&(struct evaluation){"a + b", "s.x.a=约20 s.x.b=3", "3+"}, "6");
}

Test(evaluate, adds_ten_dimes_to_one)
{
	struct form *form;
	struct report *report = report_of("a + a + a + a + a + b + b + b + b + b", "2", &form);

	fill_all(report, "s.x.a=0.10 s.x.b=0.10");
	g_autofree char *result = shown(report, "s.x.r");
	cr_expect_str_eq(result, "1.00");
	report_free(report);
	form_free(form);
}
