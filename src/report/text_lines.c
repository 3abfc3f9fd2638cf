#include "report/text_lines.h"

#include <stdbool.h>
#include <string.h>

static size_t length_at(const GArray *lines, size_t i)
{
	return text_line_at(lines, i)->length;
}

/* Bytes of a text of such lines. */
static size_t text_length(const GArray *lines)
{
	size_t length = lines->len - 1;

	for (guint i = 0; i < lines->len; i++)
		length += length_at(lines, i);
	return length;
}

/* Appends the lines of [text, end), of which there is one at least. */
static void append_lines(const char *text, const char *end, GArray *lines)
{
	for (const char *feed; text; text = feed ? feed + 1 : NULL) {
		feed = memchr(text, '\n', (size_t)(end - text));
		struct text_line line = {text, (size_t)((feed ? feed : end) - text)};

		g_array_append_val(lines, line);
	}
}

GArray *text_lines(const char *text)
{
	GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct text_line));

	append_lines(text, text + strlen(text), lines);
	return lines;
}

struct lines_change text_lines_follow(
	GArray *lines, const char *text, size_t length, struct difference same)
{
	size_t before = text_length(lines), start = 0, first = 0;
	g_autoptr(GArray) added = g_array_new(FALSE, FALSE, sizeof(struct text_line));

	while (start + length_at(lines, first) < same.front)
		start += length_at(lines, first++) + 1;
	size_t behind = first + 1, end = start + length_at(lines, first);
	while (end < before - same.back)
		end += 1 + length_at(lines, behind++);
	append_lines(text + start, text + end + length - before, added);
	g_array_remove_range(lines, (guint)first, (guint)(behind - first));
	g_array_insert_vals(lines, (guint)first, added->data, added->len);
	return (struct lines_change){first, behind - first, added->len};
}

static bool is_same(const GArray *a, size_t a_index, const GArray *b, size_t b_index)
{
	const struct text_line *left = text_line_at(a, a_index);
	const struct text_line *right = text_line_at(b, b_index);

	return left->length == right->length && memcmp(left->text, right->text, left->length) == 0;
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
