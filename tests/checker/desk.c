#include "checker/desk.h"

#include <criterion/criterion.h>

static struct desk desk_of(struct form *form, struct report *report)
{
	return (struct desk){form, report, checker_new(report)};
}

struct desk desk_on(struct form *form)
{
	return desk_of(form, report_new(form));
}

struct desk desk_with(struct form *form, const char *report)
{
	return desk_of(form, given_report(form, report));
}

void desk_release(struct desk *desk)
{
	checker_free(desk->checker);
	report_free(desk->report);
	form_free(desk->form);
}

void put(struct desk *desk, const char *assignments)
{
	g_auto(GStrv) words = g_strsplit(assignments, " ", -1);

	for (char **word = words; *word && **word; word++) {
		g_auto(GStrv) sides = g_strsplit(*word, "=", 2);
		cell_index cell = form_find(desk->form, sides[0]);
		const cell_index *changed;

		cr_assert_neq(cell, CELL_NONE, "%s", sides[0]);
		size_t count = report_set(desk->report, cell, sides[1], &changed);
		checker_update(desk->checker, changed, count);
	}
}

enum finding_state rule_state(const struct desk *desk, size_t instance)
{
	return checker_state(desk->checker, desk->form->cell_count + instance);
}

char *failures(const struct desk *desk)
{
	g_autoptr(GArray) slots = checker_list(desk->checker);
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < slots->len; i++) {
		size_t slot = g_array_index(slots, size_t, i);
		struct finding finding;

		checker_finding(desk->checker, slot, &finding);
		if (finding.state == FINDING_FAILED && !checker_is_blank(desk->checker, slot))
			g_string_append_printf(out, "%s%s@%s", out->len > 0 ? " " : "",
				finding.rule, form_cell(desk->form, finding.cell)->address);
		finding_release(&finding);
	}
	return g_string_free(out, FALSE);
}
