/*
 * verify-keying: a second person keys figures without seeing them.
 */

#include "cmd/office.h"

#include <criterion/criterion.h>
#include <string.h>

static void open_filled(void)
{
	office_open();
	given_data("full.yaml");
}

TestSuite(verify_keying, .timeout = 30, .init = open_filled, .fini = office_close);

#define ROW "verify-keying r.yaml proactive.normative"

Test(verify_keying, asks_without_showing_and_is_done_when_all_agree)
{
	g_autofree char *before = bytes_of("r.yaml");

	cr_expect_eq(run_with("0\n１5\n19\n", ROW), EXIT_DONE, "%s%s", out(), errors());
	cr_expect_str_eq(out(),
		"复录3格\n"
		"照底稿写数，按 Enter；不适用写 /，空白写 ~；只按 Enter 先跳过；.走 停下，以后接着录\n"
		"1/3 公开 2行 行政规范性文件，本年制发件数 proactive.normative.made： 0\n"
		"2/3 公开 2行 行政规范性文件，本年废止件数 proactive.normative.repealed： １5\n"
		"3/3 公开 2行 行政规范性文件，现行有效件数 proactive.normative.in_force： 19\n"
		"复录3格：一致 3，不同 0，未录 0\n");
	g_autofree char *after = bytes_of("r.yaml");
	cr_expect_str_eq(after, before);
	cr_expect_not(exists(".r.yaml.rekeying"));
}

Test(verify_keying, changes_a_figure_only_by_a_decision_with_a_reason)
{
	cr_expect_eq(run_with("0\n51\n91\n2\n2看错\n3 看错\n2 看错行\n1\n", ROW), EXIT_DONE, "%s%s",
		out(), errors());
	cr_expect(out_says("复录3格：一致 1，不同 2，未录 0\n"), "%s", out());
	cr_expect(out_says("proactive.normative.repealed：原录 15，复录 51\n"), "%s", out());
	cr_expect_eq(count_of(out(), "要改数须写理由"), 3, "%s", out());
	cr_expect(out_says("改了1格，理由记在附注里\n"), "%s", out());
	cr_expect_not(exists(".r.yaml.rekeying"));
	run("get r.yaml proactive.normative.repealed proactive.normative.in_force");
	cr_expect_str_eq(
		out(), "proactive.normative.repealed=51\nproactive.normative.in_force=19\n");
	g_autofree char *bytes = bytes_of("r.yaml");
	cr_expect(strstr(bytes, "复录由 15 改为 51：看错行（张三）"), "%s", bytes);
}

Test(verify_keying, goes_on_where_it_stopped)
{
	cr_expect_eq(run_with("7\n.走\n", ROW), EXIT_FINDINGS, "%s", errors());
	cr_expect_not(out_says("原录"), "%s", out());
	cr_expect(out_says("没有做完"), "%s", out());
	cr_expect_eq(run("verify-keying --all r.yaml"), EXIT_COULD_NOT);
	cr_expect(errors_say("加 --again 就重新开始"), "%s", errors());
	cr_expect_eq(run_with("15\n19\n\n", "verify-keying r.yaml"), EXIT_FINDINGS, "%s", errors());
	cr_expect(out_says("接着上次的复录，还有2格\n"), "%s", out());
	cr_expect(out_says("原录 0，复录 7\n"), "%s", out());
	cr_expect_eq(run_with("1\n", "verify-keying r.yaml"), EXIT_DONE, "%s", out());
	cr_expect_not(exists(".r.yaml.rekeying"));
	cr_expect_eq(run_with("0\n", "verify-keying --again r.yaml proactive.normative.made"),
		EXIT_DONE, "%s", errors());
}

Test(verify_keying, keeps_what_was_keyed_where_the_report_is_locked)
{
	cr_assert_eq(run("submit r.yaml"), EXIT_DONE, "%s", errors());
	cr_expect_eq(run_with("0\n15\n91\n2 看错行\n", ROW), EXIT_COULD_NOT, "%s", out());
	cr_expect(errors_say("已经报送，不能改"), "%s", errors());
	cr_expect(exists(".r.yaml.rekeying"));
	cr_assert_eq(run("withdraw r.yaml"), EXIT_DONE, "%s", errors());
	cr_expect_eq(run_with("2 看错行\n", "verify-keying r.yaml"), EXIT_DONE, "%s", errors());
	run("log r.yaml");
	cr_expect(out_says("改动  proactive.normative.in_force"), "%s", out());
	cr_expect(out_says("复录由 19 改为 91"), "%s", out());
}

Test(verify_keying, refuses_what_cannot_be_a_figure)
{
	cr_expect_eq(run_with("十五\n/\n", "verify-keying r.yaml proactive.normative.repealed"),
		EXIT_FINDINGS);
	cr_expect(out_says("没有采用：此格只收数字"), "%s", out());
	cr_expect(out_says("原录 15，复录 /"), "%s", out());
}

Test(verify_keying, asks_for_what_is_far_from_last_year)
{
	run_with("", "set r.yaml requests.new.natural=90");
	g_autofree char *this_year = bytes_of("r.yaml");
	given_text("old.yaml", this_year);
	run("set old.yaml cover.year=2023 requests.new.natural=10");
	cr_assert_eq(run("previous r.yaml old.yaml"), EXIT_DONE, "%s", errors());
	run_with("", "verify-keying --beyond=2 r.yaml");
	cr_expect(out_says("复录1格\n"), "%s%s", out(), errors());
	cr_expect(out_says("requests.new.natural"), "%s", out());
}

Test(verify_keying, says_what_it_cannot_do)
{
	static const struct {
		const char *line, *says;
	} cases[] = {
		{"verify-keying none.yaml", "没有这个文件"},
		{"verify-keying r.yaml proactive.nromative", "proactive.nromative"},
		{"verify-keying r.yaml cover", "没有要复录的数"},
		{"verify-keying --beyond=1 r.yaml", "--beyond 后面应是大于1的数"},
		{"verify-keying --beyond=x r.yaml", "--beyond 后面应是大于1的数"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		cr_expect_eq(run(cases[i].line), EXIT_COULD_NOT, "%s", cases[i].line);
		cr_expect(errors_say(cases[i].says), "%s: %s", cases[i].line, errors());
	}
	given_text(".r.yaml.rekeying", "noise\n");
	cr_expect_eq(run("verify-keying r.yaml"), EXIT_COULD_NOT);
	cr_expect(errors_say("不是这份报告的复录"), "%s", errors());
	cr_expect(exists(".r.yaml.rekeying"));
}
