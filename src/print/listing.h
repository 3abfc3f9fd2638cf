#ifndef NIANBAO_PRINT_LISTING_H
#define NIANBAO_PRINT_LISTING_H

/*
 * A report as data for other programs: every cell by its address, with its label
 * and what the report says there, in the form's order.
 *
 * Figures are the decimals that were typed or computed, never rounded by the
 * way. Blank, 0 and 不适用 stay apart: a blank is an empty field, or null; 不适用
 * is "/". A total that blanks still keep open is blank. Dates are ISO 8601,
 * choices their ids, texts as they were typed.
 *
 * Either can be looked at in a terminal. JSON is exact all the same: it has a way to
 * write the characters that terminals act on. CSV has not (print/csv.h).
 */

#include "report/report.h"
#include <glib.h>

/* Appends lines of address,label,value, the names of the columns first. */
void print_csv(const struct report *report, GString *out);

/* Appends an object of the report's form, digest and status, its cells in an array, and its
   notes. */
void print_json(const struct report *report, GString *out);

#endif
