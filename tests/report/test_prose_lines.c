/*
 * Lines of a text: they are all of it, and an edit touches few of them, however
 * long its paragraph is.
 */

#include "report/prose_lines.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(prose_lines, .timeout = 60);

static const char *const pieces[] = {"收到申请", "41件", "，", "。", "。", "。", "\n", "《", "》",
	"（", "）", "{a.b}", "{", "＜", ">", "本年度逐项核对公开目录，按月更新栏目内容。",
	"收到来信及时登记，来访耐心解答，不推诿。"};

static void append_random(GRand *random, GString *text, int count)
{
	for (int i = 0; i < count; i++)
		g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
}

static gssize random_place(GRand *random, const GString *text)
{
	glong characters = g_utf8_strlen(text->str, -1);

	return g_utf8_offset_to_pointer(
		       text->str, g_rand_int_range(random, 0, (gint32)characters + 1)) -
		text->str;
}

/* Takes some characters away, and puts others there. */
static void edit_randomly(GRand *random, GString *text)
{
	g_autoptr(GString) put = g_string_new(NULL);
	gssize from = random_place(random, text), to = random_place(random, text);

	if (to < from || to - from > 600)
		to = from;
	append_random(random, put, g_rand_int_range(random, 0, 4));
	g_string_erase(text, from, to - from);
	g_string_insert(text, from, put->str);
}

/* Lines lie one behind the other, a line feed behind each that does not go on. */
static void expect_all_of(const struct prose_lines *lines, const GString *text)
{
	size_t at = 0;

	for (guint i = 0; i < lines->each->len; i++) {
		const struct prose_line *line = prose_line_at(lines, i);

		cr_assert_null(memchr(text->str + at, '\n', line->length), "%s", text->str);
		at += line->length;
		cr_assert_eq(text->str[at],
			line->goes_on                      ? text->str[at]
				: i + 1 < lines->each->len ? '\n'
							   : '\0',
			"line %u: %s", i, text->str);
		if (line->goes_on)
			cr_assert(at >= 3 && memcmp(text->str + at - 3, "。", 3) == 0,
				"line %u is cut behind a full stop: %s", i, text->str);
		at += line->goes_on ? 0 : 1;
	}
	cr_assert_eq(at, text->len + 1, "%s", text->str);
}

/* What is said to stay did so; what is added is what stands there now. */
static void expect_followed(
	const struct prose_lines *lines, const GString *text, struct prose_lines_change change)
{
	size_t start = 0;

	for (size_t i = 0; i < change.first; i++)
		start += prose_line_taken(prose_line_at(lines, i));
	for (size_t i = 0; i < change.added; i++) {
		const struct prose_line *line = prose_line_at(lines, change.first + i);

		cr_assert_eq(line->text, text->str + start);
		start += prose_line_taken(line);
	}
}

Test(prose_lines, are_all_of_a_text_after_any_edits)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(3);

	for (int round = 0; round < 40; round++) {
		g_autoptr(GString) text = g_string_new(NULL);

		append_random(random, text, 120);
		struct prose_lines lines;

		prose_lines_init(&lines, text->str);
		expect_all_of(&lines, text);
		for (int edit = 0; edit < 60; edit++) {
			g_autofree char *before = g_strdup(text->str);

			edit_randomly(random, text);
			expect_followed(&lines, text,
				prose_lines_follow(&lines, text->str, text->len,
					difference_between(
						before, strlen(before), text->str, text->len)));
			expect_all_of(&lines, text);
		}
		prose_lines_release(&lines);
	}
}

/* Sentences of which some have a mark that nothing closes. */
static void append_sentences(GString *text, int count, const char *mark)
{
	for (int i = 0; i < count; i++)
		g_string_append_printf(text,
			"本年度逐项核对公开目录，按月更新%s栏目内容，收到来信及时登记。",
			i % 100 == 0 ? mark : "");
}

Test(prose_lines, that_a_character_changes_are_some_sentences_of_a_paragraph_of_any_length)
{
	enum { MOST = 1000 }; /* bytes */
	static const char *const marks[] = {"", "《", "〔", "<", "{", "（", "“"};

	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
		g_autoptr(GString) text = g_string_new(NULL);

		append_sentences(text, 3000, marks[i]);
		struct prose_lines lines;

		prose_lines_init(&lines, text->str);
		for (int edit = 0; edit < 50; edit++) {
			size_t at = text->len / 51 * (size_t)edit, read = 0;

			while ((text->str[at] & 0xC0) == 0x80)
				at++;
			g_string_insert(text, (gssize)at, "新");
			struct prose_lines_change change = prose_lines_follow(&lines, text->str,
				text->len, (struct difference){at, text->len - at - strlen("新")});
			for (size_t k = 0; k < change.added; k++)
				read += prose_line_at(&lines, change.first + k)->length;
			cr_expect_lt(
				read, MOST, "with “%s”, at %zu: %zu bytes", marks[i], at, read);
		}
		prose_lines_release(&lines);
	}
}

Test(prose_lines, that_a_character_changes_again_are_a_sentence)
{
	enum { MOST = 200 }; /* bytes */
	g_autoptr(GString) text = g_string_new(NULL);

	append_sentences(text, 300, "");
	struct prose_lines lines;

	prose_lines_init(&lines, text->str);
	for (int edit = 0; edit < 20; edit++) {
		struct prose_lines_change change = {0};
		size_t at = text->len / 21 * (size_t)edit;

		while ((text->str[at] & 0xC0) == 0x80)
			at++;
		for (int again = 0; again < 2; again++) {
			g_string_insert(text, (gssize)at, "新");
			change = prose_lines_follow(&lines, text->str, text->len,
				(struct difference){at, text->len - at - strlen("新")});
		}
		size_t read = 0;
		for (size_t k = 0; k < change.added; k++)
			read += prose_line_at(&lines, change.first + k)->length;
		cr_expect_lt(read, MOST, "at %zu: %zu bytes", at, read);
	}
	prose_lines_release(&lines);
}

Test(prose_lines, of_another_text_keep_those_that_are_the_same)
{
	static const char before[] = "一\n二\n三\n四";
	struct prose_lines lines;

	prose_lines_init(&lines, NULL);
	cr_expect_eq(prose_lines_become(&lines, before).added, 4);
	struct prose_lines_change change = prose_lines_become(&lines, "一\n另\n外\n四");
	cr_expect_eq(change.first, 1);
	cr_expect_eq(change.removed, 2);
	cr_expect_eq(change.added, 2);
	cr_expect_eq(lines.each->len, 4);
	cr_expect_eq(prose_line_at(&lines, 0)->text, before, "the first line is the old one");
	prose_lines_release(&lines);
}
