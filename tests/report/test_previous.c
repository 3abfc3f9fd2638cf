/*
 * Last year's report in this year's: what is copied, how it is kept in the file,
 * and what this year's cells had.
 */

#include "report/file.h"
#include "report/previous.h"
#include "report/reports.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(previous, .timeout = 20);

static char *last_at(const struct report *report, const char *address)
{
	cell_index cell = form_find(report->form, address);
	char buffer[DECIMAL_TEXT_SIZE];

	cr_assert_neq(cell, CELL_NONE, "%s", address);
	return g_strdup(value_text(&report->last[cell], buffer));
}

static struct report *last_years(const struct form *form)
{
	return given_report(form,
		"form: gov-disclosure-2021\n"
		"cover: {org: 某局, year: 2023, date: 2024-01-20, level: department}\n"
		"overview:\n"
		"  lead: |\n"
		"    {cover.year}年，复议{disputes.review.total}件。\n"
		"    第二段。\n"
		"requests:\n"
		"  new: {natural: 2, business: /, legal: 约20}\n"
		"disputes:\n"
		"  review: {upheld: 10, corrected: 1, other: 0, pending: 0}\n"
		"  direct: {upheld: 3}\n");
}

Test(previous, copies_what_stands_and_no_blanks)
{
	static const struct {
		const char *address, *text;
	} cases[] = {
		{"cover.org", "某局"},
		{"cover.year", "2023"},
		{"cover.date", "2024-01-20"},
		{"cover.level", "department"},
		{"overview.lead", "2023年，复议11件。\n第二段。\n"},
		{"requests.new.natural", "2"},
		{"requests.new.business", "/"},
		{"requests.new.legal", NULL}, /* no figure */
		{"requests.new.total", NULL}, /* incomplete */
		{"requests.new.welfare", NULL},
		{"disputes.review.total", "11"},
		{"disputes.direct.upheld", "3"},
	};
	struct form *form = official_form();
	struct report *last = last_years(form);
	struct previous *previous = previous_from_report(last, "abc");

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const char *text = previous_find(previous, cases[i].address);

		cr_expect(g_strcmp0(text, cases[i].text) == 0, "%s: %s", cases[i].address, text);
	}
	cr_expect_str_eq(previous->form, "gov-disclosure-2021");
	cr_expect_str_eq(previous->year, "2023");
	cr_expect_str_eq(previous->digest, "abc");
	previous_free(previous);
	report_free(last);
	form_free(form);
}

Test(previous, stands_in_the_file_a_row_a_line_and_texts_as_blocks)
{
	struct form *form = official_form();
	struct report *last = last_years(form);
	struct report *report = report_new(form);

	report_take_previous(report, previous_from_report(last, "abc"));
	g_autofree char *bytes = written(report);
	struct report *again = given_report(form, bytes);
	g_autofree char *twice = written(again);
	cr_expect(
		strstr(bytes,
			"previous:\n"
			"  form: gov-disclosure-2021\n"
			"  version: 1\n"
			"  year: 2023\n"
			"  digest: abc\n"
			"  figures:\n"
			"    requests:\n"
			"      new: {natural: 2, business: /}\n"
			"    disputes:\n"
			"      review: {upheld: 10, corrected: 1, other: 0, pending: 0, total: 11}\n"
			"      direct: {upheld: 3}\n"
			"  texts:\n"
			"    cover:\n"
			"      org: 某局\n"),
		"%s", bytes);
	cr_expect(strstr(bytes, "      lead: |\n        2023年，复议11件。\n        第二段。\n"),
		"%s", bytes);
	cr_expect_str_eq(twice, bytes);
	report_free(again);
	report_free(report);
	report_free(last);
	form_free(form);
}

Test(previous, says_what_this_years_cells_had)
{
	static const struct {
		const char *address, *text;
	} cases[] = {
		{"requests.new.natural", "2"},
		{"requests.new.business", "/"},
		{"requests.new.legal", ""},
		{"disputes.review.total", "11"},
		{"overview.lead", "2023年，复议11件。\n第二段。"},
	};
	struct form *form = official_form();
	struct report *last = last_years(form);
	struct report *report = report_new(form);

	report_take_previous(report, previous_from_report(last, ""));
	struct report *copy = report_copy(report);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text = last_at(report, cases[i].address);
		g_autofree char *copied = last_at(copy, cases[i].address);

		cr_expect_str_eq(text, cases[i].text, "%s", cases[i].address);
		cr_expect_str_eq(copied, cases[i].text, "%s", cases[i].address);
	}
	report_take_previous(report, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text = last_at(report, cases[i].address);

		cr_expect_str_eq(text, "", "%s", cases[i].address);
	}
	report_free(copy);
	report_free(report);
	report_free(last);
	form_free(form);
}

Test(previous, is_the_same_as_a_text_of_its_own)
{
	struct form *form = official_form();
	struct report *last = last_years(form);
	struct previous *previous = previous_from_report(last, "");
	struct diagnostics *diagnostics = diagnostics_new();
	g_autofree char *text = previous_text(previous);
	struct previous *again = previous_parse(text, diagnostics);

	cr_assert_not_null(again, "%s", text);
	g_autofree char *twice = previous_text(again);
	cr_expect_str_eq(twice, text);
	cr_expect_null(previous_parse("", diagnostics));
	cr_expect_eq(diagnostics_errors(diagnostics), 0);
	cr_expect_null(previous_parse("- 1\n", diagnostics));
	cr_expect_eq(diagnostics_errors(diagnostics), 1);
	previous_free(again);
	previous_free(previous);
	diagnostics_free(diagnostics);
	report_free(last);
	form_free(form);
}

Test(previous, keeps_cells_the_form_lacks_and_says_so)
{
	static const char text[] = "form: gov-disclosure-2021\n"
				   "previous:\n"
				   "  form: gov-disclosure-2019\n"
				   "  year: 2023\n"
				   "  figures:\n"
				   "    requests:\n"
				   "      gone: {natural: 1, other: 2}\n"
				   "      new: {natural: 7, gone: 8}\n"
				   "    other:\n"
				   "      thing: 3\n";
	struct form *form = official_form();
	struct diagnostics *diagnostics = diagnostics_new();
	struct yaml_tree *tree = yaml_parse("r.yaml", text, strlen(text), diagnostics);
	struct report *report = report_load(form, tree, diagnostics);

	cr_assert_not_null(report);
	cr_assert_eq(diagnostics_count(diagnostics), 1);
	const struct diagnostic *note = diagnostics_get(diagnostics, 0);
	cr_expect_eq(note->level, LEVEL_NOTE);
	cr_expect(note->at.line == 2 && note->at.column == 1);
	cr_expect(strstr(note->text,
			  "requests.gone.natural、requests.gone.other、requests.new.gone等4格"),
		"%s", note->text);
	g_autofree char *bytes = written(report);
	g_autofree char *natural = last_at(report, "requests.new.natural");
	cr_expect(strstr(bytes, strstr(text, "  figures:")), "%s", bytes);
	cr_expect_str_eq(natural, "7");
	report_free(report);
	yaml_tree_free(tree);
	diagnostics_free(diagnostics);
	form_free(form);
}

/* Forms change */

static struct report *yearly_with(const struct form *form, const char *figures)
{
	struct report *report = report_new(form);
	struct diagnostics *diagnostics = diagnostics_new();
	g_autofree char *text = g_strdup_printf("form: f\nfigures:\n  s:\n%s", figures);
	struct previous *previous = previous_parse(text, diagnostics);

	cr_assert_not_null(previous, "%s", text);
	diagnostics_free(diagnostics);
	report_take_previous(report, previous);
	return report;
}

Test(previous, is_found_under_ids_from_before_and_added_up_where_rows_became_one)
{
	static const struct {
		const char *figures, *address, *text;
	} cases[] = {
		{"    left: {a: 5}\n", "s.left.a", "5"},
		{"    rest: {a: 5}\n", "s.left.a", "5"},
		{"    left: {a: 6}\n    rest: {a: 5}\n", "s.left.a", "6"},
		{"    canal: {a: 5}\n", "s.canal.a", "5"},
		{"    main: {a: 3}\n    side: {a: 4}\n", "s.canal.a", "7"},
		{"    main: {a: 3.5}\n    side: {a: 4}\n", "s.canal.a", "7.5"},
		{"    main: {a: 3}\n    side: {a: /}\n", "s.canal.a", "3"},
		{"    main: {a: /}\n    side: {a: /}\n", "s.canal.a", "/"},
		{"    main: {a: 3}\n", "s.canal.a", ""},
		{"    main: {a: 3}\n    side: {a: 约4}\n", "s.canal.a", ""},
		{"    main: {sum: 3}\n    side: {sum: 4}\n", "s.canal.sum", "7"},
		{"    canal: {a: 1}\n    main: {a: 3}\n    side: {a: 4}\n", "s.canal.a", "1"},
	};
	struct form *form = given_form(yearly_form);

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct report *report = yearly_with(form, cases[i].figures);
		g_autofree char *text = last_at(report, cases[i].address);
		g_autoptr(GPtrArray) strays = report_previous_strays(report);

		cr_expect_str_eq(text, cases[i].text, "%s", cases[i].figures);
		cr_expect_eq(strays->len, 0, "%s", cases[i].figures);
		report_free(report);
	}
	form_free(form);
}

Test(previous, has_what_last_years_form_does_not_know_any_more)
{
	struct form *form = given_form(yearly_form);
	static const char text[] = "form: f\nform_digest: abc\n"
				   "s:\n  main: {a: 3}\n  side: {a: 4}\n  said: 一句话\n";
	struct diagnostics *diagnostics = diagnostics_new();
	struct yaml_tree *tree = yaml_parse("r.yaml", text, strlen(text), diagnostics);
	struct report *last = report_load(form, tree, diagnostics);
	struct report *report = report_new(form);

	report_take_previous(report, previous_from_report(last, ""));
	g_autofree char *canal = last_at(report, "s.canal.a");
	cr_expect_str_eq(canal, "7");
	cr_expect_str_eq(previous_find(report->previous, "s.said"), "一句话");
	report_free(report);
	report_free(last);
	yaml_tree_free(tree);
	diagnostics_free(diagnostics);
	form_free(form);
}

Test(previous, has_no_figure_of_a_cell_that_there_is_none)
{
	struct form *form = given_form(yearly_form);
	struct report *last = given_report(form, "form: f\ns:\n  canal: {a: 3}\n");
	struct previous *previous = previous_from_report(last, "");

	cr_expect_str_eq(previous_find(previous, "s.canal.a"), "3");
	cr_expect_null(previous_find(previous, "s.canal.b"));
	previous_free(previous);
	report_free(last);
	form_free(form);
}

Test(previous, writes_each_section_and_row_once_whatever_came_last)
{
	static const char *const addresses[] = {
		"s.x.a", "t.y", "s.z.a", "s.x.b", "u", "t.x.a", "s.w"};
	struct previous *previous = previous_new();
	struct diagnostics *diagnostics = diagnostics_new();

	g_free(previous->form);
	previous->form = g_strdup("f");
	for (size_t i = 0; i < G_N_ELEMENTS(addresses); i++)
		answers_add(previous->figures, addresses[i], "1", (struct position){0});
	g_autofree char *text = previous_text(previous);
	struct previous *again = previous_parse(text, diagnostics);
	cr_expect_str_eq(text,
		"form: f\n"
		"figures:\n"
		"  s:\n"
		"    x: {a: 1, b: 1}\n"
		"    z: {a: 1}\n"
		"    w: 1\n"
		"  t:\n"
		"    \"y\": 1\n"
		"    x: {a: 1}\n"
		"  u: 1\n");
	cr_assert_not_null(again);
	g_autofree char *twice = previous_text(again);
	cr_expect_str_eq(twice, text);
	previous_free(again);
	previous_free(previous);
	diagnostics_free(diagnostics);
}
