#include "base/write.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

/* Whether what went wrong is only a matter of time, which has passed then. */
static bool passes(int descriptor)
{
	struct pollfd room = {.fd = descriptor, .events = POLLOUT};

	if (errno == EAGAIN)
		return poll(&room, 1, -1) >= 0 || errno == EINTR;
	return errno == EINTR;
}

bool write_all(int descriptor, const void *bytes, size_t count)
{
	const char *at = bytes;

	while (count > 0) {
		ssize_t written = write(descriptor, at, count);

		if (written < 0 && !passes(descriptor))
			return false;
		if (written > 0) {
			at += written;
			count -= (size_t)written;
		}
	}
	return true;
}
