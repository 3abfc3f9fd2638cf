#ifndef NIANBAO_SESSION_FIND_H
#define NIANBAO_SESSION_FIND_H

/*
 * Finding a place in a report by whatever somebody knows of it.
 *
 *     13         row 13 of the table at hand, then of the others
 *     3.13 三13   row 13 of section 3; 13行 and 第13行 too
 *     13 商业     the same in one column
 *     不掌握       a row, column, field or section by its label, or part of it, or its
 *     不掌握 商业    short one; several words name row and column together
 *     requests.new   an address, or part of it
 *     3117       a figure as it stands; words in fields, texts and notes
 *
 * What is typed need not be typed as it stands (base/alike.h). The likeliest
 * places come first, and among those that are as likely, the nearest. Only what
 * is listed is put into words, so that forms of many thousand cells can be
 * looked through at every key. Nothing here alters a report.
 */

#include "report/report.h"
#include <glib.h>
#include <stddef.h>

enum { FIND_MOST = 200 }; /* places that are listed */

enum find_kind {
	FIND_ROW,     /* a row by its number */
	FIND_LABEL,   /* a label, or several */
	FIND_ADDRESS, /* an address */
	FIND_VALUE,   /* what stands in a cell */
	FIND_NOTE,    /* a note, or the reason given for a warning */
};

/* A place that was found. */
struct found {
	enum find_kind kind;
	cell_index cell;       /* where to go */
	char *text;            /* what was found there: a label, an address, part of a text */
	size_t offset, length; /* what of it is the words looked for; length 0: nothing single */
};

/* The places (struct found *) that a query leads to from a cell, the likeliest first; an empty
   query leads nowhere. Free with g_ptr_array_unref. */
GPtrArray *find_places(const struct report *report, const char *query, cell_index here);

/* The first of them, in the order of the form, behind a cell, and behind the last the first again:
   an index; 0 where there are none. */
guint find_next(const GPtrArray *places, cell_index here);

#endif
