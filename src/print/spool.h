#ifndef NIANBAO_PRINT_SPOOL_H
#define NIANBAO_PRINT_SPOOL_H

/*
 * Printing: a copy handed to the spooler, lp, by its arguments and never through
 * a shell.
 *
 * Many queues print Chinese sent as text as nothing or as noise; those are sent
 * pages that paps has typeset. The copy has no name on the way, so that nobody finds
 * it; what could not be printed is kept in a private file, for it may have been made
 * of a report that has changed since.
 */

#include "print/paper.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum spool_via {
	SPOOL_TEXT, /* as it is */
	SPOOL_PAPS,
};

struct spool_job {
	const char *printer; /* "": the one that is usual here */
	enum spool_via via;
	const char *keep; /* the directory of what could not be printed, made if need be; or NULL */
	const struct paper *paper; /* of a job by way of paps: UTF-8, each page on a sheet of A4 */
};

/* Prints a text. False with *error, which has what the spooler said and where the text was kept. */
bool spool_print(const struct spool_job *job, const char *text, size_t length, GError **error);
/* The same with all that stands in a file, of which never more than a piece is in memory. */
bool spool_print_file(const struct spool_job *job, FILE *text, GError **error);

/* Whether jobs can go by way of paps on this machine. */
bool spool_has_paps(void);

#endif
