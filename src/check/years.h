#ifndef NIANBAO_CHECK_YEARS_H
#define NIANBAO_CHECK_YEARS_H

/*
 * Slips of the year: years in a text that cannot belong there, most of them left
 * over from last year's report.
 *
 * Two years back never belongs. Last year belongs where its clause (or the one
 * its clause is an aside of) looks back with one of the words `last`, unless the
 * same clause stood in last year's text: then it was copied. A year to come
 * belongs in a text that looks ahead, and where its sentence has one of the words
 * `next`. A word does not count inside a longer one that does not compare: 较 in
 * 较好, 比 in 比例.
 */

#include "check/facts.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

enum year_slip_kind {
	YEAR_LONG_AGO, /* two years back or more */
	YEAR_COPIED,   /* last year's, in a clause of last year's text */
	YEAR_LAST,     /* last year's, and nothing looks back */
	YEAR_AHEAD,    /* to come, and nothing looks ahead */
};

struct year_slip {
	enum year_slip_kind kind;
	int year;
	size_t offset, length; /* of its digits, in its paragraph */
};

/* Lists of words end with NULL; a list that is NULL is empty. Borrowed. */
struct year_rule {
	int year; /* the report's */
	const char *const *last;
	const char *const *next;
	bool looks_ahead; /* the text is about what is to come */
};

/* The words of the clauses of a text that name a year, borrowed from its facts: a set, for asking
   whether one was copied. Free with g_hash_table_unref. */
GHashTable *years_clauses(const struct facts *facts, int year);

/* Appends struct year_slip of a paragraph, in its order. copied: the clauses of last year's text
   that name its own year. Nothing else of the text is asked. */
void years_of_paragraph(const struct paragraph *paragraph, GHashTable *copied,
	const struct year_rule *rule, GArray *slips);

#endif
