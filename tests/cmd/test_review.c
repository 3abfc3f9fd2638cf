/*
 * Review from the command line: a report goes from the clerk to the supervisor and
 * back, until it is approved; and what speaks against that is said.
 */

#include "cmd/office.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(review_command, .timeout = 60, .init = office_open, .fini = office_close);

/* A report without anything left to do. */
static void given_report_done(void)
{
	given_data("full.yaml");
	cr_assert_eq(run("check r.yaml"), EXIT_DONE, "%s", out());
}

static void expect_run(const char *line, enum exit_status status)
{
	enum exit_status given = run(line);

	cr_expect_eq(given, status, "%s: %d\n%s%s", line, given, out(), errors());
}

static void submit_and_return(void)
{
	given_report_done();
	expect_run("submit r.yaml", EXIT_DONE);
	office_seats("李四");
	expect_run("return --on=requests.new.natural --remark=少一件 --on=overview "
		   "--remark=缺一段 r.yaml",
		EXIT_DONE);
	office_seats("张三");
}

Test(review_command, takes_a_report_from_the_clerk_to_its_approval)
{
	submit_and_return();
	expect_run("submit r.yaml", EXIT_FINDINGS);
	cr_expect(errors_say("还不能报送：批注未答 2"), "%s", errors());
	expect_run("set r.yaml cover.org=示例县政务公开办", EXIT_DONE);
	expect_run("answer r.yaml 1 已核对 --by=王五", EXIT_DONE);
	expect_run("submit r.yaml", EXIT_FINDINGS);
	cr_expect(errors_say("还不能报送：批注未答 1"), "%s", errors());
	expect_run("answer r.yaml 已补", EXIT_DONE);
	expect_run("submit r.yaml", EXIT_DONE);
	cr_expect(out_says("r.yaml：已报送，摘要 "), "%s", out());
	expect_run("set r.yaml requests.new.natural=1", EXIT_COULD_NOT);
	cr_expect(errors_say("已经报送，不能改：先撤回，或等退回"), "%s", errors());
	office_seats("李四");
	expect_run("approve --as=单位负责人 r.yaml", EXIT_DONE);
	cr_expect(out_says("r.yaml：已批准，摘要 "), "%s", out());
	cr_expect(out_says("批准没有签名"), "%s", out());
	cr_expect_not(out_says("同一个人"), "%s", out());
	expect_run("check r.yaml", EXIT_DONE);
}

Test(review_command, tells_the_history)
{
	submit_and_return();
	expect_run("set r.yaml cover.org=示例县政务公开办", EXIT_DONE);
	expect_run("log r.yaml", EXIT_DONE);
	cr_expect(out_says("1  2025-01-20 "), "%s", out());
	cr_expect(out_says("  张三（office@pc）  报送  摘要 "), "%s", out());
	cr_expect(out_says("  李四（office@pc）  批注  requests.new.natural  “少一件”\n"), "%s",
		out());
	cr_expect(out_says("  李四（office@pc）  退回  摘要 "), "%s", out());
	cr_expect(out_says("  张三（office@pc）  改动  cover.org  "), "%s", out());
	cr_expect(out_says("现在：退回\n"), "%s", out());
	expect_run("log --format=json r.yaml", EXIT_DONE);
	cr_expect(out_says("\"action\": \"submit\""), "%s", out());
	expect_run("log --format=xml r.yaml", EXIT_COULD_NOT);
}

Test(review_command, says_when_one_person_does_both)
{
	given_report_done();
	expect_run("submit r.yaml", EXIT_DONE);
	expect_run("approve r.yaml", EXIT_DONE);
	cr_expect(out_says("报送和批准是同一个人"), "%s", out());
	expect_run("log r.yaml", EXIT_DONE);
	cr_expect(out_says("报送和批准是同一个人"), "%s", out());
}

Test(review_command, refuses_what_the_state_does_not_allow)
{
	static const struct {
		const char *line, *said;
	} cases[] = {
		{"withdraw r.yaml", "还没有报送"},
		{"return --remark=x r.yaml", "还没有报送"},
		{"approve r.yaml", "还没有报送"},
		{"reopen r.yaml", "没有批准过"},
	};
	g_autofree char *before = NULL;

	given_report_done();
	before = bytes_of("r.yaml");
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		expect_run(cases[i].line, EXIT_FINDINGS);
		cr_expect(errors_say(cases[i].said), "%s: %s", cases[i].line, errors());
		g_autofree char *after = bytes_of("r.yaml");
		cr_expect_str_eq(after, before, "%s", cases[i].line);
	}
}

Test(review_command, refuses_what_cannot_be_meant)
{
	static const struct {
		const char *line, *said;
	} cases[] = {
		{"submit", "少了参数"},
		{"submit r.yaml other.yaml", "一次只能一份报告"},
		{"submit none.yaml", "没有这个文件"},
		{"return --on=requests.nowhere --remark=x r.yaml",
			"没有 requests.nowhere 这个地址"},
		{"return --on=requests r.yaml", "每个 --on 要配一个 --remark"},
		{"remark r.yaml nowhere 请核对", "没有 nowhere 这个地址"},
		{"remark --quote=没有的 r.yaml overview.lead 请核对", "里没有“没有的”这几个字"},
		{"answer r.yaml 已改", "没有未答的批注"},
		{"answer r.yaml 7 已改", "没有第7条批注"},
		{"answer r.yaml x 已改", "“x”不是批注的号码"},
		{"reason --accept r.yaml growth", "没有写过理由"},
	};

	given_report_done();
	expect_run("submit r.yaml", EXIT_DONE);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		expect_run(cases[i].line, EXIT_COULD_NOT);
		cr_expect(errors_say(cases[i].said), "%s: %s", cases[i].line, errors());
	}
}

Test(review_command, waits_until_errors_are_gone)
{
	given_report_done();
	expect_run("set r.yaml requests.new.natural=999", EXIT_DONE);
	expect_run("submit r.yaml", EXIT_FINDINGS);
	cr_expect(errors_say("还不能报送：错 "), "%s", errors());
}

Test(review_command, voids_an_approval_with_any_change)
{
	given_report_done();
	expect_run("submit r.yaml", EXIT_DONE);
	expect_run("approve --by=李四 r.yaml", EXIT_DONE);
	expect_run("set r.yaml cover.org=另一局", EXIT_DONE);
	expect_run("log r.yaml", EXIT_DONE);
	cr_expect(out_says("批准失效"), "%s", out());
	cr_expect(out_says("现在：批准已失效\n"), "%s", out());
	expect_run("submit r.yaml", EXIT_DONE);
	expect_run("log r.yaml", EXIT_DONE);
	cr_expect(out_says("现在：已报送\n"), "%s", out());
}

Test(review_command, names_a_figure_changed_in_a_text_editor)
{
	given_report_done();
	expect_run("submit r.yaml", EXIT_DONE);
	expect_run("approve --by=李四 r.yaml", EXIT_DONE);
	office_edit("\n  org: ", "\n  org: 新");
	expect_run("check r.yaml", EXIT_FINDINGS);
	cr_expect(out_says("批准以后内容被改过，批准已失效；改法："), "%s", out());
	expect_run("check --format=json r.yaml", EXIT_FINDINGS);
	cr_expect(out_says("\"rule\": \"status\""), "%s", out());
	expect_run("approve --by=王五 r.yaml", EXIT_FINDINGS);
	cr_expect(errors_say("批准已失效：先重开"), "%s", errors());
	expect_run("reopen r.yaml", EXIT_DONE);
	expect_run("check r.yaml", EXIT_DONE);
}

Test(review_command, names_a_history_edited_by_hand_and_keeps_it)
{
	given_report_done();
	expect_run("submit r.yaml", EXIT_DONE);
	office_edit("name: 张三", "name: 李四");
	g_autofree char *before = bytes_of("r.yaml");
	expect_run("check r.yaml", EXIT_FINDINGS);
	cr_expect(out_says(": error: 历史第1条与链不符"), "%s", out());
	expect_run("log r.yaml", EXIT_DONE);
	cr_expect(errors_say("历史第1条与链不符"), "%s", errors());
	expect_run("withdraw r.yaml", EXIT_DONE);
	g_autofree char *after = bytes_of("r.yaml");
	cr_expect(strstr(after, "action: submit, login: office@pc, name: 李四"), "%s", after);
	cr_expect(strstr(before, "name: 李四"));
}

Test(review_command, keeps_a_remark_to_be_taken_back)
{
	given_report_done();
	expect_run("submit r.yaml", EXIT_DONE);
	expect_run("remark --by=李四 r.yaml requests.new 少一件", EXIT_DONE);
	expect_run("approve --by=李四 r.yaml", EXIT_FINDINGS);
	cr_expect(errors_say("还不能批准：批注未答 1"), "%s", errors());
	cr_expect_eq(run_words("remark", "r.yaml", "1", "", NULL), EXIT_DONE, "%s", errors());
	expect_run("approve --by=李四 r.yaml", EXIT_DONE);
}

Test(review_command, needs_accepted_reasons)
{
	given_text("f.yaml",
		"form: f\nversion: 1\ntitle: 年报\n"
		"cover:\n  - {id: year, label: 年度, type: year}\n"
		"sections:\n  - id: s\n    heading: 一\n    table:\n"
		"      columns: [{id: a, label: 甲}]\n"
		"      rows: [{id: new, label: 新收}, {id: old, label: 结转}]\n"
		"      rules: [{id: more, each: column, level: warning, require: new < old, "
		"message: 多}]\n");
	expect_run("new --form=./f.yaml --set cover.year=2024 r.yaml", EXIT_DONE);
	expect_run("set r.yaml s.new.a=3 s.old.a=1", EXIT_DONE);
	expect_run("submit r.yaml", EXIT_FINDINGS);
	cr_expect(errors_say("还不能报送：警没有说明 1"), "%s", errors());
	expect_run("reason r.yaml more 确实如此", EXIT_DONE);
	expect_run("submit r.yaml", EXIT_DONE);
	expect_run("approve --by=李四 r.yaml", EXIT_FINDINGS);
	cr_expect(errors_say("还不能批准：说明未认可 1"), "%s", errors());
	expect_run("reason --accept --by=李四 r.yaml more", EXIT_DONE);
	expect_run("approve --by=李四 r.yaml", EXIT_DONE);
}

Test(review_command, refuses_unsaved_changes_unless_what_was_saved_will_do)
{
	given_report_done();
	given_text(".r.yaml.journal", "\n");
	expect_run("submit r.yaml", EXIT_COULD_NOT);
	cr_expect(errors_say("有还没保存的改动"), "%s", errors());
	expect_run("submit --saved r.yaml", EXIT_DONE);
	cr_expect(exists(".r.yaml.journal.old"));
	cr_expect_not(exists(".r.yaml.journal"));
}

Test(review_command, stays_with_the_form_a_report_was_approved_on)
{
	given_text("f.yaml",
		"form: f\nversion: 1\ntitle: 年报\n"
		"cover:\n  - {id: year, label: 年度, type: year}\n"
		"sections:\n  - id: s\n    heading: 一\n    texts: [{id: t, label: 说明}]\n");
	expect_run("new --form=./f.yaml --set cover.year=2024 --set s.t=好 r.yaml", EXIT_DONE);
	expect_run("submit r.yaml", EXIT_DONE);
	expect_run("approve --by=李四 r.yaml", EXIT_DONE);
	given_text("f.yaml",
		"form: f\nversion: 2\ntitle: 年报\n"
		"cover:\n  - {id: year, label: 年度, type: year, help: 四位数}\n"
		"sections:\n  - id: s\n    heading: 一\n    texts: [{id: t, label: 说明}]\n");
	expect_run("check r.yaml", EXIT_DONE);
	expect_run("log r.yaml", EXIT_DONE);
	cr_expect(out_says("现在：已批准\n"), "%s", out());
}

Test(review_command, nobody_signs_with_bytes_that_no_report_may_hold)
{
	static const char *const calls[][5] = {
		{"remark", "--by=\xd5\xc5", "r.yaml", "report", "看"},
		{"remark", "--by=a\x1b[2J", "r.yaml", "report", "看"},
		{"answer", "--by=\xd5\xc5", "r.yaml", "1", "改了"},
		{"reason", "--accept", "--by=\xd5\xc5", "r.yaml", "growth"},
	};

	submit_and_return();
	g_autofree char *before = bytes_of("r.yaml");
	for (size_t i = 0; i < G_N_ELEMENTS(calls); i++) {
		const char *const *call = calls[i];

		cr_expect_eq(run_words(call[0], call[1], call[2], call[3], call[4], NULL),
			EXIT_COULD_NOT, "%zu", i);
		cr_expect(errors_say("没有改动"), "%zu: %s", i, errors());
		g_autofree char *after = bytes_of("r.yaml");
		cr_expect_str_eq(after, before, "%zu", i);
	}
}

/* Approving what somebody altered is no fault of who approves, but they have to know. */
Test(review_command, says_of_an_approval_on_an_altered_history_that_it_is_not_to_be_trusted)
{
	given_report_done();
	expect_run("submit --by=王五 r.yaml", EXIT_DONE);
	office_edit("name: 王五", "name: 赵六");
	office_seats("李四");
	expect_run("approve r.yaml", EXIT_DONE);
	cr_expect(out_says("但历史被改过，批准不可信"), "%s", out());
	expect_run("verify r.yaml", EXIT_FINDINGS);
	cr_expect(out_says("批准不可信：历史第1条起被改过"), "%s", out());
}
