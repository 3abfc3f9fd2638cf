/*
 * Notes: what the office has to say about a section, a row or a cell.
 *
 * A note names its place in words that stand on the copy, for whoever reads it
 * has no row numbers. Notes come in the order of the form: what is said of a
 * section before what is said of its rows, and that before what is said of
 * their cells.
 */

#include <string.h>

#include "document/compose.h"

struct listing {
	struct composition *composition;
	const struct form_section *section;
	int count; /* notes listed so far */
};

static void add_note(struct listing *listing, const char *place, const char *note)
{
	struct composition *composition = listing->composition;
	if (listing->count++ == 0)
		compose_line(composition, DOCUMENT_HEADING, composition->words->notes);
	g_autofree char *text = g_strdup_printf(
		"%d. %s%s%s", listing->count, place, composition->words->colon, note);
	compose_line(composition, DOCUMENT_NOTE, text);
}

/* Lists the note at an address, if there is one; within is what tells its place in the section. */
static void list_note(struct listing *listing, const char *address, const char *within)
{
	const char *note = report_note(listing->composition->report, address);
	if (note == NULL)
		return;
	const char *comma = *within == '\0' ? "" : listing->composition->words->comma;
	g_autofree char *place = g_strconcat(listing->section->heading, comma, within, NULL);
	add_note(listing, place, note);
}

/* A row's or column's label behind that of the group it is in. */
static char *label_in_group(const struct form_axis *axis, int leaf)
{
	int group = head_parent(&axis->tree, axis->leaves[leaf]);
	const char *label = form_axis_label(axis, leaf);
	if (group < 0)
		return g_strdup(label);
	return g_strconcat(axis->tree.heads[group].label, " ", label, NULL);
}

/* As form_cell_label, in the language of the paper. */
static char *cell_label(const struct composition *composition, cell_index cell)
{
	const struct form_cell *definition = form_cell(composition->form, cell);
	const struct form_block *block = form_cell_block(composition->form, cell);
	if (block == NULL) /* a text without a label still has a name on the screen */
		return g_strdup(form_field_label(definition));
	g_autofree char *row = label_in_group(&block->rows, definition->row);
	g_autofree char *column = label_in_group(&block->columns, definition->column);
	return g_strconcat(row, composition->words->comma, column, NULL);
}

static void list_cell(struct listing *listing, cell_index cell)
{
	const struct composition *composition = listing->composition;
	const struct form_cell *definition = form_cell(composition->form, cell);
	if (report_note(composition->report, definition->address) == NULL)
		return;
	g_autofree char *label = cell_label(composition, cell);
	list_note(listing, definition->address, label);
}

static void list_row(struct listing *listing, const struct form_block *block, int row)
{
	const char *id = form_axis_leaf(&block->rows, row)->id;
	g_autofree char *address = g_strconcat(listing->section->id, ".", id, NULL);
	g_autofree char *label = label_in_group(&block->rows, row);
	list_note(listing, address, label);
	for (int column = 0; column < block->columns.tree.leaves; column++)
		list_cell(listing, form_block_cell(block, row, column));
}

static void list_table(struct listing *listing, const struct form_table *table)
{
	for (int b = 0; b < table->block_count; b++) {
		const struct form_block *block = &table->blocks[b];
		for (int row = 0; row < block->rows.tree.leaves; row++)
			list_row(listing, block, row);
	}
}

static void list_section(struct listing *listing, const struct form_section *section)
{
	listing->section = section;
	list_note(listing, section->id, "");
	for (size_t i = 0; i < section->field_count; i++)
		list_cell(listing, section->first + (cell_index)i);
	for (int t = 0; t < section->table_count; t++)
		list_table(listing, &section->tables[t]);
}

void compose_notes(struct composition *composition)
{
	struct listing listing = {.composition = composition};
	if (g_hash_table_size(composition->report->notes) == 0)
		return;
	for (int i = 0; i < composition->form->section_count; i++)
		list_section(&listing, &composition->form->sections[i]);
}
