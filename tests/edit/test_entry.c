/*
 * Entry: what a clerk types, and what a report file then holds.
 */

#include "edit/entry.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(entry, .timeout = 20);

enum { REPORT_YEAR = 2024 };

struct entry_case {
	const char *typed;
	const char *strict;
};

static void expect_reading(enum cell_type type, const struct entry_case *cases, size_t count)
{
	static struct form_choice choices[] = {{"department", "部门"}, {"township", "乡镇街道"}};
	struct form_cell cell = {.table = -1,
		.spec = &(struct cell_spec){
			.type = type, .choices = choices, .choice_count = G_N_ELEMENTS(choices)}};

	for (size_t i = 0; i < count; i++) {
		g_autofree char *read = entry_normalize(&cell, cases[i].typed, REPORT_YEAR);

		cr_expect_str_eq(read, cases[i].strict, "“%s” becomes “%s” instead of “%s”",
			cases[i].typed, read, cases[i].strict);
	}
}

Test(entry, reads_figures_as_people_type_them)
{
	static const struct entry_case cases[] = {
		{"12", "12"},
		{"１２", "12"},
		{" 1 2 ", "12"},
		{"　12　", "12"},
		{"0", "0"},
		{"007", "7"},
		{"000", "0"},
		{"+5", "5"},
		{"＋５", "5"},
		{"-5", "-5"},
		{"－５", "-5"},
		{"127.90", "127.90"},
		{"127。90", "127.90"},
		{"１２７．９０", "127.90"},
		{"5.", "5"},
		{".5", "0.5"},
		{"00.5", "0.5"},
		{"3,259", "3259"},
		{"3，259", "3259"},
		{"1,234,567.50", "1234567.50"},
		{"", ""},
		{"   ", ""},
	};

	expect_reading(TYPE_AMOUNT, cases, G_N_ELEMENTS(cases));
}

Test(entry, leaves_alone_what_is_no_figure)
{
	static const struct entry_case cases[] = {
		{"1,2", "1,2"},
		{"1,23,456", "1,23,456"},
		{"1234,567", "1234,567"},
		{",123", ",123"},
		{"1,2345", "1,2345"},
		{"1.2.3", "1.2.3"},
		{"1e3", "1e3"},
		{"约20", "约20"},
		{"0x1F", "0x1F"},
		{"+", "+"},
		{".", "."},
		{"1-2", "1-2"},
		{"12%", "12%"},
	};

	expect_reading(TYPE_COUNT, cases, G_N_ELEMENTS(cases));
}

Test(entry, keeps_every_digit_of_a_long_figure)
{
	static const struct entry_case cases[] = {
		{"1234567890123456789", "1234567890123456789"},
		{"0.1234567", "0.1234567"},
	};

	expect_reading(TYPE_AMOUNT, cases, G_N_ELEMENTS(cases));
}

Test(entry, takes_a_slash_or_a_dash_alone_for_not_applicable)
{
	static const char *const signs[] = {"/", "／", "、", "－", "—", "-", "——", " / ", "不适用"};
	static const enum cell_type types[] = {TYPE_COUNT, TYPE_AMOUNT, TYPE_DATE, TYPE_CHOICE};

	for (size_t t = 0; t < G_N_ELEMENTS(types); t++) {
		for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
			struct entry_case single = {signs[i], "/"};

			expect_reading(types[t], &single, 1);
		}
	}
}

Test(entry, drops_the_sign_of_a_percentage)
{
	static const struct entry_case cases[] = {{"12.5%", "12.5"}, {"１２％", "12"}, {"%", "%"}};

	expect_reading(TYPE_PERCENT, cases, G_N_ELEMENTS(cases));
}

Test(entry, reads_dates_in_every_usual_form)
{
	static const struct entry_case cases[] = {
		{"2025-01-24", "2025-01-24"},
		{"2025-1-24", "2025-01-24"},
		{"2025.1.24", "2025-01-24"},
		{"2025/1/24", "2025-01-24"},
		{"2025年1月24日", "2025-01-24"},
		{"２０２５年１月２４日", "2025-01-24"},
		{"2025 年 1 月 24 日", "2025-01-24"},
		{"2025年1月24号", "2025-01-24"},
		{"2025年1月24", "2025-01-24"},
		{"20250124", "2025-01-24"},
		{"0124", "2025-01-24"},
		{"1.24", "2025-01-24"},
		{"1。24", "2025-01-24"},
		{"1-24", "2025-01-24"},
		{"1/24", "2025-01-24"},
		{"1、24", "2025-01-24"},
		{"1月24日", "2025-01-24"},
		{"2024-2-29", "2024-02-29"},
	};

	expect_reading(TYPE_DATE, cases, G_N_ELEMENTS(cases));
}

Test(entry, leaves_alone_what_is_no_date)
{
	static const struct entry_case cases[] = {
		{"2025-02-29", "2025-02-29"},
		{"2025-13-1", "2025-13-1"},
		{"0230", "0230"},
		{"124", "124"},
		{"25.1.24", "25.1.24"},
		{"2025-1", "2025-1"},
		{"2025-1-24-3", "2025-1-24-3"},
		{"2025年1-24", "2025年1-24"},
		{"明天", "明天"},
	};

	expect_reading(TYPE_DATE, cases, G_N_ELEMENTS(cases));
}

Test(entry, guesses_no_year_when_the_report_has_none)
{
	struct form_cell cell = {.spec = &(struct cell_spec){.type = TYPE_DATE}};
	g_autofree char *read = entry_normalize(&cell, "1月24日", 0);

	cr_expect_str_eq(read, "1月24日");
}

Test(entry, takes_a_date_of_a_table_for_one_of_the_year)
{
	struct form_cell cell = {.table = 0, .spec = &(struct cell_spec){.type = TYPE_DATE}};
	g_autofree char *read = entry_normalize(&cell, "1月24日", REPORT_YEAR);
	g_autofree char *full = entry_normalize(&cell, "2019.1.24", REPORT_YEAR);
	g_autofree char *expected = g_strdup_printf("%d-01-24", REPORT_YEAR);

	cr_expect_str_eq(read, expected);
	cr_expect_str_eq(full, "2019-01-24");
}

Test(entry, reads_years)
{
	static const struct entry_case cases[] = {
		{"2024", "2024"},
		{"２０２４", "2024"},
		{"2024年", "2024"},
		{" 2024 ", "2024"},
		{"24", "24"},
		{"20245", "20245"},
		{"二〇二四", "二〇二四"},
	};

	expect_reading(TYPE_YEAR, cases, G_N_ELEMENTS(cases));
}

Test(entry, reads_a_choice_by_id_label_or_number)
{
	static const struct entry_case cases[] = {
		{"department", "department"},
		{"部门", "department"},
		{" 部门　", "department"},
		{"1", "department"},
		{"２", "township"},
		{"3", "3"},
		{"0", "0"},
		{"部", "部"},
	};

	expect_reading(TYPE_CHOICE, cases, G_N_ELEMENTS(cases));
}

Test(entry, leaves_prose_as_it_is)
{
	static const struct entry_case lines[] = {
		{"　示例县 财政局 ", "示例县 财政局"}, {"１，２", "１，２"}, {"—", "—"}};
	static const struct entry_case texts[] = {
		{"　　首行缩进。\n", "　　首行缩进。\n"}, {" ", " "}, {"３，２５９", "３，２５９"}};

	expect_reading(TYPE_LINE, lines, G_N_ELEMENTS(lines));
	expect_reading(TYPE_TEXT, texts, G_N_ELEMENTS(texts));
}

Test(entry, reads_what_it_has_read_as_the_same)
{
	static const struct {
		enum cell_type type;
		const char *typed;
	} cases[] = {
		{TYPE_AMOUNT, "１，２３４。50"},
		{TYPE_COUNT, "约20"},
		{TYPE_DATE, "1.24"},
		{TYPE_YEAR, "2024年"},
		{TYPE_LINE, "　某局　"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct form_cell cell = {.spec = &(struct cell_spec){.type = cases[i].type}};
		g_autofree char *once = entry_normalize(&cell, cases[i].typed, REPORT_YEAR);
		struct entry_case again = {once, once};

		expect_reading(cases[i].type, &again, 1);
	}
}

static bool accepts(const struct form_cell *cell, const char *character)
{
	g_autofree char *taken = entry_characters(
		cell, character, (size_t)(g_utf8_next_char(character) - character));

	return taken != NULL;
}

Test(entry, knows_which_characters_a_cell_accepts)
{
	static const struct {
		enum cell_type type;
		const char *accepted;
		const char *refused;
	} cases[] = {
		{TYPE_COUNT, "0123456789０９ 　.。．,，+＋-－—/／、=＝*×", "a件约%年"},
		{TYPE_PERCENT, "5%％", "a年"},
		{TYPE_DATE, "09０９年月日号-.。/／", "件a+,"},
		{TYPE_YEAR, "09０年", "月a."},
		{TYPE_LINE, "a件%〇“", ""},
		{TYPE_TEXT, "a件\n", ""},
		{TYPE_CHOICE, "1部a", ""},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct form_cell cell = {.spec = &(struct cell_spec){.type = cases[i].type}};

		for (const char *c = cases[i].accepted; *c; c = g_utf8_next_char(c))
			cr_expect(
				accepts(&cell, c), "%s: %s", cell_type_row(cases[i].type)->name, c);
		for (const char *c = cases[i].refused; *c; c = g_utf8_next_char(c))
			cr_expect_not(
				accepts(&cell, c), "%s: %s", cell_type_row(cases[i].type)->name, c);
		cr_expect_eq(entry_only(&cell) != NULL, *cases[i].refused != '\0', "%s",
			cell_type_row(cases[i].type)->name);
	}
}

Test(entry, lets_a_sum_begin_nowhere_but_at_the_front)
{
	static const struct {
		const char *line;
		size_t cursor;
		const char *characters;
		bool fits;
	} cases[] = {
		{"", 0, "=", true},
		{"", 0, "=12+3*4", true},
		{"", 0, "12=", false},
		{"", 0, "3*4", false},
		{"12", 2, "=", false},
		{"12", 0, "=", true},
		{"12", 2, "*", false},
		{"=12", 3, "*", true},
		{"=12", 3, "=", false},
		{"=12", 0, "=", false},
		{"12", 2, "+3", true},
	};
	struct form_cell cell = {.spec = &(struct cell_spec){.type = TYPE_COUNT}};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		cr_expect_eq(entry_fits(&cell, cases[i].line, cases[i].cursor, cases[i].characters),
			cases[i].fits, "“%s” at %zu in “%s”", cases[i].characters, cases[i].cursor,
			cases[i].line);
}

Test(entry, takes_a_burst_of_characters_whole_or_not_at_all)
{
	static const struct {
		enum cell_type type;
		const char *burst;
		const char *taken;
	} cases[] = {
		{TYPE_COUNT, "３，２５９", "3,259"},
		{TYPE_AMOUNT, "127。9", "127.9"},
		{TYPE_COUNT, "\u202D1,234\u202C", "1,234"},
		{TYPE_COUNT, "12件", NULL},
		{TYPE_COUNT, "abc", NULL},
		{TYPE_DATE, "1月24日", "1月24日"},
		{TYPE_LINE, "某\x1b[1m局\t𠮷", "某[1m局𠮷"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct form_cell cell = {.spec = &(struct cell_spec){.type = cases[i].type}};
		g_autofree char *taken =
			entry_characters(&cell, cases[i].burst, strlen(cases[i].burst));

		cr_expect(g_strcmp0(taken, cases[i].taken) == 0, "%s: %s", cases[i].burst,
			taken ? taken : "nothing");
	}
}
