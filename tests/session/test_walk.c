/*
 * The ways between cells, over tables and sections.
 */

#include "report/reports.h"
#include "session/walk.h"

#include <criterion/criterion.h>

static struct form *form;
static struct report *report;

/* A cover, a section of a text and two tables, and one that applies under a condition. */
static const char text[] =
	"form: f\nversion: 1\ntitle: 表\n"
	"cover:\n  - {id: a, label: 甲, type: count, required: true}\n"
	"sections:\n"
	"  - id: s\n    heading: 一、甲\n"
	"    texts: [{id: t, label: 说}]\n"
	"    tables:\n"
	"      - {columns: [{id: x, label: 子}, {id: sum, label: 计, formula: x}],"
	" rows: [{id: r, label: 行}]}\n"
	"      - {columns: [{id: y, label: 丑}], rows: [{id: q, label: 行}]}\n"
	"  - id: w\n    heading: 二、乙\n    when: cover.a > 5\n"
	"    texts: [{id: u, label: 又, required: true}]\n";

static void begin(void)
{
	struct diagnostics *diagnostics = diagnostics_new();

	form = form_load("f.yaml", text, sizeof text - 1, diagnostics);
	for (size_t i = 0; !form && i < diagnostics_count(diagnostics); i++)
		cr_log_error("%s", diagnostics_get(diagnostics, i)->text);
	cr_assert_not_null(form);
	diagnostics_free(diagnostics);
	report = report_new(form);
}

static void end(void)
{
	report_free(report);
	form_free(form);
}

TestSuite(walk, .timeout = 10, .init = begin, .fini = end);

static cell_index at(const char *address)
{
	return form_find(form, address);
}

static const char *named(cell_index cell)
{
	return cell == CELL_NONE ? "nowhere" : form_cell(form, cell)->address;
}

Test(walk, passes_over_what_is_computed_and_what_does_not_apply)
{
	static const struct {
		const char *from;
		int direction;
		const char *to;
	} cases[] = {
		{"cover.a", +1, "s.t"},
		{"s.t", +1, "s.r.x"},
		{"s.r.x", +1, "s.q.y"},
		{"s.r.sum", -1, "s.r.x"},
		{"s.q.y", +1, "cover.a"},
		{"cover.a", -1, "s.q.y"},
	};

	fill(report, "cover.a", "1");
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		cell_index to = walk_next(report, at(cases[i].from), cases[i].direction);

		cr_expect_str_eq(named(to), cases[i].to, "%s %d: %s", cases[i].from,
			cases[i].direction, named(to));
	}
	fill(report, "cover.a", "9");
	cr_expect_str_eq(named(walk_next(report, at("s.q.y"), +1)), "w.u");
}

Test(walk, leads_through_the_blanks_of_all_sections_to_none)
{
	static const char *const blanks[] = {"s.r.x", "s.q.y", "w.u", "cover.a"};
	cell_index here = at("cover.a");

	for (size_t i = 0; i < G_N_ELEMENTS(blanks); i++) {
		struct checker *checker = checker_new(report);

		here = walk_next_blank(report, checker, here);
		cr_expect_str_eq(named(here), blanks[i], "%s", named(here));
		checker_free(checker);
	}
	fill_all(report, "s.r.x=1 s.q.y=0 cover.a=1");
	struct checker *checker = checker_new(report);
	cr_expect_eq(walk_next_blank(report, checker, at("s.t")), CELL_NONE);
	checker_free(checker);
}
