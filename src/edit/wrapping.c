/*
 * Paragraphs and their lines.
 */

#include "edit/wrapping.h"

#include "edit/difference.h"

#include <stdint.h>
#include <string.h>

enum {
	INDENT = 4,         /* columns of two characters */
	LEAST_INDENTED = 8, /* columns; in fewer an indent would only be in the way */
	/* Lines before an edited one that can come out otherwise: its first word may now find room in
	   the one before. One more is broken again where lines end inside long words. */
	LINES_BEFORE = 2,
};

struct paragraph {
	struct shown_text shown;
	int characters;
	GArray *lines; /* struct text_line, of what is shown */
};

static void release_paragraph(gpointer data)
{
	struct paragraph *paragraph = data;
	shown_text_release(&paragraph->shown);
	g_array_free(paragraph->lines, TRUE);
}

static struct paragraph *paragraph_get(const struct wrapping *wrapping, size_t index)
{
	return &g_array_index(wrapping->paragraphs, struct paragraph, index);
}

static struct text_line *line_get(const struct paragraph *paragraph, guint index)
{
	return &g_array_index(paragraph->lines, struct text_line, index);
}

static int indent_of(const struct wrapping *wrapping)
{
	return wrapping->columns >= LEAST_INDENTED ? INDENT : 0;
}

static void count_characters(struct paragraph *paragraph)
{
	paragraph->characters = 0;
	for (guint i = 0; i < paragraph->lines->len; i++)
		paragraph->characters += line_get(paragraph, i)->characters;
}

/* The last of the lines that begins at offset or before it. */
static guint line_at(const struct paragraph *paragraph, size_t offset)
{
	guint first = 0, behind = paragraph->lines->len;
	while (behind - first > 1) {
		guint middle = first + (behind - first) / 2;
		if (line_get(paragraph, middle)->start <= offset)
			first = middle;
		else
			behind = middle;
	}
	return first;
}

/* Breaking */

/* What was known of a paragraph before it changed. */
struct known {
	const struct paragraph *before; /* NULL: nothing */
	const struct paragraph *now;
	size_t front; /* bytes that are the same at the beginning */
	size_t back;  /* and at the end, and break the same whatever stands before them */
	size_t sure;  /* where those begin */
	guint line;   /* of before: lines from here on are as they were */
};

/* Whether both texts part where so many bytes are left that are the same in both. */
static bool parts_in_both(const GString *a, const GString *b, size_t left)
{
	return text_parts_at(a->str, a->len - left) && text_parts_at(b->str, b->len - left);
}

static struct known compare(const struct paragraph *before, const struct paragraph *now)
{
	const GString *old = before->shown.text, *text = now->shown.text;
	struct known known = {.before = before, .now = now, .line = before->lines->len};
	struct difference difference = difference_of(old, text);
	known.front = difference.front;
	known.back = difference.back;
	while (known.back > 0 && !parts_in_both(old, text, known.back))
		known.back--;
	known.sure = known.back > 0 ? text->len - known.back : SIZE_MAX;
	return known;
}

/* Whether a line began there before: then so do all behind it. */
static bool is_settled(size_t start, void *data)
{
	struct known *known = data;
	if (start < known->sure)
		return false;
	size_t old_start = start + known->before->shown.text->len - known->now->shown.text->len;
	guint line = line_at(known->before, old_start);
	if (line == 0 || line_get(known->before, line)->start != old_start)
		return false;
	known->line = line;
	return true;
}

/* Lines of before from `line` on, moved to where they stand now. */
static void append_known_lines(struct paragraph *paragraph, const struct known *known)
{
	for (guint i = known->line; i < known->before->lines->len; i++) {
		struct text_line line = *line_get(known->before, i);
		line.start += paragraph->shown.text->len - known->before->shown.text->len;
		g_array_append_val(paragraph->lines, line);
	}
}

/* Breaks a paragraph into lines; `before` is what it was before an edit, or NULL. */
static void break_lines(
	struct wrapping *wrapping, struct paragraph *paragraph, const struct paragraph *before)
{
	const GString *text = paragraph->shown.text;
	struct known known = {NULL};
	guint kept = 0;
	if (before != NULL) {
		known = compare(before, paragraph);
		guint edited = line_at(before, known.front);
		kept = edited > LINES_BEFORE ? edited - LINES_BEFORE : 0;
		g_array_append_vals(paragraph->lines, before->lines->data, kept);
	}
	text_break_from(text->str, text->len, kept > 0 ? line_get(before, kept)->start : 0,
		wrapping->columns - indent_of(wrapping), wrapping->columns, WIDTH_WIDE,
		before != NULL ? is_settled : NULL, &known, paragraph->lines);
	wrapping->broken += paragraph->lines->len - kept;
	if (before != NULL)
		append_known_lines(paragraph, &known);
	count_characters(paragraph);
}

static struct paragraph wrap(
	struct wrapping *wrapping, const char *text, size_t length, const struct paragraph *before)
{
	struct paragraph paragraph = {
		.lines = g_array_new(FALSE, FALSE, sizeof(struct text_line)),
	};
	shown_text_init(&paragraph.shown, text, length, wrapping->reader);
	break_lines(wrapping, &paragraph, before);
	return paragraph;
}

/* Wraps the bytes of whole paragraphs; the first of them was `before`, which may be NULL. */
static GArray *wrap_all(
	struct wrapping *wrapping, const char *text, size_t length, const struct paragraph *before)
{
	GArray *wrapped = g_array_new(FALSE, FALSE, sizeof(struct paragraph));
	const char *end = text + length;
	for (const char *start = text, *feed; start != NULL;
		start = feed != NULL ? feed + 1 : NULL) {
		feed = memchr(start, '\n', (size_t)(end - start));
		const char *stop = feed != NULL ? feed : end;
		struct paragraph paragraph = wrap(wrapping, start, (size_t)(stop - start), before);
		g_array_append_val(wrapped, paragraph);
		before = NULL;
	}
	return wrapped;
}

/* Puts wrapped paragraphs, which it takes over, before the one at index. */
static void insert_paragraphs(struct wrapping *wrapping, size_t index, GArray *wrapped)
{
	for (guint i = 0; i < wrapped->len; i++) {
		const struct paragraph *paragraph = &g_array_index(wrapped, struct paragraph, i);
		wrapping->rows += (int)paragraph->lines->len;
		wrapping->characters += paragraph->characters;
	}
	g_array_insert_vals(wrapping->paragraphs, (guint)index, wrapped->data, wrapped->len);
	g_array_free(wrapped, TRUE);
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
	const struct text_reader *reader)
{
	*wrapping = (struct wrapping){
		.columns = MAX(columns, 1),
		.reader = reader,
		.paragraphs = g_array_new(FALSE, FALSE, sizeof(struct paragraph)),
	};
	g_array_set_clear_func(wrapping->paragraphs, release_paragraph);
	insert_paragraphs(wrapping, 0, wrap_all(wrapping, text, length, NULL));
}

void wrapping_release(struct wrapping *wrapping)
{
	g_array_free(wrapping->paragraphs, TRUE);
	*wrapping = (struct wrapping){0};
}

/* Places */

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
		.start = place.start + paragraph->shown.source_length + 1,
		.row = place.row + (int)paragraph->lines->len,
	};
}

static struct place place_of_offset(const struct wrapping *wrapping, size_t offset)
{
	struct place place = {0};
	while (offset > place.start + paragraph_get(wrapping, place.index)->shown.source_length)
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
	size_t end = last.start + paragraph_get(wrapping, last.index)->shown.source_length;
	size_t length = end - first.start - removed + inserted;
	wrapping->broken = 0;
	GArray *wrapped = wrap_all(
		wrapping, text + first.start, length, paragraph_get(wrapping, first.index));
	remove_paragraphs(wrapping, first.index, last.index);
	insert_paragraphs(wrapping, first.index, wrapped);
}

static struct wrapped_paragraph wrapped(const struct wrapping *wrapping, struct place place)
{
	const struct shown_text *shown = &paragraph_get(wrapping, place.index)->shown;
	return (struct wrapped_paragraph){
		.index = (int)place.index,
		.start = place.start,
		.end = place.start + shown->source_length,
		.shown = shown,
	};
}

struct wrapped_paragraph wrapping_paragraph_at(const struct wrapping *wrapping, size_t offset)
{
	return wrapped(wrapping, place_of_offset(wrapping, offset));
}

struct wrapped_row wrapping_row(const struct wrapping *wrapping, int row)
{
	struct place place = place_of_row(wrapping, row);
	const struct paragraph *paragraph = paragraph_get(wrapping, place.index);
	guint index = (guint)(row - place.row);
	const struct text_line *line = line_get(paragraph, index);
	bool is_last = index + 1 == paragraph->lines->len;
	return (struct wrapped_row){
		.paragraph = wrapped(wrapping, place),
		.start = line->start,
		.length = line->length,
		.next = is_last ? paragraph->shown.text->len
				: line_get(paragraph, index + 1)->start,
		.indent = index == 0 ? indent_of(wrapping) : 0,
		.is_last = is_last,
	};
}

int wrapping_row_at(const struct wrapping *wrapping, size_t offset)
{
	struct place place = place_of_offset(wrapping, offset);
	const struct paragraph *paragraph = paragraph_get(wrapping, place.index);
	size_t shown = shown_text_shown(&paragraph->shown, offset - place.start);
	return place.row + (int)line_at(paragraph, shown);
}
