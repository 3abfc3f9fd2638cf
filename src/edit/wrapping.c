/*
 * Paragraphs and their lines.
 */

#include "edit/wrapping.h"

#include "base/difference.h"

#include <stdint.h>
#include <string.h>

enum {
	INDENT = 4,         /* columns of two characters */
	LEAST_INDENTED = 8, /* columns; in fewer an indent would only be in the way */
	/* Lines before one edited in its first word that can come out otherwise: that may now find
	   room in the one before. One more is broken again where lines end inside long words. */
	LINES_BEFORE = 2,
	LINES_AT_ONCE = 64, /* more than these are broken only when somebody asks for them */
};

struct paragraph {
	struct shown_text shown;
	int characters;
	GArray *lines; /* struct text_line, of what is shown */
	size_t rest;   /* where what is not broken yet begins; NO_REST: nothing is left */
};

#define NO_REST SIZE_MAX

/* A paragraph, and the bytes that come before it. */
struct place {
	size_t index;
	size_t start;
};

/* A place, and the rows that come before it: all paragraphs there are broken whole. */
struct landmark {
	struct place place;
	guint row;
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

/* What was known of a paragraph before it changed. What is the same at its beginning and at its end
   is taken only as far as it breaks the same whatever stands between. */
struct known {
	const struct paragraph *before;
	const struct paragraph *now;
	size_t front, back;
	guint line; /* of before: lines from here on are as they were */
	guint most; /* lines to break now */
	guint broken;
	size_t rest;
};

/* Whether both texts part at offsets of their own. */
static bool part(const GString *a, size_t at, const GString *b, size_t in)
{
	return text_parts_at(a->str, at) && text_parts_at(b->str, in);
}

static struct known compare(const struct paragraph *before, const struct paragraph *now)
{
	const GString *old = before->shown.text, *text = now->shown.text;
	struct difference same = difference_between(old->str, old->len, text->str, text->len);

	while (!part(old, same.front, text, same.front))
		same.front--;
	while (same.back > 0 && !part(old, old->len - same.back, text, text->len - same.back))
		same.back--;
	return (struct known){
		.before = before,
		.now = now,
		.front = same.front,
		.back = same.back,
		.line = before->lines->len,
		.most = LINES_AT_ONCE,
		.rest = NO_REST,
	};
}

/* How far things behind the edit have moved; what is subtracted wraps around as it should. */
static size_t shift_of(const struct known *known)
{
	return known->now->shown.text->len - known->before->shown.text->len;
}

/* Whether a line began there before: then so do all behind it. */
static bool began_before(struct known *known, size_t start)
{
	if (start < known->now->shown.text->len - known->back)
		return false;
	guint line = line_at(known->before, start - shift_of(known));
	if (line == 0 || line_get(known->before, line)->start != start - shift_of(known))
		return false;
	known->line = line;
	return true;
}

static bool is_settled(size_t start, void *data)
{
	struct known *known = data;

	if (began_before(known, start)) {
		known->rest = known->before->rest;
		known->rest += known->rest == NO_REST ? 0 : shift_of(known);
		return true;
	}
	known->rest = ++known->broken < known->most ? NO_REST : start;
	return known->rest != NO_REST;
}

/* Lines of before from `line` on, moved to where they stand now. */
static void append_known_lines(struct paragraph *paragraph, const struct known *known)
{
	for (guint i = known->line; i < known->before->lines->len; i++) {
		struct text_line line = *line_get(known->before, i);
		line.start += shift_of(known);
		g_array_append_val(paragraph->lines, line);
	}
}

static void break_from(const struct wrapping *wrapping, struct paragraph *paragraph, size_t start,
	text_settled settled, void *data)
{
	const GString *text = paragraph->shown.text;

	text_break_from(text->str, text->len, start, wrapping->columns - indent_of(wrapping),
		wrapping->columns, WIDTH_WIDE, settled, data, paragraph->lines);
}

static int count_characters(const GString *text, size_t from, size_t to)
{
	int count = 0;

	for (size_t at = from; at < to; at = text_next(text->str, text->len, at))
		count += !g_unichar_isspace(g_utf8_get_char(text->str + at));
	return count;
}

/* How many of the lines from before an edit stand as they are. One that is the same up to some
   place where texts part has kept its first word, and so the lines above it have their ends. */
static guint lines_kept(const struct paragraph *before, size_t front)
{
	guint edited = line_at(before, front);

	if (line_get(before, edited)->start < front)
		return edited;
	return edited > LINES_BEFORE ? edited - LINES_BEFORE : 0;
}

/* Breaks a paragraph that was another before an edit. */
static void break_again(const struct wrapping *wrapping, struct paragraph *paragraph,
	const struct paragraph *before)
{
	const GString *old = before->shown.text, *text = paragraph->shown.text;
	struct known known = compare(before, paragraph);
	guint kept = lines_kept(before, known.front);

	g_array_append_vals(paragraph->lines, before->lines->data, kept);
	break_from(wrapping, paragraph, kept > 0 ? line_get(before, kept)->start : 0, is_settled,
		&known);
	append_known_lines(paragraph, &known);
	paragraph->rest = known.rest;
	paragraph->characters = before->characters -
		count_characters(old, known.front, old->len - known.back) +
		count_characters(text, known.front, text->len - known.back);
}

static bool is_enough(size_t start, void *data)
{
	struct known *known = data;

	known->rest = ++known->broken < known->most ? NO_REST : start;
	return known->rest != NO_REST;
}

/* Breaks more of the rest, so that there are so many lines if the text has them. */
static void break_rest(const struct wrapping *wrapping, struct paragraph *paragraph, guint lines)
{
	if (paragraph->rest == NO_REST || paragraph->lines->len >= lines)
		return;
	struct known known = {
		.most = MAX(lines - paragraph->lines->len, (guint)LINES_AT_ONCE),
		.rest = NO_REST,
	};
	break_from(wrapping, paragraph, paragraph->rest, is_enough, &known);
	paragraph->rest = known.rest;
}

static struct paragraph wrap(const struct wrapping *wrapping, const char *text, size_t length,
	const struct paragraph *before)
{
	struct paragraph paragraph = {
		.lines = g_array_new(FALSE, FALSE, sizeof(struct text_line)),
	};

	shown_text_init(&paragraph.shown, text, length, wrapping->reader);
	if (before) {
		break_again(wrapping, &paragraph, before);
	} else {
		const GString *shown = paragraph.shown.text;
		paragraph.characters = count_characters(shown, 0, shown->len);
		break_rest(wrapping, &paragraph, 1);
	}
	return paragraph;
}

/* Wraps the bytes of whole paragraphs; the first of them was `before`, which may be NULL. */
static GArray *wrap_all(
	struct wrapping *wrapping, const char *text, size_t length, const struct paragraph *before)
{
	GArray *wrapped = g_array_new(FALSE, FALSE, sizeof(struct paragraph));
	const char *end = text + length;

	for (const char *start = text, *feed; start != NULL; start = feed ? feed + 1 : NULL) {
		feed = memchr(start, '\n', (size_t)(end - start));
		const char *stop = feed ? feed : end;
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
		wrapping->characters += paragraph->characters;
	}
	g_array_insert_vals(wrapping->paragraphs, (guint)index, wrapped->data, wrapped->len);
	g_array_free(wrapped, TRUE);
}

static void remove_paragraphs(struct wrapping *wrapping, size_t first, size_t last)
{
	for (size_t i = first; i <= last; i++)
		wrapping->characters -= paragraph_get(wrapping, i)->characters;
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
	wrapping->landmark = g_new0(struct landmark, 1);
	g_array_set_clear_func(wrapping->paragraphs, release_paragraph);
	insert_paragraphs(wrapping, 0, wrap_all(wrapping, text, length, NULL));
}

void wrapping_release(struct wrapping *wrapping)
{
	g_array_free(wrapping->paragraphs, TRUE);
	g_free(wrapping->landmark);
	*wrapping = (struct wrapping){0};
}

/* Places */

static struct place behind(const struct wrapping *wrapping, struct place place)
{
	return (struct place){
		.index = place.index + 1,
		.start =
			place.start + paragraph_get(wrapping, place.index)->shown.source_length + 1,
	};
}

static struct landmark before(const struct wrapping *wrapping, struct landmark at)
{
	const struct paragraph *paragraph = paragraph_get(wrapping, --at.place.index);

	at.place.start -= paragraph->shown.source_length + 1;
	at.row -= paragraph->lines->len;
	return at;
}

static struct place place_of_offset(const struct wrapping *wrapping, size_t offset)
{
	struct landmark at = *wrapping->landmark;

	while (offset < at.place.start)
		at = before(wrapping, at);
	struct place place = at.place;
	while (offset > place.start + paragraph_get(wrapping, place.index)->shown.source_length)
		place = behind(wrapping, place);
	return place;
}

/* All lines of a paragraph, broken if need be. */
static guint count_lines(const struct wrapping *wrapping, size_t index)
{
	struct paragraph *paragraph = paragraph_get(wrapping, index);

	break_rest(wrapping, paragraph, G_MAXUINT);
	return paragraph->lines->len;
}

/* The row a paragraph begins with. */
static guint row_of_paragraph(const struct wrapping *wrapping, struct place place)
{
	struct landmark at = *wrapping->landmark;

	while (place.index < at.place.index)
		at = before(wrapping, at);
	for (; at.place.index < place.index; at.place.index++)
		at.row += count_lines(wrapping, at.place.index);
	*wrapping->landmark = (struct landmark){place, at.row};
	return at.row;
}

/* The paragraph of a row, or the last one; the row counted from its first in *line. */
static struct place place_of_row(const struct wrapping *wrapping, int row, guint *line)
{
	struct landmark at = *wrapping->landmark;

	while ((guint)row < at.row)
		at = before(wrapping, at);
	for (;;) {
		struct paragraph *paragraph = paragraph_get(wrapping, at.place.index);
		*line = (guint)row - at.row;
		break_rest(wrapping, paragraph, *line + 1);
		if (*line < paragraph->lines->len ||
			at.place.index + 1 == wrapping->paragraphs->len)
			break;
		at.row += paragraph->lines->len;
		at.place = behind(wrapping, at.place);
	}
	*wrapping->landmark = at;
	return at.place;
}

void wrapping_edit(
	struct wrapping *wrapping, const char *text, size_t offset, size_t removed, size_t inserted)
{
	struct place first = place_of_offset(wrapping, offset);
	struct place last = place_of_offset(wrapping, offset + removed);
	size_t end = last.start + paragraph_get(wrapping, last.index)->shown.source_length;
	size_t length = end - first.start - removed + inserted;
	GArray *wrapped = wrap_all(
		wrapping, text + first.start, length, paragraph_get(wrapping, first.index));

	if (wrapping->landmark->place.index > first.index)
		*wrapping->landmark = (struct landmark){0};
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
	guint index;
	struct place place = place_of_row(wrapping, row, &index);
	struct paragraph *paragraph = paragraph_get(wrapping, place.index);

	break_rest(wrapping, paragraph, index + 2); /* whether it is the last one */
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

bool wrapping_has_row(const struct wrapping *wrapping, int row)
{
	guint line;
	struct place place = place_of_row(wrapping, row, &line);

	return line < paragraph_get(wrapping, place.index)->lines->len;
}

int wrapping_rows(const struct wrapping *wrapping)
{
	guint rows = 0;

	for (guint i = 0; i < wrapping->paragraphs->len; i++)
		rows += count_lines(wrapping, i);
	return (int)rows;
}

int wrapping_row_at(const struct wrapping *wrapping, size_t offset)
{
	struct place place = place_of_offset(wrapping, offset);
	struct paragraph *paragraph = paragraph_get(wrapping, place.index);
	size_t shown = shown_text_shown(&paragraph->shown, offset - place.start);
	guint row = row_of_paragraph(wrapping, place);

	while (shown >= paragraph->rest)
		break_rest(wrapping, paragraph, paragraph->lines->len + LINES_AT_ONCE);
	return (int)(row + line_at(paragraph, shown));
}

int wrapping_lines_known(const struct wrapping *wrapping)
{
	guint known = 0;

	for (guint i = 0; i < wrapping->paragraphs->len; i++)
		known += paragraph_get(wrapping, i)->lines->len;
	return (int)known;
}
