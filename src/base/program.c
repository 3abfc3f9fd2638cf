#include "base/program.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"

static bool set_error(GError **error, const char *what, int errnum)
{
	g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errnum), "%s：%s", what,
		file_cause(errnum));
	return false;
}

/* A file without a name, for what goes into a program or comes out of it; -1 with *error. */
static int open_nameless(GError **error)
{
	g_autofree char *path = NULL;
	int fd = g_file_open_tmp("nianbao-XXXXXX", &path, error);

	if (fd >= 0)
		g_unlink(path);
	return fd;
}

static bool write_all(int fd, const char *bytes, size_t length, GError **error)
{
	for (size_t at = 0; at < length;) {
		ssize_t written = write(fd, bytes + at, length - at);

		if (written < 0 && errno != EINTR)
			return set_error(error, g_get_tmp_dir(), errno);
		at += written > 0 ? (size_t)written : 0;
	}
	return lseek(fd, 0, SEEK_SET) == 0 || set_error(error, g_get_tmp_dir(), errno);
}

/* All that stands in a file, as UTF-8. Free with g_free. */
static char *read_all(int fd)
{
	g_autoptr(GString) text = g_string_new(NULL);
	char buffer[4096];
	ssize_t length;

	lseek(fd, 0, SEEK_SET);
	while ((length = read(fd, buffer, sizeof buffer)) > 0)
		g_string_append_len(text, buffer, length);
	return g_utf8_make_valid(text->str, (gssize)text->len);
}

static bool wait_for(GPid child, bool *good, GError **error)
{
	int status;

	while (waitpid(child, &status, 0) < 0) {
		if (errno != EINTR)
			return set_error(error, "waitpid", errno);
	}
	*good = WIFEXITED(status) && WEXITSTATUS(status) == 0;
	return true;
}

static bool run_between(
	const struct program_call *call, int in, int out, int errors, bool *good, GError **error)
{
	GSpawnFlags flags = G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD |
		(call->asks ? G_SPAWN_CHILD_INHERITS_STDIN : 0);
	GPid child;

	return g_spawn_async_with_fds(call->directory, (char **)call->argv, NULL, flags, NULL, NULL,
		       &child, call->input ? in : -1, out, errors, error) &&
		wait_for(child, good, error);
}

bool program_run(const struct program_call *call, struct program_result *result, GError **error)
{
	int in = open_nameless(error);
	int out = in >= 0 ? open_nameless(error) : -1;
	int errors = out >= 0 ? open_nameless(error) : -1;
	bool done = errors >= 0 &&
		(!call->input || write_all(in, call->input, call->length, error)) &&
		run_between(call, in, out, errors, &result->good, error);

	if (done) {
		result->output = read_all(out);
		result->errors = read_all(errors);
	}
	if (in >= 0)
		close(in);
	if (out >= 0)
		close(out);
	if (errors >= 0)
		close(errors);
	return done;
}

void program_result_release(struct program_result *result)
{
	g_free(result->output);
	g_free(result->errors);
}
