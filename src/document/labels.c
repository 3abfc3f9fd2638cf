/*
 * Places in words that stand on the copy, for whoever reads it has no addresses
 * and no row numbers.
 */

#include "document/compose.h"

/* The label behind that of the group it is in. */
char *label_of_leaf(const struct form_axis *axis, int leaf)
{
	int group = head_parent(&axis->tree, axis->leaves[leaf]);
	const char *label = form_axis_label(axis, leaf);

	if (group < 0)
		return g_strdup(label);
	return g_strconcat(axis->tree.heads[group].label, " ", label, NULL);
}

/* As form_cell_label, in the language of the paper. */
char *label_of_cell(const struct composition *composition, cell_index cell)
{
	const struct form_cell *definition = form_cell(composition->form, cell);
	const struct form_block *block = form_cell_block(composition->form, cell);

	if (!block) /* a text without a label still has a name on the screen */
		return g_strdup(form_field_label(definition));
	g_autofree char *row = label_of_leaf(&block->rows, definition->row);
	g_autofree char *column = label_of_leaf(&block->columns, definition->column);
	return g_strconcat(row, composition->words->comma, column, NULL);
}

char *label_of_cells(const struct composition *composition, const cell_index *cells, size_t count)
{
	const struct form_cell *first = form_cell(composition->form, cells[0]);
	const struct form_block *block = form_cell_block(composition->form, cells[0]);
	bool row = block != NULL;
	bool column = block != NULL;

	if (count == 1)
		return label_of_cell(composition, cells[0]);
	for (size_t i = 1; i < count; i++) {
		const struct form_cell *cell = form_cell(composition->form, cells[i]);
		bool beside = form_cell_block(composition->form, cells[i]) == block;
		row = row && beside && cell->row == first->row;
		column = column && beside && cell->column == first->column;
	}
	if (row)
		return label_of_leaf(&block->rows, first->row);
	return column ? label_of_leaf(&block->columns, first->column) : g_strdup("");
}
