#ifndef NIANBAO_SESSION_TAKEOVER_H
#define NIANBAO_SESSION_TAKEOVER_H

/*
 * A takeover: somebody took an open report from somebody else, by their name.
 *
 * Both should be able to see that later, so it is an entry of the report's
 * history. The entry is written into the file when it happens, before anything
 * else is done to the report: what is discarded or lost after that takes nothing
 * of it along. A journal that went on from the file goes on from it still, and the
 * version before the last save stays what it was.
 */

#include "form/search.h"
#include <glib.h>
#include <stdbool.h>

/* What the history is to say. Borrowed. */
struct takeover {
	const char *from;  /* as lock_holder_account has it */
	const char *login; /* "user@host" of who takes it */
	const char *name;  /* as they named themselves */
	gint64 now;        /* seconds since 1970 */
};

/* Notes it in the report of a path, whose lock is held by now. A report that has no file yet has no
   history either: then only the lock says it. False with *error, and then the file is as it was. */
bool takeover_note(const char *report, const struct form_search *forms,
	const struct takeover *takeover, GError **error);

#endif
