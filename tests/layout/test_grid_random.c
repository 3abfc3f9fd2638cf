/*
 * Grids of random trees and figures on papers of every width: nothing is lost,
 * nothing overflows, every line is as wide as every other.
 *
 * Every label is a run of ideographs that occurs nowhere else. So a label is
 * whole when, reading the painted lines, each ideograph comes right behind the
 * one before it in its own run, however the lines of labels are interleaved.
 */

#include "layout/grid.h"
#include "layout/head.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(grid_random, .timeout = 60);

enum {
	FIRST_IDEOGRAPH = 0x4E00,
	IDEOGRAPHS = 20000,
	TABLES = 150,
	NARROWEST_PAPER = 20,
	WIDEST_PAPER = 400,
};

/* A random table: its trees, its grid, and what must be found on paper again. */
struct sample {
	GRand *random;
	struct head_tree columns, rows;
	GArray *column_heads, *row_heads; /* struct head */
	GStringChunk *texts;
	int next_ideograph;
	unsigned char ends[IDEOGRAPHS]; /* 1: the last ideograph of its label */
	GHashTable *figures;            /* text -> how often it occurs */
	struct grid *grid;
};

/* What labels hold besides ideographs: closing and opening marks, characters of doubtful width,
   words that should not break. */
static const char *random_filler(GRand *random)
{
	static const char *const fillers[] = {"、", "）", "（", "“", "”", "…", " ", "COVID",
		"information-disclosure", "·", "\n", "\U0001F469\u200D\U0001F4BB", "e\u0301"};
	return fillers[g_rand_int_range(random, 0, G_N_ELEMENTS(fillers))];
}

static const char *random_label(struct sample *sample)
{
	int length = g_rand_int_range(sample->random, 1, 25);
	g_autoptr(GString) text = g_string_new(NULL);
	for (int i = 0; i < length; i++) {
		g_string_append_unichar(text, FIRST_IDEOGRAPH + sample->next_ideograph++);
		if (g_rand_int_range(sample->random, 0, 5) == 0)
			g_string_append(text, random_filler(sample->random));
	}
	sample->ends[sample->next_ideograph - 1] = 1;
	return g_string_chunk_insert(sample->texts, text->str);
}

static void add_random_heads(struct sample *sample, GArray *heads, int depth, int most)
{
	int count = g_rand_int_range(sample->random, 1, most + 1);
	for (int i = 0; i < count; i++) {
		bool leaf = depth == 3 || g_rand_int_range(sample->random, 0, 3) > 0;
		struct head head = {.label = random_label(sample), .depth = depth, .leaf = leaf};
		g_array_append_val(heads, head);
		if (!leaf)
			add_random_heads(sample, heads, depth + 1, 3);
	}
}

static struct head_tree random_tree(struct sample *sample, GArray *heads, int most)
{
	add_random_heads(sample, heads, 0, most);
	struct head_tree tree = {.heads = (struct head *)heads->data, .count = (int)heads->len};
	head_tree_number(&tree);
	return tree;
}

static void count_figure(GHashTable *figures, const char *text, int times)
{
	int count = GPOINTER_TO_INT(g_hash_table_lookup(figures, text)) + times;
	g_hash_table_insert(figures, g_strdup(text), GINT_TO_POINTER(count));
}

static void add_random_figure(struct sample *sample, int row, int column)
{
	gint32 most = g_rand_int_range(sample->random, 0, 40) == 0 ? G_MAXINT32 : 300;
	char text[16];
	g_snprintf(text, sizeof text, "%d", g_rand_int_range(sample->random, 0, most));
	count_figure(sample->figures, text, 1);
	grid_add(sample->grid,
		(struct grid_cell){
			.row = row,
			.rows = 1,
			.column = column,
			.columns = 1,
			.align = GRID_RIGHT,
			.figure = true,
			.text = text,
		});
}

static void fill_grid(struct sample *sample)
{
	struct head_tree *columns = &sample->columns;
	struct head_tree *rows = &sample->rows;
	int top = columns->levels;
	int left = rows->levels;
	struct grid_area beside = {top, rows->leaves, 0, left};
	sample->grid = grid_new(top + rows->leaves, left + columns->leaves);
	grid_add(sample->grid,
		(struct grid_cell){
			.rows = top,
			.columns = left,
			.middle = true,
			.text = random_label(sample),
		});
	grid_add_heads(sample->grid, columns, GRID_ABOVE,
		(struct grid_area){0, top, left, columns->leaves});
	grid_add_heads(sample->grid, rows, GRID_BESIDE, beside);
	if (g_rand_boolean(sample->random))
		grid_rule_groups_only(sample->grid, rows, beside);
	for (int row = 0; row < rows->leaves; row++) {
		for (int column = 0; column < columns->leaves; column++)
			add_random_figure(sample, top + row, left + column);
	}
}

static struct sample *sample_new(guint32 seed)
{
	struct sample *sample = g_new0(struct sample, 1);
	sample->random = g_rand_new_with_seed(seed);
	sample->texts = g_string_chunk_new(1024);
	sample->column_heads = g_array_new(FALSE, FALSE, sizeof(struct head));
	sample->row_heads = g_array_new(FALSE, FALSE, sizeof(struct head));
	sample->figures = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	sample->columns = random_tree(sample, sample->column_heads, 4);
	sample->rows = random_tree(sample, sample->row_heads, 7);
	fill_grid(sample);
	return sample;
}

static void sample_free(struct sample *sample)
{
	grid_free(sample->grid);
	g_hash_table_destroy(sample->figures);
	g_array_free(sample->column_heads, TRUE);
	g_array_free(sample->row_heads, TRUE);
	g_string_chunk_free(sample->texts);
	g_rand_free(sample->random);
	g_free(sample);
}

static struct grid_paper random_paper(struct sample *sample)
{
	return (struct grid_paper){
		.width = g_rand_int_range(sample->random, NARROWEST_PAPER, WIDEST_PAPER + 1),
		.profile = g_rand_boolean(sample->random) ? WIDTH_WIDE : WIDTH_NARROW,
		.rules = (enum rule_style)g_rand_int_range(sample->random, 0, RULES_NONE + 1),
	};
}

/* What must hold */

static void expect_equal_widths(const GPtrArray *lines, const struct grid_paper *paper)
{
	for (guint i = 0; i < lines->len; i++) {
		const char *line = g_ptr_array_index(lines, i);
		const char *first = g_ptr_array_index(lines, 0);
		int width = text_width(line, strlen(line), paper->profile);
		cr_expect_eq(width, text_width(first, strlen(first), paper->profile), "%s", line);
		cr_expect_leq(width, paper->width, "%s", line);
	}
}

/* Whether this ideograph is the next of its label; marks it as seen. */
static bool is_next(const struct sample *sample, unsigned char *seen, int ideograph)
{
	bool begins = ideograph == 0 || sample->ends[ideograph - 1];
	bool expected = !seen[ideograph] && (begins || seen[ideograph - 1]);
	seen[ideograph] = 1;
	return expected;
}

static void expect_labels_whole(const struct sample *sample, const GPtrArray *lines)
{
	unsigned char seen[IDEOGRAPHS] = {0};
	for (guint i = 0; i < lines->len; i++) {
		const char *at = g_ptr_array_index(lines, i);
		for (; *at != '\0'; at = g_utf8_next_char(at)) {
			int ideograph = (int)g_utf8_get_char(at) - FIRST_IDEOGRAPH;
			if (ideograph >= 0 && ideograph < sample->next_ideograph)
				cr_expect(is_next(sample, seen, ideograph), "%s", at);
		}
	}
	for (int i = 0; i < sample->next_ideograph; i++)
		cr_expect(seen[i], "ideograph %d is lost", i);
}

static void count_figures_of_line(GHashTable *found, const char *line)
{
	g_auto(GStrv) words = g_regex_split_simple("[^0-9]+", line, 0, 0);
	for (char **word = words; *word != NULL; word++) {
		if (**word != '\0')
			count_figure(found, *word, 1);
	}
}

static void expect_figures_whole(const struct sample *sample, const GPtrArray *lines)
{
	g_autoptr(GHashTable) found = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < lines->len; i++)
		count_figures_of_line(found, g_ptr_array_index(lines, i));
	GHashTableIter iter;
	gpointer text, count;
	g_hash_table_iter_init(&iter, sample->figures);
	while (g_hash_table_iter_next(&iter, &text, &count))
		cr_expect_eq(g_hash_table_lookup(found, text), count, "%s", (char *)text);
	cr_expect_eq(g_hash_table_size(found), g_hash_table_size(sample->figures));
}

/* Figures that leave no blank touch when there are no rules: they cannot be told apart then. */
static bool parts_figures(const struct grid_paper *paper)
{
	return paper->rules != RULES_NONE;
}

static void expect_all(const struct sample *sample, const struct grid_paper *paper)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	bool painted = grid_paint(sample->grid, paper, lines);
	cr_expect_eq(
		painted, grid_narrowest(sample->grid, paper) <= paper->width, "%d", paper->width);
	if (!painted) {
		cr_expect_eq(lines->len, 0);
		return;
	}
	expect_equal_widths(lines, paper);
	expect_labels_whole(sample, lines);
	if (parts_figures(paper))
		expect_figures_whole(sample, lines);
}

Test(grid_random, everything_is_on_the_paper_and_nothing_beside_it)
{
	for (guint32 seed = 1; seed <= TABLES; seed++) {
		struct sample *sample = sample_new(seed);
		for (int i = 0; i < 6; i++) {
			struct grid_paper paper = random_paper(sample);
			expect_all(sample, &paper);
			paper.width = grid_narrowest(sample->grid, &paper);
			expect_all(sample, &paper);
		}
		sample_free(sample);
	}
}

Test(grid_random, one_table_fits_every_paper_that_it_fits_at_all)
{
	struct sample *sample = sample_new(7);
	for (int width = NARROWEST_PAPER; width <= WIDEST_PAPER; width++) {
		for (int rules = RULES_ASCII; rules <= RULES_LIGHT; rules++) {
			struct grid_paper paper = {width, WIDTH_WIDE, (enum rule_style)rules};
			expect_all(sample, &paper);
		}
	}
	sample_free(sample);
}

Test(grid_random, pieces_are_as_wide_as_the_whole)
{
	for (guint32 seed = 1; seed <= TABLES; seed++) {
		struct sample *sample = sample_new(seed);
		struct grid_paper paper = {WIDEST_PAPER, WIDTH_WIDE, RULES_LIGHT};
		int heads = sample->columns.levels;
		int end = heads + sample->rows.leaves;
		int middle = g_rand_int_range(sample->random, heads, end);
		g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
		cr_expect(grid_paint(sample->grid, &paper, lines));
		grid_set_heads(sample->grid, 0, heads);
		struct grid_sheet *sheet = grid_sheet_new(sample->grid, &paper);
		if (middle > heads)
			grid_sheet_paint(sheet, 0, middle, lines);
		grid_sheet_paint(sheet, middle, end, lines);
		grid_sheet_free(sheet);
		expect_equal_widths(lines, &paper);
		sample_free(sample);
	}
}
