#ifndef NIANBAO_EDIT_WRAPPING_H
#define NIANBAO_EDIT_WRAPPING_H

/*
 * Where the lines of a text stand that is being changed.
 *
 * The text is cut into paragraphs at its line feeds. Each keeps what is shown of
 * it (edit/shown_text.h), its lines and its count of characters until it is edited,
 * and then only the lines from the edited one on are broken anew, until they begin
 * where lines began before. Of a long paragraph only as many lines are broken as
 * somebody has looked for; asking breaks more. Between paragraphs only their order is kept, never an
 * offset: an edit moves nothing but itself, and looking up a place adds up lengths, from a landmark
 * on: the paragraph somebody asked for last, for the next question is about one beside it.
 * A row is a line counted over all paragraphs; there is always one.
 *
 * Lines break where the paper breaks them, which counts characters of ambiguous
 * width as two columns; what they are measured in on screen is another matter.
 *
 * A wrapping is embedded. It owns its lines and borrows the text at each call.
 */

#include "base/text.h"
#include "edit/shown_text.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct wrapping {
	int columns;
	const struct text_reader *reader; /* borrowed; NULL: references are not looked up */
	GArray *paragraphs;
	int characters; /* in all, without blanks */
	struct landmark *landmark;
};

void wrapping_init(struct wrapping *wrapping, const char *text, size_t length, int columns,
	const struct text_reader *reader);
void wrapping_release(struct wrapping *wrapping);

/* Follows an edit: text is as it is now, after removed bytes at offset gave way to inserted
   ones. */
void wrapping_edit(struct wrapping *wrapping, const char *text, size_t offset, size_t removed,
	size_t inserted);

/* A paragraph, and the bytes of the text it stands in, without its line feed. */
struct wrapped_paragraph {
	int index;
	size_t start, end;
	const struct shown_text *shown; /* until the next edit */
};

struct wrapped_paragraph wrapping_paragraph_at(const struct wrapping *wrapping, size_t offset);

struct wrapped_row {
	struct wrapped_paragraph paragraph;
	size_t start, length; /* bytes shown of the paragraph, without blanks at a break */
	size_t next; /* where the next row of the paragraph starts, or the paragraph ends */
	int indent;
	bool is_last; /* of its paragraph */
};

struct wrapped_row wrapping_row(const struct wrapping *wrapping, int row);
bool wrapping_has_row(const struct wrapping *wrapping, int row);
/* How many there are; they are all broken for that. */
int wrapping_rows(const struct wrapping *wrapping);
/* The row of the byte at offset of the text; one between two rows belongs to the second. */
int wrapping_row_at(const struct wrapping *wrapping, size_t offset);
/* How many lines are broken so far. */
int wrapping_lines_known(const struct wrapping *wrapping);

#endif
