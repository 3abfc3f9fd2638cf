#ifndef NIANBAO_REVIEW_LINEAGE_H
#define NIANBAO_REVIEW_LINEAGE_H

/*
 * Lineage: how two copies of a report come from each other, by their histories.
 *
 * Entries that are the same have the same check sums, and a sum covers all that was
 * before it: so as long as sums are the same the copies went one way. Where one
 * history goes on and the other ends, the longer one continues the other; where both
 * go on they went different ways, and somebody has to decide.
 */

#include "report/report.h"
#include <stddef.h>

enum lineage_kind {
	LINEAGE_UNKNOWN,   /* one of them has no history yet */
	LINEAGE_SAME,      /* both have the same */
	LINEAGE_CONTINUES, /* the report goes on from the old one */
	LINEAGE_BEHIND,    /* the old one goes on from the report */
	LINEAGE_PARTED,    /* both go on, in different ways */
	LINEAGE_STRANGERS, /* they do not have a first entry in common */
	LINEAGE_BROKEN,    /* a history was altered, so nothing can be told from it */
};

struct lineage {
	enum lineage_kind kind;
	size_t common;         /* entries that both have */
	size_t old_more, more; /* that each has besides */
};

struct lineage lineage_of(const struct report *old, const struct report *report);

/* "continues", "parted", …: as JSON names a kind. */
const char *lineage_name(enum lineage_kind kind);
/* As a sentence about two files; NULL where there is nothing to say. Free with g_free. */
char *lineage_words(const struct lineage *lineage, const char *old_name, const char *name);

#endif
