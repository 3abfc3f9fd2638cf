#ifndef NIANBAO_EDIT_TEXT_BUFFER_H
#define NIANBAO_EDIT_TEXT_BUFFER_H

/*
 * A text of several paragraphs being typed, wrapped as it will stand on paper.
 *
 * A paragraph is what stands between line feeds; its first line is indented by
 * two characters that are not part of the text. Lines break by base/text.h, as
 * on paper. Each paragraph keeps its lines until it changes, so that typing into
 * a text of 100,000 characters rewraps one paragraph. The cursor stands between
 * characters; up and down keep the column they started from.
 *
 * Operations return whether text or cursor changed. The buffer owns its text.
 */

#include "base/text.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct text_buffer;

/* One line as it is shown. */
struct text_row {
	size_t start, length; /* bytes of the text */
	int indent;           /* columns before it */
	int width;            /* columns of the bytes */
};

/* The text is cleaned as what is inserted; the cursor stands before it. */
struct text_buffer *text_buffer_new(const char *text, int columns, enum width_profile profile);
void text_buffer_free(struct text_buffer *buffer);

const char *text_buffer_text(const struct text_buffer *buffer); /* borrowed until it changes */
int text_buffer_rows(const struct text_buffer *buffer);
struct text_row text_buffer_row(const struct text_buffer *buffer, int row);
/* Where the cursor is, in bytes of the text. */
size_t text_buffer_offset(const struct text_buffer *buffer);
/* The same as row and column, the indent counted, in columns of the buffer's profile. A cursor at
   the end of a full row has the column behind it. */
void text_buffer_cursor(const struct text_buffer *buffer, int *row, int *column);
/* Paragraph (from 1) and sentence in it (from 1) of the cursor, and characters in all without
   blanks and line feeds. */
void text_buffer_place(const struct text_buffer *buffer, int *paragraph, int *sentence);
int text_buffer_characters(const struct text_buffer *buffer);

/* Inserts at the cursor; \n begins a paragraph, control characters are left out. */
bool text_buffer_insert(struct text_buffer *buffer, const char *text, size_t length);
bool text_buffer_erase(struct text_buffer *buffer);
bool text_buffer_remove(struct text_buffer *buffer);
bool text_buffer_left(struct text_buffer *buffer);
bool text_buffer_right(struct text_buffer *buffer);
bool text_buffer_up(struct text_buffer *buffer, int rows);
bool text_buffer_down(struct text_buffer *buffer, int rows);
bool text_buffer_home(struct text_buffer *buffer); /* of the row */
bool text_buffer_end(struct text_buffer *buffer);
bool text_buffer_first(struct text_buffer *buffer); /* of the text */
bool text_buffer_last(struct text_buffer *buffer);

#endif
