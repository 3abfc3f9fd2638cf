#include "fuzz/targets.h"

#include "fuzz/official.h"
#include "fuzz/promises.h"
#include "report/file.h"
#include "report/makeshift.h"

/* The report as one whose form is not installed. */
static void look_at(const struct yaml_tree *tree)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct form *form = makeshift_form(tree);
	struct report *report = form ? report_load(form, tree, diagnostics) : NULL;

	if (form)
		promise_reasons(report != NULL, diagnostics);
	else
		diagnostics_free(diagnostics);
	if (report)
		promise_findings(report);
	report_free(report);
	form_free(form);
}

void fuzz_report(const char *bytes, size_t length)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct yaml_tree *tree = yaml_parse("r.yaml", bytes, length, diagnostics);
	const struct yaml_node *id = tree ? report_form_node(tree, diagnostics) : NULL;
	struct report *report = id ? report_load(fuzz_official(), tree, diagnostics) : NULL;

	promise_reasons(report != NULL, diagnostics);
	if (id)
		look_at(tree);
	yaml_tree_free(tree);
	if (report) {
		promise_findings(report);
		promise_stable(report);
		promise_taken_in(report);
	}
	report_free(report);
}
