/*
 * What a reviewer is shown: findings, changes since the last time, remarks, and
 * on request what is far from last year, notes and all cells.
 */

#include "report/reports.h"
#include "review/scrutiny.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(scrutiny, .timeout = 20);

static struct form *form;
static struct report *report;
static struct checker *checker;

static void given(const char *text)
{
	form = given_form(yearly_form);
	report = given_report(form, text);
	checker = checker_new(report);
}

static void let_go(void)
{
	checker_free(checker);
	report_free(report);
	form_free(form);
}

static void takes_place(
	const char *action, const char *address, const char *before, const char *after)
{
	struct history_entry *entry = history_entry_new(action, "2025-01-24T10:12:00+08:00");

	g_free(entry->address);
	g_free(entry->before);
	g_free(entry->after);
	entry->address = g_strdup(address);
	entry->before = g_strdup(before);
	entry->after = g_strdup(after);
	history_append(report, entry);
}

/* The addresses of a set of kinds, "a b c". */
static void expect_list(unsigned kinds, int section, const char *expected)
{
	struct scrutiny scrutiny = scrutiny_of(report, checker, NULL, section, decimal_from_int(3));
	g_autoptr(GString) list = g_string_new(NULL);

	for (size_t i = 0; i < scrutiny_count(&scrutiny, kinds); i++)
		g_string_append_printf(
			list, "%s%s", i > 0 ? " " : "", scrutiny_get(&scrutiny, kinds, i)->address);
	cr_expect_str_eq(list->str, expected);
	cr_expect_null(scrutiny_get(&scrutiny, kinds, scrutiny_count(&scrutiny, kinds)));
	scrutiny_release(&scrutiny);
}

#define YEARS                                                                                      \
	"form: f\ncover: {year: 2024}\ns:\n  new: {a: 90, b: 11}\n"                                \
	"previous:\n  form: f\n  year: 2023\n  figures:\n    s:\n      new: {a: 10, b: 10}\n"

Test(scrutiny, shows_what_the_rules_find_and_what_is_far_from_last_year)
{
	given(YEARS);
	expect_list(SCRUTINY_SET(SCRUTINY_FINDING), -1, "s.new.a");
	expect_list(SCRUTINY_SET(SCRUTINY_YEAR), -1, "s.new.a");
	expect_list(SCRUTINY_DUE, 0, "");
	let_go();
}

Test(scrutiny, shows_remarks_and_notes_where_they_belong_and_the_homeless_last)
{
	given(YEARS "notes: {s: 含上年结转, s.new.b: 其中1件转来}\n");
	static const char *const addresses[] = {"gone.row", "s.new.b", REMARK_ON_REPORT};
	for (size_t i = 0; i < G_N_ELEMENTS(addresses); i++) {
		struct remark *remark =
			remark_new(addresses[i], "请核对", "李四", "2025-01-24T10:12:00+08:00");

		remark->number = report_next_remark(report);
		report_set_remark(report, remark);
	}
	expect_list(SCRUTINY_SET(SCRUTINY_REMARK), -1, "report s.new.b gone.row");
	expect_list(SCRUTINY_SET(SCRUTINY_REMARK), 1, "s.new.b");
	expect_list(SCRUTINY_SET(SCRUTINY_NOTE), -1, "s s.new.b");
	let_go();
}

Test(scrutiny, shows_changes_since_the_reviewer_saw_the_report)
{
	given(YEARS);
	report->status = STATUS_SUBMITTED;
	takes_place(HISTORY_SUBMIT, "", "", "");
	expect_list(SCRUTINY_SET(SCRUTINY_CHANGED), -1, "");
	takes_place(HISTORY_RETURN, "", "", "");
	takes_place(HISTORY_CHANGE, "s.new.a", "80", "85");
	takes_place(HISTORY_CHANGE, "s.new.b", "11", "12");
	takes_place(HISTORY_CHANGE, "notes.s.new", "", "见附件");
	takes_place(HISTORY_CHANGE, "s.new.a", "85", "90");
	takes_place(HISTORY_CHANGE, "s.new.b", "12", "11"); /* as it was */
	takes_place(HISTORY_SUBMIT, "", "", "");
	expect_list(SCRUTINY_SET(SCRUTINY_CHANGED), -1, "notes.s.new s.new.a");
	struct scrutiny scrutiny = scrutiny_of(report, checker, NULL, -1, decimal_from_int(3));
	const struct scrutiny_item *item =
		scrutiny_get(&scrutiny, SCRUTINY_SET(SCRUTINY_CHANGED), 1);
	cr_expect_str_eq(item->before, "80");
	cr_expect_str_eq(item->after, "90");
	scrutiny_release(&scrutiny);
	takes_place(HISTORY_RETURN, "", "", "");
	takes_place(HISTORY_SUBMIT, "", "", "");
	expect_list(SCRUTINY_SET(SCRUTINY_CHANGED), -1, "");
	let_go();
}

Test(scrutiny, shows_every_cell_that_is_filled_in_on_request)
{
	given(YEARS);
	expect_list(SCRUTINY_SET(SCRUTINY_CELL), 1,
		"s.t s.new.a s.new.b s.old.a s.old.b s.left.a s.left.b s.canal.a");
	let_go();
}
