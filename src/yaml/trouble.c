/*
 * Explanations, tried from the most certain to the least: the sign a text begins
 * with, text behind a closing quote or bracket, the slips found in the lines, and
 * at last libyaml's own complaint, with the indents where those do not agree.
 */

#include "yaml/trouble.h"
#include "base/language.h"
#include "yaml/slips.h"
#include <glib.h>
#include <string.h>

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
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

	if (began < broke && slip_report(source, line_at(source, began)))
		return true;
	if (slip_report(source, here))
		return true;
	return runs_on && before > 0 && slip_report(source, line_at(source, before - 1));
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

/* A quote that was not closed on its line: what closes it, lines below, was meant to open
   another. */
static bool report_open_quote(const struct source *source, size_t closing)
{
	const char *quote = source->bytes + closing;
	const char *open = g_strrstr_len(source->bytes, (gssize)closing, (char[]){*quote, '\0'});

	if (!strchr("\"'", *quote) || !open || !memchr(open, '\n', (size_t)(quote - open)))
		return false;
	return !diagnostics_error(source->diagnostics, source->file,
		source_position(source, (size_t)(open - source->bytes)),
		_("这个引号在这一行没有关上（读到第%d行才又有一个）"),
		source_position(source, closing).line);
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
	if (report_open_quote(source, at - 1))
		return true;
	return !diagnostics_error(source->diagnostics, source->file,
		mark_position(parser->problem_mark),
		_("“%c”后面还有文字：若引号或括号属于文字，请给整段文字再加引号"), closing);
}

/* What goes wrong between brackets: a colon where a comma should have ended the value before it, or
   a bracket that is missed only lines below. */
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
	bool indent; /* say how far the lines are indented */
} complaints[] = {
	{"found unexpected end of stream", "while scanning a quoted scalar", true,
		N_("引号没有关上")},
	{"found unexpected document indicator", NULL, true, N_("引号没有关上")},
	{"did not find expected ',' or '}'", NULL, false, N_("花括号里缺少逗号，或花括号没有关上")},
	{"did not find expected ',' or ']'", NULL, false, N_("方括号里缺少逗号，或方括号没有关上")},
	{"did not find expected key", NULL, false, N_("这里应当是“键: 值”，或缩进与上文不一致"),
		.indent = true},
	{"did not find expected '-' indicator", NULL, false,
		N_("这里应当是列表的“- ”，或缩进与上文不一致"), .indent = true},
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

static size_t blanks_before(struct line line)
{
	size_t blanks = 0;

	while (blanks < line.length && line.text[blanks] == ' ')
		blanks++;
	return blanks;
}

/* How far a line is indented: its dash, or the text of one that has none. */
static size_t indent_of(struct line line, bool dashed)
{
	return dashed ? blanks_before(line) : line_text(line);
}

static bool begins_with_dash(struct line line)
{
	size_t blanks = blanks_before(line);

	return blanks < line.length && line.text[blanks] == '-';
}

/* "：这里前面有7个空格，上面同级的有8个", by the nearest line above that begins alike; "" where
   that agrees, or is too far off to have been meant. Free with g_free. */
static char *indent_advice(struct source *source, yaml_mark_t mark)
{
	struct line here = line_at(source, source_offset(source, mark)), above = here;
	bool dashed = begins_with_dash(here);

	while (above.text > source->bytes) {
		above = line_at(source, (size_t)(above.text - source->bytes) - 1);
		if (line_text(above) < above.length && (!dashed || begins_with_dash(above)))
			break;
	}
	size_t is = indent_of(here, dashed), was = indent_of(above, dashed);
	return is == was || MAX(is, was) - MIN(is, was) > 2
		? g_strdup("")
		: g_strdup_printf(_("：这里前面有%zu个空格，上面同级的有%zu个"), is, was);
}

static void report_complaint(struct source *source, const yaml_parser_t *parser)
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
		g_autofree char *advice =
			row->indent ? indent_advice(source, parser->problem_mark) : g_strdup("");
		diagnostics_error(
			source->diagnostics, source->file, at, "%s%s", _(row->text), advice);
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
	slips_report_below(source, (size_t)(broken.text - source->bytes) + broken.length + 1,
		broken.start.line + 1);
}
