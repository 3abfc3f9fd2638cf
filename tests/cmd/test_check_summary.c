/*
 * check --summary: where many reports stand, a line each.
 */

#include "cmd/office.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <jansson.h>
#include <string.h>

static void open_two(void)
{
	office_open();
	given_data("full.yaml");
	g_autofree char *bytes = bytes_of("r.yaml");
	given_text("a.yaml", bytes);
	cr_assert_eq(run("set a.yaml cover.org=示例县教育局 requests.new.natural= "
			 "requests.granted.business=7"),
		EXIT_DONE, "%s", errors());
}

TestSuite(check_summary, .timeout = 30, .init = open_two, .fini = office_close);

#define HEAD                                                                                       \
	"单位                  年度  状态     已填  错  警  比上年  批注  未答批注  改  报送  文件\n"

Test(check_summary, is_a_table)
{
	cr_expect_eq(run("check --summary a.yaml r.yaml"), EXIT_FINDINGS, "%s", errors());
	cr_expect_str_eq(out(),
		HEAD
		"示例县教育局          2024  草稿  178/179   1   0       -     0         0   -  -     "
		"a.yaml\n"
		"示例县政务公开办公室  2024  草稿  179/179   0   0       -     0         0   -  -     "
		"r.yaml\n");
	cr_expect_str_eq(errors(), "");
}

Test(check_summary, picks_reports_by_status_and_unit)
{
	cr_expect_eq(run("submit --by=张三 r.yaml"), EXIT_DONE, "%s", errors());
	cr_expect_eq(run("check --summary --status=submitted ."), EXIT_DONE, "%s", errors());
	cr_expect(out_says("r.yaml") && !out_says("a.yaml"), "%s", out());
	cr_expect_eq(run("check --summary --unit=教育 ."), EXIT_FINDINGS);
	cr_expect(out_says("a.yaml") && !out_says("r.yaml"), "%s", out());
	cr_expect_eq(run("check --summary --status=late ."), EXIT_COULD_NOT);
	cr_expect_eq(run("check --status=submitted ."), EXIT_COULD_NOT);
	cr_expect(errors_say("--summary"), "%s", errors());
}

Test(check_summary, takes_the_reports_of_a_directory)
{
	given_text("broken.yaml", "form: [\n");
	given_text("none.yaml", "- 1\n");
	cr_expect_eq(run("check --summary ."), EXIT_COULD_NOT);
	cr_expect(out_says("./a.yaml") && out_says("./r.yaml"), "%s", out());
	cr_expect(errors_say("broken.yaml") && !errors_say("none.yaml"), "%s", errors());
	cr_assert_eq(g_mkdir("empty", 0700), 0);
	cr_expect_eq(run("check empty"), EXIT_COULD_NOT);
	cr_expect(errors_say("里面没有报告"), "%s", errors());
}

Test(check_summary, goes_on_behind_a_file_that_is_none)
{
	cr_expect_eq(run("check --summary none.yaml r.yaml"), EXIT_COULD_NOT);
	cr_expect(out_says("r.yaml"), "%s", out());
	cr_expect_not(out_says("none.yaml"), "%s", out());
	cr_expect(errors_say("none.yaml：没有这个文件"), "%s", errors());
}

Test(check_summary, is_read_by_programs)
{
	const char *file, *unit, *year, *form, *status, *submitted;
	int is_void, filled, required, found, warnings, explained, unaccepted, remarks, answered,
		changed, rounds;

	cr_expect_eq(run("check --summary --format=json a.yaml"), EXIT_FINDINGS);
	json_t *array = json_loads(out(), 0, NULL);
	cr_assert_not_null(array, "%s", out());
	cr_assert_eq(
		json_unpack(array,
			"[{s:s, s:s, s:s, s:s, s:s, s:b, s:i, s:i, s:i, s:i, s:i, s:i, s:n, s:i, "
			"s:i, s:i, s:i, s:s!}]",
			"file", &file, "unit", &unit, "year", &year, "form", &form, "status",
			&status, "void", &is_void, "filled", &filled, "required", &required,
			"errors", &found, "warnings", &warnings, "explained", &explained,
			"unaccepted", &unaccepted, "beyond", "remarks", &remarks, "answered",
			&answered, "changed", &changed, "rounds", &rounds, "submitted", &submitted),
		0, "%s", out());
	cr_expect_str_eq(file, "a.yaml");
	cr_expect_str_eq(unit, "示例县教育局");
	cr_expect_str_eq(year, "2024");
	cr_expect_str_eq(status, "draft");
	cr_expect_not(is_void);
	cr_expect_eq(filled, 178);
	cr_expect_eq(required, 179);
	cr_expect_eq(found, 1);
	json_decref(array);
}

Test(check_summary, shows_blanks_where_the_cover_is_empty)
{
	run(NEW "empty.yaml");
	cr_expect_eq(run("check --summary empty.yaml"), EXIT_FINDINGS);
	cr_expect(out_says("\n-     -     草稿  1/179 "), "%s", out());
}

Test(check_summary, counts_a_status_that_its_history_does_not_lead_to)
{
	g_autofree char *bytes = bytes_of("r.yaml");
	g_auto(GStrv) parts = g_strsplit(bytes, "status: draft", 2);
	g_autofree char *claimed = g_strjoinv("status: approved", parts);

	given_text("r.yaml", claimed);
	cr_expect_eq(run("check --summary r.yaml"), EXIT_FINDINGS, "%s", errors());
	cr_expect(out_says("179/179   1   0"), "%s", out());
}

Test(check_summary, is_a_sheet_with_a_figure_a_column)
{
	given_text("broken.yaml", "form: [\n");
	cr_expect_eq(
		run("print --summary --format=csv a.yaml broken.yaml"), EXIT_DONE, "%s", errors());
	g_auto(GStrv) lines = g_strsplit(out(), "\r\n", -1);

	cr_assert_eq(g_strv_length(lines), 4, "%s", out());
	cr_expect(g_str_has_prefix(lines[0], "单位,年度,状态,已填,应填,错,"), "%s", lines[0]);
	cr_expect(strstr(lines[1], ",a.yaml,"), "%s", lines[1]);
	cr_expect_null(strchr(lines[1], '/'), "no share is taken for a date: %s", lines[1]);
	cr_expect(g_str_has_prefix(lines[2], "broken.yaml,,,"), "%s", lines[2]);
}

Test(check_summary, is_a_paper_as_well)
{
	given_text("broken.yaml", "form: [\n");
	cr_expect_eq(run("print --summary ."), EXIT_DONE, "%s", errors());
	cr_expect(out_says("审核台账") && out_says("未报2") && out_says("异常1"), "%s", out());
	cr_expect(out_says("broken.yaml读不了"), "%s", out());
	cr_expect_eq(run("print --summary --format=html a.yaml r.yaml"), EXIT_DONE, "%s", errors());
	cr_expect(out_says("<table"), "%s", out());
	cr_expect_eq(run("print --summary --format=json ."), EXIT_COULD_NOT);
	cr_expect(errors_say("check --summary --format=json"), "%s", errors());
	cr_expect_eq(run("print --summary --findings ."), EXIT_COULD_NOT);
	cr_expect_eq(run("print --summary --lines=1 ."), EXIT_COULD_NOT);
	cr_expect(errors_say("放不下"), "%s", errors());
}
