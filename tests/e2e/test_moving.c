/*
 * Ways between cells: in a table, between sections, to blanks and problems. The
 * line of the cell's full label says where the clerk is.
 */

#include "clerk.h"
#include "figures.h"
#include "papers.h"
#include "seat.h"
#include <string.h>

TestSuite(moving, .init = sit_down, .fini = get_up, .timeout = 60);

enum { SLOW_MS = 120 }; /* longer than an Esc waits for what belongs to it */

/* Where keys lead: a row by its number or a field by its name, and the column. */
struct step {
	const char *keys, *row, *column;
};

static void expect_place(struct screen *s, const char *row, const char *column)
{
	expect_row(s, LABEL_ROW, row);
	expect_row(s, LABEL_ROW, column);
}

static void walk(struct screen *s, const struct step *steps, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		press(s, steps[i].keys);
		expect_place(s, steps[i].row, steps[i].column);
	}
}

/* The report, filled in, at one of its sections. */
static struct screen *open_at(const char *keys)
{
	papers_lay_out(desk, "real-00.yaml");
	struct screen *s = papers_open(desk, 24, 80);
	press(s, keys);
	return s;
}

Test(moving, arrows_go_from_cell_to_cell)
{
	static const struct step steps[] = {
		{"Right", "01行 ", "商业企业"},
		{"Down", "02行 ", "商业企业"},
		{"Left", "02行 ", "自然人"},
		{"Up", "01行 ", "自然人"},
		{"End", "01行 ", "总计"},
		{"Left", "01行 ", "其他"},
		{"Home", "01行 ", "自然人"},
	};
	walk(open_at("Esc 3"), steps, G_N_ELEMENTS(steps));
}

Test(moving, arrows_beep_at_the_edges)
{
	struct screen *s = open_at("Esc 3");
	expect_place(s, "01行 ", "自然人");
	press(s, "Up Left Right");
	expect_place(s, "01行 ", "商业企业");
	cr_expect_eq(screen_vt(s)->bells, 2);
}

Test(moving, tab_goes_row_by_row_over_what_can_be_entered)
{
	static const struct step steps[] = {
		{"Tab Tab Tab Tab Tab", "01行 ", "其他"},
		{"Tab", "02行 ", "自然人"},
		{"Shift-Tab", "01行 ", "其他"},
	};
	walk(open_at("Esc 3"), steps, G_N_ELEMENTS(steps));
}

Test(moving, enter_after_tabs_returns_to_the_column_they_began_in)
{
	static const struct step steps[] = {
		{"Right Tab Tab Enter", "02行 ", "商业企业"},
		{"Tab Enter", "03行 ", "商业企业"},
		{"Enter", "04行 ", ""},
		{"Tab Right Enter", "05行 ", "社会公益组织"},
	};
	walk(open_at("Esc 3"), steps, G_N_ELEMENTS(steps));
}

Test(moving, enter_skips_totals_and_goes_on_at_the_top)
{
	static const struct step steps[] = {
		{"PgDn PgDn PgDn PgDn PgDn", " 21行 ", ""},
		{"Down Down Enter", " 25行 ", "自然人"},
		{"Enter", "01行 ", "商业企业"},
	};
	walk(open_at("Esc 3"), steps, G_N_ELEMENTS(steps));
}

Test(moving, enter_leads_on_into_the_next_section)
{
	static const struct step steps[] = {
		{"Enter", " 2行 ", "本年制发件数"},
		{"Enter Enter Enter Enter", " 6行 ", ""},
		{"Enter", "01行 ", "自然人"},
		{"Shift-Tab", " 6行 ", ""},
	};
	walk(open_at("Esc 2"), steps, G_N_ELEMENTS(steps));
}

Test(moving, blocks_with_fewer_columns_are_crossed_straight)
{
	static const struct step steps[] = {
		{"End Down", " 2行 ", "现行有效件数"},
		{"Tab", " 3行 ", "本年处理决定数量"},
		{"Up", " 2行 ", ""},
	};
	walk(open_at("Esc 2"), steps, G_N_ELEMENTS(steps));
}

Test(moving, pages_go_from_group_to_group)
{
	static const struct step steps[] = {
		{"PgDn", "03行 ", ""},
		{"PgDn", "05行 ", ""},
		{"PgDn", " 13行 ", ""},
		{"PgDn", " 16行 ", ""},
		{"Down PgUp", " 16行 ", ""},
		{"PgUp", " 13行 ", ""},
		{"PgUp PgUp PgUp", "01行 ", ""},
	};
	walk(open_at("Esc 3"), steps, G_N_ELEMENTS(steps));
}

Test(moving, a_digit_after_esc_goes_to_its_section)
{
	static const char *const headings[] = {"封面", "一、总体情况", "二、主动公开政府信息情况",
		"三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况",
		"五、存在的主要问题及改进情况", "六、其他需要报告的事项"};
	struct screen *s = open_at("");
	for (int i = 6; i >= 0; i--) {
		char *keys = g_strdup_printf(i % 2 ? "Esc %d" : "Alt-%d", i);
		press(s, keys);
		expect_row(s, 2, headings[i]);
		g_free(keys);
	}
	press(s, "Esc 9");
	expect_row(s, 2, "封面");
}

Test(moving, a_slow_digit_after_esc_goes_there_too)
{
	struct screen *s = open_at("");
	press(s, "Esc");
	expect(s, "菜单");
	screen_listen(s, SLOW_MS);
	press(s, "4");
	expect_row(s, 2, "四、");
}

/* Over a slow line the bytes of a key come one by one. */
Test(moving, a_slow_arrow_is_still_an_arrow)
{
	struct screen *s = open_at("Esc 3");
	expect_place(s, "01行 ", "自然人");
	send_raw(s, "\033");
	screen_listen(s, SLOW_MS);
	send_raw(s, "[");
	screen_listen(s, SLOW_MS);
	send_raw(s, "B");
	expect_place(s, "02行 ", "自然人");
}

Test(moving, a_section_is_entered_where_it_was_left)
{
	static const struct step steps[] = {
		{"PgDn Right", "03行 ", "商业企业"},
		{"Esc 2", " 1行 ", "本年制发件数"},
		{"Esc 0", "单位名称", ""},
		{"Esc 3", "03行 ", "商业企业"},
	};
	walk(open_at("Esc 3"), steps, G_N_ELEMENTS(steps));
}

Test(moving, a_section_is_entered_first_at_its_first_blank)
{
	struct screen *s = papers_begin(desk, 24, 80);
	press(s, "Esc 4");
	type(s, "1");
	press(s, "Tab");
	type(s, "2");
	papers_close(s);
	s = papers_open(desk, 24, 80);
	press(s, "Esc 4");
	expect_place(s, " 1行 ", "其他结果");
}

Test(moving, the_next_blank_is_found_anywhere)
{
	static const struct step steps[] = {
		{"Ctrl-U", "主要问题", ""},
		{"Ctrl-U", "改进情况", ""},
		{"Ctrl-U", "其他事项", ""},
		{"Ctrl-U", "（一）主动公开", ""},
		{"Ctrl-U", "（二）依申请公开", ""},
	};
	walk(open_at("Esc 3"), steps, G_N_ELEMENTS(steps));
}

Test(moving, the_next_problem_is_found_anywhere_and_comes_round)
{
	struct screen *s = open_at("Esc 3");
	press(s, "F7");
	expect_row(s, PROBLEM_ROW, "没有错");
	type(s, "7");
	press(s, "Esc 4");
	type(s, "-3");
	press(s, "Esc 0");
	expect_row(s, 2, "封面");
	press(s, "F7");
	expect_place(s, "01行 ", "自然人");
	press(s, "F7");
	expect_place(s, "01行 ", "总计");
	press(s, "F7");
	expect_place(s, " 1行 ", "结果维持");
	press(s, "F7");
	expect_place(s, "01行 ", "自然人");
}

Test(moving, the_table_scrolls_and_keeps_its_heads)
{
	struct screen *s = open_at("Esc 3");
	press(s, "PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn");
	expect_place(s, " 25行 ", "自然人");
	expect_row(s, 3, "自然人  商业");
	expect_row(s, 18, "25 四、结转下年度继续办理");
	expect_row(s, 19, "新收＋结转－办理－转下年");
	press(s, "Up");
	expect_place(s, " 24行 ", "自然人");
}

/* Forms that are not like the official one */

#define HEAD "form: f\nversion: 1\ntitle: 表\n"
#define TABLE "sections:\n  - id: s\n    heading: 一、表\n    short: 表\n    table:\n"
#define ROWS "      rows: [{id: x, label: 行}, {id: y, label: 另行}]\n"
#define NOTHING "cover: []\n"
#define YEAR "cover:\n  - {id: year, label: 年度, type: year}\n"

static struct screen *open_on(const char *form)
{
	papers_lay_out_form(desk, form);
	struct screen *s = start(desk, 24, 80, "report.yaml");
	expect(s, "F1帮助");
	return s;
}

Test(moving, where_every_cell_is_computed_there_is_nowhere_to_go)
{
	struct screen *s = open_on(
		HEAD NOTHING TABLE "      columns: [{id: a, label: 甲, formula: 1 + 1}]\n" ROWS);
	expect_figures(s, "1", "2");
	press(s, "Tab Shift-Tab Enter Enter Enter Ctrl-U");
	expect_row(s, PROBLEM_ROW, "没有未填的格了");
	type(s, "5");
	expect_row(s, PROBLEM_ROW, "由程序计算");
	press(s, "F2 Delete Backspace F7");
	expect_row(s, PROBLEM_ROW, "没有错也没有警");
	expect_figures(s, "2", "2");
	papers_close(s);
}

Test(moving, to_the_next_blank_and_the_count_agree_about_what_is_not_applicable)
{
	static const struct {
		const char *form, *filled, *next;
	} cases[] = {
		{HEAD "not_applicable: answer\n" YEAR TABLE
		      "      columns: [{id: a, label: 甲}]\n" ROWS,
			"填 2/2", "没有未填的格了"},
		{HEAD "not_applicable: open\n" YEAR TABLE
		      "      columns: [{id: a, label: 甲}]\n" ROWS,
			"填 1/2", "1行 行，甲"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct screen *s = open_on(cases[i].form);
		press(s, "Esc 1");
		type(s, "/");
		press(s, "Enter");
		type(s, "3");
		press(s, "Enter Ctrl-U");
		expect_row(s, 0, cases[i].filled);
		expect(s, cases[i].next);
		papers_close(s);
	}
}

Test(moving, a_ledger_is_that_of_the_block_the_cursor_is_in)
{
	struct screen *s = open_on(HEAD YEAR TABLE
		"      blocks:\n"
		"        - columns: [{id: a, label: 甲}, {id: b, label: 乙}]\n"
		"          rows: [{group: 一组, id: g, rows: [{id: x, label: 行}]}]\n"
		"        - columns: [{id: c, label: 丙}]\n"
		"          rows: [{group: 二组, id: g, rows: [{id: z, label: 行}]}]\n"
		"      rules:\n"
		"        - {id: r, each: column, require: 10 = sum(g), ledger: 十减}\n");
	press(s, "Esc 1");
	type(s, "12");
	press(s, "Tab");
	type(s, "10");
	press(s, "Tab");
	expect_row(s, LABEL_ROW, "2行");
	expect_figures(s, "十减", "余10");
	type(s, "7");
	expect_figures(s, "十减", "余3");
	press(s, "Up");
	expect_row(s, LABEL_ROW, "1行");
	expect_figures(s, "十减", "超2 平");
}

Test(moving, what_is_only_noted_is_no_problem_anywhere_on_the_screen)
{
	struct screen *s = open_on(
		HEAD YEAR TABLE "      columns: [{id: a, label: 甲}]\n" ROWS "      rules:\n"
				"        - {id: r, each: column, require: x = y, level: note}\n");
	press(s, "Esc 1");
	type(s, "2");
	press(s, "Enter");
	type(s, "3");
	press(s, "F7");
	expect_row(s, 0, "填 2/2  错 0  警 0");
	expect_row(s, PROBLEM_ROW, "没有错也没有警");
	press(s, "F5");
	expect_row(s, PROBLEM_ROW, "没有错，没有警");
	press(s, "Up");
	expect_gone(s, "x = y");
	expect_gone(s, "没有错");
	press(s, "F10 1");
	expect_exit(s, 0);
	char *noted = papers_ask(desk, 0, "check");
	cr_expect(strstr(noted, "note: s.x.a"), "%s", noted);
	g_free(noted);
}

Test(moving, comes_back_to_the_same_lines_of_a_scrolled_table)
{
	struct screen *s = open_at("Esc 3");
	for (int i = 0; i < 18; i++)
		press(s, "Down");
	expect_row(s, LABEL_ROW, "19行");
	press(s, "Up Up Up Up");
	expect_row(s, LABEL_ROW, "15行");
	expect_row(s, 4, "07 ");
	papers_close(s);
	s = start(desk, 24, 80, "report.yaml");
	expect_row(s, LABEL_ROW, "15行");
	expect_row(s, 4, "07 ");
}
