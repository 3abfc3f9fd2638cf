#include "form/affine.h"

#include <glib.h>

enum {
	MOST_STEPS = 5000, /* totals of totals double with each level */
	MOST_NESTED = 50,  /* computed cells taken apart within one another */
};

/* A sum while it is put together. */
struct affine {
	const struct form *form;
	GHashTable *factors; /* cell + 1 -> struct ratio, owned */
	struct ratio constant;
	int nested;
	size_t steps;
};

static const struct instruction *instruction_at(const struct affine *affine, uint32_t index)
{
	return &affine->form->code.instructions[index];
}

/* Adds `factor` times what a program, or a part of one, comes to. */
static bool add_program(struct affine *affine, struct program program, struct ratio factor);
static bool add_part(struct affine *affine, uint32_t *end, struct ratio factor);

/* Whether a computed cell is nothing but the sum of what it names: nothing is rounded away on the
   way into it, and it always applies. */
static bool is_plain_sum(
	const struct form *form, const struct form_cell *cell, struct program formula)
{
	for (uint32_t i = 0; i < formula.length; i++) {
		struct instruction step = form->code.instructions[formula.start + i];
		int decimals = 0;

		switch (step.operation) {
		case OP_CELL: decimals = form_cell(form, step.operand)->spec->decimals; break;
		case OP_NUMBER: decimals = form->code.numbers[step.operand].scale; break;
		case OP_ADD:
		case OP_SUBTRACT:
		case OP_NEGATE:
		case OP_SUM: break;
		default: return false;
		}
		if (decimals > cell->spec->decimals)
			return false;
	}
	return formula.length > 0 && cell->condition < 0;
}

static bool add_term(struct affine *affine, cell_index cell, struct ratio factor)
{
	gpointer key = GUINT_TO_POINTER(cell + 1);
	struct ratio *known = g_hash_table_lookup(affine->factors, key);

	if (known)
		return ratio_add(*known, factor, known);
	g_hash_table_insert(affine->factors, key, g_memdup2(&factor, sizeof factor));
	return true;
}

static bool add_cell(struct affine *affine, cell_index index, struct ratio factor)
{
	const struct form_cell *cell = form_cell(affine->form, index);
	struct program formula = form_cell_formula(affine->form, index);

	if (cell->absent)
		return true;
	if (affine->nested == MOST_NESTED || !is_plain_sum(affine->form, cell, formula))
		return add_term(affine, index, factor);
	affine->nested++;
	bool good = add_program(affine, formula, factor);
	affine->nested--;
	return good;
}

static bool add_constant(struct affine *affine, uint32_t number, struct ratio factor)
{
	struct ratio product;

	return ratio_multiply(
		       ratio_from_decimal(affine->form->code.numbers[number]), factor, &product) &&
		ratio_add(affine->constant, product, &affine->constant);
}

/* The factor behind a multiplication or division by a number that stands on its right. */
static bool scale(const struct affine *affine, enum operation operation, uint32_t index,
	struct ratio factor, struct ratio *scaled)
{
	const struct instruction *right = instruction_at(affine, index);

	if (right->operation != OP_NUMBER)
		return false;
	struct ratio number = ratio_from_decimal(affine->form->code.numbers[right->operand]);
	if (operation == OP_MULTIPLY)
		return ratio_multiply(factor, number, scaled);
	return ratio_sign(number) != 0 && ratio_divide(factor, number, scaled);
}

/* Adds the operands of a sum but the first, which then ends before *end. */
static bool add_others(
	struct affine *affine, struct instruction step, uint32_t *end, struct ratio factor)
{
	uint32_t others = step.operation == OP_SUM ? step.operand - 1 : 1;

	if (step.operation == OP_SUBTRACT)
		factor = ratio_negate(factor);
	for (uint32_t i = 0; i < others; i++) {
		if (!add_part(affine, end, factor))
			return false;
	}
	return true;
}

/* Adds the part of a program that ends before *end, and puts *end before it. Operands stand in
   front of their operation, so a program is read from its end; long sums nest in their first
   operand, which is gone on with instead of called for. */
static bool add_part(struct affine *affine, uint32_t *end, struct ratio factor)
{
	for (;;) {
		const struct instruction step = *instruction_at(affine, --*end);

		if (++affine->steps > MOST_STEPS)
			return false;
		switch (step.operation) {
		case OP_CELL: return add_cell(affine, step.operand, factor);
		case OP_NUMBER: return add_constant(affine, step.operand, factor);
		case OP_NEGATE: factor = ratio_negate(factor); break;
		case OP_ADD:
		case OP_SUBTRACT:
		case OP_SUM:
			if (!add_others(affine, step, end, factor))
				return false;
			break;
		case OP_MULTIPLY:
		case OP_DIVIDE:
			if (!scale(affine, step.operation, --*end, factor, &factor))
				return false;
			break;
		default: return false;
		}
	}
}

static bool add_program(struct affine *affine, struct program program, struct ratio factor)
{
	uint32_t end = program.start + program.length;

	return add_part(affine, &end, factor);
}

/* What is added up, each cell within its own range; one that may be blank may add nothing. */
static struct range range_of(const struct affine *affine, const struct bounds *bounds)
{
	struct range sum = range_exactly(affine->constant);
	GHashTableIter terms;
	gpointer key, factor;

	g_hash_table_iter_init(&terms, affine->factors);
	while (g_hash_table_iter_next(&terms, &key, &factor)) {
		struct range cell = bounds_of_cell(bounds, GPOINTER_TO_UINT(key) - 1);

		sum = range_add(sum, range_multiply(cell, range_exactly(*(struct ratio *)factor)));
	}
	return sum;
}

bool affine_difference(const struct form *form, struct bounds *bounds, struct program left,
	struct program right, struct range *difference)
{
	struct affine affine = {
		.form = form,
		.factors = g_hash_table_new_full(NULL, NULL, NULL, g_free),
		.constant = ratio_from_int(0),
	};
	struct ratio one = ratio_from_int(1);
	bool good =
		add_program(&affine, left, one) && add_program(&affine, right, ratio_negate(one));

	bounds_add_steps(bounds, affine.steps);
	if (good)
		*difference = range_of(&affine, bounds);
	g_hash_table_destroy(affine.factors);
	return good;
}
