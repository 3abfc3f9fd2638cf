/* nianbao set: values into cells, all of them or none. */
#include "cmd/arguments.h"
#include "cmd/assignment.h"
#include "cmd/say.h"
#include "cmd/work.h"

#include <string.h>

/* "-" alone stands for the lines of standard input. */
static bool collect(GPtrArray *assignments, struct environment *environment, char *const *words)
{
	if (strcmp(words[0], "-") == 0 && !words[1])
		return assignments_add_lines(assignments, environment);
	return assignments_add_words(assignments, environment, words);
}

static enum exit_status set_cells(
	struct environment *environment, const char *path, char *const *words)
{
	g_autoptr(GPtrArray) assignments = assignments_new();
	struct session *session = work_open(environment, path);

	if (!session)
		return EXIT_COULD_NOT;
	bool good = collect(assignments, environment, words);
	return assignments_carry_out(assignments, good, change_list_new(), environment, session);
}

enum exit_status command_set(struct environment *environment, int argc, char **argv)
{
	static const GOptionEntry options[] = {{NULL}};
	struct arguments arguments;
	enum exit_status status;

	if (arguments_read(&arguments, environment, options, 2, argc, argv, &status))
		status = set_cells(environment, arguments.names[0], arguments.names + 1);
	arguments_release(&arguments);
	return status;
}
