/*
 * Approvals: which stand, which are void, and which status the history leads to.
 */

#include "report/approval.h"
#include "report/official_report.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(approval, .timeout = 20, .init = begin_official_report, .fini = end_official_report);

Test(approval, follows_the_history)
{
	static const struct {
		const char *actions; /* separated by blanks */
		enum report_status status;
		enum approval approval;
		guint approvals;
	} cases[] = {
		{"", STATUS_DRAFT, APPROVAL_NONE, 0},
		{"submit", STATUS_SUBMITTED, APPROVAL_NONE, 0},
		{"submit withdraw", STATUS_DRAFT, APPROVAL_NONE, 0},
		{"submit return", STATUS_RETURNED, APPROVAL_NONE, 0},
		{"submit approve", STATUS_APPROVED, APPROVAL_HOLDS, 1},
		{"submit approve approve", STATUS_APPROVED, APPROVAL_HOLDS, 2},
		{"submit approve accept approve", STATUS_APPROVED, APPROVAL_HOLDS, 2},
		{"submit approve reopen", STATUS_DRAFT, APPROVAL_NONE, 0},
		{"submit approve void", STATUS_DRAFT, APPROVAL_VOID, 1},
		{"submit approve void change submit", STATUS_SUBMITTED, APPROVAL_NONE, 0},
		{"submit approve void change submit approve", STATUS_APPROVED, APPROVAL_HOLDS, 1},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		went_through(report, cases[i].actions);
		g_autoptr(GPtrArray) approvals = report_approvals(report);
		cr_expect_eq(report->status, cases[i].status, "%s", cases[i].actions);
		cr_expect_eq(report_approval(report), cases[i].approval, "%s", cases[i].actions);
		cr_expect_eq(approvals->len, cases[i].approvals, "%s", cases[i].actions);
		cr_expect_eq(report_status_fault(report), STATUS_FOUNDED, "%s", cases[i].actions);
	}
}

Test(approval, is_void_when_a_figure_was_altered_by_other_means)
{
	happens(report, HISTORY_SUBMIT, "张三");
	happens(report, HISTORY_APPROVE, "李四");
	fill(report, "requests.new.natural", "3");
	cr_expect_eq(report_approval(report), APPROVAL_VOID);
	cr_expect_eq(report_status_fault(report), STATUS_OUTDATED);
	fill(report, "requests.new.natural", "2");
	cr_expect_eq(report_approval(report), APPROVAL_HOLDS);
}

Test(approval, is_none_where_only_the_status_says_so)
{
	report->status = STATUS_APPROVED;
	cr_expect_eq(report_approval(report), APPROVAL_VOID);
	cr_expect_eq(report_status_fault(report), STATUS_UNFOUNDED);
	happens(report, HISTORY_SUBMIT, "张三");
	report->status = STATUS_APPROVED;
	cr_expect_eq(report_approval(report), APPROVAL_VOID);
	cr_expect_eq(report_status_fault(report), STATUS_UNFOUNDED);
}

Test(approval, is_gone_with_a_change_that_is_not_saved_yet)
{
	happens(report, HISTORY_SUBMIT, "张三");
	happens(report, HISTORY_APPROVE, "李四");
	report->status = STATUS_DRAFT;
	cr_expect_eq(report_approval(report), APPROVAL_VOID);
	cr_expect_eq(report_status_fault(report), STATUS_FOUNDED);
}

Test(approval, of_a_report_that_was_altered_after_it_was_handed_in)
{
	happens(report, HISTORY_SUBMIT, "张三");
	fill(report, "requests.new.natural", "3");
	cr_expect_eq(report_status_fault(report), STATUS_OUTDATED);
}

Test(approval, says_when_one_person_handed_in_and_approved)
{
	happens(report, HISTORY_SUBMIT, "张三");
	const struct history_entry *own = happens(report, HISTORY_APPROVE, "张三");
	const struct history_entry *other = happens(report, HISTORY_APPROVE, "李四");
	const struct history_entry *nameless = happens(report, HISTORY_APPROVE, "");

	cr_expect(approval_is_own(report, own));
	cr_expect_not(approval_is_own(report, other));
	cr_expect(approval_is_own(report, nameless), "the same account, and no name");
}
