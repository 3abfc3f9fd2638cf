/*
 * A parser with one function a level of precedence for the few that are special and
 * one table for the rest.
 */
#include "form/formula.h"

#include <string.h>

#include "base/language.h"
#include "base/suggest.h"
#include "form/token.h"
#include "yaml/arena.h"

static const struct function {
	const char *name;
	enum operation operation;
	size_t fewest, most;
} functions[] = {
	/* name, operation, fewest and most operands */
	{"sum", OP_SUM, 1, SIZE_MAX},
	{"count", OP_COUNT, 1, SIZE_MAX},
	{"min", OP_MIN, 1, SIZE_MAX},
	{"max", OP_MAX, 1, SIZE_MAX},
	{"abs", OP_ABS, 1, 1},
	{"if", OP_IF, 3, 3},
	{"date", OP_DATE, 3, 3},
	{"mentions", OP_MENTIONS, 2, 2},
	{"length", OP_LENGTH, 1, 1},
	{"years_outside", OP_YEARS_OUTSIDE, 3, 3},
	{"periods_outside", OP_PERIODS_OUTSIDE, 3, 3},
	{"similarity", OP_SIMILARITY, 2, 2},
};

/* What no formula is written with but people write, and what to write instead. */
static const struct slip {
	gunichar first, last;
	const char *advice;
} slips[] = {
	{'\'', '\'', N_("引号没有关上")},
	{'"', '"', N_("引号没有关上")},
	{0x2018, 0x201D, N_("文字要写在半角引号里，如 'a'")},
	{0xFF02, 0xFF02, N_("文字要写在半角引号里，如 'a'")},
	{0xFF07, 0xFF07, N_("文字要写在半角引号里，如 'a'")},
	{'A', 'Z', N_("名字里不能有大写字母；函数也用小写，如 sum(a, b)")},
	{0xFF10, 0xFF19, N_("数字要用半角")},
	{0xFF0E, 0xFF0E, N_("点要用半角")},
	{0x3002, 0x3002, N_("点要用半角；公式末尾不写句号")},
	{0x3001, 0x3001, N_("各项之间用逗号，不用顿号")},
	{':', ':', N_("没有冒号：比写作 a / b，连着的几行、几列写它们的组，如 sum(组)")},
	{0xFF1A, 0xFF1A, N_("没有冒号：比写作 a / b，连着的几行、几列写它们的组，如 sum(组)")},
	{'{', '{', N_("名字直接写，外面不加 { }、[ ]；先算的放在 ( ) 里")},
	{'}', '}', N_("名字直接写，外面不加 { }、[ ]；先算的放在 ( ) 里")},
	{'[', '[', N_("名字直接写，外面不加 { }、[ ]；先算的放在 ( ) 里")},
	{']', ']', N_("名字直接写，外面不加 { }、[ ]；先算的放在 ( ) 里")},
	{'%', '%', N_("没有百分号；百分之五写作 0.05")},
	{'!', '!', N_("不等于写作 != 或 ≠")},
	{0xFF01, 0xFF01, N_("不等于写作 != 或 ≠")},
	{'&', '&', N_("“并且”写作 and")},
	{'|', '|', N_("“或者”写作 or")},
};

/* What people call a function, or take for one, and what to write instead. */
static const struct {
	const char *word, *advice;
} no_functions[] = {
	{"previous", N_("previous 不是函数：每个名字前写 previous.，如 previous.a + previous.b")},
	{"上年", N_("上年的数写作 previous.名字，如 previous.total")},
	{"求和", N_("求和写作 sum(…)")},
	{"合计", N_("求和写作 sum(…)")},
	{"如果", N_("如果写作 if(条件, a, b)")},
	{"len", N_("字数写作 length(文字)")},
	{"average", N_("没有平均数，写作 sum(…) / count(…)")},
	{"平均", N_("没有平均数，写作 sum(…) / count(…)")},
	{"round", N_("不用写四舍五入：到格里自然舍到它的 decimals 位")},
};

/* How tightly the operators between two values bind; 0: not such an operator. */
static const int binding[OP_LAST] = {
	[OP_OR] = 1,
	[OP_AND] = 2,
	[OP_EQUAL] = 4,
	[OP_UNEQUAL] = 4,
	[OP_LESS] = 4,
	[OP_LESS_EQUAL] = 4,
	[OP_GREATER] = 4,
	[OP_GREATER_EQUAL] = 4,
	[OP_ADD] = 5,
	[OP_SUBTRACT] = 5,
	[OP_MULTIPLY] = 6,
	[OP_DIVIDE] = 6,
};

enum {
	BINDS_LOOSEST = 1,
	BINDS_NOT = 3,
	BINDS_COMPARISON = 4,
	BINDS_MINUS = 7,
};

struct formula {
	struct arena arena; /* expressions, their operands and texts */
	struct expression *root;
};

struct parser {
	struct formula *formula;
	const char *file;
	struct position at;
	const char *text;
	const char *counted; /* a place in the text, and in which column it is */
	int column;
	struct token token; /* the one to be read next */
	int depth;
	struct diagnostics *diagnostics;
};

bool operation_compares(enum operation operation)
{
	return operation >= OP_EQUAL && operation <= OP_GREATER_EQUAL;
}

/* Counted on from where it was last asked, which is never far. */
static int column_of(struct parser *parser, const char *place)
{
	parser->column += (int)g_utf8_pointer_to_offset(parser->counted, place);
	parser->counted = place;
	return parser->column;
}

static struct expression *fail_at(struct parser *parser, const char *place, const char *message)
{
	struct position at = parser->at;

	at.column += column_of(parser, place);
	diagnostics_error(parser->diagnostics, parser->file, at, _("公式：%s"), message);
	return NULL;
}

/* A character that is no part of any formula. */
static struct expression *fail_at_character(struct parser *parser, const char *place)
{
	gunichar c = g_utf8_get_char(place);

	for (size_t i = 0; i < G_N_ELEMENTS(slips); i++) {
		if (c >= slips[i].first && c <= slips[i].last)
			return fail_at(parser, place, _(slips[i].advice));
	}
	char character[6];
	g_autofree char *message = g_strdup_printf(
		_("“%.*s”不能出现在公式里"), g_unichar_to_utf8(c, character), character);
	return fail_at(parser, place, message);
}

static struct expression *fail_unclosed(struct parser *parser)
{
	if (parser->token.kind == TOKEN_WRONG)
		return fail_at_character(parser, parser->token.start);
	return fail_at(parser, parser->token.start, _("这里应有右括号"));
}

static void advance(struct parser *parser)
{
	parser->token = token_scan(parser->token.start + parser->token.length);
}

static struct expression *new_expression(
	struct parser *parser, enum operation operation, const char *place, size_t operands)
{
	struct arena *arena = &parser->formula->arena;
	struct expression *expression = arena_take(arena, sizeof *expression);

	*expression = (struct expression){
		.operation = operation,
		.column = column_of(parser, place),
		.operand_count = operands,
		.operands = arena_take(arena, operands * sizeof *expression->operands),
	};
	return expression;
}

static struct expression *parse_binding(struct parser *parser, int loosest);

static const struct function *find_function(const struct token *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(functions); i++) {
		if (strlen(functions[i].name) == name->length &&
			strncmp(functions[i].name, name->start, name->length) == 0)
			return &functions[i];
	}
	return NULL;
}

static struct expression *fail_count(
	struct parser *parser, const char *place, const struct function *function, size_t given)
{
	g_autofree char *message =
		g_strdup_printf(_("%s 要 %zu 个参数，这里有 %zu 个"), function->name,
			given < function->fewest ? function->fewest : function->most, given);

	return fail_at(parser, place, message);
}

static struct expression *parse_call(struct parser *parser, const struct function *function)
{
	const char *place = parser->token.start;
	g_autoptr(GPtrArray) arguments = g_ptr_array_new();

	advance(parser); /* the name */
	do {
		advance(parser); /* ( or , */
		struct expression *argument = parse_binding(parser, BINDS_LOOSEST);

		if (!argument)
			return NULL;
		g_ptr_array_add(arguments, argument);
	} while (parser->token.kind == TOKEN_COMMA);
	if (parser->token.kind != TOKEN_CLOSE)
		return fail_unclosed(parser);
	advance(parser);
	if (arguments->len < function->fewest || arguments->len > function->most)
		return fail_count(parser, place, function, arguments->len);

	struct expression *call =
		new_expression(parser, function->operation, place, arguments->len);
	memcpy(call->operands, arguments->pdata, arguments->len * sizeof *call->operands);
	return call;
}

static struct expression *name_unknown_function(struct parser *parser, const struct token *name)
{
	g_autofree char *wanted = g_strndup(name->start, name->length);

	for (size_t i = 0; i < G_N_ELEMENTS(no_functions); i++) {
		if (strcmp(no_functions[i].word, wanted) == 0)
			return fail_at(parser, name->start, _(no_functions[i].advice));
	}
	g_autoptr(GString) known = g_string_new(NULL);
	struct suggestion suggestion;

	suggestion_init(&suggestion, wanted);
	for (size_t i = 0; i < G_N_ELEMENTS(functions); i++) {
		suggestion_offer(&suggestion, functions[i].name);
		g_string_append_printf(known, " %s", functions[i].name);
	}
	g_autofree char *message = suggestion.best
		? g_strdup_printf(_("没有“%s”这个函数；是不是“%s”？"), wanted, suggestion.best)
		: g_strdup_printf(_("没有“%s”这个函数；可用的有%s"), wanted, known->str);
	return fail_at(parser, name->start, message);
}

static struct expression *parse_name(struct parser *parser)
{
	struct token name = parser->token;

	if (token_scan(name.start + name.length).kind == TOKEN_OPEN) {
		const struct function *function = find_function(&name);

		return function ? parse_call(parser, function)
				: name_unknown_function(parser, &name);
	}
	struct expression *expression = new_expression(parser, OP_CELL, name.start, 0);
	expression->text = arena_copy(&parser->formula->arena, name.start, name.length);
	advance(parser);
	return expression;
}

/* Whether a number begins what people write as a date, 2024-01-31: YAML and files do, formulas
   subtract. */
static bool begins_date(const struct token *number)
{
	return number->length == 4 && number->start[4] == '-' &&
		g_ascii_isdigit(number->start[5]) && g_ascii_isdigit(number->start[6]) &&
		number->start[7] == '-' && g_ascii_isdigit(number->start[8]);
}

static struct expression *parse_number(struct parser *parser)
{
	struct token token = parser->token;
	g_autofree char *text = g_strndup(token.start, token.length);
	struct expression *expression = new_expression(parser, OP_NUMBER, token.start, 0);

	if (begins_date(&token))
		return fail_at(
			parser, token.start, _("日期写作 date(年, 月, 日)，如 date(2024, 1, 31)"));
	if (decimal_parse(text, &expression->number) != DECIMAL_OK)
		return fail_at(parser, token.start, _("这个数写得不对，或超过18位"));
	advance(parser);
	return expression;
}

static struct expression *parse_parentheses(struct parser *parser)
{
	advance(parser);
	struct expression *inside = parse_binding(parser, BINDS_LOOSEST);

	if (!inside)
		return NULL;
	if (parser->token.kind != TOKEN_CLOSE)
		return fail_unclosed(parser);
	advance(parser);
	return inside;
}

static struct expression *parse_leading(
	struct parser *parser, enum operation operation, int loosest)
{
	const char *place = parser->token.start;

	advance(parser);
	struct expression *operand = parse_binding(parser, loosest);
	if (!operand)
		return NULL;
	struct expression *expression = new_expression(parser, operation, place, 1);
	expression->operands[0] = operand;
	return expression;
}

static struct expression *parse_value(struct parser *parser)
{
	struct token token = parser->token;

	switch (token.kind) {
	case TOKEN_NUMBER: return parse_number(parser);
	case TOKEN_NAME: return parse_name(parser);
	case TOKEN_OPEN: return parse_parentheses(parser);
	case TOKEN_TEXT: {
		struct expression *text = new_expression(parser, OP_TEXT, token.start, 0);

		text->text = arena_copy(&parser->formula->arena, token.start + 1, token.length - 2);
		advance(parser);
		return text;
	}
	case TOKEN_OPERATOR:
		if (token.operation == OP_SUBTRACT)
			return parse_leading(parser, OP_NEGATE, BINDS_MINUS);
		if (token.operation == OP_NOT)
			return parse_leading(parser, OP_NOT, BINDS_NOT);
		if (token.operation == OP_EQUAL && token.start == parser->text)
			return fail_at(parser, token.start, _("公式前面不写等号"));
		return fail_at(parser, token.start, _("运算符前面少一个数或名字"));
	case TOKEN_END: return fail_at(parser, token.start, _("公式没有写完"));
	case TOKEN_WRONG: return fail_at_character(parser, token.start);
	default: return fail_at(parser, token.start, _("这里应是数、名字或左括号"));
	}
}

/* Values joined by operators that bind at least as tightly as `loosest`. */
static struct expression *parse_operators(struct parser *parser, int loosest)
{
	struct expression *left = parse_value(parser);

	while (left && parser->token.kind == TOKEN_OPERATOR) {
		struct token token = parser->token;
		int binds = binding[token.operation];

		if (binds == 0)
			return fail_at(parser, token.start, _("两个值之间少一个运算符"));
		if (binds < loosest)
			break;
		if (binds == BINDS_COMPARISON && operation_compares(left->operation))
			return fail_at(parser, token.start,
				_("一处只能比较两边；要比较三个数，请用 and 连接"));
		advance(parser);
		struct expression *right = parse_binding(parser, binds + 1);
		if (!right)
			return NULL;
		struct expression *joined = new_expression(parser, token.operation, token.start, 2);
		joined->operands[0] = left;
		joined->operands[1] = right;
		left = joined;
	}
	return left;
}

static struct expression *parse_binding(struct parser *parser, int loosest)
{
	if (parser->depth == FORMULA_MAX_DEPTH)
		return fail_at(parser, parser->token.start, _("括号套得太深（最多64层）"));
	parser->depth++;
	struct expression *expression = parse_operators(parser, loosest);
	parser->depth--;
	return expression;
}

/* Something stands where the formula could have ended. */
static struct expression *fail_behind(struct parser *parser)
{
	const struct token *token = &parser->token;

	if (token->kind == TOKEN_CLOSE)
		return fail_at(parser, token->start, _("多了一个右括号"));
	if (token->kind == TOKEN_COMMA)
		return fail_at(parser, token->start, _("逗号只用在函数的括号里"));
	g_autofree char *message =
		g_strdup_printf(_("多了“%.*s”：它前面要有 + - * / = < > 或 and、or，或者去掉它"),
			(int)token->length, token->start);

	return fail_at(parser, token->start, message);
}

static struct expression *parse_whole(struct parser *parser)
{
	if (strlen(parser->text) > FORMULA_MAX_CHARACTERS &&
		g_utf8_strlen(parser->text, -1) > FORMULA_MAX_CHARACTERS)
		return fail_at(parser, parser->text, _("公式太长（最多4096个字符）"));
	parser->token = token_scan(parser->text);
	struct expression *root = parse_binding(parser, BINDS_LOOSEST);

	if (root && parser->token.kind == TOKEN_WRONG)
		return fail_at_character(parser, parser->token.start);
	if (root && parser->token.kind != TOKEN_END)
		return fail_behind(parser);
	return root;
}

struct formula *formula_parse(
	const char *file, struct position at, const char *text, struct diagnostics *diagnostics)
{
	struct formula *formula = g_new0(struct formula, 1);
	struct parser parser = {.formula = formula,
		.file = file,
		.at = at,
		.text = text,
		.counted = text,
		.diagnostics = diagnostics};

	formula->root = parse_whole(&parser);
	if (formula->root)
		return formula;
	formula_free(formula);
	return NULL;
}

void formula_free(struct formula *formula)
{
	if (!formula)
		return;
	arena_release(&formula->arena);
	g_free(formula);
}

const struct expression *formula_root(const struct formula *formula)
{
	return formula->root;
}
