#include <criterion/criterion.h>

#include "typing.h"

#include <string.h>

TestSuite(input, .timeout = 60);

struct typed_case {
	const char *bytes;
	const char *events;
};

static void expect_typed(const struct typed_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		g_autofree char *bytes = g_strescape(cases[i].bytes, NULL);
		g_autofree char *got = type_whole(cases[i].bytes, strlen(cases[i].bytes));
		cr_expect_str_eq(got, cases[i].events, "%s gave [%s], not [%s]", bytes, got,
			cases[i].events);
	}
}

Test(input, plain_keys_and_texts)
{
	static const struct typed_case cases[] = {
		{"7", "'7'"},
		{"\r", "Enter"},
		{"\n", "Enter"},
		{"\t", "Tab"},
		{"\b", "Bksp"},
		{"\x7F", "Bksp"},
		{"\001", "^A"},
		{"\005", "^E"},
		{"\032", "^Z"},
		{"年报", "'年' '报'"},
		{"𠮷", "'𠮷'"},
		{"1.5", "'1' '.' '5'"},
		{"[O", "'[' 'O'"},
	};
	expect_typed(cases, G_N_ELEMENTS(cases));
}

Test(input, zero_and_the_controls_without_a_letter_are_keys)
{
	static const char bytes[] = {0, 28, 29, 30, 31};
	for (size_t i = 0; i < sizeof(bytes); i++) {
		struct input *input = input_new();
		struct input_event event;
		input_feed(input, bytes + i, 1, 0);
		cr_expect(input_next(input, 0, &event) && event.key == NKEY_CTRL_OTHER, "byte %d",
			bytes[i]);
		input_free(input);
	}
}

Test(input, every_byte_alone_makes_at_most_one_event)
{
	for (int byte = 0; byte < 256; byte++) {
		struct typing *typing = typing_new();
		typing_send(typing, (const char[]){(char)byte}, 1);
		const char *seen = typing_seen(typing);
		cr_expect(strcmp(seen, "' '") == 0 || strchr(seen, ' ') == NULL,
			"byte %d gave [%s]", byte, seen);
		typing_free(typing);
	}
}

Test(input, what_is_no_utf8_becomes_the_replacement_character)
{
	static const struct typed_case cases[] = {
		{"\xFF", "'\uFFFD'"},
		{"\x80", "'\uFFFD'"},
		{"\xC0\xAF", "'\uFFFD' '\uFFFD'"},
		{"\xE4\xB8x", "'\uFFFD' 'x'"},
		{"\xE4\r", "'\uFFFD' Enter"},
		{"\xE4\033[A", "'\uFFFD' 上"},
		{"\xC4\xE3", "'\uFFFD'"}, /* GBK; the second byte still waits for more */
		{"\xC2\x9B", "?"},
	};
	expect_typed(cases, G_N_ELEMENTS(cases));
}

Test(input, a_character_may_come_in_pieces)
{
	for (size_t first = 1; first < strlen("𠮷"); first++) {
		g_autofree char *got = type_split("𠮷", strlen("𠮷"), first, 3000);
		cr_expect_str_eq(got, "'𠮷'", "split at %zu gave [%s]", first, got);
	}
}

Test(input, escape_then_a_key_is_alt_however_late)
{
	static const struct {
		int pause;
		const char *events;
	} cases[] = {
		{0, "A-'1'"},
		{49, "A-'1'"},
		{50, "Esc A-'1'"},
		{60000, "Esc A-'1'"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *got = type_split("\0331", 2, 1, cases[i].pause);
		cr_expect_str_eq(got, cases[i].events, "%d ms gave [%s]", cases[i].pause, got);
	}
}

Test(input, alt_goes_to_one_key_only)
{
	static const struct typed_case cases[] = {
		{"\033dd", "A-'d' 'd'"}, {"\033年x", "A-'年' 'x'"}, {"\033\r\r", "A-Enter Enter"},
		{"\033\tx", "S-Tab 'x'"}, /* Shift-Tab of the Linux console */
	};
	expect_typed(cases, G_N_ELEMENTS(cases));
}

Test(input, several_escapes_are_several_keys)
{
	static const struct typed_case cases[] = {
		{"\033", "Esc"},
		{"\033\033", "Esc Esc"},
		{"\033\033\033", "Esc Esc Esc"},
		{"\033\033d", "Esc A-'d'"},
		{"\033\033\033[A", "Esc A-上"},
	};
	expect_typed(cases, G_N_ELEMENTS(cases));
}

Test(input, late_escapes_are_each_a_key)
{
	struct typing *typing = typing_new();
	for (int i = 0; i < 3; i++) {
		typing_send(typing, "\033", 1);
		typing_pause(typing, 100);
	}
	typing_send(typing, "5", 1);
	cr_expect_str_eq(typing_seen(typing), "Esc Esc Esc A-'5'");
	typing_free(typing);
}

Test(input, a_report_between_escape_and_its_key_changes_nothing)
{
	g_autofree char *quick = type_whole("\033\033[0n5", 6);
	g_autofree char *late = type_split("\033\033[0n5", 6, 1, 80);
	cr_expect_str_eq(quick, "Esc A-'5'");
	cr_expect_str_eq(late, "Esc A-'5'");
}

Test(input, a_broken_sequence_gives_way_to_the_next_key)
{
	static const struct typed_case cases[] = {
		{"\033[\r", "? Enter"},
		{"\033[12\003", "? ^C"},
		{"\033[1\033[A", "? 上"},
		{"\033O\033OP", "? F1"},
		{"\033[5\x7F", "? Bksp"},
		{"\033[5年", "? '年'"},
	};
	expect_typed(cases, G_N_ELEMENTS(cases));
}

Test(input, an_endless_sequence_is_swallowed_and_ends)
{
	static const char *const ends[] = {"~", "A", "\r", "\033[A"};
	static const char *const events[] = {"? '7'", "? '7'", "? Enter '7'", "? 上 '7'"};
	g_autofree char *digits = g_strnfill(100000, '5');
	for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
		g_autofree char *bytes = g_strconcat("\033[", digits, ends[i], "7", NULL);
		g_autofree char *got = type_whole(bytes, strlen(bytes));
		cr_expect_str_eq(got, events[i], "gave [%.100s]", got);
	}
}

Test(input, a_paste_is_one_event)
{
	static const struct typed_case cases[] = {
		{"\033[200~\033[201~", "paste<>"},
		{"\033[200~5\t6\r7\033[201~8", "paste<5\t6\n7> '8'"},
		{"\033[200~一\r\n二\n\r三\033[201~", "paste<一\n二\n\n三>"},
		{"\033[200~a\033[Ab\033OP\033\003\033[201~", "paste<a\033[Ab\033OP\033\003>"},
		{"\033[200~\033[20\033[201\033[201~", "paste<\033[20\033[201>"},
		{"\033[200~\033[200~x\033[201~", "paste<\033[200~x>"},
		{"\033[200~\xFF中\xE4\033[201~", "paste<\uFFFD中\uFFFD>"},
	};
	expect_typed(cases, G_N_ELEMENTS(cases));
}

Test(input, a_paste_may_come_in_pieces)
{
	static const char bytes[] = "\033[200~7中\r\n\033[2\033[201~8";
	size_t length = strlen(bytes);
	for (size_t first = 2; first < length; first++) {
		g_autofree char *got = type_split(bytes, length, first, 2000);
		cr_expect_str_eq(
			got, "paste<7中\n\033[2> '8'", "split at %zu gave [%s]", first, got);
	}
}

Test(input, an_endless_paste_keeps_its_beginning)
{
	size_t count = INPUT_MAX_PASTE + 100;
	GString *bytes = g_string_new("\033[200~");
	while (bytes->len < count)
		g_string_append(bytes, "中中中中");
	g_string_append(bytes, "\033[201~x");
	struct input *input = input_new();
	struct input_event event;
	input_feed(input, bytes->str, bytes->len, 0);
	cr_assert(input_next(input, 0, &event));
	cr_expect_eq(event.kind, INPUT_PASTE);
	cr_expect(event.length <= INPUT_MAX_PASTE && event.length > INPUT_MAX_PASTE - 4);
	cr_expect(g_str_has_suffix(event.text, "中"), "cut inside a character");
	cr_assert(input_next(input, 0, &event));
	cr_expect_str_eq(event.text, "x");
	g_string_free(bytes, TRUE);
	input_free(input);
}

Test(input, an_event_knows_when_its_first_byte_came)
{
	struct input *input = input_new();
	struct input_event event;
	input_feed(input, "\033", 1, 100);
	input_feed(input, "[1;", 3, 120);
	input_feed(input, "5A", 2, 4000);
	cr_assert(input_next(input, 4000, &event));
	cr_expect_eq(event.when, 100);
	input_feed(input, "\033", 1, 5000);
	cr_assert(input_next(input, 5050, &event));
	cr_expect_eq(event.when, 5000);
	input_feed(input, "7", 1, 5400);
	cr_assert(input_next(input, 5400, &event));
	cr_expect_eq(event.when, 5400);
	input_free(input);
}

Test(input, says_how_long_the_loop_may_wait)
{
	struct input *input = input_new();
	struct input_event event;
	cr_expect_eq(input_timeout(input, 0), -1);
	input_feed(input, "\033", 1, 1000);
	cr_expect_eq(input_timeout(input, 1000), INPUT_ESCAPE_DELAY_MS);
	cr_expect_eq(input_timeout(input, 1049), 1);
	cr_expect_eq(input_timeout(input, 2000), 0);
	cr_expect_not(input_next(input, 1049, &event));
	cr_expect(input_next(input, 1050, &event));
	cr_expect_eq(input_timeout(input, 2000), -1);
	input_feed(input, "ab\033[", 4, 3000);
	cr_expect_eq(input_timeout(input, 3000), 0, "events wait");
	cr_expect(input_next(input, 3000, &event) && input_next(input, 3000, &event));
	cr_expect_eq(input_timeout(input, 3000), -1, "a sequence may take any time");
	input_free(input);
}

Test(input, survives_any_bytes)
{
	GRand *random = g_rand_new_with_seed(7);
	static const char favourites[] = "\033\033\033[[O12;~ABM<?$\r\n中";
	for (int round = 0; round < 2000; round++) {
		struct typing *typing = typing_new();
		for (int i = 0; i < 60; i++) {
			bool is_favourite = g_rand_boolean(random);
			int at = g_rand_int_range(random, 0, (int)strlen(favourites));
			char byte = is_favourite ? favourites[at]
						 : (char)g_rand_int_range(random, 0, 256);
			typing_send(typing, &byte, 1);
			typing_pause(typing, g_rand_int_range(random, 0, 70));
		}
		cr_expect(g_utf8_validate(typing_seen(typing), -1, NULL), "round %d", round);
		typing_free(typing);
	}
	g_rand_free(random);
}

Test(input, keys_have_the_names_the_help_shows)
{
	cr_expect_str_eq(key_name(NKEY_ENTER), "Enter");
	cr_expect_str_eq(key_name(NKEY_F12), "F12");
	cr_expect_str_eq(key_name(NKEY_CTRL_A), "^A");
	cr_expect_str_eq(key_name(NKEY_CTRL_Z), "^Z");
	cr_expect_str_eq(key_name(NKEY_PAGE_DOWN), "PgDn");
	cr_expect_str_eq(key_name(NKEY_NONE), "");
	for (int key = NKEY_ENTER; key <= NKEY_CTRL_Z; key++) {
		const char *name = key_name((enum key)key);
		cr_expect(*name != '\0', "key %d has no name", key);
		for (const char *at = name; *at != '\0'; at = g_utf8_next_char(at))
			cr_expect(g_unichar_iswide_cjk(g_utf8_get_char(at)) ==
					g_unichar_iswide(g_utf8_get_char(at)),
				"%s is ambiguous", name);
	}
}
