/*
 * The decoder, a machine that takes one byte at a time.
 *
 *   GROUND     nothing is begun
 *   ESCAPED    a byte 27 came, and the delay in which `[` or `O` may follow runs
 *   SEQUENCE   between `[` or `O` and the final byte
 *   CHARACTER  inside a UTF-8 character
 *   PASTE      between the brackets of a paste
 *
 * Beside the state stands what became of an Esc before it: one that still
 * waits for its key (it came within the delay) has been no event yet, one that
 * waited longer has been NKEY_ESCAPE and lends its alt to the next key all the
 * same. Only the delay looks at the clock; a sequence once begun may take any time.
 */

#include "tui/input.h"

#include "tui/sequences.h"

#include <glib.h>

#include <string.h>

enum {
	ESCAPE_BYTE = 27,
	DELETE_BYTE = 127,
	WHEEL_LINES = 3,
	SEQUENCE_KEPT = 64, /* a longer sequence is unknown, but read to its end all the same */
};

enum state {
	STATE_GROUND,
	STATE_ESCAPED,
	STATE_SEQUENCE,
	STATE_CHARACTER,
	STATE_PASTE,
};

enum alt {
	ALT_NONE,
	ALT_WAITS, /* an Esc stands before what is being read */
	ALT_TOLD,  /* and was an event already, because nothing followed within the delay */
};

enum { CHARACTER_SIZE = 5 }; /* bytes of one in UTF-8, and the end */

struct queued_event {
	struct input_event event;
	char character[CHARACTER_SIZE]; /* of INPUT_TEXT */
	char *paste;                    /* of INPUT_PASTE */
};

struct input {
	enum state state;
	int64_t began; /* when the first byte of what is being read came */
	enum alt alt;
	int64_t alt_when;
	bool is_split; /* the sequence being read began with an Esc that was an event */
	bool has_mouse;
	GString *bytes; /* of the sequence or character being read */
	GString *paste;
	size_t paste_end_matched; /* bytes of paste_end that came last */
	GArray *events;           /* struct queued_event */
	guint handed_out;         /* of them; the last one is kept because its text is borrowed */
};

static const char paste_end[] = "\033[201~";
static const char replacement[] = "\xEF\xBF\xBD"; /* U+FFFD */

static void take_byte(struct input *input, unsigned char byte, int64_t now);

static void queued_event_clear(gpointer data)
{
	struct queued_event *queued = data;
	g_clear_pointer(&queued->paste, g_free);
}

struct input *input_new(void)
{
	struct input *input = g_new0(struct input, 1);
	input->bytes = g_string_new(NULL);
	input->paste = g_string_new(NULL);
	input->events = g_array_new(FALSE, FALSE, sizeof(struct queued_event));
	g_array_set_clear_func(input->events, queued_event_clear);
	return input;
}

void input_free(struct input *input)
{
	if (input == NULL)
		return;
	g_string_free(input->bytes, TRUE);
	g_string_free(input->paste, TRUE);
	g_array_free(input->events, TRUE);
	g_free(input);
}

void input_set_mouse(struct input *input, bool has_mouse)
{
	input->has_mouse = has_mouse;
}

/* Queues an event without a text. */
static void push(struct input *input, struct input_event event)
{
	struct queued_event queued = {.event = event};
	g_array_append_val(input->events, queued);
}

static void push_escape(struct input *input, int64_t when)
{
	push(input, (struct input_event){.kind = INPUT_KEY, .key = NKEY_ESCAPE, .when = when});
}

/* Ends what was being read as one event, which an Esc before it makes alt. Returns it as queued, for
   a text to be put in. */
static struct queued_event *finish(struct input *input, struct input_event event)
{
	event.alt = event.alt || input->alt != ALT_NONE;
	event.late = input->alt == ALT_TOLD;
	event.split = input->is_split;
	event.when = input->alt == ALT_WAITS ? input->alt_when : input->began;
	push(input, event);
	input->alt = ALT_NONE;
	input->is_split = false;
	input->state = STATE_GROUND;
	return &g_array_index(input->events, struct queued_event, input->events->len - 1);
}

static void finish_key(struct input *input, enum key key)
{
	finish(input, (struct input_event){.kind = INPUT_KEY, .key = key});
}

/* Ends one character, or the sequence that stands for one. */
static void finish_text(struct input *input, bool alt, const char *character, size_t length)
{
	struct input_event event = {.kind = INPUT_TEXT, .alt = alt, .length = length};
	memcpy(finish(input, event)->character, character, length);
}

/* An Esc that can no longer be part of anything becomes a key. */
static void tell_waiting_escape(struct input *input)
{
	if (input->alt != ALT_WAITS)
		return;
	push_escape(input, input->alt_when);
	input->alt = ALT_TOLD;
}

/* The Esc just read turns out to stand before something that is no sequence. */
static void keep_as_alt(struct input *input)
{
	tell_waiting_escape(input);
	input->alt = ALT_WAITS;
	input->alt_when = input->began;
}

static bool has_event(const struct input *input)
{
	return input->handed_out < input->events->len;
}

/* What only the clock decides: after the delay an Esc is a key. */
static void expire(struct input *input, int64_t now)
{
	if (input->state != STATE_ESCAPED || now - input->began < INPUT_ESCAPE_DELAY_MS)
		return;
	keep_as_alt(input);
	tell_waiting_escape(input);
	input->state = STATE_GROUND;
}

static void begin(struct input *input, enum state state, unsigned char byte)
{
	input->state = state;
	g_string_assign(input->bytes, "");
	g_string_append_c(input->bytes, (char)byte);
}

static enum key control_key(unsigned char byte)
{
	switch (byte) {
	case '\b': return NKEY_ERASE;
	case '\t': return NKEY_TAB;
	case '\n':
	case '\r': return NKEY_ENTER;
	default: return byte >= 1 && byte <= 26 ? NKEY_CTRL_A + (byte - 1) : NKEY_CTRL_OTHER;
	}
}

static void take_control(struct input *input, unsigned char byte)
{
	/* The Linux console sends Shift-Tab as Esc Tab. */
	if (byte == '\t' && input->alt == ALT_WAITS) {
		input->alt = ALT_NONE;
		finish_key(input, NKEY_BACKTAB);
		return;
	}
	finish_key(input, byte == DELETE_BYTE ? NKEY_ERASE : control_key(byte));
}

static void take_on_ground(struct input *input, unsigned char byte, int64_t now)
{
	input->began = now;
	if (byte == ESCAPE_BYTE) {
		input->state = STATE_ESCAPED;
	} else if (input->alt == ALT_TOLD && (byte == '[' || byte == 'O')) {
		input->alt = ALT_NONE;
		input->is_split = true; /* that Esc was the beginning of this sequence */
		begin(input, STATE_SEQUENCE, byte);
	} else if (byte < ' ' || byte == DELETE_BYTE) {
		take_control(input, byte);
	} else if (byte < 0x80) {
		finish_text(input, false, (const char *)&byte, 1);
	} else if (byte >= 0xC2 && byte <= 0xF4) {
		begin(input, STATE_CHARACTER, byte);
	} else {
		finish_text(input, false, replacement, strlen(replacement));
	}
}

static void take_escaped(struct input *input, unsigned char byte, int64_t now)
{
	if (byte == '[' || byte == 'O') {
		begin(input, STATE_SEQUENCE, byte);
		return;
	}
	keep_as_alt(input);
	input->state = STATE_GROUND;
	take_on_ground(input, byte, now);
}

static void begin_paste(struct input *input)
{
	tell_waiting_escape(input);
	input->alt = ALT_NONE;
	g_string_truncate(input->paste, 0);
	input->paste_end_matched = 0;
	input->state = STATE_PASTE;
}

/* Nobody typed it, so an Esc before it still waits for its key. */
static void end_report(struct input *input)
{
	tell_waiting_escape(input);
	input->is_split = false;
	input->state = STATE_GROUND;
}

static void finish_report(
	struct input *input, enum input_kind kind, const struct sequence *sequence)
{
	struct input_event event = {
		.kind = kind,
		.row = sequence->row,
		.column = sequence->column,
		.when = input->began,
	};
	end_report(input);
	push(input, event);
}

static void finish_wheel(struct input *input, struct input_event event)
{
	for (int i = 0; i < WHEEL_LINES; i++)
		finish(input, event);
}

static void finish_sequence(struct input *input)
{
	struct sequence sequence = {.meaning = SEQUENCE_UNKNOWN};
	if (input->bytes->len <= SEQUENCE_KEPT)
		sequence = sequence_decode(input->bytes->str, input->bytes->len);
	struct input_event event = {
		.kind = INPUT_KEY,
		.key = sequence.meaning == SEQUENCE_UNKNOWN ? NKEY_UNKNOWN : sequence.key,
		.alt = sequence.alt,
		.shift = sequence.shift,
		.control = sequence.control,
	};
	switch (sequence.meaning) {
	case SEQUENCE_WHEEL: finish_wheel(input, event); break;
	case SEQUENCE_PLACE: finish_report(input, INPUT_PLACE, &sequence); break;
	case SEQUENCE_CLICK: finish_report(input, INPUT_CLICK, &sequence); break;
	case SEQUENCE_UNKNOWN:
	case SEQUENCE_KEY: finish(input, event); break;
	case SEQUENCE_TEXT: finish_text(input, sequence.alt, &sequence.text, 1); break;
	case SEQUENCE_REPORT: end_report(input); break;
	case SEQUENCE_PASTE: begin_paste(input); break;
	}
}

static void take_in_sequence(struct input *input, unsigned char byte, int64_t now)
{
	bool is_key = byte == 'M' && !input->has_mouse && strcmp(input->bytes->str, "[") == 0;
	enum sequence_step step =
		is_key ? SEQUENCE_ENDS : sequence_step(input->bytes->str, input->bytes->len, byte);
	if (step == SEQUENCE_BROKEN) {
		finish_key(input, NKEY_UNKNOWN);
		take_byte(input, byte, now);
		return;
	}
	if (input->bytes->len <= SEQUENCE_KEPT)
		g_string_append_c(input->bytes, (char)byte);
	if (step == SEQUENCE_ENDS)
		finish_sequence(input);
}

static void take_in_character(struct input *input, unsigned char byte, int64_t now)
{
	static const gunichar invalid = (gunichar)-1, incomplete = (gunichar)-2;
	g_string_append_c(input->bytes, (char)byte);
	gunichar c = g_utf8_get_char_validated(input->bytes->str, (gssize)input->bytes->len);
	if (c == incomplete)
		return;
	if (c == invalid) {
		finish_text(input, false, replacement, strlen(replacement));
		take_byte(input, byte, now);
	} else if (c < 0xA0) {
		finish_key(input, NKEY_UNKNOWN); /* a C1 control */
	} else {
		finish_text(input, false, input->bytes->str, input->bytes->len);
	}
}

static void keep_pasted(struct input *input, const char *bytes, size_t count)
{
	size_t room = INPUT_MAX_PASTE - input->paste->len;
	g_string_append_len(input->paste, bytes, (gssize)MIN(count, room));
}

/* CR and CRLF become LF, in place. */
static void unify_line_feeds(char *text)
{
	char *out = text;
	for (const char *at = text; *at != '\0'; at++) {
		if (*at == '\r' && at[1] == '\n')
			continue;
		*out++ = *at == '\r' ? '\n' : *at;
	}
	*out = '\0';
}

static void finish_paste(struct input *input)
{
	GString *paste = input->paste;
	if (paste->len == INPUT_MAX_PASTE) {
		/* It may have been cut inside a character. */
		const char *last = g_utf8_find_prev_char(paste->str, paste->str + paste->len);
		g_string_truncate(paste, last != NULL ? (gsize)(last - paste->str) : 0);
	}
	char *text = g_utf8_make_valid(paste->str, (gssize)paste->len);
	unify_line_feeds(text);
	g_string_free(paste, TRUE);
	input->paste = g_string_new(NULL);
	struct input_event event = {.kind = INPUT_PASTE, .length = strlen(text)};
	finish(input, event)->paste = text;
}

static void take_in_paste(struct input *input, unsigned char byte)
{
	if (byte == (unsigned char)paste_end[input->paste_end_matched]) {
		input->paste_end_matched++;
		if (input->paste_end_matched == strlen(paste_end))
			finish_paste(input);
		return;
	}
	/* Only the first byte of paste_end is an Esc, so a new match can begin nowhere but here. */
	keep_pasted(input, paste_end, input->paste_end_matched);
	input->paste_end_matched = byte == ESCAPE_BYTE ? 1 : 0;
	if (byte != ESCAPE_BYTE)
		keep_pasted(input, (const char *)&byte, 1);
}

static void take_byte(struct input *input, unsigned char byte, int64_t now)
{
	switch (input->state) {
	case STATE_GROUND: take_on_ground(input, byte, now); break;
	case STATE_ESCAPED: take_escaped(input, byte, now); break;
	case STATE_SEQUENCE: take_in_sequence(input, byte, now); break;
	case STATE_CHARACTER: take_in_character(input, byte, now); break;
	case STATE_PASTE: take_in_paste(input, byte); break;
	}
}

void input_feed(struct input *input, const char *bytes, size_t count, int64_t now)
{
	expire(input, now);
	for (size_t i = 0; i < count; i++)
		take_byte(input, (unsigned char)bytes[i], now);
}

bool input_next(struct input *input, int64_t now, struct input_event *event)
{
	expire(input, now);
	if (!has_event(input)) {
		g_array_set_size(input->events, 0);
		input->handed_out = 0;
		return false;
	}
	struct queued_event *queued =
		&g_array_index(input->events, struct queued_event, input->handed_out++);
	*event = queued->event;
	event->text = event->kind == INPUT_TEXT ? queued->character : queued->paste;
	return true;
}

bool input_in_paste(const struct input *input)
{
	return input->state == STATE_PASTE;
}

int input_timeout(const struct input *input, int64_t now)
{
	if (has_event(input))
		return 0;
	if (input->state != STATE_ESCAPED)
		return -1;
	return (int)MAX(input->began + INPUT_ESCAPE_DELAY_MS - now, 0);
}
