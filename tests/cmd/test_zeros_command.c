/*
 * zeros: noughts into blank cells.
 */

#include "cmd/office.h"

#include <criterion/criterion.h>

TestSuite(zeros_command, .timeout = 30, .init = office_open, .fini = office_close);

static void given_new_report(const char *assignments)
{
	g_autofree char *line = g_strdup_printf(NEW "--set cover.year=2024 %s r.yaml", assignments);

	cr_assert_eq(run(line), EXIT_DONE, "%s", errors());
}

static void expect_value(const char *address, const char *wanted)
{
	g_autofree char *line = g_strconcat("get r.yaml ", address, NULL);
	g_autofree char *said = g_strdup_printf("%s=%s\n", address, wanted);

	run(line);
	cr_expect_str_eq(out(), said, "%s", out());
}

Test(zeros_command, fill_the_report_and_say_what_would_come_of_it)
{
	given_new_report("--set requests.new.natural=2 --set requests.new.business=/");
	cr_expect_eq(run("zeros --dry-run r.yaml"), EXIT_DONE, "%s", errors());
	cr_expect_str_eq(
		out(), "164格  公开10 申请142 复议12  补后2处不平：自然人、总计\n", "%s", out());
	expect_value("requests.new.research", "");
	cr_expect_eq(run("zeros r.yaml"), EXIT_DONE, "%s", errors());
	expect_value("requests.new.natural", "2");
	expect_value("requests.new.business", "/");
	expect_value("requests.new.research", "0");
	expect_value("disputes.after_review.total", "0");
	run("zeros r.yaml");
	cr_expect(out_says("没有空格"), "%s", out());
}

Test(zeros_command, fill_a_table_a_row_or_a_column)
{
	given_new_report("--set cover.org=某局");
	cr_expect_eq(
		run("zeros --only=row r.yaml requests.new.natural"), EXIT_DONE, "%s", errors());
	cr_expect_str_eq(out(), "6格  申请6  补后皆平\n", "%s", out());
	cr_expect_eq(run("zeros --only=column r.yaml requests.new.natural"), EXIT_DONE);
	cr_expect(out_says("23格"), "%s", out());
	cr_expect_eq(run("zeros r.yaml disputes"), EXIT_DONE);
	cr_expect(out_says("12格"), "%s", out());
	expect_value("proactive.fees.amount", "");
}

Test(zeros_command, refuses_what_it_does_not_understand)
{
	given_new_report("--set cover.org=某局");
	cr_expect_eq(run("zeros --only=row r.yaml"), EXIT_COULD_NOT);
	cr_expect_eq(run("zeros --only=block r.yaml requests"), EXIT_COULD_NOT);
	cr_expect_eq(run("zeros r.yaml requests.none"), EXIT_COULD_NOT);
	cr_expect_eq(run("zeros r.yaml requests more"), EXIT_COULD_NOT);
}
