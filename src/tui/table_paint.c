/* A table, painted: heads that stand still, the lines of its body; cells and ledger have files of
   their own. */
#include "base/language.h"
#include "tui/table_painter.h"

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

	return MAX(1, app_areas(app).page.rows - app_page(app)->ledgers - top);
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
	int dashes = (columns - canvas_width(painter->app->canvas, head->label) - 2) / 2;

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

	if (painter->layout.plan->words[column])
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

/* The heads of last year's columns, of a block with several columns of the one they are of. */
static void paint_last_heads(
	const struct table_painter *painter, const struct form_block *block, int row)
{
	int last = table_layout_last(&painter->layout, block);
	int column = table_layout_compared(&painter->layout, block);
	bool one = block->columns.tree.leaves == 1;

	if (last < 0)
		return;
	g_autofree char *label = one
		? g_strdup(_("上年"))
		: g_strdup_printf(
			  _("上年%s"), form_axis_leaf(&block->columns, column)->short_label);
	table_put_in_column(painter, row, last, ROLE_HEAD, label);
	table_put_in_column(painter, row, last + 1, ROLE_HEAD, _("比上年"));
}

/* What stands above the labels: the block's caption, or where rows have numbers of two digits what
   those are. */
static void paint_stub_head(
	const struct table_painter *painter, const struct form_block *block, int row)
{
	int column = painter->layout.digits + 2;

	if (block->caption)
		canvas_put_left(painter->app->canvas, row, column, painter->layout.stub - column,
			ROLE_HEAD, block->caption);
	else if (form_row_digits(painter->table) > 1)
		canvas_put_left(painter->app->canvas, row, 1, painter->layout.stub - 1, ROLE_HEAD,
			_("行 项目"));
}

static void paint_block_head(
	const struct table_painter *painter, const struct form_block *block, int row, int level)
{
	int levels = table_head_levels(block);

	if (level == levels - 1) {
		paint_stub_head(painter, block, row);
		paint_last_heads(painter, block, row);
	}
	paint_head_level(painter, block, row, levels - 1 - level);
}

static void paint_heads(const struct table_painter *painter, const struct form_block *block)
{
	g_autofree char *heading = page_heading(painter->app);
	int bottom = body_top(painter->table, table_head_levels(&painter->table->blocks[0]));
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

	return canvas_width(painter->app->canvas, label) <= room ? label
								 : rows->lines[head].short_label;
}

static void paint_row_label(
	const struct table_painter *painter, int row, const struct table_line *line)
{
	const struct form_block *block = &painter->table->blocks[line->block];
	const struct form_axis *rows = &block->rows;
	int indent = indent_of(painter, rows->tree.heads[rows->leaves[line->index]].depth);
	bool here = is_here(painter, line);
	g_autofree char *number = g_strdup_printf(
		"%0*d", form_row_digits(painter->table), form_row_number(block, line->index));

	canvas_put_right(painter->app->canvas, row, 1, painter->layout.digits,
		here ? ROLE_GROUP : ROLE_HELP, number);
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

static int top_of_body(const struct table_painter *painter)
{
	return body_top(painter->table, table_head_levels(&painter->table->blocks[0]));
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
	case TABLE_LINE_READING: break;
	}
}

/* Whether a line says more of the row above it. */
static bool is_more(const struct table_layout *layout, int line)
{
	if (line >= table_layout_lines(layout))
		return false;
	enum table_line_kind kind = table_layout_line(layout, line).kind;
	return kind == TABLE_LINE_LAST || kind == TABLE_LINE_READING;
}

/* Scrolls so that the cursor's line shows, with the group above it where there is room. */
static void scroll(const struct app *app)
{
	const struct table_layout *layout = &app->layout;
	struct page *page = app_page(app);
	const struct form_cell *cell = form_cell(app->form, page->cursor);
	int rows = table_body_rows(app);
	int line = table_layout_line_of(layout, cell->block, cell->row), bottom = line;
	int last = MAX(0, table_layout_lines(layout) - rows);

	while (is_more(layout, bottom + 1))
		bottom++;
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
	int top = top_of_body(painter), first = app_page(painter->app)->top;
	int rows = MIN(table_body_rows(painter->app), table_layout_lines(&painter->layout) - first);

	for (int i = 0; i < rows; i++) {
		struct table_line line = table_layout_line(&painter->layout, first + i);

		paint(painter, top + i, &line);
	}
}

/* Behind last year's figures of a row: whether this year's go on from them. */
static void paint_row_state(
	const struct table_painter *painter, int row, const struct table_line *line)
{
	const struct form_block *block = &painter->table->blocks[line->block];
	int column = table_layout_end(&painter->layout, block->columns.tree.leaves - 1) + 1;
	g_autofree char *state = table_row_state(painter, line->block, line->index);

	if (painter->layout.first > 0)
		return;
	canvas_fill(painter->app->canvas, row, column,
		app_areas(painter->app).page.columns - column, ROLE_TEXT);
	if (state)
		canvas_put(painter->app->canvas, row, column, ROLE_HELP, state);
}

static void paint_figures_of_line(
	const struct table_painter *painter, int row, const struct table_line *line)
{
	switch (line->kind) {
	case TABLE_LINE_ROW:
		paint_squares(painter, row, line, table_paint_cell);
		table_paint_comparison(painter, row, line);
		break;
	case TABLE_LINE_LAST:
		paint_squares(painter, row, line, table_paint_last);
		paint_row_state(painter, row, line);
		break;
	case TABLE_LINE_READING: table_paint_reading(painter, row); break;
	default: break;
	}
}

static void paint_body(const struct table_painter *painter)
{
	struct table_line first = table_layout_line(&painter->layout, app_page(painter->app)->top);

	paint_heads(painter, &painter->table->blocks[first.block]);
	for_each_line(painter, paint_line_label);
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

/* How a page's table is looked at. */
static struct table_view view_of(const struct app *app)
{
	return (struct table_view){
		.cursor = app_cursor(app),
		.columns = app_areas(app).page.columns,
		.rows = table_body_rows(app),
		.wide = app->canvas->columns >= LAST_FROM_COLUMNS,
		.last = app->last_year,
	};
}

/* The rows the lines of the body leave free. */
static struct area spare_rows(const struct table_painter *painter)
{
	int used = MIN(table_layout_lines(&painter->layout), table_body_rows(painter->app));
	int row = top_of_body(painter) + used;

	return (struct area){
		.row = row,
		.rows = top_of_body(painter) + table_body_rows(painter->app) - row,
		.columns = app_areas(painter->app).page.columns,
	};
}

static void lay_out(struct app *app)
{
	struct page *page = app_page(app);

	if (page->plan && page->plan->profile != app->canvas->profile)
		g_clear_pointer(&page->plan, table_plan_free);
	if (!page->plan)
		page->plan = table_plan_new(app->form, page_table(app), app->canvas->profile);
	table_layout_release(&app->layout);
	table_layout_init(&app->layout, session_report(app->session), page->plan, view_of(app));
}

void table_settle(struct app *app)
{
	lay_out(app);
	scroll(app);
}

void table_paint(struct app *app)
{
	struct table_painter painter;

	table_settle(app);
	painter = painter_of(app);
	paint_body(&painter);
	table_paint_workings(&painter, spare_rows(&painter));
	table_paint_ledger(&painter);
	g_string_free(painter.scratch, TRUE);
}

/* The row of the screen where a line of the body stands; -1 where it does not show. */
static int row_of_line(const struct table_painter *painter, int line)
{
	int row = line - app_page(painter->app)->top;

	return row >= 0 && row < table_body_rows(painter->app) ? top_of_body(painter) + row : -1;
}

/* Paints what the lines below a row say of it. */
static void repaint_more(const struct table_painter *painter, int line)
{
	for (line++; is_more(&painter->layout, line); line++) {
		struct table_line more = table_layout_line(&painter->layout, line);
		int row = row_of_line(painter, line);

		if (row >= 0 && more.kind == TABLE_LINE_READING)
			table_paint_reading(painter, row);
		else if (row >= 0)
			paint_row_state(painter, row, &more);
	}
}

/* Paints a cell where it stands, and what follows from it in its row. False when it is wider than
   its column, so that the table must be laid out anew. */
static bool repaint_cell(const struct table_painter *painter, cell_index index)
{
	const struct form_cell *cell = form_cell(painter->app->form, index);
	int number = table_layout_line_of(&painter->layout, cell->block, cell->row);
	struct table_line line = {TABLE_LINE_ROW, cell->block, cell->row};
	int row = row_of_line(painter, number);

	if (!table_cell_fits(painter, index))
		return false;
	if (row >= 0 && table_column_shown(painter, cell->column))
		table_paint_cell(painter, row, index, cell->column);
	if (row >= 0)
		table_paint_comparison(painter, row, &line);
	repaint_more(painter, number);
	return true;
}

/* Paints the cells whose sign hangs on rules that read a cell. */
static bool repaint_touched(const struct table_painter *painter, cell_index cell)
{
	const struct form *form = painter->app->form;
	const struct page *page = app_page(painter->app);
	bool fits = true;

	for (uint32_t i = form->touches.start[cell]; fits && i < form->touches.start[cell + 1];
		i++) {
		const struct rule_instance *instance = &form->instances[form->touches.items[i]];
		cell_index place = instance->cells[0];

		if (place != cell && rule_marks_cells(&form->rules[instance->rule]) &&
			place >= page->first && place < page->first + (cell_index)page->count)
			fits = repaint_cell(painter, place);
	}
	return fits;
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
		fits = fits && repaint_touched(&painter, cells[i]);
	}
	if (fits)
		table_paint_workings(&painter, spare_rows(&painter));
	table_paint_ledger_changed(&painter);
	g_string_free(painter.scratch, TRUE);
	return fits;
}
