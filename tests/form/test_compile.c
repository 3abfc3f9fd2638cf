/*
 * What formulas and rules of a form must be besides well written: without
 * cycles, of one mind where they cross, and able to fail.
 */

#include "form/forms.h"

#include <criterion/criterion.h>
#include <string.h>

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
	expect_table_refused(
		"[{id: a, label: 甲, formula: ^b + 1}, {id: b, label: 乙, formula: c}, "
		"{id: c, label: 丙, formula: a}]",
		"[{id: x, label: 行}]", NULL, "s.x.a ← s.x.b ← s.x.c ← s.x.a");
}

Test(compile, finds_a_cell_that_reads_itself)
{
	expect_table_refused("[{id: a, label: 甲, formula: ^a + 1}]", "[{id: x, label: 行}]", NULL,
		"s.x.a ← s.x.a");
}

Test(compile, finds_a_cycle_through_rows_and_columns)
{
	expect_table_refused("[{id: a, label: 甲}, {id: b, label: 乙, formula: a, crossing: row}]",
		"[{id: x, label: 行, formula: ^x.b}, {id: y, label: 列}]", NULL, "圈");
}

Test(compile, knows_what_is_meant_by_a_label_and_by_half_an_address)
{
	static const struct {
		const char *formula, *said;
	} cases[] = {
		{"^申请数量 + b", "没有“申请数量”这个名字；是不是“a”？"},
		{"^申请 + b", "没有“申请”这个名字；是不是“a”？"},
		{"b + ^year", "没有“year”这个名字；是不是“cover.year”？"},
		{"b + ^年度", "没有“年度”这个名字；是不是“cover.year”？"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *columns = g_strdup_printf(
			"[{id: a, label: 申请数量, short: 申请}, {id: b, label: 乙}, "
			"{id: c, label: 丙, formula: %s}]",
			cases[i].formula);

		expect_table_refused(columns, "[{id: x, label: 行}]", NULL, cases[i].said);
	}
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
		"[" A_B ", {id: t, label: 计, formula: 0.5 * a - b / 4}]",
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
		"[" A_B ", {id: t, label: 计, formula: a / 0}]",
		"[" A_B ", {id: t, label: 计, formula: a + b + 0.000001}]",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(columns); i++)
		expect_table_refused(columns[i], "[" X_Y ", {id: z, label: 计, formula: ^x + y}]",
			NULL, "s.z.t 由行和列两个公式计算");
}

Test(compile, refuses_a_row_and_a_column_that_would_both_have_the_crossing)
{
	static const struct {
		const char *column, *row;
	} cases[] = {{"column", "row"}, {"row", "column"}};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *columns = g_strdup_printf(
			"[" A_B ", {id: t, label: 计, formula: a * b, crossing: %s}]",
			cases[i].column);
		g_autofree char *rows = g_strdup_printf(
			"[" X_Y ", {id: z, label: 计, formula: x + y, crossing: ^%s}]",
			cases[i].row);

		expect_table_refused(columns, rows, NULL, "与列“t”的 crossing 相反");
	}
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
		struct program formula = form_cell_formula(form, form_find(form, "s.z.t"));

		cr_expect_eq(formula.length, cases[i].operands, "%s", cases[i].crossing);
		form_free(form);
	}
}

Test(compile, names_the_rule_of_the_formula_that_computes)
{
	static const struct {
		const char *columns, *rows, *address, *rule;
	} cases[] = {
		{"[" A_B ", {id: t, label: 计, formula: a + b, rule: c}]", "[" X_Y "]", "s.x.t",
			"c"},
		{"[" A_B ", {id: t, label: 计, formula: a + b, rule: c}]",
			"[" X_Y ", {id: z, label: 计, formula: x + y, rule: r}]", "s.z.a", "r"},
		{"[" A_B ", {id: t, label: 计, formula: a + b, rule: c}]",
			"[" X_Y ", {id: z, label: 计, formula: x + y, rule: r}]", "s.z.t", "c"},
		{"[" A_B ", {id: t, label: 计, formula: a + b, rule: c}]",
			"[" X_Y ", {id: z, label: 计, formula: x + y}]", "s.z.a", NULL},
		{"[" A_B ", {id: t, label: 计, formula: a * b, rule: c}]",
			"[" X_Y ", {id: z, label: 计, formula: x + y, rule: r, crossing: row}]",
			"s.z.t", "r"},
		{"[" A_B ", {id: t, label: 计, formula: a * b, rule: c}]",
			"[" X_Y ", {id: z, label: 计, formula: x + y, crossing: row}]", "s.z.t",
			NULL},
		{"[" A_B ", {id: t, label: 计, formula: a * b, rule: c, crossing: column}]",
			"[" X_Y ", {id: z, label: 计, formula: x + y, rule: r}]", "s.z.t", "c"},
		{"[" A_B ", {id: t, label: 计, formula: a + b, rule: c}]", "[" X_Y "]", "s.x.a",
			NULL},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text = table_form(cases[i].columns, cases[i].rows, NULL);
		struct form *form = given_form(text);
		const char *rule = form_cell_rule(form, form_find(form, cases[i].address));

		cr_expect(g_strcmp0(rule, cases[i].rule) == 0, "%zu: %s goes by %s", i,
			cases[i].address, rule);
		form_free(form);
	}
}

/* A table of 300 chained totals each way, every cell of which its row and its column compute, and a
   group of 10,000 rows: both took minutes when each proof began from nothing. */
Test(compile, proves_large_tables_in_no_time)
{
	g_autoptr(GString) columns = g_string_new("[{id: c0, label: 列}");
	g_autoptr(GString) rows = g_string_new("[{id: r0, label: 行}");
	g_autoptr(GString) group = g_string_new("[{group: 组, id: g, rows: [{id: r0, label: 行}");

	for (int i = 1; i < 300; i++) {
		g_string_append_printf(
			columns, ", {id: c%d, label: 列, formula: c%d + c0}", i, i - 1);
		g_string_append_printf(rows, ", {id: r%d, label: 行, formula: r%d + r0}", i, i - 1);
	}
	for (int i = 1; i < 10000; i++)
		g_string_append_printf(group, ", {id: r%d, label: 行}", i);
	g_string_append(columns, "]");
	g_string_append(rows, "]");
	g_string_append(group, "]}, {id: z, label: 计, formula: sum(g)}]");
	expect_table_loads(columns->str, rows->str, NULL);
	expect_table_loads("[" A_B ", " SUM_COLUMN "]", group->str,
		"[{id: r, each: column, require: sum(g) <= z + 1}]");
}

Test(compile, bounds_the_code_of_a_form)
{
	g_autoptr(GString) rows = g_string_new("[{group: 组, id: g, rows: [{id: r0, label: 行}");
	g_autoptr(GString) most = g_string_new("sum(g");

	for (int i = 1; i < 10000; i++)
		g_string_append_printf(rows, ", {id: r%d, label: 行}", i);
	for (int i = 1; i <= FORM_MAX_INSTRUCTIONS / 10000; i++)
		g_string_append(most, ", g");
	g_string_append(most, ")");
	g_string_append_printf(rows,
		"]}, {id: z, label: 计, formula: \"%s\"}, "
		"{id: y, label: 计, formula: z}]",
		most->str);
	g_autofree char *marked = table_form("[{id: a, label: 甲}]", rows->str, NULL);
	g_autoptr(GString) text = g_string_new(marked);

	/* the last of the names is one too many */
	g_string_insert(text, strstr(text->str, "g)\"") - text->str, "^");
	expect_refusal(text->str, "公式加起来太长");
}

Test(compile, ranks_each_computed_cell_behind_what_it_reads)
{
	g_autofree char *text = table_form("[{id: t, label: 计, formula: u + a}, "
					   "{id: u, label: 小计, formula: b + c}, " A_TO_C "]",
		"[{id: z, label: 计, formula: x + y}, " X_Y "]", NULL);
	struct form *form = given_form(text);

	for (size_t i = 0; i < form->computed_count; i++) {
		struct program program = form_cell_formula(form, form->order[i]);

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
		{"[{id: r, each: ^line, require: a = b}]", "column、row、cell 或 text"},
		{"[{id: r, level: ^bad, require: a = b}]", "error"},
		{"[^{id: r}]", "require、figures、years 须写一个"},
		{"[{id: r, each: row, require: a = b}, ^{id: r, each: row, require: a = c}]",
			"规则“r”重复"},
		{"[{id: r, each: row, require: a = b, ledger: ^余}]", "要用花括号写到列"},
		{"[{id: r, require: s.x.a = s.x.b, ledger: ^余}]", "ledger 只用于"},
		{"[{id: r, each: column, require: not x = 2, ledger: ^余}]", "ledger 只用于"},
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
