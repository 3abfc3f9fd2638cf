#ifndef NIANBAO_SESSION_MEND_H
#define NIANBAO_SESSION_MEND_H

/* Carrying a repair out: its steps as one list of changes. */

#include "check/repair.h"
#include "session/change.h"
#include "session/session.h"

struct change_list *mend_changes(const struct session *session, const struct repair *repair);

#endif
