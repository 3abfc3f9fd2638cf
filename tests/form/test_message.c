/*
 * Messages of rules: words in braces, known and strange.
 */

#include "form/message.h"

#include <criterion/criterion.h>
#include <glib.h>

TestSuite(message, .timeout = 10);

Test(message, finds_the_first_thing_in_braces_that_is_no_word)
{
	static const struct {
		const char *message, *strange;
	} cases[] = {
		{"", NULL},
		{"{row}：左边 {left}，右边 {right}，相差 {difference}", NULL},
		{"{column}{cell}{value}{previous}", NULL},
		{"{row}：{colum}和{lft}", "{colum}"},
		{"{}", "{}"},
		{"{Row}", "{Row}"},
		{"没有关上的{colum", "{"},
		{"{row}和{", "{"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		size_t length = 0;
		const char *at = message_strange(cases[i].message, &length);
		g_autofree char *strange = at ? g_strndup(at, length) : NULL;

		cr_expect_eq(g_strcmp0(strange, cases[i].strange), 0, "%s: %s", cases[i].message,
			strange);
	}
}

Test(message, fills_in_every_word_as_often_as_it_stands)
{
	const char *const texts[MESSAGE_WORDS] = {
		[MESSAGE_COLUMN] = "总计",
		[MESSAGE_LEFT] = "41",
		[MESSAGE_DIFFERENCE] = "-1",
	};
	g_autofree char *filled =
		message_fill("{column}：{left}，{left}差{difference}；{row}{其他}", texts);

	cr_expect_str_eq(filled, "总计：41，41差-1；{其他}");
}

Test(message, leaves_alone_what_a_clerk_typed)
{
	const char *const texts[MESSAGE_WORDS] = {
		[MESSAGE_VALUE] = "{left}",
		[MESSAGE_LEFT] = "41",
	};
	g_autofree char *filled = message_fill("写着{value}", texts);

	cr_expect_str_eq(filled, "写着{left}");
}

Test(message, names_all_words_to_an_author)
{
	g_autofree char *words = message_known_words();

	cr_expect_str_eq(
		words, "{row} {column} {cell} {value} {previous} {left} {right} {difference}");
}
