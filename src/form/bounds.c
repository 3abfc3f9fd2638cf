#include "form/bounds.h"

#include <glib.h>

enum { FIRST_YEAR = 1000, LAST_YEAR = 9999 }; /* that a cell of type year takes */

struct bounds {
	const struct form *form;
	struct range *computed; /* by rank */
	struct range *stack;
	GHashTable *narrowed; /* cell + 1 -> struct range, owned */
	size_t steps;
};

/* Cells */

/* Whether a cell holds something as soon as all is filled in that has to be. */
static bool is_certain(const struct form_cell *cell)
{
	return cell->spec->required && cell->condition < 0;
}

static struct range of_typed(const struct form_cell *cell)
{
	const struct cell_spec *spec = cell->spec;
	struct range range = range_any(is_certain(cell));

	if (cell->absent)
		return range_nothing();
	if (spec->type == TYPE_YEAR)
		return range_figure(bound_of(ratio_from_int(FIRST_YEAR)),
			bound_of(ratio_from_int(LAST_YEAR)), range.certain);
	if (spec->type == TYPE_DATE)
		return range;
	if (!cell_type_row(spec->type)->figure)
		return (struct range){RANGE_TEXT, .certain = range.certain,
			.cell = spec->type == TYPE_CHOICE ? cell : NULL};
	if (spec->has_min)
		range.least = bound_of(ratio_from_decimal(spec->min));
	if (spec->has_max)
		range.greatest = bound_of(ratio_from_decimal(spec->max));
	return range;
}

struct range bounds_of_cell(const struct bounds *bounds, cell_index index)
{
	const struct form_cell *cell = form_cell(bounds->form, index);
	const struct range *narrowed =
		g_hash_table_lookup(bounds->narrowed, GUINT_TO_POINTER(index + 1));

	if (narrowed)
		return *narrowed;
	return form_cell_is_computed(cell) ? bounds->computed[bounds->form->rank[index]]
					   : of_typed(cell);
}

void bounds_narrow(struct bounds *bounds, cell_index cell, struct range range)
{
	g_hash_table_insert(
		bounds->narrowed, GUINT_TO_POINTER(cell + 1), g_memdup2(&range, sizeof range));
}

void bounds_widen(struct bounds *bounds)
{
	g_hash_table_remove_all(bounds->narrowed);
}

size_t bounds_steps(const struct bounds *bounds)
{
	return bounds->steps;
}

void bounds_add_steps(struct bounds *bounds, size_t steps)
{
	bounds->steps += steps;
}

/* Last year's figure was of the same kind, but need not be there; a text says nothing about it. */
static struct range of_last_year(const struct bounds *bounds, cell_index cell)
{
	struct range range = form_cell_is_computed(form_cell(bounds->form, cell))
		? range_any(false)
		: of_typed(form_cell(bounds->form, cell));

	range.certain = false;
	return range;
}

/* Operations */

static struct range of_count(const struct range *operands, uint32_t size)
{
	int64_t least = 0, most = 0;

	for (uint32_t i = 0; i < size; i++) {
		least += operands[i].certain;
		most += operands[i].kind != RANGE_NOTHING;
	}
	return range_figure(bound_of(ratio_from_int(least)), bound_of(ratio_from_int(most)), true);
}

static struct range (*const folds[OP_LAST])(struct range a, struct range b) = {
	[OP_SUM] = range_add,
	[OP_MIN] = range_lesser,
	[OP_MAX] = range_greater,
};

static struct range over_all(enum operation operation, struct range *operands, uint32_t size)
{
	struct range result = operands[0];

	if (operation == OP_COUNT)
		return of_count(operands, size);
	for (uint32_t i = 1; i < size; i++)
		result = folds[operation](result, operands[i]);
	return result;
}

static struct range of_choice(struct range condition, struct range yes, struct range no)
{
	if (condition.may_hold && !condition.may_fail)
		return yes;
	if (condition.may_fail && !condition.may_hold)
		return no;
	struct range either = range_either(yes, no);
	either.certain &= condition.certain;
	return either;
}

static struct range of_and(struct range a, struct range b)
{
	return range_truth(
		a.may_hold && b.may_hold, a.may_fail || b.may_fail, a.certain && b.certain);
}

static struct range of_or(struct range a, struct range b)
{
	return range_truth(
		a.may_hold || b.may_hold, a.may_fail && b.may_fail, a.certain && b.certain);
}

static struct range of_two(enum operation operation, struct range a, struct range b)
{
	switch (operation) {
	case OP_ADD: return range_add(a, b);
	case OP_SUBTRACT: return range_add(a, range_negate(b));
	case OP_MULTIPLY: return range_multiply(a, b);
	case OP_DIVIDE: return range_divide(a, b);
	case OP_AND: return of_and(a, b);
	case OP_OR: return of_or(a, b);
	default: return range_compare(operation, a, b);
	}
}

/* What functions on texts and dates come to, whatever they are asked about. */
static struct range of_function(enum operation operation)
{
	struct range range = range_any(false);

	if (operation == OP_MENTIONS)
		return range_truth(true, true, false);
	if (operation == OP_DATE)
		return range;
	range.least = bound_of(ratio_from_int(0));
	if (operation == OP_SIMILARITY)
		range.greatest = bound_of(ratio_from_int(1));
	return range;
}

/* Executing */

static struct range of_constant(const struct code *code, struct instruction step)
{
	if (step.operation == OP_TEXT)
		return (struct range){
			RANGE_TEXT, .certain = true, .text = code->texts[step.operand]};
	return range_exactly(ratio_from_decimal(code->numbers[step.operand]));
}

/* Pushes what an instruction without operands stands for; false when it has some. */
static bool push(
	const struct bounds *bounds, struct instruction step, cell_index self, struct range *top)
{
	switch (step.operation) {
	case OP_CELL: *top = bounds_of_cell(bounds, step.operand); return true;
	case OP_SELF: *top = bounds_of_cell(bounds, self); return true;
	case OP_PREVIOUS: *top = of_last_year(bounds, step.operand); return true;
	case OP_SELF_PREVIOUS: *top = of_last_year(bounds, self); return true;
	case OP_NUMBER:
	case OP_TEXT: *top = of_constant(&bounds->form->code, step); return true;
	default: return false;
	}
}

/* Executes an instruction that takes operands; returns the new top of the stack. */
static struct range *execute(struct instruction step, struct range *top)
{
	switch (step.operation) {
	case OP_NEGATE: top[-1] = range_negate(top[-1]); return top;
	case OP_ABS: top[-1] = range_absolute(top[-1]); return top;
	case OP_NOT:
		top[-1] = range_truth(top[-1].may_fail, top[-1].may_hold, top[-1].certain);
		return top;
	case OP_SUM:
	case OP_COUNT:
	case OP_MIN:
	case OP_MAX:
		top -= step.operand;
		*top = over_all(step.operation, top, step.operand);
		return top + 1;
	case OP_IF: top[-3] = of_choice(top[-3], top[-2], top[-1]); return top - 2;
	case OP_DATE:
	case OP_MENTIONS:
	case OP_LENGTH:
	case OP_YEARS_OUTSIDE:
	case OP_PERIODS_OUTSIDE:
	case OP_SIMILARITY:
		top -= step.operand;
		*top = of_function(step.operation);
		return top + 1;
	default: top[-2] = of_two(step.operation, top[-2], top[-1]); return top - 1;
	}
}

struct range bounds_of(struct bounds *bounds, struct program program, cell_index self)
{
	struct range *top = bounds->stack;

	bounds->steps += program.length;
	for (uint32_t i = 0; i < program.length; i++) {
		struct instruction step = bounds->form->code.instructions[program.start + i];

		if (push(bounds, step, self, top))
			top++;
		else
			top = execute(step, top);
	}
	return bounds->stack[0];
}

struct bounds *bounds_new(const struct form *form)
{
	struct bounds *bounds = g_new0(struct bounds, 1);

	bounds->form = form;
	bounds->computed = g_new0(struct range, form->computed_count);
	bounds->stack = g_new(struct range, form->code.deepest + 1);
	bounds->narrowed = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	for (size_t i = 0; i < form->computed_count; i++) {
		const struct form_cell *cell = form_cell(form, form->order[i]);
		struct range range = bounds_of(bounds, form->programs[i], CELL_NONE);

		bounds->computed[i] = range_round(range, cell->spec->decimals);
		bounds->computed[i].certain &= cell->condition < 0;
	}
	return bounds;
}

void bounds_free(struct bounds *bounds)
{
	if (!bounds)
		return;
	g_free(bounds->computed);
	g_free(bounds->stack);
	g_hash_table_destroy(bounds->narrowed);
	g_free(bounds);
}
