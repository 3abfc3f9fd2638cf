#include "review/alignment.h"

#include <stdint.h>
#include <string.h>

enum { MOST_SQUARES = 4000000 }; /* so that no run in common is longer than a uint16_t can say */

/* The parts of both sequences that are still to be aligned. */
struct middle {
	const guint *old, *items;
	size_t old_count, count;
};

/* How many items what begins at i and j has in common; one row and column more than there are
   items. */
static uint16_t *square(uint16_t *squares, const struct middle *middle, size_t i, size_t j)
{
	return &squares[i * (middle->count + 1) + j];
}

static uint16_t *measure(const struct middle *middle)
{
	uint16_t *squares = g_new0(uint16_t, (middle->old_count + 1) * (middle->count + 1));

	for (size_t i = middle->old_count; i-- > 0;) {
		for (size_t j = middle->count; j-- > 0;)
			*square(squares, middle, i, j) = middle->old[i] == middle->items[j]
				? *square(squares, middle, i + 1, j + 1) + 1
				: MAX(*square(squares, middle, i + 1, j),
					  *square(squares, middle, i, j + 1));
	}
	return squares;
}

static void keep_middle(const struct middle *middle, bool *old_kept, bool *kept)
{
	g_autofree uint16_t *squares = measure(middle);

	for (size_t i = 0, j = 0; i < middle->old_count && j < middle->count;) {
		if (middle->old[i] == middle->items[j])
			old_kept[i++] = kept[j++] = true;
		else if (*square(squares, middle, i + 1, j) >= *square(squares, middle, i, j + 1))
			i++;
		else
			j++;
	}
}

void align(const GArray *old, const GArray *items, bool *old_kept, bool *kept)
{
	const guint *a = (const guint *)(const void *)old->data;
	const guint *b = (const guint *)(const void *)items->data;
	size_t most = MIN(old->len, items->len), front = 0, back = 0;

	memset(old_kept, 0, old->len * sizeof *old_kept);
	memset(kept, 0, items->len * sizeof *kept);
	while (front < most && a[front] == b[front]) {
		old_kept[front] = kept[front] = true;
		front++;
	}
	while (back < most - front && a[old->len - 1 - back] == b[items->len - 1 - back]) {
		old_kept[old->len - 1 - back] = kept[items->len - 1 - back] = true;
		back++;
	}
	const struct middle middle = {
		a + front, b + front, old->len - front - back, items->len - front - back};
	if (middle.old_count > 0 && middle.count > 0 &&
		middle.old_count <= MOST_SQUARES / middle.count)
		keep_middle(&middle, old_kept + front, kept + front);
}
