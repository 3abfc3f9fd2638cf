/*
 * Conditions as forms write them: what is refused, and which cells share one.
 */

#include "form/forms.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(conditions, .timeout = 20);

#define A "[{id: a, label: 甲}]"

Test(conditions, are_refused_where_they_are_wrong)
{
	static const struct table_refusal cases[] = {
		{A, "[{id: x, label: 行, when: ^cover.year}]", NULL, "when 要是一个比较"},
		{A, "[{id: x, label: 行, when: cover.year > ^cover.yaer}]", NULL,
			"是不是“cover.year”？"},
		{A, "[{id: x, label: 行, when: cover.level = ^'c'}]", NULL,
			"“c”不是 cover.level 的选项"},
		{A, "[{id: x, label: 行, when: cover.year ^= 'a'}]", NULL, "不是同一类"},
		{A, "[{id: x, label: 行, when: cover.year >^}]", NULL, "没有写完"},
		{A, "[{id: x, label: 行, when: ^[1]}]", NULL, "这里应是文字"},
		{A, "[{id: x, label: 行, from: ^今年}]", NULL, "四位年份"},
		{A, "[{id: x, label: 行, until: ^-1}]", NULL, "四位年份"},
		{"[{id: a, label: 甲, when: ^a}]", "[{id: x, label: 行}]", NULL, "没有“a”这个名字"},
		{"[{group: 组, when: x.a ^= 'b', columns: [{id: a, label: 甲}]}]",
			"[{id: x, label: 行}]", NULL, "不是同一类"},
	};

	expect_table_refusals(cases, G_N_ELEMENTS(cases));
}

Test(conditions, on_years_need_a_year_on_the_cover)
{
	static const struct refusal cases[] = {
		{"form: f\nversion: 1\ntitle: t\ncover: []\nsections:\n"
		 "  - id: s\n    heading: 一\n"
		 "    texts: [{id: a, label: 甲, from: ^2024}]\n",
			"要封面上有报告年度"},
		{"form: f\nversion: 1\ntitle: t\ncover: [{id: year, label: 年}]\nsections:\n"
		 "  - id: s\n    heading: 一\n"
		 "    texts: [{id: a, label: 甲, until: ^2024}]\n",
			"要封面上有报告年度"},
	};

	expect_refusals(cases, G_N_ELEMENTS(cases));
}

Test(conditions, stand_on_sections_and_fields_too)
{
	static const struct refusal cases[] = {
		{"form: f\nversion: 1\ntitle: t\ncover: [{id: a, label: 甲, when: ^b = 'x'}]\n"
		 "sections: []\n",
			"没有“b”这个名字"},
		{"form: f\nversion: 1\ntitle: t\ncover: [{id: a, label: 甲}]\nsections:\n"
		 "  - id: s\n    heading: 一\n    when: \"cover.a = 'x' and ^1\"\n"
		 "    texts: [{id: b, label: 乙}]\n",
			"这里要真假，得到的是数字"},
	};

	expect_refusals(cases, G_N_ELEMENTS(cases));
}

/* Rows, each under a condition of its own. */
static GString *rows_with_conditions(int count)
{
	GString *rows = g_string_new("[");

	for (int i = 0; i < count; i++)
		g_string_append_printf(rows, "{id: r%d, label: 行, when: cover.year > %d}, ", i, i);
	g_string_append(rows, "]");
	return rows;
}

Test(conditions, have_bounds)
{
	g_autoptr(GString) rows = rows_with_conditions(FORM_MAX_CONDITIONS + 1);
	g_autoptr(GString) longest = g_string_new("cover.year > 0");
	g_autofree char *last = g_strdup_printf("when: cover.year > %d", FORM_MAX_CONDITIONS);
	char *mark = strstr(rows->str, last);

	g_string_insert(rows, mark - rows->str + (gssize)strlen("when: "), "^");
	g_autofree char *many = table_form(A, rows->str, NULL);
	expect_refusal(many, "条件太多（最多1000个）");
	/* two that are short enough by themselves are not when they are joined */
	while (longest->len < 1500)
		g_string_append(longest, " or 1 > 0");
	g_autofree char *group = g_strdup_printf("[{group: 组, when: \"%s\", rows: [{id: x, "
						 "label: 行, when: \"^not (%s)\"}]}]",
		longest->str, longest->str);
	g_autofree char *joined = table_form(A, group, NULL);
	expect_refusal(joined, "条件太长（最多1000步）");
}

Test(conditions, are_told_in_words_where_there_are_some)
{
	static const struct {
		const char *keys, *words;
	} cases[] = {
		{"from: 2024", "2024年起"},
		{"until: 2024", "到2024年为止"},
		{"from: 2024, until: 2025", "2024年起，且到2025年为止"},
		{"when: cover.level = 'a'", "级是甲"},
		{"when: \"cover.level = 'a' or cover.level != 'b'\"", "级是甲或级不是乙"},
		{"when: \"cover.level = 'a' or cover.year > 2000\"",
			"cover.level = 'a' or cover.year > 2000"},
		{"when: cover.year > 2000", "cover.year > 2000"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text = g_strdup_printf(
			"form: f\nversion: 1\ntitle: 表\n"
			"cover: [{id: year, label: 年, type: year}, {id: level, label: 级, "
			"type: choice, choices: {a: 甲, b: 乙}}]\n"
			"sections:\n  - id: s\n    heading: 一\n"
			"    texts: [{id: t, label: 文, %s}]\n",
			cases[i].keys);
		struct form *form = given_form(text);
		const struct form_cell *cell = form_cell(form, form_find(form, "s.t"));
		g_autofree char *words =
			form_condition_words(form, &form->conditions[cell->condition]);

		cr_expect_str_eq(words, cases[i].words, "%s: %s", cases[i].keys, words);
		form_free(form);
	}
}

Test(conditions, that_say_the_same_are_one)
{
	g_autofree char *text = table_form("[{id: a, label: 甲, when: cover.year > 1}, "
					   "{id: b, label: 乙, when: cover.year > 1}]",
		"[{id: x, label: 行, from: 2024}, {id: y, label: 行, from: 2024}, "
		"{group: 组, from: 2024, rows: [{id: z, label: 行, from: 2024}]}]",
		NULL);
	struct form *form = given_form(text);

	cr_expect_eq(
		form->condition_count, 3, "two, and what joins them: %zu", form->condition_count);
	cr_expect_eq(form_cell(form, form_find(form, "s.x.a"))->condition,
		form_cell(form, form_find(form, "s.z.b"))->condition);
	form_free(form);
}
