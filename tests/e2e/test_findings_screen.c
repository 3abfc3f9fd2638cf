/*
 * The list of findings: as a whole screen, filtered, and how it keeps its place.
 */

#include "clerk.h"
#include "papers.h"
#include "seat.h"

/* A report in order but for a case in the wrong column, a year and a date of last year's, and one
   text that is blank. */
static void sit_down_to_work(void)
{
	sit_down_to_full_report();
	papers_run(desk,
		"set report.yaml requests.not_held.natural=0 requests.not_held.business=1"
		" cover.date=2024-01-24 overview.platform=2023年共维护栏目18个。 other.matters=");
}

TestSuite(findings_screen, .init = sit_down_to_work, .fini = get_up, .timeout = 60);

static const char *const whole[] = {
	" 示例县政务公开办公室 2024年报  草稿  已存              填 178/179  错 2  警 2",
	" 检查清单 [0全部 5] 1错 2  2待填 1  3警 2  5已说明 0                 按数字筛选",
	"    哪里                       什么                                      怎么办",
	" 错 申请 01行 自然人           自然人：第一项加第二项之和 2，第三项加..  可照改",
	" 错 申请 01行 商业             商业企业：第一项加第二项之和 0，第三项..  可照改",
	" 待 其他 其他事项              未填                                          填",
	" 警 封面 成文日期              成文日期写 2024年1月24日，应在报告年度..  可照改",
	" 警 总体 （四）政府信息公开..  「2023年」是上年，前后又没有相比的字样    可照改",
	"",
	"",
	"",
	" 所选",
	" 自然人：第一项加第二项之和 2，第三项加第四项之和 1，相差 1",
	" 「自然人」与「商业企业」的差正好相抵：疑有1件归错了列",
	"   自然人    左 2＋0＝2   右 1＋0＝1   差 +1",
	"   商业企业  左 0＋0＝0   右 1＋0＝1   差 -1",
	"   总计      左 2＋0＝2   右 2＋0＝2   平（两差相抵，只看合计看不出）",
	"   ^G 1  13行 1.本机关不掌握相关政府信息  商业企业 1改0，自然人 0改1",
	"   ^G 2  01行 一、本年新收申请数量  自然人 2改1，商业企业 0改1",
	" 规则 新收＋上年结转＝办理结果总计＋结转下年度（balance）",
	"",
	" Enter 前往，再按F5回来  ^G 照改  F4 写说明  F9 打印  左右 换部分：全部",
	" 错须改正才能报送；警改正，或写明原因，原因随附注印出",
	" F1帮助 F2改 F3找 F4说明 F5清单 F7问题 F8上年 F9纸样 F10结束 ^Z撤销 ^U下一空",
};

Test(findings_screen, shows_all_there_is_to_do)
{
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "F5");
	expect_row(s, 1, "检查清单");
	for (int row = 0; row < 24; row++)
		cr_expect_str_eq(
			screen_row(s, row), whole[row], "row %d is %s", row, screen_row(s, row));
}

Test(findings_screen, is_filtered_by_digit_and_by_section)
{
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "F5");
	type(s, "3");
	expect_row(s, 1, "[3警 2]");
	expect_row(s, 3, "警 封面 成文日期");
	press(s, "Right Right");
	expect_row(s, 21, "换部分：总体");
	expect_row(s, 1, "[3警 1]");
	expect_row(s, 3, "警 总体");
	type(s, "1");
	expect_row(s, 1, "[1错 0]");
	expect_row(s, 3, "没有");
	type(s, "0");
	press(s, "Left Left");
	expect_row(s, 1, "[0全部 5]");
}

Test(findings_screen, is_found_again_at_the_line_it_was_left_at)
{
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "F5");
	type(s, "3");
	press(s, "Down Enter");
	expect_row(s, LABEL_ROW, "（四）政府信息公开平台建设");
	press(s, "F5");
	expect_row(s, 1, "[3警 2]");
	expect_cursor(s, 4, 0);
	press(s, "F5");
	expect_row(s, LABEL_ROW, "（四）政府信息公开平台建设");
}

Test(findings_screen, stays_after_a_repair_and_shows_what_is_left)
{
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "F5 Ctrl-G");
	expect(s, "[1 13行");
	expect_row(s, 1, "检查清单");
	type(s, "1");
	expect_row(s, 1, "[0全部 3] 1错 0");
	expect_row(s, MESSAGE_ROW, "已照改：商业企业 1改0，自然人 0改1");
	press(s, "Down Ctrl-G");
	expect_row(s, 1, "[0全部 2]");
	expect_row(s, MESSAGE_ROW, "已照改：2025年1月24日");
	press(s, "Ctrl-G");
	expect_row(s, 1, "[0全部 1]");
	press(s, "Ctrl-G");
	expect_row(s, MESSAGE_ROW, "这一格还没有填");
	press(s, "Ctrl-Z Ctrl-Z Ctrl-Z");
	expect_row(s, 1, "[0全部 5] 1错 2");
}

Test(findings_screen, leaves_to_where_another_key_leads)
{
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "F5 F7");
	expect_row(s, LABEL_ROW, "01行 一、本年新收政府信息公开申请数量，自然人");
	press(s, "F5 F8");
	expect_row(s, 1, "0封面");
}

Test(findings_screen, is_printed)
{
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "F5 F9");
	expect_row(s, 0, "检查清单   第1页，共1页");
	expect(s, "自然人  左 2＋0＝2  右 1＋0＝1  差 +1");
	press(s, "Enter 2");
	expect(s, "文件 report-findings.txt");
	press(s, "Enter");
	expect_row(s, 23, "已写到 ");
	char *text = desk_read(desk, "report-findings.txt");
	const char *const arguments[] = {"print", "--findings", "report.yaml", NULL};
	char **words = desk_command(arguments), *printed = NULL, *errors = NULL;
	cr_expect_eq(desk_run(desk, words, NULL, &printed, &errors), 0);
	cr_expect_str_eq(text, printed, "as the command prints it");
	g_strfreev(words);
	g_free(printed);
	g_free(errors);
	g_free(text);
	press(s, "Esc");
	expect_row(s, 1, "检查清单");
}

Test(findings_screen, goes_through_thousands)
{
	enum { ROWS = 5000 };
	GString *form = g_string_new("form: f\nversion: 1\ntitle: 表\n"
				     "cover: [{id: org, label: 单位}]\nsections:\n"
				     "  - id: s\n    heading: 一、表\n    short: 表\n    table:\n"
				     "      cell: {type: count}\n"
				     "      columns: [{id: a, label: 甲}, {id: b, label: 乙}]\n"
				     "      rules: [{id: same, each: row, require: a = b}]\n"
				     "      rows:\n");
	GString *report = g_string_new("form: f\nform_version: 1\ncover: {org: x}\ns:\n");

	for (int row = 1; row <= ROWS; row++) {
		g_string_append_printf(form, "        - {id: r%d, label: 第%d项}\n", row, row);
		g_string_append_printf(report, "  r%d: {a: %d, b: 0}\n", row, row);
	}
	papers_lay_out_form(desk, form->str);
	desk_write(desk, "report.yaml", report->str);
	g_string_free(form, TRUE);
	g_string_free(report, TRUE);
	struct screen *s = start(desk, 24, 80, "report.yaml");
	expect_row(s, 0, "错 5000");
	press(s, "F5");
	expect_row(s, 1, "1错 5000");
	press(s, "End");
	expect(s, "第5000项：a = b：左边 5000，右边 0，相差 5000");
	press(s, "Up Up");
	expect(s, "左 4998   右 0   差 +4998");
	press(s, "Home");
	expect_row(s, 3, "第1项：a = b");
}

Test(findings_screen, holds_at_every_size)
{
	static const int sizes[][2] = {{16, 60}, {24, 80}, {30, 100}, {43, 132}};
	struct screen *s = papers_open(desk, 24, 80);

	press(s, "F5 Down Down Down");
	for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
		int rows = sizes[i][0];

		resize(s, rows, sizes[i][1]);
		expect_row(s, rows - 1, "F1帮助");
		expect_row(s, rows - 2, "错须改正才能报送");
		expect(s, "成文日期写 2024年1月24日");
	}
}
