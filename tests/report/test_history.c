/*
 * History: a chain of entries that shows where it was altered, and is kept as it
 * is.
 */

#include "report/history.h"
#include "report/official_report.h"
#include "report/record.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(history, .timeout = 20, .init = begin_official_report, .fini = end_official_report);

static struct history_entry *given_entry(const char *action, const char *when)
{
	struct history_entry *entry = history_entry_new(action, when);

	record_set(&entry->login, "zhang@pc");
	record_set(&entry->name, "张三");
	history_append(report, entry);
	return entry;
}

static void given_three(void)
{
	struct history_entry *change;

	given_entry(HISTORY_SUBMIT, "2025-01-24T10:12:00+08:00");
	change = history_entry_new(HISTORY_CHANGE, "2025-01-24T11:00:00+08:00");
	record_set(&change->address, "overview.lead");
	record_set(&change->before, "一\t二\n三");
	record_set(&change->after, "反\\斜\n");
	history_append(report, change);
	given_entry(HISTORY_APPROVE, "2025-01-25T09:00:00+08:00");
}

Test(history, chains_as_the_document_says)
{
	static const char lines[] = "nianbao-history 1\n"
				    "before\tabc\n"
				    "number\t1\n"
				    "when\t2025-01-24T10:12:00+08:00\n"
				    "action\tsubmit\n"
				    "login\tzhang@pc\n"
				    "name\t张三\n"
				    "text\t一\\t二\\n三\\\\四\n";
	struct history_entry *entry = given_entry(HISTORY_SUBMIT, "2025-01-24T10:12:00+08:00");

	record_set(&entry->text, "一\t二\n三\\四");
	g_autofree char *chain = history_chain(entry, "abc");
	g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, lines, -1);
	cr_expect_str_eq(chain, sum);
}

Test(history, stands_in_the_file_a_line_an_entry_where_it_fits)
{
	given_three();
	g_autofree char *bytes = written(report);
	struct report *again = given_report(form, bytes);
	g_autofree char *twice = written(again);

	cr_expect(strstr(bytes,
			  "history:\n"
			  "  - {number: 1, when: \"2025-01-24T10:12:00+08:00\", action: submit, "
			  "login: zhang@pc, name: 张三, chain: "),
		"%s", bytes);
	cr_expect(strstr(bytes, "\n  - number: 2\n    when: "), "%s", bytes);
	cr_expect_str_eq(twice, bytes);
	cr_expect_eq(history_first_broken(again), 3);
	report_free(again);
}

Test(history, shows_where_it_was_altered)
{
	static const struct {
		const char *old, *new;
		size_t broken; /* the first such entry */
	} cases[] = {
		{"action: submit", "action: return", 0},
		{"张三, chain", "李四, chain", 0},
		{"address: overview.lead", "address: overview.on_request", 1},
		{"2025-01-25T09:00", "2025-01-26T09:00", 2},
		{"number: 3", "number: 4", 2},
	};

	given_three();
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GString) bytes = g_string_new(NULL);
		g_autofree char *whole = written(report);

		g_string_assign(bytes, whole);
		cr_assert(
			g_string_replace(bytes, cases[i].old, cases[i].new, 1), "%s", cases[i].old);
		struct report *altered = given_report(form, bytes->str);
		g_autofree char *kept = written(altered);
		cr_expect_eq(history_first_broken(altered), cases[i].broken, "%s", cases[i].new);
		cr_expect_eq(history_fault_at(altered, cases[i].broken), HISTORY_BROKEN);
		cr_expect_str_eq(kept, bytes->str, "kept as it is");
		report_free(altered);
	}
}

Test(history, shows_where_an_entry_was_taken_out)
{
	for (guint out = 0; out < 2; out++) {
		report_free(report);
		report = given_report(form, "form: gov-disclosure-2021\n");
		given_three();
		g_ptr_array_remove_index(report->history, out);
		cr_expect_eq(history_first_broken(report), out, "entry %u", out);
	}
}

Test(history, goes_on_behind_a_broken_entry)
{
	given_three();
	record_set(&((struct history_entry *)history_get(report, 1))->after, "别的");
	given_entry(HISTORY_REOPEN, "2025-01-26T09:00:00+08:00");
	cr_expect_eq(history_fault_at(report, 0), HISTORY_SOUND);
	cr_expect_eq(history_fault_at(report, 1), HISTORY_BROKEN);
	cr_expect_eq(history_fault_at(report, 2), HISTORY_SOUND);
	cr_expect_eq(history_fault_at(report, 3), HISTORY_SOUND);
}

Test(history, names_a_clock_that_was_set_back)
{
	given_entry(HISTORY_SUBMIT, "2025-01-24T10:12:00+08:00");
	given_entry(HISTORY_RETURN, "2025-01-24T10:11:59+08:00");
	given_entry(HISTORY_SUBMIT, "2025-01-24T03:00:00Z");
	given_entry(HISTORY_RETURN, "早上");
	cr_expect_eq(history_fault_at(report, 1), HISTORY_EARLIER);
	cr_expect_eq(history_fault_at(report, 2), HISTORY_SOUND);
	cr_expect_eq(history_fault_at(report, 3), HISTORY_SOUND);
	cr_expect_eq(history_first_broken(report), 4);
}

Test(history, gives_back_what_was_never_saved)
{
	given_three();
	history_take_back(report, 1);
	cr_expect_eq(report->history->len, 1);
	cr_expect_null(history_last(report, HISTORY_APPROVE));
	cr_expect_eq(history_last(report, HISTORY_SUBMIT), history_get(report, 0));
}
