/*
 * Decimals and ratios: exactness, strictness, and overflow that is told.
 */

#include "base/decimal.h"

#include <criterion/criterion.h>
#include <glib.h>

TestSuite(decimal, .timeout = 20);
TestSuite(ratio, .timeout = 20);

#define INT128_MAX ((__int128)(~(unsigned __int128)0 >> 1))

static struct decimal parsed(const char *text)
{
	struct decimal d = {0};
	cr_assert_eq(decimal_parse(text, &d), DECIMAL_OK, "%s", text);
	return d;
}

static struct ratio ratio_of(const char *text)
{
	return ratio_from_decimal(parsed(text));
}

static struct ratio fraction(__int128 numerator, __int128 denominator)
{
	return (struct ratio){.numerator = numerator, .denominator = denominator};
}

static bool are_same(struct ratio a, struct ratio b)
{
	return a.numerator == b.numerator && a.denominator == b.denominator;
}

Test(decimal, keeps_the_zeros_it_was_typed_with)
{
	static const char *const cases[] = {
		"0",
		"0.0",
		"127.90",
		"-127.90",
		"72701.2578",
		"-0.05",
		"0.000000000000000001",
		"999999999999999999",
		"-999999999999999999",
		"0.999999999999999999",
		"-12345678.9012345678",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		char buffer[DECIMAL_TEXT_SIZE];
		cr_expect_str_eq(decimal_format(parsed(cases[i]), buffer), cases[i]);
	}
}

Test(decimal, prints_no_negative_zero)
{
	char buffer[DECIMAL_TEXT_SIZE];
	cr_expect_str_eq(decimal_format(parsed("-0"), buffer), "0");
	cr_expect_str_eq(decimal_format(parsed("-0.00"), buffer), "0.00");
}

Test(decimal, refuses_what_a_report_file_may_not_say)
{
	static const char *const cases[] = {"", "-", "+1", "007", "00", "-01", ".5", "5.", "-.5",
		"1e3", "1_000", "0x1F", "1,000", "1.2.3", " 1", "1 ", "--1", "1-", "１２", "一",
		"NaN", "inf", "1\n", "11111111111111111111x", "0."};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct decimal d = {.coefficient = 42, .scale = 7};
		cr_expect_eq(decimal_parse(cases[i], &d), DECIMAL_MALFORMED, "'%s'", cases[i]);
		cr_expect(d.coefficient == 42 && d.scale == 7, "'%s' was written", cases[i]);
	}
}

Test(decimal, tells_a_long_number_from_a_malformed_one)
{
	static const char *const cases[] = {
		"1000000000000000000",
		"-1000000000000000000",
		"1.000000000000000000",
		"0.0000000000000000001",
		"9223372036854775808",
		"99999999999999999999999999999999999999999999",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct decimal d = {.coefficient = 42, .scale = 7};
		cr_expect_eq(decimal_parse(cases[i], &d), DECIMAL_TOO_LONG, "'%s'", cases[i]);
		cr_expect(d.coefficient == 42 && d.scale == 7, "'%s' was written", cases[i]);
	}
}

Test(decimal, compares_by_value_whatever_the_scale)
{
	static const struct {
		const char *a, *b;
		int order;
	} cases[] = {
		{"1.0", "1.00", 0},
		{"0", "-0.000", 0},
		{"0.1", "0.09", 1},
		{"-0.1", "-0.09", -1},
		{"999999999999999999", "0.999999999999999999", 1},
		{"-999999999999999999", "0.000000000000000001", -1},
		{"2", "10", -1},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct decimal a = parsed(cases[i].a);
		struct decimal b = parsed(cases[i].b);
		int order = decimal_compare(a, b);
		int back = decimal_compare(b, a);
		cr_expect_eq((order > 0) - (order < 0), cases[i].order, "%s, %s", cases[i].a,
			cases[i].b);
		cr_expect_eq(
			(back > 0) - (back < 0), -cases[i].order, "%s, %s", cases[i].b, cases[i].a);
	}
}

Test(decimal, comes_from_a_whole_number)
{
	char buffer[DECIMAL_TEXT_SIZE];
	cr_expect_str_eq(decimal_format(decimal_from_int(-127), buffer), "-127");
}

Test(ratio, is_in_lowest_terms)
{
	cr_expect(are_same(ratio_of("0.50"), fraction(1, 2)));
	cr_expect(are_same(ratio_of("-127.90"), fraction(-1279, 10)));
	cr_expect(are_same(ratio_of("0.000"), fraction(0, 1)));
	cr_expect(are_same(ratio_of("3.000"), fraction(3, 1)));
}

Test(ratio, ten_times_a_tenth_is_one)
{
	struct ratio sum = ratio_from_int(0);
	for (int i = 0; i < 10; i++)
		cr_assert(ratio_add(sum, ratio_of("0.10"), &sum));
	cr_expect(are_same(sum, ratio_from_int(1)));

	struct decimal d;
	char buffer[DECIMAL_TEXT_SIZE];
	cr_assert(ratio_round(sum, 2, &d));
	cr_expect_str_eq(decimal_format(d, buffer), "1.00");
}

Test(ratio, thirds_make_a_whole)
{
	struct ratio third;
	struct ratio whole;
	cr_assert(ratio_divide(ratio_from_int(1), ratio_from_int(3), &third));
	cr_assert(ratio_multiply(third, ratio_from_int(3), &whole));
	cr_expect(are_same(whole, ratio_from_int(1)));
}

Test(ratio, a_negative_divisor_leaves_the_denominator_positive)
{
	struct ratio quotient;
	cr_assert(ratio_divide(ratio_from_int(4), ratio_from_int(-6), &quotient));
	cr_expect(are_same(quotient, fraction(-2, 3)));
	cr_assert(ratio_divide(ratio_from_int(0), ratio_from_int(-6), &quotient));
	cr_expect(are_same(quotient, fraction(0, 1)));
}

Test(ratio, has_a_sign)
{
	cr_expect_eq(ratio_sign(ratio_of("-0.01")), -1);
	cr_expect_eq(ratio_sign(ratio_of("0.00")), 0);
	cr_expect_eq(ratio_sign(ratio_of("0.01")), 1);
	cr_expect(are_same(ratio_negate(ratio_of("0.25")), fraction(-1, 4)));
}

typedef bool operation(struct ratio, struct ratio, struct ratio *);

Test(ratio, reports_overflow_and_leaves_the_result_alone)
{
	struct ratio huge = fraction(INT128_MAX, 1);
	struct ratio tiny = fraction(1, INT128_MAX);
	struct ratio small = fraction(1, INT128_MAX - 1);
	const struct {
		const char *name;
		operation *run;
		struct ratio a, b;
	} cases[] = {
		{"add whole", ratio_add, huge, ratio_from_int(1)},
		{"add negative", ratio_add, ratio_negate(huge), ratio_from_int(-1)},
		{"add fraction", ratio_add, huge, fraction(1, 2)},
		{"add denominators", ratio_add, tiny, small},
		{"subtract", ratio_subtract, ratio_negate(huge), ratio_from_int(2)},
		{"multiply whole", ratio_multiply, huge, ratio_from_int(2)},
		{"multiply negative", ratio_multiply, huge, ratio_from_int(-3)},
		{"multiply denominators", ratio_multiply, tiny, fraction(1, 2)},
		{"divide", ratio_divide, huge, fraction(1, 2)},
		{"divide by a lot", ratio_divide, tiny, ratio_from_int(2)},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct ratio out = fraction(42, 5);
		cr_expect_not(cases[i].run(cases[i].a, cases[i].b, &out), "%s", cases[i].name);
		cr_expect(are_same(out, fraction(42, 5)), "%s", cases[i].name);
	}
}

/* -2^127 has no positive counterpart: were it let in, negating it would overflow. */
Test(ratio, never_holds_the_integer_that_cannot_be_negated)
{
	struct ratio half = fraction(-(INT128_MAX / 2) - 1, 1);
	struct ratio out;
	cr_expect_not(ratio_add(half, half, &out));
	cr_expect_not(ratio_multiply(half, ratio_from_int(2), &out));
	cr_expect_not(ratio_multiply(half, fraction(2, 1), &out));
	cr_expect_not(ratio_divide(half, fraction(1, 2), &out));
}

Test(ratio, cancels_before_it_multiplies)
{
	struct ratio huge = fraction(INT128_MAX, 3);
	struct ratio inverse = fraction(3, INT128_MAX);
	struct ratio out;
	cr_assert(ratio_multiply(huge, inverse, &out));
	cr_expect(are_same(out, ratio_from_int(1)));
	cr_assert(ratio_divide(huge, huge, &out));
	cr_expect(are_same(out, ratio_from_int(1)));
}

Test(ratio, compares_where_products_would_overflow)
{
	__int128 m = INT128_MAX;
	const struct {
		struct ratio a, b;
		int order;
	} cases[] = {
		{fraction(m - 1, m), fraction(m - 2, m - 1), 1},
		{fraction(m, m - 1), fraction(m - 1, m - 2), -1},
		{fraction(-(m - 1), m), fraction(-(m - 2), m - 1), -1},
		{fraction(1, m), fraction(1, m - 1), -1},
		{fraction(-1, m), fraction(1, m), -1},
		{fraction(m, 2), fraction(m, 3), 1},
		{fraction(m, 1), fraction(m, 1), 0},
		{fraction(-m, 1), fraction(m, 2), -1},
		{fraction(1, 3), fraction(1, 3), 0},
		{fraction(0, 1), fraction(-1, m), 1},
		{fraction(7, 2), fraction(3, 1), 1},
		{fraction(3, 1), fraction(7, 2), -1},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		cr_expect_eq(ratio_compare(cases[i].a, cases[i].b), cases[i].order, "case %zu", i);
		cr_expect_eq(ratio_compare(cases[i].b, cases[i].a), -cases[i].order,
			"case %zu the other way round", i);
	}
}

Test(ratio, rounds_half_away_from_zero)
{
	static const struct {
		const char *text;
		unsigned scale;
		const char *rounded;
	} cases[] = {
		{"0.5", 0, "1"},
		{"-0.5", 0, "-1"},
		{"0.4999", 0, "0"},
		{"-0.4", 0, "0"},
		{"2.5", 0, "3"},
		{"1.005", 2, "1.01"},
		{"-1.005", 2, "-1.01"},
		{"1.004999999999", 2, "1.00"},
		{"9.995", 2, "10.00"},
		{"72701.2578", 4, "72701.2578"},
		{"72701.2578", 6, "72701.257800"},
		{"0.000000000000000001", 18, "0.000000000000000001"},
		{"999999999999999999", 0, "999999999999999999"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct decimal d;
		char buffer[DECIMAL_TEXT_SIZE];
		cr_assert(ratio_round(ratio_of(cases[i].text), cases[i].scale, &d), "%s",
			cases[i].text);
		cr_expect_str_eq(decimal_format(d, buffer), cases[i].rounded, "%s", cases[i].text);
	}
}

Test(ratio, does_not_round_to_more_than_eighteen_digits)
{
	const struct {
		struct ratio a;
		unsigned scale;
	} cases[] = {
		{ratio_from_int(1000000000000000000), 0},
		{ratio_from_int(1), 18},
		{ratio_from_int(10), 17},
		{fraction(1999999999999999999, 2), 0}, /* 999999999999999999.5 */
		{fraction(INT128_MAX, 1), 0},
		{fraction(1, 2), 19},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct decimal d = {.coefficient = 42, .scale = 7};
		cr_expect_not(ratio_round(cases[i].a, cases[i].scale, &d), "case %zu", i);
		cr_expect(d.coefficient == 42 && d.scale == 7, "case %zu", i);
	}
}

Test(ratio, rounds_remainders_too_large_to_be_shifted)
{
	__int128 m = INT128_MAX;
	const struct {
		struct ratio a;
		const char *rounded;
	} cases[] = {
		{fraction(m - 1, m), "1.00000000000000000"},
		{fraction(m / 2, m), "0.50000000000000000"},
		{fraction(m / 3 * 2, m), "0.66666666666666667"},
		{fraction(-(m / 7), m), "-0.14285714285714286"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct decimal d;
		char buffer[DECIMAL_TEXT_SIZE];
		cr_assert(ratio_round(cases[i].a, 17, &d));
		cr_expect_str_eq(decimal_format(d, buffer), cases[i].rounded);
	}
}

/* A ratio whose parts have up to bits bits. */
static struct ratio random_ratio(GRand *random, int bits)
{
	int64_t numerator = ((int64_t)g_rand_int(random) << 31 | g_rand_int(random)) >> (62 - bits);
	int64_t denominator = 1 + (int64_t)(g_rand_int(random) >> (32 - MIN(bits, 31)));
	struct ratio out;
	ratio_divide(ratio_from_int(g_rand_boolean(random) ? numerator : -numerator),
		ratio_from_int(denominator), &out);
	return out;
}

Test(ratio, obeys_the_laws_of_arithmetic)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(20240101);
	for (int i = 0; i < 20000; i++) {
		struct ratio a = random_ratio(random, 2 + i % 28);
		struct ratio b = random_ratio(random, 2 + i % 28);
		struct ratio sum, back, product;
		cr_assert(ratio_add(a, b, &sum) && ratio_subtract(sum, b, &back));
		cr_assert(are_same(back, a), "(a + b) - b, round %d", i);
		cr_assert_eq(ratio_compare(sum, a), ratio_sign(b), "a + b against a, round %d", i);
		cr_assert_eq(ratio_compare(a, b),
			(a.numerator * b.denominator > b.numerator * a.denominator) -
				(a.numerator * b.denominator < b.numerator * a.denominator),
			"round %d", i);
		if (ratio_sign(b) == 0)
			continue;
		cr_assert(ratio_multiply(a, b, &product) && ratio_divide(product, b, &back));
		cr_assert(are_same(back, a), "(a * b) / b, round %d", i);
	}
}
