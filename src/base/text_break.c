/*
 * Breaking text into lines.
 *
 * The text is measured once into clusters: where a character begins, how wide
 * it is, and what a line break before it would mean. Lines are then filled
 * from the clusters alone, greedily, which takes no memory and can therefore be
 * tried for several widths.
 *
 * UAX #14 says where a break is fine. It was not written for Chinese quotation
 * marks: it takes “ ” for marks that open as often as they close, and so glues
 * them to both neighbours. The breaker is therefore shown 「 」 in their place,
 * whose direction it knows. Besides, a few marks it lets begin a line must not
 * do so in Chinese print (GB/T 15834), such as · and ～.
 */

#include "base/text.h"

#include <unigbrk.h>
#include <unilbrk.h>

#include <string.h>

enum break_before {
	BREAK_FINE,      /* UAX #14 allows it */
	BREAK_IN_WORD,   /* only where a word is longer than a line */
	BREAK_FORBIDDEN, /* it would leave a mark or a blank on the wrong side */
};

struct cluster {
	size_t offset;
	int width;
	enum break_before before;
	bool is_blank; /* may hang over the end of a line */
	bool is_newline;
};

/* All clusters of a text; behind the last stands one of width 0 at the end of the text. */
struct measured {
	struct cluster *clusters;
	size_t count; /* without that last one */
};

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
		if (bracket != NULL && !is_apostrophe(copy, end, at, behind))
			memcpy(at, bracket, (size_t)(behind - at));
		at = behind;
	}
	return copy;
}

static bool is_blank(gunichar c)
{
	return c == ' ' || c == '\t' || c == 0x3000;
}

/* Closing marks and those that belong to what stands before them. */
static bool never_begins_line(gunichar c)
{
	static const char marks[] = ",.:;!?%，。、；：？！．％‰℃·・～…";
	GUnicodeType type = g_unichar_type(c);
	return type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION ||
		g_utf8_strchr(marks, sizeof marks - 1, c) != NULL;
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

static struct measured measure(const char *text, size_t length, enum width_profile profile)
{
	g_autofree char *shown = with_brackets(text, length);
	struct boundaries found;
	find_boundaries(shown, length, &found);
	struct measured result = {.clusters = g_new(struct cluster, length + 1)};
	gunichar left = 0;
	for (size_t offset = 0; offset < length;) {
		size_t end = cluster_end(&found, length, offset);
		gunichar c = g_utf8_get_char(shown + offset);
		result.clusters[result.count++] = (struct cluster){
			.offset = offset,
			.width = text_width(text + offset, end - offset, profile),
			.before = judge(left, c, found.line[offset]),
			.is_blank = is_blank(c) && g_utf8_next_char(text + offset) == text + end,
			.is_newline = text[end - 1] == '\n',
		};
		left = c;
		offset = end;
	}
	result.clusters[result.count] = (struct cluster){.offset = length};
	g_free(found.cluster);
	g_free(found.line);
	return result;
}

/* The cluster before which to break when no break between from and full is fine. */
static size_t break_word(const struct measured *text, size_t from, size_t full)
{
	for (size_t i = full; i > from; i--) {
		if (text->clusters[i].before != BREAK_FORBIDDEN)
			return i;
	}
	return MAX(full, from + 1);
}

/* The cluster that ends the line beginning with from: a newline, or the first of the next line. */
static size_t line_end(const struct measured *text, size_t from, int columns)
{
	int width = 0;
	size_t chance = from;
	for (size_t i = from; i < text->count; i++) {
		const struct cluster *cluster = &text->clusters[i];
		if (cluster->is_newline)
			return i;
		if (cluster->before == BREAK_FINE)
			chance = i;
		width += cluster->width;
		if (width > columns && !cluster->is_blank)
			return chance > from ? chance : break_word(text, from, i);
	}
	return text->count;
}

static struct text_line trimmed_line(const struct measured *text, size_t from, size_t end)
{
	while (end > from && text->clusters[end - 1].is_blank)
		end--;
	size_t start = text->clusters[from].offset;
	struct text_line line = {.start = start, .length = text->clusters[end].offset - start};
	for (size_t i = from; i < end; i++)
		line.width += text->clusters[i].width;
	return line;
}

/* Fills lines, which may be NULL; returns how many there are. */
static size_t fill(const struct measured *text, int first_columns, int columns, GArray *lines)
{
	size_t count = 0;
	size_t from = 0;
	for (;;) {
		size_t end = line_end(text, from, count == 0 ? first_columns : columns);
		struct text_line line = trimmed_line(text, from, end);
		if (lines != NULL)
			g_array_append_val(lines, line);
		count++;
		if (end == text->count)
			return count;
		from = text->clusters[end].is_newline ? end + 1 : end;
	}
}

void text_break(const char *text, size_t length, int first_columns, int columns,
	enum width_profile profile, GArray *lines)
{
	struct measured measured = measure(text, length, profile);
	fill(&measured, first_columns, columns, lines);
	g_free(measured.clusters);
}

/* The width of the widest piece that has no fine break inside. */
static int widest_word(const struct measured *text)
{
	int widest = 0;
	size_t from = 0;
	for (size_t i = 0; i < text->count; i++) {
		const struct cluster *next = &text->clusters[i + 1];
		bool is_end =
			i + 1 == text->count || next->is_newline || next->before == BREAK_FINE;
		if (!is_end)
			continue;
		widest = MAX(widest, trimmed_line(text, from, i + 1).width);
		from = i + 1;
	}
	return widest;
}

void text_break_balanced(
	const char *text, size_t length, int columns, enum width_profile profile, GArray *lines)
{
	struct measured measured = measure(text, length, profile);
	size_t wanted = fill(&measured, columns, columns, NULL);
	/* From the widest word on no word is broken, and then fewer columns never make
	   fewer lines: the narrowest width can be found by halving. */
	int narrow = MIN(widest_word(&measured), columns);
	int enough = columns;
	while (narrow < enough) {
		int middle = narrow + (enough - narrow) / 2;
		if (fill(&measured, middle, middle, NULL) <= wanted)
			enough = middle;
		else
			narrow = middle + 1;
	}
	fill(&measured, enough, enough, lines);
	g_free(measured.clusters);
}
