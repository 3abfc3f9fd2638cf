#ifndef NIANBAO_SESSION_LOCK_H
#define NIANBAO_SESSION_LOCK_H

/*
 * The lock: who has a report open to alter it.
 *
 * It is a file beside the report (session/beside.h), a line of JSON that says
 * user, machine, process and terminal. It appears whole, under its name, or not
 * at all: of two who take it at the same time one has it. Its time of change is
 * that of the last key.
 *
 * A lock whose process is dead is cleared by whoever comes next on that machine;
 * a number that another process has by now, and a machine started anew, are not
 * taken for life. A lock of another machine never goes by itself, nor does one
 * that cannot be read, unless it is empty: that is what a power failure leaves.
 * Both can be seized by somebody who says their name, which the lock then says.
 *
 * It binds those who ask for it, on one machine, and on several where their file
 * system makes a name that two want at once for one only, as NFS does. Who holds
 * it asks now and then whether it is still theirs.
 */

#include "session/process.h"
#include <glib.h>
#include <stdbool.h>

struct lock;

/* What somebody has it for. */
enum lock_use {
	LOCK_FOR_SCREEN,
	LOCK_FOR_LINES,   /* nianbao edit --plain */
	LOCK_FOR_COMMAND, /* set and the like: held for a moment */
};

/* Who wants it. Borrowed. */
struct lock_taker {
	enum lock_use use;
	const char *user; /* login name */
	const char *name; /* how they named themselves when they seized it; NULL: they did not */
	const char *terminal; /* "pts/3"; NULL: none */
	gint64 now;           /* seconds since 1970 */
};

/* Who has it. All texts are harmless to a terminal. */
struct lock_holder {
	struct process process;
	enum lock_use use;
	gint64 uid;
	char *host, *user;
	char *name, *terminal;  /* "": none */
	char *seized_from;      /* whom they took it from; "": nobody */
	gint64 since, last_key; /* seconds since 1970 */
	char *line; /* tells the lock from all others: its text, or what stands for it */
};

void lock_holder_free(struct lock_holder *holder);
/* "wang@pc1": their account, as histories have it. Free with g_free. */
char *lock_holder_account(const struct lock_holder *holder);

/* Takes a report's lock, clearing a dead one; one that a command has is waited for a moment. NULL
   with *holder when somebody has it, which is to be freed; NULL with *error where there can be
   none. */
struct lock *lock_take(const char *report, const struct lock_taker *taker,
	struct lock_holder **holder, GError **error);
/* Takes it from who has it, whether they know or not. NULL with *error when it is somebody else's
   meanwhile, or there can be none. */
struct lock *lock_seize(const char *report, const struct lock_taker *taker,
	const struct lock_holder *from, GError **error);
/* Gives it back, if it is still ours. NULL does nothing. */
void lock_release(struct lock *lock);

/* Whether somebody else has seized it, be theirs readable or not. */
bool lock_is_lost(const struct lock *lock);
/* Notes that a key was pressed just now; a lock that somebody removed is made anew. */
void lock_touch(const struct lock *lock);
/* Whose dead one was cleared for it; NULL: nobody's. Borrowed. */
const struct lock_holder *lock_predecessor(const struct lock *lock);

/* Who has a report's lock, be they dead; NULL: nobody. Free with lock_holder_free. */
struct lock_holder *lock_look(const char *report);
/* Whether they are at work, as far as can be known here. */
bool lock_holder_is_alive(const struct lock_holder *holder);
/* Whether they are the same user on the same machine, who can be asked to hand it over. */
bool lock_holder_is_same_user(const struct lock_holder *holder);
/* Asks for it with SIGUSR1 and waits for so many milliseconds until they have let go. */
bool lock_ask_for(const char *report, const struct lock_holder *holder, int patience_ms);

/* In words (lock_words.c). "经办（您自己）在 pts/3，本机，16:31 起，最后一键 16:58". Free with
   g_free. */
char *lock_holder_words(const struct lock_holder *holder, gint64 now);
/* Of one who is dead: that they did not leave as one should. Free with g_free. */
char *lock_left_words(const struct lock_holder *holder, gint64 now);
/* In a word or two: who they are to be called. Borrowed from the holder. */
const char *lock_holder_name(const struct lock_holder *holder);

#endif
