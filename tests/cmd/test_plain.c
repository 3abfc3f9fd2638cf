/*
 * nianbao edit --plain: a report filled in line by line, as scripts of what goes
 * in and what is said.
 */

#include "cmd/office.h"
#include "session/lock.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

TestSuite(plain, .timeout = 60, .init = office_open, .fini = office_close);

#define PLAIN "edit --plain r.yaml"

/* A form of a figure, a line, a choice and a text, found beside the report. */
static void given_small_report(void)
{
	given_text("f.yaml",
		"form: f\nversion: 1\ntitle: [\"{cover.org}\", \"{cover.year}年表\"]\n"
		"cover:\n"
		"  - {id: org, label: 单位, type: line, required: true}\n"
		"  - {id: year, label: 年度, type: year, required: true}\n"
		"  - {id: kind, label: 类别, type: choice, choices: {a: 甲, b: 乙}}\n"
		"sections:\n"
		"  - id: s\n    heading: 一、办件\n    short: 办件\n"
		"    texts: [{id: t, label: 经过, help: 写清经过}]\n"
		"    table:\n"
		"      cell: {type: count, unit: 件}\n"
		"      columns: [{id: x, label: 收}, {id: y, label: 办},"
		" {id: sum, label: 合计, formula: x + y}]\n"
		"      rows: [{id: r, label: 来信}, {id: q, label: 来访}]\n"
		"      rules:\n"
		"        - {id: few, each: row, require: y <= x, level: warning,"
		" message: \"{row}办的比收的多\"}\n");
	given_text("r.yaml", "form: f\ncover: {org: 城北镇, year: 2024}\n");
}

/* The value of the saved report at an address. */
static char *saved(const char *address)
{
	g_autofree char *line = g_strconcat("get r.yaml ", address, NULL);

	cr_assert_eq(run(line), EXIT_DONE, "%s", errors());
	return g_strchomp(g_strdup(strchr(out(), '=') + 1));
}

Test(plain, a_dialogue_reads_so)
{
	given_small_report();
	cr_expect_eq(run_with(".到 1.1\n12\n15\n\n乙\n", PLAIN), EXIT_DONE);
	cr_expect_str_eq(out(),
		"城北镇 2024年表\n"
		"写上值按 Enter；只按 Enter 不改；.帮助 列出命令\n"
		"填 2/6   错 0   警 0   已说明 0\n"
		"一、办件   填 0/4\n"
		"办件 1行 来信，收（件，0或正整数）未填： .到 1.1\n"
		"办件 1行 来信，收（件，0或正整数）未填： 12\n"
		"  算得 办件 1行 合计 12+\n"
		"办件 1行 来信，办（件，0或正整数）未填： 15\n"
		"  算得 办件 1行 合计 27\n"
		"  警 来信办的比收的多\n"
		"办件 2行 来访，收（件，0或正整数）未填： \n"
		"办件 2行 来访，办（件，0或正整数）未填： 乙\n"
		"没有采用：此格只收数字\n"
		"办件 2行 来访，办（件，0或正整数）未填： \n"
		"已存盘：r.yaml\n");
	cr_expect_str_eq(errors(), "");
}

/* What is written for a cell, and what is saved; "refused": it is not taken, and asked for again. */
static const struct {
	const char *address, *written, *wanted;
} values[] = {
	{"s.r.x", "３，２５９", "3259"},
	{"s.r.x", "3,259", "3259"},
	{"s.r.x", "/", "/"},
	{"s.r.x", "—", "/"},
	{"s.r.x", "-", "/"},
	{"s.r.x", "=12+3+7", "22"},
	{"s.r.x", "＝１＋２", "3"},
	{"s.r.x", "12件事", "refused"},
	{"s.r.x", "x", "refused"},
	{"s.r.x", "-5", "-5"}, /* cannot be right, but stays */
	{"cover.year", "２０２３年", "2023"},
	{"cover.kind", "2", "b"},
	{"cover.kind", "乙", "b"},
	{"cover.kind", "9", "refused"},
	{"cover.org", "存", "存"}, /* a line takes words: no command */
	{"cover.org", "a.b", "a.b"},
	{"s.t", "一段", "一段"},
};

Test(plain, values_go_the_way_of_the_screens)
{
	for (size_t i = 0; i < G_N_ELEMENTS(values); i++) {
		g_autofree char *input =
			g_strdup_printf(".go %s\n%s\n", values[i].address, values[i].written);

		given_small_report();
		cr_expect_eq(run_with(input, PLAIN), EXIT_DONE);
		bool refused = out_says("没有采用");
		g_autofree char *value = saved(values[i].address);
		cr_expect_eq(refused, strcmp(values[i].wanted, "refused") == 0, "%s at %s",
			values[i].written, values[i].address);
		cr_expect(refused || strcmp(value, values[i].wanted) == 0, "%s at %s is %s",
			values[i].written, values[i].address, value);
	}
}

/* Lines in, and what must be said of them. */
static const struct {
	const char *lines, *said;
} commands[] = {
	{".go s.r.x\n5\n~\n上一格\n", "来信，办（件，0或正整数）未填： \n"},
	{".go s.r.x\n5\n上一格\n~\n", "1行 合计 +\n"},
	{".go s.r.x\n.上一格\n", "办件 经过（文字）未填："},
	{"上一格\n.back\n.back\n.back\n.back\n.back\n", "已经是第一格"},
	{"下一空\n", "来信，办"},
	{"0\n0\n0\n0\n.next\n", "没有未填的格了"},
	{"到2行\n", "来访，收"},
	{"到 来访 办\n", "来访，办"},
	{".到 哪里也没有\n", "没有找到“哪里也没有”"},
	{".到\n", "后面写行号"},
	{"1\n2\n清单\n", "待填 办件 2格"},
	{"1\n2\n.list\n", "警 来信办的比收的多"},
	{"说明\n", "地址 s.r.x"},
	{".go s.t\n.explain\n", "写清经过"},
	{"补零\n", "4 全部 4格"},
	{"补零 1\n", "2格已补0"},
	{".zeros 4\n清单\n", "填 6/6"},
	{"7\n撤销\n", "已撤销：办件 1行 收 未填"},
	{"7\n撤销\n重做\n", "已重做：办件 1行 收 7"},
	{"撤销\n", "没有可撤销的了"},
	{"1\n2\n.理由 上年积下的\n清单\n", "已说明 来信办的比收的多"},
	{".理由 无\n", "这一格没有警"},
	{".同上年\n", "上年的报告没有这一格"},
	{".照改\n", "没有可照改的"},
	{"1\n.save\n2\n", "已存盘"},
	{".frobnicate\n", "没有命令“frobnicate”"},
	{"帮助\n", ".补零 .zeros"},
	{"0\n0\n0\n0\n", "都问过了。Enter 存盘退出"},
	{"0\n0\n0\n0\n5\n", "要改哪一格，先写 到"},
};

Test(plain, commands_stand_behind_a_point_or_alone)
{
	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
		given_small_report();
		g_unlink(".r.yaml.journal");
		cr_expect_eq(
			run_with(commands[i].lines, PLAIN), EXIT_DONE, "%s", commands[i].lines);
		cr_expect(out_says(commands[i].said), "%s says %s", commands[i].lines, out());
	}
}

Test(plain, a_word_that_is_a_command_elsewhere_says_so_where_it_is_a_text)
{
	given_small_report();
	run_with(".到 cover.org\n帮助\n.走\n", PLAIN);
	cr_expect(strstr(out(), "“帮助”当文字写进去了；是命令的话，前面加一个点：.帮助"), "%s",
		out());
}

Test(plain, a_text_is_asked_for_by_paragraphs)
{
	given_small_report();
	run_with(".go s.t\n第一段\n第二段\n\n5\n", PLAIN);
	g_autofree char *text = saved("s.t");
	g_autofree char *next = saved("s.r.x");
	cr_expect_str_eq(text, "第一段\\n第二段");
	cr_expect_str_eq(next, "5");
	run_with(".go s.t\n\n.go s.t\n另写\n.\n", PLAIN);
	cr_expect(out_says("现有7字"), "%s", out());
	g_autofree char *anew = saved("s.t");
	cr_expect_str_eq(anew, "另写");
	run_with(".go s.t\n~\n", PLAIN);
	g_autofree char *none = saved("s.t");
	cr_expect_str_eq(none, "");
}

Test(plain, the_end_of_input_saves_and_leaving_does_not)
{
	given_small_report();
	cr_expect_eq(run_with("5\n", PLAIN), EXIT_DONE);
	cr_expect_not(exists(".r.yaml.journal"));
	cr_expect_eq(run_with("6\n走\n7\n", PLAIN), EXIT_DONE);
	cr_expect(exists(".r.yaml.journal"));
	cr_expect(out_says("留在恢复日志"), "%s", out());
	cr_expect_eq(run_with("3\n", PLAIN), EXIT_DONE);
	cr_expect(exists(".r.yaml.journal"));
	cr_expect_eq(run_with("", PLAIN), EXIT_COULD_NOT);
	cr_expect(exists(".r.yaml.journal"));
	cr_expect_eq(run_with("1\n", PLAIN), EXIT_DONE);
	cr_expect_not(exists(".r.yaml.journal"));
	g_autofree char *value = saved("s.r.y");
	cr_expect_str_eq(value, "6");
}

Test(plain, what_was_left_is_shown_before_it_is_asked_about)
{
	given_small_report();
	cr_expect_eq(run_with("5\n6\n.走\n", PLAIN), EXIT_DONE);
	cr_expect_eq(run_with("3\n", PLAIN), EXIT_DONE);
	cr_expect(out_says("有2处改动"), "%s", out());
	cr_expect(out_says("  办件 1行 收  空 改 5"), "%s", out());
	cr_expect(out_says("  办件 1行 办  空 改 6"), "%s", out());
	cr_expect(out_says("1 接着做，2 不要这些改动（另存一份备查），3 不打开："), "%s", out());
}

Test(plain, of_much_that_was_left_all_is_shown_when_it_is_asked_for)
{
	given_data("real-00.yaml");
	cr_expect_eq(
		run_with(".到 3.1\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20\n21\n22\n.走\n", PLAIN),
		EXIT_DONE);
	cr_expect_eq(run_with("4\n3\n", PLAIN), EXIT_DONE);
	cr_expect(out_says("  另有3处，写 4 看全部"), "%s", out());
	cr_expect(out_says("改 11"), "%s", out());
	cr_expect(out_says("改 22"), "%s", out());
}

Test(plain, what_was_saved_all_the_same_is_not_asked_about)
{
	given_small_report();
	cr_expect_eq(run_with("5\n.走\n", PLAIN), EXIT_DONE);
	g_autofree char *journal = bytes_of(".r.yaml.journal");
	cr_expect_eq(run_with("1\n", PLAIN), EXIT_DONE);
	given_text(".r.yaml.journal", journal);
	cr_expect_eq(run_with("", PLAIN), EXIT_DONE);
	cr_expect(out_says("上次的改动都已在文件里"), "%s", out());
	cr_expect_not(exists(".r.yaml.journal"));
}

Test(plain, what_is_from_before_a_report_was_handed_in_is_laid_by)
{
	given_small_report();
	cr_expect_eq(run_with("5\n.走\n", PLAIN), EXIT_DONE);
	g_autofree char *journal = bytes_of(".r.yaml.journal");
	given_text("r.yaml", "form: f\nstatus: submitted\ncover: {org: 城北镇, year: 2024}\n");
	cr_expect_eq(run_with("", PLAIN), EXIT_DONE);
	cr_expect(out_says("上次没有存盘的改动没有取回，已改名 .old"), "%s", out());
	cr_expect_not(exists(".r.yaml.journal"));
	cr_expect(exists(".r.yaml.journal.old"));
}

Test(plain, what_was_taken_back_leaves_nothing_behind)
{
	given_small_report();
	cr_expect_eq(run_with("5\n撤销\n走\n", PLAIN), EXIT_DONE);
	cr_expect_not(exists(".r.yaml.journal"));
}

Test(plain, begins_with_what_was_said_when_the_report_was_returned)
{
	given_small_report();
	cr_assert_eq(run("set r.yaml s.r.x=2 s.r.y=1 s.q.x=0 s.q.y=0"), EXIT_DONE);
	cr_assert_eq(run("submit r.yaml"), EXIT_DONE, "%s", errors());
	cr_assert_eq(run("return --by=李四 --remark=请补充经过 r.yaml"), EXIT_DONE, "%s", errors());
	cr_expect_eq(run_with("走\n", PLAIN), EXIT_DONE);
	cr_expect(out_says("退回\n批注1 李四：请补充经过\n"), "%s", out());
}

/* The small report, filled in and on its way. */
static void given_submitted_report(void)
{
	given_small_report();
	cr_assert_eq(run("set r.yaml s.r.x=2 s.r.y=1 s.q.x=2 s.q.y=1 cover.kind=a s.t=经过"),
		EXIT_DONE, "%s", errors());
	cr_assert_eq(run("submit r.yaml"), EXIT_DONE, "%s", errors());
}

Test(plain, of_a_report_handed_in_nothing_is_taken_and_that_is_said)
{
	static const char *const lines[] = {"5\n", "~\n", ".同上年\n", ".清空\n", ".补零 4\n",
		".照改\n", ".理由 无\n", ".重做\n", ".到 s.t\n又一段\n"};

	given_submitted_report();
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		g_autofree char *input = g_strconcat(".go s.r.x\n", lines[i], NULL);

		cr_expect_eq(run_with(input, PLAIN), EXIT_DONE);
		cr_expect_eq(count_of(out(), "已经报送，不能改"), 2, "%s says %s", lines[i], out());
	}
	g_autofree char *value = saved("s.r.x");
	cr_expect_str_eq(value, "2");
}

static const struct {
	const char *lines;
	bool changed;
} approved[] = {
	{"5\n\n", false},
	{"5\n6\n7\n8\n9\n", false}, /* figures for the cells that follow answer nothing */
	{"5\n", false}, {"5\n.走\n", false}, {".清空\n不\n", false}, {"5\n改\n", true},
	{".清空\n.change\n", true}, {"5\n改\n6\n", true}, /* asked once */
};

Test(plain, a_change_that_would_end_an_approval_is_asked_about)
{
	for (size_t i = 0; i < G_N_ELEMENTS(approved); i++) {
		g_autofree char *input = g_strconcat(".go s.r.x\n", approved[i].lines, NULL);

		given_submitted_report();
		cr_assert_eq(run("approve r.yaml"), EXIT_DONE, "%s", errors());
		cr_expect_eq(run_with(input, PLAIN), EXIT_DONE);
		cr_expect(out_says("改了，批准随之失效"), "%s says %s", approved[i].lines, out());
		cr_expect_eq(out_says("没有改，批准仍有效"), !approved[i].changed, "%s says %s",
			approved[i].lines, out());
		cr_expect_eq(run("verify r.yaml") == EXIT_DONE, !approved[i].changed, "%s",
			approved[i].lines);
	}
}

Test(plain, lines_that_are_no_text_are_refused)
{
	given_small_report();
	cr_expect_eq(run_with("\xff\xfe\n8\n", PLAIN), EXIT_DONE);
	cr_expect(out_says("这一行不是 UTF-8"), "%s", out());
	g_autofree char *value = saved("s.r.x");
	cr_expect_str_eq(value, "8");
}

Test(plain, nothing_a_terminal_acts_on_is_said)
{
	given_small_report();
	cr_expect_eq(
		run_with(".go cover.org\n城\033[31m南\a镇\n.explain\n.back\n", PLAIN), EXIT_DONE);
	for (const char *at = out(); *at; at++)
		cr_expect(*at == '\n' || (unsigned char)*at >= ' ', "byte %d", *at);
}

Test(plain, a_new_report_is_begun_on_a_form_and_goes_on_from_last_year)
{
	given_text("2023.yaml",
		"form: gov-disclosure-2021\ncover: {org: 城北镇, year: 2023, level: township}\n"
		"requests:\n  carried_forward: {natural: 3}\n");
	cr_expect_eq(run_with("1\n1\n", "edit --plain 2024.yaml"), EXIT_DONE);
	cr_expect(out_says("gov-disclosure-2021"), "%s", out());
	cr_expect(out_says("1 2023年  城北镇  2023.yaml"), "%s", out());
	cr_expect_eq(run("get 2024.yaml cover.org cover.year requests.brought_forward.natural"),
		EXIT_DONE);
	cr_expect_str_eq(
		out(), "cover.org=城北镇\ncover.year=2024\nrequests.brought_forward.natural=3\n");
}

Test(plain, a_report_that_nobody_began_leaves_nothing_behind)
{
	given_text("2023.yaml", "form: gov-disclosure-2021\ncover: {org: 城北镇, year: 2023}\n");
	cr_expect_eq(run_with("1\n", "edit --plain 2024.yaml"), EXIT_COULD_NOT);
	cr_expect_not(exists("2024.yaml"));
	cr_expect_not(exists(".2024.yaml.journal"));
	cr_expect_eq(run_with("", "edit --plain nosuch/2024.yaml"), EXIT_COULD_NOT);
}

/* The lines that answer every field of a report in order, as `get` names its values. */
static char *answers_of(const char *named)
{
	static const char *const computed[] = {".total=", ".handled."};
	GString *input = g_string_new("1\n0\n"); /* the form, and no report before */
	g_auto(GStrv) lines = g_strsplit(named, "\n", -1);

	for (char **line = lines; *line && **line; line++) {
		const char *value = strchr(*line, '=') + 1;

		if (strstr(*line, computed[0]) || strstr(*line, computed[1]))
			continue;
		g_string_append_printf(input, "%s\n", value);
		/* a text goes on until an empty line */
		if (g_str_has_prefix(*line, "cover.preamble") && *value)
			g_string_append_c(input, '\n');
	}
	return g_string_free(input, FALSE);
}

Test(plain, the_questions_before_a_new_report_can_be_left)
{
	given_small_report();
	given_text("2023.yaml", "form: f\ncover: {org: 城北镇, year: 2023}\n");
	cr_expect_eq(run_with("1\n.走\n", "edit --plain new.yaml"), EXIT_DONE, "%s", out());
	cr_expect_not(g_file_test("new.yaml", G_FILE_TEST_EXISTS));
}

Test(plain, does_not_open_what_is_open_and_holds_what_it_opens)
{
	const struct lock_taker li = {
		.use = LOCK_FOR_COMMAND, .user = "李四", .terminal = "pts/7", .now = 1737336600};
	struct lock_holder *nobody;

	given_data("real-01.yaml");
	struct lock *lock = lock_take("r.yaml", &li, &nobody, NULL);
	cr_expect_eq(run_with(".走\n", PLAIN), EXIT_COULD_NOT);
	cr_expect(errors_say("r.yaml：正开着，没有改动；李四"), "%s", errors());
	lock_release(lock);
	cr_expect_eq(run_with(".走\n", PLAIN), EXIT_DONE, "%s", errors());
	cr_expect_not(exists(".r.yaml.lock"), "it is given back");
}

Test(plain, enters_a_published_report_whole)
{
	given_data("real-00.yaml");
	run("get r.yaml");
	g_autofree char *wanted = g_strdup(out());
	g_autofree char *input = answers_of(wanted);

	cr_expect_eq(run_with(input, "edit --plain p.yaml"), EXIT_DONE);
	cr_expect(out_says("都问过了"), "%s", out());
	cr_expect(out_says("错 0   警 0"), "%s", out());
	run("get p.yaml");
	cr_expect_str_eq(out(), wanted);
}
