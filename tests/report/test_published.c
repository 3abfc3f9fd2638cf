/*
 * Figures as offices published them: the totals that come out of what was typed
 * are those that were stated, on every form.
 */

#include "report/file.h"
#include "report/reports.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(published, .timeout = 20);

/* Reports whose stated totals are all right. */
static const char *const names[] = {"real-00", "real-02", "real-04"};

static struct report_file *published(const char *name)
{
	g_autofree char *path = g_strconcat("tests/data/", name, ".yaml", NULL);

	return source_report(path);
}

static char **lines_of(const char *name, const char *list)
{
	g_autofree char *relative = g_strconcat("tests/data/", name, ".", list, NULL);
	g_autofree char *path = source_path(relative);
	g_autofree char *text = NULL;

	cr_assert(g_file_get_contents(path, &text, NULL, NULL), "%s", path);
	return g_strsplit(g_strchomp(text), "\n", -1);
}

/* A figure without the sign that cells it adds up are blank. */
static char *figure(const struct report *report, const char *address)
{
	char *text = shown(report, address);

	text[strcspn(text, "+")] = '\0';
	return text;
}

static void expect_figures_of(const char *name, const char *list)
{
	struct report_file *file = published(name);
	g_auto(GStrv) lines = lines_of(name, list);

	cr_expect_gt(g_strv_length(lines), 0);
	for (char **line = lines; *line; line++) {
		g_auto(GStrv) sides = g_strsplit(*line, "=", 2);
		g_autofree char *read = figure(file->report, sides[0]);

		if (*sides[1]) /* a total left blank says nothing of the figures */
			cr_expect_str_eq(read, sides[1], "%s: %s, not %s", name, *line, read);
	}
	report_file_free(file);
}

Test(published, figures_are_read_as_they_were_typed)
{
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		expect_figures_of(names[i], "typed");
}

Test(published, totals_are_those_that_were_stated)
{
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		expect_figures_of(names[i], "stated");
}

Test(published, blanks_stay_blank)
{
	struct report_file *file = published("real-04");
	g_autofree char *cell = shown(file->report, "requests.new.research");
	g_autofree char *total = shown(file->report, "requests.new.total");
	g_autofree char *row = shown(file->report, "requests.other_result.total");

	cr_expect_str_eq(cell, "");
	cr_expect_str_eq(total, "859+", "%s", total);
	cr_expect_str_eq(row, "");
	report_file_free(file);
}
