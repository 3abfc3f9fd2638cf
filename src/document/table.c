/*
 * Tables of a document, taken from the report. A blank prints as nothing, and so
 * does a total that blanks still keep open: on paper a figure is final. A blank
 * that nobody has to fill in, because the cell does not apply, prints as a dash.
 */

#include "document/table.h"

#include <string.h>

#include "document/clean.h"

/* Most cells of a report hold the same few figures: they share their texts. */
static const char *keep(GStringChunk *texts, const char *text)
{
	g_autofree char *clean = clean_text(text);
	return g_string_chunk_insert_const(texts, clean);
}

static const char *keep_or_null(GStringChunk *texts, const char *text)
{
	return text == NULL ? NULL : keep(texts, text);
}

/* 1234567.5 becomes 1,234,567.5. */
static char *set_thousands_apart(const char *figure)
{
	enum { THOUSAND = 3 };
	GString *out = g_string_new(figure);
	gssize first = *figure == '-';
	gssize at = (gssize)strcspn(figure, ".");
	while (at - first > THOUSAND) {
		at -= THOUSAND;
		g_string_insert_c(out, at, ',');
	}
	return g_string_free(out, FALSE);
}

static char *shown_in_table(const struct report *report, cell_index index)
{
	const struct value *value = report_value(report, index);
	g_autofree char *shown = report_display(report, index);
	if (value->kind == VALUE_NUMBER && form_cell(report->form, index)->spec.grouping)
		return set_thousands_apart(shown);
	if (value->kind == VALUE_BLANK && !report_applies(report, index))
		return g_strdup("-");
	return g_steal_pointer(&shown);
}

static struct table_cell cell_of(const struct report *report, cell_index index, GStringChunk *texts)
{
	const struct value *value = report_value(report, index);
	bool is_words = value->kind == VALUE_TEXT || value->kind == VALUE_MALFORMED;
	if (value_incomplete(value))
		return (struct table_cell){.text = ""};
	g_autofree char *shown = shown_in_table(report, index);
	return (struct table_cell){.text = keep(texts, shown), .wraps = is_words};
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

static void fill_cells(struct table_part *part, const struct report *report,
	const struct form_block *block, GStringChunk *texts)
{
	size_t columns = (size_t)part->columns.leaves;
	size_t count = (size_t)part->rows.leaves * columns;
	part->cells = g_new(struct table_cell, count);
	part->is_text = g_new0(bool, columns);
	for (size_t i = 0; i < count; i++) {
		cell_index index = block->first + (cell_index)i;
		enum cell_type type = form_cell(report->form, index)->spec.type;
		part->cells[i] = cell_of(report, index, texts);
		part->is_text[i % columns] |= !cell_type_row(type)->figure;
	}
}

static void part_init(struct table_part *part, const struct report *report,
	const struct form_block *block, GStringChunk *texts)
{
	part->caption = keep_or_null(texts, block->caption);
	part->corner = keep_or_null(texts, block->corner);
	part->columns = copy_tree(&block->columns.tree, texts);
	part->rows = copy_tree(&block->rows.tree, texts);
	fill_cells(part, report, block, texts);
}

struct document_table *document_table_new(
	const struct report *report, const struct form_table *form, GStringChunk *texts)
{
	struct document_table *table = g_new(struct document_table, 1);
	table->across = form->across;
	table->part_count = form->block_count;
	table->parts = g_new(struct table_part, (size_t)form->block_count);
	for (int i = 0; i < form->block_count; i++)
		part_init(&table->parts[i], report, &form->blocks[i], texts);
	return table;
}

void document_table_free(struct document_table *table)
{
	if (table == NULL)
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
