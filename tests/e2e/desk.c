#include "desk.h"

#include "base/file_room.h"

#include <glib/gstdio.h>
#include <stdbool.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct kept {
	void *object;
	GDestroyNotify release;
};

struct desk {
	char *root;
	char *papers;
	char **environment;
	GSList *kept; /* of struct kept, the newest first */
};

/* What every program sees; a %s is the desk's root. */
static const struct {
	const char *name, *value;
} fixed_environment[] = {
	{"HOME", "%s/home"},
	{"XDG_CONFIG_HOME", "%s/home/.config"},
	{"XDG_DATA_HOME", "%s/home/.local/share"},
	{"XDG_STATE_HOME", "%s/home/.local/state"},
	{"XDG_CACHE_HOME", "%s/home/.cache"},
	{"XDG_RUNTIME_DIR", "%s/run"},
	{"TMPDIR", "%s/run"},
	{"USER", "clerk"},
	{"LOGNAME", "clerk"},
	{"LANG", "C.UTF-8"},
	{"TZ", "UTC"},
	{"TERM", "xterm-256color"},
};

static const char *const passed_through[] = {
	"PATH",
	"ASAN_OPTIONS",
	"UBSAN_OPTIONS",
	"LSAN_OPTIONS",
	"NIANBAO_FORMS",
};

static char **environment_new(const char *root)
{
	char **environment = NULL;
	for (size_t i = 0; i < G_N_ELEMENTS(fixed_environment); i++) {
		GString *value = g_string_new(fixed_environment[i].value);
		g_string_replace(value, "%s", root, 1);
		environment =
			g_environ_setenv(environment, fixed_environment[i].name, value->str, TRUE);
		g_string_free(value, TRUE);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(passed_through); i++) {
		const char *value = g_getenv(passed_through[i]);
		if (value)
			environment = g_environ_setenv(environment, passed_through[i], value, TRUE);
	}
	return environment;
}

static char *make_folder(const char *root, const char *name)
{
	char *path = g_build_filename(root, name, NULL);
	if (g_mkdir_with_parents(path, 0700) != 0)
		g_error("cannot make %s", path);
	return path;
}

struct desk *desk_new(void)
{
	GError *error = NULL;
	struct desk *desk = g_new0(struct desk, 1);
	desk->root = g_dir_make_tmp("nianbao-test-XXXXXX", &error);
	if (!desk->root)
		g_error("no place for a desk: %s", error->message);
	desk->papers = make_folder(desk->root, "papers");
	g_free(make_folder(desk->root, "home"));
	g_free(make_folder(desk->root, "run"));
	desk->environment = environment_new(desk->root);
	return desk;
}

static void kept_free(void *data)
{
	struct kept *kept = data;
	kept->release(kept->object);
	g_free(kept);
}

void desk_free(struct desk *desk)
{
	if (!desk)
		return;
	g_slist_free_full(desk->kept, kept_free);
	remove_tree(desk->root);
	g_strfreev(desk->environment);
	g_free(desk->papers);
	g_free(desk->root);
	g_free(desk);
}

void desk_keep(struct desk *desk, void *object, GDestroyNotify release)
{
	struct kept *kept = g_new(struct kept, 1);
	*kept = (struct kept){.object = object, .release = release};
	desk->kept = g_slist_prepend(desk->kept, kept);
}

void desk_setenv(struct desk *desk, const char *name, const char *value)
{
	if (value)
		desk->environment = g_environ_setenv(desk->environment, name, value, TRUE);
	else
		desk->environment = g_environ_unsetenv(desk->environment, name);
}

char **desk_environment(const struct desk *desk)
{
	return desk->environment;
}

const char *desk_folder(const struct desk *desk)
{
	return desk->papers;
}

char *desk_path(const struct desk *desk, const char *name)
{
	return g_build_filename(desk->papers, name, NULL);
}

char *desk_read(const struct desk *desk, const char *name)
{
	char *path = desk_path(desk, name), *text = NULL;
	g_file_get_contents(path, &text, NULL, NULL);
	g_free(path);
	return text;
}

void desk_write_config(const struct desk *desk, const char *name, const char *text)
{
	g_autofree char *folder = g_build_filename(desk->root, "home", ".config", "nianbao", NULL);
	g_autofree char *path = g_build_filename(folder, name, NULL);
	if (g_mkdir_with_parents(folder, 0700) != 0 || !g_file_set_contents(path, text, -1, NULL))
		g_error("cannot write %s", path);
}

void desk_write(const struct desk *desk, const char *name, const char *text)
{
	GError *error = NULL;
	char *path = desk_path(desk, name);
	if (!g_file_set_contents(path, text, -1, &error))
		g_error("cannot write a paper: %s", error->message);
	g_free(path);
}

static void append_words(GPtrArray *command, const char *words)
{
	char **parsed = NULL;
	if (!words || !g_shell_parse_argv(words, NULL, &parsed, NULL))
		return;
	for (char **word = parsed; *word; word++)
		g_ptr_array_add(command, *word);
	g_free(parsed);
}

char **desk_command(const char *const arguments[])
{
	const char *program = g_getenv("NIANBAO");
	if (!program)
		g_error("set NIANBAO to the path of the program to be tested");
	GPtrArray *command = g_ptr_array_new();
	append_words(command, g_getenv("NIANBAO_UNDER"));
	/* Programs run in the folder of papers, where a relative path leads nowhere. */
	g_ptr_array_add(command, g_canonicalize_filename(program, NULL));
	for (size_t i = 0; arguments[i]; i++)
		g_ptr_array_add(command, g_strdup(arguments[i]));
	g_ptr_array_add(command, NULL);
	return (char **)g_ptr_array_free(command, FALSE);
}

/* A file with the input, opened for reading: a pipe could fill up before it is read. */
static int input_open(const struct desk *desk, const char *input)
{
	char *path = g_build_filename(desk->root, "run", "input-XXXXXX", NULL);
	int fd = g_mkstemp(path);
	g_unlink(path);
	g_free(path);
	size_t length = input ? strlen(input) : 0;
	if (fd < 0 || write(fd, input ? input : "", length) != (ssize_t)length ||
		lseek(fd, 0, SEEK_SET) != 0)
		g_error("no room for the input of a program");
	return fd;
}

static int status_of(int wait_status)
{
	return WIFEXITED(wait_status) ? WEXITSTATUS(wait_status) : 128 + WTERMSIG(wait_status);
}

static void take_stdin(void *data)
{
	dup2(GPOINTER_TO_INT(data), STDIN_FILENO);
}

int desk_run(const struct desk *desk, char *const command[], const char *input, char **output,
	char **errors)
{
	int fd = input_open(desk, input), wait_status = 0;
	GSpawnFlags flags = G_SPAWN_SEARCH_PATH | G_SPAWN_CHILD_INHERITS_STDIN;
	if (!output)
		flags |= G_SPAWN_STDOUT_TO_DEV_NULL;
	if (!errors)
		flags |= G_SPAWN_STDERR_TO_DEV_NULL;
	bool ran = g_spawn_sync(desk->papers, (char **)command, desk->environment, flags,
		take_stdin, GINT_TO_POINTER(fd), output, errors, &wait_status, NULL);
	close(fd);
	return ran ? status_of(wait_status) : -1;
}
