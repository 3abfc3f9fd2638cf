#include "form/lint.h"

#include "base/language.h"
#include "form/lint_internal.h"
#include "form/prospect.h"

enum {
	MOST_INSTANCES = 1000, /* of one rule that are looked at */
	MOST_STEPS = 10000000, /* that are taken for the rules of one form: about a second */
};

void lint_say(const struct lint *lint, struct position at, enum level level, const char *check,
	const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	diagnostics_add_list(
		lint->diagnostics, lint->form->path, at, level, check, format, arguments);
	va_end(arguments);
}

/* Totals */

static char *bound_text(struct bound bound)
{
	struct decimal number;
	char buffer[DECIMAL_TEXT_SIZE];

	if (bound.beyond || !ratio_round(bound.number, 0, &number))
		return g_strdup(bound.beyond < 0 ? _("负无穷") : _("无穷"));
	return g_strdup(decimal_format(number, buffer));
}

static struct range allowed(const struct form_cell *cell)
{
	struct range range = range_any(true);

	if (cell->spec->has_min)
		range.least = bound_of(ratio_from_decimal(cell->spec->min));
	if (cell->spec->has_max)
		range.greatest = bound_of(ratio_from_decimal(cell->spec->max));
	return range;
}

/* False when there is something to say about the cell. */
static bool total_is_reachable(
	const struct lint *lint, const struct bounds *bounds, cell_index index)
{
	const struct form_cell *cell = form_cell(lint->form, index);
	struct range range = bounds_of_cell(bounds, index);
	struct position at = form_formula_at(lint->form, index);

	if (range.kind == RANGE_NOTHING) {
		lint_say(lint, at, LEVEL_ERROR, "no-figure", _("%s 永远算不出数来"), cell->address);
		return false;
	}
	if (range_meets(range, allowed(cell)))
		return true;
	g_autofree char *least = bound_text(range.least);
	g_autofree char *greatest = bound_text(range.greatest);
	lint_say(lint, at, LEVEL_ERROR, "unreachable-total",
		_("%s 算得的数总在 %s 到 %s 之间，不在它自己的 min、max 之内"), cell->address,
		least, greatest);
	return false;
}

/* One slip spoils a whole row or column: each place is named once. */
static void lint_totals(const struct lint *lint, const struct bounds *bounds)
{
	const struct form *form = lint->form;
	g_autoptr(GHashTable) named =
		g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);

	for (size_t i = 0; i < form->computed_count; i++) {
		struct position at = form_formula_at(form, form->order[i]);
		gint64 place = ((gint64)at.line << 32) + at.column;

		if (!g_hash_table_contains(named, &place) &&
			!total_is_reachable(lint, bounds, form->order[i]))
			g_hash_table_add(named, g_memdup2(&place, sizeof place));
	}
}

/* Conditions */

/* The condition nearest to the cells among those that are joined. */
static const struct form_condition *innermost(const struct form *form, int condition)
{
	while (!form->conditions[condition].text)
		condition = form->conditions[condition].inner;
	return &form->conditions[condition];
}

/* Whether a joined condition has a part that can never hold, which has been said of that part. */
static bool has_dead_part(const struct form_condition *condition, const GArray *dead)
{
	return !condition->text &&
		(g_array_index(dead, bool, condition->outer) ||
			g_array_index(dead, bool, condition->inner));
}

static void say_never(const struct lint *lint, const struct form_condition *condition)
{
	const struct form *form = lint->form;

	if (condition->text) {
		lint_say(
			lint, condition->at, LEVEL_ERROR, "never-applies", _("这个条件永远不成立"));
		return;
	}
	g_autofree char *outer = form_condition_words(form, innermost(form, condition->outer));
	g_autofree char *inner = form_condition_words(form, innermost(form, condition->inner));

	lint_say(lint, condition->at, LEVEL_ERROR, "never-applies",
		_("“%s”与“%s”永远不能同时成立，这里总是不适用"), outer, inner);
}

static void lint_conditions(const struct lint *lint, struct bounds *bounds)
{
	const struct form *form = lint->form;
	g_autoptr(GArray) dead = g_array_new(FALSE, FALSE, sizeof(bool));

	for (size_t i = 0; i < form->condition_count; i++) {
		const struct form_condition *condition = &form->conditions[i];
		struct range truth = prospect_of_condition(form, bounds, condition->program);
		bool never = !truth.may_hold;

		if (never && !has_dead_part(condition, dead))
			say_never(lint, condition);
		else if (!never && condition->text && !truth.may_fail)
			lint_say(lint, condition->at, LEVEL_WARNING, "always-applies",
				_("这个条件总是成立，可以不写"));
		g_array_append_val(dead, never);
	}
}

/* Rules */

/* Of which kinds the instances of a rule are. */
struct tallies {
	size_t looked_at, applies, lapses, passes, fails;
	const struct rule_instance *never_passes; /* one that applies, but cannot pass */
};

/* The cells that a rule names, as a set; free with g_hash_table_unref. Rules for each cell have the
   same programs for all of them. */
static GHashTable *list_named(const struct form *form, const struct rule_instance *instance)
{
	GHashTable *named = g_hash_table_new(NULL, NULL);
	g_autoptr(GArray) unused = g_array_new(FALSE, FALSE, sizeof(cell_index));

	form_gather_cells(form, instance->when, named, unused);
	form_gather_cells(form, instance->left, named, unused);
	form_gather_cells(form, instance->right, named, unused);
	return named;
}

/* Whether two instances of a rule for each cell are alike: their cells hold the same, apply under
   the same condition, and are not named besides. Rows and columns read cells of their own, and are
   looked at one by one. */
static bool are_alike(const struct form *form, GHashTable *named, const struct rule_instance *a,
	const struct rule_instance *b)
{
	if (!a || a->self == CELL_NONE || b->self == CELL_NONE || a->entry != b->entry ||
		g_hash_table_contains(named, GUINT_TO_POINTER(a->self)) ||
		g_hash_table_contains(named, GUINT_TO_POINTER(b->self)))
		return false;
	const struct form_cell *left = form_cell(form, a->self);
	const struct form_cell *right = form_cell(form, b->self);
	return left->spec == right->spec && left->condition == right->condition;
}

static void count(struct tallies *tallies, const struct prospect *prospect,
	const struct rule_instance *instance)
{
	tallies->looked_at++;
	tallies->applies += prospect->may_apply;
	tallies->lapses += prospect->may_lapse;
	tallies->passes += prospect->may_pass;
	tallies->fails += prospect->may_fail;
	if (prospect->may_apply && prospect->may_fail && !prospect->may_pass &&
		!tallies->never_passes)
		tallies->never_passes = instance;
}

static struct tallies tally_rule(
	const struct lint *lint, struct bounds *bounds, const struct form_rule *rule)
{
	const struct rule_instance *instances = &lint->form->instances[rule->first_instance];
	g_autoptr(GHashTable) named = list_named(lint->form, instances);
	const struct rule_instance *before = NULL;
	struct tallies tallies = {0};
	struct prospect prospect = {0};
	size_t studied = 0;

	for (size_t i = 0; i < rule->instance_count; i++) {
		if (!are_alike(lint->form, named, before, &instances[i])) {
			if (studied++ == MOST_INSTANCES || bounds_steps(bounds) >= MOST_STEPS)
				break;
			prospect = prospect_of_instance(lint->form, bounds, &instances[i]);
		}
		before = &instances[i];
		count(&tallies, &prospect, before);
	}
	return tallies;
}

static void say_never_passes(
	const struct lint *lint, const struct form_rule *rule, const struct rule_instance *instance)
{
	bool hopeless = rule->level == LEVEL_ERROR && instance->when.length == 0 &&
		!instance->reads_previous;

	lint_say(lint, rule->require_at, hopeless ? LEVEL_ERROR : LEVEL_WARNING, "never-passes",
		_("规则“%s”在 %s 永远通不过，怎样填都不对"), rule->id,
		form_cell(lint->form, instance->cells[0])->address);
}

static void lint_requirement(
	const struct lint *lint, const struct form_rule *rule, const struct tallies *tallies)
{
	if (tallies->never_passes)
		say_never_passes(lint, rule, tallies->never_passes);
	else if (tallies->fails + tallies->passes == 0)
		lint_say(lint, rule->require_at, LEVEL_ERROR, "never-known",
			_("规则“%s”永远没有结果：它读的格里有永远没有数的"), rule->id);
	else if (tallies->fails == 0)
		lint_say(lint, rule->require_at, LEVEL_WARNING, "never-fails",
			_("规则“%s”总是成立，查不出什么"), rule->id);
}

static void lint_rule(const struct lint *lint, struct bounds *bounds, const struct form_rule *rule)
{
	struct tallies tallies = tally_rule(lint, bounds, rule);

	if (tallies.looked_at < rule->instance_count && tallies.fails == 0)
		return; /* one of the others may */
	if (tallies.applies == 0)
		lint_say(lint, rule->when_at, LEVEL_ERROR, "never-applies",
			_("规则“%s”的 when 永远不成立，这条规则什么也查不到"), rule->id);
	else if (rule->when && tallies.lapses == 0)
		lint_say(lint, rule->when_at, LEVEL_WARNING, "always-applies",
			_("规则“%s”的 when 总是成立，可以不写"), rule->id);
	if (tallies.applies > 0 && rule->kind == RULE_REQUIRE)
		lint_requirement(lint, rule, &tallies);
}

static bool has_unit(const struct form *form, const struct form_rule *rule, const char *unit)
{
	for (size_t i = 0; i < rule->instance_count; i++) {
		const struct rule_instance *instance = &form->instances[rule->first_instance + i];

		if (g_strcmp0(form_cell(form, instance->self)->spec->unit, unit) == 0)
			return true;
	}
	return false;
}

static void lint_slips(const struct lint *lint, const struct form_rule *rule)
{
	for (size_t i = 0; i < rule->slip_count; i++) {
		const struct unit_slip *slip = &rule->slips[i];

		if (!has_unit(lint->form, rule, slip->unit))
			lint_say(lint, slip->at, LEVEL_WARNING, "unused-slip",
				_("规则“%s”查的格里，没有单位是“%s”的"), rule->id, slip->unit);
	}
}

void form_lint(const struct form *form, struct diagnostics *diagnostics)
{
	struct lint lint = {form, diagnostics};
	struct bounds *bounds = bounds_new(form);

	lint_totals(&lint, bounds);
	lint_conditions(&lint, bounds);
	for (size_t i = 0; i < form->rule_count; i++) {
		lint_rule(&lint, bounds, &form->rules[i]);
		lint_slips(&lint, &form->rules[i]);
	}
	if (bounds_steps(bounds) >= MOST_STEPS)
		lint_say(&lint, (struct position){0}, LEVEL_NOTE, "too-large",
			_("规则太多太长，没有全部查完能不能成立"));
	bounds_free(bounds);
	lint_words(&lint);
}
