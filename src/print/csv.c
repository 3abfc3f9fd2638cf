#include "print/csv.h"

#include <string.h>

#include "base/decimal.h"
#include "base/text.h"

/* Whether a spreadsheet would compute a field, or look behind its blanks for something to
   compute. */
static bool reads_as_formula(const char *text)
{
	static const char beginnings[] = "=+-@＝＋－＠\t\n";
	struct decimal figure;

	return *text != '\0' && g_utf8_strchr(beginnings, -1, g_utf8_get_char(text)) &&
		decimal_parse(text, &figure) != DECIMAL_OK;
}

static void append_quoted(GString *out, const char *text)
{
	g_string_append_c(out, '"');
	for (; *text != '\0'; text++) {
		if (*text == '"')
			g_string_append_c(out, '"');
		g_string_append_c(out, *text);
	}
	g_string_append_c(out, '"');
}

static void append_field(GString *out, const char *raw)
{
	g_autofree char *harmless = text_sanitize(raw, strlen(raw));
	g_autofree char *text = g_strconcat(reads_as_formula(harmless) ? "'" : "", harmless, NULL);

	if (!strpbrk(text, ",\"\n"))
		g_string_append(out, text);
	else
		append_quoted(out, text);
}

void csv_append_line(GString *out, const char *const *fields, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			g_string_append_c(out, ',');
		append_field(out, fields[i]);
	}
	g_string_append(out, "\r\n");
}
