/*
 * The table is arranged with sample figures in it and measured as for printing.
 *
 * Which label is to blame follows from how columns share the paper: all columns of
 * figures are as wide as the longest word above any of them asks for, so that
 * word costs its width as many times as there are such columns; one in the stub
 * or above a column of words costs it once.
 */

#include "print/fit.h"

/* The longest word among labels, and how many columns are as wide as it asks for. */
struct culprit {
	const char *label;
	int word;
	int columns;
};

/* A table being measured. */
struct fitting {
	const struct form *form;
	const struct form_table *table;
	struct grid_paper paper;
	struct culprit figures; /* above columns of figures */
	struct culprit words;   /* everywhere else */
};

static void blame(const struct fitting *fitting, struct culprit *culprit, const char *label)
{
	int word = grid_longest_word(label, fitting->paper.profile);
	if (word > culprit->word) {
		culprit->word = word;
		culprit->label = label;
	}
}

static bool holds_words(const struct fitting *fitting, const struct form_block *block, int column)
{
	for (int row = 0; row < block->rows.tree.leaves; row++) {
		cell_index cell = form_block_cell(block, row, column);
		if (!cell_type_row(form_cell(fitting->form, cell)->spec.type)->figure)
			return true;
	}
	return false;
}

/* Across, the columns are repeated for each row, and there is no stub. */
static void search_block(struct fitting *fitting, const struct form_block *block, bool across)
{
	int columns = 0;
	for (int column = 0; column < block->columns.tree.leaves; column++) {
		bool words = holds_words(fitting, block, column);
		columns += !words;
		blame(fitting, words ? &fitting->words : &fitting->figures,
			form_axis_label(&block->columns, column));
	}
	for (int i = 0; i < block->rows.tree.count && !across; i++)
		blame(fitting, &fitting->words, block->rows.tree.heads[i].label);
	if (across)
		columns *= block->rows.tree.leaves;
	fitting->figures.columns = MAX(fitting->figures.columns, columns);
}

/* Names the label whose longest word costs most. */
static void name_culprit(struct fitting *fitting, bool across, struct print_fit *fit)
{
	enum { CHARACTER = 2 };
	for (int i = 0; i < fitting->table->block_count; i++)
		search_block(fitting, &fitting->table->blocks[i], across);
	fitting->words.columns = 1;
	const struct culprit *figures = &fitting->figures;
	const struct culprit *words = &fitting->words;
	bool above = (figures->word - CHARACTER) * figures->columns > words->word - CHARACTER;
	const struct culprit *culprit = above ? figures : words;
	fit->head = culprit->label;
	fit->word = culprit->word;
	int share = (fit->excess + culprit->columns - 1) / culprit->columns;
	fit->room = MAX(culprit->word - share, CHARACTER);
}

static struct print_fit fit_of(const struct document_table *table,
	enum table_arrangement arrangement, const struct grid_paper *paper)
{
	struct grid *grid = table_grid(table, arrangement);
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
	struct fitting fitting = {
		.form = form,
		.table = table,
		.paper = {options->width, options->profile, options->rules},
	};
	GStringChunk *texts = g_string_chunk_new(CHUNK);
	struct document_table *sample = document_table_sample(form, table, texts);
	bool across = table->across;
	struct print_fit fit = fit_of(sample, TABLE_AS_FORMED, &fitting.paper);
	if (across && fit.outcome == PRINT_LISTED) {
		across = false;
		fit = fit_of(sample, TABLE_STACKED, &fitting.paper);
	}
	if (fit.outcome == PRINT_BROKEN)
		name_culprit(&fitting, across, &fit);
	document_table_free(sample);
	g_string_chunk_free(texts);
	return fit;
}
