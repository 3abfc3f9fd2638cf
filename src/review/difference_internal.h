#ifndef NIANBAO_REVIEW_DIFFERENCE_INTERNAL_H
#define NIANBAO_REVIEW_DIFFERENCE_INTERNAL_H

/* What the files that look for differences share. */

#include "review/difference.h"

void difference_free(gpointer difference);
/* Adds one where the two sides are not the same; a place that only one of them has counts where
   something stands in it. Takes over address and label. */
void difference_add(GPtrArray *list, enum difference_kind kind, char *address, char *label,
	const char *before, const char *after);
/* What a difference in a cell of a form is. */
enum difference_kind difference_kind_of(const struct form_cell *cell);

/* difference_beside.c */
void difference_add_notes(GPtrArray *list, const struct report *old, const struct report *report);
void difference_add_reasons(GPtrArray *list, const struct report *old, const struct report *report);
void difference_add_remarks(GPtrArray *list, const struct report *old, const struct report *report);

#endif
