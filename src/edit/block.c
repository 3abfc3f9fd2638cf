/*
 * Lines become rows by where their words stand: in front of values, they are the
 * label of a row; alone, that of the values below.
 */
#include "edit/block_line.h"

/* Rows */

/* Where the values of labelled lines begin at the latest: blanks before that belong to the
   label. */
static guint stub_width(const GArray *lines)
{
	guint width = 0;

	for (guint i = 0; i < lines->len; i++) {
		const struct block_line *line = &g_array_index(lines, struct block_line, i);

		if (line->figures > 0)
			width = MAX(width, line->label);
	}
	return width;
}

static guint values_begin(const struct block_line *line, guint stub)
{
	guint from = line->label;

	while (from < stub && from < line->pieces->len &&
		block_piece(line, from)->kind == BLOCK_BLANK)
		from++;
	return from;
}

static char *label_of(const struct block_line *line)
{
	GString *label = g_string_new(NULL);

	for (guint i = 0; i < line->label; i++) {
		if (block_piece(line, i)->kind == BLOCK_OTHER)
			g_string_append(label, block_piece(line, i)->text);
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

static struct block_row *begin_row(struct reading *reading, const struct block_line *line)
{
	struct block_row *row = g_new0(struct block_row, 1);
	g_autofree char *label = label_of(line);

	row->line = line->number;
	row->values = block_values_new();
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
static void add_values(
	struct block_row *row, const struct block_line *line, guint from, bool single)
{
	for (guint i = from; i < line->pieces->len; i++) {
		struct block_value *value = &g_array_index(line->pieces, struct block_value, i);

		if (single && value->kind == BLOCK_BLANK)
			continue;
		g_array_append_val(row->values, *value);
		*value = (struct block_value){0}; /* it is the row's now */
	}
}

static void take_words(struct reading *reading, const struct block_line *line)
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
static void take_empty(struct reading *reading, const struct block_line *line)
{
	GPtrArray *rows = reading->block->rows;

	if (reading->single ? line->pieces->len > 0 && goes_on(reading)
			    : line->pieces->len > 1 || reading->gaps)
		add_blank(reading->single ? g_ptr_array_index(rows, rows->len - 1)
					  : begin_row(reading, line));
}

static void take_line(struct reading *reading, const struct block_line *line)
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
		const struct block_line *line = &g_array_index(lines, struct block_line, i);

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
	GArray *lines = block_lines_read(text, length, units, &block->cut);
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
		take_line(&reading, &g_array_index(lines, struct block_line, i));
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
