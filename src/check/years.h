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
	size_t offset, length; /* of its digits, in the text */
};

/* Lists of words end with NULL; a list that is NULL is empty. Borrowed. */
struct year_rule {
	int year; /* the report's */
	const char *const *last;
	const char *const *next;
	bool looks_ahead; /* the text is about what is to come */
};

/* Appends struct year_slip, in the text's order. previous: the facts of last year's text; NULL when
   there is none. */
void years_slipped(const struct facts *facts, const struct facts *previous,
	const struct year_rule *rule, GArray *slips);

#endif
