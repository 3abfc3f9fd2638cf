/* Findings in words: what a slot has to say, put together when somebody looks. */
#include "check/hints.h"

#include "base/language.h"
#include "check/slots.h"
#include "form/message.h"

static char *date_text(const struct form *form, const struct quantity *quantity)
{
	enum { ISO_SIZE = 16 };
	GDate date;
	char iso[ISO_SIZE];

	quantity_to_day(quantity, &date);
	g_snprintf(iso, sizeof iso, "%04d-%02d-%02d", g_date_get_year(&date),
		g_date_get_month(&date), g_date_get_day(&date));
	return report_format_date(form, iso);
}

char *quantity_text(const struct form *form, const struct quantity *quantity)
{
	/* as many decimals as the figures brought along, for it is only shown */
	struct cell_spec spec = {.decimals = quantity->decimals < 0 ? 2 : DECIMAL_DIGITS};
	struct value value;
	char buffer[DECIMAL_TEXT_SIZE];

	if (quantity->kind == QUANTITY_DATE)
		return date_text(form, quantity);
	if (quantity->kind > QUANTITY_OVERFLOW)
		return NULL;
	value = quantity_to_value(quantity, &spec);
	return g_strdup(value_text(&value, buffer));
}

/* What messages can say of the place; `value` and `last` are those of the cell the rule is for,
   else of the first it names. */
struct whereabouts {
	const char *column, *row;
	char *cell;         /* owned, as are the next two */
	char *value, *last; /* what the cell says, and what it said last year */
};

static struct whereabouts whereabouts_of(
	const struct report *report, const struct rule_instance *instance)
{
	const struct form *form = report->form;
	char buffer[DECIMAL_TEXT_SIZE];
	const struct form_rule *rule = &form->rules[instance->rule];
	cell_index cell = instance->self != CELL_NONE ? instance->self : instance->cells[0];
	struct whereabouts place = {NULL};

	if (instance->self != CELL_NONE)
		place.cell = form_cell_label(form, instance->self);
	place.value = report_display(report, cell);
	place.last = g_strdup(value_text(&report->last[cell], buffer));
	if (instance->line < 0)
		return place;
	const struct form_block *block =
		&form->sections[instance->section].tables[instance->table].blocks[instance->block];
	if (rule->each == EACH_COLUMN)
		place.column = form_axis_label(&block->columns, instance->line);
	else
		place.row = form_axis_label(&block->rows, instance->line);
	return place;
}

static void whereabouts_release(struct whereabouts *place)
{
	g_free(place->cell);
	g_free(place->value);
	g_free(place->last);
}

static char *fill_message(
	const char *message, const struct finding *finding, const struct whereabouts *place)
{
	const char *const texts[MESSAGE_WORDS] = {
		[MESSAGE_ROW] = place->row,
		[MESSAGE_COLUMN] = place->column,
		[MESSAGE_CELL] = place->cell,
		[MESSAGE_VALUE] = place->value,
		[MESSAGE_PREVIOUS] = place->last,
		[MESSAGE_LEFT] = finding->left,
		[MESSAGE_RIGHT] = finding->right,
		[MESSAGE_DIFFERENCE] = finding->difference,
	};

	return message_fill(message, texts);
}

static char *default_message(const struct form_rule *rule, const struct finding *finding,
	const struct whereabouts *place)
{
	const char *where = place->column ? place->column : place->row ? place->row : place->cell;
	const char *name = rule->label ? rule->label : rule->require;
	g_autofree char *what = where ? g_strdup_printf(_("%s：%s"), where, name) : g_strdup(name);

	if (!finding->left)
		return g_steal_pointer(&what);
	if (!finding->difference)
		return g_strdup_printf(
			_("%s：左边 %s，右边 %s"), what, finding->left, finding->right);
	return g_strdup_printf(_("%s：左边 %s，右边 %s，相差 %s"), what, finding->left,
		finding->right, finding->difference);
}

static void word_sides(const struct checker *checker, size_t index, struct finding *finding)
{
	const struct rule_instance *instance = &checker->form->instances[index];
	struct evaluation evaluation = instance_evaluation(checker, index);
	struct quantity left = evaluate(&evaluation, instance->left);
	struct quantity right = evaluate(&evaluation, instance->right);
	struct quantity difference = quantity_subtract(&left, &right);

	finding->left = quantity_text(checker->form, &left);
	finding->right = quantity_text(checker->form, &right);
	if (left.kind != QUANTITY_DATE)
		finding->difference = quantity_text(checker->form, &difference);
}

/* The cells of all instances that fail, of a rule whose instances are one finding together. */
static void gather_failing(
	const struct checker *checker, const struct form_rule *rule, struct finding *finding)
{
	GArray *cells = g_array_new(FALSE, FALSE, sizeof(cell_index));
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

	for (size_t i = 0; i < rule->instance_count; i++) {
		size_t index = rule->first_instance + i;
		const struct rule_instance *instance = &checker->form->instances[index];

		for (size_t c = 0;
			checker->outcomes[index] == FINDING_FAILED && c < instance->cell_count;
			c++) {
			if (g_hash_table_add(seen, GUINT_TO_POINTER(instance->cells[c])))
				g_array_append_val(cells, instance->cells[c]);
		}
	}
	if (cells->len == 0)
		g_array_append_val(cells, checker->form->instances[rule->first_instance].cells[0]);
	finding->cell_count = cells->len;
	finding->gathered = (cell_index *)(void *)g_array_free(cells, FALSE);
	finding->cells = finding->gathered;
}

static void word_instance(const struct checker *checker, struct slot slot, struct finding *finding)
{
	const struct form *form = checker->form;
	const struct rule_instance *instance = &form->instances[slot.instance];
	const struct form_rule *rule = &form->rules[slot.rule];
	struct whereabouts place = whereabouts_of(checker->report, instance);

	if (instance->relation != OP_NONE && !(slot.whole && rule->together == TOGETHER_ALL))
		word_sides(checker, slot.instance, finding);
	finding->rule = rule->id;
	finding->level = rule->level;
	if (rule->kind == RULE_FIGURES)
		word_claim(checker, slot.instance, finding);
	else if (rule->kind == RULE_YEARS)
		word_years(checker, slot.instance, finding);
	else if (rule->message && finding->state == FINDING_FAILED)
		finding->message = fill_message(rule->message, finding, &place);
	else /* the author's words are about what is wrong */
		finding->message = default_message(rule, finding, &place);
	whereabouts_release(&place);
	if (slot.whole) {
		gather_failing(checker, rule, finding);
		return;
	}
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
	form_gather_cells(form, form_cell_formula(form, cell), seen, cells);
	finding->cell_count = cells->len;
	finding->gathered = (cell_index *)(void *)g_array_free(cells, FALSE);
	finding->cells = finding->gathered;
}

static void word_stated(const struct checker *checker, cell_index cell, struct finding *finding)
{
	const struct value *stated = &checker->report->stated[cell];
	const struct value *computed = &checker->report->computed[cell];
	char buffer[DECIMAL_TEXT_SIZE];
	struct decimal difference;

	finding->right = g_strdup(value_text(computed, buffer));
	if (stated->kind == VALUE_BLANK) {
		finding->left = g_strdup(finding->right);
		finding->difference = g_strdup(computed->kind == VALUE_NUMBER ? "0" : "");
		return;
	}
	finding->left = g_strdup(value_text(stated, buffer));
	finding->difference = g_strdup(stated_difference(checker, cell, &difference)
			? decimal_format(difference, buffer)
			: "");
}

/* What is wrong with a cell that is called so. Free with g_free. */
static char *fault_message(
	const struct report *report, cell_index cell, enum fault fault, const char *label)
{
	const struct value *value = report_value(report, cell);
	char buffer[DECIMAL_TEXT_SIZE];
	const char *text = value_text(value, buffer);

	switch (fault) {
	case FAULT_BLANK:
		return g_strdup_printf(_("%s：%s"), label,
			value->kind == VALUE_NOT_APPLICABLE ? _("不适用（/）在这份表上不算答复")
							    : _("未填"));
	case FAULT_TYPE:
		return g_strdup_printf(_("%s：「%s」%s"), label, text,
			value_fault(form_cell(report->form, cell), value));
	case FAULT_OUT_OF_PLACE:
		return g_strdup_printf(_("%s：这一格不适用，却填了「%s」"), label, text);
	case FAULT_OVERFLOW: return g_strdup_printf(_("%s：合计超过18位，算不下"), label);
	default: return NULL;
	}
}

static void word_cell(const struct checker *checker, cell_index cell, struct finding *finding)
{
	const struct report *report = checker->report;
	const char *own = form_cell_rule(checker->form, cell);
	enum fault fault = (enum fault)checker->faults[cell];
	enum own_rule rule = fault_row(fault)->rule;
	g_autofree char *label = form_cell_label(checker->form, cell);

	finding->rule = rule == OWN_COMPUTED && own ? own : own_rule_id(rule);
	finding->level = LEVEL_ERROR;
	gather_operands(checker->form, cell, finding);
	finding->message = fault_message(report, cell, fault, label);
	if (finding->message)
		return;
	word_stated(checker, cell, finding);
	finding->message = g_strdup_printf(report->stated[cell].kind == VALUE_BLANK
			? _("%s：%s，由程序计算")
			: _("%s：文件写 %s，算得 %s"),
		label, finding->left, finding->right);
}

bool checker_finding(const struct checker *checker, size_t number, struct finding *finding)
{
	struct slot slot = slot_of(checker, number);

	*finding = (struct finding){.state = checker_state(checker, number)};
	if (finding->state == FINDING_NONE)
		return false;
	if (slot.rule < 0)
		word_cell(checker, slot.cell, finding);
	else
		word_instance(checker, slot, finding);
	finding->cell = finding->cells[0];
	finding->reason = checker_reason(checker, number);
	finding->explained = checker->explained[number];
	if (finding->state == FINDING_FAILED)
		finding->hint = hint_of(checker, number);
	return true;
}

void finding_release(struct finding *finding)
{
	g_free(finding->message);
	g_free(finding->left);
	g_free(finding->right);
	g_free(finding->difference);
	g_free(finding->hint);
	g_free(finding->gathered);
	*finding = (struct finding){0};
}

bool finding_names(const struct finding *finding, cell_index cell)
{
	for (size_t i = 0; i < finding->cell_count; i++) {
		if (finding->cells[i] == cell)
			return true;
	}
	return false;
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
