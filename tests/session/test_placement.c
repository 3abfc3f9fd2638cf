/*
 * Placing blocks: which value goes where, and what is said of it before.
 */

#include "form/forms.h"
#include "report/reports.h"
#include "session/placement.h"
#include "session/units.h"

#include <criterion/criterion.h>
#include <string.h>

static struct form *form;
static struct report *report;
static struct block *block;
static struct placement placement;

static void begin(void)
{
	form = official_form();
	report = report_new(form);
}

static void put_away(void)
{
	if (block)
		placement_release(&placement);
	g_clear_pointer(&block, block_free);
}

static void end(void)
{
	put_away();
	report_free(report);
	form_free(form);
}

TestSuite(placement, .timeout = 30, .init = begin, .fini = end);

static bool place(const char *text, const char *cursor)
{
	g_autofree const char **units = units_of(form);

	put_away();
	block = block_parse(text, strlen(text), units);
	return placement_find(report, block, form_find(form, cursor), &placement);
}

/* The changes, as "address=text" separated by blanks. */
static void expect_changes(const char *wanted)
{
	g_autoptr(GString) changes = g_string_new(NULL);

	for (guint i = 0; i < change_list_length(placement.changes); i++) {
		const struct change *change = change_list_get(placement.changes, i);

		g_string_append_printf(
			changes, "%s%s=%s", i > 0 ? " " : "", change->address, change->after);
	}
	cr_expect_str_eq(changes->str, wanted, "%s", changes->str);
}

static void expect_way(enum placement_way way, guint taken, guint stated, guint left_out)
{
	cr_expect_eq(placement.way, way, "way %d", placement.way);
	cr_expect_eq(placement_taken(&placement), taken, "%u taken", placement_taken(&placement));
	cr_expect_eq(placement.counts[PLACING_STATED], stated, "%u stated",
		placement.counts[PLACING_STATED]);
	cr_expect_eq(placement_left_out(&placement), left_out, "%u left out",
		placement_left_out(&placement));
}

Test(placement, begins_where_the_cursor_stands)
{
	cr_expect(place("1\t2\n3\t4", "requests.new.business"));
	expect_way(PLACEMENT_AT_CURSOR, 4, 0, 0);
	expect_changes("requests.new.business=1 requests.new.research=2 "
		       "requests.brought_forward.business=3 requests.brought_forward.research=4");
}

Test(placement, leaves_cells_alone_where_the_block_is_blank)
{
	cr_expect(place("1\t\t3", "requests.new.natural"));
	expect_changes("requests.new.natural=1 requests.new.research=3");
}

Test(placement, goes_down_the_column_with_a_figure_a_line)
{
	cr_expect(place("1\n/\n3\n", "requests.granted.legal"));
	expect_changes("requests.granted.legal=1 requests.partly.legal=/ "
		       "requests.state_secret.legal=3");
}

Test(placement, of_a_row_with_its_total_begins_in_front)
{
	cr_expect(place("1\t0\t0\t0\t0\t0\t1", "requests.new.research"));
	expect_way(PLACEMENT_AT_CURSOR, 6, 1, 0);
	cr_expect_eq(placement.contradicted, 0);
	cr_expect(place("1 0 0 0 0 0", "requests.new.research"));
	expect_way(PLACEMENT_AT_CURSOR, 6, 0, 0);
	cr_expect_eq(placement.first, form_find(form, "requests.new.natural"));
}

Test(placement, states_a_total_that_is_added_wrongly)
{
	cr_expect(place("10\t1\t0\t0\t0", "disputes.review.upheld"));
	expect_way(PLACEMENT_AT_CURSOR, 4, 1, 0);
	cr_expect_eq(placement.contradicted, 1);
	expect_changes("disputes.review.upheld=10 disputes.review.corrected=1 "
		       "disputes.review.other=0 disputes.review.pending=0 "
		       "stated.disputes.review.total=0");
}

Test(placement, takes_back_a_stated_total_that_agrees_now)
{
	report_state(report, form_find(form, "disputes.review.total"), "7");
	cr_expect(place("1\t0\t0\t0\t1", "disputes.review.upheld"));
	cr_expect_eq(placement.contradicted, 0);
	expect_changes("disputes.review.upheld=1 disputes.review.corrected=0 "
		       "disputes.review.other=0 disputes.review.pending=0 "
		       "stated.disputes.review.total=");
}

Test(placement, goes_by_labels_wherever_the_cursor_stands)
{
	cr_expect(place("信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
			"行政规范性文件\t0\t15\t19件\n规 章\t0\t0\t0\n社会团体\t1\t2\t3\n",
		"requests.new.legal"));
	expect_way(PLACEMENT_BY_LABELS, 6, 0, 3);
	expect_changes("proactive.normative.made=0 proactive.normative.repealed=15 "
		       "proactive.normative.in_force=19 proactive.rules.made=0 "
		       "proactive.rules.repealed=0 proactive.rules.in_force=0");
	cr_expect_eq(placement.counts[PLACING_NO_ROW], 3);
}

Test(placement, finds_labels_with_groups_in_front_and_cut_short)
{
	cr_expect(place("三、本年度办理结果\t（三）不予公开\t7.属于行政执法案卷\t1\t0\n"
			"部分公开\t5\t6\n其他\t2\t2",
		"requests.new.natural"));
	expect_changes("requests.enforcement.natural=1 requests.enforcement.business=0 "
		       "requests.partly.natural=5 requests.partly.business=6 "
		       "requests.other_result.natural=2 requests.other_result.business=2");
}

Test(placement, of_one_labelled_column_stands_in_the_cursors_column)
{
	cr_expect(place(
		"一、本年新收政府信息公开申请数量\t2\n上年结转\t1", "requests.granted.welfare"));
	expect_changes("requests.new.welfare=2 requests.brought_forward.welfare=1");
}

/* Rows of a block of that shape, every value being 1. */
static char *ones(int rows, int columns)
{
	GString *text = g_string_new(NULL);

	for (int row = 0; row < rows; row++) {
		for (int column = 0; column < columns; column++)
			g_string_append(text, column > 0 ? "\t1" : "1");
		g_string_append_c(text, '\n');
	}
	return g_string_free(text, FALSE);
}

Test(placement, of_the_whole_tables_shape_begins_at_its_first_cell)
{
	static const struct {
		int rows, columns;
		guint taken, stated;
	} cases[] = {
		{25, 7, 144, 31},
		{24, 6, 144, 0},
		{25, 6, 144, 6},
		{24, 7, 144, 24},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text = ones(cases[i].rows, cases[i].columns);

		cr_expect(place(text, "requests.granted.legal"));
		expect_way(PLACEMENT_WHOLE, cases[i].taken, cases[i].stated, 0);
	}
}

Test(placement, of_table_2_follows_its_blocks)
{
	cr_expect(place("0\t0\t0\n0\t15\t19\n3117\n15\n0\n127.9", "proactive.permits.decisions"));
	expect_way(PLACEMENT_WHOLE, 10, 0, 0);
	cr_expect(place("15\t19\n3117\n", "proactive.normative.repealed"));
	expect_changes("proactive.normative.repealed=15 proactive.normative.in_force=19 "
		       "proactive.permits.decisions=3117");
}

Test(placement, of_as_many_values_as_cells_goes_row_by_row)
{
	cr_expect(place("1 2 3 4 10 0 0 0 0 0 5 0 0 0 5", "disputes.after_review.other"));
	expect_way(PLACEMENT_IN_ORDER, 12, 3, 0);
	cr_expect_eq(placement.contradicted, 0);
	cr_expect(place("0\n0\n0\n0\n15\n19\n3117\n15\n0\n127.9", "proactive.rules.made"));
	expect_way(PLACEMENT_IN_ORDER, 10, 0, 0);
}

Test(placement, leaves_out_what_has_no_place_and_says_why)
{
	cr_expect(place("1\t待核\n2\t3\t4", "disputes.after_review.pending"));
	expect_way(PLACEMENT_AT_CURSOR, 1, 0, 4);
	cr_expect(place("127.9元", "proactive.fees.amount"));
	expect_way(PLACEMENT_AT_CURSOR, 0, 0, 1);
	cr_expect_eq(placement.counts[PLACING_OTHER_UNIT], 1);
	cr_expect(place("127.9万元", "proactive.fees.amount"));
	expect_changes("proactive.fees.amount=127.9");
	cr_expect(place("3条", "proactive.normative.made"));
	expect_changes("proactive.normative.made=3");
}

Test(placement, of_figures_without_labels_has_none_on_the_cover)
{
	cr_expect_not(place("1\t2", "cover.org"));
	cr_expect(place("规章\t1\t2\t3", "cover.org"));
	expect_changes("proactive.rules.made=1 proactive.rules.repealed=2 "
		       "proactive.rules.in_force=3");
}

Test(placement, is_read_in_lines_before_it_is_done)
{
	static const char *const wanted[] = {
		"四、政府信息公开行政复议、行政诉讼情况：按行名对上",
		"填2格，改1格，1格原已相同，合计1个不填，只核对，1个合计与算得的不同，2个不放",
		"",
		"01 行政复议                      1 3改2    0    0 (9)!",
		"第2行 团体                     [1]  [/]  表里没有这一行",
	};
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);

	fill_all(report, "disputes.review.corrected=3 disputes.review.other=0");
	cr_assert(place("行政复议\t1\t2\t0\t0\t9\n团体\t1\t/", "disputes.review.upheld"));
	placement_describe(&placement, report, block, lines);
	cr_assert_eq(lines->len, G_N_ELEMENTS(wanted));
	for (guint i = 0; i < lines->len; i++)
		cr_expect_str_eq(g_ptr_array_index(lines, i), wanted[i], "%s",
			(char *)g_ptr_array_index(lines, i));
}
