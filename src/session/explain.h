#ifndef NIANBAO_SESSION_EXPLAIN_H
#define NIANBAO_SESSION_EXPLAIN_H

/*
 * Explaining a warning: the change that gives it a reason, the one that takes the
 * reason away, and the one by which a reviewer accepts it.
 *
 * Which finding somebody means says session/seek.h. What is wrong for certain
 * takes no reason: an error has to be put right.
 */

#include "session/change.h"
#include "session/session.h"
#include <glib.h>
#include <stddef.h>

/* The change that gives the finding of a slot a reason, for the figures it is about as they stand
   now. An empty text takes the reason away. */
struct change_list *explain_changes(const struct session *session, size_t slot, const char *text,
	const char *who, const char *when);

/* The reason given for a rule at an address, or the rule's only one where that is NULL, though
   there be no finding any more. NULL with *error when there is none, or several. */
const struct reason *explain_find(
	const struct session *session, const char *rule, const char *address, GError **error);
/* The change that takes such a reason away. NULL with *error as above. */
struct change_list *explain_removal(
	const struct session *session, const char *rule, const char *address, GError **error);

/* The change that accepts a reason, or with "" as `when` takes that back. */
struct change_list *explain_acceptance(
	const struct reason *reason, const char *who, const char *when);

#endif
