#include "report/evaluate.h"

#include <stdlib.h>
#include <string.h>

#include "report/wording.h"

/* Whether a cell applies; the program of its condition runs in `room`. */
static bool applies(
	struct evaluation *evaluation, const struct form_cell *cell, struct quantity *room);

static struct quantity of_kind(enum quantity_kind kind)
{
	return (struct quantity){.kind = kind};
}

static struct quantity of_number(struct ratio number, int decimals)
{
	return (struct quantity){.kind = QUANTITY_NUMBER, .number = number, .decimals = decimals};
}

/* What is blank may become any number its cell allows. */
static struct quantity of_blank(const struct cell_spec *spec)
{
	return (struct quantity){
		.kind = QUANTITY_BLANK,
		.may_rise = true,
		.may_fall = !spec->has_min || spec->min.coefficient < 0,
	};
}

static struct quantity of_day(GDateDay day, GDateMonth month, GDateYear year)
{
	GDate date;

	g_date_clear(&date, 1);
	g_date_set_dmy(&date, day, month, year);
	return (struct quantity){
		.kind = QUANTITY_DATE, .number = ratio_from_int(g_date_get_julian(&date))};
}

/* What a formula makes of words: a year is a number, a date a day. */
static struct quantity of_words(const char *text, enum cell_type type)
{
	int year, month, day;

	if (type == TYPE_YEAR)
		return of_number(ratio_from_int(atoi(text)), 0);
	if (type == TYPE_DATE && date_parse(text, &year, &month, &day))
		return of_day((GDateDay)day, (GDateMonth)month, (GDateYear)year);
	return (struct quantity){.kind = QUANTITY_TEXT, .text = text};
}

/* What a value is by itself; blank for what a formula cannot use. */
static struct quantity of_value(const struct value *value, const struct cell_spec *spec)
{
	struct quantity quantity;

	switch (value->kind) {
	case VALUE_NUMBER:
		quantity = of_number(ratio_from_decimal(value->number), value->number.scale);
		break;
	case VALUE_NOT_APPLICABLE: return of_kind(QUANTITY_NOT_APPLICABLE);
	case VALUE_UNCOMPUTABLE: return of_kind(QUANTITY_UNCOMPUTABLE);
	case VALUE_OVERFLOW: return of_kind(QUANTITY_OVERFLOW);
	case VALUE_TEXT: return of_words(value->text, spec->type);
	default: quantity = of_kind(QUANTITY_BLANK);
	}
	quantity.may_rise = value->may_rise;
	quantity.may_fall = value->may_fall;
	return quantity;
}

static struct quantity of_cell(
	struct evaluation *evaluation, cell_index index, struct quantity *room)
{
	const struct report *report = evaluation->report;
	const struct form_cell *cell = &report->form->cells[index];
	struct quantity quantity = of_value(report_value(report, index), cell->spec);

	if (quantity.kind == QUANTITY_BLANK && !form_cell_is_computed(cell)) {
		if (!applies(evaluation, cell, room))
			return of_kind(QUANTITY_NOT_APPLICABLE);
		quantity = of_blank(cell->spec);
	}
	evaluation->open |= quantity.may_rise || quantity.may_fall;
	return quantity;
}

/* What last year left blank could have been anything. */
static struct quantity of_last_year(struct evaluation *evaluation, cell_index index)
{
	const struct report *report = evaluation->report;
	struct quantity quantity = of_value(&report->last[index], report->form->cells[index].spec);

	evaluation->last_year_missing |=
		quantity.kind == QUANTITY_BLANK || quantity.kind == QUANTITY_NOT_APPLICABLE;
	if (quantity.kind == QUANTITY_BLANK)
		quantity.may_rise = quantity.may_fall = true;
	return quantity;
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
		return (struct quantity){
			.kind = QUANTITY_BLANK, .may_rise = true, .may_fall = true};
	return days;
}

struct quantity subtract_quantities(const struct quantity *a, const struct quantity *b)
{
	if (a->kind == QUANTITY_DATE || b->kind == QUANTITY_DATE)
		return days_between(a, b);

	struct quantity difference = negate(b);

	add_to(&difference, a);
	return difference;
}

/* The kind of a result that needs both operands; QUANTITY_NUMBER when there are numbers to work on. */
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
	struct quantity product = of_kind(kind);

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
	struct quantity quotient = of_kind(kind);

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
		return open_both_ways(of_kind(kind), a, b);
	return open_both_ways(ratio_compare(a->number, b->number) * wanted >= 0 ? *a : *b, a, b);
}

static struct quantity absolute(const struct quantity *a)
{
	struct quantity result =
		a->kind == QUANTITY_NUMBER && ratio_sign(a->number) < 0 ? negate(a) : *a;

	return open_both_ways(result, a, a);
}

static struct quantity count(const struct quantity *operands, uint32_t size)
{
	int64_t answered = 0;
	bool open = false;

	for (uint32_t i = 0; i < size; i++) {
		answered += operands[i].kind == QUANTITY_NUMBER;
		open |= operands[i].kind == QUANTITY_BLANK;
	}
	struct quantity result = of_number(ratio_from_int(answered), 0);
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

static enum quantity_kind truth(bool yes)
{
	return yes ? QUANTITY_TRUE : QUANTITY_FALSE;
}

enum quantity_kind compare_quantities(
	enum operation relation, const struct quantity *left, const struct quantity *right)
{
	if (left->kind == QUANTITY_TEXT && right->kind == QUANTITY_TEXT)
		return truth((strcmp(left->text, right->text) == 0) == (relation == OP_EQUAL));
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
	return truth(a == QUANTITY_FALSE);
}

/* `if`: undecided between two truths it is what both agree on, between two figures a blank. */
static struct quantity choose(const struct quantity *operands)
{
	if (operands[0].kind == QUANTITY_TRUE)
		return operands[1];
	if (operands[0].kind == QUANTITY_FALSE)
		return operands[2];
	if (operands[1].kind >= QUANTITY_TRUE)
		return of_kind(
			operands[1].kind == operands[2].kind ? operands[1].kind : QUANTITY_UNKNOWN);
	return (struct quantity){.kind = QUANTITY_BLANK, .may_rise = true, .may_fall = true};
}

/* Replaces the first of some operands by what they come to together. */
static void over_all(enum operation operation, struct quantity *operands, uint32_t size)
{
	if (operation == OP_COUNT) {
		operands[0] = count(operands, size);
		return;
	}
	for (uint32_t i = 1; i < size; i++) {
		if (operation == OP_SUM)
			add_to(&operands[0], &operands[i]);
		else
			operands[0] =
				pick(&operands[0], &operands[i], operation == OP_MAX ? 1 : -1);
	}
}

static struct quantity of_two(
	enum operation operation, const struct quantity *a, const struct quantity *b)
{
	switch (operation) {
	case OP_SUBTRACT: return subtract_quantities(a, b);
	case OP_MULTIPLY: return multiply(a, b);
	case OP_DIVIDE: return divide(a, b);
	case OP_AND: return of_kind(combine(a->kind, b->kind, QUANTITY_FALSE));
	case OP_OR: return of_kind(combine(a->kind, b->kind, QUANTITY_TRUE));
	default: return of_kind(compare_quantities(operation, a, b));
	}
}

/* Texts and dates */

/* Whether an operand is known to be of a kind; otherwise nothing can be said. */
static bool known(const struct quantity *operands, size_t count, enum quantity_kind kind)
{
	for (size_t i = 0; i < count; i++) {
		if (operands[i].kind != kind)
			return false;
	}
	return true;
}

/* A figure that is not known yet: anything can come of it. */
static struct quantity unknown_figure(void)
{
	return (struct quantity){.kind = QUANTITY_BLANK, .may_rise = true, .may_fall = true};
}

/* A number as a whole one within bounds, or -1. */
static int whole(const struct quantity *quantity, int most)
{
	struct decimal number;

	if (quantity->kind != QUANTITY_NUMBER || quantity->number.denominator != 1 ||
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
		return of_kind(QUANTITY_BLANK);
	return of_day((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

static struct quantity mentions(const struct quantity *operands)
{
	if (!known(operands, 2, QUANTITY_TEXT))
		return of_kind(QUANTITY_UNKNOWN);
	return of_kind(truth(wording_mentions(operands[0].text, operands[1].text)));
}

static struct quantity length(const struct quantity *operands)
{
	if (!known(operands, 1, QUANTITY_TEXT))
		return unknown_figure();
	return of_number(ratio_from_int((int64_t)wording_length(operands[0].text)), 0);
}

static struct quantity years_outside(const struct quantity *operands)
{
	if (!known(operands, 1, QUANTITY_TEXT) || !known(operands + 1, 2, QUANTITY_NUMBER))
		return unknown_figure();
	size_t found = wording_years_outside(
		operands[0].text, whole(&operands[1], G_MAXINT), whole(&operands[2], G_MAXINT));
	return of_number(ratio_from_int((int64_t)found), 0);
}

static void to_gdate(const struct quantity *date, GDate *out)
{
	struct decimal day;

	ratio_round(date->number, 0, &day);
	g_date_clear(out, 1);
	g_date_set_julian(out, (guint32)day.coefficient);
}

static struct quantity periods_outside(const struct quantity *operands)
{
	GDate from, to;

	if (!known(operands, 1, QUANTITY_TEXT) || !known(operands + 1, 2, QUANTITY_DATE))
		return unknown_figure();
	to_gdate(&operands[1], &from);
	to_gdate(&operands[2], &to);
	size_t found = wording_periods_outside(operands[0].text, &from, &to);
	return of_number(ratio_from_int((int64_t)found), 0);
}

static struct quantity similarity(const struct quantity *operands)
{
	if (!known(operands, 2, QUANTITY_TEXT))
		return unknown_figure();
	struct decimal share = {
		.coefficient = wording_similarity(operands[0].text, operands[1].text), .scale = 2};
	return of_number(ratio_from_decimal(share), 2);
}

/* Functions of a fixed number of operands that need no more than those. */
static struct quantity (*const functions[OP_LAST])(const struct quantity *operands) = {
	[OP_IF] = choose,
	[OP_DATE] = make_date,
	[OP_MENTIONS] = mentions,
	[OP_LENGTH] = length,
	[OP_YEARS_OUTSIDE] = years_outside,
	[OP_PERIODS_OUTSIDE] = periods_outside,
	[OP_SIMILARITY] = similarity,
};

/* Executing */

static struct quantity constant(const struct code *code, struct instruction step)
{
	if (step.operation == OP_TEXT)
		return (struct quantity){.kind = QUANTITY_TEXT, .text = code->texts[step.operand]};
	return of_number(
		ratio_from_decimal(code->numbers[step.operand]), code->numbers[step.operand].scale);
}

/* Executes one instruction with the stack's top at `top`; returns the new top. */
static struct quantity *execute(
	struct evaluation *evaluation, struct instruction step, struct quantity *top)
{
	switch (step.operation) {
	case OP_CELL: *top = of_cell(evaluation, step.operand, top); return top + 1;
	case OP_PREVIOUS: *top = of_last_year(evaluation, step.operand); return top + 1;
	case OP_SELF: *top = of_cell(evaluation, evaluation->self, top); return top + 1;
	case OP_SELF_PREVIOUS: *top = of_last_year(evaluation, evaluation->self); return top + 1;
	case OP_NUMBER:
	case OP_TEXT: *top = constant(&evaluation->report->form->code, step); return top + 1;
	case OP_ADD: add_to(&top[-2], &top[-1]); return top - 1;
	case OP_NEGATE: top[-1] = negate(&top[-1]); return top;
	case OP_ABS: top[-1] = absolute(&top[-1]); return top;
	case OP_NOT: top[-1] = of_kind(invert(top[-1].kind)); return top;
	case OP_SUM:
	case OP_COUNT:
	case OP_MIN:
	case OP_MAX:
		top -= step.operand;
		over_all(step.operation, top, step.operand);
		return top + 1;
	default: break;
	}
	if (functions[step.operation]) {
		top -= step.operand;
		*top = functions[step.operation](top);
		return top + 1;
	}
	top[-2] = of_two(step.operation, &top[-2], &top[-1]);
	return top - 1;
}

static struct quantity run(
	struct evaluation *evaluation, struct program program, struct quantity *stack)
{
	const struct instruction *code =
		evaluation->report->form->code.instructions + program.start;
	struct quantity *top = stack;

	for (uint32_t i = 0; i < program.length; i++)
		top = execute(evaluation, code[i], top);
	return stack[0];
}

struct quantity *evaluation_stack(const struct form *form)
{
	return g_new(struct quantity, 2 * (form->code.deepest + 1));
}

struct quantity evaluate(struct evaluation *evaluation, struct program program)
{
	return run(evaluation, program, evaluation->stack);
}

static bool applies(
	struct evaluation *evaluation, const struct form_cell *cell, struct quantity *room)
{
	if (cell->condition < 0 || evaluation->as_it_stands)
		return true;
	struct evaluation condition = {
		.report = evaluation->report, .self = CELL_NONE, .as_it_stands = true};
	struct program program = evaluation->report->form->conditions[cell->condition].program;
	return run(&condition, program, room).kind != QUANTITY_FALSE;
}

bool evaluate_applies(struct evaluation *evaluation, cell_index cell)
{
	return applies(evaluation, &evaluation->report->form->cells[cell], evaluation->stack);
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
