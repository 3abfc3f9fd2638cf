#include "fuzz/targets.h"

#include "base/text.h"
#include "fuzz/promises.h"

#include <string.h>

enum {
	MOST_COLUMNS = 90,
	OPTIONS = 2, /* bytes before the text: columns, and what else there is to choose */
};

/* How a text is broken. */
struct breaking {
	const char *text;
	size_t length;
	int first_columns, columns;
	enum width_profile profile;
};

static GArray *broken(const struct breaking *breaking)
{
	GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct text_line));

	text_break(breaking->text, breaking->length, breaking->first_columns, breaking->columns,
		breaking->profile, lines);
	return lines;
}

static const struct text_line *line_at(const GArray *lines, guint index)
{
	return &g_array_index(lines, struct text_line, index);
}

/* Between lines stand blanks and one line feed at most. */
static void promise_gap(const char *text, size_t from, size_t to)
{
	while (from < to) {
		gunichar c = g_utf8_get_char(text + from);

		g_assert_true(g_unichar_isspace(c) || g_unichar_type(c) == G_UNICODE_CONTROL);
		from = (size_t)(g_utf8_next_char(text + from) - text);
	}
}

static void promise_line(const struct breaking *breaking, const struct text_line *line, int columns)
{
	size_t end = line->start + line->length;

	g_assert_cmpint(line->width, ==,
		text_width(breaking->text + line->start, line->length, breaking->profile));
	g_assert_true(line->width <= columns || text_next(breaking->text, end, line->start) == end);
}

/* Nothing is lost, no line is too long, and none stands behind the next. */
static void promise_lines(const struct breaking *breaking, const GArray *lines)
{
	size_t end = 0;

	g_assert_cmpuint(lines->len, >, 0);
	for (guint i = 0; i < lines->len; i++) {
		const struct text_line *line = line_at(lines, i);

		g_assert_cmpuint(line->start, >=, end);
		promise_gap(breaking->text, end, line->start);
		promise_line(breaking, line, i == 0 ? breaking->first_columns : breaking->columns);
		end = line->start + line->length;
	}
	g_assert_cmpuint(end, <=, breaking->length);
	promise_gap(breaking->text, end, breaking->length);
}

static bool is_known(size_t start, void *data)
{
	return start == *(size_t *)data;
}

/* From any line on the text breaks as from its beginning. */
static void promise_rest(const struct breaking *breaking, const GArray *lines, guint from)
{
	g_autoptr(GArray) rest = g_array_new(FALSE, FALSE, sizeof(struct text_line));
	size_t last = from + 2 < lines->len ? line_at(lines, from + 2)->start : (size_t)-1;

	text_break_from(breaking->text, breaking->length, line_at(lines, from)->start,
		breaking->first_columns, breaking->columns, breaking->profile, is_known, &last,
		rest);
	for (guint i = 0; i < rest->len; i++)
		g_assert_cmpmem(line_at(rest, i), sizeof(struct text_line),
			line_at(lines, from + i), sizeof(struct text_line));
}

/* As many lines, none of them longer. */
static void promise_balance(struct breaking breaking)
{
	g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(struct text_line));

	breaking.first_columns = breaking.columns;
	g_autoptr(GArray) greedy = broken(&breaking);
	text_break_balanced(
		breaking.text, breaking.length, breaking.columns, breaking.profile, lines);
	g_assert_cmpuint(lines->len, ==, greedy->len);
	promise_lines(&breaking, lines);
}

/* A step forwards and one back lead to the same place. */
static void promise_steps(const char *text, size_t length)
{
	for (size_t at = 0; at < length;) {
		size_t next = text_next(text, length, at);

		g_assert_cmpuint(next, >, at);
		g_assert_cmpuint(text_previous(text, length, next), ==, at);
		at = next;
	}
}

/* What can be shown is still text, acts on no terminal, and takes the columns it is given. */
static void promise_shown(const struct breaking *breaking)
{
	g_autofree char *harmless = text_sanitize(breaking->text, breaking->length);
	g_autoptr(GString) padded = g_string_new(NULL);

	g_assert_true(g_utf8_validate(harmless, -1, NULL));
	for (const char *at = harmless; *at; at = g_utf8_next_char(at))
		g_assert_cmpuint(text_harmless(g_utf8_get_char(at)), ==, g_utf8_get_char(at));
	text_append_padded(padded, harmless, breaking->columns, breaking->profile);
	g_assert_cmpint(
		text_width(padded->str, padded->len, breaking->profile), ==, breaking->columns);
}

/* Two bytes say how to break what follows, which comes in as text from files does. */
void fuzz_text(const char *bytes, size_t length)
{
	if (length < OPTIONS)
		return;
	unsigned char columns = (unsigned char)bytes[0], choice = (unsigned char)bytes[1];
	g_autofree char *text = g_utf8_make_valid(bytes + OPTIONS, (gssize)(length - OPTIONS));
	struct breaking breaking = {
		.text = text,
		.length = strlen(text),
		.columns = columns % MOST_COLUMNS,
		.first_columns = choice / 2 % MOST_COLUMNS,
		.profile = choice % 2 == 0 ? WIDTH_NARROW : WIDTH_WIDE,
	};
	g_autoptr(GArray) lines = broken(&breaking);

	promise_lines(&breaking, lines);
	promise_rest(&breaking, lines, choice % lines->len);
	promise_balance(breaking);
	promise_steps(text, breaking.length);
	promise_shown(&breaking);
}
