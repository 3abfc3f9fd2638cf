#ifndef NIANBAO_SESSION_FIND_HITS_H
#define NIANBAO_SESSION_FIND_HITS_H

/*
 * A search under way: the places found so far, not in order and not in words
 * yet. Private to session/find.
 */

#include "session/find.h"
#include "session/find_query.h"

/* How likely a place is meant, the likeliest first. */
enum rank {
	RANK_ROW, /* the row of that number, in the table at hand or in the section named */
	RANK_ADDRESS,
	RANK_LABEL,
	RANK_LABEL_BEGINS,
	RANK_ROW_ELSEWHERE,
	RANK_LABEL_HAS,
	RANK_ADDRESS_HAS,
	RANK_VALUE,
	RANK_NOTE,
};

struct hit {
	enum find_kind kind;
	enum rank rank;
	cell_index cell;
	const struct form_axis *axis; /* a row or a column was found: which one is `head` */
	int head;
	const char *text; /* what was found otherwise; NULL: the cell's label. Borrowed... */
	char *owned;      /* ... or this; NULL: it is borrowed */
};

struct search {
	const struct report *report;
	const struct form *form;
	struct query query;
	cell_index here;
	GArray *hits; /* of struct hit */
};

/* Sections, fields, rows and columns by their labels (find_labels.c). */
void search_labels(struct search *search);

/* A hit as it is listed (find_words.c). Owned by the caller, and its text. */
struct found *search_words(const struct search *search, const struct hit *hit);

/* The cell to go to in a row, and in a column: where the cursor's column or row crosses it, if it
   stands in the same block, else the first that can be filled in. CELL_NONE where there is none. */
cell_index search_in_row(const struct search *search, const struct form_block *block, int row);
cell_index search_in_column(
	const struct search *search, const struct form_block *block, int column);

#endif
