/*
 * Hints: what a difference looks like, and when nothing can be guessed.
 */

#include "check/checker.h"
#include "form/forms.h"
#include "report/reports.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(hints, .timeout = 30);

/* A table that adds up, 3 + 4 + 5 = 12 and so on, with a balance over its columns. */
#define FORM                                                                                       \
	"form: f\n"                                                                                \
	"version: 1\n"                                                                             \
	"title: 表\n"                                                                             \
	"cover: [{id: org, label: 单位}]\n"                                                      \
	"sections:\n"                                                                              \
	"  - id: s\n"                                                                              \
	"    heading: 一\n"                                                                       \
	"    table:\n"                                                                             \
	"      cell: {type: integer, unit: 件}\n"                                                 \
	"      columns:\n"                                                                         \
	"        - {id: a, label: 甲}\n"                                                          \
	"        - {id: b, label: 乙}\n"                                                          \
	"        - {id: c, label: 丙}\n"                                                          \
	"        - {id: sum, label: 计, formula: a + b + c, rule: row-sum}\n"                     \
	"      rows:\n"                                                                            \
	"        - {id: in, label: 收}\n"                                                         \
	"        - {id: done, label: 办}\n"                                                       \
	"        - {id: left, label: 余}\n"                                                       \
	"        - {id: all, label: 总, formula: done + left, rule: column-sum}\n"                \
	"      rules:\n"                                                                           \
	"        - {id: balance, each: column, require: in = done + left}\n"

static const char *const figures[] = {"s.in.a=137", "s.in.b=42", "s.in.c=265", "s.done.a=130",
	"s.done.b=40", "s.done.c=260", "s.left.a=7", "s.left.b=2", "s.left.c=5"};

struct desk {
	struct form *form;
	struct report *report;
	struct checker *checker;
};

static void put(struct report *report, const char *assignment)
{
	g_auto(GStrv) sides = g_strsplit(assignment, "=", 2);
	cell_index cell = form_find(report->form, sides[0]);
	const cell_index *changed;

	cr_assert_neq(cell, CELL_NONE, "%s", sides[0]);
	if (form_cell_is_computed(form_cell(report->form, cell)))
		report_state(report, cell, sides[1]);
	else
		report_set(report, cell, sides[1], &changed);
}

/* The figures with other ones in their place. */
static struct desk desk_with(const char *others)
{
	g_auto(GStrv) words = g_strsplit(others, " ", -1);
	struct desk desk = {.form = given_form(FORM)};

	desk.report = report_new(desk.form);
	for (size_t i = 0; i < G_N_ELEMENTS(figures); i++)
		put(desk.report, figures[i]);
	for (char **word = words; *word; word++)
		put(desk.report, *word);
	desk.checker = checker_new(desk.report);
	return desk;
}

static void desk_release(struct desk *desk)
{
	checker_free(desk->checker);
	report_free(desk->report);
	form_free(desk->form);
}

/* The hint of the first failed finding of a rule at an address; "" where there is none. */
static char *hint_at(const struct desk *desk, const char *rule, const char *address)
{
	g_autoptr(GArray) slots = checker_list(desk->checker);
	char *hint = NULL;

	for (guint i = 0; i < slots->len && !hint; i++) {
		struct finding finding;

		checker_finding(desk->checker, g_array_index(slots, size_t, i), &finding);
		if (finding.state == FINDING_FAILED && strcmp(finding.rule, rule) == 0 &&
			strcmp(form_cell(desk->form, finding.cell)->address, address) == 0)
			hint = g_strdup(finding.hint ? finding.hint : "");
		finding_release(&finding);
	}
	cr_assert_not_null(hint, "%s does not fail at %s", rule, address);
	return hint;
}

Test(hints, say_what_a_difference_looks_like)
{
	static const struct {
		const char *others, *rule, *address;
		const char *words; /* NULL: no hint */
	} cases[] = {
		{"s.done.a=131 s.done.b=39", "balance", "s.in.a",
			"「甲」与「乙」的差正好相抵：疑有1件归错了列"},
		{"s.done.a=131 s.done.b=39", "balance", "s.in.b",
			"「乙」与「甲」的差正好相抵：疑有1件归错了列"},
		{"s.done.a=131 s.done.b=38", "balance", "s.in.a", NULL},
		{"s.left.a=0", "balance", "s.in.a", NULL},
		{"s.in.b=40", "balance", "s.in.b", "相差的正好是「余，乙」的数"},
		{"s.in.a=173", "balance", "s.in.a", "「收，甲」有两位数字颠倒"},
		{"s.in.c=256 s.in.a=136", "balance", "s.in.c", "两位数字颠倒"},
		/* nine divides the difference: two figures could have been turned round, or none */
		{"s.in.a=131 s.done.a=142", "balance", "s.in.a", "相差是9的倍数：疑有两位数字颠倒"},
		{"s.in.a=155", "balance", "s.in.a", NULL},
		{"s.in.a=141", "balance", "s.in.a", NULL},
		/* a cell typed wrong beside totals that were right */
		{"s.done.b=43 s.done.sum=430 s.all.b=42", "row-sum", "s.done.sum",
			"疑「办，乙」填错"},
		{"s.done.b=43 s.done.sum=430 s.all.b=42", "column-sum", "s.all.b",
			"疑「办，乙」填错"},
		{"s.done.b=43 s.done.sum=430 s.all.b=42", "balance", "s.in.b", "疑「办，乙」填错"},
		{"s.done.b=43 s.done.sum=429 s.all.b=42", "row-sum", "s.done.sum", NULL},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct desk desk = desk_with(cases[i].others);
		g_autofree char *hint = hint_at(&desk, cases[i].rule, cases[i].address);

		cr_expect(cases[i].words ? strstr(hint, cases[i].words) != NULL : !*hint,
			"%s, %s at %s: %s", cases[i].others, cases[i].rule, cases[i].address, hint);
		desk_release(&desk);
	}
}

Test(hints, wait_until_all_is_filled)
{
	struct desk desk = desk_with("s.left.b= s.done.b=50");
	struct finding finding;

	for (size_t slot = 0; slot < checker_slots(desk.checker); slot++) {
		if (!checker_finding(desk.checker, slot, &finding))
			continue;
		cr_expect_null(finding.hint, "%s: %s", finding.message, finding.hint);
		finding_release(&finding);
	}
	desk_release(&desk);
}
