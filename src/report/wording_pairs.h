#ifndef NIANBAO_REPORT_WORDING_PAIRS_H
#define NIANBAO_REPORT_WORDING_PAIRS_H

/*
 * Pairs of neighbouring characters, by which two texts are found alike: sorted,
 * and merged.
 *
 * Sorting goes byte by byte, so it takes the same time for any text. A hash table
 * would be as fast on ordinary texts and at the mercy of others. A pair is one
 * number, uint64_t; all years are one character.
 */

#include "report/prose.h"
#include <glib.h>

/* The pairs of signs in order, of uint64_t; the signs are spent. Free with g_array_unref. */
GArray *pairs_of(struct sign *signs);

/* How many pairs both have, each as often as both have it. */
size_t pairs_common(const GArray *a, const GArray *b);

/* How alike two texts are that have `count` pairs together and so many in common, in hundredths. */
int pairs_likeness(size_t common, size_t count);

#endif
