#ifndef NIANBAO_SESSION_JOURNAL_SYNC_H
#define NIANBAO_SESSION_JOURNAL_SYNC_H

/*
 * The one thread beside the loop: it waits for the disk, so that no key does.
 *
 * It is given a descriptor, syncs it when it is asked to, and closes it when it
 * has been turned to another: the last close of a file that has no name any more
 * frees its blocks, and a save would wait for that as well. It touches nothing
 * else; all signals are blocked in it, so that they reach the loop's thread.
 * Neither asking nor turning waits. Several times asked while it syncs is once
 * more synced.
 *
 * The caller may write to the descriptor until it turns the thread to another.
 * Turning is cheap, beginning a thread is not: one lasts as long as what it works
 * for.
 */

#include <stdbool.h>

struct journal_sync;

/* Starts the thread for a descriptor, which is its own from then on; NULL with errno set where there is
   no thread to be had, and the descriptor stays the caller's. */
struct journal_sync *journal_sync_new(int descriptor);
/* Waits until all that was asked for is synced, closes the descriptor and ends the thread. Returns an errno: the last
   failure not told yet, or 0. */
int journal_sync_free(struct journal_sync *sync);

/* Has it sync another one from now on, which becomes its own (-1: nothing, and it is not to be
   asked). What it is syncing it ends first; what it was asked for and has not begun is dropped. */
void journal_sync_turn_to(struct journal_sync *sync, int descriptor);

void journal_sync_ask(struct journal_sync *sync);
/* The errno of a sync that failed, once; 0: none did. */
int journal_sync_take_failure(struct journal_sync *sync);
/* Whether something that was asked for is not on the disk yet, or something it was turned away from is
   still open. */
bool journal_sync_is_busy(struct journal_sync *sync);

#endif
