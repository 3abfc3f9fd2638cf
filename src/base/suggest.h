#ifndef NIANBAO_BASE_SUGGEST_H
#define NIANBAO_BASE_SUGGEST_H

/* "Did you mean": the known name nearest to a mistyped one. */

#include <stddef.h>

struct suggestion {
	const char *typed;
	const char *best; /* borrowed from the names offered; NULL when none is near */
	size_t distance;
};

void suggestion_init(struct suggestion *suggestion, const char *typed);

/* Offers a known name. It becomes the best when it is nearer than all before and near at all:
   at most a third of its characters differ (Damerau's insertions, deletions, replacements and
   swaps of neighbours). */
void suggestion_offer(struct suggestion *suggestion, const char *name);

#endif
