/*
 * Which finding to speak of at a cell: its own, else that of a rule that reads
 * it, else one of its column or row, else the first of its section. Instances
 * that are one finding together stand in the slot of their rule.
 */
#include "check/slots.h"

/* Whether the finding of a slot is about a cell. An instance is about all it reads, a rule as a
   whole about what those of its instances read that fail. */
static bool is_about(const struct checker *checker, size_t slot, cell_index cell)
{
	struct finding finding;

	if (!slot_of(checker, slot).whole)
		return true;
	if (!checker_finding(checker, slot, &finding))
		return false;
	bool named = finding_names(&finding, cell);
	finding_release(&finding);
	return named;
}

/* The first slot from *touch on, among the rules that read a cell, for which `wanted` holds, or
   SIZE_MAX; *touch is behind it then. */
static size_t next_at(const struct checker *checker, cell_index cell, uint32_t *touch,
	bool (*wanted)(const struct checker *checker, size_t slot))
{
	const struct cell_lists *touches = &checker->form->touches;

	while (*touch < touches->start[cell + 1]) {
		size_t slot = slot_of_instance(checker, touches->items[(*touch)++]);

		if (wanted(checker, slot) && is_about(checker, slot, cell))
			return slot;
	}
	return SIZE_MAX;
}

static size_t first_at(const struct checker *checker, cell_index cell,
	bool (*wanted)(const struct checker *checker, size_t slot))
{
	uint32_t touch = checker->form->touches.start[cell];

	return next_at(checker, cell, &touch, wanted);
}

size_t checker_at(const struct checker *checker, cell_index cell)
{
	return checker_is_problem(checker, cell) ? cell
						 : first_at(checker, cell, checker_is_problem);
}

bool rule_marks_cells(const struct form_rule *rule)
{
	return rule->together == TOGETHER_NOT && !(rule->ledger && rule->each == EACH_COLUMN);
}

bool checker_level_at(const struct checker *checker, cell_index cell, enum level *level)
{
	const struct form *form = checker->form;
	const struct cell_lists *touches = &form->touches;
	bool any = checker_is_problem(checker, cell);

	*level = any ? LEVEL_ERROR : LEVEL_WARNING;
	for (uint32_t i = touches->start[cell];
		i < touches->start[cell + 1] && !(any && *level == LEVEL_ERROR); i++) {
		const struct rule_instance *instance = &form->instances[touches->items[i]];
		const struct form_rule *rule;

		/* first what is at hand and mostly so: a cell is painted for every key */
		if (!checker_is_problem(checker, slot_of_instance(checker, touches->items[i])))
			continue;
		rule = &form->rules[instance->rule];
		if (instance->cells[0] != cell || !rule_marks_cells(rule))
			continue;
		any = true;
		*level = rule->level;
	}
	return any;
}

/* Whether a rule instance stands for a cell's column or row, though it reads other cells of it. */
static bool is_of_line(const struct checker *checker, const struct rule_instance *instance,
	const struct form_cell *cell)
{
	if (instance->line < 0 || instance->section != cell->section ||
		instance->table != cell->table || instance->block != cell->block)
		return false;
	return instance->line ==
		(checker->form->rules[instance->rule].each == EACH_COLUMN ? cell->column
									  : cell->row);
}

/* Rules for single cells, which are most of the instances, stand for no line and are passed
   over. */
static size_t slot_of_line(const struct checker *checker, cell_index cell)
{
	const struct form *form = checker->form;

	for (size_t r = 0; r < form->rule_count; r++) {
		const struct form_rule *rule = &form->rules[r];
		size_t end = rule->first_instance + rule->instance_count;

		if (rule->each != EACH_COLUMN && rule->each != EACH_ROW)
			continue;
		for (size_t i = rule->first_instance; i < end; i++) {
			size_t slot = form->cell_count + i;

			if (is_of_line(checker, &form->instances[i], form_cell(form, cell)) &&
				checker_is_problem(checker, slot))
				return slot;
		}
	}
	return SIZE_MAX;
}

/* The first cell of a section that is wrong, else the first rule that begins with one of its cells.
   Most of the time there is nothing to look for. */
static size_t slot_of_section(const struct checker *checker, int number)
{
	const struct form_section *section = &checker->form->sections[number];
	struct section_count count = checker_section(checker, number);

	if (count.errors + count.warnings == 0)
		return SIZE_MAX;
	for (size_t i = 0; i < section->cell_count; i++) {
		if (checker_is_problem(checker, section->first + i))
			return section->first + i;
	}
	for (size_t slot = checker->form->cell_count; slot < checker_slots(checker); slot++) {
		if (checker_is_problem(checker, slot) &&
			form_cell(checker->form, checker_cell(checker, slot))->section == number)
			return slot;
	}
	return SIZE_MAX;
}

/* A blank is plain to see; a 不适用 that is no answer is not. */
static bool is_no_answer(const struct checker *checker, cell_index cell)
{
	return checker_is_blank(checker, cell) &&
		checker->report->typed[cell].kind == VALUE_NOT_APPLICABLE;
}

size_t checker_nearest(const struct checker *checker, cell_index cell)
{
	if (is_no_answer(checker, cell))
		return cell;
	size_t slot = checker_at(checker, cell);
	if (slot == SIZE_MAX)
		slot = slot_of_line(checker, cell);
	if (slot == SIZE_MAX)
		slot = first_at(checker, cell, checker_is_explained);
	return slot == SIZE_MAX ? slot_of_section(checker, form_cell(checker->form, cell)->section)
				: slot;
}

static bool is_warning(const struct checker *checker, size_t slot)
{
	const struct form_rule *rule = checker_rule(checker, slot);

	return rule && rule->level == LEVEL_WARNING &&
		checker_state(checker, slot) == FINDING_FAILED;
}

GArray *checker_warnings_at(const struct checker *checker, cell_index cell)
{
	GArray *slots = g_array_new(FALSE, FALSE, sizeof(size_t));
	uint32_t touch = checker->form->touches.start[cell];
	size_t slot;

	while ((slot = next_at(checker, cell, &touch, is_warning)) != SIZE_MAX) {
		bool known = false;

		for (guint i = 0; i < slots->len; i++)
			known = known || g_array_index(slots, size_t, i) == slot;
		if (!known)
			g_array_append_val(slots, slot);
	}
	return slots;
}
