#include "report/recalculation.h"

#include <string.h>

enum { WORD_BITS = 64 };

struct recalculation {
	uint64_t *marked; /* a bit for each rank */
	size_t words;
	struct quantity *stack;
	cell_index *changed; /* room for every computed cell, the typed one, and all once more */
	bool *governed;      /* by condition: its cells are among the changed ones */
};

struct recalculation *recalculation_new(const struct form *form)
{
	struct recalculation *recalculation = g_new0(struct recalculation, 1);

	recalculation->words = form->computed_count / WORD_BITS + 1;
	recalculation->marked = g_new0(uint64_t, recalculation->words);
	recalculation->stack = evaluation_stack(form);
	recalculation->changed = g_new(cell_index, form->computed_count + 1 + form->governed_count);
	recalculation->governed = g_new0(bool, form->condition_count + 1);
	return recalculation;
}

void recalculation_free(struct recalculation *recalculation)
{
	g_free(recalculation->marked);
	g_free(recalculation->stack);
	g_free(recalculation->changed);
	g_free(recalculation->governed);
	g_free(recalculation);
}

static void mark_dependants(
	struct recalculation *recalculation, const struct form *form, cell_index cell)
{
	const struct cell_lists *dependants = &form->dependants;

	for (uint32_t i = dependants->start[cell]; i < dependants->start[cell + 1]; i++) {
		uint32_t rank = dependants->items[i];

		recalculation->marked[rank / WORD_BITS] |= UINT64_C(1) << (rank % WORD_BITS);
	}
}

struct evaluation recalculation_evaluation(const struct report *report)
{
	return (struct evaluation){
		.report = report, .stack = report->recalculation->stack, .self = CELL_NONE};
}

/* Computes one cell; whether its value is another now. */
static bool compute(struct report *report, cell_index cell)
{
	const struct form_cell *definition = &report->form->cells[cell];
	struct evaluation evaluation = recalculation_evaluation(report);
	struct quantity quantity = evaluate(&evaluation, form_cell_formula(report->form, cell));
	struct value value = quantity_to_value(&quantity, definition->spec);

	if (definition->condition >= 0 && !evaluate_applies(&evaluation, cell))
		value = (struct value){.kind = VALUE_NOT_APPLICABLE};

	if (value_equal(&value, &report->computed[cell]))
		return false;
	report->computed[cell] = value; /* numbers only: there is no text to release */
	return true;
}

/* Decides anew what depends on a cell that changed, before anybody asks: whoever does is computed
   later. */
static void judge_governed(struct report *report, cell_index cell)
{
	const struct cell_lists *governs = &report->form->governs;
	struct evaluation evaluation = recalculation_evaluation(report);

	for (uint32_t g = governs->start[cell]; g < governs->start[cell + 1]; g++) {
		int condition = (int)governs->items[g];

		report->ruled_out[condition] = evaluate_rules_out(&evaluation, condition);
	}
}

/* Appends the cells that apply, or no longer do, because one that decides it has changed. */
static size_t append_governed(const struct report *report, size_t count)
{
	const struct form *form = report->form;
	struct recalculation *recalculation = report->recalculation;
	size_t decided = count;

	for (size_t i = 0; i < decided; i++) {
		cell_index cell = recalculation->changed[i];

		for (uint32_t g = form->governs.start[cell]; g < form->governs.start[cell + 1];
			g++) {
			uint32_t condition = form->governs.items[g];
			const uint32_t *start = &form->governed.start[condition];

			if (recalculation->governed[condition])
				continue;
			recalculation->governed[condition] = true;
			for (uint32_t c = start[0]; c < start[1]; c++)
				recalculation->changed[count++] = form->governed.items[c];
		}
	}
	memset(recalculation->governed, 0, form->condition_count * sizeof(bool));
	return count;
}

size_t recalculation_run(struct report *report, cell_index cell, const cell_index **changed)
{
	struct recalculation *recalculation = report->recalculation;
	const struct form *form = report->form;
	size_t count = 0;

	recalculation->changed[count++] = cell;
	judge_governed(report, cell);
	mark_dependants(recalculation, form, cell);
	for (size_t word = 0; word < recalculation->words; word++) {
		while (recalculation->marked[word] != 0) {
			unsigned bit = (unsigned)__builtin_ctzll(recalculation->marked[word]);
			cell_index dependant = form->order[word * WORD_BITS + bit];

			/* dependants have higher ranks, so a cleared bit is never set again */
			recalculation->marked[word] &= recalculation->marked[word] - 1;
			if (!compute(report, dependant))
				continue;
			recalculation->changed[count++] = dependant;
			judge_governed(report, dependant);
			mark_dependants(recalculation, form, dependant);
		}
	}
	*changed = recalculation->changed;
	return append_governed(report, count);
}

void recalculation_run_all(struct report *report)
{
	struct evaluation evaluation = recalculation_evaluation(report);

	for (size_t i = 0; i < report->form->condition_count; i++)
		report->ruled_out[i] = evaluate_rules_out(&evaluation, (int)i);
	for (size_t rank = 0; rank < report->form->computed_count; rank++) {
		if (compute(report, report->form->order[rank]))
			judge_governed(report, report->form->order[rank]);
	}
}
