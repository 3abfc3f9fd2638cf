#include "edit/pasted.h"

#include <string.h>

#include "base/language.h"
#include "base/text.h"

static bool is_line_end(gunichar c)
{
	return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85;
}

static bool is_blank(gunichar c)
{
	return c == ' ' || c == '\t' || c == 0x3000 || c == 0xA0 || c == 0xFEFF;
}

static void strip_back(GString *out, size_t from)
{
	while (out->len > from) {
		const char *last = g_utf8_prev_char(out->str + out->len);
		if (!is_blank(g_utf8_get_char(last)))
			return;
		g_string_truncate(out, (gsize)(last - out->str));
	}
}

/* Ends the paragraph that begins at *start, unless it is empty; one that goes on with other words
   ends even so. */
static void end_paragraph(GString *out, size_t *start, bool behind_words)
{
	strip_back(out, *start);
	if (out->len > *start || (behind_words && out->len == 0))
		g_string_append_c(out, '\n');
	*start = out->len;
}

static bool has_line_end(const char *text, const char *end)
{
	while (text < end && !is_line_end(g_utf8_get_char(text)))
		text = g_utf8_next_char(text);
	return text < end;
}

char *pasted_clean(const char *text, size_t length, bool behind_words)
{
	GString *out = g_string_sized_new(length);
	const char *end = text + length;
	bool is_words =
		!has_line_end(text, end); /* of a sentence, which a blank may part from it */
	size_t start = 0;                 /* of the paragraph */

	for (const char *at = text; at < end; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		bool is_indent = is_blank(c) && out->len == start && !is_words;
		if (is_line_end(c))
			end_paragraph(out, &start, behind_words);
		else if (c == '\t' && !is_indent)
			g_string_append_c(out, ' ');
		else if (!is_indent && !g_unichar_iscntrl(c))
			g_string_append_unichar(out, c);
	}
	strip_back(out, start);
	return g_string_free(out, FALSE);
}

static size_t line_number(const char *bytes, size_t offset)
{
	size_t number = 1;

	for (size_t i = 0; i < offset; i++)
		number += bytes[i] == '\n';
	return number;
}

/* Where a control character stands that no text file has, or length. */
static size_t control_at(const char *bytes, size_t length)
{
	const char *end = bytes + length;

	for (const char *at = bytes; at < end; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (g_unichar_iscntrl(c) && !is_line_end(c) && c != '\t')
			return (size_t)(at - bytes);
	}
	return length;
}

char *pasted_from_file(const char *bytes, size_t length, GError **error)
{
	size_t invalid = text_invalid_at(bytes, length);
	bool is_nul = invalid < length && bytes[invalid] == '\0';
	size_t control = invalid < length ? length : control_at(bytes, length);

	if (is_nul || control < length) {
		g_set_error(error, G_CONVERT_ERROR, G_CONVERT_ERROR_ILLEGAL_SEQUENCE,
			_("第%zu行有控制字符"), line_number(bytes, MIN(invalid, control)));
		return NULL;
	}
	if (invalid < length) {
		g_set_error(error, G_CONVERT_ERROR, G_CONVERT_ERROR_ILLEGAL_SEQUENCE,
			_("第%zu行不是 UTF-8 文字"), line_number(bytes, invalid));
		return NULL;
	}
	char *text = pasted_clean(bytes, length, false);
	if (g_str_has_suffix(text, "\n"))
		text[strlen(text) - 1] = '\0';
	return text;
}

char *pasted_for_file(const char *text)
{
	return g_strconcat(text, *text ? "\n" : "", NULL);
}
