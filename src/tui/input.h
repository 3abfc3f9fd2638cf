#ifndef NIANBAO_TUI_INPUT_H
#define NIANBAO_TUI_INPUT_H

/*
 * Input: the bytes a terminal sends, as keys, texts and pastes.
 *
 * The decoder is pure: bytes and the time go in, events come out, and no
 * terminal is needed to test it. One event is one whole sequence. A byte 27
 * followed within the escape delay by `[` or `O` begins a sequence, which is
 * read to its final byte, known or not; an unknown one is NKEY_UNKNOWN, and no
 * byte of it ever becomes text. Esc alone is NKEY_ESCAPE once the delay is over;
 * a key that comes after it, however late, is that key with alt set; a `[` or
 * `O` that comes first after it begins a late sequence, so that a slow arrow is
 * still an arrow. What stands between the brackets of a bracketed paste is one
 * event, and none of its bytes is a key.
 *
 * What the terminal says without a key (focus, its kind, its size) is read and
 * makes no event, but for two things: where its cursor is, which it says when it
 * is asked, and where the mouse was pressed. The mouse's wheel is three presses of
 * an arrow, as terminals have it that turn it into keys themselves.
 *
 * The numeric keypad's application codes (ESC O p…y, M, n, j, k, l, m, o) are
 * the digits, point, Enter and signs they stand for.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	INPUT_ESCAPE_DELAY_MS = 50,
	INPUT_MAX_PASTE = 4 * 1024 * 1024, /* bytes of a paste that are kept */
};

enum key {
	NKEY_NONE,
	NKEY_ENTER,
	NKEY_TAB,
	NKEY_BACKTAB,
	NKEY_ESCAPE,
	NKEY_REMOVE, /* Delete */
	NKEY_ERASE,  /* Backspace, as ^H or DEL */
	NKEY_INSERT,
	NKEY_ARROW_UP,
	NKEY_ARROW_DOWN,
	NKEY_ARROW_LEFT,
	NKEY_ARROW_RIGHT,
	NKEY_HOME,
	NKEY_END,
	NKEY_PAGE_UP,
	NKEY_PAGE_DOWN,
	NKEY_F1,
	NKEY_F2,
	NKEY_F3,
	NKEY_F4,
	NKEY_F5,
	NKEY_F6,
	NKEY_F7,
	NKEY_F8,
	NKEY_F9,
	NKEY_F10,
	NKEY_F11,
	NKEY_F12,
	NKEY_CTRL_A, /* to NKEY_CTRL_A + 25 for ^Z; ^H, ^I, ^J, ^M are the keys above */
	NKEY_CTRL_Z = NKEY_CTRL_A + 25,
	NKEY_ALT_A, /* to NKEY_ALT_Z: Alt with a letter, large or small; the decoder says it as text */
	NKEY_ALT_Z = NKEY_ALT_A + 25,
	NKEY_CTRL_LEFT, /* where the terminal tells them from the plain ones; with Alt they are the same */
	NKEY_CTRL_RIGHT,
	NKEY_CTRL_HOME,
	NKEY_CTRL_END,
	NKEY_CTRL_OTHER, /* ^@ and ^\ to ^_ */
	NKEY_UNKNOWN,    /* a sequence nobody knows: it beeps */
};

enum input_kind {
	INPUT_KEY,
	INPUT_TEXT,  /* one character typed, with alt set when Esc came before it */
	INPUT_PASTE, /* all of a bracketed paste */
	INPUT_PLACE, /* the terminal says where its cursor is */
	INPUT_CLICK, /* the mouse's first button was pressed */
};

struct input_event {
	enum input_kind kind;
	enum key key;
	bool alt;
	bool late; /* alt by an Esc that was an event already: by then it may have done something */
	bool split;          /* its own Esc was an event already, and nobody meant that */
	bool shift, control; /* of a special key, where the terminal says */
	int row, column;     /* of a place or click, from 0 */
	int64_t when;        /* milliseconds, of its first byte */
	const char *text; /* UTF-8 of text and paste, valid until the next call; bytes that are no
	                        UTF-8 have become U+FFFD, and CR and CRLF line feeds */
	size_t length;
};

struct input;

struct input *input_new(void);
void input_free(struct input *input);

/* Whether the terminal was asked for the mouse: then ESC [ M begins a click, else it is a key. */
void input_set_mouse(struct input *input, bool has_mouse);

/* Takes bytes that arrived at now (milliseconds of a clock that never goes back). */
void input_feed(struct input *input, const char *bytes, size_t count, int64_t now);

/* The next whole event, if there is one at now. */
bool input_next(struct input *input, int64_t now, struct input_event *event);

/* Whether a bracketed paste has begun and not ended yet. */
bool input_in_paste(const struct input *input);

/* How long the loop may wait for bytes before it must ask again, in milliseconds; -1: for ever. */
int input_timeout(const struct input *input, int64_t now);

/* The key an event stands for, Alt with a letter included; NKEY_NONE for text and pastes. */
enum key event_key(const struct input_event *event);

/* "F6", "^Z", "PgDn": a key as the help and the footer write it, "" for what is no key. Static. */
const char *key_name(enum key key);
/* The same as a key file has it, in ASCII. */
const char *key_file_name(enum key key);
/* The key of such a name or of another it is known by ("Ctrl-Z", "PageDown"); NKEY_NONE for what is
   no key. */
enum key key_parse(const char *name);

#endif
