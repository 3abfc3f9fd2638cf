/*
 * Measures of what leaves the program: a report saved, its copy printed, and many
 * printed in one call. The disk is left out of it: a file is written and given its
 * name, but not waited for.
 */

#include "measure.h"

#include "inputs.h"
#include "print/print.h"
#include "report/file.h"
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	ROUNDS = 100,
	FEW_COPIES = 10,
	MANY_COPIES = 1000,
	CALLS = 3,
	KB_IN_MB = 1024,
};

static bool put(const GString *bytes, const char *path, GFileSetContentsFlags flags)
{
	return g_file_set_contents_full(path, bytes->str, (gssize)bytes->len, flags, 0600, NULL);
}

static bool save_once(const struct report *report, const char *path)
{
	g_autoptr(GString) bytes = g_string_new(NULL);
	g_autofree char *temporary = g_strconcat(path, ".new", NULL);

	report_write(report, bytes);
	return put(bytes, temporary, G_FILE_SET_CONTENTS_CONSISTENT) &&
		g_rename(temporary, path) == 0;
}

/* The copy, and then its bytes alone, into a file that is there. */
static bool print_once(const struct report *report, const char *path, struct comparison *print)
{
	g_autoptr(GString) pages = g_string_new(NULL);
	gint64 begun = g_get_monotonic_time();
	struct print_options options = print_options_default();
	struct document *document = document_new(report);
	bool good =
		print_text(document, &options, pages) && put(pages, path, G_FILE_SET_CONTENTS_NONE);
	document_free(document);
	gint64 between = g_get_monotonic_time();
	good = good && put(pages, path, G_FILE_SET_CONTENTS_NONE);
	gint64 ended = g_get_monotonic_time();
	samples_add(&print->program, (double)(between - begun) / 1000);
	samples_add(&print->floor, (double)(ended - between) / 1000);
	return good;
}

static bool take_turns(
	const struct report *report, struct comparison *save, struct comparison *print)
{
	g_autofree char *folder = g_dir_make_tmp("bench-XXXXXX", NULL);
	g_autofree char *path = folder ? g_build_filename(folder, "report.yaml", NULL) : NULL;
	g_autofree char *copy = folder ? g_build_filename(folder, "copy.txt", NULL) : NULL;
	bool good = folder != NULL;

	for (int i = 0; i < ROUNDS && good; i++) {
		gint64 begun = g_get_monotonic_time();
		good = save_once(report, path);
		samples_add(&save->program, (double)(g_get_monotonic_time() - begun) / 1000);
		good = print_once(report, copy, print) && good;
	}
	if (folder) {
		g_unlink(path);
		g_unlink(copy);
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

/* Many copies. */

/* Becomes the program, printing a report so many times to nowhere. */
static G_GNUC_NORETURN void print_copies(const struct subjects *subjects, int copies)
{
	g_autofree char *forms = g_path_get_dirname(subjects->form);
	char **command = g_new0(char *, (gsize)copies + 3);
	int nowhere = open("/dev/null", O_WRONLY);

	command[0] = (char *)subjects->program;
	command[1] = (char *)"print";
	for (int i = 0; i < copies; i++)
		command[i + 2] = (char *)subjects->report;
	g_setenv("NIANBAO_FORMS", forms, TRUE);
	if (nowhere >= 0 && dup2(nowhere, STDOUT_FILENO) >= 0)
		execv(subjects->program, command);
	_exit(127);
}

/* The most memory that was resident at any time of such a call. */
static bool memory_of_copies(const struct subjects *subjects, int copies, struct samples *memory)
{
	struct rusage usage;
	int status = 0;
	pid_t child = fork();

	if (child == 0)
		print_copies(subjects, copies);
	if (child < 0 || wait4(child, &status, 0, &usage) != child)
		return false;
	samples_add(memory, (double)usage.ru_maxrss / KB_IN_MB);
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool measure_copies(const struct subjects *subjects, struct comparison *memory)
{
	bool good = true;

	for (int i = 0; i < CALLS && good; i++)
		good = memory_of_copies(subjects, FEW_COPIES, &memory->floor) &&
			memory_of_copies(subjects, MANY_COPIES, &memory->program);
	if (!good)
		fprintf(stderr, "bench: %d copies are not printed\n", MANY_COPIES);
	return good;
}
