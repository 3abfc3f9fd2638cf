/*
 * What is said of a report in a line, and in the lines behind it.
 */

#include "report/record.h"
#include "report/remarks.h"
#include "report/reports.h"
#include "review/histories.h"
#include "review/summary_words.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(summary, .timeout = 20);

#define YEARS                                                                                      \
	"form: f\ncover: {org: 示例县教育局, year: 2024}\ns:\n  new: {a: 90, b: 11}\n"       \
	"previous:\n  form: f\n  year: 2023\n  figures:\n    s:\n      new: {a: 10, b: 10}\n"

static struct form *form;
static struct report *report;
static struct report_summary *summary;

static void given(const char *text)
{
	form = given_form(yearly_form);
	report = given_report(form, text);
}

static void sum_up(void)
{
	struct checker *checker = checker_new(report);

	report_summary_free(summary);
	summary = report_summary_new(report, checker, decimal_from_int(3));
	checker_free(checker);
}

static void let_go(void)
{
	g_clear_pointer(&summary, report_summary_free);
	report_free(report);
	form_free(form);
}

static void given_remark(const char *address, const char *answer)
{
	struct remark *remark = remark_new(address, "请核对", "李四", "2025-01-22T09:00:00+08:00");

	remark->number = report_next_remark(report);
	remark_stand(remark, report);
	if (*answer) {
		record_set(&remark->answer, answer);
		record_set(&remark->answered_when, "2025-01-23T09:00:00+08:00");
	}
	report_set_remark(report, remark);
}

/* All columns, separated by bars. */
static void expect_line(const char *wanted)
{
	g_autoptr(GString) line = g_string_new(NULL);

	sum_up();
	for (enum summary_column column = 0; column < SUMMARY_COLUMNS; column++) {
		g_autofree char *text = summary_text(summary, column);

		g_string_append_printf(line, "%s%s", column > 0 ? "|" : "", text);
	}
	cr_expect_str_eq(line->str, wanted);
}

/* All lines behind it, separated by bars. */
static void expect_description(const char *wanted)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);

	sum_up();
	summary_describe(summary, lines);
	g_ptr_array_add(lines, NULL);
	g_autofree char *text = g_strjoinv("|", (char **)lines->pdata);
	cr_expect_str_eq(text, wanted);
}

Test(summary, of_a_draft_says_how_far_it_is_from_being_handed_in)
{
	given(YEARS);
	expect_line("示例县教育局|2024|草稿|0/0|0|0/1|1|0|0|-|-");
	expect_description("还没有报送|还不能报送：警没有说明 1|"
			   "比上年 一 1行 甲：10 到 90（9.0倍）");
	let_go();
}

Test(summary, of_a_second_round_counts_what_was_changed_since_the_first)
{
	given(YEARS);
	given_step(report, HISTORY_SUBMIT, "张三");
	expect_line("示例县教育局|2024|已报送|0/0|0|0/1|1|0|0|-|2025-01-20");
	given_remark("s.new.b", "已核对");
	given_remark(REMARK_ON_REPORT, "");
	given_step(report, HISTORY_RETURN, "李四");
	given_change(report, "s.new.a", "80");
	given_step(report, HISTORY_SUBMIT, "张三");
	expect_line("示例县教育局|2024|已报送|0/0|0|0/1|1|1/2|1|1|2025-01-20 第2次");
	expect_description("第2次报送 2025-01-20 09:30 张三；上次退回 2025-01-20 09:30 李四|"
			   "还不能批准：警没有说明 1、批注未答 1|"
			   "比上年 一 1行 甲：10 到 80（8.0倍）");
	let_go();
}

Test(summary, knows_an_approval_that_holds_from_one_that_was_ended)
{
	given("form: f\ncover: {year: 2024}\n");
	given_step(report, HISTORY_SUBMIT, "张三");
	given_approval(report, "李四", "");
	sum_up();
	cr_expect(summary_is_approved(summary));
	cr_expect_not(summary_is_amiss(summary));
	expect_line("-|2024|已批准|0/0|0|0|-|0|0|-|2025-01-20");
	expect_description("第1次报送 2025-01-20 09:30 张三|批准 2025-01-20 09:30 李四，没有签名|"
			   "没有带上年的报告，跨年的规则没有查");
	fill(report, "s.new.a", "5"); /* as a text editor would */
	sum_up();
	cr_expect_not(summary_is_approved(summary));
	cr_expect(summary_is_amiss(summary));
	expect_line("-|2024|批准已失效|0/0|1|0|-|0|0|-|2025-01-20");
	expect_description("第1次报送 2025-01-20 09:30 张三|批准 2025-01-20 09:30 李四，已失效|"
			   "批准以后内容被改过，批准已失效|没有带上年的报告，跨年的规则没有查");
	let_go();
}

Test(summary, has_nothing_in_it_that_a_terminal_acts_on)
{
	given("form: f\ncover: {org: \"\\e[31m局\\n二\", year: 2024}\n");
	sum_up();
	cr_expect_null(strchr(summary->unit, '\033'));
	cr_expect_null(strchr(summary->unit, '\n'));
	let_go();
}

Test(summary, says_how_a_report_became_a_draft_again)
{
	given("form: f\ncover: {year: 2024}\n");
	given_step(report, HISTORY_SUBMIT, "张三");
	given_step(report, HISTORY_WITHDRAW, "张三");
	expect_description("第1次报送 2025-01-20 09:30 张三；撤回 2025-01-20 09:30 张三|"
			   "填好了，可以报送|没有带上年的报告，跨年的规则没有查");
	given_step(report, HISTORY_SUBMIT, "张三");
	given_approval(report, "李四", "");
	given_step(report, HISTORY_REOPEN, "李四");
	expect_description("第2次报送 2025-01-20 09:30 张三；重开 2025-01-20 09:30 李四|"
			   "填好了，可以报送|没有带上年的报告，跨年的规则没有查");
	let_go();
}

Test(summary, needs_neither_report_nor_form_any_more)
{
	given(YEARS);
	given_step(report, HISTORY_SUBMIT, "张三");
	sum_up();
	report_free(report);
	form_free(form);
	g_autofree char *unit = summary_text(summary, SUMMARY_UNIT);
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	summary_describe(summary, lines);
	cr_expect_str_eq(unit, "示例县教育局");
	cr_expect_eq(lines->len, 3);
	report_summary_free(summary);
}

Test(summary, every_column_has_a_head)
{
	for (enum summary_column column = 0; column < SUMMARY_COLUMNS; column++)
		cr_expect(*summary_head(column), "column %d", column);
	cr_expect(summary_is_figure(SUMMARY_ERRORS));
	cr_expect_not(summary_is_figure(SUMMARY_UNIT));
}
