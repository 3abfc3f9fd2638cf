#ifndef NIANBAO_REPORT_HISTORY_CHANGES_H
#define NIANBAO_REPORT_HISTORY_CHANGES_H

/*
 * What became of a report since an entry of its history: for each address that was
 * changed what stood there then and what the last change left, once, and not at all
 * where it is again what it was.
 */

#include "report/history.h"
#include <glib.h>
#include <stddef.h>

/* Borrowed from the history. */
struct history_change {
	const char *address; /* as changes have it, see session/place.h */
	const char *before, *after;
};

/* The changes of the entries from an index on, in the order they were made first; of struct
   history_change. Free with g_array_unref. */
GArray *history_changes_from(const struct report *report, size_t index);

#endif
