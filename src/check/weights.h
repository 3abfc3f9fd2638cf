#ifndef NIANBAO_CHECK_WEIGHTS_H
#define NIANBAO_CHECK_WEIGHTS_H

/*
 * Weights: how often each typed cell is added in what a formula comes to, totals
 * taken apart; what is subtracted weighs less than nought.
 *
 * So it can be said which figure would have to change by how much for two sides
 * to be equal, without trying. Not every formula is a sum, and sums nested very
 * deep are given up.
 */

#include "form/form.h"
#include <glib.h>
#include <stdbool.h>

/* Adds to `weights` (cell -> weight, as GINT_TO_POINTER) those of a program, `sign` times. False
   when it is no sum; weights are of no use then. */
bool weights_add(const struct form *form, struct program program, int sign, GHashTable *weights);

/* The weight of a cell; 0 where it is not added. */
static inline int weight_of(GHashTable *weights, cell_index cell)
{
	return GPOINTER_TO_INT(g_hash_table_lookup(weights, GUINT_TO_POINTER(cell)));
}

#endif
