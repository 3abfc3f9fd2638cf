#include "report/wording.h"

#include "report/prose.h"

#include <string.h>

/* The signs as text again: without blanks, full-width forms plain. */
static GString *folded(const char *text)
{
	size_t count;
	g_autofree struct sign *signs = prose_read(text, &count);
	GString *out = g_string_sized_new(strlen(text));

	for (size_t i = 0; i < count; i++)
		g_string_append_unichar(out, signs[i].character);
	return out;
}

bool wording_mentions(const char *text, const char *word)
{
	GString *where = folded(text);
	GString *what = folded(word);
	bool found = strstr(where->str, what->str) != NULL;

	g_string_free(where, TRUE);
	g_string_free(what, TRUE);
	return found;
}

size_t wording_length(const char *text)
{
	size_t count;

	g_free(prose_read(text, &count));
	return count;
}

size_t wording_years_outside(const char *text, int from, int to)
{
	size_t count;
	g_autofree struct sign *signs = prose_read(text, &count);
	size_t outside = 0;

	prose_mark_titles(signs, count);
	for (size_t i = 0; i < count; i += MAX(prose_digits(&signs[i]), 1)) {
		int year = prose_year(&signs[i]);
		outside += year != 0 && !signs[i].titled && (year < from || year > to);
	}
	return outside;
}
