/*
 * repair: what would put findings right, and doing it.
 */

#include "cmd/office.h"

#include <criterion/criterion.h>
#include <string.h>

/* A report in order with a case in the wrong column, and a year and a date of last year's. */
static void open_slipped(void)
{
	office_open();
	given_data("full.yaml");
	cr_assert_eq(run("set r.yaml requests.not_held.natural=0 requests.not_held.business=1 "
			 "cover.date=2024-01-24 overview.platform=2023年维护栏目18个。"),
		EXIT_DONE, "%s", errors());
}

TestSuite(repair_command, .timeout = 30, .init = open_slipped, .fini = office_close);

Test(repair_command, lists_what_is_offered)
{
	cr_expect_eq(run("repair r.yaml"), EXIT_DONE, "%s", errors());
	cr_expect_str_eq(out(),
		"date@cover.date 1 成文日期：2025年1月24日\n"
		"year-slip@overview.platform 1 （四）政府信息公开平台建设：2024年\n"
		"balance@requests.new.natural 1 13行 1.本机关不掌握相关政府信息："
		"商业企业 1改0，自然人 0改1\n"
		"balance@requests.new.natural 2 01行 一、本年新收申请数量：自然人 2改1，商业企业 0改1\n"
		"balance@requests.new.business 1 13行 1.本机关不掌握相关政府信息："
		"商业企业 1改0，自然人 0改1\n"
		"balance@requests.new.business 2 01行 一、本年新收申请数量：自然人 2改1，商业企业 0改1\n");
}

Test(repair_command, carries_out_the_only_one)
{
	cr_expect_eq(run("repair r.yaml date"), EXIT_DONE, "%s", errors());
	cr_expect(out_says("date@cover.date 1 成文日期：2025年1月24日"), "%s", out());
	run("get r.yaml cover.date");
	cr_expect(out_says("cover.date=2025-01-24"), "%s", out());
}

Test(repair_command, carries_out_one_of_several)
{
	cr_expect_eq(
		run("repair r.yaml balance@requests.new.business 1"), EXIT_DONE, "%s", errors());
	run("get r.yaml requests.not_held.natural requests.not_held.business");
	cr_expect(out_says("requests.not_held.natural=1"), "%s", out());
	cr_expect(out_says("requests.not_held.business=0"), "%s", out());
	run("repair r.yaml");
	cr_expect_not(out_says("balance"), "%s", out());
}

Test(repair_command, refuses_and_leaves_the_file)
{
	static const struct {
		const char *line, *says;
	} cases[] = {
		{"repair r.yaml balance", "请写明是哪一处"},
		{"repair r.yaml balance@requests.new.natural", "有2种改法，请写明第几种"},
		{"repair r.yaml balance@requests.new.natural 3", "没有第“3”种改法，只有2种"},
		{"repair r.yaml balance@requests.new.natural 0", "没有第“0”种改法"},
		{"repair r.yaml balance@requests.new.natural one", "没有第“one”种改法"},
		{"repair r.yaml balanec", "是不是「balance」？"},
		{"repair r.yaml jump@proactive.fees.amount", "没有问题要处理"},
		{"repair r.yaml a@b 1 2", "参数太多"},
		{"repair none.yaml", "没有这个文件"},
	};
	g_autofree char *before = bytes_of("r.yaml");

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		cr_expect_eq(run(cases[i].line), EXIT_COULD_NOT, "%s", cases[i].line);
		cr_expect(errors_say(cases[i].says), "%s: %s", cases[i].line, errors());
		g_autofree char *after = bytes_of("r.yaml");
		cr_expect_str_eq(after, before, "%s", cases[i].line);
	}
}

Test(repair_command, says_when_nothing_is_offered)
{
	run("set r.yaml other.matters=没有。");
	cr_expect_eq(run("repair r.yaml fee-silent"), EXIT_COULD_NOT);
	cr_expect(errors_say("没有可照改的"), "%s", errors());
	given_data("full.yaml");
	cr_expect_eq(run("repair r.yaml"), EXIT_DONE);
	cr_expect_str_eq(out(), "", "what lists are read from stays empty");
	cr_expect(errors_say("r.yaml：没有可照改的"), "%s", errors());
}
