/*
 * Reading a block goes in three steps: lines are split into pieces, each piece is
 * found to be a figure or words, and then each line is told apart into label and
 * values by where its words stand. A line of words alone is the label of the
 * values below it.
 */
#include "edit/block.h"

#include <string.h>

#include "edit/figure.h"

/* One line, before it is known what is label in it. */
struct line {
	int number;
	GArray *pieces; /* of struct block_value */
	guint label;    /* so many pieces in front are label */
	guint words;    /* pieces that are words */
	guint figures;  /* and figures, or signs for none */
};

/* Pieces */

/* Without control characters, and without blanks of any kind at its ends. */
static char *trimmed(const char *text, size_t length)
{
	GString *out = g_string_sized_new(length);
	gsize kept = 0; /* up to the last character that is no blank */

	for (const char *at = text; at < text + length; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);

		if (g_unichar_iscntrl(c) || (out->len == 0 && g_unichar_isspace(c)))
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

static GArray *values_new(void)
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
static bool join_unit(struct line *line, const struct block_value *value, const char *const *units)
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

static void add_piece(struct line *line, const char *text, size_t length, const char *const *units)
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

static void split_line(struct line *line, const char *text, size_t length, const char *const *units)
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

static const struct block_value *piece(const struct line *line, guint index)
{
	return &g_array_index(line->pieces, struct block_value, index);
}

/* How many pieces in front are label: up to the last of the words before the first figure; a figure
   in front of the words numbers them. */
static guint find_label(const struct line *line)
{
	guint label = 0;

	for (guint i = 0; i < line->pieces->len; i++) {
		enum block_kind kind = piece(line, i)->kind;
		bool numbers = kind == BLOCK_FIGURE && label == 0 && line->figures > 1 &&
			i + 1 < line->pieces->len && piece(line, i + 1)->kind == BLOCK_OTHER;

		if (kind == BLOCK_OTHER)
			label = i + 1;
		else if (kind != BLOCK_BLANK && !numbers)
			break;
	}
	return label;
}

static void line_clear(gpointer data)
{
	g_array_unref(((struct line *)data)->pieces);
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

static GArray *read_lines(const char *text, size_t length, const char *const *units, bool *cut)
{
	GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct line));
	const char *end = text + length, *next;
	size_t pieces = 0;

	g_array_set_clear_func(lines, line_clear);
	for (int number = 1; text < end && pieces < BLOCK_MAX_VALUES; text = next, number++) {
		struct line line = {.number = number, .pieces = values_new()};
		size_t columns = line_length(text, end, &next);

		split_line(&line, text, columns, units);
		line.label = find_label(&line);
		pieces += MAX(1, line.pieces->len);
		g_array_append_val(lines, line);
	}
	*cut = text < end;
	return lines;
}

/* Rows */

/* Where the values of labelled lines begin at the latest: blanks before that belong to the label. */
static guint stub_width(const GArray *lines)
{
	guint width = 0;

	for (guint i = 0; i < lines->len; i++) {
		const struct line *line = &g_array_index(lines, struct line, i);

		if (line->figures > 0)
			width = MAX(width, line->label);
	}
	return width;
}

static guint values_begin(const struct line *line, guint stub)
{
	guint from = line->label;

	while (from < stub && from < line->pieces->len && piece(line, from)->kind == BLOCK_BLANK)
		from++;
	return from;
}

static char *label_of(const struct line *line)
{
	GString *label = g_string_new(NULL);

	for (guint i = 0; i < line->label; i++) {
		if (piece(line, i)->kind == BLOCK_OTHER)
			g_string_append(label, piece(line, i)->text);
	}
	return g_string_free(label, FALSE);
}

/* Rows as they come about, and the words met since the last of them. */
struct reading {
	struct block *block;
	GString *words;
	char *nearest;
	guint stub;
	bool column; /* no line has more than one value, or words and a value */
	bool single; /* ... and every value stands below its label */
	bool gaps;   /* an empty line is a blank cell */
};

static void row_free(gpointer data)
{
	struct block_row *row = data;

	g_array_unref(row->values);
	g_free(row->label);
	g_free(row->nearest);
	g_free(row);
}

static struct block_row *begin_row(struct reading *reading, const struct line *line)
{
	struct block_row *row = g_new0(struct block_row, 1);
	g_autofree char *label = label_of(line);

	row->line = line->number;
	row->values = values_new();
	row->label = g_strconcat(reading->words->str, label, NULL);
	row->nearest = *label ? g_steal_pointer(&label) : g_strdup(reading->nearest);
	g_string_truncate(reading->words, 0);
	g_clear_pointer(&reading->nearest, g_free);
	if (!row->nearest)
		row->nearest = g_strdup("");
	g_ptr_array_add(reading->block->rows, row);
	return row;
}

static void add_blank(struct block_row *row)
{
	struct block_value blank = {BLOCK_BLANK, g_strdup(""), NULL};

	g_array_append_val(row->values, blank);
}

/* A line of a single value has blanks only as margins. */
static void add_values(struct block_row *row, const struct line *line, guint from, bool single)
{
	for (guint i = from; i < line->pieces->len; i++) {
		struct block_value *value = &g_array_index(line->pieces, struct block_value, i);

		if (single && value->kind == BLOCK_BLANK)
			continue;
		g_array_append_val(row->values, *value);
		*value = (struct block_value){0}; /* it is the row's now */
	}
}

static void take_words(struct reading *reading, const struct line *line)
{
	g_autofree char *label = label_of(line);

	g_string_append(reading->words, label);
	g_free(reading->nearest);
	reading->nearest = g_steal_pointer(&label);
}

/* Whether a line without words goes on with the row before: single values under one label do. */
static bool goes_on(const struct reading *reading)
{
	return reading->single && reading->words->len == 0 && reading->block->rows->len > 0;
}

/* A line without anything in it: a blank cell where it can be one. */
static void take_empty(struct reading *reading, const struct line *line)
{
	GPtrArray *rows = reading->block->rows;

	if (reading->single ? line->pieces->len > 0 && goes_on(reading)
			    : line->pieces->len > 1 || reading->gaps)
		add_blank(reading->single ? g_ptr_array_index(rows, rows->len - 1)
					  : begin_row(reading, line));
}

static void take_line(struct reading *reading, const struct line *line)
{
	GPtrArray *rows = reading->block->rows;

	if (line->figures == 0 && line->words == 0) {
		take_empty(reading, line);
	} else if (line->figures == 0) {
		take_words(reading, line);
	} else {
		struct block_row *row = goes_on(reading) ? g_ptr_array_index(rows, rows->len - 1)
							 : begin_row(reading, line);
		add_values(row, line, values_begin(line, reading->stub), reading->column);
	}
}

/* How the lines of a block are made up. */
struct make_up {
	guint labelled, values,
		most; /* lines with words only or in front; with values; values in one */
	guint mixed;  /* lines with both */
	guint groups; /* values with words above them */
	guint gaps;   /* empty lines between values */
};

static struct make_up look_over(const GArray *lines)
{
	struct make_up found = {0};
	bool words_above = false;
	guint empty = 0;

	for (guint i = 0; i < lines->len; i++) {
		const struct line *line = &g_array_index(lines, struct line, i);

		found.labelled += line->words > 0;
		found.mixed += line->words > 0 && line->figures > 0;
		found.most = MAX(found.most, line->figures);
		if (line->figures > 0) {
			found.gaps += found.values > 0 ? empty : 0;
			found.groups += words_above;
			found.values++;
			empty = 0;
		}
		words_above = line->figures == 0 && (words_above || line->words > 0);
		empty += line->pieces->len == 0;
	}
	return found;
}

static void drop_blanks_at_end(GArray *values)
{
	while (values->len > 0 &&
		g_array_index(values, struct block_value, values->len - 1).kind == BLOCK_BLANK)
		g_array_set_size(values, values->len - 1);
}

/* Rows in front and at the end that hold nothing are none. */
static void drop_empty_ends(struct block *block)
{
	GPtrArray *rows = block->rows;

	for (guint i = 0; i < rows->len; i++)
		drop_blanks_at_end(block_row(block, i)->values);
	while (rows->len > 0 && block_row(block, rows->len - 1)->values->len == 0)
		g_ptr_array_remove_index(rows, rows->len - 1);
	while (rows->len > 0 && block_row(block, 0)->values->len == 0)
		g_ptr_array_remove_index(rows, 0);
}

static void measure(struct block *block)
{
	for (guint i = 0; i < block->rows->len; i++) {
		size_t width = block_row(block, i)->values->len;

		block->width = MAX(block->width, width);
		block->count += width;
	}
}

struct block *block_parse(const char *text, size_t length, const char *const *units)
{
	struct block *block = g_new0(struct block, 1);
	GArray *lines = read_lines(text, length, units, &block->cut);
	struct make_up found = look_over(lines);
	bool column = found.most <= 1 && found.mixed == 0;
	struct reading reading = {
		.block = block,
		.words = g_string_new(NULL),
		.stub = stub_width(lines),
		.column = column,
		.single = column && found.groups > 1,
		/* a spreadsheet leaves the line of an empty cell empty; where every line has an
		   empty one behind it, they only keep lines apart */
		.gaps = column && found.labelled == 0 && found.gaps + 1 < found.values,
	};

	block->rows = g_ptr_array_new_with_free_func(row_free);
	for (guint i = 0; i < lines->len; i++)
		take_line(&reading, &g_array_index(lines, struct line, i));
	drop_empty_ends(block);
	measure(block);
	g_string_free(reading.words, TRUE);
	g_free(reading.nearest);
	g_array_unref(lines);
	return block;
}

void block_free(struct block *block)
{
	if (!block)
		return;
	g_ptr_array_unref(block->rows);
	g_free(block);
}
