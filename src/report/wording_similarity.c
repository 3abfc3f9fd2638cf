/*
 * Likeness of two texts: pairs of neighbouring characters, sorted and merged.
 *
 * Sorting goes by radix: four passes over the pairs, whatever they are. A hash
 * table would be as fast on ordinary texts and at the mercy of others.
 */

#include "report/wording.h"

#include "report/prose.h"

#include <string.h>

enum {
	SIGN_ANY_YEAR = 0x110000, /* no character of Unicode */
	CHARACTER_BITS = 21,
	RADIX_BITS = 11,
	RADIX = 1 << RADIX_BITS,
	PAIR_BITS = 2 * CHARACTER_BITS,
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

static void sort_by_bits(const uint64_t *pairs, size_t count, int shift, uint64_t *sorted)
{
	size_t places[RADIX + 1] = {0};

	for (size_t i = 0; i < count; i++)
		places[(pairs[i] >> shift & (RADIX - 1)) + 1]++;
	for (size_t i = 0; i < RADIX; i++)
		places[i + 1] += places[i];
	for (size_t i = 0; i < count; i++)
		sorted[places[pairs[i] >> shift & (RADIX - 1)]++] = pairs[i];
}

static uint64_t *sort_pairs(uint64_t *pairs, size_t count)
{
	uint64_t *other = g_new(uint64_t, count);

	for (int shift = 0; shift < PAIR_BITS; shift += RADIX_BITS) {
		sort_by_bits(pairs, count, shift, other);
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
	size_t signs_count = mask_years(signs);

	*count = signs_count > 1 ? signs_count - 1 : 0;
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
		common += a[i] == b[k];
		bool is_a_next = a[i] <= b[k];
		k += a[i] >= b[k];
		i += is_a_next;
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
