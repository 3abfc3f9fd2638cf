/* A table, painted: heads that stand still, the lines of its body, the ledger under it. */
#include "base/text.h"
#include "tui/app.h"
#include "tui/table_layout.h"

#include <string.h>

enum { HEADING_ROW = BARS_ABOVE };

struct painter {
	struct app *app;
	const struct report *report;
	const struct form_table *table;
	struct table_layout layout;
	GString *scratch; /* one cell's text at a time, kept for its memory */
};

static const struct form_table *page_table(const struct app *app)
{
	const struct page *page = app_page(app);

	return &app->form->sections[page->section].tables[page->table];
}

static bool is_ledger(const struct app *app, const struct form_rule *rule)
{
	const struct page *page = app_page(app);

	return rule->ledger && rule->each == EACH_COLUMN && rule->section == page->section &&
		rule->table == page->table;
}

/* Rules that show what remains under the table; each takes a line. */
static int ledger_lines(const struct app *app)
{
	int lines = 0;

	for (size_t i = 0; i < app->form->rule_count; i++)
		lines += is_ledger(app, &app->form->rules[i]);
	return lines;
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

	return MAX(1, app->canvas->rows - BARS_BELOW - ledger_lines(app) - top);
}

/* Puts text right-aligned into the screen columns of a figure column. */
static void put_in_column(
	const struct painter *painter, int row, int column, enum role role, const char *text)
{
	int width = table_layout_width(&painter->layout, column);

	canvas_put_right(painter->app->canvas, row,
		table_layout_end(&painter->layout, column) - width, width, role, text);
}

static bool column_shown(const struct painter *painter, int column)
{
	return column >= painter->layout.first &&
		column < painter->layout.first + painter->layout.shown;
}

/* Heads */

static void paint_group_head(const struct painter *painter, int row, const struct head *head)
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

/* One level of a block's heads, counted from the leaves up: 0 is the leaves' own line. */
static void paint_head_level(
	const struct painter *painter, const struct form_block *block, int row, int from_leaves)
{
	const struct head_tree *tree = &block->columns.tree;

	for (int i = 0; i < tree->count; i++) {
		const struct head *head = &tree->heads[i];

		if (!head->leaf && head->leaves < tree->leaves &&
			tree->levels - 1 - head->depth == from_leaves) {
			paint_group_head(painter, row, head);
		} else if (head->leaf && from_leaves == 0 &&
			column_shown(painter, head->first_leaf)) {
			put_in_column(painter, row, head->first_leaf, ROLE_HEAD,
				block->columns.lines[i].short_label);
		}
	}
}

static void paint_block_head(
	const struct painter *painter, const struct form_block *block, int row, int level)
{
	int levels = table_head_levels(block);

	if (level == levels - 1 && block->caption)
		canvas_put_left(painter->app->canvas, row, 4, painter->layout.stub - 4, ROLE_HEAD,
			block->caption);
	paint_head_level(painter, block, row, levels - 1 - level);
}

static void paint_heads(const struct painter *painter, const struct form_block *block)
{
	const struct form_section *section =
		&painter->app->form->sections[app_page(painter->app)->section];
	int bottom = body_top(painter->table, painter->layout.head_rows);

	const char *caption = painter->table->caption;

	canvas_printf(painter->app->canvas, HEADING_ROW, 0, ROLE_GROUP, " %s%s%s", section->heading,
		caption ? "   " : "", caption ? caption : "");
	for (int level = 0; level < table_head_levels(block); level++) {
		int row = bottom - table_head_levels(block) + level;

		if (row >= HEADING_ROW)
			paint_block_head(painter, block, row, level);
	}
}

/* Cells */

static enum role cell_role(const struct painter *painter, cell_index cell)
{
	const struct checker *checker = session_checker(painter->app->session);
	const struct value *value = report_value(painter->report, cell);

	if (cell == painter->app->entry.cell)
		return ROLE_ENTRY;
	if (cell == app_cursor(painter->app))
		return ROLE_CURSOR;
	if (checker_state(checker, cell) == FINDING_FAILED && value->kind != VALUE_BLANK)
		return ROLE_ERROR;
	if (!cell_enterable(painter->app, cell))
		return ROLE_COMPUTED;
	return value->kind == VALUE_BLANK ? ROLE_BLANK : ROLE_FIGURE;
}

/* What follows a figure: a plus where blanks can still add to it, an exclamation mark where it is no
   figure or a file states another. */
static char sign_of(const struct painter *painter, cell_index cell, const struct value *value)
{
	if (value->kind == VALUE_NUMBER && value_incomplete(value))
		return '+';
	if (value->kind == VALUE_MALFORMED || report_contradicted(painter->report, cell))
		return '!';
	return ' ';
}

/* What a cell shows; a blank is a point. */
static void append_cell_text(const struct painter *painter, cell_index cell, GString *out)
{
	const struct value *value = report_value(painter->report, cell);
	char buffer[DECIMAL_TEXT_SIZE];

	if (cell == painter->app->entry.cell) {
		g_string_append(out, painter->app->entry.line.text->str);
	} else if (value->kind == VALUE_BLANK) {
		g_string_append_c(out, '.');
	} else if (value->kind == VALUE_TEXT) {
		g_autofree char *shown = report_display(painter->report, cell);

		g_string_append(out, shown);
	} else {
		g_string_append(out, value_text(value, buffer));
	}
	g_string_append_c(out, sign_of(painter, cell, value));
}

/* The real cursor stands behind the figure, or where the next character goes. */
static void put_cursor(const struct painter *painter, int row, int sign)
{
	const struct entry *entry = &painter->app->entry;
	int column = sign - 1;

	if (entry->cell == app_cursor(painter->app)) {
		const GString *text = entry->line.text;

		column = sign -
			text_width(text->str + entry->line.cursor, text->len - entry->line.cursor,
				WIDTH_NARROW);
	}
	canvas_set_cursor(painter->app->canvas, row, column);
}

static void paint_cell(const struct painter *painter, int row, cell_index cell, int column)
{
	GString *text = painter->scratch;

	g_string_truncate(text, 0);
	append_cell_text(painter, cell, text);
	put_in_column(painter, row, column, cell_role(painter, cell), text->str);
	if (cell == app_cursor(painter->app))
		put_cursor(painter, row, table_layout_end(&painter->layout, column) - 1);
}

/* Lines */

static int indent_of(const struct painter *painter, int depth)
{
	return painter->layout.digits + 2 + 2 * depth;
}

static bool is_here(const struct painter *painter, const struct table_line *line)
{
	const struct form_cell *cursor = form_cell(painter->app->form, app_cursor(painter->app));

	return cursor->row == line->index && cursor->block == line->block;
}

/* The label of a head of the stub: the printed one where the screen is wide enough for all. */
static const char *line_label(const struct painter *painter, const struct form_axis *rows, int head)
{
	return painter->layout.full ? rows->tree.heads[head].label : rows->lines[head].short_label;
}

static void paint_row_label(const struct painter *painter, int row, const struct table_line *line)
{
	const struct form_block *block = &painter->table->blocks[line->block];
	const struct form_axis *rows = &block->rows;
	int indent = indent_of(painter, rows->tree.heads[rows->leaves[line->index]].depth);
	bool here = is_here(painter, line);

	canvas_printf(painter->app->canvas, row, 1, here ? ROLE_GROUP : ROLE_HELP, "%0*d",
		painter->table->row_count > 9 ? painter->layout.digits : 1,
		form_row_number(block, line->index));
	canvas_put_left(painter->app->canvas, row, indent, painter->layout.stub - indent - 1,
		here ? ROLE_GROUP : ROLE_TEXT,
		line_label(painter, rows, rows->leaves[line->index]));
}

static void paint_row_figures(const struct painter *painter, int row, const struct table_line *line)
{
	const struct form_block *block = &painter->table->blocks[line->block];
	int end = MIN(painter->layout.first + painter->layout.shown, block->columns.tree.leaves);

	for (int column = painter->layout.first; column < end; column++)
		paint_cell(painter, row, form_block_cell(block, line->index, column), column);
}

static void paint_group(const struct painter *painter, int row, const struct table_line *line)
{
	const struct form_axis *rows = &painter->table->blocks[line->block].rows;
	int indent = indent_of(painter, rows->tree.heads[line->index].depth);

	canvas_put_left(painter->app->canvas, row, indent,
		painter->app->canvas->columns - indent - 1, ROLE_GROUP,
		line_label(painter, rows, line->index));
}

/* What a line shows besides its figures. */
static void paint_line_label(const struct painter *painter, int row, const struct table_line *line)
{
	switch (line->kind) {
	case TABLE_LINE_HEAD:
		paint_block_head(painter, &painter->table->blocks[line->block], row, line->index);
		break;
	case TABLE_LINE_GROUP: paint_group(painter, row, line); break;
	case TABLE_LINE_ROW: paint_row_label(painter, row, line); break;
	}
}

/* Scrolls so that the cursor's line shows, with the group above it where there is room. */
static void scroll(const struct painter *painter, int rows)
{
	struct page *page = app_page(painter->app);
	const struct form_cell *cell = form_cell(painter->app->form, page->cursor);
	int line = table_layout_line(&painter->layout, cell->block, cell->row);
	int last = MAX(0, (int)painter->layout.lines->len - rows);

	if (line < page->top + 1)
		page->top = MAX(0, line - 1);
	if (line >= page->top + rows)
		page->top = line - rows + 1;
	page->top = MIN(page->top, last);
}

/* The lines that show, each with its row on the screen. */
static void for_each_line(const struct painter *painter,
	void (*paint)(const struct painter *, int, const struct table_line *))
{
	int top = body_top(painter->table, painter->layout.head_rows);
	int first = app_page(painter->app)->top;
	int rows = MIN(table_body_rows(painter->app), (int)painter->layout.lines->len - first);

	for (int i = 0; i < rows; i++)
		paint(painter, top + i,
			&g_array_index(painter->layout.lines, struct table_line, first + i));
}

static void paint_figures_of_line(
	const struct painter *painter, int row, const struct table_line *line)
{
	if (line->kind == TABLE_LINE_ROW)
		paint_row_figures(painter, row, line);
}

static void paint_labels(const struct painter *painter)
{
	const struct table_line *first = &g_array_index(
		painter->layout.lines, struct table_line, app_page(painter->app)->top);

	paint_heads(painter, &painter->table->blocks[first->block]);
	for_each_line(painter, paint_line_label);
}

static void paint_body(const struct painter *painter)
{
	scroll(painter, table_body_rows(painter->app));
	paint_labels(painter);
	for_each_line(painter, paint_figures_of_line);
}

/* The ledger: what remains of a rule, column by column. */
static void paint_remainder(
	const struct painter *painter, int row, const struct rule_instance *instance, size_t index)
{
	struct remainder remainder =
		checker_remainder(session_checker(painter->app->session), index);
	char buffer[DECIMAL_TEXT_SIZE];
	g_autoptr(GString) text = g_string_new(NULL);
	enum role role = ROLE_HELP;
	int sign = decimal_compare(remainder.number, decimal_from_int(0));

	if (!column_shown(painter, instance->line))
		return;
	if (remainder.state == FINDING_FAILED)
		role = ROLE_ERROR;
	else if (remainder.state == FINDING_PASSED)
		role = ROLE_GOOD;
	if (remainder.blank) {
		g_string_append(text, ".");
	} else if (sign == 0) {
		g_string_append(text, "平");
	} else {
		if (sign < 0)
			remainder.number.coefficient = -remainder.number.coefficient;
		g_string_append_printf(text, "%s%s", sign > 0 ? "余" : "超",
			decimal_format(remainder.number, buffer));
	}
	/* the same column for the sign as in the cells above */
	g_string_append_c(text, sign == 0 && !remainder.blank && remainder.incomplete ? '+' : ' ');
	put_in_column(painter, row, instance->line, role, text->str);
}

/* The remainders of a rule; of a table of several blocks, in the block the cursor is in. */
static void paint_remainders(const struct painter *painter, int row, const struct form_rule *rule,
	bool (*wanted)(const struct painter *, const struct rule_instance *))
{
	const struct form *form = painter->app->form;
	int block = form_cell(form, app_cursor(painter->app))->block;

	for (size_t i = 0; i < rule->instance_count; i++) {
		size_t index = rule->first_instance + i;
		const struct rule_instance *instance = &form->instances[index];

		if (instance->block == block && (!wanted || wanted(painter, instance)))
			paint_remainder(painter, row, instance, index);
	}
}

/* Paints the ledger's rows: labels and all remainders, or, with `wanted`, only remainders that are. */
static void paint_ledger(const struct painter *painter,
	bool (*wanted)(const struct painter *, const struct rule_instance *))
{
	const struct app *app = painter->app;
	int row = app->canvas->rows - BARS_BELOW - ledger_lines(app);

	for (size_t r = 0; r < app->form->rule_count; r++) {
		const struct form_rule *rule = &app->form->rules[r];

		if (!is_ledger(app, rule))
			continue;
		if (!wanted)
			canvas_put_left(app->canvas, row, 4, painter->layout.stub - 5, ROLE_HELP,
				rule->ledger);
		paint_remainders(painter, row++, rule, wanted);
	}
}

/* Whether a rule instance reads a cell that changed. */
static bool reads_changed_cell(const struct painter *painter, const struct rule_instance *instance)
{
	const cell_index *changed;
	size_t count = session_changed(painter->app->session, &changed);

	for (size_t i = 0; i < count; i++) {
		for (size_t c = 0; c < instance->cell_count; c++) {
			if (changed[i] == instance->cells[c])
				return true;
		}
	}
	return false;
}

static struct painter painter_of(struct app *app)
{
	return (struct painter){
		.app = app,
		.report = session_report(app->session),
		.table = page_table(app),
		.layout = app->layout,
		.scratch = g_string_new(NULL),
	};
}

void table_paint(struct app *app)
{
	struct painter painter;

	table_layout_release(&app->layout);
	table_layout_init(&app->layout, session_report(app->session), page_table(app),
		app_page(app)->measures, app_cursor(app), app->canvas->columns);
	painter = painter_of(app);
	paint_body(&painter);
	paint_ledger(&painter, NULL);
	g_string_free(painter.scratch, TRUE);
}

/* Paints a cell where it stands, if it shows at all. False when it is wider than its column, so that
   the table must be laid out anew. */
static bool repaint_cell(const struct painter *painter, cell_index index)
{
	const struct form_cell *cell = form_cell(painter->app->form, index);
	const struct page *page = app_page(painter->app);
	int line = table_layout_line(&painter->layout, cell->block, cell->row) - page->top;

	g_string_truncate(painter->scratch, 0);
	append_cell_text(painter, index, painter->scratch);
	if (text_width(painter->scratch->str, painter->scratch->len, WIDTH_NARROW) >
		table_layout_width(&painter->layout, cell->column) + 1 -
			app_page(painter->app)->measures.beside)
		return false;
	if (line >= 0 && line < table_body_rows(painter->app) &&
		column_shown(painter, cell->column))
		paint_cell(painter, body_top(painter->table, painter->layout.head_rows) + line,
			index, cell->column);
	return true;
}

bool table_paint_changed(struct app *app)
{
	struct painter painter = painter_of(app);
	const struct page *page = app_page(app);
	const cell_index *cells;
	size_t count = session_changed(app->session, &cells);
	bool fits = repaint_cell(&painter, page->cursor);

	for (size_t i = 0; i < count && fits; i++) {
		if (cells[i] >= page->first && cells[i] < page->first + page->count)
			fits = repaint_cell(&painter, cells[i]);
	}
	paint_ledger(&painter, reads_changed_cell);
	g_string_free(painter.scratch, TRUE);
	return fits;
}
