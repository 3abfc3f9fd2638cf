#ifndef NIANBAO_SESSION_PERMIT_H
#define NIANBAO_SESSION_PERMIT_H

/*
 * Permits: which changes the state a report has got to lets through, and what a
 * change does to that state. Which command of review/state.h a change is depends
 * on its place: what stands in the report is the clerk's, remarks and accepted
 * reasons are the reviewer's, answers the clerk's again. The status itself is moved
 * by no change, but by handing the report on.
 */

#include "report/report.h"
#include "session/change.h"
#include <glib.h>
#include <stdbool.h>

/* Why nothing that stands in the report can be altered, as a sentence; NULL: it can. Translated. */
const char *permit_refusal(const struct report *report);
/* Whether a list of changes, whose addresses are good, may be done. False with *error (place.h). */
bool permit_list(const struct report *report, const struct change_list *list, GError **error);
/* Whether the report is approved and that holds, so that the next change ends it. */
bool permit_is_approved(const struct report *report);
/* What has to follow a list that has been done: the end of an approval, or nothing. */
struct change_list *permit_end(const struct report *report, const struct change_list *list);

#endif
