#include <criterion/criterion.h>

#include "edit/text_find.h"

#include <string.h>

TestSuite(text_find, .timeout = 60);

static char *read_figure(const void *data, const char *address)
{
	(void)data;
	return g_str_equal(address, "a.b") ? g_strdup("12") : NULL;
}

static const struct text_reader reader = {read_figure, NULL};

/* The matches as FROM-TO, with a `!` where they touch a figure. */
static char *find(const struct text_buffer *buffer, const char *words)
{
	g_autoptr(GArray) matches = g_array_new(FALSE, FALSE, sizeof(struct text_match));
	GString *out = g_string_new(NULL);
	text_buffer_find(buffer, words, matches);
	for (guint i = 0; i < matches->len; i++) {
		const struct text_match *match = &g_array_index(matches, struct text_match, i);
		g_string_append_printf(out, "%s%zu-%zu%s", i > 0 ? " " : "", match->from, match->to,
			match->touches_figure ? "!" : "");
	}
	return g_string_free(out, FALSE);
}

Test(text_find, finds_words_whatever_their_width)
{
	static const struct {
		const char *text, *words, *found;
	} cases[] = {
		{"公开与公开", "公开", "0-6 9-15"},
		{"公开", "", ""},
		{"", "公开", ""},
		{"２０２４年", "2024年", "0-15"},
		{"2024年", "２０２４", "0-4"},
		{"（一）", "(一)", "0-9"},
		{"e\u0301te\u0301", "é", "0-3 4-7"},
		{"e\u0301", "e", ""},
		{"一\n一", "一", "0-3 4-7"},
		{"一\n二", "一二", ""},
		{"aaa", "aa", "0-2"},
		{"收到{a.b}件", "到12件", "3-14!"},
		{"收到{a.b}件", "2件", "6-14!"},
		{"{a.b}{a.b}", "1", "0-5! 5-10!"},
		{"{{a", "{", "0-2"},
		{"{x.y}", "{x", "0-2"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct text_buffer *buffer =
			text_buffer_new_live(cases[i].text, 20, WIDTH_NARROW, &reader);
		g_autofree char *found = find(buffer, cases[i].words);
		cr_expect_str_eq(found, cases[i].found, "%s in %s: %s", cases[i].words,
			cases[i].text, found);
		text_buffer_free(buffer);
	}
}

Test(text_find, substitutes_all_but_figures)
{
	struct text_buffer *buffer =
		text_buffer_new_live("1件，{a.b}件，１件", 20, WIDTH_NARROW, &reader);
	g_autoptr(GArray) matches = g_array_new(FALSE, FALSE, sizeof(struct text_match));
	size_t count;
	text_buffer_find(buffer, "1", matches);
	cr_expect_eq(matches->len, 3);
	g_autofree char *text = text_buffer_substituted(buffer, matches, "两", &count);
	cr_expect_eq(count, 2);
	cr_expect_str_eq(text, "两件，{a.b}件，两件");
	text_buffer_free(buffer);
}
