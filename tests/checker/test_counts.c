/*
 * Counts: kept while figures change, and always those of a checker that begins
 * anew.
 */

#include "check/checker.h"
#include "report/reports.h"

#include <criterion/criterion.h>

TestSuite(counts, .timeout = 60);

static void expect_section(struct section_count a, struct section_count b, const char *section)
{
	cr_expect_eq(a.required, b.required, "%s", section);
	cr_expect_eq(a.blanks, b.blanks, "%s: %zu, %zu", section, a.blanks, b.blanks);
	cr_expect_eq(a.errors, b.errors, "%s: %zu, %zu", section, a.errors, b.errors);
	cr_expect_eq(a.warnings, b.warnings, "%s", section);
}

static void expect_same(const struct checker *kept, const struct report *report)
{
	struct checker *fresh = checker_new(report);

	for (size_t slot = 0; slot < checker_slots(fresh); slot++)
		cr_expect_eq(
			checker_state(kept, slot), checker_state(fresh, slot), "slot %zu", slot);
	for (int s = 0; s < report->form->section_count; s++)
		expect_section(checker_section(kept, s), checker_section(fresh, s),
			report->form->sections[s].id);
	checker_free(fresh);
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
