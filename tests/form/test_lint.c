/*
 * Lint: each check names what it is for, at its place, and nothing else.
 */

#include "form/forms.h"

#include "form/lint.h"
#include "form/search.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(lint, .timeout = 20);

/* A form whose cells can be put to use, and in which there is nothing to find. */
#define HEAD                                                                                        \
	"form: f\n"                                                                                 \
	"version: 1\n"                                                                              \
	"title: 表\n"                                                                              \
	"cover:\n"                                                                                  \
	"  - {id: year, label: 年度, type: year, required: true, help: 说明}\n"                 \
	"  - {id: level, label: 类别, type: choice, choices: {a: 甲, b: 乙}, required: true}\n" \
	"sections:\n"                                                                               \
	"  - id: s\n"                                                                               \
	"    heading: 一\n"                                                                        \
	"    help: 说明\n"
#define TABLE(columns, rows)                                                                       \
	HEAD "    table:\n"                                                                        \
	     "      columns: " columns "\n"                                                        \
	     "      rows: " rows "\n"
#define ROW "[{id: r, label: 行}]"
#define RULE(text)                                                                                 \
	TABLE("[{id: a, label: 甲}, {id: b, label: 乙, max: 9}]", ROW) "      rules: [" text "]\n"

static const char *const everywhere[] = {
	RULE("{id: x, each: row, require: a >= b}"),
	RULE("{id: x, each: row, require: a = b, within: 1}"),
	RULE("{id: x, each: row, when: cover.level = 'a', require: a = 0}"),
	RULE("{id: x, each: row, require: a > 0 or cover.year < 2020}"),
	RULE("{id: x, each: cell, require: cell <= previous.cell * 10}"),
	RULE("{id: x, each: cell, require: cell > 3 or s.r.a <= 3}"),
	TABLE("[{id: a, label: 甲, max: 60}, {id: t, label: 计, formula: a * 2, max: 100}]", ROW),
	TABLE("[{id: a, label: 甲}, {id: t, label: 计, type: percent, formula: a / (a - 1)}]", ROW),
	TABLE("[{id: a, label: 甲}]", "[{id: r, label: 行, from: 2020, until: 2020}]"),
	TABLE("[{group: 组, id: g, columns: [{id: a, label: 甲}]}, {id: t, label: 计, formula: sum(g)}]",
		ROW),
	TABLE("[{id: a, label: 甲}]", "[{id: r, label: 行, was: q}]"),
	HEAD "    texts: [{id: t, label: 甲}]\n"
	     "rules: [{id: x, each: text, when: cover.level = 'a', figures: "
	     "[{after: 新收, is: cover.year}]}]\n",
	HEAD "    texts: [{id: t, label: 甲}]\n"
	     "rules: [{id: x, each: text, years: {is: cover.year}}]\n",
	HEAD
	"    texts: [{id: t, label: 甲}]\n"
	"rules: [{id: x, each: text, require: \"length(text) > 10 and not mentions(text, '无')\"}]\n",
	HEAD "    texts: [{id: t, label: 甲}]\n"
	     "rules: [{id: x, each: text, require: \"similarity(text, previous.text) < 0.9\"}]\n",
};

Test(lint, is_silent_where_all_can_happen)
{
	for (size_t i = 0; i < G_N_ELEMENTS(everywhere); i++) {
		struct form *form = given_form(everywhere[i]);
		struct diagnostics *diagnostics = diagnostics_new();

		form_lint(form, diagnostics);
		cr_expect_eq(diagnostics_count(diagnostics), 0, "“%s” of:\n%s",
			diagnostics_count(diagnostics) ? diagnostics_get(diagnostics, 0)->text : "",
			everywhere[i]);
		diagnostics_free(diagnostics);
		form_free(form);
	}
}

struct slip {
	const char *text; /* with a ^ where it is */
	enum level level;
	const char *check, *words;
};

/* One thing is found, and it is that. */
static void expect_slip(const struct slip *slip)
{
	g_autofree char *text = g_strdup(slip->text);
	struct position at = take_mark(text);
	struct form *form = given_form(text);
	struct diagnostics *diagnostics = diagnostics_new();

	form_lint(form, diagnostics);
	cr_assert_eq(diagnostics_count(diagnostics), 1, "%zu are found in:\n%s",
		diagnostics_count(diagnostics), text);
	const struct diagnostic *found = diagnostics_get(diagnostics, 0);
	cr_expect_str_eq(found->rule, slip->check, "%s in:\n%s", found->text, text);
	cr_expect_eq(found->level, slip->level, "%s in:\n%s", found->text, text);
	cr_expect(strstr(found->text, slip->words), "“%s” in:\n%s", found->text, text);
	cr_expect(found->at.line == at.line && found->at.column == at.column,
		"“%s” is at %d:%d in:\n%s", found->text, found->at.line, found->at.column,
		slip->text);
	diagnostics_free(diagnostics);
	form_free(form);
}

static void expect_slips(const struct slip *slips, size_t count)
{
	for (size_t i = 0; i < count; i++)
		expect_slip(&slips[i]);
}

Test(lint, names_totals_that_cannot_be_what_they_must)
{
	static const struct slip slips[] = {
		{TABLE("[{id: a, label: 甲, min: 60}, {id: t, label: 计, formula: ^a * 2, max: 100}]",
			 ROW),
			LEVEL_ERROR, "unreachable-total", "总在 120 到 无穷 之间"},
		{TABLE("[{id: a, label: 甲, max: 5}, {id: t, label: 计, formula: ^0 - a - 1}]",
			 ROW),
			LEVEL_ERROR, "unreachable-total", "总在 -6 到 -1 之间"},
		{TABLE("[{id: a, label: 甲}, {id: b, label: 乙, required: false}]",
			 "[{id: r, label: 行}, {id: t, label: 计, formula: ^r + 1, max: 0}]"),
			LEVEL_ERROR, "unreachable-total", "s.t.a 算得的数总在 1 到 无穷 之间"},
		{TABLE("[{id: a, label: 甲}, {id: t, label: 计, formula: ^a / 0}]", ROW),
			LEVEL_ERROR, "no-figure", "s.r.t 永远算不出数来"},
	};

	expect_slips(slips, G_N_ELEMENTS(slips));
}

Test(lint, names_rules_that_always_or_never_hold)
{
	static const struct slip slips[] = {
		{RULE("{id: x, each: row, require: ^a >= 0}"), LEVEL_WARNING, "never-fails",
			"“x”总是成立"},
		{RULE("{id: x, each: row, require: \"^b < 10\"}"), LEVEL_WARNING, "never-fails",
			"总是成立"},
		{RULE("{id: x, each: row, require: ^a + b >= a}"), LEVEL_WARNING, "never-fails",
			"总是成立"},
		{RULE("{id: x, each: row, require: ^b = 20}"), LEVEL_ERROR, "never-passes",
			"在 s.r.b 永远通不过"},
		{RULE("{id: x, each: row, require: ^b = 2.5}"), LEVEL_ERROR, "never-passes",
			"通不过"},
		{RULE("{id: x, each: row, require: ^b > 5 and b < 3}"), LEVEL_ERROR, "never-passes",
			"通不过"},
		{RULE("{id: x, each: row, level: warning, require: ^b = 20}"), LEVEL_WARNING,
			"never-passes", "通不过"},
		{RULE("{id: x, each: row, when: cover.level = 'a', require: ^b = 20}"),
			LEVEL_WARNING, "never-passes", "通不过"},
		{RULE("{id: x, each: row, require: ^b = 20, within: 10}"), LEVEL_ERROR,
			"never-passes", "通不过"},
		{HEAD "    texts: [{id: t, label: 甲}]\n"
		      "rules: [{id: x, each: text, require: ^length(text) >= 0}]\n",
			LEVEL_WARNING, "never-fails", "总是成立"},
		{HEAD "    texts: [{id: t, label: 甲}]\n"
		      "rules: [{id: x, each: text, require: \"^similarity(text, previous.text) <= 1\"}]\n",
			LEVEL_WARNING, "never-fails", "总是成立"},
		{RULE("{id: x, each: row, when: b > 5, require: ^b > 3}"), LEVEL_WARNING,
			"never-fails", "总是成立"},
		{RULE("{id: x, each: cell, require: cell < 5, "
		      "slips: [^{unit: 吨, typed: 公斤, factor: 1000}]}"),
			LEVEL_WARNING, "unused-slip", "没有单位是“吨”的"},
	};

	expect_slips(slips, G_N_ELEMENTS(slips));
}

Test(lint, names_conditions_that_always_or_never_hold)
{
	static const struct slip slips[] = {
		{RULE("{id: x, each: row, when: ^b > 9, require: a = b}"), LEVEL_ERROR,
			"never-applies", "“x”的 when 永远不成立"},
		{RULE("{id: x, each: row, when: ^cover.level = 'a' and cover.level = 'b', "
		      "require: a = b}"),
			LEVEL_ERROR, "never-applies", "永远不成立"},
		{RULE("{id: x, each: row, when: ^cover.year > 0, require: a = b}"), LEVEL_WARNING,
			"always-applies", "“x”的 when 总是成立"},
		{TABLE("[{id: a, label: 甲}]", "[{id: r, label: 行, when: ^cover.year < 1000}]"),
			LEVEL_ERROR, "never-applies", "永远不成立"},
		{TABLE("[{id: a, label: 甲}]",
			 "[{id: r, label: 行, when: \"^cover.level = 'a' or cover.level = 'b'\"}]"),
			LEVEL_WARNING, "always-applies", "总是成立"},
		{TABLE("[{id: a, label: 甲}]", "[{id: r, label: 行, from: 2022, until: ^2021}]"),
			LEVEL_ERROR, "never-applies", "不能同时成立"},
		{TABLE("[{id: a, label: 甲}]",
			 "[{group: 组, from: 2022, rows: [{id: r, label: 行, until: ^2021}]}]"),
			LEVEL_ERROR, "never-applies", "“2022年起”与“到2021年为止”永远不能同时成立"},
		{TABLE("[{id: a, label: 甲}]",
			 "[{id: q, label: 行, until: 2021}, "
			 "{id: r, label: 行, from: 2022, until: ^2021}]"),
			LEVEL_ERROR, "never-applies", "不能同时成立"},
	};

	expect_slips(slips, G_N_ELEMENTS(slips));
}

Test(lint, names_what_leads_nowhere_and_what_lacks_help)
{
	static const struct slip slips[] = {
		{TABLE("[^{group: 组, id: g, columns: [{id: a, label: 甲}]}]", ROW), LEVEL_NOTE,
			"unused-id", "“g”没有公式用到"},
		{TABLE("[{id: a, label: 甲}]", "[{id: q, label: 行}, ^{id: r, label: 行, was: q}]"),
			LEVEL_WARNING, "unused-was", "还有“q”这一行"},
		{TABLE("[{id: a, label: 甲}]", ROW) "paper: {sign: [^填表人，审核人]}\n",
			LEVEL_WARNING, "one-word", "是一个词"},
		{TABLE("[{id: a, label: 甲}]", "[{id: q, label: 行}, ^{id: r, label: \"\"}]"),
			LEVEL_WARNING, "no-label", "“r”没有名称"},
		{TABLE("[{id: a, label: 甲}, ^{id: b, label: 乙, was: a}]", ROW), LEVEL_WARNING,
			"unused-was", "还有“a”这一列"},
		{HEAD "    texts: [{id: t, label: 甲}, ^{id: u, label: 乙, was: t}]\n",
			LEVEL_WARNING, "unused-was", "还有“s.t”这一格"},
		{TABLE("[{id: a, label: 甲}]", ROW) "      previous: {^q + r: r}\n", LEVEL_WARNING,
			"unused-previous", "今年的“r”只接着它一个"},
		{TABLE("[{id: a, label: 甲}]", ROW) "previous: {^s.r.a: s.r.a}\n", LEVEL_WARNING,
			"unused-previous", "不起作用"},
		{HEAD "    texts: [^{id: t, label: 甲, required: true}]\n", LEVEL_WARNING,
			"no-help", "s.t 必须填写"},
		{HEAD "  - ^id: n\n    heading: 二\n    texts: [{id: t, label: 甲}]\n", LEVEL_NOTE,
			"no-help", "没有一处 help"},
	};

	expect_slips(slips, G_N_ELEMENTS(slips));
}

Test(lint, finds_no_error_in_the_forms_that_are_shipped)
{
	static const char *const names[] = {
		"foia-annual", "gov-disclosure-2019", "gov-disclosure-2021"};

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *name = g_strdup_printf("forms/%s.yaml", names[i]);
		g_autofree char *path = source_path(name);
		struct diagnostics *diagnostics = diagnostics_new();
		struct form *form = form_load_file(path, diagnostics);

		cr_assert_not_null(form, "%s", name);
		form_lint(form, diagnostics);
		cr_expect_eq(diagnostics_errors(diagnostics), 0, "%s", name);
		diagnostics_free(diagnostics);
		form_free(form);
	}
}
