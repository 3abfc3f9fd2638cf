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
};

/* A zeroed arena is an empty one, ready for use. */
void arena_release(struct arena *arena);

/* size bytes, not cleared, aligned for pointers; they live until arena_release. */
void *arena_take(struct arena *arena, size_t size);

/* A copy of length bytes of text with a NUL behind it. */
const char *arena_copy(struct arena *arena, const char *text, size_t length);

#endif
