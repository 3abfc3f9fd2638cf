#ifndef NIANBAO_EDIT_SENTENCE_H
#define NIANBAO_EDIT_SENTENCE_H

/*
 * Sentences of a paragraph: each begins behind the mark that ends the one before,
 * and behind what that closes (…。”). Offsets are bytes.
 */

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Where the sentence behind the one that begins at start begins; length when there is none. */
size_t sentence_behind(const char *text, size_t length, size_t start);

/* Where the sentence begins of which the character before offset is; 0 at the paragraph's start. */
size_t sentence_before(const char *text, size_t length, size_t offset);

/* The number of the sentence, from 1, of which the character at offset is; at the end the last. */
int sentence_number(const char *text, size_t length, size_t offset);

/* Marks that headings and signatures have none of: those that end sentences, ； and ：. */
bool sentence_is_mark(gunichar c);
/* Behind the first such mark of a text, and how long what stands before it is; the whole text
   where there is none. */
const char *sentence_end(const char *text, size_t *length);
/* Whether a paragraph has one of them or a comma in it, as headings and signatures have not. */
bool is_prose(const char *paragraph);

#endif
