/*
 * The rules of the form of 2021 that a report has to keep: what passes, what
 * fails, and what waits for a blank.
 */

#include "checker/cases.h"
#include "checker/desk.h"

#include <criterion/criterion.h>

TestSuite(official_errors, .timeout = 60);

Test(official_errors, are_none_in_a_report_that_is_in_order)
{
	g_autofree char *bytes = source_bytes("tests/data/full.yaml");
	struct desk desk = desk_with(official_form(), bytes);
	g_autofree char *failed = failures(&desk);

	cr_expect_str_eq(failed, "");
	cr_expect_eq(checker_total(desk.checker).blanks, 0);
	desk_release(&desk);
}

Test(official_errors, of_blank)
{
	static const struct rule_case cases[] = {
		{"blank", "requests.new.natural", NULL, "requests.new.natural=", FINDING_FAILED,
			"自然人：未填"},
		{"blank", "requests.new.natural", NULL, "requests.new.natural=/", FINDING_FAILED,
			"不算答复"},
		{"blank", "requests.new.natural", NULL, "requests.new.natural=0", FINDING_NONE},
		{"blank", "proactive.fees.amount", NULL, "proactive.fees.amount=", FINDING_FAILED},
		{"blank", "disputes.direct.pending", NULL,
			"disputes.direct.pending=", FINDING_FAILED},
		{"blank", "cover.org", NULL, "cover.org=", FINDING_FAILED},
		{"blank", "cover.year", NULL, "cover.year=", FINDING_FAILED},
		{"blank", "cover.date", NULL, "cover.date=", FINDING_FAILED},
		{"blank", "cover.level", NULL, "cover.level=", FINDING_FAILED},
		{"blank", "cover.preamble", NULL, "cover.preamble=", FINDING_FAILED},
		{"blank", "overview.supervision", NULL, "overview.supervision=", FINDING_FAILED},
		{"blank", "problems.improvements", NULL, "problems.improvements=", FINDING_FAILED},
		{"blank", "other.matters", NULL, "other.matters=", FINDING_FAILED},
		{"blank", "overview.lead", NULL, "overview.lead=", FINDING_NONE},
		{"blank", "requests.new.total", NULL, "requests.new.natural=", FINDING_NONE},
	};

	expect_cases(cases, G_N_ELEMENTS(cases));
}

#define TYPE(address, text, state, words)                                                          \
	{                                                                                          \
		"type", address, NULL, address "=" text, state, words                              \
	}

Test(official_errors, of_type)
{
	static const struct rule_case cases[] = {
		TYPE("requests.new.natural", "11398889", FINDING_NONE, NULL),
		TYPE("requests.new.natural", "1.5", FINDING_FAILED, "「1.5」应是整数"),
		TYPE("requests.new.natural", "-1", FINDING_FAILED, "不能是负数"),
		TYPE("requests.new.natural", "约20", FINDING_FAILED, "不是数字"),
		TYPE("requests.new.natural", "", FINDING_NONE, NULL),
		TYPE("disputes.review.upheld", "2.0", FINDING_FAILED, NULL),
		TYPE("proactive.fees.amount", "0.123456", FINDING_NONE, NULL),
		TYPE("proactive.fees.amount", "0.1234567", FINDING_FAILED, NULL),
		TYPE("proactive.fees.amount", "-0.5", FINDING_FAILED, "不能是负数"),
		TYPE("proactive.fees.amount", "7545", FINDING_NONE, NULL),
	};

	expect_cases(cases, G_N_ELEMENTS(cases));
}

Test(official_errors, of_row_sum)
{
	static const struct rule_case cases[] = {
		{"row-sum", "requests.new.total", NULL, "requests.new.total=2", FINDING_PASSED},
		{"row-sum", "requests.new.total", NULL, "requests.new.total=3", FINDING_FAILED,
			"文件写 3，算得 2", "3", "2", "1"},
		{"row-sum", "requests.new.total", NULL,
			"requests.new.total=3|requests.new.legal=", FINDING_PENDING},
		{"row-sum", "requests.new.total", NULL, "requests.new.total=1|requests.new.legal=",
			FINDING_FAILED, NULL, "1", "2", "-1"},
		{"row-sum", "requests.carried_forward.total", NULL,
			"requests.carried_forward.total=1", FINDING_FAILED, NULL, "1", "0", "1"},
		{"row-sum", "requests.handled.total", NULL, "requests.handled.total=1",
			FINDING_FAILED, NULL, "1", "2", "-1"},
	};

	expect_cases(cases, G_N_ELEMENTS(cases));
}

Test(official_errors, of_handled_sum)
{
	static const struct rule_case cases[] = {
		{"handled-sum", "requests.handled.natural", NULL, "requests.handled.natural=2",
			FINDING_PASSED},
		{"handled-sum", "requests.handled.natural", NULL, "requests.handled.natural=1",
			FINDING_FAILED, "（七）总计", "1", "2", "-1"},
		{"handled-sum", "requests.handled.natural", NULL,
			"requests.handled.natural=3|requests.unpaid.natural=", FINDING_PENDING},
		{"handled-sum", "requests.handled.natural", NULL,
			"requests.handled.natural=2|requests.partly.natural=1", FINDING_FAILED,
			NULL, "2", "3", "-1"},
		{"handled-sum", "requests.handled.other_org", NULL, "requests.handled.other_org=1",
			FINDING_FAILED, NULL, "1", "0", "1"},
	};

	expect_cases(cases, G_N_ELEMENTS(cases));
}

Test(official_errors, of_dispute_sum)
{
	static const struct rule_case cases[] = {
		{"dispute-sum", "disputes.review.total", NULL, "disputes.review.total=0",
			FINDING_PASSED},
		{"dispute-sum", "disputes.review.total", NULL,
			"disputes.review.upheld=10|disputes.review.corrected=1|disputes.review.total=0",
			FINDING_FAILED, "行政复议，总计：文件写 0，算得 11", "0", "11", "-11"},
		{"dispute-sum", "disputes.direct.total", NULL,
			"disputes.direct.pending=|disputes.direct.total=2", FINDING_PENDING},
		{"dispute-sum", "disputes.after_review.total", NULL,
			"disputes.after_review.other=2|disputes.after_review.total=3",
			FINDING_FAILED, "复议后起诉", "3", "2", "1"},
	};

	expect_cases(cases, G_N_ELEMENTS(cases));
}

Test(official_errors, of_balance)
{
	static const struct rule_case cases[] = {
		{"balance", "requests.new.natural", NULL, "requests.new.natural=2", FINDING_PASSED},
		{"balance", "requests.new.natural", NULL, "requests.new.natural=3", FINDING_FAILED,
			"自然人：第一项加第二项之和 3，第三项加第四项之和 2", "3", "2", "1"},
		{"balance", "requests.new.natural", NULL,
			"requests.new.natural=3|requests.carried_forward.natural=1",
			FINDING_PASSED},
		{"balance", "requests.new.natural", NULL,
			"requests.carried_forward.natural=", FINDING_PENDING},
		{"balance", "requests.new.natural", NULL,
			"requests.carried_forward.natural=|requests.granted.natural=1",
			FINDING_FAILED, NULL, "2", "3", "-1"},
		{"balance", "requests.new.legal", NULL, "requests.brought_forward.legal=1",
			FINDING_FAILED, "法律服务机构", "1", "0", "1"},
		{"balance", "requests.new.total", NULL, "requests.new.natural=3", FINDING_FAILED,
			"总计", "3", "2", "1"},
	};

	expect_cases(cases, G_N_ELEMENTS(cases));
}

/* What one column has too much and another too little, the totals do not show. */
Test(official_errors, of_balance_are_found_in_columns_that_cancel_each_other)
{
#define CANCELLING "requests.new.natural=3|requests.other_result.other_org=1"
	static const struct rule_case cases[] = {
		{"balance", "requests.new.natural", NULL, CANCELLING, FINDING_FAILED, NULL, "3",
			"2", "1"},
		{"balance", "requests.new.other_org", NULL, CANCELLING, FINDING_FAILED, NULL, "0",
			"1", "-1"},
		{"balance", "requests.new.total", NULL, CANCELLING, FINDING_PASSED},
	};

	expect_cases(cases, G_N_ELEMENTS(cases));
}

#define PREAMBLE(text, state, left)                                                                \
	{                                                                                          \
		"years", "cover.preamble", NULL, "cover.preamble=" text, state, NULL, left         \
	}

Test(official_errors, of_years)
{
	static const struct rule_case cases[] = {
		PREAMBLE("现公布2024年度工作情况。", FINDING_PASSED, NULL),
		PREAMBLE("现公布工作情况。", FINDING_PASSED, NULL),
		PREAMBLE("现公布2023年度工作情况。", FINDING_FAILED, "1"),
		PREAMBLE("现公布２０２３年度工作情况。", FINDING_FAILED, "1"),
		PREAMBLE("统计期限为2023年1月1日至2023年12月31日。", FINDING_FAILED, NULL),
		PREAMBLE("统计期限为2024年1月1日至2024年11月30日。", FINDING_FAILED, "1"),
		PREAMBLE("统计期限为2024年1月1日至12月31日。", FINDING_PASSED, NULL),
		PREAMBLE("按国办公开办函〔2021〕30号编写。", FINDING_PASSED, NULL),
		PREAMBLE("按《2019年修订的条例》编写。", FINDING_PASSED, NULL),
		PREAMBLE("", FINDING_PENDING, NULL),
		{"years", "cover.preamble", NULL, "cover.year=", FINDING_PENDING},
		{"years", "cover.preamble", NULL, "cover.year=2025", FINDING_FAILED,
			"统计期限应是报告年度的1月1日至12月31日"},
	};

	expect_cases(cases, G_N_ELEMENTS(cases));
}
