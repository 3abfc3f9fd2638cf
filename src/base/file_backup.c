#include "base/file_backup.h"

#include "base/file_draft.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	NAMES = 0x1000000, /* as many as six digits can tell apart */
	ATTEMPTS = 100,
};

char *backup_path(const char *file)
{
	return g_strconcat(file, "~", NULL);
}

/* A name in a file's directory that nothing has, so far as luck goes. Free with g_free. */
static char *some_name(const char *directory)
{
	return g_strdup_printf("%s/.nianbao-%06x", directory, g_random_int() % NAMES);
}

/* Gives a file one more name beside it. NULL with errno set; free with g_free. */
static char *second_name(const char *file)
{
	g_autofree char *directory = g_path_get_dirname(file);

	for (int i = 0; i < ATTEMPTS; i++) {
		g_autofree char *name = some_name(directory);

		if (link(file, name) == 0)
			return g_steal_pointer(&name);
		if (errno != EEXIST)
			break;
	}
	return NULL;
}

/* Two names of one file are not renamed over each other: then the first stays, and has to go. */
static bool rename_over(const char *name, const char *backup)
{
	bool is_done = rename(name, backup) == 0;
	int code = errno;

	unlink(name);
	errno = code;
	return is_done;
}

static bool make_name(const char *file, const char *backup)
{
	g_autofree char *name = second_name(file);

	return name != NULL && rename_over(name, backup);
}

/* Closes and lets go of both, leaving errno as it is. */
static void end_copy(int descriptor, struct draft *draft)
{
	int code = errno;

	close(descriptor);
	draft_release(draft);
	errno = code;
}

static bool make_copy(const char *file, const char *backup)
{
	g_autofree char *directory = g_path_get_dirname(file);
	int descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat status;
	struct draft draft;

	if (descriptor < 0)
		return false;
	bool is_done = draft_init(&draft, directory, 0600) && fstat(descriptor, &status) == 0 &&
		draft_copy(&draft, descriptor) && draft_take_over(&draft, &status) &&
		draft_settle(&draft) && draft_publish_over(&draft, backup);
	end_copy(descriptor, &draft);
	return is_done;
}

bool backup_make(const char *file)
{
	g_autofree char *backup = backup_path(file);

	return make_name(file, backup) || make_copy(file, backup);
}
