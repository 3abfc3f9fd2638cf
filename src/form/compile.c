/*
 * Formulas become programs: names are looked up in the scope of one cell or one
 * rule instance, sorts are checked, and instructions are appended to the form's
 * code.
 */
#include "form/loader.h"

#include <string.h>

#include "base/suggest.h"

struct compiler {
	struct loader *loader;
	const struct scope *scope;
	struct position at; /* of the formula's first character */
};

static enum sort wrong(struct compiler *compiler, const struct expression *expression,
	const char *format, ...) G_GNUC_PRINTF(3, 4);

static enum sort wrong(
	struct compiler *compiler, const struct expression *expression, const char *format, ...)
{
	struct position at = compiler->at;
	va_list arguments;

	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	at.column += expression->column;
	diagnostics_error(
		compiler->loader->diagnostics, compiler->loader->file, at, "公式：%s", text);
	return SORT_WRONG;
}

/* What one cell's formula names singly is short; only groups, and the number of cells, make code
   long. So it is looked at before each group and each cell. */
static enum sort wrong_length(struct compiler *compiler, const struct expression *expression)
{
	return wrong(
		compiler, expression, "全表的公式加起来太长（最多%d步）", FORM_MAX_INSTRUCTIONS);
}

static void emit(struct compiler *compiler, enum operation operation, size_t operand)
{
	struct instruction instruction = {operation, (uint32_t)operand};

	g_array_append_val(compiler->loader->instructions, instruction);
}

/* Names */

static const struct form_axis *named_axis(const struct scope *scope)
{
	if (!scope->block)
		return NULL;
	return scope->names_columns ? &scope->block->columns : &scope->block->rows;
}

static cell_index scope_cell(const struct scope *scope, int leaf)
{
	return scope->names_columns ? form_block_cell(scope->block, scope->fixed, leaf)
				    : form_block_cell(scope->block, leaf, scope->fixed);
}

static void suggest_name(struct compiler *compiler, const struct expression *name)
{
	const struct form_axis *axis = named_axis(compiler->scope);
	struct suggestion suggestion;

	suggestion_init(&suggestion, name->text);
	for (int i = 0; axis && i < axis->tree.count; i++) {
		if (axis->lines[i].id)
			suggestion_offer(&suggestion, axis->lines[i].id);
	}
	if (!suggestion.best) {
		const struct form *form = compiler->loader->form;

		for (size_t i = 0; i < form->cell_count; i++)
			suggestion_offer(&suggestion, form->cells[i].address);
	}
	if (suggestion.best)
		wrong(compiler, name, "没有“%s”这个名字；是不是“%s”？", name->text,
			suggestion.best);
	else
		wrong(compiler, name, "没有“%s”这个名字", name->text);
}

/* An address, whole or from the section on. */
static cell_index find_address(struct compiler *compiler, const char *text)
{
	const struct form *form = compiler->loader->form;
	cell_index cell = form_find(form, text);

	if (cell != CELL_NONE || compiler->scope->section < 0)
		return cell;
	g_autofree char *whole =
		g_strconcat(form->sections[compiler->scope->section].id, ".", text, NULL);
	return form_find(form, whole);
}

static enum sort push_cell(struct compiler *compiler, cell_index cell)
{
	const struct cell_type_row *type =
		cell_type_row(form_cell(compiler->loader->form, cell)->spec.type);

	emit(compiler, OP_CELL, cell);
	return type->figure ? SORT_FIGURE : SORT_TEXT;
}

/* The leaves of a group that have no formula of their own; how many in *count. */
static enum sort push_group(struct compiler *compiler, const struct expression *name,
	const struct form_axis *axis, int head, size_t *count)
{
	int first = axis->tree.heads[head].first_leaf;

	if (compiler->loader->instructions->len + (guint)axis->tree.heads[head].leaves >
		FORM_MAX_INSTRUCTIONS)
		return wrong_length(compiler, name);
	*count = 0;
	for (int leaf = first; leaf < first + axis->tree.heads[head].leaves; leaf++) {
		if (form_axis_leaf(axis, leaf)->formula)
			continue;
		if (push_cell(compiler, scope_cell(compiler->scope, leaf)) != SORT_FIGURE)
			return wrong(compiler, name, "“%s”里有不是数字的格", name->text);
		++*count;
	}
	if (*count == 0)
		return wrong(compiler, name, "“%s”里没有可以填的格", name->text);
	return SORT_FIGURE;
}

/* A name's head in the scope's axis, or -1. */
static int find_head(const struct scope *scope, const char *name)
{
	const struct form_axis *axis = named_axis(scope);

	return axis ? GPOINTER_TO_INT(g_hash_table_lookup(axis->heads, name)) - 1 : -1;
}

static enum sort compile_name(struct compiler *compiler, const struct expression *name)
{
	const struct form_axis *axis = named_axis(compiler->scope);
	int head = find_head(compiler->scope, name->text);

	if (head >= 0 && !axis->tree.heads[head].leaf)
		return wrong(compiler, name, "“%s”是一组，请写 sum(%s)", name->text, name->text);
	if (head >= 0)
		return push_cell(
			compiler, scope_cell(compiler->scope, axis->tree.heads[head].first_leaf));

	cell_index cell = find_address(compiler, name->text);
	if (cell != CELL_NONE)
		return push_cell(compiler, cell);
	suggest_name(compiler, name);
	return SORT_WRONG;
}

/* Operations */

static enum sort compile(struct compiler *compiler, const struct expression *expression);

static bool compile_operands(
	struct compiler *compiler, const struct expression *expression, enum sort sort)
{
	static const char *const names[] = {
		[SORT_FIGURE] = "数字", [SORT_TEXT] = "文字", [SORT_TRUTH] = "真假"};

	for (size_t i = 0; i < expression->operand_count; i++) {
		const struct expression *operand = expression->operands[i];
		enum sort found = compile(compiler, operand);

		if (found == SORT_WRONG)
			return false;
		if (found != sort) {
			wrong(compiler, operand, "这里要%s，得到的是%s", names[sort], names[found]);
			return false;
		}
	}
	return true;
}

static enum sort compile_comparison(struct compiler *compiler, const struct expression *expression)
{
	enum sort left = compile(compiler, expression->operands[0]);
	enum sort right = compile(compiler, expression->operands[1]);

	if (left == SORT_WRONG || right == SORT_WRONG)
		return SORT_WRONG;
	if (left != right || left == SORT_TRUTH)
		return wrong(compiler, expression, "两边不是同一类，不能比较");
	if (left == SORT_TEXT && expression->operation != OP_EQUAL &&
		expression->operation != OP_UNEQUAL)
		return wrong(compiler, expression, "文字只能比较相等或不等");
	emit(compiler, expression->operation, 0);
	return SORT_TRUTH;
}

static enum sort compile_if(struct compiler *compiler, const struct expression *expression)
{
	enum sort condition = compile(compiler, expression->operands[0]);
	enum sort yes = compile(compiler, expression->operands[1]);
	enum sort no = compile(compiler, expression->operands[2]);

	if (condition == SORT_WRONG || yes == SORT_WRONG || no == SORT_WRONG)
		return SORT_WRONG;
	if (condition != SORT_TRUTH)
		return wrong(compiler, expression->operands[0], "if 的第一项要是比较");
	if (yes != no)
		return wrong(compiler, expression, "if 的后两项不是同一类");
	emit(compiler, OP_IF, 3);
	return yes;
}

/* sum, count, min, max: the only places where a group stands for its leaves. */
static enum sort compile_set(struct compiler *compiler, const struct expression *expression)
{
	size_t total = 0;

	for (size_t i = 0; i < expression->operand_count; i++) {
		const struct expression *operand = expression->operands[i];
		int head = operand->operation == OP_CELL ? find_head(compiler->scope, operand->text)
							 : -1;
		const struct form_axis *axis = named_axis(compiler->scope);
		size_t count = 1;
		enum sort sort = head >= 0 && !axis->tree.heads[head].leaf
			? push_group(compiler, operand, axis, head, &count)
			: compile(compiler, operand);

		if (sort == SORT_WRONG)
			return SORT_WRONG;
		if (sort != SORT_FIGURE)
			return wrong(compiler, operand, "这里要数字");
		total += count;
	}
	emit(compiler, expression->operation, total);
	return SORT_FIGURE;
}

static enum sort compile_constant(struct compiler *compiler, const struct expression *expression)
{
	struct loader *loader = compiler->loader;

	if (expression->operation == OP_NUMBER) {
		emit(compiler, OP_NUMBER, loader->numbers->len);
		g_array_append_val(loader->numbers, expression->number);
		return SORT_FIGURE;
	}
	emit(compiler, OP_TEXT, loader->texts->len);
	g_ptr_array_add(loader->texts,
		g_string_chunk_insert(loader->form->private->strings, expression->text));
	return SORT_TEXT;
}

static enum sort compile_same(
	struct compiler *compiler, const struct expression *expression, enum sort sort)
{
	if (!compile_operands(compiler, expression, sort))
		return SORT_WRONG;
	emit(compiler, expression->operation, expression->operand_count);
	return sort;
}

static enum sort compile(struct compiler *compiler, const struct expression *expression)
{
	switch (expression->operation) {
	case OP_CELL: return compile_name(compiler, expression);
	case OP_NUMBER:
	case OP_TEXT: return compile_constant(compiler, expression);
	case OP_SUM:
	case OP_COUNT:
	case OP_MIN:
	case OP_MAX: return compile_set(compiler, expression);
	case OP_IF: return compile_if(compiler, expression);
	case OP_AND:
	case OP_OR:
	case OP_NOT: return compile_same(compiler, expression, SORT_TRUTH);
	default:
		if (operation_compares(expression->operation))
			return compile_comparison(compiler, expression);
		return compile_same(compiler, expression, SORT_FIGURE);
	}
}

/* Values an instruction takes off the stack; it puts one back. */
static size_t takes(struct instruction instruction)
{
	switch (instruction.operation) {
	case OP_CELL:
	case OP_NUMBER:
	case OP_TEXT: return 0;
	case OP_NEGATE:
	case OP_NOT:
	case OP_ABS: return 1;
	case OP_SUM:
	case OP_COUNT:
	case OP_MIN:
	case OP_MAX:
	case OP_IF: return instruction.operand;
	default: return 2;
	}
}

static void measure_depth(struct loader *loader, struct program program)
{
	size_t depth = 0;

	for (uint32_t i = 0; i < program.length; i++) {
		depth -= takes(
			g_array_index(loader->instructions, struct instruction, program.start + i));
		depth++;
		loader->form->code.deepest = MAX(loader->form->code.deepest, depth);
	}
}

enum sort compile_expression(struct loader *loader, const struct scope *scope,
	const struct expression *expression, struct position at, struct program *program)
{
	struct compiler compiler = {.loader = loader, .scope = scope, .at = at};

	program->start = loader->instructions->len;
	enum sort sort = loader->instructions->len > FORM_MAX_INSTRUCTIONS
		? wrong_length(&compiler, expression)
		: compile(&compiler, expression);
	program->length = loader->instructions->len - program->start;
	if (sort != SORT_WRONG)
		measure_depth(loader, *program);
	return sort;
}

/* Cells */

/* A cell that both its row and its column compute: the one that is not used, to be compared. */
struct crossed_cell {
	cell_index cell;
	struct program other;
	struct position at;
};

struct cell_compiler {
	struct loader *loader;
	int section;
	const struct form_block *block;
	GArray *crossings;
};

/* Gives a cell its formula, and with it the rule that goes by this formula's name. */
static void set_formula(struct cell_compiler *compiler, cell_index index, struct program program,
	const struct form_line *line, bool by_column)
{
	struct form_cell *cell = &compiler->loader->form->cells[index];
	const struct form_line *row = form_axis_leaf(&compiler->block->rows, cell->row);
	const struct form_line *column = form_axis_leaf(&compiler->block->columns, cell->column);
	enum crossing chosen = column->crossing ? column->crossing : row->crossing;
	bool crosses = form_cell_is_computed(cell);

	if (!crosses || chosen == (by_column ? CROSSING_COLUMN : CROSSING_ROW)) {
		cell->formula = program;
		cell->rule = line->rule;
	} else if (!chosen) {
		struct crossed_cell crossing = {index, program, line->formula_at};

		g_array_append_val(compiler->crossings, crossing);
	}
}

/* Gives every cell of a line the program of the line's formula. */
static void compile_line(
	struct cell_compiler *compiler, const struct form_axis *axis, int leaf, bool by_column)
{
	struct loader *loader = compiler->loader;
	const struct form_block *block = compiler->block;
	const struct form_line *line = form_axis_leaf(axis, leaf);
	const struct form_axis *across = by_column ? &block->rows : &block->columns;
	struct formula *formula =
		formula_parse(loader->file, line->formula_at, line->formula, loader->diagnostics);

	for (int fixed = 0; formula && fixed < across->tree.leaves; fixed++) {
		struct scope scope = {
			.section = compiler->section,
			.block = block,
			.names_columns = by_column,
			.fixed = fixed,
		};
		cell_index cell = by_column ? form_block_cell(block, fixed, leaf)
					    : form_block_cell(block, leaf, fixed);
		struct program program;
		enum sort sort = compile_expression(
			loader, &scope, formula_root(formula), line->formula_at, &program);

		if (sort == SORT_WRONG)
			break;
		if (sort != SORT_FIGURE ||
			!cell_type_row(form_cell(loader->form, cell)->spec.type)->figure) {
			diagnostics_error(loader->diagnostics, loader->file, line->formula_at,
				"公式：%s 不是数字格，或公式得不出数字",
				form_cell(loader->form, cell)->address);
			break;
		}
		set_formula(compiler, cell, program, line, by_column);
	}
	formula_free(formula);
}

static void compile_axis(
	struct cell_compiler *compiler, const struct form_axis *axis, bool by_column)
{
	for (int leaf = 0; leaf < axis->tree.leaves; leaf++) {
		if (form_axis_leaf(axis, leaf)->formula)
			compile_line(compiler, axis, leaf, by_column);
	}
}

/* Every row of a block crosses every column of it, so one of each that disagree are enough. */
static void check_contrary(struct loader *loader, const struct form_block *block)
{
	const struct form_line *said[CROSSING_COLUMN + 1] = {NULL}; /* a column that says it */

	for (int leaf = 0; leaf < block->columns.tree.leaves; leaf++) {
		const struct form_line *column = form_axis_leaf(&block->columns, leaf);

		said[column->crossing] = column;
	}
	for (int leaf = 0; leaf < block->rows.tree.leaves; leaf++) {
		const struct form_line *row = form_axis_leaf(&block->rows, leaf);
		const struct form_line *contrary =
			row->crossing == CROSSING_ROW ? said[CROSSING_COLUMN] : said[CROSSING_ROW];

		if (row->crossing && contrary)
			diagnostics_error(loader->diagnostics, loader->file, row->crossing_at,
				"与列“%s”的 crossing 相反（第%d行）：交叉的格只能听一个",
				contrary->id, contrary->crossing_at.line);
	}
}

static void compile_blocks(struct loader *loader, GArray *crossings)
{
	struct form *form = loader->form;

	for (int s = 0; s < form->section_count; s++) {
		for (int t = 0; t < form->sections[s].table_count; t++) {
			const struct form_table *table = &form->sections[s].tables[t];

			for (int b = 0; b < table->block_count; b++) {
				struct cell_compiler compiler = {
					loader, s, &table->blocks[b], crossings};

				check_contrary(loader, &table->blocks[b]);
				compile_axis(&compiler, &table->blocks[b].columns, true);
				compile_axis(&compiler, &table->blocks[b].rows, false);
			}
		}
	}
}

/* Where a computed row crosses a computed column, both must say the same. */
static void check_crossings(struct loader *loader, const GArray *crossings)
{
	const struct form *form = loader->form;

	for (guint i = 0; i < crossings->len; i++) {
		const struct crossed_cell *crossing =
			&g_array_index(crossings, struct crossed_cell, i);
		const struct form_cell *cell = form_cell(form, crossing->cell);

		if (!linear_equal(loader->linear, cell->formula, crossing->other))
			diagnostics_error(loader->diagnostics, loader->file, crossing->at,
				"%s 由行和列两个公式计算，两者不一定相等；"
				"请在行或列上写 crossing: row 或 crossing: column",
				cell->address);
	}
}

void publish_code(struct loader *loader)
{
	struct code *code = &loader->form->code;

	code->instructions = (struct instruction *)(void *)loader->instructions->data;
	code->numbers = (struct decimal *)(void *)loader->numbers->data;
}

void compile_cells(struct loader *loader)
{
	g_autoptr(GArray) crossings = g_array_new(FALSE, FALSE, sizeof(struct crossed_cell));

	loader->instructions = g_array_new(FALSE, FALSE, sizeof(struct instruction));
	loader->numbers = g_array_new(FALSE, FALSE, sizeof(struct decimal));
	loader->texts = g_ptr_array_new();
	compile_blocks(loader, crossings);
	publish_code(loader);
	if (diagnostics_errors(loader->diagnostics) > loader->errors_before || !rank_cells(loader))
		return;
	loader->linear = linear_new(loader->form);
	check_crossings(loader, crossings);
}
