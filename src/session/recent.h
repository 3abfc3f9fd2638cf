#ifndef NIANBAO_SESSION_RECENT_H
#define NIANBAO_SESSION_RECENT_H

/*
 * Recent reports, and where in them work stopped.
 *
 * They stand in the file `recent` of a state directory, a line each: when it was
 * last at work, the address of the cell with the line its page began with
 * ("requests.new.natural:12"), and the report's URI; the newest first, a bounded
 * number. The file is replaced whole, so that it is never half
 * written, without waiting for the disk, for it is a convenience only: what
 * cannot be read in it is passed over, and without a directory (NULL) nothing is
 * kept.
 */

#include <glib.h>
#include <stdbool.h>

enum { RECENT_MOST = 20 };

struct recent {
	char *path;    /* absolute */
	char *address; /* of the cell; "" when it is not known */
	int top;       /* how far its page was scrolled, in lines */
	gint64 when;   /* seconds since 1970 */
};

/* The reports noted (struct recent *), the newest first, whether they are still there or not. Free
   with g_ptr_array_unref. */
GPtrArray *recent_list(const char *directory);
/* The address where a report was left, or NULL, and how far its page was scrolled. Free with
   g_free. */
char *recent_place(const char *directory, const char *path, int *top);

/* Notes a report as the one last at work. An empty address leaves the one that was noted. */
void recent_note(
	const char *directory, const char *path, const char *address, int top, gint64 when);

#endif
