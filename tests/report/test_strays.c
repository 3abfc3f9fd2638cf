/*
 * A form is edited and a report from before is opened: what differs is said, and
 * nothing is lost.
 */

#include "report/file.h"
#include "report/reports.h"
#include "report/strays.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(strays, .timeout = 20);

static const char form_text[] = "form: f\n"
				"version: 2\n"
				"title: 表\n"
				"cover:\n"
				"  - {id: org, label: 单位}\n"
				"  - {id: phone, label: 电话}\n"
				"sections:\n"
				"  - id: s\n"
				"    heading: 一\n"
				"    table:\n"
				"      cell: {type: count}\n"
				"      columns: [{id: a, label: 甲}, {id: b, label: 乙}]\n"
				"      rows: [{id: x, label: 子}, {id: w, label: 丑}]\n";

static const char older[] = "# 表\n"
			    "form: f\n"
			    "form_version: 1\n"
			    "form_digest: abc\n"
			    "status: draft\n"
			    "cover:\n"
			    "  org: 某局\n"
			    "  phone: ~\n"
			    "  fax: 传真\n"
			    "s:\n"
			    "  x: {a: 1, b: ~, c: 3}\n"
			    "  w: {a: ~, b: 2}\n"
			    "  z: {a: 5, b: 约6}\n"
			    "  said: |\n"
			    "    第一\n"
			    "    第二\n"
			    "t:\n"
			    "  x: {a: 7}\n"
			    "notes:\n"
			    "  s.x: 有的\n"
			    "  s.z: 没有了的\n"
			    "reasons: []\n"
			    "remarks: []\n"
			    "history: []\n";

static struct report *loaded(
	const struct form *form, const char *text, struct diagnostics *diagnostics)
{
	struct yaml_tree *tree = yaml_parse("r.yaml", text, strlen(text), diagnostics);
	struct report *report = tree ? report_load(form, tree, diagnostics) : NULL;

	yaml_tree_free(tree);
	return report;
}

static bool says(const struct diagnostics *diagnostics, int line, const char *words)
{
	for (size_t i = 0; i < diagnostics_count(diagnostics); i++) {
		const struct diagnostic *diagnostic = diagnostics_get(diagnostics, i);

		if (diagnostic->at.line == line && diagnostic->level == LEVEL_NOTE &&
			strstr(diagnostic->text, words))
			return true;
	}
	return false;
}

Test(strays, are_named_where_they_stand)
{
	static const struct {
		int line;
		const char *words;
	} cases[] = {{3, "第1版"}, {4, "有过改动"}, {9, "“fax”"}, {11, "“c”"}, {13, "“z”"},
		{14, "“said”"}, {17, "“t”"}, {21, "“s.z”"}};
	struct form *form = given_form(form_text);
	struct diagnostics *diagnostics = diagnostics_new();
	struct report *report = loaded(form, older, diagnostics);

	cr_assert_not_null(report);
	cr_expect_eq(diagnostics_errors(diagnostics), 0);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		cr_expect(says(diagnostics, cases[i].line, cases[i].words), "%d %s", cases[i].line,
			cases[i].words);
	cr_expect_eq(diagnostics_count(diagnostics), G_N_ELEMENTS(cases));
	report_free(report);
	diagnostics_free(diagnostics);
	form_free(form);
}

Test(strays, are_written_back_as_they_were)
{
	struct form *form = given_form(form_text);
	struct diagnostics *diagnostics = diagnostics_new();
	struct report *report = loaded(form, older, diagnostics);
	struct report *copy = report_copy(report);
	g_autofree char *bytes = written(report);
	g_autofree char *of_copy = written(copy);

	cr_expect_str_eq(bytes, older);
	cr_expect_str_eq(of_copy, older);
	report_free(copy);
	report_free(report);
	diagnostics_free(diagnostics);
	form_free(form);
}

Test(strays, are_slips_when_the_form_is_the_same)
{
	struct form *form = given_form(form_text);
	struct diagnostics *diagnostics = diagnostics_new();
	g_autoptr(GString) text = g_string_new(older);

	g_string_replace(text, "abc", form_digest(form), 0);
	cr_expect_null(loaded(form, text->str, diagnostics));
	cr_expect_eq(diagnostics_errors(diagnostics), 6);
	diagnostics_free(diagnostics);
	form_free(form);
}

Test(strays, are_none_when_the_edited_form_only_grew)
{
	struct form *form = given_form(form_text);
	struct diagnostics *diagnostics = diagnostics_new();
	struct report *report = loaded(form,
		"form: f\nform_version: 1\nform_digest: abc\n"
		"cover: {org: 某局}\ns:\n  x: {a: 1}\n",
		diagnostics);

	cr_assert_not_null(report);
	cr_expect_null(report->strays);
	cr_expect(says(diagnostics, 1, "cover.phone、s.x.b、s.w.a等4格"));
	g_autofree char *bytes = written(report);
	cr_expect(strstr(bytes, form_digest(form)));
	cr_expect(strstr(bytes, "form_version: 2\n"));
	report_free(report);
	diagnostics_free(diagnostics);
	form_free(form);
}

Test(strays, that_no_address_leads_to_are_refused)
{
	static const struct {
		const char *text, *words;
	} cases[] = {
		{"t: [1]\n", "t 应是一个值"},
		{"t:\n  x: {a: {b: 1}}\n", "t.x.a 应是一个值"},
		{"s:\n  z: {a: [1]}\n", "s.z.a 应是一个值"},
		{"s:\n  new: 1\n", "这一行应写成"},
		{"cover: {org: {a: 1}}\n", "应是一个值"},
		{"a.b: 1\n", "没有这一节"},
		{"s:\n  rest: {a: 1}\n  left: {a: 2}\n", "写了两次"},
	};
	struct form *form = given_form(yearly_form);

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct diagnostics *diagnostics = diagnostics_new();
		g_autofree char *text =
			g_strconcat("form: f\nform_digest: abc\n", cases[i].text, NULL);
		bool said = false;

		cr_expect_null(loaded(form, text, diagnostics), "%s", text);
		for (size_t d = 0; d < diagnostics_count(diagnostics); d++)
			said |= strstr(diagnostics_get(diagnostics, d)->text, cases[i].words) !=
				NULL;
		cr_expect(said, "%s", text);
		diagnostics_free(diagnostics);
	}
	form_free(form);
}

/* Cells under another id */

static bool at_is(const struct report *report, const char *address, const char *text)
{
	g_autofree char *there = shown(report, address);

	return strcmp(there, text) == 0;
}

Test(strays, are_none_where_a_cell_was_called_otherwise)
{
	struct form *form = given_form(yearly_form);
	struct diagnostics *diagnostics = diagnostics_new();
	struct report *report = loaded(form,
		"form: f\nform_digest: abc\n"
		"s:\n  rest: {a: 5, b: 6, c: 7}\n"
		"notes: {s.rest.a: 说明}\n",
		diagnostics);

	cr_assert_not_null(report);
	cr_expect(at_is(report, "s.left.a", "5"));
	cr_expect(at_is(report, "s.left.sum", "11"));
	cr_expect_str_eq(report_note(report, "s.left.a"), "说明");
	cr_expect(says(diagnostics, 4, "“c”"));
	g_autofree char *bytes = written(report);
	cr_expect(strstr(bytes, "  left: {a: 5, b: 6, sum: 11}\n"), "%s", bytes);
	cr_expect(strstr(bytes, "  rest: {c: 7}\n"), "%s", bytes);
	report_free(report);
	diagnostics_free(diagnostics);
	form_free(form);
}

Test(strays, do_not_take_the_place_of_what_has_its_name_now)
{
	struct form *form = given_form(yearly_form);
	struct diagnostics *diagnostics = diagnostics_new();
	struct report *report = loaded(form,
		"form: f\nform_digest: abc\ns:\n  left: {a: 1, b: 2}\n  rest: {a: 5, b: 6}\n",
		diagnostics);

	cr_assert_not_null(report);
	cr_expect(at_is(report, "s.left.a", "1"));
	g_autofree char *bytes = written(report);
	cr_expect(strstr(bytes, "  rest: {a: 5, b: 6}\n"), "%s", bytes);
	report_free(report);
	diagnostics_free(diagnostics);
	form_free(form);
}

Test(strays, stand_where_the_form_has_no_cell_any_more)
{
	struct form *form = given_form(yearly_form);
	struct diagnostics *diagnostics = diagnostics_new();
	struct report *report =
		loaded(form, "form: f\nform_digest: abc\ns:\n  canal: {a: 1, b: 2}\n", diagnostics);

	cr_assert_not_null(report);
	g_autofree char *bytes = written(report);
	cr_expect(strstr(bytes, "  canal: {a: 1, sum: 1, b: 2}\n"), "%s", bytes);
	report_free(report);
	diagnostics_free(diagnostics);
	form_free(form);
}
