#include "report/prose_lines.h"

#include <string.h>

/* Cutting */

/* Bytes of a line that is cut off. Where somebody writes lines are short, for each character is
   read with all of its line; elsewhere they are long, and few. */
enum { LEAST = 400, LEAST_EDITED = 60, MOST_EDITED = 2000 };

static const char full_stop[] = "。";
enum { FULL_STOP = sizeof full_stop - 1 };

/* The end of the sentence with which the first bytes of a paragraph end; NULL where it is the
   paragraph's. */
static const char *find_cut(const char *text, const char *end, ptrdiff_t least)
{
	if (end - text <= least)
		return NULL;
	const char *from = text + least - FULL_STOP;
	const char *stop = g_strstr_len(from, end - from, full_stop);
	return stop && stop + FULL_STOP < end ? stop + FULL_STOP : NULL;
}

static void append_line(const char *text, const char *end, bool goes_on, GArray *lines)
{
	struct prose_line line = {text, (size_t)(end - text), goes_on};

	g_array_append_val(lines, line);
}

/* Appends a paragraph; what it `goes_on` with is a line already. */
static void append_paragraph(
	const char *text, const char *end, ptrdiff_t least, bool goes_on, GArray *lines)
{
	for (const char *cut; (cut = find_cut(text, end, least)) != NULL; text = cut)
		append_line(text, cut, true, lines);
	append_line(text, end, goes_on, lines);
}

/* The same for all paragraphs of [text, end), of which there is one at least. */
static void append_lines(
	const char *text, const char *end, ptrdiff_t least, bool goes_on, GArray *lines)
{
	const char *feed;

	while ((feed = memchr(text, '\n', (size_t)(end - text))) != NULL) {
		append_paragraph(text, feed, least, false, lines);
		text = feed + 1;
	}
	append_paragraph(text, end, least, goes_on, lines);
}

GArray *prose_lines(const char *text)
{
	GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct prose_line));

	append_lines(text, text + strlen(text), LEAST, false, lines);
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
		length += prose_line_taken(prose_line_at(lines, i));
	return length - 1;
}

static void take_next(struct region *region, const GArray *lines)
{
	const struct prose_line *next = prose_line_at(lines, region->behind);
	bool is_fed = !prose_line_at(lines, region->behind - 1)->goes_on;

	region->end += (is_fed ? 1 : 0) + next->length;
	region->behind++;
}

/* The lines that an edit between two places is in. */
static struct region find_region(const GArray *lines, size_t from, size_t to)
{
	struct region region = {0};

	while (region.start + prose_line_at(lines, region.first)->length < from)
		region.start += prose_line_taken(prose_line_at(lines, region.first++));
	region.behind = region.first + 1;
	region.end = region.start + prose_line_at(lines, region.first)->length;
	while (region.end < to)
		take_next(&region, lines);
	return region;
}

static bool goes_on(const struct region *region, const GArray *lines)
{
	return prose_line_at(lines, region->behind - 1)->goes_on;
}

/* Whether a line may end here and its paragraph go on. */
static bool is_behind_sentence(const char *start, const char *end)
{
	return end - start >= FULL_STOP && memcmp(end - FULL_STOP, full_stop, FULL_STOP) == 0;
}

/* A line that an edit took its last 。 from is one with the next. */
struct prose_lines_change prose_lines_follow(
	GArray *lines, const char *text, size_t length, struct difference same)
{
	size_t before = text_length(lines);
	struct region region = find_region(lines, same.front, before - same.back);
	g_autoptr(GArray) added = g_array_new(FALSE, FALSE, sizeof(struct prose_line));
	const char *start = text + region.start;

	if (goes_on(&region, lines) &&
		!is_behind_sentence(start, text + region.end + length - before))
		take_next(&region, lines);
	const char *end = text + region.end + length - before;
	append_lines(start, end, end - start > MOST_EDITED ? LEAST : LEAST_EDITED,
		goes_on(&region, lines), added);
	size_t removed = region.behind - region.first;
	g_array_remove_range(lines, (guint)region.first, (guint)removed);
	g_array_insert_vals(lines, (guint)region.first, added->data, added->len);
	return (struct prose_lines_change){region.first, removed, added->len};
}

/* Comparing */

static bool is_same(const GArray *a, size_t a_index, const GArray *b, size_t b_index)
{
	const struct prose_line *left = prose_line_at(a, a_index);
	const struct prose_line *right = prose_line_at(b, b_index);

	return left->length == right->length && left->goes_on == right->goes_on &&
		memcmp(left->text, right->text, left->length) == 0;
}

struct prose_lines_change prose_lines_change(const GArray *before, const GArray *after)
{
	size_t most = MIN(before->len, after->len), front = 0, back = 0;

	while (front < most && is_same(before, front, after, front))
		front++;
	while (back < most - front &&
		is_same(before, before->len - 1 - back, after, after->len - 1 - back))
		back++;
	return (struct prose_lines_change){
		.first = front,
		.removed = before->len - front - back,
		.added = after->len - front - back,
	};
}
