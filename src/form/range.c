#include "form/range.h"

#include <glib.h>
#include <string.h>

static const struct bound below_all = {.beyond = -1}, above_all = {.beyond = 1};

/* Bounds */

struct bound bound_of(struct ratio number)
{
	return (struct bound){.number = number};
}

int bound_compare(struct bound a, struct bound b)
{
	if (a.beyond != b.beyond || a.beyond)
		return a.beyond - b.beyond;
	return ratio_compare(a.number, b.number);
}

static struct bound lower(struct bound a, struct bound b)
{
	return bound_compare(a, b) <= 0 ? a : b;
}

static struct bound higher(struct bound a, struct bound b)
{
	return bound_compare(a, b) >= 0 ? a : b;
}

static int bound_sign(struct bound a)
{
	return a.beyond ? a.beyond : ratio_sign(a.number);
}

static struct bound opposite(struct bound a)
{
	return (struct bound){-a.beyond, a.beyond ? a.number : ratio_negate(a.number)};
}

/* The sum of two least or two greatest bounds; where it does not fit, what is beyond them. */
static struct bound add(struct bound a, struct bound b, struct bound beyond)
{
	struct bound sum = {0};

	if (a.beyond || b.beyond || !ratio_add(a.number, b.number, &sum.number))
		return beyond;
	return sum;
}

/* Nought times anything is nought, however large: what is beyond all numbers is never one
   itself. */
static struct bound multiply(struct bound a, struct bound b)
{
	int sign = bound_sign(a) * bound_sign(b);
	struct bound product = {0};

	if (sign == 0)
		return bound_of(ratio_from_int(0));
	if (a.beyond || b.beyond || !ratio_multiply(a.number, b.number, &product.number))
		return sign < 0 ? below_all : above_all;
	return product;
}

/* Ranges */

struct range range_nothing(void)
{
	return (struct range){RANGE_NOTHING};
}

struct range range_figure(struct bound least, struct bound greatest, bool certain)
{
	return (struct range){
		RANGE_FIGURE, .certain = certain, .least = least, .greatest = greatest};
}

struct range range_any(bool certain)
{
	return range_figure(below_all, above_all, certain);
}

struct range range_exactly(struct ratio number)
{
	return range_figure(bound_of(number), bound_of(number), true);
}

struct range range_truth(bool may_hold, bool may_fail, bool certain)
{
	return (struct range){
		RANGE_TRUTH, .certain = certain, .may_hold = may_hold, .may_fail = may_fail};
}

struct range range_either(struct range a, struct range b)
{
	if (a.kind == RANGE_NOTHING || b.kind == RANGE_NOTHING) {
		struct range other = a.kind == RANGE_NOTHING ? b : a;

		other.certain = false;
		return other;
	}
	a.certain &= b.certain;
	a.may_hold |= b.may_hold;
	a.may_fail |= b.may_fail;
	a.least = lower(a.least, b.least);
	a.greatest = higher(a.greatest, b.greatest);
	if (g_strcmp0(a.text, b.text) != 0)
		a.text = NULL;
	if (a.cell != b.cell)
		a.cell = NULL;
	return a;
}

bool range_meets(struct range a, struct range b)
{
	return bound_compare(a.least, b.greatest) <= 0 && bound_compare(b.least, a.greatest) <= 0;
}

/* Arithmetic */

struct range range_add(struct range a, struct range b)
{
	if (a.kind == RANGE_NOTHING || b.kind == RANGE_NOTHING)
		return a.kind == RANGE_NOTHING ? b : a;
	struct range sum = range_figure(add(a.least, b.least, below_all),
		add(a.greatest, b.greatest, above_all), a.certain || b.certain);
	/* with one of them blank it is the other alone */
	if (!b.certain) {
		sum.least = lower(sum.least, a.least);
		sum.greatest = higher(sum.greatest, a.greatest);
	}
	if (!a.certain) {
		sum.least = lower(sum.least, b.least);
		sum.greatest = higher(sum.greatest, b.greatest);
	}
	return sum;
}

struct range range_negate(struct range a)
{
	struct range negated = a;

	negated.least = opposite(a.greatest);
	negated.greatest = opposite(a.least);
	return negated;
}

struct range range_multiply(struct range a, struct range b)
{
	if (a.kind == RANGE_NOTHING || b.kind == RANGE_NOTHING)
		return range_nothing();
	const struct bound products[] = {
		multiply(a.least, b.least),
		multiply(a.least, b.greatest),
		multiply(a.greatest, b.least),
		multiply(a.greatest, b.greatest),
	};
	struct range product = range_figure(products[0], products[0], a.certain && b.certain);
	for (size_t i = 1; i < G_N_ELEMENTS(products); i++) {
		product.least = lower(product.least, products[i]);
		product.greatest = higher(product.greatest, products[i]);
	}
	return product;
}

/* 1 / b for a bound that is not nought. */
static struct bound invert(struct bound b)
{
	struct bound inverse = {0};

	if (b.beyond)
		return bound_of(ratio_from_int(0));
	if (!ratio_divide(ratio_from_int(1), b.number, &inverse.number))
		return ratio_sign(b.number) < 0 ? below_all : above_all;
	return inverse;
}

/* 1 / b. Dividing by nought gives no figure, so nought is left out of b. */
static struct range range_invert(struct range b)
{
	int least = bound_sign(b.least), greatest = bound_sign(b.greatest);
	bool certain = b.certain && (least > 0 || greatest < 0);

	if (least == 0 && greatest == 0)
		return range_nothing();
	if (least < 0 && greatest > 0)
		return range_any(certain);
	return range_figure(greatest == 0 ? below_all : invert(b.greatest),
		least == 0 ? above_all : invert(b.least), certain);
}

struct range range_divide(struct range a, struct range b)
{
	if (a.kind == RANGE_NOTHING || b.kind == RANGE_NOTHING)
		return range_nothing();
	return range_multiply(a, range_invert(b));
}

struct range range_absolute(struct range a)
{
	struct bound nought = bound_of(ratio_from_int(0));

	if (bound_sign(a.least) >= 0)
		return a;
	struct range negated = range_negate(a);
	if (bound_sign(a.greatest) <= 0)
		return negated;
	return range_figure(nought, higher(a.greatest, negated.greatest), a.certain);
}

struct range range_greater(struct range a, struct range b)
{
	if (a.kind == RANGE_NOTHING || b.kind == RANGE_NOTHING)
		return range_nothing();
	return range_figure(
		higher(a.least, b.least), higher(a.greatest, b.greatest), a.certain && b.certain);
}

struct range range_lesser(struct range a, struct range b)
{
	if (a.kind == RANGE_NOTHING || b.kind == RANGE_NOTHING)
		return range_nothing();
	return range_figure(
		lower(a.least, b.least), lower(a.greatest, b.greatest), a.certain && b.certain);
}

/* Rounding keeps the order of figures, so it is enough to round the bounds. */
static struct bound round_bound(struct bound bound, int decimals, struct bound beyond)
{
	struct decimal rounded;

	if (bound.beyond || !ratio_round(bound.number, (unsigned)decimals, &rounded))
		return beyond;
	return bound_of(ratio_from_decimal(rounded));
}

struct range range_round(struct range a, int decimals)
{
	if (a.kind != RANGE_FIGURE)
		return a;
	a.least = round_bound(a.least, decimals, below_all);
	a.greatest = round_bound(a.greatest, decimals, above_all);
	return a;
}

/* Comparison */

enum { LESS = 1, EQUAL = 2, GREATER = 4 };

/* How a figure of a can lie to one of b. */
static int possible_signs(struct range a, struct range b)
{
	int possible = 0;

	if (bound_compare(a.least, b.greatest) < 0)
		possible |= LESS;
	if (range_meets(a, b))
		possible |= EQUAL;
	if (bound_compare(a.greatest, b.least) > 0)
		possible |= GREATER;
	return possible;
}

static const int satisfied_by[OP_LAST] = {
	[OP_EQUAL] = EQUAL,
	[OP_UNEQUAL] = LESS | GREATER,
	[OP_LESS] = LESS,
	[OP_LESS_EQUAL] = LESS | EQUAL,
	[OP_GREATER] = GREATER,
	[OP_GREATER_EQUAL] = GREATER | EQUAL,
};

/* The same of two texts: words that are no choice of a cell are never it. */
static int possible_texts(struct range a, struct range b)
{
	const struct form_cell *choice = a.cell ? a.cell : b.cell;
	const char *word = a.cell ? b.text : a.text;

	if (a.text && b.text)
		return strcmp(a.text, b.text) == 0 ? EQUAL : LESS;
	if (!choice || !word)
		return EQUAL | LESS;
	if (!form_choice_label(choice, word))
		return LESS;
	return choice->spec->choice_count == 1 ? EQUAL : EQUAL | LESS;
}

struct range range_compare(enum operation relation, struct range a, struct range b)
{
	if (a.kind == RANGE_NOTHING || b.kind == RANGE_NOTHING)
		return range_truth(false, false, false);
	int possible = a.kind == RANGE_TEXT ? possible_texts(a, b) : possible_signs(a, b);

	return range_truth((possible & satisfied_by[relation]) != 0,
		(possible & ~satisfied_by[relation]) != 0, a.certain && b.certain);
}
