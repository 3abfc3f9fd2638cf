#include "tui/burst.h"

#include <string.h>

static const char opening[] = "\033[200~", closing[] = "\033[201~";

bool burst_is_paste(const char *bytes, size_t count)
{
	size_t breaks = 0, letters = 0;

	if (count < BURST_LEAST || memchr(bytes, '\033', count))
		return false;
	for (size_t i = 0; i < count; i++) {
		breaks += bytes[i] == '\r' || bytes[i] == '\n';
		letters += (unsigned char)bytes[i] > ' ';
	}
	return breaks >= 2 && letters > breaks;
}

void burst_begin(struct input *input, int64_t now)
{
	input_feed(input, opening, sizeof opening - 1, now);
}

void burst_end(struct input *input, int64_t now)
{
	input_feed(input, closing, sizeof closing - 1, now);
}
