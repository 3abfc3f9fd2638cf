#include "report/quantity.h"

#include <string.h>

struct quantity quantity_of_day(GDateDay day, GDateMonth month, GDateYear year)
{
	GDate date;

	g_date_clear(&date, 1);
	g_date_set_dmy(&date, day, month, year);
	return (struct quantity){
		.kind = QUANTITY_DATE, .number = ratio_from_int(g_date_get_julian(&date))};
}

void quantity_to_day(const struct quantity *quantity, GDate *day)
{
	struct decimal number;

	ratio_round(quantity->number, 0, &number);
	g_date_clear(day, 1);
	g_date_set_julian(day, (guint32)number.coefficient);
}

/* + of what is not two numbers: blanks are skipped and leave their mark, 不适用 and what is not
   computable count as nothing. */
static enum quantity_kind kind_of_sum(const struct quantity *a, const struct quantity *b)
{
	static const enum quantity_kind strongest_first[] = {
		QUANTITY_OVERFLOW, QUANTITY_NUMBER, QUANTITY_BLANK, QUANTITY_UNCOMPUTABLE};

	for (size_t i = 0; i < G_N_ELEMENTS(strongest_first); i++) {
		if (a->kind == strongest_first[i] || b->kind == strongest_first[i])
			return strongest_first[i];
	}
	return QUANTITY_NOT_APPLICABLE;
}

/* Adds b to *sum in place: sums are most of what a form computes. */
static void add_to(struct quantity *sum, const struct quantity *b)
{
	if (sum->kind == QUANTITY_NUMBER && b->kind == QUANTITY_NUMBER) {
		bool quotient = sum->decimals < 0 || b->decimals < 0;

		sum->decimals = quotient ? -1 : MAX(sum->decimals, b->decimals);
		if (!ratio_add(sum->number, b->number, &sum->number))
			sum->kind = QUANTITY_OVERFLOW;
	} else {
		if (b->kind == QUANTITY_NUMBER) {
			sum->number = b->number;
			sum->decimals = b->decimals;
		}
		sum->kind = kind_of_sum(sum, b);
	}
	sum->may_rise |= b->may_rise;
	sum->may_fall |= b->may_fall;
}

static struct quantity negate(const struct quantity *a)
{
	struct quantity negated = *a;

	if (a->kind == QUANTITY_NUMBER)
		negated.number = ratio_negate(a->number);
	negated.may_rise = a->may_fall;
	negated.may_fall = a->may_rise;
	return negated;
}

/* The days from one date to another; not known while one of them is not. */
static struct quantity days_between(const struct quantity *a, const struct quantity *b)
{
	struct quantity days = {.kind = QUANTITY_NUMBER};

	if (a->kind != QUANTITY_DATE || b->kind != QUANTITY_DATE ||
		!ratio_subtract(a->number, b->number, &days.number))
		return quantity_unknown_figure();
	return days;
}

struct quantity quantity_subtract(const struct quantity *a, const struct quantity *b)
{
	if (a->kind == QUANTITY_DATE || b->kind == QUANTITY_DATE)
		return days_between(a, b);

	struct quantity difference = negate(b);

	add_to(&difference, a);
	return difference;
}

/* The kind of a result that needs both operands; QUANTITY_NUMBER when there are numbers to work
   on. */
static enum quantity_kind needs_both(const struct quantity *a, const struct quantity *b)
{
	static const enum quantity_kind strongest_first[] = {
		QUANTITY_OVERFLOW, QUANTITY_UNCOMPUTABLE, QUANTITY_BLANK, QUANTITY_NOT_APPLICABLE};

	for (size_t i = 0; i < G_N_ELEMENTS(strongest_first); i++) {
		if (a->kind == strongest_first[i] || b->kind == strongest_first[i])
			return strongest_first[i];
	}
	return QUANTITY_NUMBER;
}

static struct quantity open_both_ways(
	struct quantity result, const struct quantity *a, const struct quantity *b)
{
	bool open = a->may_rise || a->may_fall || b->may_rise || b->may_fall;

	result.may_rise = result.may_fall = open;
	return result;
}

static struct quantity multiply(const struct quantity *a, const struct quantity *b)
{
	enum quantity_kind kind = needs_both(a, b);
	struct quantity product = quantity_of_kind(kind);

	if (kind == QUANTITY_NUMBER) {
		product.decimals =
			a->decimals < 0 || b->decimals < 0 ? -1 : a->decimals + b->decimals;
		if (!ratio_multiply(a->number, b->number, &product.number))
			product.kind = QUANTITY_OVERFLOW;
	}
	return open_both_ways(product, a, b);
}

static struct quantity divide(const struct quantity *a, const struct quantity *b)
{
	enum quantity_kind kind = needs_both(a, b);
	struct quantity quotient = quantity_of_kind(kind);

	if (kind == QUANTITY_NUMBER && ratio_sign(b->number) == 0)
		quotient.kind = QUANTITY_UNCOMPUTABLE;
	else if (kind == QUANTITY_NUMBER && !ratio_divide(a->number, b->number, &quotient.number))
		quotient.kind = QUANTITY_OVERFLOW;
	quotient.decimals = -1;
	return open_both_ways(quotient, a, b);
}

static struct quantity pick(const struct quantity *a, const struct quantity *b, int wanted)
{
	enum quantity_kind kind = needs_both(a, b);

	if (kind != QUANTITY_NUMBER)
		return open_both_ways(quantity_of_kind(kind), a, b);
	return open_both_ways(ratio_compare(a->number, b->number) * wanted >= 0 ? *a : *b, a, b);
}

static struct quantity absolute(const struct quantity *a)
{
	struct quantity result =
		a->kind == QUANTITY_NUMBER && ratio_sign(a->number) < 0 ? negate(a) : *a;

	return open_both_ways(result, a, a);
}

static struct quantity count(const struct quantity *operands, size_t size)
{
	int64_t answered = 0;
	bool open = false;

	for (size_t i = 0; i < size; i++) {
		answered += operands[i].kind == QUANTITY_NUMBER;
		open |= operands[i].kind == QUANTITY_BLANK && operands[i].may_rise;
	}
	struct quantity result = quantity_of_number(ratio_from_int(answered), 0);
	result.may_rise = open;
	return result;
}

/* Comparison: which signs the difference can still have, against those that satisfy. */
enum { BELOW = 1, EQUAL = 2, ABOVE = 4 };

static const unsigned satisfied_by[OP_LAST] = {
	[OP_EQUAL] = EQUAL,
	[OP_UNEQUAL] = BELOW | ABOVE,
	[OP_LESS] = BELOW,
	[OP_LESS_EQUAL] = BELOW | EQUAL,
	[OP_GREATER] = ABOVE,
	[OP_GREATER_EQUAL] = ABOVE | EQUAL,
};

static unsigned possible_signs(const struct quantity *a, const struct quantity *b)
{
	int sign = ratio_compare(a->number, b->number);
	unsigned possible = sign < 0 ? BELOW : sign > 0 ? ABOVE : EQUAL;

	if (a->may_rise || b->may_fall)
		possible |= sign < 0 ? BELOW | EQUAL | ABOVE : sign == 0 ? EQUAL | ABOVE : ABOVE;
	if (a->may_fall || b->may_rise)
		possible |= sign > 0 ? BELOW | EQUAL | ABOVE : sign == 0 ? EQUAL | BELOW : BELOW;
	return possible;
}

enum quantity_kind quantity_compare(
	enum operation relation, const struct quantity *left, const struct quantity *right)
{
	if (left->kind == QUANTITY_TEXT && right->kind == QUANTITY_TEXT)
		return quantity_truth(
			(strcmp(left->text, right->text) == 0) == (relation == OP_EQUAL));
	if (left->kind != right->kind ||
		(left->kind != QUANTITY_NUMBER && left->kind != QUANTITY_DATE))
		return QUANTITY_UNKNOWN;
	unsigned possible = possible_signs(left, right);
	if ((possible & ~satisfied_by[relation]) == 0)
		return QUANTITY_TRUE;
	return (possible & satisfied_by[relation]) == 0 ? QUANTITY_FALSE : QUANTITY_UNKNOWN;
}

/* `decisive` settles it alone: false for and, true for or. */
static enum quantity_kind combine(
	enum quantity_kind a, enum quantity_kind b, enum quantity_kind decisive)
{
	if (a == decisive || b == decisive)
		return decisive;
	if (a == QUANTITY_UNKNOWN || b == QUANTITY_UNKNOWN)
		return QUANTITY_UNKNOWN;
	return a;
}

static enum quantity_kind invert(enum quantity_kind a)
{
	if (a == QUANTITY_UNKNOWN)
		return a;
	return quantity_truth(a == QUANTITY_FALSE);
}

/* `if`: undecided between two truths it is what both agree on, between two figures a blank. */
static struct quantity choose(const struct quantity *operands)
{
	if (operands[0].kind == QUANTITY_TRUE)
		return operands[1];
	if (operands[0].kind == QUANTITY_FALSE)
		return operands[2];
	if (operands[1].kind >= QUANTITY_TRUE)
		return quantity_of_kind(
			operands[1].kind == operands[2].kind ? operands[1].kind : QUANTITY_UNKNOWN);
	return quantity_unknown_figure();
}

/* Replaces the first of some operands by what they come to together. */
static void over_all(enum operation operation, struct quantity *operands, size_t size)
{
	if (operation == OP_COUNT) {
		operands[0] = count(operands, size);
		return;
	}
	for (size_t i = 1; i < size; i++) {
		if (operation == OP_SUM)
			add_to(&operands[0], &operands[i]);
		else
			operands[0] =
				pick(&operands[0], &operands[i], operation == OP_MAX ? 1 : -1);
	}
}

/* What one or two operands come to. */
static struct quantity of_few(enum operation operation, const struct quantity *operands)
{
	const struct quantity *a = &operands[0], *b = &operands[1];

	switch (operation) {
	case OP_NEGATE: return negate(a);
	case OP_ABS: return absolute(a);
	case OP_NOT: return quantity_of_kind(invert(a->kind));
	case OP_IF: return choose(operands);
	case OP_SUBTRACT: return quantity_subtract(a, b);
	case OP_MULTIPLY: return multiply(a, b);
	case OP_DIVIDE: return divide(a, b);
	case OP_AND: return quantity_of_kind(combine(a->kind, b->kind, QUANTITY_FALSE));
	case OP_OR: return quantity_of_kind(combine(a->kind, b->kind, QUANTITY_TRUE));
	default: return quantity_of_kind(quantity_compare(operation, a, b));
	}
}

void quantity_operate(enum operation operation, struct quantity *operands, size_t count)
{
	switch (operation) {
	case OP_ADD: add_to(&operands[0], &operands[1]); break;
	case OP_SUM:
	case OP_COUNT:
	case OP_MIN:
	case OP_MAX: over_all(operation, operands, count); break;
	default:
		if (!quantity_ask(operation, operands))
			operands[0] = of_few(operation, operands);
	}
}

struct value quantity_to_value(const struct quantity *quantity, const struct cell_spec *spec)
{
	static const enum value_kind kinds[] = {
		[QUANTITY_BLANK] = VALUE_BLANK,
		[QUANTITY_NOT_APPLICABLE] = VALUE_NOT_APPLICABLE,
		[QUANTITY_NUMBER] = VALUE_NUMBER,
		[QUANTITY_UNCOMPUTABLE] = VALUE_UNCOMPUTABLE,
		[QUANTITY_OVERFLOW] = VALUE_OVERFLOW,
	};
	struct value value = {
		.kind = kinds[quantity->kind],
		.may_rise = quantity->may_rise,
		.may_fall = quantity->may_fall,
	};
	int decimals =
		quantity->decimals < 0 ? spec->decimals : MIN(quantity->decimals, spec->decimals);

	if (value.kind == VALUE_NUMBER &&
		!ratio_round(quantity->number, (unsigned)decimals, &value.number))
		value.kind = VALUE_OVERFLOW;
	return value;
}
