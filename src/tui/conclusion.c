/*
 * The end of a review: the report goes back to whoever filled it in, or is
 * approved, or waits with its remarks.
 */
#include "tui/app.h"

#include "review/standing.h"
#include "tui/dialog.h"

enum {
	RETURN = 1,
	APPROVE = 2,
	WAIT = 3,
};

/* Why a command is not possible, or what stands in its way; "" when nothing does. Free with g_free. */
static char *obstacle_to(
	const struct report *report, const struct standing *standing, enum review_command command)
{
	enum review_refusal refusal = review_transition(report->status, command).refusal;

	return refusal == REFUSED_NOT_AT_ALL ? standing_obstacles(standing, command)
					     : g_strdup(review_refusal_text(refusal));
}
