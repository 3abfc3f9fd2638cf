/*
 * Measures of what leaves the program: a report saved, and its copy printed. The disk
 * is left out of it: a file is written and given its name, but not waited for.
 */

#include "measure.h"

#include "inputs.h"
#include "print/print.h"
#include "report/file.h"
#include <glib/gstdio.h>
#include <stdio.h>

enum { ROUNDS = 100 };

static bool put(const GString *bytes, const char *path)
{
	return g_file_set_contents_full(
		path, bytes->str, (gssize)bytes->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

static bool save_once(const struct report *report, const char *path)
{
	g_autoptr(GString) bytes = g_string_new(NULL);
	g_autofree char *temporary = g_strconcat(path, ".new", NULL);

	report_write(report, bytes);
	return put(bytes, temporary) && g_rename(temporary, path) == 0;
}

static bool print_once(const struct report *report)
{
	g_autoptr(GString) pages = g_string_new(NULL);
	struct print_options options = print_options_default();
	struct document *document = document_new(report);
	bool good = print_text(document, &options, pages);

	document_free(document);
	return good;
}

static bool take_turns(
	const struct report *report, struct comparison *save, struct comparison *print)
{
	g_autofree char *folder = g_dir_make_tmp("bench-XXXXXX", NULL);
	g_autofree char *path = folder ? g_build_filename(folder, "report.yaml", NULL) : NULL;
	bool good = folder != NULL;

	for (int i = 0; i < ROUNDS && good; i++) {
		gint64 begun = g_get_monotonic_time();
		good = save_once(report, path);
		gint64 between = g_get_monotonic_time();
		good = print_once(report) && good;
		gint64 ended = g_get_monotonic_time();
		samples_add(&save->program, (double)(between - begun) / 1000);
		samples_add(&print->program, (double)(ended - between) / 1000);
	}
	if (folder) {
		g_unlink(path);
		g_rmdir(folder);
	}
	return good;
}

bool measure_output(
	const struct subjects *subjects, struct comparison *save, struct comparison *print)
{
	struct bytes bytes = {0};
	struct form *form = load_form(subjects->form);
	struct report *report = form && bytes_read(subjects->report, &bytes)
		? load_with_last_year(form, &bytes)
		: NULL;
	bool good = report && take_turns(report, save, print);

	if (!good)
		fprintf(stderr, "bench: %s is not saved or printed\n", subjects->report);
	g_free(bytes.text);
	report_free(report);
	g_clear_pointer(&form, form_free);
	return good;
}
