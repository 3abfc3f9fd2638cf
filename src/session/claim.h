#ifndef NIANBAO_SESSION_CLAIM_H
#define NIANBAO_SESSION_CLAIM_H

/*
 * A claim: what stands between somebody and a report they want to alter.
 *
 * Either they have its lock; or somebody else does; or nothing can be written
 * there, neither a lock nor a journal nor the report, and then it is only to be
 * looked at, so that nobody types what could not be kept.
 *
 * A claim owns all it says. Whoever opens a session takes the lock out of it
 * (session_hold); releasing a claim gives back what is still in it.
 */

#include "session/lock.h"
#include <glib.h>
#include <stdbool.h>

struct claim {
	struct lock *lock;          /* ours; or NULL */
	struct lock_holder *holder; /* who has it instead; or NULL */
	char *obstacle;             /* why nothing can be written, without a stop; or NULL */
};

/* Takes the lock if nothing stands against it. */
void claim_make(struct claim *claim, const char *report, const struct lock_taker *taker);
/* Asks who has it to hand it over, which takes them a moment, and takes it: true when it is ours
   then. */
bool claim_ask(struct claim *claim, const char *report, const struct lock_taker *taker);
/* Takes it from who has it, whatever they say. Where their lock cannot be removed they keep it, and
   the obstacle says why. */
bool claim_seize(struct claim *claim, const char *report, const struct lock_taker *taker);
void claim_release(struct claim *claim);

#endif
