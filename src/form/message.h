#ifndef NIANBAO_FORM_MESSAGE_H
#define NIANBAO_FORM_MESSAGE_H

/*
 * Messages: what a rule says when it fails, with words in braces for what only
 * the finding knows.
 *
 * The loader refuses other words by the same table by which a finding fills them
 * in, so that no clerk ever reads a pair of braces. A new word is a row there and
 * a text in check/finding.c.
 */

#include <stddef.h>

enum message_word {
	MESSAGE_ROW,
	MESSAGE_COLUMN,
	MESSAGE_CELL,
	MESSAGE_VALUE,    /* what the cell says */
	MESSAGE_PREVIOUS, /* ... and what it said last year */
	MESSAGE_LEFT,     /* the two sides */
	MESSAGE_RIGHT,
	MESSAGE_DIFFERENCE,
	MESSAGE_WORDS,
};

/* The first thing in braces that is none of the words, and how many bytes it has; of a brace that
   is never closed itself alone. NULL when there is none. */
const char *message_strange(const char *message, size_t *length);

/* All words, to be named to an author. Free with g_free. */
char *message_known_words(void);

/* The message with each word replaced by its text; NULL is none. What a text holds stays as it is.
   Free with g_free. */
char *message_fill(const char *message, const char *const texts[static MESSAGE_WORDS]);

#endif
