/*
 * Explanations, tried from the most certain to the
 * least: the sign a text begins with, text behind a closing quote or bracket,
 * the slips found in the lines, and at last libyaml's own complaint.
 */

#include "yaml/trouble.h"
#include "yaml/traps.h"
#include <glib.h>
#include <glib/gi18n.h>
#include <string.h>

/* One line of the file without its break. */
struct line {
	const char *text;
	size_t length;
	struct position start;
};

static const size_t NOWHERE = (size_t)-1;

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Where the text of a line begins: behind its indent and the dashes of list items. */
static size_t find_text(struct line line)
{
	size_t at = 0;

	while (at < line.length) {
		bool dash =
			line.text[at] == '-' && at + 1 < line.length && line.text[at + 1] == ' ';
		if (!dash && line.text[at] != ' ')
			break;
		at++;
	}
	return at;
}

static size_t find_in(struct line line, const char *needle)
{
	const char *found = g_strstr_len(line.text, (gssize)line.length, needle);

	return found ? (size_t)(found - line.text) : NOWHERE;
}

/* The slips: each finds its offset in a line. */

static size_t find_wide_indent(struct line line)
{
	size_t at = find_text(line);

	return line.length - at >= 3 && !memcmp(line.text + at, "　", 3) ? at : NOWHERE;
}

static size_t find_tab_indent(struct line line)
{
	size_t at = 0;

	while (at < line.length && line.text[at] == ' ')
		at++;
	return at < line.length && line.text[at] == '\t' ? at : NOWHERE;
}

static size_t find_cut(struct line line)
{
	size_t at = traps_find_cut(line.text, line.length);

	return at < line.length ? at : NOWHERE;
}

/* Offset of the first half-width colon that YAML takes as the end of a key. */
static size_t find_colon(struct line line)
{
	for (size_t at = 0; at < line.length; at++)
		if (line.text[at] == ':' && (at + 1 == line.length || is_blank(line.text[at + 1])))
			return at;
	return NOWHERE;
}

/* Whether the text of a line runs up to offset without a blank, as a key would. */
static bool is_word(struct line line, size_t offset)
{
	size_t from = find_text(line);

	if (offset <= from)
		return false;
	return !memchr(line.text + from, ' ', offset - from);
}

static size_t find_wide_colon(struct line line)
{
	size_t at = find_in(line, "：");

	return at < find_colon(line) && is_word(line, at) ? at : NOWHERE;
}

static size_t find_glued_colon(struct line line)
{
	size_t at = find_in(line, ":");

	return at < find_colon(line) && is_word(line, at) ? at : NOWHERE;
}

static size_t find_second_colon(struct line line)
{
	size_t first = find_colon(line);

	if (first == NOWHERE || memchr(line.text, '{', line.length))
		return NOWHERE;
	struct line rest = {.text = line.text + first + 1, .length = line.length - first - 1};
	size_t second = find_colon(rest);
	return second == NOWHERE ? NOWHERE : first + 1 + second;
}

/* A full-width comma with a key behind it; others belong to texts. */
static size_t find_wide_comma(struct line line)
{
	static const char comma[] = "，";
	size_t at = find_in(line, comma);

	while (at != NOWHERE) {
		size_t key = at + strlen(comma);
		while (key < line.length && is_blank(line.text[key]))
			key++;
		size_t end = key;
		while (end < line.length &&
			(g_ascii_isalnum(line.text[end]) || line.text[end] == '_'))
			end++;
		if (end > key && end < line.length && line.text[end] == ':')
			return at;
		struct line rest = {.text = line.text + key, .length = line.length - key};
		size_t next = find_in(rest, comma);
		at = next == NOWHERE ? NOWHERE : key + next;
	}
	return NOWHERE;
}

static const struct slip {
	size_t (*find)(struct line line);
	const char *text;
} slips[] = {
	{find_wide_indent, N_("行首有全角空格：缩进只能用半角空格")},
	{find_tab_indent, N_("行首有制表符（Tab）：缩进只能用半角空格")},
	{find_cut, N_("空格加“#”之后的文字会被当作注释丢掉：请给整段文字加引号")},
	{find_wide_colon, N_("冒号是全角的：键后面要用半角冒号加空格")},
	{find_glued_colon, N_("冒号后面缺少空格：键后面要用半角冒号加空格")},
	{find_second_colon, N_("文字里有半角冒号加空格：请给整段文字加引号")},
	{find_wide_comma, N_("逗号是全角的：花括号里要用半角逗号加空格")},
};

static struct line line_at(const struct source *source, size_t offset)
{
	const char *end = source->bytes + source->length;
	const char *start = source->bytes + offset;

	while (start > source->bytes && start[-1] != '\n')
		start--;
	const char *stop = memchr(start, '\n', (size_t)(end - start));
	return (struct line){.text = start,
		.length = (size_t)((stop ? stop : end) - start),
		.start = source_position(source, (size_t)(start - source->bytes))};
}

/* Comments are nobody's slip. */
static bool is_comment(struct line line)
{
	size_t at = find_text(line);

	return at < line.length && line.text[at] == '#';
}

static bool report_slip(const struct source *source, struct line line)
{
	if (is_comment(line))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(slips); i++) {
		size_t found = slips[i].find(line);
		if (found == NOWHERE)
			continue;
		struct position at = line.start;
		at.column += (int)g_utf8_strlen(line.text, (gssize)found);
		diagnostics_error(source->diagnostics, source->file, at, "%s", slips[i].text);
		return true;
	}
	return false;
}

/* The lines libyaml was busy with: where the construct began, where it broke, and the line before,
   which a missing colon lets run on into the next. */
static bool report_slips(struct source *source, const yaml_parser_t *parser)
{
	size_t broke = source_offset(source, parser->problem_mark);
	size_t began = parser->context ? source_offset(source, parser->context_mark) : broke;
	struct line here = line_at(source, broke);
	size_t before = (size_t)(here.text - source->bytes);
	bool runs_on = parser->problem && g_str_has_prefix(parser->problem, "mapping values");

	if (began < broke && report_slip(source, line_at(source, began)))
		return true;
	if (report_slip(source, here))
		return true;
	return runs_on && before > 0 && report_slip(source, line_at(source, before - 1));
}

/* Whether a line has a slip that cannot be meant, wherever it stands: prose that runs over many lines
   has full-width signs of its own. */
static bool is_sure_slip(struct line line)
{
	static const char lower[] = "abcdefghijklmnopqrstuvwxyz_";
	size_t key = find_text(line);
	size_t colon = find_wide_colon(line);
	bool english = colon != NOWHERE && strspn(line.text + key, lower) == colon - key;

	return (line.length > 0 && line.text[0] == '\t') || english ||
		find_wide_comma(line) != NOWHERE;
}

/* libyaml stops where it breaks; an author had rather hear of all. */
static void report_lines_below(const struct source *source, size_t offset, int number)
{
	enum { MOST = 20 };
	const char *end = source->bytes + source->length;

	for (int said = 0; offset < source->length && said < MOST; number++) {
		const char *text = source->bytes + offset;
		const char *stop = memchr(text, '\n', (size_t)(end - text));
		struct line line = {
			text, (size_t)((stop ? stop : end) - text), {.line = number, .column = 1}};

		if (is_sure_slip(line))
			said += report_slip(source, line);
		offset += line.length + 1;
	}
}

/* A text that begins with a sign which means something else to YAML. */
static bool report_lead(struct source *source, const yaml_parser_t *parser)
{
	static const char *const scanned[] = {"while scanning an alias", "while scanning an anchor",
		"while scanning a tag", "while parsing a tag", "while scanning a block scalar",
		"while scanning a directive", "while parsing a directive", "while scanning a %",
		NULL};
	bool in_sign = parser->context && g_strv_contains(scanned, parser->context);
	bool no_token = parser->problem && strstr(parser->problem, "cannot start any token");

	if (!in_sign && !no_token)
		return false;
	yaml_mark_t mark = in_sign ? parser->context_mark : parser->problem_mark;
	size_t at = source_offset(source, mark);
	if (at == source->length || !strchr("%@`*&!|>", source->bytes[at]))
		return false;
	return !diagnostics_error(source->diagnostics, source->file, mark_position(mark),
		_("文字不能以“%c”开头：请给整段文字加引号"), source->bytes[at]);
}

/* Text behind a closing quote or bracket, which were meant as part of the text. */
static bool report_trailing_text(struct source *source, const yaml_parser_t *parser)
{
	size_t at = source_offset(source, parser->problem_mark);

	if (parser->error != YAML_PARSER_ERROR || at == 0 || at == source->length)
		return false;
	while (at > 0 && is_blank(source->bytes[at - 1]))
		at--;
	char closing = at > 0 ? source->bytes[at - 1] : '\0';
	if (closing == '\0' || !strchr("\"']}", closing))
		return false;
	return !diagnostics_error(source->diagnostics, source->file,
		mark_position(parser->problem_mark),
		_("“%c”后面还有文字：若引号或括号属于文字，请给整段文字再加引号"), closing);
}

/* What goes wrong between brackets: a colon where a comma should have ended the value before it, or a
   bracket that is missed only lines below. */
static bool report_brackets(struct source *source, const yaml_parser_t *parser)
{
	static const char lacking[] = "did not find expected ',' or";
	size_t at = source_offset(source, parser->problem_mark);

	if (!parser->problem || !g_str_has_prefix(parser->problem, lacking) || !parser->context)
		return false;
	if (parser->context_mark.line != parser->problem_mark.line)
		return !diagnostics_error(source->diagnostics, source->file,
			mark_position(parser->context_mark),
			_("这个括号没有关上，或里面缺少逗号（读到第%zu行还没有完）"),
			parser->problem_mark.line + 1);
	if (at == source->length || source->bytes[at] != ':')
		return false;
	return !diagnostics_error(source->diagnostics, source->file,
		mark_position(parser->problem_mark),
		_("这里不该有冒号：前面缺少逗号；若冒号属于文字，请给整段文字加引号"));
}

/* libyaml's complaints; a context of NULL fits all. */
static const struct complaint {
	const char *problem;
	const char *context;
	bool at_start; /* report where the construct began, not where it broke */
	const char *text;
} complaints[] = {
	{"found unexpected end of stream", "while scanning a quoted scalar", true,
		N_("引号没有关上")},
	{"found unexpected document indicator", NULL, true, N_("引号没有关上")},
	{"did not find expected ',' or '}'", NULL, false, N_("花括号里缺少逗号，或花括号没有关上")},
	{"did not find expected ',' or ']'", NULL, false, N_("方括号里缺少逗号，或方括号没有关上")},
	{"did not find expected key", NULL, false, N_("这里应当是“键: 值”：缩进与上文不一致？")},
	{"did not find expected '-' indicator", NULL, false,
		N_("这里应当是列表的“- ”：缩进与上文不一致？")},
	{"did not find expected node content", NULL, false, N_("这里缺少内容")},
	{"did not find expected <document start>", NULL, false, N_("文件在这里应当已经结束")},
	{"could not find expected ':'", NULL, true, N_("这一行缺少半角冒号加空格：键后面要有“: ”")},
	{"mapping values are not allowed in this context", NULL, false,
		N_("这里不能有“: ”：若它属于文字，请加引号；否则请看缩进")},
	{"mapping keys are not allowed in this context", NULL, false,
		N_("这里不能有“? ”：若它属于文字，请加引号")},
	{"block sequence entries are not allowed in this context", NULL, false,
		N_("列表的“- ”要另起一行；若它属于文字，请加引号")},
	{"found unknown escape character", NULL, false,
		N_("双引号里有不认识的“\\”：文字里的“\\”要写成“\\\\”")},
	{"did not find expected hexdecimal number", NULL, false, N_("“\\”转义里缺少十六进制数")},
	{"found invalid Unicode character escape code", NULL, false, N_("“\\”转义不是合法的字符")},
	{"found a tab character where an indentation space is expected", NULL, false,
		N_("行首有制表符（Tab）：缩进只能用半角空格")},
	{"found a tab character that violates indentation", NULL, false,
		N_("行首有制表符（Tab）：缩进只能用半角空格")},
	{"found unexpected ':'", NULL, false,
		N_("括号里的“:”后面要有空格：若它属于文字，请加引号")},
	{"found character that cannot start any token", NULL, false,
		N_("这个字符不能作文字的开头")},
};

static void report_complaint(const struct source *source, const yaml_parser_t *parser)
{
	const char *problem = parser->problem ? parser->problem : "";
	struct position at = mark_position(parser->problem_mark);

	for (size_t i = 0; i < G_N_ELEMENTS(complaints); i++) {
		const struct complaint *row = &complaints[i];
		if (strcmp(row->problem, problem) != 0)
			continue;
		if (row->context && g_strcmp0(row->context, parser->context) != 0)
			continue;
		if (row->at_start && parser->context)
			at = mark_position(parser->context_mark);
		diagnostics_error(source->diagnostics, source->file, at, "%s", _(row->text));
		return;
	}
	diagnostics_error(
		source->diagnostics, source->file, at, _("不合 YAML 语法（%s）"), problem);
}

/* The source is known to be UTF-8, so what libyaml cannot read is a character YAML forbids. */
static void report_character(const struct source *source, const yaml_parser_t *parser)
{
	diagnostics_error(source->diagnostics, source->file,
		source_position(source, parser->problem_offset),
		_("这里有不能出现的控制字符 U+%04X，请删去"), (unsigned)parser->problem_value);
}

static void report_break(struct source *source, const yaml_parser_t *parser)
{
	if (!report_lead(source, parser) && !report_trailing_text(source, parser) &&
		!report_slips(source, parser) && !report_brackets(source, parser))
		report_complaint(source, parser);
}

void trouble_report(struct source *source, const yaml_parser_t *parser)
{
	if (!source_is_valid(source))
		return;
	if (parser->error == YAML_READER_ERROR) {
		report_character(source, parser);
		return;
	}
	struct line broken = line_at(source, source_offset(source, parser->problem_mark));

	report_break(source, parser);
	report_lines_below(source, (size_t)(broken.text - source->bytes) + broken.length + 1,
		broken.start.line + 1);
}
