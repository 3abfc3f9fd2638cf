/*
 * Notes: what the office has to say about a section, a row or a cell.
 *
 * Notes come in the order of the form: what is said of a section before what is
 * said of its rows, and that before what is said of their cells.
 */

#include "document/compose.h"

struct listing {
	struct composition *composition;
	const struct form_section *section;
};

void compose_note(struct composition *composition, const struct form_section *section,
	const char *within, const char *text)
{
	const struct paper_words *words = composition->words;

	if (composition->notes++ == 0)
		compose_line(composition, DOCUMENT_HEADING, words->notes);
	bool cover = section == composition->form->sections;
	g_autofree char *note = g_strdup_printf("%d. %s%s%s%s%s", composition->notes,
		cover ? words->cover : section->heading, *within == '\0' ? "" : words->comma,
		within, words->colon, text);
	compose_line(composition, DOCUMENT_NOTE, note);
}

/* Lists the note at an address, if there is one; within is what tells its place in the section. */
static void list_note(struct listing *listing, const char *address, const char *within)
{
	const char *note = report_note(listing->composition->report, address);

	if (note)
		compose_note(listing->composition, listing->section, within, note);
}

static void list_cell(struct listing *listing, cell_index cell)
{
	const struct composition *composition = listing->composition;
	const struct form_cell *definition = form_cell(composition->form, cell);

	if (!report_note(composition->report, definition->address))
		return;
	g_autofree char *label = label_of_cell(composition, cell);
	list_note(listing, definition->address, label);
}

static void list_row(struct listing *listing, const struct form_block *block, int row)
{
	const char *id = form_axis_leaf(&block->rows, row)->id;
	g_autofree char *address = g_strconcat(listing->section->id, ".", id, NULL);
	g_autofree char *label = label_of_leaf(&block->rows, row);

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
