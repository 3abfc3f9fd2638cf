#ifndef NIANBAO_SESSION_JOURNAL_H
#define NIANBAO_SESSION_JOURNAL_H

/*
 * The journal: every accepted change since the report was last saved.
 *
 * It lies beside the report as .NAME.journal, a line of JSON for each list of
 * changes, behind a first line that says which form and which bytes of the
 * report it goes on from. Each line is one write(), so a killed program leaves
 * whole lines and at most one cut short, which is not read. A save removes the
 * journal; as long as there is one, there is work that the file does not hold.
 */

#include "session/change.h"
#include <glib.h>
#include <stdbool.h>

struct journal;

/* What a journal left behind says. */
struct journal_content {
	char *form; /* id */
	char *base; /* SHA-256 of the report's bytes it goes on from; "" when there was no file */
	GPtrArray *lists; /* of struct change_list *, owned, in order */
	gint64 modified;  /* seconds since 1970: the last change */
};

/* The journal's path for a report's. Free with g_free. */
char *journal_path(const char *report);

/* What the journal of a report says, or NULL: without *error set there is none. */
struct journal_content *journal_read(const char *report, GError **error);
/* How many changes it holds, and the address of the last of them; NULL: there is none. */
guint journal_count(const struct journal_content *content);
const char *journal_last_address(const struct journal_content *content);
void journal_content_free(struct journal_content *content);

/* Nothing is written until the first append, which makes the file (mode 0600). An existing journal
   is gone on with when `resume` is set and replaced otherwise. */
struct journal *journal_new(const char *report, const char *form, const char *base, bool resume);
void journal_free(struct journal *journal);

/* Writes a list, and before it those that found no room earlier. When there is still none it waits
   with them: false with *error, and what is in the file stays as it is. */
bool journal_append(struct journal *journal, const struct change_list *list, GError **error);

/* Removes the file; appending starts a new one that goes on from `base`. */
void journal_restart(struct journal *journal, const char *base);
/* Puts the journal of a report out of the way, as .NAME.journal.old, so that nothing is lost. */
bool journal_put_aside(const char *report, GError **error);

#endif
