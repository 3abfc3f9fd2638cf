/*
 * A whole report pasted as one text: what goes into which text of the form.
 */

#include "form/forms.h"
#include "report/reports.h"
#include "session/division.h"

#include <criterion/criterion.h>
#include <string.h>

static struct form *form;
static struct report *report;
static struct division division;
static bool divided;

static void begin(void)
{
	form = official_form();
	report = report_new(form);
	divided = false;
}

static void put_away(void)
{
	if (divided)
		division_release(&division);
	divided = false;
}

static void end(void)
{
	put_away();
	report_free(report);
	form_free(form);
}

TestSuite(division, .timeout = 30, .init = begin, .fini = end);

static bool divide(const char *text)
{
	put_away();
	divided = true;
	return division_find(report, text, strlen(text), &division);
}

static const char *part(const char *address)
{
	cell_index cell = form_find(form, address);

	for (guint i = 0; i < division.parts->len; i++) {
		const struct division_part *at =
			&g_array_index(division.parts, struct division_part, i);

		if (at->cell == cell)
			return at->text;
	}
	return "";
}

#define expect_part(address, wanted) cr_expect_str_eq(part(address), wanted, "%s", part(address))

static const char typed_in_a_word_processor[] =
	"示例县教育局\r\n2024年政府信息公开工作年度报告\r\n\r\n"
	"根据条例,现公布本局2024年度报告如下：\r\n"
	"1、 总体情况\r\n　　2024年，本局做了不少工作。\r\n"
	"（一）主动公开。全年公开120条。\r\n　　其中政策解读8条。\r\n"
	"（二）依申请公开情况\r\n全年收到申请3件。\r\n"
	"(三)政府信息管理。先审查、后公开。\r\n"
	"（四）平台建设。网站正常。\r\n（五）政府信息公开监督保障情况。培训2次。\r\n"
	"二、主动公开政府信息情况\r\n\t规章\r\n\t0\r\n\t0\r\n"
	"三、收到和处理政府信息公开申请情况\r\n\t总计\r\n"
	"四、政府信息公开行政复议、行政诉讼情况\r\n"
	"五、存在的主要问题及改进情况\r\n"
	"[bookmark: _GoBack]（一）存在的主要问题。解读不多。\r\n（二）改进情况。已经增加。\r\n"
	"六、其他需要报告的事项\r\n六、其他需要报告的事项\r\n没有收取信息处理费。\r\n\r\n"
	"示例县教育局\r\n                 2025年1月24日\r\n";

Test(division, sends_every_part_where_its_heading_says)
{
	cr_expect(divide(typed_in_a_word_processor));
	expect_part("cover.preamble", "根据条例，现公布本局2024年度报告如下：");
	expect_part("overview.lead", "2024年，本局做了不少工作。");
	expect_part("overview.proactive", "全年公开120条。\n其中政策解读8条。");
	expect_part("overview.on_request", "全年收到申请3件。");
	expect_part("overview.management", "先审查、后公开。");
	expect_part("overview.platform", "网站正常。");
	expect_part("overview.supervision", "培训2次。");
	expect_part("problems.problems", "解读不多。");
	expect_part("problems.improvements", "已经增加。");
	expect_part("other.matters", "没有收取信息处理费。");
	cr_expect_eq(change_list_length(division.changes), 10);
}

Test(division, names_what_it_left_out_and_cleaned)
{
	cr_assert(divide(typed_in_a_word_processor));
	cr_expect_eq(division.left_out->len, 4);
	cr_expect_str_eq(g_ptr_array_index(division.left_out, 0), "示例县教育局");
	cr_expect_str_eq(g_ptr_array_index(division.left_out, 3), "2025年1月24日");
	cr_expect_eq(division.table_lines, 4);
	cr_expect_eq(division.tidied[TIDIED_DOUBLED], 1);
	cr_expect_eq(division.tidied[TIDIED_BOOKMARKS], 1);
	cr_expect_eq(division.tidied[TIDIED_PUNCTUATION], 3);
}

Test(division, is_read_in_lines_before_it_is_done)
{
	static const char *const wanted[] = {
		"分到2处",
		"总体 （一）主动公开                      5字   原有3字，换掉",
		"其他 其他事项                            5字",
		"封面 前言                              没有找到，不动",
	};
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);

	fill(report, "overview.proactive", "旧的。");
	cr_assert(divide(
		"一、总体情况\n（一）主动公开\n公开三条。\n六、其他需要报告的事项\n没有收费。"));
	division_describe(&division, report, lines);
	for (guint i = 0; i < G_N_ELEMENTS(wanted); i++)
		cr_expect_str_eq(g_ptr_array_index(lines, i), wanted[i], "%s",
			(char *)g_ptr_array_index(lines, i));
}

Test(division, parts_a_section_without_labels_by_its_paragraphs)
{
	cr_assert(divide("五、存在的主要问题及改进情况\n不足有二。\n明年改进。\n"
			 "六、其他需要报告的事项\n无收费。"));
	expect_part("problems.problems", "不足有二。");
	expect_part("problems.improvements", "明年改进。");
	cr_assert(divide("五、存在的主要问题及改进情况\n不足有二。\n又一条。\n明年改进。\n"
			 "六、其他需要报告的事项\n无收费。"));
	expect_part("problems.problems", "不足有二。\n又一条。\n明年改进。");
	expect_part("problems.improvements", "");
}

Test(division, takes_prose_for_no_heading)
{
	cr_assert(divide("一、总体情况\n（一）主动公开\n1.主动公开政策文件。共12件。\n"
			 "主动公开，是本局的常规工作。\n（二）依申请公开\n收到3件。"));
	expect_part(
		"overview.proactive", "1.主动公开政策文件。共12件。\n主动公开，是本局的常规工作。");
	expect_part("overview.on_request", "收到3件。");
}

Test(division, needs_two_headings_to_be_a_report)
{
	cr_expect_not(divide("一、总体情况\n只有一个标题。"));
	cr_expect_not(divide("没有标题。\n两段。"));
	cr_expect_not(divide(""));
	cr_expect_not(divide("1\t2\n3\t4\n"));
}
