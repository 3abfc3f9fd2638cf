#ifndef NIANBAO_SESSION_LOCK_INTERNAL_H
#define NIANBAO_SESSION_LOCK_INTERNAL_H

/*
 * What the two files of the lock share: its line, written and read.
 */

#include "session/lock.h"

enum { LOCK_MAX_BYTES = 64 * 1024 };

/* The line that says who takes it, and from whom (NULL: nobody). Free with g_free. */
char *lock_line(const struct lock_taker *taker, const struct lock_holder *from);
/* Who has the lock of that path; NULL: there is none. */
struct lock_holder *lock_read(const char *path);

#endif
