#include <criterion/criterion.h>

#include "typing.h"

#include <string.h>

TestSuite(sequences, .timeout = 60);

struct sequence_case {
	const char *bytes;
	const char *event;
};

struct keyboard {
	const char *name;
	const struct sequence_case *keys;
};

static const struct sequence_case xterm[] = {
	{"\033[A", "上"},
	{"\033[B", "下"},
	{"\033[C", "右"},
	{"\033[D", "左"},
	{"\033OA", "上"},
	{"\033OB", "下"},
	{"\033OC", "右"},
	{"\033OD", "左"},
	{"\033[H", "Home"},
	{"\033[F", "End"},
	{"\033OH", "Home"},
	{"\033OF", "End"},
	{"\033[2~", "Ins"},
	{"\033[3~", "Del"},
	{"\033[5~", "PgUp"},
	{"\033[6~", "PgDn"},
	{"\033OP", "F1"},
	{"\033OQ", "F2"},
	{"\033OR", "F3"},
	{"\033OS", "F4"},
	{"\033[15~", "F5"},
	{"\033[17~", "F6"},
	{"\033[18~", "F7"},
	{"\033[19~", "F8"},
	{"\033[20~", "F9"},
	{"\033[21~", "F10"},
	{"\033[23~", "F11"},
	{"\033[24~", "F12"},
	{"\033[Z", "S-Tab"},
	{"\033[1;2A", "S-上"},
	{"\033[1;3A", "A-上"},
	{"\033[1;4A", "A-S-上"},
	{"\033[1;5A", "C-上"},
	{"\033[1;6A", "C-S-上"},
	{"\033[1;7A", "A-C-上"},
	{"\033[1;8A", "A-C-S-上"},
	{"\033[1;9A", "A-上"},
	{"\033[1;2H", "S-Home"},
	{"\033[1;5F", "C-End"},
	{"\033[3;5~", "C-Del"},
	{"\033[5;5~", "C-PgUp"},
	{"\033[6;3~", "A-PgDn"},
	{"\033[1;2P", "S-F1"},
	{"\033[1;5Q", "C-F2"},
	{"\033[1;2R", "S-F3"},
	{"\033[1;6R", "C-S-F3"},
	{"\033[1;3S", "A-F4"},
	{"\033[15;2~", "S-F5"},
	{"\033[24;6~", "C-S-F12"},
	{"\033O5A", "C-上"},
	{"\033O2P", "S-F1"},
	{"\033O1;5D", "C-左"},
	{"\033[5D", "C-左"},
	{NULL, NULL},
};

static const struct sequence_case putty[] = {
	{"\033[1~", "Home"},
	{"\033[4~", "End"},
	{"\033[11~", "F1"},
	{"\033[12~", "F2"},
	{"\033[13~", "F3"},
	{"\033[14~", "F4"},
	{"\033[15~", "F5"},
	{"\033[17~", "F6"},
	{"\033[21~", "F10"},
	{"\033[25~", "S-F3"},
	{"\033[26~", "S-F4"},
	{"\033[28~", "S-F5"},
	{"\033[29~", "S-F6"},
	{"\033[31~", "S-F7"},
	{"\033[32~", "S-F8"},
	{"\033[33~", "S-F9"},
	{"\033[34~", "S-F10"},
	{NULL, NULL},
};

static const struct sequence_case rxvt[] = {
	{"\033[7~", "Home"},
	{"\033[8~", "End"},
	{"\033[7$", "S-Home"},
	{"\033[7^", "C-Home"},
	{"\033[7@", "C-S-Home"},
	{"\033[3$", "S-Del"},
	{"\033[5^", "C-PgUp"},
	{"\033[11^", "C-F1"},
	{"\033[23$", "S-F11"},
	{"\033[24@", "C-S-F12"},
	{"\033[a", "S-上"},
	{"\033[b", "S-下"},
	{"\033[c", "S-右"},
	{"\033[d", "S-左"},
	{"\033Oa", "C-上"},
	{"\033Ob", "C-下"},
	{"\033Oc", "C-右"},
	{"\033Od", "C-左"},
	{NULL, NULL},
};

static const struct sequence_case linux_console[] = {
	{"\033[[A", "F1"},
	{"\033[[B", "F2"},
	{"\033[[C", "F3"},
	{"\033[[D", "F4"},
	{"\033[[E", "F5"},
	{"\033[17~", "F6"},
	{"\033[1~", "Home"},
	{"\033[4~", "End"},
	{NULL, NULL},
};

static const struct sequence_case vt100_keypad[] = {
	{"\033Op", "'0'"},
	{"\033Oq", "'1'"},
	{"\033Or", "'2'"},
	{"\033Os", "'3'"},
	{"\033Ot", "'4'"},
	{"\033Ou", "'5'"},
	{"\033Ov", "'6'"},
	{"\033Ow", "'7'"},
	{"\033Ox", "'8'"},
	{"\033Oy", "'9'"},
	{"\033On", "'.'"},
	{"\033Ol", "','"},
	{"\033Om", "'-'"},
	{"\033Ok", "'+'"},
	{"\033Oj", "'*'"},
	{"\033Oo", "'/'"},
	{"\033O ", "' '"},
	{"\033OM", "Enter"},
	{"\033OI", "Tab"},
	{NULL, NULL},
};

/* What no table knows: one event each, and it is swallowed whole. */
static const struct sequence_case unknown[] = {
	{"\033[E", "?"},
	{"\033OE", "?"},
	{"\033[99~", "?"},
	{"\033[0~", "?"},
	{"\033[~", "?"},
	{"\033[28;2;3~", "?"},
	{"\033[27;5;9~", "?"},
	{"\033[97;5u", "?"},
	{"\033[1:2A", "?"},
	{"\033[12345678901234567890~", "?"},
	{"\033[Y", "?"},
	{"\033[1 q", "?"},
	{"\033[3;4^", "?"},
	{"\033[[Z", "?"},
	{"\033[[7", "?"},
	{"\033O;;~", "?"},
	{NULL, NULL},
};

/* What a terminal says of itself: no event at all. */
static const struct sequence_case reports[] = {
	{"\033[0n", ""},
	{"\033[?1;2c", ""},
	{"\033[>41;354;0c", ""},
	{"\033[?2004;1$y", ""},
	{"\033[8;24;80t", ""},
	{"\033[<0;12;5m", ""},
	{"\033[<2;12;5M", ""},
	{"\033[<4;12;5M", ""},
	{"\033[<0;12M", ""},
	{"\033[32;12;5M", ""},
	{"\033[201~", ""},
	{NULL, NULL},
};

/* Answers and the mouse: events, but no keys. */
static const struct sequence_case places[] = {
	{"\033[12;40R", "place<11,39>"},
	{"\033[1;1R", "place<0,0>"},
	{"\033[1;9R", "place<0,8>"},
	{"\033[2;3R", "place<1,2>"},
	{"\033[<0;12;5M", "click<4,11>"},
	{"\033[<0;0;0M", "click<0,0>"},
	{NULL, NULL},
};

static const struct keyboard keyboards[] = {
	{"xterm, Windows Terminal, tmux", xterm},
	{"PuTTY, screen, VT220", putty},
	{"rxvt", rxvt},
	{"Linux console", linux_console},
	{"keypad of a VT100", vt100_keypad},
	{"unknown", unknown},
	{"reports", reports},
	{"places", places},
};

static const int pauses[] = {0, 10, 49, 50, 60, 5000};

typedef void check_case(const char *keyboard, const struct sequence_case *key);

static void for_every_sequence(check_case *check)
{
	for (size_t i = 0; i < G_N_ELEMENTS(keyboards); i++) {
		for (const struct sequence_case *key = keyboards[i].keys; key->bytes != NULL; key++)
			check(keyboards[i].name, key);
	}
}

static void expect_events(const char *keyboard, const struct sequence_case *key, const char *how,
	const char *got, const char *expected)
{
	g_autofree char *bytes = g_strescape(key->bytes, NULL);
	cr_expect_str_eq(got, expected, "%s: %s %s gave [%s], not [%s]", keyboard, bytes, how, got,
		expected);
}

static void check_whole(const char *keyboard, const struct sequence_case *key)
{
	g_autofree char *got = type_whole(key->bytes, strlen(key->bytes));
	expect_events(keyboard, key, "whole", got, key->event);
}

Test(sequences, arrive_whole)
{
	for_every_sequence(check_whole);
}

/* Only a pause behind the Esc itself shows: it was a key until more came. */
static char *expected_after_pause(const struct sequence_case *key, size_t first, int pause)
{
	bool is_late = first == 1 && pause >= INPUT_ESCAPE_DELAY_MS;
	if (!is_late)
		return g_strdup(key->event);
	return g_strconcat("Esc", *key->event != '\0' ? " " : "", key->event, NULL);
}

static void check_split(const char *keyboard, const struct sequence_case *key)
{
	size_t length = strlen(key->bytes);
	for (size_t first = 1; first < length; first++) {
		for (size_t i = 0; i < G_N_ELEMENTS(pauses); i++) {
			g_autofree char *got = type_split(key->bytes, length, first, pauses[i]);
			g_autofree char *expected = expected_after_pause(key, first, pauses[i]);
			g_autofree char *how =
				g_strdup_printf("split at %zu by %d ms", first, pauses[i]);
			expect_events(keyboard, key, how, got, expected);
		}
	}
}

Test(sequences, arrive_split_at_any_byte_by_any_pause)
{
	for_every_sequence(check_split);
}

static void check_byte_by_byte(const char *keyboard, const struct sequence_case *key)
{
	struct typing *typing = typing_new();
	for (size_t i = 0; i < strlen(key->bytes); i++) {
		typing_send(typing, key->bytes + i, 1);
		typing_pause(typing, 60);
	}
	g_autofree char *expected = expected_after_pause(key, 1, 60);
	expect_events(keyboard, key, "byte by byte", typing_seen(typing), expected);
	typing_free(typing);
}

Test(sequences, arrive_byte_by_byte)
{
	for_every_sequence(check_byte_by_byte);
}

static void check_neighbours(const char *keyboard, const struct sequence_case *key)
{
	g_autofree char *bytes = g_strconcat("7", key->bytes, key->bytes, "8中", NULL);
	g_autofree char *got = type_whole(bytes, strlen(bytes));
	g_autofree char *expected = *key->event == '\0'
		? g_strdup("'7' '8' '中'")
		: g_strconcat("'7' ", key->event, " ", key->event, " '8' '中'", NULL);
	expect_events(keyboard, key, "twice between texts", got, expected);
}

Test(sequences, leave_what_stands_beside_them_alone)
{
	for_every_sequence(check_neighbours);
}

static void check_alt(const char *keyboard, const struct sequence_case *key)
{
	bool is_key = *key->event != '\0' && !g_str_has_prefix(key->event, "A-") &&
		strchr(key->event, '<') == NULL;
	if (!is_key)
		return;
	g_autofree char *bytes = g_strconcat("\033", key->bytes, NULL);
	g_autofree char *got = type_whole(bytes, strlen(bytes));
	g_autofree char *expected = g_strconcat("A-", key->event, NULL);
	expect_events(keyboard, key, "behind an Esc", got, expected);
}

Test(sequences, behind_an_escape_are_alt)
{
	for_every_sequence(check_alt);
}

/* Whatever final byte a terminal invents, none of the bytes before it is text. */
Test(sequences, with_any_final_byte_give_at_most_one_key)
{
	static const char *const beginnings[] = {"\033[", "\033[5", "\033[1;5", "\033O", "\033[["};
	for (size_t i = 0; i < G_N_ELEMENTS(beginnings); i++) {
		for (char final = 0x40; final < 0x7F; final++) {
			bool is_longer = strcmp(beginnings[i], "\033[") == 0 && final == '[';
			if (is_longer)
				continue;
			g_autofree char *bytes = g_strdup_printf("%s%c", beginnings[i], final);
			g_autofree char *got = type_whole(bytes, strlen(bytes));
			bool is_keypad = strcmp(beginnings[i], "\033O") == 0;
			cr_expect(strchr(got, ' ') == NULL, "%s%c gave [%s]", beginnings[i] + 1,
				final, got);
			cr_expect(is_keypad || strchr(got, '\'') == NULL, "%s%c gave [%s]",
				beginnings[i] + 1, final, got);
		}
	}
}

Test(sequences, of_the_wheel_are_three_arrows)
{
	g_autofree char *up = type_whole("\033[<64;12;5M", 11);
	g_autofree char *down = type_split("7\033[<65;12;5M8", 13, 4, 70);
	cr_expect_str_eq(up, "上 上 上");
	cr_expect_str_eq(down, "'7' 下 下 下 '8'");
}

/* Three bytes of any value, which are no text once the mouse has been asked for. */
Test(sequences, of_an_old_mouse_are_swallowed)
{
	struct typing *typing = typing_new();
	typing_send(typing, "\033[M", 3);
	typing_send(typing, "7", 1);
	input_set_mouse(typing->input, true);
	typing_send(typing, "\033[M !!8", 7);
	typing_send(typing, "\033[M#\xA5\xC0", 6);
	cr_expect_str_eq(typing_seen(typing), "F1 '7' '8'");
	typing_free(typing);
}
