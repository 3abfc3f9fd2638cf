/*
 * The distance is Damerau's in its restricted form (optimal string alignment),
 * over characters and not bytes, so that one Chinese character counts as one.
 */
#include "base/suggest.h"

#include <glib.h>

/* Longer names are not compared: nobody mistypes them by a character or two. */
enum { MAX_LENGTH = 64 };

static size_t smallest(size_t a, size_t b, size_t c)
{
	return MIN(MIN(a, b), c);
}

static size_t distance(const gunichar *a, size_t a_length, const gunichar *b, size_t b_length)
{
	size_t rows[3][MAX_LENGTH + 1];
	size_t *before = rows[0], *last = rows[1], *row = rows[2];

	for (size_t j = 0; j <= b_length; j++)
		last[j] = j;
	for (size_t i = 1; i <= a_length; i++) {
		row[0] = i;
		for (size_t j = 1; j <= b_length; j++) {
			size_t replaced = last[j - 1] + (a[i - 1] != b[j - 1]);

			row[j] = smallest(last[j] + 1, row[j - 1] + 1, replaced);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				row[j] = MIN(row[j], before[j - 2] + 1);
		}
		size_t *free_row = before;
		before = last;
		last = row;
		row = free_row;
	}
	return last[b_length];
}

void suggestion_init(struct suggestion *suggestion, const char *typed)
{
	*suggestion = (struct suggestion){.typed = typed, .distance = G_MAXSIZE};
}

void suggestion_offer(struct suggestion *suggestion, const char *name)
{
	glong typed_length, name_length;
	g_autofree gunichar *typed = g_utf8_to_ucs4_fast(suggestion->typed, -1, &typed_length);
	g_autofree gunichar *known = g_utf8_to_ucs4_fast(name, -1, &name_length);

	if (typed_length > MAX_LENGTH || name_length > MAX_LENGTH)
		return;
	size_t apart = distance(typed, (size_t)typed_length, known, (size_t)name_length);
	if (apart <= (size_t)(name_length + 2) / 3 && apart < suggestion->distance) {
		suggestion->best = name;
		suggestion->distance = apart;
	}
}
