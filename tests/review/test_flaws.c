/*
 * Flaws: a report whose history or status is not what it should be says so, and
 * is left as it is.
 */

#include "report/history.h"
#include "report/official_report.h"
#include "report/record.h"
#include "review/flaws.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(flaws, .timeout = 20, .init = begin_official_report, .fini = end_official_report);

/* The report's only flaw has to be that. */
static void expect_flaw(const char *rule, enum level level, const char *text)
{
	g_autoptr(GPtrArray) flaws = review_flaws(report);

	cr_assert_eq(flaws->len, 1, "%s", text);
	const struct review_flaw *flaw = g_ptr_array_index(flaws, 0);
	cr_expect_str_eq(flaw->rule, rule);
	cr_expect_eq(flaw->level, level);
	cr_expect_str_eq(flaw->text, text);
	cr_expect_neq(*flaw->remedy, '\0');
}

static struct history_entry *entry(size_t index)
{
	return g_ptr_array_index(report->history, index);
}

Test(flaws, are_none_where_all_went_the_usual_way)
{
	static const char *const ways[] = {"", "submit", "submit return submit approve approve",
		"submit approve void change", "submit approve reopen submit"};

	for (size_t i = 0; i < G_N_ELEMENTS(ways); i++) {
		went_through(report, ways[i]);
		g_autoptr(GPtrArray) flaws = review_flaws(report);
		cr_expect_eq(flaws->len, 0, "%s", ways[i]);
	}
}

Test(flaws, name_what_was_altered_after_it_was_handed_in)
{
	went_through(report, "submit");
	fill(report, "requests.new.natural", "3");
	expect_flaw("status", LEVEL_ERROR, "报送以后内容被改过，与报送的不同");
}

Test(flaws, name_an_approval_that_is_void)
{
	went_through(report, "submit approve");
	fill(report, "requests.new.natural", "3");
	expect_flaw("status", LEVEL_ERROR, "批准以后内容被改过，批准已失效");
}

Test(flaws, name_a_status_that_nobody_gave)
{
	report->status = STATUS_APPROVED;
	expect_flaw("status", LEVEL_ERROR, "文件写着已批准，按历史应是草稿");
}

Test(flaws, name_an_entry_that_was_altered)
{
	went_through(report, "submit return submit");
	record_set(&entry(1)->name, "别人");
	expect_flaw("history", LEVEL_ERROR, "历史第2条与链不符：它被改过，或前面少了、多了一条");
}

Test(flaws, name_a_clock_that_was_set_back)
{
	went_through(report, "submit");
	struct history_entry *back = history_entry_new(HISTORY_RETURN, "2024-12-31T10:00:00+08:00");

	history_append(report, back);
	report->status = STATUS_RETURNED;
	expect_flaw("history", LEVEL_NOTE, "历史第2条的时间早于上一条：时钟往回拨过");
}

Test(flaws, count_among_the_errors_of_the_rules_and_notes_do_not)
{
	struct checker *checker = checker_new(report);
	size_t of_rules = checker_total(checker).errors;

	went_through(report, "submit return submit");
	record_set(&entry(1)->name, "别人");
	history_append(report, history_entry_new(HISTORY_RETURN, "2024-12-31T10:00:00+08:00"));
	g_autoptr(GPtrArray) flaws = review_flaws(report);
	cr_expect_eq(review_total(checker, flaws).errors, of_rules + flaws->len - 1);
	cr_expect_eq(review_total(checker, flaws).blanks, checker_total(checker).blanks);
	checker_free(checker);
}
