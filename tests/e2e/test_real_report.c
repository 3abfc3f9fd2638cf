/*
 * A whole report, as one office published it, keyed in from nothing: the figures
 * of tests/data/real-00.typed, and the totals of real-00.stated that must come
 * out of them.
 */

#include "clerk.h"
#include "figures.h"
#include "papers.h"
#include "seat.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

TestSuite(real_report, .init = sit_down, .fini = get_up, .timeout = 120);

/* The lists: lines of address=value */

static char **read_list(const char *name)
{
	char *text = papers_data(name);
	char **lines = g_strsplit(g_strchomp(text), "\n", -1);
	g_free(text);
	return lines;
}

static const char *value_in(const char *line)
{
	return strchr(line, '=') + 1;
}

/* Every line of a list stands in what get says. */
static void expect_given(const char *given, const char *list)
{
	char **lines = read_list(list), *all = g_strconcat("\n", given, NULL);
	for (char **line = lines; *line; line++) {
		char *wanted = g_strconcat("\n", *line, "\n", NULL);
		cr_expect(strstr(all, wanted), "%s", *line);
		g_free(wanted);
	}
	g_strfreev(lines);
	g_free(all);
}

/* The figures of a printed page, in the order they stand in its tables. */
static char *figures_printed(const char *pages)
{
	char **cells = g_strsplit_set(pages, "|\n", -1);
	GString *out = g_string_new(NULL);
	for (char **cell = cells; *cell; cell++) {
		char *text = g_strstrip(*cell);
		if (*text && strspn(text, "0123456789.") == strlen(text))
			g_string_append_printf(out, "%s ", text);
	}
	g_strfreev(cells);
	return g_string_free(out, FALSE);
}

/* The figures get says, in the order of the form. */
static char *figures_given(const char *given)
{
	static const char *const tables[] = {"proactive.", "requests.", "disputes."};
	char **lines = g_strsplit(given, "\n", -1);
	GString *out = g_string_new(NULL);
	for (size_t t = 0; t < G_N_ELEMENTS(tables); t++) {
		for (char **line = lines; *line; line++) {
			if (g_str_has_prefix(*line, tables[t]))
				g_string_append_printf(out, "%s ", value_in(*line));
		}
	}
	g_strfreev(lines);
	return g_string_free(out, FALSE);
}

/* What other programs find in the file when the clerk has left. */
static void expect_report_on_disk(void)
{
	char *given = papers_ask(desk, 0, "get"), *pages = papers_ask(desk, 0, "print");
	char *in_file = figures_given(given), *on_paper = figures_printed(pages);
	expect_given(given, "real-00.typed");
	expect_given(given, "real-00.stated");
	cr_expect_str_eq(on_paper, in_file);
	g_free(in_file);
	g_free(on_paper);
	g_free(given);
	g_free(pages);
}

/* Keying */

static struct screen *begin_with_the_cover(void)
{
	struct screen *s = papers_begin_official(desk, 24, 80);
	type(s, "示例县政务公开办公室");
	press(s, "Down");
	type(s, "2024");
	press(s, "Enter");
	expect_row(s, 2, "封面");
	type(s, "0124");
	press(s, "Enter");
	type(s, "1");
	expect_row(s, 1, "[0封面完]");
	return s;
}

static void key_table_2(struct screen *s)
{
	press(s, "Esc 2");
	expect_row(s, 2, "二、");
	press(s, "Keypad0 Tab Keypad0 Tab Keypad0 Enter");
	expect_row(s, 20, " 2行 ");
	type(s, "0");
	press(s, "Tab");
	type(s, "15");
	press(s, "Tab");
	type(s, "19");
	press(s, "Tab");
	expect_figures(s, "1", "0 0 0");
	expect_figures(s, "2", "0 15 19");
	type(s, "3117");
	press(s, "Enter");
	type(s, "15");
	press(s, "Enter");
	type(s, "0");
	press(s, "Enter");
	type(s, "127.9");
	expect_figures(s, "6", "127.9");
	expect_row(s, 1, "[2公开完]");
}

/* Three figures are not nought; the rest is filled with one key. */
static void key_table_3(struct screen *s)
{
	press(s, "Enter");
	expect_row(s, 20, "01行 ");
	type(s, "2");
	expect_figures(s, LEDGER, "余2 . . . . . 余2");
	press(s, "F6 1 Enter");
	type(s, "0");
	press(s, "F6 1");
	expect_figures(s, "01", "2 0 0 0 0 0 2");
	expect_figures(s, "02", "0 0 0 0 0 0 0");
	expect_figures(s, LEDGER, "余2 平+ 平+ 平+ 平+ 平+ 余2");
	press(s, "PgDn PgDn Down Down Down Down Down Down");
	expect_row(s, 20, " 11行 ");
	type(s, "1");
	expect_figures(s, LEDGER, "余1 平+ 平+ 平+ 平+ 平+ 余1");
	press(s, "Enter Enter");
	expect_row(s, 20, " 13行 ");
	press(s, "Right");
	type(s, "1");
	expect_figures(s, LEDGER, "余1 超1 平+ 平+ 平+ 平+ 平+");
	expect_row(s, 0, "错 1");
	press(s, "Backspace Left");
	type(s, "1");
	expect_figures(s, LEDGER, "平+ 平+ 平+ 平+ 平+ 平+ 平+");
	press(s, "F6");
	expect(s, "130 格");
	press(s, "Enter");
	expect_figures(s, LEDGER, "平 平 平 平 平 平 平");
	expect_figures(s, "13", "1 0 0 0 0 0 1");
	expect_row(s, 1, "[3申请完]");
	expect_row(s, 0, "错 0");
}

static void key_table_4(struct screen *s)
{
	press(s, "Esc 4");
	expect_row(s, 20, " 1行 ");
	for (int i = 0; i < 4; i++)
		press(s, "0 Tab");
	expect_figures(s, "1", "0 0 0 0 0");
	press(s, "F6 3");
	expect_figures(s, "3", "0 0 0 0 0");
	expect_row(s, 1, "[4复议完]");
}

static const struct {
	const char *section; /* the key that leads there; NULL: the next one below */
	const char *text;
} texts[] = {
	{"Esc 1", "2024年，我办通过政府网站主动公开政府信息，及时更新机构职能、政策文件等栏目。"},
	{NULL,
		"全年收到申请2件，均来自自然人，都在法定期限内答复。其中不予公开1件，系行政执法案卷；"
		"无法提供1件，系本机关不掌握相关信息。"},
	{NULL, "落实公开审查制度，先审查、后公开。"},
	{NULL, "网站“政务公开”专栏运行正常，𠮷字等生僻字都能显示。"},
	{NULL, "组织培训2次，未发生责任追究情形。"},
	{"Esc 5", "主动公开的深度还不够，政策解读的形式较单一。"},
	{NULL, "增加图解和问答两种解读形式，每季度检查一次栏目更新。"},
	{"Esc 6", "本年度未收取政府信息公开信息处理费。"},
};

static void write_texts(struct screen *s)
{
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		press(s, texts[i].section ? texts[i].section : "");
		press(s, "Enter");
		expect_row(s, 2, " 0字");
		type(s, texts[i].text);
		press(s, "Tab");
		expect_gone(s, "28字一行");
	}
}

Test(real_report, is_keyed_with_zero_fill_from_cover_to_texts)
{
	struct screen *s = begin_with_the_cover();
	key_table_2(s);
	key_table_3(s);
	key_table_4(s);
	write_texts(s);
	expect_row(s, 0, "填 " ANSWERS_IN_ALL "/" ANSWERS_IN_ALL "  错 0");
	press(s, "F7");
	expect_row(s, 22, "全部填好了");
	papers_close(s);
	expect_report_on_disk();
	g_free(papers_ask(desk, 0, "check"));
	expect_saved(desk, "overview.platform", texts[3].text);
	expect_saved(desk, "cover.date", "2025-01-24");
}

/* Types a list from the first cell of table 2 on: Tab alone leads through all three tables. */
static void key_list(struct screen *s, const char *name)
{
	char **lines = read_list(name);
	press(s, "Esc 2");
	expect_row(s, 2, "二、");
	for (char **line = lines; *line; line++) {
		type(s, value_in(*line));
		press(s, "Tab");
	}
	g_strfreev(lines);
	expect_row(s, 2, "五、");
	expect_row(s, 1, "2公开完");
	expect_row(s, 1, "3申请完");
	expect_row(s, 1, "4复议完");
}

Test(real_report, is_keyed_cell_by_cell_with_tab)
{
	struct screen *s = begin_with_the_cover();
	key_list(s, "real-00.typed");
	press(s, "Esc 3");
	expect_figures(s, LEDGER, "平 平 平 平 平 平 平");
	papers_close(s);
	expect_report_on_disk();
	char *findings = papers_ask(desk, 1, "check");
	cr_expect_null(strstr(findings, "表"), "%s", findings);
	g_free(findings);
}

Test(real_report, others_are_keyed_alike_and_their_totals_are_computed)
{
	static const char *const lists[] = {"real-01.typed", "real-02.typed"};
	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
		char *path = desk_path(desk, "report.yaml");
		struct screen *s = begin_with_the_cover();
		key_list(s, lists[i]);
		press(s, "Esc 3");
		expect_figures(s, LEDGER, "平 平 平 平 平 平 平");
		papers_close(s);
		char *given = papers_ask(desk, 0, "get");
		expect_given(given, lists[i]);
		cr_expect_eq(remove(path), 0);
		g_free(given);
		g_free(path);
	}
}

/* Types a row of table 3, sees its total, and returns the line of the next row. */
static char **key_row(struct screen *s, int row, char **line)
{
	GString *wanted = g_string_new(NULL);
	char *number = g_strdup_printf("%02d", row);
	int total = 0;
	for (int column = 0; column < 6; column++, line++) {
		type(s, value_in(*line));
		press(s, "Tab");
		g_string_append_printf(wanted, "%s ", value_in(*line));
		total += atoi(value_in(*line));
	}
	g_string_append_printf(wanted, "%d", total);
	expect_figures(s, number, wanted->str);
	g_string_free(wanted, TRUE);
	g_free(number);
	return line;
}

/* Totals and ledger after every row, as a clerk watches them who types row by row. */
Test(real_report, shows_each_total_as_soon_as_its_row_is_typed)
{
	char **lines = read_list("real-00.typed");
	struct screen *s = begin_with_the_cover();
	char **line = lines;
	press(s, "Esc 3");
	while (!g_str_has_prefix(*line, "requests."))
		line++;
	for (int row = 1; row <= 23; row++)
		line = key_row(s, row, line);
	expect_figures(s, "24", "2 0 0 0 0 0 2");
	expect_figures(s, LEDGER, "平+ 平+ 平+ 平+ 平+ 平+ 平+");
	press(s, "F6 1");
	expect_figures(s, "25", "0 0 0 0 0 0 0");
	expect_figures(s, LEDGER, "平 平 平 平 平 平 平");
	g_strfreev(lines);
}
