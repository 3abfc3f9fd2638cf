#include "base/program.h"

#include <errno.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"

static bool set_error(GError **error, const char *what, int errnum)
{
	g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errnum), "%s：%s", what,
		file_cause(errnum));
	return false;
}

/* A file of memory alone, for what goes into a program or comes out of it; -1 with *error. */
static int open_nameless(GError **error)
{
	int fd = memfd_create("nianbao", MFD_CLOEXEC);

	if (fd < 0)
		set_error(error, "memfd", errno);
	return fd;
}

static bool write_all(int fd, const char *bytes, size_t length, GError **error)
{
	for (size_t at = 0; at < length;) {
		ssize_t written = write(fd, bytes + at, length - at);

		if (written < 0 && errno != EINTR)
			return set_error(error, "memfd", errno);
		at += written > 0 ? (size_t)written : 0;
	}
	return lseek(fd, 0, SEEK_SET) == 0 || set_error(error, "memfd", errno);
}

/* All that stands in a file. Free with g_free. */
static char *read_all(int fd, size_t *length)
{
	GString *bytes = g_string_new(NULL);
	char buffer[4096];
	ssize_t count;

	lseek(fd, 0, SEEK_SET);
	while ((count = read(fd, buffer, sizeof buffer)) > 0)
		g_string_append_len(bytes, buffer, count);
	*length = bytes->len;
	return g_string_free(bytes, FALSE);
}

static void take_result(int out, int errors, struct program_result *result)
{
	size_t length;
	g_autofree char *said = read_all(errors, &length);

	result->output = read_all(out, &result->length);
	result->errors = g_utf8_make_valid(said, (gssize)length);
}

/* What a keyboard does to us while a program asks people something: it is meant for that alone. */
struct keyboard {
	struct sigaction interrupt, quit;
};

static void pass_over(int number)
{
	(void)number;
}

/* By a handler, for that a signal is ignored a program would inherit. */
static void keyboard_lend(struct keyboard *keyboard)
{
	struct sigaction action = {.sa_handler = pass_over, .sa_flags = SA_RESTART};

	sigemptyset(&action.sa_mask);
	sigaction(SIGINT, &action, &keyboard->interrupt);
	sigaction(SIGQUIT, &action, &keyboard->quit);
}

static void keyboard_take_back(const struct keyboard *keyboard)
{
	sigaction(SIGINT, &keyboard->interrupt, NULL);
	sigaction(SIGQUIT, &keyboard->quit, NULL);
}

static bool is_of_keyboard(int number)
{
	return number == SIGINT || number == SIGQUIT;
}

static bool wait_for(GPid child, struct program_result *result, GError **error)
{
	int status;

	while (waitpid(child, &status, 0) < 0) {
		if (errno != EINTR)
			return set_error(error, "waitpid", errno);
	}
	result->good = WIFEXITED(status) && WEXITSTATUS(status) == 0;
	result->interrupted = WIFSIGNALED(status) && is_of_keyboard(WTERMSIG(status));
	return true;
}

static bool run_between(const struct program_call *call, int in, int out, int errors,
	struct program_result *result, GError **error)
{
	GSpawnFlags flags = G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD |
		(call->asks ? G_SPAWN_CHILD_INHERITS_STDIN : 0);
	GPid child;

	return g_spawn_async_with_fds(NULL, (char **)call->argv, NULL, flags, NULL, NULL, &child,
		       call->input ? in : -1, out, errors, error) &&
		wait_for(child, result, error);
}

/* The same, with the keyboard where it asks. */
static bool run_at_keyboard(const struct program_call *call, int in, int out, int errors,
	struct program_result *result, GError **error)
{
	struct keyboard keyboard;

	if (!call->asks)
		return run_between(call, in, out, errors, result, error);
	keyboard_lend(&keyboard);
	bool done = run_between(call, in, out, errors, result, error);
	keyboard_take_back(&keyboard);
	return done;
}

bool program_run(const struct program_call *call, struct program_result *result, GError **error)
{
	int in = open_nameless(error);
	int out = in >= 0 ? open_nameless(error) : -1;
	int errors = out >= 0 ? open_nameless(error) : -1;
	bool done = errors >= 0 &&
		(!call->input || write_all(in, call->input, call->length, error)) &&
		run_at_keyboard(call, in, out, errors, result, error);

	if (done)
		take_result(out, errors, result);
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
