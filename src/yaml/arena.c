/*
 * Chunks in a list, the newest first. What a chunk has left when a piece does
 * not fit is lost: less than a piece, once in thirty kilobytes.
 */

#include "yaml/arena.h"
#include <glib.h>
#include <string.h>

enum {
	CHUNK_SIZE = 32 * 1024,
	ALIGNMENT = sizeof(void *),
};

struct arena_chunk {
	struct arena_chunk *next;
	size_t used;
	size_t size;
	_Alignas(ALIGNMENT) char bytes[];
};

void arena_release(struct arena *arena)
{
	while (arena->chunks) {
		struct arena_chunk *chunk = arena->chunks;
		arena->chunks = chunk->next;
		g_free(chunk);
	}
}

static struct arena_chunk *arena_grow(struct arena *arena, size_t size)
{
	size_t room = MAX(size, CHUNK_SIZE - sizeof(struct arena_chunk));
	struct arena_chunk *chunk = g_malloc(sizeof *chunk + room);

	*chunk = (struct arena_chunk){.next = arena->chunks, .size = room};
	return arena->chunks = chunk;
}

void *arena_take(struct arena *arena, size_t size)
{
	struct arena_chunk *chunk = arena->chunks;
	size_t rounded = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;

	if (!chunk || chunk->size - chunk->used < rounded)
		chunk = arena_grow(arena, rounded);
	void *piece = chunk->bytes + chunk->used;
	chunk->used += rounded;
	return piece;
}

const char *arena_copy(struct arena *arena, const char *text, size_t length)
{
	char *copy = arena_take(arena, length + 1);

	memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}
