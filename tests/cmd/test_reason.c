/*
 * reason: why a figure that a rule warns of is right.
 */

#include "base/file_room.h"
#include "cmd/office.h"
#include "report/reports.h"

#include <criterion/criterion.h>
#include <string.h>

static void open_grown(void)
{
	office_open();
	given_text("f.yaml", yearly_form);
	given_text("r.yaml",
		"form: f\n"
		"cover: {year: 2024}\n"
		"s:\n"
		"  new: {a: 9, b: 0}\n"
		"previous:\n"
		"  form: f\n"
		"  figures:\n"
		"    s:\n"
		"      new: {a: 1, b: 1}\n");
	cr_assert_eq(run("set r.yaml s.old.a=0"), EXIT_DONE, "%s", errors());
}

TestSuite(reason_command, .timeout = 30, .init = open_grown, .fini = office_close);

Test(reason_command, gives_a_reason_that_the_check_names)
{
	cr_expect_eq(run_words("reason", "r.yaml", "growth@s.new.a", " 并入 一个镇 ", NULL),
		EXIT_DONE, "%s", errors());
	g_autofree char *bytes = bytes_of("r.yaml");
	cr_expect(strstr(bytes,
			  "reasons:\n"
			  "  - rule: growth\n"
			  "    address: s.new.a\n"
			  "    text: 并入 一个镇\n"
			  "    who: 张三\n"
			  "    when: \"2025-01-20T"),
		"%s", bytes);
	cr_expect(strstr(bytes, "    figures: {s.new.a: 9, previous.s.new.a: 1}\n"), "%s", bytes);
	run("check r.yaml");
	cr_expect(out_says("比去年多一倍以上（理由：并入 一个镇——张三，2025-01-20） [growth]"),
		"%s", out());
	cr_expect(out_says("r.yaml：错 0，警 0，待填 0"), "%s", out());
}

Test(reason_command, does_not_count_when_the_figure_is_another)
{
	run("reason r.yaml growth@s.new.a 并入");
	run("set r.yaml s.new.a=10");
	run("check r.yaml");
	cr_expect(
		out_says(
			"比去年多一倍以上（数变了，理由不再作数：并入——张三，2025-01-20） [growth]"),
		"%s", out());
	cr_expect(out_says("警 1"), "%s", out());
}

Test(reason_command, replaces_and_removes)
{
	run("reason r.yaml growth@s.new.a 一");
	cr_expect_eq(run("reason r.yaml growth@s.new.a 二"), EXIT_DONE, "%s", errors());
	g_autofree char *bytes = bytes_of("r.yaml");
	cr_expect(strstr(bytes, "text: 二\n"));
	cr_expect_eq(count_of(bytes, "- rule:"), 1);
	cr_expect_eq(run_words("reason", "r.yaml", "growth", "", NULL), EXIT_DONE, "%s", errors());
	g_autofree char *after = bytes_of("r.yaml");
	cr_expect(strstr(after, "reasons: []\n"));
}

Test(reason_command, refuses_and_leaves_the_file)
{
	static const struct {
		const char *words[5];
		const char *says;
	} cases[] = {
		{{"reason", "r.yaml", "growth@s.new.b", "x"}, "没有问题要处理"},
		{{"reason", "r.yaml", "growht", "x"}, "是不是「growth」？"},
		{{"reason", "r.yaml", "growth@s.nwe.a", "x"}, "s.nwe.a"},
		{{"reason", "r.yaml", "growth", ""}, "没有写过理由"},
		{{"reason", "r.yaml", "growth", "\x1b[2J"}, "控制字符"},
		{{"reason", "r.yaml", "growth", "\xff"}, "UTF-8"},
		{{"reason", "r.yaml", "growth"}, "少了参数"},
		{{"reason", "r.yaml", "growth", "x", "y"}, "一个参数"},
		{{"reason", "missing.yaml", "growth", "x"}, "没有这个文件"},
	};
	g_autofree char *before = bytes_of("r.yaml");
	int entries = room_count_entries();

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const char *const *words = cases[i].words;

		cr_expect_eq(run_words(words[0], words[1], words[2], words[3], words[4], NULL),
			EXIT_COULD_NOT, "%s", cases[i].says);
		cr_expect(errors_say(cases[i].says), "%s\nnot %s", errors(), cases[i].says);
		g_autofree char *after = bytes_of("r.yaml");
		cr_expect_str_eq(after, before, "%s", cases[i].says);
	}
	cr_expect_eq(room_count_entries(), entries);
}
