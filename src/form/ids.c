/* Ids lie where their hash says or in the next free slot behind it; none is ever taken out. */
#include "form/ids.h"

#include <glib.h>

struct id_slot {
	const char *id; /* NULL: it is free */
	uint32_t hash;
	uint32_t number;
};

static bool ends(char c)
{
	return c == '\0' || c == '.';
}

/* FNV-1a, whose low bits are as good as any. */
static uint32_t hash_id(const char *id)
{
	uint32_t hash = UINT32_C(2166136261);

	for (const char *at = id; !ends(*at); at++)
		hash = (hash ^ (unsigned char)*at) * UINT32_C(16777619);
	return hash;
}

static bool same_id(const char *a, const char *b)
{
	while (*a == *b && !ends(*a)) {
		a++;
		b++;
	}
	return ends(*a) && ends(*b);
}

void id_index_release(struct id_index *index)
{
	g_free(index->slots);
	*index = (struct id_index){0};
}

/* The slot of an id, or the free one where it would be put. */
static struct id_slot *find_slot(const struct id_index *index, const char *id, uint32_t hash)
{
	size_t last = index->room - 1, at = hash & last;

	while (index->slots[at].id &&
		!(index->slots[at].hash == hash && same_id(index->slots[at].id, id)))
		at = (at + 1) & last;
	return &index->slots[at];
}

void id_index_reserve(struct id_index *index, size_t more)
{
	enum { SMALLEST = 4 };
	size_t wanted = (index->count + more) * 3 / 2;
	struct id_index wider = {.room = MAX(index->room, SMALLEST), .count = index->count};

	while (wider.room <= wanted)
		wider.room *= 2;
	if (wider.room == index->room)
		return;
	wider.slots = g_new0(struct id_slot, wider.room);
	for (size_t i = 0; i < index->room; i++) {
		const struct id_slot *slot = &index->slots[i];

		if (slot->id)
			*find_slot(&wider, slot->id, slot->hash) = *slot;
	}
	id_index_release(index);
	*index = wider;
}

bool id_index_add(struct id_index *index, const char *id, uint32_t number)
{
	uint32_t hash = hash_id(id);

	id_index_reserve(index, 1);
	struct id_slot *slot = find_slot(index, id, hash);
	if (slot->id)
		return false;
	*slot = (struct id_slot){id, hash, number};
	index->count++;
	return true;
}

uint32_t id_index_find(const struct id_index *index, const char *id)
{
	const struct id_slot *slot = index->room > 0 ? find_slot(index, id, hash_id(id)) : NULL;

	return slot && slot->id ? slot->number : ID_UNKNOWN;
}
