/*
 * --form=FILE: a form is tried before it is installed, by every command that opens reports.
 */

#include "cmd/office.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>

TestSuite(try_form, .timeout = 20, .init = office_open, .fini = office_close);

#define FORM(label)                                                                                \
	"form: mine\nversion: 1\ntitle: 表\ncover: [{id: year, label: 年, type: year}]\n"        \
	"sections:\n  - id: s\n    heading: " label "\n"                                           \
	"    table: {columns: [{id: a, label: 甲}], rows: [{id: x, label: 行}]}\n"

Test(try_form, serves_every_command_that_opens_reports)
{
	static const char *const lines[] = {"set --form=drafts/mine.yaml r.yaml s.x.a=3",
		"get --form=drafts/mine.yaml r.yaml s.x.a", "print --form=drafts/mine.yaml r.yaml",
		"check --form=drafts/mine.yaml r.yaml"};

	g_mkdir("drafts", 0700);
	given_text("drafts/mine.yaml", FORM("一、试填"));
	cr_assert_eq(run("new --form=drafts/mine.yaml --set=cover.year=2024 r.yaml"), EXIT_DONE,
		"%s", errors());
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
		cr_expect_eq(run(lines[i]), EXIT_DONE, "%s: %s", lines[i], errors());
	cr_expect_eq(run("set r.yaml s.x.a=4"), EXIT_COULD_NOT, "the form is not installed");
	run("print --form=./drafts/mine.yaml r.yaml");
	cr_expect(out_says("一、试填"), "%s", out());
	g_unlink("drafts/mine.yaml");
	g_rmdir("drafts");
}

Test(try_form, goes_before_one_that_is_found)
{
	given_text("mine.yaml", FORM("一、原来的"));
	cr_assert_eq(run("new --form=mine r.yaml"), EXIT_DONE, "%s", errors());
	g_mkdir("drafts", 0700);
	given_text("drafts/mine.yaml", FORM("一、改过的"));
	run("print r.yaml");
	cr_expect(out_says("一、原来的"));
	run("print --form=drafts/mine.yaml r.yaml");
	cr_expect(out_says("一、改过的"), "%s", out());
	g_unlink("drafts/mine.yaml");
	g_rmdir("drafts");
}

Test(try_form, is_refused_where_it_is_not_the_reports)
{
	given_text("mine.yaml", FORM("一、表"));
	cr_assert_eq(run("new --form=mine r.yaml"), EXIT_DONE);
	cr_expect_eq(run("check --form=gov-disclosure-2021 r.yaml"), EXIT_COULD_NOT);
	cr_expect(errors_say("r.yaml:2:7: error: 这份报告的表式是“mine”，不是所选的“gov-"), "%s",
		errors());
	cr_expect_eq(run("check --form=./nosuch.yaml r.yaml"), EXIT_COULD_NOT);
	cr_expect(errors_say("./nosuch.yaml：没有这个表式文件"), "%s", errors());
	cr_expect_eq(run("lint --form=mine mine"), EXIT_COULD_NOT, "there it is an argument");
}
