/*
 * Two reports of one district as they were published, one the last year of the
 * other, and last year's report on the form before.
 */

#include "checker/cases.h"
#include "checker/desk.h"
#include "report/file.h"
#include "report/previous.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(official_years, .timeout = 60);

static void take_last_year(struct desk *desk, const char *relative)
{
	struct report_file *file = source_report(relative);

	report_take_previous(desk->report, previous_from_report(file->report, ""));
	checker_refresh(desk->checker);
	report_file_free(file);
}

/* The report of 2024 with that of 2023. */
static struct desk district(void)
{
	g_autofree char *bytes = source_bytes("tests/data/real-02.yaml");
	struct desk desk = desk_with(official_form(), bytes);

	take_last_year(&desk, "tests/data/real-01.yaml");
	return desk;
}

static void expect_failures(const struct desk *desk, const char *expected)
{
	g_autofree char *failed = failures(desk);

	cr_expect_str_eq(failed, expected, "%s, not %s", failed, expected);
}

/* How many instances of a rule are in a state. */
static size_t count_in_state(const struct desk *desk, const char *rule, enum finding_state state)
{
	size_t first = first_instance(desk->form, rule), count = 0;

	for (size_t i = first; i < desk->form->instance_count; i++) {
		if (strcmp(desk->form->rules[desk->form->instances[i].rule].id, rule) == 0)
			count += rule_state(desk, i) == state;
	}
	return count;
}

Test(official_years, of_a_district_differ_too_much_in_one_figure)
{
	struct desk desk = district();

	expect_failures(&desk, "jump@proactive.permits.decisions");
	desk_release(&desk);
}

Test(official_years, of_a_district_go_on_from_each_other)
{
	static const struct {
		const char *rule;
		size_t passed;
	} cases[] = {
		{"in-force", 2}, /* of 规范性文件: 5 and 3 are 8 */
		{"brought-forward", 6},
		{"pending-carried", 3},
	};
	struct desk desk = district();

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		size_t passed = count_in_state(&desk, cases[i].rule, FINDING_PASSED);

		cr_expect_eq(passed, cases[i].passed, "%s: %zu", cases[i].rule, passed);
		cr_expect_eq(count_in_state(&desk, cases[i].rule, FINDING_FAILED), 0, "%s",
			cases[i].rule);
	}
	desk_release(&desk);
}

Test(official_years, of_a_district_are_found_out_where_they_do_not)
{
	static const struct {
		const char *change, *undo, *finding;
	} cases[] = {
		{"proactive.normative.in_force=9", "proactive.normative.in_force=8",
			"in-force@proactive.normative.in_force jump@proactive.permits.decisions"},
		{"proactive.permits.decisions=2750", "proactive.permits.decisions=9487", ""},
	};
	struct desk desk = district();

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		put(&desk, cases[i].change);
		expect_failures(&desk, cases[i].finding);
		put(&desk, cases[i].undo);
	}
	desk_release(&desk);
}

Test(official_years, do_not_end_before_the_report_is_dated)
{
	g_autofree char *bytes = source_bytes("tests/data/real-00.yaml");
	struct desk desk = desk_with(official_form(), bytes);

	put(&desk, "cover.year=2024 cover.date=2024-01-24");
	expect_failures(&desk, "date@cover.date");
	desk_release(&desk);
}

/* Last year on the form of 2019 */

static struct report *report_of_2019(struct form **form)
{
	struct diagnostics *diagnostics = diagnostics_new();
	g_autofree char *path = source_path("forms/gov-disclosure-2019.yaml");

	*form = form_load_file(path, diagnostics);
	diagnostics_free(diagnostics);
	return given_report(*form,
		"form: gov-disclosure-2019\n"
		"cover: {org: 某局, year: 2020, date: 2021-01-20, level: department}\n"
		"proactive:\n"
		"  rules: {produced: 0, published: 0, public_total: 0}\n"
		"  normative: {produced: 7, published: 6, public_total: 30}\n"
		"  permits: {last_year: 40, change: -3, decisions: 900}\n"
		"  services: {last_year: 5, change: 0, decisions: 11}\n"
		"  penalties: {last_year: 8, change: 0, decisions: 15}\n"
		"  coercion: {last_year: 2, change: 0, decisions: 0}\n"
		"  fees: {last_year: 1, change: 0}\n"
		"  procurement: {items: 3, amount: 12.5}\n"
		"requests:\n"
		"  other_result: {natural: 4}\n"
		"  carried_forward: {natural: 2}\n"
		"disputes:\n"
		"  review: {pending: 1}\n");
}

static char *stray_addresses(const struct report *report)
{
	g_autoptr(GPtrArray) strays = report_previous_strays(report);

	g_ptr_array_add(strays, NULL);
	return g_strjoinv(" ", (char **)strays->pdata);
}

Test(official_years, on_the_form_of_2019_map_as_far_as_they_mean_the_same)
{
	static const struct {
		const char *address, *figure;
	} cases[] = {
		{"proactive.normative.made", "7"},
		{"proactive.normative.in_force", ""}, /* what is public may be out of force */
		{"proactive.permits.decisions", "900"},
		{"proactive.penalties.decisions", "15"},
		{"proactive.fees.amount", ""}, /* then in numbers of fees, now in money */
		{"requests.carried_forward.natural", "2"},
		{"requests.uncorrected.natural", ""},
		{"requests.other_result.natural", "4"},
		{"disputes.review.pending", "1"},
	};
	struct form *form_2019;
	struct report *last = report_of_2019(&form_2019);
	struct desk desk = desk_on(official_form());

	report_take_previous(desk.report, previous_from_report(last, ""));
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		char buffer[DECIMAL_TEXT_SIZE];
		cell_index cell = form_find(desk.form, cases[i].address);
		const char *figure = value_text(&desk.report->last[cell], buffer);

		cr_expect_str_eq(figure, cases[i].figure, "%s: %s", cases[i].address, figure);
	}
	g_autofree char *strays = stray_addresses(desk.report);
	cr_expect_str_eq(strays,
		"proactive.rules.published proactive.rules.public_total "
		"proactive.normative.published proactive.normative.public_total "
		"proactive.permits.last_year proactive.permits.change "
		"proactive.services.last_year proactive.services.change proactive.services.decisions "
		"proactive.penalties.last_year proactive.penalties.change "
		"proactive.coercion.last_year proactive.coercion.change "
		"proactive.fees.last_year proactive.fees.change "
		"proactive.procurement.items proactive.procurement.amount",
		"%s", strays);
	desk_release(&desk);
	report_free(last);
	form_free(form_2019);
}

Test(official_years, on_the_form_of_2019_are_held_against_what_they_map_to)
{
	struct form *form_2019;
	struct report *last = report_of_2019(&form_2019);
	struct desk desk = desk_on(official_form());

	report_take_previous(desk.report, previous_from_report(last, ""));
	checker_refresh(desk.checker);
	put(&desk,
		"proactive.permits.decisions=9000 requests.brought_forward.natural=1 "
		"proactive.normative.made=0 proactive.normative.repealed=0 "
		"proactive.normative.in_force=3");
	expect_failures(&desk,
		"jump@proactive.permits.decisions "
		"brought-forward@requests.brought_forward.natural");
	desk_release(&desk);
	report_free(last);
	form_free(form_2019);
}
