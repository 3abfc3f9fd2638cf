/*
 * Writing texts: 28 characters a line as on paper, whole characters only, and
 * nothing lost on the way.
 */

#include "base/text.h"
#include "clerk.h"
#include "papers.h"
#include "seat.h"

TestSuite(text, .init = sit_down, .fini = get_up, .timeout = 60);

enum {
	TOP = 3,  /* the first line of the text */
	LEFT = 2, /* where its lines begin */
	COLUMNS = 56,
	INDENT = 4 /* of a paragraph's first line */
};

/* The first required text of an empty report, open. */
static struct screen *writing(void)
{
	struct screen *s = papers_begin(desk, 24, 80);
	press(s, "Esc 1");
	expect_row(s, 20, "（一）主动公开");
	press(s, "Enter");
	expect_row(s, 2, "28字一行");
	expect_cursor(s, TOP, LEFT + INDENT);
	return s;
}

/* A text begins in column LEFT of its row, or after the indent. */
static void expect_line(struct screen *s, int row, const char *line)
{
	char *wanted = g_strconcat("  ", line, NULL);
	expect_row(s, row, wanted);
	const char *text = screen_row(s, row);
	/* behind it stands the panel of figures */
	size_t length = text_fit(text, strlen(text), LEFT + COLUMNS, WIDTH_NARROW, NULL);
	char *shown = g_strstrip(g_strndup(text, length));
	cr_expect_str_eq(shown, line);
	g_free(shown);
	g_free(wanted);
}

static void leave_and_save(struct screen *s)
{
	press(s, "Esc");
	expect_gone(s, "28字一行");
	papers_close(s);
}

Test(text, lines_hold_28_characters_and_the_first_26)
{
	struct screen *s = writing();
	for (int i = 0; i < 6; i++)
		type(s, "一二三四五六七八九十");
	expect(s, "60字");
	expect_line(s, TOP, "一二三四五六七八九十一二三四五六七八九十一二三四五六");
	expect_line(s, TOP + 1, "七八九十一二三四五六七八九十一二三四五六七八九十一二三四");
	expect_line(s, TOP + 2, "五六七八九十");
	expect_cursor(s, TOP + 2, LEFT + 12);
	leave_and_save(s);
	expect(papers_open(desk, 24, 80), "填 4/");
}

Test(text, no_line_begins_with_a_mark_that_ends_or_ends_with_one_that_begins)
{
	struct screen *s = writing();
	type(s, "一二三四五六七八九十一二三四五六七八九十一二三四五六，另起");
	expect_line(s, TOP, "一二三四五六七八九十一二三四五六七八九十一二三四五");
	expect_line(s, TOP + 1, "六，另起");
	press(s, "Enter");
	type(s, "一二三四五六七八九十一二三四五六七八九十一二三四五（另起）");
	expect_line(s, TOP + 2, "一二三四五六七八九十一二三四五六七八九十一二三四五");
	expect_line(s, TOP + 3, "（另起）");
}

Test(text, backspace_takes_whole_characters)
{
	struct screen *s = writing();
	type(s, "甲𠮷e\314\201乙");
	expect_row(s, TOP, "甲𠮷e\314\201乙");
	expect_cursor(s, TOP, LEFT + INDENT + 7);
	press(s, "Backspace");
	expect_cursor(s, TOP, LEFT + INDENT + 5);
	press(s, "Backspace");
	expect_cursor(s, TOP, LEFT + INDENT + 4);
	press(s, "Backspace");
	expect_cursor(s, TOP, LEFT + INDENT + 2);
	expect_line(s, TOP, "甲");
	press(s, "Backspace Backspace");
	expect_cursor(s, TOP, LEFT + INDENT);
	expect_row(s, 2, " 0字");
}

Test(text, rare_characters_survive_to_the_file)
{
	struct screen *s = writing();
	type(s, "𠮷䶮与é、“引号”…—{{花括号");
	expect_row(s, TOP, "𠮷䶮与é、");
	leave_and_save(s);
	expect_saved(desk, "overview.proactive", "𠮷䶮与é、“引号”…—{{花括号");
	s = papers_open(desk, 24, 80);
	press(s, "Esc 1 Up");
	expect(s, "𠮷䶮与é、“引号”");
}

Test(text, the_cursor_moves_by_characters_lines_and_ends)
{
	struct screen *s = writing();
	type(s, "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十");
	expect_cursor(s, TOP + 1, LEFT + 8);
	press(s, "Left");
	expect_cursor(s, TOP + 1, LEFT + 6);
	press(s, "Home");
	expect_cursor(s, TOP + 1, LEFT);
	press(s, "Up");
	expect_cursor(s, TOP, LEFT + INDENT);
	press(s, "End");
	expect_row(s, 2, "30字");
	press(s, "Home Right Right");
	expect_cursor(s, TOP, LEFT + INDENT + 4);
	type(s, "插");
	expect_line(s, TOP, "一二插三四五六七八九十一二三四五六七八九十一二三四五");
	press(s, "Delete");
	expect_line(s, TOP, "一二插四五六七八九十一二三四五六七八九十一二三四五六");
	press(s, "Down");
	expect_cursor(s, TOP + 1, LEFT + 8);
}

Test(text, paragraphs_are_begun_and_joined)
{
	struct screen *s = writing();
	type(s, "第一段。");
	press(s, "Enter");
	type(s, "第二段。");
	expect_row(s, 2, "第2段第1句");
	expect_cursor(s, TOP + 1, LEFT + INDENT + 8);
	expect_line(s, TOP + 1, "第二段。");
	press(s, "Home Backspace");
	expect_line(s, TOP, "第一段。第二段。");
	expect_row(s, 2, "第1段第2句");
	press(s, "Enter");
	expect_line(s, TOP + 1, "第二段。");
	leave_and_save(s);
	expect_saved(desk, "overview.proactive", "第一段。\\n第二段。");
}

Test(text, a_text_is_left_and_taken_up_again)
{
	struct screen *s = writing();
	type(s, "前半，");
	press(s, "Esc");
	expect_row(s, 5, "3字");
	expect(s, "前半，");
	press(s, "Enter");
	expect_cursor(s, TOP, LEFT + INDENT + 6);
	type(s, "后半。");
	press(s, "Tab");
	expect_row(s, 20, "（二）依申请公开");
	expect(s, "前半，后半。");
	press(s, "Shift-Tab F2");
	expect_line(s, TOP, "前半，后半。");
	press(s, "Esc 3");
	expect_row(s, 2, "三、");
}

Test(text, chinese_is_pasted_with_its_paragraphs)
{
	struct screen *s = writing();
	paste(s, "全年主动公开信息120条。\r\n其中政策解读8条。\n");
	expect_line(s, TOP, "全年主动公开信息120条。");
	expect_line(s, TOP + 1, "其中政策解读8条。");
	expect_row(s, 2, "3段");
	press(s, "Backspace");
	leave_and_save(s);
	expect_saved(desk, "overview.proactive", "全年主动公开信息120条。\\n其中政策解读8条。");
}

Test(text, enter_and_what_is_typed_faster_than_it_is_read_begin_a_paragraph)
{
	struct screen *s = writing();
	GString *burst = g_string_new("");
	type(s, "先写的。");
	expect_line(s, TOP, "先写的。");
	for (int i = 1; i <= 20; i++)
		g_string_append_printf(burst, "\r后来的第%d段。", i);
	type(s, burst->str);
	g_string_free(burst, TRUE);
	expect_row(s, 2, "第21段");
	press(s, "PgUp PgUp");
	expect_cursor(s, TOP, LEFT + INDENT + 8);
	expect_line(s, TOP, "先写的。");
	expect_line(s, TOP + 1, "后来的第1段。");
}

Test(text, a_paste_on_a_text_field_is_written_into_it)
{
	struct screen *s = papers_begin(desk, 24, 80);
	press(s, "Esc 6");
	expect_row(s, 20, "其他事项");
	paste(s, "本年未收取信息处理费。\n无其他事项。");
	expect_line(s, TOP + 1, "无其他事项。");
	leave_and_save(s);
	expect_saved(desk, "other.matters", "本年未收取信息处理费。\\n无其他事项。");
}

Test(text, no_key_of_a_paste_is_a_command)
{
	struct screen *s = writing();
	paste(s, "甲\033[21~\021\023\003乙");
	expect_row(s, TOP, "乙");
	type(s, "丙");
	expect_row(s, TOP, "乙丙");
	leave_and_save(s);
}

Test(text, a_long_text_scrolls_with_the_cursor)
{
	struct screen *s = writing();
	for (int i = 1; i <= 30; i++) {
		char *line = g_strdup_printf("第%d段。", i);
		type(s, line);
		press(s, i < 30 ? "Enter" : "");
		g_free(line);
	}
	expect_line(s, 19, "第30段。");
	expect_cursor(s, 19, LEFT + INDENT + 8);
	press(s, "PgUp PgUp");
	expect_line(s, TOP, "第1段。");
	press(s, "PgDn");
	expect_row(s, 2, "17段");
}

Test(text, undo_takes_back_and_redo_brings_back)
{
	struct screen *s = writing();
	type(s, "先写的。");
	press(s, "Esc");
	expect_row(s, 23, "F2改");
	press(s, "Enter");
	type(s, "后写的。");
	expect_line(s, TOP, "先写的。后写的。");
	press(s, "Ctrl-Z");
	expect_gone(s, "后写的。");
	expect_line(s, TOP, "先写的。");
	press(s, "Ctrl-Y");
	expect_line(s, TOP, "先写的。后写的。");
}

Test(text, a_pause_puts_down_what_was_written)
{
	struct screen *s = writing();
	type(s, "写到一半");
	papers_await_journal(desk, s, "{\"done\":[[\"overview.proactive\",\"写到一半\"]]");
	type(s, "，接着写");
	expect_line(s, TOP, "写到一半，接着写");
	press(s, "Ctrl-Z");
	expect_gone(s, "接着写");
	expect_line(s, TOP, "写到一半");
}

Test(text, saving_does_not_leave_the_text)
{
	struct screen *s = writing();
	type(s, "写");
	press(s, "Ctrl-S");
	expect_row(s, 0, "已存 ");
	type(s, "作");
	expect_line(s, TOP, "写作");
	expect_cursor(s, TOP, LEFT + INDENT + 4);
	expect_saved(desk, "overview.proactive", "写");
}

/* Fields above are left out only where there is no room for them. */
Test(text, short_ones_all_stay_on_the_screen)
{
	desk_write(desk, "report.yaml",
		"form: gov-disclosure-2021\noverview: {proactive: 甲, on_request: 乙, "
		"management: 丙, platform: 丁, supervision: 戊}\n");
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Esc 1 End");
	expect_row(s, 4, "开头");
	expect(s, "戊");
}
