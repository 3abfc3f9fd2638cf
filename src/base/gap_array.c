#include "base/gap_array.h"

#include <glib.h>
#include <string.h>

void gap_array_init(struct gap_array *array)
{
	*array = (struct gap_array){0};
}

void gap_array_release(struct gap_array *array)
{
	g_free(array->items);
	gap_array_init(array);
}

static void move_items(struct gap_array *array, size_t to, size_t from, size_t count)
{
	if (count > 0)
		memmove(array->items + to, array->items + from, count * sizeof *array->items);
}

static void move_gap(struct gap_array *array, size_t at)
{
	if (at < array->start)
		move_items(array, at + array->room, at, array->start - at);
	else
		move_items(array, array->start, array->start + array->room, at - array->start);
	array->start = at;
}

/* Growing by a share of the length, a text written from its beginning is not copied at each
   character. */
static void widen_gap(struct gap_array *array, size_t least)
{
	enum { LEAST = 64, SHARE = 8 };
	size_t room = least + LEAST + array->length / SHARE;
	size_t behind = array->length - array->start;

	array->items = g_renew(uint32_t, array->items, array->length + room);
	move_items(array, array->start + room, array->start + array->room, behind);
	array->room = room;
}

void gap_array_splice(
	struct gap_array *array, size_t at, size_t removed, const uint32_t *items, size_t added)
{
	move_gap(array, at);
	array->room += removed;
	array->length -= removed;
	if (array->room < added)
		widen_gap(array, added);
	if (added > 0)
		memcpy(array->items + array->start, items, added * sizeof *items);
	array->start += added;
	array->room -= added;
	array->length += added;
}
