#include "fuzz/targets.h"

#include "form/search.h"
#include "fuzz/promises.h"
#include "report/file.h"
#include "report/makeshift.h"

static struct form *load_official(void)
{
	const char *tree = g_getenv("srcdir");
	g_autofree char *path =
		g_build_filename(tree ? tree : ".", "forms", "gov-disclosure-2021.yaml", NULL);
	struct diagnostics *diagnostics = diagnostics_new();
	struct form *form = form_load_file(path, diagnostics);

	if (!form)
		g_error("%s does not load: set srcdir", path);
	diagnostics_free(diagnostics);
	return form;
}

/* Loaded once: it takes a hundred times as long as a small report. */
static const struct form *official(void)
{
	static const struct form *form;

	if (!form)
		form = load_official();
	return form;
}

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
	struct report *report = id ? report_load(official(), tree, diagnostics) : NULL;

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
