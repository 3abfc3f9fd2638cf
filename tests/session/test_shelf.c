/*
 * The shelf: what is unfinished, what was at work lately.
 */

#include "base/file_room.h"
#include "session/recent.h"
#include "session/session.h"
#include "session/shelf.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

static char *state;
static struct form_search search;

static void begin(void)
{
	room_open();
	state = room_path_of("state");
	g_free(room_given_file("f.yaml",
		"form: f\nversion: 1\ntitle: 表\ncover:\n"
		"  - {id: org, label: 单位, type: line, required: true}\n"
		"  - {id: year, label: 年度, type: year, required: true}\n"
		"  - {id: count, label: 件数, type: count, required: true}\nsections: []\n",
		0600));
	form_search_init(&search);
	form_search_add(&search, room_path());
}

static void remove_state(void)
{
	g_autofree char *file = g_build_filename(state, "recent", NULL);

	g_unlink(file);
	g_rmdir(state);
}

static void end(void)
{
	remove_state();
	form_search_release(&search);
	g_free(state);
	room_close();
}

TestSuite(shelf, .timeout = 20, .init = begin, .fini = end);

static void given_report(const char *name, const char *unit)
{
	g_autofree char *text = g_strdup_printf("form: f\ncover: {org: %s, year: 2024}\n", unit);
	g_autofree char *path = room_given_file(name, text, 0600);
}

/* A change that was never saved, of a report that may have no file. */
static void given_unsaved(const char *name, const char *address, const char *value)
{
	g_autofree char *path = room_path_of(name);
	struct diagnostics *diagnostics = diagnostics_new();
	struct report_file *file = g_file_test(path, G_FILE_TEST_EXISTS)
		? report_file_open(path, &search, diagnostics)
		: report_file_new(
			  path, form_open(&search, "f", NULL, (struct position){0}, diagnostics));
	struct session *session = session_new(file);

	cr_assert(session_set(session, address, value, NULL));
	session_free(session);
	diagnostics_free(diagnostics);
}

static void given_visit(const char *name, const char *address, gint64 when)
{
	g_autofree char *path = room_path_of(name);

	recent_note(state, path, address, 0, when);
}

static void append(GString *out, const GPtrArray *reports)
{
	for (guint i = 0; i < reports->len; i++) {
		const struct shelf_report *report = g_ptr_array_index(reports, i);

		g_string_append_printf(out, " %s(%u,%zu/%zu,%s)", report->title, report->unsaved,
			section_count_filled(report->count), report->count.required,
			report->place ? report->place : "");
	}
}

/* "接着 TITLE(UNSAVED,FILLED,PLACE)… 最近 …" */
static char *shelf_words(guint most)
{
	struct shelf shelf;
	GString *out = g_string_new("接着");

	shelf_init(&shelf, &search, room_path(), state, most);
	append(out, shelf.unfinished);
	g_string_append(out, " 最近");
	append(out, shelf.recent);
	shelf_release(&shelf);
	return g_string_free(out, FALSE);
}

static void expect_shelf(guint most, const char *wanted)
{
	g_autofree char *words = shelf_words(most);

	cr_expect_str_eq(words, wanted, "%s", words);
}

Test(shelf, is_empty_where_there_is_nothing)
{
	expect_shelf(5, "接着 最近");
}

Test(shelf, has_what_was_at_work_lately_and_is_still_there)
{
	given_report("a.yaml", "甲");
	given_report("b.yaml", "乙");
	given_visit("a.yaml", "cover.count", 1);
	given_visit("gone.yaml", "cover.count", 2);
	given_visit("b.yaml", "", 3);
	expect_shelf(5, "接着 乙 2024年报(0,2/3,) 甲 2024年报(0,2/3,封面 件数) 最近");
	expect_shelf(1, "接着 乙 2024年报(0,2/3,) 最近");
}

Test(shelf, a_report_with_nothing_left_to_do_is_recent)
{
	given_report("a.yaml", "甲");
	g_free(room_given_file(
		"b.yaml", "form: f\ncover: {org: 乙, year: 2024, count: 3}\n", 0600));
	given_visit("a.yaml", "", 1);
	given_visit("b.yaml", "", 2);
	expect_shelf(5, "接着 甲 2024年报(0,2/3,) 最近 乙 2024年报(0,3/3,)");
}

Test(shelf, what_a_reviewer_sent_back_stands_apart_and_what_waits_for_one_is_recent)
{
	static const struct {
		const char *name, *status;
	} reports[] = {
		{"back.yaml", "returned"}, {"away.yaml", "submitted"}, {"good.yaml", "approved"}};
	struct shelf shelf;

	for (size_t i = 0; i < G_N_ELEMENTS(reports); i++) {
		g_autofree char *text = g_strdup_printf(
			"form: f\nstatus: %s\ncover: {org: 甲镇, year: 2024}\n"
			"remarks:\n  - {number: 1, address: cover.org, text: 全称, stood: 甲镇}\n",
			reports[i].status);
		g_autofree char *path = room_given_file(reports[i].name, text, 0600);

		given_visit(reports[i].name, "cover.org", 100);
	}
	shelf_init(&shelf, &search, room_path(), state, 3);
	cr_expect_eq(shelf.unfinished->len, 0);
	cr_expect_eq(shelf.recent->len, 2);
	cr_assert_eq(shelf.returned->len, 1);
	const struct shelf_report *back = g_ptr_array_index(shelf.returned, 0);
	cr_expect_str_eq(back->state, "退回");
	cr_expect_eq(back->remarks, 1);
	shelf_release(&shelf);
}

Test(shelf, tells_whether_the_file_was_written_again_since)
{
	struct shelf shelf;

	given_report("a.yaml", "甲");
	given_unsaved("a.yaml", "cover.count", "7");
	for (int written = 0; written <= 1; written++) {
		if (written)
			given_report("a.yaml", "乙");
		shelf_init(&shelf, &search, room_path(), state, 3);
		cr_assert_eq(shelf.unfinished->len, 1);
		const struct shelf_report *report = g_ptr_array_index(shelf.unfinished, 0);
		cr_expect_eq(report->moved_on, written);
		shelf_release(&shelf);
	}
}

Test(shelf, what_was_not_saved_stands_before_what_is_newer)
{
	given_report("a.yaml", "甲");
	given_unsaved("new.yaml", "cover.org", "丙");
	given_visit("a.yaml", "", G_MAXINT32);
	expect_shelf(5, "接着 丙(1,1/3,封面 单位) 甲 2024年报(0,2/3,) 最近");
}

Test(shelf, unsaved_changes_come_first_and_are_counted_in)
{
	given_report("a.yaml", "甲");
	given_visit("a.yaml", "cover.org", 1);
	given_unsaved("a.yaml", "cover.count", "7");
	expect_shelf(5, "接着 甲 2024年报(1,3/3,封面 件数) 最近");
}

Test(shelf, a_journal_beside_is_found_though_the_report_was_never_saved)
{
	given_unsaved("new.yaml", "cover.org", "丙");
	expect_shelf(5, "接着 丙(1,1/3,封面 单位) 最近");
	g_autofree char *path = room_path_of("new.yaml");
	cr_expect_not(g_file_test(path, G_FILE_TEST_EXISTS), "looking writes nothing");
}

Test(shelf, what_cannot_be_read_is_named_by_its_file)
{
	g_free(room_given_file("odd.yaml", "form: [", 0600));
	given_visit("odd.yaml", "", 1);
	expect_shelf(5, "接着 最近 odd.yaml(0,0/0,)");
}
