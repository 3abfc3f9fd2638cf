/* Figures in words and with the thousands set apart. */

#include "base/numeral.h"

#include <criterion/criterion.h>
#include <glib.h>

TestSuite(numeral, .timeout = 20);

static struct decimal decimal_of(const char *text)
{
	struct decimal number = {0};

	cr_assert_eq(decimal_parse(text, &number), DECIMAL_OK, "%s", text);
	return number;
}

Test(numeral, reads_as_people_say_it)
{
	static const struct {
		const char *number, *words;
	} cases[] = {
		{"0", "零"},
		{"7", "七"},
		{"10", "十"},
		{"12", "十二"},
		{"20", "二十"},
		{"101", "一百零一"},
		{"110", "一百一十"},
		{"1005", "一千零五"},
		{"1050", "一千零五十"},
		{"10000", "一万"},
		{"100000", "十万"},
		{"100010", "十万零一十"},
		{"1000001", "一百万零一"},
		{"1279000", "一百二十七万九千"},
		{"12790000000", "一百二十七亿九千万"},
		{"100000001", "一亿零一"},
		{"120000000000", "一千二百亿"},
		{"1200034500000000", "一千二百万零三百四十五亿"},
		{"999999999999999999",
			"九十九亿九千九百九十九万九千九百九十九亿"
			"九千九百九十九万九千九百九十九"},
		{"12.50", "十二点五"},
		{"0.05", "零点零五"},
		{"-3.00", "负三"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *words = numeral_chinese(decimal_of(cases[i].number));

		cr_expect_str_eq(words, cases[i].words, "%s reads as %s", cases[i].number, words);
	}
}

Test(numeral, sets_thousands_apart)
{
	static const struct {
		const char *number, *text;
	} cases[] = {
		{"0", "0"},
		{"999", "999"},
		{"1000", "1,000"},
		{"-100000", "-100,000"},
		{"1234567.50", "1,234,567.50"},
		{"999999999999999999", "999,999,999,999,999,999"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text = numeral_grouped(decimal_of(cases[i].number));

		cr_expect_str_eq(text, cases[i].text, "%s", text);
	}
}
