/*
 * A form against the one before it: what breaks is named, in the file where it is.
 */

#include "form/forms.h"

#include "form/revision.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(revision, .timeout = 20);

static const char *const old_form =
	"form: f\n"
	"version: 3\n"
	"title: 表\n"
	"cover:\n"
	"  - {id: year, label: 年度, type: year}\n"
	"  - {id: level, label: 类别, type: choice, choices: {a: 甲, b: 乙}}\n"
	"sections:\n"
	"  - id: s\n"
	"    heading: 一\n"
	"    texts: [{id: about, label: 概况}]\n"
	"    table:\n"
	"      columns: [{id: a, label: 甲}, {id: b, label: 乙}]\n"
	"      rows: [{id: r, label: 新收}, {id: q, label: 办结}]\n"
	"      rules: [{id: order, each: row, require: b < 9}]\n"
	"  - {id: t, heading: 二, texts: [{id: more, label: 其他}]}\n";

struct revised {
	const char *old, *new; /* in the old form, the one is put in the place of the other */
	bool at_old;           /* it is said of the old file */
	int line, column;
	enum level level;
	const char *check, *words;
};

static const struct revised cases[] = {
	{"id: r, ", "id: n, ", true, 13, 14, LEVEL_ERROR, "gone",
		"s 的行“r”没有了（如果是改叫“n”，请在那里写 was: r）"},
	{"id: r, label: 新收", "id: n, label: 收到", true, 13, 14, LEVEL_ERROR, "gone",
		"s 的行“r”没有了，旧报告里的值没有去处"},
	{"{id: a, label: 甲}, {id: b", "{id: c, label: 甲}, {id: b", true, 12, 17, LEVEL_ERROR,
		"gone", "s 的列“a”没有了（如果是改叫“c”"},
	{"      rules", "      cells: {q.b: none}\n      rules", true, 13, 34, LEVEL_ERROR, "gone",
		"s.q.b 没有了"},
	{"id: about", "id: text", true, 10, 13, LEVEL_ERROR, "gone", "s.about 没有了"},
	{"  - {id: t,", "  - {id: u,", true, 15, 5, LEVEL_ERROR, "gone", "“t”这一节没有了（1格）"},
	{"{id: r, label: 新收}", "{id: r, label: 新收, type: date}", false, 13, 14, LEVEL_ERROR,
		"type-changed", "s.r.a 的类型原来是 count，现在是 date"},
	{"{id: about, ", "{id: about, type: line, ", false, 10, 13, LEVEL_ERROR, "type-changed",
		"原来是 text，现在是 line"},
	{"{id: b, label: 乙}]\n", "{id: b, label: 乙, max: 5}]\n", false, 13, 14, LEVEL_WARNING,
		"narrower", "s.r.b 能填的数比原来少"},
	{"b: 乙}}", "c: 乙}}", false, 6, 5, LEVEL_ERROR, "choice-gone", "原来的选项“b”没有了"},
	{"{id: b, label: 乙}]\n", "{id: b, label: 乙, formula: a}]\n", false, 13, 14, LEVEL_WARNING,
		"now-computed", "s.r.b 原来是填的"},
	{"id: order", "id: sorted", true, 14, 15, LEVEL_WARNING, "rule-gone", "规则“order”没有了"},
	{"version: 4", "version: 3\nbasis: 新", false, 2, 10, LEVEL_ERROR, "version",
		"version 还是 3"},
	{"version: 4", "version: 2", false, 2, 10, LEVEL_ERROR, "version", "比原来的 3 还小"},
	{"      rules", "      previous: {x: r}\n      rules", false, 14, 18, LEVEL_WARNING,
		"unused-previous", "原来的表式里没有“x”"},
};

static struct form *loaded(const char *path, const char *text)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct form *form = form_load(path, text, strlen(text), diagnostics);

	cr_assert_not_null(form, "%s:\n%s", diagnostics_get(diagnostics, 0)->text, text);
	diagnostics_free(diagnostics);
	return form;
}

/* The old form with its version raised, and then one thing altered. Free with g_free. */
static char *revise(const char *old, const char *new)
{
	GString *text = g_string_new(old_form);

	g_string_replace(text, "version: 3", "version: 4", 1);
	cr_assert_eq(g_string_replace(text, old, new, 1), 1, "%s", old);
	return g_string_free(text, FALSE);
}

Test(revision, names_what_breaks)
{
	struct form *old = loaded("old/f.yaml", old_form);

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const struct revised *revised = &cases[i];
		g_autofree char *text = revise(revised->old, revised->new);
		struct form *form = loaded("f.yaml", text);
		struct diagnostics *diagnostics = diagnostics_new();

		form_lint_revision(form, old, diagnostics);
		cr_assert_eq(diagnostics_count(diagnostics), 1, "%zu for %s",
			diagnostics_count(diagnostics), revised->new);
		const struct diagnostic *said = diagnostics_get(diagnostics, 0);
		cr_expect(strstr(said->text, revised->words), "%s", said->text);
		cr_expect_str_eq(said->rule, revised->check);
		cr_expect_eq(said->level, revised->level, "%s", said->text);
		cr_expect_str_eq(said->file, revised->at_old ? "old/f.yaml" : "f.yaml");
		cr_expect(said->at.line == revised->line && said->at.column == revised->column,
			"%d:%d %s", said->at.line, said->at.column, said->text);
		diagnostics_free(diagnostics);
		form_free(form);
	}
	form_free(old);
}

Test(revision, is_silent_about_what_reports_outlive)
{
	static const char *const good[][2] = {
		{"id: r, ", "id: n, was: r, "},
		{"{id: a, label: 甲}, {id: b", "{id: c, was: a, label: 甲}, {id: b"},
		{"id: about", "id: text, was: about"},
		{"rows: [", "rows: [{id: new, label: 新}, "},
		{"b: 乙}}", "b: 乙, c: 丙}}"},
		{"label: 新收", "label: 收到"},
	};
	struct form *old = loaded("old/f.yaml", old_form);

	for (size_t i = 0; i < G_N_ELEMENTS(good); i++) {
		g_autofree char *text = revise(good[i][0], good[i][1]);
		struct form *form = loaded("f.yaml", text);
		struct diagnostics *diagnostics = diagnostics_new();

		form_lint_revision(form, old, diagnostics);
		cr_expect_eq(diagnostics_count(diagnostics), 0, "%s: %s", good[i][1],
			diagnostics_count(diagnostics) ? diagnostics_get(diagnostics, 0)->text
						       : "");
		diagnostics_free(diagnostics);
		form_free(form);
	}
	form_free(old);
}

Test(revision, of_another_form_takes_what_previous_maps)
{
	struct form *old = loaded("old/f.yaml", old_form);
	g_autofree char *text = revise("id: r, label: 新收", "id: n, label: 收到");
	g_autoptr(GString) other = g_string_new(text);

	g_string_replace(other, "form: f\n", "form: g\n", 1);
	struct form *form = loaded("g.yaml", other->str);
	struct diagnostics *diagnostics = diagnostics_new();
	form_lint_revision(form, old, diagnostics);
	cr_assert_eq(diagnostics_count(diagnostics), 1);
	cr_expect_eq(diagnostics_get(diagnostics, 0)->level, LEVEL_WARNING);
	cr_expect(strstr(diagnostics_get(diagnostics, 0)->text, "上年的值没有接上"));
	diagnostics_free(diagnostics);
	form_free(form);

	g_string_replace(other, "      rules", "      previous: {r: n}\n      rules", 1);
	form = loaded("g.yaml", other->str);
	diagnostics = diagnostics_new();
	form_lint_revision(form, old, diagnostics);
	cr_expect_eq(diagnostics_count(diagnostics), 0);
	diagnostics_free(diagnostics);
	form_free(form);
	form_free(old);
}
