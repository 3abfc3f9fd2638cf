/*
 * Repairs: what is offered at the problem line, how many keys it takes, and that it is one step to
 * undo wherever it was carried out.
 */

#include "clerk.h"
#include "papers.h"
#include "seat.h"

TestSuite(repairs, .init = sit_down_to_full_report, .fini = get_up, .timeout = 60);

/* The report with assignments to it, open at its cover. */
static struct screen *open_with(const char *assignments)
{
	g_autofree char *set = g_strconcat("set report.yaml ", assignments, NULL);
	papers_run(desk, set);
	struct screen *s = papers_open(desk, 24, 80);
	screen_mark(s);
	return s;
}

/* A year later, with itself as last year's report. */
static void lay_out_next_year(void)
{
	char *text = papers_data("full.yaml");

	desk_write(desk, "2024.yaml", text);
	g_free(text);
	papers_run(desk,
		"set report.yaml cover.year=2025 cover.date=2026-01-24 cover.preamble=统计期限为2025年。 "
		"proactive.normative.repealed=0");
	papers_run(desk, "previous report.yaml 2024.yaml");
}

static void expect_keys(struct screen *s, size_t most)
{
	cr_expect_leq(screen_keystrokes(s), most, "it took %zu keys", screen_keystrokes(s));
}

Test(repairs, a_case_in_the_wrong_column_takes_three_keys)
{
	struct screen *s = open_with("requests.not_held.natural=0 requests.not_held.business=1");
	expect_row(s, 0, "错 2");
	press(s, "F7");
	expect_row(s, PROBLEM_ROW, "^G看改法");
	press(s, "Ctrl-G");
	expect(s, "[1 13行 1.本机关不掌握相关政府信息] 商业企业 1改0，自然人 0改1");
	type(s, "1");
	expect_row(s, 0, "错 0");
	expect_keys(s, 3);
	expect_row(s, PROBLEM_ROW, "已照改：商业企业 1改0，自然人 0改1");
	press(s, "Ctrl-Z");
	expect_row(s, 0, "错 2");
	press(s, "Ctrl-Y");
	expect_row(s, 0, "错 0");
	papers_close(s);
	expect_saved(desk, "requests.not_held.natural", "1");
	expect_saved(desk, "requests.not_held.business", "0");
}

Test(repairs, what_is_nearest_to_the_cursor_comes_first)
{
	struct screen *s = open_with("requests.not_held.natural=0 requests.not_held.business=1");
	press(s, "Esc 3 Right");
	press(s, "Down Down");
	expect_row(s, PROBLEM_ROW, "^G看改法");
	press(s, "Ctrl-G");
	expect(s, "[1 01行 一、本年新收申请数量]");
	press(s, "Esc");
	expect_gone(s, "[1 01行");
	expect_row(s, 0, "错 2");
	press(s, "Ctrl-G Enter");
	expect_row(s, 0, "错 0");
}

Test(repairs, last_years_year_in_a_text_takes_two_keys)
{
	struct screen *s = open_with("overview.platform=2023年共维护栏目18个。");
	expect_row(s, 0, "警 1");
	press(s, "F7");
	expect_row(s, PROBLEM_ROW, "^G照改：2024年   F4说明");
	press(s, "Ctrl-G");
	expect_row(s, 0, "警 0");
	expect_keys(s, 2);
	papers_close(s);
	expect_saved(desk, "overview.platform", "2024年共维护栏目18个。");
}

Test(repairs, a_figure_in_the_wrong_unit_takes_two_keys)
{
	lay_out_next_year();
	struct screen *s = open_with("proactive.fees.amount=1279000");
	press(s, "Esc 2");
	screen_mark(s);
	press(s, "F7");
	expect_row(s, PROBLEM_ROW, "^G照改：1279000元＝127.9万元   F4说明");
	press(s, "Ctrl-G");
	expect_row(s, PROBLEM_ROW, "已照改：1279000元＝127.9万元");
	expect_keys(s, 2);
	papers_close(s);
	expect_saved(desk, "proactive.fees.amount", "127.9");
}

Test(repairs, a_cell_being_typed_in_is_accepted_first)
{
	lay_out_next_year();
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Esc 2 End");
	for (int row = 0; row < 5; row++)
		press(s, "Down");
	type(s, "1280000");
	expect_row(s, PROBLEM_ROW, "^G照改：1280000元＝128万元");
	press(s, "Ctrl-G");
	expect_row(s, PROBLEM_ROW, "已照改");
	/* taking the repair back leaves what was typed */
	press(s, "Ctrl-Z");
	expect_row(s, PROBLEM_ROW, "^G照改：1280000元＝128万元");
	press(s, "Ctrl-Z");
	expect_gone(s, "1280000");
	papers_close(s);
	expect_saved(desk, "proactive.fees.amount", "127.9");
}

Test(repairs, a_date_within_the_period_is_a_year_later)
{
	struct screen *s = open_with("cover.date=2024-01-24");
	press(s, "F7 Ctrl-G");
	expect_row(s, PROBLEM_ROW, "已照改：2025年1月24日");
	expect_row(s, 0, "警 0");
}

Test(repairs, a_text_being_written_shows_it_and_keeps_the_cursor)
{
	struct screen *s = open_with("overview.platform=2023年共维护栏目18个。");
	press(s, "F7 Enter");
	expect_row(s, 2, "（四）政府信息公开平台建设");
	press(s, "Home Right Right Right Right Right Right");
	type(s, "甲");
	expect_row(s, 3, "2023年共甲维护");
	press(s, "Ctrl-G");
	expect_row(s, 3, "2024年共甲维护");
	type(s, "乙");
	expect_row(s, 3, "2024年共甲乙维护");
	press(s, "Ctrl-Z");
	expect_row(s, 3, "2024年共甲维护");
	press(s, "Ctrl-Z");
	expect_row(s, 3, "2023年共甲维护");
}

Test(repairs, a_figure_that_disagrees_becomes_a_live_one)
{
	struct screen *s = open_with("overview.on_request=全年新收申请3件，已全部办结。");
	press(s, "F7");
	expect_row(s, PROBLEM_ROW, "^G照改：换成引用   F4说明");
	press(s, "Ctrl-G");
	expect_row(s, 0, "警 0");
	papers_close(s);
	expect_saved(
		desk, "overview.on_request", "全年新收申请{requests.new.total}件，已全部办结。");
}

Test(repairs, a_total_stated_otherwise_gives_way_to_the_computed_one)
{
	char *text = papers_data("full.yaml");
	char *at = strstr(text, "handled: {natural: 2");
	cr_assert_not_null(at);
	at[strlen("handled: {natural: ")] = '3';
	desk_write(desk, "report.yaml", text);
	g_free(text);
	struct screen *s = papers_open(desk, 24, 80);
	expect_row(s, 0, "错 1");
	press(s, "F7");
	expect_row(s, PROBLEM_ROW, "^G照改：用算得的2");
	press(s, "Ctrl-G");
	expect_row(s, 0, "错 0");
	press(s, "Ctrl-Z");
	expect_row(s, 0, "错 1");
}

Test(repairs, nothing_is_carried_out_where_nothing_is_offered)
{
	struct screen *s = open_with("overview.lead=");
	press(s, "Ctrl-G");
	expect_row(s, PROBLEM_ROW, "这里没有问题");
	expect_row(s, 0, "已存");
}
