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

void prose_lines_init(struct prose_lines *lines, const char *text)
{
	*lines = (struct prose_lines){
		.each = g_array_new(FALSE, FALSE, sizeof(struct prose_line)),
	};
	if (!text)
		return;
	lines->length = strlen(text);
	append_lines(text, text + lines->length, LEAST, false, lines->each);
}

void prose_lines_release(struct prose_lines *lines)
{
	g_array_unref(lines->each);
	*lines = (struct prose_lines){0};
}

/* Puts others in the place of some lines. */
static void put_lines(
	struct prose_lines *lines, const struct prose_lines_change *change, const void *added)
{
	if (change->removed > 0)
		g_array_remove_range(lines->each, (guint)change->first, (guint)change->removed);
	if (change->added > 0)
		g_array_insert_vals(lines->each, (guint)change->first, added, (guint)change->added);
}

/* Following an edit */

/* Lines [first, behind) of a text, which take bytes [start, end) of it, without a line feed behind
   them. */
struct region {
	size_t first, behind;
	size_t start, end;
};

static void take_next(struct region *region, const struct prose_lines *lines)
{
	const struct prose_line *next = prose_line_at(lines, region->behind);
	bool is_fed = !prose_line_at(lines, region->behind - 1)->goes_on;

	region->end += (is_fed ? 1 : 0) + next->length;
	region->behind++;
}

static size_t end_of(const struct prose_lines *lines, size_t line, size_t start)
{
	return start + prose_line_at(lines, line)->length;
}

/* The lines that an edit between two places is in. */
static struct region find_region(const struct prose_lines *lines, size_t from, size_t to)
{
	struct region region = {.first = lines->edited, .start = lines->start};

	while (region.first > 0 && region.start >= from)
		region.start -= prose_line_taken(prose_line_at(lines, --region.first));
	while (end_of(lines, region.first, region.start) < from)
		region.start += prose_line_taken(prose_line_at(lines, region.first++));
	region.behind = region.first + 1;
	region.end = end_of(lines, region.first, region.start);
	while (region.end < to)
		take_next(&region, lines);
	return region;
}

static bool goes_on(const struct region *region, const struct prose_lines *lines)
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
	struct prose_lines *lines, const char *text, size_t length, struct difference same)
{
	size_t before = lines->length;
	struct region region = find_region(lines, same.front, before - same.back);
	g_autoptr(GArray) added = g_array_new(FALSE, FALSE, sizeof(struct prose_line));
	const char *start = text + region.start;

	if (goes_on(&region, lines) &&
		!is_behind_sentence(start, text + region.end + length - before))
		take_next(&region, lines);
	const char *end = text + region.end + length - before;
	append_lines(start, end, end - start > MOST_EDITED ? LEAST : LEAST_EDITED,
		goes_on(&region, lines), added);
	struct prose_lines_change change = {region.first, region.behind - region.first, added->len};
	put_lines(lines, &change, added->data);
	lines->length = length;
	lines->edited = region.first;
	lines->start = region.start;
	return change;
}

/* Comparing */

static bool is_same(
	const struct prose_lines *a, size_t a_index, const struct prose_lines *b, size_t b_index)
{
	const struct prose_line *left = prose_line_at(a, a_index);
	const struct prose_line *right = prose_line_at(b, b_index);

	return left->length == right->length && left->goes_on == right->goes_on &&
		memcmp(left->text, right->text, left->length) == 0;
}

static struct prose_lines_change compare(
	const struct prose_lines *before, const struct prose_lines *after)
{
	size_t old = before->each->len, now = after->each->len;
	size_t most = MIN(old, now), front = 0, back = 0;

	while (front < most && is_same(before, front, after, front))
		front++;
	while (back < most - front && is_same(before, old - 1 - back, after, now - 1 - back))
		back++;
	return (struct prose_lines_change){
		.first = front,
		.removed = old - front - back,
		.added = now - front - back,
	};
}

struct prose_lines_change prose_lines_become(struct prose_lines *lines, const char *text)
{
	struct prose_lines now;

	prose_lines_init(&now, text);
	struct prose_lines_change change = compare(lines, &now);
	put_lines(lines, &change, prose_line_at(&now, change.first));
	lines->length = now.length;
	lines->edited = lines->start = 0;
	prose_lines_release(&now);
	return change;
}
