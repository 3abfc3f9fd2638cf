#ifndef NIANBAO_FORM_REFERENCE_H
#define NIANBAO_FORM_REFERENCE_H

/*
 * References in texts: `{cover.org}` stands for what a report says there.
 *
 * A text is walked piece by piece, each either words or a reference. `{{` is
 * the word `{`. A reference ends in its line and in its sentence, before the next
 * 。, and holds no other brace; a brace that begins none is a word. So every
 * character is looked at three times at most, whatever the text.
 *
 * Whether an address leads anywhere is for the walker's caller to ask.
 */

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct text_piece {
	bool reference;
	const char *text; /* the words, or the address between the braces; within the text walked */
	size_t length;
};

/* Whether a reference begins at a brace; how long its address is in *length. */
static inline bool text_reference_begins(const char *brace, size_t *length)
{
	*length = strcspn(brace + 1, "{}\n");
	return brace[1 + *length] == '}' && !g_strstr_len(brace + 1, (gssize)*length, "。");
}

/* Takes the next piece off the front of *text; false at its end. */
static inline bool text_piece_next(const char **text, struct text_piece *piece)
{
	const char *brace = strchr(*text, '{');
	size_t words = brace ? (size_t)(brace - *text) : strlen(*text);
	size_t address;

	*piece = (struct text_piece){.text = *text, .length = words};
	if (words > 0) {
		*text += words;
	} else if (brace && text_reference_begins(brace, &address)) {
		*piece = (struct text_piece){true, *text + 1, address};
		*text += address + 2;
	} else if (brace) {
		piece->length = 1;
		*text += (*text)[1] == '{' ? 2 : 1;
	}
	return piece->length > 0 || piece->reference;
}

/* Whether a piece is a brace that begins no reference, and is not written `{{` either. */
static inline bool text_piece_is_open(const struct text_piece *piece)
{
	return !piece->reference && piece->text[0] == '{' && piece->text[1] != '{';
}

#endif
