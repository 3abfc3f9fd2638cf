/*
 * Tidying: what other programs leave in a text is taken away, and counted.
 */

#include "edit/sentence.h"
#include "edit/tidy.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(tidy, .timeout = 20);

static void expect_tidy(const char *text, const char *wanted, const char *told)
{
	guint counts[TIDIED_KINDS] = {0};
	g_autoptr(GPtrArray) paragraphs = tidy_paragraphs(text, strlen(text), counts);
	g_ptr_array_add(paragraphs, NULL);
	g_autofree char *tidied = g_strjoinv("|", (char **)paragraphs->pdata);
	g_autofree char *words = tidied_words(counts);

	cr_expect_str_eq(tidied, wanted, "“%s” becomes “%s”", text, tidied);
	cr_expect_str_eq(words, told, "“%s”: %s", text, words);
}

Test(tidy, takes_away_indents_blank_lines_and_carriage_returns)
{
	expect_tidy("　　第一段。\r\n\r\n    第二段。  \r\n", "第一段。|第二段。",
		"段首空格2处，空行1处");
	expect_tidy("第一段。\r第二段。\n", "第一段。|第二段。", "");
	expect_tidy("\n \n\t\n", "", "空行3处");
	expect_tidy("", "", "");
}

Test(tidy, takes_away_bookmarks_and_page_numbers)
{
	expect_tidy(
		"[bookmark: _GoBack]（一）问题。[bookmark: a]有。", "（一）问题。有。", "书签2处");
	expect_tidy("甲。\n   - 12 -\n乙。\n— 3 —", "甲。|乙。", "页码2处");
	expect_tidy("[bookmark 没有完", "[bookmark 没有完", "");
	expect_tidy("-1", "-1", "");
}

Test(tidy, widens_marks_between_chinese_characters_only)
{
	expect_tidy("受理,审查;答复:都好!", "受理，审查；答复：都好！", "半角标点4处");
	expect_tidy("《条例》,施行(试行).", "《条例》，施行（试行）。", "半角标点4处");
	expect_tidy("共3,259件, A,B", "共3,259件, A,B", "");
	expect_tidy("12:30到13:00", "12:30到13:00", "");
	expect_tidy("见www.example.cn。", "见www.example.cn。", "");
}

Test(tidy, joins_lines_that_the_edge_of_the_page_had_ended)
{
	expect_tidy(
		"  本报告根据条例要求编制，所列数据的统计期限自一月一日\n起至年底止。\n  另起一段。",
		"本报告根据条例要求编制，所列数据的统计期限自一月一日起至年底止。|另起一段。",
		"段首空格2处，断开的行1处");
	expect_tidy(
		"短的标题\n正文从这里开始，不接上去。", "短的标题|正文从这里开始，不接上去。", "");
	expect_tidy("这一行很长很长很长很长很长很长很长很长很长但后面是标题\n（一）主动公开",
		"这一行很长很长很长很长很长很长很长很长很长但后面是标题|（一）主动公开", "");
}

Test(tidy, drops_what_is_not_seen)
{
	expect_tidy("\xEF\xBB\xBF甲\xE2\x80\x8B乙\x01丙", "甲乙丙", "看不见的字符3处");
}

Test(tidy, knows_prose_from_titles)
{
	cr_expect(is_prose("全年公开120条。"));
	cr_expect(is_prose("受理，审查"));
	cr_expect_not(is_prose("某某县教育局"));
	cr_expect_not(is_prose("2025年1月24日"));
}
