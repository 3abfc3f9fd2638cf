#include "tui/table_layout.h"

#include <string.h>

enum {
	FIGURE_NARROWEST = 6,
	FIGURE_WIDEST_HEAD = 14, /* longer heads do not widen their columns */
	STUB_NARROWEST = 24,
	BESIDE_LABEL = 4, /* blanks around number and label */
	DATE_WIDTH = 10,
	CHOICE_WIDEST = 16,
	LINE_NARROWEST = 12,   /* words have at least so much room, */
	LINE_WIDEST = 40,      /* and at most so much where there is more */
	COMPARISON_WIDTH = 10, /* "+399.9%" */
	BESIDE_LAST = 6,       /* what names a column as last year's, and a blank */
};

/* Widths of cells */

static int widest_choice(const struct table_plan *plan, const struct form_cell *cell)
{
	int widest = 0;

	for (size_t i = 0; i < cell->spec->choice_count; i++) {
		const char *label = cell->spec->choices[i].label;

		widest = MAX(widest, text_width(label, strlen(label), plan->profile));
	}
	return MIN(widest, CHOICE_WIDEST);
}

static int number_width(struct decimal number)
{
	int digits = 1;

	for (int64_t rest = number.coefficient / 10; rest != 0; rest /= 10)
		digits++;
	digits = MAX(digits, number.scale + 1);
	return digits + (number.scale > 0) + (number.coefficient < 0);
}

static int figure_width(const struct table_plan *plan, const struct value *value)
{
	char buffer[DECIMAL_TEXT_SIZE];

	if (value->kind == VALUE_NUMBER)
		return number_width(value->number);
	if (value->kind == VALUE_BLANK)
		return 1;
	const char *text = value_text(value, buffer);
	return MIN(text_width(text, strlen(text), plan->profile), DECIMAL_TEXT_SIZE);
}

/* The room a cell takes: figures as they are; of words what the form says of them, so that a column
   does not jump while they are typed. */
static int cell_width(
	const struct table_plan *plan, const struct form_cell *cell, const struct value *value)
{
	switch (cell->spec->type) {
	case TYPE_LINE: return LINE_NARROWEST;
	case TYPE_CHOICE: return widest_choice(plan, cell);
	case TYPE_DATE: return DATE_WIDTH;
	default: return figure_width(plan, value);
	}
}

/* Widens a slot. */
static void widen(int *widths, int slot, int width)
{
	widths[slot] = MAX(widths[slot], width);
}

/* Widens each column as far as its cells need, and those of last year. */
static void measure_cells(
	const struct table_layout *layout, const struct report *report, int *widths)
{
	const struct table_plan *plan = layout->plan;
	bool below = plan->below != BELOW_NONE;

	for (size_t i = 0; i < plan->table->cell_count; i++) {
		cell_index index = plan->table->first + (cell_index)i;
		const struct form_cell *cell = form_cell(plan->form, index);
		const struct form_block *block = &plan->table->blocks[cell->block];
		int last = table_layout_last(layout, block);

		widen(widths, cell->column,
			cell_width(plan, cell, report_value(report, index)) + plan->beside);
		if (last >= 0)
			widen(widths, last,
				cell_width(plan, cell, &report->last[index]) + plan->beside);
		else if (below)
			widen(widths, cell->column,
				cell_width(plan, cell, &report->last[index]) + plan->beside);
	}
}

/* The slots behind that of last year's figures hold comparisons; the head beside a block of several
   columns names one of them. */
static void measure_comparisons(const struct table_layout *layout, int *widths)
{
	const struct table_plan *plan = layout->plan;

	for (int b = 0; b < plan->table->block_count; b++) {
		const struct form_block *block = &plan->table->blocks[b];
		int last = table_layout_last(layout, block);

		if (last < 0)
			continue;
		widen(widths, last + 1, COMPARISON_WIDTH);
		if (block->columns.tree.leaves > 1)
			widen(widths, last,
				MIN(plan->head + BESIDE_LAST, FIGURE_WIDEST_HEAD + BESIDE_LAST));
	}
}

/* Columns */

/* What the labels keep when the figures want all the room: no more than they need. A ledger's label
   stands among them. */
static int narrowest_stub(const struct table_plan *plan, int digits)
{
	return plan->ledger ? STUB_NARROWEST
			    : MIN(STUB_NARROWEST, plan->label + digits + BESIDE_LABEL);
}

/* How many columns from `first` on fit into `room`; at least one. */
static int count_fitting(const struct table_layout *layout, int first, int room)
{
	int count = 1;

	while (first + count < layout->slots &&
		layout->sums[first + count + 1] - layout->sums[first] <= room)
		count++;
	return count;
}

/* Scrolls sideways as far as the cursor's column needs. */
static void choose_columns(struct table_layout *layout, int column, int columns, int narrowest)
{
	int room = columns - 1 - narrowest;

	layout->first = 0;
	while (layout->first + (layout->shown = count_fitting(layout, layout->first, room)) <=
		column)
		layout->first++;
	layout->stub = columns - 1 -
		(layout->sums[layout->first + layout->shown] - layout->sums[layout->first]);
}

static int total_of(const int *widths, int slots)
{
	int total = 0;

	for (int slot = 0; slot < slots; slot++)
		total += widths[slot];
	return total;
}

/* Widens columns to a width, so that they look alike; false where there is no room for that. */
static bool widen_alike(int *widths, int slots, int width, int room)
{
	int total = 0;

	for (int slot = 0; slot < slots; slot++)
		total += MAX(widths[slot], width);
	for (int slot = 0; total <= room && slot < slots; slot++)
		widen(widths, slot, width);
	return total <= room;
}

/* Widens columns to their own heads as far as there is room: heads can be clipped, figures
   cannot. */
static void widen_to_heads(const struct table_layout *layout, int *widths, int room)
{
	const struct table_plan *plan = layout->plan;
	int spare = room - total_of(widths, layout->slots);
	bool widened = true;

	while (widened && spare > 0) {
		widened = false;
		for (int column = 0; column < plan->most && spare > 0; column++) {
			if (widths[column] >= MIN(plan->heads[column], FIGURE_WIDEST_HEAD))
				continue;
			widths[column]++;
			spare--;
			widened = true;
		}
	}
}

/* The widths of the columns as running sums: alike, with a blank more between them where the labels
   leave that much; else as their own heads need, within `room`. */
static void sum_widths(
	struct table_layout *layout, const struct report *report, int columns, int room)
{
	const struct table_plan *plan = layout->plan;
	g_autofree int *widths = g_new(int, layout->slots);
	int labels = MAX(STUB_NARROWEST, plan->full_label + layout->digits + BESIDE_LABEL);

	for (int slot = 0; slot < layout->slots; slot++)
		widths[slot] = FIGURE_NARROWEST;
	measure_cells(layout, report, widths);
	measure_comparisons(layout, widths);
	if (!widen_alike(widths, layout->slots, plan->head + 1, columns - 1 - labels) &&
		!widen_alike(widths, layout->slots, plan->head, columns - 1 - STUB_NARROWEST))
		widen_to_heads(layout, widths, room);
	layout->sums = g_renew(int, layout->sums, layout->slots + 1);
	layout->sums[0] = 0;
	for (int slot = 0; slot < layout->slots; slot++)
		layout->sums[slot + 1] = layout->sums[slot] + widths[slot];
}

/* Gives the room that is left over to the columns for words, one after the other. */
static void widen_lines(struct table_layout *layout, int columns)
{
	int end = MIN(layout->first + layout->shown, layout->plan->most);
	int spare = columns - 1 - table_layout_end(layout, layout->first + layout->shown - 1);

	for (int column = layout->first; column < end && spare > 0; column++) {
		int more = MIN(spare, LINE_WIDEST - table_layout_width(layout, column));

		if (more <= 0 || !layout->plan->open[column])
			continue;
		for (int behind = column + 1; behind <= layout->slots; behind++)
			layout->sums[behind] += more;
		spare -= more;
	}
}

/* The stub takes what the figures leave, as far as its labels need it. */
static void choose_stub(struct table_layout *layout)
{
	int label = layout->plan->full_label + layout->digits + BESIDE_LABEL;

	layout->stub = MIN(layout->stub, MAX(STUB_NARROWEST, label));
}

/* Last year */

static int count_slots(const struct table_layout *layout)
{
	enum { SLOTS_OF_ONE = 3, BESIDE = 2 };
	int slots = layout->plan->most;

	if (layout->beside)
		slots = MAX(slots, SLOTS_OF_ONE);
	return layout->wide ? layout->plan->most + BESIDE : slots;
}

static bool has_block_of_one(const struct form_table *table)
{
	bool has = false;

	for (int b = 0; b < table->block_count; b++)
		has |= table->blocks[b].columns.tree.leaves == 1;
	return has;
}

/* Tries whether all columns fit with so much of last year's beside them. */
static bool try_beside(struct table_layout *layout, const struct report *report, int columns,
	int narrowest, bool beside, bool wide)
{
	layout->beside = beside;
	layout->wide = wide;
	layout->slots = count_slots(layout);
	sum_widths(layout, report, columns, columns - 1 - narrowest);
	return layout->sums[layout->slots] <= columns - 1 - narrowest;
}

/* Chooses what stands beside: all, only what stands beside single columns, or nothing. */
static void choose_beside(struct table_layout *layout, const struct report *report,
	const struct table_view *view, int narrowest)
{
	bool one = has_block_of_one(layout->plan->table);
	bool last = view->last != LAST_NEVER && report->previous;

	if (last && view->wide &&
		try_beside(layout, report, view->columns, narrowest, one, layout->plan->most > 1))
		return;
	if (last && one && try_beside(layout, report, view->columns, narrowest, true, false))
		return;
	try_beside(layout, report, view->columns, narrowest, false, false);
}

/* Chooses what stands below: what does not stand beside, where all lines fit or it was asked
   for. */
static enum table_below choose_below(const struct table_layout *layout, const struct report *report,
	const struct table_view *view)
{
	const struct table_plan *plan = layout->plan;
	enum table_below below = layout->beside ? BELOW_SEVERAL : BELOW_ALL;
	int present = (int)plan->lines->len - plan->last_lines[plan->below];

	if (view->last == LAST_NEVER || !report->previous || layout->wide)
		return BELOW_NONE;
	return view->last == LAST_ALWAYS || present + plan->last_lines[below] <= view->rows
		? below
		: BELOW_NONE;
}

/* The line below the cursor's where an amount is read back. */
static int reading_line(const struct table_layout *layout, cell_index cursor)
{
	const struct form_cell *cell = form_cell(layout->plan->form, cursor);

	return cell->spec->smaller_unit && !form_cell_is_computed(cell)
		? table_layout_line_of(layout, cell->block, cell->row) + 1
		: -1;
}

void table_layout_init(struct table_layout *layout, const struct report *report,
	struct table_plan *plan, struct table_view view)
{
	enum { LEAST_DIGITS = 2 };
	int column = form_cell(report->form, view.cursor)->column;

	*layout = (struct table_layout){
		.plan = plan,
		.digits = MAX(LEAST_DIGITS, form_row_digits(plan->table)),
		.compared = column,
		.reading = -1,
	};
	int narrowest = narrowest_stub(plan, layout->digits);
	table_plan_count_last(plan, report);
	table_plan_arrange(plan, report, plan->below);
	choose_beside(layout, report, &view, narrowest);
	enum table_below below = choose_below(layout, report, &view);
	if (below != plan->below) {
		table_plan_arrange(plan, report, below);
		choose_beside(layout, report, &view, narrowest);
	}
	choose_columns(layout, column, view.columns, narrowest);
	choose_stub(layout);
	widen_lines(layout, view.columns);
	layout->reading = reading_line(layout, view.cursor);
}

void table_layout_release(struct table_layout *layout)
{
	g_clear_pointer(&layout->sums, g_free);
}

int table_layout_width(const struct table_layout *layout, int column)
{
	return layout->sums[column + 1] - layout->sums[column];
}

int table_layout_end(const struct table_layout *layout, int column)
{
	return layout->stub + layout->sums[column + 1] - layout->sums[layout->first];
}

int table_layout_lines(const struct table_layout *layout)
{
	return (int)layout->plan->lines->len + (layout->reading >= 0 ? 1 : 0);
}

struct table_line table_layout_line(const struct table_layout *layout, int line)
{
	if (layout->reading >= 0 && line == layout->reading)
		return (struct table_line){.kind = TABLE_LINE_READING};
	if (layout->reading >= 0 && line > layout->reading)
		line--;
	return g_array_index(layout->plan->lines, struct table_line, line);
}

int table_layout_line_of(const struct table_layout *layout, int block, int row)
{
	int line = layout->plan->line_of_row[layout->plan->table->blocks[block].first_row + row];

	return layout->reading >= 0 && line >= layout->reading ? line + 1 : line;
}

int table_layout_last(const struct table_layout *layout, const struct form_block *block)
{
	if (block->columns.tree.leaves == 1)
		return layout->beside ? 1 : -1;
	return layout->wide ? layout->plan->most : -1;
}

int table_layout_compared(const struct table_layout *layout, const struct form_block *block)
{
	return MIN(layout->compared, block->columns.tree.leaves - 1);
}

bool table_layout_shows_last(const struct table_layout *layout)
{
	return layout->beside || layout->wide || layout->plan->below != BELOW_NONE;
}
