/* A table, painted: heads that stand still, the lines of its body; cells and ledger have files of
   their own. */
#include "base/text.h"
#include "tui/table_painter.h"

#include <glib/gi18n.h>
#include <string.h>

enum { HEADING_ROW = 0 };

static const struct form_table *page_table(const struct app *app)
{
	const struct page *page = app_page(app);

	return &app->form->sections[page->section].tables[page->table];
}

/* With one block the outermost heads stand beside the section's heading. */
static int body_top(const struct form_table *table, int heads)
{
	return HEADING_ROW + heads + (table->block_count > 1 || heads == 1 ? 1 : 0);
}

int table_body_rows(const struct app *app)
{
	const struct form_table *table = page_table(app);
	int top = body_top(table, table_head_levels(&table->blocks[0]));

	return MAX(1, app_areas(app).page.rows - table_ledger_lines(app) - top);
}

/* Puts text right-aligned into the screen columns of a figure column. */
void table_put_in_column(
	const struct table_painter *painter, int row, int column, enum role role, const char *text)
{
	int width = table_layout_width(&painter->layout, column);

	canvas_put_right(painter->app->canvas, row,
		table_layout_end(&painter->layout, column) - width, width, role, text);
}

bool table_column_shown(const struct table_painter *painter, int column)
{
	return column >= painter->layout.first &&
		column < painter->layout.first + painter->layout.shown;
}

/* Heads */

static void paint_group_head(const struct table_painter *painter, int row, const struct head *head)
{
	int from = MAX(head->first_leaf, painter->layout.first);
	int to =
		MIN(head->first_leaf + head->leaves, painter->layout.first + painter->layout.shown);

	if (to <= from)
		return;
	/* from a blank behind the figures before it to the last figure's own end */
	int start = table_layout_end(&painter->layout, from) -
		table_layout_width(&painter->layout, from) + 1;
	int columns = table_layout_end(&painter->layout, to - 1) - 1 - start;
	g_autoptr(GString) label = g_string_new(NULL);
	int dashes = (columns - text_width(head->label, strlen(head->label), WIDTH_NARROW) - 2) / 2;

	for (int i = 0; i < dashes; i++)
		g_string_append_c(label, '-');
	g_string_append_printf(label, " %s ", head->label);
	for (int i = 0; i < dashes; i++)
		g_string_append_c(label, '-');
	canvas_put_center(painter->app->canvas, row, start, columns, ROLE_HEAD, label->str);
}

/* A head stands as what is below it: words at the left, figures at the right. */
static void paint_leaf_head(
	const struct table_painter *painter, int row, int column, const char *label)
{
	int width = table_layout_width(&painter->layout, column) - 2;

	if (painter->layout.words[column])
		canvas_put_left(painter->app->canvas, row,
			table_layout_end(&painter->layout, column) - width - 1, width, ROLE_HEAD,
			label);
	else
		table_put_in_column(painter, row, column, ROLE_HEAD, label);
}

/* One level of a block's heads, counted from the leaves up: 0 is the leaves' own line. */
static void paint_head_level(const struct table_painter *painter, const struct form_block *block,
	int row, int from_leaves)
{
	const struct head_tree *tree = &block->columns.tree;

	for (int i = 0; i < tree->count; i++) {
		const struct head *head = &tree->heads[i];

		if (!head->leaf && head->leaves < tree->leaves &&
			tree->levels - 1 - head->depth == from_leaves) {
			paint_group_head(painter, row, head);
		} else if (head->leaf && from_leaves == 0 &&
			table_column_shown(painter, head->first_leaf)) {
			paint_leaf_head(painter, row, head->first_leaf,
				block->columns.lines[i].short_label);
		}
	}
}

static void paint_block_head(
	const struct table_painter *painter, const struct form_block *block, int row, int level)
{
	int levels = table_head_levels(block);

	if (level == levels - 1 && block->caption)
		canvas_put_left(painter->app->canvas, row, 4, painter->layout.stub - 4, ROLE_HEAD,
			block->caption);
	paint_head_level(painter, block, row, levels - 1 - level);
}

static void paint_heads(const struct table_painter *painter, const struct form_block *block)
{
	g_autofree char *heading = page_heading(painter->app);
	int bottom = body_top(painter->table, painter->layout.head_rows);

	const char *caption = painter->table->caption;

	canvas_printf(painter->app->canvas, HEADING_ROW, 0, ROLE_GROUP, " %s%s%s", heading,
		caption ? "   " : "", caption ? caption : "");
	for (int level = 0; level < table_head_levels(block); level++) {
		int row = bottom - table_head_levels(block) + level;

		if (row >= HEADING_ROW)
			paint_block_head(painter, block, row, level);
	}
}

/* Lines */

static int indent_of(const struct table_painter *painter, int depth)
{
	return painter->layout.digits + 2 + 2 * depth;
}

static bool is_here(const struct table_painter *painter, const struct table_line *line)
{
	const struct form_cell *cursor = form_cell(painter->app->form, app_cursor(painter->app));

	return cursor->row == line->index && cursor->block == line->block;
}

/* The label of a head of the stub: the printed one where there is room for it. */
static const char *line_label(
	const struct table_painter *painter, const struct form_axis *rows, int head, int room)
{
	const char *label = rows->tree.heads[head].label;

	return text_width(label, strlen(label), painter->app->canvas->profile) <= room
		? label
		: rows->lines[head].short_label;
}

static void paint_row_label(
	const struct table_painter *painter, int row, const struct table_line *line)
{
	const struct form_block *block = &painter->table->blocks[line->block];
	const struct form_axis *rows = &block->rows;
	int indent = indent_of(painter, rows->tree.heads[rows->leaves[line->index]].depth);
	bool here = is_here(painter, line);

	canvas_printf(painter->app->canvas, row, 1, here ? ROLE_GROUP : ROLE_HELP, "%0*d",
		painter->table->row_count > 9 ? painter->layout.digits : 1,
		form_row_number(block, line->index));
	int room = painter->layout.stub - indent - 1;

	canvas_put_left(painter->app->canvas, row, indent, room, here ? ROLE_GROUP : ROLE_TEXT,
		line_label(painter, rows, rows->leaves[line->index], room));
}

/* The squares of a line: this year's, or last year's. */
static void paint_squares(const struct table_painter *painter, int row,
	const struct table_line *line,
	void (*paint)(const struct table_painter *, int, cell_index, int))
{
	const struct form_block *block = &painter->table->blocks[line->block];
	int end = MIN(painter->layout.first + painter->layout.shown, block->columns.tree.leaves);

	for (int column = painter->layout.first; column < end; column++)
		paint(painter, row, form_block_cell(block, line->index, column), column);
}

static void paint_last_label(
	const struct table_painter *painter, int row, const struct table_line *line)
{
	const struct form_axis *rows = &painter->table->blocks[line->block].rows;
	int indent = indent_of(painter, rows->tree.heads[rows->leaves[line->index]].depth + 1);

	canvas_put_left(painter->app->canvas, row, indent, painter->layout.stub - indent - 1,
		ROLE_HELP, _("上年"));
}

static void paint_group(const struct table_painter *painter, int row, const struct table_line *line)
{
	const struct form_axis *rows = &painter->table->blocks[line->block].rows;
	int indent = indent_of(painter, rows->tree.heads[line->index].depth);

	int room = app_areas(painter->app).page.columns - indent - 1;

	canvas_put_left(painter->app->canvas, row, indent, room, ROLE_GROUP,
		line_label(painter, rows, line->index, room));
}

/* What a line shows besides its figures. */
static void paint_line_label(
	const struct table_painter *painter, int row, const struct table_line *line)
{
	switch (line->kind) {
	case TABLE_LINE_HEAD:
		paint_block_head(painter, &painter->table->blocks[line->block], row, line->index);
		break;
	case TABLE_LINE_GROUP: paint_group(painter, row, line); break;
	case TABLE_LINE_ROW: paint_row_label(painter, row, line); break;
	case TABLE_LINE_LAST: paint_last_label(painter, row, line); break;
	}
}

static bool is_followed_by_last_year(const struct table_layout *layout, int line)
{
	return line + 1 < (int)layout->lines->len &&
		g_array_index(layout->lines, struct table_line, line + 1).kind == TABLE_LINE_LAST;
}

/* Scrolls so that the cursor's line shows, with the group above it where there is room. */
static void scroll(const struct table_painter *painter, int rows)
{
	struct page *page = app_page(painter->app);
	const struct form_cell *cell = form_cell(painter->app->form, page->cursor);
	int line = table_layout_line(&painter->layout, cell->block, cell->row);
	int bottom = line + is_followed_by_last_year(&painter->layout, line);
	int last = MAX(0, (int)painter->layout.lines->len - rows);

	if (line < page->top + 1)
		page->top = MAX(0, line - 1);
	if (bottom >= page->top + rows)
		page->top = bottom - rows + 1;
	page->top = MIN(page->top, last);
}

/* The lines that show, each with its row on the screen. */
static void for_each_line(const struct table_painter *painter,
	void (*paint)(const struct table_painter *, int, const struct table_line *))
{
	int top = body_top(painter->table, painter->layout.head_rows);
	int first = app_page(painter->app)->top;
	int rows = MIN(table_body_rows(painter->app), (int)painter->layout.lines->len - first);

	for (int i = 0; i < rows; i++)
		paint(painter, top + i,
			&g_array_index(painter->layout.lines, struct table_line, first + i));
}

static void paint_figures_of_line(
	const struct table_painter *painter, int row, const struct table_line *line)
{
	if (line->kind == TABLE_LINE_ROW)
		paint_squares(painter, row, line, table_paint_cell);
	else if (line->kind == TABLE_LINE_LAST)
		paint_squares(painter, row, line, table_paint_last);
}

static void paint_labels(const struct table_painter *painter)
{
	const struct table_line *first = &g_array_index(
		painter->layout.lines, struct table_line, app_page(painter->app)->top);

	paint_heads(painter, &painter->table->blocks[first->block]);
	for_each_line(painter, paint_line_label);
}

static void paint_body(const struct table_painter *painter)
{
	scroll(painter, table_body_rows(painter->app));
	paint_labels(painter);
	for_each_line(painter, paint_figures_of_line);
}

static struct table_painter painter_of(struct app *app)
{
	return (struct table_painter){
		.app = app,
		.report = session_report(app->session),
		.table = page_table(app),
		.layout = app->layout,
		.scratch = g_string_new(NULL),
	};
}

void table_paint(struct app *app)
{
	struct table_painter painter;

	table_layout_release(&app->layout);
	table_layout_init(&app->layout, session_report(app->session), page_table(app),
		(struct table_view){
			.measures = app_page(app)->measures,
			.cursor = app_cursor(app),
			.columns = app_areas(app).page.columns,
			.last_year = app->beside,
		});
	painter = painter_of(app);
	paint_body(&painter);
	table_paint_ledger(&painter);
	g_string_free(painter.scratch, TRUE);
}

/* Paints a cell where it stands, if it shows at all. False when it is wider than its column, so that
   the table must be laid out anew. */
static bool repaint_cell(const struct table_painter *painter, cell_index index)
{
	const struct form_cell *cell = form_cell(painter->app->form, index);
	const struct page *page = app_page(painter->app);
	int line = table_layout_line(&painter->layout, cell->block, cell->row) - page->top;

	if (!table_cell_fits(painter, index))
		return false;
	if (line >= 0 && line < table_body_rows(painter->app) &&
		table_column_shown(painter, cell->column))
		table_paint_cell(painter,
			body_top(painter->table, painter->layout.head_rows) + line, index,
			cell->column);
	return true;
}

/* Cells of the page that begin what a rule says of a cell: their sign may be another now. */
static bool repaint_signs(const struct table_painter *painter, cell_index cell)
{
	const struct form *form = painter->app->form;
	const struct page *page = app_page(painter->app);

	for (uint32_t t = form->touches.start[cell]; t < form->touches.start[cell + 1]; t++) {
		cell_index first = form->instances[form->touches.items[t]].cells[0];

		if (first >= page->first && first < page->first + page->count &&
			!repaint_cell(painter, first))
			return false;
	}
	return true;
}

bool table_paint_changed(struct app *app)
{
	struct table_painter painter = painter_of(app);
	const struct page *page = app_page(app);
	const cell_index *cells;
	size_t count = session_changed(app->session, &cells);
	bool fits = repaint_cell(&painter, page->cursor);

	for (size_t i = 0; i < count && fits; i++) {
		if (cells[i] >= page->first && cells[i] < page->first + page->count)
			fits = repaint_cell(&painter, cells[i]);
		fits = fits && repaint_signs(&painter, cells[i]);
	}
	table_paint_ledger_changed(&painter);
	g_string_free(painter.scratch, TRUE);
	return fits;
}
