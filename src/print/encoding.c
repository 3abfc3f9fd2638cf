#include "print/encoding.h"

#include "base/language.h"

#include <string.h>

/* The line in which a byte of a text stands, from 1, and what it says before that byte. */
static char *line_before(const char *text, size_t at, int *number)
{
	size_t from = 0;

	*number = 1;
	for (size_t i = 0; i < at; i++) {
		if (text[i] != '\n')
			continue;
		from = i + 1;
		++*number;
	}
	return g_strstrip(g_strndup(text + from, at - from));
}

static void name_place(const char *text, size_t at, const char *encoding, GError **error)
{
	int number;
	g_autofree char *before = line_before(text, at, &number);

	g_set_error(error, G_CONVERT_ERROR, G_CONVERT_ERROR_ILLEGAL_SEQUENCE,
		_("第%d行“%s”后面的 U+%04X，%s 里没有这个字"), number, before,
		g_utf8_get_char(text + at), encoding);
}

char *text_encoded(
	const char *text, size_t text_length, const char *encoding, size_t *length, GError **error)
{
	gsize read = 0;
	char *bytes = g_convert(text, (gssize)text_length, encoding, "UTF-8", &read, length, NULL);

	if (!bytes)
		name_place(text, read, encoding, error);
	return bytes;
}
