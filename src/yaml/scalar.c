/*
 * The decision is made from the text alone and errs towards quoting: a quote
 * too many is a blemish, a quote too few another text. What other readers take
 * for numbers and dates is recognised by its characters, a little too widely.
 *
 * Every key and value of a file asks for it with every save, and nearly all are
 * plain words and figures. So one look over the bytes says which questions can
 * be answered with yes at all, and only those are asked.
 */

#include "yaml/scalar.h"
#include "base/decimal.h"
#include <string.h>

enum { LONGEST_WORD = 5 }; /* "false", "-.inf" */

enum {
	HAS_DIGIT = 1 << 0,
	HAS_SIGN = 1 << 1,   /* what means something to YAML, be it not at the beginning */
	HAS_ESCAPE = 1 << 2, /* a control, or a byte by which one may begin */
};

static const unsigned char of_byte[256] = {
	[0x00 ... 0x08] = HAS_ESCAPE,
	['\t'] = HAS_SIGN,
	['\n'] = HAS_SIGN,
	[0x0b ... 0x1f] = HAS_ESCAPE,
	['0' ... '9'] = HAS_DIGIT,
	['#'] = HAS_SIGN,
	[','] = HAS_SIGN,
	[':'] = HAS_SIGN,
	['?'] = HAS_SIGN,
	['['] = HAS_SIGN,
	[']'] = HAS_SIGN,
	['{'] = HAS_SIGN,
	['}'] = HAS_SIGN,
	[0x7f] = HAS_ESCAPE,
	[0xc2] = HAS_ESCAPE, /* U+0080 to U+009F */
	[0xe2] = HAS_ESCAPE, /* U+2028, U+2029 */
	[0xef] = HAS_ESCAPE, /* U+FEFF, U+FFFE, U+FFFF */
};

/* What there is in a text. */
static unsigned look_over(const char *text)
{
	unsigned has = 0;

	for (; *text; text++)
		has |= of_byte[(unsigned char)*text];
	return has;
}

bool scalar_must_escape(gunichar c)
{
	if (c == '\n' || c == '\t')
		return false;
	return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029 || c == 0xfeff ||
		c == 0xfffe || c == 0xffff;
}

static bool holds_escapes(const char *text)
{
	for (; *text; text = g_utf8_next_char(text))
		if (scalar_must_escape(g_utf8_get_char(text)))
			return true;
	return false;
}

/* Words that YAML 1.1 takes as truth values, null, a default value or a merge. */
static bool is_word(const char *text)
{
	static const char *const words[] = {
		"y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "=", "<<"};

	if (!strchr("yYnNoOtTfF~=<", *text))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (!g_ascii_strcasecmp(text, words[i]))
			return true;
	return false;
}

static bool consists_of(const char *text, const char *characters)
{
	return text[strspn(text, characters)] == '\0';
}

/* 0x1F, 0b11, 0o17, with or without a sign. */
static bool is_based_number(const char *text)
{
	text += *text == '-' || *text == '+';
	if (*text != '0' || !text[1] || !text[2])
		return false;
	switch (text[1]) {
	case 'x': return consists_of(text + 2, "0123456789abcdefABCDEF_");
	case 'o': return consists_of(text + 2, "01234567_");
	case 'b': return consists_of(text + 2, "01_");
	default: return false;
	}
}

static bool is_infinite(const char *text)
{
	text += *text == '-' || *text == '+';
	if (*text != '.')
		return false;
	return !g_ascii_strcasecmp(text, ".inf") || !g_ascii_strcasecmp(text, ".nan");
}

/* Anything with a digit that is built like a number, a time or a date, and a little more: 007,
   1_000, 1e3, 12:30, 2025-01-20, 2025-01-20T08:00:00Z. */
static bool is_number_like(const char *text)
{
	static const char digits[] = "0123456789";

	if (consists_of(text, "0123456789_.:eE+-"))
		return true;
	return strspn(text, digits) == 4 && text[4] == '-' &&
		consists_of(text, "0123456789.:+-TtZz ");
}

static bool is_figure(const char *text)
{
	struct decimal ignored;

	return decimal_parse(text, &ignored) != DECIMAL_MALFORMED;
}

/* Whether no sign in a text that has some, or at its ends, means anything to YAML. */
static bool is_signless(const char *text, size_t length, bool has_sign, enum scalar_place place)
{
	if (strchr("-?:,[]{}#&*!|>'\"%@`= ", text[0]) || g_str_has_prefix(text, "..."))
		return false;
	if (text[length - 1] == ':' || text[length - 1] == ' ' || g_str_has_prefix(text, "　"))
		return false;
	if (!has_sign)
		return true;
	if (strpbrk(text, "\t\n") || strstr(text, ": ") || strstr(text, " #"))
		return false;
	return place == PLACE_BLOCK || !strpbrk(text, ",[]{}?:");
}

static bool is_plain(const char *text, unsigned has, enum scalar_place place)
{
	size_t length = strlen(text);

	if ((has & HAS_DIGIT) && is_figure(text))
		return place != PLACE_KEY;
	if ((has & HAS_DIGIT) && (is_number_like(text) || is_based_number(text)))
		return false;
	if (length == 0 || (length <= LONGEST_WORD && (is_word(text) || is_infinite(text))))
		return false;
	return is_signless(text, length, has & HAS_SIGN, place);
}

enum scalar_style scalar_style(const char *text, enum scalar_place place)
{
	unsigned has = look_over(text);

	if ((has & HAS_ESCAPE) && holds_escapes(text))
		return STYLE_QUOTED;
	if (is_plain(text, has, place))
		return STYLE_PLAIN;
	/* A block of nothing but blanks would look like no text at all. */
	bool blank = consists_of(text, " \t\n");
	return place == PLACE_BLOCK && strchr(text, '\n') && !blank ? STYLE_LITERAL : STYLE_QUOTED;
}

static void append_character(GString *out, gunichar c)
{
	switch (c) {
	case '"': g_string_append(out, "\\\""); return;
	case '\\': g_string_append(out, "\\\\"); return;
	case '\n': g_string_append(out, "\\n"); return;
	case '\t': g_string_append(out, "\\t"); return;
	case '\r': g_string_append(out, "\\r"); return;
	default: break;
	}
	if (!scalar_must_escape(c))
		g_string_append_unichar(out, c);
	else if (c <= 0xff)
		g_string_append_printf(out, "\\x%02X", c);
	else
		g_string_append_printf(out, "\\u%04X", c);
}

void scalar_append_quoted(GString *out, const char *text)
{
	g_string_append_c(out, '"');
	for (; *text; text = g_utf8_next_char(text))
		append_character(out, g_utf8_get_char(text));
	g_string_append_c(out, '"');
}
