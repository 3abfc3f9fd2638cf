/*
 * The grammar of escape sequences and the tables of what they mean.
 *
 *   [ A          an arrow; [ 1 ; 5 C with a modifier
 *   [ 3 ~        a key by number; rxvt ends it with ^ $ or @ for Control, Shift or both
 *   [ [ A        F1 of the Linux console
 *   [ < 0;9;5 M  the mouse: button, column, row
 *   [ M x y z    the mouse as X10 reported it, three bytes of any value
 *   [ N          F2, where PuTTY plays an SCO console; O U F6, where it plays a VT100+
 *   O P          F1; O 5 C with a modifier; O p the keypad's 0
 *
 * Where terminals contradict each other PuTTY decides, because it is what
 * clerks have: 25~ is Shift-F3 there, and Shift-F1 on the Linux console. Only what
 * a program asks for is told of the mouse and the focus, and so `[M` is a key
 * until the mouse is asked for, and `[I` and `[O` always are.
 */

#include "tui/sequences.h"

#include <glib.h>

#include <stdint.h>
#include <string.h>

#define KEY(name)                                                                                  \
	{                                                                                          \
		.meaning = SEQUENCE_KEY, .key = NKEY_##name                                        \
	}
#define SHIFTED(name)                                                                              \
	{                                                                                          \
		.meaning = SEQUENCE_KEY, .key = NKEY_##name, .shift = true                         \
	}
#define CONTROLLED(name)                                                                           \
	{                                                                                          \
		.meaning = SEQUENCE_KEY, .key = NKEY_##name, .control = true                       \
	}
#define TYPED(character)                                                                           \
	{                                                                                          \
		.meaning = SEQUENCE_TEXT, .text = (character)                                      \
	}
#define REPORT                                                                                     \
	{                                                                                          \
		.meaning = SEQUENCE_REPORT                                                         \
	}

enum {
	SHIFT_BIT = 1,
	ALT_BIT = 2,
	CONTROL_BIT = 4,
	META_BIT = 8,
	PASTE_BEGINS = 200,
	PASTE_ENDS = 201,
	MOUSE_LENGTH = 5, /* [M and three bytes */
	FIRST_BUTTON = 0,
	WHEEL_UP = 64,
	WHEEL_DOWN = 65,
	MAX_NUMBER = 9999,
};

/* [ … letter */
static const struct sequence by_letter[128] = {
	['A'] = KEY(ARROW_UP),
	['B'] = KEY(ARROW_DOWN),
	['C'] = KEY(ARROW_RIGHT),
	['D'] = KEY(ARROW_LEFT),
	['F'] = KEY(END),
	['H'] = KEY(HOME),
	['M'] = REPORT, /* mouse, with numbers */
	['P'] = KEY(F1),
	['Q'] = KEY(F2),
	['R'] = KEY(F3),
	['S'] = KEY(F4),
	['T'] = REPORT, /* mouse */
	['Z'] = KEY(BACKTAB),
	['a'] = SHIFTED(ARROW_UP),
	['b'] = SHIFTED(ARROW_DOWN),
	['c'] = SHIFTED(ARROW_RIGHT),
	['d'] = SHIFTED(ARROW_LEFT),
	['n'] = REPORT, /* status */
	['t'] = REPORT, /* window */
};

/* [ letter without a number, as PuTTY's SCO mode has it */
static const struct sequence by_bare_letter[128] = {
	['G'] = KEY(PAGE_DOWN),
	['I'] = KEY(PAGE_UP),
	['L'] = KEY(INSERT),
	['M'] = KEY(F1),
	['N'] = KEY(F2),
	['O'] = KEY(F3),
	['P'] = KEY(F4),
	['Q'] = KEY(F5),
	['R'] = KEY(F6),
	['S'] = KEY(F7),
	['T'] = KEY(F8),
	['U'] = KEY(F9),
	['V'] = KEY(F10),
	['W'] = KEY(F11),
	['X'] = KEY(F12),
};

/* [ number ~ */
static const struct sequence by_number[] = {
	[1] = KEY(HOME),
	[2] = KEY(INSERT),
	[3] = KEY(REMOVE),
	[4] = KEY(END),
	[5] = KEY(PAGE_UP),
	[6] = KEY(PAGE_DOWN),
	[7] = KEY(HOME),
	[8] = KEY(END),
	[11] = KEY(F1),
	[12] = KEY(F2),
	[13] = KEY(F3),
	[14] = KEY(F4),
	[15] = KEY(F5),
	[17] = KEY(F6),
	[18] = KEY(F7),
	[19] = KEY(F8),
	[20] = KEY(F9),
	[21] = KEY(F10),
	[23] = KEY(F11),
	[24] = KEY(F12),
	[25] = SHIFTED(F3),
	[26] = SHIFTED(F4),
	[28] = SHIFTED(F5),
	[29] = SHIFTED(F6),
	[31] = SHIFTED(F7),
	[32] = SHIFTED(F8),
	[33] = SHIFTED(F9),
	[34] = SHIFTED(F10),
};

/* O … letter */
static const struct sequence by_keypad[128] = {
	[' '] = TYPED(' '),
	['A'] = KEY(ARROW_UP),
	['B'] = KEY(ARROW_DOWN),
	['C'] = KEY(ARROW_RIGHT),
	['D'] = KEY(ARROW_LEFT),
	['F'] = KEY(END),
	['H'] = KEY(HOME),
	['I'] = KEY(TAB),
	['M'] = KEY(ENTER),
	['P'] = KEY(F1),
	['Q'] = KEY(F2),
	['R'] = KEY(F3),
	['S'] = KEY(F4),
	['T'] = KEY(F5),
	['U'] = KEY(F6),
	['V'] = KEY(F7),
	['W'] = KEY(F8),
	['X'] = KEY(F9),
	['Y'] = KEY(F10),
	['Z'] = KEY(F11),
	['['] = KEY(F12),
	['a'] = CONTROLLED(ARROW_UP),
	['b'] = CONTROLLED(ARROW_DOWN),
	['c'] = CONTROLLED(ARROW_RIGHT),
	['d'] = CONTROLLED(ARROW_LEFT),
	['j'] = TYPED('*'),
	['k'] = TYPED('+'),
	['l'] = TYPED(','),
	['m'] = TYPED('-'),
	['n'] = TYPED('.'),
	['o'] = TYPED('/'),
	['p'] = TYPED('0'),
	['q'] = TYPED('1'),
	['r'] = TYPED('2'),
	['s'] = TYPED('3'),
	['t'] = TYPED('4'),
	['u'] = TYPED('5'),
	['v'] = TYPED('6'),
	['w'] = TYPED('7'),
	['x'] = TYPED('8'),
	['y'] = TYPED('9'),
};

/* [ [ letter */
static const struct sequence by_console[128] = {
	['A'] = KEY(F1),
	['B'] = KEY(F2),
	['C'] = KEY(F3),
	['D'] = KEY(F4),
	['E'] = KEY(F5),
};

static const struct sequence unknown = {.meaning = SEQUENCE_UNKNOWN};
static const struct sequence report = REPORT;
static const struct sequence paste = {.meaning = SEQUENCE_PASTE};

static bool is_printable(unsigned char byte)
{
	return byte >= 0x20 && byte < 0x7F;
}

static bool are_digits(const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (!g_ascii_isdigit(bytes[i]))
			return false;
	}
	return length > 0;
}

/* After `[`: parameters and what comes between (0x20 to 0x3F) go on, a final byte ends. */
static enum sequence_step step_bracket(const char *bytes, size_t length, unsigned char next)
{
	if (length == 1 && (next == '[' || next == 'M'))
		return SEQUENCE_GOES_ON;
	/* By the standard `$` is no final byte, but rxvt ends Shift with a numbered key so. */
	if (next == '$' && are_digits(bytes + 1, length - 1))
		return SEQUENCE_ENDS;
	return next < 0x40 ? SEQUENCE_GOES_ON : SEQUENCE_ENDS;
}

enum sequence_step sequence_step(const char *bytes, size_t length, unsigned char next)
{
	if (length > 1 && bytes[0] == '[' && bytes[1] == 'M') {
		if (next < 0x20)
			return SEQUENCE_BROKEN;
		return length + 1 < MOUSE_LENGTH ? SEQUENCE_GOES_ON : SEQUENCE_ENDS;
	}
	if (!is_printable(next))
		return SEQUENCE_BROKEN;
	if (bytes[0] == 'O')
		return g_ascii_isdigit(next) || next == ';' ? SEQUENCE_GOES_ON : SEQUENCE_ENDS;
	if (length > 1 && bytes[1] == '[')
		return SEQUENCE_ENDS;
	return step_bracket(bytes, length, next);
}

struct parameters {
	int count; /* -1: no numbers between semicolons */
	int number[3];
};

/* Reads `5`, `1;5`, `0;12;3` or nothing. */
static struct parameters read_parameters(const char *bytes, size_t length)
{
	static const struct parameters malformed = {.count = -1};
	struct parameters read = {.count = length > 0 ? 1 : 0};
	for (size_t i = 0; i < length; i++) {
		if (bytes[i] == ';') {
			if (++read.count > 3)
				return malformed;
		} else if (g_ascii_isdigit(bytes[i])) {
			int *number = &read.number[read.count - 1];
			*number = MIN(*number * 10 + (bytes[i] - '0'), MAX_NUMBER);
		} else {
			return malformed;
		}
	}
	return read;
}

/* A modifier is 1 more than the sum of its bits; 0 and 1 are none. */
static void add_modifier(struct sequence *sequence, int modifier)
{
	int bits = modifier > 1 ? modifier - 1 : 0;
	sequence->shift = sequence->shift || (bits & SHIFT_BIT) != 0;
	sequence->control = sequence->control || (bits & CONTROL_BIT) != 0;
	sequence->alt = (bits & (ALT_BIT | META_BIT)) != 0;
}

static struct sequence decode_number(struct parameters parameters, char final)
{
	int number = parameters.number[0];
	if (parameters.count < 1 || parameters.count > 2 || (final != '~' && parameters.count != 1))
		return unknown;
	if (number == PASTE_BEGINS || number == PASTE_ENDS)
		return number == PASTE_BEGINS ? paste : report;
	if ((size_t)number >= G_N_ELEMENTS(by_number))
		return unknown;
	struct sequence found = by_number[number];
	found.shift = found.shift || final == '$' || final == '@';
	found.control = found.control || final == '^' || final == '@';
	add_modifier(&found, parameters.number[1]);
	return found;
}

/* `1;2R` to `1;8R` are F3 with a modifier; any other `row;columnR` says where the cursor is. */
static bool is_cursor_report(struct parameters parameters, char final)
{
	bool is_f3 =
		parameters.number[0] == 1 && parameters.number[1] >= 2 && parameters.number[1] <= 8;
	return final == 'R' && parameters.count == 2 && !is_f3;
}

/* Terminals count from 1. */
static struct sequence at_place(enum sequence_meaning meaning, int column, int row)
{
	return (struct sequence){
		.meaning = meaning, .row = MAX(row - 1, 0), .column = MAX(column - 1, 0)};
}

static struct sequence decode_letter(struct parameters parameters, char final)
{
	struct sequence found = by_letter[(unsigned char) final];
	struct sequence bare = by_bare_letter[(unsigned char) final];
	if (parameters.count == 0 && bare.meaning != SEQUENCE_UNKNOWN)
		return bare;
	if (is_cursor_report(parameters, final))
		return at_place(SEQUENCE_PLACE, parameters.number[1], parameters.number[0]);
	if (found.meaning == SEQUENCE_REPORT)
		return report;
	if (parameters.count < 0 || parameters.count > 2)
		return unknown;
	add_modifier(&found, parameters.number[MAX(parameters.count - 1, 0)]);
	return found;
}

/* `<button;column;rowM`, with m when it is let go; with Shift held it is the terminal's own. */
static struct sequence decode_mouse(struct parameters parameters, char final)
{
	int button = parameters.number[0];
	bool is_pressed = parameters.count == 3 && final == 'M';
	if (is_pressed && (button == WHEEL_UP || button == WHEEL_DOWN))
		return (struct sequence){.meaning = SEQUENCE_WHEEL,
			.key = button == WHEEL_UP ? NKEY_ARROW_UP : NKEY_ARROW_DOWN};
	if (is_pressed && button == FIRST_BUTTON)
		return at_place(SEQUENCE_CLICK, parameters.number[1], parameters.number[2]);
	return report;
}

static struct sequence decode_bracket(const char *bytes, size_t length)
{
	if (bytes[1] == '<')
		return decode_mouse(read_parameters(bytes + 2, length - 3), bytes[length - 1]);
	/* What is marked as private is an answer or the mouse: no terminal has such a key. */
	if ((bytes[1] == 'M' && length > 2) || strchr("=>?", bytes[1]) != NULL)
		return report;
	char final = bytes[length - 1];
	if (bytes[1] == '[')
		return by_console[(unsigned char) final & 0x7F];
	struct parameters parameters = read_parameters(bytes + 1, length - 2);
	return strchr("~^$@", final) != NULL ? decode_number(parameters, final)
					     : decode_letter(parameters, final);
}

static struct sequence decode_keypad(const char *bytes, size_t length)
{
	struct parameters parameters = read_parameters(bytes + 1, length - 2);
	struct sequence found = by_keypad[(unsigned char)bytes[length - 1] & 0x7F];
	if (parameters.count < 0 || parameters.count > 2)
		return unknown;
	add_modifier(&found, parameters.number[MAX(parameters.count - 1, 0)]);
	return found;
}

struct sequence sequence_decode(const char *bytes, size_t length)
{
	if (length < 2)
		return unknown;
	struct sequence found =
		bytes[0] == '[' ? decode_bracket(bytes, length) : decode_keypad(bytes, length);
	return found.meaning == SEQUENCE_UNKNOWN ? unknown : found;
}
