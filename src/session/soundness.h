#ifndef NIANBAO_SESSION_SOUNDNESS_H
#define NIANBAO_SESSION_SOUNDNESS_H

/*
 * Soundness: the flaws of a report's history and status (review/flaws.h), kept
 * while it is open.
 *
 * To find them costs a digest and a check sum for every entry, too much for each
 * key. They are looked for again only where they can be others: when the status has
 * moved, by a change that ended an approval or by undo, and behind a save, which
 * appends to the history. In between nothing that is locked can change.
 */

#include "report/report.h"
#include <glib.h>

struct soundness {
	GPtrArray *flaws; /* NULL: not looked for */
	enum report_status status;
};

void soundness_release(struct soundness *soundness);
/* Has them looked for when they are asked for next. */
void soundness_forget(struct soundness *soundness);
/* Of struct review_flaw *; the caller's to unref, and theirs as they are now however soon they are
   looked for again. */
GPtrArray *soundness_flaws(struct soundness *soundness, const struct report *report);

#endif
