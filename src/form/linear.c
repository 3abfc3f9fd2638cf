/*
 * Linear forms: a constant plus a multiple of each typed cell, by which two
 * formulas are proved to be the same sum.
 *
 * A program is expanded by replacing computed cells with what computes them, the
 * highest rank first, so that each is replaced once. A computed cell that is no
 * linear form of its operands stands for itself.
 */
#include "form/loader.h"

/* Cell -> struct ratio *; CELL_NONE is the constant. Zero multiples are absent. */
typedef GHashTable linear_form;

static linear_form *linear_new(void)
{
	return g_hash_table_new_full(NULL, NULL, NULL, g_free);
}

static bool linear_add(linear_form *form, cell_index cell, struct ratio multiple)
{
	gpointer key = GUINT_TO_POINTER(cell);
	struct ratio *old = g_hash_table_lookup(form, key);
	struct ratio sum = multiple;

	if (old && !ratio_add(*old, multiple, &sum))
		return false;
	if (ratio_sign(sum) == 0)
		g_hash_table_remove(form, key);
	else
		g_hash_table_replace(form, key, g_memdup2(&sum, sizeof sum));
	return true;
}

static bool linear_add_all(linear_form *form, linear_form *other, struct ratio multiple)
{
	GHashTableIter iter;
	gpointer key, value;

	g_hash_table_iter_init(&iter, other);
	while (g_hash_table_iter_next(&iter, &key, &value)) {
		struct ratio product;

		if (!ratio_multiply(*(struct ratio *)value, multiple, &product) ||
			!linear_add(form, GPOINTER_TO_UINT(key), product))
			return false;
	}
	return true;
}

/* Whether form is a constant, and which. */
static bool linear_constant(linear_form *form, struct ratio *constant)
{
	struct ratio *value = g_hash_table_lookup(form, GUINT_TO_POINTER(CELL_NONE));

	*constant = value ? *value : ratio_from_int(0);
	return g_hash_table_size(form) == (value ? 1 : 0);
}

static linear_form *top(GPtrArray *stack)
{
	return g_ptr_array_index(stack, stack->len - 1);
}

static void pop(GPtrArray *stack)
{
	g_ptr_array_set_size(stack, (gint)stack->len - 1);
}

/* Adds `multiple` times the topmost form to the one under it and drops the topmost. */
static bool fold(GPtrArray *stack, struct ratio multiple)
{
	linear_form *under = g_ptr_array_index(stack, stack->len - 2);
	bool done = linear_add_all(under, top(stack), multiple);

	pop(stack);
	return done;
}

static bool scale_top(GPtrArray *stack, struct ratio multiple)
{
	linear_form *scaled = linear_new();
	bool done = linear_add_all(scaled, top(stack), multiple);

	pop(stack);
	g_ptr_array_add(stack, scaled);
	return done;
}

static bool multiply(GPtrArray *stack)
{
	linear_form *under = g_ptr_array_index(stack, stack->len - 2);
	struct ratio constant;

	if (linear_constant(top(stack), &constant)) {
		pop(stack);
		return scale_top(stack, constant);
	}
	if (!linear_constant(under, &constant))
		return false;
	g_ptr_array_remove_index(stack, stack->len - 2);
	return scale_top(stack, constant);
}

static bool divide(GPtrArray *stack)
{
	struct ratio constant, inverse;

	if (!linear_constant(top(stack), &constant) || ratio_sign(constant) == 0 ||
		!ratio_divide(ratio_from_int(1), constant, &inverse))
		return false;
	pop(stack);
	return scale_top(stack, inverse);
}

static bool sum(GPtrArray *stack, uint32_t count)
{
	for (uint32_t i = 1; i < count; i++) {
		if (!fold(stack, ratio_from_int(1)))
			return false;
	}
	return true;
}

static bool push(GPtrArray *stack, cell_index cell, struct ratio multiple)
{
	g_ptr_array_add(stack, linear_new());
	return linear_add(top(stack), cell, multiple);
}

static bool step(const struct form *form, struct instruction instruction, GPtrArray *stack)
{
	switch (instruction.operation) {
	case OP_CELL: return push(stack, instruction.operand, ratio_from_int(1));
	case OP_NUMBER:
		return push(stack, CELL_NONE,
			ratio_from_decimal(form->code.numbers[instruction.operand]));
	case OP_ADD: return fold(stack, ratio_from_int(1));
	case OP_SUBTRACT: return fold(stack, ratio_from_int(-1));
	case OP_NEGATE: return scale_top(stack, ratio_from_int(-1));
	case OP_SUM: return sum(stack, instruction.operand);
	case OP_MULTIPLY: return multiply(stack);
	case OP_DIVIDE: return divide(stack);
	default: return false;
	}
}

/* A program over its own operands, or NULL when it is no linear form of them. */
static linear_form *linear_of(const struct form *form, struct program program)
{
	g_autoptr(GPtrArray) stack =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_hash_table_unref);

	for (uint32_t i = 0; i < program.length; i++) {
		if (!step(form, form->code.instructions[program.start + i], stack))
			return NULL;
	}
	return g_hash_table_ref(top(stack));
}

/* The computed cell of the highest rank below `below` that stands in a form, or CELL_NONE. */
static cell_index highest_computed(const struct form *form, linear_form *linear, uint32_t below)
{
	cell_index highest = CELL_NONE;
	GHashTableIter iter;
	gpointer key;

	g_hash_table_iter_init(&iter, linear);
	while (g_hash_table_iter_next(&iter, &key, NULL)) {
		cell_index cell = GPOINTER_TO_UINT(key);

		if (cell == CELL_NONE || form->rank[cell] == RANK_NONE || form->rank[cell] >= below)
			continue;
		if (highest == CELL_NONE || form->rank[cell] > form->rank[highest])
			highest = cell;
	}
	return highest;
}

/* Replaces computed cells with what computes them. False on overflow. */
static bool expand(const struct form *form, linear_form *linear)
{
	uint32_t below = RANK_NONE;
	cell_index cell;

	while ((cell = highest_computed(form, linear, below)) != CELL_NONE) {
		linear_form *inside = linear_of(form, form->cells[cell].formula);
		struct ratio multiple =
			*(struct ratio *)g_hash_table_lookup(linear, GUINT_TO_POINTER(cell));
		bool done = true;

		below = form->rank[cell];
		if (inside) {
			g_hash_table_remove(linear, GUINT_TO_POINTER(cell));
			done = linear_add_all(linear, inside, multiple);
			g_hash_table_destroy(inside);
		}
		if (!done)
			return false;
	}
	return true;
}

bool programs_equal(const struct form *form, struct program a, struct program b)
{
	linear_form *left = linear_of(form, a);
	linear_form *right = linear_of(form, b);
	bool equal = left && right && linear_add_all(left, right, ratio_from_int(-1)) &&
		     expand(form, left) && g_hash_table_size(left) == 0;

	if (left)
		g_hash_table_destroy(left);
	if (right)
		g_hash_table_destroy(right);
	return equal;
}
