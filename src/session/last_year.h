#ifndef NIANBAO_SESSION_LAST_YEAR_H
#define NIANBAO_SESSION_LAST_YEAR_H

/*
 * Taking last year's report in.
 *
 * That is one list of changes: the copy itself, and what the form carries over
 * from it into cells that are blank. So it is done and undone in one step, and a
 * journal holds it like anything typed.
 */

#include "report/file.h"
#include "report/previous.h"
#include "report/report.h"
#include "session/change.h"
#include <glib.h>
#include <stdbool.h>

/* A copy of last year's report, with its digest; without one where its form is not installed, which
   belongs to it. */
struct previous *last_year_copy(const struct report_file *last);

/* Whether a copy can be last year's of a report of `year` (0: it is not known): it is not of the
   same year or a later one, as far as that is known. False with *error (place.h). *warning is a
   sentence when it can, but is not of the year before, else NULL; free with g_free. */
bool last_year_fits(int year, const struct previous *previous, char **warning, GError **error);

/* The changes that take a copy in. A report that does not say its year yet becomes that of the year
   after. */
struct change_list *last_year_changes(const struct report *report, const struct previous *previous);

/* What last year's report says of a cell, in words; of a text how long it is. NULL where it says
   nothing. Free with g_free. */
char *last_year_says(const struct report *report, cell_index cell);

#endif
