#ifndef NIANBAO_BASE_TEXT_CLUSTERS_H
#define NIANBAO_BASE_TEXT_CLUSTERS_H

/*
 * Inside the base floor: text measured for breaking.
 *
 * UAX #14 says where a break is fine. It was not written for Chinese quotation
 * marks: it takes “ ” for marks that open as often as they close, and so glues
 * them to both neighbours. The breaker is therefore shown 「 」 in their place,
 * whose direction it knows. Besides, a few marks it lets begin a line must not
 * do so in Chinese print (GB/T 15834), such as · and ～.
 */

#include "base/text.h"

enum break_before {
	BREAK_FINE,      /* UAX #14 allows it */
	BREAK_IN_WORD,   /* only where a word is longer than a line */
	BREAK_FORBIDDEN, /* it would leave a mark or a blank on the wrong side */
};

struct cluster {
	size_t offset; /* in the whole text */
	int width;
	enum break_before before;
	bool is_blank;     /* may hang over the end of a line */
	bool is_character; /* what people count: no blank of any kind */
	bool is_newline;
};

/* Clusters of a stretch of text; behind the last stands one of width 0 at the stretch's end. */
struct measured {
	struct cluster *clusters;
	size_t count; /* without that last one */
};

/* Measures length bytes from start on. They come out as they do in the whole text where
   text_parts_at holds at both their ends. Free the clusters with g_free. */
struct measured text_measure(
	const char *text, size_t start, size_t length, enum width_profile profile);

#endif
