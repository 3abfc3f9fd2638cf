#include "form/prospect.h"

#include <glib.h>

#include "form/affine.h"

enum {
	MOST_CASES = 1000,
	MOST_STEPS = 50000, /* in all cases together */
};

/* What is looked at case by case. */
struct study {
	const struct form *form;
	struct bounds *bounds;
	const struct rule_instance *instance;
	GArray *cells;     /* of cell_index: what the programs read and can be cut up */
	GPtrArray *pieces; /* of GArray of struct range, one for each of the cells */
	GArray *numbers;   /* of struct decimal: that the programs name, in order */
	struct prospect seen;
};

/* What programs name */

static gint compare_numbers(gconstpointer a, gconstpointer b)
{
	return decimal_compare(*(const struct decimal *)a, *(const struct decimal *)b);
}

static void gather(struct study *study, struct program program, GHashTable *seen)
{
	const struct code *code = &study->form->code;

	form_gather_cells(study->form, program, seen, study->cells);
	for (uint32_t i = 0; i < program.length; i++) {
		struct instruction step = code->instructions[program.start + i];

		if (step.operation == OP_NUMBER)
			g_array_append_val(study->numbers, code->numbers[step.operand]);
	}
}

static void gather_all(struct study *study)
{
	const struct rule_instance *instance = study->instance;
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

	if (instance->self != CELL_NONE && g_hash_table_add(seen, GUINT_TO_POINTER(instance->self)))
		g_array_append_val(study->cells, instance->self);
	gather(study, instance->when, seen);
	gather(study, instance->left, seen);
	gather(study, instance->right, seen);
	g_array_sort(study->numbers, compare_numbers);
}

/* Pieces */

static void add_piece(GArray *pieces, struct range whole, struct bound least, struct bound greatest)
{
	struct range piece = whole;

	if (bound_compare(least, piece.least) > 0)
		piece.least = least;
	if (bound_compare(greatest, piece.greatest) < 0)
		piece.greatest = greatest;
	if (bound_compare(piece.least, piece.greatest) <= 0)
		g_array_append_val(pieces, piece);
}

/* The figures of a cell next to a number: the greatest below it, and the least above. */
static bool neighbours(const struct form_cell *cell, struct decimal number, struct ratio *below,
	struct ratio *above, bool *itself)
{
	struct ratio exact = ratio_from_decimal(number), nearest;
	struct ratio step = ratio_from_decimal(
		(struct decimal){.coefficient = 1, .scale = (uint8_t)cell->spec->decimals});
	struct decimal rounded;

	if (!ratio_round(exact, (unsigned)cell->spec->decimals, &rounded))
		return false;
	nearest = ratio_from_decimal(rounded);
	int side = ratio_compare(nearest, exact);
	*itself = side == 0;
	*below = *above = nearest;
	return (side < 0 || ratio_subtract(nearest, step, below)) &&
		(side > 0 || ratio_add(nearest, step, above));
}

static GArray *cut_figures(
	const struct study *study, const struct form_cell *cell, struct range whole)
{
	GArray *pieces = g_array_new(FALSE, FALSE, sizeof(struct range));
	struct bound from = whole.least;
	struct ratio below, above;
	bool itself;

	for (guint i = 0; i < study->numbers->len; i++) {
		struct decimal number = g_array_index(study->numbers, struct decimal, i);

		if (!neighbours(cell, number, &below, &above, &itself))
			continue;
		add_piece(pieces, whole, from, bound_of(below));
		if (itself)
			add_piece(pieces, whole, bound_of(ratio_from_decimal(number)),
				bound_of(ratio_from_decimal(number)));
		from = bound_of(above);
	}
	add_piece(pieces, whole, from, whole.greatest);
	return pieces;
}

static GArray *cut_choices(const struct form_cell *cell, struct range whole)
{
	GArray *pieces = g_array_new(FALSE, FALSE, sizeof(struct range));

	for (size_t i = 0; i < cell->spec->choice_count; i++) {
		whole.text = cell->spec->choices[i].id;
		whole.cell = NULL;
		g_array_append_val(pieces, whole);
	}
	return pieces;
}

/* The pieces of what a cell can hold, or NULL when there is nothing to cut. */
static GArray *cut(const struct study *study, cell_index index)
{
	const struct form_cell *cell = form_cell(study->form, index);
	struct range whole = bounds_of_cell(study->bounds, index);

	if (cell->absent || form_cell_is_computed(cell))
		return NULL;
	if (cell->spec->type == TYPE_CHOICE)
		return cut_choices(cell, whole);
	if (!cell_type_row(cell->spec->type)->figure && cell->spec->type != TYPE_YEAR)
		return NULL;
	return study->numbers->len > 0 ? cut_figures(study, cell, whole) : NULL;
}

static void array_free(gpointer array)
{
	g_array_unref(array);
}

/* Cuts up as many cells as make no more cases than can be looked at. */
static void cut_all(struct study *study)
{
	const struct rule_instance *instance = study->instance;
	size_t length = instance->when.length + instance->left.length + instance->right.length;
	size_t most = MIN(MOST_CASES, MOST_STEPS / MAX(length, 1));
	size_t cases = 1;
	guint kept = 0;

	study->pieces = g_ptr_array_new_with_free_func(array_free);
	for (guint i = 0; i < study->cells->len && cases < most; i++) {
		cell_index cell = g_array_index(study->cells, cell_index, i);
		GArray *pieces = cut(study, cell);

		if (pieces && pieces->len > 0 && cases * pieces->len <= most) {
			cases *= pieces->len;
			g_array_index(study->cells, cell_index, kept++) = cell;
			g_ptr_array_add(study->pieces, pieces);
		} else if (pieces) {
			g_array_unref(pieces);
		}
	}
	g_array_set_size(study->cells, kept);
}

/* One case */

static struct range of_condition(const struct study *study)
{
	struct program when = study->instance->when;

	if (when.length == 0)
		return range_truth(true, false, true);
	return bounds_of(study->bounds, when, study->instance->self);
}

static struct range compare(const struct study *study, struct range left, struct range right)
{
	const struct rule_instance *instance = study->instance;
	const struct form_rule *rule = &study->form->rules[instance->rule];

	if (!rule->has_within)
		return range_compare(instance->relation, left, right);
	return range_compare(OP_LESS_EQUAL, range_absolute(range_add(left, range_negate(right))),
		range_exactly(ratio_from_decimal(rule->within)));
}

/* Rules that look at texts have no formula of their own to hold, or one that is no truth. */
static struct range of_requirement(const struct study *study)
{
	const struct rule_instance *instance = study->instance;
	struct range anything = range_truth(true, true, false), difference;

	if (instance->left.length == 0)
		return anything;
	struct range left = bounds_of(study->bounds, instance->left, instance->self);
	if (instance->relation == OP_NONE)
		return left.kind == RANGE_TRUTH ? left : anything;
	struct range right = bounds_of(study->bounds, instance->right, instance->self);
	struct range truth = compare(study, left, right);
	if (affine_difference(
		    study->form, study->bounds, instance->left, instance->right, &difference)) {
		struct range apart = compare(study, difference, range_exactly(ratio_from_int(0)));

		truth.may_hold &= apart.may_hold;
		truth.may_fail &= apart.may_fail;
	}
	return truth;
}

static void see(struct study *study)
{
	struct range when = of_condition(study);

	study->seen.may_apply |= when.may_hold;
	study->seen.may_lapse |= when.may_fail;
	if (!when.may_hold)
		return;
	struct range truth = of_requirement(study);
	study->seen.may_pass |= truth.may_hold;
	study->seen.may_fail |= truth.may_fail;
}

/* Nothing more can be learned. */
static bool all_seen(const struct study *study)
{
	const struct prospect *seen = &study->seen;

	return seen->may_apply && seen->may_pass && seen->may_fail &&
		(seen->may_lapse || study->instance->when.length == 0);
}

/* Looks at all cases in which the first `cut` cells are as they are narrowed down. */
static void see_cases(struct study *study, guint done)
{
	if (done == study->cells->len) {
		see(study);
		return;
	}
	const GArray *pieces = g_ptr_array_index(study->pieces, done);
	for (guint i = 0; i < pieces->len && !all_seen(study); i++) {
		bounds_narrow(study->bounds, g_array_index(study->cells, cell_index, done),
			g_array_index(pieces, struct range, i));
		see_cases(study, done + 1);
	}
}

struct prospect prospect_of_instance(
	const struct form *form, struct bounds *bounds, const struct rule_instance *instance)
{
	struct study study = {
		.form = form,
		.bounds = bounds,
		.instance = instance,
		.cells = g_array_new(FALSE, FALSE, sizeof(cell_index)),
		.numbers = g_array_new(FALSE, FALSE, sizeof(struct decimal)),
	};

	gather_all(&study);
	cut_all(&study);
	see_cases(&study, 0);
	bounds_widen(bounds);
	g_array_unref(study.cells);
	g_array_unref(study.numbers);
	g_ptr_array_unref(study.pieces);
	return study.seen;
}

struct range prospect_of_condition(
	const struct form *form, struct bounds *bounds, struct program program)
{
	struct rule_instance instance = {.self = CELL_NONE, .left = program};
	struct prospect prospect;

	/* a rule that has to hold always, and compares nothing */
	instance.relation = OP_NONE;
	prospect = prospect_of_instance(form, bounds, &instance);
	return range_truth(prospect.may_pass, prospect.may_fail, false);
}
