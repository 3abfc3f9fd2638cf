#include "edit/sentence.h"

static bool ends_sentence(gunichar c)
{
	switch (c) {
	case '!':
	case '?':
	case 0x3002: /* 。 */
	case 0xFF01: /* ！ */
	case 0xFF1F: /* ？ */ return true;
	default: return false;
	}
}

static bool is_closing(gunichar c)
{
	switch (c) {
	case ')':
	case 0x201D: /* ” */
	case 0x2019: /* ’ */
	case 0x300D: /* 」 */
	case 0x300F: /* 』 */
	case 0xFF09: /* ） */
	case 0x300B: /* 》 */ return true;
	default: return false;
	}
}

/* Whether a character is one of U+4000 to U+9FFF, told by its first byte: most are, and none of
   them is a mark. */
static bool is_ideograph(const char *at)
{
	return (unsigned char)*at >= 0xE4 && (unsigned char)*at <= 0xE9;
}

size_t sentence_behind(const char *text, size_t length, size_t start)
{
	const char *end = text + length;
	bool has_ended = false;

	for (const char *at = text + start; at < end; at = g_utf8_next_char(at)) {
		bool may_be_mark = !is_ideograph(at);
		if (may_be_mark && ends_sentence(g_utf8_get_char(at)))
			has_ended = true;
		else if (has_ended && !(may_be_mark && is_closing(g_utf8_get_char(at))))
			return (size_t)(at - text);
	}
	return length;
}

size_t sentence_before(const char *text, size_t length, size_t offset)
{
	size_t start = 0;

	for (size_t next; (next = sentence_behind(text, length, start)) < offset;)
		start = next;
	return start;
}

int sentence_number(const char *text, size_t length, size_t offset)
{
	int number = 1;

	for (size_t next = 0;
		(next = sentence_behind(text, length, next)) <= offset && next < length;)
		number++;
	return number;
}

bool sentence_is_mark(gunichar c)
{
	static const gunichar marks[] = {
		0x3002, 0xFF01, 0xFF1F, 0xFF1B, 0xFF1A, ';', ':', '!', '?'};

	for (guint i = 0; i < G_N_ELEMENTS(marks); i++) {
		if (marks[i] == c)
			return true;
	}
	return false;
}

const char *sentence_end(const char *text, size_t *length)
{
	const char *at = text;

	while (*at && !sentence_is_mark(g_utf8_get_char(at)))
		at = g_utf8_next_char(at);
	*length = (size_t)(at - text);
	return *at ? g_utf8_next_char(at) : at;
}

bool is_prose(const char *paragraph)
{
	for (; *paragraph; paragraph = g_utf8_next_char(paragraph)) {
		gunichar c = g_utf8_get_char(paragraph);

		if (sentence_is_mark(c) || c == 0xFF0C)
			return true;
	}
	return false;
}
