#ifndef NIANBAO_SESSION_RECOVERY_H
#define NIANBAO_SESSION_RECOVERY_H

/*
 * Recovery: what a journal left behind would make of a report, said before it is
 * done; and what there is to be asked about it, with a screen or without one.
 *
 * The same lines tell what a file that was changed on the disk says otherwise.
 * Figures that follow from others are not among them.
 */

#include "form/search.h"
#include "report/file.h"
#include "review/difference.h"
#include "session/session.h"
#include <glib.h>

/* What lies beside a report that was opened, and what is to be done about it. */
enum leftover {
	LEFT_NOTHING,
	LEFT_UNREADABLE, /* it is put aside: the next journal would take its place */
	LEFT_WAITING,    /* it stays: nothing can be altered here, or somebody is at work on it */
	LEFT_OUTDATED,   /* from before the report was handed in: it is put aside */
	LEFT_CHANGES,    /* it is asked about */
};

/* Of what was read of a journal (NULL: there is none, or with `trouble` one that cannot be
   read). */
enum leftover recovery_look(const struct session *session, const struct journal_content *content,
	const GError *trouble);

/* The report a journal goes on from: as its file has it, or where it has none yet, as the journal
   begins it. NULL where neither can be opened. */
struct report_file *recovery_file(
	const struct form_search *forms, const char *path, const struct journal_content *content);

/* What a journal would bring back. */
struct recovery_account {
	GPtrArray
		*lines; /* what would be otherwise in the report that was opened (char *), owned */
	size_t places;  /* how many would not be saved then, as session_unsaved counts them */
	size_t lost;    /* steps that could not be done */
};

/* Lines say when it was done, where that is known. To be released. */
struct recovery_account recovery_account_of(const struct session *session,
	const struct form_search *forms, const struct journal_content *content, gint64 now);
void recovery_account_release(struct recovery_account *account);
/* Whether nothing is to be asked: everything in it stands in the file, for the end came between a
   save and the removal. */
bool recovery_is_settled(const struct session *session, const struct journal_content *content,
	const struct recovery_account *account);
/* What is said of a journal before its changes: when it was written and how many they are, what
   became of the file since. `dead`: who did not leave as one should, or NULL. Of char *; free with
   g_ptr_array_unref. */
GPtrArray *recovery_notices(const struct session *session, const struct journal_content *content,
	const struct recovery_account *account, const char *dead);
/* What the file of that path says otherwise than the session, which would be written over. NULL
   where it cannot be read as a report. As above. */
GPtrArray *recovery_lines_of_file(
	const struct session *session, const struct form_search *forms, const char *path);

#endif
