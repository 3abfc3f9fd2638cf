#include "edit/outside_file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/file.h"
#include "edit/pasted.h"

enum {
	FILE_MODE = 0600,
	DIRECTORY_MODE = 0700,
	MOST_BYTES = 64 * 1024 * 1024,
};

struct outside_file {
	char *directory, *path;
	char *written; /* its bytes */
};

struct outside_file *outside_file_new(const char *directory, const char *text, GError **error)
{
	struct outside_file *file = g_new0(struct outside_file, 1);

	file->directory = g_build_filename(directory, ".nianbao-text-XXXXXX", NULL);
	if (!g_mkdtemp_full(file->directory, DIRECTORY_MODE)) {
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s：%s", directory,
			file_cause(errno));
		g_clear_pointer(&file->directory, g_free);
		outside_file_free(file);
		return NULL;
	}
	file->path = g_build_filename(file->directory, "text.txt", NULL);
	file->written = pasted_for_file(text);
	if (g_file_set_contents_full(
		    file->path, file->written, -1, G_FILE_SET_CONTENTS_NONE, FILE_MODE, error))
		return file;
	outside_file_remove(file);
	return NULL;
}

void outside_file_free(struct outside_file *file)
{
	if (!file)
		return;
	g_free(file->directory);
	g_free(file->path);
	g_free(file->written);
	g_free(file);
}

/* Editors leave copies beside the file they worked on. */
static void remove_all(const char *directory)
{
	GDir *dir = g_dir_open(directory, 0, NULL);
	const char *name;
	while (dir && (name = g_dir_read_name(dir)) != NULL) {
		g_autofree char *path = g_build_filename(directory, name, NULL);
		g_unlink(path);
	}
	if (dir)
		g_dir_close(dir);
}

void outside_file_remove(struct outside_file *file)
{
	remove_all(file->directory);
	g_rmdir(file->directory);
	outside_file_free(file);
}

const char *outside_file_path(const struct outside_file *file)
{
	return file->path;
}

bool outside_file_is_changed(const struct outside_file *file)
{
	size_t length;
	g_autofree char *bytes = file_read(file->path, MOST_BYTES, &length, NULL);

	return !bytes || length != strlen(file->written) ||
		memcmp(bytes, file->written, length) != 0;
}

char *outside_file_read(const struct outside_file *file, GError **error)
{
	size_t length;
	g_autofree char *bytes = file_read(file->path, MOST_BYTES, &length, error);

	return bytes ? pasted_from_file(bytes, length, error) : NULL;
}
