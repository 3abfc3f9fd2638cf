#ifndef NIANBAO_CHECK_NAMED_H
#define NIANBAO_CHECK_NAMED_H

/*
 * The figures a text can name: those of the form's rules of figures in prose, as
 * the tables have them and as the text does.
 *
 * Entries that come to the same figure (新收, 收到) are one. Figures stand in the
 * order of the tables.
 *
 * They are shown again at each key, and mostly are what they were: a character that
 * is in no claim changes none.
 */

#include "check/checker.h"

enum named_state {
	NAMED_NOT,     /* the text does not speak of it */
	NAMED_RIGHT,   /* it does, and agrees */
	NAMED_WRONG,   /* ... and does not */
	NAMED_PENDING, /* ... and blanks leave it open */
};

struct named_figure {
	const char *label; /* the first of its words; the form's */
	int section;       /* whose tables have it */
	cell_index first;  /* the first cell it is made of */
	cell_index cell; /* where it is to be referred to; CELL_NONE: it is worked out of several */
	char *figure;    /* "2", "2+" while blanks can add to it, "" for a blank */
	char *named;     /* as the text has it; NULL: not at all */
	bool denied;     /* the text says in words that there were none */
	enum named_state state;
};

/* The figures for a text of the report, struct named_figure; where it says one several times, the
   first that is wrong counts. While nothing of them has changed it is the same array. Not to be
   altered; free with g_array_unref. */
GArray *checker_named(const struct checker *checker, cell_index text);

/* What was asked for last. The checker owns one, and says when all is examined anew, or a cell. */
struct named_memo;
struct named_memo *named_memo_new(void);
void named_memo_free(struct named_memo *memo);
void named_memo_forget(struct named_memo *memo);
void named_memo_update(struct named_memo *memo, cell_index changed);

#endif
