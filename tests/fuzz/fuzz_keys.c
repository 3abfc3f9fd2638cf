#include "fuzz/targets.h"

#include "tui/keymap.h"
#include "tui/typing.h"

#include <string.h>

enum {
	PAUSE = 0xFF, /* no byte of UTF-8: the one behind it is a pause, in milliseconds */
};

/* Only what can stand in a text is text, a character at a time. */
static void promise_text(const struct input_event *event)
{
	gunichar c = g_utf8_get_char_validated(event->text, (gssize)event->length);

	g_assert_cmpuint(c, <, (gunichar)-2);
	g_assert_true(g_utf8_next_char(event->text) == event->text + event->length);
	g_assert_true(c >= ' ' && (c < 0x7F || c >= 0xA0));
}

/* A key has a name, and one that nobody knows does nothing in any place. */
static void promise_key(const struct keymap *keymap, enum key key)
{
	g_assert_nonnull(key_name(key));
	for (unsigned context = 1; context <= CONTEXT_ANY; context <<= 1) {
		const struct binding *row = keymap_find(keymap, key, context);

		g_assert_true(!row || key != NKEY_UNKNOWN);
	}
}

static void promise_event(const struct keymap *keymap, const struct input_event *event)
{
	if (event->kind == INPUT_TEXT)
		promise_text(event);
	if (event->kind == INPUT_PASTE)
		g_assert_true(g_utf8_validate(event->text, (gssize)event->length, NULL) &&
			!memchr(event->text, '\r', event->length));
	promise_key(keymap, event_key(event));
}

/* Takes the bytes in pieces of at most so many, with the pauses that stand among them. */
static struct typing *type(const char *bytes, size_t length, size_t most)
{
	struct typing *typing = typing_new();

	for (size_t at = 0, end; at < length; at = end) {
		for (end = at; end < length && end - at < most && (guchar)bytes[end] != PAUSE;)
			end++;
		typing_send(typing, bytes + at, end - at);
		if (end < length && (guchar)bytes[end] == PAUSE) {
			typing_pause(typing, end + 1 < length ? (guchar)bytes[end + 1] : 0);
			end = MIN(end + 2, length);
		}
	}
	return typing;
}

/* How the bytes are dealt out makes no difference, only the pauses between them. */
static void promise_pieces(const char *bytes, size_t length)
{
	struct typing *whole = type(bytes, length, length), *single = type(bytes, length, 1);

	g_assert_cmpstr(typing_seen(whole), ==, typing_seen(single));
	typing_free(whole);
	typing_free(single);
}

static void promise_events(const struct keymap *keymap, const char *bytes, size_t length)
{
	struct input *input = input_new();
	struct input_event event;

	input_feed(input, bytes, length, 0);
	while (input_next(input, INPUT_ESCAPE_DELAY_MS, &event))
		promise_event(keymap, &event);
	input_free(input);
}

/* Bytes between ESC [ and a final byte, whatever they are, are no text; what follows is. A `$` is left
   out, with which rxvt ends sequences though the standard does not. */
static void promise_swallowed(const char *bytes, size_t length)
{
	g_autoptr(GString) sequence = g_string_new("\033[");
	struct input *input = input_new();
	struct input_event event;
	bool is_text = false;

	for (size_t i = 0; i < length; i++) {
		char between = (char)(0x20 + (guchar)bytes[i] % 0x20);

		if (between != '$')
			g_string_append_c(sequence, between);
	}
	g_string_append(sequence, "zx");
	input_feed(input, sequence->str, sequence->len, 0);
	while (input_next(input, 0, &event)) {
		g_assert_false(is_text);
		is_text = event.kind == INPUT_TEXT;
		g_assert_true(!is_text || strcmp(event.text, "x") == 0);
	}
	g_assert_true(is_text);
	input_free(input);
}

void fuzz_keys(const char *bytes, size_t length)
{
	static struct keymap *keymap;

	if (!keymap)
		keymap = keymap_new();
	promise_events(keymap, bytes, length);
	promise_pieces(bytes, length);
	promise_swallowed(bytes, length);
}
