/*
 * Tables as text: as the form has them if the paper is wide enough, with rows
 * below each other if not, and as a list of labels and figures on a strip of
 * paper that has no room for columns at all.
 */

#include <string.h>

#include "print/text_internal.h"

enum { LIST_INDENT = 2 };

static bool try_arrangement(const struct painter *painter, const struct document_table *table,
	enum table_arrangement arrangement, struct piece *piece)
{
	struct grid_paper paper = {
		.width = painter->width,
		.profile = painter->options->profile,
		.rules = painter->options->rules,
	};

	piece->grid = table_grid(table, arrangement, painter->options->every_row);
	piece->sheet = grid_sheet_new(piece->grid, &paper);
	if (piece->sheet)
		return true;
	grid_free(piece->grid);
	piece->grid = NULL;
	return false;
}

/* Paints the table in the middle of the paper. All its lines are equally wide. */
static void paint_sheet(const struct painter *painter, struct piece *piece)
{
	int width = grid_sheet_width(piece->sheet);

	piece->indent = (painter->width - width) / 2;
	piece_paint_rows(piece, 0, grid_rows(piece->grid), painter->lines);
}

/* As a list */

static void paint_item(const struct painter *painter, const char *text, int indent)
{
	struct text_column column = {
		.width = painter->width,
		.first = indent,
		.hang = indent,
	};

	paint_text(painter, text, column);
}

/* Appends the labels of all groups around a head and its own. */
static void append_path(GString *out, const struct head_tree *tree, int head)
{
	int group = head_parent(tree, head);

	if (group >= 0) {
		append_path(out, tree, group);
		g_string_append_c(out, ' ');
	}
	g_string_append(out, tree->heads[head].label);
}

static void list_row(const struct painter *painter, const struct table_part *part, int row)
{
	g_autoptr(GString) label = g_string_new(NULL);

	append_path(label, &part->rows, head_of_leaf(&part->rows, row));
	paint_item(painter, label->str, 0);
	for (int column = 0; column < part->columns.leaves; column++) {
		g_autoptr(GString) item = g_string_new(NULL);
		append_path(item, &part->columns, head_of_leaf(&part->columns, column));
		g_string_append_printf(item, " %s", table_part_cell(part, row, column)->text);
		paint_item(painter, item->str, LIST_INDENT);
	}
}

static void list_part(const struct painter *painter, const struct table_part *part)
{
	if (part->caption)
		paint_item(painter, part->caption, 0);
	if (part->corner)
		paint_item(painter, part->corner, 0);
	for (int row = 0; row < part->rows.leaves; row++)
		list_row(painter, part, row);
}

void paint_table(struct painter *painter, const struct document_table *table, struct piece *piece)
{
	if (try_arrangement(painter, table, TABLE_AS_FORMED, piece) ||
		try_arrangement(painter, table, TABLE_STACKED, piece)) {
		paint_sheet(painter, piece);
		return;
	}
	for (int i = 0; i < table->part_count; i++)
		list_part(painter, &table->parts[i]);
}
