/*
 * Suggestions: which known name a mistyped one was meant for.
 */

#include "base/suggest.h"

#include <criterion/criterion.h>

TestSuite(suggest, .timeout = 10);

static struct suggestion suggestion_among(const char *typed, const char *const *names)
{
	struct suggestion suggestion;

	suggestion_init(&suggestion, typed);
	for (; *names; names++)
		suggestion_offer(&suggestion, *names);
	return suggestion;
}

Test(suggest, offers_what_differs_by_a_third_of_its_characters_at_most)
{
	static const char *const names[] = {"requests", "works", "合计", "a", NULL};
	static const struct {
		const char *typed, *best;
	} cases[] = {
		{"requests", NULL},       /* right, and wrong for another reason */
		{"reqeusts", "requests"}, /* neighbours swapped: one edit */
		{"rquest", "requests"},
		{"wroks", "works"},
		{"总计", "合计"}, /* one character, of however many bytes */
		{"finances", NULL},
		{"b", NULL}, /* too short to be like anything */
		{"", NULL},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct suggestion suggestion = suggestion_among(cases[i].typed, names);

		cr_expect_eq(g_strcmp0(suggestion.best, cases[i].best), 0, "%s: %s", cases[i].typed,
			suggestion.best);
	}
}

Test(suggest, the_nearest_wins_in_whatever_order_they_come)
{
	static const char *const orders[][3] = {
		{"total", "totals", NULL}, {"totals", "total", NULL}};

	for (size_t i = 0; i < G_N_ELEMENTS(orders); i++)
		cr_expect_str_eq(suggestion_among("totl", orders[i]).best, "total");
}

Test(suggest, asks_behind_what_is_wrong_or_says_nothing)
{
	static const char *const names[] = {"requests", NULL};
	struct suggestion near = suggestion_among("request", names);
	struct suggestion far = suggestion_among("works", names);
	g_autofree char *question = suggestion_question(&near);
	g_autofree char *nothing = suggestion_question(&far);

	cr_expect_str_eq(question, "；是不是“requests”？");
	cr_expect_str_eq(nothing, "");
}
