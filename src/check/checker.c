#include "check/named.h"
#include "check/slip.h"
#include "check/slots.h"

#include "report/reasons.h"

/* Slots */

struct slot slot_of(const struct checker *checker, size_t number)
{
	const struct form *form = checker->form;

	if (number < form->cell_count)
		return (struct slot){.cell = (cell_index)number, .rule = -1};
	number -= form->cell_count;
	if (number < form->instance_count)
		return (struct slot){.cell = CELL_NONE,
			.rule = form->instances[number].rule,
			.instance = number};
	number -= form->instance_count;
	const struct form_rule *rule = &form->rules[number];
	size_t first = checker->tallies[number].first;
	return (struct slot){.cell = CELL_NONE,
		.rule = (int)number,
		.instance = rule->first_instance + (first < rule->instance_count ? first : 0),
		.whole = true};
}

/* How the instances of a rule stand together. */
static enum finding_state tally_state(const struct tally *tally, enum rule_together together)
{
	if (together == TOGETHER_ALL) {
		if (tally->passed > 0)
			return FINDING_PASSED;
		if (tally->pending > 0)
			return FINDING_PENDING;
		return tally->failed > 0 ? FINDING_FAILED : FINDING_NONE;
	}
	if (tally->failed > 0)
		return FINDING_FAILED;
	if (tally->pending > 0)
		return FINDING_PENDING;
	return tally->passed > 0 ? FINDING_PASSED : FINDING_NONE;
}

static size_t slot_of_rule(const struct checker *checker, int rule)
{
	return checker->form->cell_count + checker->form->instance_count + (size_t)rule;
}

size_t slot_of_instance(const struct checker *checker, size_t instance)
{
	int rule = checker->form->instances[instance].rule;

	return checker->form->rules[rule].together ? slot_of_rule(checker, rule)
						   : checker->form->cell_count + instance;
}

size_t checker_slots(const struct checker *checker)
{
	return slot_of_rule(checker, 0) + checker->form->rule_count;
}

enum finding_state checker_state(const struct checker *checker, size_t number)
{
	const struct form *form = checker->form;

	if (number < form->cell_count)
		return fault_row((enum fault)checker->faults[number])->state;
	bool whole = number >= slot_of_rule(checker, 0);
	size_t index = number - form->cell_count;
	int rule = whole ? (int)(number - slot_of_rule(checker, 0)) : form->instances[index].rule;
	enum rule_together together = form->rules[rule].together;

	if (whole)
		return together ? tally_state(&checker->tallies[rule], together) : FINDING_NONE;
	return together ? FINDING_NONE : (enum finding_state)checker->outcomes[index];
}

bool checker_is_blank(const struct checker *checker, size_t slot)
{
	return slot < checker->form->cell_count && checker->faults[slot] == FAULT_BLANK;
}

static enum level slot_level(const struct checker *checker, size_t number)
{
	struct slot slot = slot_of(checker, number);

	return slot.rule < 0 ? LEVEL_ERROR : checker->form->rules[slot.rule].level;
}

bool checker_is_explained(const struct checker *checker, size_t slot)
{
	return checker->explained[slot];
}

bool checker_is_problem(const struct checker *checker, size_t slot)
{
	return checker_state(checker, slot) == FINDING_FAILED && !checker_is_blank(checker, slot) &&
		slot_level(checker, slot) <= LEVEL_WARNING && !checker->explained[slot];
}

cell_index checker_cell(const struct checker *checker, size_t number)
{
	struct slot slot = slot_of(checker, number);

	return slot.rule < 0 ? slot.cell : checker->form->instances[slot.instance].cells[0];
}

const struct form_rule *checker_rule(const struct checker *checker, size_t number)
{
	struct slot slot = slot_of(checker, number);

	return slot.rule < 0 ? NULL : &checker->form->rules[slot.rule];
}

/* Counts */

/* Adds a cell's part to its section's counts, or with sign -1 takes it away. */
static void count_cell(struct checker *checker, cell_index index, int sign)
{
	const struct form_cell *cell = form_cell(checker->form, index);
	struct section_count *count = &checker->sections[cell->section];
	enum fault fault = (enum fault)checker->faults[index];

	if (cell->spec->required && !form_cell_is_computed(cell) && fault != FAULT_VOID)
		count->required += (size_t)sign;
	if (fault == FAULT_BLANK)
		count->blanks += (size_t)sign;
	else if (fault_row(fault)->state == FINDING_FAILED)
		count->errors += (size_t)sign;
}

/* The same for a rule's slot, which counts where its finding belongs. */
static void count_slot(struct checker *checker, size_t number, int sign)
{
	if (checker_state(checker, number) != FINDING_FAILED)
		return;
	const struct form_cell *cell = form_cell(checker->form, checker_cell(checker, number));
	struct section_count *count = &checker->sections[cell->section];
	enum level level = slot_level(checker, number);

	if (level == LEVEL_ERROR)
		count->errors += (size_t)sign;
	else if (level == LEVEL_WARNING && checker->explained[number])
		count->explained += (size_t)sign;
	else if (level == LEVEL_WARNING)
		count->warnings += (size_t)sign;
}

static void tally(struct checker *checker, size_t index, int sign)
{
	struct tally *of_rule = &checker->tallies[checker->form->instances[index].rule];

	switch (checker->outcomes[index]) {
	case FINDING_FAILED: of_rule->failed += (size_t)sign; break;
	case FINDING_PENDING: of_rule->pending += (size_t)sign; break;
	case FINDING_PASSED: of_rule->passed += (size_t)sign; break;
	default: break;
	}
}

/* Keeps up which instance of a rule is the first that fails. */
static void note_first(struct checker *checker, size_t index)
{
	const struct form_rule *rule = &checker->form->rules[checker->form->instances[index].rule];
	size_t *first = &checker->tallies[checker->form->instances[index].rule].first;
	size_t number = index - rule->first_instance;

	if (checker->outcomes[index] == FINDING_FAILED)
		*first = MIN(*first, number);
	else if (number == *first)
		while (++*first < rule->instance_count &&
			checker->outcomes[rule->first_instance + *first] != FINDING_FAILED)
			;
}

/* Whether a text differs from what was seen of it by the report's last edit alone. */
static bool is_edited(const struct checker *checker, cell_index text)
{
	return checker->report->edit.cell == text && checker->report->sets == checker->sets + 1;
}

/* What is kept of a text goes with its edit, or is read anew when it is asked for. */
static void follow_text(struct checker *checker, cell_index text)
{
	const struct edited_text *edit = &checker->report->edit;

	if (is_edited(checker, text)) {
		claims_follow(checker->claims, edit);
		kept_texts_follow(checker->texts, checker->report->typed[text].text, edit);
		return;
	}
	claims_forget(checker->claims, text);
	kept_texts_forget(checker->texts, text);
}

static void update_cell(struct checker *checker, cell_index cell)
{
	if (form_cell(checker->form, cell)->spec->type == TYPE_TEXT)
		follow_text(checker, cell);
	else if (cell == checker->form->year_cell)
		claims_forget_all(checker->claims);
	count_cell(checker, cell, -1);
	checker->faults[cell] = (uint8_t)examine_cell(checker, cell);
	count_cell(checker, cell, +1);
}

static bool is_explained(const struct checker *checker, size_t slot)
{
	if (checker->report->reasons->len == 0 || slot_level(checker, slot) != LEVEL_WARNING ||
		checker_state(checker, slot) != FINDING_FAILED)
		return false;
	const struct reason *reason = checker_reason(checker, slot);
	return reason && reason_holds(reason, checker->report);
}

static void update_instance(struct checker *checker, size_t index)
{
	size_t slot = slot_of_instance(checker, index);

	count_slot(checker, slot, -1);
	tally(checker, index, -1);
	checker->silent[index] = instance_is_silent(checker, index);
	checker->outcomes[index] =
		checker->silent[index] ? FINDING_NONE : (uint8_t)examine_instance(checker, index);
	tally(checker, index, +1);
	note_first(checker, index);
	checker->explained[slot] = is_explained(checker, slot);
	count_slot(checker, slot, +1);
}

void checker_refresh(struct checker *checker)
{
	claims_forget_all(checker->claims);
	slip_memo_forget(checker->slips);
	named_memo_forget(checker->named);
	kept_texts_forget_all(checker->texts);
	for (cell_index cell = 0; cell < checker->form->cell_count; cell++)
		update_cell(checker, cell);
	for (size_t i = 0; i < checker->form->instance_count; i++)
		update_instance(checker, i);
	checker->sets = checker->report->sets;
}

struct checker *checker_new(const struct report *report)
{
	const struct form *form = report->form;
	struct checker *checker = g_new0(struct checker, 1);

	checker->report = report;
	checker->form = form;
	checker->faults = g_new0(uint8_t, form->cell_count);
	checker->outcomes = g_new0(uint8_t, form->instance_count);
	checker->tallies = g_new0(struct tally, form->rule_count);
	checker->silent = g_new0(bool, form->instance_count);
	checker->explained = g_new0(bool, checker_slots(checker));
	checker->sections = g_new0(struct section_count, form->section_count);
	checker->stack = evaluation_stack(form);
	checker->claims = claims_new(report);
	checker->texts = kept_texts_new();
	checker->queue = g_new(uint32_t, form->instance_count);
	checker->waiting = g_new0(bool, form->instance_count);
	for (cell_index cell = 0; cell < form->cell_count; cell++)
		checker->faults[cell] = FAULT_VOID; /* nothing is counted yet */
	for (size_t rule = 0; rule < form->rule_count; rule++)
		checker->tallies[rule].first = form->rules[rule].instance_count;
	checker->slips = slip_memo_new();
	checker->named = named_memo_new();
	checker_refresh(checker);
	return checker;
}

void checker_free(struct checker *checker)
{
	if (!checker)
		return;
	g_free(checker->faults);
	g_free(checker->outcomes);
	g_free(checker->tallies);
	g_free(checker->silent);
	g_free(checker->explained);
	g_free(checker->sections);
	g_free(checker->stack);
	claims_free(checker->claims);
	slip_memo_free(checker->slips);
	named_memo_free(checker->named);
	kept_texts_free(checker->texts);
	g_free(checker->queue);
	g_free(checker->waiting);
	g_free(checker);
}

/* Whether what texts say of figures is read anew when a cell changes. */
static bool is_read_by(const struct checker *checker, cell_index cell)
{
	return cell == checker->form->year_cell ||
		form_cell(checker->form, cell)->spec->type == TYPE_TEXT;
}

/* Queues the instances that read a cell, each once however many of its cells changed. */
static size_t queue_instances(struct checker *checker, cell_index cell, size_t queued)
{
	const struct cell_lists *touches = &checker->form->touches;
	bool heeds_silent = is_read_by(checker, cell);

	for (uint32_t t = touches->start[cell]; t < touches->start[cell + 1]; t++) {
		uint32_t instance = touches->items[t];

		if (checker->silent[instance] && !heeds_silent)
			continue;
		if (!checker->waiting[instance])
			checker->queue[queued++] = instance;
		checker->waiting[instance] = true;
	}
	return queued;
}

void checker_update(struct checker *checker, const cell_index *cells, size_t count)
{
	size_t queued = 0;

	slip_memo_forget(checker->slips);
	for (size_t i = 0; i < count; i++) {
		update_cell(checker, cells[i]);
		named_memo_update(checker->named, cells[i]);
		queued = queue_instances(checker, cells[i], queued);
	}
	checker->sets = checker->report->sets;
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
		total.explained += checker->sections[s].explained;
	}
	return total;
}

/* Lists */

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

struct remainder checker_remainder(const struct checker *checker, size_t index)
{
	const struct rule_instance *instance = &checker->form->instances[index];
	struct evaluation evaluation = instance_evaluation(checker, index);

	if (instance->relation == OP_NONE)
		return (struct remainder){
			.state = (enum finding_state)checker->outcomes[index], .blank = true};
	struct quantity left = evaluate(&evaluation, instance->left);
	struct quantity right = evaluate(&evaluation, instance->right);
	struct quantity difference = quantity_subtract(&left, &right);
	struct cell_spec spec = {.decimals = DECIMAL_DIGITS};
	struct value value = quantity_to_value(&difference, &spec);

	return (struct remainder){
		.state = (enum finding_state)checker->outcomes[index],
		.blank = value.kind != VALUE_NUMBER,
		.incomplete = value_incomplete(&value),
		.number = value.number,
	};
}
