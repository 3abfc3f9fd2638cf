#ifndef NIANBAO_BASE_WRITE_H
#define NIANBAO_BASE_WRITE_H

/*
 * Writing to a descriptor, to the end: what a call took only a part of, or was
 * interrupted in, is gone on with.
 */

#include <stdbool.h>
#include <stddef.h>

/* Writes all of it; a descriptor that somebody has made non-blocking is waited for. False with errno
   set: then a part of it may be written. */
bool write_all(int descriptor, const void *bytes, size_t count);

#endif
