#include "base/program.h"

#include <errno.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/write.h"

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

/* What a program has for standard input, output and complaints. */
struct streams {
	int in, out, errors; /* -1: none */
	bool in_lent, out_lent;
};

/* One of the caller's, at its beginning, or one of memory. */
static int take_stream(FILE *file, bool *lent, GError **error)
{
	*lent = file != NULL;
	return file ? fileno(file) : open_nameless(error);
}

static bool streams_init(struct streams *streams, const struct program_call *call, GError **error)
{
	streams->in = take_stream(call->input_file, &streams->in_lent, error);
	streams->out =
		streams->in < 0 ? -1 : take_stream(call->output_file, &streams->out_lent, error);
	streams->errors = streams->out < 0 ? -1 : open_nameless(error);
	if (streams->errors < 0)
		return false;
	bool filled = !call->input || write_all(streams->in, call->input, call->length);
	return (filled && lseek(streams->in, 0, SEEK_SET) == 0) || set_error(error, "memfd", errno);
}

static void streams_release(const struct streams *streams)
{
	if (streams->in >= 0 && !streams->in_lent)
		close(streams->in);
	if (streams->out >= 0 && !streams->out_lent)
		close(streams->out);
	if (streams->errors >= 0)
		close(streams->errors);
}

static void take_result(const struct streams *streams, struct program_result *result)
{
	size_t length;
	g_autofree char *said = read_all(streams->errors, &length);

	result->output = streams->out_lent ? NULL : read_all(streams->out, &result->length);
	result->errors = g_utf8_make_valid(said, (gssize)length);
}

static bool run_between(const struct program_call *call, const struct streams *streams,
	struct program_result *result, GError **error)
{
	GSpawnFlags flags = G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD |
		(call->asks ? G_SPAWN_CHILD_INHERITS_STDIN : 0);
	bool reads = call->input || call->input_file;
	GPid child;

	return g_spawn_async_with_fds(NULL, (char **)call->argv, NULL, flags, NULL, NULL, &child,
		       reads ? streams->in : -1, streams->out, streams->errors, error) &&
		wait_for(child, result, error);
}

/* The same, with the keyboard where it asks. */
static bool run_at_keyboard(const struct program_call *call, const struct streams *streams,
	struct program_result *result, GError **error)
{
	struct keyboard keyboard;

	if (!call->asks)
		return run_between(call, streams, result, error);
	keyboard_lend(&keyboard);
	bool done = run_between(call, streams, result, error);
	keyboard_take_back(&keyboard);
	return done;
}

bool program_run(const struct program_call *call, struct program_result *result, GError **error)
{
	struct streams streams = {-1, -1, -1, false, false};
	bool done = streams_init(&streams, call, error) &&
		run_at_keyboard(call, &streams, result, error);

	if (done)
		take_result(&streams, result);
	streams_release(&streams);
	return done;
}

void program_result_release(struct program_result *result)
{
	g_free(result->output);
	g_free(result->errors);
}
