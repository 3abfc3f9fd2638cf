/*
 * The agenda: what is in the list and in which order, and the way from one problem to the next.
 */

#include "checker/desk.h"
#include "review/agenda.h"

#include <criterion/criterion.h>

TestSuite(agenda, .timeout = 60);

/* Errors in the rows of t, warnings in those of w, blanks in both. */
#define FORM                                                                                       \
	"form: f\n"                                                                                \
	"version: 1\n"                                                                             \
	"title: 表\n"                                                                             \
	"cover: [{id: org, label: 单位, required: true}]\n"                                      \
	"sections:\n"                                                                              \
	"  - id: w\n"                                                                              \
	"    heading: 一\n"                                                                       \
	"    table:\n"                                                                             \
	"      cell: {type: integer, required: true}\n"                                            \
	"      columns: [{id: a, label: 甲}, {id: b, label: 乙}]\n"                              \
	"      rows: [{id: x, label: 子}, {id: y, label: 丑}, {id: z, label: 寅}]\n"            \
	"      rules: [{id: warn, each: row, require: a <= 9, level: warning},\n"                  \
	"        {id: same, each: row, require: a != 66, level: error}]\n"                         \
	"  - id: t\n"                                                                              \
	"    heading: 二\n"                                                                       \
	"    table:\n"                                                                             \
	"      cell: {type: integer, required: true}\n"                                            \
	"      columns: [{id: c, label: 丙}, {id: d, label: 丁}]\n"                              \
	"      rows: [{id: u, label: 卯}, {id: v, label: 辰}]\n"                                 \
	"      rules: [{id: bad, each: row, require: c <= 9}]\n"

/* "E@w.x.a" for each item, B3 for three blanks. Free with g_free. */
static char *listed(const struct desk *desk, int section, enum agenda_kind kind)
{
	static const char marks[] = {'E', 'B', 'W', 'S'};
	struct agenda agenda = agenda_of(desk->report, desk->checker, NULL, section);
	GString *out = g_string_new(NULL);

	for (size_t i = 0; i < agenda_count(&agenda, kind); i++) {
		const struct agenda_item *item = agenda_get(&agenda, kind, i);

		g_string_append_printf(out, "%s%c", i > 0 ? " " : "", marks[item->kind]);
		if (item->kind == AGENDA_BLANK)
			g_string_append_printf(out, "%zu", item->blanks);
		g_string_append_printf(out, "@%s", form_cell(desk->form, item->cell)->address);
	}
	agenda_release(&agenda);
	return g_string_free(out, FALSE);
}

Test(agenda, lists_errors_before_blanks_before_warnings_and_folds_rows)
{
	static const struct {
		const char *put;
		int section;
		enum agenda_kind kind;
		const char *listed;
	} cases[] = {
		{"", -1, AGENDA_KINDS, "B1@cover.org B2@w.x.a B2@w.y.a B2@w.z.a B2@t.u.c B2@t.v.c"},
		{"w.x.a=10 t.v.c=10", -1, AGENDA_KINDS,
			"E@t.v.c B1@cover.org B1@w.x.b B2@w.y.a B2@w.z.a B2@t.u.c B1@t.v.d "
			"W@w.x.a"},
		{"w.x.a=10 t.v.c=10", 1, AGENDA_KINDS, "B1@w.x.b B2@w.y.a B2@w.z.a W@w.x.a"},
		{"w.x.a=10 t.v.c=10", -1, AGENDA_WARNING, "W@w.x.a"},
		{"w.x.a=10 t.v.c=10 t.u.c=11", -1, AGENDA_ERROR, "E@t.u.c E@t.v.c"},
		{"w.x.a=10", 2, AGENDA_WARNING, ""},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct desk desk = desk_on(given_form(FORM));

		put(&desk, cases[i].put);
		g_autofree char *list = listed(&desk, cases[i].section, cases[i].kind);
		cr_expect_str_eq(list, cases[i].listed, "with %s: %s", cases[i].put, list);
		desk_release(&desk);
	}
}

Test(agenda, leads_through_errors_then_warnings_and_round)
{
	static const struct {
		const char *put, *from;
		const char *stops;
	} cases[] = {
		{"w.x.a=1", "cover.org", "-"},
		/* errors first, wherever the cursor is; then warnings; then round */
		{"w.x.a=10 w.z.a=10 t.u.c=10 t.v.c=10", "cover.org",
			"t.u.c t.v.c w.x.a w.z.a t.u.c"},
		{"w.x.a=10 t.u.c=10", "t.v.d", "t.u.c w.x.a t.u.c"},
		{"w.x.a=10 w.z.a=10", "w.y.b", "w.z.a w.x.a w.z.a"},
		{"t.u.c=10", "t.u.c", "t.u.c t.u.c"},
		/* a cell that has both an error and a warning is gone to once */
		{"w.x.a=10 w.y.a=66 w.z.a=11", "cover.org", "w.y.a w.x.a w.z.a w.y.a"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct desk desk = desk_on(given_form(FORM));
		g_auto(GStrv) stops = g_strsplit(cases[i].stops, " ", -1);

		put(&desk, cases[i].put);
		cell_index at = form_find(desk.form, cases[i].from);
		for (char **stop = stops; *stop; stop++) {
			at = agenda_next(desk.report, desk.checker, at);
			const char *address =
				at == CELL_NONE ? "-" : form_cell(desk.form, at)->address;
			cr_expect_str_eq(address, *stop, "with %s: at %s, not %s", cases[i].put,
				address, *stop);
			if (at == CELL_NONE)
				break;
		}
		desk_release(&desk);
	}
}

Test(agenda, begins_with_what_is_wrong_with_the_report_as_a_whole)
{
	struct desk desk = desk_on(given_form(FORM));

	put(&desk, "w.x.a=66");
	desk.report->status = STATUS_APPROVED; /* which nobody gave */
	g_autoptr(GPtrArray) flaws = review_flaws(desk.report);
	struct agenda all = agenda_of(desk.report, desk.checker, flaws, -1);
	struct agenda section = agenda_of(desk.report, desk.checker, flaws, 1);

	cr_assert_eq(agenda_count(&all, AGENDA_ERROR), 2);
	const struct agenda_item *first = agenda_get(&all, AGENDA_ERROR, 0);
	cr_expect_eq(first->cell, CELL_NONE);
	cr_expect_str_eq(first->flaw->rule, "status");
	cr_expect_null(agenda_get(&all, AGENDA_ERROR, 1)->flaw);
	cr_expect_eq(agenda_count(&section, AGENDA_ERROR), 1);
	cr_expect_eq(agenda_count(&all, AGENDA_ERROR), review_total(desk.checker, flaws).errors);
	agenda_release(&all);
	agenda_release(&section);
	desk_release(&desk);
}
