/*
 * The two sides of a finding, figure by figure.
 */

#include "check/sides.h"
#include "checker/cases.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(sides, .timeout = 30);

/* "name: left | right | difference" a line; a difference of nought reads "平". Free with g_free. */
static char *listed(const GPtrArray *rows)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < rows->len; i++) {
		const struct side_row *row = g_ptr_array_index(rows, i);

		g_string_append_printf(out, "%s%s: %s | %s | %s", i > 0 ? "\n" : "",
			row->name ? row->name : "", row->left, row->right,
			row->is_even ? "平" : row->difference);
	}
	return g_string_free(out, FALSE);
}

Test(sides, show_what_was_added_up_on_each)
{
	static const struct {
		const char *last, *edits, *rule, *rows;
	} cases[] = {
		{NULL, "requests.not_held.natural=0|requests.not_held.business=1", "balance",
			"自然人: 2＋0＝2 | 1＋0＝1 | +1\n"
			"商业企业: 0＋0＝0 | 1＋0＝1 | -1\n"
			"总计: 2＋0＝2 | 2＋0＝2 | 平"},
		{NULL, "requests.not_held.natural=5", "balance", "自然人: 2＋0＝2 | 6＋0＝6 | -4"},
		{"proactive.normative.in_force=30", "proactive.normative.made=1", "in-force",
			"行政规范性文件: 19 | 30＋1－15＝16 | +3"},
		{NULL, "cover.date=2024-01-24", "date", ""},
		{NULL, "disputes.review.total=3", "dispute-sum", ""},
	};
	struct form *form = official_form();
	g_autofree char *bytes = source_bytes("tests/data/full.yaml");

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct report *report = changed_report(form, bytes, cases[i].last, cases[i].edits);
		struct checker *checker = checker_new(report);
		bool found = false;

		for (size_t slot = 0; slot < checker_slots(checker) && !found; slot++) {
			struct finding finding;

			if (checker_state(checker, slot) != FINDING_FAILED ||
				!checker_finding(checker, slot, &finding))
				continue;
			found = strcmp(finding.rule, cases[i].rule) == 0;
			finding_release(&finding);
			if (!found)
				continue;
			g_autoptr(GPtrArray) rows = checker_sides(checker, slot);
			g_autofree char *list = listed(rows);
			cr_expect_str_eq(list, cases[i].rows, "%s:\n%s", cases[i].rule, list);
		}
		cr_expect(found, "%s does not fail", cases[i].rule);
		checker_free(checker);
		report_free(report);
	}
	form_free(form);
}
