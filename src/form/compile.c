/*
 * Formulas become programs: names are looked up in the scope of one cell or one
 * rule instance, sorts are checked, and instructions are appended to the form's
 * code.
 */
#include "form/loader.h"

#include <string.h>

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

static enum sort name_unknown(struct compiler *compiler, const struct expression *name)
{
	struct suggestion suggestion;

	suggestion_init(&suggestion, name->text);
	offer_names(compiler->loader, compiler->scope, &suggestion);
	if (suggestion.best)
		return wrong(compiler, name, "没有“%s”这个名字；是不是“%s”？", name->text,
			suggestion.best);
	return wrong(compiler, name, "没有“%s”这个名字", name->text);
}

/* What formulas make of a cell of a type: a year is a number, a choice is a text. */
static enum sort sort_of(enum cell_type type)
{
	if (cell_type_row(type)->figure || type == TYPE_YEAR)
		return SORT_FIGURE;
	return type == TYPE_DATE ? SORT_DATE : SORT_TEXT;
}

static enum sort push_cell(struct compiler *compiler, cell_index cell, bool previous)
{
	emit(compiler, previous ? OP_PREVIOUS : OP_CELL, cell);
	return sort_of(form_cell(compiler->loader->form, cell)->spec.type);
}

/* The cells of a set; how many in *count. */
static enum sort push_set(struct compiler *compiler, const struct expression *name,
	const struct named *named, size_t *count)
{
	if (compiler->loader->instructions->len + named->cells->len > FORM_MAX_INSTRUCTIONS)
		return wrong_length(compiler, name);
	if (named->cells->len == 0)
		return wrong(compiler, name, "“%s”里没有可以填的格", name->text);
	for (guint i = 0; i < named->cells->len; i++) {
		cell_index cell = g_array_index(named->cells, cell_index, i);

		if (push_cell(compiler, cell, named->previous) != SORT_FIGURE)
			return wrong(compiler, name, "“%s”里有不是数字的格", name->text);
	}
	*count = named->cells->len;
	return SORT_FIGURE;
}

static enum sort compile_name(struct compiler *compiler, const struct expression *name)
{
	struct named named = find_named(compiler->loader, compiler->scope, name->text);

	named_release(&named);
	switch (named.kind) {
	case NAMED_CELL: return push_cell(compiler, named.cell, named.previous);
	case NAMED_SELF:
		emit(compiler, named.previous ? OP_SELF_PREVIOUS : OP_SELF, 0);
		return sort_of(compiler->scope->self_type);
	case NAMED_SET:
		return wrong(compiler, name, "“%s”是一组格，请写 sum(%s)", name->text, name->text);
	default: return name_unknown(compiler, name);
	}
}

/* Operations */

static enum sort compile(struct compiler *compiler, const struct expression *expression);

static const char *sort_name(enum sort sort)
{
	static const char *const names[] = {
		[SORT_FIGURE] = "数字",
		[SORT_TEXT] = "文字",
		[SORT_DATE] = "日期",
		[SORT_TRUTH] = "真假",
	};

	return names[sort];
}

static bool compile_operand(
	struct compiler *compiler, const struct expression *operand, enum sort sort)
{
	enum sort found = compile(compiler, operand);

	if (found != SORT_WRONG && found != sort)
		wrong(compiler, operand, "这里要%s，得到的是%s", sort_name(sort), sort_name(found));
	return found == sort;
}

static bool compile_operands(
	struct compiler *compiler, const struct expression *expression, enum sort sort)
{
	for (size_t i = 0; i < expression->operand_count; i++) {
		if (!compile_operand(compiler, expression->operands[i], sort))
			return false;
	}
	return true;
}

/* A word that a choice is compared with has to be one of its choices. */
static bool check_choice(
	struct compiler *compiler, const struct expression *choice, const struct expression *word)
{
	if (choice->operation != OP_CELL || word->operation != OP_TEXT)
		return true;
	struct named named = find_named(compiler->loader, compiler->scope, choice->text);
	named_release(&named);
	if (named.kind != NAMED_CELL)
		return true;
	const struct form_cell *cell = form_cell(compiler->loader->form, named.cell);
	if (cell->spec.type != TYPE_CHOICE || form_choice_label(cell, word->text))
		return true;
	struct suggestion suggestion;
	suggestion_init(&suggestion, word->text);
	for (size_t i = 0; i < cell->spec.choice_count; i++)
		suggestion_offer(&suggestion, cell->spec.choices[i].id);
	wrong(compiler, word, "“%s”不是 %s 的选项%s%s%s", word->text, cell->address,
		suggestion.best ? "；是不是“" : "", suggestion.best ? suggestion.best : "",
		suggestion.best ? "”？" : "");
	return false;
}

static enum sort compile_comparison(struct compiler *compiler, const struct expression *expression)
{
	const struct expression *a = expression->operands[0], *b = expression->operands[1];
	enum sort left = compile(compiler, a);
	enum sort right = compile(compiler, b);

	if (left == SORT_WRONG || right == SORT_WRONG)
		return SORT_WRONG;
	if (left != right || left == SORT_TRUTH)
		return wrong(compiler, expression, "两边不是同一类，不能比较：左边%s，右边%s",
			sort_name(left), sort_name(right));
	if (left == SORT_TEXT && expression->operation != OP_EQUAL &&
		expression->operation != OP_UNEQUAL)
		return wrong(compiler, expression, "文字只能比较相等或不等");
	if (!check_choice(compiler, a, b) || !check_choice(compiler, b, a))
		return SORT_WRONG;
	emit(compiler, expression->operation, 0);
	return SORT_TRUTH;
}

/* What the functions on texts and dates take, and what they give. */
static const struct signature {
	enum sort gives;
	enum sort takes[3];
} signatures[OP_LAST] = {
	[OP_DATE] = {SORT_DATE, {SORT_FIGURE, SORT_FIGURE, SORT_FIGURE}},
	[OP_MENTIONS] = {SORT_TRUTH, {SORT_TEXT, SORT_TEXT}},
	[OP_LENGTH] = {SORT_FIGURE, {SORT_TEXT}},
	[OP_YEARS_OUTSIDE] = {SORT_FIGURE, {SORT_TEXT, SORT_FIGURE, SORT_FIGURE}},
	[OP_PERIODS_OUTSIDE] = {SORT_FIGURE, {SORT_TEXT, SORT_DATE, SORT_DATE}},
	[OP_SIMILARITY] = {SORT_FIGURE, {SORT_TEXT, SORT_TEXT}},
};

static enum sort compile_function(struct compiler *compiler, const struct expression *expression)
{
	const struct signature *signature = &signatures[expression->operation];

	for (size_t i = 0; i < expression->operand_count; i++) {
		if (!compile_operand(compiler, expression->operands[i], signature->takes[i]))
			return SORT_WRONG;
	}
	emit(compiler, expression->operation, expression->operand_count);
	return signature->gives;
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

/* One operand of sum, count, min or max: the only places where a name stands for several cells. */
static enum sort compile_member(
	struct compiler *compiler, const struct expression *operand, size_t *count)
{
	*count = 1;
	if (operand->operation != OP_CELL)
		return compile(compiler, operand);
	struct named named = find_named(compiler->loader, compiler->scope, operand->text);
	enum sort sort = named.kind == NAMED_SET ? push_set(compiler, operand, &named, count)
						 : compile(compiler, operand);

	named_release(&named);
	return sort;
}

static enum sort compile_set(struct compiler *compiler, const struct expression *expression)
{
	size_t total = 0;

	for (size_t i = 0; i < expression->operand_count; i++) {
		size_t count;
		enum sort sort = compile_member(compiler, expression->operands[i], &count);

		if (sort == SORT_WRONG)
			return SORT_WRONG;
		if (sort != SORT_FIGURE)
			return wrong(compiler, expression->operands[i], "这里要数字，得到的是%s",
				sort_name(sort));
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
		if (signatures[expression->operation].gives)
			return compile_function(compiler, expression);
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
	case OP_PREVIOUS:
	case OP_SELF:
	case OP_SELF_PREVIOUS:
	case OP_NUMBER:
	case OP_TEXT: return 0;
	case OP_NEGATE:
	case OP_NOT:
	case OP_ABS: return 1;
	case OP_SUM:
	case OP_COUNT:
	case OP_MIN:
	case OP_MAX:
	case OP_IF:
	case OP_DATE:
	case OP_MENTIONS:
	case OP_LENGTH:
	case OP_YEARS_OUTSIDE:
	case OP_PERIODS_OUTSIDE:
	case OP_SIMILARITY: return instruction.operand;
	default: return 2;
	}
}

void measure_depth(struct loader *loader, struct program program)
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

bool compile_text(struct loader *loader, const struct scope *scope, const char *text,
	struct position at, enum sort sort, const char *wanted, struct program *program)
{
	struct formula *formula = formula_parse(loader->file, at, text, loader->diagnostics);

	if (!formula)
		return false;
	enum sort found = compile_expression(loader, scope, formula_root(formula), at, program);
	formula_free(formula);
	if (found != sort && found != SORT_WRONG)
		diagnostics_error(loader->diagnostics, loader->file, at, "%s", wanted);
	return found == sort;
}

struct program compile_single(struct loader *loader, enum operation operation, cell_index cell)
{
	struct compiler compiler = {.loader = loader};
	struct program program = {.start = loader->instructions->len, .length = 1};

	emit(&compiler, operation, cell);
	measure_depth(loader, program);
	return program;
}

/* Cells */

/* A cell that both its row and its column compute: the one that is not used, to be compared. */
struct crossed_cell {
	cell_index cell;
	struct program used, other;
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
		struct crossed_cell crossing = {index, cell->formula, program, line->formula_at};

		g_array_append_val(compiler->crossings, crossing);
	}
}

/* Whether a cell can take what its formula gives. */
static bool check_computed(
	struct loader *loader, cell_index index, enum sort sort, struct position at)
{
	const struct form_cell *cell = form_cell(loader->form, index);

	if (sort == SORT_WRONG)
		return false;
	if (sort == SORT_FIGURE && cell_type_row(cell->spec.type)->figure)
		return true;
	return diagnostics_error(loader->diagnostics, loader->file, at,
		"公式：%s 不是数字格，或公式得不出数字", cell->address);
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
			.other = -1,
		};
		cell_index cell = by_column ? form_block_cell(block, fixed, leaf)
					    : form_block_cell(block, leaf, fixed);
		struct program program;

		if (form_cell(loader->form, cell)->absent)
			continue;
		enum sort sort = compile_expression(
			loader, &scope, formula_root(formula), line->formula_at, &program);
		if (!check_computed(loader, cell, sort, line->formula_at))
			break;
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

		if (cell->formula.start == crossing->used.start && /* it has none of its own */
			!linear_equal(loader->linear, cell->formula, crossing->other))
			diagnostics_error(loader->diagnostics, loader->file, crossing->at,
				"%s 由行和列两个公式计算，两者不一定相等；"
				"请在行或列上写 crossing: row 或 crossing: column",
				cell->address);
	}
}

/* Formulas of single cells, which go before those of their row and column. */
static void compile_single_cells(struct loader *loader)
{
	for (guint i = 0; i < loader->cell_formulas->len; i++) {
		const struct cell_formula *formula =
			&g_array_index(loader->cell_formulas, struct cell_formula, i);
		struct form_cell *cell = &loader->form->cells[formula->cell];
		struct scope scope = {
			.section = cell->section,
			.block = form_cell_block(loader->form, formula->cell),
			.names_columns = true,
			.fixed = cell->row,
			.other = cell->column,
		};
		struct program program;

		if (!compile_text(loader, &scope, formula->text, formula->at, SORT_FIGURE,
			    "公式要得出数字", &program) ||
			!check_computed(loader, formula->cell, SORT_FIGURE, formula->at))
			continue;
		cell->formula = program;
		cell->rule = formula->rule;
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

	compile_blocks(loader, crossings);
	compile_single_cells(loader);
	publish_code(loader);
	if (diagnostics_errors(loader->diagnostics) > loader->errors_before || !rank_cells(loader))
		return;
	list_conditions(loader);
	loader->linear = linear_new(loader->form);
	check_crossings(loader, crossings);
}
