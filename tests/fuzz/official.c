#include "fuzz/official.h"

#include "form/search.h"

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

const struct form *fuzz_official(void)
{
	static const struct form *form;

	if (!form)
		form = load_official();
	return form;
}
