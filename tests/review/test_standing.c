/*
 * What stands in the way of handing in and of approving.
 */

#include "report/reasons.h"
#include "report/remarks.h"
#include "report/reports.h"
#include "review/standing.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(standing, .timeout = 20);

Test(standing, names_what_is_left_to_be_settled)
{
	static const struct {
		struct standing standing;
		const char *to_submit, *to_approve;
	} cases[] = {
		{{0}, "", ""},
		{{.errors = 2}, "错 2", "错 2"},
		{{.blanks = 1, .warnings = 3}, "待填 1、警没有说明 3", "待填 1、警没有说明 3"},
		{{.remarks = 1}, "批注未答 1", "批注未答 1"},
		{{.reasons = 2}, "", "说明未认可 2"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const struct standing *standing = &cases[i].standing;
		g_autofree char *submit = standing_obstacles(standing, REVIEW_SUBMIT);
		g_autofree char *approve = standing_obstacles(standing, REVIEW_APPROVE);
		g_autofree char *back = standing_obstacles(standing, REVIEW_RETURN);

		cr_expect_str_eq(submit, cases[i].to_submit);
		cr_expect_str_eq(approve, cases[i].to_approve);
		cr_expect_eq(standing_allows(standing, REVIEW_SUBMIT), *submit == '\0');
		cr_expect_eq(standing_allows(standing, REVIEW_APPROVE), *approve == '\0');
		cr_expect_str_eq(back, "", "a report can always be returned");
		cr_expect(standing_allows(standing, REVIEW_RETURN));
	}
}

Test(standing, counts_what_a_report_leaves_open)
{
	struct form *form = given_form(yearly_form);
	struct report *report = given_report(form,
		"form: f\ncover: {year: 2024}\ns:\n  new: {a: 9, b: 1}\n"
		"previous:\n  form: f\n  year: 2023\n  figures:\n    s:\n      new: {a: 1, b: 1}\n");
	struct checker *checker = checker_new(report);
	struct standing standing = standing_of(report, checker);

	cr_expect_eq(standing.warnings, 1);
	cr_expect_eq(standing.reasons, 0);
	struct reason *reason =
		reason_new("growth", "s.new.a", "并入一个镇", "张三", "2025-01-20T09:30:00+08:00");
	reason_note_figure(reason, report, "s.new.a");
	report_set_reason(report, reason);
	checker_refresh(checker);
	standing = standing_of(report, checker);
	cr_expect_eq(standing.warnings, 0);
	cr_expect_eq(standing.reasons, 1);
	reason_set_accepted(reason, "李四", "2025-01-24T10:12:00+08:00");
	standing = standing_of(report, checker);
	cr_expect_eq(standing.reasons, 0);
	fill(report, "s.new.a", "8");
	checker_refresh(checker);
	standing = standing_of(report, checker);
	cr_expect_eq(
		standing.warnings, 1, "another figure, and neither reason nor acceptance count");
	cr_expect_not(reason_is_accepted(reason, report));
	checker_free(checker);
	report_free(report);
	form_free(form);
}
