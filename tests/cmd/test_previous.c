/*
 * Last year's report on the command line: previous, new --previous and
 * check --previous; and reports whose form is not installed.
 */

#include "base/file_room.h"
#include "cmd/office.h"
#include "report/reports.h"

#include <criterion/criterion.h>
#include <jansson.h>
#include <string.h>

static void open_years(void)
{
	office_open();
	given_text("f.yaml", yearly_form);
	given_text("2023.yaml",
		"form: f\n"
		"cover: {org: 某局, year: 2023, level: b}\n"
		"s:\n"
		"  t: 共{s.new.sum}件\n"
		"  new: {a: 1, b: 2}\n"
		"  left: {a: 5, b: 6}\n");
	given_text("2024.yaml", "form: f\ncover: {year: 2024}\ns:\n  new: {a: 9}\n");
}

TestSuite(previous_command, .timeout = 30, .init = open_years, .fini = office_close);

static void expect_refused(const char *line, const char *words)
{
	g_autofree char *before = bytes_of("2024.yaml");

	cr_expect_eq(run(line), EXIT_COULD_NOT, "%s", line);
	g_autofree char *after = bytes_of("2024.yaml");
	cr_expect_str_eq(after, before, "%s", line);
	cr_expect(errors_say(words), "%s\nsays: %s", line, errors());
	cr_expect_eq(room_count_entries(), 3, "%s leaves something behind", line);
}

Test(previous_command, takes_last_year_in_and_says_what_it_filled)
{
	cr_expect_eq(run("previous 2024.yaml 2023.yaml"), EXIT_DONE, "%s", errors());
	cr_expect(errors_say("nianbao: cover.org：填上 某局\n"));
	cr_expect(errors_say("nianbao: s.old.b：填上 6\n"));
	cr_expect_not(errors_say("cover.year"));
	run("get 2024.yaml cover.org s.old.a previous.s.left.b previous.s.t");
	cr_expect_str_eq(out(),
		"cover.org=某局\ns.old.a=5\nprevious.s.left.b=6\n"
		"previous.s.t=共3件\n");
}

Test(previous_command, shows_and_removes_the_copy)
{
	run("previous 2024.yaml 2023.yaml");
	cr_expect_eq(run("previous 2024.yaml"), EXIT_DONE);
	cr_expect_str_eq(out(),
		"s.new.a=1\ns.new.b=2\ns.new.sum=3\ns.left.a=5\ns.left.b=6\n"
		"s.left.sum=11\ncover.org=某局\ncover.year=2023\ncover.level=b\n"
		"s.t=共3件\n");
	cr_expect_eq(run("previous --remove 2024.yaml"), EXIT_DONE, "%s", errors());
	cr_expect_eq(run("previous 2024.yaml"), EXIT_DONE);
	cr_expect_str_eq(out(), "");
	cr_expect(errors_say("没有抄进上年的报告"));
	cr_expect_eq(run("get 2024.yaml s.old.a"), EXIT_DONE);
	cr_expect_str_eq(out(), "s.old.a=5\n");
}

Test(previous_command, refuses_what_cannot_be_last_years)
{
	static const struct {
		const char *line, *words;
	} cases[] = {
		{"previous 2024.yaml 2024.yaml", "就是本报告自己"},
		{"previous 2024.yaml ./2024.yaml", "就是本报告自己"},
		{"previous 2024.yaml missing.yaml", "没有这个文件"},
		{"previous missing.yaml 2023.yaml", "没有这个文件"},
		{"previous 2023.yaml 2024.yaml", "不能作2023年报告的上年报告"},
		{"previous 2024.yaml f.yaml", "f.yaml"},
		{"previous 2024.yaml 2023.yaml 2023.yaml", "太多"},
		{"previous --remove 2024.yaml 2023.yaml", "太多"},
		{"previous", "少了参数"},
		{"check --previous=2023.yaml 2024.yaml 2023.yaml", "只能用于一份报告"},
		{"check --previous=2024.yaml 2024.yaml", "就是本报告自己"},
		{"new --previous=missing.yaml n.yaml", "没有这个文件"},
		{"new --previous=2023.yaml 2024.yaml", "文件已存在"},
		{"new --previous=2023.yaml --set s.nwe.a=1 n.yaml", "s.new.a"},
		{"new --previous=2023.yaml --set cover.year=2023 n.yaml", "不能作2023年报告"},
		{"get 2024.yaml s.canal.b", "是不是 s.canal.a？"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		expect_refused(cases[i].line, cases[i].words);
}

Test(previous_command, warns_of_a_year_left_out)
{
	run("set 2024.yaml cover.year=2026");
	cr_expect_eq(run("previous 2024.yaml 2023.yaml"), EXIT_DONE);
	cr_expect(errors_say("这是2023年的报告，不是2025年的"), "%s", errors());
}

Test(previous_command, new_goes_on_from_last_year)
{
	cr_expect_eq(
		run("new --previous=2023.yaml --set s.new.a=9 n.yaml"), EXIT_DONE, "%s", errors());
	run("get n.yaml cover.org cover.year cover.level s.new.a s.old.sum previous.s.new.a");
	cr_expect_str_eq(out(),
		"cover.org=某局\ncover.year=2024\ncover.level=b\ns.new.a=9\n"
		"s.old.sum=11\nprevious.s.new.a=1\n");
	cr_expect_eq(run("new --previous=2023.yaml --set cover.year=2025 m.yaml"), EXIT_DONE);
	run("get m.yaml cover.year");
	cr_expect_str_eq(out(), "cover.year=2025\n");
}

Test(previous_command, check_holds_rules_against_the_copy_or_the_file)
{
	run("check 2024.yaml");
	cr_expect_not(out_says("[growth]"));
	cr_expect_eq(run("check --previous=2023.yaml 2024.yaml"), EXIT_DONE, "%s", errors());
	cr_expect(out_says("s.new.a 甲：比去年多一倍以上 [growth]"), "%s", out());
	cr_expect_not(out_says("[previous]"));
	run("previous 2024.yaml 2023.yaml");
	run("set 2023.yaml s.new.a=4 s.left.a=");
	run("check 2024.yaml");
	cr_expect_eq(count_of(out(), "[growth]"), 2, "%s", out());
	run("check --previous=2023.yaml 2024.yaml");
	cr_expect(out_says("note: previous.s.new.a 抄进来的是“1”，上年报告是“4” [previous]"), "%s",
		out());
	cr_expect(out_says("previous.s.left.a 抄进来的是“5”，上年报告是“” [previous]"));
	cr_expect_eq(count_of(out(), "[growth]"), 1, "of 4 and not of 1: %s", out());
	cr_expect(out_says("2024.yaml：错 0，警 1，待填 0"), "%s", out());
}

Test(previous_command, check_says_the_same_as_json)
{
	run("previous 2024.yaml 2023.yaml");
	run("set 2023.yaml s.new.a=4");
	run("check --format=json --previous=2023.yaml 2024.yaml");
	json_t *array = json_loads(out(), 0, NULL);
	const char *rule, *left, *right, *address;
	size_t found = 0, index;
	json_t *item;

	json_array_foreach(array, index, item)
	{
		if (json_unpack(item, "{s:s, s:s, s:s, s:[s]}", "rule", &rule, "left", &left,
			    "right", &right, "cells", &address) == 0 &&
			strcmp(rule, "previous") == 0 && strcmp(address, "previous.s.new.a") == 0)
			found += strcmp(left, "1") == 0 && strcmp(right, "4") == 0;
	}
	cr_expect_eq(found, 1, "%s", out());
	json_decref(array);
}

/* A form that is not installed */

Test(previous_command, looks_at_a_report_whose_form_is_gone_and_alters_nothing)
{
	static const char *const lines[] = {"set 2015.yaml s.new.a=2", "accept 2015.yaml s.new.sum",
		"reason 2015.yaml growth x", "previous 2015.yaml 2023.yaml",
		"previous --remove 2015.yaml"};
	static const char text[] = "form: gone\ncover: {org: 某局, year: 2015}\n"
				   "s:\n  new: {a: 1, sum: 1}\n";

	given_text("2015.yaml", text);
	cr_expect_eq(run("get 2015.yaml s.new.sum"), EXIT_DONE);
	cr_expect_str_eq(out(), "s.new.sum=1\n");
	cr_expect(errors_say("2015.yaml:1:7: warning: 没有安装表式“gone”"), "%s", errors());
	cr_expect_eq(run("print 2015.yaml"), EXIT_DONE);
	cr_expect(out_says("某局"));
	cr_expect_eq(run("check 2015.yaml"), EXIT_COULD_NOT);
	cr_expect(errors_say("没有检查"));
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		cr_expect_eq(run(lines[i]), EXIT_COULD_NOT, "%s", lines[i]);
		cr_expect(errors_say("只能查看，没有改动"), "%s: %s", lines[i], errors());
		g_autofree char *after = bytes_of("2015.yaml");
		cr_expect_str_eq(after, text, "%s", lines[i]);
	}
	cr_expect_eq(room_count_entries(), 4);
}

Test(previous_command, takes_in_a_report_whose_form_is_gone)
{
	given_text("2022.yaml",
		"form: gone\ncover: {org: 某局, year: 2022}\n"
		"s:\n  new: {a: 1, sum: 1}\n  left: {a: 3}\n");
	cr_expect_eq(run("previous 2023.yaml 2022.yaml"), EXIT_DONE, "%s", errors());
	g_autofree char *bytes = bytes_of("2023.yaml");
	cr_expect_not(strstr(bytes, "  digest:"), "a makeshift form belongs to it: %s", bytes);
	run("get 2023.yaml previous.s.new.a s.old.a");
	cr_expect_str_eq(out(), "previous.s.new.a=1\ns.old.a=3\n");
}
