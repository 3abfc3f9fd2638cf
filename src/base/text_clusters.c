#include "base/text_clusters.h"

#include <unigbrk.h>
#include <unilbrk.h>
#include <unistr.h>

#include <string.h>
#include <uchar.h>

/* The first three bytes in UTF-8 are as many as those of the mark that stands in its place. */
static const struct {
	gunichar quote;
	const char *bracket;
} brackets[] = {
	{0x201C, "「"},
	{0x201D, "」"},
	{0x2018, "『"},
	{0x2019, "』"},
};

static bool is_latin(gunichar c)
{
	return g_unichar_isalpha(c) && g_unichar_get_script(c) == G_UNICODE_SCRIPT_LATIN;
}

/* Whether the quotation mark from at to behind is the apostrophe of a word: don’t. */
static bool is_apostrophe(const char *text, const char *end, const char *at, const char *behind)
{
	return g_utf8_get_char(at) == 0x2019 && at > text && behind < end &&
		is_latin(g_utf8_get_char(g_utf8_prev_char(at))) &&
		is_latin(g_utf8_get_char(behind));
}

static const char *bracket_for(gunichar quote)
{
	for (size_t i = 0; i < G_N_ELEMENTS(brackets); i++) {
		if (brackets[i].quote == quote)
			return brackets[i].bracket;
	}
	return NULL;
}

/* A copy of the same length in which quotation marks are brackets. */
static char *with_brackets(const char *text, size_t length)
{
	char *copy = g_strndup(text, length);
	const char *end = copy + length;

	for (char *at = copy; at < end;) {
		char *behind = g_utf8_next_char(at);
		const char *bracket = bracket_for(g_utf8_get_char(at));
		if (bracket && !is_apostrophe(copy, end, at, behind))
			memcpy(at, bracket, (size_t)(behind - at));
		at = behind;
	}
	return copy;
}

static bool is_blank(gunichar c)
{
	return c == ' ' || c == '\t' || c == 0x3000;
}

static bool is_ideograph(gunichar c)
{
	return c >= 0x4E00 && c <= 0x9FFF;
}

/* Closing marks and those that belong to what stands before them. */
static bool never_begins_line(gunichar c)
{
	static const char32_t marks[] = U",.:;!?%，。、；：？！．％‰℃·・～…";

	if (is_ideograph(c))
		return false;
	GUnicodeType type = g_unichar_type(c);
	return type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION ||
		u32_strchr(marks, c) != NULL;
}

static bool never_ends_line(gunichar c)
{
	GUnicodeType type = g_unichar_type(c);
	return type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_INITIAL_PUNCTUATION;
}

/* What a break between two characters means, given what UAX #14 says of it. */
static enum break_before judge(gunichar left, gunichar right, char uax)
{
	if (is_blank(right) || never_begins_line(right) || never_ends_line(left))
		return BREAK_FORBIDDEN;
	return uax == UC_BREAK_POSSIBLE ? BREAK_FINE : BREAK_IN_WORD;
}

/* Where clusters begin, and where lines may, a byte for each byte of text. */
struct boundaries {
	char *cluster;
	char *line;
};

static void find_boundaries(const char *shown, size_t length, struct boundaries *found)
{
	found->cluster = g_malloc(length);
	found->line = g_malloc(length);
	u8_grapheme_breaks((const uint8_t *)shown, length, found->cluster);
	u8_possible_linebreaks((const uint8_t *)shown, length, "UTF-8", found->line);
}

static size_t cluster_end(const struct boundaries *found, size_t length, size_t offset)
{
	do
		offset++;
	while (offset < length && !found->cluster[offset]);
	return offset;
}

struct measured text_measure(
	const char *text, size_t start, size_t length, enum width_profile profile)
{
	g_autofree char *shown = with_brackets(text + start, length);
	struct boundaries found;

	find_boundaries(shown, length, &found);
	struct measured result = {.clusters = g_new(struct cluster, length + 1)};
	gunichar left = 0;
	for (size_t offset = 0; offset < length;) {
		size_t end = cluster_end(&found, length, offset);
		gunichar c = g_utf8_get_char(shown + offset);
		const char *at = text + start + offset;
		result.clusters[result.count++] = (struct cluster){
			.offset = start + offset,
			.width = text_width(at, end - offset, profile),
			.before = judge(left, c, found.line[offset]),
			.is_blank = is_blank(c) && g_utf8_next_char(at) == text + start + end,
			.is_character = !g_unichar_isspace(c),
			.is_newline = text[start + end - 1] == '\n',
		};
		left = c;
		offset = end;
	}
	result.clusters[result.count] = (struct cluster){.offset = start + length};
	g_free(found.cluster);
	g_free(found.line);
	return result;
}

static bool is_letter(gunichar c)
{
	return c < 0x80 && g_ascii_isalpha((char)c);
}

/* ， 。 、 ； ： */
static bool is_stop(gunichar c)
{
	return c == 0xFF0C || c == 0x3002 || c == 0x3001 || c == 0xFF1B || c == 0xFF1A;
}

/* Behind a line feed, before an ideograph that follows another or a stop, and between two words
   nothing joins, and UAX #14 remembers nothing of what came before. */
bool text_parts_at(const char *text, size_t offset)
{
	const char *at = text + offset;

	if (offset == 0 || at[-1] == '\n')
		return true;
	if (((unsigned char)*at & 0xC0) == 0x80)
		return false;
	const char *before = g_utf8_prev_char(at);
	gunichar left = g_utf8_get_char(before), right = g_utf8_get_char(at);
	if (is_ideograph(right) && (is_ideograph(left) || is_stop(left)))
		return true;
	return left == ' ' && is_letter(right) && before > text &&
		is_letter((unsigned char)before[-1]);
}
