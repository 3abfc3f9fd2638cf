/*
 * Labels: a word can stand in a row's label or in its group's, in a column's, or
 * in the heading of the section. A line that names all words is found by itself;
 * where row and column name them between them, the cell is where they cross.
 */
#include "session/find_hits.h"

#include "base/alike.h"

/* The words that stand in the labels of an axis: in a head's own, and in those of its groups
   too. */
struct axis_words {
	uint32_t *own, *with_groups; /* by head */
};

static struct axis_words axis_words_of(const struct query *query, const struct form_axis *axis)
{
	struct axis_words words = {
		.own = g_new(uint32_t, axis->tree.count),
		.with_groups = g_new(uint32_t, axis->tree.count),
	};

	for (int h = 0; h < axis->tree.count; h++) {
		const struct head *head = &axis->tree.heads[h];

		words.own[h] = query_words_in(query, head->label) |
			query_words_in(query, axis->lines[h].short_label);
		words.with_groups[h] =
			words.own[h] | (head->parent < 0 ? 0 : words.with_groups[head->parent]);
	}
	return words;
}

static void axis_words_release(struct axis_words *words)
{
	g_free(words->own);
	g_free(words->with_groups);
}

static enum rank rank_of(const struct query *query, const char *label, const char *short_label)
{
	const char *const texts[] = {label, short_label};
	enum rank rank = RANK_LABEL_HAS;

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		if (texts[i] && alike_equal(texts[i], query->whole))
			return RANK_LABEL;
		if (texts[i] && alike_begins(texts[i], query->whole, NULL))
			rank = RANK_LABEL_BEGINS;
	}
	return rank;
}

static void add_line(struct search *search, const struct form_axis *axis, int head, cell_index cell)
{
	struct hit hit = {
		.kind = FIND_LABEL,
		.rank = rank_of(&search->query, axis->tree.heads[head].label,
			axis->lines[head].short_label),
		.cell = cell,
		.axis = axis,
		.head = head,
	};

	if (cell != CELL_NONE)
		g_array_append_val(search->hits, hit);
}

static void add_crossing(struct search *search, cell_index cell, enum rank rank)
{
	struct hit hit = {.kind = FIND_LABEL, .rank = rank, .cell = cell};

	if (!form_cell(search->form, cell)->absent)
		g_array_append_val(search->hits, hit);
}

/* The cells of a row whose columns name what the row does not. Where those two name all words, the
   section's heading is not meant. */
static void search_crossings(struct search *search, const struct form_block *block, int row,
	uint32_t named, uint32_t section, const struct axis_words *columns)
{
	for (int c = 0; c < block->columns.tree.leaves; c++) {
		int head = block->columns.leaves[c];
		uint32_t both = columns->with_groups[head] | named;

		if (columns->own[head] & ~named && (both | section) == search->query.all)
			add_crossing(search, form_block_cell(block, row, c),
				both == search->query.all ? RANK_LABEL_BEGINS : RANK_LABEL_HAS);
	}
}

static void search_rows(struct search *search, const struct form_block *block, uint32_t section,
	const struct axis_words *rows, const struct axis_words *columns)
{
	for (int h = 0; h < block->rows.tree.count; h++) {
		const struct head *head = &block->rows.tree.heads[h];
		uint32_t named = rows->with_groups[h];

		if (rows->own[h] == 0)
			continue;
		if ((named | section) == search->query.all)
			add_line(search, &block->rows, h,
				search_in_row(search, block, head->first_leaf));
		if (head->leaf)
			search_crossings(search, block, head->first_leaf, named, section, columns);
	}
}

static void search_columns(struct search *search, const struct form_block *block, uint32_t section,
	const struct axis_words *columns)
{
	for (int h = 0; h < block->columns.tree.count; h++) {
		const struct head *head = &block->columns.tree.heads[h];

		if (columns->own[h] != 0 &&
			(columns->with_groups[h] | section) == search->query.all)
			add_line(search, &block->columns, h,
				search_in_column(search, block, head->first_leaf));
	}
}

static void search_block(struct search *search, const struct form_block *block, uint32_t section)
{
	struct axis_words rows = axis_words_of(&search->query, &block->rows);
	struct axis_words columns = axis_words_of(&search->query, &block->columns);

	search_rows(search, block, section, &rows, &columns);
	search_columns(search, block, section, &columns);
	axis_words_release(&rows);
	axis_words_release(&columns);
}

static void search_fields(struct search *search, const struct form_section *section, uint32_t words)
{
	for (size_t i = 0; i < section->field_count; i++) {
		cell_index cell = section->first + (cell_index)i;
		const struct form_field *field = form_cell(search->form, cell)->words->field;
		uint32_t own = query_words_in(&search->query, field->label) |
			query_words_in(&search->query, field->short_label);
		struct hit hit = {
			.kind = FIND_LABEL,
			.rank = rank_of(&search->query, field->label, field->short_label),
			.cell = cell,
		};

		if (own != 0 && (own | words) == search->query.all)
			g_array_append_val(search->hits, hit);
	}
}

/* The section itself, which is entered at its first cell. */
static void add_section(struct search *search, const struct form_section *section)
{
	struct hit hit = {
		.kind = FIND_LABEL,
		.rank = rank_of(&search->query, section->heading, section->short_label),
		.cell = section->first,
		.text = section->heading && *section->heading ? section->heading
							      : section->short_label,
	};

	if (section->cell_count > 0)
		g_array_append_val(search->hits, hit);
}

void search_labels(struct search *search)
{
	for (int s = 0; s < search->form->section_count; s++) {
		const struct form_section *section = &search->form->sections[s];
		uint32_t words = query_words_in(&search->query, section->heading) |
			query_words_in(&search->query, section->short_label);

		if (words == search->query.all)
			add_section(search, section);
		search_fields(search, section, words);
		for (int t = 0; t < section->table_count; t++) {
			for (int b = 0; b < section->tables[t].block_count; b++)
				search_block(search, &section->tables[t].blocks[b], words);
		}
	}
}
