#include "report/amount.h"

#include <glib.h>

#include "base/numeral.h"
#include "report/words.h"

/* With the decimals that are not noughts. */
static bool ratio_exactly(struct ratio ratio, struct decimal *out)
{
	unsigned scale = 0;
	bool fits;

	while ((fits = ratio_round(ratio, scale, out)) && scale < DECIMAL_DIGITS &&
		ratio_compare(ratio_from_decimal(*out), ratio) != 0)
		scale++;
	return fits;
}

/* What a figure comes to in the smaller unit; false where there is none, or it has too many
   digits. */
static bool in_smaller_unit(
	const struct cell_spec *spec, struct decimal amount, struct decimal *out)
{
	struct ratio product;

	return spec->smaller_unit &&
		ratio_multiply(ratio_from_decimal(amount), ratio_from_decimal(spec->smaller_units),
			&product) &&
		ratio_exactly(product, out);
}

char *amount_reading(
	const struct form *form, const struct cell_spec *spec, const struct value *value)
{
	const struct paper_words *words = paper_words_of(form->language);
	struct decimal amount;

	if (value->kind != VALUE_NUMBER || !in_smaller_unit(spec, value->number, &amount))
		return NULL;
	g_autofree char *figure = numeral_grouped(amount);
	if (!words->numeral)
		return g_strdup_printf("%s %s", figure, spec->smaller_unit);
	g_autofree char *spelt = words->numeral(amount);
	return g_strdup_printf("%s %s%s%s%s%s", figure, spec->smaller_unit, words->open, spelt,
		spec->smaller_unit, words->close);
}
