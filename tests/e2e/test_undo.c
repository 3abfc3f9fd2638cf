/*
 * Undo and redo over every kind of change: each is taken back and done again from wherever the cursor
 * is, and what changed comes into view.
 */

#include "clerk.h"
#include "figures.h"
#include "papers.h"
#include "seat.h"

TestSuite(undo, .init = sit_down_to_full_report, .fini = get_up, .timeout = 60);

/* Away to the cover, then back with a key; the place shows on the row of the cell's label. */
static void from_afar(struct screen *s, const char *key, const char *label)
{
	press(s, "Esc 0");
	expect_row(s, LABEL_ROW, "单位名称");
	press(s, key);
	expect_row(s, LABEL_ROW, label);
}

static const char first_cell[] = "01行 一、本年新收政府信息公开申请数量，自然人";

Test(undo, of_a_cell)
{
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Esc 3");
	type(s, "7");
	press(s, "Enter");
	from_afar(s, "Ctrl-Z", first_cell);
	expect_row(s, MESSAGE_ROW, "已撤销：申请 01行 自然人");
	expect_row(s, 0, "错 0");
	expect_figures(s, "01", "2 0 0 0 0 0 2");
	from_afar(s, "Ctrl-Y", first_cell);
	expect_row(s, MESSAGE_ROW, "已重做：申请 01行 自然人");
	expect_row(s, 0, "错 2");
	press(s, "Ctrl-Z");
	expect_row(s, 0, "错 0");
	expect_gone(s, "已撤销"); /* it is in sight */
}

Test(undo, of_a_cell_that_has_scrolled_away)
{
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Esc 3");
	for (int row = 1; row < 25; row++)
		press(s, "Down");
	type(s, "7");
	press(s, "Enter");
	from_afar(s, "Ctrl-Z", "25行 四、结转下年度继续办理，自然人");
	expect_figures(s, "25", "0 0 0 0 0 0 0");
}

Test(undo, of_a_note)
{
	static const struct {
		const char *digit, *label;
	} kinds[] = {
		{"1", "03行 （一）予以公开，自然人"},
		{"2", "03行 （一）予以公开，自然人"},
		{"3", first_cell},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
		struct screen *s = papers_open(desk, 24, 80);
		press(s, "Esc 3 Down Down F4");
		expect(s, "附注，印在纸上");
		type(s, kinds[i].digit);
		expect(s, "Enter 确定");
		type(s, "另附");
		press(s, "Enter");
		expect_row(s, 0, "未存 1 处");
		from_afar(s, "Ctrl-Z", kinds[i].label);
		expect_row(s, 0, "已存");
		from_afar(s, "Ctrl-Y", kinds[i].label);
		press(s, "F4");
		expect(s, "另附");
		press(s, "Esc");
		expect_gone(s, "附注，印在纸上");
		press(s, "Ctrl-Z");
		expect_row(s, 0, "已存");
		papers_close(s);
	}
}

Test(undo, of_a_reason)
{
	papers_run(desk, "set report.yaml overview.platform=2023年共维护栏目18个。");
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "F7 F4");
	expect(s, "说明理由");
	type(s, "原文如此");
	press(s, "Enter");
	expect_row(s, 0, "警 0");
	from_afar(s, "Ctrl-Z", "（四）政府信息公开平台建设");
	expect_row(s, 0, "警 1");
	from_afar(s, "Ctrl-Y", "（四）政府信息公开平台建设");
	expect_row(s, 0, "警 0");
}

Test(undo, of_last_years_report)
{
	char *text = papers_data("full.yaml");
	desk_write(desk, "2024.yaml", text);
	g_free(text);
	papers_run(desk, "set report.yaml cover.year=2025");
	struct screen *s = papers_open(desk, 24, 80);
	expect(s, "没有载入");
	press(s, "F8");
	expect(s, "2024年");
	press(s, "Enter");
	expect(s, "已载入2024年的");
	press(s, "Esc 3");
	expect_row(s, LABEL_ROW, first_cell);
	press(s, "Ctrl-Z");
	expect_row(s, LABEL_ROW, "单位名称");
	expect(s, "没有载入");
	press(s, "Esc 3");
	expect_row(s, LABEL_ROW, first_cell);
	press(s, "Ctrl-Y");
	expect(s, "已载入2024年的");
}

Test(undo, of_a_repair)
{
	papers_run(desk, "set report.yaml overview.platform=2023年共维护栏目18个。");
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "F7 Ctrl-G");
	expect_row(s, 0, "警 0");
	from_afar(s, "Ctrl-Z", "（四）政府信息公开平台建设");
	expect_row(s, 0, "警 1");
	from_afar(s, "Ctrl-Y", "（四）政府信息公开平台建设");
	expect_row(s, 0, "警 0");
}

Test(undo, of_a_total_taken)
{
	papers_lay_out(desk, "real-01.yaml");
	struct screen *s = papers_open(desk, 24, 80);
	expect_row(s, 0, "错 2");
	press(s, "F7 Ctrl-G");
	expect_row(s, 0, "错 1");
	from_afar(s, "Ctrl-Z", "1行 行政复议，总计");
	expect_row(s, 0, "错 2");
	from_afar(s, "Ctrl-Y", "1行 行政复议，总计");
	expect_row(s, 0, "错 1");
}

Test(undo, of_a_zero_fill)
{
	papers_run(desk, "set report.yaml requests.granted.legal=");
	papers_run(desk, "set report.yaml requests.partly.legal=");
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Esc 3 F6");
	expect(s, "补零");
	type(s, "3");
	expect_row(s, 0, "填 179/179");
	from_afar(s, "Ctrl-Z", "03行 （一）予以公开，法人或其他组织 法律服务机构");
	expect_row(s, 0, "填 177/179");
	from_afar(s, "Ctrl-Y", "03行 （一）予以公开，法人或其他组织 法律服务机构");
	expect_row(s, 0, "填 179/179");
}
