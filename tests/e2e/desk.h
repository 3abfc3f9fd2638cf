#ifndef NIANBAO_TESTS_E2E_DESK_H
#define NIANBAO_TESTS_E2E_DESK_H

/*
 * A desk: the private place in which one test runs programs.
 *
 * It has a home, the XDG directories below it, a runtime directory, and a
 * folder for papers, which is every program's working directory. The
 * environment of programs is fixed and starts from nothing: TERM is
 * xterm-256color, LANG is C.UTF-8, TZ is UTC, and only the switches of
 * sanitizers, NIANBAO_FORMS and a PATH come through from outside. Names are unique, so
 * that tests run beside each other, and a program opened twice at one desk
 * finds what it left there.
 *
 * A desk owns all its directories and whatever was handed to desk_keep. Free
 * it in the suite's .fini, which runs after a failed test too.
 */

#include <glib.h>

struct desk;

/* Aborts when the machine has no place for it: a test can do nothing then. */
struct desk *desk_new(void);
/* Frees what was kept, the newest first, then removes the directories. */
void desk_free(struct desk *desk);
/* Frees object with release when the desk is freed. */
void desk_keep(struct desk *desk, void *object, GDestroyNotify release);

/* Sets a variable for programs started from now on; a value of NULL takes it away. */
void desk_setenv(struct desk *desk, const char *name, const char *value);
/* For execve, valid until the next desk_setenv. */
char **desk_environment(const struct desk *desk);

/* The folder of papers. */
const char *desk_folder(const struct desk *desk);
/* A path in it. Free with g_free. */
char *desk_path(const struct desk *desk, const char *name);
/* The text of a paper, or NULL when there is none. Free with g_free. */
char *desk_read(const struct desk *desk, const char *name);
/* Writes one of the user's own files, below ~/.config/nianbao. */
void desk_write_config(const struct desk *desk, const char *name, const char *text);
void desk_write(const struct desk *desk, const char *name, const char *text);

/* The command line of the program under test: the path in the variable NIANBAO, run under the
   command in NIANBAO_UNDER ("valgrind -q") when there is one, and arguments behind it, which end
   with NULL. Aborts when NIANBAO does not say. Free with g_strfreev. */
char **desk_command(const char *const arguments[]);

/* Runs a command without a terminal, feeding it input (NULL: nothing), and waits for its end.
   Returns the exit status, 128 and the signal, or -1 when it could not be run. Texts are stored
   where asked for; free them with g_free. */
int desk_run(const struct desk *desk, char *const command[], const char *input, char **output,
	char **errors);

#endif
