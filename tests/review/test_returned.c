/*
 * What is said with a return: whoever opens the report reads it, and remarks that
 * have no cell with it.
 */

#include "report/official_report.h"
#include "report/record.h"
#include "report/remarks.h"
#include "review/returned.h"

#include <criterion/criterion.h>

TestSuite(returned, .timeout = 20, .init = begin_official_report, .fini = end_official_report);

static void returned_with(const char *text)
{
	struct history_entry *entry =
		history_entry_new(HISTORY_RETURN, "2025-01-24T11:00:00+08:00");

	record_set(&entry->name, "李四");
	record_set(&entry->text, text);
	history_append(report, entry);
	report->status = STATUS_RETURNED;
}

static void remarked(const char *address, const char *text)
{
	struct remark *remark = remark_new(address, text, "李四", "2025-01-24T10:12:00+08:00");

	remark->number = report_next_remark(report);
	report_set_remark(report, remark);
}

static void expect_words(const char *expected)
{
	g_autoptr(GPtrArray) words = returned_words(report);

	g_ptr_array_add(words, NULL);
	g_autofree char *all = g_strjoinv("|", (char **)words->pdata);
	cr_expect_str_eq(all, expected);
}

Test(returned, says_who_returned_it_and_what_was_said)
{
	returned_with("请改后再报");
	expect_words("李四 2025年1月24日 11:00 退回：请改后再报");
}

Test(returned, names_remarks_on_the_whole_and_leaves_those_that_have_a_cell)
{
	remarked("requests.new.natural", "核对件数");
	remarked(REMARK_ON_REPORT, "请补充正文");
	returned_with("");
	expect_words("李四 2025年1月24日 11:00 退回|批注2 李四：请补充正文");
}

Test(returned, says_nothing_where_nothing_was_said)
{
	expect_words("");
	remarked("requests.new.natural", "核对件数");
	returned_with("");
	expect_words("");
}

Test(returned, says_nothing_any_more_once_it_is_handed_in_again)
{
	returned_with("请改后再报");
	report->status = STATUS_SUBMITTED;
	expect_words("");
}
