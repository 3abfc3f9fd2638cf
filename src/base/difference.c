/* Long texts are compared in blocks, and byte by byte only where they part. */
#include "base/difference.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

enum { BLOCK = 256 };

static size_t count_front(const char *a, const char *b, size_t most)
{
	size_t front = 0;

	while (most - front >= BLOCK && memcmp(a + front, b + front, BLOCK) == 0)
		front += BLOCK;
	while (front < most && a[front] == b[front])
		front++;
	return front;
}

/* The same before both ends. */
static size_t count_back(const char *a_end, const char *b_end, size_t most)
{
	size_t back = 0;

	while (most - back >= BLOCK &&
		memcmp(a_end - back - BLOCK, b_end - back - BLOCK, BLOCK) == 0)
		back += BLOCK;
	while (back < most && a_end[-1 - (ptrdiff_t)back] == b_end[-1 - (ptrdiff_t)back])
		back++;
	return back;
}

/* Whether a byte stands inside of a character. */
static bool is_inside(const char *text, size_t length, size_t offset)
{
	return offset < length && ((unsigned char)text[offset] & 0xC0) == 0x80;
}

struct difference difference_between(const char *a, size_t a_length, const char *b, size_t b_length)
{
	size_t most = MIN(a_length, b_length), front = count_front(a, b, most);

	while (is_inside(a, a_length, front) || is_inside(b, b_length, front))
		front--;
	size_t back = count_back(a + a_length, b + b_length, most - front);
	while (back > 0 && is_inside(a, a_length, a_length - back))
		back--;
	return (struct difference){front, back};
}
