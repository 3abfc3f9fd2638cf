#ifndef NIANBAO_SESSION_ROWS_MATCHED_H
#define NIANBAO_SESSION_ROWS_MATCHED_H

/*
 * Which row of a table a row of a block is meant to be, by their labels.
 *
 * Copies differ in numbering, blanks and punctuation, carry the names of groups
 * in front, or are cut short. No row of the table is meant twice.
 */

#include "edit/block.h"
#include "form/form.h"

enum { ROW_UNMATCHED = -1 };

/* The table's row (counted through its blocks, from 0) for each of the block, or ROW_UNMATCHED;
   NULL when fewer than half of them are found. Free with g_free. */
int *rows_matched(const struct form_table *table, const struct block *block);

#endif
