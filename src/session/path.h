#ifndef NIANBAO_SESSION_PATH_H
#define NIANBAO_SESSION_PATH_H

/*
 * Paths that somebody types or reads, and what Tab makes of them.
 *
 * ~ is home, and what begins nowhere lies in the directory at hand. Offered are
 * directories, and files that can be reports (.yaml); hidden ones only to who
 * types their point.
 */

#include <glib.h>

/* The path that was typed. Free with g_free. */
char *path_typed(const char *directory, const char *home, const char *typed);

/* The same of a report: a name without an ending means that of reports (.yaml), unless something of
   that very name is there. Free with g_free. */
char *path_typed_report(const char *directory, const char *home, const char *typed);

/* A name that is free in a directory: this one, or with a number before its ending. Free with
   g_free. */
char *path_free_name(const char *directory, const char *name);

/* A path as people write it, with ~ for home. Free with g_free. */
char *path_shown(const char *home, const char *path);

/* What was typed, as far as only one continuation is possible: of a single name all of it, with /
   behind a directory. The names that go on from there (char *) are in *names, in order, to be freed
   with g_ptr_array_unref. Free with g_free. */
char *path_complete(const char *directory, const char *home, const char *typed, GPtrArray **names);

#endif
