/*
 * Chunks in a list, the newest first, each twice as large as the one before until
 * they are large: a formula's arena is small, and a tree's soon is not. What a chunk
 * has left when a piece does not fit is lost, which is less than a piece.
 */

#include "yaml/arena.h"
#include <glib.h>
#include <string.h>

enum {
	FIRST_CHUNK = 512,
	LARGEST_CHUNK = 32 * 1024,
};

struct arena_chunk {
	struct arena_chunk *next;
	_Alignas(ARENA_ALIGNMENT) char bytes[];
};

void arena_release(struct arena *arena)
{
	while (arena->chunks) {
		struct arena_chunk *chunk = arena->chunks;
		arena->chunks = chunk->next;
		g_free(chunk);
	}
}

void arena_grow(struct arena *arena, size_t size)
{
	size_t next = CLAMP(2 * arena->chunk_size, FIRST_CHUNK, LARGEST_CHUNK);
	size_t room = MAX(size, next - sizeof(struct arena_chunk));
	struct arena_chunk *chunk = g_malloc(sizeof *chunk + room);

	chunk->next = arena->chunks;
	*arena = (struct arena){
		.chunks = chunk, .free = chunk->bytes, .left = room, .chunk_size = next};
}

const char *arena_copy(struct arena *arena, const char *text, size_t length)
{
	char *copy = arena_take(arena, length + 1);

	memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}
