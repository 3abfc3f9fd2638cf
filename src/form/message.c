#include "form/message.h"

#include <glib.h>
#include <string.h>

static const char *const words[] = {
	[MESSAGE_ROW] = "{row}",
	[MESSAGE_COLUMN] = "{column}",
	[MESSAGE_CELL] = "{cell}",
	[MESSAGE_VALUE] = "{value}",
	[MESSAGE_PREVIOUS] = "{previous}",
	[MESSAGE_LEFT] = "{left}",
	[MESSAGE_RIGHT] = "{right}",
	[MESSAGE_DIFFERENCE] = "{difference}",
	[MESSAGE_WORDS] = NULL,
};

/* The word a text begins with; MESSAGE_WORDS when it is none. */
static enum message_word word_at(const char *text)
{
	enum message_word word = 0;

	while (word < MESSAGE_WORDS && !g_str_has_prefix(text, words[word]))
		word++;
	return word;
}

const char *message_strange(const char *message, size_t *length)
{
	for (const char *open = strchr(message, '{'); open; open = strchr(open + 1, '{')) {
		const char *close = strchr(open, '}');

		if (word_at(open) < MESSAGE_WORDS)
			continue;
		*length = close ? (size_t)(close + 1 - open) : strlen("{");
		return open;
	}
	return NULL;
}

char *message_known_words(void)
{
	return g_strjoinv(" ", (char **)words);
}

char *message_fill(const char *message, const char *const texts[static MESSAGE_WORDS])
{
	GString *filled = g_string_new(NULL);

	while (*message) {
		size_t plain = strcspn(message, "{");
		enum message_word word = plain > 0 ? MESSAGE_WORDS : word_at(message);

		if (word == MESSAGE_WORDS) {
			plain = MAX(plain, 1); /* a brace that begins no word */
			g_string_append_len(filled, message, (gssize)plain);
			message += plain;
			continue;
		}
		g_string_append(filled, texts[word] ? texts[word] : "");
		message += strlen(words[word]);
	}
	return g_string_free(filled, FALSE);
}
