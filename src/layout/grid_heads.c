/*
 * Trees of heads as cells of a grid, above its columns or beside its rows.
 *
 * Both sides are the same spans, transposed. The head that stands over the last
 * leaf also takes the lines that the area has left behind the tree.
 */

#include "layout/grid.h"
#include "layout/head.h"

/* Extends a span so that all spans together fill levels x lines. */
static struct head_span stretch(
	const struct head_tree *tree, struct head_span span, int levels, int lines)
{
	if (tree->heads[span.head].leaf)
		span.levels = levels - span.level;
	if (span.line + span.lines == tree->leaves)
		span.lines = lines - span.line;
	return span;
}

static struct grid_cell head_above(struct head_span span, struct grid_area area)
{
	return (struct grid_cell){
		.row = area.row + span.level,
		.rows = span.levels,
		.column = area.column + span.line,
		.columns = span.lines,
		.align = GRID_CENTER,
		.middle = true,
	};
}

static struct grid_cell head_beside(struct head_span span, struct grid_area area, bool leaf)
{
	return (struct grid_cell){
		.row = area.row + span.line,
		.rows = span.lines,
		.column = area.column + span.level,
		.columns = span.levels,
		.align = GRID_LEFT,
		.middle = !leaf,
	};
}

static void set_stub_columns(struct grid *grid, struct grid_area area)
{
	for (int i = 0; i < area.columns; i++) {
		bool last = i == area.columns - 1;
		grid_set_column(grid, area.column + i, last ? GRID_LABELS : GRID_GROUPS);
	}
}

void grid_add_heads(
	struct grid *grid, const struct head_tree *tree, enum grid_side side, struct grid_area area)
{
	bool above = side == GRID_ABOVE;
	g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(struct head_span));

	head_spans(tree, spans);
	for (guint i = 0; i < spans->len; i++) {
		struct head_span span = g_array_index(spans, struct head_span, i);
		const struct head *head = &tree->heads[span.head];
		span = stretch(tree, span, above ? area.rows : area.columns,
			above ? area.columns : area.rows);
		struct grid_cell cell =
			above ? head_above(span, area) : head_beside(span, area, head->leaf);
		cell.text = head->label;
		grid_add(grid, cell);
	}
	if (!above)
		set_stub_columns(grid, area);
}

void grid_rule_groups_only(struct grid *grid, const struct head_tree *tree, struct grid_area area)
{
	for (int leaf = 0; leaf < tree->leaves; leaf++) {
		if (head_rule_below(tree, leaf))
			continue;
		int depth = tree->heads[head_of_leaf(tree, leaf)].depth;
		grid_no_rule_below(grid, area.row + leaf, area.column + depth);
	}
}
