#include "form/token.h"

#include <glib.h>
#include <string.h>

/* Every sign, the longer of two that begin alike first. */
static const struct sign {
	const char *text;
	enum token_kind kind;
	enum operation operation;
} signs[] = {
	{"!=", TOKEN_OPERATOR, OP_UNEQUAL},
	{"<>", TOKEN_OPERATOR, OP_UNEQUAL},
	{"<=", TOKEN_OPERATOR, OP_LESS_EQUAL},
	{">=", TOKEN_OPERATOR, OP_GREATER_EQUAL},
	{"==", TOKEN_OPERATOR, OP_EQUAL},
	{"=", TOKEN_OPERATOR, OP_EQUAL},
	{"<", TOKEN_OPERATOR, OP_LESS},
	{">", TOKEN_OPERATOR, OP_GREATER},
	{"+", TOKEN_OPERATOR, OP_ADD},
	{"-", TOKEN_OPERATOR, OP_SUBTRACT},
	{"*", TOKEN_OPERATOR, OP_MULTIPLY},
	{"/", TOKEN_OPERATOR, OP_DIVIDE},
	{"＝", TOKEN_OPERATOR, OP_EQUAL},
	{"＋", TOKEN_OPERATOR, OP_ADD},
	{"－", TOKEN_OPERATOR, OP_SUBTRACT},
	{"−", TOKEN_OPERATOR, OP_SUBTRACT},
	{"×", TOKEN_OPERATOR, OP_MULTIPLY},
	{"÷", TOKEN_OPERATOR, OP_DIVIDE},
	{"＊", TOKEN_OPERATOR, OP_MULTIPLY},
	{"／", TOKEN_OPERATOR, OP_DIVIDE},
	{"＜", TOKEN_OPERATOR, OP_LESS},
	{"＞", TOKEN_OPERATOR, OP_GREATER},
	{"≠", TOKEN_OPERATOR, OP_UNEQUAL},
	{"≤", TOKEN_OPERATOR, OP_LESS_EQUAL},
	{"≥", TOKEN_OPERATOR, OP_GREATER_EQUAL},
	{"(", TOKEN_OPEN, OP_NONE},
	{"（", TOKEN_OPEN, OP_NONE},
	{")", TOKEN_CLOSE, OP_NONE},
	{"）", TOKEN_CLOSE, OP_NONE},
	{",", TOKEN_COMMA, OP_NONE},
	{"，", TOKEN_COMMA, OP_NONE},
};

static const struct word {
	const char *text;
	enum operation operation;
} words[] = {{"and", OP_AND}, {"or", OP_OR}, {"not", OP_NOT}};

static bool starts_name(gunichar c)
{
	if (c < 0x80) /* most are, and the other question is a long one */
		return c >= 'a' && c <= 'z';
	return g_unichar_get_script(c) == G_UNICODE_SCRIPT_HAN;
}

static bool continues_name(gunichar c)
{
	return starts_name(c) || (c >= '0' && c <= '9') || c == '_';
}

/* Behind a part of a name. */
static const char *scan_part(const char *at)
{
	if (*at == '*' || *at == '@')
		return at + 1;
	while (continues_name(g_utf8_get_char(at)))
		at = g_utf8_next_char(at);
	return at;
}

static bool starts_part(const char *at)
{
	return *at == '*' || *at == '@' || starts_name(g_utf8_get_char(at));
}

static const char *scan_name(const char *at)
{
	at = scan_part(at);
	while (*at == '.' && starts_part(at + 1))
		at = scan_part(at + 1);
	return at;
}

static const char *scan_number(const char *at)
{
	while (g_ascii_isdigit(*at))
		at++;
	if (*at == '.' && g_ascii_isdigit(at[1])) {
		at++;
		while (g_ascii_isdigit(*at))
			at++;
	}
	return at;
}

static struct token scan_sign(const char *at)
{
	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
		if (*at == *signs[i].text && g_str_has_prefix(at, signs[i].text))
			return (struct token){
				signs[i].kind, signs[i].operation, at, strlen(signs[i].text)};
	}
	return (struct token){.kind = TOKEN_WRONG, .start = at};
}

static struct token word_token(const char *start, size_t length)
{
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		if (*start == *words[i].text && strlen(words[i].text) == length &&
			strncmp(start, words[i].text, length) == 0)
			return (struct token){TOKEN_OPERATOR, words[i].operation, start, length};
	}
	return (struct token){.kind = TOKEN_NAME, .start = start, .length = length};
}

/* Full-width blanks come with full-width signs. */
static const char *skip_blanks(const char *at)
{
	static const char wide[] = "　";

	for (;;) {
		if (*at == ' ' || *at == '\n' || *at == '\t')
			at++;
		else if (*at == wide[0] && g_str_has_prefix(at, wide))
			at += strlen(wide);
		else
			return at;
	}
}

static struct token scan_text(const char *at)
{
	const char *end = strchr(at + 1, *at);

	if (!end)
		return (struct token){.kind = TOKEN_WRONG, .start = at};
	return (struct token){.kind = TOKEN_TEXT, .start = at, .length = (size_t)(end + 1 - at)};
}

struct token token_scan(const char *at)
{
	at = skip_blanks(at);
	if (*at == '\0')
		return (struct token){.kind = TOKEN_END, .start = at};
	if (g_ascii_isdigit(*at))
		return (struct token){.kind = TOKEN_NUMBER,
			.start = at,
			.length = (size_t)(scan_number(at) - at)};
	if (*at == '\'' || *at == '"')
		return scan_text(at);
	if (starts_name(g_utf8_get_char(at)))
		return word_token(at, (size_t)(scan_name(at) - at));
	return scan_sign(at);
}
