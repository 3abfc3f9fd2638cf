#include "check/checker.h"

#include <string.h>

#include "report/evaluate.h"

/* What can be wrong with a cell by itself; one at a time, the gravest. */
enum fault {
	FAULT_NONE,
	FAULT_BLANK,
	FAULT_TYPE,
	FAULT_OVERFLOW,
	FAULT_STATED,         /* a file says another figure than the computed one */
	FAULT_STATED_PENDING, /* ... and blanks could still make them agree */
	FAULT_AGREES,         /* a computed cell with a rule that holds */
	FAULT_INCOMPLETE,     /* ... that is still being filled */
};

static const struct fault_row {
	const char *rule; /* NULL: the cell's own */
	enum finding_state state;
} fault_rows[] = {
	[FAULT_NONE] = {"", FINDING_NONE},
	[FAULT_BLANK] = {"blank", FINDING_FAILED},
	[FAULT_TYPE] = {"type", FINDING_FAILED},
	[FAULT_OVERFLOW] = {"overflow", FINDING_FAILED},
	[FAULT_STATED] = {NULL, FINDING_FAILED},
	[FAULT_STATED_PENDING] = {NULL, FINDING_PENDING},
	[FAULT_AGREES] = {NULL, FINDING_PASSED},
	[FAULT_INCOMPLETE] = {NULL, FINDING_PENDING},
};

struct checker {
	const struct report *report;
	const struct form *form;
	uint8_t *faults;   /* by cell: enum fault */
	uint8_t *outcomes; /* by rule instance: enum finding_state */
	struct section_count *sections;
	struct quantity *stack;
};

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

	if (checker->faults[cell] == FAULT_BLANK) {
		count->blanks += (size_t)sign;
		count->filled -= (size_t)sign;
	} else if (fault_rows[checker->faults[cell]].state == FINDING_FAILED) {
		count->errors += (size_t)sign;
	}
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
	for (cell_index cell = 0; cell < form->cell_count; cell++) {
		const struct form_cell *definition = form_cell(form, cell);
		struct section_count *count = &checker->sections[definition->section];

		if (definition->spec.required && !form_cell_is_computed(definition)) {
			count->required++;
			count->filled++; /* count_cell takes blanks off again */
		}
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
	g_free(checker);
}

void checker_update(struct checker *checker, const cell_index *cells, size_t count)
{
	const struct cell_lists *touches = &checker->form->touches;

	for (size_t i = 0; i < count; i++) {
		cell_index cell = cells[i];

		update_cell(checker, cell);
		for (uint32_t t = touches->start[cell]; t < touches->start[cell + 1]; t++)
			update_instance(checker, touches->items[t]);
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
		total.filled += checker->sections[s].filled;
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

static char *quantity_text(const struct quantity *quantity)
{
	/* as many decimals as the figures brought along, for it is only shown */
	struct cell_spec spec = {.decimals = quantity->decimals < 0 ? 2 : DECIMAL_DIGITS};
	struct value value;
	char buffer[DECIMAL_TEXT_SIZE];

	if (quantity->kind > QUANTITY_OVERFLOW)
		return NULL;
	value = quantity_to_value(quantity, &spec);
	return g_strdup(value_text(&value, buffer));
}

static const char *instance_line(
	const struct form *form, const struct rule_instance *instance, enum rule_each each)
{
	const struct form_rule *rule = &form->rules[instance->rule];

	if (rule->each != each)
		return NULL;
	const struct form_block *block =
		&form->sections[rule->section].tables[rule->table].blocks[instance->block];
	return form_axis_label(
		each == EACH_COLUMN ? &block->columns : &block->rows, instance->line);
}

/* A message with its {names} replaced. */
static char *fill_message(
	const char *message, const struct finding *finding, const char *column, const char *row)
{
	const struct {
		const char *name;
		const char *text;
	} parts[] = {
		{"{column}", column},
		{"{row}", row},
		{"{left}", finding->left},
		{"{right}", finding->right},
		{"{difference}", finding->difference},
	};
	g_autoptr(GString) filled = g_string_new(message);

	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
		g_string_replace(filled, parts[i].name, parts[i].text ? parts[i].text : "", 0);
	return g_strdup(filled->str);
}

static char *default_message(const struct form_rule *rule, const struct finding *finding,
	const char *column, const char *row)
{
	const char *where = column ? column : row;
	const char *what = rule->label ? rule->label : rule->require;

	if (!finding->left)
		return g_strdup_printf("%s%s%s", where ? where : "", where ? "：" : "", what);
	return g_strdup_printf("%s%s%s：左边 %s，右边 %s，相差 %s", where ? where : "",
		where ? "：" : "", what, finding->left, finding->right, finding->difference);
}

static void word_instance(const struct checker *checker, size_t index, struct finding *finding)
{
	const struct form *form = checker->form;
	const struct rule_instance *instance = &form->instances[index];
	const struct form_rule *rule = &form->rules[instance->rule];
	const char *column = instance_line(form, instance, EACH_COLUMN);
	const char *row = instance_line(form, instance, EACH_ROW);

	if (instance->relation != OP_NONE) {
		struct quantity left = evaluate(checker->report, instance->left, checker->stack);
		struct quantity right = evaluate(checker->report, instance->right, checker->stack);
		struct quantity difference = subtract_quantities(&left, &right);

		finding->left = quantity_text(&left);
		finding->right = quantity_text(&right);
		finding->difference = quantity_text(&difference);
	}
	finding->rule = rule->id;
	finding->level = rule->level;
	finding->message = rule->message ? fill_message(rule->message, finding, column, row)
					 : default_message(rule, finding, column, row);
	finding->cells = instance->cells;
	finding->cell_count = instance->cell_count;
}

/* A computed cell's own, and behind it what its formula reads, each once. */
static void gather_operands(const struct form *form, cell_index cell, struct finding *finding)
{
	const struct program *formula = &form_cell(form, cell)->formula;

	finding->gathered = g_new(cell_index, formula->length + 1);
	finding->gathered[0] = cell;
	finding->cell_count = 1;
	for (uint32_t i = 0; i < formula->length; i++) {
		struct instruction step = form->code.instructions[formula->start + i];
		bool known = step.operation != OP_CELL;

		for (size_t k = 0; k < finding->cell_count && !known; k++)
			known = finding->gathered[k] == step.operand;
		if (!known)
			finding->gathered[finding->cell_count++] = step.operand;
	}
	finding->cells = finding->gathered;
}

static void word_stated(const struct report *report, cell_index cell, struct finding *finding)
{
	const struct value *stated = &report->stated[cell];
	const struct value *computed = &report->computed[cell];
	char buffer[DECIMAL_TEXT_SIZE];
	struct ratio difference;
	struct decimal rounded;

	finding->right = g_strdup(value_text(computed, buffer));
	if (stated->kind == VALUE_BLANK) {
		finding->left = g_strdup(finding->right);
		finding->difference = g_strdup(computed->kind == VALUE_NUMBER ? "0" : "");
		return;
	}
	finding->left = g_strdup(value_text(stated, buffer));
	if (stated->kind == VALUE_NUMBER && computed->kind == VALUE_NUMBER &&
		ratio_subtract(ratio_from_decimal(stated->number),
			ratio_from_decimal(computed->number), &difference) &&
		ratio_round(
			difference, MAX(stated->number.scale, computed->number.scale), &rounded))
		finding->difference = g_strdup(decimal_format(rounded, buffer));
	else
		finding->difference = g_strdup("");
}

static void word_cell(const struct checker *checker, cell_index cell, struct finding *finding)
{
	const struct report *report = checker->report;
	const struct form_cell *definition = form_cell(checker->form, cell);
	enum fault fault = (enum fault)checker->faults[cell];
	g_autofree char *label = form_cell_label(checker->form, cell);
	char buffer[DECIMAL_TEXT_SIZE];

	finding->rule = fault_rows[fault].rule;
	if (!finding->rule)
		finding->rule = definition->rule ? definition->rule : "computed";
	finding->level = LEVEL_ERROR;
	gather_operands(checker->form, cell, finding);
	switch (fault) {
	case FAULT_BLANK:
		finding->message = g_strdup_printf("%s：%s", label,
			report->typed[cell].kind == VALUE_NOT_APPLICABLE
				? "不适用（/）在这份表上不算答复"
				: "未填");
		break;
	case FAULT_TYPE:
		finding->message = g_strdup_printf("%s：“%s”%s", label,
			value_text(&report->typed[cell], buffer),
			value_fault(definition, &report->typed[cell]));
		break;
	case FAULT_OVERFLOW:
		finding->message = g_strdup_printf("%s：合计超过18位，算不下", label);
		break;
	default:
		word_stated(report, cell, finding);
		finding->message = g_strdup_printf(report->stated[cell].kind == VALUE_BLANK
				? "%s：%s，由程序计算"
				: "%s：文件写 %s，算得 %s",
			label, finding->left, finding->right);
	}
}

bool checker_finding(const struct checker *checker, size_t slot, struct finding *finding)
{
	*finding = (struct finding){.state = checker_state(checker, slot)};
	if (finding->state == FINDING_NONE)
		return false;
	if (slot < checker->form->cell_count)
		word_cell(checker, (cell_index)slot, finding);
	else
		word_instance(checker, slot - checker->form->cell_count, finding);
	finding->cell = finding->cells[0];
	return true;
}

void finding_release(struct finding *finding)
{
	g_free(finding->message);
	g_free(finding->left);
	g_free(finding->right);
	g_free(finding->difference);
	g_free(finding->gathered);
	*finding = (struct finding){0};
}

/* Lists */

static cell_index slot_cell(const struct checker *checker, size_t slot)
{
	if (slot < checker->form->cell_count)
		return (cell_index)slot;
	return checker->form->instances[slot - checker->form->cell_count].cells[0];
}

static gint compare_slots(gconstpointer a, gconstpointer b, gpointer data)
{
	size_t left = *(const size_t *)a, right = *(const size_t *)b;
	cell_index left_cell = slot_cell(data, left), right_cell = slot_cell(data, right);

	if (left_cell != right_cell)
		return left_cell < right_cell ? -1 : 1;
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

	if (checker_state(checker, cell) == FINDING_FAILED)
		return cell;
	for (uint32_t t = touches->start[cell]; t < touches->start[cell + 1]; t++) {
		if (checker->outcomes[touches->items[t]] == FINDING_FAILED)
			return checker->form->cell_count + touches->items[t];
	}
	return SIZE_MAX;
}

struct remainder checker_remainder(const struct checker *checker, size_t index)
{
	const struct rule_instance *instance = &checker->form->instances[index];
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

const char *finding_state_name(enum finding_state state)
{
	static const char *const names[] = {
		[FINDING_NONE] = "none",
		[FINDING_PASSED] = "passed",
		[FINDING_PENDING] = "pending",
		[FINDING_FAILED] = "failed",
	};

	return names[state];
}
