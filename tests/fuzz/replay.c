/*
 * The seeds of the fuzzers, each through its target once: make check runs this, and so
 * do the sanitizers and valgrind.
 *
 *	replay [TARGET]...
 *
 * A plain program, so that nothing stands between a seed and what it breaks. It ends
 * with the first one that does, whose name is the last line on standard error. Else a
 * line of TAP says how many there were of each target.
 */

#include "fuzz/targets.h"

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static void replay_seed(const struct fuzz_target *target, const char *directory, const char *seed)
{
	g_autofree char *path = g_build_filename(directory, seed, NULL), *bytes = NULL;
	gsize length;

	if (!g_file_get_contents(path, &bytes, &length, NULL))
		g_error("%s cannot be read", path);
	fprintf(stderr, "# %s/%s\n", target->name, seed);
	target->run(bytes, length);
}

/* Each file of seeds/NAME; returns how many there were. */
static size_t replay(const struct fuzz_target *target)
{
	const char *tree = g_getenv("srcdir");
	g_autofree char *directory =
		g_build_filename(tree ? tree : ".", "tests", "fuzz", "seeds", target->name, NULL);
	GDir *dir = g_dir_open(directory, 0, NULL);
	const char *seed;
	size_t count = 0;

	while (dir && (seed = g_dir_read_name(dir))) {
		replay_seed(target, directory, seed);
		count++;
	}
	if (dir)
		g_dir_close(dir);
	return count;
}

static bool is_wanted(const struct fuzz_target *target, int argc, char **argv)
{
	bool is_named = argc == 1;

	for (int i = 1; i < argc; i++)
		is_named = is_named || strcmp(argv[i], target->name) == 0;
	return is_named;
}

int main(int argc, char **argv)
{
	int number = 0, status = 0;

	for (const struct fuzz_target *target = fuzz_targets(); target->name; target++) {
		if (!is_wanted(target, argc, argv))
			continue;
		size_t count = replay(target);

		printf("%s %d - the %zu seeds of %s keep every promise\n",
			count > 0 ? "ok" : "not ok", ++number, count, target->name);
		status |= count == 0;
	}
	printf("1..%d\n", number);
	return status;
}
