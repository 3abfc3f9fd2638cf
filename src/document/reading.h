#ifndef NIANBAO_DOCUMENT_READING_H
#define NIANBAO_DOCUMENT_READING_H

/*
 * How a report's cells read on paper.
 *
 * Paper is final, so a total that blanks still keep open reads as a blank does:
 * as nothing. So does a square of a table that is no cell. What does not apply is
 * "-", as is what cannot be computed; but what somebody put there all the same
 * is printed, for it is in the report. Thousands are set apart where the form
 * asks for it, and only here: screens and files have figures as they are typed.
 */

#include "report/report.h"
#include <stdbool.h>

/* Whether a cell does not apply and nothing stands in it either. */
bool reading_is_void(const struct report *report, cell_index cell);

/* What the paper says of a cell. Free with g_free. */
char *reading_of_cell(const struct report *report, cell_index cell);

/* What stands there on a form that is filled in by hand: the form's own default, or a rule to write
   on for what is blank. Free with g_free. */
char *reading_to_fill(const struct report *report, cell_index cell);

/* What a reference to an address reads as; NULL where it leads nowhere. Free with g_free. */
char *reading_of_reference(const struct report *report, const char *address);

/* A text with its references replaced by that. Free with g_free. */
char *reading_of_text(const struct report *report, const char *text);

#endif
