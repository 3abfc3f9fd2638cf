/*
 * The editor of texts as a clerk uses it: beside the figures and last year's text,
 * with the cursor where it should be after every key, and nothing lost on the way
 * to another editor and back.
 */

#include "clerk.h"
#include "golden.h"
#include "papers.h"
#include "seat.h"
#include <glib/gstdio.h>
#include <string.h>

TestSuite(writing, .init = sit_down, .fini = get_up, .timeout = 120);

enum {
	TOP = 3,
	LEFT = 2,
	INDENT = 4,
};

#define ADDRESS "overview.on_request"

/* A report of 2024 with a text. */
static void lay_out(const char *text)
{
	g_autofree char *set = g_strconcat("set report.yaml " ADDRESS "=", text, NULL);

	papers_lay_out(desk, "real-00.yaml");
	papers_run(desk, set);
}

/* The text on applications, open, the cursor at its end. */
static struct screen *open_text(int rows, int columns)
{
	struct screen *s = papers_open(desk, rows, columns);

	press(s, "Esc 1 Home Down Down Enter");
	expect_row(s, columns < 110 ? 2 : 1, "（二）依申请公开");
	return s;
}

static void leave_and_save(struct screen *s)
{
	press(s, "Esc");
	expect_gone(s, "28字一行");
	papers_close(s);
}

static const char mock_up[] =
	"2024年，我办畅通信函、当面、网站三条申请渠道，对每件申请登记编号、限时转办、专人答复，"
	"未出现超期。\n2024年共收到政府信息公开申请3件，均来自自然人，都在法定期限内答复。其中"
	"不予公开{requests.enforcement.total}件，系行政执法案卷；无法提供1件，系本机关不掌握相关信"
	"息。\n无上年结转，无结转下年度继续办理。2023年已办结。";

static const struct {
	int rows, columns;
	const char *name;
} sizes[] = {{24, 80, "80x24"}, {43, 132, "132x43"}};

Test(writing, stands_beside_the_figures_it_can_name)
{
	lay_out(mock_up);
	for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
		struct screen *s = open_text(sizes[i].rows, sizes[i].columns);
		char *name = g_strconcat("writing-", sizes[i].name, NULL);

		golden_screen(s, name);
		send_signal(s, 15);
		wait_exit(s);
		g_free(name);
	}
}

Test(writing, stands_beside_last_years_text)
{
	char *last;

	lay_out(mock_up);
	last = desk_read(desk, "report.yaml");
	GString *text = g_string_new(last);
	g_string_replace(text, "2024", "2023", 0);
	g_string_replace(text, "2025", "2024", 0);
	g_string_replace(text, "我办畅通", "我办开通", 0);
	desk_write(desk, "2023.yaml", text->str);
	papers_run(desk, "previous report.yaml 2023.yaml");
	for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
		struct screen *s = open_text(sizes[i].rows, sizes[i].columns);
		char *name = g_strconcat("writing-beside-", sizes[i].name, NULL);

		press(s, "F8");
		expect(s, "上年原文");
		golden_screen(s, name);
		send_signal(s, 15);
		wait_exit(s);
		g_free(name);
	}
	g_string_free(text, TRUE);
	g_free(last);
}

/* What is pressed or typed, and where the cursor stands after it: rows from the first of the text,
   columns from where lines begin. */
struct stroke {
	const char *key, *typed;
	int row, column;
};

Test(writing, the_cursor_stands_where_the_next_character_goes_after_every_key)
{
	static const struct stroke strokes[] = {
		{NULL, "公", 0, 6},
		{NULL, "开", 0, 8},
		{NULL, "A", 0, 9},
		{NULL, "𠮷", 0, 11},
		{NULL, "，", 0, 13},
		{NULL, "e\u0301", 0, 14},
		{NULL, "12", 0, 16},
		{"Left", NULL, 0, 15},
		{"Left", NULL, 0, 14},
		{"Left", NULL, 0, 13},
		{"Left", NULL, 0, 11},
		{"Left", NULL, 0, 9},
		{"Delete", NULL, 0, 9},
		{"Home", NULL, 0, 4},
		{"End", NULL, 0, 14},
		{"Enter", NULL, 1, 4},
		{NULL, "二", 1, 6},
		{"Up", NULL, 0, 6},
		{"Down", NULL, 1, 6},
		{"Backspace", NULL, 1, 4},
		{"Backspace", NULL, 0, 14},
		{NULL, "{requests.new.total}", 0, 15},
		{"Left", NULL, 0, 14},
		{"Right", NULL, 0, 15},
		{"Backspace", NULL, 0, 14},
		{"Ctrl-Left", NULL, 0, 4},
		{"Ctrl-Right", NULL, 0, 14},
		{"PgUp", NULL, 0, 4},
		{"PgDn", NULL, 0, 14},
		{"F2", NULL, 0, 14},
		{"Ctrl-Home", NULL, 0, 4},
		{"Ctrl-X", NULL, 0, 4},
		{"Ctrl-V", NULL, 0, 14},
		{"Ctrl-Z", NULL, 0, 4},
	};

	papers_lay_out(desk, "real-00.yaml");
	struct screen *s = open_text(24, 80);
	for (size_t i = 0; i < G_N_ELEMENTS(strokes); i++) {
		const struct stroke *stroke = &strokes[i];

		if (stroke->key)
			press(s, stroke->key);
		else
			type(s, stroke->typed);
		bool stands = screen_expect_cursor(s, TOP + stroke->row, LEFT + stroke->column);
		cr_assert(stands, "stroke %zu, %s: %s", i,
			stroke->key ? stroke->key : stroke->typed, screen_trouble(s));
	}
}

Test(writing, undo_takes_back_words_and_goes_on_when_the_text_is_closed)
{
	papers_lay_out(desk, "real-00.yaml");
	struct screen *s = open_text(24, 80);
	type(s, "前文，后文。又一句");
	expect_row(s, TOP, "前文，后文。又一句");
	expect_row(s, 0, "未存 1 处");
	press(s, "Ctrl-Z");
	expect_gone(s, "又一句");
	expect_row(s, TOP, "前文，后文。");
	press(s, "Esc");
	expect(s, "6字");
	press(s, "Ctrl-Z");
	expect(s, "3字");
	press(s, "Ctrl-Y Ctrl-Y");
	expect(s, "9字");
	papers_close(s);
	expect_saved(desk, ADDRESS, "前文，后文。又一句");
}

Test(writing, what_is_cut_in_one_text_is_put_into_another)
{
	lay_out("第一句。第二句。");
	struct screen *s = open_text(24, 80);
	press(s, "Ctrl-C");
	expect_row(s, MESSAGE_ROW, "要退出请按 F10");
	press(s, "F2 Home Ctrl-C");
	expect_row(s, MESSAGE_ROW, "复制了8字");
	press(s, "F2 Ctrl-Right Ctrl-X");
	expect_row(s, MESSAGE_ROW, "剪切了4字");
	expect_row(s, TOP, "第二句。");
	press(s, "Tab Enter Ctrl-V");
	expect_row(s, TOP, "第一句。");
	leave_and_save(s);
	expect_saved(desk, ADDRESS, "第二句。");
	expect_saved(desk, "overview.management", "第一句。");
}

Test(writing, words_are_found_and_replaced_in_one_step)
{
	lay_out("2023年办理，２０２３年答复。{cover.year}年、2023年");
	struct screen *s = open_text(24, 80);
	press(s, "F3");
	expect(s, "在这段文字里找");
	type(s, "2023年");
	press(s, "Enter");
	expect_row(s, 20, "「2023年」第1处，共3处");
	expect_cursor(s, TOP, LEFT + INDENT + 6);
	type(s, "1");
	expect_row(s, 20, "第2处");
	type(s, "2");
	expect(s, "换成什么");
	type(s, "2024年");
	press(s, "Enter");
	expect_row(s, TOP, "2023年办理，2024年答复");
	expect_row(s, 20, "共2处   换成「2024年」");
	type(s, "3");
	expect_row(s, MESSAGE_ROW, "换了2处");
	expect_row(s, TOP, "2024年办理，2024年答复。2024年、2024年");
	press(s, "Ctrl-Z");
	expect_row(s, TOP, "2023年办理，2024年答复");
	press(s, "Ctrl-Y");
	expect_row(s, TOP, "2024年办理，2024年答复");
	leave_and_save(s);
	expect_saved(desk, ADDRESS, "2024年办理，2024年答复。{cover.year}年、2024年");
}

Test(writing, a_figure_is_picked_from_the_list_or_in_its_table)
{
	lay_out("收到");
	struct screen *s = open_text(24, 80);
	press(s, "F6");
	expect_row(s, 0, "引用哪个数");
	expect_row(s, 1, "新收");
	press(s, "Enter");
	expect_row(s, TOP, "收到2");
	type(s, "件，自然人");
	press(s, "F6 End Up");
	expect(s, "在表里找：三、");
	press(s, "Enter");
	expect_row(s, MESSAGE_ROW, "移到要引用的格");
	press(s, "Home");
	expect_row(s, 20, "自然人");
	press(s, "Enter");
	expect_row(s, TOP, "收到2件，自然人2");
	expect_row(s, 4, "2   2 平");
	press(s, "F6 End Enter Esc");
	expect_row(s, TOP, "收到2件，自然人2");
	leave_and_save(s);
	expect_saved(desk, ADDRESS, "收到{requests.new.total}件，自然人{requests.new.natural}");
}

Test(writing, a_reference_that_leads_nowhere_is_marked_and_can_be_mended)
{
	papers_lay_out(desk, "real-00.yaml");
	struct screen *s = open_text(24, 80);
	type(s, "收到{requests.new.totel}件");
	expect_row(s, TOP, "错    收到{requests.new.totel}件");
	press(s, "Left Left Left Backspace");
	type(s, "a");
	press(s, "Right Right");
	expect_row(s, TOP, "      收到2件");
}

/* Another editor */

/* Opens the text with a shell script for an editor, which has the file as $1. */
static struct screen *open_with(const char *script)
{
	char *path = desk_path(desk, "editor");
	char *program = g_strconcat("#!/bin/sh\n", script, "\n", NULL);

	desk_write(desk, "editor", program);
	g_chmod(path, 0700);
	desk_setenv(desk, "VISUAL", path);
	g_free(program);
	g_free(path);
	return open_text(24, 80);
}

Test(writing, another_editor_gets_the_text_and_gives_it_back_as_one_step)
{
	lay_out("第一段。\n第二段{cover.year}。");
	struct screen *s =
		open_with("cp \"$1\" seen.txt; stat -c %a \"$1\" \"${1%/*}\" >modes.txt\n"
			  "[ \"${1%/*/text.txt}\" -ef \"$PWD\" ] && echo beside >where.txt\n"
			  "printf '第三段。\\n　　第四段。\\r\\n' >>\"$1\"");
	press(s, "Ctrl-E");
	expect_row(s, MESSAGE_ROW, "取回了");
	expect_row(s, TOP + 3, "第四段。");
	char *seen = desk_read(desk, "seen.txt"), *modes = desk_read(desk, "modes.txt"),
	     *where = desk_read(desk, "where.txt");
	cr_expect_str_eq(seen, "第一段。\n第二段{cover.year}。\n");
	cr_expect_str_eq(modes, "600\n700\n");
	cr_expect_str_eq(where, "beside\n", "the text lies beside the report");
	g_free(where);
	g_free(seen);
	g_free(modes);
	press(s, "Ctrl-Z");
	expect_gone(s, "第三段。");
	press(s, "Ctrl-Y");
	expect(s, "第三段。");
	leave_and_save(s);
	expect_saved(desk, ADDRESS, "第一段。\\n第二段{cover.year}。\\n第三段。\\n第四段。");
}

Test(writing, what_another_editor_spoils_is_refused_and_kept)
{
	static const struct {
		const char *script, *said;
	} cases[] = {
		{"printf '好\\n\\271\\253\\n' >\"$1\"", "没有取回：第2行不是 UTF-8 文字"},
		{"printf '好\\n\\033[A' >\"$1\"", "没有取回：第2行有控制字符"},
		{"echo 改 >\"$1\"; exit 3", "以状态3结束，没有取回"},
		{"echo 改 >\"$1\"; kill -KILL $$", "被信号9中断，没有取回"},
		{"exit 1", "没有改动"},
		{"", "没有改动"},
	};

	lay_out("原文。");
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct screen *s = open_with(cases[i].script);

		press(s, "Ctrl-E");
		expect_row(s, MESSAGE_ROW, cases[i].said);
		expect_row(s, TOP, "原文。");
		type(s, "接着写");
		expect_row(s, TOP, "原文。接着写");
		send_signal(s, 15);
		wait_exit(s);
		char *journal = desk_path(desk, ".report.yaml.journal");
		g_unlink(journal);
		g_free(journal);
	}
}

Test(writing, an_editor_that_is_not_there_is_said)
{
	static const struct {
		const char *visual, *said;
	} cases[] = {
		{NULL, "没有设置外部编辑器"},
		{"", "没有设置外部编辑器"},
		{"no-such-editor -n", "外部编辑器启动不了"},
		{"vi 'never closed", "VISUAL 或 EDITOR 写得不对"},
	};

	lay_out("原文。");
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		desk_setenv(desk, "VISUAL", cases[i].visual);
		struct screen *s = open_text(24, 80);
		press(s, "Ctrl-E");
		expect_row(s, MESSAGE_ROW, cases[i].said);
		expect_row(s, TOP, "原文。");
		papers_close(s);
	}
}

Test(writing, the_window_may_change_while_another_editor_has_it)
{
	lay_out("原文。");
	struct screen *s = open_with("printf ready; while [ ! -e go ]; do sleep 0.05; done\n"
				     "echo 新文。 >\"$1\"");
	press(s, "Ctrl-E");
	expect(s, "ready");
	resize(s, 30, 100);
	desk_write(desk, "go", "");
	expect_row(s, 28, "取回了");
	expect_row(s, TOP, "新文。");
	leave_and_save(s);
	expect_saved(desk, ADDRESS, "新文。");
}
