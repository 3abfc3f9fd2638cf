/*
 * The digest of a report: the same for the same answers, another for others.
 */

#include "report/digest.h"
#include "report/previous.h"
#include "report/reasons.h"
#include "report/reports.h"

#include <criterion/criterion.h>

TestSuite(digest, .timeout = 20);

static const char text[] = "form: gov-disclosure-2021\n"
			   "cover: {org: 某局, year: 2024}\n"
			   "overview:\n  lead: |\n    一\\\n    二\n"
			   "requests:\n  new: {natural: 2, business: /}\n"
			   "notes: {requests: 说明}\n";

Test(digest, is_of_the_canonical_form)
{
	struct form *form = official_form();
	struct report *report = given_report(form, text);
	struct reason *reason = reason_new("growth", "requests.new.natural", "并入", "张三", "时");
	g_autoptr(GString) canonical = g_string_new(NULL);

	reason_note_figure(reason, report, "requests.new.natural");
	reason_note_figure(reason, report, "requests.new.business");
	report_set_reason(report, reason);
	report_write_canonical(report, canonical);
	g_autofree char *expected = g_strdup_printf("nianbao-report 1\n"
						    "cell\tcover.org\t某局\n"
						    "cell\tcover.year\t2024\n"
						    "cell\toverview.lead\t一\\\\\\n二\n"
						    "cell\trequests.new.business\t/\n"
						    "cell\trequests.new.natural\t2\n"
						    "form\tgov-disclosure-2021\t%s\n"
						    "note\trequests\t说明\n"
						    "reason\tgrowth\trequests.new.natural\t并入\t"
						    "张三\t时\trequests.new.business\t/\t"
						    "requests.new.natural\t2\n",
		form_digest(form));
	cr_expect_str_eq(canonical->str, expected);
	g_autofree char *digest = report_digest(report);
	g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, expected, -1);
	cr_expect_str_eq(digest, sum);
	report_free(report);
	form_free(form);
}

Test(digest, is_another_when_anything_typed_is)
{
	static const struct {
		const char *address, *text;
	} cases[] = {{"cover.org", "某局　"}, {"requests.new.natural", "3"},
		{"requests.new.natural", ""}, {"requests.new.business", "0"},
		{"requests.new.legal", "0"}, {"overview.lead", "一\\\n\n二"},
		{"overview.lead", "一\\n二"}};
	struct form *form = official_form();

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct report *report = given_report(form, text);
		g_autofree char *before = report_digest(report);

		fill(report, cases[i].address, cases[i].text);
		g_autofree char *after = report_digest(report);
		cr_expect_str_neq(after, before, "%s=%s", cases[i].address, cases[i].text);
		report_free(report);
	}
	form_free(form);
}

Test(digest, is_the_same_whatever_follows_from_what_was_typed)
{
	struct form *form = official_form();
	struct report *report = given_report(form, text);
	struct report *last = report_new(form);
	g_autofree char *before = report_digest(report);

	report_take_previous(report, previous_from_report(last, ""));
	report_state(report, form_find(form, "requests.new.total"), "99");
	g_autofree char *after = report_digest(report);
	cr_expect_str_eq(after, before);
	report_free(last);
	report_free(report);
	form_free(form);
}

/* What a file gives for one may be cut inside a character where it is none. */
Test(digest, is_shown_where_it_is_one)
{
	static const char *const others[] = {
		"", "0123456789a", "摘要摘要摘要摘要", "012345678\u90fda"};
	g_autofree char *shown = digest_shown("0123456789abcdef0123456789abcdef");

	cr_expect_str_eq(shown, "0123 4567 89ab");
	for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
		cr_expect_null(digest_shown(others[i]), "%s", others[i]);
}
