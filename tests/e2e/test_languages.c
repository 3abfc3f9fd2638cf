/*
 * Whole screens in both languages: what a clerk sees of a report with something
 * in it to complain of.
 */
#include "clerk.h"
#include "golden.h"
#include "papers.h"

TestSuite(languages, .timeout = 60);

/* The ways to a screen, and words that stand on it in either language. */
static const struct view {
	const char *name, *keys, *chinese, *english;
} views[] = {
	{"cover", "Esc 0", "前言", "前言"},
	{"table", "Esc 3 5 Up", "1行 一、本年新收", "row 01 一、本年新收"},
	{"text", "Esc 1 Enter", "第1段", "para 1"},
	{"findings", "Esc 3 5 Up F5", "所选", "Chosen"},
	{"menu", "Esc", "菜单", "Menu"},
	{"help", "Esc 3 F1", "这里的按键", "Keys here"},
	{"last-year", "Esc 3 F8", "上年的报告在哪个文件", "In which file"},
	{"zeros", "Esc 3 Delete F6", "本表", "This table"},
	{"find", "Esc 3 F3", "Enter 前往", "Enter goes there"},
	{"page", "F9", "纸样", "Page"},
	{"finish", "Esc 3 5 Up F10", "存盘退出", "Save and leave"},
};

enum { CHINESE, ENGLISH };

static const struct {
	const char *name, *option, *ready;
} languages[] = {
	[CHINESE] = {"zh", "--lang=zh", "F1帮助"},
	[ENGLISH] = {"en", "--lang=en", "F1Help"},
};

static void look(const struct view *view, size_t language, int rows, int columns)
{
	g_autofree char *name =
		g_strdup_printf("%s-%s-%dx%d", view->name, languages[language].name, columns, rows);
	struct desk *desk = desk_new();

	papers_lay_out(desk, "real-02.yaml");
	struct screen *s = start(desk, rows, columns, languages[language].option, "report.yaml");
	expect(s, languages[language].ready);
	press(s, view->keys);
	expect(s, language == CHINESE ? view->chinese : view->english);
	golden_screen(s, name);
	send_signal(s, SIGTERM);
	wait_exit(s);
	desk_free(desk);
}

Test(languages, every_view_is_composed_in_both_languages)
{
	for (size_t i = 0; i < G_N_ELEMENTS(views); i++) {
		for (size_t language = 0; language < G_N_ELEMENTS(languages); language++)
			look(&views[i], language, 24, 80);
	}
}

Test(languages, the_longer_one_has_room_in_the_smallest_window)
{
	for (size_t i = 0; i < G_N_ELEMENTS(views); i++)
		look(&views[i], ENGLISH, 16, 60);
}

static void look_at_new_report(size_t language, int rows, int columns)
{
	g_autofree char *name =
		g_strdup_printf("new-%s-%dx%d", languages[language].name, columns, rows);
	struct desk *desk = desk_new();
	g_autofree char *last = papers_data("real-01.yaml");

	desk_write(desk, "2023年报.yaml", last);
	struct screen *s =
		start(desk, rows, columns, "edit", languages[language].option, "2024年报.yaml");
	expect_row(s, 4, "2024");
	press(s, "Up");
	golden_screen(s, name);
	press(s, "Esc");
	expect_exit(s, 0);
	desk_free(desk);
}

Test(languages, the_sheet_of_a_new_report_is_composed_in_both)
{
	static const int sizes[][2] = {{24, 80}, {16, 60}};

	for (size_t size = 0; size < G_N_ELEMENTS(sizes); size++) {
		for (size_t language = 0; language < G_N_ELEMENTS(languages); language++)
			look_at_new_report(language, sizes[size][0], sizes[size][1]);
	}
}
