/*
 * The English form's rules, as an agency meets them: one figure wrong, and the
 * finding that has to come of it.
 */

#include "base/file_room.h"
#include "cmd/office.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(foia, .timeout = 60, .init = office_open, .fini = office_close);

static void set(const char *assignments)
{
	g_autofree char *line = g_strconcat("set r.yaml ", assignments, NULL);

	cr_assert_eq(run(line), EXIT_DONE, "%s: %s", assignments, errors());
}

/* Whether checking names a rule. */
static bool finds(const char *rule)
{
	g_autofree char *words = g_strdup_printf("[%s]", rule);

	run("check r.yaml");
	return out_says(words);
}

Test(foia, sample_is_in_order)
{
	given_data("foia.yaml");
	cr_expect_eq(run("check r.yaml"), EXIT_DONE, "%s", out());
	cr_expect_str_eq(out(), "r.yaml：错 0，警 0，待填 0\n");
}

Test(foia, rules_find_what_is_wrong)
{
	static const struct {
		const char *assignments, *rule;
	} cases[] = {
		{"requests.received.oig=97", "balance"},
		{"requests.full.hq=311", "all-disposed"},
		{"requests.ex5.oig=0 requests.ex6.oig=0 requests.ex7c.oig=0", "exemption-named"},
		{"appeals.pending_end.hq=18", "appeal-balance"},
		{"appeals.affirmed.oig=5", "all-decided"},
		{"times.simple.median=65", "median-in-range"},
		{"times.complex.average=2.99", "average-in-range"},
		{"times.every.average=36.70", "average-of-tracks"},
		{"backlog.requests.oig=13", "backlog-of-pending"},
		{"backlog.appeals.regions=6", "appeal-backlog-of-pending"},
		{"backlog.second.waited=900", "oldest-first"},
		{"backlog.third.arrived=2024-10-01", "arrived-before-end"},
		{"cover.begins=2023-10-02", "period"},
		{"cover.year=2025", "period"},
		{"cover.date=2024-09-30", "dated-after-end"},
		{"cover.date=2025-02-02", "due"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		given_data("foia.yaml");
		set(cases[i].assignments);
		cr_expect(finds(cases[i].rule), "%s of %s in\n%s", cases[i].rule,
			cases[i].assignments, out());
	}
}

Test(foia, averages_may_be_rounded)
{
	given_data("foia.yaml");
	set("times.every.average=36.60");
	cr_expect(!finds("average-of-tracks"), "%s", out());
}

/* Last year's report: what the words say, in the columns of the head office. */
static void given_last_year(const char *figures)
{
	given_data("foia.yaml");
	g_autofree char *bytes = bytes_of("r.yaml");
	g_autofree char *whole = g_strdup_printf(
		"%sprevious:\n  form: foia-annual\n  year: 2023\n  figures:\n%s", bytes, figures);

	given_text("r.yaml", whole);
}

Test(foia, rules_compare_with_last_year)
{
	static const struct {
		const char *figures, *rule;
		bool found;
	} cases[] = {
		{"    requests:\n      pending_end: {hq: 120}\n", "brought-forward", false},
		{"    requests:\n      pending_end: {hq: 121}\n", "brought-forward", true},
		{"    appeals:\n      pending_end: {oig: 2}\n", "appeals-brought-forward", true},
		{"    requests:\n      received: {hq: 290}\n", "jump", false},
		{"    requests:\n      received: {hq: 289}\n", "jump", true},
		{"    costs:\n      fees: {hq: 1041235}\n", "jump", true},
		{"    requests:\n      received: {hq: 1450}\n", "same-figures", true},
		{"    requests:\n      received: {hq: 1450, oig: 1}\n", "same-figures", false},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		given_last_year(cases[i].figures);
		cr_expect_eq(finds(cases[i].rule), cases[i].found, "%s of %s in\n%s", cases[i].rule,
			cases[i].figures, out());
	}
}

Test(foia, rows_are_asked_for_where_they_apply)
{
	given_data("foia.yaml");
	set("times.upto_20.expedited=0 times.upto_60.expedited=0");
	cr_expect(finds("not-applicable"), "%s", out());
	set("times.expedited.median= times.expedited.average= times.expedited.lowest= "
	    "times.expedited.highest=");
	cr_expect(!finds("not-applicable") && !finds("blank"), "%s", out());
	run("print r.yaml");
	cr_expect(out_says("|Expedited                         |        - |"), "%s", out());
}

Test(foia, plans_are_asked_for_where_there_is_a_backlog)
{
	given_data("foia.yaml");
	set("outlook.planned=");
	cr_expect(finds("blank"), "%s", out());
	set("backlog.requests.hq=0 backlog.requests.regions=0 backlog.requests.oig=0");
	cr_expect(!finds("blank"), "%s", out());
}
