#include "base/alike.h"

#include <string.h>

enum {
	FULL_WIDTH_FIRST = 0xFF01, /* of those that have a half-width twin in ASCII */
	FULL_WIDTH_LAST = 0xFF5E,
	FULL_WIDTH_BEHIND_ASCII = 0xFEE0,
	IDEOGRAPHIC_SPACE = 0x3000,
};

/* The one character that stands for all that read as `c` does. */
static gunichar common_character(gunichar c)
{
	if (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST)
		c -= FULL_WIDTH_BEHIND_ASCII;
	if (c < 0x80)
		return (gunichar)g_ascii_tolower((gchar)c);
	return c == IDEOGRAPHIC_SPACE ? ' ' : g_unichar_tolower(c);
}

char *alike_fold(const char *text)
{
	GString *out = g_string_new(NULL);

	for (; *text; text = g_utf8_next_char(text))
		g_string_append_unichar(out, common_character(g_utf8_get_char(text)));
	return g_string_free(out, FALSE);
}

bool alike_begins(const char *text, const char *folded, size_t *length)
{
	const char *at = text;

	for (; *folded; folded = g_utf8_next_char(folded), at = g_utf8_next_char(at)) {
		if (!*at || common_character(g_utf8_get_char(at)) != g_utf8_get_char(folded))
			return false;
	}
	if (length)
		*length = (size_t)(at - text);
	return true;
}

bool alike_find(const char *text, const char *folded, size_t *offset, size_t *length)
{
	for (const char *at = text; *at; at = g_utf8_next_char(at)) {
		if (!alike_begins(at, folded, length))
			continue;
		*offset = (size_t)(at - text);
		return true;
	}
	return false;
}

bool alike_equal(const char *text, const char *folded)
{
	size_t length;

	return alike_begins(text, folded, &length) && text[length] == '\0';
}
