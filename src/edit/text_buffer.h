#ifndef NIANBAO_EDIT_TEXT_BUFFER_H
#define NIANBAO_EDIT_TEXT_BUFFER_H

/*
 * A text of several paragraphs being typed, wrapped as it will stand on paper.
 *
 * A paragraph is what stands between line feeds; its first line is indented by
 * two characters that are not part of the text. Lines break as on paper
 * (edit/wrapping.h). References are shown as what they lead to, and are one
 * character to every operation: the cursor, which stands between characters, is
 * never inside of one. Up and down keep the column they started from.
 *
 * A mark may have been set. Then what stands between it and the cursor is
 * selected; any change takes the place of the selection, and takes the mark away.
 *
 * Operations return whether text, cursor or mark changed. Offsets are bytes of the
 * text as it is written. The buffer owns its text.
 */

#include "base/difference.h"
#include "base/text.h"
#include "edit/shown_text.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct text_buffer;

/* One line as it is shown. */
struct text_row {
	const char *shown; /* borrowed until the text changes; `length` bytes of it */
	size_t length;
	size_t start; /* its beginning, as an offset */
	int indent;   /* columns before it */
	bool begins;  /* a paragraph */
};

/* The text is cleaned as what is inserted; the cursor stands before it. Widths on screen are those
   of the profile. */
struct text_buffer *text_buffer_new(const char *text, int columns, enum width_profile profile);
/* The same with references shown as the reader reads them, which must outlive the buffer. */
struct text_buffer *text_buffer_new_live(const char *text, int columns, enum width_profile profile,
	const struct text_reader *reader);
void text_buffer_free(struct text_buffer *buffer);

/* text_buffer.c: the text, and what changes it */

const char *text_buffer_text(const struct text_buffer *buffer); /* borrowed until it changes */
size_t text_buffer_length(const struct text_buffer *buffer);
/* Characters shown, in all, without blanks and line feeds. */
int text_buffer_characters(const struct text_buffer *buffer);
/* The last change of the text. */
struct edit text_buffer_edit(const struct text_buffer *buffer);
/* Wraps in another number of columns. */
void text_buffer_set_columns(struct text_buffer *buffer, int columns);

/* Inserts at the cursor; \n begins a paragraph, control characters are left out. */
bool text_buffer_insert(struct text_buffer *buffer, const char *text, size_t length);
/* The character before the cursor, and the one behind it; or the selection. */
bool text_buffer_erase(struct text_buffer *buffer);
bool text_buffer_remove(struct text_buffer *buffer);
/* Makes it another text by changing as little as can be; the cursor stands behind that. */
bool text_buffer_become(struct text_buffer *buffer, const char *text);

/* text_rows.c: as it is shown */

/* All of them are broken to be counted: whoever shows some asks for those alone. */
int text_buffer_rows(const struct text_buffer *buffer);
bool text_buffer_has_row(const struct text_buffer *buffer, int row);
struct text_row text_buffer_row(const struct text_buffer *buffer, int row);
/* The row in which the character at an offset stands. */
int text_buffer_row_at(const struct text_buffer *buffer, size_t offset);
/* How many are broken so far. */
int text_buffer_rows_known(const struct text_buffer *buffer);
/* Row and column of the cursor, the indent counted, in columns of the buffer's profile. A cursor at
   the end of a full row has the column behind it. */
void text_buffer_cursor(const struct text_buffer *buffer, int *row, int *column);
/* Paragraph (from 1) and sentence in it (from 1) of the cursor. */
void text_buffer_place(const struct text_buffer *buffer, int *paragraph, int *sentence);
/* The bytes of the cursor's paragraph. */
void text_buffer_paragraph(const struct text_buffer *buffer, size_t *start, size_t *end);

/* text_moves.c: the cursor and the mark */

size_t text_buffer_offset(const struct text_buffer *buffer);
/* Puts the cursor between two characters, at an offset or behind it. */
bool text_buffer_go(struct text_buffer *buffer, size_t offset);
bool text_buffer_left(struct text_buffer *buffer);
bool text_buffer_right(struct text_buffer *buffer);
bool text_buffer_up(struct text_buffer *buffer, int rows);
bool text_buffer_down(struct text_buffer *buffer, int rows);
bool text_buffer_home(struct text_buffer *buffer); /* of the row */
bool text_buffer_end(struct text_buffer *buffer);
/* To where this sentence begins, or the one before; to where the next one begins. */
bool text_buffer_sentence_left(struct text_buffer *buffer);
bool text_buffer_sentence_right(struct text_buffer *buffer);
bool text_buffer_first(struct text_buffer *buffer); /* of the text */
bool text_buffer_last(struct text_buffer *buffer);

/* Sets the mark at the cursor, or takes it away. */
void text_buffer_mark(struct text_buffer *buffer);
void text_buffer_unmark(struct text_buffer *buffer);
bool text_buffer_is_marked(const struct text_buffer *buffer);
/* The bytes selected; false when there are none. */
bool text_buffer_selection(const struct text_buffer *buffer, size_t *from, size_t *to);
/* Selects bytes, the cursor behind them. */
void text_buffer_select(struct text_buffer *buffer, size_t from, size_t to);
/* What is selected, or NULL. Free with g_free. */
char *text_buffer_selected(const struct text_buffer *buffer);

#endif
