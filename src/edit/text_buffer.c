/*
 * The cursor of a text, and what is typed at it.
 *
 * Between two rows of a paragraph there is often no byte: the same offset is
 * the end of one row and the start of the next. It is shown at the start of the
 * next, except after moves that aim at the end of a row; at_row_end says so and
 * lasts until anything else happens.
 */

#include "edit/text_buffer.h"

#include "edit/wrapping.h"

#include <string.h>

enum {
	NO_GOAL = -1,
};

struct text_buffer {
	GString *text;
	struct wrapping wrapping;
	size_t cursor;
	bool at_row_end;
	int goal; /* the column that moving up and down tries to keep */
};

/* Text without control characters, every kind of line break a line feed. */
static GString *clean(const char *text, size_t length)
{
	GString *out = g_string_sized_new(length);
	const char *end = text + length;
	for (const char *at = text; at < end; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (c == '\n' || c == 0x2028 || c == 0x2029)
			g_string_append_c(out, '\n');
		else if (!g_unichar_iscntrl(c))
			g_string_append_unichar(out, c);
	}
	return out;
}

struct text_buffer *text_buffer_new(const char *text, int columns, enum width_profile profile)
{
	struct text_buffer *buffer = g_new0(struct text_buffer, 1);
	buffer->text = clean(text, strlen(text));
	buffer->goal = NO_GOAL;
	wrapping_init(&buffer->wrapping, buffer->text->str, buffer->text->len, columns, profile);
	return buffer;
}

void text_buffer_free(struct text_buffer *buffer)
{
	if (buffer == NULL)
		return;
	wrapping_release(&buffer->wrapping);
	g_string_free(buffer->text, TRUE);
	g_free(buffer);
}

const char *text_buffer_text(const struct text_buffer *buffer)
{
	return buffer->text->str;
}

int text_buffer_rows(const struct text_buffer *buffer)
{
	return buffer->wrapping.rows;
}

struct text_row text_buffer_row(const struct text_buffer *buffer, int row)
{
	struct wrapped_row wrapped = wrapping_row(&buffer->wrapping, row);
	return (struct text_row){
		.start = wrapped.start,
		.length = wrapped.length,
		.indent = wrapped.indent,
		.width = wrapped.width,
	};
}

size_t text_buffer_offset(const struct text_buffer *buffer)
{
	return buffer->cursor;
}

static int cursor_row(const struct text_buffer *buffer)
{
	return wrapping_row_at(&buffer->wrapping, buffer->cursor) - (buffer->at_row_end ? 1 : 0);
}

void text_buffer_cursor(const struct text_buffer *buffer, int *row, int *column)
{
	*row = cursor_row(buffer);
	struct wrapped_row wrapped = wrapping_row(&buffer->wrapping, *row);
	int before = text_width(buffer->text->str + wrapped.start, buffer->cursor - wrapped.start,
		buffer->wrapping.profile);
	/* Blanks at the end of a row may hang over it; the cursor does not. */
	*column = MIN(wrapped.indent + before, buffer->wrapping.columns);
}

static bool ends_sentence(gunichar c)
{
	return c != 0 && g_utf8_strchr("。！？!?", -1, c) != NULL;
}

static bool closes_quotation(gunichar c)
{
	return c != 0 && g_utf8_strchr("”’」』）》)", -1, c) != NULL;
}

/* A sentence begins with what follows the mark that ended the one before and what that closes. */
static int sentence_at(const struct text_buffer *buffer, size_t start, size_t end)
{
	int sentence = 1;
	bool has_ended = false;
	const char *stop = buffer->text->str + MIN(buffer->cursor + 1, end);
	for (const char *at = buffer->text->str + start; at < stop; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (ends_sentence(c)) {
			has_ended = true;
		} else if (has_ended && !closes_quotation(c)) {
			sentence++;
			has_ended = false;
		}
	}
	return sentence;
}

void text_buffer_place(const struct text_buffer *buffer, int *paragraph, int *sentence)
{
	struct wrapped_paragraph here = wrapping_paragraph_at(&buffer->wrapping, buffer->cursor);
	*paragraph = here.index + 1;
	*sentence = sentence_at(buffer, here.start, here.end);
}

int text_buffer_characters(const struct text_buffer *buffer)
{
	return buffer->wrapping.characters;
}

/* Every move but up and down. */
static bool move_to(struct text_buffer *buffer, size_t offset, bool at_row_end)
{
	bool moves = offset != buffer->cursor || at_row_end != buffer->at_row_end;
	buffer->cursor = offset;
	buffer->at_row_end = at_row_end;
	buffer->goal = NO_GOAL;
	return moves;
}

/* Where a character ends, at or behind offset: an edit may have joined two. */
static size_t boundary_from(const struct text_buffer *buffer, size_t offset)
{
	size_t boundary = wrapping_paragraph_at(&buffer->wrapping, offset).start;
	while (boundary < offset)
		boundary = text_next(buffer->text->str, buffer->text->len, boundary);
	return boundary;
}

/* The one way the text changes: removed bytes at offset give way to text, the cursor follows. */
static bool replace(
	struct text_buffer *buffer, size_t offset, size_t removed, const char *text, size_t length)
{
	if (removed == 0 && length == 0)
		return false;
	g_string_erase(buffer->text, (gssize)offset, (gssize)removed);
	g_string_insert_len(buffer->text, (gssize)offset, text, (gssize)length);
	wrapping_edit(&buffer->wrapping, buffer->text->str, offset, removed, length);
	move_to(buffer, boundary_from(buffer, offset + length), false);
	return true;
}

static bool cut(struct text_buffer *buffer, size_t from, size_t to)
{
	return replace(buffer, from, to - from, "", 0);
}

bool text_buffer_insert(struct text_buffer *buffer, const char *text, size_t length)
{
	GString *cleaned = clean(text, length);
	bool changes = replace(buffer, buffer->cursor, 0, cleaned->str, cleaned->len);
	g_string_free(cleaned, TRUE);
	return changes;
}

static size_t before_cursor(const struct text_buffer *buffer)
{
	return text_previous(buffer->text->str, buffer->text->len, buffer->cursor);
}

static size_t behind_cursor(const struct text_buffer *buffer)
{
	return text_next(buffer->text->str, buffer->text->len, buffer->cursor);
}

bool text_buffer_erase(struct text_buffer *buffer)
{
	return cut(buffer, before_cursor(buffer), buffer->cursor);
}

bool text_buffer_remove(struct text_buffer *buffer)
{
	return cut(buffer, buffer->cursor, behind_cursor(buffer));
}

bool text_buffer_left(struct text_buffer *buffer)
{
	return move_to(buffer, before_cursor(buffer), false);
}

bool text_buffer_right(struct text_buffer *buffer)
{
	return move_to(buffer, behind_cursor(buffer), false);
}

/* Blanks at a break are behind the end of the row, those at the end of a paragraph before it. */
static size_t end_of(const struct wrapped_row *row)
{
	return row->is_last ? row->next : row->start + row->length;
}

/* Moves to what stands at the goal in a row, or to the row's end. */
static bool move_to_row(struct text_buffer *buffer, int row)
{
	int column, old_row;
	text_buffer_cursor(buffer, &old_row, &column);
	int goal = buffer->goal != NO_GOAL ? buffer->goal : column;
	row = CLAMP(row, 0, buffer->wrapping.rows - 1);
	if (row == old_row)
		return false;
	struct wrapped_row wrapped = wrapping_row(&buffer->wrapping, row);
	size_t fitting =
		text_fit(buffer->text->str + wrapped.start, end_of(&wrapped) - wrapped.start,
			goal - wrapped.indent, buffer->wrapping.profile, NULL);
	size_t offset = wrapped.start + fitting;
	move_to(buffer, offset, !wrapped.is_last && offset == wrapped.next);
	buffer->goal = goal;
	return true;
}

bool text_buffer_up(struct text_buffer *buffer, int rows)
{
	return move_to_row(buffer, cursor_row(buffer) - rows);
}

bool text_buffer_down(struct text_buffer *buffer, int rows)
{
	return move_to_row(buffer, cursor_row(buffer) + rows);
}

bool text_buffer_home(struct text_buffer *buffer)
{
	return move_to(buffer, wrapping_row(&buffer->wrapping, cursor_row(buffer)).start, false);
}

bool text_buffer_end(struct text_buffer *buffer)
{
	struct wrapped_row row = wrapping_row(&buffer->wrapping, cursor_row(buffer));
	size_t offset = end_of(&row);
	return move_to(buffer, offset, !row.is_last && offset == row.next);
}

bool text_buffer_first(struct text_buffer *buffer)
{
	return move_to(buffer, 0, false);
}

bool text_buffer_last(struct text_buffer *buffer)
{
	return move_to(buffer, buffer->text->len, false);
}
