#ifndef NIANBAO_BASE_DECIMAL_H
#define NIANBAO_BASE_DECIMAL_H

/*
 * Exact decimals: the only arithmetic on figures.
 *
 * A decimal is coefficient * 10^-scale. It keeps the scale it was typed with,
 * so 127.90 prints as 127.90. Formulas compute on ratios, which are exact too,
 * and a result is rounded once, where it is stored in a cell. Nothing here
 * rounds or wraps in silence: what does not fit is reported by the call.
 */

#include <stdbool.h>
#include <stdint.h>

enum {
	DECIMAL_DIGITS = 18,    /* most significant digits, and most decimals */
	DECIMAL_TEXT_SIZE = 24, /* sign, digits, point and the closing NUL fit */
};

struct decimal {
	int64_t coefficient; /* |coefficient| < 10^18 */
	uint8_t scale;       /* digits after the point, 0 to 18 */
};

enum decimal_status {
	DECIMAL_OK,
	DECIMAL_MALFORMED, /* not a number as written in a report file */
	DECIMAL_TOO_LONG,  /* a number, but of more than 18 digits */
};

/* Reads the strict form of the report file: -?(0|[1-9][0-9]*)(\.[0-9]+)?.
   007, 1e3, 1_000, 0x1F, +1, .5 and 5. are malformed. *out is written only on DECIMAL_OK. */
enum decimal_status decimal_parse(const char *text, struct decimal *out);

/* Writes d into buffer, with as many decimals as its scale says; returns buffer. -0 prints as 0. */
char *decimal_format(struct decimal d, char buffer[static DECIMAL_TEXT_SIZE]);

/* whole must have at most 18 digits. */
struct decimal decimal_from_int(int64_t whole);

/* Without its sign. */
static inline struct decimal decimal_magnitude(struct decimal d)
{
	return (struct decimal){d.coefficient < 0 ? -d.coefficient : d.coefficient, d.scale};
}

/* Below, at or above zero as a is less than, equal to or greater than b; 1.0 equals 1.00. */
int decimal_compare(struct decimal a, struct decimal b);

/*
 * A ratio of two 128-bit integers in lowest terms, the denominator positive and the
 * numerator never the most negative integer, so that every ratio can be negated.
 * Operations return false on overflow and then leave *out alone.
 */
struct ratio {
	__int128 numerator;
	__int128 denominator;
};

struct ratio ratio_from_decimal(struct decimal d);
struct ratio ratio_from_int(int64_t whole);
bool ratio_add(struct ratio a, struct ratio b, struct ratio *out);
bool ratio_subtract(struct ratio a, struct ratio b, struct ratio *out);
bool ratio_multiply(struct ratio a, struct ratio b, struct ratio *out);
/* b must not be zero: the caller decides what division by zero means. */
bool ratio_divide(struct ratio a, struct ratio b, struct ratio *out);
struct ratio ratio_negate(struct ratio a);
/* -1, 0 or 1. */
int ratio_sign(struct ratio a);
/* As decimal_compare. Never overflows. */
int ratio_compare(struct ratio a, struct ratio b);
/* Rounds half-up (away from zero) to scale decimals; false when the result has over 18 digits. */
bool ratio_round(struct ratio a, unsigned scale, struct decimal *out);

#endif
