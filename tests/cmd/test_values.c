/*
 * new, set, get and accept: values in and out, all of them or none.
 */

#include "base/file_room.h"
#include "cmd/office.h"
#include "session/lock.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

TestSuite(values, .timeout = 30, .init = office_open, .fini = office_close);

static void given_new_report(void)
{
	cr_assert_eq(run(NEW "--set cover.year=2024 r.yaml"), EXIT_DONE, "%s", errors());
}

/* A command that fails and leaves r.yaml as it is, to the byte. */
static void expect_refused(const char *line, const char *words)
{
	g_autofree char *before = bytes_of("r.yaml");
	int entries = room_count_entries();

	cr_expect_eq(run(line), EXIT_COULD_NOT, "%s", line);
	g_autofree char *after = bytes_of("r.yaml");
	cr_expect_str_eq(before, after, "%s", line);
	cr_expect(errors_say(words), "%s\nsays: %s", line, errors());
	cr_expect_str_eq(out(), "");
	cr_expect_eq(room_count_entries(), entries, "%s leaves something behind", line);
}

Test(values, new_begins_a_report)
{
	cr_expect_eq(run(NEW "--set cover.org=某局 --set cover.year=2024 "
			     "--set=cover.date=1.24 r.yaml"),
		EXIT_DONE, "%s", errors());
	cr_expect_str_eq(errors(), "");
	cr_expect_eq(run("get r.yaml cover.org cover.year cover.date"), EXIT_DONE);
	cr_expect_str_eq(out(), "cover.org=某局\ncover.year=2024\ncover.date=2025-01-24\n");
	cr_expect_eq(room_count_entries(), 1);
}

#define SMALL_FORM(id)                                                                             \
	"form: " id "\nversion: 1\ntitle: \"{cover.year}年工程报表\"\nbasis: 某发8号\n"    \
	"cover: [{id: year, label: 年度, type: year}]\nsections: []\n"

Test(values, new_takes_the_only_form_there_is)
{
	given_text("works-2019.yaml", SMALL_FORM("works-2019"));
	office_take_forms(room_path());
	cr_expect_eq(run("new r.yaml"), EXIT_DONE, "%s", errors());
	cr_expect(exists("r.yaml"));
}

Test(values, new_names_the_forms_there_are_by_what_they_are_called)
{
	given_text("works-2019.yaml", SMALL_FORM("works-2019"));
	given_text("works-2024.yaml", SMALL_FORM("works-2024"));
	office_take_forms(room_path());
	cr_expect_eq(run("new r.yaml"), EXIT_COULD_NOT);
	cr_expect_str_eq(errors(),
		"nianbao: 有几种表式，请用 --form=ID 指明一种（每行末尾是 ID）：\n"
		"nianbao:   20__年工程报表  某发8号  works-2024\n"
		"nianbao:   20__年工程报表  某发8号  works-2019\n");
	cr_expect(!exists("r.yaml"));
}

Test(values, new_overwrites_nothing)
{
	given_text("r.yaml", "somebody else's\n");
	expect_refused(NEW "r.yaml", "文件已存在");
}

Test(values, new_writes_nothing_when_it_cannot_do_all)
{
	static const struct {
		const char *line, *words;
	} cases[] = {
		{"new --form=gov-disclosure-202 r.yaml", "是不是“gov-disclosure-2021”？"},
		{NEW "--set cover.year=24 r.yaml", "cover.year：“24”不是年份"},
		{NEW "--set cover.yaer=2024 r.yaml", "是不是 cover.year？"},
		{NEW "--set cover.year r.yaml", "ADDRESS=VALUE"},
		{NEW "--set requests.new.total=3 r.yaml", "由程序计算"},
		{NEW "nowhere/r.yaml", "没有这个目录"},
		{"new", "用法：nianbao new"},
		{NEW "a.yaml b.yaml", "一次只新建一个"},
		{NEW "-", "不能是标准输入"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		cr_expect_eq(run(cases[i].line), EXIT_COULD_NOT, "%s", cases[i].line);
		cr_expect(errors_say(cases[i].words), "%s\nsays: %s", cases[i].line, errors());
		cr_expect_eq(room_count_entries(), 0, "%s", cases[i].line);
	}
}

Test(values, set_takes_what_clerks_type)
{
	given_new_report();
	cr_expect_eq(run("set r.yaml requests.new.natural=３ proactive.fees.amount=1，234。50 "
			 "cover.date=1月24日 cover.level=部门 requests.new.legal=—"),
		EXIT_DONE, "%s", errors());
	run("get r.yaml requests.new.natural proactive.fees.amount cover.date cover.level "
	    "requests.new.legal");
	cr_expect_str_eq(out(),
		"requests.new.natural=3\nproactive.fees.amount=1234.50\n"
		"cover.date=2025-01-24\ncover.level=department\nrequests.new.legal=/\n");
}

Test(values, set_reads_a_date_by_the_year_given_with_it)
{
	given_new_report();
	cr_expect_eq(run("set r.yaml cover.date=1.24 cover.year=2030"), EXIT_DONE);
	run("get r.yaml cover.date");
	cr_expect_str_eq(out(), "cover.date=2031-01-24\n");
}

Test(values, set_makes_blank_and_sets_notes)
{
	given_new_report();
	cr_expect_eq(run("set r.yaml requests.new.natural=3 notes.requests=说明"), EXIT_DONE);
	run("get r.yaml requests.new.natural notes.requests notes.disputes");
	cr_expect_str_eq(out(), "requests.new.natural=3\nnotes.requests=说明\nnotes.disputes=\n");
	cr_expect_eq(run("set r.yaml requests.new.natural= notes.requests="), EXIT_DONE);
	run("get r.yaml requests.new.natural notes.requests");
	cr_expect_str_eq(out(), "requests.new.natural=\nnotes.requests=\n");
}

Test(values, set_adds_up_and_keeps_the_addends_as_the_screen_does)
{
	given_new_report();
	cr_expect_eq(run("set r.yaml requests.new.natural==12+3+7"), EXIT_DONE, "%s", errors());
	cr_expect_eq(run("get r.yaml requests.new.natural"), EXIT_DONE);
	cr_expect_str_eq(out(), "requests.new.natural=22\n");
	g_autofree char *noted = bytes_of("r.yaml");
	cr_expect(strstr(noted, "requests.new.natural: \"=12+3+7\""));
	cr_expect_eq(run("set r.yaml requests.new.natural=5"), EXIT_DONE, "%s", errors());
	g_autofree char *plain = bytes_of("r.yaml");
	cr_expect_null(strstr(plain, "=12+3+7"));
	expect_refused("set r.yaml requests.new.natural==12++3", "没有改动");
}

Test(values, set_is_all_or_nothing)
{
	static const struct {
		const char *assignment, *words;
	} cases[] = {
		{"requests.new.natural=abc", "requests.new.natural：“abc”不是数字"},
		{"requests.new.natural=-1", "requests.new.natural：“-1”不能是负数"},
		{"requests.new.natural=1.5", "requests.new.natural：“1.5”应是整数"},
		{"requests.new.natural=1,2", "不是数字"},
		{"requests.new.natural=1234567890123456789", "超过18位数字"},
		{"proactive.fees.amount=0.1234567",
			"proactive.fees.amount：“0.1234567”小数位数太多"},
		{"proactive.fees.amount=-1", "不能是负数"},
		{"cover.year=24", "cover.year：“24”不是年份"},
		{"cover.date=明天", "cover.date：“明天”不是日期"},
		{"cover.date=2025-02-29", "不是日期"},
		{"cover.level=局", "不在选项里"},
		{"requests.new.total=3", "requests.new.total：“3”由程序计算，不能填写"},
		{"requests.nwe.natural=3", "是不是 requests.new.natural？"},
		{"stated.requests.new.total=3", "没有 stated.requests.new.total 这个地址"},
		{"notes.requests.nwe=x", "没有 notes.requests.nwe 这个地址"},
		{"requests.new.natural", "应写成 ADDRESS=VALUE"},
		{"=3", "没有"},
		{"cover.org=\xff\xfe", "不是有效的 UTF-8"},
		{"cover.org=\x1b[2J", "含有控制字符"},
	};

	given_new_report();
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *line = g_strconcat(
			"set r.yaml requests.new.business=7 ", cases[i].assignment, NULL);

		expect_refused(line, cases[i].words);
	}
	run("get r.yaml requests.new.business");
	cr_expect_str_eq(out(), "requests.new.business=\n");
}

Test(values, set_names_all_that_will_not_do)
{
	given_new_report();
	expect_refused(
		"set r.yaml x requests.new.natural=abc cover.year=24 requests.nwe.legal=1", "x");
	cr_expect_eq(count_of(errors(), "\n"), 4, "%s", errors());
	cr_expect_eq(count_of(errors(), "nianbao: "), 4, "%s", errors());
}

Test(values, set_reads_lines)
{
	given_new_report();
	cr_expect_eq(run_with("requests.new.natural=3\r\n"
			      "\n"
			      "overview.lead=第一段\\n第二段\\\\末尾\n"
			      "cover.org=a=b",
			     "set r.yaml -"),
		EXIT_DONE, "%s", errors());
	run("get r.yaml requests.new.natural overview.lead cover.org");
	cr_expect_str_eq(out(),
		"requests.new.natural=3\n"
		"overview.lead=第一段\\n第二段\\\\末尾\ncover.org=a=b\n");
}

Test(values, set_names_lines_that_cannot_be_read)
{
	static const struct {
		const char *input, *words;
	} cases[] = {
		{"requests.new.natural=3\nrequests\n", "标准输入第2行：应写成 ADDRESS=VALUE"},
		{"overview.lead=a\\tb\n", "标准输入第1行：反斜杠后面"},
		{"overview.lead=a\\", "反斜杠后面"},
		{"overview.lead=\\u12", "反斜杠后面"},
		{"requests.new.natural=x\n", "“x”不是数字"},
	};

	given_new_report();
	g_autofree char *before = bytes_of("r.yaml");
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		cr_expect_eq(run_with(cases[i].input, "set r.yaml -"), EXIT_COULD_NOT, "%s",
			cases[i].input);
		cr_expect(errors_say(cases[i].words), "%s: %s", cases[i].input, errors());
	}
	g_autofree char *after = bytes_of("r.yaml");
	cr_expect_str_eq(before, after);
}

Test(values, set_takes_words_as_they_are)
{
	given_new_report();
	cr_expect_eq(run_words("set", "r.yaml", "overview.lead=甲\n乙\\n 丙", NULL), EXIT_DONE);
	run("get r.yaml overview.lead");
	cr_expect_str_eq(out(), "overview.lead=甲\\n乙\\\\n 丙\n");
}

Test(values, what_get_says_set_reads_back)
{
	given_data("full.yaml");
	run("get r.yaml");
	g_autofree char *all = g_strdup(out());
	g_autoptr(GString) typed = g_string_new(NULL);
	g_auto(GStrv) lines = g_strsplit(all, "\n", -1);

	for (char **line = lines; **line; line++) {
		bool computed =
			strstr(*line, "total=") || g_str_has_prefix(*line, "requests.handled.");

		if (!computed)
			g_string_append_printf(typed, "%s\n", *line);
	}
	cr_assert_eq(run(NEW "copy.yaml"), EXIT_DONE);
	cr_expect_eq(run_with(typed->str, "set copy.yaml -"), EXIT_DONE, "%s", errors());
	run("get copy.yaml");
	cr_expect_str_eq(out(), all);
}

Test(values, get_shows_every_cell_in_the_order_of_the_form)
{
	given_new_report();
	cr_expect_eq(run("get r.yaml"), EXIT_DONE);
	cr_expect_eq(count_of(out(), "\n"), 214, "%d", count_of(out(), "\n"));
	cr_expect(g_str_has_prefix(out(), "cover.org=\ncover.year=2024\ncover.date=\n"));
	cr_expect(out_says("requests.new.total=\n"));
	cr_expect(g_str_has_suffix(out(), "\nother.matters=\n"));
}

Test(values, get_shows_totals_once_they_are_whole)
{
	given_new_report();
	run("set r.yaml disputes.review.upheld=1 disputes.review.corrected=2 disputes.review.other=3");
	run("get r.yaml disputes.review.total");
	cr_expect_str_eq(out(), "disputes.review.total=\n");
	run("set r.yaml disputes.review.pending=4");
	run("get r.yaml disputes.review.total");
	cr_expect_str_eq(out(), "disputes.review.total=10\n");
}

Test(values, get_lets_nothing_reach_the_terminal_that_acts_on_it)
{
	given_text("r.yaml",
		"form: gov-disclosure-2021\n"
		"cover: {org: \"a\\e[2Jb\\x9bc\\u202ed\"}\n"
		"requests: {new: {natural: \"\\a\"}}\n");
	cr_expect_eq(run("get r.yaml cover.org requests.new.natural"), EXIT_DONE, "%s", errors());
	cr_expect_str_eq(out(),
		"cover.org=a\\u001b[2Jb\\u009bc\\u202ed\n"
		"requests.new.natural=\\u0007\n");
	run("check r.yaml");
	cr_expect_eq(count_of(out(), "\x1b"), 0);
	cr_expect_eq(count_of(out(), "\a"), 0);
	run("check --format=json r.yaml");
	cr_expect_eq(count_of(out(), "\a"), 0);
}

Test(values, get_of_an_unknown_address_says_nothing_else)
{
	given_new_report();
	expect_refused("get r.yaml cover.year requests.new.totl", "是不是 requests.new.total？");
}

Test(values, accept_takes_the_computed_figure)
{
	given_data("real-01.yaml");
	cr_expect_eq(run("get r.yaml disputes.review.total"), EXIT_DONE);
	cr_expect_str_eq(out(), "disputes.review.total=11\n", "the computed one");
	cr_expect_eq(run("accept r.yaml disputes.review.total"), EXIT_DONE, "%s", errors());
	run("check r.yaml");
	cr_expect_eq(count_of(out(), "[dispute-sum]"), 1, "%s", out());
	g_autofree char *bytes = bytes_of("r.yaml");
	cr_expect(strstr(
		bytes, "review: {upheld: 10, corrected: 1, other: 0, pending: 0, total: 11}"));
	cr_expect(strstr(bytes,
			  "after_review: {upheld: 5, corrected: 0, other: 0, pending: 0, "
			  "total: 0}"),
		"the other one still says what it said");
}

Test(values, accept_is_all_or_nothing)
{
	given_data("real-01.yaml");
	expect_refused("accept r.yaml disputes.review.total disputes.reviw.total", "是不是");
	expect_refused("accept r.yaml disputes.review.total disputes.review.upheld", "是填写的格");
	expect_refused("accept r.yaml", "用法：nianbao accept");
}

Test(values, that_change_nothing_leave_the_file_alone)
{
	given_data("real-01.yaml");
	g_autofree char *before = bytes_of("r.yaml");
	cr_expect_eq(run("set r.yaml disputes.review.upheld=10"), EXIT_DONE);
	cr_expect_eq(run("accept r.yaml requests.new.total"), EXIT_DONE);
	cr_expect(errors_say("没有不同"));
	g_autofree char *after = bytes_of("r.yaml");
	cr_expect_str_eq(before, after);
}

Test(values, of_a_false_total_stay_stated_through_a_set)
{
	given_data("real-01.yaml");
	cr_expect_eq(run("set r.yaml overview.lead=一句话"), EXIT_DONE);
	g_autofree char *bytes = bytes_of("r.yaml");
	cr_expect(strstr(
		bytes, "review: {upheld: 10, corrected: 1, other: 0, pending: 0, total: 0}"));
	g_autofree char *once = bytes_of("r.yaml");
	run("set r.yaml overview.lead=");
	run("set r.yaml overview.lead=一句话");
	g_autofree char *twice = bytes_of("r.yaml");
	cr_expect_str_eq(once, twice);
}

Test(values, of_a_report_somebody_is_typing_into_are_not_altered)
{
	static const char *const lines[] = {
		"set r.yaml requests.new.natural=3", "accept r.yaml disputes.review.total"};

	given_data("real-01.yaml");
	given_text(
		".r.yaml.journal", "{\"nianbao-journal\": 1, \"form\": \"f\", \"base\": \"\"}\n");
	g_autofree char *before = bytes_of("r.yaml");
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		cr_expect_eq(run(lines[i]), EXIT_COULD_NOT);
		cr_expect(errors_say("r.yaml：有还没保存的改动"), "%s", errors());
	}
	g_autofree char *after = bytes_of("r.yaml");
	cr_expect_str_eq(before, after);
	cr_expect(exists(".r.yaml.journal"));
	g_remove("r.yaml");
	cr_expect_eq(run(NEW "r.yaml"), EXIT_COULD_NOT, "what was never saved is kept too");
	cr_expect(exists(".r.yaml.journal"));
}

Test(values, read_beside_a_journal_are_said_to_be_those_saved)
{
	static const char *const lines[] = {
		"get r.yaml", "check r.yaml", "print --saved r.yaml", "find r.yaml 主动"};

	given_data("full.yaml");
	given_text(
		".r.yaml.journal", "{\"nianbao-journal\": 1, \"form\": \"f\", \"base\": \"\"}\n");
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		cr_expect_eq(run(lines[i]), EXIT_DONE, "%s", lines[i]);
		cr_expect_eq(count_of(errors(), "\n"), 1, "%s", errors());
		cr_expect(errors_say("有还没保存的改动"), "%s", errors());
	}
}

Test(values, of_a_report_that_is_open_are_not_altered_and_who_has_it_is_said)
{
	static const char *const lines[] = {"set r.yaml requests.new.natural=3",
		"accept r.yaml disputes.review.total", "zeros r.yaml",
		"set link.yaml cover.year=2030"};
	const struct lock_taker li = {.user = "李四", .terminal = "pts/7", .now = 1737336600};
	struct lock_holder *nobody;

	given_data("real-01.yaml");
	cr_assert_eq(symlink("r.yaml", "link.yaml"), 0);
	struct lock *lock = lock_take("r.yaml", &li, &nobody, NULL);
	g_autofree char *before = bytes_of("r.yaml");
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		cr_expect_eq(run(lines[i]), EXIT_COULD_NOT, "%s", lines[i]);
		cr_expect(errors_say("正开着，没有改动；李四（您自己）在 pts/7，本机"), "%s",
			errors());
	}
	g_autofree char *after = bytes_of("r.yaml");
	cr_expect_str_eq(before, after);
	cr_expect_eq(run("get r.yaml cover.year"), EXIT_DONE, "reading asks nobody");
	lock_release(lock);
	cr_expect_eq(run(lines[0]), EXIT_DONE, "%s", errors());
	cr_expect_not(exists(".r.yaml.lock"));
}

Test(values, keep_a_link_a_link_and_a_mode_a_mode)
{
	given_data("real-01.yaml");
	g_chmod("r.yaml", 0640);
	cr_assert_eq(symlink("r.yaml", "link.yaml"), 0);
	cr_expect_eq(run("set link.yaml requests.new.natural=22"), EXIT_DONE, "%s", errors());
	cr_expect(g_file_test("link.yaml", G_FILE_TEST_IS_SYMLINK));
	cr_expect_eq(mode_of("r.yaml"), 0640);
	run("get r.yaml requests.new.natural");
	cr_expect_str_eq(out(), "requests.new.natural=22\n");
}
