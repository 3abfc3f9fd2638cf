#include "fuzz/promises.h"

#include "check/checker.h"
#include "check/example.h"
#include "form/lint.h"
#include "form/revision.h"
#include "report/file.h"
#include "report/previous.h"
#include "yaml/tree.h"

enum {
	MOST_CELLS = 2000, /* more of them only take longer */
};

void promise_reasons(bool accepted, struct diagnostics *diagnostics)
{
	g_assert_cmpint(accepted, ==, diagnostics_errors(diagnostics) == 0);
	for (size_t i = 0; i < diagnostics_count(diagnostics); i++) {
		g_autofree char *line = diagnostic_format(diagnostics_get(diagnostics, i));

		g_assert_true(g_utf8_validate(line, -1, NULL));
	}
	diagnostics_free(diagnostics);
}

static GString *saved(const struct report *report)
{
	GString *bytes = g_string_new(NULL);

	report_write(report, bytes);
	return bytes;
}

void promise_stable(const struct report *report)
{
	struct diagnostics *diagnostics = diagnostics_new();
	g_autoptr(GString) first = saved(report);
	struct yaml_tree *tree = yaml_parse("saved", first->str, first->len, diagnostics);
	struct report *again = tree ? report_load(report->form, tree, diagnostics) : NULL;

	for (size_t i = 0; i < diagnostics_count(diagnostics); i++) {
		g_autofree char *line = diagnostic_format(diagnostics_get(diagnostics, i));

		if (diagnostics_get(diagnostics, i)->level == LEVEL_ERROR)
			g_assert_cmpstr(line, ==, first->str);
	}
	g_assert_nonnull(again);
	g_autoptr(GString) second = saved(again);
	g_assert_cmpstr(first->str, ==, second->str);
	report_free(again);
	yaml_tree_free(tree);
	diagnostics_free(diagnostics);
}

void promise_findings(const struct report *report)
{
	struct checker *checker = checker_new(report);
	g_autoptr(GArray) slots = checker_list(checker);

	for (guint i = 0; i < slots->len; i++) {
		struct finding finding;
		size_t slot = g_array_index(slots, size_t, i);

		if (!checker_finding(checker, slot, &finding))
			continue;
		g_assert_nonnull(finding.message);
		g_assert_true(g_utf8_validate(finding.message, -1, NULL));
		g_assert_cmpuint(checker_cell(checker, slot), <, report->form->cell_count);
		finding_release(&finding);
	}
	checker_free(checker);
}

void promise_taken_in(const struct report *last)
{
	struct report *report = report_new(last->form);
	struct diagnostics *diagnostics = diagnostics_new();
	struct previous *copy = previous_from_report(last, "");
	g_autofree char *text = previous_text(copy);
	struct previous *again = previous_parse(text, diagnostics);

	g_assert_nonnull(again);
	g_autofree char *twice = previous_text(again);
	g_assert_cmpstr(twice, ==, text);
	report_take_previous(report, again);
	promise_findings(report);
	promise_stable(report);
	previous_free(copy);
	report_free(report);
	diagnostics_free(diagnostics);
}

static void promise_settled(struct report *report)
{
	size_t cells = report->form->cell_count;
	g_autofree struct value *before = g_memdup2(report->computed, cells * sizeof *before);

	report_recalculate(report);
	for (size_t i = 0; i < cells; i++)
		g_assert_true(value_equal(&before[i], &report->computed[i]));
}

/* What is put into cells one after the other, whatever they are for. */
static const char *const texts[] = {
	"3",
	"0",
	"/",
	"999999999999999999",
	"-4",
	"0.000000000000000001",
	"2024",
	"2025-01-24",
	"约20",
	"",
	"2024年1月1日至12月31日，新收申请3件，比2023年增加1件，未收到举报。\n《2019年办法》{cover.year}",
};

static void fill(struct report *report, size_t from)
{
	const cell_index *changed;

	for (cell_index cell = 0; cell < report->form->cell_count; cell++) {
		const struct form_cell *definition = form_cell(report->form, cell);
		bool prose = definition->spec->type == TYPE_TEXT;
		size_t choice = prose ? G_N_ELEMENTS(texts) - 1 : cell + from;

		if (!form_cell_is_computed(definition))
			report_set(report, cell, texts[choice % G_N_ELEMENTS(texts)], &changed);
	}
}

/* Last year's report is made of the same texts, each in another place. */
static void give_last_year(struct report *report)
{
	struct report *last = report_new(report->form);

	fill(last, 1);
	report_take_previous(report, previous_from_report(last, ""));
	report_free(last);
}

static void promise_all(struct report *report)
{
	promise_settled(report);
	promise_findings(report);
	promise_stable(report);
}

void promise_report_on(const struct form *form)
{
	if (form->cell_count > MOST_CELLS)
		return;
	struct report *report = report_new(form);
	promise_all(report);
	fill(report, 0);
	promise_all(report);
	give_last_year(report);
	promise_all(report);
	report_free(report);
}

void promise_lint(const struct form *form)
{
	struct diagnostics *diagnostics = diagnostics_new();

	if (form->cell_count <= MOST_CELLS) {
		form_lint_revision(form, form, diagnostics);
		g_assert_cmpuint(diagnostics_errors(diagnostics), ==, 0);
		form_lint(form, diagnostics);
		for (size_t i = 0; i < form->example_count; i++)
			example_run(form, &form->examples[i], diagnostics);
	}
	promise_reasons(diagnostics_errors(diagnostics) == 0, diagnostics);
}
