#include "report/wording_pairs.h"

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

GArray *pairs_of(struct sign *signs)
{
	size_t masked = mask_years(signs);
	size_t count = masked > 1 ? masked - 1 : 0;

	GArray *sorted = g_array_sized_new(FALSE, FALSE, sizeof(uint64_t), (guint)count);

	if (count == 0)
		return sorted;
	uint64_t *pairs = g_new(uint64_t, count);
	for (size_t i = 0; i < count; i++)
		pairs[i] = (uint64_t)signs[i].character << CHARACTER_BITS | signs[i + 1].character;
	pairs = sort_pairs(pairs, count);
	g_array_append_vals(sorted, pairs, (guint)count);
	g_free(pairs);
	return sorted;
}

size_t pairs_common(const GArray *a, const GArray *b)
{
	const uint64_t *left = (const uint64_t *)(const void *)a->data;
	const uint64_t *right = (const uint64_t *)(const void *)b->data;
	size_t common = 0;

	for (size_t i = 0, k = 0; i < a->len && k < b->len;) {
		bool is_left_passed = left[i] <= right[k];
		bool is_right_passed = right[k] <= left[i];
		common += is_left_passed && is_right_passed;
		i += is_left_passed;
		k += is_right_passed;
	}
	return common;
}

int pairs_likeness(size_t common, size_t count)
{
	return (int)(200 * common / count);
}
