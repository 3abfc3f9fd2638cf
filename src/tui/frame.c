/*
 * The file in memory; its offset says how much has gathered.
 */

#include "tui/frame.h"

#include "base/write.h"

#include <glib.h>
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

void frame_drop(void)
{
	lseek(fileno(stream), 0, SEEK_SET);
}

void frame_send(void)
{
	off_t gathered = lseek(fileno(stream), 0, SEEK_CUR);
	g_byte_array_set_size(outgoing, (guint)MAX(gathered, 0));
	ssize_t count = pread(fileno(stream), outgoing->data, outgoing->len, 0);
	frame_drop();
	if (count > 0)
		write_all(STDOUT_FILENO, outgoing->data, (size_t)count);
	/* or it is hung up, as the next wait for keys will find too */
}
