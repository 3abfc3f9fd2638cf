/*
 * Kept texts: whatever was edited before, they answer as a fresh look does.
 */

#include "report/kept_text.h"
#include "report/wording.h"

#include <criterion/criterion.h>

TestSuite(kept_text, .timeout = 60);

static const char *const pieces[] = {"考核", "考", "核", "信息处理费", "信息", "处理费", "2024年",
	"2023", "年", "2", "0", "，", "。", "\n", "\n", " ", "　", "{", "{{", "}", "{a.b}", "１",
	"《", "》", "国务院令第492号"};

static const char *const words[] = {
	"考核", "信息处理费", "年", "22", "国务院令第492号", "", "核考核"};

static void append_random(GRand *random, GString *text, int most)
{
	for (int i = g_rand_int_range(random, 0, most + 1); i > 0; i--)
		g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
}

/* Between two characters. */
static gssize random_place(GRand *random, const GString *text)
{
	glong characters = g_utf8_strlen(text->str, -1);
	glong at = g_rand_int_range(random, 0, (gint32)characters + 1);

	return g_utf8_offset_to_pointer(text->str, at) - text->str;
}

/* Takes some characters away, seldom many, and puts others there. */
static void edit_randomly(GRand *random, GString *text)
{
	g_autoptr(GString) put = g_string_new(NULL);
	gssize at = random_place(random, text);
	const char *start = text->str + at, *end = start;
	bool is_large = g_rand_int_range(random, 0, 20) == 0;

	for (int i = g_rand_int_range(random, 0, is_large ? 900 : 4); i > 0 && *end != '\0'; i--)
		end = g_utf8_next_char(end);
	g_string_erase(text, at, end - start);
	append_random(random, put, is_large ? 300 : 2);
	g_string_insert(text, at, put->str);
}

static void expect_as_fresh(struct kept_text *kept, const char *text)
{
	cr_assert_eq(kept_text_length(kept), wording_length(text), "length of: %s", text);
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		cr_assert_eq(kept_text_mentions(kept, words[i]), wording_mentions(text, words[i]),
			"'%s' in: %s", words[i], text);
}

static void follow(struct kept_text *kept, const char *before, const GString *text)
{
	kept_text_follow(kept, text->str, text->len,
		difference_between(before, strlen(before), text->str, text->len));
}

Test(kept_text, answers_after_any_edits_as_a_fresh_look_does)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(11);

	for (int round = 0; round < 30; round++) {
		g_autoptr(GString) text = g_string_new(NULL);
		g_autoptr(GString) other_text = g_string_new(NULL);
		struct kept_text *kept = kept_text_new(), *other = kept_text_new();

		append_random(random, text, 60);
		append_random(random, other_text, 60);
		kept_text_become(kept, text->str);
		for (int edit = 0; edit < 120; edit++) {
			g_autofree char *before = g_strdup(text->str);

			edit_randomly(random, g_rand_int_range(random, 0, 9) ? text : other_text);
			follow(kept, before, text);
			kept_text_become(other, other_text->str);
			expect_as_fresh(kept, text->str);
			cr_assert_eq(kept_text_similarity(kept, other),
				wording_similarity(text->str, other_text->str), "%s\n---\n%s",
				text->str, other_text->str);
		}
		kept_text_free(kept);
		kept_text_free(other);
	}
}

Test(kept_text, without_a_pair_is_alike_when_it_is_the_same)
{
	static const struct {
		const char *a, *b;
	} cases[] = {{"", ""}, {"", "甲"}, {"甲", " 甲\n"}, {"甲", "乙"}, {"2024年", "2024 年"},
		{"2024年", "2023年"}, {"甲乙", "甲"}};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct kept_text *a = kept_text_new(), *b = kept_text_new();

		kept_text_become(a, cases[i].a);
		kept_text_become(b, cases[i].b);
		cr_expect_eq(kept_text_similarity(a, b), wording_similarity(cases[i].a, cases[i].b),
			"'%s' and '%s'", cases[i].a, cases[i].b);
		kept_text_free(a);
		kept_text_free(b);
	}
}

Test(kept_text, may_be_compared_with_itself_and_asked_for_many_words)
{
	struct kept_text *kept = kept_text_new();

	kept_text_become(kept, "甲乙丙");
	cr_expect_eq(kept_text_similarity(kept, kept), 100);
	kept_text_become(kept, "甲乙丁1");
	cr_expect_eq(kept_text_similarity(kept, kept), 100);
	for (int i = 0; i < 200; i++) {
		g_autofree char *word = g_strdup_printf("%d", i);
		cr_expect_eq(kept_text_mentions(kept, word), i == 1, "%s", word);
	}
	kept_text_free(kept);
}
