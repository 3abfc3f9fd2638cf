/*
 * Likeness of two texts: pairs of neighbouring characters, sorted and merged.
 *
 * Sorting goes byte by byte, so it takes the same time for any text. A hash table
 * would be as fast on ordinary texts and at the mercy of others.
 */

#include "report/wording.h"

#include "report/prose.h"

enum {
	SIGN_ANY_YEAR = 0x110000, /* no character of Unicode */
	CHARACTER_BITS = 24,      /* whole bytes: the highest of both are nearly always 0 */
	PAIR_BYTES = 2 * CHARACTER_BITS / 8,
};

/* Puts one sign for each year, in place, and returns how many signs there are then. */
static size_t mask_years(struct sign *signs)
{
	size_t kept = 0;

	for (const struct sign *at = signs; at->character != SIGN_END;) {
		size_t digits = prose_digits(at);
		if (prose_year(at) != 0) {
			signs[kept++].character = SIGN_ANY_YEAR;
			at += digits + 1;
			continue;
		}
		for (size_t i = MAX(digits, 1); i > 0; i--)
			signs[kept++] = *at++;
	}
	return kept;
}

static unsigned byte_of(uint64_t pair, int byte)
{
	return pair >> (8 * byte) & 0xFF;
}

/* Sorts by one byte and leaves pairs that agree in it as they are; false when all do. */
static bool sort_by_byte(const uint64_t *pairs, size_t count, int byte, uint64_t *sorted)
{
	size_t places[256 + 1] = {0};

	for (size_t i = 0; i < count; i++)
		places[byte_of(pairs[i], byte) + 1]++;
	if (places[byte_of(pairs[0], byte) + 1] == count)
		return false;
	for (size_t i = 0; i < 256; i++)
		places[i + 1] += places[i];
	for (size_t i = 0; i < count; i++)
		sorted[places[byte_of(pairs[i], byte)]++] = pairs[i];
	return true;
}

/* Takes pairs over and returns them in order. */
static uint64_t *sort_pairs(uint64_t *pairs, size_t count)
{
	uint64_t *other = g_new(uint64_t, count);

	for (int byte = 0; byte < PAIR_BYTES; byte++) {
		if (!sort_by_byte(pairs, count, byte, other))
			continue;
		uint64_t *sorted = other;
		other = pairs;
		pairs = sorted;
	}
	g_free(other);
	return pairs;
}

/* The pairs of a text in order; NULL when it has none. Free with g_free. */
static uint64_t *pairs_of(const char *text, size_t *count)
{
	g_autofree struct sign *signs = prose_read(text, NULL);
	size_t masked = mask_years(signs);

	*count = masked > 1 ? masked - 1 : 0;
	if (*count == 0)
		return NULL;
	uint64_t *pairs = g_new(uint64_t, *count);
	for (size_t i = 0; i < *count; i++)
		pairs[i] = (uint64_t)signs[i].character << CHARACTER_BITS | signs[i + 1].character;
	return sort_pairs(pairs, *count);
}

static size_t count_common(const uint64_t *a, size_t a_count, const uint64_t *b, size_t b_count)
{
	size_t common = 0;

	for (size_t i = 0, k = 0; i < a_count && k < b_count;) {
		bool is_a_passed = a[i] <= b[k];
		bool is_b_passed = b[k] <= a[i];
		common += is_a_passed && is_b_passed;
		i += is_a_passed;
		k += is_b_passed;
	}
	return common;
}

static bool are_same(const char *a, const char *b)
{
	return wording_mentions(a, b) && wording_mentions(b, a);
}

int wording_similarity(const char *a, const char *b)
{
	size_t a_count, b_count;
	g_autofree uint64_t *a_pairs = pairs_of(a, &a_count);
	g_autofree uint64_t *b_pairs = pairs_of(b, &b_count);

	if (a_count + b_count == 0)
		return are_same(a, b) ? 100 : 0;
	return (int)(200 * count_common(a_pairs, a_count, b_pairs, b_count) / (a_count + b_count));
}
