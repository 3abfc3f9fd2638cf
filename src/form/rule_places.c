/*
 * Where a rule holds: once, for each row or column, for each cell or text, or for
 * what is carried.
 */
#include "form/rule_compiler.h"

#include <string.h>

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

	if (rule_too_many(compiler) || !rule_compile(compiler, scope, &instance))
		return false;
	rule_append(compiler, &instance);
	return true;
}

/* Rows and columns */

/* Whether every name of an expression, or of none, leads somewhere. */
static bool names_known(const struct rule_compiler *compiler, const struct scope *scope,
	const struct expression *expression)
{
	if (!expression)
		return true;
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

static bool holds_figure(const struct rule_compiler *compiler, cell_index index)
{
	const struct form_cell *cell = form_cell(compiler->loader->form, index);

	return cell->table >= 0 && cell_type_row(cell->spec->type)->figure;
}

/* Whether one of its names leads to a figure of a table. */
static bool names_figures(const struct rule_compiler *compiler, const struct scope *scope,
	const struct expression *expression)
{
	bool found = false;

	if (expression->operation == OP_CELL) {
		struct named named = find_named(compiler->loader, scope, expression->text);

		found = named.kind == NAMED_CELL && holds_figure(compiler, named.cell);
		for (guint i = 0; !found && named.kind == NAMED_SET && i < named.cells->len; i++)
			found = holds_figure(compiler, g_array_index(named.cells, cell_index, i));
		named_release(&named);
	}
	for (size_t i = 0; !found && i < expression->operand_count; i++)
		found = names_figures(compiler, scope, expression->operands[i]);
	return found;
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

	if (compiler->question) {
		compiler->answered |= compiler->question(compiler, &scope, compiler->asked);
		compiler->place = scope;
		return !compiler->answered;
	}
	if (rule_fits(compiler, &scope))
		return add_instance(compiler, &scope);
	if (compiler->figures && !names_figures(compiler, &scope, compiler->root))
		return true;
	if (!only &&
		!(names_known(compiler, &scope, compiler->root) &&
			names_known(compiler, &scope, compiler->when)))
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

static void visit_lines(struct rule_compiler *compiler)
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

/* Whether one place says yes. */
static bool ask_lines(struct rule_compiler *compiler, const struct expression *expression,
	place_question *question)
{
	compiler->asked = expression;
	compiler->question = question;
	compiler->answered = false;
	visit_lines(compiler);
	compiler->question = NULL;
	return compiler->answered;
}

/* A table of figures can have a column of remarks, for which a rule about figures is not. */
static void add_lines(struct rule_compiler *compiler)
{
	compiler->figures = ask_lines(compiler, compiler->root, names_figures);
	visit_lines(compiler);
}

/* Cells and texts */

/* Whether a rule for each cell or text is for this one. */
static bool is_for(const struct rule_compiler *compiler, const struct form_cell *cell)
{
	const struct form_rule *rule = rule_of(compiler);
	bool wanted = rule->each == EACH_TEXT ? cell->spec->type == TYPE_TEXT
					      : cell_type_row(cell->spec->type)->figure &&
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

		if (rule->entry_count > 0 && rule->entries[entry].ignored)
			continue;
		instance.self = index;
		instance.entry = (int)entry;
		instance.section = cell->section;
		instance.table = cell->table;
		instance.block = cell->block;
		instance.line = -1;
		rule_append(compiler, &instance);
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
	if (!rule_compile(compiler, &scope, &compiler->shared))
		return;
	for (cell_index cell = 0; cell < form->cell_count; cell++) {
		if (is_for(compiler, form_cell(form, cell)) && rule_too_many(compiler))
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

	if (cell->carry == CELL_NONE || !cell_type_row(cell->spec->type)->figure)
		return;
	instance.left = compile_single(loader, OP_CELL, index);
	instance.right = compile_single(loader, OP_PREVIOUS, cell->carry);
	rule_append(compiler, &instance);
}

/* One instance for each cell of the row or column that the rule is about. */
void rule_add_carried(struct rule_compiler *compiler)
{
	struct form_rule *rule = rule_of(compiler);
	const struct form *form = compiler->loader->form;
	const struct form_block *block =
		&form->sections[rule->section].tables[rule->table].blocks[rule->carried_block];
	bool row = rule->each == EACH_COLUMN;
	int places = row ? block->columns.tree.leaves : block->rows.tree.leaves;

	rule->first_instance = compiler->loader->rule_instances->len;
	for (int place = 0; place < places; place++)
		add_carried_cell(compiler,
			row ? form_block_cell(block, rule->carried_leaf, place)
			    : form_block_cell(block, place, rule->carried_leaf),
			place);
	rule->instance_count = compiler->loader->rule_instances->len - rule->first_instance;
}

void rule_add_instances(struct rule_compiler *compiler)
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

/* Names that are known nowhere */

static bool name_strange_in(
	struct rule_compiler *compiler, const struct expression *expression, struct position at)
{
	struct program unused;

	if (!expression)
		return false;
	if (expression->operation == OP_CELL && !ask_lines(compiler, expression, names_known)) {
		compile_expression(compiler->loader, &compiler->place, expression, at, &unused);
		return true;
	}
	for (size_t i = 0; i < expression->operand_count; i++) {
		if (name_strange_in(compiler, expression->operands[i], at))
			return true;
	}
	return false;
}

bool rule_name_strange(struct rule_compiler *compiler)
{
	const struct form_rule *rule = rule_of(compiler);

	if (rule->each != EACH_ROW && rule->each != EACH_COLUMN)
		return false;
	return name_strange_in(compiler, compiler->root, rule->require_at) ||
		name_strange_in(compiler, compiler->when, rule->when_at);
}
