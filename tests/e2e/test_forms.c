/*
 * Several forms: which one a new report is begun on, and a report on another than the newest.
 */

#include "clerk.h"
#include "figures.h"
#include "papers.h"
#include "seat.h"
#include <string.h>

TestSuite(forms, .init = sit_down, .fini = get_up, .timeout = 60);

#define BASIS_2019 "国办公开办函〔2019〕60号"
#define BASIS_2021 "国办公开办函〔2021〕30号"

static struct screen *ask_for_form(void)
{
	struct screen *s = start(desk, 24, 80, "report.yaml");
	expect(s, "Enter 开始填写");
	press(s, "Up");
	expect(s, "数字、左右 选");
	return s;
}

Test(forms, are_listed_by_title_and_basis_with_the_newest_first)
{
	struct screen *s = ask_for_form();
	expect_row(s, 2, "表式      20");
	expect_row(s, 2, "年政府信息公开工作年度报告  " BASIS_2021);
	expect_row(s, 8, "年政府信息公开工作年度报告  " BASIS_2021 "  gov-disclosure-2021");
	expect_row(s, 9, "年政府信息公开工作年度报告  " BASIS_2019 "  gov-disclosure-2019");
	expect_cursor(s, 2, 11);
	press(s, "Enter Enter");
	expect_row(s, 1, "3申请");
	papers_close(s);
	char *text = desk_read(desk, "report.yaml");
	cr_expect(strstr(text, "form: gov-disclosure-2021\n"), "%s", text);
	g_free(text);
}

Test(forms, that_are_older_are_chosen_with_an_arrow)
{
	struct screen *s = ask_for_form();
	press(s, "Right Down");
	expect_row(s, 2, BASIS_2019);
	type(s, "桥头镇");
	press(s, "Down");
	type(s, "2020");
	expect_row(s, 2, "2020年政府信息公开工作年度报告  " BASIS_2019);
	press(s, "Enter");
	expect_row(s, 0, "桥头镇 2020年报");
	papers_close(s);
	char *text = desk_read(desk, "report.yaml");
	cr_expect(strstr(text, "form: gov-disclosure-2019\n"), "%s", text);
	g_free(text);
}

Test(forms, are_taken_by_their_digit)
{
	struct screen *s = ask_for_form();
	type(s, "9"); /* there is no such line */
	type(s, "2");
	expect_row(s, 2, BASIS_2019);
}

Test(forms, are_not_asked_for_twice_when_esc_answers)
{
	struct screen *s = ask_for_form();
	press(s, "Esc");
	expect_exit(s, 0);
	expect_restored(s);
	cr_expect_null(desk_read(desk, "report.yaml"));
	cr_expect_null(desk_read(desk, ".report.yaml.journal"));
}

/* Installs a copy of the program on the desk, with no form beside it. Free with g_free. */
static char *install_without_forms(void)
{
	char *bin = desk_path(desk, "bin"), *forms = desk_path(desk, "share/nianbao/forms");
	char *program = desk_path(desk, "bin/nianbao"), *bytes = NULL;
	gsize length;
	cr_assert_eq(g_mkdir_with_parents(bin, 0700), 0);
	cr_assert_eq(g_mkdir_with_parents(forms, 0700), 0);
	cr_assert(g_file_get_contents(g_getenv("NIANBAO"), &bytes, &length, NULL));
	cr_assert(g_file_set_contents_full(
		program, bytes, (gssize)length, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
	g_free(bin);
	g_free(forms);
	g_free(bytes);
	return program;
}

Test(forms, that_are_nowhere_to_be_found_are_missed_aloud)
{
	char *program = install_without_forms();
	desk_setenv(desk, "NIANBAO_FORMS", NULL);
	struct screen *s = start_other(desk, 24, 80, program, "edit", "report.yaml");
	expect_exit(s, 2);
	expect(s, "一个表式也没有找到");
	g_free(program);
}

/* A report of the year before leads to the newest edition of its form, not to its own. */
Test(forms, used_for_the_report_beside_come_first_in_their_newest_edition)
{
	desk_write(desk, "works-2020.yaml",
		"form: works-2020\nversion: 1\ntitle: \"{cover.year}年工程报表\"\n"
		"cover: [{id: year, label: 年度, type: year}]\nsections: []\n");
	desk_setenv(desk, "NIANBAO_FORMS", desk_folder(desk));
	char *text = papers_data("real-04.yaml");
	desk_write(desk, "2019年报.yaml", text);
	g_free(text);
	struct screen *s = ask_for_form();
	expect_row(s, 8, BASIS_2021);
	expect_row(s, 9, BASIS_2019);
	expect_row(s, 10, "年工程报表");
}

/* The report of 2019 */

Test(forms, of_2019_have_their_own_second_table)
{
	struct screen *s = papers_begin_on(desk, 24, 80, BASIS_2019);
	press(s, "Down");
	type(s, "2019");
	press(s, "Enter Enter Esc 2");
	expect_row(s, 2, "二、");
	type(s, "0");
	press(s, "Tab 0 Tab 0 Tab 1 2 Tab 1 0 Tab 8 7 Tab");
	expect_figures(s, "1", "0 0 0");
	expect_figures(s, "2", "12 10 87");
	type(s, "4");
	press(s, "Tab");
	type(s, "-2");
	press(s, "Tab");
	type(s, "1530");
	press(s, "Tab");
	expect_figures(s, "3", "4 -2 1530");
	papers_close(s);
	expect_saved(desk, "proactive.permits.change", "-2");
	expect_saved(desk, "proactive.normative.public_total", "87");
}

/* What an office left blank stays so until somebody says that it is nought. */
Test(forms, of_2019_take_a_published_row_and_the_single_other_one)
{
	papers_lay_out(desk, "real-04.yaml");
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Esc 3");
	expect_figures(s, "01", "821 35 . . 2 1 859+");
	expect_row(s, 20, "01行 ");
	press(s, "F6 1");
	expect_figures(s, "01", "821 35 0 0 2 1 859");
	expect_figures(s, "02", "18 . . . . . 18+");
	press(s, "PgDn PgDn PgDn PgDn");
	press(s, "Down Down Down Down Down");
	expect(s, "（六）其他处理");
	papers_close(s);
	expect_saved(desk, "requests.new.total", "859");
	expect_saved(desk, "requests.brought_forward.total", "");
	expect_saved(desk, "requests.other_result.natural", "");
}

/* A report in another language, from another field */

/* The tables of a section say how many they are, and follow each other. */
Test(forms, with_several_tables_in_a_section_show_them_one_after_the_other)
{
	papers_lay_out(desk, "foia.yaml");
	struct screen *s = start(desk, 24, 80, "report.yaml");
	expect(s, "Agency");
	press(s, "Esc 5");
	expect_row(s, 2, "V. Staff, Costs and Fees 1/2   A. Staff");
	press(s, "PgDn");
	expect_row(s, 2, "2/2   B. Costs and fees in dollars");
	expect(s, "4054072.40");
	press(s, "PgUp");
	expect_row(s, 2, "1/2   A. Staff");
	press(s, "Esc 2 PgDn PgDn PgDn PgDn PgDn");
	expect_row(s, 2, "3/3   C. How often each exemption was used");
}

Test(forms, in_english_are_begun_and_balanced_like_any_other)
{
	struct screen *s = papers_begin_on(desk, 24, 80, "FOIA Report");
	expect(s, "Agency");
	type(s, "National Lantern Service");
	press(s, "Down");
	expect(s, "Fiscal year");
	type(s, "2024");
	press(s, "Enter");
	expect_row(s, 0, "National Lantern Service 2024");
	expect(s, "FY 2024 Annual FOIA Report");
	press(s, "Esc 2");
	expect_row(s, 2, "II. Requests 1/3   A. Received, processed and pending");
	type(s, "120");
	press(s, "Enter");
	type(s, "1450");
	press(s, "Enter");
	type(s, "1420");
	press(s, "Enter");
	type(s, "149");
	expect_figures(s, "3", "1420 . . 1420+");
	expect_figures(s, "Start + received - done - end", "余1 . . 余1");
	expect_row(s, 22, "off by 1");
	press(s, "Backspace Backspace");
	type(s, "50");
	expect_figures(s, "Start + received - done - end", "平 . . 平+");
	papers_close(s);
	expect_saved(desk, "requests.pending_end.hq", "150");
}

Test(forms, in_english_have_cents_and_percents)
{
	papers_lay_out(desk, "foia.yaml");
	struct screen *s = start(desk, 24, 80, "report.yaml");
	expect(s, "Agency");
	press(s, "Esc 5");
	expect_figures(s, "3", "17.25 15.40 1.75 34.40");
	press(s, "Shift-Tab Esc 5");
	for (int cell = 0; cell < 6; cell++)
		press(s, "Tab");
	expect_row(s, 2, "B. Costs and fees in dollars");
	type(s, "1000000.05");
	expect_figures(s, "3", "1312450.05 1106904.10 216397.75 2635751.90");
	expect_figures(s, "5", "1.04 0.35 0.00 0.62");
	papers_close(s);
	expect_saved(desk, "costs.fee_share.hq", "1.04");
}

Test(forms, what_cannot_be_a_year_is_asked_for_again)
{
	struct screen *s = papers_begin_official(desk, 24, 80);
	type(s, "桥头镇");
	press(s, "Down");
	type(s, "去年");
	press(s, "Enter");
	expect_row(s, 22, "不是年份");
	expect_row(s, 4, "报告年度  去年");
	press(s, "Backspace Backspace");
	type(s, "２０２４");
	press(s, "Enter");
	expect_row(s, 0, "桥头镇 2024年报");
}

/* The form of a report that was handed in has another word by now, and then another cell. */
Test(forms, edited_since_a_report_was_handed_in_are_told_of_at_once)
{
	static const char *const edits[][3] = {
		{"label: 办件", "label: 件数",
			"报送以后表式文件改过：名称、说明照改后的，摘要照原来的"},
		{"id: cases", "id: done", "表式文件改过；表式里没有了的内容留在报告里，不显示"},
	};
	static const char form[] =
		"form: f\nversion: 1\ntitle: 表\n"
		"cover:\n  - {id: org, label: 单位, type: line}\n"
		"sections:\n  - {id: a, heading: 一, texts: [{id: cases, label: 办件}]}\n";

	papers_lay_out_form(desk, form);
	papers_run(desk, "set report.yaml cover.org=甲局 a.cases=三件");
	papers_run(desk, "submit report.yaml");
	for (size_t i = 0; i < G_N_ELEMENTS(edits); i++) {
		g_auto(GStrv) parts = g_strsplit(form, edits[i][0], 2);
		g_autofree char *edited = g_strjoinv(edits[i][1], parts);

		desk_write(desk, "f.yaml", edited);
		struct screen *s = start(desk, 24, 80, "report.yaml");
		expect_row(s, MESSAGE_ROW, edits[i][2]);
		press(s, "Down");
		expect_gone(s, "表式文件改过");
		press(s, "F10 Enter");
		expect_exit(s, 0);
	}
}
