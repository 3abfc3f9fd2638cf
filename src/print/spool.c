#include "print/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/language.h"
#include "base/program.h"
#include "base/write.h"

/* Sheets of A4, and what may be printed on within the margins of half an inch that paps keeps, in
   points. */
enum { SHEET = 595, SHEET_WIDTH = 523, SHEET_HEIGHT = 768 };

enum { INCH = 72, LEAST_LINES_TO_AN_INCH = 6 };

/* Programs */

/* What a program complained of says more than how it ended. */
static void refuse(const char *program, const struct program_result *result, GError **error)
{
	g_autofree char *said = g_strndup(result->errors, strcspn(result->errors, "\n"));

	g_set_error(error, G_SPAWN_ERROR, G_SPAWN_ERROR_FAILED, "%s", *said ? said : program);
}

/* Runs a program on a text, and has what it writes go into a file (NULL: nowhere). */
static bool run(const char *const *argv, FILE *text, FILE *output, GError **error)
{
	const struct program_call call = {.argv = argv, .input_file = text, .output_file = output};
	g_autoptr(GError) cause = NULL;
	struct program_result result;

	if (!program_run(&call, &result, &cause)) {
		if (g_error_matches(cause, G_SPAWN_ERROR, G_SPAWN_ERROR_NOENT))
			g_set_error(error, G_SPAWN_ERROR, G_SPAWN_ERROR_NOENT,
				_("没有 %s 这个程序"), argv[0]);
		else
			g_propagate_error(error, g_steal_pointer(&cause));
		return false;
	}
	bool good = result.good;
	if (!good)
		refuse(argv[0], &result, error);
	program_result_release(&result);
	return good;
}

static bool send(const struct spool_job *job, FILE *text, GError **error)
{
	const char *const to_printer[] = {"lp", "-d", job->printer, "-", NULL};
	const char *const to_usual[] = {"lp", "-", NULL};

	return run(*job->printer ? to_printer : to_usual, text, NULL, error);
}

/* Typeset */

/* Lines to an inch, of which paps takes a whole number, so that a page and a line more stand on a
   sheet. Left to itself it takes one and a half times the size of type for a line, and type that
   small that a page fits in nobody likes to read. */
static int lines_to_an_inch(const struct paper *paper)
{
	int lines = paper->lines > 0 ? paper->lines + 1 : 0;

	return MAX(LEAST_LINES_TO_AN_INCH, (lines * INCH + SHEET_HEIGHT - 1) / SHEET_HEIGHT);
}

/* The size of type, in points: nearly as high as a line, so that what is underlined stays clear of
   the next, if as many columns as the paper has, which take half of it in the font that is used,
   fit on a sheet. */
static double type_size(const struct paper *paper)
{
	return MIN(0.92 * INCH / lines_to_an_inch(paper),
		SHEET_WIDTH / (0.5 * (paper->width + paper->margin)));
}

/* Blanks at the left so that the page stands in the middle of its sheet, in points. */
static int side_of(const struct paper *paper)
{
	return (int)(SHEET - 0.5 * type_size(paper) * (paper->width + paper->margin)) / 2;
}

/* The caller's error, where a file has no room. */
static bool fail(GError **error)
{
	g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno), "%s：%s", g_get_tmp_dir(),
		file_cause(errno));
	return false;
}

static bool typeset_and_send(const struct spool_job *job, FILE *text, GError **error)
{
	char size[G_ASCII_DTOSTR_BUF_SIZE];
	g_autofree char *font = g_strconcat("--font=Noto Sans Mono CJK SC ",
		g_ascii_formatd(size, sizeof size, "%.1f", type_size(job->paper)), NULL);
	g_autofree char *left = g_strdup_printf("--left-margin=%d", side_of(job->paper));
	g_autofree char *lines = g_strdup_printf("--lpi=%d", lines_to_an_inch(job->paper));
	const char *const argv[] = {"paps", "--encoding=UTF-8", "--paper=a4", left,
		"--right-margin=0", lines, font, NULL};
	FILE *pages = tmpfile();

	if (!pages)
		return fail(error);
	bool sent = run(argv, text, pages, error) && send(job, pages, error);
	fclose(pages);
	return sent;
}

/* Jobs */

static bool copy_all(int from, int to)
{
	char buffer[1 << 16];
	ssize_t got = 0;

	if (lseek(from, 0, SEEK_SET) != 0)
		return false;
	while ((got = read(from, buffer, sizeof buffer)) > 0 || (got < 0 && errno == EINTR)) {
		if (got > 0 && !write_all(to, buffer, (size_t)got))
			return false;
	}
	return got == 0;
}

/* Keeps a text in a private file of its own. Its path, or NULL; free with g_free. */
static char *keep(const char *directory, FILE *text)
{
	g_autofree char *path = g_build_filename(directory, "unprinted-XXXXXX.txt", NULL);
	int fd = -1;

	if (g_mkdir_with_parents(directory, 0700) == 0)
		fd = g_mkstemp_full(path, O_WRONLY | O_CLOEXEC, 0600);
	if (fd < 0)
		return NULL;
	bool kept = copy_all(fileno(text), fd);
	kept = close(fd) == 0 && kept;
	return kept ? g_steal_pointer(&path) : NULL;
}

bool spool_print_file(const struct spool_job *job, FILE *text, GError **error)
{
	bool good = job->via == SPOOL_PAPS ? typeset_and_send(job, text, error)
					   : send(job, text, error);
	g_autofree char *kept = good || !job->keep ? NULL : keep(job->keep, text);

	if (kept)
		g_prefix_error(error, _("没有打印，文本留在%s："), kept);
	else if (!good)
		g_prefix_error(error, "%s", _("没有打印："));
	return good;
}

bool spool_print(const struct spool_job *job, const char *text, size_t length, GError **error)
{
	FILE *file = tmpfile();
	bool good = file && write_all(fileno(file), text, length)
		? spool_print_file(job, file, error)
		: fail(error);

	if (file)
		fclose(file);
	return good;
}

bool spool_has_paps(void)
{
	g_autofree char *path = g_find_program_in_path("paps");

	return path != NULL;
}
