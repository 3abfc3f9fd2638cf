/* Grids of a few cells: where rules meet, where texts stand, what fits. */

#include "trees.h"

#include "layout/grid.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

TestSuite(grid, .timeout = 10);

static const struct grid_paper ascii = {40, WIDTH_WIDE, RULES_ASCII};
static const struct grid_paper light = {40, WIDTH_NARROW, RULES_LIGHT};
static const struct grid_paper light_wide = {40, WIDTH_WIDE, RULES_LIGHT};

static struct grid_paper narrowed(struct grid_paper paper, int width)
{
	paper.width = width;
	return paper;
}

static struct grid_cell figure(int row, int column, const char *text)
{
	return (struct grid_cell){
		.row = row,
		.rows = 1,
		.column = column,
		.columns = 1,
		.align = GRID_RIGHT,
		.figure = true,
		.text = text,
	};
}

static struct grid_cell merged(int row, int rows, int column, int columns, const char *text)
{
	return (struct grid_cell){
		.row = row,
		.rows = rows,
		.column = column,
		.columns = columns,
		.align = GRID_CENTER,
		.middle = true,
		.text = text,
	};
}

/* Paints grid, frees it, and compares with lines that end in \n. */
static void expect_painted(struct grid *grid, struct grid_paper paper, const char *expected)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	cr_expect(grid_paint(grid, &paper, lines));
	grid_free(grid);
	g_autoptr(GString) text = g_string_new(NULL);
	for (guint i = 0; i < lines->len; i++)
		g_string_append_printf(text, "%s\n", (char *)g_ptr_array_index(lines, i));
	cr_expect_str_eq(text->str, expected, "\n%s", text->str);
}

/* Four cells around the middle, two of them merged, in each of the four ways. */
static struct grid *pinwheel(void)
{
	struct grid *grid = grid_new(3, 3);
	grid_add(grid, merged(0, 1, 0, 2, "a"));
	grid_add(grid, merged(0, 2, 2, 1, "b"));
	grid_add(grid, merged(2, 1, 1, 2, "c"));
	grid_add(grid, merged(1, 2, 0, 1, "d"));
	grid_add(grid, merged(1, 1, 1, 1, "e"));
	return grid;
}

Test(grid, crossings_have_the_arms_that_exist)
{
	expect_painted(pinwheel(), narrowed(light, 7),
		"┌───┬─┐\n"
		"│ a │ │\n"
		"├─┬─┤b│\n"
		"│ │e│ │\n"
		"│d├─┴─┤\n"
		"│ │ c │\n"
		"└─┴───┘\n");
	expect_painted(pinwheel(), narrowed(ascii, 7),
		"+---+-+\n"
		"| a | |\n"
		"+-+-+b|\n"
		"| |e| |\n"
		"|d+-+-+\n"
		"| | c |\n"
		"+-+---+\n");
}

Test(grid, four_rules_meet_in_a_cross)
{
	struct grid *grid = grid_new(2, 2);
	for (int i = 0; i < 4; i++)
		grid_add(grid, figure(i / 2, i % 2, "7"));
	expect_painted(grid, narrowed(light, 7),
		"┌──┬──┐\n"
		"│7 │7 │\n"
		"├──┼──┤\n"
		"│7 │7 │\n"
		"└──┴──┘\n");
}

Test(grid, wide_rules_take_two_columns_each)
{
	struct grid *grid = grid_new(1, 2);
	grid_add(grid, merged(0, 1, 0, 1, "自然人"));
	grid_add(grid, figure(0, 1, "7"));
	expect_painted(grid, narrowed(light_wide, 18),
		"┌───┬───┐\n"
		"│自然人│    7 │\n"
		"└───┴───┘\n");
}

Test(grid, no_rule_runs_between_rows_of_one_group)
{
	struct head_tree rows = TREE(GROUP(0, "甲"), LEAF(1, "子"), LEAF(1, "丑"), LEAF(0, "乙"));
	struct grid_area beside = {0, 3, 0, 2};
	struct grid *grid = grid_new(3, 3);
	grid_add_heads(grid, &rows, GRID_BESIDE, beside);
	grid_rule_groups_only(grid, &rows, beside);
	for (int row = 0; row < 3; row++)
		grid_add(grid, figure(row, 2, "1"));
	expect_painted(grid, narrowed(light, 12),
		"┌──┬──┬────┐\n"
		"│甲│子│  1 │\n"
		"│  │丑│  1 │\n"
		"├──┴──┼────┤\n"
		"│乙   │  1 │\n"
		"└─────┴────┘\n");
}

Test(grid, squares_without_a_cell_are_painted_empty)
{
	struct grid *grid = grid_new(2, 2);
	grid_add(grid, figure(0, 0, "12"));
	grid_add(grid, figure(1, 1, "3"));
	expect_painted(grid, narrowed(ascii, 9),
		"+---+---+\n"
		"|12 |   |\n"
		"+---+---+\n"
		"|   | 3 |\n"
		"+---+---+\n");
}

Test(grid, a_text_taller_than_its_row_makes_it_higher)
{
	struct grid *grid = grid_new(2, 2);
	grid_set_column(grid, 0, GRID_LABELS);
	grid_add(grid, (struct grid_cell){0, 1, 0, 1, .text = "上年结转申请"});
	grid_add(grid, (struct grid_cell){1, 1, 0, 1, .text = "新收"});
	grid_add(grid, figure(0, 1, "1"));
	grid_add(grid, figure(1, 1, "2"));
	expect_painted(grid, narrowed(ascii, 12),
		"+------+---+\n"
		"|上年结| 1 |\n"
		"|转申请|   |\n"
		"+------+---+\n"
		"|新收  | 2 |\n"
		"+------+---+\n");
}

Test(grid, a_merged_text_flows_over_the_lines_between_rows)
{
	struct grid *grid = grid_new(2, 2);
	grid_add(grid, merged(0, 2, 0, 1, "甲乙丙"));
	grid_add(grid, figure(0, 1, "1"));
	grid_add(grid, figure(1, 1, "2"));
	expect_painted(grid, narrowed(ascii, 7),
		"+--+--+\n"
		"|甲|1 |\n"
		"|乙+--+\n"
		"|丙|2 |\n"
		"+--+--+\n");
}

Test(grid, heads_fill_an_area_larger_than_their_tree)
{
	struct head_tree columns = TREE(LEAF(0, "a"), LEAF(0, "b"));
	struct grid *grid = grid_new(1, 3);
	grid_add_heads(grid, &columns, GRID_ABOVE, (struct grid_area){0, 1, 0, 3});
	expect_painted(grid, narrowed(ascii, 10),
		"+--+-----+\n"
		"|a |  b  |\n"
		"+--+-----+\n");
}

Test(grid, a_line_feed_breaks_a_text)
{
	struct grid *grid = grid_new(1, 1);
	grid_add(grid, merged(0, 1, 0, 1, "甲\n乙丙"));
	expect_painted(grid, narrowed(ascii, 6),
		"+----+\n"
		"| 甲 |\n"
		"|乙丙|\n"
		"+----+\n");
}

Test(grid, figures_share_a_width_until_the_paper_is_too_narrow)
{
	static const char *const texts[] = {"1", "1279000"};
	struct {
		int width;
		const char *line;
	} cases[] = {
		{19, "|      1 |1279000 |"},
		{13, "|1 |1279000 |"},
		{11, "|1|1279000|"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct grid_paper paper = narrowed(ascii, cases[i].width);
		struct grid *grid = grid_new(1, 2);
		grid_add(grid, figure(0, 0, texts[0]));
		grid_add(grid, figure(0, 1, texts[1]));
		g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
		cr_expect(grid_paint(grid, &paper, lines), "%d", paper.width);
		cr_expect_str_eq(g_ptr_array_index(lines, 1), cases[i].line, "%d", paper.width);
		grid_free(grid);
	}
}

Test(grid, nothing_is_painted_on_paper_that_is_too_narrow)
{
	struct grid *grid = grid_new(1, 2);
	grid_add(grid, figure(0, 0, "1"));
	grid_add(grid, figure(0, 1, "1279000"));
	struct grid_paper paper = narrowed(ascii, 10);
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	cr_expect_eq(grid_narrowest(grid, &paper), 11);
	cr_expect_not(grid_paint(grid, &paper, lines));
	cr_expect_null(grid_sheet_new(grid, &paper));
	cr_expect_eq(lines->len, 0);
	grid_free(grid);
}
