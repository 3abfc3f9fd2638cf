#ifndef NIANBAO_SESSION_PLACE_INTERNAL_H
#define NIANBAO_SESSION_PLACE_INTERNAL_H

/* Between place.c and place_review.c, which knows the places that a review alters. */

#include "session/place.h"

/* What can be done at the places of one kind. */
struct place_row {
	char *(*read)(const struct report *report, const struct place *place);
	size_t (*write)(struct report *report, const struct place *place, const char *text,
		const cell_index **changed);
	bool (*accept)(const struct place *place, const char *text, GError **error); /* NULL: any */
};

extern const struct place_row place_status, place_remark, place_acceptance;

/* What follows a prefix, or NULL. */
const char *place_behind(const char *address, const char *prefix);
/* Where a named rule holds: "RULE@ADDRESS", NULL for none. False when it is no such. */
bool place_find_reason(const struct form *form, const char *named, struct place *place);
/* Finds the status, a remark or the acceptance of a reason. */
bool place_find_review(const struct form *form, const char *address, struct place *place);

#endif
