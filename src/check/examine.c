/* How things stand: a cell by itself, and an instance of a rule. */
#include "check/slots.h"

static const struct fault_row fault_rows[] = {
	[FAULT_NONE] = {OWN_RULES, FINDING_NONE},
	[FAULT_BLANK] = {OWN_BLANK, FINDING_FAILED},
	[FAULT_TYPE] = {OWN_TYPE, FINDING_FAILED},
	[FAULT_OVERFLOW] = {OWN_OVERFLOW, FINDING_FAILED},
	[FAULT_STATED] = {OWN_COMPUTED, FINDING_FAILED},
	[FAULT_STATED_PENDING] = {OWN_COMPUTED, FINDING_PENDING},
	[FAULT_AGREES] = {OWN_COMPUTED, FINDING_PASSED},
	[FAULT_INCOMPLETE] = {OWN_COMPUTED, FINDING_PENDING},
	[FAULT_VOID] = {OWN_RULES, FINDING_NONE},
	[FAULT_OUT_OF_PLACE] = {OWN_NOT_APPLICABLE, FINDING_FAILED},
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

/* Whether a computed figure lies outside bounds its author gave it. Below nought by itself is no
   fault of the sum's: then one of its parts is, and says so. */
static bool out_of_bounds(const struct form_cell *cell, const struct value *computed)
{
	return cell->spec->bounds_at.line > 0 && !value_incomplete(computed) &&
		value_fault(cell, computed);
}

/* Whether blanks can still make a computed figure what the file says. */
static bool may_agree(const struct value *stated, const struct value *computed)
{
	if (stated->kind != VALUE_NUMBER || computed->kind != VALUE_NUMBER)
		return value_incomplete(computed) || computed->kind == VALUE_BLANK;
	int order = decimal_compare(stated->number, computed->number);
	return order == 0 || (order > 0 ? computed->may_rise : computed->may_fall);
}

bool stated_difference(const struct checker *checker, cell_index cell, struct decimal *difference)
{
	const struct value *stated = &checker->report->stated[cell];
	const struct value *computed = &checker->report->computed[cell];
	struct ratio exact;

	return stated->kind == VALUE_NUMBER && computed->kind == VALUE_NUMBER &&
		ratio_subtract(ratio_from_decimal(stated->number),
			ratio_from_decimal(computed->number), &exact) &&
		ratio_round(exact, MAX(stated->number.scale, computed->number.scale), difference);
}

static enum fault computed_fault(const struct report *report, cell_index cell)
{
	const struct value *computed = &report->computed[cell];

	if (computed->kind == VALUE_OVERFLOW)
		return FAULT_OVERFLOW;
	if (report_contradicted(report, cell))
		return may_agree(&report->stated[cell], computed) ? FAULT_STATED_PENDING
								  : FAULT_STATED;
	if (out_of_bounds(form_cell(report->form, cell), computed))
		return FAULT_TYPE;
	if (!form_cell_rule(report->form, cell))
		return FAULT_NONE;
	return value_incomplete(computed) || computed->kind == VALUE_BLANK ? FAULT_INCOMPLETE
									   : FAULT_AGREES;
}

static bool cell_applies(const struct checker *checker, cell_index cell)
{
	struct evaluation evaluation = {
		.report = checker->report, .stack = checker->stack, .self = CELL_NONE};

	return evaluate_applies(&evaluation, cell);
}

enum fault examine_cell(const struct checker *checker, cell_index index)
{
	const struct form_cell *cell = form_cell(checker->form, index);
	const struct value *value = &checker->report->typed[index];

	if (cell->absent)
		return FAULT_NONE;
	if (form_cell_is_computed(cell))
		return computed_fault(checker->report, index);
	if (!cell_applies(checker, index))
		return value->kind == VALUE_BLANK || value->kind == VALUE_NOT_APPLICABLE
			? FAULT_VOID
			: FAULT_OUT_OF_PLACE;
	if (value_fault(cell, value))
		return FAULT_TYPE;
	if (cell->spec->required && !answered(checker->form, value))
		return FAULT_BLANK;
	return FAULT_NONE;
}

/* What cannot be decided is pending only while typing could decide it. */
static enum finding_state outcome(enum quantity_kind truth, const struct evaluation *evaluation)
{
	if (truth == QUANTITY_TRUE)
		return FINDING_PASSED;
	if (truth == QUANTITY_FALSE)
		return FINDING_FAILED;
	return evaluation->last_year_missing || !evaluation->open ? FINDING_NONE : FINDING_PENDING;
}

struct evaluation instance_evaluation(const struct checker *checker, size_t instance)
{
	return (struct evaluation){
		.report = checker->report,
		.stack = checker->stack,
		.texts = checker->texts,
		.self = checker->form->instances[instance].self,
	};
}

/* Two sides that may differ by so much at most. */
static enum quantity_kind compare_within(
	const struct quantity *left, const struct quantity *right, struct decimal within)
{
	struct quantity difference = quantity_subtract(left, right);
	struct quantity most = {.kind = QUANTITY_NUMBER, .number = ratio_from_decimal(within)};
	struct quantity least = {
		.kind = QUANTITY_NUMBER, .number = ratio_negate(ratio_from_decimal(within))};
	enum quantity_kind below = quantity_compare(OP_LESS_EQUAL, &difference, &most);
	enum quantity_kind above = quantity_compare(OP_GREATER_EQUAL, &difference, &least);

	if (below == QUANTITY_FALSE || above == QUANTITY_FALSE)
		return QUANTITY_FALSE;
	return below == QUANTITY_TRUE && above == QUANTITY_TRUE ? QUANTITY_TRUE : QUANTITY_UNKNOWN;
}

static enum finding_state examine_require(struct evaluation *evaluation,
	const struct form_rule *rule, const struct rule_instance *instance)
{
	struct quantity left = evaluate(evaluation, instance->left);

	if (instance->relation == OP_NONE)
		return outcome(left.kind, evaluation);
	struct quantity right = evaluate(evaluation, instance->right);
	return outcome(rule->has_within ? compare_within(&left, &right, rule->within)
					: quantity_compare(instance->relation, &left, &right),
		evaluation);
}

/* Texts */

void claim_judge_init(struct claim_judge *judge, const struct checker *checker, size_t index)
{
	const struct rule_instance *instance = &checker->form->instances[index];
	const struct form_rule *rule = &checker->form->rules[instance->rule];
	const struct figures_entry *entry = &rule->entries[instance->entry];

	judge->evaluation = instance_evaluation(checker, index);
	judge->count = entry->is_count;
	judge->is = g_new(struct quantity, entry->is_count);
	for (size_t i = 0; i < entry->is_count; i++)
		judge->is[i] = evaluate(&judge->evaluation, entry->is[i]);
}

void claim_judge_release(struct claim_judge *judge)
{
	g_free(judge->is);
}

/* Whether a figure in prose is one of those it may be. */
enum finding_state claim_judge_state(
	const struct claim_judge *judge, const struct figure_claim *claim)
{
	struct quantity claimed = {
		.kind = QUANTITY_NUMBER, .number = ratio_from_decimal(claim->figure)};
	enum quantity_kind truth = QUANTITY_FALSE;

	for (size_t i = 0; i < judge->count && truth != QUANTITY_TRUE; i++) {
		enum quantity_kind equal = quantity_compare(OP_EQUAL, &claimed, &judge->is[i]);

		if (equal != QUANTITY_FALSE)
			truth = equal;
	}
	return outcome(truth, &judge->evaluation);
}

static const GArray *claims_of_instance(const struct checker *checker, size_t index)
{
	const struct rule_instance *instance = &checker->form->instances[index];

	return claims_of_figures(checker->claims, instance->self,
		&checker->form->rules[instance->rule], (size_t)instance->entry,
		report_year(checker->report));
}

bool instance_is_silent(const struct checker *checker, size_t index)
{
	const struct rule_instance *instance = &checker->form->instances[index];

	return checker->form->rules[instance->rule].kind == RULE_FIGURES &&
		claims_of_instance(checker, index)->len == 0;
}

static enum finding_state examine_figures(
	const struct checker *checker, size_t index, struct wrong_claim *wrong)
{
	const GArray *claims = claims_of_instance(checker, index);
	enum finding_state state = FINDING_NONE;
	struct claim_judge judge;

	*wrong = (struct wrong_claim){.count = 0};
	if (claims->len == 0)
		return state;
	claim_judge_init(&judge, checker, index);
	for (guint i = 0; i < claims->len; i++) {
		const struct figure_claim *claim = &g_array_index(claims, struct figure_claim, i);
		enum finding_state found = claim_judge_state(&judge, claim);

		if (found == FINDING_FAILED && wrong->count++ == 0) {
			wrong->claim = *claim;
			wrong->should_be = judge.is[0];
		}
		state = MAX(state, found); /* failed is more than pending, and that than passed */
	}
	claim_judge_release(&judge);
	return state;
}

bool find_wrong_claim(const struct checker *checker, size_t index, struct wrong_claim *wrong)
{
	examine_figures(checker, index, wrong);
	return wrong->count > 0;
}

static enum finding_state examine_years(
	const struct checker *checker, const struct rule_instance *instance)
{
	const struct form_rule *rule = &checker->form->rules[instance->rule];
	int year = report_year(checker->report);

	if (year == 0 || checker->report->typed[instance->self].kind != VALUE_TEXT)
		return FINDING_PENDING;
	return claims_of_years(checker->claims, instance->self, rule, year)->len > 0
		? FINDING_FAILED
		: FINDING_PASSED;
}

static enum finding_state examine_kind(
	const struct checker *checker, struct evaluation *evaluation, size_t index)
{
	const struct rule_instance *instance = &checker->form->instances[index];
	const struct form_rule *rule = &checker->form->rules[instance->rule];
	struct wrong_claim wrong;

	switch (rule->kind) {
	case RULE_FIGURES: return examine_figures(checker, index, &wrong);
	case RULE_YEARS: return examine_years(checker, instance);
	default: return examine_require(evaluation, rule, instance);
	}
}

/* A figure that does not apply, and is none, is no figure for a rule to look at: there is nothing
   less of it than last year. */
static bool has_a_say(const struct checker *checker, const struct rule_instance *instance)
{
	return instance->self == CELL_NONE ||
		checker->report->typed[instance->self].kind != VALUE_BLANK ||
		cell_applies(checker, instance->self);
}

enum finding_state examine_instance(const struct checker *checker, size_t index)
{
	return examine_assuming(checker, index, NULL);
}

/* Where it is not known yet whether a rule applies, what could not fail anyway waits for
   nothing. */
enum finding_state examine_assuming(
	const struct checker *checker, size_t index, const struct assumption *assumed)
{
	const struct rule_instance *instance = &checker->form->instances[index];
	struct evaluation evaluation = instance_evaluation(checker, index);
	enum finding_state most = FINDING_FAILED;

	evaluation.assumed = assumed;
	if (!has_a_say(checker, instance))
		return FINDING_NONE;
	if (instance->when.length > 0) {
		struct quantity when = evaluate(&evaluation, instance->when);

		if (when.kind == QUANTITY_FALSE)
			return FINDING_NONE;
		if (when.kind != QUANTITY_TRUE)
			most = outcome(when.kind, &evaluation);
	}
	enum finding_state state = examine_kind(checker, &evaluation, index);
	return MIN(state, most);
}
