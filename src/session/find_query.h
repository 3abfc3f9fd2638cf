#ifndef NIANBAO_SESSION_FIND_QUERY_H
#define NIANBAO_SESSION_FIND_QUERY_H

/*
 * What somebody looks for, taken apart: the words of it, and the row it names
 * when it names one by number. Private to session/find.
 */

#include "form/form.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { QUERY_WORDS_MOST = 16 };

struct query {
	char *whole;  /* folded (base/alike.h), without blanks around it */
	char **words; /* its words, ends with NULL; owned */
	guint count;
	uint32_t all; /* a bit for each word */
	struct row_reference {
		int row;           /* 0: no row is named */
		int section;       /* -1: that of whatever table is meant */
		const char *words; /* behind the number: those of a column; "" or in `whole` */
	} row;
};

void query_init(struct query *query, const struct form *form, const char *typed);
void query_release(struct query *query);

/* The words that stand in a text, as bits; NULL has none. */
uint32_t query_words_in(const struct query *query, const char *text);
/* Where the query stands in a text, or else the first of its words that does: false where none
   does. */
bool query_locate(const struct query *query, const char *text, size_t *offset, size_t *length);

#endif
