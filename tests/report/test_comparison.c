/* A figure beside last year's, and an amount beside what it is in a smaller unit. */

#include "report/amount.h"
#include "report/comparison.h"

#include <criterion/criterion.h>
#include <glib.h>

TestSuite(comparison, .timeout = 20);

static struct value value_of(const char *text)
{
	struct form_cell cell = {.spec = &(struct cell_spec){.type = TYPE_AMOUNT, .decimals = 6}};

	return value_parse(&cell, text);
}

Test(comparison, says_what_says_most)
{
	static const struct {
		const char *value, *last, *text;
	} cases[] = {
		{"3117", "2890", "+7.9%"},
		{"15", "22", "-31.8%"},
		{"0", "0", "平"},
		{"1.50", "1.5", "平"},
		{"0", "7", "-100.0%"},
		{"1279000", "131.2", "9748倍"},
		{"9487", "550", "17.2倍"},
		{"4.99", "1", "+399.0%"},
		{"5", "1", "5.0倍"},
		{"15", "0", "+15"},
		{"1000001", "1000000", "+1"},
		{"-3", "2", "-5"},
		{"2", "-3", "+5"},
		{"0.25", "0", "+0.25"},
		{"999999999999999999", "0.000001", ""}, /* nothing of it has few enough digits */
		{"", "5", ""},
		{"5", "", ""},
		{"/", "5", ""},
		{"5", "abc", ""},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct value value = value_of(cases[i].value), last = value_of(cases[i].last);
		g_autofree char *text = comparison_text(comparison_of(&value, &last));

		cr_expect_str_eq(text, cases[i].text, "%s after %s is %s", cases[i].value,
			cases[i].last, text);
		value_release(&value);
		value_release(&last);
	}
}

Test(comparison, what_is_beyond_a_factor_is_worth_a_look)
{
	static const struct {
		const char *value, *last;
		bool beyond; /* three times */
	} cases[] = {
		{"30", "10", true},
		{"29", "10", false},
		{"10", "30", true},
		{"3", "1", false}, /* of small counts every one is many times another */
		{"9", "0", false},
		{"10", "0", true},
		{"0", "10", true},
		{"0.3", "0.1", true}, /* what is no count is never slight */
		{"0.2", "0.1", false},
		{"5.0", "5", false},
		{"0.0", "0", false},
		{"-20", "5", true},
		{"999999999999999999", "0.000001", true},
		{"", "50", false},
		{"/", "50", false},
		{"abc", "50", false},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct value value = value_of(cases[i].value), last = value_of(cases[i].last);

		cr_expect_eq(comparison_is_beyond(&value, &last, decimal_from_int(3)),
			cases[i].beyond, "%s after %s", cases[i].value, cases[i].last);
		value_release(&value);
		value_release(&last);
	}
}

Test(comparison, waits_for_a_total_to_be_complete)
{
	struct value total = {.kind = VALUE_NUMBER, .may_rise = true, .number = {3, 0}};
	struct value last = {.kind = VALUE_NUMBER, .number = {5, 0}};

	cr_expect_eq(comparison_of(&total, &last).kind, COMPARISON_NONE);
}

Test(comparison, an_amount_is_read_back_in_the_smaller_unit)
{
	static const struct {
		const char *amount, *chinese, *english;
	} cases[] = {
		{"1279000", "12,790,000,000 元（一百二十七亿九千万元）", "12,790,000,000 元"},
		{"127.9", "1,279,000 元（一百二十七万九千元）", "1,279,000 元"},
		{"0", "0 元（零元）", "0 元"},
		{"0.000001", "0.01 元（零点零一元）", "0.01 元"},
		{"", NULL, NULL},
		{"/", NULL, NULL},
		{"999999999999999999", NULL, NULL},
	};
	struct cell_spec spec = {.type = TYPE_AMOUNT,
		.decimals = 6,
		.unit = "万元",
		.smaller_unit = "元",
		.smaller_units = {10000, 0}};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct value value = value_of(cases[i].amount);
		g_autofree char *chinese =
			amount_reading(&(struct form){.language = "zh-CN"}, &spec, &value);
		g_autofree char *english =
			amount_reading(&(struct form){.language = "en"}, &spec, &value);

		cr_expect(g_strcmp0(chinese, cases[i].chinese) == 0, "%s: %s", cases[i].amount,
			chinese);
		cr_expect(g_strcmp0(english, cases[i].english) == 0, "%s: %s", cases[i].amount,
			english);
		value_release(&value);
	}
}
