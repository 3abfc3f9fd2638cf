/*
 * Examples of a form, run: those that hold say nothing, those that do not say where.
 */

#include "form/forms.h"

#include "check/example.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(example, .timeout = 20);

#define FORM                                                                                       \
	"form: f\n"                                                                                \
	"version: 1\n"                                                                             \
	"title: 表\n"                                                                             \
	"cover:\n"                                                                                 \
	"  - {id: year, label: 年度, type: year, required: true}\n"                              \
	"  - {id: about, label: 说明, type: text, default: 见表}\n"                            \
	"sections:\n"                                                                              \
	"  - id: s\n"                                                                              \
	"    heading: 一\n"                                                                       \
	"    table:\n"                                                                             \
	"      columns: [{id: a, label: 甲}, {id: b, label: 乙}, "                               \
	"{id: t, label: 计, formula: a + b, rule: row-sum}]\n"                                    \
	"      rows: [{id: r, label: 行}, {id: q, label: 列, carry: previous.r}]\n"              \
	"      rules:\n"                                                                           \
	"        - {id: order, each: row, require: a >= b}\n"                                      \
	"        - {id: jump, each: cell, level: warning, require: cell <= previous.cell * 2}\n"   \
	"        - {id: hint, each: row, level: note, require: a < 100}\n"                         \
	"examples:\n"

static const char *const holding[] = {
	"  - {name: 空}\n",
	"  - {name: 好, set: {s.r.a: 2, s.r.b: 1, s.r.t: 3}}\n",
	"  - {name: 反, set: {s.r.a: 1, s.r.b: 2}, findings: [order@s.r.a]}\n",
	"  - {name: 由另一格指明, set: {s.r.a: 1, s.r.b: 2}, findings: [order@s.r.b]}\n",
	"  - {name: 不指明, set: {s.r.a: 1, s.r.b: 2}, findings: [order]}\n",
	"  - {name: 写错合计, set: {s.r.a: 2, s.r.b: 1, s.r.t: 4}, findings: [row-sum@s.r.t]}\n",
	"  - {name: 不是数, set: {s.r.a: 二}, findings: [type@s.r.a]}\n",
	"  - {name: 猛增, set: {s.r.a: 5}, previous: {s.r.a: 2}, findings: [jump@s.r.a]}\n",
	"  - {name: 没有结转, set: {s.q.b: 2}, previous: {s.r.b: 1}, findings: [carry@s.q.b]}\n",
	"  - {name: 提示不算, set: {s.r.a: 100}}\n",
	"  - name: 两处\n"
	"    set: {s.r.a: 1, s.r.b: 2, s.q.a: 1, s.q.b: 2}\n"
	"    findings: [order@s.q.b, order@s.r.b]\n",
};

Test(example, holds_when_all_that_fails_is_listed)
{
	for (size_t i = 0; i < G_N_ELEMENTS(holding); i++) {
		g_autofree char *text = g_strconcat(FORM, holding[i], NULL);
		struct form *form = given_form(text);
		struct diagnostics *diagnostics = diagnostics_new();

		cr_expect(example_run(form, form->examples, diagnostics), "%s%s", holding[i],
			diagnostics_count(diagnostics) ? diagnostics_get(diagnostics, 0)->text
						       : "");
		cr_expect_eq(diagnostics_count(diagnostics), 0);
		diagnostics_free(diagnostics);
		form_free(form);
	}
}

Test(example, says_what_is_missing_and_what_is_too_much)
{
	static const struct {
		const char *text; /* with a ^ where it is said */
		const char *words;
	} cases[] = {
		{"  - ^{name: 甲, set: {s.r.a: 1, s.r.b: 2}}\n",
			"例子「甲」：查出了没有写的 order@s.r.a：行：a >= b：左边 1，右边 2"},
		{"  - {name: 甲, set: {s.r.a: 2}, findings: [^order@s.r.a]}\n",
			"例子「甲」：应有 order@s.r.a，没有查出来"},
		{"  - {name: 甲, set: {s.r.a: 1, s.r.b: 2}, findings: [order@s.r.b, ^order@s.r.b]}\n",
			"应有 order@s.r.b，没有"},
		{"  - ^{name: 甲, set: {s.r.a: 2, s.r.b: 1, s.r.t: 4}}\n", "row-sum@s.r.t"},
		{"  - ^{name: 甲, set: {s.r.a: 5}, previous: {s.r.a: 2}}\n", "jump@s.r.a"},
		{"  - ^{name: 甲, set: {cover.year: 去年}}\n", "type@cover.year"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text = g_strconcat(FORM, cases[i].text, NULL);
		struct position at = take_mark(text);
		struct form *form = given_form(text);
		struct diagnostics *diagnostics = diagnostics_new();

		cr_expect_not(example_run(form, form->examples, diagnostics));
		cr_assert_eq(diagnostics_count(diagnostics), 1, "%s", cases[i].text);
		const struct diagnostic *said = diagnostics_get(diagnostics, 0);
		cr_expect(strstr(said->text, cases[i].words), "%s", said->text);
		cr_expect_str_eq(said->rule, "example");
		cr_expect_eq(said->level, LEVEL_ERROR);
		cr_expect(said->at.line == at.line && said->at.column == at.column, "%d:%d of %s",
			said->at.line, said->at.column, cases[i].text);
		diagnostics_free(diagnostics);
		form_free(form);
	}
}

Test(example, of_two_findings_that_name_a_cell_takes_none)
{
	struct form *form = given_form(FORM
		"  - {name: 甲, set: {s.r.a: 1, s.r.b: 2, s.q.a: 1, s.q.b: 2}, findings: [order]}\n");
	struct diagnostics *diagnostics = diagnostics_new();

	cr_expect_not(example_run(form, form->examples, diagnostics));
	cr_expect_eq(diagnostics_count(diagnostics), 3, "one missing, two too much");
	diagnostics_free(diagnostics);
	form_free(form);
}
