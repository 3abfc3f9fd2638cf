#ifndef NIANBAO_BASE_DIFFERENCE_H
#define NIANBAO_BASE_DIFFERENCE_H

/* Where two texts differ: between so many bytes that are the same at the beginning and so many that
   are the same at the end. No character of valid UTF-8 is cut, and the two do not overlap in
   either. */

#include <stddef.h>

struct difference {
	size_t front, back;
};

/* An edit of a text: bytes at an offset that gave way to others. */
struct edit {
	size_t offset, removed, inserted;
};

struct difference difference_between(
	const char *a, size_t a_length, const char *b, size_t b_length);

#endif
