/* Tables of a document, taken from a report, or from a form alone. */

#include "document/table.h"

#include <string.h>

#include "document/clean.h"
#include "document/reading.h"

/* Where cells come from. */
struct table_source {
	const struct form *form;
	const struct report *report; /* NULL: samples stand in them */
};

/* Most cells of a report hold the same few figures: they share their texts. */
static const char *keep(GStringChunk *texts, const char *text)
{
	g_autofree char *clean = clean_text(text);

	return g_string_chunk_insert_const(texts, clean);
}

static const char *keep_or_null(GStringChunk *texts, const char *text)
{
	return text ? keep(texts, text) : NULL;
}

static struct table_cell cell_of(const struct report *report, cell_index index, GStringChunk *texts)
{
	const struct value *value = report_value(report, index);
	enum cell_type type = form_cell(report->form, index)->spec->type;
	g_autofree char *shown = reading_of_cell(report, index);

	return (struct table_cell){
		.text = keep(texts, shown),
		.wraps = value->kind == VALUE_TEXT || value->kind == VALUE_MALFORMED,
		.is_text = !cell_type_row(type)->figure,
	};
}

/* A figure of three digits, as most are, and with up to two decimals where it may have some. */
static struct table_cell sample_of(const struct form_cell *cell)
{
	static const char *const samples[] = {"999", "999.9", "999.99"};
	bool is_text = !cell_type_row(cell->spec->type)->figure;
	size_t decimals = (size_t)MIN(cell->spec->decimals, (int)G_N_ELEMENTS(samples) - 1);
	bool empty = is_text || cell->absent;

	return (struct table_cell){
		.text = empty ? "" : samples[decimals],
		.is_text = is_text,
	};
}

static struct head_tree copy_tree(const struct head_tree *tree, GStringChunk *texts)
{
	struct head_tree copy = *tree;

	copy.heads = g_new(struct head, (size_t)tree->count);
	for (int i = 0; i < tree->count; i++) {
		copy.heads[i] = tree->heads[i];
		copy.heads[i].label = keep(texts, tree->heads[i].label);
	}
	return copy;
}

static void fill_cells(struct table_part *part, const struct table_source *source,
	const struct form_block *block, GStringChunk *texts)
{
	size_t columns = (size_t)part->columns.leaves;
	size_t count = (size_t)part->rows.leaves * columns;

	part->cells = g_new(struct table_cell, count);
	part->is_text = g_new0(bool, columns);
	for (size_t i = 0; i < count; i++) {
		cell_index index = block->first + (cell_index)i;
		part->cells[i] = source->report ? cell_of(source->report, index, texts)
						: sample_of(form_cell(source->form, index));
		part->is_text[i % columns] |= part->cells[i].is_text;
	}
}

static void part_init(struct table_part *part, const struct table_source *source,
	const struct form_block *block, GStringChunk *texts)
{
	part->caption = keep_or_null(texts, block->caption);
	part->corner = keep_or_null(texts, block->corner);
	part->columns = copy_tree(&block->columns.tree, texts);
	part->rows = copy_tree(&block->rows.tree, texts);
	fill_cells(part, source, block, texts);
}

static struct document_table *table_new(
	const struct table_source *source, const struct form_table *form, GStringChunk *texts)
{
	struct document_table *table = g_new0(struct document_table, 1);

	table->across = form->across;
	table->part_count = form->block_count;
	table->parts = g_new(struct table_part, (size_t)form->block_count);
	for (int i = 0; i < form->block_count; i++)
		part_init(&table->parts[i], source, &form->blocks[i], texts);
	return table;
}

struct document_table *document_table_new(
	const struct report *report, const struct form_table *table, GStringChunk *texts)
{
	struct table_source source = {.form = report->form, .report = report};

	return table_new(&source, table, texts);
}

struct document_table *document_table_sample(
	const struct form *form, const struct form_table *table, GStringChunk *texts)
{
	struct table_source source = {.form = form};

	return table_new(&source, table, texts);
}

void document_table_free(struct document_table *table)
{
	if (!table)
		return;
	for (int i = 0; i < table->part_count; i++) {
		struct table_part *part = &table->parts[i];
		g_free(part->columns.heads);
		g_free(part->rows.heads);
		g_free(part->cells);
		g_free(part->is_text);
	}
	g_free(table->parts);
	g_free(table);
}
