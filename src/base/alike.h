#ifndef NIANBAO_BASE_ALIKE_H
#define NIANBAO_BASE_ALIKE_H

/*
 * Texts that read alike: what somebody looks for need not be typed as it stands.
 *
 * Full width and half width are one, and so are capitals and small letters, the
 * blank of Chinese text and the ordinary one. Nothing is copied to compare, so a
 * text of 100,000 characters can be looked through at every key. Text is valid
 * UTF-8; offsets and lengths are bytes of the text as it stands.
 */

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* A text with each character as the one that stands for all that read as it does. Free with
   g_free. */
char *alike_fold(const char *text);

/* Whether a text begins with one that was folded; how much of it that is goes to *length, unless it
   is NULL. */
bool alike_begins(const char *text, const char *folded, size_t *length);
/* Where a folded text, which is not empty, stands first in a text: false where it does not. */
bool alike_find(const char *text, const char *folded, size_t *offset, size_t *length);
/* Whether all of a text reads as the folded one. */
bool alike_equal(const char *text, const char *folded);

#endif
