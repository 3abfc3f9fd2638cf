#ifndef NIANBAO_SESSION_ADDENDS_H
#define NIANBAO_SESSION_ADDENDS_H

/*
 * Addends: what a figure was added up from, kept as a line of its cell's note.
 *
 * They belong to the figure they make: a figure that takes its place takes them
 * away, with the same undo step. What people wrote into the note stays.
 */

#include "report/report.h"
#include "session/change.h"

/* Adds to a list what it means that `after` is typed where `before` stood (NULL: not known yet):
   the change of the cell, and that of its note where addends (NULL: none) come or go. */
void addends_add_change(struct change_list *list, const struct report *report, cell_index cell,
	const char *before, const char *after, const char *addends);

#endif
