#ifndef NIANBAO_SESSION_CHRONICLE_H
#define NIANBAO_SESSION_CHRONICLE_H

/*
 * The chronicle: what the history is to say of a session when it is saved.
 *
 * It remembers what stood at each address when the report was saved last, the
 * first time something else is put there. So a save appends what really changed,
 * by whatever way, undo counted in: what was taken back before it was saved never
 * happened. Before a report is handed in for the first time no change is noted down;
 * afterwards every save is.
 *
 * Entries are appended before the file is written and taken back where that
 * fails.
 */

#include "report/history.h"
#include "session/change.h"
#include <glib.h>
#include <stddef.h>

struct chronicle {
	GPtrArray *addresses;  /* in the order they were changed first; the table's */
	GHashTable *before;    /* address -> what stood there */
	GHashTable *differing; /* those of them where something else stands now; the table's */
	struct history_entry *event; /* what is done by saving, or NULL */
	char *login, *name;          /* whose work it is */
	size_t kept;                 /* entries that were in the file before this save */
};

void chronicle_init(struct chronicle *chronicle);
void chronicle_release(struct chronicle *chronicle);

void chronicle_set_author(struct chronicle *chronicle, const char *login, const char *name);
/* A list that has been carried out. */
void chronicle_note(struct chronicle *chronicle, const struct change_list *list);
/* At how many places something else stands than what was saved. An approval that they ended is none
   of them, for that follows; where it is all that differs it is one, and 0 says that nothing
   does. */
size_t chronicle_differing(const struct chronicle *chronicle);
/* What the next save is about, which it takes over; NULL: nothing after all. */
void chronicle_tell(struct chronicle *chronicle, struct history_entry *event);

/* Appends to the report's history what there is to say, with that time (seconds since 1970). */
void chronicle_write(struct chronicle *chronicle, struct report *report, gint64 now);
/* It was saved: begins anew. */
void chronicle_kept(struct chronicle *chronicle);
/* It was not: the history is as before. */
void chronicle_lost(struct chronicle *chronicle, struct report *report);

#endif
