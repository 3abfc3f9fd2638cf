/*
 * print: the copy, to standard output or into a file.
 */

#include "base/file_room.h"
#include "base/text.h"
#include "cmd/office.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

TestSuite(print_command, .timeout = 30, .init = office_open, .fini = office_close);

Test(print_command, writes_the_same_to_a_file_as_to_standard_output)
{
	given_data("full.yaml");
	cr_expect_eq(run("print r.yaml"), EXIT_DONE, "%s", errors());
	g_autofree char *copy = g_strdup(out());
	cr_expect_eq(run("print --output=copy.txt r.yaml"), EXIT_DONE);
	cr_expect_str_eq(out(), "");
	g_autofree char *file = bytes_of("copy.txt");
	cr_expect_str_eq(file, copy);
	cr_expect_eq(run("print --output=copy.txt r.yaml"), EXIT_DONE, "a copy can be made anew");
	cr_expect(strstr(copy, "示例县政务公开办公室"));
	cr_expect(strstr(copy, "六、其他需要报告的事项"));
}

Test(print_command, leaves_out_for_the_public_what_is_between_the_office_and_its_checkers)
{
	given_data("full.yaml");
	run("print r.yaml");
	cr_expect(out_says("填表人："));
	cr_expect_eq(run("print --public r.yaml"), EXIT_DONE, "%s", errors());
	cr_expect_not(out_says("填表人："));
	cr_expect(out_says("六、其他需要报告的事项"));
}

Test(print_command, prints_several_reports)
{
	given_data("full.yaml");
	run("print r.yaml");
	int once = count_of(out(), "六、其他需要报告的事项");
	run("print r.yaml r.yaml");
	cr_expect_eq(count_of(out(), "六、其他需要报告的事项"), 2 * once);
}

Test(print_command, prints_all_reports_or_none)
{
	given_data("full.yaml");
	cr_expect_eq(run("print --output=copy.txt r.yaml missing.yaml"), EXIT_COULD_NOT);
	cr_expect_not(exists("copy.txt"));
	cr_expect_eq(run("print r.yaml missing.yaml"), EXIT_COULD_NOT);
	cr_expect_str_eq(out(), "");
}

Test(print_command, refuses_what_is_not_saved_unless_what_was_will_do)
{
	given_data("full.yaml");
	cr_expect_eq(run("print r.yaml"), EXIT_DONE);
	g_autofree char *copy = g_strdup(out());
	given_text(
		".r.yaml.journal", "{\"nianbao-journal\": 1, \"form\": \"f\", \"base\": \"\"}\n");
	cr_expect_eq(run("print r.yaml"), EXIT_COULD_NOT);
	cr_expect_str_eq(out(), "");
	cr_expect(errors_say("r.yaml：有还没保存的改动"), "%s", errors());
	cr_expect(errors_say("--saved"), "%s", errors());
	cr_expect_eq(run("print --saved r.yaml"), EXIT_DONE);
	cr_expect_str_eq(out(), copy);
}

Test(print_command, does_not_write_over_the_report)
{
	given_data("full.yaml");
	g_autofree char *before = bytes_of("r.yaml");
	cr_assert_eq(symlink("r.yaml", "link.txt"), 0);
	cr_expect_eq(run("print --output=./r.yaml r.yaml"), EXIT_COULD_NOT);
	cr_expect_eq(run("print --output=link.txt r.yaml"), EXIT_COULD_NOT);
	g_autofree char *after = bytes_of("r.yaml");
	cr_expect_str_eq(before, after);
}

static void expect_no_line_wider(const char *line, int columns, enum width_profile profile)
{
	cr_assert_eq(run(line), EXIT_DONE, "%s", errors());
	g_auto(GStrv) printed = g_strsplit(out(), "\n", -1);

	for (char **each = printed; *each; each++)
		cr_expect_leq(
			text_width(*each, strlen(*each), profile), columns, "%s: %s", line, *each);
}

Test(print_command, keeps_to_the_paper_it_is_given)
{
	given_data("full.yaml");
	expect_no_line_wider("print r.yaml", 92, WIDTH_WIDE);
	expect_no_line_wider("print --margin=0 r.yaml", 80, WIDTH_WIDE);
	expect_no_line_wider("print --paper=fanfold-132 r.yaml", 132, WIDTH_WIDE);
	expect_no_line_wider("print --paper=none --ambiguous=narrow r.yaml", 80, WIDTH_NARROW);
	expect_no_line_wider("print --rules=light --margin=0 --width=100 r.yaml", 100, WIDTH_WIDE);
	expect_no_line_wider("print --margin=0 --width=60 r.yaml", 60, WIDTH_WIDE);
	run("print --rules=light r.yaml");
	cr_expect(out_says("│"));
	run("print r.yaml");
	cr_expect_not(out_says("│"));
}

Test(print_command, refuses_what_it_does_not_know)
{
	static const struct {
		const char *line, *words;
	} cases[] = {
		{"print", "用法：nianbao print"},
		{"print --rules=double r.yaml", "只有 ascii、light、none"},
		{"print --ambiguous=1 r.yaml", "只有 narrow、wide"},
		{"print --width=5 r.yaml", "--width 应在16和1000之间"},
		{"print --lines=1001 r.yaml", "--lines 应在0和1000之间"},
		{"print --margin=-2 r.yaml", "--margin 应在0和1000之间"},
		{"print --paper=a5 r.yaml",
			"只有 a4-12cpi、a4-10cpi、fanfold-80、fanfold-132、none"},
		{"print --lines=3 --width=16 r.yaml", "放不下"},
		{"print --width=x r.yaml", "应是数字"},
		{"print --output=no/where.txt r.yaml", "没有这个目录"},
		{"print --blank --findings gov-disclosure-2021", "不能一起用"},
		{"print --to=x --format=html r.yaml", "只打印文本"},
	};

	given_data("full.yaml");
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		cr_expect_eq(run(cases[i].line), EXIT_COULD_NOT, "%s", cases[i].line);
		cr_expect(errors_say(cases[i].words), "%s\nsays: %s", cases[i].line, errors());
	}
}

Test(print_command, writes_in_the_encoding_that_is_asked_for)
{
	given_data("full.yaml");
	run("print r.yaml");
	g_autofree char *copy = g_strdup(out());
	run("print --encoding=GB18030 --output=gb.txt r.yaml");
	run("print --bom --output=bom.txt r.yaml");
	g_autofree char *bytes = bytes_of("gb.txt"), *marked = bytes_of("bom.txt");
	g_autofree char *back = g_convert(bytes, -1, "UTF-8", "GB18030", NULL, NULL, NULL);
	cr_expect_str_eq(back, copy);
	cr_expect(g_str_has_prefix(marked, "\xef\xbb\xbf"));
	cr_expect_str_eq(marked + strlen("\xef\xbb\xbf"), copy);
}

Test(print_command, prints_an_empty_form)
{
	cr_expect_eq(run("print --blank gov-disclosure-2021"), EXIT_DONE, "%s", errors());
	cr_expect(out_says("一、本年新收政府信息公开申请数量"));
	cr_expect(out_says("填表人："));
	cr_expect(out_says("______ 年政府信息公开工作年度报告"));
	cr_expect_not(out_says("未填"));
	cr_expect_not(out_says("草稿"));
	cr_expect_not(out_says("摘要"));
	cr_expect_eq(run("print --blank no-such-form"), EXIT_COULD_NOT);
	cr_expect(errors_say("no-such-form"));
}

Test(print_command, writes_pages_for_websites_and_data_for_programs)
{
	given_data("full.yaml");
	cr_expect_eq(run("print --format=html r.yaml"), EXIT_DONE);
	cr_expect(g_str_has_prefix(out(), "<!DOCTYPE html>"));
	cr_expect_eq(run("print --format=csv r.yaml"), EXIT_DONE);
	cr_expect(out_says("proactive.permits.decisions,"));
	cr_expect_eq(run("print --format=json r.yaml"), EXIT_DONE);
	cr_expect(out_says("\"form\": \"gov-disclosure-2021\""));
	cr_expect_eq(run("print --format=html r.yaml r.yaml"), EXIT_COULD_NOT);
	cr_expect(errors_say("一次只能写一份"));
}

Test(print_command, says_when_it_was_made_only_if_asked)
{
	given_data("full.yaml");
	run("print r.yaml");
	cr_expect_not(out_says("T0"));
	run("print --dated --output=copy.txt r.yaml");
	g_autofree char *copy = bytes_of("copy.txt");
	cr_expect(g_regex_match_simple(
		"ascii wide \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d\n", copy, G_REGEX_DEFAULT, 0));
	cr_expect_eq(run("verify r.yaml copy.txt"), EXIT_DONE, "%s%s", out(), errors());
	run("print --dated --format=html r.yaml");
	cr_expect(g_regex_match_simple(
		"<div>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d</div>", out(), G_REGEX_DEFAULT, 0));
}

Test(print_command, prints_what_is_left_to_do)
{
	given_data("full.yaml");
	run("set r.yaml requests.not_held.natural=0 requests.not_held.business=1 "
	    "disputes.review.upheld=");
	cr_expect_eq(run("print --findings --paper=none r.yaml"), EXIT_DONE, "%s", errors());
	cr_expect(out_says("检查清单\n"));
	cr_expect(out_says("错 2，待填 1，警 0，已说明 0"));
	cr_expect(out_says("自然人  左 2＋0＝2  右 1＋0＝1  差 +1"));
	cr_expect(out_says("未填"));
	cr_expect_not(out_says("填表人"));
	cr_expect_eq(run("print --findings --format=html r.yaml"), EXIT_DONE);
	cr_expect(out_says("<th colspan=\"2\""), "%s", out());
	cr_expect_eq(run("print --findings --format=csv r.yaml"), EXIT_COULD_NOT);
	cr_expect(errors_say("check --format=json"));
	run("print --findings --dated r.yaml");
	cr_expect(g_regex_match_simple(
		"\\n +\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d\\n", out(), G_REGEX_DEFAULT, 0));
	g_autofree char *report = bytes_of("r.yaml");
	g_auto(GStrv) parts = g_strsplit(report, "form: gov-disclosure-2021", 2);
	g_autofree char *formless = g_strjoinv("form: elsewhere", parts);
	given_text("formless.yaml", formless);
	cr_expect_eq(run("print --findings formless.yaml"), EXIT_COULD_NOT);
	cr_expect(errors_say("没有安装表式 elsewhere"));
}

/* Puts a program in the place of the spooler. */
static void given_program(const char *name, const char *script)
{
	g_autofree char *here = g_get_current_dir();
	g_autofree char *path = g_strdup_printf("%s:%s", here, g_getenv("PATH"));
	given_text(name, script);
	cr_assert_eq(g_chmod(name, 0700), 0);
	g_setenv("PATH", path, TRUE);
}

Test(print_command, hands_the_copy_to_the_spooler_by_its_arguments)
{
	given_data("full.yaml");
	given_program("lp", "#!/bin/sh\nprintf '%s ' \"$@\" >asked.txt\ncat >printed.txt\n");
	run("print r.yaml");
	g_autofree char *copy = g_strdup(out());
	cr_expect_eq(run_words("print", "--to=a b;rm", "r.yaml", NULL), EXIT_DONE, "%s", errors());
	g_autofree char *asked = bytes_of("asked.txt"), *printed = bytes_of("printed.txt");
	cr_expect_str_eq(asked, "-d a b;rm - ");
	cr_expect_str_eq(printed, copy);
	cr_expect_eq(run("print --to= r.yaml"), EXIT_DONE, "%s", errors());
	g_autofree char *usual = bytes_of("asked.txt");
	cr_expect_str_eq(usual, "- ");
}

Test(print_command, sends_pages_that_paps_has_typeset)
{
	given_data("full.yaml");
	given_program("lp", "#!/bin/sh\ncat >printed.txt\n");
	given_program("paps", "#!/bin/sh\necho \"pages $*\"\nwc -l\n");
	cr_expect_eq(run("print --to=laser --via=paps --paper=a4-10cpi r.yaml"), EXIT_DONE, "%s",
		errors());
	g_autofree char *printed = bytes_of("printed.txt");
	cr_expect(strstr(printed, "--lpi=7"), "71 lines on ten inches and a half: %s", printed);
	cr_expect(strstr(printed, "--font=Noto Sans Mono CJK SC 9.5"), "%s", printed);
	cr_expect(strstr(printed, "--left-margin=108"), "%s", printed);
	cr_expect(strstr(printed, "210"), "three pages of 70 lines: %s", printed);
}

/* The real program, where it is installed: a page of the copy is one of what goes to the
   printer. */
Test(print_command, a_typeset_page_stands_on_one_sheet)
{
	static const char *const papers[] = {"a4-12cpi", "a4-10cpi", "fanfold-80", "fanfold-132",
		"a4-12cpi --lines=100", "a4-12cpi --lines=12"};
	g_autofree char *paps = g_find_program_in_path("paps");

	if (!paps)
		cr_skip_test("paps is not installed");
	given_data("full.yaml");
	given_program("lp", "#!/bin/sh\ncat >printed.txt\n");
	for (size_t i = 0; i < G_N_ELEMENTS(papers); i++) {
		g_autofree char *text =
			g_strdup_printf("print --form-feed --paper=%s r.yaml", papers[i]);
		g_autofree char *job =
			g_strdup_printf("print --to= --via=paps --paper=%s r.yaml", papers[i]);

		cr_assert_eq(run(text), EXIT_DONE, "%s", errors());
		int pages = count_of(out(), "\f") + 1;
		cr_assert_eq(run(job), EXIT_DONE, "%s", errors());
		g_autofree char *printed = bytes_of("printed.txt");
		cr_expect_eq(count_of(printed, "\n%%Page: "), pages, "%s: %d sheets for %d pages",
			papers[i], count_of(printed, "\n%%Page: "), pages);
	}
}

Test(print_command, hands_on_pages_with_every_byte_that_paps_wrote)
{
	given_data("full.yaml");
	given_program("lp", "#!/bin/sh\ntr '\\000' 0 >printed.txt\n");
	given_program("paps", "#!/bin/sh\ncat >fed.txt\nprintf 'before\\000behind'\n");
	cr_expect_eq(run("print --to=laser --via=paps r.yaml"), EXIT_DONE, "%s", errors());
	g_autofree char *printed = bytes_of("printed.txt");
	cr_expect_str_eq(printed, "before0behind");
}

Test(print_command, keeps_what_the_printer_refused)
{
	given_data("full.yaml");
	given_program("lp", "#!/bin/sh\necho 'lp: no such printer' >&2\nexit 1\n");
	run("print r.yaml");
	g_autofree char *copy = g_strdup(out());
	cr_expect_eq(run("print --to=none r.yaml"), EXIT_COULD_NOT);
	cr_expect(errors_say("lp: no such printer"), "%s", errors());
	const char *words = strstr(errors(), "没有打印，文本留在");
	cr_assert_not_null(words, "%s", errors());
	words += strlen("没有打印，文本留在");
	g_autofree char *path = g_strndup(words, (gsize)(strstr(words, "：") - words));
	g_autofree char *kept = bytes_of(path);
	GStatBuf status;
	cr_expect_str_eq(kept, copy);
	cr_assert_eq(g_stat(path, &status), 0);
	cr_expect_eq(status.st_mode & 0777, 0600, "it is nobody else's");
}
