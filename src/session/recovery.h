#ifndef NIANBAO_SESSION_RECOVERY_H
#define NIANBAO_SESSION_RECOVERY_H

/*
 * Recovery: what a journal left behind would make of a report, said before it is
 * done.
 *
 * The same lines tell what a file that was changed on the disk says otherwise.
 * Figures that follow from others are not among them.
 */

#include "form/search.h"
#include "report/file.h"
#include "review/difference.h"
#include "session/session.h"
#include <glib.h>

/* The report a journal goes on from: as its file has it, or where it has none yet, as the journal begins
   it. NULL where neither can be opened. */
struct report_file *recovery_file(
	const struct form_search *forms, const char *path, const struct journal_content *content);

/* What a journal would bring back. */
struct recovery_account {
	GPtrArray *
		lines; /* what would be otherwise in the report that was opened, a line each (char *), with
			     the time it was done where that is known; owned */
	size_t places; /* how many would not be saved then, as session_unsaved counts them */
	size_t lost;   /* steps that could not be done */
};

struct recovery_account recovery_account_of(const struct session *session,
	const struct form_search *forms, const struct journal_content *content, gint64 now);
void recovery_account_release(struct recovery_account *account);
/* What the file of that path says otherwise than the session, which would be written over. NULL where
   it cannot be read as a report. As above. */
GPtrArray *recovery_lines_of_file(
	const struct session *session, const struct form_search *forms, const char *path);

#endif
