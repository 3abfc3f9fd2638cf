#ifndef NIANBAO_EDIT_BLOCK_H
#define NIANBAO_EDIT_BLOCK_H

/*
 * A block: figures copied out of a table somewhere else, read as rows of values.
 *
 * Spreadsheets, word processors and web pages put tabs or blanks between the
 * cells of a row, or every cell on a line of its own; rows have labels in front,
 * or above, or numbers, or nothing. All of these are the same block:
 *
 *     规章	0	0	0          规章 0 0 0          规章
 *     文件	0	15	19         2. 文件 0 １５ 19件    0
 *                                                  0 ...
 *
 * What stands in front of a row's first value is its label. A value is a figure,
 * with or without a unit, a sign that nothing applies, or a blank; anything else
 * among the values is kept as it is and left to who places them. Nothing here
 * knows a form: which units there are is handed in.
 *
 * A block owns its rows and texts.
 */

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

enum {
	BLOCK_MAX_VALUES = 20000, /* what comes behind is passed over */
};

enum block_kind {
	BLOCK_BLANK,
	BLOCK_FIGURE, /* in its strict form */
	BLOCK_NONE,   /* nothing applies: "/" */
	BLOCK_OTHER,  /* as it was written */
};

struct block_value {
	enum block_kind kind;
	char *text; /* "" for a blank */
	char *unit; /* of a figure, one of those handed in; NULL: none was written */
};

struct block_row {
	int line;       /* of the text, from 1 */
	char *label;    /* "" for none */
	char *nearest;  /* the last line of a label of several lines */
	GArray *values; /* of struct block_value; no blanks at its end */
};

struct block {
	GPtrArray *rows; /* of struct block_row *; only rows with values */
	size_t width;    /* values of the longest */
	size_t count;    /* values in all, blanks included */
	bool cut;        /* there was more than BLOCK_MAX_VALUES */
};

/* Reads any text, UTF-8; `units` ends with NULL. */
struct block *block_parse(const char *text, size_t length, const char *const *units);
void block_free(struct block *block);

static inline const struct block_row *block_row(const struct block *block, guint index)
{
	return g_ptr_array_index(block->rows, index);
}

static inline const struct block_value *block_value(const struct block_row *row, guint index)
{
	return &g_array_index(row->values, struct block_value, index);
}

#endif
