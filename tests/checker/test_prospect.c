/*
 * What lint calls impossible, against what really happens: formulas made up by chance
 * are held against every report there can be of a few small cells.
 */

#include "form/forms.h"

#include "check/checker.h"
#include "form/prospect.h"

#include <criterion/criterion.h>

TestSuite(prospect, .timeout = 60);

enum { FORMULAS = 1500, LEAST = -2, GREATEST = 3, SEED = 20240131 };

/* Formulas by chance; the deeper, the more often a cell or a number. */

static void add_figure(GString *out, GRand *chance, int depth)
{
	static const char *const leaves[] = {"a", "b", "t", "1", "2", "0.5", "cover.year"};
	static const char *const shapes[] = {"(%s + %s)", "(%s - %s)", "%s * %s", "%s / %s",
		"min(%s, %s)", "max(%s, %s)", "sum(%s, %s)", "if(%s > 1, %s, 1)", "abs(%s - %s)"};
	g_autoptr(GString) left = g_string_new(NULL), right = g_string_new(NULL);

	if (depth == 0 || g_rand_int_range(chance, 0, 3) == 0) {
		g_string_append(out, leaves[g_rand_int_range(chance, 0, G_N_ELEMENTS(leaves))]);
		return;
	}
	add_figure(left, chance, depth - 1);
	add_figure(right, chance, depth - 1);
	const char *shape = shapes[g_rand_int_range(chance, 0, G_N_ELEMENTS(shapes))];
	for (const char *at = shape; *at; at++) {
		if (at[0] == '%' && at[1] == 's') {
			GString *operand = left->len > 0 ? left : right;

			g_string_append(out, operand->str);
			g_string_truncate(operand, 0);
			at++;
		} else {
			g_string_append_c(out, *at);
		}
	}
}

static void add_comparison(GString *out, GRand *chance)
{
	static const char *const relations[] = {" = ", " != ", " < ", " <= ", " > ", " >= "};

	if (g_rand_int_range(chance, 0, 8) == 0) {
		g_string_append(out, "cover.level = 'a'");
		return;
	}
	add_figure(out, chance, 2);
	g_string_append(out, relations[g_rand_int_range(chance, 0, G_N_ELEMENTS(relations))]);
	add_figure(out, chance, 2);
}

static void add_truth(GString *out, GRand *chance)
{
	static const char *const joints[] = {" and ", " or ", " and not "};

	add_comparison(out, chance);
	if (g_rand_int_range(chance, 0, 2) == 0)
		return;
	g_string_append(out, joints[g_rand_int_range(chance, 0, G_N_ELEMENTS(joints))]);
	add_comparison(out, chance);
}

/* A form with one rule, which the loader may well refuse: NULL. */
static struct form *form_by_chance(GRand *chance, GString *text)
{
	g_autoptr(GString) require = g_string_new(NULL), when = g_string_new(NULL);
	struct diagnostics *diagnostics = diagnostics_new();

	add_truth(require, chance);
	if (g_rand_int_range(chance, 0, 3) == 0)
		add_truth(when, chance);
	g_string_printf(text,
		"form: f\nversion: 1\ntitle: 表\n"
		"cover:\n"
		"  - {id: year, label: 年, type: year, required: true}\n"
		"  - {id: level, label: 类, type: choice, choices: {a: 甲, b: 乙}, required: true}\n"
		"sections:\n  - id: s\n    heading: 一\n    table:\n"
		"      cell: {type: integer, min: %d, max: %d}\n"
		"      columns: [{id: a, label: 甲}, {id: b, label: 乙}, "
		"{id: t, label: 计, formula: a + b}]\n"
		"      rows: [{id: r, label: 行}]\n"
		"      rules: [{id: x, each: row, require: \"%s\"%s%s%s}]\n",
		LEAST, GREATEST, require->str, when->len > 0 ? ", when: \"" : "", when->str,
		when->len > 0 ? "\"" : "");
	struct form *form = form_load("f.yaml", text->str, text->len, diagnostics);
	diagnostics_free(diagnostics);
	return form;
}

/* Every report there can be */

static void set_number(struct report *report, const char *address, int number)
{
	g_autofree char *text = g_strdup_printf("%d", number);
	const cell_index *changed;

	report_set(report, form_find(report->form, address), text, &changed);
}

/* Which states the rule has, over all figures the cells can hold: a bit for each. */
static unsigned states_of(const struct form *form)
{
	static const char *const levels[] = {"a", "b"};
	struct report *report = report_new(form);
	const cell_index *changed;
	unsigned states = 0;

	for (int each = 0; each < 4; each++) {
		report_set(report, form_find(form, "cover.level"), levels[each % 2], &changed);
		set_number(report, "cover.year", each < 2 ? 1000 : 2024);
		for (int a = LEAST; a <= GREATEST; a++) {
			for (int b = LEAST; b <= GREATEST; b++) {
				set_number(report, "s.r.a", a);
				set_number(report, "s.r.b", b);
				struct checker *checker = checker_new(report);
				states |= 1u << checker_state(checker, form->cell_count);
				checker_free(checker);
			}
		}
	}
	report_free(report);
	return states;
}

Test(prospect, never_calls_impossible_what_happens)
{
	GRand *chance = g_rand_new_with_seed(SEED);
	g_autoptr(GString) text = g_string_new(NULL);
	size_t proofs = 0, forms = 0;

	for (int i = 0; i < FORMULAS; i++) {
		struct form *form = form_by_chance(chance, text);

		if (!form)
			continue;
		struct bounds *bounds = bounds_new(form);
		struct prospect prospect = prospect_of_instance(form, bounds, &form->instances[0]);
		unsigned states = states_of(form);

		cr_expect(prospect.may_fail || !(states & 1u << FINDING_FAILED),
			"it does fail:\n%s", text->str);
		cr_expect(prospect.may_pass || !(states & 1u << FINDING_PASSED),
			"it does pass:\n%s", text->str);
		proofs += !prospect.may_fail || !prospect.may_pass;
		forms++;
		bounds_free(bounds);
		form_free(form);
	}
	cr_expect_gt(forms, FORMULAS / 2);
	cr_expect_gt(proofs, forms / 20, "%zu proofs of %zu", proofs, forms);
	g_rand_free(chance);
}
