#ifndef NIANBAO_BASE_GAP_ARRAY_H
#define NIANBAO_BASE_GAP_ARRAY_H

/*
 * An array that is edited in its middle: its free room is no tail but a gap, which
 * stands where the last edit was.
 *
 *     items:  1 2 3 . . . . 4 5 6
 *             start --^     ^-- start + room
 *
 * An edit moves what lies between it and the edit before, and edits come one beside
 * the other; a plain array would move all that is behind it. Nobody but
 * gap_array_at knows of the gap.
 *
 * A gap array is embedded and owns its items, which are 32-bit numbers.
 */

#include <stddef.h>
#include <stdint.h>

struct gap_array {
	uint32_t *items;
	size_t length; /* without the gap */
	size_t start, room;
};

void gap_array_init(struct gap_array *array);
void gap_array_release(struct gap_array *array);

/* `removed` items from `at` on give way to others, which are not the array's own. */
void gap_array_splice(
	struct gap_array *array, size_t at, size_t removed, const uint32_t *items, size_t added);

static inline uint32_t gap_array_at(const struct gap_array *array, size_t i)
{
	return array->items[i < array->start ? i : i + array->room];
}

#endif
