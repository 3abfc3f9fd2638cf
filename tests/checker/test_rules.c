/*
 * Rules of every kind held against reports: passed, failed, pending, and where
 * they have nothing to say.
 */

#include "checker/desk.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(checked_rules, .timeout = 30);

#define FORM                                                                                       \
	"form: f\nversion: 1\ntitle: 表\n"                                                        \
	"cover:\n"                                                                                 \
	"  - {id: year, label: 年, type: year}\n"                                                 \
	"  - {id: date, label: 日, type: date}\n"                                                 \
	"  - {id: level, label: 类, type: choice, choices: {a: 甲, b: 乙}}\n"                   \
	"sections:\n"                                                                              \
	"  - id: o\n    heading: 一\n"                                                            \
	"    texts: [{id: p, label: 文}, {id: q, label: 文, when: cover.level = 'a'}]\n"         \
	"  - id: s\n    heading: 二\n"                                                            \
	"    table:\n"                                                                             \
	"      cell: {type: count}\n"                                                              \
	"      columns: [{id: a, label: 甲}, {id: b, label: 乙}]\n"                              \
	"      rows: [{id: x, label: 行}, {id: y, label: 行, when: cover.level = 'a'}]\n"        \
	"  - id: t\n    heading: 三\n"                                                            \
	"    table:\n"                                                                             \
	"      cell: {type: amount}\n"                                                             \
	"      columns: [{id: c, label: 丙}]\n"                                                   \
	"      rows: [{id: x, label: 行}, {id: z, label: 行}]\n"                                 \
	"rules:\n  - "

/* What a rule of the form comes to: "passed", or more of its places joined by blanks, those that
   have nothing to say as "none". */
static char *states(const struct desk *desk)
{
	GString *out = g_string_new(NULL);
	size_t slots = checker_slots(desk->checker);

	for (size_t i = desk->form->cell_count; i < slots; i++) {
		bool whole = i >= desk->form->cell_count + desk->form->instance_count;

		if (whole == (desk->form->rules[0].together != TOGETHER_NOT))
			g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "",
				finding_state_name(checker_state(desk->checker, i)));
	}
	return g_string_free(out, FALSE);
}

struct rule_case {
	const char *rule, *filled, *states;
};

static void expect_states(const struct rule_case *cases, size_t count, const char *previous)
{
	for (size_t i = 0; i < count; i++) {
		g_autofree char *text = g_strconcat(FORM, cases[i].rule, "\n", NULL);
		g_autofree char *report = g_strconcat("form: f\n", previous, NULL);
		struct desk desk = desk_with(given_form(text), report);

		put(&desk, cases[i].filled);
		g_autofree char *got = states(&desk);
		cr_expect_str_eq(got, cases[i].states, "%s with %s: %s", cases[i].rule,
			cases[i].filled, got);
		desk_release(&desk);
	}
}

Test(checked_rules, that_hold_once)
{
	static const struct rule_case cases[] = {
		{"{id: r, require: s.x.a = t.x.c}", "", "pending"},
		{"{id: r, require: s.x.a = t.x.c}", "s.x.a=2 t.x.c=2.0", "passed"},
		{"{id: r, require: s.x.a = t.x.c}", "s.x.a=2 t.x.c=2.5", "failed"},
		{"{id: r, require: s.x.a = t.x.c}", "s.x.a=2 t.x.c=约", "pending"},
		{"{id: r, require: s.x.a = t.x.c}", "s.x.a=2 t.x.c=/", "none"},
		/* a date that is not there yet, and one that never will be */
		{"{id: r, require: \"cover.date > date(cover.year, 12, 31)\"}",
			"cover.year=2024 cover.date=2025-01-24", "passed"},
		{"{id: r, require: \"cover.date > date(cover.year, 12, 31)\"}",
			"cover.year=2024 cover.date=2024-01-24", "failed"},
		{"{id: r, require: \"cover.date > date(cover.year, 12, 31)\"}", "cover.year=2024",
			"pending"},
		{"{id: r, require: \"cover.date > date(cover.year, 12, 31)\"}",
			"cover.date=2025-01-24", "pending"},
		{"{id: r, require: \"cover.date - date(cover.year, 12, 31) <= 31\"}",
			"cover.year=2024 cover.date=2025-02-01", "failed"},
		{"{id: r, require: \"cover.date - date(cover.year, 12, 31) <= 31\"}",
			"cover.year=2024", "pending"},
		/* sums only grow, so some fail early */
		{"{id: r, require: sum(s.*.a) <= t.x.c}", "s.x.a=9 t.x.c=3", "failed"},
		{"{id: r, require: sum(s.*.a) <= t.x.c}", "s.x.a=2 t.x.c=3", "pending"},
		{"{id: r, require: sum(s.*.a) <= t.x.c}", "s.x.a=2 t.x.c=3 cover.level=b",
			"passed"},
	};

	expect_states(cases, G_N_ELEMENTS(cases), "");
}

Test(checked_rules, for_each_line_cell_and_text)
{
	static const struct rule_case cases[] = {
		{"{id: r, each: row, in: s, require: a >= b}", "s.x.a=2 s.x.b=2 s.y.b=1 s.y.a=0",
			"passed failed"},
		{"{id: r, each: column, in: s, require: x >= y}", "s.x.a=1 s.y.a=0 s.x.b=1",
			"passed pending"},
		{"{id: r, each: row of t, require: s.@.a = t.@.c}", "s.x.a=1 t.x.c=2 t.z.c=5",
			"failed"},
		{"{id: r, each: cell, require: cell < 10}", "s.x.a=9 s.x.b=10 t.x.c=3.5 t.z.c=-1",
			"passed failed pending pending passed "
			"passed"},
		{"{id: r, each: cell, in: t, require: cell < 10}", "t.x.c=/ t.z.c=1",
			"none passed"},
		{"{id: r, each: text, require: \"not mentions(text, '待定')\"}", "o.p=待定",
			"failed pending"},
		{"{id: r, each: text, require: length(text) >= 2}", "o.p=一二 o.q=一 cover.level=a",
			"passed failed"},
		{"{id: r, each: text, require: length(text) >= 2}", "o.p=一二 cover.level=b",
			"passed none"},
	};

	expect_states(cases, G_N_ELEMENTS(cases), "");
}

Test(checked_rules, under_a_condition_say_nothing_where_it_is_false)
{
	static const struct rule_case cases[] = {
		{"{id: r, when: cover.level = 'a', require: s.x.a > 1}", "s.x.a=1", "pending"},
		{"{id: r, when: cover.level = 'a', require: s.x.a > 1}", "s.x.a=1 cover.level=b",
			"none"},
		{"{id: r, when: cover.level = 'a', require: s.x.a > 1}", "s.x.a=1 cover.level=a",
			"failed"},
		{"{id: r, when: cover.level = 'a', require: s.x.a > 1}", "cover.level=a",
			"pending"},
		{"{id: r, when: cover.level = 'a', require: s.x.a > 1}", "s.x.a=1 cover.level=/",
			"none"},
		{"{id: r, each: row, in: s, when: a > 1, require: b > 1}",
			"s.x.a=1 s.x.b=1 s.y.a=2 s.y.b=1", "none failed"},
		{"{id: r, each: cell, when: cell > 5, require: cell < 10}",
			"s.x.a=1 s.x.b=10 s.y.a=6", "none failed passed pending pending pending"},
		{"{id: r, each: text, when: \"mentions(text, '费')\", require: length(text) > 3}",
			"o.p=收费 o.q=无", "failed none"},
	};

	expect_states(cases, G_N_ELEMENTS(cases), "");
}

Test(checked_rules, within_a_tolerance)
{
	static const struct rule_case cases[] = {
		{"{id: r, within: 0.1, require: s.x.a = t.x.c}", "s.x.a=2 t.x.c=2.1", "passed"},
		{"{id: r, within: 0.1, require: s.x.a = t.x.c}", "s.x.a=2 t.x.c=1.9", "passed"},
		{"{id: r, within: 0.1, require: s.x.a = t.x.c}", "s.x.a=2 t.x.c=2.11", "failed"},
		{"{id: r, within: 0.1, require: s.x.a = t.x.c}", "s.x.a=2 t.x.c=1.89", "failed"},
		{"{id: r, within: 0.1, require: s.x.a = t.x.c}", "s.x.a=2", "pending"},
		{"{id: r, within: 0, require: s.x.a = t.x.c}", "s.x.a=2 t.x.c=2.00", "passed"},
		{"{id: r, within: 1, require: s.x.a + s.x.b = t.x.c}", "s.x.a=5 t.x.c=2", "failed"},
		{"{id: r, within: 1, require: s.x.a + s.x.b = t.x.c}", "s.x.a=2 t.x.c=2",
			"pending"},
		{"{id: r, within: 31, require: \"cover.date = date(2024, 12, 31)\"}",
			"cover.date=2025-01-31", "passed"},
		{"{id: r, within: 31, require: \"cover.date = date(2024, 12, 31)\"}",
			"cover.date=2025-02-01", "failed"},
		{"{id: r, within: 31, require: \"cover.date = date(2024, 12, 31)\"}", "",
			"pending"},
	};

	expect_states(cases, G_N_ELEMENTS(cases), "");
}

Test(checked_rules, of_several_places_together)
{
	static const struct rule_case cases[] = {
		{"{id: r, each: cell, in: s, together: true, require: cell < 5}", "", "pending"},
		{"{id: r, each: cell, in: s, together: true, require: cell < 5}",
			"s.x.a=1 s.x.b=1 s.y.a=1", "pending"},
		{"{id: r, each: cell, in: s, together: true, require: cell < 5}",
			"s.x.a=1 s.x.b=1 s.y.a=1 s.y.b=1", "passed"},
		{"{id: r, each: cell, in: s, together: true, require: cell < 5}", "s.y.b=9",
			"failed"},
		{"{id: r, each: cell, in: s, together: true, require: cell < 5}",
			"s.x.a=/ s.x.b=/ s.y.a=/ s.y.b=/", "none"},
		{"{id: r, each: cell, in: s, together: all, require: cell < 5}",
			"s.x.a=9 s.x.b=9 s.y.a=9", "pending"},
		{"{id: r, each: cell, in: s, together: all, require: cell < 5}",
			"s.x.a=9 s.x.b=9 s.y.a=9 s.y.b=9", "failed"},
		{"{id: r, each: cell, in: s, together: all, require: cell < 5}",
			"s.x.a=9 s.x.b=9 s.y.a=/ s.y.b=9", "failed"},
		{"{id: r, each: cell, in: s, together: all, require: cell < 5}", "s.x.a=9 s.y.b=1",
			"passed"},
		{"{id: r, each: cell, in: s, together: all, when: cell > 0, require: cell > 5}",
			"s.x.a=0 s.x.b=0 s.y.a=0 s.y.b=0", "none"},
	};

	expect_states(cases, G_N_ELEMENTS(cases), "");
}

#define LAST_YEAR                                                                                  \
	"previous:\n  form: f\n  year: 2023\n  figures:\n"                                         \
	"    s:\n      x: {a: 10, b: 0}\n      y: {a: /}\n"                                        \
	"  texts:\n    o:\n      p: 去年很好\n"

Test(checked_rules, about_last_year_say_nothing_where_it_is_not_known)
{
	static const struct rule_case cases[] = {
		{"{id: r, require: s.x.a <= 2 * previous.s.x.a}", "s.x.a=20", "passed"},
		{"{id: r, require: s.x.a <= 2 * previous.s.x.a}", "s.x.a=21", "failed"},
		{"{id: r, require: s.x.a <= 2 * previous.s.x.a}", "", "pending"},
		{"{id: r, require: t.x.c <= 2 * previous.t.x.c}", "t.x.c=21", "none"},
		{"{id: r, require: t.x.c <= 2 * previous.t.x.c}", "", "none"},
		{"{id: r, require: s.y.a <= 2 * previous.s.y.a}", "s.y.a=21", "none"},
		{"{id: r, each: row, in: s, require: a = previous.a}", "s.x.a=10 s.y.a=10",
			"passed none"},
		{"{id: r, each: cell, in: s, require: cell = previous}", "s.x.a=10 s.x.b=1",
			"passed failed none none"},
		{"{id: r, each: cell, in: s, require: cell = previous.cell}", "s.x.a=10 s.x.b=1",
			"passed failed none none"},
		{"{id: r, each: cell, in: s, together: all, when: cell != 0, require: cell != previous}",
			"s.x.a=10 s.x.b=0 s.y.a=4", "failed"},
		{"{id: r, each: text, require: \"similarity(text, previous.text) < 0.9\"}",
			"o.p=去年很好 o.q=去年很好", "failed none"},
		{"{id: r, each: text, require: \"similarity(text, previous) < 0.9\"}",
			"o.p=今年不错", "passed none"},
		{"{id: r, when: previous.s.x.a = 10, require: s.x.a > 1}", "s.x.a=1", "failed"},
		{"{id: r, when: previous.t.x.c = 10, require: s.x.a > 1}", "s.x.a=1", "none"},
		{"{id: r, require: sum(previous.s.x.*) = s.x.a}", "s.x.a=10", "passed"},
		{"{id: r, require: sum(previous.s.*.b) = s.x.a}", "s.x.a=10", "none"},
	};
	static const struct rule_case without[] = {
		{"{id: r, require: s.x.a <= 2 * previous.s.x.a}", "s.x.a=20", "none"},
		{"{id: r, each: cell, in: s, require: cell = previous}", "s.x.a=10",
			"none none none none"},
		/* what decides without last year is decided */
		{"{id: r, require: s.x.a < 5 or previous.s.x.a > 5}", "s.x.a=3", "passed"},
		{"{id: r, require: s.x.a < 5 or previous.s.x.a > 5}", "s.x.a=9", "none"},
	};

	expect_states(cases, G_N_ELEMENTS(cases), LAST_YEAR);
	expect_states(without, G_N_ELEMENTS(without), "");
}

Test(checked_rules, do_not_take_a_row_that_ended_for_one_that_became_less)
{
	static const char last_year[] = "previous:\n  form: f\n  year: 2023\n  figures:\n"
					"    s:\n      x: {a: 10}\n      y: {a: 10}\n";
	static const char rule[] = "{id: r, each: cell, in: s, when: previous > 0, "
				   "require: abs(cell - previous) < 5}";
	static const struct rule_case cases[] = {
		{rule, "s.x.a=9", "passed none pending none"},
		{rule, "s.x.a=9 cover.level=b", "passed none none none"},
		/* where somebody says something all the same, it is looked at */
		{rule, "s.x.a=9 cover.level=b s.y.a=1", "passed none failed none"},
	};

	expect_states(cases, G_N_ELEMENTS(cases), last_year);
}

Test(checked_rules, of_blocks_and_absent_cells_hold_where_there_is_something)
{
	struct form *form = given_form(
		"form: f\nversion: 1\ntitle: 表\ncover: [{id: year, label: 年, type: year}]\n"
		"sections:\n"
		"  - id: s\n    heading: 一\n    table:\n"
		"      cell: {type: count}\n"
		"      blocks:\n"
		"        - columns: [{id: made, label: 本年制发}, {id: left, label: 现行有效}]\n"
		"          rows: [{id: x, label: 规章}, {id: y, label: 规范性文件}]\n"
		"        - columns: [{id: done, label: 处理决定}]\n"
		"          rows: [{id: z, label: 行政许可}]\n"
		"      cells: {y.made: none}\n"
		"      rules: [{id: r, each: row, require: made <= left}]\n");
	struct desk desk = desk_on(form);

	cr_assert_eq(form->instance_count, 1);
	put(&desk, "s.x.made=3 s.x.left=2 s.y.left=1 s.z.done=3");
	g_autofree char *failed = failures(&desk);
	cr_expect_str_eq(failed, "r@s.x.made");
	desk_release(&desk);
}

Test(checked_rules, count_in_the_section_where_they_fail)
{
	static const struct {
		const char *filled, *failures;
		size_t of_s, of_t;
	} cases[] = {
		{"s.x.a=1 s.x.b=1", "", 0, 0},
		{"s.x.a=9", "r@s.x.a", 1, 0},
		{"t.x.c=9", "r@s.x.a", 1, 0},
		{"s.x.a=1", "r@t.x.c", 0, 1},
		{"t.x.c=1", "", 0, 0},
		{"t.z.c=9", "r@t.z.c", 0, 1},
		{"s.x.b=9", "r@s.x.b", 1, 0},
		{"t.z.c=1 s.x.b=/", "", 0, 0},
	};
	struct desk desk = desk_on(given_form(
		FORM "{id: r, each: cell, together: true, level: warning, require: cell < 5}\n"));
	int s = form_find_section(desk.form, "s"), t = form_find_section(desk.form, "t");

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		put(&desk, cases[i].filled);
		g_autofree char *got = failures(&desk);
		cr_expect_str_eq(got, cases[i].failures, "step %zu: %s", i, got);
		cr_expect_eq(
			checker_section(desk.checker, s).warnings, cases[i].of_s, "step %zu", i);
		cr_expect_eq(
			checker_section(desk.checker, t).warnings, cases[i].of_t, "step %zu", i);
	}
	desk_release(&desk);
}

/* A finding of several places is said at each of those that fail, and at no other. */
Test(checked_rules, of_several_places_show_at_each)
{
	struct desk desk = desk_on(given_form(
		FORM "{id: r, each: cell, together: true, level: warning, require: cell < 5}\n"));

	put(&desk, "s.x.a=9 s.x.b=1 t.z.c=7");
	cr_expect_neq(checker_at(desk.checker, form_find(desk.form, "s.x.a")), SIZE_MAX);
	cr_expect_eq(checker_at(desk.checker, form_find(desk.form, "s.x.b")), SIZE_MAX);
	cr_expect_eq(checker_at(desk.checker, form_find(desk.form, "t.z.c")),
		checker_at(desk.checker, form_find(desk.form, "s.x.a")));
	desk_release(&desk);
}

Test(checked_rules, of_cells_that_do_not_apply_but_are_filled_in)
{
	struct desk desk = desk_on(given_form(FORM "{id: r, require: s.x.a >= 0}\n"));
	static const struct {
		const char *filled, *failures;
	} cases[] = {
		{"s.y.a=3", ""},
		{"cover.level=b", "not-applicable@s.y.a"},
		{"s.y.a=/", ""},
		{"o.q=有", "not-applicable@o.q"},
		{"cover.level=a", ""},
		{"s.y.b=-1", "type@s.y.b"},
		{"cover.level=b", "not-applicable@o.q not-applicable@s.y.b"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		put(&desk, cases[i].filled);
		g_autofree char *got = failures(&desk);
		cr_expect_str_eq(got, cases[i].failures, "step %zu: %s", i, got);
	}
	desk_release(&desk);
}

/* What cannot apply is not waited for. */
Test(checked_rules, require_only_cells_that_apply)
{
	g_autofree char *text = table_form("[{id: a, label: 甲, required: true}]",
		"[{id: x, label: 行}, {id: y, label: 行, when: cover.level = 'a'}]", NULL);
	struct desk desk = desk_on(given_form(text));

	cr_expect_eq(checker_total(desk.checker).required, 2);
	cr_expect_eq(checker_total(desk.checker).blanks, 2);
	put(&desk, "cover.level=b");
	cr_expect_eq(checker_total(desk.checker).required, 1);
	cr_expect_eq(checker_total(desk.checker).blanks, 1);
	put(&desk, "cover.level=a s.y.a=1");
	cr_expect_eq(checker_total(desk.checker).required, 2);
	cr_expect_eq(checker_total(desk.checker).blanks, 1);
	desk_release(&desk);
}

/* A computed figure has the bounds its author gave it, as a typed one has. */
Test(checked_rules, of_computed_figures_outside_their_bounds)
{
	g_autofree char *text = table_form("[{id: a, label: 甲}, {id: b, label: 乙}, "
					   "{id: t, label: 余, min: 0, formula: a - b}]",
		"[{id: x, label: 行}]", NULL);
	struct desk desk = desk_on(given_form(text));

	put(&desk, "s.x.b=3");
	g_autofree char *open = failures(&desk);
	cr_expect_str_eq(open, "", "it can still grow");
	put(&desk, "s.x.a=2");
	g_autofree char *below = failures(&desk);
	cr_expect_str_eq(below, "type@s.x.t");
	put(&desk, "s.x.a=3");
	g_autofree char *fine = failures(&desk);
	cr_expect_str_eq(fine, "");
	desk_release(&desk);
}

Test(checked_rules, of_carried_figures_warn_when_they_change)
{
	g_autofree char *text = table_form("[{id: a, label: 甲}, {id: b, label: 乙}]",
		"[{id: x, label: 行, carry: previous.y, rule: begun}, {id: y, label: 行}]", NULL);
	struct desk desk = desk_with(given_form(text),
		"form: f\nprevious:\n  form: f\n  year: 2023\n  figures:\n"
		"    s:\n      y: {a: 5}\n");

	put(&desk, "s.x.a=5 s.x.b=4");
	g_autofree char *same = failures(&desk);
	cr_expect_str_eq(same, "", "last year says nothing of b");
	put(&desk, "s.x.a=6");
	g_autofree char *other = failures(&desk);
	cr_expect_str_eq(other, "begun@s.x.a");
	put(&desk, "s.x.a=");
	g_autofree char *blank = failures(&desk);
	cr_expect_str_eq(blank, "");
	cr_expect_eq(rule_state(&desk, 0), FINDING_PENDING);
	cr_expect_eq(rule_state(&desk, 1), FINDING_NONE);
	desk_release(&desk);
}
