/*
 * Rules become instances: one for each column or row they speak of, with programs
 * of their two sides and the cells those read.
 */
#include "form/loader.h"

struct rule_compiler {
	struct loader *loader;
	size_t rule;
	const struct expression *root;
	GArray *touches; /* of struct cell_pair */
};

static struct form_rule *rule_of(const struct rule_compiler *compiler)
{
	return &compiler->loader->form->rules[compiler->rule];
}

/* Lists the cells an instance reads, and the instance with each of them. */
static void collect_cells(struct rule_compiler *compiler, struct rule_instance *instance)
{
	GArray *cells = g_array_new(FALSE, FALSE, sizeof(cell_index));
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

	publish_code(compiler->loader);
	form_gather_cells(compiler->loader->form, instance->left, seen, cells);
	form_gather_cells(compiler->loader->form, instance->right, seen, cells);
	for (guint i = 0; i < cells->len; i++) {
		struct cell_pair pair = {
			g_array_index(cells, cell_index, i), compiler->loader->rule_instances->len};

		g_array_append_val(compiler->touches, pair);
	}
	instance->cell_count = cells->len;
	instance->cells = (cell_index *)(void *)g_array_free(cells, FALSE);
}

static bool compile_sides(
	struct rule_compiler *compiler, const struct scope *scope, struct rule_instance *instance)
{
	const struct expression *root = compiler->root;
	struct form_rule *rule = rule_of(compiler);

	if (operation_compares(root->operation)) {
		instance->relation = root->operation;
		enum sort left = compile_expression(compiler->loader, scope, root->operands[0],
			rule->require_at, &instance->left);
		enum sort right = compile_expression(compiler->loader, scope, root->operands[1],
			rule->require_at, &instance->right);

		if (left == SORT_WRONG || right == SORT_WRONG)
			return false;
		if (left == SORT_FIGURE && right == SORT_FIGURE)
			return true;
		instance->relation = OP_NONE;
		instance->right = (struct program){0};
	}
	enum sort sort = compile_expression(
		compiler->loader, scope, root, rule->require_at, &instance->left);
	if (sort == SORT_TRUTH)
		return true;
	if (sort != SORT_WRONG)
		diagnostics_error(compiler->loader->diagnostics, compiler->loader->file,
			rule->require_at, "require 要是一个比较，如 a + b = c");
	return false;
}

static bool add_instance(struct rule_compiler *compiler, const struct scope *scope, int block)
{
	struct loader *loader = compiler->loader;
	struct rule_instance instance = {
		.rule = (int)compiler->rule, .block = block, .line = block < 0 ? -1 : scope->fixed};
	bool done = compile_sides(compiler, scope, &instance);

	if (done)
		collect_cells(compiler, &instance);
	g_array_append_val(loader->rule_instances, instance);
	return done;
}

/* Whether every bare name of an expression is a head of the axis or an address. */
static bool names_known(const struct rule_compiler *compiler, const struct form_axis *axis,
	const struct expression *expression)
{
	if (expression->operation == OP_CELL) {
		const struct form *form = compiler->loader->form;
		g_autofree char *whole = g_strconcat(
			form->sections[rule_of(compiler)->section].id, ".", expression->text, NULL);

		return g_hash_table_contains(axis->heads, expression->text) ||
			form_find(form, expression->text) != CELL_NONE ||
			form_find(form, whole) != CELL_NONE;
	}
	for (size_t i = 0; i < expression->operand_count; i++) {
		if (!names_known(compiler, axis, expression->operands[i]))
			return false;
	}
	return true;
}

/* Blocks of one table can differ in rows and columns: a rule holds in those that have its names.
   With a single block unknown names are left to the compiler, which says more. */
static bool rule_fits(
	const struct rule_compiler *compiler, const struct form_table *table, int block)
{
	const struct form_block *candidate = &table->blocks[block];
	const struct form_axis *axis =
		rule_of(compiler)->each == EACH_COLUMN ? &candidate->rows : &candidate->columns;

	return table->block_count == 1 || names_known(compiler, axis, compiler->root);
}

static void add_each(struct rule_compiler *compiler, const struct form_table *table)
{
	bool by_column = rule_of(compiler)->each == EACH_COLUMN;
	struct form_rule *rule = rule_of(compiler);

	for (int b = 0; b < table->block_count; b++) {
		const struct form_block *block = &table->blocks[b];
		int lines = by_column ? block->columns.tree.leaves : block->rows.tree.leaves;

		if (!rule_fits(compiler, table, b))
			continue;
		for (int line = 0; line < lines; line++) {
			struct scope scope = {
				.section = rule->section,
				.block = block,
				.names_columns = !by_column,
				.fixed = line,
			};

			if (!add_instance(compiler, &scope, b))
				return;
		}
	}
}

/* A rule that cannot fail, whatever is typed, is a slip of its author. */
static void check_rule_can_fail(struct rule_compiler *compiler)
{
	struct loader *loader = compiler->loader;
	struct form_rule *rule = rule_of(compiler);
	struct rule_instance *first =
		&g_array_index(loader->rule_instances, struct rule_instance, rule->first_instance);

	if (first->cell_count == 0)
		diagnostics_error(loader->diagnostics, loader->file, rule->require_at,
			"规则里没有格，结果总是一样");
	else if (first->relation != OP_NONE &&
		linear_equal(loader->linear, first->left, first->right))
		diagnostics_error(loader->diagnostics, loader->file, rule->require_at,
			"规则的两边总是相等，查不出什么");
}

/* The screen shows a ledger's line under the columns, and in it the two sides' difference. */
static void check_ledger(struct rule_compiler *compiler)
{
	struct loader *loader = compiler->loader;
	struct form_rule *rule = rule_of(compiler);
	const struct rule_instance *first =
		&g_array_index(loader->rule_instances, struct rule_instance, rule->first_instance);

	if (rule->ledger && (rule->each != EACH_COLUMN || first->relation == OP_NONE))
		diagnostics_error(loader->diagnostics, loader->file, rule->ledger_at,
			"ledger 只用于 each: column、两边都是数字的比较");
}

static void compile_rule(struct rule_compiler *compiler)
{
	struct loader *loader = compiler->loader;
	struct form_rule *rule = rule_of(compiler);
	struct scope scope = {.section = rule->section};
	size_t errors = diagnostics_errors(loader->diagnostics);

	rule->first_instance = loader->rule_instances->len;
	if (rule->each == EACH_ONCE)
		add_instance(compiler, &scope, -1);
	else
		add_each(compiler, &loader->form->sections[rule->section].tables[rule->table]);
	rule->instance_count = loader->rule_instances->len - rule->first_instance;
	if (diagnostics_errors(loader->diagnostics) > errors)
		return;
	if (rule->instance_count == 0) {
		diagnostics_error(loader->diagnostics, loader->file, rule->require_at,
			"没有一块表格有这条规则里的全部名字");
		return;
	}
	check_rule_can_fail(compiler);
	check_ledger(compiler);
}

static void check_rule_ids(struct loader *loader)
{
	const struct form *form = loader->form;
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

	for (size_t i = 0; i < form->rule_count; i++) {
		struct form_rule *rule = &form->rules[i];
		const struct form_rule *first = g_hash_table_lookup(seen, rule->id);

		if (first)
			diagnostics_error(loader->diagnostics, loader->file, rule->at,
				"规则“%s”重复，第一次在第%d行", rule->id, first->at.line);
		else
			g_hash_table_insert(seen, (gpointer)rule->id, rule);
	}
}

void compile_rules(struct loader *loader)
{
	struct form *form = loader->form;
	g_autoptr(GArray) touches = g_array_new(FALSE, FALSE, sizeof(struct cell_pair));

	check_rule_ids(loader);
	loader->rule_instances = g_array_new(FALSE, TRUE, sizeof(struct rule_instance));
	for (size_t i = 0; i < form->rule_count; i++) {
		struct form_rule *rule = &form->rules[i];
		struct formula *formula = formula_parse(
			loader->file, rule->require_at, rule->require, loader->diagnostics);

		if (!formula)
			continue;
		struct rule_compiler compiler = {loader, i, formula_root(formula), touches};
		compile_rule(&compiler);
		formula_free(formula);
	}
	form->touches = cell_lists_new(form->cell_count, touches);
	form->instance_count = loader->rule_instances->len;
	form->instances =
		(struct rule_instance *)(void *)g_array_free(loader->rule_instances, FALSE);
}
