#ifndef NIANBAO_SESSION_CHANGE_H
#define NIANBAO_SESSION_CHANGE_H

/*
 * A change: what stood at an address, and what stands there after it.
 *
 * Undo, the journal, recovery and `set` are all lists of changes; a list is done
 * and undone as one step. Both sides are texts as value_parse reads them: "" is
 * blank, "/" is 不适用. Addresses are those of session/place.h: the form's own,
 * and those of notes, stated figures, reasons and last year's report.
 */

#include <glib.h>
#include <stdbool.h>

struct change {
	char *address;
	char *before; /* NULL until the change is applied */
	char *after;
};

struct change_list {
	GPtrArray *changes; /* of struct change *, owned */
	gint64 when;        /* seconds since 1970: when it was done; 0: not known */
};

struct change_list *change_list_new(void);
void change_list_free(struct change_list *list);
struct change_list *change_list_copy(const struct change_list *list);
void change_list_add(
	struct change_list *list, const char *address, const char *before, const char *after);
/* Moves what another holds to the end of it, and frees the other. */
void change_list_append(struct change_list *list, struct change_list *other);
/* Takes what is of an address out of it. */
void change_list_drop(struct change_list *list, const char *address);
const struct change *change_list_get(const struct change_list *list, guint index);
guint change_list_length(const struct change_list *list);
/* Whether anything is another behind a list that was applied. */
bool change_list_alters(const struct change_list *list);
/* The list that takes this one back, last change first. */
struct change_list *change_list_inverse(const struct change_list *list);

#endif
