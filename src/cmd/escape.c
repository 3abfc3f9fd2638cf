#include "cmd/escape.h"

#include <string.h>

enum { HEX_DIGITS = 4 };

/* Controls of C0, C1 and DEL, and the bidi controls of UAX #9: what text_sanitize takes out. */
static gboolean acts_on_terminal(gunichar c)
{
	return g_unichar_iscntrl(c) || c == 0x061C || c == 0x200E || c == 0x200F ||
		(c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

void escape_append(GString *out, const char *text)
{
	for (; *text; text = g_utf8_next_char(text)) {
		gunichar c = g_utf8_get_char(text);

		if (c == '\n')
			g_string_append(out, "\\n");
		else if (c == '\\')
			g_string_append(out, "\\\\");
		else if (acts_on_terminal(c) && c != '\t')
			g_string_append_printf(out, "\\u%04x", (unsigned)c);
		else
			g_string_append_unichar(out, c);
	}
}

/* Appends the character of four hexadecimal digits; false when there are none, or it is none. */
static gboolean decode_number(const char *digits, GString *out)
{
	gunichar c = 0;

	for (int i = 0; i < HEX_DIGITS; i++) {
		int digit = g_ascii_xdigit_value(digits[i]);

		if (digit < 0)
			return FALSE;
		c = c * 16 + (gunichar)digit;
	}
	if (c == 0 || !g_unichar_validate(c))
		return FALSE;
	g_string_append_unichar(out, c);
	return TRUE;
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
