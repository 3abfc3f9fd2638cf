/*
 * Sums: terms with a sign between them, each a figure or a product of figures.
 * Reading goes along the text once and keeps two things, the sum so far and the
 * text it will be kept as.
 */
#include <string.h>

#include "base/decimal.h"
#include "edit/figure.h"

struct sum {
	const char *at;
	struct ratio total, term;
	unsigned scale, term_scale; /* decimals the result is written with */
	int figures;
	GString *kept;
};

bool sum_is_meant(const char *plain)
{
	return *plain == '=';
}

/* The next figure, as a factor of the term. */
static bool take_factor(struct sum *sum)
{
	g_autofree char *figure = figure_take(&sum->at);
	struct decimal number;

	if (!figure || decimal_parse(figure, &number) != DECIMAL_OK)
		return false;
	g_string_append(sum->kept, figure);
	sum->figures++;
	sum->term_scale += number.scale;
	return ratio_multiply(sum->term, ratio_from_decimal(number), &sum->term);
}

static bool take_term(struct sum *sum, bool negative)
{
	sum->term = ratio_from_int(negative ? -1 : 1);
	sum->term_scale = 0;
	if (!take_factor(sum))
		return false;
	while (sum->at[0] == '*' && sum->at[1]) {
		g_string_append_c(sum->kept, *sum->at++);
		if (!take_factor(sum))
			return false;
	}
	sum->scale = MAX(sum->scale, sum->term_scale);
	return ratio_add(sum->total, sum->term, &sum->total);
}

static bool is_sign(char c)
{
	return c == '+' || c == '-';
}

/* Whether nothing stands there any more but a sign whose term is still to come. */
static bool is_at_end(const char *at)
{
	return !*at || ((is_sign(*at) || *at == '*') && !at[1]);
}

static bool take_sum(struct sum *sum)
{
	do {
		bool negative = *sum->at == '-';

		if (is_sign(*sum->at))
			g_string_append_c(sum->kept, *sum->at++);
		if (!take_term(sum, negative))
			return false;
	} while (is_sign(*sum->at) && sum->at[1]);
	return is_at_end(sum->at);
}

/* Reads a sum into *sum, whose `kept` is to be freed in any case. */
static bool read_sum(const char *plain, struct sum *sum)
{
	*sum = (struct sum){.at = plain + 1, .total = ratio_from_int(0), .kept = g_string_new("=")};
	return sum_is_meant(plain) && take_sum(sum) && sum->scale <= DECIMAL_DIGITS;
}

char *sum_value(const char *plain)
{
	char buffer[DECIMAL_TEXT_SIZE];
	struct decimal total;
	struct sum sum;
	bool good = read_sum(plain, &sum) && ratio_round(sum.total, sum.scale, &total);

	g_string_free(sum.kept, TRUE);
	return good ? g_strdup(decimal_format(total, buffer)) : NULL;
}

char *sum_addends(const char *plain)
{
	struct sum sum;

	if (!sum_is_meant(plain))
		return NULL;
	bool good = read_sum(plain, &sum) && sum.figures > 1;

	return g_string_free(sum.kept, !good);
}

/* Whether a line of a note is a sum as it is kept. */
static bool is_kept_sum(const char *line)
{
	g_autofree char *kept = sum_addends(line);

	return g_strcmp0(kept, line) == 0;
}

char *sum_note(const char *note, const char *addends)
{
	g_auto(GStrv) lines = g_strsplit(note, "\n", -1);
	g_autoptr(GPtrArray) staying = g_ptr_array_new();

	for (char **line = lines; *line; line++) {
		if (!is_kept_sum(*line))
			g_ptr_array_add(staying, *line);
	}
	if (addends)
		g_ptr_array_add(staying, (char *)addends);
	g_ptr_array_add(staying, NULL);
	return g_strjoinv("\n", (char **)staying->pdata);
}
