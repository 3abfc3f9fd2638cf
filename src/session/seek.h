#ifndef NIANBAO_SESSION_SEEK_H
#define NIANBAO_SESSION_SEEK_H

/*
 * Which finding somebody means who names a rule and a cell: any cell that the
 * finding is about, or none where the rule has only one finding that is open.
 */

#include "session/session.h"
#include <glib.h>
#include <stddef.h>

enum seek_level {
	SEEK_ANY,
	SEEK_WARNING, /* an error is refused: it takes no reason */
};

/* The slot of the finding of a rule that names the cell at an address; where that is NULL, of the
   rule's only finding that is open. SIZE_MAX with *error (place.h) when there is none, when
   there are several, or when it is not of the level asked for. */
size_t seek_finding(const struct session *session, const char *rule, const char *address,
	enum seek_level level, GError **error);

/* "规则「balance」有2处，请写明是哪一处：…": of several addresses (char *). Free with g_free. */
char *seek_several(const char *rule, const GPtrArray *addresses);

#endif
