/*
 * Rules become instances: one for each column, row, cell or text they speak of,
 * with programs of their two sides and the cells those read.
 *
 * The instances of a rule for each cell or text share one program, which is
 * evaluated for one cell at a time; so hundreds of them cost no more to load than
 * one.
 */
#include "form/loader.h"

#include <string.h>

struct rule_compiler {
	struct loader *loader;
	size_t rule;
	const struct expression *root;      /* of `require`, or the report's year; NULL: neither */
	GArray *touches;                    /* of struct cell_pair */
	GArray *read;                       /* of cell_index: what the instance at hand reads */
	struct rule_instance shared;        /* programs that serve all cells of the rule */
	int in_section, in_table, in_block; /* where the instance at hand stands; -1: nowhere */
};

static struct form_rule *rule_of(const struct rule_compiler *compiler)
{
	return &compiler->loader->form->rules[compiler->rule];
}

static bool rule_error(const struct rule_compiler *compiler, struct position at, const char *text)
{
	return diagnostics_error(
		compiler->loader->diagnostics, compiler->loader->file, at, "%s", text);
}

/* Programs */

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
		if (left == right && (left == SORT_FIGURE || left == SORT_DATE))
			return true;
		instance->relation = OP_NONE;
		instance->right = (struct program){0};
	}
	enum sort sort = compile_expression(
		compiler->loader, scope, root, rule->require_at, &instance->left);
	if (sort == SORT_TRUTH)
		return true;
	if (sort == SORT_WRONG)
		return false;
	return rule_error(compiler, rule->require_at, "require 要是一个比较，如 a + b = c");
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
	return rule_error(compiler, rule->require_at, "is 要是年份");
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
			compile_text(compiler->loader, &scope, text, at, SORT_FIGURE, "is 要是数字",
				&entry->is[entry->is_count++]);
	}
	return diagnostics_errors(compiler->loader->diagnostics) == errors;
}

static bool compile_programs(
	struct rule_compiler *compiler, const struct scope *scope, struct rule_instance *instance)
{
	struct form_rule *rule = rule_of(compiler);

	if (rule->when &&
		!compile_text(compiler->loader, scope, rule->when, rule->when_at, SORT_TRUTH,
			"when 要是一个比较，如 cover.level = 'a'", &instance->when))
		return false;
	switch (rule->kind) {
	case RULE_FIGURES:
		for (size_t i = 0; i < rule->entry_count; i++) {
			if (!compile_entry(compiler, &rule->entries[i]))
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
	if (instance->self != CELL_NONE) {
		loader->stamps[instance->self] = loader->stamp;
		g_array_append_val(read, instance->self);
	}
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

static void touch(struct rule_compiler *compiler, guint from)
{
	for (guint i = from; i < compiler->read->len; i++) {
		struct cell_pair pair = {g_array_index(compiler->read, cell_index, i),
			compiler->loader->rule_instances->len};

		g_array_append_val(compiler->touches, pair);
	}
}

/* Puts an instance whose programs stand onto the list. */
static void append_instance(struct rule_compiler *compiler, struct rule_instance *instance)
{
	struct loader *loader = compiler->loader;

	gather_instance(compiler, instance);
	if (reads_absent(compiler))
		return;
	guint named = compiler->read->len;
	instance->cell_count = named;
	g_array_append_vals(loader->instance_cells, compiler->read->data, named);
	gather_cells(loader, instance->when, compiler->read);
	for (guint i = 0, read = compiler->read->len; i < read; i++)
		gather_condition(
			loader, g_array_index(compiler->read, cell_index, i), compiler->read);
	touch(compiler, 0);
	if (instance->cell_count == 0)
		rule_error(compiler, rule_of(compiler)->require_at, "规则里没有格，结果总是一样");
	instance->reads_previous = reads_previous(loader, instance->left) ||
		reads_previous(loader, instance->right) || reads_previous(loader, instance->when);
	g_array_append_val(loader->rule_instances, *instance);
}

static bool too_many(struct rule_compiler *compiler)
{
	if (compiler->loader->rule_instances->len < FORM_MAX_INSTANCES)
		return false;
	rule_error(compiler, rule_of(compiler)->at, "规则要查的地方太多");
	return true;
}

static bool add_instance(struct rule_compiler *compiler, const struct scope *scope)
{
	struct rule_instance instance = {
		.rule = (int)compiler->rule,
		.self = CELL_NONE,
		.section = compiler->in_section,
		.table = compiler->in_table,
		.block = compiler->in_block,
		.line = compiler->in_block < 0 ? -1 : scope->fixed,
	};

	if (too_many(compiler) || !compile_programs(compiler, scope, &instance))
		return false;
	append_instance(compiler, &instance);
	return true;
}

/* Rows and columns */

/* Whether every name of an expression leads somewhere. */
static bool names_known(const struct rule_compiler *compiler, const struct scope *scope,
	const struct expression *expression)
{
	if (expression->operation == OP_CELL) {
		struct named named = find_named(compiler->loader, scope, expression->text);

		named_release(&named);
		return named.kind != NAMED_NOTHING;
	}
	for (size_t i = 0; i < expression->operand_count; i++) {
		if (!names_known(compiler, scope, expression->operands[i]))
			return false;
	}
	return true;
}

/* One row or column. Blocks and sections can differ in rows and columns: where a rule could stand
   in several places, it holds in those that have its names; where it stands in one, unknown names
   are left to the compiler, which says more. */
static bool add_line(
	struct rule_compiler *compiler, const struct form_block *block, int line, bool only)
{
	const struct form_rule *rule = rule_of(compiler);
	bool by_column = rule->each == EACH_COLUMN;
	const struct form_axis *axis = by_column ? &block->columns : &block->rows;
	struct scope scope = {
		.section = rule->each_of < 0 ? compiler->in_section : -1,
		.block = block,
		.names_columns = !by_column,
		.fixed = line,
		.other = -1,
		.at = form_axis_leaf(axis, line)->id,
	};

	if (!only && !names_known(compiler, &scope, compiler->root))
		return true;
	return add_instance(compiler, &scope);
}

static bool add_block(struct rule_compiler *compiler, const struct form_block *block, bool only)
{
	const struct form_axis *axis =
		rule_of(compiler)->each == EACH_COLUMN ? &block->columns : &block->rows;

	for (int line = 0; line < axis->tree.leaves; line++) {
		if (!add_line(compiler, block, line, only))
			return false;
	}
	return true;
}

static bool add_table(struct rule_compiler *compiler, int section, int table, bool only)
{
	const struct form_table *at = &compiler->loader->form->sections[section].tables[table];

	compiler->in_section = section;
	compiler->in_table = table;
	for (int b = 0; b < at->block_count; b++) {
		compiler->in_block = b;
		if (!add_block(compiler, &at->blocks[b], only && at->block_count == 1))
			return false;
	}
	return true;
}

static bool add_section_tables(struct rule_compiler *compiler, int section)
{
	int count = compiler->loader->form->sections[section].table_count;

	for (int t = 0; t < count; t++) {
		if (!add_table(compiler, section, t, false))
			return false;
	}
	return true;
}

static void add_lines(struct rule_compiler *compiler)
{
	const struct form_rule *rule = rule_of(compiler);

	if (rule->each_of >= 0) {
		add_section_tables(compiler, rule->each_of);
	} else if (rule->table >= 0) {
		add_table(compiler, rule->section, rule->table, true);
	} else {
		for (size_t i = 0; i < rule->in.count; i++) {
			int section = form_find_section(compiler->loader->form, rule->in.texts[i]);

			if (!add_section_tables(compiler, section))
				return;
		}
	}
}

/* Cells and texts */

/* Whether a rule for each cell or text is for this one. */
static bool is_for(const struct rule_compiler *compiler, const struct form_cell *cell)
{
	const struct form_rule *rule = rule_of(compiler);
	bool wanted = rule->each == EACH_TEXT ? cell->spec.type == TYPE_TEXT
					      : cell_type_row(cell->spec.type)->figure &&
			!form_cell_is_computed(cell) && !cell->absent;

	if (!wanted || (rule->section >= 0 && cell->section != rule->section) ||
		(rule->table >= 0 && rule->each == EACH_CELL && cell->table != rule->table))
		return false;
	for (size_t i = 0; i < rule->in.count; i++) {
		const char *id = compiler->loader->form->sections[cell->section].id;

		if (strcmp(rule->in.texts[i], id) == 0)
			return true;
	}
	return rule->in.count == 0;
}

static void add_cell(struct rule_compiler *compiler, cell_index index)
{
	const struct form_rule *rule = rule_of(compiler);
	const struct form_cell *cell = form_cell(compiler->loader->form, index);
	size_t entries = MAX(rule->entry_count, 1);

	for (size_t entry = 0; entry < entries; entry++) {
		struct rule_instance instance = compiler->shared;

		instance.self = index;
		instance.entry = (int)entry;
		instance.section = cell->section;
		instance.table = cell->table;
		instance.block = cell->block;
		instance.line = -1;
		append_instance(compiler, &instance);
	}
}

static void add_cells(struct rule_compiler *compiler)
{
	const struct form_rule *rule = rule_of(compiler);
	struct scope scope = {
		.section = rule->section,
		.other = -1,
		.self = rule->each == EACH_TEXT ? "text" : "cell",
		.self_type = rule->each == EACH_TEXT ? TYPE_TEXT : TYPE_AMOUNT,
	};
	const struct form *form = compiler->loader->form;

	compiler->shared = (struct rule_instance){.rule = (int)compiler->rule};
	if (!compile_programs(compiler, &scope, &compiler->shared))
		return;
	for (cell_index cell = 0; cell < form->cell_count; cell++) {
		if (is_for(compiler, form_cell(form, cell)) && too_many(compiler))
			return;
		if (is_for(compiler, form_cell(form, cell)))
			add_cell(compiler, cell);
	}
}

/* What is carried */

static void add_carried_cell(struct rule_compiler *compiler, cell_index index, int line)
{
	struct loader *loader = compiler->loader;
	const struct form_cell *cell = form_cell(loader->form, index);
	struct rule_instance instance = {
		.rule = (int)compiler->rule,
		.relation = OP_EQUAL,
		.self = CELL_NONE,
		.section = cell->section,
		.table = cell->table,
		.block = cell->block,
		.line = line,
	};

	if (cell->carry == CELL_NONE || !cell_type_row(cell->spec.type)->figure)
		return;
	instance.left = compile_single(loader, OP_CELL, index);
	instance.right = compile_single(loader, OP_PREVIOUS, cell->carry);
	append_instance(compiler, &instance);
}

/* One instance for each cell of the row or column that the rule is about. */
static void add_carried(struct rule_compiler *compiler)
{
	struct form_rule *rule = rule_of(compiler);
	const struct form *form = compiler->loader->form;
	const struct form_table *table = &form->sections[rule->section].tables[rule->table];

	rule->first_instance = compiler->loader->rule_instances->len;
	for (cell_index i = 0; i < table->cell_count; i++) {
		const struct form_cell *cell = form_cell(form, table->first + i);
		const struct form_block *block = &table->blocks[cell->block];

		if (form_axis_leaf(&block->rows, cell->row) == rule->carried)
			add_carried_cell(compiler, table->first + i, cell->column);
		else if (form_axis_leaf(&block->columns, cell->column) == rule->carried)
			add_carried_cell(compiler, table->first + i, cell->row);
	}
	rule->instance_count = compiler->loader->rule_instances->len - rule->first_instance;
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
		rule_error(
			compiler, rule_of(compiler)->require_at, "规则的两边总是相等，查不出什么");
}

/* The screen shows a ledger's line under the columns, and in it the two sides' difference. */
static void check_ledger(struct rule_compiler *compiler)
{
	const struct form_rule *rule = rule_of(compiler);

	if (rule->ledger &&
		(rule->each != EACH_COLUMN || rule->table < 0 ||
			first_instance(compiler)->relation == OP_NONE))
		rule_error(compiler, rule->ledger_at,
			"ledger 只用于表格上 each: column、两边都是数字的比较");
}

static void check_within(struct rule_compiler *compiler)
{
	const struct form_rule *rule = rule_of(compiler);

	if (rule->has_within && first_instance(compiler)->relation != OP_EQUAL)
		rule_error(compiler, rule->require_at, "within 只用于两边数字相等的规则");
}

static void add_instances(struct rule_compiler *compiler)
{
	const struct form_rule *rule = rule_of(compiler);
	struct scope scope = {.section = rule->section, .other = -1};

	compiler->in_section = compiler->in_table = compiler->in_block = -1;
	switch (rule->each) {
	case EACH_ONCE: add_instance(compiler, &scope); break;
	case EACH_COLUMN:
	case EACH_ROW: add_lines(compiler); break;
	case EACH_CELL:
	case EACH_TEXT: add_cells(compiler); break;
	}
}

static void compile_rule(struct rule_compiler *compiler)
{
	struct loader *loader = compiler->loader;
	struct form_rule *rule = rule_of(compiler);
	size_t errors = diagnostics_errors(loader->diagnostics);

	rule->first_instance = loader->rule_instances->len;
	add_instances(compiler);
	rule->instance_count = loader->rule_instances->len - rule->first_instance;
	if (diagnostics_errors(loader->diagnostics) > errors)
		return;
	if (rule->instance_count == 0) {
		rule_error(compiler, rule->require_at,
			"没有一处有这条规则里的全部名字，这条规则什么也查不到");
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

static void parse_and_compile(struct rule_compiler *compiler)
{
	struct loader *loader = compiler->loader;
	const struct form_rule *rule = rule_of(compiler);
	struct formula *formula = NULL;

	if (rule->require) {
		formula = formula_parse(
			loader->file, rule->require_at, rule->require, loader->diagnostics);
		if (!formula)
			return;
		compiler->root = formula_root(formula);
	}
	compile_rule(compiler);
	formula_free(formula);
}

/* Instances have been listed with their cells one behind the other. */
static void hand_over_cells(struct loader *loader)
{
	struct form *form = loader->form;
	cell_index *cells = (cell_index *)(void *)g_array_free(loader->instance_cells, FALSE);

	form->private->instance_cells = cells;
	for (size_t i = 0; i < form->instance_count; i++) {
		form->instances[i].cells = cells;
		cells += form->instances[i].cell_count;
	}
}

void compile_rules(struct loader *loader)
{
	struct form *form = loader->form;
	g_autoptr(GArray) touches = g_array_new(FALSE, FALSE, sizeof(struct cell_pair));
	g_autoptr(GArray) read = g_array_new(FALSE, FALSE, sizeof(cell_index));

	check_rule_ids(loader);
	loader->rule_instances = g_array_new(FALSE, TRUE, sizeof(struct rule_instance));
	loader->instance_cells = g_array_new(FALSE, FALSE, sizeof(cell_index));
	compile_carries(loader);
	for (size_t i = 0; i < form->rule_count; i++) {
		struct rule_compiler compiler = {
			.loader = loader, .rule = i, .touches = touches, .read = read};

		if (form->rules[i].carried)
			add_carried(&compiler);
		else
			parse_and_compile(&compiler);
	}
	form->touches = cell_lists_new(form->cell_count, touches);
	form->instance_count = loader->rule_instances->len;
	form->instances =
		(struct rule_instance *)(void *)g_array_free(loader->rule_instances, FALSE);
	hand_over_cells(loader);
}
