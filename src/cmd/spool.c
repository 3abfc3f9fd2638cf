#include "cmd/spool.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"

/* A file of this process alone that is read from its beginning. */
struct slip {
	int fd;
	char *path;
};

static bool set_error(GError **error, const char *what, int errnum)
{
	g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errnum), "%s：%s", what,
		file_cause(errnum));
	return false;
}

static bool slip_init(struct slip *slip, GError **error)
{
	slip->fd = g_file_open_tmp("nianbao-XXXXXX.txt", &slip->path, error);
	return slip->fd >= 0;
}

static void slip_release(struct slip *slip)
{
	close(slip->fd);
	g_free(slip->path);
}

static bool slip_write(const struct slip *slip, const char *bytes, size_t length, GError **error)
{
	for (size_t at = 0; at < length;) {
		ssize_t written = write(slip->fd, bytes + at, length - at);
		if (written < 0 && errno != EINTR)
			return set_error(error, slip->path, errno);
		at += written > 0 ? (size_t)written : 0;
	}
	return lseek(slip->fd, 0, SEEK_SET) == 0 || set_error(error, slip->path, errno);
}

/* Runs a program from one slip to another, or to nowhere (-1), and waits for it. */
static bool run(const char *const *argv, const struct slip *in, int out, GError **error)
{
	GSpawnFlags flags = G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD;
	GPid child;
	int status;

	if (!g_spawn_async_with_fds(
		    NULL, (char **)argv, NULL, flags, NULL, NULL, &child, in->fd, out, -1, error))
		return false;
	while (waitpid(child, &status, 0) < 0) {
		if (errno != EINTR)
			return set_error(error, argv[0], errno);
	}
	return g_spawn_check_wait_status(status, error);
}

static bool send(const char *printer, const struct slip *slip, GError **error)
{
	const char *const argv[] = {"lp", "-d", printer, "-", NULL};

	return run(argv, slip, -1, error);
}

/* Inside the margins of half an inch that paps keeps on A4, in points. */
enum { SHEET_WIDTH = 523, SHEET_HEIGHT = 770 };

/* The size of type, in points, in which as many columns and lines as the paper has fit on a sheet: in
   the font that is used a column takes half of it and a line less than one and a half times it. */
static double type_size(const struct paper *paper)
{
	enum { LARGEST = 12 };
	double size = MIN(LARGEST, SHEET_WIDTH / (0.5 * (paper->width + paper->margin)));

	return paper->lines > 0 ? MIN(size, SHEET_HEIGHT / (1.46 * paper->lines)) : size;
}

static bool typeset_and_send(
	const char *printer, const struct paper *paper, const struct slip *slip, GError **error)
{
	char size[G_ASCII_DTOSTR_BUF_SIZE];
	g_autofree char *font = g_strconcat("--font=Noto Sans Mono CJK SC ",
		g_ascii_formatd(size, sizeof size, "%.1f", type_size(paper)), NULL);
	const char *const argv[] = {"paps", "--encoding=UTF-8", "--paper=a4", font, NULL};
	struct slip pages;

	if (!slip_init(&pages, error))
		return false;
	bool good = run(argv, slip, pages.fd, error) && lseek(pages.fd, 0, SEEK_SET) == 0 &&
		send(printer, &pages, error);
	g_unlink(pages.path);
	slip_release(&pages);
	return good;
}

bool spool_print(const char *printer, enum spool_via via, const struct paper *paper,
	const char *text, size_t length, GError **error)
{
	struct slip slip;

	if (!slip_init(&slip, error))
		return false;
	bool written = slip_write(&slip, text, length, error);
	bool good = written &&
		(via == SPOOL_PAPS ? typeset_and_send(printer, paper, &slip, error)
				   : send(printer, &slip, error));
	if (!good && written)
		g_prefix_error(error, _("没有打印，文本留在%s："), slip.path);
	else
		g_unlink(slip.path);
	slip_release(&slip);
	return good;
}
