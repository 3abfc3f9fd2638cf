#include "keys.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *name;
	VTermKey key;
} named_keys[] = {
	{"Enter", VTERM_KEY_ENTER},
	{"Tab", VTERM_KEY_TAB},
	{"Esc", VTERM_KEY_ESCAPE},
	{"Backspace", VTERM_KEY_BACKSPACE},
	{"Insert", VTERM_KEY_INS},
	{"Delete", VTERM_KEY_DEL},
	{"Home", VTERM_KEY_HOME},
	{"End", VTERM_KEY_END},
	{"PgUp", VTERM_KEY_PAGEUP},
	{"PgDn", VTERM_KEY_PAGEDOWN},
	{"Up", VTERM_KEY_UP},
	{"Down", VTERM_KEY_DOWN},
	{"Left", VTERM_KEY_LEFT},
	{"Right", VTERM_KEY_RIGHT},
	{"Keypad.", VTERM_KEY_KP_PERIOD},
	{"Keypad,", VTERM_KEY_KP_COMMA},
	{"Keypad+", VTERM_KEY_KP_PLUS},
	{"Keypad-", VTERM_KEY_KP_MINUS},
	{"Keypad*", VTERM_KEY_KP_MULT},
	{"Keypad/", VTERM_KEY_KP_DIVIDE},
	{"KeypadEnter", VTERM_KEY_KP_ENTER},
};

static const struct {
	const char *prefix;
	VTermModifier modifier;
} modifiers[] = {
	{"Ctrl-", VTERM_MOD_CTRL},
	{"Alt-", VTERM_MOD_ALT},
	{"Shift-", VTERM_MOD_SHIFT},
};

static VTermModifier take_modifiers(const char **name)
{
	VTermModifier taken = VTERM_MOD_NONE;
	for (size_t i = 0; i < G_N_ELEMENTS(modifiers); i++) {
		if (g_str_has_prefix(*name, modifiers[i].prefix)) {
			taken |= modifiers[i].modifier;
			*name += strlen(modifiers[i].prefix);
			i = (size_t)-1; /* they may stand in any order */
		}
	}
	return taken;
}

/* "F6" or "Keypad5": a word and a number. */
static bool numbered_key(const char *name, const char *word, long last, long *number)
{
	char *end;
	if (!g_str_has_prefix(name, word) || !g_ascii_isdigit(name[strlen(word)]))
		return false;
	*number = strtol(name + strlen(word), &end, 10);
	return *end == '\0' && *number <= last;
}

static VTermKey find_key(const char *name)
{
	long number;
	for (size_t i = 0; i < G_N_ELEMENTS(named_keys); i++)
		if (strcmp(name, named_keys[i].name) == 0)
			return named_keys[i].key;
	if (numbered_key(name, "Keypad", 9, &number))
		return (VTermKey)(VTERM_KEY_KP_0 + number);
	if (numbered_key(name, "F", 12, &number) && number > 0)
		return (VTermKey)VTERM_KEY_FUNCTION(number);
	return VTERM_KEY_NONE;
}

bool key_press(VTerm *terminal, const char *name)
{
	VTermModifier held = take_modifiers(&name);
	VTermKey key = find_key(name);
	if (key != VTERM_KEY_NONE) {
		vterm_keyboard_key(terminal, key, held);
		return true;
	}
	gunichar character = strcmp(name, "Space") == 0 ? ' ' : g_utf8_get_char(name);
	if (character == 0 || (character != ' ' && *g_utf8_next_char(name) != '\0'))
		return false;
	/* libvterm sends Ctrl-I and its like as sequences of their own; xterm does not. */
	if (held & VTERM_MOD_CTRL && character >= '@' && character < 128) {
		character &= 0x1f;
		held &= ~(unsigned)VTERM_MOD_CTRL;
	}
	vterm_keyboard_unichar(terminal, character, held);
	return true;
}
