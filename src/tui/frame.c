/*
 * The file in memory; its offset says how much has gathered.
 */

#include "tui/frame.h"

#include <errno.h>
#include <glib.h>
#include <poll.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static FILE *stream;
static GByteArray *outgoing; /* kept between frames, for its memory */

bool frame_open(void)
{
	int memory = memfd_create("frame", MFD_CLOEXEC);
	stream = memory >= 0 ? fdopen(memory, "w+") : NULL;
	if (stream == NULL)
		return false;
	outgoing = g_byte_array_new();
	return true;
}

void frame_close(void)
{
	fclose(stream);
	g_byte_array_free(outgoing, TRUE);
}

FILE *frame_stream(void)
{
	return stream;
}

void frame_append(const char *bytes)
{
	ssize_t ignored = write(fileno(stream), bytes, strlen(bytes));
	(void)ignored; /* without memory the terminal misses a mode, and nothing else */
}

static void wait_for_room(void)
{
	struct pollfd terminal = {.fd = STDOUT_FILENO, .events = POLLOUT};
	poll(&terminal, 1, -1);
}

static void write_all(const guint8 *bytes, size_t count)
{
	while (count > 0) {
		ssize_t written = write(STDOUT_FILENO, bytes, count);
		if (written >= 0) {
			bytes += written;
			count -= (size_t)written;
		} else if (errno == EAGAIN) {
			wait_for_room(); /* somebody has made the terminal non-blocking */
		} else if (errno != EINTR) {
			return; /* hung up, as the next wait for keys will find too */
		}
	}
}

void frame_send(void)
{
	off_t gathered = lseek(fileno(stream), 0, SEEK_CUR);
	g_byte_array_set_size(outgoing, (guint)MAX(gathered, 0));
	ssize_t count = pread(fileno(stream), outgoing->data, outgoing->len, 0);
	lseek(fileno(stream), 0, SEEK_SET);
	if (count > 0)
		write_all(outgoing->data, (size_t)count);
}
