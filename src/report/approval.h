#ifndef NIANBAO_REPORT_APPROVAL_H
#define NIANBAO_REPORT_APPROVAL_H

/*
 * Approvals: what the history says of a report's status, and whether that is still
 * so of its content.
 *
 * An approval is for a digest: it stands as long as the report is the one that was
 * read. A change made in the program ends it at once. One made by other means, in a
 * text editor or on a damaged disk, is found by the digest: the file says
 * "approved" and the approval is void all the same.
 *
 * Asking costs a digest, so it is asked when a report is opened, saved or shown,
 * not at every key.
 */

#include "report/history.h"
#include "report/report.h"
#include <glib.h>
#include <stdbool.h>

enum approval {
	APPROVAL_NONE,
	APPROVAL_HOLDS,
	APPROVAL_VOID, /* there was one, and the report is another now; until it is handed in anew */
};

/* Of the last time it was handed in. */
enum approval report_approval(const struct report *report);
/* The approvals of the last time it was handed in, whether they hold or are void; several people
   can approve one report. Of const struct history_entry *, borrowed; free with
   g_ptr_array_unref. */
GPtrArray *report_approvals(const struct report *report);
/* Whether who approved it there is who had handed it in. */
bool approval_is_own(const struct report *report, const struct history_entry *approval);

/* How far a report has got, as files name it, or "void" where its approval is. */
const char *report_status_shown(const struct report *report);

/* The status that follows from the history. */
enum report_status history_status(const struct report *report);

enum status_fault {
	STATUS_FOUNDED,
	STATUS_UNFOUNDED, /* the history does not lead there */
	STATUS_OUTDATED,  /* what was handed in or approved was altered by other means */
};

/* Whether its status is what its history led to, of the content it has now. A change that has ended
   an approval and is not saved yet is no fault. */
enum status_fault report_status_fault(const struct report *report);

#endif
