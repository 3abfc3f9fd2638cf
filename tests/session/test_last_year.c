/*
 * Taking last year's report in: one step, with what is carried over, journalled
 * and taken back like anything typed.
 */

#include "base/file_room.h"
#include "report/reports.h"
#include "session/last_year.h"
#include "session/place.h"
#include "session/session.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static char *path;
static struct session *session;

static void begin(void)
{
	room_open();
	path = room_path_of("r.yaml");
	session = session_new(report_file_new(path, given_form(yearly_form)));
}

static void end(void)
{
	session_free(session);
	g_free(path);
	room_close();
}

TestSuite(last_year, .timeout = 30, .init = begin, .fini = end);

static const char last_text[] = "form: f\n"
				"cover: {org: 某局, year: 2023, level: b}\n"
				"s:\n"
				"  t: 共{s.new.sum}件\n"
				"  new: {a: 1, b: 2}\n"
				"  left: {a: 5, b: /}\n";

static struct previous *given_copy(const char *text)
{
	struct report *last = given_report(session_form(session), text);
	struct previous *previous = previous_from_report(last, "");

	report_free(last);
	return previous;
}

static void set(const char *address, const char *text)
{
	cr_assert(session_set(session, address, text, NULL), "%s", address);
}

static void take_in(const char *text)
{
	struct previous *previous = given_copy(text);

	cr_assert(
		session_apply(session, last_year_changes(session_report(session), previous), NULL));
	previous_free(previous);
}

static void expect_at(const char *address, const char *expected)
{
	g_autofree char *text = shown(session_report(session), address);

	cr_expect_str_eq(text, expected, "%s is %s", address, text);
}

Test(last_year, fills_blanks_with_what_is_carried_over)
{
	set("cover.org", "新的局");
	take_in(last_text);
	expect_at("cover.org", "新的局");
	expect_at("cover.year", "2024");
	expect_at("cover.level", "b");
	expect_at("s.old.a", "5");
	expect_at("s.old.b", "/");
	expect_at("s.new.a", "");
}

Test(last_year, carries_nothing_that_last_year_left_blank)
{
	take_in("form: f\ncover: {year: 2023}\ns:\n  left: {a: 5}\n");
	expect_at("cover.org", "");
	expect_at("s.old.a", "5");
	expect_at("s.old.b", "");
}

Test(last_year, is_taken_back_and_taken_in_again_in_one_step)
{
	g_autofree char *before = written(session_report(session));
	const char *address;

	take_in(last_text);
	g_autofree char *after = written(session_report(session));
	cr_expect_gt(session_unsaved(session), 1, "the copy, and what it fills in");
	cr_assert(session_undo(session, &address));
	g_autofree char *undone = written(session_report(session));
	cr_expect_str_eq(undone, before);
	cr_expect_null(session_report(session)->previous);
	cr_assert(session_redo(session, &address));
	g_autofree char *redone = written(session_report(session));
	cr_expect_str_eq(redone, after);
}

Test(last_year, comes_back_with_the_journal)
{
	take_in(last_text);
	set("s.new.a", "9");
	g_autofree char *kept = written(session_report(session));
	struct journal_content *content = journal_read(path, NULL);
	session_free(session);
	session = session_new(report_file_new(path, given_form(yearly_form)));

	cr_assert_not_null(content);
	cr_expect_eq(session_recover(session, content), 0);
	g_autofree char *recovered = written(session_report(session));
	cr_expect_str_eq(recovered, kept);
	journal_content_free(content);
}

Test(last_year, wakes_the_rules_that_read_it)
{
	set("s.new.a", "9");
	cr_expect_eq(checker_total(session_checker(session)).warnings, 0);
	take_in(last_text);
	cr_expect_gt(checker_total(session_checker(session)).warnings, 0);
	cr_assert(session_set(session, PLACE_PREVIOUS_ADDRESS, "", NULL));
	cr_expect_eq(checker_total(session_checker(session)).warnings, 0);
}

Test(last_year, that_cannot_be_read_changes_nothing)
{
	static const char *const cases[] = {"x", "{}", "form: f\nfigure: {}\n",
		"form: f\nform: f\n", "form: f\nfigures:\n  s: [1]\n"};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;

		cr_expect_not(session_set(session, PLACE_PREVIOUS_ADDRESS, cases[i], &error), "%s",
			cases[i]);
		cr_expect(g_error_matches(error, PLACE_ERROR, PLACE_ERROR_TEXT), "%s", cases[i]);
		cr_expect_null(session_report(session)->previous);
	}
}

Test(last_year, is_of_a_year_before)
{
	static const struct {
		const char *year, *last;
		bool fits, warns;
	} cases[] = {
		{"2024", "2023", true, false},
		{"2024", "2021", true, true},
		{"2024", "2024", false, false},
		{"2024", "2025", false, false},
		{"", "2023", true, false},
		{"2024", "", true, false},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text =
			g_strdup_printf("form: f\ncover: {year: \"%s\"}\n", cases[i].last);
		struct previous *previous = given_copy(text);
		g_autofree char *warning = NULL;
		g_autoptr(GError) error = NULL;

		cr_expect_eq(last_year_fits(atoi(cases[i].year), previous, &warning, &error),
			cases[i].fits, "%zu", i);
		cr_expect_eq(warning != NULL, cases[i].warns, "%zu", i);
		cr_expect_eq(error == NULL, cases[i].fits, "%zu", i);
		previous_free(previous);
	}
}

Test(last_year, nothing_is_altered_where_the_form_is_not_installed)
{
	struct diagnostics *diagnostics = diagnostics_new();
	g_autofree char *other = room_given_file(
		"o.yaml", "form: gone\ncover: {org: 某局}\ns:\n  new: {a: 1}\n", 0600);
	struct form_search search;
	g_autoptr(GError) error = NULL;

	session_free(session);
	form_search_init(&search);
	session = session_new(report_file_open(other, &search, diagnostics));
	form_search_release(&search);
	diagnostics_free(diagnostics);
	cr_expect(session_lacks_form(session));
	cr_expect(session_refusal(session));
	cr_expect_not(session_set(session, "s.new.a", "2", &error));
	cr_expect(g_error_matches(error, PLACE_ERROR, PLACE_ERROR_READ_ONLY));
	session_type(session, form_find(session_form(session), "s.new.a"), "3");
	session_accept(session);
	expect_at("s.new.a", "1");
	cr_expect_eq(session_unsaved(session), 0);
	cr_expect_not(session_save(session, NULL));
	cr_expect_eq(room_count_entries(), 1);
}
