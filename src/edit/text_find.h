#ifndef NIANBAO_EDIT_TEXT_FIND_H
#define NIANBAO_EDIT_TEXT_FIND_H

/*
 * Finding words in a text as it is shown.
 *
 * Full-width and half-width forms are alike (２０２４ is 2024, （ is a bracket), and
 * so is what Unicode composes and what it does not (é). What is found begins and
 * ends with whole characters, stands in one paragraph, and figures that it touches
 * are in it whole.
 */

#include "edit/text_buffer.h"

struct text_match {
	size_t from, to;     /* bytes of the text */
	bool touches_figure; /* a reference would go with it */
};

/* Appends all places where words stand, struct text_match, in order; they do not overlap. Words
   that are empty stand nowhere. */
void text_buffer_find(const struct text_buffer *buffer, const char *words, GArray *matches);

/* The text with the matches but those that touch figures given way to others, and how many did, in
   *count. Free with g_free. */
char *text_buffer_substituted(const struct text_buffer *buffer, const GArray *matches,
	const char *substitute, size_t *count);

#endif
