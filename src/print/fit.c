/*
 * The table is arranged with sample figures in it and measured as for printing.
 * A column is at least as wide as its longest word, so the longest of all is the
 * one to blame. Rows side by side repeat the columns, and the word with them.
 */

#include "print/fit.h"

static void blame(struct print_fit *fit, const char *label, enum width_profile profile)
{
	int word = grid_longest_word(label, profile);

	if (word > fit->word) {
		fit->word = word;
		fit->head = label;
	}
}

static void search_block(
	struct print_fit *fit, const struct form_block *block, enum width_profile profile)
{
	for (int column = 0; column < block->columns.tree.leaves; column++)
		blame(fit, form_axis_label(&block->columns, column), profile);
	for (int i = 0; i < block->rows.tree.count; i++)
		blame(fit, block->rows.tree.heads[i].label, profile);
}

static void name_culprit(struct print_fit *fit, const struct form_table *table, bool across,
	enum width_profile profile)
{
	enum { CHARACTER = 2 };

	for (int i = 0; i < table->block_count; i++)
		search_block(fit, &table->blocks[i], profile);
	int copies = across ? table->row_count : 1;
	fit->room = MAX(fit->word - (fit->excess + copies - 1) / copies, CHARACTER);
}

static struct print_fit fit_of(const struct document_table *table,
	enum table_arrangement arrangement, const struct grid_paper *paper)
{
	struct grid *grid = table_grid(table, arrangement, false);
	struct print_fit fit = {.needs = grid_narrowest_whole(grid, paper)};

	fit.excess = MAX(fit.needs - paper->width, 0);
	if (fit.excess > 0)
		fit.outcome =
			grid_narrowest(grid, paper) > paper->width ? PRINT_LISTED : PRINT_BROKEN;
	grid_free(grid);
	return fit;
}

struct print_fit print_table_fit(const struct form *form, const struct form_table *table,
	const struct print_options *options)
{
	enum { CHUNK = 1024 };
	struct grid_paper paper = {options->paper.width, options->profile, options->rules};
	GStringChunk *texts = g_string_chunk_new(CHUNK);
	struct document_table *sample = document_table_sample(form, table, texts);
	bool across = table->across;
	struct print_fit fit = fit_of(sample, TABLE_AS_FORMED, &paper);

	if (across && fit.outcome == PRINT_LISTED) {
		across = false;
		fit = fit_of(sample, TABLE_STACKED, &paper);
	}
	if (fit.outcome == PRINT_BROKEN)
		name_culprit(&fit, table, across, options->profile);
	document_table_free(sample);
	g_string_chunk_free(texts);
	return fit;
}
