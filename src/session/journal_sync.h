#ifndef NIANBAO_SESSION_JOURNAL_SYNC_H
#define NIANBAO_SESSION_JOURNAL_SYNC_H

/*
 * The one thread beside the loop: it waits for the disk, so that no key does.
 *
 * It is given a descriptor, syncs it when it is asked to, and touches nothing
 * else; all signals are blocked in it, so that they reach the loop's thread.
 * Asking never waits. Several times asked while it syncs is once more synced.
 *
 * The descriptor belongs to the caller and must stay open until the thread is
 * freed.
 */

#include <stdbool.h>

struct journal_sync;

/* Starts the thread; NULL with errno set where there is none to be had. */
struct journal_sync *journal_sync_new(int descriptor);
/* Waits until all that was asked for is synced, and ends the thread. Returns an errno: the last
   failure not told yet, or 0. */
int journal_sync_free(struct journal_sync *sync);

void journal_sync_ask(struct journal_sync *sync);
/* The errno of a sync that failed, once; 0: none did. */
int journal_sync_take_failure(struct journal_sync *sync);
/* Whether something that was asked for is not on the disk yet. */
bool journal_sync_is_busy(struct journal_sync *sync);

#endif
