#include "report/text_lines.h"

#include <stdbool.h>
#include <string.h>

GArray *text_lines(const char *text)
{
	GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct text_line));

	for (const char *feed; (feed = strchr(text, '\n')) != NULL; text = feed + 1) {
		struct text_line line = {text, (size_t)(feed - text)};

		g_array_append_val(lines, line);
	}
	struct text_line last = {text, strlen(text)};
	g_array_append_val(lines, last);
	return lines;
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
