#include "check/example.h"

#include "base/language.h"
#include "check/checker.h"
#include "report/previous.h"

#include <string.h>

/* The rule under which an example that does not hold is named. */
static const char rule_id[] = "example";

/* The report */

/* What last year's file says: figures and texts apart, as it keeps them. */
static struct previous *make_previous(const struct form *form, const struct form_example *example)
{
	struct previous *previous = previous_new();

	g_free(previous->form);
	previous->form = g_strdup(form->id);
	previous->version = form->version;
	for (size_t i = 0; i < example->previous_count; i++) {
		const struct form_cell *cell = form_cell(form, example->previous[i].cell);
		bool figure = cell_type_row(cell->spec->type)->figure;

		answers_add(figure ? previous->figures : previous->texts, cell->address,
			example->previous[i].text, (struct position){0});
		if (example->previous[i].cell == form->year_cell) {
			g_free(previous->year);
			previous->year = g_strdup(example->previous[i].text);
		}
	}
	return previous;
}

static struct report *make_report(const struct form *form, const struct form_example *example)
{
	struct report *report = report_new(form);
	const cell_index *unused;

	for (size_t i = 0; i < example->set_count; i++) {
		const struct example_value *value = &example->set[i];

		if (!form_cell_is_computed(form_cell(form, value->cell)))
			report_set(report, value->cell, value->text, &unused);
	}
	/* figures a file states are held against what is computed from all others */
	for (size_t i = 0; i < example->set_count; i++) {
		const struct example_value *value = &example->set[i];

		if (form_cell_is_computed(form_cell(form, value->cell)))
			report_state(report, value->cell, value->text);
	}
	if (example->previous_count > 0)
		report_take_previous(report, make_previous(form, example));
	return report;
}

/* What fails */

static void finding_free(gpointer finding)
{
	finding_release(finding);
	g_free(finding);
}

/* All that fails but blanks and notes; of struct finding *. Free with g_ptr_array_unref. */
static GPtrArray *list_failures(const struct checker *checker)
{
	GPtrArray *failures = g_ptr_array_new_with_free_func(finding_free);
	g_autoptr(GArray) slots = checker_list(checker);

	for (guint i = 0; i < slots->len; i++) {
		size_t slot = g_array_index(slots, size_t, i);

		if (!checker_is_problem(checker, slot))
			continue;
		struct finding *finding = g_new(struct finding, 1);
		checker_finding(checker, slot, finding);
		g_ptr_array_add(failures, finding);
	}
	return failures;
}

/* How well a failure fits what is expected. */
enum fit {
	FIT_NOT,
	FIT_NAMED, /* it names the cell, or no cell is asked for */
	FIT_OWN,   /* it is the cell's own */
};

static enum fit fit_of(const struct finding *failure, const struct example_finding *expected)
{
	if (strcmp(failure->rule, expected->rule) != 0)
		return FIT_NOT;
	if (failure->cell == expected->cell)
		return FIT_OWN;
	return expected->cell == CELL_NONE || finding_names(failure, expected->cell) ? FIT_NAMED
										     : FIT_NOT;
}

/* The failure that is meant, or NULL: one of the cell's own, else the only one that names it. */
static struct finding *find_failure(
	const GPtrArray *failures, const struct example_finding *expected)
{
	struct finding *found = NULL;
	guint count = 0;

	for (guint i = 0; i < failures->len; i++) {
		struct finding *failure = g_ptr_array_index(failures, i);
		enum fit fit = fit_of(failure, expected);

		if (fit == FIT_OWN)
			return failure;
		if (fit == FIT_NAMED) {
			found = failure;
			count++;
		}
	}
	return count == 1 ? found : NULL;
}

/* Saying it */

static void say_missing(const struct form *form, const struct form_example *example,
	const struct example_finding *expected, struct diagnostics *diagnostics)
{
	diagnostics_add(diagnostics, form->path, expected->at, LEVEL_ERROR, rule_id,
		_("例子「%s」：应有 %s，没有查出来"), example->name, expected->text);
}

static void say_unexpected(const struct form *form, const struct form_example *example,
	const struct finding *failure, struct diagnostics *diagnostics)
{
	diagnostics_add(diagnostics, form->path, example->at, LEVEL_ERROR, rule_id,
		_("例子「%s」：查出了没有写的 %s@%s：%s"), example->name, failure->rule,
		form_cell(form, failure->cell)->address, failure->message);
}

/* Holds one list against the other; what is expected takes its failure away. */
static void compare(const struct form *form, const struct form_example *example,
	GPtrArray *failures, struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < example->finding_count; i++) {
		struct finding *failure = find_failure(failures, &example->findings[i]);

		if (failure)
			g_ptr_array_remove(failures, failure);
		else
			say_missing(form, example, &example->findings[i], diagnostics);
	}
	for (guint i = 0; i < failures->len; i++)
		say_unexpected(form, example, g_ptr_array_index(failures, i), diagnostics);
}

bool example_run(const struct form *form, const struct form_example *example,
	struct diagnostics *diagnostics)
{
	size_t errors = diagnostics_errors(diagnostics);
	struct report *report = make_report(form, example);
	struct checker *checker = checker_new(report);
	g_autoptr(GPtrArray) failures = list_failures(checker);

	compare(form, example, failures, diagnostics);
	g_ptr_array_set_size(failures, 0); /* they borrow from the checker */
	checker_free(checker);
	report_free(report);
	return diagnostics_errors(diagnostics) == errors;
}
