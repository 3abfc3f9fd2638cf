#ifndef NIANBAO_EDIT_PASTED_H
#define NIANBAO_EDIT_PASTED_H

/*
 * Texts that come from elsewhere: out of a paste, out of another editor.
 *
 * Paragraphs stay paragraphs. Whatever ends a line there (CR, CRLF, line and
 * paragraph separators) begins a paragraph here; tabs are blanks; blanks at the
 * ends of paragraphs go, for the paper indents by itself, and so do empty ones.
 */

#include <glib.h>
#include <stdbool.h>

/* Cleans a paste of valid UTF-8; control characters are left out. A line end at its end stays, one
   paragraph being begun; one at its beginning stays where it comes behind the words of a paragraph.
   Free with g_free. */
char *pasted_clean(const char *text, size_t length, bool behind_words);

/* The text in the bytes of a file, cleaned in the same way, without the file's last line end. NULL
   with *error, naming the line, where they are no UTF-8 or hold control characters. Free with
   g_free. */
char *pasted_from_file(const char *bytes, size_t length, GError **error);

/* The bytes of a file that holds a text, a paragraph a line. Free with g_free. */
char *pasted_for_file(const char *text);

#endif
