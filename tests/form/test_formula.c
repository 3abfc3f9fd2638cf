/*
 * Formulas as they are parsed: shown as trees, and refused at the character.
 */

#include "form/formula.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(formula, .timeout = 20);

static const char *const signs[OP_LAST] = {
	[OP_ADD] = "+",
	[OP_SUBTRACT] = "-",
	[OP_MULTIPLY] = "*",
	[OP_DIVIDE] = "/",
	[OP_NEGATE] = "neg",
	[OP_EQUAL] = "=",
	[OP_UNEQUAL] = "!=",
	[OP_LESS] = "<",
	[OP_LESS_EQUAL] = "<=",
	[OP_GREATER] = ">",
	[OP_GREATER_EQUAL] = ">=",
	[OP_AND] = "and",
	[OP_OR] = "or",
	[OP_NOT] = "not",
	[OP_SUM] = "sum",
	[OP_COUNT] = "count",
	[OP_MIN] = "min",
	[OP_MAX] = "max",
	[OP_ABS] = "abs",
	[OP_IF] = "if",
	[OP_DATE] = "date",
	[OP_MENTIONS] = "mentions",
	[OP_LENGTH] = "length",
	[OP_YEARS_OUTSIDE] = "years_outside",
	[OP_PERIODS_OUTSIDE] = "periods_outside",
	[OP_SIMILARITY] = "similarity",
};

static void append_tree(GString *out, const struct expression *expression)
{
	char number[DECIMAL_TEXT_SIZE];

	switch (expression->operation) {
	case OP_CELL: g_string_append(out, expression->text); return;
	case OP_TEXT: g_string_append_printf(out, "'%s'", expression->text); return;
	case OP_NUMBER: g_string_append(out, decimal_format(expression->number, number)); return;
	default: g_string_append_printf(out, "(%s", signs[expression->operation]);
	}
	for (size_t i = 0; i < expression->operand_count; i++) {
		g_string_append_c(out, ' ');
		append_tree(out, expression->operands[i]);
	}
	g_string_append_c(out, ')');
}

static struct formula *parse(const char *text, struct diagnostics *diagnostics)
{
	return formula_parse("f.yaml", (struct position){7, 20}, text, diagnostics);
}

struct reading {
	const char *text;
	const char *tree;
};

static void expect_trees(const struct reading *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct diagnostics *diagnostics = diagnostics_new();
		struct formula *formula = parse(cases[i].text, diagnostics);
		g_autoptr(GString) tree = g_string_new(NULL);

		cr_assert_not_null(formula, "%s", cases[i].text);
		append_tree(tree, formula_root(formula));
		cr_expect_str_eq(tree->str, cases[i].tree, "%s is %s", cases[i].text, tree->str);
		formula_free(formula);
		diagnostics_free(diagnostics);
	}
}

/* Each level of the grammar with the one above it, both ways round. */
Test(formula, binds_level_by_level)
{
	static const struct reading cases[] = {
		{"a or b and c", "(or a (and b c))"},
		{"a and b or c", "(or (and a b) c)"},
		{"not a and b", "(and (not a) b)"},
		{"a and not b", "(and a (not b))"},
		{"not a or b", "(or (not a) b)"},
		{"not a = b", "(not (= a b))"},
		{"not a < b and c > d or e", "(or (and (not (< a b)) (> c d)) e)"},
		{"a = b + c", "(= a (+ b c))"},
		{"a + b < c", "(< (+ a b) c)"},
		{"a + b * c - d / e", "(- (+ a (* b c)) (/ d e))"},
		{"-a + b", "(+ (neg a) b)"},
		{"-a * -b", "(* (neg a) (neg b))"},
		{"- a / b", "(/ (neg a) b)"},
		{"-(a + b)", "(neg (+ a b))"},
		{"--a", "(neg (neg a))"},
		{"not not a", "(not (not a))"},
		{"(a or b) and c", "(and (or a b) c)"},
		{"a * (b + c)", "(* a (+ b c))"},
	};

	expect_trees(cases, G_N_ELEMENTS(cases));
}

Test(formula, goes_from_left_to_right_within_a_level)
{
	static const struct reading cases[] = {
		{"a + b + c", "(+ (+ a b) c)"},
		{"a - b + c", "(+ (- a b) c)"},
		{"a + b - c", "(- (+ a b) c)"},
		{"a * b / c", "(/ (* a b) c)"},
		{"a / b * c", "(* (/ a b) c)"},
		{"a and b and c", "(and (and a b) c)"},
		{"a or b or c", "(or (or a b) c)"},
	};

	expect_trees(cases, G_N_ELEMENTS(cases));
}

Test(formula, reads_names_texts_and_calls)
{
	static const struct reading cases[] = {
		{"works.*.sum", "works.*.sum"},
		{"works.new.*", "works.new.*"},
		{"sum(works.*.sum * 2)", "(sum (* works.*.sum 2))"},
		{"money.@.total", "money.@.total"},
		{"previous.新收", "previous.新收"},
		{"sum(previous.works.towns.*)", "(sum previous.works.towns.*)"},
		{"a.b*c", "(* a.b c)"},
		{"note", "note"},
		{"order + android", "(+ order android)"},
		{"sum", "sum"},
		{"x = 'it is \"so\"'", "(= x 'it is \"so\"')"},
		{"x = \"it's\"", "(= x 'it's')"},
		{"x = ''", "(= x '')"},
		{"x = 'and (not'", "(= x 'and (not')"},
		{"mentions(text, '收费')", "(mentions text '收费')"},
		{"length ( text )", "(length text)"},
		{"date(2025, 1, 31)", "(date 2025 1 31)"},
		{"years_outside(text, 2023, 2024)", "(years_outside text 2023 2024)"},
		{"periods_outside(text, a, b)", "(periods_outside text a b)"},
		{"similarity(text, previous.text) > 0.9",
			"(> (similarity text previous.text) 0.9)"},
	};

	expect_trees(cases, G_N_ELEMENTS(cases));
}

Test(formula, reads_signs_of_a_chinese_keyboard)
{
	static const struct reading cases[] = {
		{"a＋b－c×d÷e", "(- (+ a b) (/ (* c d) e))"},
		{"a − b", "(- a b)"},
		{"a＊b／c", "(/ (* a b) c)"},
		{"（a）＝（b）", "(= a b)"},
		{"a＜b", "(< a b)"},
		{"a＞b", "(> a b)"},
		{"a≠b", "(!= a b)"},
		{"a≤b", "(<= a b)"},
		{"a≥b", "(>= a b)"},
		{"max（a，b）", "(max a b)"},
		{"a　＋　b　", "(+ a b)"},
		{"a == b", "(= a b)"},
		{"a <> b", "(!= a b)"},
	};

	expect_trees(cases, G_N_ELEMENTS(cases));
}

Test(formula, binds_as_arithmetic_does)
{
	static const struct reading cases[] = {
		{"a + b * c", "(+ a (* b c))"},
		{"a * b + c", "(+ (* a b) c)"},
		{"a - b - c", "(- (- a b) c)"},
		{"a / b / c", "(/ (/ a b) c)"},
		{"(a + b) * c", "(* (+ a b) c)"},
		{"-a + b", "(+ (neg a) b)"},
		{"-a * b", "(* (neg a) b)"},
		{"a - -b", "(- a (neg b))"},
		{"a + b = c + d", "(= (+ a b) (+ c d))"},
		{"a = b and c < d", "(and (= a b) (< c d))"},
		{"a = b or c = d and e = f", "(or (= a b) (and (= c d) (= e f)))"},
		{"not a = b and c = d", "(and (not (= a b)) (= c d))"},
		{"if(t = 0, 0, m / t * 100)", "(if (= t 0) 0 (* (/ m t) 100))"},
		{"sum(x, y) + max(a, 2)", "(+ (sum x y) (max a 2))"},
		{"cover.level = 'government'", "(= cover.level 'government')"},
		{"新收 + 上年结转 = 办理", "(= (+ 新收 上年结转) 办理)"},
		{"a＋b＝c－d×e÷f", "(= (+ a b) (- c (/ (* d e) f)))"},
		{"a ≠ b", "(!= a b)"},
		{"a ≤ b", "(<= a b)"},
		{"a ≥ b", "(>= a b)"},
		{"a <> b", "(!= a b)"},
		{"sum（x，y）", "(sum x y)"},
		{"0.50 + a", "(+ 0.50 a)"},
		{"a\n+b", "(+ a b)"},
	};

	expect_trees(cases, G_N_ELEMENTS(cases));
}

static void expect_error(const char *text, int column, const char *words)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct formula *formula = parse(text, diagnostics);

	cr_expect_null(formula, "%s was accepted", text);
	formula_free(formula);
	cr_assert_eq(diagnostics_count(diagnostics), 1, "%s", text);
	const struct diagnostic *error = diagnostics_get(diagnostics, 0);
	cr_expect(strstr(error->text, words), "%s: %s", text, error->text);
	cr_expect_eq(error->at.line, 7);
	cr_expect_eq(error->at.column, 20 + column, "%s: column %d", text, error->at.column - 20);
	diagnostics_free(diagnostics);
}

Test(formula, is_refused_at_the_character_that_is_wrong)
{
	static const struct {
		const char *text;
		int column;
		const char *words;
	} cases[] = {
		{"", 0, "没有写完"},
		{"a +", 3, "没有写完"},
		{"a + * b", 4, "少一个数或名字"},
		{"a b", 2, "多了“b”"},
		{"(a + b", 6, "右括号"},
		{"a + b)", 5, "多了一个右括号"},
		{"a, b", 1, "逗号只用在"},
		{"a > 2024-01-31", 4, "date(2024, 1, 31)"},
		{"a、b", 1, "不用顿号"},
		{"a：b", 1, "a / b"},
		{"sum(a:b)", 5, "它们的组"},
		{"=a + b", 0, "前面不写等号"},
		{"a + = b", 4, "少一个数或名字"},
		{"{a} + b", 0, "外面不加"},
		{"sum(a)。", 6, "不写句号"},
		{"previous(a)", 0, "previous.a"},
		{"合计(a)", 0, "sum"},
		{"a = b = c", 6, "只能比较两边"},
		{"a + )", 4, "数、名字或左括号"},
		{"max(a,)", 6, "数、名字或左括号"},
		{"(a = b) = c", 8, "只能比较两边"},
		{"a < b <= c", 6, "用 and 连接"},
		{"a not b", 2, "两个值之间少一个运算符"},
		{"and a", 0, "少一个数或名字"},
		{"*.total", 0, "少一个数或名字"},
		{"max(a, b", 8, "右括号"},
		{"(a ; b)", 3, "不能出现"},
		{"a ; b", 2, "不能出现"},
		{"新收 ！ 结转", 3, "!= 或 ≠"},
		{"a ! = b", 2, "!= 或 ≠"},
		{"x = “甲”", 4, "半角引号"},
		{"x = ‘甲’", 4, "半角引号"},
		{"a + B", 4, "大写"},
		{"a ＝ ５", 4, "数字要用半角"},
		{"a & b", 2, "and"},
		{"a | b", 2, "or"},
		{"a > 5%", 5, "百分号"},
		{"foo(a)", 0, "没有“foo”这个函数；可用的有 sum"},
		{"summ(a)", 0, "是不是“sum”？"},
		{"abs(a, b)", 0, "abs 要 1 个参数，这里有 2 个"},
		{"1 + if(a, b)", 4, "if 要 3 个参数，这里有 2 个"},
		{"007 + a", 0, "写得不对"},
		{"1e3", 1, "多了“e3”"},
		{"1234567890123456789", 0, "18位"},
		{"12345678901234567.89", 0, "18位"},
		{"a + 'x", 4, "引号没有关上"},
		{"mentions(text, \"费)", 15, "引号没有关上"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		expect_error(cases[i].text, cases[i].column, cases[i].words);
}

Test(formula, has_bounds)
{
	g_autoptr(GString) deep = g_string_new(NULL);
	g_autoptr(GString) longest = g_string_new("a");

	for (int i = 0; i < FORMULA_MAX_DEPTH; i++)
		g_string_append_c(deep, '(');
	expect_error(deep->str, FORMULA_MAX_DEPTH, "太深");
	while (longest->len <= FORMULA_MAX_CHARACTERS)
		g_string_append(longest, "+a");
	expect_error(longest->str, 0, "太长");
}

Test(formula, of_many_signs_does_not_run_out_of_stack)
{
	static const char *const leading[] = {"-", "not "};

	for (size_t i = 0; i < G_N_ELEMENTS(leading); i++) {
		struct diagnostics *diagnostics = diagnostics_new();
		g_autoptr(GString) text = g_string_new(NULL);

		for (int n = 0; n < 1000; n++)
			g_string_append(text, leading[i]);
		g_string_append_c(text, 'a');
		formula_free(parse(text->str, diagnostics));
		cr_expect_eq(diagnostics_errors(diagnostics), 1);
		diagnostics_free(diagnostics);
	}
}
