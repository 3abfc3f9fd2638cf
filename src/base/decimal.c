/*
 * Exact decimals and ratios.
 *
 * Two invariants keep every operation short: a decimal's coefficient has at
 * most 18 digits, so that shifting it by 18 places still fits 128 bits; and a
 * ratio's numerator is never the most negative integer, so that it can always
 * be negated. Most figures of a report are whole numbers, therefore each
 * operation on ratios first looks whether both denominators are 1.
 */

#include "base/decimal.h"

#include <glib.h>
#include <string.h>

typedef unsigned __int128 wide; /* magnitudes: no sign, one bit more */

static const int64_t powers_of_ten[DECIMAL_DIGITS + 1] = {
	1,
	10,
	100,
	1000,
	10000,
	100000,
	1000000,
	10000000,
	100000000,
	1000000000,
	10000000000,
	100000000000,
	1000000000000,
	10000000000000,
	100000000000000,
	1000000000000000,
	10000000000000000,
	100000000000000000,
	1000000000000000000,
};

/* One more than the largest coefficient. */
#define COEFFICIENT_LIMIT (powers_of_ten[DECIMAL_DIGITS])
#define INT128_MOST_NEGATIVE ((__int128)((wide)1 << 127))

static wide magnitude(__int128 value)
{
	return value < 0 ? -(wide)value : (wide)value;
}

/* Behind the digits that begin at text. */
static const char *skip_digits(const char *text)
{
	while (g_ascii_isdigit(*text))
		text++;
	return text;
}

/* Whether text is written as the report file demands; *scale is how many decimals it has. */
static bool is_well_formed(const char *text, size_t *scale)
{
	const char *whole = *text == '-' ? text + 1 : text;
	const char *end = skip_digits(whole);

	if (end == whole || (*whole == '0' && end != whole + 1))
		return false;
	*scale = 0;
	if (*end == '.') {
		const char *decimals = end + 1;
		end = skip_digits(decimals);
		*scale = (size_t)(end - decimals);
		if (*scale == 0)
			return false;
	}
	return *end == '\0';
}

enum decimal_status decimal_parse(const char *text, struct decimal *out)
{
	size_t scale;

	if (!is_well_formed(text, &scale))
		return DECIMAL_MALFORMED;
	if (scale > DECIMAL_DIGITS)
		return DECIMAL_TOO_LONG;

	int64_t coefficient = 0;
	for (const char *at = text; *at != '\0'; at++) {
		if (!g_ascii_isdigit(*at))
			continue;
		/* It has 18 digits already, leading zeros not counted. */
		if (coefficient >= COEFFICIENT_LIMIT / 10)
			return DECIMAL_TOO_LONG;
		coefficient = coefficient * 10 + (*at - '0');
	}
	out->coefficient = *text == '-' ? -coefficient : coefficient;
	out->scale = (uint8_t)scale;
	return DECIMAL_OK;
}

/* Writes digits in front of `end`, at least `least` of them; returns where they begin. By hand, for
   every figure on the screen is written again with every key. */
static char *put_digits(char *end, uint64_t digits, int least)
{
	for (; digits > 0 || least > 0; digits /= 10, least--)
		*--end = (char)('0' + digits % 10);
	return end;
}

char *decimal_format(struct decimal d, char buffer[static DECIMAL_TEXT_SIZE])
{
	char text[DECIMAL_TEXT_SIZE];
	char *end = text + sizeof text - 1, *start = end;
	uint64_t digits = (uint64_t)(d.coefficient < 0 ? -d.coefficient : d.coefficient);
	uint64_t unit = (uint64_t)powers_of_ten[d.scale];

	*end = '\0';
	if (d.scale > 0) {
		start = put_digits(start, digits % unit, d.scale);
		*--start = '.';
	}
	start = put_digits(start, digits / unit, 1);
	if (d.coefficient < 0)
		*--start = '-';
	return memcpy(buffer, start, (size_t)(end - start) + 1);
}

struct decimal decimal_from_int(int64_t whole)
{
	g_assert(whole > -COEFFICIENT_LIMIT && whole < COEFFICIENT_LIMIT);
	return (struct decimal){.coefficient = whole, .scale = 0};
}

static int compare(__int128 a, __int128 b)
{
	return (a > b) - (a < b);
}

int decimal_compare(struct decimal a, struct decimal b)
{
	if (a.scale == b.scale)
		return compare(a.coefficient, b.coefficient);
	__int128 left = (__int128)a.coefficient * powers_of_ten[b.scale];
	__int128 right = (__int128)b.coefficient * powers_of_ten[a.scale];
	return compare(left, right);
}

/* Euclid's algorithm; it leaves the costly 128-bit division as soon as the numbers are small. */
static wide greatest_common_divisor(wide a, wide b)
{
	while (b > UINT64_MAX) {
		wide rest = a % b;
		a = b;
		b = rest;
	}
	if (b == 0)
		return a;
	uint64_t small = (uint64_t)(a % b);
	uint64_t large = (uint64_t)b;
	while (small != 0) {
		uint64_t rest = large % small;
		large = small;
		small = rest;
	}
	return large;
}

/* Every ratio that an operation hands out passes here, in lowest terms already. */
static bool ratio_store(__int128 numerator, __int128 denominator, struct ratio *out)
{
	if (numerator == INT128_MOST_NEGATIVE)
		return false;
	*out = (struct ratio){.numerator = numerator, .denominator = denominator};
	return true;
}

struct ratio ratio_from_decimal(struct decimal d)
{
	if (d.scale == 0)
		return ratio_from_int(d.coefficient);
	__int128 unit = powers_of_ten[d.scale];
	__int128 common = (__int128)greatest_common_divisor(magnitude(d.coefficient), (wide)unit);
	return (struct ratio){.numerator = d.coefficient / common, .denominator = unit / common};
}

struct ratio ratio_from_int(int64_t whole)
{
	return (struct ratio){.numerator = whole, .denominator = 1};
}

/*
 * Adds over the least common denominator. With d the divisor both denominators
 * share, only d can still have a factor in common with the new numerator, so
 * the numbers that are multiplied stay as small as they can be.
 */
static bool add_fractions(struct ratio a, struct ratio b, struct ratio *out)
{
	__int128 shared =
		(__int128)greatest_common_divisor((wide)a.denominator, (wide)b.denominator);
	__int128 left;
	__int128 right;
	__int128 sum;
	if (__builtin_mul_overflow(a.numerator, b.denominator / shared, &left) ||
		__builtin_mul_overflow(b.numerator, a.denominator / shared, &right) ||
		__builtin_add_overflow(left, right, &sum))
		return false;

	__int128 common = (__int128)greatest_common_divisor(magnitude(sum), (wide)shared);
	__int128 denominator;
	if (__builtin_mul_overflow(a.denominator / shared, b.denominator / common, &denominator))
		return false;
	return ratio_store(sum / common, denominator, out);
}

bool ratio_add(struct ratio a, struct ratio b, struct ratio *out)
{
	if (a.denominator != 1 || b.denominator != 1)
		return add_fractions(a, b, out);
	__int128 sum;
	return !__builtin_add_overflow(a.numerator, b.numerator, &sum) && ratio_store(sum, 1, out);
}

bool ratio_subtract(struct ratio a, struct ratio b, struct ratio *out)
{
	return ratio_add(a, ratio_negate(b), out);
}

/* Cancels crosswise first: what overflows then does not fit in lowest terms either. */
static bool multiply_fractions(struct ratio a, struct ratio b, struct ratio *out)
{
	__int128 first =
		(__int128)greatest_common_divisor((wide)b.denominator, magnitude(a.numerator));
	__int128 second =
		(__int128)greatest_common_divisor((wide)a.denominator, magnitude(b.numerator));
	__int128 numerator;
	__int128 denominator;
	return !__builtin_mul_overflow(a.numerator / first, b.numerator / second, &numerator) &&
		!__builtin_mul_overflow(
			a.denominator / second, b.denominator / first, &denominator) &&
		ratio_store(numerator, denominator, out);
}

bool ratio_multiply(struct ratio a, struct ratio b, struct ratio *out)
{
	if (a.denominator != 1 || b.denominator != 1)
		return multiply_fractions(a, b, out);
	__int128 product;
	return !__builtin_mul_overflow(a.numerator, b.numerator, &product) &&
		ratio_store(product, 1, out);
}

bool ratio_divide(struct ratio a, struct ratio b, struct ratio *out)
{
	g_assert(b.numerator != 0);
	struct ratio inverse = {.numerator = b.denominator, .denominator = b.numerator};
	if (b.numerator < 0)
		inverse = (struct ratio){.numerator = -b.denominator, .denominator = -b.numerator};
	return multiply_fractions(a, inverse, out);
}

struct ratio ratio_negate(struct ratio a)
{
	return (struct ratio){.numerator = -a.numerator, .denominator = a.denominator};
}

int ratio_sign(struct ratio a)
{
	return compare(a.numerator, 0);
}

/* Takes the whole part off *a, which is left between 0 and 1; returns it. */
static __int128 split_whole(struct ratio *a)
{
	__int128 whole = a->numerator / a->denominator;
	a->numerator %= a->denominator;
	if (a->numerator < 0) {
		a->numerator += a->denominator;
		whole--;
	}
	return whole;
}

/*
 * Crosswise products could overflow, so the two continued fractions are
 * compared: whole parts first, then what is left over, turned upside down,
 * which also turns the order around.
 */
int ratio_compare(struct ratio a, struct ratio b)
{
	if (a.denominator == b.denominator)
		return compare(a.numerator, b.numerator);
	for (;;) {
		__int128 whole_a = split_whole(&a);
		__int128 whole_b = split_whole(&b);
		if (whole_a != whole_b)
			return compare(whole_a, whole_b);
		if (a.numerator == 0 || b.numerator == 0)
			return compare(a.numerator, b.numerator);
		struct ratio turned = {.numerator = b.denominator, .denominator = b.numerator};
		b = (struct ratio){.numerator = a.denominator, .denominator = a.numerator};
		a = turned;
	}
}

/*
 * The next decimal of rest/divisor, for rest < divisor < 2^127; *rest becomes
 * what is left over. Ten additions, since ten times rest may not fit.
 */
static int next_decimal(wide *rest, wide divisor)
{
	int digit = 0;

	wide sum = 0;
	for (int i = 0; i < 10; i++) {
		sum += *rest;
		if (sum >= divisor) {
			sum -= divisor;
			digit++;
		}
	}
	*rest = sum;
	return digit;
}

/* The first decimals of rest/divisor as a whole number; *rest becomes what is left over. */
static wide take_decimals(wide *rest, wide divisor, unsigned count)
{
	wide shifted;
	if (!__builtin_mul_overflow(*rest, (wide)powers_of_ten[count], &shifted)) {
		*rest = shifted % divisor;
		return shifted / divisor;
	}
	wide decimals = 0;
	for (unsigned i = 0; i < count; i++)
		decimals = decimals * 10 + (wide)next_decimal(rest, divisor);
	return decimals;
}

bool ratio_round(struct ratio a, unsigned scale, struct decimal *out)
{
	wide size = magnitude(a.numerator);
	wide divisor = (wide)a.denominator;
	wide limit = (wide)COEFFICIENT_LIMIT;
	if (scale > DECIMAL_DIGITS || size / divisor >= limit)
		return false;

	wide rest = size % divisor;
	wide digits = size / divisor * (wide)powers_of_ten[scale];
	digits += take_decimals(&rest, divisor, scale);
	if (rest >= divisor - rest)
		digits++;
	if (digits >= limit)
		return false;
	out->coefficient = a.numerator < 0 ? -(int64_t)digits : (int64_t)digits;
	out->scale = (uint8_t)scale;
	return true;
}
