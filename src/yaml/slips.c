#include "yaml/slips.h"

#include <glib.h>
#include <string.h>

#include "base/language.h"
#include "yaml/traps.h"

static const size_t NOWHERE = (size_t)-1;

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

size_t line_text(struct line line)
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

/* Whether a sign stands at an offset of the line, within it. */
static bool stands_at(struct line line, size_t at, const char *sign)
{
	size_t length = strlen(sign);

	return line.length - at >= length && memcmp(line.text + at, sign, length) == 0;
}

static size_t find_in(struct line line, const char *needle)
{
	const char *found = g_strstr_len(line.text, (gssize)line.length, needle);

	return found ? (size_t)(found - line.text) : NOWHERE;
}

/* The slips: each finds its offset in a line. */

static size_t find_wide_indent(struct line line)
{
	size_t at = line_text(line);

	return stands_at(line, at, "　") ? at : NOWHERE;
}

/* A blank that does not break, as web pages and word processors have them. */
static size_t find_fixed_indent(struct line line)
{
	size_t at = line_text(line);

	return stands_at(line, at, "\u00a0") ? at : NOWHERE;
}

static size_t find_tab_indent(struct line line)
{
	size_t at = 0;

	while (at < line.length && line.text[at] == ' ')
		at++;
	return at < line.length && line.text[at] == '\t' ? at : NOWHERE;
}

/* A list's dash that is another sign, or stands close to what follows. */
static size_t find_wrong_dash(struct line line)
{
	static const char *const dashes[] = {"－", "—", "–", "﹣"};
	size_t at = line_text(line);

	for (size_t i = 0; i < G_N_ELEMENTS(dashes); i++)
		if (stands_at(line, at, dashes[i]))
			return at;
	return at + 1 < line.length && line.text[at] == '-' && strchr("{[", line.text[at + 1])
		? at
		: NOWHERE;
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
	size_t from = line_text(line);

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

/* One of some signs where a value begins: behind a colon, a comma, a bracket or a dash. */
static size_t find_value_sign(struct line line, const char *const *signs)
{
	for (; *signs; signs++) {
		size_t at = find_in(line, *signs), before = at;

		if (at == NOWHERE)
			continue;
		while (before > 0 && is_blank(line.text[before - 1]))
			before--;
		if (before == 0 || strchr(":,[{-", line.text[before - 1]))
			return at;
	}
	return NOWHERE;
}

static size_t find_wide_bracket(struct line line)
{
	static const char *const brackets[] = {"｛", "［", "【", NULL};

	return find_value_sign(line, brackets);
}

/* Quotes that were meant to keep signs of YAML's inside; others belong to texts. */
static size_t find_wide_quote(struct line line)
{
	static const char *const quotes[] = {"“", "‘", "＂", NULL};
	size_t at = find_value_sign(line, quotes);

	for (size_t inside = at; inside < line.length; inside++)
		if (strchr("{}[],:#", line.text[inside]))
			return at;
	return NOWHERE;
}

static const struct slip {
	size_t (*find)(struct line line);
	const char *text;
} slips[] = {
	{find_wide_indent, N_("行首有全角空格：缩进只能用半角空格")},
	{find_fixed_indent,
		N_("行首有不换行的空格，多半是从网页或文档里复制来的：缩进只能用半角空格")},
	{find_tab_indent, N_("行首有制表符（Tab）：缩进只能用半角空格")},
	{find_wrong_dash, N_("列表的每一项前面是半角的减号加空格：“- ”")},
	{find_cut, N_("空格加“#”之后的文字会被当作注释丢掉：请给整段文字加引号")},
	{find_wide_colon, N_("冒号是全角的：键后面要用半角冒号加空格")},
	{find_glued_colon, N_("冒号后面缺少空格：键后面要用半角冒号加空格")},
	{find_wide_bracket, N_("括号是全角的：要用半角的 { } 和 [ ]")},
	{find_second_colon, N_("文字里有半角冒号加空格：请给整段文字加引号")},
	{find_wide_comma, N_("逗号是全角的：花括号里要用半角逗号加空格")},
	{find_wide_quote, N_("引号是全角的：要用半角引号")},
};

struct line line_at(const struct source *source, size_t offset)
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
	size_t at = line_text(line);

	return at < line.length && line.text[at] == '#';
}

/* Whether a line's slip was named already, while the events still came in. */
static bool was_said(const struct source *source, int line)
{
	size_t count = diagnostics_count(source->diagnostics);
	const struct diagnostic *last =
		count > 0 ? diagnostics_get(source->diagnostics, count - 1) : NULL;

	return last && last->level == LEVEL_ERROR && last->at.line == line &&
		strcmp(last->file, source->file) == 0;
}

bool slip_report(const struct source *source, struct line line)
{
	if (is_comment(line))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(slips); i++) {
		size_t found = slips[i].find(line);
		if (found == NOWHERE)
			continue;
		if (was_said(source, line.start.line))
			return true;
		struct position at = line.start;
		at.column += (int)g_utf8_strlen(line.text, (gssize)found);
		diagnostics_error(source->diagnostics, source->file, at, "%s", _(slips[i].text));
		return true;
	}
	return false;
}

/* Whether a line has a slip that cannot be meant, wherever it stands: prose that runs over many
   lines has full-width signs of its own. */
static bool is_sure_slip(struct line line)
{
	static const char lower[] = "abcdefghijklmnopqrstuvwxyz_";
	size_t key = line_text(line);
	size_t colon = find_wide_colon(line);
	bool english = colon != NOWHERE && colon >= key &&
		strspn(line.text + key, lower) == colon - key; /* which ends before the colon */

	return (line.length > 0 && line.text[0] == '\t') || english ||
		find_wide_comma(line) != NOWHERE;
}

/* libyaml stops where it breaks; an author had rather hear of all. */
void slips_report_below(const struct source *source, size_t offset, int number)
{
	enum { MOST = 20 };
	const char *end = source->bytes + source->length;

	for (int said = 0; offset < source->length && said < MOST; number++) {
		const char *text = source->bytes + offset;
		const char *stop = memchr(text, '\n', (size_t)(end - text));
		struct line line = {
			text, (size_t)((stop ? stop : end) - text), {.line = number, .column = 1}};

		if (is_sure_slip(line))
			said += slip_report(source, line);
		offset += line.length + 1;
	}
}
