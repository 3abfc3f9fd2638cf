/*
 * What stands beside a text while it is written: the figures it can name, and
 * its flaws.
 */

#include "check/named.h"
#include "check/text_flaws.h"
#include "checker/desk.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(named, .timeout = 60);

/* Three came from citizens; one was refused. */
static struct desk sit_down(const char *text)
{
	struct desk desk = desk_on(official_form());
	put(&desk, "cover.year=2024 requests.new.natural=3 requests.enforcement.natural=1");
	put(&desk, "requests.brought_forward.natural=0 disputes.review.upheld=1");
	fill(desk.report, "overview.on_request", text);
	checker_refresh(desk.checker);
	return desk;
}

static cell_index text_of(const struct desk *desk)
{
	return form_find(desk->form, "overview.on_request");
}

/* "新收 3 文2 异" for each figure the text speaks of; those it does not, with `all`. */
static char *describe(const struct desk *desk, bool all)
{
	static const char *const states[] = {"", "平", "异", "待"};
	g_autoptr(GArray) figures = checker_named(desk->checker, text_of(desk));
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < figures->len; i++) {
		const struct named_figure *figure = &g_array_index(figures, struct named_figure, i);

		if (!all && !figure->named)
			continue;
		g_string_append_printf(out, "%s%s%s%s%s%s%s", out->len > 0 ? "|" : "",
			figure->label, *figure->figure ? " " : "", figure->figure,
			figure->named ? (figure->denied ? " 无" : " 文") : "",
			figure->named ? figure->named : "", states[figure->state]);
	}
	return g_string_free(out, FALSE);
}

Test(named, figures_are_those_of_the_tables_each_once)
{
	struct desk desk = sit_down("无话。");
	g_autofree char *all = describe(&desk, true);

	cr_expect_str_eq(all,
		"新收 3+|上年结转 0+|予以公开|部分公开|不予公开 1+|无法提供|不予处理|其他处理|"
		"结转下年|行政复议 1+|行政诉讼",
		"%s", all);
	desk_release(&desk);
}

Test(named, figures_are_held_against_the_text)
{
	static const struct {
		const char *text, *named;
	} cases[] = {
		{"收到申请3件。", "新收 3+ 文3待"},
		{"收到申请2件，不予公开1件。", "新收 3+ 文2异|不予公开 1+ 文1待"},
		{"无上年结转。", "上年结转 0+ 无0待"},
		{"新收3件，受理2件。", "新收 3+ 文2异"},
		{"收到{requests.new.total}件。", "新收 3+ 文3+平"},
		{"收到{requests.new}件。", ""},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct desk desk = sit_down(cases[i].text);
		g_autofree char *named = describe(&desk, false);

		cr_expect_str_eq(named, cases[i].named, "%s: %s", cases[i].text, named);
		desk_release(&desk);
	}
}

Test(named, only_what_is_one_cell_can_be_referred_to)
{
	struct desk desk = sit_down("");
	g_autoptr(GArray) figures = checker_named(desk.checker, text_of(&desk));
	const struct named_figure *first = &g_array_index(figures, struct named_figure, 0);
	const struct named_figure *refused = &g_array_index(figures, struct named_figure, 4);

	cr_expect_eq(first->cell, form_find(desk.form, "requests.new.total"));
	cr_expect_eq(refused->cell, CELL_NONE);
	desk_release(&desk);
}

Test(named, figures_are_the_same_array_until_one_of_them_changes)
{
	static const struct {
		const char *put;
		bool same;
	} cases[] = {
		{"overview.on_request=收到申请3件。\n办结。", false},
		{"overview.on_request=收到申请3件。\n都办结了。", true},
		{"overview.on_request=收到申请2件。\n都办结了。", false},
		{"overview.on_request=早已收到申请2件。\n都办结了。", false},
		{"overview.on_request=早已收到申请2件。\n都", true},
		{"requests.new.natural=4", false},
		{"overview.on_request={requests.new.total}件。", false},
		{"cover.year=2025", false},
	};
	struct desk desk = sit_down("无话。");
	GArray *before = checker_named(desk.checker, text_of(&desk));

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		put(&desk, cases[i].put);
		GArray *now = checker_named(desk.checker, text_of(&desk));
		cr_expect_eq(now == before, cases[i].same, "%s", cases[i].put);
		g_array_unref(before);
		before = now;
	}
	g_array_unref(before);
	desk_release(&desk);
}

Test(named, a_figure_worked_out_of_a_text_changes_with_it)
{
	struct desk desk = desk_on(given_form("form: f\nversion: 1\ntitle: 表\n"
					      "cover: [{id: year, label: 年, type: year}]\n"
					      "sections:\n  - id: s\n    heading: 一\n"
					      "    texts: [{id: p, label: 文}]\n"
					      "rules:\n  - {id: r, each: text, figures: "
					      "[{after: 共, is: length(s.p)}]}\n"));
	static const char *const lengths[] = {"甲", "甲乙", "甲乙丙"};

	for (size_t i = 0; i < G_N_ELEMENTS(lengths); i++) {
		g_autofree char *text = g_strdup_printf("s.p=%s", lengths[i]);

		put(&desk, text);
		g_autoptr(GArray) figures =
			checker_named(desk.checker, form_find(desk.form, "s.p"));
		g_autofree char *length = g_strdup_printf("%zu", i + 1);
		cr_assert_eq(figures->len, 1);
		cr_expect_str_eq(g_array_index(figures, struct named_figure, 0).figure, length);
	}
	desk_release(&desk);
}

/* The flawed words in [], each with its rule. */
static char *flaws_of(const struct desk *desk)
{
	g_autoptr(GArray) flaws = checker_flaws(desk->checker, text_of(desk), 0, SIZE_MAX);
	const char *text = desk->report->typed[text_of(desk)].text;
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < flaws->len; i++) {
		const struct text_flaw *flaw = &g_array_index(flaws, struct text_flaw, i);

		g_string_append_printf(out, "[%.*s]%s", (int)flaw->length, text + flaw->offset,
			checker_rule(desk->checker, flaw->slot)->id);
	}
	return g_string_free(out, FALSE);
}

Test(named, flaws_are_all_places_that_are_wrong)
{
	static const struct {
		const char *text, *flaws;
	} cases[] = {
		{"2024年收到申请4件。", ""},
		{"收到申请2件，又收到1件。2023年底",
			"[2]text-figures[1]text-figures[2023]year-slip"},
		{"2021年、2022年办理。", "[2021]year-slip[2022]year-slip"},
		{"未收到申请。", "[未收到申请]text-figures"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct desk desk = sit_down(cases[i].text);
		g_autofree char *flaws = flaws_of(&desk);

		cr_expect_str_eq(flaws, cases[i].flaws, "%s: %s", cases[i].text, flaws);
		desk_release(&desk);
	}
}

Test(named, problems_are_told_from_where_the_cursor_stands)
{
	static const char text[] = "2023年办理。\n收到申请2件。";
	struct desk desk = sit_down(text);
	g_autoptr(GArray) front = checker_problems_near(desk.checker, text_of(&desk), 0);
	g_autoptr(GArray) back = checker_problems_near(desk.checker, text_of(&desk), strlen(text));

	cr_assert_eq(front->len, 2);
	cr_assert_eq(back->len, 2);
	cr_expect_str_eq(
		checker_rule(desk.checker, g_array_index(front, size_t, 0))->id, "year-slip");
	cr_expect_str_eq(
		checker_rule(desk.checker, g_array_index(back, size_t, 0))->id, "text-figures");
	desk_release(&desk);
}
