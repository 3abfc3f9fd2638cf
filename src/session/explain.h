#ifndef NIANBAO_SESSION_EXPLAIN_H
#define NIANBAO_SESSION_EXPLAIN_H

/*
 * Explaining a warning: which finding is meant, and the change that gives it a
 * reason.
 *
 * Somebody names a rule and a cell, any that the finding is about. What is wrong
 * for certain takes no reason: an error has to be put right.
 */

#include "session/change.h"
#include "session/session.h"
#include <glib.h>
#include <stddef.h>

/* The slot of the finding of a rule that names the cell at an address; where that is NULL, of the
   rule's only finding that is open. SIZE_MAX with *error (place.h) when there is none, when there
   are several, or when it takes no reason. */
size_t explain_find(
	const struct session *session, const char *rule, const char *address, GError **error);

/* The change that gives the finding of a slot a reason, for the figures it is about as they stand
   now. An empty text takes the reason away. */
struct change_list *explain_changes(const struct session *session, size_t slot, const char *text,
	const char *who, const char *when);

/* The change that takes away the reason given for a rule at an address, or the rule's only one where
   that is NULL, though there be no finding any more. NULL with *error when there is none, or several. */
struct change_list *explain_removal(
	const struct session *session, const char *rule, const char *address, GError **error);

#endif
