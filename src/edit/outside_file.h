#ifndef NIANBAO_EDIT_OUTSIDE_FILE_H
#define NIANBAO_EDIT_OUTSIDE_FILE_H

/*
 * A text lent to another editor: a file of its own in a directory of its own, which
 * nobody else can look into. That lies beside the report, where people look for what
 * is left, and is hidden.
 *
 * The file stays until it is taken away: what somebody wrote and we cannot use is
 * not ours to delete.
 */

#include <glib.h>
#include <stdbool.h>

struct outside_file;

/* Writes the text below the report's directory. NULL with *error. */
struct outside_file *outside_file_new(const char *directory, const char *text, GError **error);
/* Leaves the file. */
void outside_file_free(struct outside_file *file);
/* Deletes the file, what an editor left beside it, and the directory. */
void outside_file_remove(struct outside_file *file);

const char *outside_file_path(const struct outside_file *file);
/* Whether it says something else than was written. */
bool outside_file_is_changed(const struct outside_file *file);
/* The text as it stands there now, cleaned (edit/pasted.h). NULL with *error. Free with g_free. */
char *outside_file_read(const struct outside_file *file, GError **error);

#endif
