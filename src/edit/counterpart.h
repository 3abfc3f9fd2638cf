#ifndef NIANBAO_EDIT_COUNTERPART_H
#define NIANBAO_EDIT_COUNTERPART_H

/* Which paragraph of last year's text stands for one of this year's: the one most alike, years not
   counted; where none is alike, or there are too many to compare, the one at the same place. */

#include <stddef.h>

/* The number of the paragraph of `last`, from 0, for `length` bytes that are the paragraph `number`
   of this year's. */
int counterpart_of(const char *paragraph, size_t length, int number, const char *last);

#endif
