#ifndef NIANBAO_SESSION_JOURNAL_H
#define NIANBAO_SESSION_JOURNAL_H

/*
 * The journal: every accepted change since the report was last saved, and what is
 * typed into the open field.
 *
 * It lies beside the report as .NAME.journal, beside the file itself where its
 * name is a symbolic link: lines of JSON (session/journal_line.h) behind a first
 * one that says which form and which bytes of the report it goes on from. A save
 * removes it; as long as there is one, there may be work that the file does not
 * hold.
 *
 * Writing never waits for the disk: another thread syncs (session/journal_sync.h).
 * A journal belongs to the session that writes it; what was read of one left
 * behind belongs to the reader.
 */

#include "session/change.h"
#include <glib.h>
#include <stdbool.h>

struct journal;

enum { JOURNAL_MAX_BYTES = 256 * 1024 * 1024 };

/* What a journal left behind says. */
struct journal_content {
	char *form; /* id */
	char *base; /* SHA-256 of the report's bytes it goes on from; "" when there was no file */
	/* Of struct change_list *, owned, in order; `before` is never told. Steps that follow each
	   other in one long text are one list. */
	GPtrArray *lists;
	/* What the open field would have been, had it been left; the last of `lists` too. NULL:
	   none. */
	const struct change_list *open;
	char *cursor;    /* the address where the clerk stood, or NULL */
	guint unused;    /* lines that could not be read */
	gint64 modified; /* seconds since 1970: the last change */
};

/* The journal's path for a report's. Free with g_free. */
char *journal_path(const char *report);

/* What the journal of a report says, or NULL: without *error set there is none, with it nothing of it can be
   read. */
struct journal_content *journal_read(const char *report, GError **error);
/* The id of the form that a report is on of which a journal was left with changes, to be known
   where the report has no file yet; NULL: there is none. Free with g_free. */
char *journal_form(const char *report);
/* What a journal of these bytes says, without the time; NULL: it is none that can be read. */
struct journal_content *journal_parse(const char *bytes, size_t length);
/* How many changes it holds, and the address of the last of them; NULL: there is none. */
guint journal_count(const struct journal_content *content);
const char *journal_last_address(const struct journal_content *content);
/* Where to go on: where the clerk stood, or at the last change; NULL: nothing is known. */
const char *journal_left_at(const struct journal_content *content);
/* Whether it goes on from the very bytes of the report (NULL: there is no file). */
bool journal_goes_on_from(const struct journal_content *content, GBytes *bytes);
void journal_content_free(struct journal_content *content);

/* A journal that goes on from these bytes of the report, which it shares (NULL: there is no file
   yet). Nothing is written until the first journal_write, which makes the file (mode 0600) in place
   of another. */
struct journal *journal_new(const char *report, const char *form, GBytes *base);
/* One that goes on with what was left behind, and read. */
struct journal *journal_resume(const char *report, const struct journal_content *content);
/* Waits until all of it is on the disk. */
void journal_free(struct journal *journal);

/* What is to be written: a list that was accepted; what the open field would be, if it were left
   now (NULL: it was put back); where the clerk stands. */
void journal_add(struct journal *journal, const struct change_list *list);
void journal_add_open(struct journal *journal, const struct change_list *list);
void journal_add_cursor(struct journal *journal, const char *address);
/* Writes it, and before it what found no room earlier. When there is still none it waits with that:
   false with *error, and what is in the file stays as it is. */
bool journal_write(struct journal *journal, GError **error);

/* Whether there is a file that it goes on with. */
bool journal_has_begun(const struct journal *journal);

/* Why the disk did not take what was written, once: an errno, or 0. */
int journal_sync_failure(struct journal *journal);
/* Whether the disk has not answered yet. */
bool journal_is_syncing(const struct journal *journal);

/* Removes the file; writing starts a new one that goes on from `base`. */
void journal_restart(struct journal *journal, GBytes *base);
/* Puts a copy in the place of a report's journal: what somebody else still writes goes into a file
   that has no name any more. */
void journal_part(const char *report);
/* Has a report's journal go on from other bytes, where it went on from these: the file says nothing
   else of what can be changed. */
void journal_rebase(const char *report, GBytes *from, GBytes *to);
/* Puts the journal of a report out of the way, as .NAME.journal.old, so that nothing is lost; what
   was put there before gets a number behind its name. */
bool journal_put_aside(const char *report, GError **error);

#endif
