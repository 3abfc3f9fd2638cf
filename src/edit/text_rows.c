/* A text as it is shown: its rows, and where in them the cursor is. */
#include "edit/sentence.h"
#include "edit/text_state.h"

int text_buffer_rows(const struct text_buffer *buffer)
{
	return wrapping_rows(&buffer->wrapping);
}

struct text_row text_buffer_row(const struct text_buffer *buffer, int row)
{
	struct wrapped_row wrapped = wrapping_row(&buffer->wrapping, row);
	const struct wrapped_paragraph *paragraph = &wrapped.paragraph;

	return (struct text_row){
		.shown = paragraph->shown->text->str + wrapped.start,
		.length = wrapped.length,
		.start = paragraph->start +
			shown_text_source(paragraph->shown, wrapped.start, false),
		.indent = wrapped.indent,
		.begins = wrapped.start == 0,
	};
}

int text_buffer_row_at(const struct text_buffer *buffer, size_t offset)
{
	return wrapping_row_at(&buffer->wrapping, offset);
}

int text_buffer_rows_known(const struct text_buffer *buffer)
{
	return wrapping_lines_known(&buffer->wrapping);
}

bool text_buffer_has_row(const struct text_buffer *buffer, int row)
{
	return wrapping_has_row(&buffer->wrapping, row);
}

int text_cursor_row(const struct text_buffer *buffer)
{
	return wrapping_row_at(&buffer->wrapping, buffer->cursor) - (buffer->at_row_end ? 1 : 0);
}

void text_buffer_cursor(const struct text_buffer *buffer, int *row, int *column)
{
	*row = text_cursor_row(buffer);
	struct wrapped_row wrapped = wrapping_row(&buffer->wrapping, *row);
	const struct wrapped_paragraph *paragraph = &wrapped.paragraph;
	size_t shown = shown_text_shown(paragraph->shown, buffer->cursor - paragraph->start);
	int before = text_width(paragraph->shown->text->str + wrapped.start, shown - wrapped.start,
		buffer->profile);
	/* Blanks at the end of a row may hang over it; the cursor does not. */
	*column = MIN(wrapped.indent + before, buffer->wrapping.columns);
}

void text_buffer_place(const struct text_buffer *buffer, int *paragraph, int *sentence)
{
	struct wrapped_paragraph here = wrapping_paragraph_at(&buffer->wrapping, buffer->cursor);

	*paragraph = here.index + 1;
	*sentence = sentence_number(
		buffer->text->str + here.start, here.end - here.start, buffer->cursor - here.start);
}

void text_buffer_paragraph(const struct text_buffer *buffer, size_t *start, size_t *end)
{
	struct wrapped_paragraph here = wrapping_paragraph_at(&buffer->wrapping, buffer->cursor);

	*start = here.start;
	*end = here.end;
}
