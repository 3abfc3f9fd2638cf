#ifndef NIANBAO_EDIT_TIDY_H
#define NIANBAO_EDIT_TIDY_H

/*
 * Tidying: the paragraphs of a text that was copied out of another program,
 * without what that program, or its paper, left in it.
 *
 * Every kind of thing taken away or altered is counted, so that people can be
 * told; words are never altered.
 */

#include <glib.h>
#include <stddef.h>

enum tidied {
	TIDIED_BOOKMARKS,   /* [bookmark: _GoBack] */
	TIDIED_PUNCTUATION, /* , between Chinese characters is ， */
	TIDIED_INDENTS,
	TIDIED_BLANK_LINES,
	TIDIED_WRAPS,   /* a line that only the page's edge had ended */
	TIDIED_PAGES,   /* - 1 - */
	TIDIED_UNSEEN,  /* control characters and others that take no room */
	TIDIED_DOUBLED, /* headings that stand there twice; counted by who knows headings */
	TIDIED_KINDS,
};

/* The paragraphs (char *) of any UTF-8 text; what was done is added to counts. Free with
   g_ptr_array_unref. */
GPtrArray *tidy_paragraphs(const char *text, size_t length, guint counts[static TIDIED_KINDS]);

/* "书签1处，半角标点3处"; "" for nothing. Free with g_free. */
char *tidied_words(const guint counts[static TIDIED_KINDS]);

#endif
