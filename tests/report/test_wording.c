/*
 * Wording: what formulas ask of a text, and what only looks like it.
 */

#include "report/wording.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(wording, .timeout = 60);

Test(wording, mentions_a_word_however_it_is_spaced_and_typed)
{
	static const struct {
		const char *text, *word;
		bool expected;
	} cases[] = {
		{"依据国务院令第492号编制", "国务院令第492号", true},
		{"依据国务院令第 ４９２ 号编制", "国务院令第492号", true},
		{"开展了工作 考核", "工作考核", true},
		{"依据《条例》（国务院令第492号）", "《条例》", true},
		{"写作{{甲}的", "{{甲}", true},
		{"依据国务院令第711号编制", "国务院令第492号", false},
		{"工作的考核", "工作考核", false},
		{"共{requests.new.total}件", "total", false},
		{"工作{cover.org}考核", "工作考核", false},
		{"", "无", false},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		cr_expect_eq(wording_mentions(cases[i].text, cases[i].word), cases[i].expected,
			"%s in %s", cases[i].word, cases[i].text);
}

Test(wording, length_counts_characters_but_no_blanks)
{
	static const struct {
		const char *text;
		size_t expected;
	} cases[] = {
		{"", 0},
		{" \t\n　", 0},
		{"无", 1},
		{" 无 。\n", 2},
		{"abc，１２", 6},
		{"共{requests.new.total}件", 3},
		{"{{甲}", 3},
		{"{不是引用", 5},
		{"𠮷", 1},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		cr_expect_eq(wording_length(cases[i].text), cases[i].expected, "'%s': %zu",
			cases[i].text, wording_length(cases[i].text));
}

Test(wording, years_outside_are_those_named_as_years_and_not_in_titles)
{
	static const struct {
		const char *text;
		size_t expected;
	} cases[] = {
		{"2023年，本局", 1},
		{"２０２３ 年和 2022年", 2},
		{"自1999年起", 1},
		{"到2025年底", 1},
		{"《甲》2023年《乙》", 1},
		{"《没有收尾的2023年", 1},
		{"《没有收尾的2023年。《2022年要点》》", 1},
		{"1.2023年本局", 1},
		{"2024年，本局", 0},
		{"《2021年工作要点》和〔2019年〕3号", 0},
		{"《关于〈2019年要点〉的2020年通知》", 0},
		{"《条例》（2019年修订）、《办法》(2020年 修正)", 0},
		{"《条例》（2019年修订，2020年施行）", 2},
		{"条例（2019年修订）", 1},
		{"转发<2022年要点>", 0},
		{"电话2023，邮编202300", 0},
		{"12023年和203年和1823年", 0},
		{"20 23年", 0},
		{"{cover.year}年", 0},
		{"二〇二三年", 0},
		{"", 0},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		cr_expect_eq(wording_years_outside(cases[i].text, 2024, 2024), cases[i].expected,
			"%s: %zu", cases[i].text, wording_years_outside(cases[i].text, 2024, 2024));
	cr_expect_eq(wording_years_outside("2022年、2023年、2024年、2025年", 2023, 2024), 2);
}

static size_t periods_outside_2024(const char *text)
{
	GDate from, to;

	g_date_clear(&from, 1);
	g_date_clear(&to, 1);
	g_date_set_dmy(&from, 1, G_DATE_JANUARY, 2024);
	g_date_set_dmy(&to, 31, G_DATE_DECEMBER, 2024);
	return wording_periods_outside(text, &from, &to);
}

Test(wording, periods_that_differ_are_counted_in_every_shape)
{
	static const char *const cases[] = {
		"统计期限为2023年1月1日至12月31日",
		"自 2023 年 1 月 1 日起至 2023 年 12 月 31 日止",
		"自2024年1月1日起，至2024年11月30日止",
		"1月1日—6月30日",
		"2024年1月1日到2025年12月31日",
		"2024年2月1日——12月31日",
		"2024年1-11月",
		"2024年1月至11月",
		"１月至９月",
		"3月1日至15日",
		"3月1-15日",
		"2024年1月1日~2024年12月30日",
		"2024年1月1日至2月31日",
		"1月1日至13月1日",
		"《要点》所称1月1日至6月30日",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		cr_expect_eq(periods_outside_2024(cases[i]), 1, "%s: %zu", cases[i],
			periods_outside_2024(cases[i]));
}

Test(wording, periods_that_are_the_reports_or_none_are_not_counted)
{
	static const char *const cases[] = {
		"统计期限为2024年1月1日至12月31日",
		"自 2024 年 1 月 1 日\n起至 2024 年 12 月 31 日止",
		"自2024年1月1日起，至2024年12月31日止",
		"1月1日—12月31日",
		"2024年1月1日——2024年12月31日",
		"2024年1-12月",
		"１月～１２月",
		"2024年1月至2024年12月",
		"截至2024年12月31日",
		"自2019年5月15日起施行",
		"2021年至2024年",
		"上午9:00至17:00",
		"用时1-12个月",
		"受理之日起10日至20日",
		"电话8-12，第1至3条",
		"《2023年1月1日至6月30日考核办法》",
		"3月1日至今",
		"",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		cr_expect_eq(periods_outside_2024(cases[i]), 0, "%s: %zu", cases[i],
			periods_outside_2024(cases[i]));
}

Test(wording, leap_years_have_their_last_day_of_february)
{
	GDate from, to;

	g_date_clear(&from, 1);
	g_date_clear(&to, 1);
	g_date_set_dmy(&from, 1, G_DATE_FEBRUARY, 2024);
	g_date_set_dmy(&to, 29, G_DATE_FEBRUARY, 2024);
	cr_expect_eq(wording_periods_outside("2月1日至2月29日，2024年2月至2月", &from, &to), 0);
	cr_expect_eq(wording_periods_outside("2023年2月至2月", &from, &to), 1);
}

Test(wording, similarity_is_the_share_of_common_pairs)
{
	static const struct {
		const char *a, *b;
		int expected;
	} cases[] = {
		{"公开平台建设", "公开平台建设", 100},
		{"公开 平台\n建设", "　公开平台建设", 100},
		{"２０２３年，公开", "2024 年,公开", 100},
		{"共{requests.new.total}件", "共{requests.granted.total}件", 100},
		{"甲乙丙丁", "甲乙丁丙", 33}, /* 2·1 of 3 + 3 */
		{"甲乙丙", "甲乙", 66},
		{"甲甲甲甲", "甲甲", 50}, /* each as often as both have it: 2·1 of 3 + 1 */
		{"甲乙甲乙", "乙甲乙甲", 66},
		{"公开平台建设", "依法受理申请", 0},
		{"公开平台", "", 0},
		{"甲", "乙", 0},
		{"甲", "甲", 100},
		{"", "", 100},
		{"2023件", "2024件", 50}, /* no years */
		{"𠮷𠮷", "吉吉", 0},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const char *a = cases[i].a, *b = cases[i].b;
		cr_expect_eq(wording_similarity(a, b), cases[i].expected, "%s, %s: %d", a, b,
			wording_similarity(a, b));
		cr_expect_eq(wording_similarity(a, b), wording_similarity(b, a), "%s, %s", a, b);
	}
}

Test(wording, similarity_is_not_rounded_up_to_a_hundred)
{
	g_autoptr(GString) a = g_string_new(NULL);

	for (int i = 0; i < 500; i++)
		g_string_append_unichar(a, (gunichar)(0x4E00 + i));
	g_autofree char *b = g_strconcat(a->str, "。", NULL);
	cr_expect_eq(wording_similarity(a->str, b), 99);
}

/* What Dice's coefficient is, written down without a thought for time. */
static int plain_similarity(const char *a, const char *b)
{
	size_t a_count = strlen(a) - 1, b_count = strlen(b) - 1, common = 0;
	g_autofree bool *used = g_new0(bool, b_count);

	for (size_t i = 0; i < a_count; i++) {
		for (size_t k = 0; k < b_count; k++) {
			if (used[k] || memcmp(a + i, b + k, 2) != 0)
				continue;
			used[k] = true;
			common++;
			break;
		}
	}
	return (int)(200 * common / (a_count + b_count));
}

Test(wording, similarity_is_dices_coefficient_whatever_the_texts)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(11);

	for (int round = 0; round < 300; round++) {
		char texts[2][40] = {{0}};
		for (int t = 0; t < 2; t++) {
			int length = g_rand_int_range(random, 2, 40);
			for (int i = 0; i < length; i++)
				texts[t][i] = (char)g_rand_int_range(random, 'a', 'e');
		}
		cr_expect_eq(wording_similarity(texts[0], texts[1]),
			plain_similarity(texts[0], texts[1]), "%s, %s", texts[0], texts[1]);
	}
}

Test(wording, takes_a_megabyte_of_anything_in_its_stride)
{
	static const char *const units[] = {"《", "《》", "〔《", "2024年", "1月1日至", "1", "1月—",
		"{", "{a}", "a b", "—", "\n", "年"};

	for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
		g_autoptr(GString) text = g_string_new(NULL);
		while (text->len < 1000000)
			g_string_append(text, units[i]);
		cr_expect_not(wording_mentions(text->str, "无此词"), "%s", units[i]);
		cr_expect_eq(wording_years_outside(text->str, 2024, 2024), 0, "%s", units[i]);
		cr_expect_eq(wording_similarity(text->str, text->str), 100, "%s", units[i]);
		periods_outside_2024(text->str);
	}
}
