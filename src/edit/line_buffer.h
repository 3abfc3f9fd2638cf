#ifndef NIANBAO_EDIT_LINE_BUFFER_H
#define NIANBAO_EDIT_LINE_BUFFER_H

/*
 * One line of text being typed: the open field.
 *
 * The cursor stands between characters (grapheme clusters) and never inside
 * one. Every operation returns whether the text or the cursor changed, so that
 * the caller knows what to repaint. The buffer owns its text.
 */

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct line_buffer {
	GString *text;
	size_t cursor; /* offset in bytes */
};

void line_buffer_init(struct line_buffer *line, const char *text); /* cursor behind the text */
void line_buffer_release(struct line_buffer *line);
void line_buffer_set(struct line_buffer *line, const char *text); /* the same of another text */

/* Each returns whether that changed the text or moved the cursor. */

/* Inserts at the cursor; line breaks and control characters in it become blanks. */
bool line_buffer_insert(struct line_buffer *line, const char *text, size_t length);
bool line_buffer_erase(struct line_buffer *line);  /* the character before the cursor */
bool line_buffer_remove(struct line_buffer *line); /* the one behind it */
bool line_buffer_left(struct line_buffer *line);
bool line_buffer_right(struct line_buffer *line);
bool line_buffer_home(struct line_buffer *line);
bool line_buffer_end(struct line_buffer *line);

/* Where to begin showing a line in so many columns for the character at the cursor to be seen: an
   offset, 0 as long as it all fits. */
size_t line_shown_from(const char *text, size_t cursor, int columns);

#endif
