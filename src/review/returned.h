#ifndef NIANBAO_REVIEW_RETURNED_H
#define NIANBAO_REVIEW_RETURNED_H

/*
 * What whoever sent a report back has to say to whoever filled it in: the words on
 * the way, and remarks on the report as a whole. Remarks that have a cell are seen
 * there.
 */

#include "report/report.h"
#include <glib.h>

/* In sentences, of char *, owned, the first of which says by whom and when it was returned; none
   where it is not, or where nothing was said but at cells. Free with g_ptr_array_unref. */
GPtrArray *returned_words(const struct report *report);

#endif
