#ifndef NIANBAO_BASE_FILE_H
#define NIANBAO_BASE_FILE_H

/*
 * Files: read whole, replaced whole.
 *
 * A replaced file is at every moment either the old one or the new one: the
 * bytes go to a temporary file in the same directory, which is synced, given
 * the old file's owner and mode, and renamed over it; then the directory is
 * synced. A symbolic link is followed to its end, so that its target is
 * replaced and the name stays a link. Errors are GErrors of domain
 * G_FILE_ERROR whose message names the file and the cause.
 */

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* The whole of a regular file, NUL added behind it; "-" is standard input. NULL with *error set
   when it cannot be read, is not a regular file, or is longer than limit bytes. Free with g_free. */
char *file_read(const char *path, size_t limit, size_t *length, GError **error);

/* As file_read, but of what is longer it is the first limit bytes. */
char *file_read_beginning(const char *path, size_t limit, size_t *length, GError **error);

/* The name at the end of the symbolic links that begin at path, whether there is a file or not; path
   where they go round in a circle. Free with g_free. */
char *file_behind_links(const char *path);

/* Puts bytes in the place of path (mode 0666 less umask when it is new). False with *error set,
   and then path is as it was and no temporary file is left. */
bool file_replace(const char *path, const char *bytes, size_t length, GError **error);

/* As file_replace. *notice becomes NULL, or one sentence for the user when the new file is in its
   place but the owner, group or mode of the old one could not be kept, or the directory not be
   synced. Free with g_free. */
bool file_replace_noting(
	const char *path, const char *bytes, size_t length, char **notice, GError **error);

/* As file_replace_noting, with all that can still be read of a descriptor, of which never more than a
   piece is in memory. It stays open. */
bool file_replace_copying(const char *path, int descriptor, char **notice, GError **error);

/* As file_replace_noting, but the file that was there stays beside it as PATH~ (file_backup.h). Where
   it cannot, *notice says so: the new file is in its place all the same. */
bool file_replace_keeping(
	const char *path, const char *bytes, size_t length, char **notice, GError **error);

/* As file_replace_noting, but an existing path is an error and is left alone. */
bool file_create(const char *path, const char *bytes, size_t length, char **notice, GError **error);

/* As file_replace and file_create, but nobody waits for the disk: for what is of no use any more once
   the machine has gone down. To other programs they are as whole as the others. */
bool file_replace_passing(const char *path, const char *bytes, size_t length, GError **error);
bool file_create_passing(const char *path, const char *bytes, size_t length, GError **error);

/* Whether two names lead to one file that is there. */
bool file_is_same(const char *path, const char *other);

/* What an errno means, in the language of the interface: "磁盘已满". Lives forever. */
const char *file_cause(int errnum);

#endif
