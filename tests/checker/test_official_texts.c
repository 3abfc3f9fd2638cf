/*
 * The warnings of the form of 2021 about texts: what passes, fails, waits for a
 * blank, and has nothing to say.
 */

#include "checker/cases.h"

#include <criterion/criterion.h>

TestSuite(official_texts, .timeout = 60);

/* Two applications came, one was refused and one could not be granted. */
#define FIGURES(text, ...)                                                                         \
	{                                                                                          \
		"text-figures", "overview.on_request", NULL, "overview.on_request=" text,          \
			__VA_ARGS__                                                                \
	}

Test(official_texts, name_the_figures_of_the_table)
{
	static const struct rule_case cases[] = {
		FIGURES("全年收到公开申请2件。", FINDING_PASSED),
		FIGURES("全年收到公开申请２条。", FINDING_PASSED),
		FIGURES("全年收到公开申请 3 件。", FINDING_FAILED,
			"写「全年收到公开申请 3 件」，表中为 2", "3", "2", "1"),
		FIGURES("全年收到公开申请３条。", FINDING_FAILED, NULL, "3", "2", "1"),
		FIGURES("全年收到公开申请1，200件。", FINDING_FAILED, NULL, "1200", "2", "1198"),
		FIGURES("新收2件，受理2件。", FINDING_PASSED),
		FIGURES("新收1件，受理5件。", FINDING_FAILED, "共2处", "1", "2", "-1"),
		FIGURES("上年结转1件。", FINDING_FAILED, NULL, "1", "0", "1"),
		FIGURES("结转下年度继续办理1件。", FINDING_FAILED, NULL, "1", "0", "1"),
		FIGURES("予以公开1件。", FINDING_FAILED, NULL, "1", "0", "1"),
		FIGURES("部分公开1件。", FINDING_FAILED, NULL, "1", "0", "1"),
		FIGURES("不予公开2件。", FINDING_FAILED, NULL, "2", "1", "1"),
		FIGURES("不予公开1件，无法提供1件。", FINDING_PASSED),
		FIGURES("无法提供0件。", FINDING_FAILED, NULL, "0", "1", "-1"),
		FIGURES("不予处理1件。", FINDING_FAILED, NULL, "1", "0", "1"),
		FIGURES("其他处理1件。", FINDING_FAILED, NULL, "1", "0", "1"),
		FIGURES("行政复议0件，行政诉讼0件。", FINDING_PASSED),
		FIGURES("行政复议：1件。", FINDING_FAILED, NULL, "1", "0", "1"),
		FIGURES("行政诉讼案件1件。", FINDING_FAILED, NULL, "1", "0", "1"),
		FIGURES("收到复议申请1件。", FINDING_FAILED, "「收到复议申请1件」，表中为 0"),
		FIGURES("收到诉讼0件。", FINDING_PASSED),
		FIGURES("工作平稳有序。", FINDING_NONE),
		FIGURES("《收到申请3件办法》已经学习。", FINDING_NONE),
		FIGURES("收到申请{requests.new.total}件。", FINDING_NONE),
		FIGURES("", FINDING_NONE),
	};

	expect_cases(cases, G_N_ELEMENTS(cases));
}

/* What is quoted holds the words of the figure, and no half of anything. */
Test(official_texts, are_quoted_around_the_figure)
{
	static const struct rule_case cases[] = {
		FIGURES("2024年共收到政府信息公开申请3件，已办结。", FINDING_FAILED,
			"写「2024年共收到政府信息公开申请3件」"),
		FIGURES("其中予以公开0件、部分公开0件、不予公开3件、无法提供1件。", FINDING_FAILED,
			"写「不予公开3件」"),
		FIGURES("对公民、法人新收3件、转办0件。", FINDING_FAILED,
			"写「对公民、法人新收3件」"),
		FIGURES("全年（新收3件）平稳。", FINDING_FAILED, "新收3件」"),
	};

	expect_cases(cases, G_N_ELEMENTS(cases));
}

Test(official_texts, that_say_there_were_none)
{
#define NONE_CAME                                                                                  \
	"requests.new.natural=0|requests.enforcement.natural=0|requests.not_held.natural=0|"
#define NONE(text, ...)                                                                            \
	{                                                                                          \
		"text-figures", "overview.on_request", NULL,                                       \
			NONE_CAME "overview.on_request=" text, __VA_ARGS__                         \
	}
	static const struct rule_case cases[] = {
		FIGURES("全年未收到公开申请。", FINDING_FAILED,
			"写「全年未收到公开申请」，表中为 2", "0", "2", "-2"),
		FIGURES("没有收到公开申请。", FINDING_FAILED),
		FIGURES("全年无政府信息公开申请。", FINDING_FAILED),
		FIGURES("收到公开申请0件。", FINDING_FAILED),
		NONE("全年未收到公开申请。", FINDING_PASSED),
		NONE("全年无政府信息公开申请。", FINDING_PASSED),
		NONE("全年收到公开申请2件。", FINDING_FAILED, NULL, "2", "0", "2"),
		FIGURES("未发生行政复议、行政诉讼。", FINDING_PASSED),
		FIGURES("没有因公开引起的行政诉讼。", FINDING_PASSED),
		FIGURES("无上年结转。", FINDING_PASSED),
		FIGURES("未收到行政复议申请。", FINDING_NONE),
		FIGURES("未收到群众投诉、举报。", FINDING_NONE),
		{"text-figures", "overview.supervision", NULL,
			"disputes.review.upheld=1|overview.supervision=未发生行政复议、行政诉讼。",
			FINDING_FAILED, NULL, "0", "1", "-1"},
		{"text-figures", "overview.supervision", NULL,
			"disputes.review.upheld=1|overview.supervision=对无正当理由提起行政复议的讲清依据。",
			FINDING_NONE},
	};

	expect_cases(cases, G_N_ELEMENTS(cases));
}

Test(official_texts, that_name_figures_of_something_else)
{
	static const char *const texts[] = {
		"收到网民留言120条，办结120条。",
		"受理群众来信、来电35件。",
		"受理投诉举报15件，信访12件。",
		"收到县长热线工单300件。",
		"办事大厅受理业务9000件。",
		"窗口受理审批事项3500件。",
		"收到人大代表建议8件、政协委员提案6件。",
		"收到征集意见56条。",
		"主动予以公开120条。",
		"网站新收录文件20件。",
		"开设受理渠道3条。",
		"收到补正材料5份。",
		"不予受理1件。",
		"当面受理3件、信函受理4件。",
		"收到网上申请5件、信函申请4件。",
		"收到自然人申请5件。",
		"行政复议维持3件、纠正1件。",
		"行政诉讼一审3件。",
		"去年收到公开申请30件。",
		"上半年收到公开申请12件。",
		"收到公开申请近20件。",
		"收到公开申请较上年增加9件。",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree char *edits = g_strconcat("overview.proactive=", texts[i], NULL);
		const struct rule_case nothing = {
			"text-figures", "overview.proactive", NULL, edits, FINDING_NONE};

		expect_cases(&nothing, 1);
	}
}

/* Three are new or brought forward, two of them new. */
Test(official_texts, may_count_what_was_brought_forward_as_received)
{
#define THREE "requests.brought_forward.natural=1|requests.carried_forward.natural=1|"
#define RECEIVED(text, state)                                                                      \
	{                                                                                          \
		"text-figures", "overview.lead", NULL, THREE "overview.lead=" text, state          \
	}
	static const struct rule_case cases[] = {
		RECEIVED("收到申请2件。", FINDING_PASSED),
		RECEIVED("收到申请3件。", FINDING_PASSED),
		RECEIVED("收到申请1件。", FINDING_FAILED),
		RECEIVED("新收申请3件。", FINDING_FAILED),
		RECEIVED("受理申请3件。", FINDING_FAILED),
		RECEIVED("上年结转1件，结转下年1件。", FINDING_PASSED),
		RECEIVED("结转1件。", FINDING_PASSED),
		RECEIVED("没有结转下年度继续办理的申请。", FINDING_FAILED),
	};

	expect_cases(cases, G_N_ELEMENTS(cases));
}

Test(official_texts, wait_for_the_figures_they_name)
{
	static const struct rule_case cases[] = {
		{"text-figures", "overview.lead", NULL,
			"requests.new.natural=|overview.lead=收到申请2件。", FINDING_PENDING},
		{"text-figures", "overview.lead", NULL,
			"requests.new.legal=|overview.lead=新收申请1件。", FINDING_FAILED},
		{"text-figures", "overview.lead", NULL,
			"disputes.review.other=|overview.lead=行政复议1件。", FINDING_PENDING},
	};

	expect_cases(cases, G_N_ELEMENTS(cases));
}

#define SLIP(text, ...)                                                                            \
	{                                                                                          \
		"year-slip", "overview.lead", NULL, "overview.lead=" text, __VA_ARGS__             \
	}

Test(official_texts, name_years_that_belong)
{
	static const struct rule_case cases[] = {
		SLIP("2024年，工作平稳。", FINDING_PASSED),
		SLIP("工作平稳。", FINDING_PASSED),
		SLIP("2022年，工作平稳。", FINDING_FAILED, "「2022年」是两年以前的年份"),
		SLIP("2023年，工作平稳。", FINDING_FAILED, "是上年"),
		SLIP("２０２３年，工作平稳。", FINDING_FAILED, "是上年"),
		SLIP("比2023年多3次。", FINDING_PASSED),
		SLIP("与2023年同比持平。", FINDING_PASSED),
		SLIP("截至2023年底已有12项。", FINDING_PASSED),
		SLIP("落实2023年印发的办法。", FINDING_PASSED),
		SLIP("2023年效果较好。", FINDING_FAILED, "是上年"),
		SLIP("《2022年工作要点》已经落实。", FINDING_PASSED),
		SLIP("县发〔2022〕5号已经落实。", FINDING_PASSED),
		SLIP("落实《条例》（2019年修订）。", FINDING_PASSED),
		SLIP("自2023年起一季一查。", FINDING_PASSED),
		SLIP("2025年，开展培训。", FINDING_FAILED, "还没有到"),
		SLIP("2025年，将开展培训。", FINDING_PASSED),
		SLIP("下一步，2025年开展培训。", FINDING_PASSED),
		SLIP("2025年，力争开展培训。", FINDING_PASSED),
		SLIP("结转2025年继续办理。", FINDING_PASSED),
		SLIP("", FINDING_PENDING),
		{"year-slip", "problems.improvements", NULL,
			"problems.improvements=2025年，开展培训四次以上。", FINDING_PASSED},
		{"year-slip", "overview.lead", NULL, "cover.year=", FINDING_PENDING},
	};

	expect_cases(cases, G_N_ELEMENTS(cases));
}

/* What looks back may all the same have been left over. */
Test(official_texts, name_years_of_last_years_text)
{
	static const struct rule_case cases[] = {
		{"year-slip", "overview.lead", "overview.lead=2023年比武三次。",
			"overview.lead=2023年比武三次。", FINDING_FAILED, "像是没有改"},
		{"year-slip", "overview.lead", "overview.lead=2023年比武三次。",
			"overview.lead=次数比2023年多。", FINDING_PASSED},
	};

	expect_cases(cases, G_N_ELEMENTS(cases));
}

#define BASIS(text, state)                                                                         \
	{                                                                                          \
		"basis", "overview.management", NULL, "overview.management=" text, state           \
	}

Test(official_texts, cite_what_is_in_force)
{
	static const struct rule_case cases[] = {
		BASIS("落实条例（国务院令第711号）。", FINDING_PASSED),
		BASIS("落实条例（国务院令第492号）。", FINDING_FAILED),
		BASIS("落实条例（国务院令第 492 号）。", FINDING_FAILED),
		BASIS("落实国办公开办函〔2021〕30号。", FINDING_PASSED),
		BASIS("落实国办公开办函〔2019〕60号。", FINDING_FAILED),
		BASIS("", FINDING_PENDING),
		{"basis", "cover.preamble", NULL, "cover.preamble=按国办公开办函〔2019〕60号编写。",
			FINDING_FAILED, "请改为〔2021〕30号"},
	};

	expect_cases(cases, G_N_ELEMENTS(cases));
}

Test(official_texts, say_what_the_problems_are)
{
	static const struct rule_case cases[] = {
		{"problems-empty", "problems.problems", NULL,
			"problems.problems=一二三四五六七八九十", FINDING_PASSED},
		{"problems-empty", "problems.problems", NULL,
			"problems.problems=一二三四五六七八九", FINDING_FAILED, "不到10个字"},
		{"problems-empty", "problems.problems", NULL, "problems.problems=无",
			FINDING_FAILED},
		{"problems-empty", "problems.problems", NULL,
			"problems.problems=", FINDING_PENDING},
		{"problems-empty", "problems.improvements", NULL, "problems.problems=无",
			FINDING_PASSED},
		{"problems-empty", "problems.improvements", NULL, "problems.improvements=正在改。",
			FINDING_FAILED},
	};

	expect_cases(cases, G_N_ELEMENTS(cases));
}

#define SUPERVISION(level, text, state)                                                            \
	{                                                                                          \
		"supervision-content", "overview.supervision", NULL,                               \
			"cover.level=" level "|overview.supervision=" text, state                  \
	}

Test(official_texts, of_a_government_say_how_it_was_supervised)
{
	static const struct rule_case cases[] = {
		SUPERVISION("government", "开展工作考核。", FINDING_PASSED),
		SUPERVISION("government", "请群众作社会评议。", FINDING_PASSED),
		SUPERVISION("government", "没有责任追究的情形。", FINDING_PASSED),
		SUPERVISION("government", "纳入年度考核。", FINDING_PASSED),
		SUPERVISION("government", "组织培训三次。", FINDING_FAILED),
		SUPERVISION("government", "", FINDING_PENDING),
		SUPERVISION("department", "组织培训三次。", FINDING_NONE),
		SUPERVISION("township", "组织培训三次。", FINDING_NONE),
		SUPERVISION("", "组织培训三次。", FINDING_PENDING),
		SUPERVISION("", "开展工作考核。", FINDING_PASSED),
	};

	expect_cases(cases, G_N_ELEMENTS(cases));
}

Test(official_texts, say_what_fees_were_collected)
{
	static const struct rule_case cases[] = {
		{"fee-silent", "other.matters", NULL, "other.matters=没有需要报告的事项。",
			FINDING_FAILED, "没有收取的写0元"},
		{"fee-silent", "other.matters", NULL, "other.matters=收取信息处理费0元。",
			FINDING_PASSED},
		{"fee-silent", "other.matters", NULL, "other.matters=", FINDING_PENDING},
	};

	expect_cases(cases, G_N_ELEMENTS(cases));
}

Test(official_texts, are_not_last_years)
{
#define LEAD(year)                                                                                                               \
	"overview.lead=" year "年，我办把公开同办件结合起来，年初定任务，每季对账，年底由各股室" \
	"逐项交卷，全年工作平稳有序，没有发生差错，群众比较满意。"
	static const struct rule_case cases[] = {
		{"same-text", "overview.lead", LEAD("2023"), LEAD("2024"), FINDING_FAILED,
			"与上年报告几乎一样", "1.00"},
		{"same-text", "overview.lead",
			"overview.lead=一年来，公开工作由三个人分头做，网站栏目重新排过，办事大厅添了查阅的桌椅。",
			LEAD("2024"), FINDING_PASSED},
		{"same-text", "overview.lead", "overview.lead=平稳。", "overview.lead=平稳。",
			FINDING_NONE},
		{"same-text", "overview.lead", LEAD("2023"), "overview.lead=", FINDING_PENDING},
		{"same-text", "overview.lead", "overview.lead=", LEAD("2024"), FINDING_NONE},
		{"same-text", "overview.lead", NULL, LEAD("2024"), FINDING_NONE},
	};

	expect_cases(cases, G_N_ELEMENTS(cases));
}
