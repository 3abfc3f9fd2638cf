/*
 * A case in the wrong line: the moves of it between two cells that make both lines
 * balance.
 *
 * Two columns of a rule fail by opposite amounts. In a row both their cells are
 * added alike; where one takes the amount from the other, neither column is left
 * with a difference, and no other is touched. The same holds of two rows.
 */
#include "check/repair_internal.h"

#include "base/language.h"
#include "check/weights.h"

/* A move that is possible. */
struct move {
	cell_index own, other; /* in the finding's line, and in the one whose difference cancels */
	struct decimal own_after, other_after;
	int distance; /* from the line the cursor is in */
	bool whole;   /* all that stands in a cell goes, as where a figure slipped into the next */
};

struct mover {
	struct repair_search *search;
	const struct rule_instance *mine, *other;
	struct decimal difference;
	bool columns; /* the lines are columns */
	GHashTable *weights, *other_weights;
	GArray *moves; /* of struct move */
};

static bool weigh_sides(
	const struct form *form, const struct rule_instance *instance, GHashTable *weights)
{
	return weights_add(form, instance->left, +1, weights) &&
		weights_add(form, instance->right, -1, weights);
}

/* The cell beside one of the finding's line, in the other line; CELL_NONE when it is not of it. */
static cell_index cell_beside(const struct mover *mover, cell_index index)
{
	const struct form *form = mover->search->checker->form;
	const struct form_cell *cell = form_cell(form, index);
	const struct form_block *block = form_cell_block(form, index);
	int line = mover->other->line;

	if (!block || (mover->columns ? cell->column : cell->row) != mover->mine->line)
		return CELL_NONE;
	const struct form_axis *axis = mover->columns ? &block->columns : &block->rows;
	if (line >= axis->tree.leaves)
		return CELL_NONE;
	return mover->columns ? form_block_cell(block, cell->row, line)
			      : form_block_cell(block, line, cell->column);
}

/* A figure that began the year as last year's ended it is not where the case was lost. */
static bool is_carried(const struct report *report, cell_index cell)
{
	cell_index from = form_cell(report->form, cell)->carry;

	return from != CELL_NONE && value_equal(&report->last[from], &report->typed[cell]);
}

static bool figure_of(const struct mover *mover, cell_index cell, struct decimal *figure)
{
	const struct report *report = mover->search->checker->report;

	*figure = report->typed[cell].number;
	return report->typed[cell].kind == VALUE_NUMBER && !is_carried(report, cell);
}

/* Who stands where the finding leads has said nothing of the row. */
static int distance_of(const struct mover *mover, cell_index index)
{
	const struct form *form = mover->search->checker->form;
	cell_index near = mover->search->near;

	if (near == CELL_NONE || near == mover->mine->cells[0] ||
		form_cell_block(form, near) != form_cell_block(form, index))
		return 0;
	const struct form_cell *cell = form_cell(form, index), *from = form_cell(form, near);
	return mover->columns ? ABS(cell->row - from->row) : ABS(cell->column - from->column);
}

static void try_move(struct mover *mover, cell_index own, int weight)
{
	const struct form *form = mover->search->checker->form;
	struct move move = {.own = own, .other = cell_beside(mover, own)};
	struct decimal figure, other_figure, more = mover->difference, less = more;

	if (move.other == CELL_NONE || ABS(weight) != 1 ||
		weight_of(mover->other_weights, move.other) != weight ||
		!figure_of(mover, own, &figure) || !figure_of(mover, move.other, &other_figure))
		return;
	(weight > 0 ? &more : &less)->coefficient *= -1;
	if (!repair_sum(figure, more, &move.own_after) ||
		!repair_sum(other_figure, less, &move.other_after) ||
		!repair_figure_fits(form, own, move.own_after) ||
		!repair_figure_fits(form, move.other, move.other_after))
		return;
	move.distance = distance_of(mover, own);
	move.whole =
		(decimal_compare(move.own_after, figure) < 0 ? move.own_after : move.other_after)
			.coefficient == 0;
	g_array_append_val(mover->moves, move);
}

static gint compare_moves(gconstpointer a, gconstpointer b)
{
	const struct move *left = a, *right = b;

	if (left->distance != right->distance)
		return left->distance - right->distance;
	if (left->whole != right->whole)
		return left->whole ? -1 : 1;
	return left->own < right->own ? -1 : 1;
}

/* Offering */

/* "自然人 0改1" */
static void append_step(const struct mover *mover, struct repair *repair, GString *label,
	cell_index cell, struct decimal after)
{
	const struct form *form = mover->search->checker->form;
	const struct form_block *block = form_cell_block(form, cell);
	const struct form_cell *definition = form_cell(form, cell);
	char before[DECIMAL_TEXT_SIZE], buffer[DECIMAL_TEXT_SIZE];

	if (label->len > 0)
		g_string_append(label, _("，"));
	g_string_append_printf(label, _("%s %s改%s"),
		mover->columns ? form_axis_label(&block->columns, definition->column)
			       : form_axis_label(&block->rows, definition->row),
		decimal_format(mover->search->checker->report->typed[cell].number, before),
		decimal_format(after, buffer));
	repair_add_step(repair, cell, g_strdup(buffer));
}

static char *place_of(const struct mover *mover, cell_index index)
{
	const struct form *form = mover->search->checker->form;
	const struct form_block *block = form_cell_block(form, index);
	const struct form_cell *cell = form_cell(form, index);

	if (!mover->columns)
		return g_strdup(form_axis_label(&block->columns, cell->column));
	return g_strdup_printf(_("%0*d行 %s"), form_row_digits(form_cell_table(form, index)),
		form_row_number(block, cell->row),
		form_axis_leaf(&block->rows, cell->row)->short_label);
}

/* Where a case is taken from comes first. */
static void offer(const struct mover *mover, const struct move *move)
{
	const struct value *typed = mover->search->checker->report->typed;
	GString *label = g_string_new(NULL);
	struct repair *repair = repair_offer(mover->search, place_of(mover, move->own), NULL);
	bool from_own = decimal_compare(move->own_after, typed[move->own].number) < 0;

	if (from_own)
		append_step(mover, repair, label, move->own, move->own_after);
	append_step(mover, repair, label, move->other, move->other_after);
	if (!from_own)
		append_step(mover, repair, label, move->own, move->own_after);
	repair->label = g_string_free(label, FALSE);
}

static void find_moves(struct mover *mover)
{
	GHashTableIter cells;
	gpointer cell, weight;

	g_hash_table_iter_init(&cells, mover->weights);
	while (g_hash_table_iter_next(&cells, &cell, &weight))
		try_move(mover, GPOINTER_TO_UINT(cell), GPOINTER_TO_INT(weight));
	g_array_sort(mover->moves, compare_moves);
}

void repair_moves(struct repair_search *search, const struct slip *slip)
{
	const struct form *form = search->checker->form;
	g_autoptr(GHashTable) weights = g_hash_table_new(NULL, NULL);
	g_autoptr(GHashTable) other_weights = g_hash_table_new(NULL, NULL);
	g_autoptr(GArray) moves = g_array_new(FALSE, FALSE, sizeof(struct move));
	struct mover mover = {
		.search = search,
		.mine = &form->instances[search->slot.instance],
		.other = &form->instances[slip->other],
		.difference = slip->difference,
		.columns = form->rules[search->slot.rule].each == EACH_COLUMN,
		.weights = weights,
		.other_weights = other_weights,
		.moves = moves,
	};

	if (!weigh_sides(form, mover.mine, weights) ||
		!weigh_sides(form, mover.other, other_weights))
		return;
	find_moves(&mover);
	for (guint i = 0; i < MIN(moves->len, REPAIRS_MOST); i++)
		offer(&mover, &g_array_index(moves, struct move, i));
}
