#ifndef NIANBAO_TESTS_FILE_ROOM_H
#define NIANBAO_TESTS_FILE_ROOM_H

/*
 * File room: a directory for one test of files, and a look at what is in it.
 *
 * room_open and room_close are the set-up and tear-down of such a test. Paths
 * are freed with g_free.
 */

#include <glib.h>
#include <sys/types.h>

void room_open(void);
void room_close(void);

/* The directory itself; and the path of a name in it. */
const char *room_path(void);
char *room_path_of(const char *name);
/* Writes a file without the help of what is tested; returns its path. */
char *room_given_file(const char *name, const char *content, mode_t mode);
void room_remove_entries(void);
int room_count_entries(void);

/* Removes a directory with all that is in it, or the latter only. */
void remove_tree(const char *path);
void remove_entries(const char *path);

mode_t mode_of(const char *path);
void expect_content(const char *path, const char *expected);
/* The error says "path：cause", and is freed. */
void expect_error(GError **error, const char *path, const char *cause);

#endif
