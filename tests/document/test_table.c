/* Tables of a document: what stands in their cells, and their shape on the sheet. */

#include "sample.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(table, .timeout = 20);

/* Cells */

#define FIGURES                                                                                    \
	SAMPLE_FORM("    table:\n"                                                                 \
		    "      columns:\n"                                                             \
		    "        - {id: a, label: 甲}\n"                                              \
		    "        - {id: b, label: 乙}\n"                                              \
		    "        - {id: sum, label: 合计, formula: a + b}\n"                         \
		    "        - {id: share, label: 占比, type: percent, formula: a / b * 100}\n"  \
		    "      rows: [{id: new, label: 新建}]\n")

struct figures {
	const char *a, *b;    /* typed */
	const char *shown[4]; /* on the copy */
	bool wraps;           /* the first of them */
};

static const struct figures figures[] = {
	{"1", "2", {"1", "2", "3", "50.00"}, false},
	{"0", "0", {"0", "0", "0", "-"}, false},
	{"", "", {"", "", "", ""}, false},
	{"1", "", {"1", "", "", ""}, false},
	{"/", "2", {"/", "2", "2", "/"}, false},
	{"/", "/", {"/", "/", "/", "/"}, false},
	{"007x", "2", {"007x", "2", "", ""}, true},
};

static void expect_figures(const struct figures *entry, const struct table_part *part)
{
	for (int column = 0; column < part->columns.leaves; column++) {
		const char *text = table_part_cell(part, 0, column)->text;
		cr_expect_str_eq(text, entry->shown[column],
			"%s and %s: column %d is '%s', not '%s'", entry->a, entry->b, column, text,
			entry->shown[column]);
	}
	cr_expect_eq(table_part_cell(part, 0, 0)->wraps, entry->wraps, "%s", entry->a);
}

Test(table, tells_blank_nought_and_not_applicable_apart)
{
	for (size_t i = 0; i < G_N_ELEMENTS(figures); i++) {
		struct sample sample = sample_on(FIGURES);
		sample_set(&sample, "works.new.a", figures[i].a);
		sample_set(&sample, "works.new.b", figures[i].b);
		struct document *document = document_new(sample.report);
		expect_figures(&figures[i], &sample_table(document)->parts[0]);
		document_free(document);
		sample_release(&sample);
	}
}

/* Shapes */

/* Puts 1, 2, 3 … into the cells of all tables. */
static void number_cells(struct sample *sample)
{
	int number = 0;
	for (cell_index cell = 0; cell < sample->form->cell_count; cell++) {
		if (form_cell(sample->form, cell)->table < 0)
			continue;
		g_autofree char *text = g_strdup_printf("%d", ++number);
		sample_set(sample, form_cell(sample->form, cell)->address, text);
	}
}

static char *painted(const struct document_table *table, enum table_arrangement arrangement)
{
	struct grid_paper paper = {40, WIDTH_NARROW, RULES_ASCII};
	struct grid *grid = table_grid(table, arrangement, false);
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	cr_expect(grid_paint(grid, &paper, lines));
	grid_free(grid);
	GString *text = g_string_new(NULL);
	for (guint i = 0; i < lines->len; i++)
		g_string_append_printf(text, "%s\n", (char *)g_ptr_array_index(lines, i));
	return g_string_free(text, FALSE);
}

/* Compares the first table of a form, its cells numbered, with lines that end in \n. */
static void expect_painted(
	const char *form, enum table_arrangement arrangement, const char *expected)
{
	struct sample sample = sample_on(form);
	number_cells(&sample);
	struct document *document = document_new(sample.report);
	g_autofree char *text = painted(sample_table(document), arrangement);
	cr_expect_str_eq(text, expected, "\n%s", text);
	document_free(document);
	sample_release(&sample);
}

#define ACROSS                                                                                     \
	SAMPLE_FORM("    table:\n"                                                                 \
		    "      print: across\n"                                                        \
		    "      columns: [{id: won, label: 维持}, {id: lost, label: 纠正}]\n"       \
		    "      rows:\n"                                                                \
		    "        - {id: review, label: 复议}\n"                                      \
		    "        - {group: 诉讼, rows: [{id: direct, label: 直接}]}\n")

Test(table, lays_rows_side_by_side_under_their_heads)
{
	expect_painted(ACROSS, TABLE_AS_FORMED,
		"+-----------------+-----------------+\n"
		"|      复议       |      诉讼       |\n"
		"+--------+--------+-----------------+\n"
		"|        |        |      直接       |\n"
		"|  维持  |  纠正  +--------+--------+\n"
		"|        |        |  维持  |  纠正  |\n"
		"+--------+--------+--------+--------+\n"
		"|      1 |      2 |      3 |      4 |\n"
		"+--------+--------+--------+--------+\n");
}

Test(table, stacks_the_rows_that_do_not_fit_side_by_side)
{
	expect_painted(ACROSS, TABLE_STACKED,
		"+----------------+----------+----------+\n"
		"|                |   维持   |   纠正   |\n"
		"+----------------+----------+----------+\n"
		"|复议            |        1 |        2 |\n"
		"+----+-----------+----------+----------+\n"
		"|诉讼|直接       |        3 |        4 |\n"
		"+----+-----------+----------+----------+\n");
}

Test(table, puts_the_corner_of_rows_side_by_side_above_them)
{
	expect_painted(SAMPLE_FORM("    table:\n"
				   "      print: across\n"
				   "      corner: 单位：件\n"
				   "      columns: [{id: won, label: 维持}]\n"
				   "      rows: [{id: review, label: 复议}]\n"),
		TABLE_AS_FORMED,
		"+--------------------------------------+\n"
		"|               单位：件               |\n"
		"+--------------------------------------+\n"
		"|                 复议                 |\n"
		"+--------------------------------------+\n"
		"|                 维持                 |\n"
		"+--------------------------------------+\n"
		"|                                    1 |\n"
		"+--------------------------------------+\n");
}

Test(table, stretches_the_last_column_of_a_narrow_block)
{
	expect_painted(
		SAMPLE_FORM("    table:\n"
			    "      blocks:\n"
			    "        - caption: 道路\n"
			    "          corner: 项目\n"
			    "          columns: [{id: a, label: 开工}, {id: b, label: 完工}]\n"
			    "          rows: [{id: bridges, label: 桥梁}]\n"
			    "        - columns: [{id: c, label: 本年支出}]\n"
			    "          rows: [{group: 养护, rows: [{id: upkeep, label: 费}]}]\n"),
		TABLE_AS_FORMED,
		"+--------------------------------------+\n"
		"|                 道路                 |\n"
		"+----------------+----------+----------+\n"
		"|      项目      |   开工   |   完工   |\n"
		"+----------------+----------+----------+\n"
		"|桥梁            |        1 |        2 |\n"
		"+----------------+----------+----------+\n"
		"|                |      本年支出       |\n"
		"+----+-----------+---------------------+\n"
		"|养护|费         |                   3 |\n"
		"+----+-----------+---------------------+\n");
}

Test(table, gives_texts_the_room_and_lets_them_wrap)
{
	struct sample sample = sample_on(SAMPLE_FORM(
		"    table:\n"
		"      columns: [{id: count, label: 数}, {id: why, label: 说明, type: line}]\n"
		"      rows: [{id: bridges, label: 桥梁}]\n"));
	sample_set(&sample, "works.bridges.count", "3");
	sample_set(&sample, "works.bridges.why", "其中一座在汛期前完工，两座跨年");
	struct document *document = document_new(sample.report);
	g_autofree char *text = painted(sample_table(document), TABLE_AS_FORMED);
	cr_expect_str_eq(text,
		"+----+--+------------------------------+\n"
		"|    |数|             说明             |\n"
		"+----+--+------------------------------+\n"
		"|桥梁|3 |其中一座在汛期前完工，两座跨年|\n"
		"+----+--+------------------------------+\n",
		"\n%s", text);
	document_free(document);
	sample_release(&sample);
}

/* A date is not broken for a long name's sake, and figures take no room that texts can have. */
Test(table, dates_stay_whole_and_figures_are_no_wider_than_they_need_be)
{
	static const char *const names[] = {"", "未按规定公示信息且逾期拒不改正案"};
	static const char *const lines[] = {
		"| |      案件      |     决定     |金额|\n",
		"|1|未按规定公示信息|2024年11月30日| 12 |\n",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		struct sample sample =
			sample_on(SAMPLE_FORM("    table:\n"
					      "      columns:\n"
					      "        - {id: name, label: 案件, type: line}\n"
					      "        - {id: on, label: 决定, type: date}\n"
					      "        - {id: fine, label: 金额, type: amount}\n"
					      "      rows: [{id: one, label: \"1\"}]\n"));
		sample_set(&sample, "works.one.name", names[i]);
		sample_set(&sample, "works.one.on", "2024-11-30");
		sample_set(&sample, "works.one.fine", "12");
		struct document *document = document_new(sample.report);
		g_autofree char *text = painted(sample_table(document), TABLE_AS_FORMED);
		cr_expect(strstr(text, "|2024年11月30日"), "\n%s", text);
		cr_expect(strstr(text, "| 12 |\n"), "\n%s", text);
		cr_expect(
			i == 0 || (strstr(text, lines[0]) && strstr(text, lines[1])), "\n%s", text);
		document_free(document);
		sample_release(&sample);
	}
}

Test(table, rows_of_figures_and_rows_of_texts_stand_in_one_column)
{
	struct sample sample = sample_on(SAMPLE_FORM(
		"    table:\n"
		"      corner: 项目\n"
		"      columns: [{id: is, label: 内容}]\n"
		"      rows:\n"
		"        - {id: name, label: 名称, type: line}\n"
		"        - {id: length, label: 长度, type: amount, grouping: true}\n"
		"        - {id: done, label: 竣工, type: date}\n"
		"        - {id: kind, label: 类别, type: choice, choices: {a: 公路桥}}\n"));
	sample_set(&sample, "works.name.is", "城北大桥");
	sample_set(&sample, "works.length.is", "1204.50");
	sample_set(&sample, "works.done.is", "2024-10-01");
	sample_set(&sample, "works.kind.is", "a");
	struct document *document = document_new(sample.report);
	g_autofree char *text = painted(sample_table(document), TABLE_AS_FORMED);
	cr_expect_str_eq(text,
		"+----+---------------------------------+\n"
		"|项目|              内容               |\n"
		"+----+---------------------------------+\n"
		"|名称|城北大桥                         |\n"
		"+----+---------------------------------+\n"
		"|长度|                        1,204.50 |\n"
		"+----+---------------------------------+\n"
		"|竣工|2024年10月1日                    |\n"
		"+----+---------------------------------+\n"
		"|类别|公路桥                           |\n"
		"+----+---------------------------------+\n",
		"\n%s", text);
	document_free(document);
	sample_release(&sample);
}

/* What stands in a cell */

#define GROUPED                                                                                    \
	SAMPLE_FORM("    table:\n"                                                                 \
		    "      cell: {type: amount, grouping: true}\n"                                 \
		    "      columns: [{id: spent, label: 支出}]\n"                                \
		    "      rows:\n"                                                                \
		    "        - {id: road, label: 道路}\n"                                        \
		    "        - {id: late, label: 逾期, when: cover.year > 2020}\n")

static void expect_shown(struct sample *sample, int row, const char *typed, const char *expected)
{
	sample_set(sample, row == 0 ? "works.road.spent" : "works.late.spent", typed);
	struct document *document = document_new(sample->report);
	const char *text = table_part_cell(&sample_table(document)->parts[0], row, 0)->text;
	cr_expect_str_eq(text, expected, "%s prints as %s", typed, text);
	document_free(document);
}

Test(table, sets_thousands_apart_where_the_form_says_so)
{
	static const struct {
		const char *typed, *printed;
	} cases[] = {
		{"", ""},
		{"/", "/"},
		{"0", "0"},
		{"999", "999"},
		{"1000", "1,000"},
		{"-999.1234", "-999.1234"},
		{"-123456.10", "-123,456.10"},
		{"1234567", "1,234,567"},
		{"many", "many"},
	};
	struct sample sample = sample_on(GROUPED);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		expect_shown(&sample, 0, cases[i].typed, cases[i].printed);
	sample_release(&sample);
}

Test(table, prints_a_dash_where_a_blank_does_not_apply)
{
	struct sample sample = sample_on(GROUPED);
	expect_shown(&sample, 1, "", "");
	sample_set(&sample, "cover.year", "2020");
	expect_shown(&sample, 1, "", "-");
	expect_shown(&sample, 1, "5", "5");
	sample_set(&sample, "cover.year", "2021");
	expect_shown(&sample, 1, "", "");
	sample_release(&sample);
}

Test(table, a_row_of_other_years_is_dashes)
{
	struct sample sample =
		sample_on(SAMPLE_FORM("    table:\n"
				      "      columns: [{id: a, label: 甲}, {id: b, label: 乙}]\n"
				      "      rows:\n"
				      "        - {id: old, label: 停用的, until: 2023}\n"
				      "        - {id: new, label: 新设的, from: 2024}\n"));
	sample_set(&sample, "cover.year", "2024");
	sample_set(&sample, "works.new.a", "0");
	struct document *document = document_new(sample.report);
	const struct table_part *part = &sample_table(document)->parts[0];
	cr_expect_str_eq(table_part_cell(part, 0, 0)->text, "-");
	cr_expect_str_eq(table_part_cell(part, 0, 1)->text, "-");
	cr_expect_str_eq(table_part_cell(part, 1, 0)->text, "0");
	cr_expect_str_eq(table_part_cell(part, 1, 1)->text, "");
	document_free(document);
	sample_release(&sample);
}
