/*
 * The views as a whole, at the usual sizes: cover, tables and their slips, texts,
 * with last year's report beside. Each screen is a file of golden/.
 */

#include "clerk.h"
#include "golden.h"
#include "papers.h"
#include "seat.h"

TestSuite(views, .init = sit_down, .fini = get_up, .timeout = 120);

static const struct size {
	int rows, columns;
} sizes[] = {{24, 80}, {30, 100}, {43, 132}};

/* A report of 2024 with that of 2023 taken in, which is the same but for these. */
static void lay_out(void)
{
	char *text = papers_data("real-00.yaml");
	GString *last = g_string_new(text);

	g_string_replace(last, "2024", "2023", 0);
	g_string_replace(last, "2025", "2024", 0);
	desk_write(desk, "report.yaml", text);
	desk_write(desk, "2023.yaml", last->str);
	g_string_free(last, TRUE);
	g_free(text);
	papers_run(desk,
		"set 2023.yaml proactive.normative.made=2 proactive.normative.repealed=3"
		" proactive.normative.in_force=34 proactive.permits.decisions=2890"
		" proactive.penalties.decisions=22 proactive.fees.amount=131.2"
		" disputes.review.upheld=1 disputes.direct.pending=1");
	papers_run(desk, "previous report.yaml 2023.yaml");
}

/* Opens the report at a size, goes somewhere, and looks. */
static void expect_view_at(const struct size *size, const char *view, const char *keys)
{
	struct screen *s = papers_open(desk, size->rows, size->columns);
	char *name = g_strdup_printf("%s-%dx%d", view, size->columns, size->rows);

	press(s, keys);
	golden_screen(s, name);
	send_signal(s, 15);
	wait_exit(s);
	g_free(name);
}

/* The same at every size. */
static void expect_view(const char *view, const char *keys)
{
	for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++)
		expect_view_at(&sizes[i], view, keys);
}

Test(views, cover)
{
	lay_out();
	expect_view("cover", "Alt-0 Down");
}

Test(views, table_of_several_blocks)
{
	lay_out();
	expect_view("table-2", "Alt-2 Down");
}

Test(views, a_slip_of_units_while_it_is_typed)
{
	lay_out();
	papers_run(desk, "set report.yaml proactive.fees.amount=1279000");
	expect_view("table-2-slip", "Alt-2 Down Down Down Down Down");
}

Test(views, a_case_in_the_wrong_column)
{
	lay_out();
	papers_run(
		desk, "set report.yaml requests.not_held.natural=0 requests.not_held.business=1");
	expect_view("table-3-slip", "Alt-3 PgDn PgDn PgDn Right");
}

/* Where there is room for it beside the rows it shows unasked, and F8 would put it away. */
Test(views, last_year_below_the_rows_of_a_long_table)
{
	lay_out();
	expect_view_at(&sizes[0], "table-3-last", "Alt-3 F8 Down");
	expect_view_at(&sizes[1], "table-3-last", "Alt-3 F8 Down");
	expect_view_at(&sizes[2], "table-3-last", "Alt-3 Down");
}

Test(views, a_table_that_is_not_complete)
{
	lay_out();
	papers_run(desk,
		"set report.yaml disputes.after_review.corrected= disputes.after_review.other="
		" disputes.after_review.pending=");
	expect_view("table-4", "Alt-4 Down Down Right");
}

Test(views, texts_of_a_section)
{
	papers_lay_out(desk, "full.yaml");
	expect_view("texts", "Alt-1 Down");
}

Test(views, a_form_with_words_and_squares_that_are_none)
{
	papers_lay_out_form_of(desk, "works.yaml");
	desk_write(desk, "report.yaml",
		"form: works\n"
		"cover: {org: 城北镇人民政府, year: 2024, level: township}\n"
		"works:\n  main: {name: 环城路二期工程一标段, kind: road, budget: 120.5}\n");
	expect_view("works", "Alt-2 Down");
}

Test(views, of_the_smallest_window)
{
	lay_out();
	struct screen *s = papers_open(desk, 16, 60);

	press(s, "Alt-3 Down");
	golden_screen(s, "table-3-60x16");
	resize(s, 15, 59);
	golden_screen(s, "too-small-59x15");
}
