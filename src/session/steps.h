#ifndef NIANBAO_SESSION_STEPS_H
#define NIANBAO_SESSION_STEPS_H

/*
 * The steps that undo takes back and redo does again, and how far they are from
 * what was saved.
 *
 * A step is a list of changes that has been carried out. Steps only remember:
 * whoever undoes one carries out its inverse. They own their lists.
 */

#include "form/form.h"
#include "session/change.h"
#include <glib.h>
#include <stddef.h>

struct steps {
	GPtrArray *undo, *redo; /* of struct change_list *, the last on top */
	gssize saved_depth;     /* of the undo stack when it was saved; -1: no longer on it */
	const struct form *form;
	/* Steps since then, those taken back counted; steps that follow each other in one text are one.
	   0 says that all is as it was saved. Counted when steps come and go: every painting asks. */
	size_t unsaved;
};

/* The form is borrowed. */
void steps_init(struct steps *steps, const struct form *form);
void steps_release(struct steps *steps);

/* One that has been done anew: what could be done again is forgotten. */
void steps_add(struct steps *steps, struct change_list *list);
/* One that was done before this program began: nothing is to be done again yet. */
void steps_add_old(struct steps *steps, struct change_list *list);

/* The step that is now taken back or done again; NULL: there is none. It stays theirs. */
struct change_list *steps_back(struct steps *steps);
struct change_list *steps_forth(struct steps *steps);

/* What has been done by now is saved; steps that are undone or done again from now on leave what stands
   at an address alone. */
void steps_save_without(struct steps *steps, const char *address);
/* Forgets them all: what was done by now is not to be undone. */
void steps_forget(struct steps *steps);

#endif
