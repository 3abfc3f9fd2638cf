#ifndef NIANBAO_BASE_PROGRAM_H
#define NIANBAO_BASE_PROGRAM_H

/*
 * Programs of others: started by their arguments, never through a shell, and
 * waited for.
 *
 * What a program reads and writes passes through files, so neither keeps the other
 * waiting by not reading: files of memory, which nobody else can open, or for what
 * is too much for that the caller's.
 */

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct program_call {
	const char *const
		*argv;     /* the program, looked for in $PATH, and its arguments; ends with NULL */
	const char *input; /* what it reads; NULL: nothing, unless it asks */
	size_t length;
	FILE *input_file;  /* what it reads instead, from its beginning on; or NULL */
	FILE *output_file; /* where what it writes goes instead; or NULL */
	bool asks; /* it has our standard input, to ask people for something; Ctrl-C ends it alone */
};

/* What came of it. Release with program_result_release. */
struct program_result {
	char *output; /* what it wrote, bytes as they came, NUL added behind them; NULL: into a file */
	size_t length;
	char *errors;     /* what it complained of, as UTF-8 */
	bool good;        /* it ended with the status 0 */
	bool interrupted; /* somebody did not want to answer it */
};

/* False with *error where it could not be run: G_SPAWN_ERROR_NOENT says that there is no such
   program. */
bool program_run(const struct program_call *call, struct program_result *result, GError **error);
void program_result_release(struct program_result *result);

#endif
