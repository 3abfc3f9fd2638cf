/*
 * Tables as grids.
 *
 * Whether rows stand below each other or side by side is a matter of shape only:
 * side by side, the rows' heads stand above, each with a copy of the columns'
 * heads under it, there is no stub, and all cells are one line. Cells are
 * counted row by row either way, so filling in is the same for both.
 */

#include "document/table.h"

/* What a part needs of the grid. */
struct shape {
	const struct table_part *part;
	struct head_tree above; /* its heads are the shape's own */
	bool across;
	int bands; /* rows that go over the whole width: the caption, and a corner that has no stub */
	int lines; /* rows of cells */
};

/* A grid in the making; row is where the next thing goes. */
struct arranging {
	struct grid *grid;
	int stub;
	int columns; /* beside the stub */
	int row;
	bool every_row; /* rules stand below every row */
};

/* Shapes */

static void append_heads(GArray *heads, const struct head_tree *tree, int depth)
{
	for (int i = 0; i < tree->count; i++) {
		struct head head = tree->heads[i];
		head.depth += depth;
		g_array_append_val(heads, head);
	}
}

/* The heads of the rows, under each leaf of which hang all heads of the columns; or those of the
   columns alone. */
static struct head_tree heads_above(const struct table_part *part, bool across)
{
	GArray *heads = g_array_new(FALSE, FALSE, sizeof(struct head));

	for (int i = 0; across && i < part->rows.count; i++) {
		struct head head = part->rows.heads[i];
		bool leaf = head.leaf;
		head.leaf = false;
		g_array_append_val(heads, head);
		if (leaf)
			append_heads(heads, &part->columns, head.depth + 1);
	}
	if (!across)
		append_heads(heads, &part->columns, 0);
	struct head_tree tree = {.count = (int)heads->len};
	tree.heads = (struct head *)(void *)g_array_free(heads, FALSE);
	head_tree_number(&tree);
	return tree;
}

static struct shape shape_of(const struct table_part *part, bool across)
{
	return (struct shape){
		.part = part,
		.above = heads_above(part, across),
		.across = across,
		.bands = (part->caption != NULL) + (across && part->corner),
		.lines = across ? 1 : part->rows.leaves,
	};
}

/* The frame that holds all shapes, still empty. */
static struct arranging frame_of(const struct shape *shapes, int count)
{
	struct arranging frame = {0};
	int rows = 0;

	for (int i = 0; i < count; i++) {
		const struct shape *shape = &shapes[i];
		int stub = shape->across ? 0 : shape->part->rows.levels;
		rows += shape->bands + shape->above.levels + shape->lines;
		frame.stub = MAX(frame.stub, stub);
		frame.columns = MAX(frame.columns, shape->above.leaves);
	}
	frame.grid = grid_new(rows, frame.stub + frame.columns);
	return frame;
}

/* Filling in */

static void add_label(
	struct grid *grid, struct grid_area area, enum grid_align align, const char *text)
{
	grid_add(grid,
		(struct grid_cell){
			.row = area.row,
			.rows = area.rows,
			.column = area.column,
			.columns = area.columns,
			.align = align,
			.middle = true,
			.text = text,
		});
}

static void add_band(struct arranging *arranging, const char *text)
{
	struct grid_area area = {arranging->row++, 1, 0, arranging->stub + arranging->columns};

	add_label(arranging->grid, area, GRID_CENTER, text);
}

/* On a single line of heads the corner is one of them; a taller one holds a remark, which reads as
   text does. */
static void add_corner(struct arranging *arranging, const struct shape *shape)
{
	const char *text = shape->part->corner ? shape->part->corner : "";
	int levels = shape->above.levels;
	struct grid_area area = {arranging->row, levels, 0, arranging->stub};

	add_label(arranging->grid, area, levels == 1 ? GRID_CENTER : GRID_LEFT, text);
}

static void add_heads(struct arranging *arranging, const struct shape *shape)
{
	struct grid_area area = {
		arranging->row, shape->above.levels, arranging->stub, arranging->columns};

	if (!shape->across)
		add_corner(arranging, shape);
	grid_add_heads(arranging->grid, &shape->above, GRID_ABOVE, area);
	arranging->row += shape->above.levels;
}

static void add_stub(struct arranging *arranging, const struct shape *shape)
{
	struct grid_area area = {arranging->row, shape->lines, 0, arranging->stub};

	grid_add_heads(arranging->grid, &shape->part->rows, GRID_BESIDE, area);
	if (!arranging->every_row)
		grid_rule_groups_only(arranging->grid, &shape->part->rows, area);
}

static void add_cells(struct arranging *arranging, const struct shape *shape)
{
	const struct table_part *part = shape->part;
	int width = shape->above.leaves;

	for (int i = 0; i < shape->lines * width; i++) {
		int column = i % width;
		bool last = column == width - 1;
		grid_add(arranging->grid,
			(struct grid_cell){
				.row = arranging->row + i / width,
				.rows = 1,
				.column = arranging->stub + column,
				.columns = last ? arranging->columns - column : 1,
				.align = part->cells[i].is_text ? GRID_LEFT : GRID_RIGHT,
				.figure = !part->cells[i].wraps,
				.text = part->cells[i].text,
			});
	}
	arranging->row += shape->lines;
}

static void set_text_columns(struct arranging *arranging, const struct shape *shape)
{
	const struct table_part *part = shape->part;

	for (int column = 0; column < shape->above.leaves; column++) {
		if (part->is_text[column % part->columns.leaves])
			grid_set_column(arranging->grid, arranging->stub + column, GRID_LABELS);
	}
}

/* Caption, corner and heads of a part stand again where a page begins inside it. */
static void set_heads(struct arranging *arranging, const struct shape *shape)
{
	grid_set_heads(arranging->grid, arranging->row, shape->bands + shape->above.levels);
}

static void add_shape(struct arranging *arranging, const struct shape *shape)
{
	set_heads(arranging, shape);
	if (shape->part->caption)
		add_band(arranging, shape->part->caption);
	if (shape->across && shape->part->corner)
		add_band(arranging, shape->part->corner);
	add_heads(arranging, shape);
	if (!shape->across)
		add_stub(arranging, shape);
	add_cells(arranging, shape);
	set_text_columns(arranging, shape);
}

struct grid *table_grid(
	const struct document_table *table, enum table_arrangement arrangement, bool every_row)
{
	bool across = table->across && arrangement == TABLE_AS_FORMED;
	struct shape *shapes = g_new(struct shape, (size_t)table->part_count);

	for (int i = 0; i < table->part_count; i++)
		shapes[i] = shape_of(&table->parts[i], across);
	struct arranging arranging = frame_of(shapes, table->part_count);
	arranging.every_row = every_row || table->ruled;
	for (int i = 0; i < table->part_count; i++) {
		add_shape(&arranging, &shapes[i]);
		g_free(shapes[i].above.heads);
	}
	g_free(shapes);
	return arranging.grid;
}
