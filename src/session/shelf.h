#ifndef NIANBAO_SESSION_SHELF_H
#define NIANBAO_SESSION_SHELF_H

/*
 * The shelf: what somebody who sits down may want to go on with.
 *
 * Unfinished are reports with a journal beside them, be they in the directory
 * at hand or among those at work lately, and then those at work lately in which
 * something is to be filled in or put right. Returned are those that a reviewer
 * has sent back. The others at work lately are recent, and so are those that wait
 * for a reviewer or are approved. Those that are gone are left out. Each is looked at as it would open,
 * unsaved changes and all, and nothing is written.
 */

#include "check/checker.h"
#include "form/search.h"
#include <glib.h>
#include <stdbool.h>

struct shelf_report {
	char *path;
	char *title; /* "城北镇人民政府 2024年报"; the file's name where it cannot be read */
	char *form; /* id; "" where it cannot be read */
	bool readable;
	enum report_status status;
	const char *state; /* the same in a word (review/state.h); NULL where it cannot be read */
	size_t remarks;    /* open ones */
	struct section_count count;
	guint unsaved; /* changes in a journal left behind */
	bool moved_on; /* the file was written again since they were made */
	char *place;   /* where work stopped, in words; NULL: not known */
	gint64 when;   /* last change that was not saved, or last visit; seconds since 1970 */
};

struct shelf {
	GPtrArray *unfinished, *returned,
		*recent; /* of struct shelf_report *, owned; the most pressing, then the newest first */
};

/* Looks at the directory at hand and at what `state` keeps (session/recent.h; NULL: nothing), for
   at most so many with a journal and so many others. */
void shelf_init(struct shelf *shelf, const struct form_search *forms, const char *directory,
	const char *state, guint most);
void shelf_release(struct shelf *shelf);

#endif
