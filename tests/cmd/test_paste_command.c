/*
 * paste: blocks of figures from standard input.
 */

#include "base/file_room.h"
#include "cmd/office.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(paste_command, .timeout = 30, .init = office_open, .fini = office_close);

static void given_new_report(void)
{
	cr_assert_eq(run(NEW "--set cover.year=2024 r.yaml"), EXIT_DONE, "%s", errors());
}

static const char table_4[] = "行政复议\t1\t0\t0\t0\t1\n未经复议直接起诉\t0\t0\t0\t0\t0\n"
			      "复议后起诉\t2\t0\t1\t0\t9\n";

Test(paste_command, places_rows_by_their_labels_and_states_wrong_totals)
{
	given_new_report();
	cr_expect_eq(run_with(table_4, "paste r.yaml"), EXIT_DONE, "%s", errors());
	cr_expect(out_says("按行名对上"), "%s", out());
	cr_expect(out_says("1个合计与算得的不同"), "%s", out());
	run("get r.yaml disputes.after_review.upheld disputes.after_review.total");
	cr_expect_str_eq(out(), "disputes.after_review.upheld=2\ndisputes.after_review.total=3\n");
	cr_expect_eq(run("check r.yaml"), EXIT_FINDINGS);
	cr_expect(
		out_says("[dispute-sum]") || errors_say("[dispute-sum]"), "%s%s", out(), errors());
}

Test(paste_command, dry_says_the_same_and_changes_nothing)
{
	given_new_report();
	g_autofree char *before = bytes_of("r.yaml");
	cr_expect_eq(run_with(table_4, "paste --dry-run r.yaml"), EXIT_DONE, "%s", errors());
	g_autofree char *told = g_strdup(out());
	g_autofree char *after = bytes_of("r.yaml");
	cr_expect_str_eq(before, after);
	cr_expect_eq(room_count_entries(), 1);
	run_with(table_4, "paste r.yaml");
	cr_expect_str_eq(out(), told);
}

Test(paste_command, begins_at_an_address_or_at_a_section)
{
	given_new_report();
	cr_expect_eq(run_with("1 2\n3 4\n", "paste r.yaml requests.granted.legal"), EXIT_DONE);
	cr_expect_eq(run_with("0\n0\n0\n0\n15\n19\n3117\n15\n0\n127.9\n", "paste r.yaml proactive"),
		EXIT_DONE, "%s", errors());
	run("get r.yaml requests.partly.other_org proactive.fees.amount");
	cr_expect_str_eq(out(), "requests.partly.other_org=4\nproactive.fees.amount=127.9\n");
}

Test(paste_command, divides_a_whole_report_among_its_texts)
{
	static const char text[] = "一、总体情况\n（一）主动公开。全年公开120条。\n"
				   "六、其他需要报告的事项\n没有收取信息处理费。\n";

	given_new_report();
	cr_expect_eq(run_with(text, "paste r.yaml"), EXIT_DONE, "%s", errors());
	cr_expect(out_says("分到2处"), "%s", out());
	run("get r.yaml overview.proactive other.matters");
	cr_expect_str_eq(
		out(), "overview.proactive=全年公开120条。\nother.matters=没有收取信息处理费。\n");
}

Test(paste_command, refuses_what_has_no_place_and_changes_nothing)
{
	static const struct {
		const char *input, *line, *words;
	} cases[] = {
		{"1 2\n", "paste r.yaml", "没有行名可对"},
		{"", "paste r.yaml requests", "没有可放的数"},
		{"只有字", "paste r.yaml requests", "没有可放的数"},
		{"1 2\n", "paste r.yaml requests.none", "没有 requests.none 这个地址"},
		{"1 \xff\n", "paste r.yaml requests", "第3字节起不是 UTF-8"},
		{"1 2\n", "paste r.yaml requests more", "太多"},
	};

	given_new_report();
	g_autofree char *before = bytes_of("r.yaml");
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		cr_expect_eq(run_with(cases[i].input, cases[i].line), EXIT_COULD_NOT, "%s",
			cases[i].line);
		cr_expect(errors_say(cases[i].words), "%s says: %s", cases[i].line, errors());
		g_autofree char *after = bytes_of("r.yaml");
		cr_expect_str_eq(before, after);
	}
}
