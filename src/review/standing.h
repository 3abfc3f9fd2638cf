#ifndef NIANBAO_REVIEW_STANDING_H
#define NIANBAO_REVIEW_STANDING_H

/*
 * Standing: what is left to be settled before a report can be handed in, and
 * before it can be approved.
 *
 * Handing in asks for no errors, no required cell without an answer, a reason for
 * every warning and an answer to every remark. Approving asks for the same, and
 * that the reviewer has accepted every reason a warning rests on.
 */

#include "check/checker.h"
#include "review/state.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct standing {
	size_t errors;
	size_t blanks;   /* required cells that are not answered */
	size_t warnings; /* without a reason that holds */
	size_t remarks;  /* open ones */
	size_t reasons;  /* that explain a warning and are not accepted */
};

struct standing standing_of(const struct report *report, const struct checker *checker);

/* Whether that much may stand when a command is given. */
bool standing_allows(const struct standing *standing, enum review_command command);
/* What stands in the way of it, as a list in one line: "错 2、批注未答 1"; "" where nothing does.
   Free with g_free. */
char *standing_obstacles(const struct standing *standing, enum review_command command);

#endif
