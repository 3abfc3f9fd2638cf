#ifndef NIANBAO_CHECK_PHRASE_H
#define NIANBAO_CHECK_PHRASE_H

/*
 * Looking for words in the words of a clause.
 *
 * Chinese has no blanks, so a word that is found may be a piece of another:
 * 较 in 较好, 上年 in 上年结转. Who looks says which longer words do not count.
 */

#include <stdbool.h>
#include <stddef.h>

/* Where word ends in words[from, to) the last time, as an offset into words; 0 when it is not
   there. Words farther before `to` than a person would relate to it (200 characters) are not
   looked at, which bounds what a clause without an end can cost. */
size_t phrase_last_end(const char *words, size_t from, size_t to, const char *word);

/* Whether the part that stands at words + at is there a piece of whole. */
bool phrase_is_piece(const char *words, size_t at, const char *part, const char *whole);

#endif
