/*
 * Tables as text: as the form has them if the paper is wide enough, with rows
 * below each other if not, and as a list of labels and figures on a strip of
 * paper that has no room for columns at all.
 */

#include <string.h>

#include "print/text_internal.h"

enum { LIST_INDENT = 2 };

static bool try_arrangement(const struct painter *painter, const struct document_table *table,
	enum table_arrangement arrangement, GPtrArray *lines)
{
	struct grid_paper paper = {
		.width = painter->options->width,
		.profile = painter->options->profile,
		.rules = painter->options->rules,
	};
	struct grid *grid = table_grid(table, arrangement);
	bool fits = grid_paint(grid, &paper, lines);
	grid_free(grid);
	return fits;
}

/* All lines are equally wide, so the first one tells where the table stands in the middle. */
static void paint_lines(const struct painter *painter, const GPtrArray *lines)
{
	const char *first = g_ptr_array_index(lines, 0);
	int width = text_width(first, strlen(first), painter->options->profile);
	for (guint i = 0; i < lines->len; i++) {
		const char *line = g_ptr_array_index(lines, i);
		paint_line(painter, (painter->options->width - width) / 2, line, strlen(line));
	}
}

/* ---- as a list ---- */

static void paint_item(const struct painter *painter, const char *text, int indent)
{
	struct text_column column = {
		.width = painter->options->width,
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
	if (part->caption != NULL)
		paint_item(painter, part->caption, 0);
	if (part->corner != NULL)
		paint_item(painter, part->corner, 0);
	for (int row = 0; row < part->rows.leaves; row++)
		list_row(painter, part, row);
}

void paint_table(struct painter *painter, const struct document_table *table)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	if (try_arrangement(painter, table, TABLE_AS_FORMED, lines) ||
		try_arrangement(painter, table, TABLE_STACKED, lines)) {
		paint_lines(painter, lines);
		return;
	}
	for (int i = 0; i < table->part_count; i++)
		list_part(painter, &table->parts[i]);
}
