#include "check/weights.h"

enum {
	MOST_NESTED = 50,     /* totals taken apart within one another */
	MOST_STEPS = 1000000, /* instructions looked at: totals of totals can repeat one another */
};

struct weighing {
	const struct form *form;
	GHashTable *weights;
	size_t steps;
	int nested;
};

static bool spread(struct weighing *weighing, struct program program, int weight);

static bool weigh_cell(struct weighing *weighing, cell_index cell, int weight)
{
	if (form_cell_is_computed(form_cell(weighing->form, cell)))
		return spread(weighing, form_cell_formula(weighing->form, cell), weight);
	weight += weight_of(weighing->weights, cell);
	g_hash_table_insert(weighing->weights, GUINT_TO_POINTER(cell), GINT_TO_POINTER(weight));
	return true;
}

/* Hands the weight of what an instruction gives to what it takes, the last of which comes next when
   a program is read from behind. False for what is no sum. */
static bool hand_on(GArray *weights, struct instruction step, int weight)
{
	switch (step.operation) {
	case OP_ADD:
	case OP_SUM:
		for (size_t i = instruction_takes(step); i > 0; i--)
			g_array_append_val(weights, weight);
		return true;
	case OP_SUBTRACT: g_array_append_val(weights, weight); /* fallthrough */
	case OP_NEGATE:
		weight = -weight;
		g_array_append_val(weights, weight);
		return true;
	default: return false;
	}
}

static bool is_constant(enum operation operation)
{
	return operation == OP_NUMBER || operation == OP_PREVIOUS;
}

/* Reads a program from behind, so that each instruction knows its weight when it is reached. */
static bool spread_steps(struct weighing *weighing, struct program program, GArray *weights)
{
	const struct instruction *steps = weighing->form->code.instructions + program.start;
	bool good = true;

	for (uint32_t i = program.length; good && i > 0; i--) {
		struct instruction step = steps[i - 1];
		int weight = g_array_index(weights, int, weights->len - 1);

		g_array_set_size(weights, weights->len - 1);
		if (step.operation == OP_CELL)
			good = weigh_cell(weighing, step.operand, weight);
		else if (!is_constant(step.operation))
			good = hand_on(weights, step, weight);
		good = good && ++weighing->steps < MOST_STEPS;
	}
	return good;
}

static bool spread(struct weighing *weighing, struct program program, int weight)
{
	g_autoptr(GArray) weights = g_array_new(FALSE, FALSE, sizeof(int));

	if (weighing->nested == MOST_NESTED)
		return false;
	g_array_append_val(weights, weight);
	weighing->nested++;
	bool good = spread_steps(weighing, program, weights);
	weighing->nested--;
	return good;
}

bool weights_add(const struct form *form, struct program program, int sign, GHashTable *weights)
{
	struct weighing weighing = {.form = form, .weights = weights};

	return spread(&weighing, program, sign);
}
