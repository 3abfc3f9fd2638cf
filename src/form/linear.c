/*
 * Linear forms: whether two formulas are the same sum, whatever is typed.
 *
 * Every typed cell is dealt a residue of a prime near 2^61, and formulas are
 * worked out exactly in that field, each computed cell once, in the order of
 * ranks. Formulas that are the same linear form of the typed cells come to the
 * same residue. Others do so with a chance of one in 2^61; and since a residue
 * depends on nothing but the cell's number, a form that loads once loads always.
 *
 * What is no linear form (a product of two cells, an if) is equal to nothing; a
 * computed cell of that kind is dealt a residue as if it were typed.
 */
#include "form/loader.h"

static const uint64_t prime = (UINT64_C(1) << 61) - 1;

/* A formula, or part of one, worked out. */
struct term {
	uint64_t residue;
	bool constant; /* no cell is in it */
};

struct linear {
	const struct form *form;
	uint64_t *residues; /* of computed cells, by rank */
	struct term *stack; /* with room for the deepest program there was so far */
	size_t room, depth;
};

static uint64_t add(uint64_t a, uint64_t b)
{
	uint64_t sum = a + b;

	return sum < prime ? sum : sum - prime;
}

static uint64_t negate(uint64_t a)
{
	return (prime - a) % prime;
}

static uint64_t multiply(uint64_t a, uint64_t b)
{
	return (uint64_t)((unsigned __int128)a * b % prime);
}

/* 1 / a for an a that is not 0: its power to prime - 2. */
static uint64_t invert(uint64_t a)
{
	uint64_t power = 1;

	for (uint64_t exponent = prime - 2; exponent > 0; exponent >>= 1) {
		if (exponent & 1)
			power = multiply(power, a);
		a = multiply(a, a);
	}
	return power;
}

static uint64_t residue_of(struct decimal number)
{
	uint64_t size = number.coefficient < 0 ? -(uint64_t)number.coefficient
					       : (uint64_t)number.coefficient;
	uint64_t power = 1;

	for (int i = 0; i < number.scale; i++)
		power = multiply(power, 10);
	uint64_t residue = multiply(size % prime, invert(power));
	return number.coefficient < 0 ? negate(residue) : residue;
}

/* The residue dealt to a cell: its number, stirred until all bits depend on all (SplitMix64). */
static uint64_t deal(uint64_t cell)
{
	uint64_t bits = (cell + 1) * UINT64_C(0x9e3779b97f4a7c15);

	bits = (bits ^ (bits >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	bits = (bits ^ (bits >> 27)) * UINT64_C(0x94d049bb133111eb);
	bits ^= bits >> 31;
	bits = (bits & prime) + (bits >> 61); /* 2^61 is 1 */
	return bits < prime ? bits : bits - prime;
}

/* That of what last year said there: cells are numbered in 32 bits. */
static uint64_t deal_previous(cell_index cell)
{
	return deal(cell | UINT64_C(1) << 32);
}

static uint64_t residue_of_cell(const struct linear *linear, cell_index cell)
{
	uint32_t rank = linear->form->rank[cell];

	return rank == RANK_NONE ? deal(cell) : linear->residues[rank];
}

static struct term *top(struct linear *linear)
{
	return &linear->stack[linear->depth - 1];
}

static struct term pop(struct linear *linear)
{
	return linear->stack[--linear->depth];
}

static bool push(struct linear *linear, uint64_t residue, bool constant)
{
	linear->stack[linear->depth++] = (struct term){residue, constant};
	return true;
}

/* Empties the stack. Rules, compiled behind the cells, can go deeper than those. */
static void clear_stack(struct linear *linear)
{
	linear->depth = 0;
	if (linear->room >= linear->form->code.deepest)
		return;
	linear->room = linear->form->code.deepest;
	linear->stack = g_renew(struct term, linear->stack, linear->room);
}

static bool fold_sum(struct linear *linear, uint32_t count)
{
	for (; count > 1; count--) {
		struct term term = pop(linear);

		top(linear)->residue = add(top(linear)->residue, term.residue);
		top(linear)->constant &= term.constant;
	}
	return true;
}

static bool negate_top(struct linear *linear)
{
	top(linear)->residue = negate(top(linear)->residue);
	return true;
}

static bool fold_product(struct linear *linear)
{
	struct term term = pop(linear);
	bool linear_still = term.constant || top(linear)->constant;

	top(linear)->residue = multiply(top(linear)->residue, term.residue);
	top(linear)->constant &= term.constant;
	return linear_still;
}

static bool invert_top(struct linear *linear)
{
	if (!top(linear)->constant || top(linear)->residue == 0)
		return false;
	top(linear)->residue = invert(top(linear)->residue);
	return true;
}

/* Takes one step; false when what it makes is no linear form. */
static bool step(struct linear *linear, struct instruction instruction)
{
	switch (instruction.operation) {
	case OP_CELL: return push(linear, residue_of_cell(linear, instruction.operand), false);
	case OP_PREVIOUS: return push(linear, deal_previous(instruction.operand), false);
	case OP_SELF: return push(linear, deal(CELL_NONE), false);
	case OP_SELF_PREVIOUS: return push(linear, deal_previous(CELL_NONE), false);
	case OP_NUMBER:
		return push(
			linear, residue_of(linear->form->code.numbers[instruction.operand]), true);
	case OP_ADD: return fold_sum(linear, 2);
	case OP_SUBTRACT: return negate_top(linear) && fold_sum(linear, 2);
	case OP_NEGATE: return negate_top(linear);
	case OP_SUM: return fold_sum(linear, instruction.operand);
	case OP_MULTIPLY: return fold_product(linear);
	case OP_DIVIDE: return invert_top(linear) && fold_product(linear);
	default: return false;
	}
}

static bool work_out(struct linear *linear, struct program program, uint64_t *residue)
{
	clear_stack(linear);
	for (uint32_t i = 0; i < program.length; i++) {
		if (!step(linear, linear->form->code.instructions[program.start + i]))
			return false;
	}
	*residue = top(linear)->residue;
	return true;
}

struct linear *linear_new(const struct form *form)
{
	struct linear *linear = g_new0(struct linear, 1);

	linear->form = form;
	linear->residues = g_new(uint64_t, form->computed_count);
	for (size_t i = 0; i < form->computed_count; i++) {
		cell_index cell = form->order[i];

		linear->residues[i] = deal(cell);
		work_out(linear, form->programs[i], &linear->residues[i]);
	}
	return linear;
}

void linear_free(struct linear *linear)
{
	if (!linear)
		return;
	g_free(linear->residues);
	g_free(linear->stack);
	g_free(linear);
}

bool linear_equal(struct linear *linear, struct program a, struct program b)
{
	uint64_t left, right;

	return work_out(linear, a, &left) && work_out(linear, b, &right) && left == right;
}
