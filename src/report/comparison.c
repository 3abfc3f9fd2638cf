#include "report/comparison.h"

#include "base/language.h"

#include <glib.h>

enum {
	TIMES_FROM = 5,     /* from so many times on per cent say less than times do */
	TIMES_ROUNDED = 100 /* ... and from so many on tenths say nothing */
};

/* `left - right`, with as many decimals as the figures have. */
static struct comparison difference_of(struct decimal left, struct decimal right)
{
	struct comparison comparison = {.kind = COMPARISON_DIFFERENCE};
	struct ratio difference;
	bool fits =
		ratio_subtract(ratio_from_decimal(left), ratio_from_decimal(right), &difference) &&
		ratio_round(difference, MAX(left.scale, right.scale), &comparison.number);

	return fits ? comparison : (struct comparison){COMPARISON_NONE};
}

static struct comparison times_of(struct ratio share)
{
	struct comparison comparison = {.kind = COMPARISON_TIMES};
	bool rough = ratio_compare(share, ratio_from_int(TIMES_ROUNDED)) >= 0;

	return ratio_round(share, rough ? 0 : 1, &comparison.number)
		? comparison
		: (struct comparison){COMPARISON_NONE};
}

/* What a share of last year's is more or less than all of it; none where that rounds to nothing. */
static struct comparison percent_of(struct ratio share)
{
	struct comparison comparison = {.kind = COMPARISON_PERCENT};
	struct ratio more, percent;
	bool fits = ratio_subtract(share, ratio_from_int(1), &more) &&
		ratio_multiply(more, ratio_from_int(100), &percent) &&
		ratio_round(percent, 1, &comparison.number);

	return fits && comparison.number.coefficient != 0 ? comparison
							  : (struct comparison){COMPARISON_NONE};
}

/* A total that blanks can still add to is no figure yet. */
static bool are_figures(const struct value *value, const struct value *last)
{
	return value->kind == VALUE_NUMBER && last->kind == VALUE_NUMBER &&
		!value_incomplete(value);
}

struct comparison comparison_of(const struct value *value, const struct value *last)
{
	struct ratio share;

	if (!are_figures(value, last))
		return (struct comparison){COMPARISON_NONE};
	if (decimal_compare(value->number, last->number) == 0)
		return (struct comparison){COMPARISON_SAME};
	if (value->number.coefficient < 0 || last->number.coefficient <= 0 ||
		!ratio_divide(ratio_from_decimal(value->number), ratio_from_decimal(last->number),
			&share))
		return difference_of(value->number, last->number);
	struct comparison comparison = ratio_compare(share, ratio_from_int(TIMES_FROM)) >= 0
		? times_of(share)
		: percent_of(share);
	return comparison.kind != COMPARISON_NONE ? comparison
						  : difference_of(value->number, last->number);
}

/* Whether two whole numbers are so near that it does not matter how many times one is the other. */
static bool is_slight(struct decimal value, struct decimal last)
{
	int64_t difference = value.coefficient - last.coefficient; /* of 18 digits each: it fits */

	return value.scale == 0 && last.scale == 0 && difference > -COMPARISON_LEAST &&
		difference < COMPARISON_LEAST;
}

bool comparison_is_beyond(
	const struct value *value, const struct value *last, struct decimal factor)
{
	if (!are_figures(value, last) || is_slight(value->number, last->number))
		return false;
	bool grew = decimal_compare(value->number, last->number) > 0;
	struct decimal greater = grew ? value->number : last->number;
	struct decimal smaller = grew ? last->number : value->number;
	struct ratio bound;
	return decimal_compare(greater, smaller) != 0 &&
		(smaller.coefficient <= 0 ||
			(ratio_multiply(
				 ratio_from_decimal(smaller), ratio_from_decimal(factor), &bound) &&
				ratio_compare(ratio_from_decimal(greater), bound) >= 0));
}

char *comparison_text(struct comparison comparison)
{
	char buffer[DECIMAL_TEXT_SIZE];
	const char *number = decimal_format(comparison.number, buffer);
	const char *sign = comparison.number.coefficient > 0 ? "+" : "";

	switch (comparison.kind) {
	case COMPARISON_SAME: return g_strdup(C_("as last year", "平"));
	case COMPARISON_PERCENT: return g_strdup_printf("%s%s%%", sign, number);
	case COMPARISON_TIMES: return g_strdup_printf(_("%s倍"), number);
	case COMPARISON_DIFFERENCE: return g_strdup_printf("%s%s", sign, number);
	default: return g_strdup("");
	}
}
