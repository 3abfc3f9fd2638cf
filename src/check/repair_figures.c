/* Repairs of figures: the one of a sum that is wrong, the unit of one, a total stated otherwise. */
#include "check/repair_internal.h"

#include "base/language.h"
#include "check/weights.h"

#include <string.h>

static char *format_figure(struct decimal figure)
{
	char buffer[DECIMAL_TEXT_SIZE];

	return g_strdup(decimal_format(figure, buffer));
}

void repair_stated(struct repair_search *search)
{
	const struct report *report = search->checker->report;
	cell_index cell = search->slot.cell;
	char buffer[DECIMAL_TEXT_SIZE];

	if (!report_contradicted(report, cell))
		return;
	struct repair *repair = repair_offer(search, NULL,
		g_strdup_printf(_("用算得的%s"), value_text(&report->computed[cell], buffer)));
	repair_add_step(repair, cell, g_strdup(""));
	repair->steps[0].stated = true;
}

/* One figure of a sum */

/* How the difference of a finding's sides moves with the typed cells; NULL when it is no sum. A
   stated figure stands on the left of the computed one. */
static GHashTable *weights_of_sides(const struct repair_search *search)
{
	const struct form *form = search->checker->form;
	g_autoptr(GHashTable) weights = g_hash_table_new(NULL, NULL);
	bool good;

	if (search->slot.rule < 0) {
		good = weights_add(form, form_cell_formula(form, search->slot.cell), -1, weights);
	} else {
		const struct rule_instance *instance = &form->instances[search->slot.instance];

		good = weights_add(form, instance->left, +1, weights) &&
			weights_add(form, instance->right, -1, weights);
	}
	return good ? g_steal_pointer(&weights) : NULL;
}

/* What has to come to a cell for the sides to be equal; false when it stands in no simple sum. */
static bool wanted_change(const struct repair_search *search, const struct slip *slip,
	cell_index cell, struct decimal *by)
{
	g_autoptr(GHashTable) weights = weights_of_sides(search);
	int weight = weights ? weight_of(weights, cell) : 0;

	*by = slip->difference;
	if (weight > 0)
		by->coefficient = -by->coefficient;
	return ABS(weight) == 1;
}

/* Offers another figure for a cell, if it can hold it. */
static void offer_figure(struct repair_search *search, cell_index cell, struct decimal figure)
{
	const struct form *form = search->checker->form;
	g_autofree char *before = format_figure(search->checker->report->typed[cell].number);
	g_autofree char *after = format_figure(figure);

	if (!repair_figure_fits(form, cell, figure))
		return;
	struct repair *repair = repair_offer(
		search, form_cell_label(form, cell), g_strdup_printf(_("%s改%s"), before, after));
	repair_add_step(repair, cell, g_steal_pointer(&after));
}

/* The cell takes all of the difference; where digits are to have changed places, only that way. */
static void correct_cell(
	struct repair_search *search, const struct slip *slip, cell_index cell, bool turning)
{
	const struct value *value = &search->checker->report->typed[cell];
	struct decimal by, figure;

	if (value->kind != VALUE_NUMBER || !wanted_change(search, slip, cell, &by))
		return;
	if (turning ? slip_turn_digits(value->number, by, &figure)
		    : repair_sum(value->number, by, &figure))
		offer_figure(search, cell, figure);
}

/* The only typed cell of a program that does not read a certain one, or CELL_NONE. */
static cell_index only_cell_without(
	const struct form *form, struct program program, cell_index without)
{
	g_autoptr(GHashTable) weights = g_hash_table_new(NULL, NULL);
	GHashTableIter cells;
	gpointer cell;

	if (!weights_add(form, program, +1, weights) || g_hash_table_size(weights) != 1 ||
		weight_of(weights, without) != 0)
		return CELL_NONE;
	g_hash_table_iter_init(&cells, weights);
	g_hash_table_iter_next(&cells, &cell, NULL);
	return GPOINTER_TO_UINT(cell);
}

/* A figure left out on one side, which is a single cell: that takes it in. */
static void take_in(struct repair_search *search, const struct slip *slip)
{
	const struct form *form = search->checker->form;

	if (search->slot.rule < 0)
		return;
	const struct rule_instance *instance = &form->instances[search->slot.instance];
	cell_index left = only_cell_without(form, instance->left, slip->cell);
	cell_index right = only_cell_without(form, instance->right, slip->cell);

	if ((left == CELL_NONE) != (right == CELL_NONE))
		correct_cell(search, slip, left != CELL_NONE ? left : right, false);
}

void repair_slip(struct repair_search *search)
{
	struct slip slip;

	if (!slip_of(search->checker, search->number, &slip))
		return;
	switch (slip.kind) {
	case SLIP_LINE: repair_moves(search, &slip); break;
	case SLIP_CELL: correct_cell(search, &slip, slip.cell, false); break;
	case SLIP_DIGITS: correct_cell(search, &slip, slip.cell, true); break;
	case SLIP_FIGURE: take_in(search, &slip); break;
	default: break;
	}
}

/* The unit of a figure */

/* A figure divided by a factor, if its cell can hold what comes of it, with no more decimals than
   needed. */
static bool divide(const struct form_cell *cell, struct decimal figure, struct decimal factor,
	struct decimal *quotient)
{
	struct ratio exact;

	if (!ratio_divide(ratio_from_decimal(figure), ratio_from_decimal(factor), &exact))
		return false;
	for (int scale = 0; scale <= cell->spec->decimals; scale++) {
		if (ratio_round(exact, (unsigned)scale, quotient) &&
			ratio_compare(ratio_from_decimal(*quotient), exact) == 0)
			return true;
	}
	return false;
}

static void try_unit(struct repair_search *search, cell_index cell, const struct unit_slip *unit)
{
	const struct checker *checker = search->checker;
	struct decimal figure = checker->report->typed[cell].number;
	struct assumption assumed = {.cell = cell, .value.kind = VALUE_NUMBER};

	if (!divide(form_cell(checker->form, cell), figure, unit->factor, &assumed.value.number) ||
		!repair_figure_fits(checker->form, cell, assumed.value.number) ||
		examine_assuming(checker, search->slot.instance, &assumed) != FINDING_PASSED)
		return;
	g_autofree char *before = format_figure(figure);
	g_autofree char *after = format_figure(assumed.value.number);
	struct repair *repair = repair_offer(search, NULL,
		g_strdup_printf(_("%s%s＝%s%s"), before, unit->typed, after, unit->unit));
	repair_add_step(repair, cell, g_steal_pointer(&after));
}

void repair_unit(struct repair_search *search)
{
	const struct checker *checker = search->checker;
	const struct form_rule *rule = &checker->form->rules[search->slot.rule];
	cell_index cell = checker->form->instances[search->slot.instance].self;

	if (cell == CELL_NONE || checker->report->typed[cell].kind != VALUE_NUMBER)
		return;
	for (size_t i = 0; i < rule->slip_count; i++) {
		if (g_strcmp0(rule->slips[i].unit, form_cell(checker->form, cell)->spec->unit) == 0)
			try_unit(search, cell, &rule->slips[i]);
	}
}
