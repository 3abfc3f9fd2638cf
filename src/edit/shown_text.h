#ifndef NIANBAO_EDIT_SHOWN_TEXT_H
#define NIANBAO_EDIT_SHOWN_TEXT_H

/*
 * A paragraph as a reader sees it: what references stand for in their places.
 *
 * It is made of pieces, in order and without gaps. Words are shown as they are
 * written. A reference is shown as what it leads to, and `{{` as one brace: such a
 * piece is whole, nothing can stand inside it. A reference that leads nowhere is
 * shown as it is written, so that it can be mended.
 *
 * Offsets are bytes: those of the source in the paragraph as it is written, those
 * shown in `text`. A shown text is embedded and owns its memory.
 */

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Who knows what references lead to. Borrowed. */
struct text_reader {
	/* What is shown for an address, never ""; NULL where it leads nowhere. Free with g_free. */
	char *(*read)(const void *data, const char *address);
	const void *data;
};

enum piece_kind {
	PIECE_WORDS,
	PIECE_MISTAKEN, /* a reference that leads nowhere */
	PIECE_FIGURE,   /* a reference: whole */
	PIECE_BRACE,    /* {{: whole */
};

struct shown_piece {
	enum piece_kind kind;
	size_t source, source_length;
	size_t shown, shown_length;
};

struct shown_text {
	GString *text;
	size_t source_length;
	GArray *pieces; /* struct shown_piece; none in an empty paragraph */
};

/* reader NULL: braces are words like others. */
void shown_text_init(struct shown_text *shown, const char *source, size_t length,
	const struct text_reader *reader);
void shown_text_release(struct shown_text *shown);

static inline bool piece_is_whole(const struct shown_piece *piece)
{
	return piece->kind >= PIECE_FIGURE;
}

/* The piece in which the byte at an offset stands, the last one at the end; NULL in an empty
   paragraph. */
const struct shown_piece *shown_text_piece(const struct shown_text *shown, size_t source);
const struct shown_piece *shown_text_piece_shown(const struct shown_text *shown, size_t offset);

/* Where a place of the source is shown: inside a whole piece at its beginning. */
size_t shown_text_shown(const struct shown_text *shown, size_t source);
/* The place of the source that is shown at an offset: inside a whole piece the one before it, or
   with `behind` the one behind it. */
size_t shown_text_source(const struct shown_text *shown, size_t offset, bool behind);

/* Where in the source the character ends that begins at an offset, and where the one begins that
   ends there: whole pieces are one character. */
size_t shown_text_next(const struct shown_text *shown, const char *source, size_t offset);
size_t shown_text_previous(const struct shown_text *shown, const char *source, size_t offset);

#endif
