/*
 * Formulas become programs: names are looked up in the scope of one cell or one
 * rule instance, sorts are checked, and instructions are appended to the form's
 * code.
 */
#include "base/language.h"
#include "form/loader.h"

#include <string.h>

struct compiler {
	struct loader *loader;
	const struct scope *scope;
	guint start;        /* of the program */
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
		compiler->loader->diagnostics, compiler->loader->file, at, _("公式：%s"), text);
	return SORT_WRONG;
}

/* What one cell's formula names singly is short; only groups, and the number of cells, make code
   long. So it is looked at before each group and each cell. */
static enum sort wrong_length(struct compiler *compiler, const struct expression *expression)
{
	if (compiler->loader->code_full)
		return SORT_WRONG;
	compiler->loader->code_full = true;
	return wrong(
		compiler, expression, _("全表的公式加起来太长（最多%d步）"), FORM_MAX_INSTRUCTIONS);
}

static void emit(struct compiler *compiler, enum operation operation, size_t operand)
{
	struct instruction instruction = {operation, (uint32_t)operand};

	g_array_append_val(compiler->loader->instructions, instruction);
}

/* Names */

/* Words that mean something in some rules only. */
static const struct rule_word {
	const char *word, *advice;
} rule_words[] = {
	{"text", N_("“text”只用于 each: text 的规则")},
	{"cell", N_("“cell”只用于 each: cell 的规则")},
	{"previous",
		N_("“previous”后面要有名字，如 previous.total；单独写只用于 each: cell 和 each: text")},
};

static const char *advice_for(const struct scope *scope, const char *name)
{
	if (strchr(name, '@') && !scope->at)
		return _("“@”只用于 each: row 和 each: column 的规则");
	for (size_t i = 0; i < G_N_ELEMENTS(rule_words); i++) {
		if (strcmp(rule_words[i].word, name) == 0)
			return _(rule_words[i].advice);
	}
	return NULL;
}

static enum sort name_unknown(struct compiler *compiler, const struct expression *name)
{
	const char *prefix = g_str_has_prefix(name->text, NAME_PREVIOUS) ? NAME_PREVIOUS : "";
	const char *bare = name->text + strlen(prefix);
	const char *advice = advice_for(compiler->scope, bare);
	struct suggestion suggestion;

	if (advice)
		return wrong(compiler, name, "%s", advice);
	suggestion_init(&suggestion, bare);
	offer_names(compiler->loader, compiler->scope, &suggestion);
	if (suggestion.best)
		return wrong(compiler, name, _("没有“%s”这个名字；是不是“%s%s”？"), name->text,
			prefix, suggestion.best);
	return wrong(compiler, name, _("没有“%s”这个名字"), name->text);
}

/* What formulas make of a cell of a type: a year is a number, a choice is a text. */
static enum sort sort_of(enum cell_type type)
{
	if (cell_type_row(type)->figure || type == TYPE_YEAR)
		return SORT_FIGURE;
	return type == TYPE_DATE ? SORT_DATE : SORT_TEXT;
}

/* Notes that the next instruction's cell moves along a line; what goes by `@` does so in its own
   way. */
static void note_at_hand(struct compiler *compiler, const char *name)
{
	struct line_program *line = compiler->loader->line;
	uint32_t next = compiler->loader->instructions->len - compiler->start;

	if (line && strchr(name, '@'))
		line->moves = false;
	else if (line)
		g_array_append_val(line->at_hand, next);
}

static enum sort push_cell(struct compiler *compiler, cell_index cell, bool previous)
{
	emit(compiler, previous ? OP_PREVIOUS : OP_CELL, cell);
	return sort_of(form_cell(compiler->loader->form, cell)->spec->type);
}

/* The cells of a set; how many in *count. */
static enum sort push_set(struct compiler *compiler, const struct expression *name,
	const struct named *named, size_t *count)
{
	if (compiler->loader->instructions->len + named->cells->len > FORM_MAX_INSTRUCTIONS)
		return wrong_length(compiler, name);
	if (named->cells->len == 0)
		return wrong(compiler, name, _("“%s”里没有可以填的格"), name->text);
	for (guint i = 0; i < named->cells->len; i++) {
		cell_index cell = g_array_index(named->cells, cell_index, i);

		if (named->at_hand)
			note_at_hand(compiler, name->text);
		if (push_cell(compiler, cell, named->previous) != SORT_FIGURE)
			return wrong(compiler, name, _("“%s”里有不是数字的格"), name->text);
	}
	*count = named->cells->len;
	return SORT_FIGURE;
}

static enum sort compile_name(struct compiler *compiler, const struct expression *name)
{
	struct named named = find_named(compiler->loader, compiler->scope, name->text);

	named_release(&named);
	if (named.kind == NAMED_CELL && named.at_hand)
		note_at_hand(compiler, name->text);
	switch (named.kind) {
	case NAMED_CELL: return push_cell(compiler, named.cell, named.previous);
	case NAMED_SELF:
		emit(compiler, named.previous ? OP_SELF_PREVIOUS : OP_SELF, 0);
		return sort_of(compiler->scope->self_type);
	case NAMED_SET:
		return wrong(
			compiler, name, _("“%s”是一组格，请写 sum(%s)"), name->text, name->text);
	default: return name_unknown(compiler, name);
	}
}

/* Operations */

static enum sort compile(struct compiler *compiler, const struct expression *expression);

static const char *sort_name(enum sort sort)
{
	static const char *const names[] = {
		[SORT_FIGURE] = N_("数字"),
		[SORT_TEXT] = N_("文字"),
		[SORT_DATE] = N_("日期"),
		[SORT_TRUTH] = N_("真假"),
	};

	return _(names[sort]);
}

static bool compile_operand(
	struct compiler *compiler, const struct expression *operand, enum sort sort)
{
	enum sort found = compile(compiler, operand);

	if (found != SORT_WRONG && found != sort)
		wrong(compiler, operand, _("这里要%s，得到的是%s"), sort_name(sort),
			sort_name(found));
	return found == sort;
}

static bool compile_operands(
	struct compiler *compiler, const struct expression *expression, enum sort sort)
{
	bool right = true;

	for (size_t i = 0; i < expression->operand_count; i++)
		right &= compile_operand(compiler, expression->operands[i], sort);
	return right;
}

/* "；有 a、b": the choices, where none is near. Free with g_free. */
static char *choice_names(const struct cell_spec *spec)
{
	GString *names = g_string_new(_("；有 "));

	for (size_t i = 0; i < spec->choice_count; i++)
		g_string_append_printf(names, "%s%s", i > 0 ? _("、") : "", spec->choices[i].id);
	return g_string_free(names, FALSE);
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
	if (cell->spec->type != TYPE_CHOICE || form_choice_label(cell, word->text))
		return true;
	if (cell->spec->choice_count == 0)
		return false; /* which was said where they should stand */
	struct suggestion suggestion;
	suggestion_init(&suggestion, word->text);
	for (size_t i = 0; i < cell->spec->choice_count; i++)
		suggestion_offer(&suggestion, cell->spec->choices[i].id);
	for (size_t i = 0; i < cell->spec->choice_count; i++)
		suggestion_offer_for(
			&suggestion, cell->spec->choices[i].id, cell->spec->choices[i].label);
	g_autofree char *question = suggestion_question(&suggestion);
	g_autofree char *known = suggestion.best ? NULL : choice_names(cell->spec);
	wrong(compiler, word, _("“%s”不是 %s 的选项%s%s"), word->text, cell->address, question,
		known ? known : "");
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
		return wrong(compiler, expression, _("两边不是同一类，不能比较：左边%s，右边%s"),
			sort_name(left), sort_name(right));
	if (left == SORT_TEXT && expression->operation != OP_EQUAL &&
		expression->operation != OP_UNEQUAL)
		return wrong(compiler, expression, _("文字只能比较相等或不等"));
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
	bool right = true;

	for (size_t i = 0; i < expression->operand_count; i++)
		right &= compile_operand(compiler, expression->operands[i], signature->takes[i]);
	if (!right)
		return SORT_WRONG;
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
		return wrong(compiler, expression->operands[0], _("if 的第一项要是比较"));
	if (yes != no)
		return wrong(compiler, expression, _("if 的后两项不是同一类"));
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
	bool right = true;
	size_t total = 0;

	for (size_t i = 0; i < expression->operand_count; i++) {
		size_t count;
		enum sort sort = compile_member(compiler, expression->operands[i], &count);

		if (sort != SORT_FIGURE && sort != SORT_WRONG)
			wrong(compiler, expression->operands[i], _("这里要数字，得到的是%s"),
				sort_name(sort));
		right &= sort == SORT_FIGURE;
		total += count;
	}
	if (!right)
		return SORT_WRONG;
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

/* Two figures give a figure, two dates the days between them. */
static enum sort compile_difference(struct compiler *compiler, const struct expression *expression)
{
	enum sort left = compile(compiler, expression->operands[0]);
	enum sort right = compile(compiler, expression->operands[1]);

	if (left == SORT_WRONG || right == SORT_WRONG)
		return SORT_WRONG;
	if (left != right || (left != SORT_FIGURE && left != SORT_DATE))
		return wrong(compiler, expression, _("只能用数减数、日期减日期：左边%s，右边%s"),
			sort_name(left), sort_name(right));
	emit(compiler, OP_SUBTRACT, 0);
	return SORT_FIGURE;
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
	case OP_SUBTRACT: return compile_difference(compiler, expression);
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

void measure_depth(struct loader *loader, struct program program)
{
	size_t depth = 0;

	for (uint32_t i = 0; i < program.length; i++) {
		depth -= instruction_takes(
			g_array_index(loader->instructions, struct instruction, program.start + i));
		depth++;
		loader->form->code.deepest = MAX(loader->form->code.deepest, depth);
	}
}

enum sort compile_expression(struct loader *loader, const struct scope *scope,
	const struct expression *expression, struct position at, struct program *program)
{
	struct compiler compiler = {
		.loader = loader,
		.scope = scope,
		.start = loader->instructions->len,
		.at = at,
	};

	program->start = compiler.start;
	enum sort sort = loader->instructions->len > FORM_MAX_INSTRUCTIONS
		? wrong_length(&compiler, expression)
		: compile(&compiler, expression);
	if (sort == SORT_WRONG) /* half a program would only mislead */
		g_array_set_size(loader->instructions, program->start);
	program->length = loader->instructions->len - program->start;
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
