/*
 * Papers: which of the reports beside one can be last year's, and which comes
 * first.
 */

#include "base/file_room.h"
#include "session/papers.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <utime.h>

static void open_office(void)
{
	room_open();
	g_free(room_given_file("f.yaml",
		"form: f\nversion: 1\ntitle: 表\ncover:\n  - {id: org, label: 单位, type: line}\n"
		"  - {id: year, label: 年度, type: year}\nsections: []\n",
		0600));
}

TestSuite(papers, .timeout = 20, .init = open_office, .fini = room_close);

/* A report beside, changed at that second. */
static void given_report(const char *name, const char *unit, int year, time_t changed)
{
	g_autofree char *text =
		g_strdup_printf("form: f\ncover: {org: %s, year: %d}\n", unit, year);
	g_autofree char *path = room_given_file(name, text, 0600);
	struct utimbuf times = {changed, changed};

	cr_assert_eq(g_utime(path, &times), 0);
}

static void expect_names(const GPtrArray *reports, int year, const char *wanted)
{
	g_autoptr(GString) names = g_string_new(NULL);

	for (guint i = 0; i < reports->len; i++) {
		const struct past_report *past = g_ptr_array_index(reports, i);
		g_autofree char *name = g_path_get_basename(past->path);

		g_string_append_printf(names, "%s%s", i > 0 ? " " : "", name);
	}
	cr_expect_str_eq(names->str, wanted, "for %d: %s", year, names->str);
}

/* The reports that can be last year's of 甲 in a year, by name, separated by blanks. */
static void expect_past(int year, const char *wanted)
{
	g_autofree char *path = room_path_of("new.yaml");
	struct form_search search;

	form_search_init(&search);
	form_search_add(&search, room_path());
	g_autoptr(GPtrArray) reports = papers_of_last_year(&search, path, "甲", year);
	form_search_release(&search);
	expect_names(reports, year, wanted);
}

/* Those that a report of a year can go on from. */
static void expect_to_go_on_from(int year, const char *wanted)
{
	g_autofree char *path = room_path_of(".");
	struct form_search search;

	form_search_init(&search);
	form_search_add(&search, room_path());
	g_autoptr(GPtrArray) reports = papers_to_go_on_from(&search, path, year);
	form_search_release(&search);
	expect_names(reports, year, wanted);
}

Test(papers, the_year_before_comes_first_and_of_it_the_same_unit_then_the_newest)
{
	given_report("a.yaml", "乙", 2023, 500);
	given_report("b.yaml", "甲", 2022, 900);
	given_report("c.yaml", "甲", 2023, 100);
	given_report("d.yaml", "乙", 2023, 800);
	expect_past(2024, "c.yaml d.yaml a.yaml b.yaml");
}

Test(papers, a_report_whose_form_is_not_installed_comes_behind)
{
	given_report("a.yaml", "甲", 2023, 100);
	g_free(room_given_file("b.yaml", "form: gone\ncover: {org: 甲, year: '2023'}\n", 0600));
	expect_past(2024, "a.yaml b.yaml");
}

Test(papers, no_report_of_the_same_year_or_a_later_one_is_among_them)
{
	given_report("a.yaml", "甲", 2024, 100);
	given_report("b.yaml", "甲", 2025, 100);
	given_report("c.yaml", "甲", 2023, 100);
	expect_past(2024, "c.yaml");
	expect_past(0, "b.yaml a.yaml c.yaml");
}

Test(papers, neither_the_report_itself_nor_what_cannot_be_read_is)
{
	given_report("new.yaml", "甲", 2023, 100);
	g_free(room_given_file("broken.yaml", "form: f\ncover: {org: [\n", 0600));
	g_free(room_given_file("notes.yaml", "milk: 2\n", 0600));
	g_free(room_given_file("yearless.yaml", "form: f\ncover: {org: 甲}\n", 0600));
	expect_past(2024, "");
}

Test(papers, the_form_of_a_paper_is_told_without_reading_it_through)
{
	g_autofree char *report = room_given_file("r.yaml", "# 甲\nform: f  # 表\ncover: [", 0600);
	g_autofree char *form = room_path_of("f.yaml");
	g_autofree char *of_report = paper_form(report);
	g_autofree char *of_form = paper_form(form);

	cr_expect_str_eq(of_report, "f");
	cr_expect_null(of_form);
}

Test(papers, the_next_report_has_last_years_name_with_its_own_year)
{
	static const char *const names[][2] = {
		{"2023-教育局.yaml", "2024-教育局.yaml"},
		{"/a/2022年报.yaml", "2024年报.yaml"},
		{"教育局.yaml", "2024-教育局.yaml"},
		{"20231231.yaml", "2024-20231231.yaml"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *name = paper_successor(names[i][0], 2024);

		cr_expect_str_eq(name, names[i][1], "%s", name);
	}
}

Test(papers, a_report_goes_on_from_what_is_due_and_has_no_successor)
{
	given_report("a.yaml", "甲", 2022, 100);
	given_report("b.yaml", "甲", 2023, 100);
	given_report("c.yaml", "甲", 2024, 100);
	given_report("d.yaml", "乙", 2022, 100);
	expect_to_go_on_from(2025, "c.yaml d.yaml");
	expect_to_go_on_from(2024, "d.yaml");
}

Test(papers, a_report_on_another_form_is_no_successor)
{
	given_report("a.yaml", "甲", 2022, 100);
	g_free(room_given_file("g.yaml",
		"form: g\nversion: 1\ntitle: 表\ncover:\n  - {id: org, label: 单位, type: line}\n"
		"  - {id: year, label: 年度, type: year}\nsections: []\n",
		0600));
	g_free(room_given_file("b.yaml", "form: g\ncover: {org: 甲, year: 2023}\n", 0600));
	expect_to_go_on_from(2023, "a.yaml");
}

Test(papers, a_report_is_due_from_the_december_of_its_year_on)
{
	static const int cases[][3] = {{2025, 1, 2024}, {2025, 11, 2024}, {2025, 12, 2025}};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GDateTime) day =
			g_date_time_new_utc(cases[i][0], cases[i][1], 26, 10, 0, 0);

		cr_expect_eq(papers_year_due(day), cases[i][2], "case %zu", i);
	}
}
