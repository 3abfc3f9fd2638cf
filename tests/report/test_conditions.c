/*
 * Conditions in a report: what does not apply reads as 不适用 while it is blank,
 * and counts when somebody put a figure there anyway.
 */

#include "report/report.h"
#include "report/reports.h"

#include <criterion/criterion.h>

TestSuite(report_conditions, .timeout = 30);

/* b applies where the kind is a, c where the total of a and b is above 10, and the total of all
   where the year is 2024 or later. */
static const char columns[] =
	"[{id: a, label: 甲}, {id: b, label: 乙, when: cover.level = 'a'}, "
	"{id: c, label: 丙, when: s.x.t > 10}, {id: t, label: 计, formula: a + b}, "
	"{id: u, label: 总, formula: a + b + c, from: 2024}]";

static struct report *new_report(struct form **form)
{
	g_autofree char *text = table_form(columns, "[{id: x, label: 行}]", NULL);

	*form = given_form(text);
	return report_new(*form);
}

static bool applies(const struct report *report, const char *address)
{
	return report_applies(report, form_find(report->form, address));
}

Test(report_conditions, let_blanks_read_as_not_applicable)
{
	static const struct {
		const char *filled, *t, *u;
	} cases[] = {
		/* not known yet: all apply, and are waited for */
		{"s.x.a=3", "3+", "3+"},
		{"s.x.a=3 cover.level=b", "3", "3"},
		{"s.x.a=3 cover.level=a", "3+", "3+"},
		{"s.x.a=3 cover.level=a s.x.b=9", "12", "12+"},
		{"s.x.a=3 cover.level=a s.x.b=9 s.x.c=1", "12", "13"},
		{"s.x.a=3 cover.level=a s.x.b=1", "4", "4"},
		/* what stands where it does not apply counts */
		{"s.x.a=3 cover.level=b s.x.b=9", "12", "12+"},
		{"s.x.a=3 cover.level=b s.x.b=/", "3", "3"},
		/* letters are no figure: as blank as nothing */
		{"s.x.a=3 cover.level=b s.x.b=约", "3", "3"},
		{"cover.level=b", "", ""},
		{"cover.level=b s.x.a=/", "/", ""},
		/* the total itself does not apply */
		{"s.x.a=3 cover.level=b cover.year=2023", "3", "/"},
		{"s.x.a=3 cover.level=b cover.year=2024", "3", "3"},
		{"s.x.a=3 cover.level=b cover.year=今年", "3", "3"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct form *form;
		struct report *report = new_report(&form);

		fill_all(report, cases[i].filled);
		g_autofree char *t = shown(report, "s.x.t");
		g_autofree char *u = shown(report, "s.x.u");
		cr_expect_str_eq(t, cases[i].t, "%s: t is %s", cases[i].filled, t);
		cr_expect_str_eq(u, cases[i].u, "%s: u is %s", cases[i].filled, u);
		report_free(report);
		form_free(form);
	}
}

Test(report_conditions, are_false_only_when_they_are_known_to_be)
{
	struct form *form;
	struct report *report = new_report(&form);

	cr_expect(applies(report, "s.x.a"));
	cr_expect(applies(report, "s.x.b"), "nobody knows yet");
	fill(report, "cover.level", "b");
	cr_expect_not(applies(report, "s.x.b"));
	fill(report, "cover.level", "a");
	cr_expect(applies(report, "s.x.b"));
	fill(report, "cover.level", "/");
	cr_expect(applies(report, "s.x.b"), "nobody will ever know");
	report_free(report);
	form_free(form);
}

static bool is_named(
	const struct report *report, const char *address, const cell_index *changed, size_t count)
{
	cell_index cell = form_find(report->form, address);

	for (size_t i = 0; i < count; i++) {
		if (changed[i] == cell)
			return true;
	}
	return false;
}

/* Whoever paints or checks has to know of them, though their values are as they were. */
Test(report_conditions, name_the_cells_that_come_to_apply_as_changed)
{
	struct form *form;
	struct report *report = new_report(&form);
	const cell_index *changed;
	size_t count = report_set(report, form_find(form, "cover.level"), "b", &changed);

	cr_expect(is_named(report, "s.x.b", changed, count));
	count = report_set(report, form_find(form, "s.x.a"), "11", &changed);
	cr_expect(is_named(report, "s.x.t", changed, count));
	cr_expect(is_named(report, "s.x.c", changed, count), "by way of the total");
	count = report_set(report, form_find(form, "cover.year"), "2023", &changed);
	cr_expect(is_named(report, "s.x.u", changed, count));
	cr_expect_not(is_named(report, "s.x.b", changed, count));
	report_free(report);
	form_free(form);
}

/* A condition takes cells as they stand: a blank that does not apply is blank to it. */
Test(report_conditions, take_cells_as_they_stand)
{
	g_autofree char *text =
		table_form("[{id: a, label: 甲, when: cover.level = 'a'}, "
			   "{id: b, label: 乙, when: s.x.a = 1 or cover.level = 'b'}]",
			"[{id: x, label: 行}]", NULL);
	struct form *form = given_form(text);
	struct report *report = report_new(form);

	fill_all(report, "cover.level=b");
	cr_expect_not(applies(report, "s.x.a"));
	cr_expect(applies(report, "s.x.b"));
	fill_all(report, "cover.level=a s.x.a=2");
	cr_expect_not(applies(report, "s.x.b"));
	report_free(report);
	form_free(form);
}

Test(report_conditions, of_groups_sections_and_years_all_have_to_be_true)
{
	struct form *form = given_form(
		"form: f\nversion: 1\ntitle: 表\n"
		"cover: [{id: year, label: 年, type: year}, {id: k, label: 类}]\n"
		"sections:\n"
		"  - id: s\n    heading: 一\n    when: cover.k != 'x'\n"
		"    texts: [{id: t, label: 文, until: 2024}]\n"
		"    table:\n"
		"      columns: [{group: 组, when: cover.k != 'y', columns: [{id: a, label: 甲}]}]\n"
		"      rows: [{group: 组, from: 2020, rows: [{id: r, label: 行, until: 2022}]}]\n");
	static const struct {
		const char *filled;
		bool text, cell;
	} cases[] = {
		{"cover.year=2021 cover.k=z", true, true},
		{"cover.year=2021 cover.k=x", false, false},
		{"cover.year=2021 cover.k=y", true, false},
		{"cover.year=2019 cover.k=z", true, false},
		{"cover.year=2020 cover.k=z", true, true},
		{"cover.year=2023 cover.k=z", true, false},
		{"cover.year=2025 cover.k=z", false, false},
		{"cover.year=2025", false, false},
		{"cover.k=z", true, true},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct report *report = report_new(form);

		fill_all(report, cases[i].filled);
		cr_expect_eq(applies(report, "s.t"), cases[i].text, "%s", cases[i].filled);
		cr_expect_eq(applies(report, "s.r.a"), cases[i].cell, "%s", cases[i].filled);
		report_free(report);
	}
	form_free(form);
}

/* What is no cell reads as 不适用 for ever. */
Test(report_conditions, do_not_matter_to_what_is_no_cell)
{
	g_autofree char *text = table_form("[{id: a, label: 甲}, {id: b, label: 乙}, "
					   "{id: t, label: 计, formula: a + b}]",
		"[{id: x, label: 行}, {id: y, label: 行}]", BESIDE("cells: {x.b: none}"));
	struct form *form = given_form(text);
	struct report *report = report_new(form);

	fill_all(report, "s.x.a=3 s.y.a=3");
	g_autofree char *x = shown(report, "s.x.t");
	g_autofree char *y = shown(report, "s.y.t");
	cr_expect_str_eq(x, "3");
	cr_expect_str_eq(y, "3+");
	report_free(report);
	form_free(form);
}
