#ifndef NIANBAO_SESSION_SESSION_INTERNAL_H
#define NIANBAO_SESSION_SESSION_INTERNAL_H

/*
 * Between session.c, where a report is altered, and session_saving.c, where what was
 * altered goes to the disk and comes back from it.
 */

#include "session/chronicle.h"
#include "session/keeper.h"
#include "session/session.h"
#include "session/soundness.h"
#include "session/steps.h"
#include "session/workpiece.h"

struct session {
	struct report_file *file;
	struct workpiece work; /* its report */
	struct keeper keeper;
	struct lock *lock; /* or NULL */
	struct steps steps;
	struct chronicle chronicle;
	struct soundness soundness;
	cell_index open_cell;
	char *open_before, *open_addends;
	size_t open_length; /* bytes of what stood there before */
	char *refusal;      /* why nothing can be altered; NULL: all can */
	bool is_seized;     /* ... because somebody else has taken the report over */
};

/* Whether a list can be carried out here; false with *error (place.h). */
bool session_check_list(
	const struct session *session, const struct change_list *list, GError **error);

#endif
