/*
 * Counts: kept while figures change, and always those of a checker that begins
 * anew.
 */

#include "check/checker.h"
#include "report/random_form.h"
#include "report/reports.h"

#include <criterion/criterion.h>

TestSuite(counts, .timeout = 60);

static void expect_section(struct section_count a, struct section_count b, const char *section)
{
	cr_expect_eq(a.required, b.required, "%s", section);
	cr_expect_eq(a.blanks, b.blanks, "%s: %zu, %zu", section, a.blanks, b.blanks);
	cr_expect_eq(a.errors, b.errors, "%s: %zu, %zu", section, a.errors, b.errors);
	cr_expect_eq(a.warnings, b.warnings, "%s: %zu, %zu", section, a.warnings, b.warnings);
}

static void expect_same(const struct checker *kept, const struct report *report)
{
	struct checker *fresh = checker_new(report);

	for (size_t slot = 0; slot < checker_slots(fresh); slot++) {
		cr_expect_eq(
			checker_state(kept, slot), checker_state(fresh, slot), "slot %zu", slot);
		cr_expect_eq(checker_cell(kept, slot), checker_cell(fresh, slot), "slot %zu", slot);
	}
	for (int s = 0; s < report->form->section_count; s++)
		expect_section(checker_section(kept, s), checker_section(fresh, s),
			report->form->sections[s].id);
	checker_free(fresh);
}

/* Counts are those of the findings that are listed, section by section. */
static void expect_counts_of_list(const struct checker *checker, const struct form *form)
{
	g_autofree struct section_count *counts = g_new0(struct section_count, form->section_count);
	g_autoptr(GArray) slots = checker_list(checker);

	for (guint i = 0; i < slots->len; i++) {
		size_t slot = g_array_index(slots, size_t, i);
		struct finding finding;

		cr_assert(checker_finding(checker, slot, &finding));
		struct section_count *count = &counts[form_cell(form, finding.cell)->section];
		cr_expect_eq(finding.cell, checker_cell(checker, slot), "%s", finding.message);
		if (checker_is_problem(checker, slot)) {
			count->errors += finding.level == LEVEL_ERROR;
			count->warnings += finding.level == LEVEL_WARNING;
		}
		finding_release(&finding);
	}
	for (int s = 0; s < form->section_count; s++) {
		struct section_count kept = checker_section(checker, s);

		cr_expect_eq(
			kept.errors, counts[s].errors, "%zu, %zu", kept.errors, counts[s].errors);
		cr_expect_eq(kept.warnings, counts[s].warnings, "%zu, %zu", kept.warnings,
			counts[s].warnings);
	}
}

/* What a clerk, or a file with stated totals, does to one cell. */
static void edit_randomly(struct report *report, struct checker *checker, unsigned *seed)
{
	cell_index cell = random_below(seed, (unsigned)report->form->cell_count);
	const cell_index *changed = &cell;
	size_t count = 1;

	if (form_cell_is_computed(form_cell(report->form, cell)))
		report_state(report, cell, random_text(seed));
	else
		count = report_set(report, cell, random_text(seed), &changed);
	checker_update(checker, changed, count);
}

Test(counts, equal_those_of_a_fresh_checker_after_any_edit)
{
	struct form *form = official_form();
	struct report *report = report_new(form);
	struct checker *checker = checker_new(report);

	for (unsigned seed = 5, edit = 0; edit < 2000; edit++) {
		edit_randomly(report, checker, &seed);
		if (edit % 5 == 0)
			expect_same(checker, report);
	}
	checker_free(checker);
	report_free(report);
	form_free(form);
}

/* Texts, years and choices as well, so that every condition flips now and then. */
static void edit_cover_randomly(struct report *report, struct checker *checker, unsigned *seed)
{
	static const char *const covers[] = {
		"a", "b", "2022", "2023", "2024", "", "/", "未收费", "收到3件"};
	cell_index cell = random_below(seed, 4); /* year, level, and the two texts behind them */
	const cell_index *changed;
	size_t count = report_set(
		report, cell, covers[random_below(seed, G_N_ELEMENTS(covers))], &changed);

	checker_update(checker, changed, count);
}

Test(counts, equal_those_of_a_fresh_checker_on_forms_made_up_by_chance)
{
	for (unsigned seed = 3, round = 0; round < 40; round++) {
		struct form *form = random_form(&seed);
		struct report *report = report_new(form);
		struct checker *checker = checker_new(report);

		for (int edit = 0; edit < 60; edit++) {
			if (random_below(&seed, 3) == 0)
				edit_cover_randomly(report, checker, &seed);
			else
				edit_randomly(report, checker, &seed);
			expect_same(checker, report);
			expect_counts_of_list(checker, form);
		}
		checker_free(checker);
		report_free(report);
		form_free(form);
	}
}

Test(counts, begin_with_all_that_is_required_blank)
{
	struct form *form = official_form();
	struct report *report = report_new(form);
	struct checker *checker = checker_new(report);
	struct section_count total = checker_total(checker);

	/* all typed cells but the optional overview.lead; the preamble has a default */
	cr_expect_eq(total.required, form->cell_count - form->computed_count - 1);
	cr_expect_eq(total.blanks, total.required - 1);
	cr_expect_eq(section_count_filled(total), 1);
	cr_expect_eq(total.errors, 0);
	cr_expect_eq(total.warnings, 0);
	checker_free(checker);
	report_free(report);
	form_free(form);
}
