#ifndef NIANBAO_EDIT_BLOCK_LINE_H
#define NIANBAO_EDIT_BLOCK_LINE_H

/*
 * Inside the reading of blocks: the lines of a text, split into pieces, each found
 * to be a figure or words, and how many of them in front are label.
 */

#include "edit/block.h"

/* One line, before it is known what is label in it. */
struct block_line {
	int number;
	GArray *pieces; /* of struct block_value */
	guint label;    /* so many pieces in front are label */
	guint words;    /* pieces that are words */
	guint figures;  /* and figures, or signs for none */
};

/* An empty array of struct block_value, which frees what is in it. */
GArray *block_values_new(void);

/* The lines of a text, of struct block_line, up to the bound of a block; *cut says that there are
   more. */
GArray *block_lines_read(const char *text, size_t length, const char *const *units, bool *cut);

static inline const struct block_value *block_piece(const struct block_line *line, guint index)
{
	return &g_array_index(line->pieces, struct block_value, index);
}

#endif
