/*
 * Moments, as records keep them and as people read them.
 */

#include "report/when.h"

#include <criterion/criterion.h>

enum { NOON = 1737536400, DAY = 24 * 3600 }; /* of a day in January 2025 */

Test(when, times_read_as_people_say_them)
{
	static const struct {
		gint64 when;
		const char *begins;
	} cases[] = {
		{NOON, "今天 "},
		{NOON - DAY, "昨天 "},
		{NOON - 3 * DAY, "1月"},
		{NOON - 300 * DAY, "2024年"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *words = when_seen_from(cases[i].when, NOON);

		cr_expect(g_str_has_prefix(words, cases[i].begins), "%s", words);
	}
}

Test(when, the_hour_is_enough_for_today)
{
	g_autofree char *today = when_clock(NOON, NOON), *whole = when_seen_from(NOON, NOON);
	g_autofree char *before = when_clock(NOON - DAY, NOON);

	cr_expect(g_str_has_suffix(whole, today) && !g_str_equal(whole, today), "%s", today);
	cr_expect(g_str_has_prefix(before, "昨天 "), "%s", before);
}

Test(when, a_record_keeps_a_moment_to_the_second_and_its_offset)
{
	g_autofree char *iso = when_iso(NOON);
	g_autoptr(GDateTime) time = g_date_time_new_from_iso8601(iso, NULL);

	cr_assert(time, "%s", iso);
	cr_expect_eq(g_date_time_to_unix(time), NOON, "%s", iso);
	cr_expect_eq(strlen(iso), strlen("2025-01-22T17:00:00+08:00"), "%s", iso);
	cr_expect_eq(when_year(NOON), 2025);
}

Test(when, a_record_is_read_by_the_clock_of_where_it_was_made)
{
	static const struct {
		const char *iso, *words;
	} cases[] = {
		{"2025-01-24T10:12:59+08:00", "李四 2025年1月24日 10:12"},
		{"2025-01-24T10:12:59-05:00", "李四 2025年1月24日 10:12"},
		{"昨天", "李四 昨天"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *words = when_and_who("李四", cases[i].iso);

		cr_expect_str_eq(words, cases[i].words, "%s", cases[i].iso);
	}
}
