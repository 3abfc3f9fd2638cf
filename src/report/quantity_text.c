/* What formulas ask of texts and dates. */
#include "report/quantity.h"

#include "report/kept_text.h"
#include "report/wording.h"

/* Whether an operand is known to be of a kind; otherwise nothing can be said. */
static bool known(const struct quantity *operands, size_t count, enum quantity_kind kind)
{
	for (size_t i = 0; i < count; i++) {
		if (operands[i].kind != kind || operands[i].may_rise || operands[i].may_fall)
			return false;
	}
	return true;
}

/* A number as a whole one within bounds, or -1. */
static int whole(const struct quantity *quantity, int most)
{
	struct decimal number;

	if (!known(quantity, 1, QUANTITY_NUMBER) || quantity->number.denominator != 1 ||
		!ratio_round(quantity->number, 0, &number) || number.coefficient < 0 ||
		number.coefficient > most)
		return -1;
	return (int)number.coefficient;
}

static struct quantity make_date(const struct quantity *parts)
{
	enum { MOST_YEARS = 9999 };
	int year = whole(&parts[0], MOST_YEARS);
	int month = whole(&parts[1], 12), day = whole(&parts[2], 31);

	if (year < 1 || month < 1 || day < 1 ||
		!g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
		return quantity_of_kind(QUANTITY_BLANK);
	return quantity_of_day((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

static struct quantity mentions(const struct quantity *operands)
{
	if (!known(operands, 2, QUANTITY_TEXT))
		return quantity_of_kind(QUANTITY_UNKNOWN);
	return quantity_of_kind(quantity_truth(operands[0].kept
			? kept_text_mentions(operands[0].kept, operands[1].text)
			: wording_mentions(operands[0].text, operands[1].text)));
}

static struct quantity length(const struct quantity *operands)
{
	if (!known(operands, 1, QUANTITY_TEXT))
		return quantity_unknown_figure();
	size_t length = operands[0].kept ? kept_text_length(operands[0].kept)
					 : wording_length(operands[0].text);
	return quantity_of_number(ratio_from_int((int64_t)length), 0);
}

static struct quantity years_outside(const struct quantity *operands)
{
	if (!known(operands, 1, QUANTITY_TEXT) || !known(operands + 1, 2, QUANTITY_NUMBER))
		return quantity_unknown_figure();
	size_t found = wording_years_outside(
		operands[0].text, whole(&operands[1], G_MAXINT), whole(&operands[2], G_MAXINT));
	return quantity_of_number(ratio_from_int((int64_t)found), 0);
}

static struct quantity periods_outside(const struct quantity *operands)
{
	GDate from, to;

	if (!known(operands, 1, QUANTITY_TEXT) || !known(operands + 1, 2, QUANTITY_DATE))
		return quantity_unknown_figure();
	quantity_to_day(&operands[1], &from);
	quantity_to_day(&operands[2], &to);
	size_t found = wording_periods_outside(operands[0].text, &from, &to);
	return quantity_of_number(ratio_from_int((int64_t)found), 0);
}

static struct quantity similarity(const struct quantity *operands)
{
	if (!known(operands, 2, QUANTITY_TEXT))
		return quantity_unknown_figure();
	int hundredths = operands[0].kept && operands[1].kept
		? kept_text_similarity(operands[0].kept, operands[1].kept)
		: wording_similarity(operands[0].text, operands[1].text);
	struct decimal share = {.coefficient = hundredths, .scale = 2};
	return quantity_of_number(ratio_from_decimal(share), 2);
}

bool quantity_ask(enum operation operation, struct quantity *operands)
{
	static struct quantity (*const functions[OP_LAST])(const struct quantity *operands) = {
		[OP_DATE] = make_date,
		[OP_MENTIONS] = mentions,
		[OP_LENGTH] = length,
		[OP_YEARS_OUTSIDE] = years_outside,
		[OP_PERIODS_OUTSIDE] = periods_outside,
		[OP_SIMILARITY] = similarity,
	};

	if (!functions[operation])
		return false;
	operands[0] = functions[operation](operands);
	return true;
}
