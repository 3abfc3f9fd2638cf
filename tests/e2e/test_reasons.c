/*
 * Reasons for warnings: asked for at the cell and in the list, shown with who
 * gave them, open again when a figure is another.
 */

#include "clerk.h"
#include "papers.h"
#include "seat.h"

TestSuite(reasons, .init = sit_down_to_works, .fini = get_up, .timeout = 60);

/* A report with last year's in it, at the permits newly received, of which there are too many. */
static struct screen *open_report(void)
{
	char *text = papers_data("works-2023.yaml");
	desk_write(desk, "2023.yaml", text);
	g_free(text);
	desk_write(desk, "report.yaml",
		"form: works\ncover: {org: 城北镇人民政府, year: 2024, level: township}\n"
		"permits:\n  permit: {carried: 3, new: 9487, done: 600}\n");
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "F8 Enter");
	expect(s, "填上");
	press(s, "Enter F7");
	expect_row(s, PROBLEM_ROW, "警 行政许可，本年新收：9487 多于上年的五倍 2750   F4说明");
	return s;
}

static void explain(struct screen *s, const char *reason)
{
	press(s, "F4");
	expect(s, "说明理由");
	type(s, reason);
	press(s, "Enter");
	expect_row(s, PROBLEM_ROW, "已说明，不再计入警");
}

Test(reasons, a_warning_that_is_explained_counts_no_more)
{
	struct screen *s = open_report();
	expect_row(s, 0, "警 1");
	explain(s, "承接市级下放的事项");
	expect_row(s, 0, "警 0");
	press(s, "Left Right");
	expect_row(s, PROBLEM_ROW, "说 行政许可，本年新收");
	expect_row(s, PROBLEM_ROW, "说明：承接市级下放的");
	press(s, "Ctrl-Z");
	expect_row(s, 0, "警 1");
}

Test(reasons, the_list_shows_the_reason_who_and_when)
{
	struct screen *s = open_report();
	press(s, "F5");
	type(s, "3");
	expect_row(s, 1, "[3警 1]");
	expect_row(s, 1, "5已说明 0");
	expect(s, "左 9487   右 2750   差 +6737");
	press(s, "F4");
	type(s, "承接市级下放的事项");
	press(s, "Enter");
	expect_row(s, 1, "5已说明 1");
	type(s, "5");
	expect(s, "说 许可 1行 本年新收");
	expect(s, "年");
	expect(s, "）：承接市级下放的事项");
}

Test(reasons, another_figure_asks_for_it_again)
{
	struct screen *s = open_report();
	explain(s, "承接市级下放的事项");
	type(s, "9600");
	expect_row(s, PROBLEM_ROW, "须重述");
	press(s, "Enter");
	expect_row(s, 0, "警 1");
	press(s, "F5");
	type(s, "3");
	expect(s, "警 许可 1行 本年新收          须重述：");
	expect(s, "须重述，说明后数字已改");
	press(s, "F4");
	expect(s, "原说明：");
	expect(s, "理由 承接市级下放的事项");
	press(s, "Enter");
	expect_row(s, 1, "5已说明 1");
}

Test(reasons, an_empty_one_takes_it_away)
{
	struct screen *s = open_report();
	explain(s, "承接市级下放的事项");
	press(s, "F4");
	expect(s, "理由 承接市级下放的事项");
	press(s, "Delete Enter");
	expect_row(s, PROBLEM_ROW, "没有说明，仍计入警");
	expect_row(s, 0, "警 1");
}

Test(reasons, esc_leaves_it_as_it_was)
{
	struct screen *s = open_report();
	explain(s, "承接市级下放的事项");
	press(s, "F4");
	type(s, "别的话");
	expect(s, "理由 别的话");
	press(s, "Esc");
	expect_gone(s, "说明理由");
	expect_row(s, 0, "警 0");
	press(s, "F4");
	expect(s, "理由 承接市级下放的事项");
}

Test(reasons, an_error_takes_none)
{
	struct screen *s = open_report();
	type(s, "-3");
	press(s, "Enter Up F4");
	expect(s, "错须改正，附注不能代替");
	press(s, "Esc");
	expect_gone(s, "附注不能代替");
	press(s, "F5 F4");
	expect_row(s, 22, "错须改正，不能用说明代替");
}

Test(reasons, of_rules_that_are_one_finding_together_one_is_enough)
{
	char *text = papers_data("works-2023.yaml");
	desk_write(desk, "2023.yaml", text);
	g_free(text);
	desk_write(desk, "same.yaml",
		"form: works\ncover: {org: 城北镇人民政府, year: 2024, level: township}\n"
		"township:\n  a: {n: 12}\n  b: {n: 3}\n");
	struct screen *s = start(desk, 24, 80, "same.yaml");
	expect(s, "单位名称");
	press(s, "F8");
	expect(s, "Enter 选用");
	press(s, "Enter");
	press(s, "Enter");
	expect_row(s, 0, "警 1");
	press(s, "Esc 4");
	expect_row(s, PROBLEM_ROW, "警 各项都与上年相同");
	explain(s, "确实相同");
	expect_row(s, 0, "警 0");
	press(s, "Down");
	expect_row(s, PROBLEM_ROW, "说 各项都与上年相同");
}
