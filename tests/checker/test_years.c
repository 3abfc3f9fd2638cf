/*
 * Slips of the year: which years cannot belong, and which can.
 */

#include "check/years.h"

#include <criterion/criterion.h>

TestSuite(years, .timeout = 60);

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

static GArray *slips_of(const char *text, const char *previous, bool looks_ahead)
{
	const struct year_rule rule = {
		.year = 2024,
		.last = WORDS("比", "较", "同比", "上年", "截至", "印发"),
		.next = WORDS("将", "计划", "下一步"),
		.looks_ahead = looks_ahead,
	};
	GArray *slips = g_array_new(FALSE, FALSE, sizeof(struct year_slip));
	struct facts facts, old;

	facts_init(&facts);
	facts_init(&old);
	facts_update(&facts, text);
	if (previous != NULL)
		facts_update(&old, previous);
	g_autoptr(GHashTable) copied = years_clauses(&old, rule.year - 1);
	for (guint p = 0; p < facts.paragraphs->len; p++) {
		const struct paragraph *paragraph = facts_paragraph(&facts, p);
		guint first = slips->len;

		years_of_paragraph(paragraph, copied, &rule, slips);
		for (guint i = first; i < slips->len; i++)
			g_array_index(slips, struct year_slip, i).offset += facts_start(&facts, p);
	}
	facts_release(&facts);
	facts_release(&old);
	return slips;
}

struct reading {
	const char *text;
	int year; /* the one slip expected; 0: none */
	enum year_slip_kind kind;
};

static void expect_readings(
	const struct reading *readings, size_t count, const char *previous, bool looks_ahead)
{
	for (size_t i = 0; i < count; i++) {
		const struct reading *reading = &readings[i];
		g_autoptr(GArray) slips = slips_of(reading->text, previous, looks_ahead);
		cr_assert_eq(slips->len, reading->year != 0, "%s: %u", reading->text, slips->len);
		if (slips->len == 0)
			continue;
		struct year_slip slip = g_array_index(slips, struct year_slip, 0);
		cr_expect_eq(slip.year, reading->year, "%s: %d", reading->text, slip.year);
		cr_expect_eq(slip.kind, reading->kind, "%s: %d", reading->text, slip.kind);
	}
}

Test(years, two_back_never_belong_unless_they_are_of_a_name)
{
	static const struct reading readings[] = {
		{"2022年，本局受理申请", 2022, YEAR_LONG_AGO},
		{"较2022年有所增长", 2022, YEAR_LONG_AGO},
		{"自 １９９８ 年设立", 1998, YEAR_LONG_AGO},
		{"依《2019年要点》", 0, 0},
		{"国办发〔2019〕60号", 0, 0},
		{"电话2019", 0, 0},
		{"第2022号", 0, 0},
	};

	expect_readings(readings, G_N_ELEMENTS(readings), NULL, false);
	expect_readings(readings, G_N_ELEMENTS(readings), NULL, true);
}

Test(years, last_years_belong_where_their_clause_looks_back)
{
	static const struct reading readings[] = {
		{"2023年，本局受理申请41件", 2023, YEAR_LAST},
		{"2023年本局受理申请，较上年增加", 2023, YEAR_LAST},
		{"2023年工作较好", 2023, YEAR_LAST},
		{"2023年占比三成", 2023, YEAR_LAST},
		{"2023年本局（同比增长）", 2023, YEAR_LAST},
		{"较2023年增加5件", 0, 0},
		{"与 2023 年相 比", 0, 0},
		{"工作较好，较2023年较好", 0, 0},
		{"落实2023年印发的办法", 0, 0},
		{"较上年（2023年）增加", 0, 0},
		{"截至2023年底", 0, 0},
		{"2024年，本局受理申请", 0, 0},
	};

	expect_readings(readings, G_N_ELEMENTS(readings), NULL, false);
	expect_readings(
		readings, G_N_ELEMENTS(readings), "2023年本局公开信息。2023年，2023年度", true);
}

Test(years, last_years_do_not_belong_in_a_clause_that_was_copied)
{
	static const char previous[] = "截至2023年底，在库12件。\n2022年与2023年相比，2023年度";
	static const struct reading readings[] = {
		{"截至2023年底，在库13件", 2023, YEAR_COPIED},
		{"截至 ２０２３ 年底", 2023, YEAR_COPIED},
		{"截至2023年末", 0, 0},
		{"较上年（2023年度）增加", 0, 0},
		{"截至2024年底", 0, 0},
	};

	expect_readings(readings, G_N_ELEMENTS(readings), previous, false);
}

Test(years, to_come_belong_where_their_sentence_looks_ahead)
{
	static const struct reading readings[] = {
		{"2025年，本局受理申请41件", 2025, YEAR_AHEAD},
		{"下一步加强培训。2025年受理申请", 2025, YEAR_AHEAD},
		{"《计划》写入2025年", 2025, YEAR_AHEAD},
		{"到2027年建成", 2027, YEAR_AHEAD},
		{"2025年，本局将加强培训", 0, 0},
		{"下一步，加强培训，力争2025年见效", 0, 0},
		{"计划到2027年建成", 0, 0},
		{"《2025年要点》已拟定", 0, 0},
		{"本局（2025年将迁址）", 0, 0},
	};

	expect_readings(readings, G_N_ELEMENTS(readings), NULL, false);
	for (size_t i = 0; i < G_N_ELEMENTS(readings); i++) {
		g_autoptr(GArray) slips = slips_of(readings[i].text, NULL, true);
		cr_expect_eq(slips->len, 0, "%s", readings[i].text);
	}
}

Test(years, are_found_one_by_one_with_their_place)
{
	static const char text[] = "2024年\n甲2022 年、2023年、２０２５年";
	static const char *const expected[] = {"2022 年", "2023年", "２０２５年"};
	g_autoptr(GArray) slips = slips_of(text, NULL, false);

	cr_assert_eq(slips->len, 3);
	for (guint i = 0; i < slips->len; i++) {
		const struct year_slip *slip = &g_array_index(slips, struct year_slip, i);
		cr_expect(g_str_has_prefix(text + slip->offset, expected[i]), "%s", expected[i]);
	}
	cr_expect_eq(g_array_index(slips, struct year_slip, 2).length, 12);
}

Test(years, are_found_in_a_megabyte_of_anything)
{
	static const char *const units[] = {"2023年", "2023年（2023年）", "，2025年", "（2023年",
		"较好2023年", "2025年（", "较2023年，"};

	for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
		g_autoptr(GString) text = g_string_new(NULL);
		while (text->len < 1000000)
			g_string_append(text, units[i]);
		g_array_unref(slips_of(text->str, text->str, false));
	}
}
