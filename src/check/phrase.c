#include "check/phrase.h"

#include <glib.h>
#include <string.h>

enum { REACH = 600 }; /* bytes: 200 Chinese characters */

size_t phrase_last_end(const char *words, size_t from, size_t to, const char *word)
{
	if (from >= to)
		return 0;
	if (to > from + REACH)
		from = to - REACH;
	const char *found = g_strrstr_len(words + from, (gssize)(to - from), word);
	return found == NULL ? 0 : (size_t)(found - words) + strlen(word);
}

bool phrase_is_piece(const char *words, size_t at, const char *part, const char *whole)
{
	for (const char *piece = strstr(whole, part); piece != NULL;
		piece = strstr(piece + 1, part)) {
		size_t before = (size_t)(piece - whole);
		if (before <= at && g_str_has_prefix(words + at - before, whole))
			return true;
	}
	return false;
}
