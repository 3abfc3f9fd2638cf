#ifndef NIANBAO_CMD_SPOOL_H
#define NIANBAO_CMD_SPOOL_H

/*
 * Printing: bytes handed to the spooler, lp, by its arguments and never through
 * a shell.
 *
 * Many queues print Chinese sent as text as nothing or as noise; those are sent
 * a page that paps has typeset. What could not be printed is kept in a file of
 * its own, for the copy may have been made of a report that has changed since.
 */

#include "print/paper.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

enum spool_via {
	SPOOL_TEXT, /* as it is */
	SPOOL_PAPS,
};

/* Prints text on a printer; paps sets it so that a page of the paper fills a sheet of A4. False with
   *error, which says where the text was kept. */
bool spool_print(const char *printer, enum spool_via via, const struct paper *paper,
	const char *text, size_t length, GError **error);

#endif
