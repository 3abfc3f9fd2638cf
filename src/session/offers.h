#ifndef NIANBAO_SESSION_OFFERS_H
#define NIANBAO_SESSION_OFFERS_H

/*
 * Offers: the forms a new report can be begun on, the likeliest first.
 *
 * Forms whose names differ only in a year at the end (`works-2019`,
 * `works-2024`) are editions of one form, and the newest stands before the
 * others. First come the editions of the form that the report changed last in
 * the same directory is on; then forms in the language of the interface, then
 * all others, by name. A form with mistakes can be none to begin with: it comes
 * last, and has no title.
 */

#include "form/search.h"
#include <glib.h>

struct offer {
	char *id;
	char *title; /* as people call it; NULL: the form has mistakes */
	char *basis; /* NULL: the form names none */
};

/* The offers (struct offer *) for a report that is to lie at `path`. Where a title names the year,
   it is `year`; what else the cover will say is left out. Free with g_ptr_array_unref. */
GPtrArray *offers_list(const struct form_search *forms, const char *path, const char *year);

/* The newest edition of the form that a report of the year before is on; NULL where none is
   installed. Free with g_free. */
char *offers_successor(const struct form_search *forms, const char *id);

/* The offers as lines (char *) of columns: title, basis, name. Free with g_ptr_array_unref. */
GPtrArray *offers_lines(const GPtrArray *offers);

#endif
