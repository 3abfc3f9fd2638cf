#ifndef NIANBAO_SESSION_KEEPER_H
#define NIANBAO_SESSION_KEEPER_H

/*
 * The keeper: what a session does so that nothing typed is lost.
 *
 * It owns the journal, tells it every list that was accepted and, when it is asked
 * to, what stands in the open field and where the clerk is; and it remembers what
 * went wrong with that until somebody shows it. A journal that cannot be written
 * stops nobody from typing.
 */

#include "session/journal.h"
#include <stdbool.h>

struct keeper {
	struct journal *journal;
	gint64 (*now)(void); /* seconds since 1970; NULL: times are not noted */
	bool journalled;     /* every accepted change reached the journal */
	bool is_silent;      /* the journal is somebody else's: nothing is written into it */
	bool has_typed;      /* the open field says something else than it said last */
	bool has_open;       /* the journal says something of the open field */
	const char *cursor;  /* the address the journal said last, or NULL; the form's */
	char *trouble;       /* not told yet, or NULL */
};

/* `base` is as in journal_new. */
void keeper_init(struct keeper *keeper, const char *report, const char *form, GBytes *base);
/* Waits until all of it is on the disk. The journal stays. */
void keeper_release(struct keeper *keeper);

/* Goes on with the journal of which this was read. */
void keeper_resume(
	struct keeper *keeper, const char *report, const struct journal_content *content);
/* Removes it; the next one goes on from `base`. */
void keeper_restart(struct keeper *keeper, GBytes *base);

/* The same for a report that lies elsewhere from now on. */
void keeper_move(struct keeper *keeper, const char *report, const char *form, GBytes *base);

/* A list that was accepted: what the open field held is in it, or was put back. */
void keeper_done(struct keeper *keeper, struct change_list *list);
/* The open field was put back. */
void keeper_put_back(struct keeper *keeper);
/* What the open field would be if it were left now (NULL: what stood there before), and where the
   clerk stands, an address of the form. One write at most; moving alone begins no journal. */
void keeper_keep(struct keeper *keeper, const struct change_list *list, const char *address);
/* Whether the journal says something else of where that is. */
bool keeper_is_elsewhere(const struct keeper *keeper, const char *address);

/* What went wrong, once, or NULL. Free with g_free. */
char *keeper_trouble(struct keeper *keeper);
/* What somebody should be told, which it takes over; what was to be told before is dropped. */
void keeper_tell(struct keeper *keeper, char *trouble);

#endif
