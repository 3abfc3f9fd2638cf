/*
 * Repairs: what is offered for slips in published reports, and that the finding is gone when an offer
 * is taken.
 */

#include "check/repair.h"
#include "checker/cases.h"

#include <criterion/criterion.h>
#include <string.h>
#include <time.h>

TestSuite(repair, .timeout = 60);

struct repair_case {
	const char *file;
	const char *last, *edits; /* as in cases.h */
	const char *rule, *address;
	const char *offers; /* "where: label" or "label" for each, a line each */
	const char *near;
};

static size_t find_slot(
	const struct checker *checker, const struct form *form, const struct repair_case *at)
{
	for (size_t slot = 0; slot < checker_slots(checker); slot++) {
		struct finding finding;

		if (checker_state(checker, slot) != FINDING_FAILED ||
			!checker_finding(checker, slot, &finding))
			continue;
		bool meant = strcmp(finding.rule, at->rule) == 0 &&
			strcmp(form_cell(form, finding.cell)->address, at->address) == 0;
		finding_release(&finding);
		if (meant)
			return slot;
	}
	cr_assert_fail("%s does not fail at %s with %s", at->rule, at->address, at->edits);
	return SIZE_MAX;
}

/* Free with g_free. */
static char *list_offers(const GPtrArray *repairs)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < repairs->len; i++) {
		const struct repair *repair = g_ptr_array_index(repairs, i);

		g_string_append_printf(out, "%s%s%s%s", out->len > 0 ? "\n" : "",
			repair->where ? repair->where : "", repair->where ? ": " : "",
			repair->label);
	}
	return g_string_free(out, FALSE);
}

static void carry_out(struct report *report, const struct repair *repair)
{
	const cell_index *changed;

	for (size_t i = 0; i < repair->count; i++) {
		const struct repair_step *step = &repair->steps[i];
		g_autofree char *text = repair_step_text(step, report);

		if (step->stated)
			report_state(report, step->cell, text);
		else
			report_set(report, step->cell, text, &changed);
	}
}

/* Each offer by itself puts the finding right. */
static void expect_mended(const struct repair_case *at, const struct report *report,
	const struct repair *repair, size_t slot)
{
	struct report *mended = report_copy(report);

	carry_out(mended, repair);
	struct checker *checker = checker_new(mended);
	cr_expect_neq(checker_state(checker, slot), FINDING_FAILED, "%s with %s: %s", at->rule,
		at->edits, repair->label);
	checker_free(checker);
	report_free(mended);
}

static void expect_case(const struct form *form, const struct repair_case *at)
{
	g_autofree char *bytes = source_bytes(at->file);
	struct report *report = changed_report(form, bytes, at->last, at->edits);
	struct checker *checker = checker_new(report);
	size_t slot = find_slot(checker, form, at);
	cell_index near = at->near ? form_find(form, at->near) : CELL_NONE;
	g_autoptr(GPtrArray) repairs = checker_repairs(checker, slot, near);
	g_autofree char *offers = list_offers(repairs);

	cr_expect_str_eq(offers, at->offers, "%s with %s:\n%s\nnot\n%s", at->rule, at->edits,
		offers, at->offers);
	for (guint i = 0; i < repairs->len; i++)
		expect_mended(at, report, g_ptr_array_index(repairs, i), slot);
	checker_free(checker);
	report_free(report);
}

static void expect_repairs(const struct repair_case *cases, size_t count)
{
	struct form *form = official_form();

	for (size_t i = 0; i < count; i++)
		expect_case(form, &cases[i]);
	form_free(form);
}

#define FULL "tests/data/full.yaml"

Test(repair, moves_a_case_between_two_cells_of_a_row)
{
	static const struct repair_case cases[] = {
		/* the mock-up's: a case of natural persons entered for companies */
		{FULL, NULL, "requests.not_held.natural=0|requests.not_held.business=1", "balance",
			"requests.new.natural",
			"13行 1.本机关不掌握相关政府信息: 商业企业 1改0，自然人 0改1\n"
			"01行 一、本年新收申请数量: 自然人 2改1，商业企业 0改1"},
		{FULL, NULL, "requests.not_held.natural=0|requests.not_held.business=1", "balance",
			"requests.new.business",
			"13行 1.本机关不掌握相关政府信息: 商业企业 1改0，自然人 0改1\n"
			"01行 一、本年新收申请数量: 自然人 2改1，商业企业 0改1"},
		/* what is near the cursor comes first */
		{FULL, NULL, "requests.not_held.natural=0|requests.not_held.business=1", "balance",
			"requests.new.natural",
			"01行 一、本年新收申请数量: 自然人 2改1，商业企业 0改1\n"
			"13行 1.本机关不掌握相关政府信息: 商业企业 1改0，自然人 0改1",
			.near = "requests.granted.legal"},
		/* several cases at once; a carried figure that is last year's stays */
		{FULL, "requests.carried_forward.natural=3",
			"requests.brought_forward.natural=3|requests.new.natural=0|requests.new.other_org=2|"
			"requests.carried_forward.natural=3",
			"balance", "requests.new.natural",
			"01行 一、本年新收申请数量: 其他 2改0，自然人 0改2\n"
			"25行 四、结转下年度继续办理: 自然人 3改1，其他 0改2"},
		/* in a large table all rows that can give the case, at most nine */
		{"tests/data/real-02.yaml", NULL,
			"requests.granted.natural=49|requests.granted.business=1", "balance",
			"requests.new.business",
			"03行 （一）予以公开: 商业企业 1改0，自然人 49改50\n"
			"01行 一、本年新收申请数量: 自然人 95改94，商业企业 0改1"},
		/* three columns, of which two cancel a third: nobody can say */
		{FULL, NULL,
			"requests.new.natural=4|requests.new.business=0|requests.not_held.business=1|"
			"requests.not_held.legal=1",
			"balance", "requests.new.natural", ""},
		/* two pairs: each column could go with either */
		{FULL, NULL,
			"requests.new.natural=3|requests.new.legal=1|requests.not_held.business=1|"
			"requests.not_held.welfare=1",
			"balance", "requests.new.natural", ""},
	};

	expect_repairs(cases, G_N_ELEMENTS(cases));
}

Test(repair, takes_the_computed_total_for_one_stated_otherwise)
{
	static const struct repair_case cases[] = {
		/* published so */
		{FULL, NULL,
			"disputes.review.upheld=10|disputes.review.corrected=1|disputes.review.total=0",
			"dispute-sum", "disputes.review.total", "用算得的11"},
		{FULL, NULL, "requests.new.total=3", "row-sum", "requests.new.total", "用算得的2"},
		/* digits of a part that changed places */
		{FULL, NULL,
			"disputes.review.upheld=21|disputes.review.corrected=30|disputes.review.other=2|"
			"disputes.review.total=44",
			"dispute-sum", "disputes.review.total",
			"用算得的53\n行政复议，结果维持: 21改12"},
	};

	expect_repairs(cases, G_N_ELEMENTS(cases));
}

Test(repair, divides_what_was_typed_in_another_unit)
{
	static const struct repair_case cases[] = {
		{FULL, "proactive.fees.amount=131.2", "proactive.fees.amount=1279000", "jump",
			"proactive.fees.amount", "1279000元＝127.9万元"},
		{FULL, "proactive.fees.amount=131.2", "proactive.fees.amount=1279000.07", "jump",
			"proactive.fees.amount", "1279000.07元＝127.900007万元"},
		/* no more than six decimals; a jump that is none of the unit's; a count has no unit of it */
		{FULL, "proactive.fees.amount=131.2", "proactive.fees.amount=1279000.071", "jump",
			"proactive.fees.amount", ""},
		{FULL, "proactive.fees.amount=131.2", "proactive.fees.amount=1279", "jump",
			"proactive.fees.amount", ""},
		{FULL, "proactive.permits.decisions=312", "proactive.permits.decisions=3120000",
			"jump", "proactive.permits.decisions", ""},
	};

	expect_repairs(cases, G_N_ELEMENTS(cases));
}

Test(repair, puts_this_year_in_the_place_of_last)
{
	static const struct repair_case cases[] = {
		{FULL, "", "overview.platform=　2023年共维护栏目18个。2023年以来运行平稳。",
			"year-slip", "overview.platform", "2024年"},
		{FULL, NULL,
			"cover.preamble=根据《条例》（2019年修订）公布2023年度情况，统计期限为2023年1月1日至"
			"2023年12月31日。",
			"years", "cover.preamble", "2024年"},
		/* a year that is neither this nor last is nobody's guess */
		{FULL, NULL, "overview.platform=2021年共维护栏目18个。", "year-slip",
			"overview.platform", ""},
		{FULL, NULL, "cover.preamble=统计期限为2023年1月1日至2023年11月30日。", "years",
			"cover.preamble", ""},
	};

	expect_repairs(cases, G_N_ELEMENTS(cases));
}

Test(repair, puts_the_live_figure_in_the_place_of_one_that_disagrees)
{
	static const struct repair_case cases[] = {
		{FULL, NULL, "overview.on_request=全年共收到申请3件。", "text-figures",
			"overview.on_request", "换成引用"},
		{FULL, NULL, "overview.on_request=全年新收申请 ２１ 件。", "text-figures",
			"overview.on_request", "换成引用"},
		/* no cell says it */
		{FULL, NULL, "overview.on_request=收到申请2件，不予公开5件。", "text-figures",
			"overview.on_request", "1"},
		/* no figure is there to be replaced */
		{FULL, NULL, "overview.on_request=全年未收到申请。", "text-figures",
			"overview.on_request", ""},
	};

	expect_repairs(cases, G_N_ELEMENTS(cases));
}

Test(repair, dates_a_report_a_year_later)
{
	static const struct repair_case cases[] = {
		{FULL, NULL, "cover.date=2024-01-24", "date", "cover.date", "2025年1月24日"},
		/* too late all the same */
		{FULL, NULL, "cover.date=2024-02-29", "date", "cover.date", ""},
		{FULL, NULL, "cover.date=2024-02-29|cover.level=government", "date", "cover.date",
			"2025年2月28日"},
		{FULL, NULL, "cover.date=2026-01-24", "date", "cover.date", ""},
	};

	expect_repairs(cases, G_N_ELEMENTS(cases));
}

Test(repair, a_text_is_changed_where_it_is_wrong_and_nowhere_else)
{
	struct form *form = official_form();
	g_autofree char *bytes = source_bytes(FULL);
	struct report *report = changed_report(form, bytes, NULL,
		"overview.on_request=《2023年计划》下，全年新收申请 ２１ 件，都已办结。\n第二段。");
	struct checker *checker = checker_new(report);
	cell_index cell = form_find(form, "overview.on_request");
	g_autoptr(GPtrArray) repairs =
		checker_repairs(checker, checker_nearest(checker, cell), CELL_NONE);

	cr_assert_eq(repairs->len, 1);
	const struct repair *repair = g_ptr_array_index(repairs, 0);
	g_autofree char *text = repair_step_text(&repair->steps[0], report);
	cr_expect_str_eq(text,
		"《2023年计划》下，全年新收申请 {requests.new.total} 件，都已办结。\n第二段。");
	checker_free(checker);
	report_free(report);
	form_free(form);
}

Test(repair, of_many_years_costs_no_more_than_their_text_is_long)
{
	enum { MANY = 100000 };
	struct form *form = official_form();
	struct report *report = report_new(form);
	g_autoptr(GString) text = g_string_new(NULL);

	for (int i = 0; i < MANY; i++)
		g_string_append(text, "2023年的情况已经公布。");
	fill(report, "cover.year", "2024");
	fill(report, "cover.preamble", text->str);
	struct checker *checker = checker_new(report);
	size_t slot = checker_nearest(checker, form_find(form, "cover.preamble"));
	clock_t start = clock();
	g_autoptr(GPtrArray) repairs = checker_repairs(checker, slot, CELL_NONE);
	cr_expect_lt((double)(clock() - start) / CLOCKS_PER_SEC, 1.0);
	cr_expect_eq(repairs->len, 1);
	checker_free(checker);
	report_free(report);
	form_free(form);
}
