#include "cmd/escape.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

enum { HEX_DIGITS = 4 };

void escape_append(GString *out, const char *text)
{
	for (; *text; text = g_utf8_next_char(text)) {
		gunichar c = g_utf8_get_char(text);

		if (c == '\n')
			g_string_append(out, "\\n");
		else if (c == '\\')
			g_string_append(out, "\\\\");
		else if (text_harmless(c) != c)
			g_string_append_printf(out, "\\u%04x", (unsigned)c);
		else
			g_string_append_unichar(out, c);
	}
}

void escape_append_line(GString *out, const char *address, const char *text)
{
	g_string_append_printf(out, "%s=", address);
	escape_append(out, text);
	g_string_append_c(out, '\n');
}

/* Appends the character of four hexadecimal digits; false when there are none, or it is none. */
static bool decode_number(const char *digits, GString *out)
{
	gunichar c = 0;

	for (int i = 0; i < HEX_DIGITS; i++) {
		int digit = g_ascii_xdigit_value(digits[i]);

		if (digit < 0)
			return false;
		c = c * 16 + (gunichar)digit;
	}
	if (c == 0 || !g_unichar_validate(c))
		return false;
	g_string_append_unichar(out, c);
	return true;
}

char *escape_decode(const char *line)
{
	g_autoptr(GString) out = g_string_new(NULL);
	const char *backslash;

	while ((backslash = strchr(line, '\\'))) {
		g_string_append_len(out, line, backslash - line);
		line = backslash + 2;
		if (backslash[1] == 'n')
			g_string_append_c(out, '\n');
		else if (backslash[1] == '\\')
			g_string_append_c(out, '\\');
		else if (backslash[1] == 'u' && decode_number(line, out))
			line += HEX_DIGITS;
		else
			return NULL;
	}
	g_string_append(out, line);
	return g_strdup(out->str);
}
