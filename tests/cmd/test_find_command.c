/*
 * nianbao find: places as lines for people and scripts.
 */

#include "cmd/office.h"

#include <criterion/criterion.h>

TestSuite(find_command, .timeout = 30, .init = office_open, .fini = office_close);

Test(find_command, lists_address_label_and_value)
{
	given_data("full.yaml");
	cr_expect_eq(run("find r.yaml 不掌握 自然人"), EXIT_DONE);
	cr_expect(
		g_str_has_prefix(out(),
			"requests.not_held.natural\t（四）无法提供 1.本机关不掌握相关政府信息，自然人"
			"\t1\n"),
		"%s", out());
	cr_expect_str_eq(errors(), "");
	run("find r.yaml 3.13");
	cr_expect(out_says("requests.not_held.natural\t"), "%s", out());
}

Test(find_command, keeps_a_text_on_one_line)
{
	given_data("full.yaml");
	run("find r.yaml 清理行政规范性文件");
	cr_expect_eq(count_of(out(), "\n"), 1, "%s", out());
	cr_expect(out_says("\\n年内清理"), "%s", out());
}

Test(find_command, says_so_when_there_is_nothing)
{
	given_data("full.yaml");
	cr_expect_eq(run("find r.yaml 没有人写过的话"), EXIT_DONE);
	cr_expect_str_eq(out(), "");
	cr_expect(errors_say("没有找到“没有人写过的话”"), "%s", errors());
}

Test(find_command, refuses_what_is_no_text)
{
	given_data("full.yaml");
	cr_expect_eq(run("find r.yaml \xff"), EXIT_COULD_NOT);
	cr_expect_eq(run("find r.yaml"), EXIT_COULD_NOT);
	cr_expect_eq(run("find nosuch.yaml 1"), EXIT_COULD_NOT);
}
