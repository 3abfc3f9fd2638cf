/*
 * Reasons: given for figures, kept in the file, and open again when a figure is
 * another.
 */

#include "report/previous.h"
#include "report/reasons.h"
#include "report/reports.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(reasons, .timeout = 20);

static struct reason *given_reason(const struct report *report)
{
	static const char *const addresses[] = {"requests.new.natural", "requests.new.business",
		"requests.new.legal", "disputes.review.total", "overview.lead", "cover.org",
		"previous.requests.new.natural"};
	struct reason *reason = reason_new("growth", "requests.new.natural", "新并入一个镇", "张三",
		"2025-01-20T09:30:00+08:00");

	for (size_t i = 0; i < G_N_ELEMENTS(addresses); i++)
		cr_expect(reason_note_figure(reason, report, addresses[i]), "%s", addresses[i]);
	return reason;
}

static struct report *report_with_reason(const struct form *form)
{
	struct report *last = given_report(form,
		"form: gov-disclosure-2021\ncover: {year: 2023}\n"
		"requests:\n  new: {natural: 1}\n");
	struct report *report = given_report(form,
		"form: gov-disclosure-2021\n"
		"cover: {org: 某局, year: 2024}\n"
		"overview:\n  lead: 增长较多。\n"
		"requests:\n  new: {natural: 20, business: /}\n"
		"disputes:\n  review: {upheld: 1, corrected: 0, other: 0, pending: 0}\n");

	report_take_previous(report, previous_from_report(last, ""));
	report_set_reason(report, given_reason(report));
	report_free(last);
	return report;
}

static const struct reason *the_reason(const struct report *report)
{
	const struct reason *reason = report_reason_find(report, "growth", "requests.new.natural");

	cr_assert_not_null(reason);
	return reason;
}

Test(reasons, hold_until_a_figure_is_another)
{
	static const struct {
		const char *address, *text;
		bool holds;
	} cases[] = {
		{"requests.new.natural", "20", true},
		{"requests.new.natural", "21", false},
		{"requests.new.natural", "", false},
		{"requests.new.business", "0", false},
		{"requests.new.legal", "0", false},
		{"requests.new.research", "5", true}, /* none of its figures */
		{"disputes.review.upheld", "2", false},
		{"overview.lead", "增长较多！", false},
		{"cover.org", "另一局", false},
		{"cover.date", "2025-01-20", true},
	};
	struct form *form = official_form();

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct report *report = report_with_reason(form);
		g_autofree char *before = shown(report, cases[i].address);

		fill(report, cases[i].address, cases[i].text);
		cr_expect_eq(reason_holds(the_reason(report), report), cases[i].holds, "%s=%s",
			cases[i].address, cases[i].text);
		fill(report, cases[i].address, before);
		cr_expect(reason_holds(the_reason(report), report), "%s", cases[i].address);
		report_free(report);
	}
	form_free(form);
}

Test(reasons, do_not_hold_when_last_year_is_another)
{
	struct form *form = official_form();
	struct report *report = report_with_reason(form);

	report_take_previous(report, NULL);
	cr_expect_not(reason_holds(the_reason(report), report));
	report_free(report);
	form_free(form);
}

Test(reasons, come_back_from_the_file_and_from_json)
{
	struct form *form = official_form();
	struct report *report = report_with_reason(form);
	g_autofree char *bytes = written(report);
	struct report *again = given_report(form, bytes);
	g_autofree char *twice = written(again);
	g_autofree char *json = reason_to_json(the_reason(report));
	struct reason *of_json = reason_from_json("growth", "requests.new.natural", json);

	cr_expect(strstr(bytes,
			  "reasons:\n"
			  "  - rule: growth\n"
			  "    address: requests.new.natural\n"
			  "    text: 新并入一个镇\n"
			  "    who: 张三\n"
			  "    when: \"2025-01-20T09:30:00+08:00\"\n"
			  "    figures: {requests.new.natural: 20, requests.new.business: /, "
			  "requests.new.legal: ~, disputes.review.total: 1, overview.lead: "
			  "\"sha256:"),
		"%s", bytes);
	cr_expect(
		strstr(bytes, "cover.org: 某局, previous.requests.new.natural: 1}\n"), "%s", bytes);
	cr_expect_str_eq(twice, bytes);
	cr_expect(reason_holds(the_reason(again), again));
	cr_assert_not_null(of_json, "%s", json);
	g_autofree char *json_again = reason_to_json(of_json);
	cr_expect_str_eq(json_again, json);
	reason_free(of_json);
	report_free(again);
	report_free(report);
	form_free(form);
}

Test(reasons, are_no_json_of_other_kinds)
{
	static const char *const cases[] = {"", "[]", "{}", "{\"text\": \"x\"}",
		"{\"text\": \"\", \"who\": \"\", \"when\": \"\", \"figures\": {}}",
		"{\"text\": \"x\", \"who\": \"\", \"when\": \"\", \"figures\": []}",
		"{\"text\": \"x\", \"who\": \"\", \"when\": \"\", \"figures\": {\"a\": 1}}",
		"{\"text\": \"x\", \"who\": \"\", \"when\": \"\", \"figures\": {}, \"more\": 1}"};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		cr_expect_null(reason_from_json("r", "a", cases[i]), "%s", cases[i]);
}

Test(reasons, are_one_for_a_rule_at_an_address)
{
	struct form *form = official_form();
	struct report *report = report_new(form);
	static const struct {
		const char *rule, *address;
		guint count;
	} cases[] = {{"a", "x.y", 1}, {"b", "x.y", 2}, {"a", "x.z", 3}, {"a", "x.y", 3}};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text = g_strdup_printf("第%zu条", i);

		report_set_reason(
			report, reason_new(cases[i].rule, cases[i].address, text, "", ""));
		cr_expect_eq(report->reasons->len, cases[i].count);
		cr_expect_str_eq(
			report_reason_find(report, cases[i].rule, cases[i].address)->text, text);
	}
	report_remove_reason(report, "a", "x.y");
	report_remove_reason(report, "c", "x.y");
	cr_expect_eq(report->reasons->len, 2);
	cr_expect_null(report_reason_find(report, "a", "x.y"));
	cr_expect_not_null(report_reason_find(report, "b", "x.y"));
	report_free(report);
	form_free(form);
}

Test(reasons, of_several_lines_are_blocks)
{
	struct form *form = official_form();
	struct report *report = report_new(form);

	report_set_reason(report, reason_new("r", "cover.org", "第一\n第二", "", ""));
	g_autofree char *bytes = written(report);
	struct report *again = given_report(form, bytes);
	cr_expect(strstr(bytes, "    text: |-\n      第一\n      第二\n    figures: {}\n"), "%s",
		bytes);
	cr_expect_str_eq(report_reason_find(again, "r", "cover.org")->text, "第一\n第二");
	report_free(again);
	report_free(report);
	form_free(form);
}
