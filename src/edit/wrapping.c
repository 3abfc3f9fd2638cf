/*
 * Paragraphs and their lines.
 */

#include "edit/wrapping.h"

#include <string.h>

enum {
	INDENT = 4,         /* columns of two characters */
	LEAST_INDENTED = 8, /* columns; in fewer an indent would only be in the way */
};

struct paragraph {
	size_t length; /* bytes, without the line feed */
	int characters;
	GArray *lines; /* struct text_line, counted from the paragraph's start */
};

static void release_paragraph(gpointer data)
{
	struct paragraph *paragraph = data;
	g_array_free(paragraph->lines, TRUE);
}

static struct paragraph *paragraph_get(const struct wrapping *wrapping, size_t index)
{
	return &g_array_index(wrapping->paragraphs, struct paragraph, index);
}

static int count_characters(const char *text, size_t length)
{
	int count = 0;
	for (size_t at = 0; at < length; at = text_next(text, length, at))
		count += !g_unichar_isspace(g_utf8_get_char(text + at));
	return count;
}

static int indent_of(const struct wrapping *wrapping)
{
	return wrapping->columns >= LEAST_INDENTED ? INDENT : 0;
}

static struct paragraph wrap(const struct wrapping *wrapping, const char *text, size_t length)
{
	struct paragraph paragraph = {
		.length = length,
		.characters = count_characters(text, length),
		.lines = g_array_new(FALSE, FALSE, sizeof(struct text_line)),
	};
	text_break(text, length, wrapping->columns - indent_of(wrapping), wrapping->columns,
		wrapping->profile, paragraph.lines);
	return paragraph;
}

/* Wraps the bytes of whole paragraphs and puts these in before the one at index. */
static void insert_paragraphs(
	struct wrapping *wrapping, size_t index, const char *text, size_t length)
{
	GArray *added = g_array_new(FALSE, FALSE, sizeof(struct paragraph));
	const char *end = text + length;
	for (const char *start = text, *feed; start != NULL;
		start = feed != NULL ? feed + 1 : NULL) {
		feed = memchr(start, '\n', (size_t)(end - start));
		const char *stop = feed != NULL ? feed : end;
		struct paragraph paragraph = wrap(wrapping, start, (size_t)(stop - start));
		wrapping->rows += (int)paragraph.lines->len;
		wrapping->characters += paragraph.characters;
		g_array_append_val(added, paragraph);
	}
	g_array_insert_vals(wrapping->paragraphs, (guint)index, added->data, added->len);
	g_array_free(added, TRUE);
}

static void remove_paragraphs(struct wrapping *wrapping, size_t first, size_t last)
{
	for (size_t i = first; i <= last; i++) {
		wrapping->rows -= (int)paragraph_get(wrapping, i)->lines->len;
		wrapping->characters -= paragraph_get(wrapping, i)->characters;
	}
	g_array_remove_range(wrapping->paragraphs, (guint)first, (guint)(last - first + 1));
}

void wrapping_init(struct wrapping *wrapping, const char *text, size_t length, int columns,
	enum width_profile profile)
{
	*wrapping = (struct wrapping){
		.columns = MAX(columns, 1),
		.profile = profile,
		.paragraphs = g_array_new(FALSE, FALSE, sizeof(struct paragraph)),
	};
	g_array_set_clear_func(wrapping->paragraphs, release_paragraph);
	insert_paragraphs(wrapping, 0, text, length);
}

void wrapping_release(struct wrapping *wrapping)
{
	g_array_free(wrapping->paragraphs, TRUE);
	*wrapping = (struct wrapping){0};
}

/* A paragraph and what comes before it. */
struct place {
	size_t index;
	size_t start; /* bytes */
	int row;      /* its first */
};

static struct place behind(const struct wrapping *wrapping, struct place place)
{
	const struct paragraph *paragraph = paragraph_get(wrapping, place.index);
	return (struct place){
		.index = place.index + 1,
		.start = place.start + paragraph->length + 1,
		.row = place.row + (int)paragraph->lines->len,
	};
}

static struct place place_of_offset(const struct wrapping *wrapping, size_t offset)
{
	struct place place = {0};
	while (offset > place.start + paragraph_get(wrapping, place.index)->length)
		place = behind(wrapping, place);
	return place;
}

static struct place place_of_row(const struct wrapping *wrapping, int row)
{
	struct place place = {0};
	while (row >= place.row + (int)paragraph_get(wrapping, place.index)->lines->len)
		place = behind(wrapping, place);
	return place;
}

void wrapping_edit(
	struct wrapping *wrapping, const char *text, size_t offset, size_t removed, size_t inserted)
{
	struct place first = place_of_offset(wrapping, offset);
	struct place last = place_of_offset(wrapping, offset + removed);
	size_t end = last.start + paragraph_get(wrapping, last.index)->length;
	size_t length = end - first.start - removed + inserted;
	remove_paragraphs(wrapping, first.index, last.index);
	insert_paragraphs(wrapping, first.index, text + first.start, length);
}

struct wrapped_paragraph wrapping_paragraph_at(const struct wrapping *wrapping, size_t offset)
{
	struct place place = place_of_offset(wrapping, offset);
	return (struct wrapped_paragraph){
		.index = (int)place.index,
		.start = place.start,
		.end = place.start + paragraph_get(wrapping, place.index)->length,
	};
}

struct wrapped_row wrapping_row(const struct wrapping *wrapping, int row)
{
	struct place place = place_of_row(wrapping, row);
	const struct paragraph *paragraph = paragraph_get(wrapping, place.index);
	const struct text_line *lines = &g_array_index(paragraph->lines, struct text_line, 0);
	int line = row - place.row;
	bool is_last = line + 1 == (int)paragraph->lines->len;
	return (struct wrapped_row){
		.start = place.start + lines[line].start,
		.length = lines[line].length,
		.next = place.start + (is_last ? paragraph->length : lines[line + 1].start),
		.indent = line == 0 ? indent_of(wrapping) : 0,
		.width = lines[line].width,
		.is_last = is_last,
	};
}

int wrapping_row_at(const struct wrapping *wrapping, size_t offset)
{
	struct place place = place_of_offset(wrapping, offset);
	const GArray *lines = paragraph_get(wrapping, place.index)->lines;
	guint line = 0;
	while (line + 1 < lines->len &&
		place.start + g_array_index(lines, struct text_line, line + 1).start <= offset)
		line++;
	return place.row + (int)line;
}
