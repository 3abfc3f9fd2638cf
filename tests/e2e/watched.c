#include "watched.h"

bool watched_can(void)
{
	static const char *const idle[] = {"strace", "-o", "/dev/null", "true", NULL};
	int status = -1;
	return !g_getenv("NIANBAO_UNDER") &&
		g_spawn_sync(NULL, (char **)idle, NULL,
			G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL,
			&status, NULL) &&
		status == 0;
}

static void append_words(GPtrArray *command, const char *const words[])
{
	for (; *words; words++)
		g_ptr_array_add(command, g_strdup(*words));
}

char **watched_command(struct desk *desk, const char *calls, const char *const arguments[])
{
	g_autofree char *log = desk_path(desk, "calls"),
			*wanted = g_strconcat("trace=", calls, NULL);
	const char *const strace[] = {
		"strace", "-f", "-y", "-s", "4096", "-e", wanted, "-o", log, NULL};
	char **program = desk_command(arguments);
	GPtrArray *command = g_ptr_array_new();

	append_words(command, strace);
	append_words(command, (const char *const *)program);
	g_ptr_array_add(command, NULL);
	g_strfreev(program);
	/* leaks cannot be looked for in a process that is watched */
	desk_setenv(desk, "ASAN_OPTIONS", "detect_leaks=0");
	return (char **)g_ptr_array_free(command, FALSE);
}

char **watched_calls(const struct desk *desk)
{
	g_autofree char *log = desk_read(desk, "calls");
	return g_strsplit(log ? log : "", "\n", -1);
}
