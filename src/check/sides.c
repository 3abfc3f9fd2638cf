#include "check/sides.h"

#include "base/language.h"
#include "check/slip.h"

static void side_row_free(gpointer data)
{
	struct side_row *row = data;

	g_free(row->name);
	g_free(row->left);
	g_free(row->right);
	g_free(row->difference);
	g_free(row);
}

/* The figures of a side */

/* What an instruction that takes nothing brings in; NULL for what is no figure of the report. */
static char *figure_text(const struct checker *checker, struct instruction step)
{
	const struct report *report = checker->report;
	char buffer[DECIMAL_TEXT_SIZE];
	const struct value *value;

	if (step.operation == OP_CELL)
		value = report_value(report, step.operand);
	else if (step.operation == OP_PREVIOUS)
		value = &report->last[step.operand];
	else
		return NULL;
	const char *text = value_text(value, buffer);
	return g_strdup(*text ? text : ".");
}

/* 2＋0, 19－15: of a side that only adds up and takes away; NULL of others. */
static char *added_up(const struct checker *checker, struct program program)
{
	g_autoptr(GString) text = g_string_new(NULL);
	uint32_t pending = 0; /* figures that no sign has been put before yet */

	for (uint32_t i = 0; i < program.length; i++) {
		struct instruction step = checker->form->code.instructions[program.start + i];
		g_autofree char *figure = figure_text(checker, step);
		struct instruction next = i + 1 < program.length
			? checker->form->code.instructions[program.start + i + 1]
			: (struct instruction){0};

		if (!figure && step.operation != OP_ADD && step.operation != OP_SUBTRACT)
			return NULL;
		if (!figure)
			continue;
		if (pending++ > 0 && next.operation != OP_ADD && next.operation != OP_SUBTRACT)
			return NULL;
		if (text->len > 0)
			g_string_append(text, next.operation == OP_ADD ? _("＋") : _("－"));
		g_string_append(text, figure);
	}
	return pending > 1 ? g_string_free(g_steal_pointer(&text), FALSE) : NULL;
}

static char *side_text(
	const struct checker *checker, struct program program, const struct quantity *value)
{
	g_autofree char *sum = quantity_text(checker->form, value);
	g_autofree char *figures = added_up(checker, program);

	if (!sum || !*sum)
		return g_strdup(".");
	return figures ? g_strdup_printf(_("%s＝%s"), figures, sum) : g_steal_pointer(&sum);
}

/* Rows */

static char *signed_text(const struct form *form, const struct quantity *difference)
{
	g_autofree char *text = quantity_text(form, difference);

	if (!text || difference->kind != QUANTITY_NUMBER || ratio_sign(difference->number) == 0)
		return g_strdup("");
	return ratio_sign(difference->number) > 0 ? g_strconcat("+", text, NULL)
						  : g_steal_pointer(&text);
}

static void add_row(const struct checker *checker, size_t index, GPtrArray *rows)
{
	const struct rule_instance *instance = &checker->form->instances[index];
	struct evaluation evaluation = instance_evaluation(checker, index);
	struct quantity left = evaluate(&evaluation, instance->left);
	struct quantity right = evaluate(&evaluation, instance->right);
	struct quantity difference = quantity_subtract(&left, &right);
	struct side_row *row = g_new0(struct side_row, 1);

	if (instance->line >= 0)
		row->name = g_strdup(
			form_axis_label(slip_axis(checker->form, instance), instance->line));
	row->left = side_text(checker, instance->left, &left);
	row->right = side_text(checker, instance->right, &right);
	row->difference =
		left.kind == QUANTITY_DATE ? g_strdup("") : signed_text(checker->form, &difference);
	row->is_even = difference.kind == QUANTITY_NUMBER && ratio_sign(difference.number) == 0;
	g_ptr_array_add(rows, row);
}

/* The instances of the rule that stand for totals and hold. */
static void add_totals(const struct checker *checker, size_t index, GPtrArray *rows)
{
	const struct form_rule *rule = &checker->form->rules[checker->form->instances[index].rule];

	for (size_t i = 0; i < rule->instance_count; i++) {
		size_t other = rule->first_instance + i;
		const struct rule_instance *instance = &checker->form->instances[other];

		if (instance->line >= 0 && checker->outcomes[other] == FINDING_PASSED &&
			form_axis_leaf(slip_axis(checker->form, instance), instance->line)->formula)
			add_row(checker, other, rows);
	}
}

GPtrArray *checker_sides(const struct checker *checker, size_t number)
{
	GPtrArray *rows = g_ptr_array_new_with_free_func(side_row_free);
	struct slot slot = slot_of(checker, number);
	struct slip slip;

	if (slot.rule < 0 || slot.whole ||
		checker->form->instances[slot.instance].relation == OP_NONE)
		return rows;
	add_row(checker, slot.instance, rows);
	if (slip_of(checker, number, &slip) && slip.kind == SLIP_LINE) {
		add_row(checker, slip.other, rows);
		add_totals(checker, slot.instance, rows);
	}
	return rows;
}
