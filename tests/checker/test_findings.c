/*
 * Findings: what a checker says of a report, rule by rule.
 */

#include "checker/desk.h"
#include "report/file.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(findings, .timeout = 30);

static struct desk desk_with_rule(const char *rule)
{
	g_autofree char *text =
		table_form("[{id: a, label: 甲}, {id: b, label: 乙}, {id: c, label: 丙}]",
			"[{id: x, label: 行}]", rule);

	return desk_on(given_form(text));
}

static void state(struct desk *desk, const char *address, const char *figure)
{
	cell_index cell = form_find(desk->form, address);

	report_state(desk->report, cell, figure);
	checker_update(desk->checker, &cell, 1);
}

/* The finding of an address's own slot. */
static struct finding finding_at(const struct desk *desk, const char *address)
{
	struct finding finding;

	checker_finding(desk->checker, form_find(desk->form, address), &finding);
	return finding;
}

static void expect_state(const char *rule, const char *filled, enum finding_state expected)
{
	g_autofree char *rules = g_strdup_printf("[{id: r, each: row, require: \"%s\"}]", rule);
	struct desk desk = desk_with_rule(rules);

	put(&desk, filled);
	cr_expect_eq(rule_state(&desk, 0), expected, "%s with %s is %s", rule, filled,
		finding_state_name(rule_state(&desk, 0)));
	desk_release(&desk);
}

Test(findings, of_rules_are_pending_only_while_blanks_could_decide_them)
{
	static const struct {
		const char *rule, *filled;
		enum finding_state state;
	} cases[] = {
		{"a + b = c", "", FINDING_PENDING},
		{"a + b = c", "s.x.a=1 s.x.b=2 s.x.c=3", FINDING_PASSED},
		{"a + b = c", "s.x.a=1 s.x.b=2 s.x.c=4", FINDING_FAILED},
		{"a + b = c", "s.x.a=1 s.x.b=2.0 s.x.c=3.00", FINDING_PASSED},
		{"a + b = c", "s.x.a=1 s.x.c=3", FINDING_PENDING},
		{"a + b = c", "s.x.a=/ s.x.b=3 s.x.c=3", FINDING_PASSED},
		{"a + b = c", "s.x.a=/ s.x.b=/ s.x.c=0", FINDING_NONE},
		{"a != b", "s.x.a=1 s.x.b=1", FINDING_FAILED},
		{"a < b", "s.x.a=1 s.x.b=2", FINDING_PASSED},
		{"a < b", "s.x.a=2 s.x.b=2", FINDING_FAILED},
		{"a <= b", "s.x.a=2 s.x.b=2", FINDING_PASSED},
		{"a > b", "s.x.a=2 s.x.b=/", FINDING_NONE},
		{"a >= b", "s.x.a=2 s.x.b=3", FINDING_FAILED},
		{"a = 1 or b = 1", "s.x.a=1", FINDING_PASSED},
		{"a = 1 or b = 1", "s.x.a=2", FINDING_PENDING},
		{"a = 1 and b = 1", "s.x.a=2", FINDING_FAILED},
		{"not a = 1", "s.x.a=1", FINDING_FAILED},
		{"cover.level = 'a' or a > 0", "cover.level=a", FINDING_PASSED},
		{"cover.level = 'a'", "", FINDING_PENDING},
		{"cover.level != 'a'", "cover.level=a", FINDING_FAILED},
		{"a / b = c", "s.x.a=1 s.x.b=0 s.x.c=1", FINDING_NONE},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		expect_state(cases[i].rule, cases[i].filled, cases[i].state);
}

Test(findings, of_an_if_that_nobody_can_decide_yet_are_pending)
{
	static const struct {
		const char *rule, *filled;
		enum finding_state state;
	} cases[] = {
		{"if(a = 1, b = 1, b = 2)", "", FINDING_PENDING},
		{"if(a = 1, b = 1, b = 2)", "s.x.b=1", FINDING_PENDING},
		{"if(a = 1, b = 1, b = 2)", "s.x.a=1 s.x.b=1", FINDING_PASSED},
		{"if(a = 1, b = 1, b = 2)", "s.x.a=2 s.x.b=1", FINDING_FAILED},
		{"if(a = 1, b = 1, b = 2)", "s.x.b=3", FINDING_FAILED},
		{"if(a = 1, b > 1, b > 2)", "s.x.b=3", FINDING_PASSED},
		{"not if(a = 1, b = 1, b = 2)", "s.x.b=1", FINDING_PENDING},
		{"if(a = 1, b = 1, b = 2) and c = 1", "s.x.b=1 s.x.c=1", FINDING_PENDING},
		{"c = 1 and if(a = 1, b = 1, b = 2)", "s.x.b=1 s.x.c=1", FINDING_PENDING},
		{"c = 1 and if(a = 1, b = 1, b = 2)", "s.x.b=1 s.x.c=2", FINDING_FAILED},
		{"if(a = 1, b = 1, b = 2) or c = 1", "s.x.b=1 s.x.c=2", FINDING_PENDING},
		{"c = 1 or if(a = 1, b = 1, b = 2)", "s.x.b=1 s.x.c=2", FINDING_PENDING},
		{"c = 1 or if(a = 1, b = 1, b = 2)", "s.x.b=1 s.x.c=1", FINDING_PASSED},
		{"if(a = 1, b, c) = 3", "s.x.b=3 s.x.c=4", FINDING_PENDING},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		expect_state(cases[i].rule, cases[i].filled, cases[i].state);
}

Test(findings, of_a_column_that_is_over_fail_while_cells_are_blank)
{
	struct desk desk = desk_on(official_form());
	size_t balance = first_instance(desk.form, "balance");

	put(&desk, "requests.new.natural=2 requests.brought_forward.natural=0");
	cr_expect_eq(rule_state(&desk, balance), FINDING_PENDING);
	put(&desk, "requests.granted.natural=2");
	cr_expect_eq(rule_state(&desk, balance), FINDING_PENDING, "could still be even");
	put(&desk, "requests.partly.natural=1");
	cr_expect_eq(rule_state(&desk, balance), FINDING_FAILED, "counts only grow");
	struct remainder remainder = checker_remainder(desk.checker, balance);
	char buffer[DECIMAL_TEXT_SIZE];
	cr_expect_str_eq(decimal_format(remainder.number, buffer), "-1");
	cr_expect(remainder.incomplete);
	put(&desk, "requests.new.natural=");
	cr_expect_eq(rule_state(&desk, balance), FINDING_PENDING, "the left side is open again");
	desk_release(&desk);
}

Test(findings, of_a_rule_that_is_no_comparison_have_no_remainder)
{
	struct desk desk = desk_with_rule("[{id: r, each: column, require: x = 1 or x = 2}]");
	static const struct {
		const char *filled;
		enum finding_state state;
	} cases[] = {
		{"", FINDING_PENDING}, {"s.x.a=2", FINDING_PASSED}, {"s.x.a=3", FINDING_FAILED}};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		put(&desk, cases[i].filled);
		struct remainder remainder = checker_remainder(desk.checker, 0);
		cr_expect_eq(remainder.state, cases[i].state, "%s", cases[i].filled);
		cr_expect(remainder.blank, "%s", cases[i].filled);
	}
	desk_release(&desk);
}

Test(findings, of_the_balance_say_both_sides_and_their_cells)
{
	static const char *const cells[] = {"requests.new.natural",
		"requests.brought_forward.natural", "requests.handled.natural",
		"requests.carried_forward.natural"};
	struct desk desk = desk_on(official_form());
	struct finding finding;

	put(&desk,
		"requests.new.natural=2 requests.brought_forward.natural=1 "
		"requests.granted.natural=4 requests.carried_forward.natural=0");
	cr_assert(checker_finding(desk.checker,
		desk.form->cell_count + first_instance(desk.form, "balance"), &finding));
	cr_expect_str_eq(finding.rule, "balance");
	cr_expect_eq(finding.level, LEVEL_ERROR);
	cr_expect_eq(finding.state, FINDING_FAILED);
	cr_expect_str_eq(finding.left, "3");
	cr_expect_str_eq(finding.right, "4");
	cr_expect_str_eq(finding.difference, "-1");
	cr_expect_str_eq(
		finding.message, "自然人：第一项加第二项之和 3，第三项加第四项之和 4，相差 -1");
	cr_assert_eq(finding.cell_count, G_N_ELEMENTS(cells));
	for (size_t i = 0; i < G_N_ELEMENTS(cells); i++)
		cr_expect_str_eq(form_cell(desk.form, finding.cells[i])->address, cells[i]);
	finding_release(&finding);
	desk_release(&desk);
}

/* An author's message is about what is wrong; where nothing is, the rule is named instead. */
Test(findings, that_passed_do_not_say_what_would_be_wrong)
{
	struct desk desk = desk_with_rule(
		"[{id: r, each: row, label: 甲等于乙, require: a = b, message: 甲乙不等}]");
	static const struct {
		const char *filled, *message;
	} cases[] = {
		{"s.x.a=1 s.x.b=1", "行：甲等于乙：左边 1，右边 1，相差 0"},
		{"s.x.b=2", "甲乙不等"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct finding finding;

		put(&desk, cases[i].filled);
		cr_assert(checker_finding(desk.checker,
			desk.form->cell_count + first_instance(desk.form, "r"), &finding));
		cr_expect_str_eq(finding.message, cases[i].message);
		finding_release(&finding);
	}
	desk_release(&desk);
}

Test(findings, of_what_is_not_applicable_are_blanks_where_the_form_leaves_it_open)
{
	g_autofree char *text = table_form("[{id: a, label: 甲, required: true}]",
		"[{id: x, label: 行}, {id: y, label: 另行}]", NULL);
	g_autofree char *open = g_strconcat("not_applicable: open\n", text, NULL);
	const struct {
		const char *form;
		size_t blanks;
	} cases[] = {{text, 0}, {open, 1}};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct desk desk = desk_on(given_form(cases[i].form));
		cell_index cell = form_find(desk.form, "s.x.a");

		put(&desk, "s.x.a=/ s.y.a=0");
		cr_expect_eq(checker_total(desk.checker).blanks, cases[i].blanks, "case %zu", i);
		cr_expect_eq(checker_is_blank(desk.checker, cell), cases[i].blanks == 1,
			"the count and the cell agree");
		desk_release(&desk);
	}
}

Test(findings, of_blanks_and_values_that_are_wrong)
{
	static const struct {
		const char *filled, *rule, *words;
	} cases[] = {
		{"", "blank", "未填"},
		{"requests.new.natural=/", "blank", "不适用（/）在这份表上不算答复"},
		{"requests.new.natural=约20", "type", "不是数字"},
		{"requests.new.natural=-1", "type", "不能是负数"},
		{"requests.new.natural=1.5", "type", "应是整数"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct desk desk = desk_on(official_form());

		put(&desk, cases[i].filled);
		struct finding finding = finding_at(&desk, "requests.new.natural");
		cr_expect_eq(finding.state, FINDING_FAILED, "%s", cases[i].filled);
		cr_expect_str_eq(finding.rule, cases[i].rule, "%s", cases[i].filled);
		cr_expect(strstr(finding.message, cases[i].words), "%s", finding.message);
		cr_expect_null(finding.left);
		finding_release(&finding);
		desk_release(&desk);
	}
}

Test(findings, of_a_stated_total_follow_the_figures)
{
	struct desk desk = desk_on(official_form());
	const char *total = "disputes.review.total";

	cr_expect_eq(checker_state(desk.checker, form_find(desk.form, total)), FINDING_PENDING);
	state(&desk, total, "3");
	struct finding finding = finding_at(&desk, total);
	cr_expect_eq(finding.state, FINDING_PENDING, "blanks could still add up to it");
	finding_release(&finding);
	put(&desk,
		"disputes.review.upheld=1 disputes.review.corrected=1 "
		"disputes.review.other=0 disputes.review.pending=0");
	finding = finding_at(&desk, total);
	cr_expect_eq(finding.state, FINDING_FAILED);
	cr_expect_str_eq(finding.rule, "dispute-sum");
	cr_expect_str_eq(finding.left, "3");
	cr_expect_str_eq(finding.right, "2");
	cr_expect_str_eq(finding.difference, "1");
	cr_expect_eq(finding.cell_count, 5, "its own, and the four it adds up");
	cr_expect_str_eq(form_cell(desk.form, finding.cells[1])->address, "disputes.review.upheld");
	finding_release(&finding);
	put(&desk, "disputes.review.upheld=2");
	finding = finding_at(&desk, total);
	cr_expect_eq(finding.state, FINDING_PASSED);
	finding_release(&finding);
	desk_release(&desk);
}

Test(findings, of_a_sum_too_long_for_eighteen_digits)
{
	struct desk desk = desk_on(official_form());

	put(&desk,
		"disputes.review.upheld=999999999999999999 disputes.review.corrected=1 "
		"disputes.review.other=0 disputes.review.pending=0");
	struct finding finding = finding_at(&desk, "disputes.review.total");
	cr_expect_eq(finding.state, FINDING_FAILED);
	cr_expect_str_eq(finding.rule, "overflow");
	finding_release(&finding);
	desk_release(&desk);
}

Test(findings, of_the_report_published_with_two_false_totals_are_those_two)
{
	struct report_file *file = source_report("tests/data/real-01.yaml");
	struct checker *checker = checker_new(file->report);
	g_autoptr(GArray) slots = checker_list(checker);
	static const struct {
		const char *address, *left, *right;
	} expected[] = {
		{"disputes.review.total", "0", "11"}, {"disputes.after_review.total", "0", "5"}};
	size_t found = 0;

	for (guint i = 0; i < slots->len; i++) {
		struct finding finding;

		checker_finding(checker, g_array_index(slots, size_t, i), &finding);
		if (finding.state == FINDING_FAILED && strcmp(finding.rule, "blank") != 0) {
			cr_assert_lt(found, G_N_ELEMENTS(expected), "%s", finding.message);
			cr_expect_str_eq(finding.rule, "dispute-sum");
			cr_expect_str_eq(form_cell(file->form, finding.cell)->address,
				expected[found].address);
			cr_expect_str_eq(finding.left, expected[found].left);
			cr_expect_str_eq(finding.right, expected[found].right);
			found++;
		}
		finding_release(&finding);
	}
	cr_expect_eq(found, G_N_ELEMENTS(expected));
	checker_free(checker);
	report_file_free(file);
}

Test(findings, are_listed_in_the_order_of_the_form_errors_first)
{
	struct desk desk = desk_with_rule("[{id: w, each: row, require: a = b, level: warning}, "
					  "{id: e, each: row, require: a = c}]");
	g_autoptr(GArray) slots = NULL;

	put(&desk, "s.x.a=约1 s.x.b=2 s.x.c=3");
	put(&desk, "s.x.a=1");
	slots = checker_list(desk.checker);
	cr_assert_eq(slots->len, 2);
	struct finding first, second;
	checker_finding(desk.checker, g_array_index(slots, size_t, 0), &first);
	checker_finding(desk.checker, g_array_index(slots, size_t, 1), &second);
	cr_expect_str_eq(first.rule, "e");
	cr_expect_str_eq(second.rule, "w");
	cr_expect_str_eq(second.message, "行：a = b：左边 1，右边 2，相差 -1");
	finding_release(&first);
	finding_release(&second);
	desk_release(&desk);
}

Test(findings, at_a_cell_are_its_own_before_those_of_rules)
{
	struct desk desk = desk_with_rule("[{id: r, each: row, require: a = b}]");
	cell_index cell = form_find(desk.form, "s.x.a");

	put(&desk, "s.x.a=1 s.x.b=1");
	cr_expect_eq(checker_at(desk.checker, cell), SIZE_MAX);
	put(&desk, "s.x.b=2");
	cr_expect_eq(checker_at(desk.checker, cell), desk.form->cell_count);
	put(&desk, "s.x.a=约");
	cr_expect_eq(checker_at(desk.checker, cell), cell);
	desk_release(&desk);
}

Test(findings, nearest_to_a_cell_may_be_of_its_row_or_its_section_only)
{
	struct desk desk = desk_with_rule("[{id: r, each: row, require: a = b}]");
	cell_index beside = form_find(desk.form, "s.x.c"), cover = 0;

	put(&desk, "s.x.a=1 s.x.b=2");
	cr_expect_eq(checker_at(desk.checker, beside), SIZE_MAX);
	cr_expect_eq(checker_nearest(desk.checker, beside), desk.form->cell_count);
	cr_expect_eq(checker_nearest(desk.checker, cover), SIZE_MAX);
	put(&desk, "s.x.b=1");
	cr_expect_eq(checker_nearest(desk.checker, beside), SIZE_MAX);
	desk_release(&desk);
}

Test(findings, that_warn_are_found_at_every_cell_they_read_each_once)
{
	struct desk desk =
		desk_with_rule("[{id: w, each: row, require: a + a = b, level: warning}, "
			       "{id: e, each: row, require: a = b}]");
	static const struct {
		const char *cell;
		guint warnings;
	} cases[] = {{"s.x.a", 1}, {"s.x.b", 1}, {"s.x.c", 0}};

	put(&desk, "s.x.a=1 s.x.b=5");
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GArray) slots =
			checker_warnings_at(desk.checker, form_find(desk.form, cases[i].cell));

		cr_expect_eq(slots->len, cases[i].warnings, "%s", cases[i].cell);
	}
	desk_release(&desk);
}

Test(findings, of_level_note_are_listed_but_no_problems)
{
	static const struct {
		const char *level;
		bool problem;
		size_t errors, warnings;
	} cases[] = {{"error", true, 1, 0}, {"warning", true, 0, 1}, {"note", false, 0, 0}};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *rule = g_strdup_printf(
			"[{id: r, each: row, require: a = b, level: %s}]", cases[i].level);
		struct desk desk = desk_with_rule(rule);

		put(&desk, "s.x.a=1 s.x.b=2 s.x.c=0");
		size_t slot = desk.form->cell_count;
		struct section_count total = checker_total(desk.checker);
		g_autoptr(GArray) slots = checker_list(desk.checker);
		cr_expect_eq(slots->len, 1, "%s", cases[i].level);
		cr_expect_eq(checker_is_problem(desk.checker, slot), cases[i].problem, "%s",
			cases[i].level);
		cr_expect_eq(checker_at(desk.checker, form_find(desk.form, "s.x.a")),
			cases[i].problem ? slot : SIZE_MAX, "%s", cases[i].level);
		cr_expect_eq(total.errors, cases[i].errors, "%s", cases[i].level);
		cr_expect_eq(total.warnings, cases[i].warnings, "%s", cases[i].level);
		desk_release(&desk);
	}
}

Test(findings, of_blanks_are_no_problems)
{
	struct desk desk = desk_on(official_form());
	cell_index cell = form_find(desk.form, "requests.new.natural");

	cr_expect(checker_is_blank(desk.checker, cell));
	cr_expect_not(checker_is_problem(desk.checker, cell));
	cr_expect_eq(checker_at(desk.checker, cell), SIZE_MAX);
	put(&desk, "requests.new.natural=约20");
	cr_expect(checker_is_problem(desk.checker, cell));
	desk_release(&desk);
}
