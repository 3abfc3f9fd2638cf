#ifndef NIANBAO_SESSION_WORKPIECE_H
#define NIANBAO_SESSION_WORKPIECE_H

/*
 * A workpiece: a report under work, and the findings about it, which follow every
 * place that is written.
 *
 * Nothing of who may do what, of undo or of the journal is known here: lists come
 * that have been allowed, and are carried out. A session has one, and writes to its
 * report by no other way. The report is the session's file's.
 */

#include "check/checker.h"
#include "session/change.h"
#include "session/place.h"
#include <stdbool.h>
#include <stddef.h>

struct workpiece {
	struct report *report;
	struct checker *checker;   /* owned */
	const cell_index *changed; /* by the last cell set; the report's */
	size_t changed_count;
	bool is_many; /* lists come one after the other: findings follow when all of them stand */
};

void workpiece_init(struct workpiece *work, struct report *report);
void workpiece_release(struct workpiece *work);

/* Whether each address of a list is one, and can hold what is to stand there; false with *error
   (place.h). */
bool workpiece_accepts(
	const struct workpiece *work, const struct change_list *list, GError **error);
/* Does a list that is accepted, and notes on both sides what really stood there: one list may
   change an address twice, and a value is read back as its cell takes it. */
void workpiece_carry_out(struct workpiece *work, struct change_list *list);

/* Writes one place; the typed value of a cell, and which cells that changed. */
void workpiece_write(struct workpiece *work, const struct place *place, const char *text);
void workpiece_set(struct workpiece *work, cell_index cell, const char *text);
void workpiece_edit(struct workpiece *work, cell_index cell, const char *text, size_t length,
	const struct edit *edit);

/* Between these findings stand still. */
void workpiece_begin_many(struct workpiece *work);
void workpiece_end_many(struct workpiece *work);

#endif
