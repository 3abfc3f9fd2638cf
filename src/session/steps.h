#ifndef NIANBAO_SESSION_STEPS_H
#define NIANBAO_SESSION_STEPS_H

/*
 * The steps that undo takes back and redo does again.
 *
 * A step is a list of changes that has been carried out. Steps only remember:
 * whoever undoes one carries out its inverse. They own their lists.
 */

#include "session/change.h"
#include <glib.h>

struct steps {
	GPtrArray *undo, *redo; /* of struct change_list *, the last on top */
};

void steps_init(struct steps *steps);
void steps_release(struct steps *steps);

/* One that has been done anew: what could be done again is forgotten. */
void steps_add(struct steps *steps, struct change_list *list);

/* The step that is now taken back or done again; NULL: there is none. It stays theirs. */
struct change_list *steps_back(struct steps *steps);
struct change_list *steps_forth(struct steps *steps);

/* Steps that are undone or done again from now on leave what stands at an address alone. */
void steps_leave(struct steps *steps, const char *address);
/* Forgets them all: what was done by now is not to be undone. */
void steps_forget(struct steps *steps);

#endif
