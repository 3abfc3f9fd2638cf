#include "session/walk.h"

bool walk_enterable(const struct report *report, cell_index cell)
{
	const struct form_cell *definition = form_cell(report->form, cell);

	return !definition->absent && !form_cell_is_computed(definition) &&
		report_applies(report, cell);
}

/* So many cells on, round at both ends. */
static cell_index onward(
	const struct report *report, cell_index from, cell_index step, int direction)
{
	cell_index count = (cell_index)report->form->cell_count;

	return direction > 0 ? (from + step) % count : (from + count - step) % count;
}

cell_index walk_next(const struct report *report, cell_index from, int direction)
{
	for (cell_index step = 1; step <= report->form->cell_count; step++) {
		cell_index cell = onward(report, from, step, direction);

		if (walk_enterable(report, cell))
			return cell;
	}
	return CELL_NONE;
}

cell_index walk_next_blank(
	const struct report *report, const struct checker *checker, cell_index from)
{
	for (cell_index step = 1; step <= report->form->cell_count; step++) {
		cell_index cell = onward(report, from, step, +1);

		if (checker_is_blank(checker, cell))
			return cell;
	}
	return CELL_NONE;
}
