/* A text, and what changes it. */
#include "edit/text_buffer.h"

#include "edit/text_state.h"

#include <string.h>

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

struct text_buffer *text_buffer_new_live(
	const char *text, int columns, enum width_profile profile, const struct text_reader *reader)
{
	struct text_buffer *buffer = g_new0(struct text_buffer, 1);

	buffer->text = clean(text, strlen(text));
	buffer->profile = profile;
	buffer->mark = NO_MARK;
	buffer->goal = NO_GOAL;
	wrapping_init(&buffer->wrapping, buffer->text->str, buffer->text->len, columns, reader);
	return buffer;
}

struct text_buffer *text_buffer_new(const char *text, int columns, enum width_profile profile)
{
	return text_buffer_new_live(text, columns, profile, NULL);
}

void text_buffer_free(struct text_buffer *buffer)
{
	if (!buffer)
		return;
	wrapping_release(&buffer->wrapping);
	g_string_free(buffer->text, TRUE);
	g_free(buffer);
}

const char *text_buffer_text(const struct text_buffer *buffer)
{
	return buffer->text->str;
}

size_t text_buffer_length(const struct text_buffer *buffer)
{
	return buffer->text->len;
}

struct edit text_buffer_edit(const struct text_buffer *buffer)
{
	return buffer->edit;
}

int text_buffer_characters(const struct text_buffer *buffer)
{
	return buffer->wrapping.characters;
}

void text_buffer_set_columns(struct text_buffer *buffer, int columns)
{
	const struct text_reader *reader = buffer->wrapping.reader;

	if (MAX(columns, 1) == buffer->wrapping.columns)
		return;
	wrapping_release(&buffer->wrapping);
	wrapping_init(&buffer->wrapping, buffer->text->str, buffer->text->len, columns, reader);
	buffer->at_row_end = false;
	buffer->goal = NO_GOAL;
}

/* The one way the text changes: removed bytes at offset give way to text, the cursor follows, and
   nothing is selected any more. */
static bool replace(
	struct text_buffer *buffer, size_t offset, size_t removed, const char *text, size_t length)
{
	if (removed == 0 && length == 0)
		return false;
	g_string_erase(buffer->text, (gssize)offset, (gssize)removed);
	g_string_insert_len(buffer->text, (gssize)offset, text, (gssize)length);
	wrapping_edit(&buffer->wrapping, buffer->text->str, offset, removed, length);
	buffer->edit = (struct edit){offset, removed, length};
	text_buffer_unmark(buffer);
	text_buffer_go(buffer, offset + length);
	return true;
}

/* What a change takes the place of: the selection, or nothing at the cursor. */
static void find_place(const struct text_buffer *buffer, size_t *from, size_t *to)
{
	if (!text_buffer_selection(buffer, from, to))
		*from = *to = buffer->cursor;
}

bool text_buffer_insert(struct text_buffer *buffer, const char *text, size_t length)
{
	GString *cleaned = clean(text, length);
	size_t from, to;

	find_place(buffer, &from, &to);
	bool changes =
		cleaned->len > 0 && replace(buffer, from, to - from, cleaned->str, cleaned->len);
	g_string_free(cleaned, TRUE);
	return changes;
}

bool text_buffer_erase(struct text_buffer *buffer)
{
	size_t from, to;

	if (!text_buffer_selection(buffer, &from, &to)) {
		from = text_character_before(buffer, buffer->cursor);
		to = buffer->cursor;
	}
	return replace(buffer, from, to - from, "", 0);
}

bool text_buffer_remove(struct text_buffer *buffer)
{
	size_t from, to;

	if (!text_buffer_selection(buffer, &from, &to)) {
		from = buffer->cursor;
		to = text_character_behind(buffer, buffer->cursor);
	}
	return replace(buffer, from, to - from, "", 0);
}

bool text_buffer_become(struct text_buffer *buffer, const char *text)
{
	GString *cleaned = clean(text, strlen(text));
	struct difference difference = difference_between(
		buffer->text->str, buffer->text->len, cleaned->str, cleaned->len);
	size_t same = difference.front + difference.back;
	bool changes = replace(buffer, difference.front, buffer->text->len - same,
		cleaned->str + difference.front, cleaned->len - same);

	g_string_free(cleaned, TRUE);
	return changes;
}
