/*
 * The rules of the 2019 form that its successor has not, or has otherwise.
 */

#include "base/file_room.h"
#include "cmd/office.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(form_2019, .timeout = 30, .init = office_open, .fini = office_close);

/* The published report, with last year's behind it. */
static void given_report(const char *last_year)
{
	given_data("real-04.yaml");
	g_autofree char *bytes = bytes_of("r.yaml");
	g_autofree char *whole = g_strdup_printf(
		"%sprevious:\n  form: gov-disclosure-2019\n  year: 2018\n  figures:\n%s", bytes,
		last_year);

	given_text("r.yaml", whole);
}

#define LAST_YEAR                                                                                  \
	"    proactive:\n"                                                                         \
	"      permits: {last_year: 40, change: -3, decisions: 900}\n"                             \
	"    requests:\n"                                                                          \
	"      carried_forward: {natural: 18}\n"                                                   \
	"    disputes:\n"                                                                          \
	"      review: {pending: 7}\n"                                                             \
	"      direct: {pending: 1}\n"

static bool finds(const char *rule)
{
	g_autofree char *words = g_strdup_printf("[%s]", rule);

	run("check r.yaml");
	return out_says(words);
}

Test(form_2019, finds_what_is_wrong)
{
	static const struct {
		const char *assignments, *rule;
		bool found;
	} cases[] = {
		{"cover.year=2020", "edition", false},
		{"cover.year=2022", "edition", true},
		{"cover.date=2020-01-01", "date", false},
		{"cover.date=2019-12-31", "date", true},
		{"proactive.permits.last_year=37", "items-carried", false},
		{"proactive.permits.last_year=40", "items-carried", true},
		{"proactive.rules.published=3 proactive.rules.public_total=2",
			"published-of-public", true},
		{"requests.brought_forward.natural=18", "brought-forward", false},
		{"requests.brought_forward.natural=17", "brought-forward", true},
		{"disputes.review.corrected=0", "pending-carried", false},
		{"disputes.review.upheld=4 disputes.review.corrected=0 disputes.review.other=0",
			"pending-carried", true},
		{"requests.other_result.natural=1", "balance", true},
		{"proactive.permits.change=-2", "type", false},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *line = g_strconcat("set r.yaml ", cases[i].assignments, NULL);

		given_report(LAST_YEAR);
		cr_assert_eq(run(line), EXIT_DONE, "%s", errors());
		cr_expect_eq(finds(cases[i].rule), cases[i].found, "%s of %s in\n%s", cases[i].rule,
			cases[i].assignments, out());
	}
}
