/*
 * Widths, characters, padding and cleaning of text.
 */

#include "base/text.h"

#include <criterion/criterion.h>
#include <string.h>
#include <unigbrk.h>

TestSuite(text, .timeout = 20);

/* Characters that code points alone do not show. */
#define FAMILY "👨\u200D👩\u200D👧"
#define CHINA "🇨🇳"
#define E_ACUTE "e\u0301"

Test(text, has_a_width)
{
	static const struct {
		const char *text;
		int narrow, wide;
	} cases[] = {
		{"", 0, 0},
		{"abc 123", 7, 7},
		{"年报", 4, 4},
		{"𠮷䶮", 4, 4},
		{"（一）", 6, 6},
		{"“申请”", 6, 8},
		{"——", 2, 4},
		{"……·", 3, 6},
		{"┌─┐", 3, 6},
		{"①", 1, 2},
		{E_ACUTE, 1, 1},
		{"ｶﾞ", 2, 2},
		{"각", 2, 2},
		{"a\u200Bb", 2, 2},
		{"\n\t\033\177", 0, 0},
		{"\xC2\x85", 0, 0},
		{"　", 2, 2},
		{"\uFFFD", 1, 2},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const char *text = cases[i].text;
		size_t length = strlen(text);
		cr_expect_eq(text_width(text, length, WIDTH_NARROW), cases[i].narrow, "%s", text);
		cr_expect_eq(text_width(text, length, WIDTH_WIDE), cases[i].wide, "%s", text);
	}
}

Test(text, is_measured_no_farther_than_its_length)
{
	cr_expect_eq(text_width("年报abc", 3, WIDTH_NARROW), 2);
}

static const char *const characters[][6] = {
	{"a", "b", "c"},
	{"年", "a", "报"},
	{E_ACUTE, E_ACUTE, "x"},
	{FAMILY, "人", FAMILY},
	{CHINA, CHINA, CHINA, "x"},
	{"\r\n", "\n", "\r\n"},
	{"a", "\r\n", "年"},
	{"👍🏽", "👍"},
	{"葛\U000E0100", "城"},
	{"각", "가"},
};

Test(text, goes_by_whole_characters)
{
	for (size_t i = 0; i < G_N_ELEMENTS(characters); i++) {
		g_autofree char *text = g_strjoinv("", (char **)characters[i]);
		size_t length = strlen(text);
		size_t offset = 0;
		for (size_t k = 0; characters[i][k] != NULL; k++) {
			size_t next = offset + strlen(characters[i][k]);
			cr_expect_eq(text_next(text, length, offset), next, "%s, %zu", text, k);
			cr_expect_eq(text_previous(text, length, next), offset, "%s, %zu", text, k);
			offset = next;
		}
	}
}

Test(text, stays_within_its_ends)
{
	cr_expect_eq(text_next("ab", 2, 2), 2);
	cr_expect_eq(text_next("ab", 2, 9), 2);
	cr_expect_eq(text_next("", 0, 0), 0);
	cr_expect_eq(text_previous("ab", 2, 0), 0);
	cr_expect_eq(text_previous("ab", 2, 9), 1);
	cr_expect_eq(text_previous("", 0, 0), 0);
}

Test(text, takes_any_number_of_marks_on_one_letter)
{
	g_autoptr(GString) text = g_string_new("甲a");
	for (int i = 0; i < 1000; i++)
		g_string_append(text, "\u0301");
	g_string_append(text, "乙");
	cr_expect_eq(text_next(text->str, text->len, 3), text->len - 3);
	cr_expect_eq(text_previous(text->str, text->len, text->len - 3), 3);
}

static char *random_text(GRand *random, size_t pieces)
{
	static const char *const alphabet[] = {"a", " ", "年", "\u0301", "\u200D", "👩", "🇨", "🇳",
		"\r", "\n", "ᄀ", "ᅡ", "ᆨ", "🏽", "\uFE0F", "न", "ि", "\u0600", "“", "，"};
	GString *text = g_string_new(NULL);
	for (size_t i = 0; i < pieces; i++)
		g_string_append(
			text, alphabet[g_rand_int_range(random, 0, G_N_ELEMENTS(alphabet))]);
	return g_string_free(text, FALSE);
}

Test(text, steps_exactly_where_unicode_says)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(29);
	for (int round = 0; round < 5000; round++) {
		g_autofree char *text = random_text(random, 1 + (size_t)round % 40);
		size_t length = strlen(text);
		char begins[1024];
		u8_grapheme_breaks((const uint8_t *)text, length, begins);
		size_t last = 0;
		for (size_t i = 1; i <= length; i++) {
			if (i < length && !begins[i])
				continue;
			cr_assert_eq(text_next(text, length, last), i, "round %d at %zu", round, i);
			cr_assert_eq(
				text_previous(text, length, i), last, "round %d at %zu", round, i);
			last = i;
		}
	}
}

Test(text, fits_whole_characters_only)
{
	static const struct {
		const char *text;
		int columns;
		size_t bytes;
		int width;
	} cases[] = {
		{"年报", 4, 6, 4},
		{"年报", 3, 3, 2},
		{"年报", 1, 0, 0},
		{"年报", 0, 0, 0},
		{"年报", -1, 0, 0},
		{"a年", 2, 1, 1},
		{E_ACUTE "b", 1, 3, 1},
		{FAMILY "b", 5, 0, 0},
		{FAMILY "b", 6, strlen(FAMILY), 6},
		{"abc", 99, 3, 3},
		{"", 5, 0, 0},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const char *text = cases[i].text;
		int width = -1;
		size_t bytes = text_fit(text, strlen(text), cases[i].columns, WIDTH_NARROW, &width);
		cr_expect_eq(bytes, cases[i].bytes, "%s in %d", text, cases[i].columns);
		cr_expect_eq(width, cases[i].width, "%s in %d", text, cases[i].columns);
		cr_expect_eq(width, text_width(text, bytes, WIDTH_NARROW));
	}
}

Test(text, fits_without_telling_its_width)
{
	cr_expect_eq(text_fit("年报", 6, 2, WIDTH_NARROW, NULL), 3);
}

Test(text, is_padded_and_clipped_to_the_column)
{
	static const struct {
		const char *text;
		int columns;
		const char *left, *right;
	} cases[] = {
		{"年报", 6, "年报  ", "  年报"},
		{"年报", 4, "年报", "年报"},
		{"年度报告", 6, "年度..", "年度.."},
		{"年度报告", 7, "年度.. ", " 年度.."},
		{"年度", 3, ".. ", " .."},
		{"年度", 2, "..", ".."},
		{"年度", 1, ".", "."},
		{"年度", 0, "", ""},
		{"年度", -3, "", ""},
		{"", 2, "  ", "  "},
		{"1234", 3, "1..", "1.."},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GString) left = g_string_new(NULL);
		g_autoptr(GString) right = g_string_new(NULL);
		text_append_padded(left, cases[i].text, cases[i].columns, WIDTH_NARROW);
		text_append_right(right, cases[i].text, cases[i].columns, WIDTH_NARROW);
		cr_expect_str_eq(left->str, cases[i].left);
		cr_expect_str_eq(right->str, cases[i].right);
	}
}

Test(text, padding_is_exact_for_every_text_and_width)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(11);
	for (int round = 0; round < 2000; round++) {
		g_autofree char *text = random_text(random, (size_t)round % 20);
		enum width_profile profile = round % 2 == 0 ? WIDTH_NARROW : WIDTH_WIDE;
		int columns = g_rand_int_range(random, 0, 30);
		g_autoptr(GString) out = g_string_new(NULL);
		text_append_padded(out, text, columns, profile);
		cr_assert_eq(text_width(out->str, out->len, profile), columns, "round %d", round);
	}
}

Test(text, cannot_act_on_a_terminal_once_sanitized)
{
	static const struct {
		const char *text, *clean;
	} cases[] = {
		{"", ""},
		{"年报\n\t甲", "年报\n\t甲"},
		{"\033[2J", "\uFFFD[2J"},
		{"a\rb\bc\177", "a\uFFFDb\uFFFDc\uFFFD"},
		{"\xC2\x80x\xC2\x9B", "\uFFFDx\uFFFD"},
		{"\u00A0x", "\u00A0x"},
		{"\u061C\u200E\u200F\u202A\u202E\u2066\u2069",
			"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"},
		{"\u200D\u202F\u2065\u206A", "\u200D\u202F\u2065\u206A"},
		{"𠮷", "𠮷"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *clean = text_sanitize(cases[i].text, strlen(cases[i].text));
		cr_expect_str_eq(clean, cases[i].clean, "case %zu", i);
	}
}

Test(text, a_nul_within_is_sanitized_too)
{
	g_autofree char *clean = text_sanitize("a\0b", 3);
	cr_expect_str_eq(clean, "a\uFFFDb");
}

Test(text, says_where_it_stops_being_utf8)
{
	static const struct {
		const char *text;
		size_t length, at;
	} cases[] = {
		{"", 0, 0},
		{"年报", 6, 6},
		{"年\xFF", 4, 3},
		{"年\xE5\xB9", 5, 3},
		{"\xC0\x80", 2, 0},
		{"a\xED\xA0\x80", 4, 1},
		{"a\0b", 3, 1},
		{"\xB1\xA8", 2, 0},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		cr_expect_eq(text_invalid_at(cases[i].text, cases[i].length), cases[i].at,
			"case %zu", i);
}
