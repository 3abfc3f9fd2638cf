#ifndef NIANBAO_PRINT_ENCODING_H
#define NIANBAO_PRINT_ENCODING_H

/*
 * Copies in other bytes than UTF-8. What an encoding cannot hold is an error that
 * names its place, and never becomes a question mark.
 */

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* The text in an encoding as iconv calls it, *length bytes of it. NULL with *error where a
   character cannot be. Free with g_free. */
char *text_encoded(
	const char *text, size_t text_length, const char *encoding, size_t *length, GError **error);

#endif
