/*
 * Editing one line.
 *
 * An edit may join what were two characters: a combining mark typed behind its
 * base, or two halves of a flag left side by side. So after every edit the
 * cursor is settled on the next boundary.
 */

#include "edit/line_buffer.h"

#include "base/text.h"

#include <string.h>

/* Where a character ends, at or behind offset. */
static size_t boundary_from(const GString *text, size_t offset)
{
	size_t boundary = 0;

	while (boundary < offset)
		boundary = text_next(text->str, text->len, boundary);
	return boundary;
}

static bool move_to(struct line_buffer *line, size_t offset)
{
	bool moves = offset != line->cursor;

	line->cursor = offset;
	return moves;
}

/* Text without what would break the line or act on a terminal. */
static GString *as_one_line(const char *text, size_t length)
{
	GString *out = g_string_sized_new(length);
	const char *end = text + length;

	for (const char *at = text; at < end; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		bool breaks = g_unichar_iscntrl(c) || c == 0x2028 || c == 0x2029;
		g_string_append_unichar(out, breaks ? ' ' : c);
	}
	return out;
}

void line_buffer_init(struct line_buffer *line, const char *text)
{
	*line = (struct line_buffer){.text = g_string_new(NULL)};
	line_buffer_insert(line, text, strlen(text));
}

void line_buffer_release(struct line_buffer *line)
{
	g_string_free(line->text, TRUE);
	*line = (struct line_buffer){0};
}

void line_buffer_set(struct line_buffer *line, const char *text)
{
	line_buffer_release(line);
	line_buffer_init(line, text);
}

bool line_buffer_insert(struct line_buffer *line, const char *text, size_t length)
{
	if (length == 0)
		return false;
	GString *clean = as_one_line(text, length);
	g_string_insert_len(line->text, (gssize)line->cursor, clean->str, (gssize)clean->len);
	line->cursor = boundary_from(line->text, line->cursor + clean->len);
	g_string_free(clean, TRUE);
	return true;
}

static bool cut(struct line_buffer *line, size_t from, size_t to)
{
	if (from == to)
		return false;
	g_string_erase(line->text, (gssize)from, (gssize)(to - from));
	line->cursor = boundary_from(line->text, from);
	return true;
}

bool line_buffer_erase(struct line_buffer *line)
{
	return cut(
		line, text_previous(line->text->str, line->text->len, line->cursor), line->cursor);
}

bool line_buffer_remove(struct line_buffer *line)
{
	return cut(line, line->cursor, text_next(line->text->str, line->text->len, line->cursor));
}

bool line_buffer_left(struct line_buffer *line)
{
	return move_to(line, text_previous(line->text->str, line->text->len, line->cursor));
}

bool line_buffer_right(struct line_buffer *line)
{
	return move_to(line, text_next(line->text->str, line->text->len, line->cursor));
}

bool line_buffer_home(struct line_buffer *line)
{
	return move_to(line, 0);
}

bool line_buffer_end(struct line_buffer *line)
{
	return move_to(line, line->text->len);
}

size_t line_shown_from(const char *text, size_t cursor, int columns)
{
	size_t length = strlen(text), from = 0;
	int before = text_width(text, cursor, WIDTH_NARROW);

	while (before >= columns && from < cursor) {
		size_t next = text_next(text, length, from);

		before -= text_width(text + from, next - from, WIDTH_NARROW);
		from = next;
	}
	return from;
}
