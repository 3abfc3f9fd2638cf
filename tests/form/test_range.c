/*
 * Ranges: arithmetic on all a formula can come to.
 */

#include "form/range.h"

#include <criterion/criterion.h>
#include <glib.h>
#include <string.h>

TestSuite(range, .timeout = 20);

static struct bound whole(int number)
{
	return bound_of(ratio_from_int(number));
}

static struct range between(int least, int greatest)
{
	return range_figure(whole(least), whole(greatest), true);
}

static struct range from(int least)
{
	return range_figure(whole(least), (struct bound){.beyond = 1}, true);
}

static struct range perhaps(struct range range)
{
	range.certain = false;
	return range;
}

static char *bound_text(struct bound bound)
{
	struct decimal number;
	char buffer[DECIMAL_TEXT_SIZE];

	if (bound.beyond)
		return g_strdup(bound.beyond < 0 ? "below" : "above");
	cr_assert(ratio_round(bound.number, 2, &number));
	return g_strdup(decimal_format(number, buffer));
}

/* "0.00 to above", with "?" behind what may be blank; "nothing". */
static char *text_of(struct range range)
{
	if (range.kind == RANGE_NOTHING)
		return g_strdup("nothing");
	g_autofree char *least = bound_text(range.least);
	g_autofree char *greatest = bound_text(range.greatest);
	return g_strdup_printf("%s to %s%s", least, greatest, range.certain ? "" : "?");
}

static void expect(struct range range, const char *wanted, int line)
{
	g_autofree char *text = text_of(range);

	cr_expect_str_eq(text, wanted, "line %d: %s instead of %s", line, text, wanted);
}
#define EXPECT(range, wanted) expect(range, wanted, __LINE__)

Test(range, adds_what_is_there)
{
	EXPECT(range_add(between(1, 2), between(10, 20)), "11.00 to 22.00");
	EXPECT(range_add(between(1, 2), from(10)), "11.00 to above");
	EXPECT(range_add(between(1, 2), perhaps(between(10, 20))), "1.00 to 22.00");
	EXPECT(range_add(perhaps(between(1, 2)), perhaps(between(10, 20))), "1.00 to 22.00?");
	EXPECT(range_add(between(1, 2), range_nothing()), "1.00 to 2.00");
	EXPECT(range_add(range_nothing(), range_nothing()), "nothing");
	EXPECT(range_add(from(0), range_negate(from(0))), "below to above");
}

Test(range, multiplies_and_divides_by_sign)
{
	EXPECT(range_multiply(between(-2, 3), between(-5, 7)), "-15.00 to 21.00");
	EXPECT(range_multiply(from(2), between(-1, 4)), "below to above");
	EXPECT(range_multiply(from(2), between(0, 0)), "0.00 to 0.00");
	EXPECT(range_multiply(from(2), perhaps(from(3))), "6.00 to above?");
	EXPECT(range_multiply(from(2), range_nothing()), "nothing");
	EXPECT(range_divide(between(1, 2), between(4, 8)), "0.13 to 0.50");
	EXPECT(range_divide(between(1, 2), from(0)), "0.00 to above?");
	EXPECT(range_divide(between(1, 2), range_negate(from(0))), "below to 0.00?");
	EXPECT(range_divide(between(1, 2), between(-1, 1)), "below to above?");
	EXPECT(range_divide(between(1, 2), between(0, 0)), "nothing");
}

Test(range, takes_the_greater_the_lesser_and_the_size)
{
	EXPECT(range_greater(between(1, 5), between(3, 4)), "3.00 to 5.00");
	EXPECT(range_lesser(between(1, 5), between(3, 4)), "1.00 to 4.00");
	EXPECT(range_greater(between(1, 5), perhaps(between(3, 4))), "3.00 to 5.00?");
	EXPECT(range_absolute(between(-3, 2)), "0.00 to 3.00");
	EXPECT(range_absolute(between(-3, -2)), "2.00 to 3.00");
	EXPECT(range_absolute(from(-3)), "0.00 to above");
	EXPECT(range_either(between(1, 2), between(5, 6)), "1.00 to 6.00");
	EXPECT(range_either(between(1, 2), range_nothing()), "1.00 to 2.00?");
}

Test(range, gives_up_bounds_that_do_not_fit)
{
	struct range huge = between(G_MAXINT, G_MAXINT);

	for (int i = 0; i < 6; i++)
		huge = range_multiply(huge, huge);
	EXPECT(range_add(huge, between(1, 1)), "below to above");
	EXPECT(range_negate(huge), "below to below");
	EXPECT(range_round(huge, 2), "below to above");
}

Test(range, compares_all_with_all)
{
	static const struct {
		int a, b, c, d;
		enum operation relation;
		bool may_hold, may_fail;
	} cases[] = {
		{1, 2, 3, 4, OP_LESS, true, false},
		{1, 3, 3, 4, OP_LESS, true, true},
		{1, 3, 3, 4, OP_LESS_EQUAL, true, false},
		{1, 3, 3, 4, OP_GREATER, false, true},
		{1, 3, 3, 4, OP_GREATER_EQUAL, true, true},
		{1, 2, 3, 4, OP_EQUAL, false, true},
		{1, 3, 3, 4, OP_EQUAL, true, true},
		{3, 3, 3, 3, OP_EQUAL, true, false},
		{3, 3, 3, 3, OP_UNEQUAL, false, true},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct range truth = range_compare(cases[i].relation,
			between(cases[i].a, cases[i].b), between(cases[i].c, cases[i].d));

		cr_expect_eq(truth.may_hold, cases[i].may_hold, "case %zu", i);
		cr_expect_eq(truth.may_fail, cases[i].may_fail, "case %zu", i);
	}
	struct range unknown = range_compare(OP_EQUAL, range_nothing(), between(1, 1));
	cr_expect(!unknown.may_hold && !unknown.may_fail);
}
