#ifndef NIANBAO_EDIT_DIFFERENCE_H
#define NIANBAO_EDIT_DIFFERENCE_H

/* Where two texts differ: between so many bytes that are the same at the beginning and so many that are
   the same at the end. No character of valid UTF-8 is cut, and the two do not overlap in either. */

#include <glib.h>

struct difference {
	size_t front, back;
};

struct difference difference_of(const GString *a, const GString *b);

#endif
