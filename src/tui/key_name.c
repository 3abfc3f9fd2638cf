/*
 * Keys by name: as the footer, the help and the manual write them, and as they
 * may be written in a key file.
 *
 * Arrows are shown as words: the signs for them are of ambiguous width.
 */

#include "base/language.h"
#include "tui/input.h"

#include <glib.h>

#include <string.h>

/* The first name is the one shown, where `shown` says no other. */
static const struct {
	enum key key;
	const char *names[3];
	const char *shown;
} rows[] = {
	{NKEY_ENTER, {"Enter", "Return"}, NULL},
	{NKEY_TAB, {"Tab"}, NULL},
	{NKEY_BACKTAB, {"S-Tab", "Shift-Tab"}, NULL},
	{NKEY_ESCAPE, {"Esc", "Escape"}, NULL},
	{NKEY_ERASE, {"Bksp", "Backspace"}, NULL},
	{NKEY_REMOVE, {"Del", "Delete"}, NULL},
	{NKEY_INSERT, {"Ins", "Insert"}, NULL},
	{NKEY_ARROW_UP, {"Up"}, NC_("key", "上")},
	{NKEY_ARROW_DOWN, {"Down"}, NC_("key", "下")},
	{NKEY_ARROW_LEFT, {"Left"}, NC_("key", "左")},
	{NKEY_ARROW_RIGHT, {"Right"}, NC_("key", "右")},
	{NKEY_HOME, {"Home"}, NULL},
	{NKEY_END, {"End"}, NULL},
	{NKEY_CTRL_LEFT, {"Ctrl-Left", "C-Left"}, NC_("key", "^左")},
	{NKEY_CTRL_RIGHT, {"Ctrl-Right", "C-Right"}, NC_("key", "^右")},
	{NKEY_CTRL_HOME, {"Ctrl-Home", "C-Home"}, "^Home"},
	{NKEY_CTRL_END, {"Ctrl-End", "C-End"}, "^End"},
	{NKEY_PAGE_UP, {"PgUp", "PageUp"}, NULL},
	{NKEY_PAGE_DOWN, {"PgDn", "PageDown"}, NULL},
	{NKEY_F1, {"F1"}, NULL},
	{NKEY_F2, {"F2"}, NULL},
	{NKEY_F3, {"F3"}, NULL},
	{NKEY_F4, {"F4"}, NULL},
	{NKEY_F5, {"F5"}, NULL},
	{NKEY_F6, {"F6"}, NULL},
	{NKEY_F7, {"F7"}, NULL},
	{NKEY_F8, {"F8"}, NULL},
	{NKEY_F9, {"F9"}, NULL},
	{NKEY_F10, {"F10"}, NULL},
	{NKEY_F11, {"F11"}, NULL},
	{NKEY_F12, {"F12"}, NULL},
};

/* Before a letter. */
static const struct {
	const char *prefix;
	enum key first; /* the key of A */
} families[] = {
	{"^", NKEY_CTRL_A},
	{"Ctrl-", NKEY_CTRL_A},
	{"C-", NKEY_CTRL_A},
	{"Alt-", NKEY_ALT_A},
	{"M-", NKEY_ALT_A},
};

static const char letter_names[][8] = {"^A", "^B", "^C", "^D", "^E", "^F", "^G", "^H", "^I", "^J",
	"^K", "^L", "^M", "^N", "^O", "^P", "^Q", "^R", "^S", "^T", "^U", "^V", "^W", "^X", "^Y",
	"^Z", "Alt-a", "Alt-b", "Alt-c", "Alt-d", "Alt-e", "Alt-f", "Alt-g", "Alt-h", "Alt-i",
	"Alt-j", "Alt-k", "Alt-l", "Alt-m", "Alt-n", "Alt-o", "Alt-p", "Alt-q", "Alt-r", "Alt-s",
	"Alt-t", "Alt-u", "Alt-v", "Alt-w", "Alt-x", "Alt-y", "Alt-z"};

const char *key_file_name(enum key key)
{
	if (key >= NKEY_CTRL_A && key <= NKEY_ALT_Z)
		return letter_names[key - NKEY_CTRL_A];
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (rows[i].key == key)
			return rows[i].names[0];
	}
	return "";
}

const char *key_name(enum key key)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (rows[i].key == key && rows[i].shown != NULL)
			return g_dpgettext2(NULL, "key", rows[i].shown);
	}
	return key_file_name(key);
}

static enum key parse_letter(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(families); i++) {
		size_t length = strlen(families[i].prefix);
		const char *letter = name + length;
		if (g_ascii_strncasecmp(name, families[i].prefix, length) == 0 &&
			g_ascii_isalpha(letter[0]) && letter[1] == '\0')
			return families[i].first + (enum key)(g_ascii_toupper(letter[0]) - 'A');
	}
	return NKEY_NONE;
}

/* ^H, ^I, ^J and ^M are what terminals send for keys that have names. */
static enum key same_key(enum key key)
{
	static const struct {
		char letter;
		enum key key;
	} same[] = {
		{'H', NKEY_ERASE},
		{'I', NKEY_TAB},
		{'J', NKEY_ENTER},
		{'M', NKEY_ENTER},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(same); i++) {
		if (key == NKEY_CTRL_A + (enum key)(same[i].letter - 'A'))
			return same[i].key;
	}
	return key;
}

enum key key_parse(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		for (size_t j = 0; j < G_N_ELEMENTS(rows[i].names); j++) {
			if (rows[i].names[j] != NULL &&
				g_ascii_strcasecmp(rows[i].names[j], name) == 0)
				return rows[i].key;
		}
	}
	return same_key(parse_letter(name));
}

/* The key that Ctrl or Alt makes of another. */
static enum key with_modifier(enum key key)
{
	switch (key) {
	case NKEY_ARROW_LEFT: return NKEY_CTRL_LEFT;
	case NKEY_ARROW_RIGHT: return NKEY_CTRL_RIGHT;
	case NKEY_HOME: return NKEY_CTRL_HOME;
	case NKEY_END: return NKEY_CTRL_END;
	default: return key;
	}
}

enum key event_key(const struct input_event *event)
{
	if (event->kind == INPUT_KEY)
		return event->control || event->alt ? with_modifier(event->key) : event->key;
	bool is_letter = event->kind == INPUT_TEXT && event->alt && event->length == 1 &&
		g_ascii_isalpha(event->text[0]);
	return is_letter ? NKEY_ALT_A + (enum key)(g_ascii_toupper(event->text[0]) - 'A')
			 : NKEY_NONE;
}
