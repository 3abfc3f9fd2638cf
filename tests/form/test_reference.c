/*
 * References in texts: where each begins and ends.
 */

#include "form/reference.h"

#include <criterion/criterion.h>
#include <glib.h>

TestSuite(reference, .timeout = 20);

/* A text with its references in 〔〕. */
static char *walked(const char *text)
{
	GString *out = g_string_new(NULL);
	struct text_piece piece;

	while (text_piece_next(&text, &piece))
		g_string_append_printf(
			out, piece.reference ? "〔%.*s〕" : "%.*s", (int)piece.length, piece.text);
	return g_string_free(out, FALSE);
}

Test(reference, stands_between_braces_on_one_line)
{
	static const struct {
		const char *text, *walked;
	} cases[] = {
		{"", ""},
		{"字", "字"},
		{"{cover.org}", "〔cover.org〕"},
		{"在{a}和{b}。", "在〔a〕和〔b〕。"},
		{"{a}{b}", "〔a〕〔b〕"},
		{"{}", "〔〕"},
		{"{{a}", "{a}"},
		{"{{{a}}", "{〔a〕}"},
		{"{{{{", "{{"},
		{"{a", "{a"},
		{"{a\nb}", "{a\nb}"},
		{"{a{b}", "{a〔b〕"},
		{"{a。b}", "{a。b}"},
		{"{a。{b}", "{a。〔b〕"},
		{"}{", "}{"},
		{"a}", "a}"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *got = walked(cases[i].text);

		cr_expect_str_eq(got, cases[i].walked, "%s gives %s", cases[i].text, got);
	}
}

/* Whether a text of many braces is walked at once, or past all the others for each. */
Test(reference, is_found_among_many_braces_at_once)
{
	static const char *const units[] = {"{", "{a", "{a}", "{{", "{\n", "}", "{a b"};

	for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
		g_autoptr(GString) text = g_string_new(NULL);
		size_t pieces = 0;
		struct text_piece piece;

		while (text->len < 2000000)
			g_string_append(text, units[i]);
		const char *rest = text->str;
		while (text_piece_next(&rest, &piece))
			pieces++;
		cr_expect_gt(pieces, 0, "%s", units[i]);
		cr_expect_eq(rest, text->str + text->len, "%s", units[i]);
	}
}
