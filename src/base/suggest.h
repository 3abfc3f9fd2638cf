#ifndef NIANBAO_BASE_SUGGEST_H
#define NIANBAO_BASE_SUGGEST_H

/* "Did you mean": the known name nearest to a mistyped one. */

#include <glib.h>
#include <stddef.h>

/* Longer names are not compared: nobody mistypes them by a character or two. */
enum { SUGGESTION_MAX_LENGTH = 64 };

struct suggestion {
	gunichar typed[SUGGESTION_MAX_LENGTH];
	size_t length;
	const char *best; /* borrowed from the names offered; NULL when none is near */
	size_t distance;
};

void suggestion_init(struct suggestion *suggestion, const char *typed);

/* Offers a known name of two characters or more. It becomes the best when it is nearer than all
   before and near at all: at most a third of its characters differ (Damerau's insertions, deletions,
   replacements and swaps of neighbours). The parts of an address that are right at its beginning
   are not counted. */
void suggestion_offer(struct suggestion *suggestion, const char *name);

/* Offers a name for another word that people may have for it, as the label of what is called so. */
void suggestion_offer_for(struct suggestion *suggestion, const char *name, const char *word);

/* "；是不是“requests”？", to stand behind what is wrong with the name; "" when none is near. Free
   with g_free. */
char *suggestion_question(const struct suggestion *suggestion);

#endif
