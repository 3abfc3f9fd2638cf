#include "edit/block_line.h"

#include <string.h>

#include "base/text.h"
#include "edit/figure.h"

/* Pieces */

/* Without what is not seen, and without blanks of any kind at its ends. */
static char *trimmed(const char *text, size_t length)
{
	GString *out = g_string_sized_new(length);
	gsize kept = 0; /* up to the last character that is no blank */

	for (const char *at = text; at < text + length; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);

		if (g_unichar_iscntrl(c) || text_is_unseen(c) ||
			(out->len == 0 && g_unichar_isspace(c)))
			continue;
		g_string_append_unichar(out, c);
		kept = g_unichar_isspace(c) ? kept : out->len;
	}
	g_string_truncate(out, kept);
	return g_string_free(out, FALSE);
}

/* A figure, but not "1.", which numbers something. */
static char *read_value(const char *plain)
{
	return g_str_has_suffix(plain, ".") ? NULL : figure_read(plain);
}

/* "19件": the figure, and the unit of the list behind it. */
static bool read_with_unit(const char *plain, const char *const *units, struct block_value *value)
{
	for (; *units; units++) {
		g_autofree char *unit = figure_plain(*units);

		if (!g_str_has_suffix(plain, unit))
			continue;
		g_autofree char *rest = g_strndup(plain, strlen(plain) - strlen(unit));
		char *figure = read_value(rest);
		if (!figure)
			continue;
		*value = (struct block_value){BLOCK_FIGURE, figure, g_strdup(*units)};
		return true;
	}
	return false;
}

static struct block_value read_piece(const char *text, size_t length, const char *const *units)
{
	g_autofree char *written = trimmed(text, length);
	g_autofree char *plain = figure_plain(written);
	struct block_value value;
	char *figure;

	if (*plain == '\0')
		return (struct block_value){BLOCK_BLANK, g_strdup(""), NULL};
	if (figure_says_none(plain))
		return (struct block_value){BLOCK_NONE, g_strdup("/"), NULL};
	if ((figure = read_value(plain)))
		return (struct block_value){BLOCK_FIGURE, figure, NULL};
	if (read_with_unit(plain, units, &value))
		return value;
	return (struct block_value){BLOCK_OTHER, g_steal_pointer(&written), NULL};
}

static void value_clear(gpointer data)
{
	struct block_value *value = data;

	g_free(value->text);
	g_free(value->unit);
}

GArray *block_values_new(void)
{
	GArray *values = g_array_new(FALSE, FALSE, sizeof(struct block_value));

	g_array_set_clear_func(values, value_clear);
	return values;
}

/* Lines */

static bool is_unit(const char *word, const char *const *units)
{
	for (; *units; units++) {
		if (strcmp(word, *units) == 0)
			return true;
	}
	return false;
}

/* A unit that stands apart from its figure belongs to it. */
static bool join_unit(
	struct block_line *line, const struct block_value *value, const char *const *units)
{
	struct block_value *before = line->pieces->len > 0
		? &g_array_index(line->pieces, struct block_value, line->pieces->len - 1)
		: NULL;

	if (value->kind != BLOCK_OTHER || !before || before->kind != BLOCK_FIGURE || before->unit ||
		!is_unit(value->text, units))
		return false;
	before->unit = g_strdup(value->text);
	return true;
}

static void add_piece(
	struct block_line *line, const char *text, size_t length, const char *const *units)
{
	struct block_value value = read_piece(text, length, units);

	if (join_unit(line, &value, units)) {
		value_clear(&value);
		return;
	}
	line->words += value.kind == BLOCK_OTHER;
	line->figures += value.kind == BLOCK_FIGURE || value.kind == BLOCK_NONE;
	g_array_append_val(line->pieces, value);
}

/* Behind the piece that begins at text: at a tab where the line has tabs, else at a blank. */
static const char *piece_end(const char *text, const char *end, bool tabs)
{
	while (text < end) {
		gunichar c = g_utf8_get_char(text);

		if (tabs ? c == '\t' : g_unichar_isspace(c))
			break;
		text = g_utf8_next_char(text);
	}
	return text;
}

static void split_line(
	struct block_line *line, const char *text, size_t length, const char *const *units)
{
	const char *end = text + length;
	bool tabs = memchr(text, '\t', length) != NULL;

	while (text < end) {
		const char *behind = piece_end(text, end, tabs);

		if (tabs || behind > text)
			add_piece(line, text, (size_t)(behind - text), units);
		text = behind < end ? g_utf8_next_char(behind) : end;
		if (tabs && text == end && behind < end)
			add_piece(line, end, 0, units); /* a tab at the end has a blank behind it */
	}
}

static bool is_words(const struct block_value *value)
{
	g_autofree char *plain = figure_plain(value->text);

	return value->kind == BLOCK_OTHER && !figure_is_withheld(plain);
}

/* How many pieces in front are label: up to the last of the words before the first figure, be it
   withheld; a figure in front of the words numbers them. */
static guint find_label(const struct block_line *line)
{
	guint label = 0;

	for (guint i = 0; i < line->pieces->len; i++) {
		enum block_kind kind = block_piece(line, i)->kind;
		bool numbers = kind == BLOCK_FIGURE && label == 0 && line->figures > 1 &&
			i + 1 < line->pieces->len && is_words(block_piece(line, i + 1));

		if (is_words(block_piece(line, i)))
			label = i + 1;
		else if (kind != BLOCK_BLANK && !numbers)
			break;
	}
	return label;
}

static void line_clear(gpointer data)
{
	g_array_unref(((struct block_line *)data)->pieces);
}

/* The length of the line that begins at text; where the next one begins in *next. */
static size_t line_length(const char *text, const char *end, const char **next)
{
	const char *at = text;

	while (at < end && *at != '\n' && *at != '\r')
		at++;
	*next = at < end ? at + 1 : end;
	if (at + 1 < end && at[0] == '\r' && at[1] == '\n')
		*next = at + 2;
	return (size_t)(at - text);
}

GArray *block_lines_read(const char *text, size_t length, const char *const *units, bool *cut)
{
	GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct block_line));
	const char *end = text + length, *next;
	size_t pieces = 0;

	g_array_set_clear_func(lines, line_clear);
	for (int number = 1; text < end && pieces < BLOCK_MAX_VALUES; text = next, number++) {
		struct block_line line = {.number = number, .pieces = block_values_new()};
		size_t columns = line_length(text, end, &next);

		split_line(&line, text, columns, units);
		line.label = find_label(&line);
		pieces += MAX(1, line.pieces->len);
		g_array_append_val(lines, line);
	}
	*cut = text < end;
	return lines;
}
