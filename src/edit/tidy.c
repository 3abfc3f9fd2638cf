#include "edit/tidy.h"

#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "edit/numbering.h"
#include "edit/sentence.h"

enum { FULL_LINE = 40 }; /* columns: a line so long can have been ended by the page's edge */

/* Characters */

static bool is_chinese(gunichar c)
{
	return g_unichar_get_script(c) == G_UNICODE_SCRIPT_HAN || (c >= 0x3001 && c <= 0x303F) ||
		(c >= 0xFF01 && c <= 0xFF60) || c == 0x201C || c == 0x201D;
}

/* What a half-width mark is among Chinese characters; 0: it is no such mark. */
static gunichar full_width(gunichar c)
{
	switch (c) {
	case '.': return 0x3002;
	case ',':
	case ';':
	case ':':
	case '?':
	case '!':
	case '(':
	case ')': return c + 0xFEE0;
	default: return 0;
	}
}

/* Characters that take no room and mean nothing here: controls, zero-width ones, soft hyphens. */
static bool is_unseen(gunichar c)
{
	return (g_unichar_iscntrl(c) && c != '\t') || text_is_unseen(c);
}

/* Lines */

static void cut_bookmarks(GString *line, guint counts[static TIDIED_KINDS])
{
	static const char opening[] = "[bookmark";
	char *at;

	while ((at = strstr(line->str, opening)) && strchr(at, ']')) {
		g_string_erase(line, at - line->str, strchr(at, ']') + 1 - at);
		counts[TIDIED_BOOKMARKS]++;
	}
}

/* The bytes of a line as text, without what is not seen. */
static GString *seen(const char *text, size_t length, guint counts[static TIDIED_KINDS])
{
	GString *line = g_string_sized_new(length);

	for (const char *at = text; at < text + length; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);

		if (is_unseen(c))
			counts[TIDIED_UNSEEN]++;
		else
			g_string_append_unichar(line, c);
	}
	return line;
}

/* Takes blanks of any kind from both ends; whether there were any in front. */
static bool strip(GString *line)
{
	const char *from = line->str;

	while (*from && g_unichar_isspace(g_utf8_get_char(from)))
		from = g_utf8_next_char(from);
	bool indented = from > line->str;
	g_string_erase(line, 0, from - line->str);
	while (line->len > 0) {
		const char *last = g_utf8_prev_char(line->str + line->len);

		if (!g_unichar_isspace(g_utf8_get_char(last)))
			break;
		g_string_truncate(line, (gsize)(last - line->str));
	}
	return indented;
}

/* "- 1 -", "— 12 —" */
static bool is_page_number(const char *line)
{
	guint dashes = 0, digits = 0;

	for (; *line; line = g_utf8_next_char(line)) {
		gunichar c = g_utf8_get_char(line);

		if (g_unichar_isdigit(c))
			digits++;
		else if (c == '-' || c == 0x2014 || c == 0x2013 || c == 0xFF0D)
			dashes++;
		else if (!g_unichar_isspace(c))
			return false;
	}
	return digits > 0 && digits < 4 && dashes >= 2;
}

/* Whether a mark between two characters (0: the line's edge) stands in Chinese text. */
static bool is_among_chinese(gunichar mark, gunichar before, gunichar next)
{
	if (mark == '(')
		return (before == 0 || is_chinese(before)) && is_chinese(next);
	return is_chinese(before) && (next == 0 || is_chinese(next) || full_width(next));
}

static void widen(GString *line, guint counts[static TIDIED_KINDS])
{
	g_autoptr(GString) out = g_string_sized_new(line->len);
	gunichar before = 0;

	for (const char *at = line->str; *at; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at), next = g_utf8_get_char(g_utf8_next_char(at));
		gunichar wide = is_among_chinese(c, before, next) ? full_width(c) : 0;

		counts[TIDIED_PUNCTUATION] += wide != 0;
		before = wide ? wide : c;
		g_string_append_unichar(out, before);
	}
	g_string_assign(line, out->str);
}

/* Paragraphs */

static gunichar last_character(const char *text)
{
	return *text ? g_utf8_get_char(g_utf8_prev_char(text + strlen(text))) : 0;
}

/* Whether a line ends with a sentence mark, closing quotes and brackets behind it or not. */
static bool ends_sentence(const char *line)
{
	const char *at = line + strlen(line);

	while (at > line) {
		at = g_utf8_prev_char(at);
		gunichar c = g_utf8_get_char(at);

		if (c != 0x201D && c != 0x2019 && c != 0xFF09 && c != ')')
			return sentence_is_mark(c);
	}
	return false;
}

/* Whether a line goes on where the one before was cut off by the page's edge. */
static bool goes_on(const char *before, const char *line, bool indented)
{
	struct numbering numbering;

	return !indented && !ends_sentence(before) &&
		text_width(before, strlen(before), WIDTH_NARROW) >= FULL_LINE &&
		!numbering_read(line, &numbering);
}

static void join(GPtrArray *paragraphs, const char *line)
{
	char **last = (char **)&g_ptr_array_index(paragraphs, paragraphs->len - 1);
	bool words = g_unichar_isalpha(last_character(*last)) &&
		!is_chinese(last_character(*last)) && g_ascii_isalpha(*line);
	char *joined = g_strconcat(*last, words ? " " : "", line, NULL);

	g_free(*last);
	*last = joined;
}

/* What was added by the line before, for the next one to go on with. */
struct lines {
	GPtrArray *paragraphs;
	bool open; /* the last paragraph's last line may have been cut off */
	char *last_line;
};

static void take_line(
	struct lines *lines, const char *text, size_t length, guint counts[static TIDIED_KINDS])
{
	GString *line = seen(text, length, counts);

	cut_bookmarks(line, counts);
	bool indented = strip(line);
	if (line->len == 0) {
		counts[TIDIED_BLANK_LINES]++;
	} else if (is_page_number(line->str)) {
		counts[TIDIED_PAGES]++;
	} else {
		widen(line, counts);
		counts[TIDIED_INDENTS] += indented;
		if (lines->open && goes_on(lines->last_line, line->str, indented)) {
			counts[TIDIED_WRAPS]++;
			join(lines->paragraphs, line->str);
		} else {
			g_ptr_array_add(lines->paragraphs, g_strdup(line->str));
		}
		g_free(lines->last_line);
		lines->last_line = g_strdup(line->str);
		lines->open = true;
	}
	g_string_free(line, TRUE);
}

/* Where the line at text ends; what its break is made of is skipped in *next. */
static size_t line_length(const char *text, const char *end, const char **next)
{
	const char *at = text;

	while (at < end && !strchr("\n\r\v\f", *at) && strncmp(at, "\xE2\x80\xA8", 3) != 0 &&
		strncmp(at, "\xE2\x80\xA9", 3) != 0)
		at = g_utf8_next_char(at);
	*next = at < end ? g_utf8_next_char(at) : end;
	if (at + 1 < end && at[0] == '\r' && at[1] == '\n')
		*next = at + 2;
	return (size_t)(at - text);
}

GPtrArray *tidy_paragraphs(const char *text, size_t length, guint counts[static TIDIED_KINDS])
{
	struct lines lines = {.paragraphs = g_ptr_array_new_with_free_func(g_free)};
	g_autofree char *copy = g_strndup(text, length); /* ends with NUL, and at one */
	const char *end = copy + strlen(copy), *next;

	for (const char *at = copy; at < end; at = next) {
		size_t bytes = line_length(at, end, &next);

		take_line(&lines, at, bytes, counts);
	}
	g_free(lines.last_line);
	return lines.paragraphs;
}

char *tidied_words(const guint counts[static TIDIED_KINDS])
{
	static const char *const names[TIDIED_KINDS] = {
		[TIDIED_BOOKMARKS] = N_("书签"),
		[TIDIED_PUNCTUATION] = N_("半角标点"),
		[TIDIED_INDENTS] = N_("段首空格"),
		[TIDIED_BLANK_LINES] = N_("空行"),
		[TIDIED_WRAPS] = N_("断开的行"),
		[TIDIED_PAGES] = N_("页码"),
		[TIDIED_UNSEEN] = N_("看不见的字符"),
		[TIDIED_DOUBLED] = N_("重复的标题"),
	};
	GString *words = g_string_new(NULL);

	for (int kind = 0; kind < TIDIED_KINDS; kind++) {
		if (counts[kind] == 0)
			continue;
		g_string_append(words, words->len > 0 ? _("，") : "");
		g_string_append_printf(words, _("%s%u处"), _(names[kind]), counts[kind]);
	}
	return g_string_free(words, FALSE);
}
