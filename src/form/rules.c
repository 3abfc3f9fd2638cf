/*
 * Rules become instances: one for each place they speak of (rule_places.c), with
 * programs of their two sides and the cells those read.
 *
 * The instances of a rule for each cell or text share one program, which is
 * evaluated for one cell at a time; so hundreds of them cost no more to load than
 * one.
 */
#include "base/language.h"
#include "form/ledger.h"
#include "form/own_rule.h"
#include "form/rule_compiler.h"

struct form_rule *rule_of(const struct rule_compiler *compiler)
{
	return &compiler->loader->form->rules[compiler->rule];
}

static bool rule_error(const struct rule_compiler *compiler, struct position at, const char *text)
{
	return diagnostics_error(
		compiler->loader->diagnostics, compiler->loader->file, at, "%s", text);
}

/* Programs */

static enum sort compile_part(const struct rule_compiler *compiler, const struct scope *scope,
	const struct expression *part, struct position at, struct line_program *along,
	struct program *program)
{
	return scope->block ? compile_along(compiler->loader, scope, part, at, along, program)
			    : compile_expression(compiler->loader, scope, part, at, program);
}

static bool compile_sides(
	struct rule_compiler *compiler, const struct scope *scope, struct rule_instance *instance)
{
	const struct expression *root = compiler->root;
	struct form_rule *rule = rule_of(compiler);

	if (operation_compares(root->operation)) {
		instance->relation = root->operation;
		enum sort left = compile_part(compiler, scope, root->operands[0], rule->require_at,
			&compiler->left_along, &instance->left);
		enum sort right = compile_part(compiler, scope, root->operands[1], rule->require_at,
			&compiler->right_along, &instance->right);

		if (left == SORT_WRONG || right == SORT_WRONG)
			return false;
		if (left == right && (left == SORT_FIGURE || left == SORT_DATE))
			return true;
		instance->relation = OP_NONE;
		instance->right = (struct program){0};
		compiler->left_along.moves = false;
	}
	enum sort sort = compile_expression(
		compiler->loader, scope, root, rule->require_at, &instance->left);
	if (sort == SORT_TRUTH)
		return true;
	if (sort == SORT_WRONG)
		return false;
	return rule_error(compiler, rule->require_at, _("require 要是一个比较，如 a + b = c"));
}

static bool compile_year(
	struct rule_compiler *compiler, const struct scope *scope, struct rule_instance *instance)
{
	struct form_rule *rule = rule_of(compiler);
	enum sort sort = compile_expression(
		compiler->loader, scope, compiler->root, rule->require_at, &instance->left);

	if (sort == SORT_FIGURE)
		return true;
	if (sort == SORT_WRONG)
		return false;
	return rule_error(compiler, rule->require_at, _("is 要是年份"));
}

/* The figures of one entry: a formula, or a list of them. */
static bool compile_entry(struct rule_compiler *compiler, struct figures_entry *entry)
{
	const struct yaml_node *list = entry->formulas;
	const struct yaml_node *first = list->kind == NODE_SEQUENCE ? list->first : list;
	struct scope scope = {.section = -1, .other = -1};
	size_t errors = diagnostics_errors(compiler->loader->diagnostics);

	entry->is = loader_keep(compiler->loader, (list->children + 1) * sizeof *entry->is);
	for (const struct yaml_node *node = first; node; node = node == list ? NULL : node->next) {
		const char *text = NULL;
		struct position at;

		load_text(compiler->loader, node, &text);
		load_position(node, &at);
		if (text)
			compile_text(compiler->loader, &scope, text, at, SORT_FIGURE,
				_("is 要是数字"), &entry->is[entry->is_count++]);
	}
	return diagnostics_errors(compiler->loader->diagnostics) == errors;
}

static bool compile_when(
	struct rule_compiler *compiler, const struct scope *scope, struct rule_instance *instance)
{
	struct form_rule *rule = rule_of(compiler);

	if (!compiler->when)
		return true;
	enum sort sort = compile_part(compiler, scope, compiler->when, rule->when_at,
		&compiler->when_along, &instance->when);
	if (sort == SORT_TRUTH || sort == SORT_WRONG)
		return sort == SORT_TRUTH;
	return rule_error(compiler, rule->when_at, _("when 要是一个比较，如 cover.level = 'a'"));
}

bool rule_fits(const struct rule_compiler *compiler, const struct scope *scope)
{
	return line_program_fits(compiler->loader, &compiler->left_along, scope) &&
		line_program_fits(compiler->loader, &compiler->right_along, scope) &&
		(!compiler->when ||
			line_program_fits(compiler->loader, &compiler->when_along, scope));
}

bool rule_compile(
	struct rule_compiler *compiler, const struct scope *scope, struct rule_instance *instance)
{
	struct form_rule *rule = rule_of(compiler);

	if (!compile_when(compiler, scope, instance))
		return false;
	switch (rule->kind) {
	case RULE_FIGURES:
		for (size_t i = 0; i < rule->entry_count; i++) {
			if (!rule->entries[i].ignored &&
				!compile_entry(compiler, &rule->entries[i]))
				return false;
		}
		return true;
	case RULE_YEARS: return compile_year(compiler, scope, instance);
	default: return compile_sides(compiler, scope, instance);
	}
}

/* Instances */

static bool reads_previous(const struct loader *loader, struct program program)
{
	for (uint32_t i = 0; i < program.length; i++) {
		enum operation operation =
			g_array_index(loader->instructions, struct instruction, program.start + i)
				.operation;

		if (operation == OP_PREVIOUS || operation == OP_SELF_PREVIOUS)
			return true;
	}
	return false;
}

/* What an instance reads: its own cell first, then its sides', then those of its condition. */
static void gather_instance(struct rule_compiler *compiler, const struct rule_instance *instance)
{
	struct loader *loader = compiler->loader;
	const struct form_rule *rule = rule_of(compiler);
	GArray *read = compiler->read;

	g_array_set_size(read, 0);
	gather_begin(loader);
	if (instance->self != CELL_NONE)
		gather_cell(loader, instance->self, read);
	gather_cells(loader, instance->left, read);
	gather_cells(loader, instance->right, read);
	for (size_t i = 0; rule->entry_count > 0 && i < rule->entries[instance->entry].is_count;
		i++)
		gather_cells(loader, rule->entries[instance->entry].is[i], read);
}

/* Whether one of them is no cell: then there is nothing to hold true. */
static bool reads_absent(const struct rule_compiler *compiler)
{
	for (guint i = 0; i < compiler->read->len; i++) {
		cell_index cell = g_array_index(compiler->read, cell_index, i);

		if (form_cell(compiler->loader->form, cell)->absent)
			return true;
	}
	return false;
}

static void touch(struct rule_compiler *compiler)
{
	g_array_append_vals(compiler->touches->cells, compiler->read->data, compiler->read->len);
	cell_listing_end(compiler->touches);
}

/* Puts an instance whose programs stand onto the list. */
void rule_append(struct rule_compiler *compiler, struct rule_instance *instance)
{
	struct loader *loader = compiler->loader;

	gather_instance(compiler, instance);
	if (reads_absent(compiler))
		return;
	instance->cell_count = compiler->read->len;
	g_array_append_vals(loader->instance_cells, compiler->read->data, compiler->read->len);
	/* of which year a figure in prose speaks is told by the report's */
	if (rule_of(compiler)->kind == RULE_FIGURES && loader->form->year_cell != CELL_NONE)
		gather_cell(loader, loader->form->year_cell, compiler->read);
	gather_cells(loader, instance->when, compiler->read);
	for (guint i = 0, read = compiler->read->len; i < read; i++)
		gather_condition(
			loader, g_array_index(compiler->read, cell_index, i), compiler->read);
	touch(compiler);
	if (instance->cell_count == 0)
		rule_error(
			compiler, rule_of(compiler)->require_at, _("规则里没有格，结果总是一样"));
	instance->reads_previous = reads_previous(loader, instance->left) ||
		reads_previous(loader, instance->right) || reads_previous(loader, instance->when);
	g_array_append_val(loader->rule_instances, *instance);
}

bool rule_too_many(struct rule_compiler *compiler)
{
	if (compiler->loader->rule_instances->len < FORM_MAX_INSTANCES)
		return false;
	rule_error(compiler, rule_of(compiler)->at, _("规则要查的地方太多"));
	return true;
}

/* Rules */

static struct rule_instance *first_instance(const struct rule_compiler *compiler)
{
	return &g_array_index(compiler->loader->rule_instances, struct rule_instance,
		rule_of(compiler)->first_instance);
}

/* A rule that cannot fail, whatever is typed, is a slip of its author. */
static void check_rule_can_fail(struct rule_compiler *compiler)
{
	struct loader *loader = compiler->loader;
	const struct rule_instance *first = first_instance(compiler);

	publish_code(loader);
	if (loader->linear && first->relation != OP_NONE &&
		linear_equal(loader->linear, first->left, first->right))
		rule_error(compiler, rule_of(compiler)->require_at,
			_("规则的两边总是相等，查不出什么"));
}

static const char *first_column(const struct rule_compiler *compiler)
{
	const struct form *form = compiler->loader->form;
	const struct rule_instance *instance = first_instance(compiler);
	const struct form_table *table = &form->sections[instance->section].tables[instance->table];

	return form_axis_leaf(&table->blocks[instance->block].columns, 0)->id;
}

/* The words of a row's line have to name what each row has. */
static void check_ledger_words(struct rule_compiler *compiler)
{
	const struct form_rule *rule = rule_of(compiler);
	struct ledger_part strange;

	for (size_t i = 0; i < rule->instance_count; i++) {
		if (ledger_is_sound(compiler->loader->form, first_instance(compiler) + i,
			    rule->ledger, &strange))
			continue;
		diagnostics_error(compiler->loader->diagnostics, compiler->loader->file,
			rule->ledger_at,
			strange.named ? _("ledger 里的“%.*s”：有一行没有这一列，花括号里写列的标识")
				      : _("each: row 的 ledger“%.*s”要用花括号写到列，如 {%s}"),
			(int)strange.length, strange.text, first_column(compiler));
		return;
	}
}

/* The screen shows a ledger under the table: what columns have left, or a line for each row. */
static void check_ledger(struct rule_compiler *compiler)
{
	const struct form_rule *rule = rule_of(compiler);
	bool along = rule->each == EACH_COLUMN || rule->each == EACH_ROW;

	if (!rule->ledger)
		return;
	if (!along || rule->table < 0 || rule->each_of >= 0 ||
		first_instance(compiler)->relation == OP_NONE)
		rule_error(compiler, rule->ledger_at,
			_("ledger 只用于表格上 each: column 或 row、两边都是数字的比较"));
	else if (rule->each == EACH_ROW)
		check_ledger_words(compiler);
}

static void check_within(struct rule_compiler *compiler)
{
	const struct form_rule *rule = rule_of(compiler);

	if (rule->has_within && first_instance(compiler)->relation != OP_EQUAL)
		rule_error(compiler, rule->require_at, _("within 只用于两边数字相等的规则"));
}

static void compile_rule(struct rule_compiler *compiler)
{
	struct loader *loader = compiler->loader;
	struct form_rule *rule = rule_of(compiler);
	size_t errors = diagnostics_errors(loader->diagnostics);

	rule->first_instance = loader->rule_instances->len;
	rule_add_instances(compiler);
	rule->instance_count = loader->rule_instances->len - rule->first_instance;
	if (diagnostics_errors(loader->diagnostics) > errors)
		return;
	if (rule->instance_count == 0) {
		if (!rule_name_strange(compiler))
			rule_error(compiler, rule->require_at,
				_("没有一处有这条规则里的全部名字，这条规则什么也查不到"));
		return;
	}
	check_rule_can_fail(compiler);
	check_ledger(compiler);
	check_within(compiler);
}

static void check_rule_ids(struct loader *loader)
{
	const struct form *form = loader->form;
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

	for (size_t i = 0; i < form->rule_count && !loader_gave_up(loader); i++) {
		struct form_rule *rule = &form->rules[i];
		const struct form_rule *first = g_hash_table_lookup(seen, rule->id);

		if (own_rule_is(rule->id))
			diagnostics_error(loader->diagnostics, loader->file, rule->at,
				_("“%s”是程序自己的查项，规则请用别的标识"), rule->id);
		else if (first)
			diagnostics_error(loader->diagnostics, loader->file, rule->at,
				_("规则“%s”重复，第一次在第%d行"), rule->id, first->at.line);
		else
			g_hash_table_insert(seen, (gpointer)rule->id, rule);
	}
}

static void parse_and_compile(struct rule_compiler *compiler)
{
	struct loader *loader = compiler->loader;
	const struct form_rule *rule = rule_of(compiler);
	struct formula *require = NULL, *when = NULL;

	if (rule->require)
		require = formula_parse(
			loader->file, rule->require_at, rule->require, loader->diagnostics);
	if (rule->when)
		when = formula_parse(loader->file, rule->when_at, rule->when, loader->diagnostics);
	compiler->root = require ? formula_root(require) : NULL;
	compiler->when = when ? formula_root(when) : NULL;
	line_program_init(&compiler->when_along);
	line_program_init(&compiler->left_along);
	line_program_init(&compiler->right_along);
	if (!rule->require == !require && !rule->when == !when)
		compile_rule(compiler);
	line_program_release(&compiler->when_along);
	line_program_release(&compiler->left_along);
	line_program_release(&compiler->right_along);
	formula_free(require);
	formula_free(when);
}

/* Instances have been listed with their cells one behind the other. */
static void hand_over_cells(struct loader *loader)
{
	struct form *form = loader->form;
	cell_index *cells = (cell_index *)(void *)g_array_free(loader->instance_cells, FALSE);

	form->private->instance_cells = cells;
	for (size_t i = 0; cells && i < form->instance_count; i++) {
		form->instances[i].cells = cells;
		cells += form->instances[i].cell_count;
	}
}

void compile_rules(struct loader *loader)
{
	struct form *form = loader->form;
	g_autoptr(GArray) read = g_array_new(FALSE, FALSE, sizeof(cell_index));
	struct cell_listing touches;

	cell_listing_init(&touches);
	check_rule_ids(loader);
	loader->rule_instances = g_array_new(FALSE, TRUE, sizeof(struct rule_instance));
	loader->instance_cells = g_array_new(FALSE, FALSE, sizeof(cell_index));
	compile_carries(loader);
	for (size_t i = 0; i < form->rule_count && !loader_gave_up(loader); i++) {
		struct rule_compiler compiler = {
			.loader = loader, .rule = i, .touches = &touches, .read = read};

		if (form->rules[i].carried)
			rule_add_carried(&compiler);
		else
			parse_and_compile(&compiler);
	}
	form->touches = cell_listing_turn(&touches, form->cell_count);
	cell_listing_release(&touches);
	form->instance_count = loader->rule_instances->len;
	form->instances =
		(struct rule_instance *)(void *)g_array_free(loader->rule_instances, FALSE);
	hand_over_cells(loader);
}
