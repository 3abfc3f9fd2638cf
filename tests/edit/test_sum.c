/*
 * Sums typed into a figure: what they come to, and what is kept of them.
 */

#include "edit/figure.h"

#include <criterion/criterion.h>

TestSuite(sum, .timeout = 20);

struct sum_case {
	const char *typed, *value, *kept;
};

Test(sum, comes_to_an_exact_figure_and_keeps_its_addends)
{
	static const struct sum_case cases[] = {
		{"=12+3+7", "22", "=12+3+7"},
		{"＝１２＋３＋７", "22", "=12+3+7"},
		{"= 12 + 3", "15", "=12+3"},
		{"=1,000+2，000", "3000", "=1000+2000"},
		{"=100-1-2", "97", "=100-1-2"},
		{"=-5+3", "-2", "=-5+3"},
		{"=3*12+5", "41", "=3*12+5"},
		{"=2×0.5", "1.0", "=2*0.5"},
		{"=0.10+0.10+0.10", "0.30", "=0.10+0.10+0.10"},
		{"=1.10+。9", "2.00", "=1.10+0.9"},
		{"=12", "12", NULL},
		{"=12+", "12", NULL},
		{"=12+3-", "15", "=12+3"},
		{"=007+1", "8", "=7+1"},
		{"=999999999999999999+0", "999999999999999999", "=999999999999999999+0"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *plain = figure_plain(cases[i].typed);
		g_autofree char *value = sum_value(plain), *kept = sum_addends(plain);
		g_autofree char *again = value ? figure_read(value) : NULL;

		cr_expect_str_eq(value ? value : "none", cases[i].value, "%s comes to %s",
			cases[i].typed, value);
		cr_expect_eq(g_strcmp0(kept, cases[i].kept), 0, "%s is kept as %s", cases[i].typed,
			kept);
		cr_expect_str_eq(again ? again : "none", cases[i].value, "%s is no figure", value);
	}
}

Test(sum, that_cannot_be_read_is_none)
{
	static const char *const cases[] = {"=", "=+", "12+3", "=1++2", "=1,2+3", "=a+1", "=1+2=3",
		"=*2", "=1**2", "=/", "=1.2.3+1", "=999999999999999999+1",
		"=999999999999999999*999999999999999999*999999999999999999", ""};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *value = sum_value(cases[i]);

		cr_expect_null(value, "%s comes to %s", cases[i], value);
	}
}

Test(sum, stays_exact_where_its_decimals_cancel)
{
	g_autofree char *value = sum_value("=0.1+0.2-0.3");

	cr_expect_str_eq(value, "0.0");
}

Test(sum, in_a_note_gives_way_to_the_next_and_words_stay)
{
	static const struct {
		const char *note, *addends, *after;
	} cases[] = {
		{"", "=1+2", "=1+2"},
		{"=1+2", "=3+4", "=3+4"},
		{"=1+2", NULL, ""},
		{"其中修订16件", "=1+2", "其中修订16件\n=1+2"},
		{"其中修订16件\n=1+2", "=3+4", "其中修订16件\n=3+4"},
		{"=1+2\n其中修订16件", NULL, "其中修订16件"},
		{"=甲+乙", NULL, "=甲+乙"},
		{"甲\n\n乙", NULL, "甲\n\n乙"},
		{"", NULL, ""},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *after = sum_note(cases[i].note, cases[i].addends);

		cr_expect_str_eq(after, cases[i].after, "“%s” becomes “%s”", cases[i].note, after);
	}
}
