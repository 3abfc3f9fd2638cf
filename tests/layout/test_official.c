/* The tables of the disclosure report, painted on the papers that offices have. */

#include "golden.h"
#include "official.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(official, .timeout = 20);

struct sheet {
	const char *golden;
	struct grid *(*table)(void);
	struct grid_paper paper;
};

static const struct sheet sheets[] = {
	{"proactive-80.txt", official_proactive, {80, WIDTH_WIDE, RULES_ASCII}},
	{"proactive-40.txt", official_proactive, {40, WIDTH_WIDE, RULES_ASCII}},
	{"proactive-80-light.txt", official_proactive, {80, WIDTH_WIDE, RULES_LIGHT}},
	{"requests-80.txt", official_requests, {80, WIDTH_WIDE, RULES_ASCII}},
	{"requests-96.txt", official_requests, {96, WIDTH_WIDE, RULES_ASCII}},
	{"requests-132.txt", official_requests, {132, WIDTH_WIDE, RULES_ASCII}},
	{"requests-60.txt", official_requests, {60, WIDTH_WIDE, RULES_ASCII}},
	{"requests-80-light-narrow.txt", official_requests, {80, WIDTH_NARROW, RULES_LIGHT}},
	{"requests-96-light-wide.txt", official_requests, {96, WIDTH_WIDE, RULES_LIGHT}},
	{"disputes-80.txt", official_disputes, {80, WIDTH_WIDE, RULES_ASCII}},
	{"disputes-80-light.txt", official_disputes, {80, WIDTH_WIDE, RULES_LIGHT}},
	{"disputes-96.txt", official_disputes, {96, WIDTH_WIDE, RULES_ASCII}},
};

static GPtrArray *paint(const struct sheet *sheet)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	struct grid *grid = sheet->table();
	cr_expect(grid_paint(grid, &sheet->paper, lines), "%s", sheet->golden);
	grid_free(grid);
	return lines;
}

Test(official, tables_look_as_they_did)
{
	for (size_t i = 0; i < G_N_ELEMENTS(sheets); i++) {
		g_autoptr(GPtrArray) lines = paint(&sheets[i]);
		golden_expect(sheets[i].golden, lines);
	}
}

Test(official, all_lines_of_a_table_are_equally_wide)
{
	for (size_t i = 0; i < G_N_ELEMENTS(sheets); i++) {
		g_autoptr(GPtrArray) lines = paint(&sheets[i]);
		int wide = -1;
		for (guint line = 0; line < lines->len; line++) {
			const char *text = g_ptr_array_index(lines, line);
			int width = text_width(text, strlen(text), sheets[i].paper.profile);
			cr_expect(line == 0 || width == wide, "%s:%u", sheets[i].golden, line + 1);
			wide = width;
		}
		cr_expect_leq(wide, sheets[i].paper.width, "%s", sheets[i].golden);
	}
}

Test(official, table_3_stands_on_one_fanfold_page)
{
	struct sheet sheet = {"table 3", official_requests, {80, WIDTH_WIDE, RULES_ASCII}};
	g_autoptr(GPtrArray) lines = paint(&sheet);
	cr_expect_leq(lines->len, 56, "%u lines", lines->len);
	const char *first = g_ptr_array_index(lines, 0);
	cr_expect_eq(strlen(first), 80);
}

Test(official, a_page_of_table_3_repeats_the_heads)
{
	struct grid *grid = official_requests();
	struct grid_paper paper = {80, WIDTH_WIDE, RULES_ASCII};
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	grid_set_heads(grid, 0, OFFICIAL_HEADS);
	struct grid_sheet *sheet = grid_sheet_new(grid, &paper);
	grid_sheet_paint(sheet, 0, 14, lines);
	grid_sheet_paint(sheet, 14, 28, lines);
	grid_sheet_free(sheet);
	golden_expect("requests-80-parts.txt", lines);
	grid_free(grid);
}
