#include "fuzz/targets.h"

#include "form/form.h"
#include "fuzz/promises.h"

void fuzz_form(const char *bytes, size_t length)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct form *form = form_load("f.yaml", bytes, length, diagnostics);

	promise_reasons(form != NULL, diagnostics);
	if (form) {
		promise_report_on(form);
		promise_lint(form);
	}
	form_free(form);
}
