/*
 * The distance is Damerau's in its restricted form (optimal string alignment),
 * over characters and not bytes, so that one Chinese character counts as one.
 *
 * A form can offer a hundred thousand names for every one that was mistyped, so
 * a name is given up as soon as it cannot be near any more.
 */
#include "base/suggest.h"

#include "base/language.h"

#include <stdbool.h>
#include <stdint.h>

static size_t smallest(size_t a, size_t b, size_t c)
{
	return MIN(MIN(a, b), c);
}

/* The characters of a name; SIZE_MAX when it is too long to be compared. */
static size_t decode(const char *name, gunichar characters[static SUGGESTION_MAX_LENGTH])
{
	size_t length = 0;

	for (; *name && length < SUGGESTION_MAX_LENGTH; name = g_utf8_next_char(name))
		characters[length++] = g_utf8_get_char(name);
	return *name ? SIZE_MAX : length;
}

/* The distance of two names, or anything above `most` when it is that much. */
static size_t distance(
	const gunichar *a, size_t a_length, const gunichar *b, size_t b_length, size_t most)
{
	size_t rows[3][SUGGESTION_MAX_LENGTH + 1];
	size_t *before = rows[0], *last = rows[1], *row = rows[2];
	size_t last_least = 0, least = 0;

	for (size_t j = 0; j <= b_length; j++)
		last[j] = j;
	/* no row falls below the lesser of the two above it */
	for (size_t i = 1; i <= a_length && MIN(last_least, least) <= most; i++) {
		last_least = least;
		least = row[0] = i;
		for (size_t j = 1; j <= b_length; j++) {
			size_t replaced = last[j - 1] + (a[i - 1] != b[j - 1]);

			row[j] = smallest(last[j] + 1, row[j - 1] + 1, replaced);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				row[j] = MIN(row[j], before[j - 2] + 1);
			least = MIN(least, row[j]);
		}
		size_t *free_row = before;
		before = last;
		last = row;
		row = free_row;
	}
	return MIN(last_least, least) > most ? most + 1 : last[b_length];
}

/* How many of a's characters b has nowhere, as far as 64 marks tell them apart: each is an edit. */
static size_t strange_characters(
	const gunichar *a, size_t a_length, const gunichar *b, size_t b_length)
{
	guint64 marks = 0;
	size_t strange = 0;

	for (size_t i = 0; i < b_length; i++)
		marks |= G_GUINT64_CONSTANT(1) << (b[i] % 64);
	for (size_t i = 0; i < a_length; i++)
		strange += !(marks >> (a[i] % 64) & 1);
	return strange;
}

void suggestion_init(struct suggestion *suggestion, const char *typed)
{
	suggestion->length = decode(typed, suggestion->typed);
	suggestion->best = NULL;
	suggestion->distance = SIZE_MAX;
}

/* How long the parts that begin two addresses alike are, with their points: what people got right
   says nothing of how near the rest is. */
static size_t common_parts(const gunichar *a, size_t a_length, const gunichar *b, size_t b_length)
{
	size_t parts = 0;

	for (size_t i = 0; i < a_length && i < b_length && a[i] == b[i]; i++) {
		if (a[i] == '.')
			parts = i + 1;
	}
	return parts;
}

void suggestion_offer(struct suggestion *suggestion, const char *name)
{
	suggestion_offer_for(suggestion, name, name);
}

void suggestion_offer_for(struct suggestion *suggestion, const char *name, const char *word)
{
	gunichar known[SUGGESTION_MAX_LENGTH];
	size_t length = decode(word, known);

	if (suggestion->length == SIZE_MAX || length == SIZE_MAX || length < 2 ||
		suggestion->distance == 0)
		return;
	size_t alike = common_parts(suggestion->typed, suggestion->length, known, length);
	size_t most = MIN((length - alike + 2) / 3, suggestion->distance - 1);
	if (MAX(length, suggestion->length) - MIN(length, suggestion->length) > most ||
		strange_characters(suggestion->typed, suggestion->length, known, length) > most)
		return;
	size_t apart = distance(suggestion->typed, suggestion->length, known, length, most);
	bool itself = apart == 0 && name == word; /* right, and wrong for another reason */
	if (apart <= most && !itself) {
		suggestion->best = name;
		suggestion->distance = apart;
	}
}

char *suggestion_question(const struct suggestion *suggestion)
{
	return suggestion->best ? g_strdup_printf(_("；是不是“%s”？"), suggestion->best)
				: g_strdup("");
}
