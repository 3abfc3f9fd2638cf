#ifndef NIANBAO_REVIEW_TEXT_DIFFERENCE_H
#define NIANBAO_REVIEW_TEXT_DIFFERENCE_H

/*
 * Where a text says something else than another, word by word.
 *
 * Paragraphs that are the same are put beside each other first; the rest is
 * compared by words, Chinese character by character, a figure or a {reference} as
 * one. What is left the same between two changes and is no longer than they are
 * counts as changed with them: a sentence that was put otherwise reads as that,
 * and not as crumbs.
 */

#include <glib.h>
#include <stddef.h>

enum word_run_kind {
	WORD_RUN_SAME,
	WORD_RUN_GONE, /* of the old text alone; what came in its place follows */
	WORD_RUN_NEW,
};

struct word_run {
	enum word_run_kind kind;
	const char *text; /* of the new text, or of the old one where it is gone; borrowed */
	size_t length;
};

/* The runs that make up both texts, which must outlive them: those that are not new are the old
   one, those that are not gone the new one. Neighbours are of different kinds. Free with
   g_array_unref. */
GArray *text_difference(const char *old, const char *text);

#endif
