#include "print/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"

/* A file without a name, of this process and those it starts alone, read from its beginning. */
struct slip {
	int fd;
};

static bool set_error(GError **error, const char *what, int errnum)
{
	g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errnum), "%s：%s", what,
		file_cause(errnum));
	return false;
}

static bool slip_init(struct slip *slip, GError **error)
{
	slip->fd = memfd_create("nianbao", MFD_CLOEXEC);
	return slip->fd >= 0 || set_error(error, "memfd", errno);
}

static void slip_release(struct slip *slip)
{
	close(slip->fd);
}

static bool slip_rewind(const struct slip *slip, GError **error)
{
	return lseek(slip->fd, 0, SEEK_SET) == 0 || set_error(error, "memfd", errno);
}

static bool write_all(int fd, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t written = write(fd, bytes, length);
		if (written < 0 && errno != EINTR)
			return false;
		bytes += MAX(written, 0);
		length -= (size_t)MAX(written, 0);
	}
	return true;
}

static bool slip_write(const struct slip *slip, const char *bytes, size_t length, GError **error)
{
	return (write_all(slip->fd, bytes, length) || set_error(error, "memfd", errno)) &&
		slip_rewind(slip, error);
}

/* The first line that stands in it, harmless; "" for none. */
static char *slip_first_line(const struct slip *slip)
{
	char bytes[256];
	ssize_t length = pread(slip->fd, bytes, sizeof bytes, 0);
	const char *end = length > 0 ? memchr(bytes, '\n', (size_t)length) : NULL;

	return g_utf8_make_valid(bytes, end ? end - bytes : MAX(length, 0));
}

/* Runs a program from one slip to another, or to nowhere (-1), and waits for it. */
static bool run_between(
	const char *const *argv, const struct slip *in, int out, int complaints, GError **error)
{
	GSpawnFlags flags = G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD;
	GPid child;
	int status;

	if (out < 0)
		flags |= G_SPAWN_STDOUT_TO_DEV_NULL;
	if (!g_spawn_async_with_fds(NULL, (char **)argv, NULL, flags, NULL, NULL, &child, in->fd,
		    out, complaints, error))
		return false;
	while (waitpid(child, &status, 0) < 0) {
		if (errno != EINTR)
			return set_error(error, argv[0], errno);
	}
	return g_spawn_check_wait_status(status, error);
}

/* The same; what the program complained of says more than how it ended. */
static bool run(const char *const *argv, const struct slip *in, int out, GError **error)
{
	struct slip complaints;

	if (!slip_init(&complaints, error))
		return false;
	bool good = run_between(argv, in, out, complaints.fd, error);
	g_autofree char *said = slip_first_line(&complaints);
	if (!good && *said)
		g_prefix_error(error, "%s: ", said);
	slip_release(&complaints);
	return good;
}

static bool send(const struct spool_job *job, const struct slip *slip, GError **error)
{
	const char *const to_printer[] = {"lp", "-d", job->printer, "-", NULL};
	const char *const to_usual[] = {"lp", "-", NULL};

	return run(*job->printer ? to_printer : to_usual, slip, -1, error);
}

/* Sheets of A4, and what may be printed on within the margins of half an inch that paps keeps, in
   points. */
enum { SHEET = 595, SHEET_WIDTH = 523, SHEET_HEIGHT = 770 };

/* The size of type, in points, in which as many columns as the paper has and a line more fit on a
   sheet: in the font that is used a column takes half of it and a line less than one and a half times
   it. */
static double type_size(const struct paper *paper)
{
	enum { LARGEST = 12 };
	double size = MIN(LARGEST, SHEET_WIDTH / (0.5 * (paper->width + paper->margin)));

	return paper->lines > 0 ? MIN(size, SHEET_HEIGHT / (1.46 * (paper->lines + 1))) : size;
}

/* Blanks at the left so that the page stands in the middle of its sheet, in points. */
static int side_of(const struct paper *paper)
{
	return (int)(SHEET - 0.5 * type_size(paper) * (paper->width + paper->margin)) / 2;
}

static bool typeset_and_send(const struct spool_job *job, const struct slip *slip, GError **error)
{
	char size[G_ASCII_DTOSTR_BUF_SIZE];
	g_autofree char *font = g_strconcat("--font=Noto Sans Mono CJK SC ",
		g_ascii_formatd(size, sizeof size, "%.1f", type_size(job->paper)), NULL);
	g_autofree char *left = g_strdup_printf("--left-margin=%d", side_of(job->paper));
	const char *const argv[] = {
		"paps", "--encoding=UTF-8", "--paper=a4", left, "--right-margin=0", font, NULL};
	struct slip pages;

	if (!slip_init(&pages, error))
		return false;
	bool good = run(argv, slip, pages.fd, error) && slip_rewind(&pages, error) &&
		send(job, &pages, error);
	slip_release(&pages);
	return good;
}

/* Keeps a text in a private file of its own. Its path, or NULL; free with g_free. */
static char *keep(const char *directory, const char *text, size_t length)
{
	g_autofree char *path = g_build_filename(directory, "unprinted-XXXXXX.txt", NULL);
	int fd = -1;

	if (g_mkdir_with_parents(directory, 0700) == 0)
		fd = g_mkstemp_full(path, O_WRONLY | O_CLOEXEC, 0600);
	if (fd < 0)
		return NULL;
	bool kept = write_all(fd, text, length);
	kept = close(fd) == 0 && kept;
	return kept ? g_steal_pointer(&path) : NULL;
}

static bool print_slip(const struct spool_job *job, const struct slip *slip, const char *text,
	size_t length, GError **error)
{
	return slip_write(slip, text, length, error) &&
		(job->via == SPOOL_PAPS ? typeset_and_send(job, slip, error)
					: send(job, slip, error));
}

bool spool_print(const struct spool_job *job, const char *text, size_t length, GError **error)
{
	struct slip slip;

	if (!slip_init(&slip, error))
		return false;
	bool good = print_slip(job, &slip, text, length, error);
	g_autofree char *kept = good || !job->keep ? NULL : keep(job->keep, text, length);
	if (kept)
		g_prefix_error(error, _("没有打印，文本留在%s："), kept);
	slip_release(&slip);
	return good;
}

bool spool_has_paps(void)
{
	g_autofree char *path = g_find_program_in_path("paps");

	return path != NULL;
}
