/*
 * Every operation with every kind of operand: a figure, a blank, 不适用, what
 * cannot be computed, and what is too large. Each has a result.
 */

#include "report/reports.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(operations, .timeout = 30);

/* A report on a form whose r is the formula: e is blank, n is 不适用, m is 6, z is 0, u is m / z,
   o is too large, w a line of words, d a day. */
static char *result_of(const char *formula, const char *decimals, const char *filled)
{
	g_autofree char *columns = g_strdup_printf(
		"[{id: e, label: 空}, {id: n, label: 无}, {id: m, label: 六}, {id: z, label: 零}, "
		"{id: l, label: 大}, {id: u, label: 商, formula: m / z}, "
		"{id: o, label: 溢, formula: l * l}, {id: w, label: 字, type: line}, "
		"{id: d, label: 日, type: date}, "
		"{id: r, label: 得, decimals: %s, formula: \"%s\"}]",
		decimals, formula);
	g_autofree char *text = table_form(columns, "[{id: x, label: 行}]", NULL);
	struct form *form = given_form(text);
	struct report *report = report_new(form);

	fill_all(report, "s.x.n=/ s.x.m=6 s.x.z=0 s.x.l=999999999999999999");
	if (*filled)
		fill_all(report, filled);
	char *result = shown(report, "s.x.r");
	report_free(report);
	form_free(form);
	return result;
}

static void expect_result(
	const char *formula, const char *decimals, const char *filled, const char *expected)
{
	g_autofree char *result = result_of(formula, decimals, filled);

	cr_expect_str_eq(result, expected, "%s with %s is “%s” instead of “%s”", formula, filled,
		result, expected);
}

enum { KINDS = 5 };

/* X in a formula is each operand in turn. */
static const char *const operands[KINDS] = {"e", "n", "u", "o", "m"};

static const struct {
	const char *formula;
	const char *results[KINDS]; /* for a blank, 不适用, not computable, too large, 6 */
} operations[] = {
	{"X + 2", {"2+", "2", "2", "溢出", "8"}},
	{"2 + X", {"2+", "2", "2", "溢出", "8"}},
	{"X - 2", {"-2+", "-2", "-2", "溢出", "4"}},
	{"2 - X", {"2+", "2", "2", "溢出", "-4"}},
	{"X + X", {"", "/", "-", "溢出", "12"}},
	{"X - X", {"", "/", "-", "溢出", "0"}},
	{"X * 2", {"", "/", "-", "溢出", "12"}},
	{"2 * X", {"", "/", "-", "溢出", "12"}},
	{"X * 0", {"", "/", "-", "溢出", "0"}},
	{"X / 2", {"", "/", "-", "溢出", "3.00"}},
	{"2 / X", {"", "/", "-", "溢出", "0.33"}},
	{"X / z", {"", "/", "-", "溢出", "-"}},
	{"z / X", {"", "/", "-", "溢出", "0.00"}},
	{"-X", {"", "/", "-", "溢出", "-6"}},
	{"X * e", {"", "", "-", "溢出", ""}},
	{"X * n", {"", "/", "-", "溢出", "/"}},
	{"X * u", {"-", "-", "-", "溢出", "-"}},
	{"sum(X)", {"", "/", "-", "溢出", "6"}},
	{"sum(X, 2)", {"2+", "2", "2", "溢出", "8"}},
	{"sum(2, X)", {"2+", "2", "2", "溢出", "8"}},
	{"sum(X, e)", {"", "", "", "溢出", "6+"}},
	{"sum(X, n)", {"", "/", "-", "溢出", "6"}},
	{"sum(n, X)", {"", "/", "-", "溢出", "6"}},
	{"sum(X, u)", {"", "-", "-", "溢出", "6"}},
	{"sum(u, X)", {"", "-", "-", "溢出", "6"}},
	{"count(X)", {"0+", "0", "0", "0", "1"}},
	{"count(X, 2)", {"1+", "1", "1", "1", "2"}},
	{"min(X)", {"", "/", "-", "溢出", "6"}},
	{"min(X, 2)", {"", "/", "-", "溢出", "2"}},
	{"min(9, X)", {"", "/", "-", "溢出", "6"}},
	{"max(X, 2)", {"", "/", "-", "溢出", "6"}},
	{"max(9, X)", {"", "/", "-", "溢出", "9"}},
	{"abs(X)", {"", "/", "-", "溢出", "6"}},
	{"abs(-X)", {"", "/", "-", "溢出", "6"}},
	{"if(m = 6, X, 1)", {"", "/", "-", "溢出", "6"}},
	{"if(m = 7, X, 1)", {"1", "1", "1", "1", "1"}},
	/* comparisons: not known but for figures */
	{"if(X = 6, 1, 0)", {"", "", "", "", "1"}},
	{"if(X != 6, 1, 0)", {"", "", "", "", "0"}},
	{"if(X < 7, 1, 0)", {"", "", "", "", "1"}},
	{"if(7 >= X, 1, 0)", {"", "", "", "", "1"}},
	{"if(X = X, 1, 0)", {"", "", "", "", "1"}},
	/* and, or, not, if: decided by what is known */
	{"if(X = 6 and m = 7, 1, 0)", {"0", "0", "0", "0", "0"}},
	{"if(m = 7 and X = 6, 1, 0)", {"0", "0", "0", "0", "0"}},
	{"if(X = 6 and m = 6, 1, 0)", {"", "", "", "", "1"}},
	{"if(X = 6 or m = 6, 1, 0)", {"1", "1", "1", "1", "1"}},
	{"if(m = 6 or X = 6, 1, 0)", {"1", "1", "1", "1", "1"}},
	{"if(X = 6 or m = 7, 1, 0)", {"", "", "", "", "1"}},
	{"if(not X = 6, 1, 0)", {"", "", "", "", "0"}},
	{"if(not (X = 6 and m = 7), 1, 0)", {"1", "1", "1", "1", "1"}},
	{"if(if(X = 6, m = 6, m < 7), 1, 0)", {"1", "1", "1", "1", "1"}},
	{"if(if(X = 6, m = 6, m = 7), 1, 0)", {"", "", "", "", "1"}},
};

Test(operations, have_a_result_for_every_operand)
{
	for (size_t i = 0; i < G_N_ELEMENTS(operations); i++) {
		for (size_t k = 0; k < KINDS; k++) {
			g_autoptr(GString) formula = g_string_new(operations[i].formula);

			g_string_replace(formula, "X", operands[k], 0);
			expect_result(formula->str, "2", "", operations[i].results[k]);
		}
	}
}

Test(operations, round_once_and_half_away_from_zero)
{
	static const struct {
		const char *formula, *decimals, *result;
	} cases[] = {
		{"1 / 3 * 100", "1", "33.3"},
		{"2 / 3 * 100", "1", "66.7"},
		{"1 / 3 * 3", "0", "1"},
		{"1 / 2", "0", "1"},
		{"-1 / 2", "0", "-1"},
		{"49 / 100", "0", "0"},
		{"-49 / 100", "0", "0"},
		{"245 / 100", "1", "2.5"},
		{"-245 / 100", "1", "-2.5"},
		{"2449 / 1000", "1", "2.4"},
		{"0.05 + 0.05", "1", "0.1"},
		{"0.25", "1", "0.3"},
		{"-0.25", "1", "-0.3"},
		{"1 / 8 + 1 / 8", "1", "0.3"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		expect_result(cases[i].formula, cases[i].decimals, "", cases[i].result);
}

/* What a cell shows is what others compute with: readers can check it with a pencil. */
Test(operations, go_on_from_what_the_cell_shows)
{
	g_autofree char *text =
		table_form("[{id: a, label: 甲}, {id: b, label: 乙, decimals: 1, formula: a / 3}, "
			   "{id: c, label: 丙, formula: b * 3}]",
			"[{id: x, label: 行}]", NULL);
	struct form *form = given_form(text);
	struct report *report = report_new(form);

	fill(report, "s.x.a", "100");
	g_autofree char *third = shown(report, "s.x.b");
	g_autofree char *thrice = shown(report, "s.x.c");
	cr_expect_str_eq(third, "33.3");
	cr_expect_str_eq(thrice, "99.9");
	report_free(report);
	form_free(form);
}

Test(operations, on_dates_compare_and_subtract)
{
	static const struct {
		const char *formula, *filled, *result;
	} cases[] = {
		{"d - date(2024, 12, 31)", "s.x.d=2025-01-24", "24"},
		{"date(2024, 3, 1) - date(2024, 2, 28)", "", "2"},
		{"date(2023, 12, 31) - d", "s.x.d=2024-01-01", "-1"},
		{"d - date(2024, 12, 31)", "", ""},
		{"d - date(2024, 12, 31)", "s.x.d=/", ""},
		{"d - date(2024, 12, 31)", "s.x.d=昨天", ""},
		{"d - date(2024, 2, 30)", "s.x.d=2024-03-01", ""},
		{"d - date(e, 2, 3)", "s.x.d=2024-03-01", ""},
		{"d - date(2024, 2, 1.5)", "s.x.d=2024-03-01", ""},
		{"if(d > date(2024, 12, 31), 1, 0)", "s.x.d=2025-01-01", "1"},
		{"if(d = date(2024, 12, 31), 1, 0)", "s.x.d=2024-12-31", "1"},
		{"if(d != date(2024, 12, 31), 1, 0)", "s.x.d=2024-12-31", "0"},
		{"if(d <= date(2024, 12, 31), 1, 0)", "", ""},
		{"if(d <= date(2024, 12, 31), 1, 0)", "s.x.d=/", ""},
		{"d - date(cover.year, 12, 31)", "s.x.d=2025-01-24 cover.year=2024", "24"},
		{"d - date(cover.year, 12, 31)", "s.x.d=2025-01-24", ""},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		expect_result(cases[i].formula, "0", cases[i].filled, cases[i].result);
}

Test(operations, on_texts_are_not_known_while_those_are_blank)
{
	static const struct {
		const char *formula, *filled, *result;
	} cases[] = {
		{"length(w)", "s.x.w=年　报12", "4"},
		{"length(w)", "", ""},
		{"length(w)", "s.x.w=/", ""},
		{"if(mentions(w, '收费'), 1, 0)", "s.x.w=未收费", "1"},
		{"if(mentions(w, '收费'), 1, 0)", "s.x.w=未收", "0"},
		{"if(mentions(w, '收费'), 1, 0)", "", ""},
		{"if(mentions(w, '收费'), 1, 0)", "s.x.w=/", ""},
		{"if(mentions(w, '１２'), 1, 0)", "s.x.w=共12件", "1"},
		{"years_outside(w, 2023, 2024)", "s.x.w=2024年比2023年多，不同于2021年", "1"},
		{"years_outside(w, 2023, 2024)", "s.x.w=按《2021年办法》", "0"},
		{"years_outside(w, cover.year, cover.year)", "s.x.w=2024年", ""},
		{"years_outside(w, 2023, 2024)", "", ""},
		{"periods_outside(w, date(2024, 1, 1), date(2024, 12, 31))",
			"s.x.w=2024年1月1日至12月31日", "0"},
		{"periods_outside(w, date(2024, 1, 1), date(2024, 12, 31))",
			"s.x.w=2023年1月1日至12月31日", "1"},
		{"periods_outside(w, d, d)", "s.x.w=2023年1月1日至12月31日", ""},
		{"similarity(w, '公开年报')", "s.x.w=公开年报", "1.00"},
		{"similarity(w, '公开年报')", "s.x.w=收支决算", "0.00"},
		{"similarity(w, previous.w)", "s.x.w=公开年报", ""},
		{"similarity(w, 'a')", "", ""},
		{"if(w = '有', 1, 0)", "s.x.w=有", "1"},
		{"if(w != '有', 1, 0)", "s.x.w=有", "0"},
		{"if(w = '有', 1, 0)", "", ""},
		{"if(w = '有', 1, 0)", "s.x.w=/", ""},
		{"if(cover.level = 'a', 1, 0)", "cover.level=b", "0"},
		{"if(cover.level = 'a', 1, 0)", "cover.level=丙", ""},
		{"cover.year + 1", "cover.year=2024", "2025"},
		{"cover.year + 1", "cover.year=今年", "1+"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		expect_result(cases[i].formula, "2", cases[i].filled, cases[i].result);
}

static void expect_after_last_year(
	const char *formula, const char *last, const char *filled, const char *expected)
{
	g_autofree char *columns = g_strdup_printf("[{id: a, label: 甲}, {id: b, label: 乙}, "
						   "{id: r, label: 得, formula: \"%s\"}]",
		formula);
	g_autofree char *text = table_form(columns, "[{id: x, label: 行}]", NULL);
	g_autofree char *bytes = g_strdup_printf("form: f\n%s%s%s",
		*last ? "previous:\n  form: f\n  year: 2023\n  figures:\n    s:\n      x: {" : "",
		last, *last ? "}\n" : "");
	struct form *form = given_form(text);
	struct report *report = given_report(form, bytes);

	fill_all(report, filled);
	g_autofree char *result = shown(report, "s.x.r");
	cr_expect_str_eq(result, expected, "%s after {%s} with %s is “%s” instead of “%s”", formula,
		last, filled, result, expected);
	report_free(report);
	form_free(form);
}

Test(operations, read_last_year_where_there_is_one)
{
	static const struct {
		const char *formula, *last, *filled, *result;
	} cases[] = {
		{"a - previous.a", "a: 3", "s.x.a=5", "2"},
		{"a - previous.a", "", "s.x.a=5", "5+"},
		{"a - previous.a", "b: 3", "s.x.a=5", "5+"},
		{"a - previous.a", "a: /", "s.x.a=5", "5"},
		{"a / previous.a", "a: 0", "s.x.a=5", "-"},
		{"a / previous.a", "", "s.x.a=5", ""},
		{"a / previous.b", "b: 2", "s.x.a=5", "2.500000"},
		{"a - previous.s.x.b", "b: 2", "s.x.a=5", "3"},
		{"a - previous.r", "r: 2", "s.x.a=5", "3"},
		{"if(previous.a > 2, 1, 0)", "a: 3", "s.x.a=5", "1"},
		{"if(previous.a > 2, 1, 0)", "", "s.x.a=5", ""},
		{"if(previous.a > 2 or a = 5, 1, 0)", "", "s.x.a=5", "1"},
		{"count(previous.a, a)", "a: 3", "s.x.a=5", "2"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		expect_after_last_year(
			cases[i].formula, cases[i].last, cases[i].filled, cases[i].result);
}
