/* Findings in words: what a slot has to say, put together when somebody looks. */
#include "check/slots.h"

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
	GArray *cells = g_array_new(FALSE, FALSE, sizeof(cell_index));
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

	g_hash_table_add(seen, GUINT_TO_POINTER(cell));
	g_array_append_val(cells, cell);
	form_gather_cells(form, form_cell(form, cell)->formula, seen, cells);
	finding->cell_count = cells->len;
	finding->gathered = (cell_index *)(void *)g_array_free(cells, FALSE);
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

	finding->rule = fault_row(fault)->rule;
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
		finding->message = g_strdup_printf("%s：「%s」%s", label,
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
