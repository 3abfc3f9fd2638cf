#include "edit/shown_text.h"

#include "base/text.h"
#include "form/reference.h"

static struct shown_piece *last_piece(const struct shown_text *shown)
{
	guint count = shown->pieces->len;

	return count > 0 ? &g_array_index(shown->pieces, struct shown_piece, count - 1) : NULL;
}

/* Adds a piece; words that follow words are one piece with them, for their characters may join. */
static void add_piece(struct shown_text *shown, enum piece_kind kind, size_t source_length,
	const char *text, size_t length)
{
	struct shown_piece *last = last_piece(shown);

	if (kind == PIECE_WORDS && last && last->kind == PIECE_WORDS) {
		last->source_length += source_length;
		last->shown_length += length;
	} else {
		struct shown_piece piece = {
			.kind = kind,
			.source = shown->source_length,
			.source_length = source_length,
			.shown = shown->text->len,
			.shown_length = length,
		};
		g_array_append_val(shown->pieces, piece);
	}
	shown->source_length += source_length;
	g_string_append_len(shown->text, text, (gssize)length);
}

static void add_reference(struct shown_text *shown, const struct text_piece *reference,
	const struct text_reader *reader)
{
	enum { BRACES = 2 };
	g_autofree char *address = g_strndup(reference->text, reference->length);
	g_autofree char *read = reader->read(reader->data, address);
	size_t length = reference->length + BRACES;

	if (read)
		add_piece(shown, PIECE_FIGURE, length, read, strlen(read));
	else
		add_piece(shown, PIECE_MISTAKEN, length, reference->text - 1, length);
}

static void add_pieces(
	struct shown_text *shown, const char *source, const struct text_reader *reader)
{
	struct text_piece piece;

	for (const char *at = source, *rest = source; text_piece_next(&rest, &piece); at = rest) {
		size_t written = (size_t)(rest - at);
		if (piece.reference)
			add_reference(shown, &piece, reader);
		else
			add_piece(shown, written > piece.length ? PIECE_BRACE : PIECE_WORDS,
				written, piece.text, piece.length);
	}
}

void shown_text_init(struct shown_text *shown, const char *source, size_t length,
	const struct text_reader *reader)
{
	*shown = (struct shown_text){
		.text = g_string_sized_new(length),
		.pieces = g_array_new(FALSE, FALSE, sizeof(struct shown_piece)),
	};
	if (!reader || !memchr(source, '{', length)) {
		if (length > 0)
			add_piece(shown, PIECE_WORDS, length, source, length);
		return;
	}
	g_autofree char *copy = g_strndup(source, length);
	add_pieces(shown, copy, reader);
}

void shown_text_release(struct shown_text *shown)
{
	g_string_free(shown->text, TRUE);
	g_array_free(shown->pieces, TRUE);
	*shown = (struct shown_text){0};
}

/* The last piece that begins at offset or before it, in the source or as it is shown. */
static const struct shown_piece *find_piece(
	const struct shown_text *shown, size_t offset, bool in_source)
{
	guint first = 0, behind = shown->pieces->len;

	if (behind == 0)
		return NULL;
	while (behind - first > 1) {
		guint middle = first + (behind - first) / 2;
		const struct shown_piece *piece =
			&g_array_index(shown->pieces, struct shown_piece, middle);
		if ((in_source ? piece->source : piece->shown) <= offset)
			first = middle;
		else
			behind = middle;
	}
	return &g_array_index(shown->pieces, struct shown_piece, first);
}

const struct shown_piece *shown_text_piece(const struct shown_text *shown, size_t source)
{
	return find_piece(shown, source, true);
}

const struct shown_piece *shown_text_piece_shown(const struct shown_text *shown, size_t offset)
{
	return find_piece(shown, offset, false);
}

size_t shown_text_shown(const struct shown_text *shown, size_t source)
{
	const struct shown_piece *piece = shown_text_piece(shown, source);

	if (!piece)
		return 0;
	if (source >= piece->source + piece->source_length)
		return piece->shown + piece->shown_length;
	return piece->shown + (piece_is_whole(piece) ? 0 : source - piece->source);
}

size_t shown_text_source(const struct shown_text *shown, size_t offset, bool behind)
{
	const struct shown_piece *piece = shown_text_piece_shown(shown, offset);

	if (!piece)
		return 0;
	if (offset >= piece->shown + piece->shown_length)
		return piece->source + piece->source_length;
	if (!piece_is_whole(piece))
		return piece->source + offset - piece->shown;
	return piece->source + (behind && offset > piece->shown ? piece->source_length : 0);
}

size_t shown_text_next(const struct shown_text *shown, const char *source, size_t offset)
{
	const struct shown_piece *piece = shown_text_piece(shown, offset);

	if (!piece || offset >= shown->source_length)
		return shown->source_length;
	if (piece_is_whole(piece))
		return piece->source + piece->source_length;
	return piece->source +
		text_next(source + piece->source, piece->source_length, offset - piece->source);
}

size_t shown_text_previous(const struct shown_text *shown, const char *source, size_t offset)
{
	const struct shown_piece *piece =
		offset > 0 ? shown_text_piece(shown, MIN(offset, shown->source_length) - 1) : NULL;

	if (!piece)
		return 0;
	if (piece_is_whole(piece))
		return piece->source;
	return piece->source +
		text_previous(source + piece->source, piece->source_length, offset - piece->source);
}
