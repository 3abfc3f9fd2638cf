/*
 * The warnings of the form of 2021 about dates and figures, most of them beside
 * last year's: what passes, fails, waits for a blank, and has nothing to say.
 */

#include "checker/cases.h"

#include <criterion/criterion.h>

TestSuite(official_figures, .timeout = 60);

#define DATED(level, date, state)                                                                  \
	{                                                                                          \
		"date", "cover.date", NULL, "cover.level=" level "|cover.date=" date, state        \
	}

Test(official_figures, that_are_the_date)
{
	static const struct rule_case cases[] = {
		DATED("department", "2025-01-31", FINDING_PASSED),
		DATED("department", "2025-02-01", FINDING_FAILED),
		DATED("township", "2025-01-31", FINDING_PASSED),
		DATED("township", "2025-02-01", FINDING_FAILED),
		DATED("government", "2025-02-01", FINDING_PASSED),
		DATED("government", "2025-03-31", FINDING_PASSED),
		DATED("government", "2025-04-01", FINDING_FAILED),
		DATED("department", "2025-01-01", FINDING_PASSED),
		DATED("department", "2024-12-31", FINDING_FAILED),
		DATED("department", "", FINDING_PENDING),
		DATED("", "2025-01-31", FINDING_PASSED), /* good for everybody */
		DATED("", "2025-02-01", FINDING_PENDING),
		DATED("", "2025-04-01", FINDING_FAILED), /* good for nobody */
		{"date", "cover.date", NULL, "cover.year=", FINDING_PENDING},
		{"date", "cover.date", NULL, "cover.date=2024-01-24", FINDING_FAILED,
			"成文日期写 2024年1月24日"},
	};

	expect_cases(cases, G_N_ELEMENTS(cases));
}

#define BROUGHT "requests.brought_forward.natural"
#define CARRIED "requests.carried_forward.natural"

Test(official_figures, that_are_brought_forward)
{
	static const struct rule_case cases[] = {
		{"brought-forward", BROUGHT, CARRIED "=1", BROUGHT "=1", FINDING_PASSED},
		{"brought-forward", BROUGHT, CARRIED "=1", BROUGHT "=0", FINDING_FAILED, NULL, "0",
			"1", "-1"},
		{"brought-forward", BROUGHT, CARRIED "=0", BROUGHT "=2", FINDING_FAILED, NULL, "2",
			"0", "2"},
		{"brought-forward", BROUGHT, CARRIED "=1", BROUGHT "=", FINDING_PENDING},
		{"brought-forward", BROUGHT, CARRIED "=", BROUGHT "=1", FINDING_NONE},
		{"brought-forward", BROUGHT, NULL, BROUGHT "=1", FINDING_NONE},
		{"brought-forward", "requests.brought_forward.other_org",
			"requests.carried_forward.other_org=3",
			"requests.brought_forward.other_org=2", FINDING_FAILED, NULL, "2", "3",
			"-1"},
	};

	expect_cases(cases, G_N_ELEMENTS(cases));
}

#define NORMATIVE "proactive.normative.in_force"

Test(official_figures, that_are_in_force)
{
	static const struct rule_case cases[] = {
		{"in-force", NORMATIVE, NORMATIVE "=34", NORMATIVE "=19", FINDING_PASSED},
		{"in-force", NORMATIVE, NORMATIVE "=19", NORMATIVE "=19", FINDING_FAILED,
			"行政规范性文件：现行有效 19，按上年数加制发减废止应为 4", "19", "4", "15"},
		{"in-force", NORMATIVE, NORMATIVE "=34", "proactive.normative.made=16",
			FINDING_FAILED, "修订计入制发的，请说明", "19", "35", "-16"},
		{"in-force", NORMATIVE, NORMATIVE "=34",
			"proactive.normative.made=", FINDING_PENDING},
		{"in-force", NORMATIVE, NORMATIVE "=", "proactive.normative.made=1", FINDING_NONE},
		{"in-force", NORMATIVE, NULL, "proactive.normative.made=1", FINDING_NONE},
		{"in-force", "proactive.rules.in_force", "proactive.rules.in_force=2",
			"proactive.rules.in_force=1", FINDING_FAILED, "规章", "1", "2", "-1"},
	};

	expect_cases(cases, G_N_ELEMENTS(cases));
}

Test(official_figures, that_were_pending)
{
	static const struct rule_case cases[] = {
		{"pending-carried", "disputes.review.total", "disputes.review.pending=2",
			"disputes.review.corrected=2", FINDING_PASSED},
		{"pending-carried", "disputes.review.total", "disputes.review.pending=2",
			"disputes.review.upheld=5", FINDING_PASSED},
		{"pending-carried", "disputes.review.total", "disputes.review.pending=2",
			"disputes.review.upheld=1", FINDING_FAILED,
			"行政复议：总计 1，少于上年尚未审结的 2", "1", "2", "-1"},
		{"pending-carried", "disputes.review.total", "disputes.review.pending=2",
			"disputes.review.upheld=", FINDING_PENDING},
		{"pending-carried", "disputes.review.total", "disputes.review.pending=2",
			"disputes.review.upheld=|disputes.review.other=2", FINDING_PASSED},
		{"pending-carried", "disputes.review.total", NULL, "disputes.review.upheld=1",
			FINDING_NONE},
		{"pending-carried", "disputes.after_review.total",
			"disputes.after_review.pending=1", "disputes.direct.pending=1",
			FINDING_FAILED, "复议后起诉"},
	};

	expect_cases(cases, G_N_ELEMENTS(cases));
}

#define PERMITS "proactive.permits.decisions"
#define JUMP(last, now, state)                                                                     \
	{                                                                                          \
		"jump", PERMITS, PERMITS "=" last, PERMITS "=" now, state                          \
	}

Test(official_figures, that_jump)
{
	static const struct rule_case cases[] = {
		{"jump", PERMITS, PERMITS "=550", PERMITS "=9487", FINDING_FAILED,
			"本年处理决定数量：本年 9487，上年 550，相差五倍以上"},
		JUMP("100", "500", FINDING_PASSED), /* five times exactly */
		JUMP("100", "501", FINDING_FAILED),
		JUMP("500", "100", FINDING_PASSED),
		JUMP("500", "99", FINDING_FAILED),
		JUMP("9", "99", FINDING_NONE), /* both are small */
		JUMP("9", "100", FINDING_FAILED),
		JUMP("100", "9", FINDING_FAILED),
		JUMP("0", "9487", FINDING_NONE),
		JUMP("9487", "0", FINDING_NONE),
		JUMP("9487", "", FINDING_PENDING),
		JUMP("", "9487", FINDING_NONE),
		{"jump", PERMITS, NULL, PERMITS "=9487", FINDING_NONE},
		{"jump", "proactive.fees.amount", "", "proactive.fees.amount=1279000",
			FINDING_FAILED, "本年 1279000，上年 127.9"},
		{"jump", "requests.new.natural", "requests.new.natural=30",
			"requests.new.natural=151", FINDING_FAILED, "自然人：本年 151，上年 30"},
	};

	expect_cases(cases, G_N_ELEMENTS(cases));
}

Test(official_figures, that_are_all_last_years)
{
	static const struct rule_case cases[] = {
		{"same-figures", NULL, "", "cover.date=2025-01-20", FINDING_FAILED,
			"不为零的数与上年报告个个相同"},
		{"same-figures", NULL, PERMITS "=3000", "cover.date=2025-01-20", FINDING_PASSED},
		{"same-figures", NULL, PERMITS "=0", "cover.date=2025-01-20", FINDING_PASSED},
		{"same-figures", NULL, "disputes.review.upheld=1", "cover.date=2025-01-20",
			FINDING_FAILED}, /* only figures that are not nought count */
		{"same-figures", NULL, "", PERMITS "=", FINDING_PENDING},
		{"same-figures", NULL, PERMITS "=3000", "proactive.fees.amount=", FINDING_PASSED},
		{"same-figures", NULL, NULL, "cover.date=2025-01-20", FINDING_NONE},
	};

	expect_cases(cases, G_N_ELEMENTS(cases));
}
