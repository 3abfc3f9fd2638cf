#ifndef NIANBAO_REVIEW_ALIGNMENT_H
#define NIANBAO_REVIEW_ALIGNMENT_H

/*
 * Alignment: which items of two sequences are the same ones, in the same order,
 * as many of them as can be.
 *
 * What both begin and end with costs nothing. What is between takes the product of
 * both lengths, in time and room; where that would be too much, none of it is
 * taken for the same.
 */

#include <glib.h>
#include <stdbool.h>

/* Items are guint, the same where they are equal. Says of each whether it is kept: both arrays, of
   bool, then have as many kept items, pairwise equal. */
void align(const GArray *old, const GArray *items, bool *old_kept, bool *kept);

#endif
