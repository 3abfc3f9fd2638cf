/*
 * What formulas and rules of a form must be besides well written: without
 * cycles, of one mind where they cross, and able to fail.
 */

#include "form/forms.h"

#include <criterion/criterion.h>

TestSuite(compile, .timeout = 20);

#define A_TO_C "{id: a, label: 甲}, {id: b, label: 乙}, {id: c, label: 丙}"
#define ONE_ROW "[{id: x, label: 行}]"

static void expect_table_refused(
	const char *columns, const char *rows, const char *rules, const char *words)
{
	g_autofree char *text = table_form(columns, rows, rules);

	expect_refusal(text, words);
}

static void expect_table_loads(const char *columns, const char *rows, const char *rules)
{
	g_autofree char *text = table_form(columns, rows, rules);

	form_free(given_form(text));
}

Test(compile, prints_a_cycle_as_its_path)
{
	expect_table_refused("[{id: a, label: 甲, formula: b + 1}, {id: b, label: 乙, formula: c}, "
			     "{id: c, label: 丙, formula: a}]",
		"[^{id: x, label: 行}]", NULL, "s.x.a ← s.x.b ← s.x.c ← s.x.a");
}

Test(compile, finds_a_cell_that_reads_itself)
{
	expect_table_refused("[{id: a, label: 甲, formula: a + 1}]", "[^{id: x, label: 行}]", NULL,
		"s.x.a ← s.x.a");
}

Test(compile, finds_a_cycle_through_rows_and_columns)
{
	expect_table_refused("[{id: a, label: 甲}, {id: b, label: 乙, formula: a, crossing: row}]",
		"[^{id: x, label: 行, formula: x.b}, {id: y, label: 列}]", NULL, "圈");
}

#define SUM_COLUMN "{id: t, label: 计, formula: a + b}"
#define SUM_ROW "{id: z, label: 计, formula: x + y}"
#define A_B "{id: a, label: 甲}, {id: b, label: 乙}"
#define X_Y "{id: x, label: 子}, {id: y, label: 丑}"

Test(compile, lets_totals_of_totals_cross)
{
	static const char *const columns[] = {
		"[" A_B ", " SUM_COLUMN "]",
		"[" A_B ", {id: t, label: 计, formula: b + a}]",
		"[" A_B ", {id: t, label: 计, formula: 'sum(a, b)'}]",
		"[" A_B ", {id: t, label: 计, formula: a * 2 - a + b}]",
		"[" A_B ", {id: t, label: 计, formula: -(-a - b)}]",
		"[" A_B ", {id: t, label: 计, formula: (a + b) / 2}]",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(columns); i++)
		expect_table_loads(columns[i], "[" X_Y ", " SUM_ROW "]", NULL);
}

Test(compile, refuses_a_crossing_that_is_not_provably_one_figure)
{
	static const char *const columns[] = {
		"[" A_B ", {id: t, label: 计, formula: a + 1}]",
		"[" A_B ", {id: t, label: 计, formula: a * b}]",
		"[" A_B ", {id: t, label: 计, formula: 'max(a, b)'}]",
		"[" A_B ", {id: t, label: 计, formula: a / b}]",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(columns); i++)
		expect_table_refused(columns[i], "[" X_Y ", {id: z, label: 计, formula: ^x + y}]",
			NULL, "s.z.t 由行和列两个公式计算");
}

Test(compile, takes_the_formula_that_crossing_names)
{
	static const struct {
		const char *crossing;
		uint32_t operands; /* of s.z.t */
	} cases[] = {{"row", 3}, {"column", 5}};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *columns = g_strdup_printf(
			"[" A_B ", {id: t, label: 计, formula: a * b + 1, crossing: %s}]",
			cases[i].crossing);
		g_autofree char *text = table_form(columns, "[" X_Y ", " SUM_ROW "]", NULL);
		struct form *form = given_form(text);
		const struct form_cell *cell = form_cell(form, form_find(form, "s.z.t"));

		cr_expect_eq(cell->formula.length, cases[i].operands, "%s", cases[i].crossing);
		form_free(form);
	}
}

Test(compile, ranks_each_computed_cell_behind_what_it_reads)
{
	g_autofree char *text = table_form("[{id: t, label: 计, formula: u + a}, "
					   "{id: u, label: 小计, formula: b + c}, " A_TO_C "]",
		"[{id: z, label: 计, formula: x + y}, " X_Y "]", NULL);
	struct form *form = given_form(text);

	for (size_t i = 0; i < form->computed_count; i++) {
		struct program program = form_cell(form, form->order[i])->formula;

		for (uint32_t k = 0; k < program.length; k++) {
			struct instruction step = form->code.instructions[program.start + k];

			if (step.operation == OP_CELL && form->rank[step.operand] != RANK_NONE)
				cr_expect_lt(form->rank[step.operand], i);
		}
	}
	form_free(form);
}

#define RULE(require) "[{id: r, require: \"" require "\"}]"
#define EACH(require) "[{id: r, each: row, require: \"" require "\"}]"

Test(compile, refuses_rules_that_cannot_be)
{
	static const struct {
		const char *rules;
		const char *words;
	} cases[] = {
		{EACH("^a + b"), "要是一个比较"},
		{EACH("^a + b = b + a"), "总是相等"},
		{EACH("^a - b >= 2 * a - (a + b)"), "总是相等"},
		{EACH("^1 = 2"), "没有格"},
		{EACH("a = ^d"), "“d”"},
		{EACH("a ^= 'x'"), "不是同一类"},
		{EACH("cover.level ^< 'a'"), "相等或不等"},
		{RULE("s.x.a = ^s.x.q"), "“s.x.q”"},
		{"[{id: r, each: ^cell, require: a = b}]", "column 或 row"},
		{"[{id: r, level: ^bad, require: a = b}]", "error"},
		{"[^{id: r}]", "缺少“require”"},
		{"[{id: r, each: row, require: a = b}, ^{id: r, each: row, require: a = c}]",
			"规则“r”重复"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		expect_table_refused("[" A_TO_C "]", ONE_ROW, cases[i].rules, cases[i].words);
}

Test(compile, makes_an_instance_of_a_rule_for_each_line)
{
	g_autofree char *text = table_form("[" A_TO_C "]", "[" X_Y "]", EACH("a + b = c"));
	struct form *form = given_form(text);

	cr_assert_eq(form->instance_count, 2);
	for (size_t i = 0; i < 2; i++) {
		const struct rule_instance *instance = &form->instances[i];
		static const char *const cells[2][3] = {
			{"s.x.a", "s.x.b", "s.x.c"}, {"s.y.a", "s.y.b", "s.y.c"}};

		cr_assert_eq(instance->cell_count, 3);
		for (size_t c = 0; c < 3; c++)
			cr_expect_str_eq(form_cell(form, instance->cells[c])->address, cells[i][c]);
	}
	form_free(form);
}
