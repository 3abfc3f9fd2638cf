#include "document/clean.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "base/text.h"

static bool is_line_break(gunichar c)
{
	return c == '\n' || c == 0x2028 || c == 0x2029;
}

static GString *cleaned(const char *text, char line_break)
{
	g_autofree char *harmless = text_sanitize(text, strlen(text));
	GString *out = g_string_new(NULL);

	for (const char *at = harmless; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (is_line_break(c))
			g_string_append_c(out, line_break);
		else
			g_string_append_unichar(out, c == '\t' ? ' ' : c);
	}
	return out;
}

char *clean_text(const char *text)
{
	return g_string_free(cleaned(text, '\n'), FALSE);
}

static void strip_front(GString *line)
{
	const char *from = line->str;

	while (g_unichar_isspace(g_utf8_get_char(from)))
		from = g_utf8_next_char(from);
	g_string_erase(line, 0, from - line->str);
}

static void strip_back(GString *line)
{
	while (line->len > 0) {
		const char *last = g_utf8_prev_char(line->str + line->len);
		if (!g_unichar_isspace(g_utf8_get_char(last)))
			return;
		g_string_truncate(line, (gsize)(last - line->str));
	}
}

char *clean_line(const char *text)
{
	GString *line = cleaned(text, ' ');

	strip_front(line);
	strip_back(line);
	return g_string_free(line, FALSE);
}
