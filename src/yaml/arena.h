#ifndef NIANBAO_YAML_ARENA_H
#define NIANBAO_YAML_ARENA_H

/*
 * An arena: memory that is taken in small pieces and given back at once.
 *
 * A tree consists of thousands of small nodes and texts that all die together;
 * taking them from chunks costs an addition each instead of a malloc. A piece
 * never moves. The arena owns its chunks.
 */

#include <stddef.h>

struct arena {
	struct arena_chunk *chunks; /* the newest first; only it has room left */
	char *free;
	size_t left;
	size_t chunk_size; /* of the newest, unless a piece wanted more */
};

enum {
	ARENA_ALIGNMENT = sizeof(void *),
};

/* A zeroed arena is an empty one, ready for use. */
void arena_release(struct arena *arena);

/* Begins a chunk with room for at least size bytes; arena_take does it where there is none. */
void arena_grow(struct arena *arena, size_t size);

/* size bytes, not cleared, aligned for pointers; they live until arena_release. */
static inline void *arena_take(struct arena *arena, size_t size)
{
	size_t rounded = (size + ARENA_ALIGNMENT - 1) / ARENA_ALIGNMENT * ARENA_ALIGNMENT;

	if (arena->left < rounded || !arena->chunks)
		arena_grow(arena, rounded);
	void *piece = arena->free;
	arena->free += rounded;
	arena->left -= rounded;
	return piece;
}

/* A copy of length bytes of text with a NUL behind it. */
const char *arena_copy(struct arena *arena, const char *text, size_t length);

#endif
