#include "edit/difference.h"

#include <stdbool.h>

/* Whether a byte stands inside of a character. */
static bool is_inside(const GString *text, size_t offset)
{
	return offset < text->len && ((unsigned char)text->str[offset] & 0xC0) == 0x80;
}

struct difference difference_of(const GString *a, const GString *b)
{
	size_t most = MIN(a->len, b->len), front = 0, back = 0;
	while (front < most && a->str[front] == b->str[front])
		front++;
	while (is_inside(a, front) || is_inside(b, front))
		front--;
	while (back < most - front && a->str[a->len - 1 - back] == b->str[b->len - 1 - back])
		back++;
	while (back > 0 && is_inside(a, a->len - back))
		back--;
	return (struct difference){front, back};
}
