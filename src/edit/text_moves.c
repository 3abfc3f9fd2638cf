/* The cursor of a text and its mark. */
#include "edit/sentence.h"
#include "edit/text_state.h"

size_t text_character_before(const struct text_buffer *buffer, size_t offset)
{
	struct wrapped_paragraph here = wrapping_paragraph_at(&buffer->wrapping, offset);

	if (offset == here.start)
		return offset > 0 ? offset - 1 : 0;
	return here.start +
		shown_text_previous(
			here.shown, buffer->text->str + here.start, offset - here.start);
}

size_t text_character_behind(const struct text_buffer *buffer, size_t offset)
{
	struct wrapped_paragraph here = wrapping_paragraph_at(&buffer->wrapping, offset);

	if (offset == here.end)
		return MIN(offset + 1, buffer->text->len);
	return here.start +
		shown_text_next(here.shown, buffer->text->str + here.start, offset - here.start);
}

size_t text_buffer_offset(const struct text_buffer *buffer)
{
	return buffer->cursor;
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

/* Where a character ends, at or behind offset: an edit may have joined two. Characters are joined
   within a paragraph, and where it parts for lines they are apart. */
static size_t boundary_from(const struct text_buffer *buffer, size_t offset)
{
	struct wrapped_paragraph here = wrapping_paragraph_at(&buffer->wrapping, offset);
	const struct shown_piece *piece = shown_text_piece(here.shown, offset - here.start);
	size_t boundary = here.start + (piece ? piece->source : 0);
	size_t certain = offset;

	while (certain > boundary && !text_parts_at(buffer->text->str, certain))
		certain--;
	boundary = MAX(boundary, certain);
	while (boundary < offset)
		boundary = text_character_behind(buffer, boundary);
	return boundary;
}

bool text_buffer_go(struct text_buffer *buffer, size_t offset)
{
	return move_to(buffer, boundary_from(buffer, MIN(offset, buffer->text->len)), false);
}

bool text_buffer_left(struct text_buffer *buffer)
{
	return move_to(buffer, text_character_before(buffer, buffer->cursor), false);
}

bool text_buffer_right(struct text_buffer *buffer)
{
	return move_to(buffer, text_character_behind(buffer, buffer->cursor), false);
}

/* Blanks at a break are behind the end of the row, those at the end of a paragraph before it. */
static size_t end_of(const struct wrapped_row *row)
{
	return row->is_last ? row->next : row->start + row->length;
}

/* Puts the cursor where something is shown in a row; where that is inside a figure, behind it or
   before it. */
static bool move_into_row(
	struct text_buffer *buffer, const struct wrapped_row *row, size_t shown, bool behind)
{
	const struct wrapped_paragraph *paragraph = &row->paragraph;
	size_t source = shown_text_source(paragraph->shown, shown, behind);
	bool is_here = shown_text_shown(paragraph->shown, source) == shown;

	return move_to(
		buffer, paragraph->start + source, is_here && !row->is_last && shown == row->next);
}

/* Moves to what stands at the goal in a row, or to the row's end. */
static bool move_to_row(struct text_buffer *buffer, int row)
{
	int column, old_row;

	text_buffer_cursor(buffer, &old_row, &column);
	int goal = buffer->goal != NO_GOAL ? buffer->goal : column;
	row = MAX(row, 0);
	if (!wrapping_has_row(&buffer->wrapping, row))
		row = wrapping_rows(&buffer->wrapping) - 1;
	if (row == old_row)
		return false;
	struct wrapped_row wrapped = wrapping_row(&buffer->wrapping, row);
	size_t fitting = text_fit(wrapped.paragraph.shown->text->str + wrapped.start,
		end_of(&wrapped) - wrapped.start, goal - wrapped.indent, buffer->profile, NULL);
	/* a figure that goes over several rows must not hold the cursor up */
	move_into_row(buffer, &wrapped, wrapped.start + fitting, row > old_row);
	buffer->goal = goal;
	return true;
}

bool text_buffer_up(struct text_buffer *buffer, int rows)
{
	return move_to_row(buffer, text_cursor_row(buffer) - rows);
}

bool text_buffer_down(struct text_buffer *buffer, int rows)
{
	return move_to_row(buffer, text_cursor_row(buffer) + rows);
}

bool text_buffer_home(struct text_buffer *buffer)
{
	struct wrapped_row row = wrapping_row(&buffer->wrapping, text_cursor_row(buffer));

	return move_into_row(buffer, &row, row.start, true);
}

bool text_buffer_end(struct text_buffer *buffer)
{
	struct wrapped_row row = wrapping_row(&buffer->wrapping, text_cursor_row(buffer));

	return move_into_row(buffer, &row, end_of(&row), false);
}

bool text_buffer_sentence_left(struct text_buffer *buffer)
{
	struct wrapped_paragraph here = wrapping_paragraph_at(&buffer->wrapping, buffer->cursor);

	if (buffer->cursor == here.start)
		return text_buffer_left(buffer);
	size_t start = sentence_before(
		buffer->text->str + here.start, here.end - here.start, buffer->cursor - here.start);
	return text_buffer_go(buffer, here.start + start);
}

bool text_buffer_sentence_right(struct text_buffer *buffer)
{
	struct wrapped_paragraph here = wrapping_paragraph_at(&buffer->wrapping, buffer->cursor);

	if (buffer->cursor == here.end)
		return text_buffer_right(buffer);
	const char *text = buffer->text->str + here.start;
	size_t length = here.end - here.start, offset = buffer->cursor - here.start;
	size_t start = sentence_before(text, length, offset);
	size_t next = start;
	while (next <= offset && next < length)
		next = sentence_behind(text, length, next);
	return text_buffer_go(buffer, here.start + next);
}

bool text_buffer_first(struct text_buffer *buffer)
{
	return move_to(buffer, 0, false);
}

bool text_buffer_last(struct text_buffer *buffer)
{
	return move_to(buffer, buffer->text->len, false);
}

/* The mark */

void text_buffer_mark(struct text_buffer *buffer)
{
	buffer->mark = buffer->mark == NO_MARK ? buffer->cursor : NO_MARK;
}

void text_buffer_unmark(struct text_buffer *buffer)
{
	buffer->mark = NO_MARK;
}

bool text_buffer_is_marked(const struct text_buffer *buffer)
{
	return buffer->mark != NO_MARK;
}

bool text_buffer_selection(const struct text_buffer *buffer, size_t *from, size_t *to)
{
	if (buffer->mark == NO_MARK || buffer->mark == buffer->cursor)
		return false;
	*from = MIN(buffer->mark, buffer->cursor);
	*to = MAX(buffer->mark, buffer->cursor);
	return true;
}

void text_buffer_select(struct text_buffer *buffer, size_t from, size_t to)
{
	text_buffer_go(buffer, from);
	buffer->mark = buffer->cursor;
	text_buffer_go(buffer, to);
}

char *text_buffer_selected(const struct text_buffer *buffer)
{
	size_t from, to;

	if (!text_buffer_selection(buffer, &from, &to))
		return NULL;
	return g_strndup(buffer->text->str + from, to - from);
}
