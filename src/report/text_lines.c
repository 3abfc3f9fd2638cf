#include "report/text_lines.h"

#include <string.h>

/* Cutting */

enum { LEAST = 400 }; /* bytes of a line that is cut off */

/* What opens something that reaches over sentences, and what closes it. Full-width forms are read as
   the plain ones. */
static const struct {
	gunichar opening, closing;
} marks[] = {
	{'{', '}'}, /* first: in braces no other mark closes anything */
	{0x300A, 0x300B},
	{0x3008, 0x3009},
	{0x3014, 0x3015},
	{'<', '>'},
};

/* How many of each kind are open. */
struct nesting {
	unsigned open[G_N_ELEMENTS(marks)];
};

static gunichar plain(gunichar c)
{
	return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

static void take(struct nesting *nesting, gunichar c)
{
	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
		bool counts = i == 0 || nesting->open[0] == 0;

		if (plain(c) == marks[i].opening)
			nesting->open[i]++;
		else if (plain(c) == marks[i].closing && counts && nesting->open[i] > 0)
			nesting->open[i]--;
	}
}

static bool is_open(const struct nesting *nesting)
{
	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
		if (nesting->open[i] > 0)
			return true;
	}
	return false;
}

/* Where the sentence ends with which the first `least` bytes of a paragraph do, that it may be cut
   there; NULL where none does. */
static const char *find_cut(const char *text, const char *end, size_t least)
{
	enum { FULL_STOP = 0x3002 };
	struct nesting nesting = {0};

	for (const char *at = text; at < end;) {
		gunichar c = g_utf8_get_char(at);

		at = g_utf8_next_char(at);
		take(&nesting, c);
		if (c == FULL_STOP && at >= text + least && !is_open(&nesting))
			return at;
	}
	return NULL;
}

static void append_line(const char *text, const char *end, bool goes_on, GArray *lines)
{
	struct text_line line = {text, (size_t)(end - text), goes_on};

	g_array_append_val(lines, line);
}

/* Appends a paragraph; what it `goes_on` with is a line already. False when it cannot be cut there. */
static bool append_paragraph(const char *text, const char *end, bool goes_on, GArray *lines)
{
	while (end - text > LEAST) {
		const char *cut = find_cut(text, end, LEAST);

		if (!cut || cut == end)
			break;
		append_line(text, cut, true, lines);
		text = cut;
	}
	append_line(text, end, goes_on, lines);
	return !goes_on || (end > text && find_cut(text, end, (size_t)(end - text)) == end);
}

/* The same for all paragraphs of [text, end), of which there is one at least. */
static bool append_lines(const char *text, const char *end, bool goes_on, GArray *lines)
{
	const char *feed;

	while ((feed = memchr(text, '\n', (size_t)(end - text))) != NULL) {
		append_paragraph(text, feed, false, lines);
		text = feed + 1;
	}
	return append_paragraph(text, end, goes_on, lines);
}

GArray *text_lines(const char *text)
{
	GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct text_line));

	append_lines(text, text + strlen(text), false, lines);
	return lines;
}

/* Following an edit */

/* Lines [first, behind) of a text, which take bytes [start, end) of it, without a line feed behind
   them. */
struct region {
	size_t first, behind;
	size_t start, end;
};

/* Bytes of a text of such lines. */
static size_t text_length(const GArray *lines)
{
	size_t length = 0;

	for (guint i = 0; i < lines->len; i++)
		length += text_line_taken(text_line_at(lines, i));
	return length - 1;
}

static void take_next(struct region *region, const GArray *lines)
{
	const struct text_line *next = text_line_at(lines, region->behind);
	bool is_fed = !text_line_at(lines, region->behind - 1)->goes_on;

	region->end += (is_fed ? 1 : 0) + next->length;
	region->behind++;
}

/* The lines that an edit between two places is in. */
static struct region find_region(const GArray *lines, size_t from, size_t to)
{
	struct region region = {0};

	while (region.start + text_line_at(lines, region.first)->length < from)
		region.start += text_line_taken(text_line_at(lines, region.first++));
	region.behind = region.first + 1;
	region.end = region.start + text_line_at(lines, region.first)->length;
	while (region.end < to)
		take_next(&region, lines);
	return region;
}

static bool goes_on(const struct region *region, const GArray *lines)
{
	return text_line_at(lines, region->behind - 1)->goes_on;
}

/* Where an edit opens a mark it takes in more of the paragraph, twice as much each time, until that can
   be cut. */
struct lines_change text_lines_follow(
	GArray *lines, const char *text, size_t length, struct difference same)
{
	size_t before = text_length(lines);
	struct region region = find_region(lines, same.front, before - same.back);
	g_autoptr(GArray) added = g_array_new(FALSE, FALSE, sizeof(struct text_line));

	for (size_t more = 1; !append_lines(text + region.start,
		     text + region.end + length - before, goes_on(&region, lines), added);
		more *= 2) {
		for (size_t i = 0; i < more && goes_on(&region, lines); i++)
			take_next(&region, lines);
		g_array_set_size(added, 0);
	}
	size_t removed = region.behind - region.first;
	g_array_remove_range(lines, (guint)region.first, (guint)removed);
	g_array_insert_vals(lines, (guint)region.first, added->data, added->len);
	return (struct lines_change){region.first, removed, added->len};
}

/* Comparing */

static bool is_same(const GArray *a, size_t a_index, const GArray *b, size_t b_index)
{
	const struct text_line *left = text_line_at(a, a_index);
	const struct text_line *right = text_line_at(b, b_index);

	return left->length == right->length && left->goes_on == right->goes_on &&
		memcmp(left->text, right->text, left->length) == 0;
}

struct lines_change text_lines_change(const GArray *before, const GArray *after)
{
	size_t most = MIN(before->len, after->len), front = 0, back = 0;

	while (front < most && is_same(before, front, after, front))
		front++;
	while (back < most - front &&
		is_same(before, before->len - 1 - back, after, after->len - 1 - back))
		back++;
	return (struct lines_change){
		.first = front,
		.removed = before->len - front - back,
		.added = after->len - front - back,
	};
}
