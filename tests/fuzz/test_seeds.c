/*
 * The seeds of the fuzzers, each through its target once.
 *
 * An input that breaks something ends the test; the last line on standard error
 * names it.
 */

#include "fuzz/targets.h"

#include "form/forms.h"

#include <criterion/criterion.h>

TestSuite(seeds, .timeout = 60);

/* Each file of seeds/NAME. */
static void feed(const char *name, void (*target)(const char *bytes, size_t length))
{
	g_autofree char *relative = g_build_filename("tests/fuzz/seeds", name, NULL);
	g_autofree char *directory = source_path(relative);
	GDir *dir = g_dir_open(directory, 0, NULL);
	const char *seed;
	size_t count = 0;

	cr_assert_not_null(dir, "%s", directory);
	while ((seed = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(directory, seed, NULL), *bytes = NULL;
		gsize length;

		cr_assert(g_file_get_contents(path, &bytes, &length, NULL), "%s", path);
		g_printerr("# %s/%s\n", name, seed);
		target(bytes, length);
		count++;
	}
	g_dir_close(dir);
	cr_expect_gt(count, 0, "no seeds in %s", directory);
}

Test(seeds, of_forms_keep_every_promise)
{
	feed("form", fuzz_form);
}

Test(seeds, of_reports_keep_every_promise)
{
	feed("report", fuzz_report);
}

Test(seeds, of_formulas_keep_every_promise)
{
	feed("formula", fuzz_formula);
}

Test(seeds, of_pastes_keep_every_promise)
{
	feed("paste", fuzz_paste);
}
