/* Reasons for warnings: where they are kept, and for which figures they are given. */
#include "check/slots.h"

#include "report/reasons.h"

/* Whether another instance of the rule begins with the same cell. */
static bool shares_cell(const struct form *form, size_t index)
{
	const struct rule_instance *instance = &form->instances[index];
	const struct form_rule *rule = &form->rules[instance->rule];

	for (size_t i = 0; i < rule->instance_count; i++) {
		size_t other = rule->first_instance + i;

		if (other != index && form->instances[other].cells[0] == instance->cells[0])
			return true;
	}
	return false;
}

/* Where a reason for a slot's warning is kept: the address of its own cell, or of all it names,
   joined by +, where other instances of the rule have the same cell first. Free with g_free. */
static char *reason_address(const struct checker *checker, size_t number)
{
	const struct form *form = checker->form;
	struct slot slot = slot_of(checker, number);

	if (slot.rule < 0)
		return g_strdup(form_cell(form, slot.cell)->address);
	if (slot.whole)
		slot.instance = form->rules[slot.rule].first_instance;
	const struct rule_instance *instance = &form->instances[slot.instance];
	GString *address = g_string_new(form_cell(form, instance->cells[0])->address);
	if (!slot.whole && shares_cell(form, slot.instance)) {
		for (size_t i = 1; i < instance->cell_count; i++)
			g_string_append_printf(
				address, "+%s", form_cell(form, instance->cells[i])->address);
	}
	return g_string_free(address, FALSE);
}

const struct reason *checker_reason(const struct checker *checker, size_t slot)
{
	struct slot of = slot_of(checker, slot);

	if (of.rule < 0 || checker->report->reasons->len == 0)
		return NULL;
	g_autofree char *address = reason_address(checker, slot);
	return report_reason_find(checker->report, checker->form->rules[of.rule].id, address);
}

static void note_last_year(const struct checker *checker, cell_index cell, struct reason *reason)
{
	g_autofree char *address =
		g_strconcat(NAME_PREVIOUS, form_cell(checker->form, cell)->address, NULL);

	reason_note_figure(reason, checker->report, address);
}

static void note_program(const struct checker *checker, const struct rule_instance *instance,
	struct program program, struct reason *reason)
{
	for (uint32_t i = 0; i < program.length; i++) {
		struct instruction step = checker->form->code.instructions[program.start + i];

		if (step.operation == OP_PREVIOUS)
			note_last_year(checker, step.operand, reason);
		else if (step.operation == OP_SELF_PREVIOUS)
			note_last_year(checker, instance->self, reason);
	}
}

static void note_instance(const struct checker *checker, size_t index, struct reason *reason)
{
	const struct rule_instance *instance = &checker->form->instances[index];

	for (size_t i = 0; i < instance->cell_count; i++)
		reason_note_figure(reason, checker->report,
			form_cell(checker->form, instance->cells[i])->address);
	note_program(checker, instance, instance->left, reason);
	note_program(checker, instance, instance->right, reason);
}

struct reason *checker_give_reason(const struct checker *checker, size_t number, const char *text,
	const char *who, const char *when)
{
	struct slot slot = slot_of(checker, number);
	const struct form_rule *rule = &checker->form->rules[slot.rule];
	g_autofree char *address = reason_address(checker, number);
	struct reason *reason = reason_new(rule->id, address, text, who, when);

	if (!slot.whole) {
		note_instance(checker, slot.instance, reason);
		return reason;
	}
	for (size_t i = 0; i < rule->instance_count; i++) {
		if (checker->outcomes[rule->first_instance + i] == FINDING_FAILED)
			note_instance(checker, rule->first_instance + i, reason);
	}
	return reason;
}
