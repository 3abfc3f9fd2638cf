/*
 * The file in memory; its offset says how much has gathered. It is mapped, so that its bytes go out
 * from where curses put them.
 */

#include "tui/frame.h"

#include "base/write.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { ROOM = 1 << 18 }; /* bytes; many times a usual screen */

static FILE *stream;
static void *mapped;
static size_t room; /* bytes that are mapped, be there so many in the file or not */

bool frame_open(void)
{
	int memory = memfd_create("frame", MFD_CLOEXEC);
	stream = memory >= 0 ? fdopen(memory, "w+") : NULL;
	if (stream == NULL)
		return false;
	mapped = mmap(NULL, ROOM, PROT_READ, MAP_SHARED, memory, 0);
	room = ROOM;
	if (mapped == MAP_FAILED)
		fclose(stream);
	return mapped != MAP_FAILED;
}

void frame_close(void)
{
	munmap(mapped, room);
	fclose(stream);
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

/* Whether so many bytes are mapped, now at least. */
static bool reaches(size_t count)
{
	if (count <= room)
		return true;
	void *longer = mremap(mapped, room, count, MREMAP_MAYMOVE);
	if (longer == MAP_FAILED)
		return false;
	mapped = longer;
	room = count;
	return true;
}

void frame_send(void)
{
	off_t gathered = lseek(fileno(stream), 0, SEEK_CUR);
	frame_drop();
	if (gathered > 0 && reaches((size_t)gathered))
		write_all(STDOUT_FILENO, mapped, (size_t)gathered);
	/* or it is hung up, as the next wait for keys will find too */
}
