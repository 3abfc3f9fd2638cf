#ifndef NIANBAO_EDIT_TEXT_STATE_H
#define NIANBAO_EDIT_TEXT_STATE_H

/*
 * Inside the edit floor: what a text buffer is made of.
 *
 * Between two rows of a paragraph there is often no byte: the same offset is
 * the end of one row and the start of the next. It is shown at the start of the
 * next, except after moves that aim at the end of a row; at_row_end says so and
 * lasts until anything else happens.
 */

#include "edit/text_buffer.h"
#include "edit/wrapping.h"
#include <stdint.h>

enum {
	NO_GOAL = -1,
};

#define NO_MARK SIZE_MAX

struct text_buffer {
	GString *text;
	struct wrapping wrapping;
	enum width_profile profile; /* of the screen */
	size_t cursor;
	size_t mark;      /* or NO_MARK */
	struct edit edit; /* the last one */
	bool at_row_end;
	int goal; /* the column that moving up and down tries to keep */
};

/* Where the characters beside an offset begin and end. */
size_t text_character_before(const struct text_buffer *buffer, size_t offset);
size_t text_character_behind(const struct text_buffer *buffer, size_t offset);

/* The row of the cursor. */
int text_cursor_row(const struct text_buffer *buffer);

#endif
