/*
 * What is looked for and what is looked in are folded alike, character by
 * character (NFKC), so that each folded byte knows the character it came from.
 */
#include "edit/text_find.h"

#include <stdlib.h>
#include <string.h>
#include <uninorm.h>

#include "edit/text_state.h"

/* A folded text. */
struct folded {
	GString *bytes;
	GArray *origins; /* size_t: by byte, where the character it came from begins; the end behind it */
};

static bool is_plain(const char *at, size_t length)
{
	gunichar c = g_utf8_get_char(at);

	return length == 1 || (length == 3 && c >= 0x4E00 && c <= 0x9FFF);
}

static void fold_character(const char *at, size_t length, GString *out)
{
	size_t folded_length;

	if (is_plain(at, length)) {
		g_string_append_len(out, at, (gssize)length);
		return;
	}
	uint8_t *folded =
		u8_normalize(UNINORM_NFKC, (const uint8_t *)at, length, NULL, &folded_length);
	if (folded)
		g_string_append_len(out, (const char *)folded, (gssize)folded_length);
	free(folded);
}

static struct folded fold(const char *text, size_t length)
{
	struct folded folded = {
		.bytes = g_string_sized_new(length),
		.origins = g_array_sized_new(FALSE, FALSE, sizeof(size_t), (guint)length + 1),
	};

	for (size_t at = 0, next; at < length; at = next) {
		next = text_next(text, length, at);
		fold_character(text + at, next - at, folded.bytes);
		while (folded.origins->len < folded.bytes->len)
			g_array_append_val(folded.origins, at);
	}
	g_array_append_val(folded.origins, length);
	return folded;
}

static void folded_release(struct folded *folded)
{
	g_string_free(folded->bytes, TRUE);
	g_array_free(folded->origins, TRUE);
}

static size_t origin(const struct folded *folded, size_t byte)
{
	return g_array_index(folded->origins, size_t, byte);
}

/* Whether no character is cut at a folded byte. */
static bool is_edge(const struct folded *folded, size_t byte)
{
	return byte == 0 || origin(folded, byte) != origin(folded, byte - 1);
}

static bool touches_figure(const struct shown_text *shown, size_t from, size_t to)
{
	for (guint i = 0; i < shown->pieces->len; i++) {
		const struct shown_piece *piece =
			&g_array_index(shown->pieces, struct shown_piece, i);
		if (piece->kind == PIECE_FIGURE && piece->source < to &&
			piece->source + piece->source_length > from)
			return true;
	}
	return false;
}

static void add_match(
	const struct wrapped_paragraph *paragraph, size_t from, size_t to, GArray *matches)
{
	size_t source = shown_text_source(paragraph->shown, from, false);
	size_t behind = shown_text_source(paragraph->shown, to, true);
	struct text_match match = {
		.from = paragraph->start + source,
		.to = paragraph->start + behind,
		.touches_figure = touches_figure(paragraph->shown, source, behind),
	};
	const struct text_match *last = matches->len > 0
		? &g_array_index(matches, struct text_match, matches->len - 1)
		: NULL;

	/* two places inside one figure are one */
	if (!last || match.from >= last->to)
		g_array_append_val(matches, match);
}

static void find_in(
	const struct wrapped_paragraph *paragraph, const GString *words, GArray *matches)
{
	const GString *text = paragraph->shown->text;
	struct folded folded = fold(text->str, text->len);
	const char *at = folded.bytes->str;

	while ((at = strstr(at, words->str)) != NULL) {
		size_t begin = (size_t)(at - folded.bytes->str), end = begin + words->len;
		bool is_whole = is_edge(&folded, begin) && is_edge(&folded, end);
		if (is_whole)
			add_match(paragraph, origin(&folded, begin), origin(&folded, end), matches);
		at += is_whole ? words->len : 1;
	}
	folded_release(&folded);
}

void text_buffer_find(const struct text_buffer *buffer, const char *words, GArray *matches)
{
	struct folded sought = fold(words, strlen(words));
	size_t start = 0;

	while (sought.bytes->len > 0 && start <= buffer->text->len) {
		struct wrapped_paragraph paragraph =
			wrapping_paragraph_at(&buffer->wrapping, start);
		find_in(&paragraph, sought.bytes, matches);
		start = paragraph.end + 1;
	}
	folded_release(&sought);
}

char *text_buffer_substituted(const struct text_buffer *buffer, const GArray *matches,
	const char *substitute, size_t *count)
{
	GString *text = g_string_sized_new(buffer->text->len);
	size_t kept = 0;

	*count = 0;
	for (guint i = 0; i < matches->len; i++) {
		const struct text_match *match = &g_array_index(matches, struct text_match, i);
		if (match->touches_figure)
			continue;
		g_string_append_len(text, buffer->text->str + kept, (gssize)(match->from - kept));
		g_string_append(text, substitute);
		kept = match->to;
		++*count;
	}
	g_string_append(text, buffer->text->str + kept);
	return g_string_free(text, FALSE);
}
