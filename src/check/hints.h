#ifndef NIANBAO_CHECK_HINTS_H
#define NIANBAO_CHECK_HINTS_H

/* Hints: what a difference looks like (slip.h), worded as the guess it is. */

#include "check/checker.h"

/* What the failed finding of a slot looks like, or NULL. Free with g_free. */
char *hint_of(const struct checker *checker, size_t slot);

#endif
