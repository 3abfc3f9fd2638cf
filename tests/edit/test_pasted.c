#include <criterion/criterion.h>

#include "edit/pasted.h"

#include <string.h>

TestSuite(pasted, .timeout = 60);

Test(pasted, keeps_paragraphs_and_cleans_what_came_along)
{
	static const struct {
		const char *pasted, *clean;
	} cases[] = {
		{"", ""},
		{"一二。", "一二。"},
		{"一\r\n二\r三\n四", "一\n二\n三\n四"},
		{"　　一。\r\n　　二。\r\n", "一。\n二。\n"},
		{"一。 　\n\n \n二。", "一。\n二。"},
		{"一\t二", "一 二"},
		{"\t一\n\t二", "一\n二"},
		{"a\033[31mb\x7F\xC2\x85"
		 "c",
			"a[31mb\nc"},
		{"一\u2028二\u2029三", "一\n二\n三"},
		{" and so on ", " and so on"},
		{"\uFEFF一\n二", "一\n二"},
		{"𠮷e\u0301", "𠮷e\u0301"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *clean =
			pasted_clean(cases[i].pasted, strlen(cases[i].pasted), false);
		cr_expect_str_eq(clean, cases[i].clean, "case %zu: [%s]", i, clean);
	}
}

Test(pasted, behind_words_a_line_end_begins_a_paragraph)
{
	static const struct {
		const char *pasted, *clean;
	} cases[] = {
		{"二。\n三。", "二。\n三。"},
		{"\r二。\r三。", "\n二。\n三。"},
		{" \r\n\r\n　　二。\n", "\n二。\n"},
		{"\n", "\n"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *clean =
			pasted_clean(cases[i].pasted, strlen(cases[i].pasted), true);
		cr_expect_str_eq(clean, cases[i].clean, "case %zu: [%s]", i, clean);
	}
}

Test(pasted, a_file_is_a_text_without_its_last_line_end)
{
	static const struct {
		const char *file, *text;
	} cases[] = {
		{"", ""},
		{"\n", ""},
		{"一。\n", "一。"},
		{"一。\n二。\n\n\n", "一。\n二。"},
		{"\uFEFF一。\r\n二。\r\n", "一。\n二。"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text =
			pasted_from_file(cases[i].file, strlen(cases[i].file), NULL);
		cr_assert(text, "case %zu", i);
		cr_expect_str_eq(text, cases[i].text, "case %zu: [%s]", i, text);
	}
}

Test(pasted, a_file_that_is_no_text_is_refused_by_line)
{
	static const struct {
		const char *file;
		size_t length;
		const char *why;
	} cases[] = {
		{"一\n\xB9\xAB\n", 7, "第2行不是 UTF-8 文字"},
		{"一\n二\n\033[A", 11, "第3行有控制字符"},
		{"a\0b", 3, "第1行有控制字符"},
		{"\x7F", 1, "第1行有控制字符"},
		{"\xC2\x9B", 2, "第1行有控制字符"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;
		char *text = pasted_from_file(cases[i].file, cases[i].length, &error);
		cr_assert_null(text, "case %zu", i);
		cr_expect_str_eq(error->message, cases[i].why, "case %zu: %s", i, error->message);
	}
}

Test(pasted, what_goes_out_comes_back_as_it_was)
{
	static const char *const texts[] = {"", "一。", "一。\n二{cover.year}。"};
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree char *file = pasted_for_file(texts[i]);
		g_autofree char *back = pasted_from_file(file, strlen(file), NULL);
		cr_expect_str_eq(back, texts[i]);
	}
}
