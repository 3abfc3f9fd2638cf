#include "check/slots.h"

static const struct fault_row fault_rows[] = {
	[FAULT_NONE] = {"", FINDING_NONE},
	[FAULT_BLANK] = {"blank", FINDING_FAILED},
	[FAULT_TYPE] = {"type", FINDING_FAILED},
	[FAULT_OVERFLOW] = {"overflow", FINDING_FAILED},
	[FAULT_STATED] = {NULL, FINDING_FAILED},
	[FAULT_STATED_PENDING] = {NULL, FINDING_PENDING},
	[FAULT_AGREES] = {NULL, FINDING_PASSED},
	[FAULT_INCOMPLETE] = {NULL, FINDING_PENDING},
};

const struct fault_row *fault_row(enum fault fault)
{
	return &fault_rows[fault];
}

/* States */

static bool answered(const struct form *form, const struct value *value)
{
	if (value->kind == VALUE_NOT_APPLICABLE)
		return form->not_applicable_answers;
	return value->kind != VALUE_BLANK;
}

static enum fault computed_fault(const struct report *report, cell_index cell)
{
	const struct value *computed = &report->computed[cell];

	if (computed->kind == VALUE_OVERFLOW)
		return FAULT_OVERFLOW;
	if (report_contradicted(report, cell))
		return value_incomplete(computed) || computed->kind == VALUE_BLANK
			? FAULT_STATED_PENDING
			: FAULT_STATED;
	if (!form_cell(report->form, cell)->rule)
		return FAULT_NONE;
	return value_incomplete(computed) || computed->kind == VALUE_BLANK ? FAULT_INCOMPLETE
									   : FAULT_AGREES;
}

static enum fault examine_cell(const struct checker *checker, cell_index index)
{
	const struct form_cell *cell = form_cell(checker->form, index);
	const struct value *value = &checker->report->typed[index];

	if (form_cell_is_computed(cell))
		return computed_fault(checker->report, index);
	if (value_fault(cell, value))
		return FAULT_TYPE;
	if (cell->spec.required && !answered(checker->form, value))
		return FAULT_BLANK;
	return FAULT_NONE;
}

static enum finding_state outcome(enum quantity_kind truth)
{
	if (truth == QUANTITY_TRUE)
		return FINDING_PASSED;
	return truth == QUANTITY_FALSE ? FINDING_FAILED : FINDING_PENDING;
}

static enum finding_state examine_instance(const struct checker *checker, size_t index)
{
	const struct rule_instance *instance = &checker->form->instances[index];
	struct quantity left = evaluate(checker->report, instance->left, checker->stack);

	if (instance->relation == OP_NONE)
		return outcome(left.kind);
	struct quantity right = evaluate(checker->report, instance->right, checker->stack);
	return outcome(compare_quantities(instance->relation, &left, &right));
}

/* Counts */

static int instance_section(const struct checker *checker, size_t index)
{
	const struct rule_instance *instance = &checker->form->instances[index];

	return form_cell(checker->form, instance->cells[0])->section;
}

/* Adds a cell's part to its section's counts, or with sign -1 takes it away. */
static void count_cell(struct checker *checker, cell_index cell, int sign)
{
	struct section_count *count = &checker->sections[form_cell(checker->form, cell)->section];

	if (checker->faults[cell] == FAULT_BLANK)
		count->blanks += (size_t)sign;
	else if (fault_rows[checker->faults[cell]].state == FINDING_FAILED)
		count->errors += (size_t)sign;
}

static void count_instance(struct checker *checker, size_t index, int sign)
{
	struct section_count *count = &checker->sections[instance_section(checker, index)];
	enum level level = checker->form->rules[checker->form->instances[index].rule].level;

	if (checker->outcomes[index] != FINDING_FAILED)
		return;
	if (level == LEVEL_ERROR)
		count->errors += (size_t)sign;
	else if (level == LEVEL_WARNING)
		count->warnings += (size_t)sign;
}

static void update_cell(struct checker *checker, cell_index cell)
{
	count_cell(checker, cell, -1);
	checker->faults[cell] = (uint8_t)examine_cell(checker, cell);
	count_cell(checker, cell, +1);
}

static void update_instance(struct checker *checker, size_t index)
{
	count_instance(checker, index, -1);
	checker->outcomes[index] = (uint8_t)examine_instance(checker, index);
	count_instance(checker, index, +1);
}

struct checker *checker_new(const struct report *report)
{
	const struct form *form = report->form;
	struct checker *checker = g_new0(struct checker, 1);

	checker->report = report;
	checker->form = form;
	checker->faults = g_new0(uint8_t, form->cell_count);
	checker->outcomes = g_new0(uint8_t, form->instance_count);
	checker->sections = g_new0(struct section_count, form->section_count);
	checker->stack = g_new(struct quantity, form->code.deepest + 1);
	checker->queue = g_new(uint32_t, form->instance_count);
	checker->waiting = g_new0(bool, form->instance_count);
	for (cell_index cell = 0; cell < form->cell_count; cell++) {
		const struct form_cell *definition = form_cell(form, cell);

		if (definition->spec.required && !form_cell_is_computed(definition))
			checker->sections[definition->section].required++;
		update_cell(checker, cell);
	}
	for (size_t i = 0; i < form->instance_count; i++)
		update_instance(checker, i);
	return checker;
}

void checker_free(struct checker *checker)
{
	if (!checker)
		return;
	g_free(checker->faults);
	g_free(checker->outcomes);
	g_free(checker->sections);
	g_free(checker->stack);
	g_free(checker->queue);
	g_free(checker->waiting);
	g_free(checker);
}

/* Queues the instances that read a cell, each once however many of its cells changed. */
static size_t queue_instances(struct checker *checker, cell_index cell, size_t queued)
{
	const struct cell_lists *touches = &checker->form->touches;

	for (uint32_t t = touches->start[cell]; t < touches->start[cell + 1]; t++) {
		uint32_t instance = touches->items[t];

		if (!checker->waiting[instance])
			checker->queue[queued++] = instance;
		checker->waiting[instance] = true;
	}
	return queued;
}

void checker_update(struct checker *checker, const cell_index *cells, size_t count)
{
	size_t queued = 0;

	for (size_t i = 0; i < count; i++) {
		update_cell(checker, cells[i]);
		queued = queue_instances(checker, cells[i], queued);
	}
	for (size_t i = 0; i < queued; i++) {
		checker->waiting[checker->queue[i]] = false;
		update_instance(checker, checker->queue[i]);
	}
}

struct section_count checker_section(const struct checker *checker, int section)
{
	return checker->sections[section];
}

struct section_count checker_total(const struct checker *checker)
{
	struct section_count total = {0};

	for (int s = 0; s < checker->form->section_count; s++) {
		total.required += checker->sections[s].required;
		total.blanks += checker->sections[s].blanks;
		total.errors += checker->sections[s].errors;
		total.warnings += checker->sections[s].warnings;
	}
	return total;
}

/* Slots */

size_t checker_slots(const struct checker *checker)
{
	return checker->form->cell_count + checker->form->instance_count;
}

enum finding_state checker_state(const struct checker *checker, size_t slot)
{
	if (slot < checker->form->cell_count)
		return fault_rows[checker->faults[slot]].state;
	return (enum finding_state)checker->outcomes[slot - checker->form->cell_count];
}

bool checker_is_blank(const struct checker *checker, size_t slot)
{
	return slot < checker->form->cell_count && checker->faults[slot] == FAULT_BLANK;
}

static enum level slot_level(const struct checker *checker, size_t slot)
{
	const struct form *form = checker->form;

	if (slot < form->cell_count)
		return LEVEL_ERROR;
	return form->rules[form->instances[slot - form->cell_count].rule].level;
}

bool checker_is_problem(const struct checker *checker, size_t slot)
{
	return checker_state(checker, slot) == FINDING_FAILED && !checker_is_blank(checker, slot) &&
		slot_level(checker, slot) <= LEVEL_WARNING;
}

/* Lists */

cell_index checker_cell(const struct checker *checker, size_t slot)
{
	if (slot < checker->form->cell_count)
		return (cell_index)slot;
	return checker->form->instances[slot - checker->form->cell_count].cells[0];
}

static gint compare_slots(gconstpointer a, gconstpointer b, gpointer data)
{
	size_t left = *(const size_t *)a, right = *(const size_t *)b;
	cell_index left_cell = checker_cell(data, left), right_cell = checker_cell(data, right);

	if (left_cell != right_cell)
		return left_cell < right_cell ? -1 : 1;
	if (slot_level(data, left) != slot_level(data, right))
		return slot_level(data, left) < slot_level(data, right) ? -1 : 1;
	return left < right ? -1 : left > right;
}

GArray *checker_list(const struct checker *checker)
{
	GArray *slots = g_array_new(FALSE, FALSE, sizeof(size_t));

	for (size_t slot = 0; slot < checker_slots(checker); slot++) {
		if (checker_state(checker, slot) != FINDING_NONE)
			g_array_append_val(slots, slot);
	}
	g_array_sort_with_data(slots, compare_slots, (gpointer)checker);
	return slots;
}

size_t checker_at(const struct checker *checker, cell_index cell)
{
	const struct cell_lists *touches = &checker->form->touches;

	if (checker_is_problem(checker, cell))
		return cell;
	for (uint32_t t = touches->start[cell]; t < touches->start[cell + 1]; t++) {
		size_t slot = checker->form->cell_count + touches->items[t];

		if (checker_is_problem(checker, slot))
			return slot;
	}
	return SIZE_MAX;
}

struct remainder checker_remainder(const struct checker *checker, size_t index)
{
	const struct rule_instance *instance = &checker->form->instances[index];

	if (instance->relation == OP_NONE)
		return (struct remainder){
			.state = (enum finding_state)checker->outcomes[index], .blank = true};
	struct quantity left = evaluate(checker->report, instance->left, checker->stack);
	struct quantity right = evaluate(checker->report, instance->right, checker->stack);
	struct quantity difference = subtract_quantities(&left, &right);
	struct cell_spec spec = {.decimals = DECIMAL_DIGITS};
	struct value value = quantity_to_value(&difference, &spec);

	return (struct remainder){
		.state = (enum finding_state)checker->outcomes[index],
		.blank = value.kind != VALUE_NUMBER,
		.incomplete = value_incomplete(&value),
		.number = value.number,
	};
}
