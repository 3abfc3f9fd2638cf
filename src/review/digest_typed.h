#ifndef NIANBAO_REVIEW_DIGEST_TYPED_H
#define NIANBAO_REVIEW_DIGEST_TYPED_H

/*
 * A digest typed from paper: which state of the report it is of.
 *
 * What stands on paper is the beginning of a digest. Where it is none that the
 * report has or had, but one or two digits make it one, somebody has probably
 * miscopied; digits that changed places are two.
 */

#include "report/history.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

enum { DIGEST_TYPED_LEAST = 12 }; /* digits, as they stand on paper */

struct digest_match {
	bool exact;                        /* false: so near that it may be miscopied */
	const struct history_entry *entry; /* whose digest it is; NULL: the report's as it is now */
	size_t index;                      /* the entry's, from 0 */
	char *digest;                      /* what it should read, as far as it was typed */
};

/* Digits as people type them: small, without blanks, letters that are no digits of this kind as the
   digits they look like. NULL where it cannot be a digest. Free with g_free. */
char *digest_read(const char *typed);

/* What digits mean: the report as it is now, else its latest state in the history, else what they
   are near to. False where there is none. Release it. */
bool digest_find(const struct report *report, const char *digits, struct digest_match *match);
void digest_match_release(struct digest_match *match);
/* Adds what that comes to, in lines (char *): whether the paper is of the report as it is, or of
   which state, or where it may have been miscopied. Translated. */
void digest_match_describe(const struct digest_match *match, const char *digits, GPtrArray *lines);

#endif
